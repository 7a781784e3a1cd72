"""Dates with a month's name: May, 31 May, May 31, 2024, the 3rd of May, Wednesday, May 29, May last year."""

from __future__ import annotations

from typing import NamedTuple

from timeline.reading.dates.expressions import Mention, Scan, read_day, read_part, read_spoken_year, read_year
from timeline.reading.dates.timex_quarters import read_quarter_of_months

_MARCHES = frozenset(["on", "for", "against", "to"])  # "Stop Trump and March on the RNC"
_ATTACKS_OF_2001 = (9, (11, 11))


class Year(NamedTuple):
    """The year behind a date, or the word that shifts it ("last" in "May last year"), and where the date ends."""

    year: int | None
    shift: str | None
    last: int


def read_month(scan: Scan, i: int) -> Mention | None:
    """Read the date around the month's name at i, with its day, weekday and year where they are given."""
    if not scan.capital(i):
        return None
    days, last = _read_day_behind(scan, _end_of_name(scan, i))
    days, first = (days, i) if days else _read_day_before(scan, i)
    quarter = None if days else read_quarter_of_months(scan, i)
    if quarter is not None:
        return quarter
    year, shift, last = _read_year_behind(scan, last)
    rule, month = scan.month_at(i)
    if days is None and year is None and shift is None and not _stands_alone(scan, i):
        return None
    if year is None and shift is None:
        year = _lend_year(scan, last, (month, days))
    if days is not None:
        return Mention(_read_weekday_before(scan, first), last, "month", rule, (year, month, days, shift))
    if days is None and scan.word(first - 1) in ("each", "every"):
        return Mention(first - 1, last, "fixed", rule, (f"XXXX-{month:02}",), type="SET")
    told = scan.word(first - 1) == "that" and scan.word(last) in scan.grammar["clause_ends"]
    if year is None and shift is None and (told or scan.word(first - 1) in scan.grammar["month_shifts"]):
        shift, first = scan.word(first - 1), first - 1
        first -= scan.word(first - 1) in ("the", "this")
        return Mention(first, last, "month", rule, (None, month, None, shift))
    first, part = read_part(scan, first)
    first += scan.word(first) == "the" and scan.word(first + 1) in ("early", "mid", "late")  # "the early May meeting"
    return Mention(first, last, "month", rule, (year, month, None, shift), part)


def read_month_behind(scan: Scan, i: int) -> Mention | None:
    """Read the date of which the word at i is the day: 31 May, the 3rd of May."""
    at = i + 1 + (scan.word(i + 1) == "of")
    return read_month(scan, at) if scan.month_at(at) else None


def read_day_behind(scan: Scan, i: int) -> Mention | None:
    """Read the second day of "April 24 and 25", behind the expression that names its month."""
    if scan.floor != i - 1 or i < 3 or scan.words[i - 1] not in scan.grammar["joiners"] or not _day_at(scan, i):
        return None
    name = scan.words[i - 3 - (scan.words[i - 3] == ".")]
    rule = "month" if name in scan.tables["month"] else "month-short"
    month = scan.tables[rule].get(name)
    if not month or len(scan.words[i - 2]) > 4 or scan.word(i + 1) not in scan.grammar["behind_day"]:
        return None
    year, _, last = _read_year_behind(scan, i + 1)
    return Mention(i, last, "month", rule, (year, month, read_day(scan, i), None))


def _end_of_name(scan: Scan, i: int) -> int:
    """Return where the month's name ends: with the dot of "Aug.", or of a spelt-out month before a day."""
    short = scan.month_at(i)[0] == "month-short"
    return i + 1 + (scan.dotted(i) and (short or _day_at(scan, i + 2) is not None))


def _stands_alone(scan: Scan, i: int) -> bool:
    """Is a month's name without day and year no verb, no other word and nobody's name?"""
    word, before = scan.words[i], scan.words[i - 1] if i else ""
    if scan.month_at(i)[0] == "month-short":
        return scan.dotted(i)
    if word not in scan.grammar["ambiguous_months"]:
        return True
    after = scan.word(i + 1)
    if after in ("-", "–") and scan.month_at(i + 2):  # "May-August 1950"
        return True
    named = (scan.capital(i + 1) and after not in ("and", "or")) or (word == "march" and after in _MARCHES)
    if named and before not in scan.grammar["surely_month"]:
        return False
    return before in scan.grammar["before_month"]


def _day_at(scan: Scan, i: int) -> tuple[int, int] | None:
    """Return the day of a month that the word at i writes, if it is no count ("May 3 percent") or clock time."""
    days = read_day(scan, i)
    if days is None:
        return None
    after = scan.word(i + 1)
    counts = after in scan.grammar["counted"] or (after == ":" and scan.word(i + 2).isdecimal())
    return None if counts else days


def _read_day_behind(scan: Scan, i: int) -> tuple[tuple[int, int] | None, int]:
    at = i + (scan.word(i) == "the")
    days = _day_at(scan, at)
    if days is None:
        return None, i
    spelt = scan.word(at) in scan.grammar["ordinals"]
    if spelt and at == i and scan.word(at + 1) not in (",", ".", "", "and", "in", "at", "when"):
        return None, i
    return days, at + 1


def _read_day_before(scan: Scan, i: int) -> tuple[tuple[int, int] | None, int]:
    of = scan.word(i - 1) == "of"
    at = i - 1 - of
    days = read_day(scan, at)
    ordinal = not scan.word(at).isdecimal()
    spelt = scan.word(at) in scan.grammar["ordinals"]
    if days is None or (of and not ordinal) or (spelt and not of):
        return None, i
    return days, at - (of and scan.word(at - 1) == "the")


def _read_year_behind(scan: Scan, i: int) -> Year:
    """Read ", 2024", "2024", "of 2024", "last year", "of the following year" from the word at i on."""
    word = scan.word
    at = i + (word(i) in (",", "of"))
    year = read_year(scan, at)
    if year and word(at + 1) not in scan.grammar["counted"]:
        return Year(year, None, at + 1)
    spoken = None if year else read_spoken_year(scan, at)
    if spoken and word(spoken[1]) not in scan.grammar["counted"]:
        return Year(spoken[0], None, spoken[1])
    if word(i) != ",":
        at += word(at) == "the"
        if word(at) in scan.grammar["year_shifts"] and word(at + 1) == "year":
            return Year(None, word(at), at + 2)
    return Year(None, None, i)


def _lend_year(scan: Scan, i: int, day: tuple[int, tuple[int, int] | None]) -> int | None:
    """Return the year that a second date names for both ("between March and June 2012"), or that a name implies."""
    if day == _ATTACKS_OF_2001 and scan.word(i) in scan.grammar["attacks"]:
        return 2001
    if scan.word(i) not in scan.grammar["joiners"]:
        return None
    at = i + 1
    at += scan.word(at) in ("early", "mid", "late") or _day_at(scan, at) is not None
    if not scan.month_at(at):
        return read_year(scan, at + 1) if at == i + 2 and scan.word(at) == "," else None
    at += 1 + scan.dotted(at)
    at += _day_at(scan, at) is not None
    return read_year(scan, at + (scan.word(at) == ","))


def _read_weekday_before(scan: Scan, first: int) -> int:
    """Return where a date begins, counting in the weekday before it: Wednesday, May 29."""
    at = first - 1
    at -= scan.word(at) in (",", "the")
    if scan.word(at) in scan.tables["weekday"]:
        return at
    at -= scan.word(at) == "."
    short = scan.word(at) in scan.tables["weekday-short"] and scan.capital(at)
    return at if short and not scan.capital(at - 1) else first
