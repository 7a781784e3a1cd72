"""TIMEX3 values of the calendar and the days that they cover. Naive days only: no clock, no time zone."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the first month; winter runs into the next year


class Days(NamedTuple):
    """The first and the last day of an interval (None: open) and how exact it is."""

    start: date | None
    end: date | None
    precision: str


class Dated(NamedTuple):
    """A TIMEX3 value, the days that it spans, and whether it needed an anchor (relative) or not (explicit)."""

    value: str
    days: Days
    basis: str = "relative"


OPEN = Days(None, None, "vague")


@lru_cache(maxsize=4096)
def days_of(value: str) -> Days | None:
    """Return the days of a calendar value such as 2024-05-29, 2024-W22, 2024-Q2 or 199; None if it names none."""
    value = value.partition("T")[0]
    try:
        if len(value) == 10:
            day = date.fromisoformat(value)
            return Days(day, day, "day")
        if len(value) < 5:
            return _years_of(value)
        return _part_of_year(int(value[:4]), value[5:])
    except (ValueError, OverflowError):  # no such day, or beyond the year 9999
        return None


def _years_of(value: str) -> Days:
    span = 10 ** (4 - len(value))
    first = int(value) * span
    return Days(date(max(1, first), 1, 1), date(min(9999, first + span - 1), 12, 31), "year")


def _part_of_year(year: int, part: str) -> Days:
    if part[0] == "W" and part != "WI":
        start = date.fromisocalendar(year, int(part[1:3]), 6 if part.endswith("-WE") else 1)
        return Days(start, start + timedelta(1 if part.endswith("-WE") else 6), "week")
    if part in SEASON_MONTHS:
        month, length = SEASON_MONTHS[part], 3
    elif part[0] in "QH":
        length = 3 if part[0] == "Q" else 6
        month = length * (int(part[1]) - 1) + 1
    else:
        month, length = int(part), 1
    start = date(year, month, 1)
    return Days(start, add_months(start, length) - timedelta(1), "month")


def add_months(day: date, months: int) -> date:
    """Move a day by calendar months; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return date.max if year > 1 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """Move a day; the calendar's first and last day are the limits."""
    return date.fromordinal(min(date.max.toordinal(), max(1, day.toordinal() + days)))


def add_units(day: date, unit: str, count: int) -> date:
    """Move a day by units: D, W, 2W (fortnight), M, Q, 6M, Y, E (decade) or C (century)."""
    if abs(count) > 99999:
        count = 99999 if count > 0 else -99999
    if unit in _UNIT_DAYS:
        return add_days(day, count * _UNIT_DAYS[unit])
    return add_months(day, count * _UNIT_MONTHS[unit])


_UNIT_DAYS = {"TS": 0, "TM": 0, "TH": 0, "D": 1, "N": 1, "W": 7, "WE": 7, "2W": 14}
_UNIT_MONTHS = {"M": 1, "Q": 3, "6M": 6, "Y": 12, "E": 120, "C": 1200}


def value_of(day: date, unit: str) -> str:
    """Return the value of the calendar unit that holds a day."""
    if unit in ("W", "2W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "6M":
        return f"{day.year:04}-H{(day.month + 5) // 6}"
    if unit == "Y":
        return f"{day.year:04}"
    if unit == "E":
        return f"{day.year // 10:03}"
    if unit == "C":
        return f"{day.year // 100:02}"
    return day.isoformat()


def third_of(days: Days, part: str) -> Days:
    """Return the early, mid or late third of an interval of months: whole months of a year, days of a month."""
    start, end = days.start, days.end
    if start is None or end is None or part not in ("early", "mid", "late"):
        return days
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    index = ("early", "mid", "late").index(part)
    if months > 2:
        first, last = months * index // 3, months * (index + 1) // 3
        return Days(add_months(start, first), add_months(start, last) - timedelta(1), "vague")
    if months == 1 and start.day == 1 and end.day > 27:
        days_in = ((1, 10), (11, 20), (21, end.day))[index]
        return Days(start.replace(day=days_in[0]), start.replace(day=days_in[1]), "vague")
    return Days(start, end, "vague") if months > 0 and end > start else days


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth weekday (0 = Monday) of a month; -1 is the last."""
    first = date(year, month, 1)
    if nth < 0:
        end = add_months(first, 1) - timedelta(1)
        return end - timedelta((end.weekday() - weekday) % 7)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter_sunday(year: int) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar (Gauss, as corrected by Meeus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)
