"""What time expressions hang on: publication, the day on which words were spoken, or the narrative's last date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from timeline.model import Span
from timeline.reading.dates.calendar_values import Dated, add_months
from timeline.reading.dates.expressions import Mention
from timeline.reading.dates.time_words import load_time_words
from timeline.reading.text.document import Document

_LONG_STORY = 30  # years long past
_OLD_YEARS = 8  # a text of history names at least so many years that are long past
_OLD_TO_NEAR = 5  # and so many for each date that hangs on publication
_STORY_YEARS = 10  # a year farther from the last one is left aside until another one confirms it
_YEAR_AGO = ("Y", 1, -1)
_SHORT = frozenset({"D", "W"})  # units that one counts from a day
_COMPARING = frozenset(["ago", "same", "quarter"])
_FIGURES_REACH = 50  # words from "nine months" to "a year earlier" within a sentence
_QUARTER_REACH = 250  # words over which "a year earlier" still compares with the last quarter named


class Narrative:
    """The dates that a text has named so far, and the day on which its present expression hangs.

    In a text of history bare days, months and weekdays hang on the dates named before, not on publication.
    """

    __slots__ = (
        "document",
        "published",
        "anchor",
        "history",
        "day",
        "last_day",
        "value",
        "exact",
        "told_at",
        "quarter",
        "quarter_at",
        "ended",
        "stray",
        "year_ago",
    )

    def __init__(self, document: Document, history: bool = False) -> None:
        self.document = document
        self.published = self.anchor = document.article.published
        self.history = history
        self.day = self.last_day = self.published  # the first and the last day of the last date named
        self.value = ""  # the last calendar value named
        self.exact: date | None = None  # the last day of the calendar named
        self.told_at = 0  # the word with which the last date ends
        self.quarter, self.quarter_at = "", -_QUARTER_REACH  # the last quarter named, and at which word
        self.year_ago = False  # is that "a year ago", which "a year earlier" only says again?
        self.stray = 0  # a year named once, far from the story of a text of history
        self.ended = False  # does the last value end a term of accounts: "the six months ended Aug. 12"?

    @property
    def bare(self) -> date:
        """The day on which a date without a year hangs."""
        return self.day if self.history and self.value else self.anchor

    def note(self, mention: Mention, dated: Dated) -> None:
        """Remember a date for the expressions that follow."""
        if dated.days.start is None or mention.type not in ("DATE", "TIME") or not dated.value[:1].isdecimal():
            return
        if "X" in dated.value:  # some day of the month named before
            return
        backward = (mention.kind == "ago" and mention.data[2] < 0) or (mention.kind == "unit" and mention.data[1] < 0)
        if self.history and (mention.kind == "shift" or backward):
            return
        if mention.kind in _COMPARING and _compares(mention):
            return
        if self.history and self._is_stray(_year_named(mention)):
            return
        self.day, self.last_day = dated.days.start, dated.days.end or dated.days.start
        self.year_ago = mention.kind == "ago" and mention.data[:3] == _YEAR_AGO
        self.told_at = mention.last
        self.exact = self.day if dated.days.precision == "day" and self.day == self.last_day else self.exact
        if mention.kind != "ago":
            self.value = dated.value
            self.ended = mention.first > 0 and self.document.words[mention.first - 1] == "ended"
            if "-Q" in dated.value and self._has_accounts(mention, dated):
                self.quarter, self.quarter_at = dated.value, mention.last

    def _has_accounts(self, mention: Mention, dated: Dated) -> bool:
        """Can a quarter be compared with: is it over, or are there accounts of it, as of one of a fiscal year?"""
        end = dated.days.end
        return end is None or end < self.published or has_accounts(self.document, mention.last)

    def _is_stray(self, year: int | None) -> bool:
        """Is a year far from the story so far, and the first such: "the fort of 1813" in a war of 1920?"""
        if year is None or not self.value or abs(year - self.day.year) <= _STORY_YEARS:
            self.stray = 0 if year else self.stray
            return False
        confirmed = bool(self.stray) and abs(year - self.stray) <= _STORY_YEARS
        self.stray = 0 if confirmed else year
        return not confirmed

    def counted_from(self, mention: Mention) -> date:
        """Return the day from which "two weeks earlier" counts, the last one named, or "two weeks ago", the anchor."""
        again = self.year_ago and mention.data[:3] == _YEAR_AGO
        if not mention.data[3] or again:
            return self.anchor
        return self.find_exact(mention) or self.day

    def find_exact(self, mention: Mention) -> date | None:
        """ "On Friday … the rule of May 2023. ¶ The day before, …": the day named, if the last date is a long one.

        Within its own paragraph such a month or year is what is told of.
        """
        if self.exact is None or self.last_day == self.day or mention.data[0] not in _SHORT:
            return None
        starts, sentences = self.document.starts, self.document.sentences
        last, here = (self.document.sentence_at(starts[word]) for word in (self.told_at - 1, mention.first))
        return self.exact if sentences[last].paragraph != sentences[here].paragraph else None

    def compared_value(self, mention: Mention) -> str:
        """Return the quarter or the last day of accounts with which "a year earlier" compares, "" if none is near."""
        if self._counts_months(mention.first):
            return f"{add_months(self.anchor, -2).year:04}"
        if mention.first - self.quarter_at < _QUARTER_REACH:
            return self.quarter
        return self.value[:10] if self.ended and len(self.value) >= 10 else ""

    def _counts_months(self, first: int) -> bool:
        """Does the sentence up to the word first give figures for "nine months", which are no quarter?"""
        document = self.document
        begin = document.sentences[document.sentence_at(document.starts[first])].first
        words = document.words[max(begin, first - _FIGURES_REACH) : first]
        return "months" in words and words[words.index("months") - 1] not in ("three", "3")


def has_accounts(document: Document, last: int) -> bool:
    """Are there accounts of the quarter that ends before the word `last`: "fourth-quarter earnings"?"""
    return not load_time_words().grammar["accounts"].isdisjoint(document.words[last : last + 2])


def _compares(mention: Mention) -> bool:
    """Does an expression look back from the story without moving it: "a year earlier", "the 1988 period"?"""
    if mention.kind == "ago":
        return mention.data[2] < 0 and mention.data[3]
    return mention.kind == "same" or mention.data[1] is None


def is_history(document: Document, mentions: Sequence[Mention]) -> bool:
    """Does the text tell of years long past, so that its bare dates hang on each other and not on publication?"""
    recent = document.article.published.year - 1
    years = [year for year in map(_year_named, mentions) if year]
    old = sum(year < recent for year in years)
    if old < _OLD_YEARS:
        return False
    near = sum(_hangs_on_publication(document, mention) for mention in mentions)
    if old < _LONG_STORY or 2 * old < len(years):  # a long story may reach into the present
        near += len(years) - old
    return old > _OLD_TO_NEAR * near


def _hangs_on_publication(document: Document, mention: Mention) -> bool:
    if mention.kind == "shift":  # "today" in a quotation is that of whoever is quoted
        return document.quotation_at(document.starts[mention.first]) is None
    if mention.kind == "duration":
        return mention.data[2] == "past" and mention.data[0] in ("E", "C")
    if mention.kind in ("unit", "season", "month"):
        return mention.data[-1] in ("last", "next", "past", "coming")
    return mention.kind == "weekday"


def _year_named(mention: Mention) -> int | None:
    if mention.kind == "value" and len(mention.data[0]) == 4 and mention.data[0].isdecimal():
        return int(mention.data[0])
    return mention.data[0] if mention.kind == "month" else None


def find_speech_date(narrative: Narrative, mentions: Sequence[Mention], index: int) -> Mention | None:
    """Return the day that the sentence of a quoted expression names outside of the quotation, if it names one."""
    document, mention = narrative.document, mentions[index]
    if mention.kind in ("value", "years"):
        return None
    offset = document.starts[mention.first]
    quotation = document.quotation_at(offset)
    if quotation is None:
        return None
    sentence = document.sentences[document.sentence_at(offset)].span
    for other in (*mentions[max(0, index - 3) : index], *mentions[index + 1 : index + 4]):
        at = document.starts[other.first]
        names_day = other.kind in ("weekday", "nth") or (other.kind == "month" and other.data[2] is not None)
        if names_day and _within(at, sentence) and not _within(at, quotation) and not document.quotation_at(at):
            return other
    return None


def find_clock_date(narrative: Narrative, mentions: Sequence[Mention], index: int) -> Mention | None:
    """Return the weekday or the day that stands right beside a clock time, behind "on" or a comma."""
    words, mention = narrative.document.words, mentions[index]
    for other in (*mentions[index + 1 : index + 2], *mentions[max(0, index - 1) : index]):
        gap = words[mention.last : other.first] if other.first > mention.first else words[other.last : mention.first]
        names_day = other.kind in ("weekday", "nth") or (other.kind == "month" and other.data[2] is not None)
        if names_day and gap in (["on"], [","], ["at"], []):
            return other
    return None


def _within(offset: int, span: Span) -> bool:
    return span.start <= offset < span.end
