"""Values of what is named by another date: the day before it, the week around it, the last week within it."""

from __future__ import annotations

from datetime import date

from timeline.reading.dates.calendar_values import OPEN, Dated, Days, add_days, add_months, days_of, value_of
from timeline.reading.dates.day_values import on_day


def day_beside(days: Days, sign: int) -> Dated:
    """Date "the day before Tuesday's vote"."""
    return on_day(add_days(days.start, sign)) if days.start else Dated("XXXX-XX-XX", OPEN)


def unit_around(days: Days, unit: str) -> Dated:
    """Date "the week of March 4": the calendar unit that holds the day."""
    if days.start is None:
        return Dated("XXXX-WXX", OPEN)
    value = value_of(days.start, unit)
    return Dated(value, days_of(value) or OPEN)


def unit_within(days: Days, unit: str, place: int) -> Dated:
    """Date "the first week of May", "the last day of 2012": the place counts from the start, or is -1 for the last."""
    start, end = days.start, days.end
    if start is None or end is None:
        return Dated("XXXX-XX-XX", OPEN)
    if unit == "D":
        return on_day(min(end, add_days(start, place - 1)) if place > 0 else end)
    if unit == "M":
        value = value_of(min(end, add_months(start, place - 1)) if place > 0 else end, "M")
        return Dated(value, days_of(value) or OPEN)
    if unit == "WE":
        value = value_of(_saturday(start, end, place), "WE")
        return Dated(value, days_of(value) or OPEN)
    first = min(add_days(start, 7 * (place - 1)), end) if place > 0 else max(start, add_days(end, -6))
    last = min(end, add_days(first, 6))
    return Dated(value_of(min(end, add_days(first, 3)), "W"), Days(first, last, "week"))


def weekday_within(days: Days, weekday: int, place: int) -> Dated:
    """Date "the first Monday in May", "the last Friday of 2012"; the place is -1 for the last."""
    start, end = days.start, days.end
    if start is None or end is None:
        return Dated(f"XXXX-WXX-{weekday + 1}", OPEN)
    if place < 0:
        return on_day(add_days(end, -((end.weekday() - weekday) % 7)))
    return on_day(add_days(start, (weekday - start.weekday()) % 7 + 7 * (place - 1)))


def _saturday(start: date, end: date, place: int) -> date:
    if place < 0:
        return add_days(end, -((end.weekday() - 5) % 7))
    return min(end, add_days(start, (5 - start.weekday()) % 7 + 7 * (place - 1)))
