"""Who speaks in a clause, and what is but a guess, an ability or a complaint in the mouth of who has no say."""

from __future__ import annotations

from timeline.codebook import Codebook
from timeline.model import Attribution
from timeline.reading.actors.reader import Mentions
from timeline.reading.codes.authorities import Authorities
from timeline.reading.codes.cues import ATTITUDES, OUTCOMES, THINGS
from timeline.reading.codes.offices import Offices
from timeline.reading.codes.principals import Principals
from timeline.reading.codes.provisions import name_things
from timeline.reading.codes.readings import Clause, Reading
from timeline.reading.codes.subjects import RELATIVES
from timeline.reading.codes.voices import Voice, verbs_of
from timeline.reading.text.document import Document
from timeline.reading.text.verbs import forms_of, is_past

REPORTED = ("cues/reported-can", "cues/reported-cannot")
_SOMETHING = frozenset({"a", "an", "another"})
_PAPERS = (["statement"], ["release"])
_HINDERED = frozenset({"impossible", "harder", "tougher"})
_RULED = forms_of("rule")
_PROMISES = forms_of("announce promise pledge propose")  # do something with a thing, say something with a clause
_ABILITY = frozenset({"can", "cannot", "can't", "could"})
_OWN_ACTS = frozenset({"request", "proposal"})  # what a cue of saying does besides saying it


class Speakers:
    """Finds who speaks in one document."""

    def __init__(self, document: Document, mentions: Mentions, codebook: Codebook) -> None:
        self.document = document
        self.mentions = mentions
        self.known = {actor.id for actor in codebook.actors}
        self.things = name_things(codebook)
        self.principals = Principals(document, mentions, codebook)
        self.authorities = Authorities(document, mentions, codebook, self.principals)
        self.offices = Offices(mentions, codebook)
        self.without_codebook = not codebook.actors

    def is_known(self, actor: str) -> bool:
        """Is this an actor of the codebook, or, without a codebook, any actor at all?"""
        return actor in self.known or (self.without_codebook and bool(actor))

    def has_authority(self, actor: str, acts: bool = False, votes: bool = False) -> bool:
        """May this actor permit and prohibit? Without a codebook who is not said to have no office; or `acts`."""
        return actor in self.authorities.all or (self.without_codebook and self.offices.may_rule(actor, acts, votes))

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

    def is_guess(self, clause: Clause, reading: Reading) -> bool:
        """Is it a "could" that nobody with authority is told to have said: "analysts said they could strike"?"""
        if reading.main.entry.id not in REPORTED or reading.change == "ends":
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

    def has_ruled(self, clause: Clause, reading: Reading) -> bool:
        """ "The ban was unlawful, the court ruled": is a verdict a decision of who gives it?"""
        verdict = reading.outer.entry.role in ATTITUDES | OUTCOMES and reading.sign != 0 and not reading.rule
        ruled = verdict and not _RULED.isdisjoint(self.cue_of(clause.voice))  # "found" gives its reasons
        return ruled and self.has_authority(self.find_speaker(clause.voice))

    def speaks_on(self, reading: Reading) -> bool:
        """Is it a verdict without a source, of whom was last heard? An "improved deal" is none."""
        told = reading.group.has_auxiliary or not is_past(self.document.words[reading.outer.first])
        return told and reading.outer.entry.subject == "source"

    def has_decided(self, voice: Voice) -> bool:
        """Is what is said a decision: "it is banned, the court ruled"?"""
        return not verbs_of("deciding").isdisjoint(self.cue_of(voice))

    def cue_of(self, voice: Voice) -> list[str]:
        """Return the words of a voice's cue, if that stands in its sentence."""
        return self.document.words[slice(*(voice.frame or (0, 0)))]
