"""Words that take up a date named before: "since then", "ever since", "until then"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from timeline.model import Timex
from timeline.reading.text.document import Document

_MODIFIERS = {"since-then": "since", "ever-since": "since", "until-then": "until"}
_SENTENCES = {"since": 1, "until": 2}  # so many before the words can name it
_NEAR = 4  # dates before the words among which that is looked for which they take up


def resolve_references(document: Document, timexes: list[Timex], hints: Iterable[Timex]) -> Iterator[Timex]:
    """Yield the hints, those that take up a date with the days of the last one that was named before them."""
    for hint in hints:
        modifier = _MODIFIERS.get(hint.rule)
        named = _find_named(document, timexes, hint, modifier) if modifier else None
        if named is None:
            if hint.rule != "since-then":  # what has been done since a day that nobody names has no beginning
                yield hint
        else:
            yield replace(
                hint,
                value=named.value,
                start=named.start,
                end=document.article.published if modifier == "since" else named.end,
                precision=named.precision,
                modifier=modifier,
            )


def _find_named(document: Document, timexes: list[Timex], hint: Timex, modifier: str) -> Timex | None:
    """Return the last date that the sentence of a hint, or one just before it, names; "since" is of one gone by."""
    number = document.sentence_at(hint.span.start)
    begin = document.sentences[max(0, number - _SENTENCES[modifier])].start
    last = bisect_left(timexes, hint.span.start, key=lambda timex: timex.span.start)
    for timex in reversed(timexes[max(0, last - _NEAR) : last]):
        if timex.span.start < begin:
            return None
        known = timex.type in ("DATE", "TIME") and timex.start is not None and timex.end is not None
        if known and timex.value[:1].isdecimal() and (modifier == "until" or timex.start <= document.article.published):
            return timex
    return None
