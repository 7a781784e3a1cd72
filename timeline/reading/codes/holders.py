"""Whose act or position a clause tells of, and who says so."""

from __future__ import annotations

from itertools import pairwise

from timeline.codebook import Codebook
from timeline.reading.actors.reader import Mentions
from timeline.reading.codes.agents import Agents
from timeline.reading.codes.context import HAVE
from timeline.reading.codes.interests import Interest
from timeline.reading.codes.principals import countries, last_words
from timeline.reading.codes.readings import Clause, Reading
from timeline.reading.codes.speakers import REPORTED, Speakers
from timeline.reading.codes.subjects import Subjects
from timeline.reading.codes.trades import Trades
from timeline.reading.codes.voices import Voice, verbs_of
from timeline.reading.text.document import Document

_OPENING = 4  # words in which a clause names "a final decision"
_NAME = 12  # words that a name has at most
_SOMEBODY = frozenset({"he", "she", "it", "they", "we", "who", "which"})
_JOINING, _ADVERBS = frozenset({"and", "but", "then"}), 3  # before a deed of the same doer: "and then | met"
_COURTS = frozenset({"court", "judge"})
_CANNOT = frozenset({("cannot", "be"), ("can't", "be")})


class Holders(Speakers):
    """Finds the actors of the statements of one document."""

    def __init__(self, document: Document, mentions: Mentions, codebook: Codebook) -> None:
        super().__init__(document, mentions, codebook)
        self.aliases = {alias for actor in codebook.actors for alias in actor.aliases}
        self.trades = Trades(document, mentions, codebook)
        self.subjects = Subjects(document, mentions, self.known, self.things)
        self.agents = Agents(document, mentions)

    def knows_within(self, first: int, last: int) -> bool:
        """Do the words [first, last) name an actor of the codebook?"""
        return any(mention.actor in self.known for mention in self.mentions.within(first, last))

    def _is_office(self, actor: str) -> bool:
        return actor != "" and (actor in countries() or self.offices.holds_office(actor))

    def find_followed(self, clause: Clause, reading: Reading) -> list[str]:
        """ "will follow Australia's lead": those whose position is taken, named behind the verb."""
        if reading.outer.entry.id != "cues/same" and not reading.denies:
            return []
        return [mention.actor for mention in self.mentions.within(reading.outer.first + 1, clause.last)]

    def find_interest(self, actor: str, provision: str) -> Interest | None:
        """Return on which side somebody without authority usually stands."""
        return self.trades.find_interest(actor, provision) if actor and actor not in self.authorities.all else None

    def find_opinion_holder(self, clause: Clause, provision: str) -> str:
        """Return who says it; of a policy that has not changed, whose policy it is."""
        speaker, owner = self.find_speaker(clause.voice), self.agents.find_owner(clause)
        implied = self.authorities.imply(clause.sentence, provision) if clause.stands else ""
        return owner if self.is_known(owner) else speaker or implied

    def find_actor(self, clause: Clause, reading: Reading, provision: str) -> str:
        """Return the actor of a clause, by a reading of it: a codebook id, else a name, else empty."""
        actor = self._find_actor(clause, reading, provision)
        return self.authorities.find_elsewhere(clause.sentence, actor) or actor

    def _find_actor(self, clause: Clause, reading: Reading, provision: str) -> str:
        voice, sentence, outer = clause.voice, clause.sentence, reading.outer
        speaker = self.find_speaker(voice)
        if speaker and speaker not in self.known and self.has_decided(voice):
            namesakes = self.authorities.find_namesakes(speaker)  # "it may stay, a judge ruled": the actor Courts
            speaker = namesakes[0] if namesakes else speaker
        if voice.frames(outer.first):
            return speaker
        if house := self.agents.find_house(reading):
            return house
        if self.agents.gets_through(reading):
            return self.authorities.imply(sentence, provision, "vote")
        if speaker and self._speaks_for_himself(reading, voice, speaker):
            return speaker
        if outer.entry.subject == "object" and self.agents.takes_object(reading):
            called = speaker and self.document.words[outer.last - 1] == "for"  # "called it a win for growers"
            return speaker if called else self.agents.find_experiencer(outer.last, sentence.last)
        if outer.entry.subject == "beneficiary":
            return self._find_enabler(clause, reading, provision, speaker)
        if outer.entry.subject == "source":
            within = speaker and self.agents.find_judge_within(voice, outer.first)
            return within or speaker or self.agents.find_judge(voice, outer.first, sentence)
        agent = self._find_agent(clause, reading, provision, speaker) if self.agents.is_passive(reading) else None
        if agent is not None or self.agents.faces_calls(reading):
            return agent or ""
        return self._find_subject(clause, reading, provision, speaker)

    def _speaks_for_himself(self, reading: Reading, voice: Voice, speaker: str) -> bool:
        """ "They should go", "he would tear it up": is it what the speaker wants or vows, and no deed of others?"""
        if self._is_wish(reading, speaker) or (not reading.rule and reading.outer.entry.subject == "beneficiary"):
            return True
        will = reading.group.modal in ("will", "would") and not verbs_of("promising").isdisjoint(self.cue_of(voice))
        return will or self.agents.vows(voice, reading)  # "promised voters that it would be torn up"

    def _find_enabler(self, clause: Clause, reading: Reading, provision: str, speaker: str) -> str:
        """Return who lets, or does not let, those that a rule is on: "may fly them by decree of the council"."""
        decides = self._decides(speaker, clause.voice) or reading.main.entry.id in REPORTED
        enactor = self.agents.find_enactor(reading, clause.sentence)
        enactor = enactor or self.agents.find_agent(reading, clause.sentence)[0]
        if enactor in self.authorities.all or (self.without_codebook and self._is_office(enactor)):
            return enactor  # "by decree of the council", and not "the drones built by Boeing"
        opener = self.agents.find_opener(reading)
        if self.is_known(opener) or opener in countries():
            return opener
        owner = self.authorities.find_owner(clause, reading)
        maker = enactor if self.authorities.find_namesakes(enactor) else ""  # "from a judge": the actor Courts
        implied = owner or self.authorities.imply_maker(clause, reading, provision, maker)
        return speaker if decides and speaker else implied

    def _find_agent(self, clause: Clause, reading: Reading, provision: str, speaker: str) -> str | None:
        """Return whose deed a passive tells, "" if that is nobody known; None where the subject is to be looked for."""
        voice, sentence, outer = clause.voice, clause.sentence, reading.outer
        agent, kind = self.agents.find_agent(reading, sentence)
        if agent and not self.authorities.stand_behind(reading, agent, kind):
            return agent
        if reading.sign == 0 and outer.entry.role == "act":
            return ""  # "from which Ukraine is bombed": by whom is not told
        ordered = outer.entry.role == "decide" and reading.group.past and not agent
        if ordered and self.has_authority(self.subjects.find(voice, sentence, outer.first)[0]):
            return ""  # "the government was ordered to lift it": by whom is not told
        if reading.rule:
            past = reading.group.past and voice.manner == "direct"  # “When it was banned in 2018, we …”
            heard = not (agent or (self.without_codebook and past))
            decides = speaker if heard and self._decides(speaker, voice) else ""
            owner = "" if agent else self.authorities.find_owner(clause, reading)
            implied = owner or self.authorities.imply_maker(clause, reading, provision, agent)
            return decides if decides and not self.authorities.find_namesakes(agent) else implied
        return agent if self.agents.is_asked(reading) and voice.attribution is None else None

    def _find_subject(self, clause: Clause, reading: Reading, provision: str, speaker: str) -> str:
        """Return the subject, or who stands behind it: "the law bans it", “They let it happen”."""
        voice, sentence, outer = clause.voice, clause.sentence, reading.outer
        subject, kind = self.subjects.find(voice, sentence, min(outer.first, max(clause.first, reading.group.first)))
        they = voice.manner == "direct" and self.document.words[reading.group.first - 1] == "they"
        if they and reading.rule:
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
        return self.has_decided(voice) or self.offices.holds_office(speaker)

    def names(self, first: int, last: int) -> bool:
        """Are the words [first, last) part of a name of several words, or of an alias?"""
        mention = self.mentions.around(first, last)
        if mention is None or (mention.kind == "name" and mention.last - mention.first > 1):
            return mention is not None
        return mention.name in self.aliases and (mention.kind == "name" or " " in mention.name)
