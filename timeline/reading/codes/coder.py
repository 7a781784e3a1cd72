"""Statements and their codes: every clause that carries a position or an act becomes one."""

from __future__ import annotations

from dataclasses import replace

from timeline.codebook import Codebook
from timeline.model import Attribution, Evidence, Span, Statement, Timex, When
from timeline.reading.actors.reader import Mentions
from timeline.reading.codes.clauses import Clause, ClauseReader
from timeline.reading.codes.context import find_triggers
from timeline.reading.codes.cues import CUE_HEADS, Cue, load_cues
from timeline.reading.codes.evidence import explain_place, explain_position
from timeline.reading.codes.force import make_draft, settle_force
from timeline.reading.codes.holders import Holders
from timeline.reading.codes.identity import Names
from timeline.reading.codes.intents import find_intent
from timeline.reading.codes.moments import Moments
from timeline.reading.codes.outlook import POSITIONS, SAME_SPEAKER, SIDES, Draft, settle_positions
from timeline.reading.codes.positions import Reading
from timeline.reading.codes.provisions import Hit
from timeline.reading.codes.titles import is_headline, read_title
from timeline.reading.codes.topics import Topics
from timeline.reading.codes.voices import Voice, Voices
from timeline.reading.text.document import Document, Sentence
from timeline.reading.text.phrases import Match
from timeline.reading.text.verbs import is_past

Parts = list[tuple[Voice, list[Clause]]]  # a sentence cut into the clauses of its voices
_LEAD = 3  # sentences that tell which way the change goes
_LINKS = frozenset({"and", "or", "nor", "but", "amid", ",", "that"})  # lead up to a clause and are no part of it
_ENACTS = frozenset({"cues/enact", "cues/vote-for"})


def find_statements(
    document: Document, attributions: list[Attribution], timexes: list[Timex], mentions: Mentions, codebook: Codebook
) -> list[Statement]:
    """Return the coded statements of a document in text order.

    The headline is not coded: it repeats what the text says.
    """
    coder = Coder(document, attributions, timexes, mentions, codebook)
    lead = coder.read_lead()
    headline = bool(document.sentences) and is_headline(document, document.sentences[0])
    drafts = [draft for sentence in document.sentences[headline:] for draft in coder.code_sentence(sentence)]
    names = Names(document.article.id)
    title = read_title(document.article, codebook)
    return [
        replace(statement, id=names.name(statement))
        for statement in settle_positions(drafts, lead, document.article.published, title)
    ]


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
        self.voices = Voices(document, attributions)
        self.topics = Topics(document, codebook)
        self.clauses = ClauseReader(document, self.topics)
        self.holders = Holders(document, mentions, codebook)
        self.moments = Moments(document, timexes)
        self.cut: dict[int, Parts] = {}  # the sentences of the lead by their first words, for they are coded twice
        self.told: Draft | None = None  # what was coded last
        self.heard = (-1, "")  # the paragraph in which somebody was last quoted, and who
        self.cues = load_cues().find_by_sentence(document, document.sentences, CUE_HEADS)
        self.triggers = find_triggers(document, [s for s in document.sentences if s.first in self.cues])

    def read_lead(self) -> list[Draft]:
        """Read the headline and the first sentences for the change that the article tells."""
        sentences = self.document.sentences[:_LEAD]
        self.cut = {sentence.first: self._cut_sentence(sentence) for sentence in sentences}
        lead = [draft for sentence in sentences for draft in self.code_sentence(sentence)]
        rules = [draft for draft in lead if draft.is_rule]
        self.topics.set_main([draft.statement.provision for draft in rules if draft.statement.provision])
        self.moments.occasions.forget()
        self.told, self.heard = None, (-1, "")
        return rules

    def code_sentence(self, sentence: Sentence) -> list[Draft]:
        """Return the statements of one sentence, their sides still to be settled."""
        occasions = self.moments.occasions
        if (day := occasions.find_day(sentence)) is not None:
            occasions.note_speech(day, sentence, self.holders.names_within(sentence.first, sentence.last))
        drafts: list[Draft] = []
        parts = self.cut.get(sentence.first)
        for voice, clauses in self._cut_sentence(sentence) if parts is None else parts:
            if voice.attribution is not None:
                self.heard = sentence.paragraph, self.holders.find_speaker(voice)
            drafts += self._code_voice(clauses, drafts)
        return drafts

    def _cut_sentence(self, sentence: Sentence) -> Parts:
        """Cut a sentence into the clauses of its voices; one that has no cue and no speaker tells nothing."""
        cues = [cue for cue in self.cues.get(sentence.first, ()) if not self._is_name_or_date(cue)]
        if all(cue.entry.role == "shift" for cue in cues):
            cues = []  # "the plan" alone says nothing of it
        if not cues and not self.voices.speak_in(sentence):
            return []
        triggers = self.triggers.get(sentence.first, [])
        voices = [voice for voice in self.voices.split(sentence) if cues or voice.attribution is not None]
        return [(voice, self.clauses.read(sentence, voice, cues, triggers)) for voice in voices]

    def _code_voice(self, clauses: list[Clause], before: list[Draft]) -> list[Draft]:
        """Code the clauses of a voice; one that comes to nothing goes with the one before it."""
        drafts: list[Draft] = []
        told: Clause | None = None
        for clause in clauses:
            draft = self._code_opinion(clause) if clause.reading is None else self._code(clause, clause.reading)
            if draft is not None and not _repeats(draft, drafts or before):
                drafts.append(draft)
                self.told, told = draft, clause
            elif told is not None:
                drafts[-1] = self._stretch(drafts[-1], replace(told, last=clause.last))
        return drafts

    def _stretch(self, draft: Draft, clause: Clause) -> Draft:
        span = self._span(clause)
        statement = replace(draft.statement, span=span, text=self.document.text[span.start : span.end])
        return replace(draft, statement=statement)

    def _is_name_or_date(self, cue: Match[Cue]) -> bool:
        """ "Stop the Noise" stops nothing, and "May" may be a month."""
        return self.moments.datings.covers(self.document.starts[cue.first]) or self.holders.names(cue.first, cue.last)

    def _code(self, clause: Clause, reading: Reading) -> Draft | None:
        if reading.outer.entry.role == "echo":
            return self._code_echo(clause, reading)
        provision, hit = self._find_provision(clause, reading)
        actor = self.holders.find_actor(clause.voice, clause.first, reading, clause.sentence, provision)
        if not actor and self._speaks_on(clause, reading):
            actor = self.heard[1]
        if not self._matters(clause, reading, actor, provision):
            return None
        proposes = reading.outer.entry.role == "propose"
        rule = (reading.rule or proposes) and self.holders.has_authority(actor)
        when, timex = self._find_when(clause, actor)
        modality, change = settle_force(
            reading, rule, bool(clause.voice.attribution), when, timex, self.document.article.published
        )
        if rule:
            self.holders.note_rule(provision, actor)
        self.topics.remember(provision, clause.sentence)
        lasting = change == "continues" and reading.group.perfect == "has"
        statement = self._make_statement(
            clause,
            actor=actor,
            provision=provision,
            when=when,
            kind="stance" if lasting else reading.kind,
            event_type=reading.event_type,
            position=POSITIONS[rule, reading.sign] if reading.sign else "",
            change=change,
            modality=modality,
            evidence=(*explain_position(self.document, reading), *explain_place(hit, timex)),
        )
        return make_draft(statement, reading, rule, hit is not None, self.holders.find_interest(actor))

    def _speaks_on(self, clause: Clause, reading: Reading) -> bool:
        """Does a verdict without a source stand where one was just named: free indirect speech?"""
        verb, group = self.document.words[reading.outer.first], reading.group
        told = bool(group.modal or group.perfect or group.passive) or not is_past(verb)  # no "improved position"
        return told and reading.outer.entry.subject == "source" and clause.sentence.paragraph == self.heard[0]

    def _code_echo(self, clause: Clause, reading: Reading) -> Draft | None:
        """ "Poland takes the same view": the position that was just told, now somebody else's."""
        told = self.told
        if told is None or told.opinion or not told.statement.position:
            return None
        actor = self.holders.find_actor(clause.voice, clause.first, reading, clause.sentence, told.statement.provision)
        if not actor or actor == told.statement.actor:
            return None
        when, timex = self._find_when(clause, actor)
        rule = told.rule and self.holders.has_authority(actor)
        codes = {code: getattr(told.statement, code) for code in ("kind", "event_type", "provision", "modality")}
        statement = self._make_statement(
            clause,
            actor=actor,
            when=when,
            position=POSITIONS[rule, SIDES[told.statement.position]],
            change=told.statement.change if rule else "",
            evidence=(*explain_position(self.document, reading), *explain_place(None, timex)),
            **codes,
        )
        return Draft(statement, rule, told.relative)

    def _code_opinion(self, clause: Clause) -> Draft | None:
        """A quotation without a cue: a stance of its speaker, whose side the rest of the article shows."""
        actor = self.holders.find_speaker(clause.voice)
        provision, hit = self.topics.find_provision(clause.first, clause.last, clause.sentence)
        if not actor or not (provision or self.holders.without_codebook):
            return None
        when, timex = self._find_when(clause, actor)
        cue = clause.voice.attribution.cue if clause.voice.attribution else ()
        said = tuple(Evidence(Span(*span), SAME_SPEAKER, "position") for span in cue[:1])
        evidence = (*said, *explain_place(hit, timex))
        decides = actor in self.holders.authorities
        intent = find_intent(self.document.words, clause.first, clause.last, self.holders, decides)
        statement = self._make_statement(
            clause,
            actor=actor,
            provision=provision,
            when=when,
            kind="event" if intent else "stance",
            event_type="announcement" if intent else "",
            modality=intent or "realised",
            change="continues" if clause.stands else "",
            evidence=evidence,
        )
        return Draft(
            statement,
            rule=decides and clause.stands,
            opinion=True,
            leaning=(-1 if clause.stands else 1) if decides else 0,
            decides=decides,
            interest=self.holders.find_interest(actor),
        )

    def _make_statement(self, clause: Clause, **codes: object) -> Statement:
        source, speaker = self.holders.find_teller(clause.voice, clause.reading)
        span = self._span(clause)
        text = self.document.text[span.start : span.end]
        return Statement("", self.document.article.id, span, text, source=source, speaker=speaker, **codes)

    def _find_provision(self, clause: Clause, reading: Reading) -> tuple[str, Hit | None]:
        """An act is about a provision only where it says so, or speaks of the change."""
        provision, hit = self.topics.find_provision(clause.first, clause.last, clause.sentence)
        if reading.sign == 0 and hit is None and not self.topics.names_shift(clause.first, clause.last):
            provision = ""
        return provision, hit

    def _find_when(self, clause: Clause, actor: str) -> tuple[When, Timex | None]:
        speaker = self.holders.find_source(clause.voice)[1]
        names = [speaker or actor] if clause.voice.attribution else self.holders.names_within(clause.first, clause.last)
        words = clause.first, clause.last
        return self.moments.find_when(words, clause.voice, clause.sentence, clause.reading, actor, names)

    def _matters(self, clause: Clause, reading: Reading, actor: str, provision: str) -> bool:
        """Does it bear on the policy? A position needs a provision or somebody; an act a known actor in its clause."""
        if reading.sign == 0:
            return self.holders.is_known(actor) and bool(
                self.holders.names_within(clause.first, reading.outer.first + 1)
            )
        if reading.relative and reading.main.entry.id in _ENACTS and self.topics.hits:
            bears = self.topics.names_shift(clause.first, clause.last) or self.topics.named(clause.first, clause.last)
            if not bears:
                return False  # "approved the budget"
        if reading.outer.entry.subject == "source" and not actor:
            return False  # the article's own verdict is nobody's position
        return bool(provision or actor or (reading.rule and self.holders.without_codebook))

    def _span(self, clause: Clause) -> Span:
        """The clause's characters; with source and cue where the cue makes the position."""
        document, voice = self.document, clause.voice
        first = clause.first
        while first < clause.last - 1 and document.words[first] in _LINKS:
            first += 1
        start, end = document.span_of(first, clause.last)
        if voice.attribution and clause.reading is not None and voice.frames(clause.reading.outer.first):
            sources = [s for s, _ in voice.attribution.source if s >= clause.sentence.start]
            start = min(start, document.starts[clause.reading.outer.first], *sources, start)
        return trim_span(document.text, Span(start, end))


def _repeats(draft: Draft, drafts: list[Draft]) -> bool:
    """Does a sentence say again what its last statement said, in nothing but other words?"""
    return bool(drafts) and bool(draft.statement.position) and drafts[-1].codes == draft.codes


def trim_span(text: str, span: Span) -> Span:
    """Cut leading punctuation and trailing commas off a span."""
    start, end = span
    while start < end and text[start] in " ,;:—–-)\n\t":
        start += 1
    while end > start and text[end - 1] in " ,;:—–-(\n\t":
        end -= 1
    return Span(start, end) if end > start else span
