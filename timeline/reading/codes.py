"""Statements and their codes: every clause that carries a position or an act becomes one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from timeline.codebook import Codebook
from timeline.model import Attribution, Evidence, Span, Statement, Timex, When
from timeline.reading.actors import Mentions
from timeline.reading.clauses import Voice, is_saying, split_clauses, split_voices
from timeline.reading.cues import Cue, load_cues
from timeline.reading.document import Document, Sentence
from timeline.reading.holders import Holders
from timeline.reading.identity import Names
from timeline.reading.moments import Moments
from timeline.reading.outlook import POSITIONS, Draft, settle_positions
from timeline.reading.phrases import Match
from timeline.reading.positions import Reading, read_position
from timeline.reading.selection import select_cues
from timeline.reading.topics import Topics

_FRAMING = frozenset({"propose", "favour", "disfavour", "refuse", "decide", "forbid", "permit", "counter"})
_SHORTEST_OPINION = 3  # words that a quotation needs to be somebody's opinion
_LEAD = 5  # sentences that tell which way the change goes
_SOON = timedelta(days=14)  # a rule that takes effect within a fortnight is in force once decided


@dataclass(slots=True)
class Clause:
    """A stretch of words in one voice with what its cues say; no reading where only the speaker is known."""

    first: int
    last: int
    voice: Voice
    sentence: Sentence
    reading: Reading | None


def find_statements(
    document: Document, attributions: list[Attribution], timexes: list[Timex], mentions: Mentions, codebook: Codebook
) -> list[Statement]:
    """Return the coded statements of a document in text order.

    The headline is not coded: it repeats what the text says.
    """
    coder = Coder(document, attributions, timexes, mentions, codebook)
    lead = coder.read_lead()
    drafts = [
        draft
        for sentence in document.sentences
        if not is_headline(document, sentence)
        for draft in coder.code_sentence(sentence)
    ]
    names = Names(document.article.id)
    return [replace(statement, id=names.name(statement)) for statement in settle_positions(drafts, lead)]


def is_headline(document: Document, sentence: Sentence) -> bool:
    """Is this the first line, and the title or worded like one (no final stop)?"""
    if sentence.first > 0 or document.paragraphs[0].end != sentence.end:
        return False
    line = document.text[sentence.start : sentence.end]
    worded = len(line) < 160 and line[-1].isalnum() and len(document.paragraphs) > 1
    return line == document.article.title.strip() or worded


class Coder:
    """Codes one document sentence by sentence; what a sentence leaves behind serves the next ones."""

    def __init__(
        self,
        document: Document,
        attributions: list[Attribution],
        timexes: list[Timex],
        mentions: Mentions,
        codebook: Codebook,
    ) -> None:
        self.document = document
        self.sayings = [attribution for attribution in attributions if is_saying(document, attribution)]
        self.holders = Holders(document, mentions, codebook)
        self.topics = Topics(document, codebook)
        self.moments = Moments(document, timexes)

    def read_lead(self) -> list[Draft]:
        """Read the headline and the first sentences for the change that the article tells."""
        lead = [draft for sentence in self.document.sentences[:_LEAD] for draft in self.code_sentence(sentence)]
        rules = [draft for draft in lead if draft.is_rule]
        self.topics.set_main([draft.statement.provision for draft in rules if draft.statement.provision])
        self.moments.forget()
        return rules

    def code_sentence(self, sentence: Sentence) -> list[Draft]:
        """Return the statements of one sentence, their sides still to be settled."""
        touching = [a for a in self.sayings if any(s < sentence.end and e > sentence.start for s, e in a.content)]
        cues = load_cues().find_longest(self.document.words, sentence.first, sentence.last)
        cues = [cue for cue in cues if not self.moments.covers(self.document.starts[cue.first])]
        drafts: list[Draft] = []
        if cues or touching:
            for voice in split_voices(self.document, sentence, touching):
                for clause in self._read_voice(sentence, voice, cues):
                    drafts += self._code(clause)
        return drop_repeated(drafts)

    def _read_voice(self, sentence: Sentence, voice: Voice, matches: list[Match[Cue]]) -> list[Clause]:
        """Cut a voice into clauses that say something; what says nothing by itself goes with its neighbour."""
        words = self.document.words
        inside = [m for m in matches if any(a <= m.first and m.last <= b for a, b in voice.stretches)]
        pending = [m for m in matches if voice.frame and voice.frame[0] <= m.first < voice.frame[1]]
        pending = [m for m in pending if m.entry.role in _FRAMING]
        clauses: list[Clause] = []
        start = voice.first
        for number, (first, last) in enumerate(split_clauses(self.document, voice, {m.first for m in inside})):
            cues = [*pending, *(m for m in inside if first <= m.first and m.last <= last)]
            cues = select_cues(words, cues, cues[0].first if cues and cues[0].first < first else first)
            begin = min([first, *(cue.first for cue in cues)])
            reading = read_position(words, begin, last, cues, number == 0) if cues else None
            if self._goes_on(reading, first, last, clauses):
                reading = clauses[-1].reading
            if reading is not None and not self._awaits_object(reading, first, last, voice):
                clauses.append(Clause(start, last, voice, sentence, reading))
                pending, start = [], last
            elif cues:
                pending = cues
        if clauses:
            clauses[-1].last = max(voice.last, clauses[-1].last)
        elif voice.attribution is not None and voice.last - voice.first >= _SHORTEST_OPINION:
            clauses.append(Clause(voice.first, voice.last, voice, sentence, None))
        return clauses

    def _goes_on(self, reading: Reading | None, first: int, last: int, clauses: list[Clause]) -> bool:
        """ "cannot hit A or launch B": what a rule says of one provision it says of the next."""
        if self.document.words[first] not in ("and", "or", "nor") or (reading is not None and reading.sign):
            return False
        before = clauses[-1] if clauses else None
        if before is None or before.reading is None or not before.reading.rule:
            return False
        named = self.topics.named(first, last)
        return bool(named) and named.isdisjoint(self.topics.named(before.first, before.last))

    def _awaits_object(self, reading: Reading, first: int, last: int, voice: Voice) -> bool:
        """ "adopted, by 94 votes to 9, the law that bans phones": what is enacted is still to come."""
        alone = reading.main.entry.role == "enact" and len(reading.cues) == 1 and last < voice.last
        return alone and not self.topics.named(first, last)

    def _code(self, clause: Clause) -> list[Draft]:
        reading = clause.reading
        if reading is None:
            return self._code_opinion(clause)
        provision, hit = self.topics.find_provision(clause.first, clause.last, clause.sentence)
        if reading.sign == 0 and hit is None and not self.topics.names_shift(clause.first, clause.last):
            provision = ""
        actor = self.holders.find_actor(clause.voice, clause.first, reading, clause.sentence, provision)
        proposes = reading.outer.entry.role == "propose"
        rule = (reading.rule or proposes) and self.holders.has_authority(actor)
        position = POSITIONS[rule, reading.sign] if reading.sign else ""
        if not self._matters(reading, actor, provision):
            return []
        source, speaker = self.holders.find_source(clause.voice)
        names = [speaker] if speaker else self.holders.names_within(clause.first, clause.last)
        when, timex = self.moments.find_when(clause.first, clause.last, clause.voice, clause.sentence, reading, names)
        modality, change = self._settle(reading, rule, clause.voice, when, timex)
        if rule:
            self.holders.note_rule(provision, actor)
        self.topics.remember(provision, rule and change == "begins")
        span = self._span(clause)
        names_change = any(cue.entry.role == "shift" for cue in reading.cues)
        relative = reading.relative and (names_change or hit is None)
        asks = reading.outer.entry.event_type == "request" and relative and not names_change
        counters = reading.outer.entry.role == "counter" or asks
        side = 1 if asks else -1
        return [
            Draft(
                Statement(
                    id="",
                    article=self.document.article.id,
                    span=span,
                    text=self.document.text[span.start : span.end],
                    kind="stance" if change == "continues" and reading.group.perfect == "has" else reading.kind,
                    when=when,
                    event_type=reading.event_type,
                    source=source,
                    speaker=speaker,
                    actor=actor,
                    position=position,
                    provision=provision,
                    change=change,
                    modality=modality,
                    evidence=self._gather_evidence(reading, hit, timex),
                ),
                rule,
                relative,
                opinion=counters,
                leaning=side if counters else 0,
            )
        ]

    def _settle(self, reading: Reading, rule: bool, voice: Voice, when: When, timex: Timex | None) -> tuple[str, str]:
        """Return modality and change as the actor's authority and the date settle them."""
        modality, change = reading.modality, reading.change
        if not rule and change == "begins":
            change = ""
        if modality == "hypothetical" and reading.group.modal == "would" and reading.by_tense and voice.attribution:
            modality = "planned"  # reported "will"
        if modality == "planned" and rule and reading.by_tense:
            soon = when.start is not None and when.start <= self.document.article.published + _SOON
            if soon and (timex is not None or reading.group.passive):
                modality, change = "realised", change or "begins"
        if timex is not None and modality == "realised" and reading.rule:
            if timex.modifier == "since" and reading.group.perfect == "has":
                change = "continues"
            elif timex.modifier == "until":
                change = "ends"
        if reading.outer.entry.role == "propose" and rule:
            modality, change = "planned", ""
        return modality, change

    def _code_opinion(self, clause: Clause) -> list[Draft]:
        """A quotation without a cue: a stance of its speaker, whose side the rest of the article shows."""
        actor = self.holders.find_speaker(clause.voice)
        if not actor:
            return []
        leaning = 1 if actor in self.holders.authorities else 0
        provision, hit = self.topics.find_provision(clause.first, clause.last, clause.sentence)
        source, speaker = self.holders.find_source(clause.voice)
        when, timex = self.moments.find_when(
            clause.first, clause.last, clause.voice, clause.sentence, None, [speaker or actor]
        )
        span = self._span(clause)
        cue = clause.voice.attribution.cue
        evidence = [Evidence(Span(*cue[0]), "codes/same-speaker", "position")] if cue else []
        if hit is not None:
            evidence.append(Evidence(hit.span, f"codebook/{hit.provision}", "provision"))
        if timex is not None:
            evidence.append(Evidence(timex.span, f"timexes/{timex.rule}", "when"))
        text = self.document.text[span.start : span.end]
        statement = Statement(
            id="",
            article=self.document.article.id,
            span=span,
            text=text,
            kind="stance",
            when=when,
            source=source,
            speaker=speaker,
            actor=actor,
            provision=provision,
            evidence=tuple(evidence),
        )
        return [Draft(statement, rule=False, opinion=True, leaning=leaning)]

    def _matters(self, reading: Reading, actor: str, provision: str) -> bool:
        """Does it bear on the policy? A position needs a provision or somebody; an act needs a known actor."""
        if reading.sign == 0:
            return self.holders.is_known(actor)
        if reading.outer.entry.subject == "source" and not actor:
            return False  # the article's own verdict is nobody's position
        return bool(provision or actor or (reading.rule and self.holders.without_codebook))

    def _span(self, clause: Clause) -> Span:
        """The clause's characters; with source and cue where the cue makes the position."""
        document, voice = self.document, clause.voice
        span = document.span_of(clause.first, clause.last)
        if voice.frame and clause.reading is not None and voice.frame[0] <= clause.reading.outer.first < voice.frame[1]:
            starts = [s for s, _ in voice.attribution.source if s >= clause.sentence.start]
            span = Span(min(span.start, document.starts[voice.frame[0]], *starts, span.start), span.end)
        return trim_span(document.text, span)

    def _gather_evidence(self, reading: Reading, hit, timex: Timex | None) -> tuple[Evidence, ...]:
        document = self.document
        code = "position" if reading.sign else "event_type"
        evidence = [Evidence(document.span_of(cue.first, cue.last), cue.entry.id, code) for cue in reading.cues]
        for trigger in reading.triggers:
            code = "change" if trigger.entry.sets in ("begins", "continues", "ends") else "modality"
            evidence.append(Evidence(document.span_of(trigger.first, trigger.last), trigger.entry.id, code))
        if hit is not None:
            evidence.append(Evidence(hit.span, f"codebook/{hit.provision}", "provision"))
        if timex is not None:
            evidence.append(Evidence(timex.span, f"timexes/{timex.rule}", "when"))
        return tuple(evidence)


def trim_span(text: str, span: Span) -> Span:
    """Cut leading punctuation and trailing commas off a span."""
    start, end = span
    while start < end and text[start] in " ,;:—–-)\n\t":
        start += 1
    while end > start and text[end - 1] in " ,;:—–-(\n\t":
        end -= 1
    return Span(start, end) if end > start else span


def drop_repeated(drafts: list[Draft]) -> list[Draft]:
    """Drop what a sentence says twice: neighbours that differ in nothing but their words."""
    kept: list[Draft] = []
    for draft in drafts:
        if not kept or not draft.statement.position or kept[-1].codes != draft.codes:
            kept.append(draft)
    return kept
