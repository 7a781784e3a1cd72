"""How long before the news something was: "lifted the ban, nine months after it blocked the app"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date

from timeline.model import Span, Timex
from timeline.reading.dates.calendar_values import add_units, value_of
from timeline.reading.dates.counts import PERIOD, PRECISIONS, date_count, find_counts, find_named, tells_past
from timeline.reading.text.document import Document

LAG = "lag"  # the modifier of a time that dates only the clause behind it
_SOME = frozenset({"days", "weeks", "months", "years", "decades"})
_NEAR = 3  # dates before a lag among which that is looked for from which it is counted


def find_lags(document: Document, timexes: Iterable[Timex]) -> Iterator[Timex]:
    """Yield the times of clauses that begin "nine months after", in text order.

    They are counted back from the date that the sentence has named before, else from publication. A clause is what has
    a verb in the past: "a year after the vote" dates nothing of its own. One that names its day needs no counting, and
    a length that runs from it to what is still to come comes first.
    """
    timexes = list(timexes)
    counts = list(find_counts(document, timexes))
    counted = [(count, date_count(document, timexes, count)) for count in counts]
    settled = {c.link for c, date in counted if date or c.within or find_named(document, timexes, c)}
    yield from (date for _, date in counted if date)
    words, published = document.words, document.article.published
    periods = {timex.span.end: timex for timex in timexes if timex.type == "DURATION" and not timex.modifier}
    for at in _find_all(words, "after"):
        if not at or at in settled or not _leads_clause(words, at):
            continue
        period = periods.get(document.ends[at - 1])
        span = Span(period.span.start if period else document.starts[at - 1], document.ends[at])
        told = PERIOD.fullmatch(period.value) if period else None
        if told is not None:
            count, unit = told.groups()
            start, end = (add_units(day, unit, -int(count)) for day in _find_anchor(document, timexes, span.start))
            value, precision = value_of(start, unit), PRECISIONS[unit]
            yield Timex(span, "DATE", value, start, end, precision, period.rule, "relative", LAG)
        elif words[at - 1] in _SOME:
            yield Timex(span, "DATE", "PAST_REF", None, published, "vague", "unit", "relative", LAG)


def _find_anchor(document: Document, timexes: list[Timex], at: int) -> tuple[date, date]:
    """Return the days of the last date that the sentence around the character `at` names before it, or publication."""
    begin = document.sentences[document.sentence_at(at)].start
    before = timexes[: bisect_left(timexes, at, key=lambda timex: timex.span.start)]
    last = next((t for t in reversed(before[-_NEAR:]) if t.type == "DATE" and t.start and t.end), None)
    if last is None or last.span.start < begin or last.start > document.article.published:
        return document.article.published, document.article.published
    return last.start, last.end


def _find_all(words: list[str], word: str) -> Iterator[int]:
    """Yield the places of a word, at the speed of `list.index`."""
    at = -1
    for _ in range(words.count(word)):
        at = words.index(word, at + 1)
        yield at


def _leads_clause(words: list[str], after: int) -> bool:
    """Does a clause with a verb of its own follow: "after it blocked", "after blocking", and not "after the vote,"?"""
    return (words[after + 1 : after + 2] != [] and words[after + 1].endswith("ing")) or tells_past(words, after + 1)
