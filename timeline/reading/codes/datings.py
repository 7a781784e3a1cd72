"""The time expressions of a document, and which clause each of them can date."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date, timedelta

from timeline.model import Span, Timex
from timeline.reading.codes.asides import MADE, dates_relative, dates_thing, find_aside
from timeline.reading.codes.context import HAVE, THAT
from timeline.reading.codes.cues import ATTITUDES
from timeline.reading.codes.readings import Clause, Reading
from timeline.reading.dates.counts import HABITS
from timeline.reading.dates.lags import LAG
from timeline.reading.text.document import Document, Sentence
from timeline.reading.text.verbs import is_past

_HEAD = 2  # sentences, headline included, of which one can begin with a dateline
_AROUND = 600  # characters on either side in which a sentence's own dates are looked for
_OPENING = 5  # words at the beginning of a sentence that date all of it: "On Monday the cabinet …"
_TO_THAT = 12  # characters before the date, at most, in "said in May last year that"
_UNTIL = 4  # words behind "until" in which its date begins
_AHEAD, _AT_ALL = timedelta(days=14), timedelta(0)  # later than this, a date is a goal that is spoken of
_BYGONE = timedelta(days=60)  # longer ago than this is no news
_FAR_BACK = 600  # characters before a clause in which the time that a paragraph tells of stands
_SAME = ("that ", "the same ", "same ")
_DUE, _FOR, _WERE = frozenset("due planned scheduled set".split()), ("for", "in", "on"), (["was"], ["were"])
_DETERMINERS = frozenset("the a an its their his her our 's '".split())
_ENLARGED = 30  # words of "when all had left", at most
_TERM = 12  # words before a term in which its perfect stands: "have asked them for weeks"
_CLAUSE, _RECENTLY = 16, timedelta(days=30)  # words from a deed to a date; before the news
_RELATIVE = 10  # words from a relative pronoun to a date in its clause: "that took effect on"
_NAMED = 6  # words before a participle in which the thing that it tells of stands: "a ban on exports imposed in May"
_SPEAK_OF = ATTITUDES | {"refuse"}  # what these speak of can lie ahead
_MADE = MADE | {"made", "published", "reached", "struck", "taken"}


class Datings:
    """The dates of one document in text order, ready to be dealt out to its clauses."""

    def __init__(self, document: Document, timexes: list[Timex]) -> None:
        self.document = document
        self.published = document.article.published
        self._starts = [timex.span.start for timex in timexes]
        self._ends = [timex.span.end for timex in timexes]
        begin = max((self._find_begin(sentence) for sentence in document.sentences[:_HEAD]), default=0)
        self._lengths = [timex for timex in timexes if timex.type == "DURATION"]
        dated = [t for t in timexes if t.type != "SET" and (t.start or t.end) and t.span.start >= begin]
        self.timexes = [timex for timex in self._tie(dated) if not self._is_clock_alone(timex)]
        self._offsets = [t.span.end - 1 if t.modifier == LAG else t.span.start for t in self.timexes]

    def covers(self, offset: int) -> bool:
        """Does a time expression hold the character `offset`? "May" may be a month."""
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._ends[index]

    def within(self, start: int, end: int) -> list[Timex]:
        """Return the dates that begin within the characters [start, end)."""
        return self.timexes[bisect_left(self._offsets, start) : bisect_left(self._offsets, end)]

    def lengths_within(self, start: int, end: int) -> list[Timex]:
        """Return the lengths of time that begin within the characters [start, end), be their days known or not."""
        low, high = (bisect_left(self._lengths, at, key=lambda timex: timex.span.start) for at in (start, end))
        return self._lengths[low:high]

    def find_own(self, clause: Clause, near: int) -> list[Timex]:
        """Return the dates of a clause that can be those of what it tells at `near`."""
        document, sentence = self.document, clause.sentence
        start, end = document.span_of(clause.first, clause.last)
        if document.words[clause.last : clause.last + 1] == ["until"]:  # a clause of its own, but it dates this one
            end = document.ends[min(clause.last + _UNTIL, sentence.last - 1)]
        end = next((cut for cut in [document.text.find(";", near, end)] if cut > 0), end)  # "; a court met in 2023"
        quoted = clause.voice.manner == "direct"
        own = [timex for timex in self.within(start, end) if self._can_date(timex, clause.reading, quoted)]
        return self._keep_asides_apart(self._leave_out_enlargement(own), near, sentence) if own else own

    def find_beside(self, clause: Clause) -> list[Timex]:
        """Return the dates that stand beside a source's words, or open or lead up to a clause of the article's own."""
        document, voice, sentence = self.document, clause.voice, clause.sentence
        start, end = document.span_of(clause.first, clause.last)
        near_by = self.within(max(sentence.start, start - _AROUND), min(sentence.end, end + _AROUND))
        if not near_by:
            return near_by
        if voice.attribution is None:
            opening = document.starts[min(sentence.first + _OPENING, sentence.last - 1)]
            before = [t for t in near_by if t.span.start <= opening or self._is_told_before(t, start)]
            before = [t for t in before if t.modifier != LAG and not self._is_in_name(t) and not self._is_goal(t)]
            before = [t for t in before if self.find_aside(t.span.start, sentence) < 0]
            return [timex for timex in self._leave_out_enlargement(before) if not self._is_term(timex)]
        content, cue = voice.attribution.content, voice.attribution.cue
        outside = [t for t in near_by if not any(self._holds(span, t) for span in content)]
        if voice.frame is not None and is_past(document.words[voice.frame[0]]):
            outside = [t for t in outside if not self.is_ahead(t, _AT_ALL)]  # nobody "said" it next Sunday
        return self._keep_asides_apart(outside, cue[0].start if cue else start, sentence) if outside else outside

    def _leave_out_enlargement(self, timexes: list[Timex]) -> list[Timex]:
        """ "On Friday, when all had left for the weekend, he signed it": leave out what is told of the day itself.

        And so of "In March, three months after it came to power, the government signed it".
        """
        if len(timexes) < 2 or not self.opens(timexes[0]):
            return timexes
        words, first = self.document.words, timexes[0]
        behind = self.document.word_at(first.span.end - 1) + 1
        counts = timexes[1].modifier == LAG and self.document.word_at(timexes[1].span.start) == behind + 1
        if words[behind : behind + 1] != [","] or not (counts or words[behind + 1 : behind + 2] == ["when"]):
            return timexes
        end = next((i for i in range(behind + 2, min(behind + _ENLARGED, len(words))) if words[i] == ","), behind)
        return [first, *(t for t in timexes[1:] if self.document.word_at(t.span.start) >= end)]

    def find_backstory(self, sentence: Sentence, word: int) -> Timex | None:
        """Return the time long gone of which a paragraph was last telling before a word; None if it tells of today."""
        document = self.document
        start = max(document.paragraphs[sentence.paragraph].start, document.starts[word] - _FAR_BACK)
        before = self.within(start, document.starts[word])
        told = [t for t in before if t.type == "DATE" and t.modifier not in (LAG, "since") and not self._is_in_name(t)]
        told = [t for t in told if t.span.start < sentence.start or self.find_aside(t.span.start, sentence) < 0]
        last = told[-1] if told else None
        return last if last is not None and last.end and last.end < self.published - _BYGONE else None

    def find_aside(self, offset: int, sentence: Sentence) -> int:
        """Return the word with which the aside begins in which a date stands; -1 outside of any."""
        return find_aside(self.document.words, self.document.word_at(offset), sentence.first, sentence.last)

    def opens(self, timex: Timex) -> bool:
        """Does the date stand among the first words of its sentence?"""
        sentence = self.document.sentences[self.document.sentence_at(timex.span.start)]
        return self.document.word_at(timex.span.start) <= sentence.first + 2

    def is_ahead(self, timex: Timex, by: timedelta = _AHEAD) -> bool:
        """Does the date lie so far ahead that it is a goal?"""
        return timex.start is not None and timex.start > self.published + by

    def is_past_day(self, timex: Timex) -> bool:
        """Is it one day of the calendar, and already gone?"""
        exact = timex.precision == "day" and timex.type == "DATE" and timex.value[:4].isdecimal()
        return exact and timex.start is not None and (timex.end or timex.start) <= self.published

    def _find_begin(self, sentence: Sentence) -> int:
        """Return the character with which the text behind a dateline begins; 0 without one."""
        begin = self.document.skip_dateline(sentence)
        return self.document.ends[begin - 1] if begin > sentence.first else 0

    def _tie(self, timexes: list[Timex]) -> list[Timex]:
        """Tie "that evening" and "the same day" to the day named before."""
        tied, day = [], None
        for timex in timexes:
            named = self.document.text[timex.span.start : timex.span.end].lower()
            if day is not None and named.startswith(_SAME) and timex.start == timex.end == self.published:
                timex = replace(timex, start=day.start, end=day.end, basis="context")
            elif self.is_past_day(timex):
                day = timex
            tied.append(timex)
        return tied

    def _is_clock_alone(self, timex: Timex) -> bool:
        """ "shortly before noon" names no day."""
        return timex.type == "TIME" and timex.rule == "clock" and timex.value[:10] == self.published.isoformat()

    def _can_date(self, timex: Timex, reading: Reading | None, quoted: bool) -> bool:
        """Can the expression be the date of the statement, and not of what it speaks of?"""
        at = self.document.word_at(timex.span.start)
        if self._is_in_name(timex) or self._is_compared_with(timex, at) or self._is_left_behind(timex, reading):
            return False
        if self._is_goal(timex) or self._is_done_before(timex, at):
            return False
        if self._owns(timex) and not (reading is not None and reading.rule):
            return False  # "called Tuesday's ruling a scandal"
        if quoted and (reading is None or reading.outer.entry.subject == "source") and self._is_spoken_of(timex):
            return False
        if reading is None:
            return not self.is_ahead(timex) and (timex.type != "DURATION" or bool(timex.modifier))
        if self._is_of_thing(timex, at, reading) or self._is_of_plan(timex, reading):
            return False
        if timex.type != "DURATION" or timex.modifier or (self._is_for(at) and self._is_over(at)):
            return True
        return reading.rule and (reading.kind == "stance" or not self._is_term(timex))

    def _is_left_behind(self, timex: Timex, reading: Reading | None) -> bool:
        """ "Eight months after it lost, the party gave in": is the clause over that the time dates?"""
        behind = self.document.word_at(timex.span.end - 1)
        verb = reading.group.first if reading is not None else behind
        return timex.modifier == LAG and "," in self.document.words[behind:verb]

    def _owns(self, timex: Timex) -> bool:
        """Does it only say which thing is meant: "Tuesday's ruling"?"""
        behind = self.document.word_at(timex.span.end)
        return timex.precision == "day" and self.document.words[behind : behind + 1] == ["'s"]

    def _is_done_before(self, timex: Timex, at: int) -> bool:
        """ "Cars bought before 2035 may stay": does a participle before "before" tell which ones are meant?"""
        words = self.document.words
        return timex.modifier == "before" and words[at - 1] == "before" and words[at - 2].endswith("ed")

    def _is_spoken_of(self, timex: Timex) -> bool:
        """ "It failed last year", “we will freeze this winter”: is it a day that a view is about, and not its own?"""
        gone = timex.end is not None and timex.end < self.published
        return timex.type == "DATE" and not timex.modifier and (gone or self.is_ahead(timex))

    def _is_term(self, timex: Timex) -> bool:
        """ "banned it for six months" is how long, and not when; "for months they lobbied" and "have banned it" is."""
        at = self.document.word_at(timex.span.start)
        return timex.type == "DURATION" and self._is_for(at) and not self._is_over(at) and not self.opens(timex)

    def _is_for(self, at: int) -> bool:
        return "for" in self.document.words[max(0, at - 3) : at]

    def _is_over(self, at: int) -> bool:
        """Does a perfect tell that the term that begins at word `at` is over, or goes on?"""
        return not HAVE.isdisjoint(self.document.words[max(0, at - _TERM) : at])

    def _is_of_plan(self, timex: Timex, reading: Reading) -> bool:
        """ "dropped plans to ban mowers from 2027", "wants a ban by 2030": the day is that of what is turned down."""
        speaks_of = reading.outer.entry.role in _SPEAK_OF and reading.modality == "realised"
        told = is_past(self.document.words[reading.outer.first])  # "asked it to lift the ban on Friday"
        return speaks_of and timex.modifier != "until" and self.is_ahead(timex, _AT_ALL if told else _AHEAD)

    def _is_compared_with(self, timex: Timex, at: int) -> bool:
        """ "fewer than a year ago", "half the number of a year ago": is it only what now is compared with?"""
        before, last = self.document.words[at - 1], self.document.words[self.document.word_at(timex.span.end - 1)]
        return before == "than" or (before == "of" and last == "ago")

    def _is_goal(self, timex: Timex) -> bool:
        """ "prolonged it to next year", "the ban planned for 2025 was blocked": how far, or when, a thing goes?"""
        words, (at, behind) = self.document.words, self.document.words_within(timex.span)
        due = words[at - 1] in _FOR and words[at - 2] in _DUE and words[behind : behind + 1] in _WERE
        return due or (words[at - 1] == "to" and self.is_ahead(timex, _AT_ALL))

    def _is_told_before(self, timex: Timex, start: int) -> bool:
        """Is it a time gone by that the sentence names before its clause at `start`?"""
        gone = timex.type == "DATE" and timex.end is not None and timex.end <= self.published
        return gone and timex.span.start < start and not is_present(timex)

    def _is_in_name(self, timex: Timex) -> bool:
        """Does it only name a thing: "the 2035 target", "Sunday trading"?"""
        at, words = self.document.word_at(timex.span.start), self.document.words
        if at > 0 and words[at - 1] in _DETERMINERS:
            return True
        behind = self.document.word_at(timex.span.end)
        return timex.rule == "weekday" and words[behind : behind + 1] != [] and words[behind] in HABITS

    def _is_of_thing(self, timex: Timex, at: int, reading: Reading) -> bool:
        """Does the date at word `at` tell when a thing was made that is only named: "a decree signed on Saturday"?"""
        words = self.document.words
        behind = (cue.last for cue in reading.cues if cue.first > reading.outer.first)
        if words[at - 1] == "of" and at - 1 in behind:
            return True  # "did away with the rule of 2014"
        for i in range(at - 1, max(2, at - 4), -1):
            if words[i] in _MADE:
                if any(cue.first <= i < cue.last for cue in (reading.main, reading.outer)):
                    return False
                if not _DETERMINERS.isdisjoint(words[max(0, i - _NAMED) : i - 1]):
                    return True
        return self._is_in_relative(at, reading) or self._is_older(timex, at, reading)

    def _is_older(self, timex: Timex, at: int, reading: Reading) -> bool:
        """ "lifted a ban that it imposed in May": is it a day long gone, or still to come, that an aside dates?"""
        told = self.document.words[max(reading.main.last, reading.outer.last, at - _CLAUSE) : at]
        ahead = self.is_ahead(timex, _AT_ALL)
        return (ahead or (timex.end or date.max) < self.published - _RECENTLY) and dates_thing(told, ahead)

    def _is_in_relative(self, at: int, reading: Reading) -> bool:
        """ "repealed the ban that took effect in March": does the date stand in a relative clause on a thing?

        Before the verb, too: "the ban that had applied since March is lifted".
        """
        verb = max(reading.main.first, reading.outer.first)
        if at < reading.main.first:
            things = [cue.last for cue in reading.cues if cue.last < at]
            return bool(things) and dates_relative(self.document.words[max(things[0], at - _CLAUSE) : at])
        begin = max(0, at - _RELATIVE)
        that = {i for i, word in enumerate(self.document.words[begin:at], begin) if word in THAT}
        return bool(that) and any(cue.last in that and cue.first > verb for cue in reading.cues)

    def _holds(self, content: Span, timex: Timex) -> bool:
        """Is the date part of what is said? In "said last Thursday that" it is not."""
        if not content.start <= timex.span.start < content.end:
            return False
        after = self.document.word_at(timex.span.end)
        opens = timex.span.start - content.start < _TO_THAT
        return not (opens and self.document.words[after : after + 1] == ["that"])

    def _keep_asides_apart(self, timexes: list[Timex], near: int, sentence: Sentence) -> list[Timex]:
        """Return the dates of the aside, or main clause, around `near`; failing these what was said before it."""
        at = self.find_aside(near, sentence)
        same = [timex for timex in timexes if self.find_aside(timex.span.start, sentence) == at]
        return same or [t for t in timexes if t.span.start < near and self.find_aside(t.span.start, sentence) < 0]


def is_now(timex: Timex) -> bool:
    """Is it a "now" or a "today", be it in "until now"?"""
    return timex.value == "PRESENT_REF" or timex.rule == "today"


def is_present(timex: Timex) -> bool:
    """Is it a "now" or a "today" by itself?"""
    return is_now(timex) and not timex.modifier
