"""Time expressions, their TIMEX3 values and the intervals that they span."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from timeline.model import Span, Timex
from timeline.reading.dates import day_values, nested_values, unit_values
from timeline.reading.dates.anchors import Narrative, find_clock_date, find_speech_date, is_history
from timeline.reading.dates.calendar_values import Dated, Days, third_of
from timeline.reading.dates.expressions import Mention
from timeline.reading.dates.lags import find_lags
from timeline.reading.dates.references import resolve_references
from timeline.reading.dates.time_words import load_time_words
from timeline.reading.dates.timexes import find_hint_mentions, find_mentions
from timeline.reading.text.document import Document

_GIVE, _GIVEN = frozenset("give gives gave given".split()), 5  # and the words of who is given time
_DATERS: dict[str, Callable[[Mention, Narrative], Dated]] = {
    "phrase": day_values.date_phrase,
    "shift": day_values.date_shift,
    "value": day_values.date_value,
    "years": day_values.date_years,
    "fixed": day_values.date_fixed,
    "month": day_values.date_month,
    "weekday": day_values.date_weekday,
    "holiday": day_values.date_holiday,
    "unit": unit_values.date_unit,
    "ago": unit_values.date_ago,
    "duration": unit_values.date_duration,
    "season": unit_values.date_season,
    "quarter": unit_values.date_quarter,
    "same": unit_values.date_same,
}
_NESTED: dict[str, Callable[..., Dated]] = {
    "beside": nested_values.day_beside,
    "around": nested_values.unit_around,
    "within": nested_values.unit_within,
    "nth": nested_values.weekday_within,
}


def find_timexes(document: Document) -> list[Timex]:
    """Return the time expressions of a document in text order; they never overlap.

    A full calendar date has the basis `explicit`; what hangs on publication or another date is `relative`.
    """
    mentions = find_mentions(document)
    narrative = Narrative(document, is_history(document, mentions))
    timexes: list[Timex] = []
    for index, mention in enumerate(mentions):
        narrative.anchor = narrative.published
        spoken = find_speech_date(narrative, mentions, index) if document.quotations else None
        if spoken is not None:
            narrative.anchor = _date_mention(spoken, narrative).days.start or narrative.published
        dated = _date_mention(mention, narrative)
        if mention.rule == "clock" and mention.kind == "shift":
            dated = _date_clock(mention, dated, find_clock_date(narrative, mentions, index), narrative)
        narrative.note(mention, dated)
        timexes.append(_make_timex(document, mention, dated, timexes[-1] if timexes else None))
    return timexes


def find_hints(document: Document, timexes: list[Timex]) -> list[Timex]:
    """Return words outside of `timexes` that date a state ("initially", "previously"), and lags ("months after it").

    They are no TIMEX3, so annotators leave them out, but they say from when or until when something held.
    """
    narrative = Narrative(document)
    ends = [timex.span.end for timex in timexes]
    hints = []
    for mention in find_hint_mentions(document):
        index = bisect_right(ends, document.starts[mention.first])
        if index == len(timexes) or timexes[index].span.start >= document.ends[mention.last - 1]:
            hints.append(_make_timex(document, mention, _date_mention(mention, narrative), None))
    return [*resolve_references(document, timexes, hints), *find_lags(document, timexes)]


def _date_mention(mention: Mention, narrative: Narrative) -> Dated:
    if mention.kind in _NESTED:  # "the day before Tuesday's vote"
        other, *rest = mention.data
        return _NESTED[mention.kind](_date_mention(other, narrative).days, *rest)
    dated = _DATERS[mention.kind](mention, narrative)
    if not (mention.time or mention.part):
        return dated
    value, days = dated.value, dated.days
    if mention.time and len(value) == 10:
        value += mention.time
    if mention.part:
        days = _cut_days(days, mention.part, narrative)
    return Dated(value, days, dated.basis)


def _date_clock(mention: Mention, dated: Dated, day: Mention | None, narrative: Narrative) -> Dated:
    """Date a clock time by the date beside it: "at midnight on Jan. 1", "Saturday, 2 p.m."."""
    start = _date_mention(day, narrative).days.start if day else None
    return Dated(f"{start.isoformat()}{mention.time}", Days(start, start, "day")) if start else dated


def _cut_days(days: Days, part: str, narrative: Narrative) -> Days:
    """Cut an interval to its early, mid or late third, or at the anchor for "earlier" and "later"."""
    start, end, anchor = days.start, days.end, narrative.anchor
    if start is None or end is None or start == end or (days.precision == "vague" and part in ("earlier", "later")):
        return days
    if part == "earlier":
        return Days(start, min(end, max(start, anchor)), days.precision)
    if part == "later":
        return Days(max(start, min(end, anchor)), end, days.precision)
    return third_of(days, part)


def _make_timex(document: Document, mention: Mention, dated: Dated, before: Timex | None) -> Timex:
    start, end = document.starts[mention.first], document.ends[mention.last - 1]
    span = Span(start + mention.cut[0], end - mention.cut[1])
    return Timex(
        span, mention.type, dated.value, *dated.days, mention.rule, dated.basis, _modifier(document, mention, before)
    )


def _modifier(document: Document, mention: Mention, before: Timex | None) -> str:
    """Return since, until, by, before, after or from, as the word before an expression says."""
    if mention.cut != (0, 0):  # "1861-1865"
        return "from" if mention.cut[1] else "until"
    words, modifiers = document.words, load_time_words().grammar["modifiers"]
    at = mention.first - 1 - 2 * (words[max(0, mention.first - 2) : mention.first] == ["at", "least"])
    at -= at > 0 and words[at] == "the"
    word = words[at] if at >= 0 else ""
    if before is not None and before.modifier == "from" and word in ("to", "and"):
        return "until" if before.span.end == document.ends[at - 1] else ""
    if word == "until" and words[mention.last : mention.last + 1] == ["to"] and _is_given(words, at):
        return "by"
    return modifiers.get(word) or modifiers.get(f"{words[at - 1]} {word}" if at > 0 else "", "")


def _is_given(words: list[str], until: int) -> bool:
    """ "Shops have until 1 May to", "gave the shops until 1 May to": is it by then that something is to be done?"""
    before = words[max(0, until - _GIVEN) : until]
    return before[-1:] != [] and (before[-1] in ("has", "have", "had", "'ve") or not _GIVE.isdisjoint(before))
