"""Statements and their codes: every clause that carries a position or an act becomes one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from timeline.codebook import Codebook
from timeline.model import Attribution, Statement, Timex, When
from timeline.reading.actors.reader import Mentions
from timeline.reading.codes.avowals import avow
from timeline.reading.codes.clauses import ClauseReader
from timeline.reading.codes.context import find_triggers
from timeline.reading.codes.cues import find_cues
from timeline.reading.codes.drafts import POSITIONS, Draft
from timeline.reading.codes.echoes import do_it, echo, is_done, was_otherwise
from timeline.reading.codes.evidence import explain_opinion, explain_place, explain_position, find_span
from timeline.reading.codes.force import (
    name_event,
    settle_content,
    settle_force,
    settle_neighbour,
    settle_object,
    settle_outlook,
    tells_content,
)
from timeline.reading.codes.holders import Holders
from timeline.reading.codes.identity import make_id
from timeline.reading.codes.intents import find_intent
from timeline.reading.codes.moments import Moments
from timeline.reading.codes.objects import names_thing
from timeline.reading.codes.outlook import settle_positions
from timeline.reading.codes.provisions import Hit
from timeline.reading.codes.readings import Clause, Reading
from timeline.reading.codes.relevance import Relevance
from timeline.reading.codes.rulings import Rulings
from timeline.reading.codes.titles import Title, is_headline, read_title
from timeline.reading.codes.topics import Topics
from timeline.reading.codes.voices import Voice, Voices, is_question
from timeline.reading.text.document import Document, Sentence

Parts = list[tuple[Voice, list[Clause]]]  # a sentence cut into the clauses of its voices
_LEAD = 3  # sentences that tell which way the change goes
_DONE = frozenset({"request", "refusal"})  # deeds, however long they have been done


def find_statements(
    document: Document, attributions: list[Attribution], timexes: list[Timex], mentions: Mentions, codebook: Codebook
) -> list[Statement]:
    """Return the coded statements of a document in text order."""
    article, given = document.article, Counter()
    title = read_title(article, codebook)
    coder = Coder(document, attributions, timexes, mentions, codebook, title)
    drafts = coder.code()
    coder.topics.measures.turn({id(draft): draft for draft in (*coder.lead, *drafts)}.values())
    settle_positions(drafts, coder.lead, article.published, title.side)
    texts = [article.text[draft.span.start : draft.span.end] for draft in drafts]
    return [
        d.finish(make_id(given, article.id, t, d.kind, d.provision), article.id, t)
        for d, t in zip(drafts, texts, strict=True)
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
        title: Title,
    ) -> None:
        self.document = document
        self.voices = Voices(document, attributions)
        self.topics = Topics(document, codebook, title.provisions)
        self.clauses = ClauseReader(document, self.topics)
        self.holders = Holders(document, mentions, codebook)
        self.moments = Moments(document, [timex for timex in timexes if not self._is_name(timex)])
        self.rulings = Rulings(document.words)
        self.relevance = Relevance(document, self.topics, self.holders, self.moments)
        self.lead: list[Draft] = []  # what the headline and the first sentences tell
        self.told: Draft | None = None  # what was coded last
        self.ruled: dict[str, Draft] = {}  # what each actor was last told to have decided
        self.told_in, self.heard = -1, (-1, "")  # its paragraph; the one in which somebody was last quoted, and who
        self.about = title.hints or self.topics.are_told()  # if it is not on the policy, only what actors do is coded
        sentences = [s for s in document.sentences if self.about or self.holders.knows_within(s.first, s.last)]
        self.cues = find_cues(document, sentences, acts_only=not self.about)
        self.triggers = find_triggers(document, [s for s in document.sentences if s.first in self.cues])

    def _is_name(self, timex: Timex) -> bool:
        """ "Sunday trading", "Poland 2050": is it part of what somebody or something is called?"""
        words = self.document.words_within(timex.span)
        return words[0] < words[1] and (self.topics.holds(*words) or self.holders.names(*words))

    def code(self) -> list[Draft]:
        """Return the statements of the document in text order, their sides still to be settled.

        The headline only tells, with the first sentences, what changes and the main provision: they may be read anew.
        """
        sentences = self.document.sentences
        opening = [(sentence, self._cut_sentence(sentence)) for sentence in sentences[:_LEAD]]
        headline = bool(sentences) and is_headline(self.document, sentences[0])
        lead = [self.code_sentence(*cut) for cut in opening]
        self.lead = [draft for drafts in lead for draft in drafts]
        if self.topics.set_main([draft.provision for draft in self.lead if draft.names_provision and draft.names_rule]):
            self.moments.occasions.forget()
            self.told, self.heard = None, (-1, "")
            lead = [self.code_sentence(*cut) for cut in opening]
        rest = [self.code_sentence(sentence, self._cut_sentence(sentence)) for sentence in sentences[_LEAD:]]
        return [draft for drafts in (*lead[headline:], *rest) for draft in drafts]

    def code_sentence(self, sentence: Sentence, parts: Parts) -> list[Draft]:
        """Return the statements of one sentence, cut into its parts."""
        occasions = self.moments.occasions
        if (day := occasions.find_day(sentence)) is not None:
            occasions.note_speech(day, sentence, self.holders.names_within(sentence.first, sentence.last))
        drafts: list[Draft] = []
        before: Reading | None = None
        for voice, clauses in parts:
            if voice.attribution is not None:
                self.heard = sentence.paragraph, self.holders.find_speaker(voice)
            coded = self._code_voice(clauses, drafts)
            if coded and drafts and before and tells_content(self.topics, voice, before, coded[0]):
                settle_content(drafts[-1], before, coded[0])
                if coded[0].actor == drafts[-1].actor:  # who throws out a motion does not call for it
                    del coded[0]
            drafts += coded
            for draft in coded:
                avow(draft)
            before = clauses[-1].reading if clauses else None
        return drafts

    def _cut_sentence(self, sentence: Sentence) -> Parts:
        """Cut a sentence into the clauses of its voices; one that has no cue and no speaker tells nothing."""
        cues = [cue for cue in self.cues.get(sentence.first, ()) if not self.relevance.is_other(cue)]
        cues = self.topics.list_cues(sentence, cues)
        if cues and (all(cue.entry.role == "shift" for cue in cues) or is_question(self.document, sentence)):
            cues = []  # "Can he do that?" and "the plan" alone say nothing of it
        if not cues and not (self.about and self.voices.speak_in(sentence)):
            return []
        triggers = self.triggers.get(sentence.first, [])
        voices = [voice for voice in self.voices.split(sentence) if cues or voice.attribution is not None]
        return [(voice, self.clauses.read(sentence, voice, cues, triggers)) for voice in voices]

    def _code_voice(self, clauses: list[Clause], before: list[Draft]) -> list[Draft]:
        """Code the clauses of a voice; one that comes to nothing goes with the one before it."""
        drafts: list[Draft] = []
        told: Clause | None = None
        for clause in clauses:
            draft = self._code(clause, clause.reading) if clause.reading else self._code_opinion(clause)
            if draft is not None and not draft.only_repeats(next(reversed(drafts or before), None)):
                if told is not None:
                    settle_neighbour(drafts[-1], told, draft, clause, self.document.words)
                drafts.append(draft)
                self.ruled |= {draft.actor: draft} if draft.rule and draft.position else {}
                self.told, self.told_in, told = draft, clause.sentence.paragraph, clause
            elif told is not None:
                if draft is not None and drafts[-1].modality == draft.modality:
                    drafts[-1].change = drafts[-1].change or draft.change  # "went back on its promise and banned it"
                drafts[-1].span = find_span(self.document, replace(told, last=clause.last))
        return drafts

    def _code(self, clause: Clause, reading: Reading) -> Draft | None:
        if reading.outer.entry.role == "echo":
            return self._code_echo(clause, reading) or (self._code_opinion(clause) if reading.denies else None)
        if self.holders.is_guess(clause, reading):
            return self._code_opinion(clause)
        if self.holders.is_complaint(clause, reading):
            reading = reading.complained()
        elif self.holders.has_ruled(clause, reading):
            reading = reading.ruled()
        provision, hit = self._find_provision(clause, reading)
        if hit is None and self.holders.is_ability(clause, reading):
            return self._code_opinion(clause)
        actor = self._find_main_actor(clause, reading) or self.holders.find_actor(clause, reading, provision)
        if not actor and clause.sentence.paragraph == self.heard[0] and self.holders.speaks_on(reading):
            actor = self.heard[1]
        if not self.relevance.matters(clause, reading, actor, provision):
            return self._code_opinion(clause) if clause.voice.attribution and not reading.sign else None
        acts = reading.kind == "event" and clause.voice.attribution is None  # the article tells of a deed
        may_rule = reading.rule or reading.outer.entry.role == "propose"
        rule = may_rule and self.holders.has_authority(actor, acts, reading.is_vote)
        when, timex = self._find_when(clause, actor)
        own = timex if timex and self.moments.holds(clause, timex) else None
        modality, change = settle_force(reading, rule, clause.voice, when, own, self.document.article.published)
        if rule:
            self.holders.authorities.note_rule(provision, actor, clause, reading)
        self.topics.remember(provision, clause.sentence)
        bounds = self.moments.find_bounds(clause, change) if rule and modality == "realised" else ()
        lasting = change == "continues" and reading.group.perfect == "has" and reading.event_type not in _DONE
        draft = self._draft(
            clause,
            actor=actor,
            provision=provision,
            when=when,
            kind="stance" if lasting else reading.kind,
            event_type=name_event(clause, reading, self.document.words, self.holders.offices, actor),
            position=POSITIONS[rule, reading.sign] if reading.sign else "",
            change=change,
            modality=modality,
            evidence=(*explain_position(self.document, reading), *explain_place(hit, timex, bounds)),
            rule=rule,
            way=reading.way,
            bygone=reading.group.perfect == "had" and clause.voice.attribution is None,
            interest=self.holders.find_interest(actor, provision),
        )
        same = self.told if clause.sentence.paragraph == self.told_in else None
        named = hit is not None or names_thing(self.topics, reading, clause.last)
        settle_outlook(draft, clause, reading, named, same, self.holders.is_ruling(clause, reading))
        self.rulings.settle(draft, reading)
        settle_object(draft, reading, same, self.told, self.topics)
        self.rulings.note(draft, reading)
        return draft

    def _find_main_actor(self, clause: Clause, reading: Reading) -> str:
        """ "The city let farmers sell again, ending a ban": who acts in the sentence's clause before a participle."""
        told, hangs = self.told, self.holders.agents.hangs_on(reading.outer.first)
        begin = self.document.starts[clause.voice.first] if clause.voice.attribution else clause.sentence.start
        return told.actor if reading.rule and hangs and told and told.rule and told.span.start >= begin else ""

    def _code_echo(self, clause: Clause, reading: Reading) -> Draft | None:
        """What was just told, of others: "Poland takes the same view", or the opposite one; "so does their sale"."""
        followed = self.holders.find_followed(clause, reading)
        told = next((self.ruled[actor] for actor in followed if actor in self.ruled), self.told)
        if told is None or told.opinion or not told.position:
            return None
        provision, hit = self.topics.find_provision(clause.first, clause.last, clause.sentence)
        other = told.rule and reading.echo > 0 and hit is not None and provision != told.provision
        other = other and not self.holders.knows_within(clause.first, clause.last)
        actor = told.actor if other else self.holders.find_actor(clause, reading, told.provision)
        done = self.holders.has_authority(actor) and is_done(reading, told, self.document.words)
        if not actor or (actor == told.actor and not (done or other or reading.denies or was_otherwise(reading))):
            return None
        when, timex = self._find_when(clause, actor)
        return self._draft(
            clause,
            actor=actor,
            provision=provision if other else told.provision,
            when=when,
            evidence=(*explain_position(self.document, reading), *explain_place(hit if other else None, timex)),
            relative=told.relative,
            **(do_it(reading, told) if done else echo(reading, told, actor, self.holders.has_authority(actor))),
        )

    def _code_opinion(self, clause: Clause) -> Draft | None:
        """A quotation without a cue: a stance of its speaker, whose side the rest of the article shows."""
        provision, hit = self.topics.find_provision(clause.first, clause.last, clause.sentence)
        actor = self.holders.find_opinion_holder(clause, provision)
        if not actor or not self.about or not (provision or self.holders.without_codebook):
            return None
        if self.relevance.is_passing(clause, actor, hit, self.cues.get(clause.sentence.first, ())):
            return None
        when, timex = self._find_when(clause, actor)
        decides = actor in self.holders.authorities.all
        kind, event_type, modality = find_intent(self.document, clause, when, self.holders, decides)
        return self._draft(
            clause,
            actor=actor,
            provision=provision,
            when=when,
            kind=kind,
            event_type=event_type,
            modality=modality,
            change="continues" if clause.stands else "",
            evidence=(*explain_opinion(self.document, clause), *explain_place(hit, timex)),
            rule=decides and clause.stands is not None,
            opinion=modality != "denied" and not clause.shows_no_side(self.document.words),
            leaning=(-1 if clause.stands else 1) if decides else -clause.calls_names(self.document.words),
            decides=decides,
            interest=self.holders.find_interest(actor, provision),
            follows=self.told if clause.opens_quotation and clause.sentence.paragraph == self.told_in else None,
        )

    def _draft(self, clause: Clause, **codes: Any) -> Draft:
        source, speaker = self.holders.find_teller(clause.voice, clause.reading)
        return Draft(find_span(self.document, clause), source=source, speaker=speaker, **codes)

    def _find_provision(self, clause: Clause, reading: Reading) -> tuple[str, Hit | None]:
        """An act is about a provision only where it says so, or speaks of the change."""
        last = clause.end if self.topics.names_any(clause.first, clause.end) else clause.last
        provision, hit = self.topics.find_provision(clause.first, last, clause.sentence)
        if reading.sign == 0 and hit is None and not self.topics.names_shift(clause.first, clause.last):
            provision = ""
        return provision, hit

    def _find_when(self, clause: Clause, actor: str) -> tuple[When, Timex | None]:
        def names() -> list[str]:
            if clause.voice.attribution is None:
                return self.holders.names_within(clause.first, clause.last)
            return [self.holders.find_source(clause.voice)[1] or actor]

        return self.moments.find_when(clause, actor, names)
