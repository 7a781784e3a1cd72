"""Units, counts of units, seasons and quarters: from what a mention says and an anchor to a value and its days."""

from __future__ import annotations

from datetime import date

from timeline.reading.dates.anchors import Narrative, has_accounts
from timeline.reading.dates.calendar_values import OPEN, Dated, Days, add_days, add_months, add_units, days_of, value_of
from timeline.reading.dates.counts import hangs_on_other
from timeline.reading.dates.day_values import on_day
from timeline.reading.dates.expressions import Mention, period_value
from timeline.reading.dates.tense import looks_ahead
from timeline.reading.dates.time_words import load_time_words

_PRECISIONS = {"W": "week", "WE": "week", "2W": "week", "M": "month", "Q": "month", "6M": "month"} | dict.fromkeys(
    "YEC", "year"
)
_SCHOOL, _AUGUST = frozenset({"school", "academic"}), 8  # the month in which a school year begins
_ABOUT = frozenset({"more", "less", "fewer", "at", "up"})  # begin "more than ten days ago"
_NAMES = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "E": "decade", "C": "century"}


def date_unit(mention: Mention, narrative: Narrative) -> Dated:
    """Date "last month", "this week", "the following year", "the weekend", "the quarter"."""
    unit, offset, on_narrative, shift = mention.data
    on_publication = shift in ("last", "next", "past", "coming")
    ahead = on_narrative and shift == "next" and _spans(mention, narrative)
    if ahead and looks_ahead(narrative.document, mention.first, mention.last):
        on_narrative = False  # "are expected over the next year"
    anchor = narrative.day if on_narrative else narrative.anchor if on_publication else narrative.bare
    if unit == "Q" and shift in ("the", "latest", "same", "that", "last"):
        return named(_quarter_meant(narrative, anchor, shift))
    if shift == "end":  # "by year-end"
        before = narrative.document.words[mention.first - 1] if mention.first else ""
        year = f"{anchor.year - (before == 'since'):04}"
        return Dated(f"{year}-12-31", days_of(year) or OPEN)
    if shift == "whole":  # "for the full year", in accounts that of the quarter
        compared = narrative.compared_value(mention)
        return named(compared[:4] if compared else f"{anchor.year:04}")
    if unit == "WE":
        return _date_weekend(mention, narrative, anchor)
    if unit == "Y" and not _SCHOOL.isdisjoint(narrative.document.words[mention.first : mention.last]):
        return _date_school_year(anchor, offset)
    if unit in ("D", "N"):
        told = shift == "the" and len(narrative.value) == 10 and abs((narrative.day - anchor).days) < 7
        if on_narrative and narrative.last_day > narrative.day:
            exact = narrative.find_exact(mention)
            return on_day(add_days(exact, offset)) if exact else _date_some_day(narrative, offset)
        return on_day(add_days(narrative.day if told else anchor, offset))
    other = add_units(anchor, unit, offset)
    dated = named(value_of(other, unit))
    return dated._replace(days=_between(anchor, other, _PRECISIONS[unit])) if _spans(mention, narrative) else dated


def _date_school_year(anchor: date, offset: int) -> Dated:
    """Date "next school year": from some day in August to one in July, as in most countries; no calendar tells it."""
    year = anchor.year - (anchor.month < _AUGUST) + offset
    return Dated(f"{year:04}", Days(date(year, _AUGUST, 1), date(year + 1, _AUGUST - 1, 31), "vague"))


def _date_some_day(narrative: Narrative, offset: int) -> Dated:
    """Date "that day" where the text has named no day but a month, a week or a year: some day of it."""
    start, end = add_days(narrative.day, offset), add_days(narrative.last_day, offset)
    month = value_of(start, "M") if (start.year, start.month) == (end.year, end.month) else f"{start.year:04}-XX"
    return Dated(f"{month}-XX", Days(start, end, "vague"))


def _spans(mention: Mention, narrative: Narrative) -> bool:
    """Is it the time up to now, or from now on, and no unit of the calendar: "the past year", "over the next week"?"""
    words, shift = narrative.document.words, mention.data[3]
    if shift in ("last", "next", "coming") and words[mention.first] == "the":
        return mention.first > 0 and words[mention.first - 1] in load_time_words().grammar["spanning"]
    return shift == "past"


def _quarter_meant(narrative: Narrative, anchor: date, shift: str) -> str:
    """Return the quarter named last, for "last" and "latest" only if it is over, else the one before the anchor's."""
    days = days_of(narrative.quarter) if narrative.quarter else None
    over = days is not None and (shift not in ("last", "latest") or days.end < anchor)
    return narrative.quarter if over else value_of(add_months(anchor, -3), "Q")


def date_same(mention: Mention, narrative: Narrative) -> Dated:
    """Date "the same period last year": the quarter, month or half named last, in the year before or a named one."""
    unit, year = mention.data
    value = narrative.value
    if unit == "M":
        base = value[:7] if len(value) > 6 and value[5].isdecimal() else value_of(narrative.anchor, "M")
    elif unit == "Q":
        base = _quarter_meant(narrative, narrative.anchor, "the")
    else:
        base = narrative.compared_value(mention) or (value if 5 < len(value) < 9 else value[:4].rjust(4, "0"))
        base = base if len(base) > 3 and base[:4] != "0000" else value_of(narrative.anchor, "Y")
    return named(f"{year or int(base[:4]) - 1:04}{base[4:]}")


def named(value: str, basis: str = "relative") -> Dated:
    """Return a calendar value with its days."""
    return Dated(value, days_of(value) or OPEN, basis)


def _date_weekend(mention: Mention, narrative: Narrative, anchor: date) -> Dated:
    """Date "the weekend": the last one, or the coming one where the verb looks ahead; "this" needs a past verb."""
    offset, shift = mention.data[1], mention.data[3]
    if shift in ("the", "this"):
        ahead = looks_ahead(narrative.document, mention.first, mention.last)
        past = ahead is False or (ahead is None and shift == "the")
        offset = -1 if past and anchor.weekday() < 5 else 0
    return named(value_of(add_days(anchor, 7 * offset), "WE"))


def date_ago(mention: Mention, narrative: Narrative) -> Dated:
    """Date "two weeks ago" (from the anchor) or "two days later" (from the narrative): that day, exact to the unit.

    "Some ten days ago" is known to the week only.
    """
    unit, count, sign, _ = mention.data
    anchor = narrative.counted_from(mention)
    if count is None:
        other = _vague_day(anchor, unit, sign)
        return Dated("PAST_REF" if sign < 0 else "FUTURE_REF", _between(anchor, other, "vague"))
    compared = narrative.compared_value(mention) if (unit, count, sign) == ("Y", 1, -1) else ""
    if compared:
        return named(f"{int(compared[:4]) - 1:04}{compared[4:]}")
    if unit == "D" and mention.data[3] and narrative.last_day > narrative.day and anchor is narrative.day:
        return _date_some_day(narrative, sign * count)
    day = add_units(anchor, unit, sign * count)
    value = value_of(day, "Y" if unit in ("E", "C") and count < 3 else unit)
    about = narrative.document.words[mention.first] in _ABOUT | load_time_words().grammar["approximators"]
    last = add_units(narrative.last_day, unit, sign * count) if anchor is narrative.day else day  # of a month named
    return Dated(value, Days(day, max(day, last), _PRECISIONS.get(unit, "week" if about else "day")))


def date_duration(mention: Mention, narrative: Narrative) -> Dated:
    """Date "for two years", "the next few days" from or to the anchor; "a two-year term" has no days."""
    unit, count, direction = mention.data
    value = period_value(unit, count)
    if hangs_on_other(narrative.document.words, mention.first, mention.last):
        return Dated(value, OPEN)  # "within 30 days after the vote" is not within 30 days
    if direction in ("for", "in"):  # "will last for two years" and "in two years" look ahead if their verb does
        ahead = looks_ahead(narrative.document, mention.first, mention.last)
        direction = "future" if ahead else {"for": "past", "in": ""}[direction]
    if not direction:
        return Dated(value, OPEN)
    anchor = narrative.day if direction.endswith("story") else narrative.anchor
    sign = -1 if direction.startswith("past") else 1
    if count is None:
        return Dated(value, _between(anchor, _vague_day(anchor, unit, sign), "vague"))
    return Dated(value, _between(anchor, add_units(anchor, unit, sign * count), _PRECISIONS.get(unit, "day")))


def _between(day: date, other: date, precision: str) -> Days:
    return Days(min(day, other), max(day, other), precision)


def _vague_day(anchor: date, unit: str, sign: int) -> date:
    """Return the far end of a vague count of units, as data/timexes.toml spans it; parts of a day span none."""
    return add_days(anchor, sign * load_time_words().grammar["vague_days"].get(_NAMES.get(unit, ""), 0))


def date_season(mention: Mention, narrative: Narrative) -> Dated:
    """Date a season of a named year, else the last, this or the next one as its word and its verb say."""
    code, year, shift = mention.data
    if year:
        return named(f"{year:04}-{code}", "explicit")
    grammar = load_time_words().grammar
    anchor = narrative.day if shift in grammar["narrative"] else narrative.bare
    year = anchor.year - (code == "WI" and anchor.month < 3)
    this = days_of(f"{year:04}-{code}") or OPEN
    offset = grammar["shifts"].get(shift)
    begun, over = (this.start or anchor) <= anchor, (this.end or anchor) < anchor
    if offset is None:
        ahead = looks_ahead(narrative.document, mention.first, mention.last)
        into = mention.first > 0 and narrative.document.words[mention.first - 1] == "into"
        offset = 1 if ahead and over else 0 if begun or ahead or (into and ahead is None) else -1
    elif offset:
        offset += (offset < 0 and over) - (offset > 0 and not begun)
    return named(f"{year + offset:04}-{code}")


def date_quarter(mention: Mention, narrative: Narrative) -> Dated:
    """Date a quarter or half of a named year, else the last that has begun, or the next unless the verb looks back."""
    letter, number, year, shift = mention.data
    if number is None:  # "the 1989 period": the quarter named last, of that year
        compared = narrative.compared_value(mention) or narrative.quarter
        return named(f"{year:04}{compared[4:]}", "explicit")
    if year:
        return named(f"{year:04}-{letter}{number}", "explicit")
    anchor = narrative.bare
    year = anchor.year + load_time_words().grammar["shifts"].get(shift, 0)
    months_on = (3 if letter == "Q" else 6) * (number - 1) + 1 - anchor.month
    if not shift and months_on > 0:  # not yet begun
        ahead = looks_ahead(narrative.document, mention.first, mention.last)
        over = months_on > 3 and (not ahead or has_accounts(narrative.document, mention.last))
        year -= ahead is False or over
    return named(f"{year:04}-{letter}{number}")
