"""When a statement holds: its own time expression, the day of its speech or event, or publication."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from timeline.model import Timex, When
from timeline.reading.codes.bounds import find_bounds
from timeline.reading.codes.context import read_verb_group
from timeline.reading.codes.datings import Datings, is_now, is_present
from timeline.reading.codes.occasions import Occasions
from timeline.reading.codes.readings import Clause, Reading
from timeline.reading.codes.voices import Voice, saying_words, verbs_of
from timeline.reading.text.document import Document
from timeline.reading.text.verbs import is_past

_PROMISE = 8  # words from "had promised" to what was promised
_FRAME = 4  # words before a reporting cue in which its auxiliaries stand: "had long argued"
_WHOLE = frozenset({"last", "the"})  # "until last month", "until the summer"
_EVENT = 12  # words from "after" to the day of what it names
_BACK_TO = {"since": "since", "after": "since", "following": "since", "until": "until"}
_LASTING = frozenset({"long", "always"})


class Moments:
    """Dates the statements of one document."""

    def __init__(self, document: Document, timexes: list[Timex]) -> None:
        self.document = document
        self.published = document.article.published
        self.datings = Datings(document, timexes)
        self.occasions = Occasions(self.datings)

    def find_when(self, clause: Clause, actor: str, names: Callable[[], list[str]]) -> tuple[When, Timex | None]:
        """Return the date of a clause and the expression that gives it, if one does.

        `names` tells, if asked, who speaks or acts in it.
        """
        voice, sentence, reading = clause.voice, clause.sentence, clause.reading
        near = self.document.starts[reading.outer.first if reading else clause.first]
        dates = self.datings.find_own(clause, near)
        if (term := self._find_range(dates)) is not None:
            return term
        own = _choose_nearest(dates, near)
        beside = _choose_nearest(self.datings.find_beside(clause), near)
        timex = own
        if own is None or self._is_weak(own, voice):
            lasts = beside is not None and (beside.modifier == "since" or beside.type == "DURATION")
            goals = own and beside and self.datings.is_ahead(own) and (lasts or self.datings.is_ahead(beside))
            timex = own if goals else beside or (own if voice.attribution is None else None)
        if timex is None:
            return self._date_by_context(clause, actor, names, own)
        said = beside if voice.attribution else timex
        if said is not None:
            self.occasions.note_maker(said, actor)
            told = voice.attribution or (reading is not None and not reading.sign)
            if told and said.modifier == "" and said.type == "DATE":
                self.occasions.note_speech(said, sentence, names())
        if reading is not None and reading.is_late and timex.modifier == "until":
            return self._date_by(replace(timex, modifier="")), timex  # "did not lift it until 2011" lifted it then
        when = self._date_by(self._end_with_news(self._reach_back(_as_term(timex, reading), reading), reading))
        holds = reading is not None and reading.rule and (reading.kind, reading.modality) == ("stance", "realised")
        return replace(when, start=None) if holds and timex.modifier == "until" else when, timex

    def _reach_back(self, timex: Timex, reading: Reading | None) -> Timex:
        """ "has fought it since the vote in May", "banned it after a crash in May": from May on, and not in May."""
        if reading is None or timex.modifier or timex.type != "DATE":
            return timex
        first = self.document.word_at(timex.span.start)
        for word in reversed(self.document.words[max(reading.outer.last, first - _EVENT) : first - 1]):
            if word in _BACK_TO:
                return replace(timex, modifier=_BACK_TO[word])
            if not word[0].isalnum():
                break
        return timex

    def _find_range(self, dates: list[Timex]) -> tuple[When, Timex] | None:
        """ "from 2013 until 2021": where two dates are the ends of one term, its days and the first of them."""
        for start, end in pairwise(dates):
            paired = start.modifier in ("from", "since") and end.modifier == "until"
            if paired and start.start and end.end and start.start <= end.end:
                return When(start.start, end.end, start.precision, start.basis), start
        return None

    def holds(self, clause: Clause, timex: Timex) -> bool:
        """Is it in the clause, or beside it in the same voice, that the date stands: not "said on Saturday"?"""
        span = self.document.span_of(clause.first, clause.last)
        around = clause.sentence if clause.voice.attribution is None else span
        return around.start <= timex.span.start < around.end

    def find_bounds(self, clause: Clause, change: str) -> Iterator[tuple[Timex, str]]:
        """Yield from when and until when a rule that is decided now, or holds, is to hold."""
        return find_bounds(self.datings, clause, change)

    def _is_weak(self, timex: Timex, voice: Voice) -> bool:
        """Does another date of the sentence go before it?

        Before the "now" of what is said goes the day on which it is said; before a goal in the article's own
        words goes the day that opens the sentence: "On Monday ministers agreed to end it in 2035".
        """
        return is_present(timex) if voice.attribution is not None else self.datings.is_ahead(timex)

    def _date_by_context(
        self, clause: Clause, actor: str, names: Callable[[], list[str]], present: Timex | None
    ) -> tuple[When, Timex | None]:
        """Date a clause without a date, or with a `present` one, by its occasion.

        What the article itself says still stands is dated by publication.
        """
        voice, sentence, reading = clause.voice, clause.sentence, clause.reading
        if self._had_promised(reading):
            return self._date_undated(reading, voice), None
        stands = voice.attribution is None and reading is not None and reading.change == "continues"
        now = stands or self._is_told_now(voice)
        timex = None if now else self.occasions.find_occasion(voice, sentence, actor, names)
        if timex is None and reading is not None and reading.is_vote and self._is_bygone(reading):
            timex = self.occasions.news  # "the Greens voted no"
        own = voice.attribution is None or not voice.attribution.source  # "were told to ban them": nobody is quoted
        if own and reading is not None and reading.rule and self._is_bygone(reading):
            timex = self.datings.find_backstory(sentence, reading.outer.first) or timex
        if timex is not None:
            return replace(self._date_by(timex), basis="context"), timex
        return (self._date_by(present) if present else self._date_undated(reading, voice)), present

    def _is_told_now(self, voice: Voice) -> bool:
        """ "the premier insists": does somebody speak in the present tense, and so not on a day that is over?"""
        if voice.frame is None:
            return False
        return any(word.endswith("s") and word in saying_words() for word in self.document.words[slice(*voice.frame)])

    def _is_bygone(self, reading: Reading) -> bool:
        """Does the article tell of a deed in the simple past: "then suspended them", "were told to ban them"?"""
        words, verb = self.document.words, reading.outer.first
        told = reading.group.past or is_past(words[verb]) or (words[verb - 1] == "to" and is_past(words[verb - 2]))
        return reading.kind == "event" and told and not (reading.group.perfect or reading.group.modal)

    def _date_by(self, timex: Timex) -> When:
        """Only a "before" that opens its sentence tells when; "contracts signed before May" tells of what."""
        if timex.modifier == "before" and not self.datings.opens(timex):
            timex = replace(timex, modifier="")
        if timex.modifier == "until" and self.document.words[self.document.word_at(timex.span.start)] in _WHOLE:
            timex = replace(timex, start=timex.end)  # it ended in that month, and not with its first day
        return When(*_apply_modifier(timex, self.published), timex.precision, timex.basis)

    def _end_with_news(self, timex: Timex, reading: Reading | None) -> Timex:
        """ "Until now" is until the news, and so is what was "previously" the rule, or "had" been asked "for weeks"."""
        news = self.occasions.news
        if news is None:
            return timex
        if timex.modifier == "until" and is_now(timex):
            return replace(news, modifier="until")
        vague = timex.type == "DURATION" and timex.precision == "vague" and timex.end == self.published
        if vague and reading is not None and reading.group.perfect == "had":
            ago = self.published - news.start  # what they "had asked for weeks" they asked until the news
            return replace(timex, start=timex.start and timex.start - ago, end=news.start)
        before = timex.value == "PAST_REF" and timex.start is None and timex.end == self.published
        return replace(timex, end=news.start) if before and reading is not None and reading.rule else timex

    def _date_undated(self, reading: Reading | None, voice: Voice) -> When:
        """What was before ends with the news; what has long been wanted or said has no beginning; else publication."""
        published, news, words, frame = self.published, self.occasions.news, self.document.words, voice.frame
        judged = reading is not None and reading.outer.entry.subject == "source"  # "said it had cost jobs", and says so
        over = reading is not None and (reading.change == "ends" or (reading.group.perfect == "had" and not judged))
        over = over or self._had_promised(reading)
        said = read_verb_group(words, frame[0], max(0, frame[0] - _FRAME)) if frame and not over else None
        if over or (said is not None and said.perfect == "had"):
            return When(None, news.start if news else published, "vague", "relative")
        wanted = reading is not None and "long" in reading.group.adverbs
        lasts = wanted or (said is not None and not _LASTING.isdisjoint(said.adverbs))
        return When(None, published, "vague", "relative") if lasts else When(published, published, "day", "published")

    def _had_promised(self, reading: Reading | None) -> bool:
        """ "had promised before the election | to lift it": is it an old promise, whatever has come of it?"""
        word = reading.group.first if reading is not None else 0
        words = self.document.words[max(0, word - _PROMISE) : word]
        return any(had == "had" and verb in verbs_of("promising") for had, verb in pairwise(words))


def _apply_modifier(timex: Timex, published: date) -> tuple[date | None, date | None]:
    """Return the days that an expression means with the word before it.

    "since X" runs to publication; "until X", and "before X", is open before, or runs from publication to a coming X;
    "by X" begins at publication; "from a coming X" is open behind; "for months" nobody knows since when.
    """
    start, end = timex.start, timex.end
    coming = start is not None and start > published
    if timex.value in ("PXM", "PXY"):
        return None, end
    if timex.modifier == "since" and start is not None and not coming:
        return start, published
    if timex.modifier == "until":
        return (published, end) if coming else (None, start)
    if timex.modifier == "before" and start is not None:
        return (published if coming else None), start
    if timex.modifier == "from" and coming:
        return start, None
    if timex.modifier == "by" and end is not None and end > published:
        return published, end
    return start, end


def _as_term(timex: Timex, reading: Reading | None) -> Timex:
    """ "Will not allow it before the end of 2029": it is not allowed until then."""
    held = reading is not None and reading.holds_off and reading.group.negated
    return replace(timex, modifier="until") if held and timex.modifier == "before" else timex


def _choose_nearest(timexes: list[Timex], near: int) -> Timex | None:
    """Return the date nearest to the character `near`; a term only where there is no other."""
    if len(timexes) < 2:
        return timexes[0] if timexes else None
    return min(timexes, key=lambda t: (t.type == "DURATION", abs(t.span.start - near)))
