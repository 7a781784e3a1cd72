"""Whose act or position a clause tells of, and who says so."""

from __future__ import annotations

from itertools import pairwise

from timeline.codebook import Codebook
from timeline.model import Attribution
from timeline.reading.actors.reader import Mentions
from timeline.reading.codes.agents import Agents
from timeline.reading.codes.authorities import Authorities
from timeline.reading.codes.context import HAVE
from timeline.reading.codes.cues import ATTITUDES, OUTCOMES, THINGS
from timeline.reading.codes.interests import Interest
from timeline.reading.codes.offices import Offices
from timeline.reading.codes.principals import Principals, countries, last_words
from timeline.reading.codes.provisions import name_things
from timeline.reading.codes.readings import Clause, Reading
from timeline.reading.codes.subjects import RELATIVES, Subjects
from timeline.reading.codes.trades import Trades
from timeline.reading.codes.voices import Voice, verbs_of
from timeline.reading.text.document import Document
from timeline.reading.text.verbs import forms_of, is_past

_OPENING = 4  # words in which a clause names "a final decision"
_NAME = 12  # words that a name has at most
_SOMETHING = frozenset({"a", "an", "another"})
_SOMEBODY = frozenset({"he", "she", "it", "they", "we", "who", "which"})
_REPORTED = ("cues/reported-can", "cues/reported-cannot")
_JOINING, _ADVERBS = frozenset({"and", "but", "then"}), 3  # before a deed of the same doer: "and then | met"
_PAPERS = (["statement"], ["release"])
_COURTS = frozenset({"court", "judge"})
_HINDERED = frozenset({"impossible", "harder", "tougher"})
_RULED = forms_of("rule")
_PROMISES = forms_of("announce promise pledge propose")  # do something with a thing, say something with a clause
_ABILITY = frozenset({"can", "cannot", "can't", "could"})
_CANNOT = frozenset({("cannot", "be"), ("can't", "be")})
_OWN_ACTS = frozenset({"request", "proposal"})  # what a cue of saying does besides saying it


class Holders:
    """Finds the actors of the statements of one document."""

    def __init__(self, document: Document, mentions: Mentions, codebook: Codebook) -> None:
        self.document = document
        self.mentions = mentions
        self.aliases = {alias for actor in codebook.actors for alias in actor.aliases}
        self.known = {actor.id for actor in codebook.actors}
        self.trades = Trades(document, mentions, codebook)
        self.things = name_things(codebook)
        self.subjects = Subjects(document, mentions, self.known, self.things)
        self.agents = Agents(document, mentions)
        self.principals = Principals(document, mentions, codebook)
        self.authorities = Authorities(document, mentions, codebook, self.principals)
        self.offices = Offices(mentions, codebook)
        self.without_codebook = not codebook.actors

    def is_known(self, actor: str) -> bool:
        """Is this an actor of the codebook, or, without a codebook, any actor at all?"""
        return actor in self.known or (self.without_codebook and bool(actor))

    def knows_within(self, first: int, last: int) -> bool:
        """Do the words [first, last) name an actor of the codebook?"""
        return any(mention.actor in self.known for mention in self.mentions.within(first, last))

    def has_authority(self, actor: str, acts: bool = False, votes: bool = False) -> bool:
        """May this actor permit and prohibit? Without a codebook who is not said to have no office; or `acts`."""
        return actor in self.authorities.all or (self.without_codebook and self.offices.may_rule(actor, acts, votes))

    def _is_office(self, actor: str) -> bool:
        return actor != "" and (actor in countries() or self.offices.holds_office(actor))

    def is_guess(self, clause: Clause, reading: Reading) -> bool:
        """Is it a "could" that nobody with authority is told to have said: "analysts said they could strike"?"""
        if reading.main.entry.id not in _REPORTED or reading.change == "ends":
            return False  # "until then they could"
        speaker = self.find_speaker(clause.voice) if clause.voice.manner == "indirect" else ""
        return not speaker or not self.has_authority(speaker)

    def is_ability(self, clause: Clause, reading: Reading) -> bool:
        """“The children can sleep soundly”: does somebody without a say tell what can be, of nothing at stake?"""
        can = self.document.words[reading.main.first] in _ABILITY and reading.main.entry.role == "able"
        speaker = self.find_speaker(clause.voice) if can and reading.main is reading.outer else ""
        return bool(speaker) and not self.has_authority(speaker)

    def is_complaint(self, clause: Clause, reading: Reading) -> bool:
        """“We are not allowed to”, “it makes it impossible to”: does somebody quoted say what others forbid?"""
        if reading.sign >= 0 or not reading.rule or clause.voice.attribution is None:
            return False
        words, speaker = self.document.words, self.find_speaker(clause.voice)
        if not speaker:
            return False
        if words[reading.main.last - 2] in _HINDERED and any(cue.entry.role in THINGS for cue in reading.cues):
            return not self.has_authority(speaker)
        bound = reading.outer.entry.subject == "beneficiary" or reading.group.passive
        return bound and words[reading.group.first - 1] == "we"

    def find_followed(self, clause: Clause, reading: Reading) -> list[str]:
        """ "will follow Australia's lead": those whose position is taken, named behind the verb."""
        if reading.outer.entry.id != "cues/same" and not reading.denies:
            return []
        return [mention.actor for mention in self.mentions.within(reading.outer.first + 1, clause.last)]

    def has_ruled(self, clause: Clause, reading: Reading) -> bool:
        """ "The ban was unlawful, the court ruled": is a verdict a decision of who gives it?"""
        verdict = reading.outer.entry.role in ATTITUDES | OUTCOMES and reading.sign != 0 and not reading.rule
        ruled = verdict and not _RULED.isdisjoint(self._cue(clause.voice))  # "found" gives its reasons
        return ruled and self.has_authority(self.find_speaker(clause.voice))

    def find_interest(self, actor: str, provision: str) -> Interest | None:
        """Return on which side somebody without authority usually stands."""
        return self.trades.find_interest(actor, provision) if actor and actor not in self.authorities.all else None

    def find_source(self, voice: Voice) -> tuple[str, str]:
        """Return the source as written and as resolved; both empty where the article itself speaks."""
        if voice.attribution is None or not voice.attribution.source:
            return "", ""
        parts = [self.document.text[start:end] for start, end in voice.attribution.source]
        named = [part for part in parts if part.lower() not in RELATIVES] if len(parts) > 1 else parts
        written = " ".join(named or parts)
        return written, self.mentions.speaker(voice.attribution)[0]

    def find_teller(self, voice: Voice, reading: Reading | None) -> tuple[str, str]:
        """Return the source, written and resolved, of a statement; what the article tells of somebody has none."""
        return ("", "") if self._is_own_act(voice, reading) else self.find_source(voice)

    def _is_own_act(self, voice: Voice, reading: Reading | None) -> bool:
        """ "The union asked for a ban", "promised to repeal it": an act that the article tells, nobody's words."""
        if voice.manner != "indirect":
            return False
        if reading is not None and voice.frames(reading.outer.first):
            return reading.outer.entry.event_type in _OWN_ACTS
        first = self.document.words[voice.first]
        return first == "to" or first in _SOMETHING and self._is_promise(voice.attribution)

    def _is_promise(self, attribution: Attribution) -> bool:
        """ "announced a referendum", "promised another 500 million": a thing, where a clause would be words."""
        cue = self.document.words[slice(*self.document.words_within(attribution.cue[0]))] if attribution.cue else ()
        return not _PROMISES.isdisjoint(cue)

    def find_speaker(self, voice: Voice) -> str:
        """Return the actor who speaks; empty where the article itself does, or nobody knows."""
        if voice.attribution is None or not voice.attribution.source:
            return ""
        name, actor = self.mentions.speaker(voice.attribution)
        if actor in self.known:
            return actor
        if (actor or name).lower() in self.things or name.lower().split()[-1:] in _PAPERS:
            return ""  # "the cut does not say who measures", "the statement said"
        spans = (*voice.attribution.source[:1], *voice.attribution.content[:1])
        word = min(self.document.word_at(span.start) for span in spans)
        group = self.principals.find_group(actor or name, voice.attribution.source[0], word)
        return self.principals.find_state(actor, word, name) or group or actor or name

    def find_opinion_holder(self, clause: Clause, provision: str) -> str:
        """Return who says it; of a policy that has not changed, whose policy it is."""
        speaker, owner = self.find_speaker(clause.voice), self.agents.find_owner(clause)
        implied = self.authorities.imply(clause.sentence, provision) if clause.stands else ""
        return owner if self.is_known(owner) else speaker or implied

    def speaks_on(self, reading: Reading) -> bool:
        """Is it a verdict without a source, of whom was last heard? An "improved deal" is none."""
        told = reading.group.has_auxiliary or not is_past(self.document.words[reading.outer.first])
        return told and reading.outer.entry.subject == "source"

    def find_actor(self, clause: Clause, reading: Reading, provision: str) -> str:
        """Return the actor of a clause, by a reading of it: a codebook id, else a name, else empty."""
        actor = self._find_actor(clause, reading, provision)
        return self.authorities.find_elsewhere(clause.sentence, actor) or actor

    def _find_actor(self, clause: Clause, reading: Reading, provision: str) -> str:
        voice, sentence, outer = clause.voice, clause.sentence, reading.outer
        speaker, quoted = self.find_speaker(voice), voice.manner == "direct"
        if speaker and speaker not in self.known and self._has_decided(voice):
            namesakes = self.authorities.find_namesakes(speaker)  # "it may stay, a judge ruled": the actor Courts
            speaker = namesakes[0] if namesakes else speaker
        if voice.frames(outer.first):
            return speaker
        if house := self.agents.find_house(reading):
            return house
        if self.agents.gets_through(reading):
            return self.authorities.imply(sentence, provision, "vote")
        if speaker and (self._is_wish(reading, speaker) or not reading.rule and outer.entry.subject == "beneficiary"):
            return speaker
        will = reading.group.modal in ("will", "would") and not verbs_of("promising").isdisjoint(self._cue(voice))
        if speaker and (will or self.agents.vows(voice, reading)):
            return speaker  # "promised voters that it would be torn up"
        if outer.entry.subject == "object" and self.agents.takes_object(reading):
            called = speaker and self.document.words[outer.last - 1] == "for"  # "called it a win for growers"
            return speaker if called else self.agents.find_experiencer(outer.last, sentence.last)
        if outer.entry.subject == "beneficiary":
            decides = self._decides(speaker, voice) or reading.main.entry.id in _REPORTED
            enactor = self.agents.find_enactor(reading, sentence) or self.agents.find_agent(reading, sentence)[0]
            if enactor in self.authorities.all or (self.without_codebook and self._is_office(enactor)):
                return enactor  # "by decree of the council", and not "the drones built by Boeing"
            opener = self.agents.find_opener(reading)
            if self.is_known(opener) or opener in countries():
                return opener
            owner = self.authorities.find_owner(clause, reading)
            maker = enactor if self.authorities.find_namesakes(enactor) else ""  # "from a judge": the actor Courts
            implied = owner or self.authorities.imply_maker(clause, reading, provision, maker)
            return speaker if decides and speaker else implied
        if outer.entry.subject == "source":
            within = speaker and self.agents.find_judge_within(voice, outer.first)
            return within or speaker or self.agents.find_judge(voice, outer.first, sentence)
        if self.agents.is_passive(reading):
            agent, kind = self.agents.find_agent(reading, sentence)
            if agent and not self.authorities.stand_behind(reading, agent, kind):
                return agent
            if reading.sign == 0 and outer.entry.role == "act":
                return ""  # "from which Ukraine is bombed": by whom is not told
            if outer.entry.role == "decide" and reading.group.past and not agent:
                told = self.subjects.find(voice, sentence, outer.first)[0]
                if self.has_authority(told):
                    return ""  # "the government was ordered to lift it": by whom is not told
            if reading.rule:
                history = self.without_codebook and reading.group.past and quoted  # “When it was banned in 2018, we …”
                decides = speaker if not (agent or history) and self._decides(speaker, voice) else ""
                named = bool(self.authorities.find_namesakes(agent))
                owner = "" if agent else self.authorities.find_owner(clause, reading)
                implied = owner or self.authorities.imply_maker(clause, reading, provision, agent)
                return decides if decides and not named else implied
            if self.agents.is_asked(reading) and voice.attribution is None:
                return agent
        if self.agents.faces_calls(reading):
            return ""
        subject, kind = self.subjects.find(voice, sentence, min(outer.first, max(clause.first, reading.group.first)))
        if quoted and reading.rule and self.document.words[reading.group.first - 1] == "they":
            return self.authorities.imply(sentence, provision)  # “They let it happen,” in the mouth of who did not
        if self.authorities.stand_behind(reading, subject, kind):
            return self.authorities.imply(sentence, provision, subject)
        if not subject and speaker and reading.rule and self._is_of_decision(clause, reading):
            return self.authorities.imply_maker(clause, reading, provision)
        if subject or speaker:
            return self.principals.find_state(subject, outer.first) or subject or speaker
        if not reading.rule:
            return ""
        owner, maker = self.authorities.find_owner(clause, reading), self.authorities.find_maker(clause, reading)
        return owner or self.authorities.imply(sentence, provision, maker)

    def _is_wish(self, reading: Reading, speaker: str) -> bool:
        """ "The ban should stay"; and what must be is a wish, too, in the mouth of somebody who has no say."""
        if reading.group.modal == "should":
            return True
        words, outer = self.document.words, reading.outer
        said = words[outer.first : outer.last]
        decides = self.has_authority(speaker)
        if not decides and (reading.main.entry.id == "cues/unlawful" or "right" in said):
            return True  # "is unlawful", "has the right to", they said
        must = reading.group.modal == "must" or "must" in said or said[0] in HAVE  # "all limits have to go"
        must = must or said[:2] == ["there", "can"]  # "there can be no drones"
        must = must or not _CANNOT.isdisjoint(pairwise(words[max(0, outer.first - 2) : outer.last + 1]))
        person = " " in speaker and all(word[0].isupper() for word in speaker.split())  # "Anna Berg"
        powerless = person or self.is_known(speaker) or not self.offices.holds_office(speaker)
        return must and powerless and not decides and speaker not in countries()

    def _is_of_decision(self, clause: Clause, reading: Reading) -> bool:
        """ "A decision to ban them has not been made, a pilot said": is it what those decide who have a say?"""
        words = self.document.words[clause.first : max(reading.outer.last, reading.main.first)]
        made = "decision" in words[:_OPENING] and not reading.group.modal
        return made and not self.has_authority(self.find_speaker(clause.voice))

    def is_ruling(self, clause: Clause, reading: Reading) -> bool:
        """Does a court or a judge act in the clause?"""
        return not last_words(_COURTS).isdisjoint(self.document.words[clause.first : reading.outer.first])

    def names_within(self, first: int, last: int) -> list[str]:
        """Return the names of those whom the words [first, last) mention."""
        return [mention.name for mention in self.mentions.within(first, last) if mention.name]

    def acts_within(self, first: int, reading: Reading) -> bool:
        """Does the clause that begins at word `first` name somebody up to its verb, or say "she" or "who" before it?"""
        verb = reading.group.first
        told = verb > first and self.document.words[verb - 1] in _SOMEBODY
        joined = self.document.words[first] in _JOINING and verb - first < _ADVERBS  # "banned it and met the pilots"
        return told or joined or bool(self.names_within(first, reading.outer.first + 1))

    def acts_before(self, word: int) -> bool:
        """Does the name of somebody known end just before the word?"""
        before = self.mentions.within(max(0, word - _NAME), word)
        return bool(before) and before[-1].last == word and self.is_known(before[-1].actor)

    def _decides(self, speaker: str, voice: Voice) -> bool:
        """Is a rule whose maker is not told that of who tells it: "drones are banned, the ministry said"?"""
        if speaker in self.authorities.all or speaker in countries() or self.offices.governs(speaker):
            return True
        if not speaker or not self.without_codebook or not self.has_authority(speaker):
            return False
        return self._has_decided(voice) or self.offices.holds_office(speaker)

    def _has_decided(self, voice: Voice) -> bool:
        """Is what is said a decision: "it is banned, the court ruled"?"""
        return not verbs_of("deciding").isdisjoint(self._cue(voice))

    def _cue(self, voice: Voice) -> list[str]:
        return self.document.words[slice(*(voice.frame or (0, 0)))]

    def names(self, first: int, last: int) -> bool:
        """Are the words [first, last) part of a name of several words, or of an alias?"""
        mention = self.mentions.around(first, last)
        if mention is None or (mention.kind == "name" and mention.last - mention.first > 1):
            return mention is not None
        return mention.name in self.aliases and (mention.kind == "name" or " " in mention.name)
