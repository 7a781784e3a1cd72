"""Whose act or position a clause tells of, and who says so."""

from __future__ import annotations

from timeline.codebook import Codebook
from timeline.model import Attribution
from timeline.reading.actors import Mention, Mentions
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

    def find_actor(self, first: int, voice: Voice, reading: Reading, sentence: Sentence) -> tuple[str, str]:
        """Return the actor (codebook id, or a name) of a clause, and the name by which the text calls it."""
        outer = reading.outer
        source = self._source_actor(voice.attribution)
        if voice.frame and outer.first < voice.first:
            return source
        if outer.entry.subject == "beneficiary":
            return source if self.has_authority(source[0]) and source[0] else self._authority(sentence, voice)
        if outer.entry.subject == "source" and source[0]:
            return source
        if reading.group.passive and reading.rule:
            return self._agent(reading, sentence) or self._authority(sentence, voice)
        subject = self._subject(voice.first, reading.group.first, outer.first)
        if subject is not None and subject.actor:
            return subject.actor, subject.name
        if source[0]:
            return source
        return self._authority(sentence, voice) if reading.rule else ("", "")

    def _source_actor(self, attribution: Attribution | None) -> tuple[str, str]:
        if attribution is None or not attribution.source:
            return "", ""
        name, actor = self.mentions.speaker(attribution)
        return actor or name, name

    def _subject(self, begin: int, group: int, verb: int) -> Mention | None:
        """The mention nearest before the verb that is nobody's complement; else the possessor of a noun."""
        words, possessor = self.document.words, None
        for mention in reversed(self.mentions.within(begin, verb)):
            after = words[mention.last] if mention.last < len(words) else ""
            before = words[mention.first - 1] if mention.first > begin else ""
            if after in ("'s", "'") or words[mention.last - 1] in ("his", "her", "their", "its", "our", "my"):
                possessor = possessor or mention
            elif before not in _PREPOSITIONS:
                return mention
        return possessor

    def _agent(self, reading: Reading, sentence: Sentence) -> tuple[str, str] | None:
        words = self.document.words
        for mention in self.mentions.within(reading.main.last, sentence.last):
            if mention.first > 0 and words[mention.first - 1] == "by" and mention.actor:
                return mention.actor, mention.name
        return None

    def _authority(self, sentence: Sentence, voice: Voice) -> tuple[str, str]:
        """The authority that the text implies: named in the sentence, else the last one named, else the first known."""
        within = [m for m in self.mentions.within(sentence.first, sentence.last) if m.actor in self.authorities]
        if within:
            return within[0].actor, within[0].name
        for mention in reversed(self.mentions.within(0, sentence.first)):
            if mention.actor in self.authorities:
                return mention.actor, mention.name
        return (self.authorities[0], "") if self.authorities else ("", "")
