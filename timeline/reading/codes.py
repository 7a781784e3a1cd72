"""Statements and their codes: every clause that carries a position or an act becomes one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from timeline.codebook import Codebook
from timeline.model import Attribution, Evidence, Span, Statement, Timex
from timeline.reading.actors import Mentions
from timeline.reading.clauses import Voice, is_saying, split_clauses, split_voices
from timeline.reading.cues import Cue, load_cues
from timeline.reading.document import Document, Sentence
from timeline.reading.holders import Holders
from timeline.reading.moments import Moments
from timeline.reading.phrases import Match
from timeline.reading.positions import Reading, read_position
from timeline.reading.selection import select_cues
from timeline.reading.topics import Topics

POSITIONS = {(True, 1): "permits", (True, -1): "prohibits", (False, 1): "supports", (False, -1): "opposes"}


@dataclass(slots=True)
class Clause:
    """A stretch of words in one voice with what its cues say."""

    first: int
    last: int
    voice: Voice
    reading: Reading
    sentence: Sentence
    codes: dict[str, object] = field(default_factory=dict)


def find_statements(
    document: Document, attributions: list[Attribution], timexes: list[Timex], mentions: Mentions, codebook: Codebook
) -> list[Statement]:
    """Return the coded statements of a document in text order.

    The headline is not coded: it repeats what the text says.
    """
    reader = _Reader(document, attributions, timexes, mentions, codebook)
    statements: list[Statement] = []
    for sentence in document.sentences:
        if not is_headline(document, sentence):
            statements += reader.read_sentence(sentence)
    return statements


def is_headline(document: Document, sentence: Sentence) -> bool:
    """Is this the first line, and the title or worded like one (no final stop)?"""
    if sentence.first > 0 or document.paragraphs[0].end != sentence.end:
        return False
    line = document.text[sentence.start : sentence.end]
    return line == document.article.title.strip() or (
        len(line) < 160 and line[-1].isalnum() and len(document.paragraphs) > 1
    )


class _Reader:
    """Reads one document sentence by sentence; what a sentence leaves behind serves the next ones."""

    def __init__(self, document, attributions, timexes, mentions, codebook) -> None:
        self.document = document
        self.attributions = sorted((a for a in attributions if is_saying(document, a)), key=lambda a: _extent(a).start)
        self.holders = Holders(document, mentions, codebook)
        self.topics = Topics(document, codebook)
        self.moments = Moments(document, timexes)
        self.ids: set[str] = set()

    def read_sentence(self, sentence: Sentence) -> list[Statement]:
        """Return the statements of one sentence."""
        touching = [
            a for a in self.attributions if any(s.start < sentence.end and s.end > sentence.start for s in a.content)
        ]
        matches = load_cues().find_longest(self.document.words, sentence.first, sentence.last)
        if not matches:
            return []
        clauses: list[Clause] = []
        for voice in split_voices(self.document, sentence, touching):
            clauses += self._read_voice(sentence, voice, matches)
        statements: list[Statement] = []
        for clause in clauses:
            statements += self._code(clause)
        return statements

    def _read_voice(self, sentence: Sentence, voice: Voice, matches: list[Match[Cue]]) -> list[Clause]:
        words = self.document.words
        inside = [m for m in matches if voice.first <= m.first and m.last <= voice.last]
        framing = [m for m in matches if voice.frame and voice.frame[0] <= m.first < voice.frame[1]]
        framing = [
            m for m in framing if m.entry.role in ("favour", "disfavour", "refuse", "decide", "forbid", "permit")
        ]
        if not inside and not framing:
            return []
        clauses, start = [], voice.first
        bounds = split_clauses(self.document, voice.first, voice.last, {m.first for m in inside})
        for number, (first, last) in enumerate(bounds):
            within = [m for m in inside if first <= m.first and m.last <= last]
            outer = framing if number == 0 else []
            cues = select_cues(words, [*outer, *within], first)
            begin = voice.frame[0] if outer and voice.frame else None
            reading = read_position(words, first, last, cues, begin) if cues else None
            if reading is not None:
                clauses.append(Clause(start, last, voice, reading, sentence))
                start = last
            elif clauses:
                clauses[-1].last = last
                start = last
        return clauses

    def _code(self, clause: Clause) -> list[Statement]:
        reading = clause.reading
        actor, name = self.holders.find_actor(clause.first, clause.voice, reading, clause.sentence)
        rule = reading.rule and self.holders.has_authority(actor)
        position = POSITIONS[rule, reading.sign] if reading.sign else ""
        provision, hit = self.topics.find_provision(clause.first, clause.last, clause.sentence)
        if not self._matters(reading, actor, provision, hit):
            return []
        self.topics.remember(provision, clause.sentence)
        source, speaker = self.holders.find_source(clause.voice)
        when, timex = self.moments.find_when(clause.first, clause.last, clause.sentence, reading, speaker)
        span = self._span(clause)
        kind = "stance" if reading.sign and not rule and reading.rule and reading.kind == "stance" else reading.kind
        return [
            Statement(
                id=self._identify(span, kind, provision),
                article=self.document.article.id,
                span=span,
                text=self.document.text[span.start : span.end],
                kind=kind,
                when=when,
                event_type=reading.event_type if kind == "event" else "",
                source=source,
                speaker=speaker,
                actor=actor,
                position=position,
                provision=provision,
                change=reading.change,
                modality=reading.modality,
                evidence=self._evidence(reading, hit, timex),
            )
        ]

    def _matters(self, reading: Reading, actor: str, provision: str, hit: object) -> bool:
        """Does it bear on the policy? A position needs somebody or a provision; an act needs a known actor."""
        if reading.sign == 0:
            return self.holders.is_known(actor) and (hit is not None or self.holders.without_codebook)
        return bool(provision or actor)

    def _span(self, clause: Clause) -> Span:
        document, voice = self.document, clause.voice
        first, last = clause.first, clause.last
        span = document.span_of(first, last)
        if voice.frame and clause.reading.outer.first < first and voice.frame[0] < first:
            source = voice.attribution.source if voice.attribution else ()
            start = min(
                [document.starts[voice.frame[0]], *(s.start for s in source if s.start >= clause.sentence.start)]
            )
            span = Span(min(start, span.start), span.end)
        return span

    def _evidence(self, reading: Reading, hit, timex) -> tuple[Evidence, ...]:
        document = self.document
        evidence = [
            Evidence(document.span_of(c.first, c.last), c.entry.id, "position" if reading.sign else "event_type")
            for c in reading.cues
        ]
        for trigger in reading.triggers:
            code = "change" if trigger.entry.sets in ("begins", "continues", "ends") else "modality"
            evidence.append(Evidence(document.span_of(trigger.first, trigger.last), trigger.entry.id, code))
        if hit is not None:
            evidence.append(Evidence(hit.span, f"codebook/{hit.provision}", "provision"))
        if timex is not None:
            evidence.append(Evidence(timex.span, timex.rule or "timexes", "when"))
        return tuple(evidence)

    def _identify(self, span: Span, kind: str, provision: str) -> str:
        """A name made of the content, so that links survive re-tagging; twins are numbered."""
        content = "\x1f".join((self.document.article.id, self.document.text[span.start : span.end], kind, provision))
        identifier = base = hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
        number = 1
        while identifier in self.ids:
            number += 1
            identifier = f"{base}-{number}"
        self.ids.add(identifier)
        return identifier


def _extent(attribution: Attribution) -> Span:
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    return Span(min(s.start for s in spans), max(s.end for s in spans))
