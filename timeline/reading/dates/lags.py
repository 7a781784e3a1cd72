"""How long before the news something was: "lifted the ban, nine months after it blocked the app"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from timeline.model import Span, Timex
from timeline.reading.dates.calendar_values import add_units, value_of
from timeline.reading.text.document import Document
from timeline.reading.text.verbs import is_past

LAG = "lag"  # the modifier of a time that dates only the clause behind it
_PERIOD = re.compile(r"P(\d+)([DWMY])")
_PRECISIONS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_SOME = frozenset({"days", "weeks", "months", "years", "decades"})
_SUBJECT = 6  # words from "after" to the verb of its clause, at most
_STOPS = frozenset({",", ".", ";", "–", "—"})


def find_lags(document: Document, timexes: Iterable[Timex]) -> Iterator[Timex]:
    """Yield the times of clauses that begin "nine months after", counted back from publication, in text order.

    A clause is what has a verb in the past: "a year after the vote" dates nothing of its own.
    """
    words, published = document.words, document.article.published
    periods = {timex.span.end: timex for timex in timexes if timex.type == "DURATION" and not timex.modifier}
    for at in _find_all(words, "after"):
        if not at or not _leads_clause(words, at):
            continue
        period = periods.get(document.ends[at - 1])
        span = Span(period.span.start if period else document.starts[at - 1], document.ends[at])
        told = _PERIOD.fullmatch(period.value) if period else None
        if told is not None:
            count, unit = told.groups()
            day = add_units(published, unit, -int(count))
            value = value_of(day, unit)
            yield Timex(span, "DATE", value, day, day, _PRECISIONS[unit], period.rule, "relative", LAG)
        elif words[at - 1] in _SOME:
            yield Timex(span, "DATE", "PAST_REF", None, published, "vague", "unit", "relative", LAG)


def _find_all(words: list[str], word: str) -> Iterator[int]:
    """Yield the places of a word, at the speed of `list.index`."""
    at = -1
    for _ in range(words.count(word)):
        at = words.index(word, at + 1)
        yield at


def _leads_clause(words: list[str], after: int) -> bool:
    """Does a clause with a verb in the past follow: "after it blocked", and not "after the vote,"?"""
    for word in words[after + 2 : after + 1 + _SUBJECT]:
        if word in _STOPS:
            return False
        if is_past(word):
            return True
    return False
