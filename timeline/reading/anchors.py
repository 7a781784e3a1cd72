"""What a time expression hangs on: publication, the day on which words were spoken, or the narrative's last date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from timeline.reading.calendar_values import Days, add_days, add_months, add_units, days_of, third_of, value_of
from timeline.reading.mentions import Mention, period_value
from timeline.reading.time_words import load_time_words

_WINDOW = 12  # words on either side of a weekday or a month in which a verb decides its tense
_OPEN = Days(None, None, "vague")
_UNIT_PRECISION = {
    "D": "day",
    "N": "day",
    "W": "week",
    "WE": "week",
    "2W": "week",
    "M": "month",
    "Q": "month",
    "6M": "month",
}


class Dated(NamedTuple):
    """A TIMEX3 value, the days that it spans and whether it needed an anchor (relative) or not (explicit)."""

    value: str
    days: Days
    basis: str = "relative"


class Narrative:
    """The dates that the text has named so far; `history` texts hang bare days and months on these."""

    __slots__ = ("published", "anchor", "history", "day", "value", "quarter", "quarter_at")

    def __init__(self, published: date, history: bool) -> None:
        self.published = self.anchor = published
        self.history = history
        self.day = published  # the last day named
        self.value = ""  # the last calendar value named
        self.quarter, self.quarter_at = "", -1000  # the last quarter named, and at which word

    def note(self, mention: Mention, dated: Dated) -> None:
        """Remember a date for the expressions that follow."""
        if dated.days.start is None or mention.type not in ("DATE", "TIME") or "REF" in dated.value:
            return
        self.value = dated.value
        if "-Q" in dated.value:
            self.quarter, self.quarter_at = dated.value, mention.last
        self.day = dated.days.start


def is_history(mentions: Sequence[Mention], published: date) -> bool:
    """Does the text tell of years long past, so that its bare dates hang on each other and not on publication?"""
    old = near = 0
    for mention in mentions:
        if mention.kind == "value" and len(mention.data[0]) == 4 or mention.kind == "month" and mention.data[0]:
            year = int(mention.data[0])
            old += year < published.year - 1
            near += year >= published.year - 1
        elif mention.kind in ("weekday", "shift") or (mention.kind == "unit" and not mention.data[2]):
            near += 1
    return old >= 3 and old > 2 * near


def date_mention(mention: Mention, words: Sequence[str], narrative: Narrative) -> Dated:
    """Return the value and the days of a mention by the anchor that its kind asks for."""
    dated = _KINDS[mention.kind](mention, words, narrative)
    value, days = dated.value, dated.days
    if mention.part:
        days = _cut(days, mention, narrative)
    if mention.time and len(value) == 10:
        value += mention.time
    return Dated(value, days, dated.basis)


def _cut(days: Days, mention: Mention, narrative: Narrative) -> Days:
    """Cut an interval to its early, mid or late third, or at the anchor for "earlier" and "later"."""
    start, end, anchor = days.start, days.end, narrative.anchor
    if start is None or end is None or start == end:
        return days
    if mention.part == "earlier":
        return Days(start, min(end, max(start, anchor)), days.precision)
    if mention.part == "later":
        return Days(max(start, min(end, anchor)), end, days.precision)
    return third_of(days, mention.part)


def looks_ahead(mention: Mention, words: Sequence[str]) -> bool | None:
    """Return whether the verbs near a mention place it in the future (True), in the past (False), or neither (None)."""
    grammar = load_time_words().grammar
    ahead, behind = grammar["ahead"], grammar["behind"]
    for i in range(mention.first - 1, max(-1, mention.first - 1 - _WINDOW), -1):
        word = words[i]
        if word in ahead:
            return True
        if word in behind:
            return False
        if word in ".?!;":
            break
    for i in range(mention.last, min(len(words), mention.last + _WINDOW)):
        word = words[i]
        if word in ".?!;":
            break
        if word in ahead:
            return True if word != "to" else None
        if word in behind:
            return False
    return None


def _date_phrase(mention: Mention, words: Sequence[str], narrative: Narrative) -> Dated:
    rule, anchor = mention.data[0], narrative.anchor
    if rule.direction == "present":
        return Dated(rule.value, Days(anchor, anchor, "day"))
    if rule.direction == "past":
        start = add_days(anchor, -rule.days) if rule.days is not None else None
        return Dated(rule.value, Days(start, anchor, "vague"))
    if rule.direction == "future":
        end = add_days(anchor, rule.days) if rule.days is not None else None
        return Dated(rule.value, Days(anchor, end, "vague"))
    return Dated(rule.value, _OPEN)


def _date_shift(mention: Mention, words: Sequence[str], narrative: Narrative) -> Dated:
    return _on(add_days(narrative.anchor, mention.data[0]))


def _on(day: date, basis: str = "relative") -> Dated:
    return Dated(day.isoformat(), Days(day, day, "day"), basis)


def _date_value(mention: Mention, words: Sequence[str], narrative: Narrative) -> Dated:
    return Dated(mention.data[0], days_of(mention.data[0]) or _OPEN, "explicit")


def _date_years(mention: Mention, words: Sequence[str], narrative: Narrative) -> Dated:
    first, last = mention.data
    return Dated(f"{first:04}/{last:04}", Days(date(first, 1, 1), date(last, 12, 31), "year"), "explicit")


def _date_fixed(mention: Mention, words: Sequence[str], narrative: Narrative) -> Dated:
    return Dated(mention.data[0], _OPEN)


def _date_month(mention: Mention, words: Sequence[str], narrative: Narrative) -> Dated:
    year, month, days, shift = mention.data
    basis = "explicit" if year else "relative"
    if not year:
        year = _year_of(mention, words, narrative)
    value = f"{year:04}-{month:02}"
    whole = days_of(value)
    if whole is None:
        return Dated(value, _OPEN, basis)
    if days is None:
        return Dated(value, whole, basis)
    first, last = (min(day, whole.end.day) for day in days)
    interval = Days(whole.start.replace(day=first), whole.start.replace(day=last), "day")
    return Dated(f"{value}-{days[0]:02}", interval, basis)


def _year_of(mention: Mention, words: Sequence[str], narrative: Narrative) -> int:
    """Choose the year of a month or a day that names none."""
    _, month, days, shift = mention.data
    anchor = narrative.day if narrative.history else narrative.anchor
    grammar = load_time_words().grammar
    day = days[0] if days else None
    if shift and (days is not None or mention.last - mention.first > 2):  # "May 3 last year", "May of last year"
        base = narrative.day if shift in grammar["narrative"] else narrative.anchor
        return base.year + grammar["shifts"][shift]
    key = (month, day or 0)
    here = (anchor.month, anchor.day if day else 0)
    if shift:
        return _shifted_year(mention, words, shift, anchor, month)
    if narrative.history and narrative.value:
        return anchor.year
    if key == here:
        return anchor.year
    forward = anchor.year + (key < here)
    backward = forward - 1
    ahead = looks_ahead(mention, words)
    gap = (forward - anchor.year) * 365 + (month - anchor.month) * 30 + (day or 15) - (anchor.day if day else 15)
    if ahead is None:
        ahead = gap < (120 if day else 32)
    elif ahead is False and day and gap < 45:
        ahead = None
    if ahead is None:
        ahead = gap < 20
    if ahead and gap > 330 and day:
        return backward
    return forward if ahead else backward


def _shifted_year(mention: Mention, words: Sequence[str], shift: str, anchor: date, month: int) -> int:
    offset = load_time_words().grammar["shifts"][shift]
    if offset < 0:
        return anchor.year - (month >= anchor.month)
    if offset > 0:
        return anchor.year + (month <= anchor.month)
    return anchor.year


def _date_weekday(mention: Mention, words: Sequence[str], narrative: Narrative) -> Dated:
    weekday, shift = mention.data
    grammar = load_time_words().grammar
    anchor = narrative.day if shift in grammar["narrative"] else narrative.anchor
    if narrative.history and narrative.value:
        anchor = narrative.day
    back = (anchor.weekday() - weekday) % 7
    offset = grammar["shifts"].get(shift)
    if offset == -1:
        return _on(add_days(anchor, -(back or 7)))
    if offset == 1:
        days = 7 - back
        if shift == "next" and days <= 7 - anchor.weekday() - 1:
            days += 7
        return _on(add_days(anchor, days))
    if offset == 0 and shift == "this":
        back = back if looks_ahead(mention, words) is False else back - 7 * (back > 0)
        return _on(add_days(anchor, -back))
    if back and looks_ahead(mention, words):
        return _on(add_days(anchor, 7 - back))
    return _on(add_days(anchor, -back))


def _date_unit(mention: Mention, words: Sequence[str], narrative: Narrative) -> Dated:
    unit, offset, on_narrative, shift = mention.data
    anchor = narrative.day if on_narrative else narrative.anchor
    if unit == "Q" and shift in ("the", "latest", "same", "that", "last"):
        return _date_known_quarter(narrative, shift)
    if unit == "WE":
        return _date_weekend(mention, words, anchor, offset, shift)
    if unit == "N":
        return _on(add_days(anchor, offset))
    value = value_of(add_units(anchor, unit, offset), unit)
    days = days_of(value) or _OPEN
    if mention.part == "earlier" and offset == 0 and unit == "D":
        return _on(anchor)
    return Dated(value, days)


def _date_weekend(mention: Mention, words: Sequence[str], anchor: date, offset: int, shift: str) -> Dated:
    if shift in ("the", "this"):
        future = looks_ahead(mention, words) or anchor.weekday() >= 5
        offset = 0 if future else -1
        if shift == "this" and looks_ahead(mention, words) is None:
            offset = 0
    value = value_of(add_days(anchor, 7 * offset), "WE")
    return Dated(value, days_of(value) or _OPEN)


def _date_known_quarter(narrative: Narrative, shift: str) -> Dated:
    """Date "the quarter": the one named before, else the last one that ended before the anchor."""
    value = narrative.quarter or value_of(add_months(narrative.anchor, -3), "Q")
    return Dated(value, days_of(value) or _OPEN)


def _date_ago(mention: Mention, words: Sequence[str], narrative: Narrative) -> Dated:
    unit, count, sign, on_narrative = mention.data
    anchor = narrative.day if on_narrative else narrative.anchor
    if count is None:
        vague = load_time_words().tables["vague-count"]
        name = _NAMES.get(unit)
        other = add_days(anchor, sign * vague[name]) if name else anchor
        days = Days(min(anchor, other), max(anchor, other), "vague")
        return Dated("PAST_REF" if sign < 0 else "FUTURE_REF", days)
    if unit == "Y" and count == 1 and sign < 0:
        same = _same_last_year(mention, narrative, on_narrative)
        if same:
            return same
    day = add_units(anchor, unit, sign * count)
    precision = _UNIT_PRECISION.get(unit, "year" if unit in "YEC" else "day")
    grain = "Y" if unit == "E" and count < 3 else unit
    return Dated(value_of(day, grain), Days(day, day, precision))


def _same_last_year(mention: Mention, narrative: Narrative, on_narrative: bool) -> Dated | None:
    """Date "a year earlier" as the quarter, month or day named just before, one year back."""
    value = narrative.value
    if narrative.quarter and mention.first - narrative.quarter_at < 150 and "-Q" in narrative.quarter:
        value = narrative.quarter
    elif not on_narrative or len(value) < 4:
        return None
    year = int(value[:4]) - 1
    value = f"{year:04}{value[4:10]}"
    days = days_of(value)
    return Dated(value, days) if days else None


_NAMES = {"D": "day", "W": "week", "M": "month", "Y": "year", "E": "decade", "Q": "quarter", "C": "century"}


def _date_duration(mention: Mention, words: Sequence[str], narrative: Narrative) -> Dated:
    unit, count, direction = mention.data
    anchor = narrative.anchor
    value = period_value(unit, count)
    if not direction or (count is None and unit not in _NAMES):
        return Dated(value, _OPEN)
    sign = -1 if direction == "past" else 1
    if count is None:
        other = add_days(anchor, sign * load_time_words().tables["vague-count"][_NAMES[unit]])
        precision = "vague"
    else:
        other = add_units(anchor, unit, sign * count)
        precision = _UNIT_PRECISION.get(unit, "year" if unit in "YEC" else "day")
    return Dated(value, Days(min(anchor, other), max(anchor, other), precision))


def _date_season(mention: Mention, words: Sequence[str], narrative: Narrative) -> Dated:
    code, year, shift = mention.data
    if year:
        return Dated(f"{year:04}-{code}", days_of(f"{year:04}-{code}") or _OPEN, "explicit")
    grammar = load_time_words().grammar
    anchor = narrative.day if shift in grammar["narrative"] or narrative.history else narrative.anchor
    this = days_of(f"{anchor.year:04}-{code}")
    year = anchor.year
    offset = grammar["shifts"].get(shift)
    if code == "WI" and anchor.month < 3:
        year -= 1
        this = days_of(f"{year:04}-{code}") or this
    if offset is None:
        offset = 0 if looks_ahead(mention, words) or this.start <= anchor else -1
    elif offset < 0:
        offset = 0 if this.end < anchor else -1
    elif offset > 0:
        offset = 0 if this.start > anchor else 1
    value = f"{year + offset:04}-{code}"
    return Dated(value, days_of(value) or _OPEN)


def _date_quarter(mention: Mention, words: Sequence[str], narrative: Narrative) -> Dated:
    letter, number, year, shift = mention.data
    basis = "explicit" if year else "relative"
    if not year:
        anchor = narrative.anchor
        year = anchor.year + load_time_words().grammar["shifts"].get(shift, 0)
        first_month = (3 if letter == "Q" else 6) * (number - 1) + 1
        if not shift and first_month > anchor.month and not looks_ahead(mention, words):
            year -= first_month - anchor.month > 3
    value = f"{year:04}-{letter}{number}"
    return Dated(value, days_of(value) or _OPEN, basis)


_KINDS = {
    "phrase": _date_phrase,
    "shift": _date_shift,
    "value": _date_value,
    "years": _date_years,
    "fixed": _date_fixed,
    "month": _date_month,
    "weekday": _date_weekday,
    "unit": _date_unit,
    "ago": _date_ago,
    "duration": _date_duration,
    "season": _date_season,
    "quarter": _date_quarter,
}
