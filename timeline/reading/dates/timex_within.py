"""A unit within or around another date: the first week of May, the week of March 4, the same period last year."""

from __future__ import annotations

from timeline.reading.dates.expressions import Mention, Scan, read_year
from timeline.reading.dates.timex_months import read_month

_PLACES = {"last": -1, "final": -1, "closing": -1, "opening": 1}
_WITHIN = frozenset(["D", "W", "WE", "M"])
_ENDED = frozenset(["ended", "ending", "to", "through"])
_SAME = frozenset(["same", "corresponding", "comparable"])
_AGO = frozenset(["ago", "earlier", "before", "previously"])
_PREVIOUS = frozenset(["last", "previous", "prior", "preceding"])


def read_nested(scan: Scan, i: int, unit: str) -> Mention | None:
    """Read a unit that another date behind it names: the first week of May, the same quarter last year."""
    after = scan.word(i + 1)
    if after == "of":
        return read_within(scan, i, unit) or read_around(scan, i, unit) or read_same(scan, i, unit)
    return read_around(scan, i, unit) if after in _ENDED else read_same(scan, i, unit)


def read_within(scan: Scan, i: int, unit: str) -> Mention | None:
    """Read "the first week of May", "the last day of 2012", "the final month of last year"."""
    if unit not in _WITHIN:
        return None
    word = scan.word(i - 1)
    place = _PLACES.get(word) or scan.grammar["ordinals"].get(word)
    if place is None or place > 5:
        return None
    whole = _read_whole(scan, i + 2)
    if whole is None or (unit == "M" and whole.kind == "month"):
        return None
    return Mention(i - 1 - (scan.word(i - 2) == "the"), whole.last, "within", "within", (whole, unit, place))


def read_nth_weekday(scan: Scan, i: int, last: int, rule: str, day: int) -> Mention | None:
    """Read "the first Monday in May", "the last Friday of next month"; the weekday at i ends before the word `last`."""
    word = scan.word(i - 1)
    place = _PLACES.get(word) or scan.grammar["ordinals"].get(word)
    if place is None or place > 5 or scan.word(i - 2) != "the" or scan.word(last) not in ("in", "of"):
        return None
    whole = _read_whole(scan, last + 1)
    return Mention(i - 2, whole.last, "nth", rule, (whole, day, place)) if whole else None


def _read_whole(scan: Scan, i: int) -> Mention | None:
    """Read the month or the year of which a part is named: May, March 2013, 2012, last year, next month."""
    year, shift, unit = read_year(scan, i), scan.word(i), scan.tables["unit"].get(scan.word(i + 1))
    if year:
        return Mention(i, i + 1, "value", "year", (str(year),))
    if unit in ("M", "Y") and shift in ("last", "this", "next"):
        return Mention(i, i + 2, "unit", "unit", (unit, scan.grammar["shifts"][shift], False, shift))
    month = read_month(scan, i) if scan.month_at(i) else None
    return month if month and month.kind == "month" and month.data[2] is None else None


def read_around(scan: Scan, i: int, unit: str) -> Mention | None:
    """Read "the week of March 4", "the weekend of May 3", and the quarter of "the quarter ended Sept. 30"."""
    after, of = scan.word(i + 1), unit in ("W", "WE")
    if scan.word(i - 1) != "the" or not (after == "of" if of else unit == "Q" and after in _ENDED):
        return None
    dated = read_month(scan, i + 2) if scan.month_at(i + 2) else None
    if dated is None or dated.data[2] is None:
        return None
    return Mention(i - 1, dated.last if of else i + 1, "around", "within", (dated, unit))


def read_same(scan: Scan, i: int, unit: str) -> Mention | None:
    """Read "the same period last year", "the same quarter of 2012", "the quarter a year ago"."""
    ago = unit == "Q" and scan.word(i - 1) == "the" and scan.word(i + 3) in _AGO
    if not (scan.word(i - 1) in _SAME or ago) or unit not in ("M", "Q", ""):
        return None
    compared = _read_compared(scan, i + 1)
    if compared is None:
        return None
    year, last = compared
    return Mention(i - 1 - (scan.word(i - 2) == "the"), last, "same", "within", (unit, year))


def _read_compared(scan: Scan, i: int) -> tuple[int | None, int] | None:
    """Return the year (None: the one before) with which something is compared, and where it ends."""
    word = scan.word
    if word(i) in ("a", "one", "the") and word(i + 1) == "year" and word(i + 2) in _AGO:
        return None, i + 3
    at = i + (word(i) in ("of", "in"))
    year = read_year(scan, at)
    if year:
        return year, at + 1
    at += word(at) == "the"
    return (None, at + 2) if word(at) in _PREVIOUS and word(at + 1) == "year" else None


def read_period(scan: Scan, i: int) -> Mention | None:
    """Read "the same period last year", "the latest period" of accounts; other periods are no dates."""
    if scan.word(i - 1) == "latest" and scan.word(i) == "period":
        return Mention(i - 1 - (scan.word(i - 2) == "the"), i + 1, "unit", "unit", ("Q", 0, False, "latest"))
    return read_same(scan, i, "")
