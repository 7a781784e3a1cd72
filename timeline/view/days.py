"""Days and stretches of days in words, honest about how exact they are."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from timeline.model import Article, When

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September") + (
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def describe_day(day: date) -> str:
    """Return "29 May 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def describe_days(start: date, end: date) -> str:
    """Return the days from `start` to `end` without repeating what they share: "26–31 May 2024"."""
    if start == end:
        return describe_day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{describe_day(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {describe_day(end)}"
    return f"{describe_day(start)} – {describe_day(end)}"


def describe_when(when: When) -> str:
    """Return the date as people read it, honest about how exact it is: "26–31 May 2024, vague".

    A day that only stands in for a date is "as of" that day, not on it.
    """
    start, end = when.start, when.end
    if stands_in(when):
        return f"as of {describe_day(start)}"
    if start is None and end is None:
        return "at a time not stated"
    if start is None:
        return f"until {_describe_edge(end, when.precision)}"
    if end is None:
        vague = when.precision == "vague"
        return f"after {describe_day(start)}, vague" if vague else f"from {_describe_edge(start, when.precision)}"
    if start == end and when.precision != "day":
        return f"about {describe_day(start)}"
    if when.precision == "vague":
        return f"{describe_days(start, end)}, vague"
    return _describe_period(start, end) if when.precision in ("week", "month", "year") else describe_days(start, end)


def stands_in(when: When) -> bool:
    """Return whether this is but the day of publication, for want of a date."""
    return when.basis == "published" and when.start is not None and when.start == when.end


def _describe_edge(day: date, precision: str) -> str:
    """Name the one known side of an open date no more exactly than the text does: "2011", not "1 January 2011"."""
    if precision == "year":
        return str(day.year)
    return f"{MONTHS[day.month - 1]} {day.year}" if precision == "month" else describe_day(day)


def name_period(first: date, last: date) -> str:
    """Return the month or year that the days are, "" if they are none: "May 2024", "2024"."""
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1] and first.year == last.year
    return _describe_period(first, last) if whole and (last.month - first.month) in (0, 11) else ""


def _describe_period(start: date, end: date) -> str:
    """Name whole weeks, months and years by their names; any other stretch by its days."""
    if (end - start).days == 6 and start.weekday() == 0:
        return f"week of {describe_day(start)}"
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        if (start.month, end.month) == (1, 12):
            return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
        first, last = MONTHS[start.month - 1], f"{MONTHS[end.month - 1]} {end.year}"
        if start.year != end.year:
            return f"{first} {start.year} – {last}"
        return last if start.month == end.month else f"{first}–{last}"
    return describe_days(start, end)


def describe_published(article: Article) -> str:
    """Return "Published 31 May 2024", with the reason where the date had to be inferred."""
    basis = f" ({article.published_basis})" if article.published_basis else ""
    return f"Published {describe_day(article.published)}{basis}"


def describe_edge(day: date, precision: str = "day") -> str:
    """Return the one day on which something begins or ends no more exactly than its words: "2011", "about 31 May 2022".

    "Since 2011" begins on 1 January and "two years ago" is a day, but neither says so.
    """
    if precision == "day":
        return describe_day(day)
    whole = day.day == 1 and (precision == "month" or (precision == "year" and day.month == 1))
    return _describe_edge(day, precision) if whole else f"about {describe_day(day)}"


def describe_span(first: date, last: date, precision: str = "day") -> str:
    """Return "on 26 May 2024", or "between 26 and 31 May 2024" for a day within these, "in May 2024" for one of it.

    Of one day the precision says how exact it is: "about 31 May 2022", "in 2011".
    """
    if first == last:
        edge = describe_edge(first, precision)
        return edge if edge.startswith("about") else f"{'on' if precision == 'day' else 'in'} {edge}"
    if period := name_period(first, last):
        return f"in {period}"
    if (first.year, first.month) == (last.year, last.month):
        return f"between {first.day} and {describe_day(last)}"
    if first.year == last.year:
        return f"between {first.day} {MONTHS[first.month - 1]} and {describe_day(last)}"
    return f"between {describe_day(first)} and {describe_day(last)}"
