"""Whose act or position a clause tells of, and who says so."""

from __future__ import annotations

from timeline.codebook import Codebook
from timeline.reading.actors import Mentions
from timeline.reading.clauses import Voice
from timeline.reading.document import Document, Sentence
from timeline.reading.positions import Reading

_PREPOSITIONS = frozenset(
    """of by for to with from in on at against over near inside under toward towards into between about than like as
    among within across behind through during without via per around after before""".split()
)


class Holders:
    """Finds the actors of the statements of one document."""

    def __init__(self, document: Document, mentions: Mentions, codebook: Codebook) -> None:
        self.document = document
        self.mentions = mentions
        self.known = {actor.id for actor in codebook.actors}
        self.authorities = [actor.id for actor in codebook.actors if actor.authority]
        self.without_codebook = not codebook.actors

    def is_known(self, actor: str) -> bool:
        """Is this an actor of the codebook, or, without a codebook, any actor at all?"""
        return actor in self.known or (self.without_codebook and bool(actor))

    def has_authority(self, actor: str) -> bool:
        """May this actor permit and prohibit? Without a codebook everybody may."""
        return actor in self.authorities or self.without_codebook

    def find_source(self, voice: Voice) -> tuple[str, str]:
        """Return the source as written and as resolved; both empty where the article itself speaks."""
        if voice.attribution is None or not voice.attribution.source:
            return "", ""
        spans = voice.attribution.source
        written = " ".join(self.document.text[s.start : s.end] for s in spans)
        return written, self.mentions.speaker(voice.attribution)[0]

    def find_speaker(self, voice: Voice) -> str:
        """Return the actor who speaks; empty where the article itself does, or nobody knows."""
        if voice.attribution is None or not voice.attribution.source:
            return ""
        name, actor = self.mentions.speaker(voice.attribution)
        return actor or name

    def find_actor(self, voice: Voice, reading: Reading, sentence: Sentence) -> str:
        """Return the actor of a clause: a codebook id, else the name that the text gives, else empty."""
        outer, speaker = reading.outer, self.find_speaker(voice)
        if voice.frame and voice.frame[0] <= outer.first < voice.frame[1]:
            return speaker
        if reading.group.modal == "should" and speaker:
            return speaker
        if outer.entry.subject == "beneficiary":
            return speaker if speaker in self.authorities else self._authority(sentence)
        if outer.entry.subject == "source" and speaker:
            return speaker
        if reading.group.passive and reading.rule:
            return self._agent(reading, sentence) or self._authority(sentence)
        return (
            self._subject(voice, reading.group.first, outer.first)
            or speaker
            or (self._authority(sentence) if reading.rule else "")
        )

    def _subject(self, voice: Voice, group: int, verb: int) -> str:
        """The mention nearest before the verb that is nobody's complement; else the possessor of a noun."""
        words, possessor = self.document.words, ""
        for mention in reversed(self.mentions.within(voice.first, verb)):
            after = words[mention.last] if mention.last < len(words) else ""
            before = words[mention.first - 1] if mention.first > voice.first else ""
            actor = mention.actor or mention.name
            if not actor:
                continue
            if after in ("'s", "'") or words[mention.last - 1] in ("his", "her", "their", "its", "our", "my"):
                possessor = possessor or actor
            elif before not in _PREPOSITIONS:
                return actor
        return possessor

    def _agent(self, reading: Reading, sentence: Sentence) -> str:
        words = self.document.words
        for mention in self.mentions.within(reading.main.last, sentence.last):
            if mention.first > 0 and words[mention.first - 1] == "by":
                return mention.actor or mention.name
        return ""

    def _authority(self, sentence: Sentence) -> str:
        """The authority that the text implies: named in the sentence, else the last one named, else the first known."""
        for mention in self.mentions.within(sentence.first, sentence.last):
            if mention.actor in self.authorities:
                return mention.actor
        for mention in reversed(self.mentions.within(0, sentence.first)):
            if mention.actor in self.authorities:
                return mention.actor
        return self.authorities[0] if self.authorities else ""
