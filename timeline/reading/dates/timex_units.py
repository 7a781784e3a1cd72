"""Units: last week, the following year, each month, the weekend, the day before, the end of the year."""

from __future__ import annotations

from timeline.reading.dates.expressions import Mention, Scan, period_value, read_part
from timeline.reading.dates.timex_counts import (
    Count,
    read_bare_plural,
    read_count,
    read_counted,
    read_halves,
    read_shifted_count,
)
from timeline.reading.dates.timex_months import read_month
from timeline.reading.dates.timex_quarters import read_century, read_part_of_year, read_quarter
from timeline.reading.dates.timex_weekdays import read_day_part, read_weekday
from timeline.reading.dates.timex_within import read_nested

_SIGNS = {"before": -1, "earlier": -1, "previous": -1, "after": 1, "later": 1, "following": 1}
_YEAR_END = ("Y", 0, False, "end")


def read_unit(scan: Scan, i: int) -> Mention | None:
    """Read the expression around the unit of time at i, singular or plural."""
    unit, plural = unit_at(scan, i)
    if _is_no_unit(scan, i):
        return None
    if unit == "N" and not plural:
        return read_day_part(scan, i)
    if unit in ("Q", "C") and not plural:
        ordinal = read_quarter(scan, i) if unit == "Q" else read_century(scan, i)
        if ordinal or (scan.word(i + 1) == "of" and scan.word(i - 1) != "same"):
            return ordinal
    if unit == "Y" and scan.word(i + 1) in ("'", "'s") and scan.word(i + 2) == "end":
        return Mention(i, i + 3, "unit", "unit", ("Y", 0, False, "this"), "late")
    nested = None if plural else read_nested(scan, i, unit)
    if nested is not None:
        return nested
    at = i
    while scan.word(at - 1) in scan.grammar["fillers"]:
        at -= 1
    count = read_count(scan, at)
    made = read_halves(scan, at, i, unit) or _read_counted(scan, at, i, count)
    return made if made or plural or count.first < at else _read_one(scan, at, i, unit)


def unit_at(scan: Scan, i: int) -> tuple[str, bool]:
    """Return the unit that the word at i names, and whether it is a plural."""
    word, units = scan.words[i], scan.tables["unit"]
    if word in units:
        return units[word], False
    return units["century" if word == "centuries" else word[:-1]], True


def _is_no_unit(scan: Scan, i: int) -> bool:
    """Is the word an ordinal ("second"), part of an age ("18 years old") or of "the day before yesterday"?"""
    word, after, second = scan.words[i], scan.word(i + 1), scan.word(i + 2)
    if word == "day" and after in ("before", "after") and second in ("yesterday", "tomorrow"):
        return True
    return word == "second" or after == "old" or (after == "of" and second == "age")


def _read_counted(scan: Scan, at: int, i: int, count: Count) -> Mention | None:
    """Read a unit with a count, or a plural, before whose fillers the word at stands."""
    unit, plural = unit_at(scan, i)
    first, number, vague = count
    counted = first < at
    shift = scan.word(first - 1)
    if (counted or plural) and shift in scan.grammar["shifts"] and shift not in ("that", "same"):
        return read_shifted_count(scan, first - 1, i, unit, number)
    if counted or vague:
        return read_counted(scan, first, i, unit, number)
    return read_bare_plural(scan, first, i, unit) if plural else None


def _read_one(scan: Scan, at: int, i: int, unit: str) -> Mention | None:
    """Read a single unit without a count: each month, last month, the weekend, the day before."""
    before = scan.word(at - 1)
    if before in scan.grammar["shifts"]:
        return _read_shifted(scan, at, i, unit, before)
    if before in ("each", "every"):
        return Mention(at - 1, i + 1, "fixed", "unit", (period_value(unit, 1),), type="SET")
    if unit == "Y" and scan.word(i + 1) == "end":
        return Mention(at - (before in ("the", "a", "its")), i + 2, "unit", "unit", _YEAR_END, "late")
    return _read_definite(scan, at, i, unit) if before == "the" else None


def _read_shifted(scan: Scan, at: int, i: int, unit: str, shift: str) -> Mention | None:
    """Read "last month", "the following year", "this week", "that same day", "earlier this year"."""
    first, before = at - 1, scan.word(at - 2)
    if _is_no_date(scan, at, i, unit):
        return None
    if before == "the" or (before == "this" and shift in ("past", "coming")) or (before == "that" and shift == "same"):
        first -= 1
    if unit[0] == "T" or (shift == "past" and unit in ("E", "C")):  # no calendar has "the past decade"
        return Mention(first, i + 1, "duration", "unit", (unit, 1, "past"), type="DURATION")
    if unit == "Y" and scan.word(i + 1) == "'s":
        number = scan.tables["quarter"].get(scan.word(i + 2))
        if number and scan.word(i + 3) == "quarter":
            return read_part_of_year(scan, i + 2, i + 4, "Q", number)
        if shift == "last" and scan.word(i + 2) == "quarter":
            return Mention(first, i + 3, "same", "within", ("Q", None))
    on_narrative = shift in scan.grammar["narrative"] or (before == "the" and shift == "next")
    first, part = read_part(scan, first)
    last = i + 1 + 2 * (scan.words[i + 1 : i + 3] == ["or", "so"])
    return Mention(first, last, "unit", "unit", (unit, scan.grammar["shifts"][shift], on_narrative, shift), part)


def _is_no_date(scan: Scan, at: int, i: int, unit: str) -> bool:
    """Is a unit with a shift no date: "that year" as an object, "the last year of the war", ABC's "This Week"?"""
    shift = scan.word(at - 1)
    if (shift == "that" and unit[0] == "T") or (shift == "last" and scan.word(i + 1) == "of"):
        return True
    if shift == "that" and scan.word(at - 2) not in scan.grammar["before_that"]:
        return scan.word(i + 1) not in scan.grammar["behind_that"]
    if unit == "W" and scan.capital(i) and scan.capital(at - 1) and (shift == "this" or scan.capital(i + 1)):
        return True
    if unit[0] == "T":
        return unit == "TM" or shift in ("this", "current", "same", "latest")
    if unit == "D" and shift == "this" and scan.word(at - 2) == "to":  # "to this day"
        return True
    return unit == "D" and shift in ("past", "current", "last", "latest", "coming")


def _read_day_beside(scan: Scan, first: int, i: int, sign: int) -> Mention | None:
    """Read "the day before Tuesday's vote", "the day after May 3", whose date begins at the word i."""
    at = i + (scan.word(i) in ("the", "last", "next"))
    reader = read_weekday if scan.word(at) in scan.tables["weekday"] else read_month if scan.month_at(at) else None
    dated = reader(scan, at) if reader else None
    if dated is None or dated.type != "DATE" or (dated.kind == "month" and dated.data[2] is None):
        return None
    return Mention(first, dated.last, "beside", "unit", (dated, sign))


def _read_definite(scan: Scan, at: int, i: int, unit: str) -> Mention | None:
    """Read "the weekend", "the quarter", "the end of the year", "later in the day", "for the full year"."""
    neighbour = _read_neighbour(scan, at, i, unit)
    if neighbour is not None:
        return neighbour
    after = scan.word(i + 1)
    if unit == "D" and scan.word(at - 2) in scan.grammar["before_day"] and after != "of":
        return Mention(at - 1, i + 1, "unit", "unit", (unit, 0, False, "the"))
    first, part = read_part(scan, at)
    if unit == "Y" and after not in scan.grammar["behind_whole"] and _is_whole(scan, at, i):
        return Mention(min(first, at - 1), i + 1, "unit", "unit", (unit, 0, False, "whole"), part)
    if unit == "WE" and after == "of":
        return None
    if unit in ("WE", "Q"):
        data = (unit, -1 if unit == "WE" else 0, False, "the")
        return Mention(min(first, at - 1), i + 1, "unit", "unit", data, part)
    if unit == "D" and scan.word(first - 1) == "at":  # "at the end of the day" says nothing of a day
        return None
    if unit == "D" and scan.word(at - 2) == "in" and part:  # "later in the day"
        return Mention(first, i + 1, "unit", "unit", (unit, 0, False, "the"), part, type="TIME")
    if part and first < at - 1 and unit in ("Y", "M", "W", "C", "E", "D"):
        return Mention(first, i + 1, "unit", "unit", (unit, 0, False, "this"), part)
    return None


def _is_whole(scan: Scan, at: int, i: int) -> bool:
    """Is it "the full year", "for the year", "the first nine months of the year"?"""
    before = scan.word(at - 2)
    counted = before == "of" and at > 2 and scan.words[at - 3] == "months"
    return counted or scan.word(i - 1) in scan.grammar["whole"] or before in ("for", "during", "throughout")


def _read_neighbour(scan: Scan, at: int, i: int, unit: str) -> Mention | None:
    """Read "the day before", "the year previous", "the week before last", "the day after Tuesday's vote"."""
    sign = _SIGNS.get(scan.word(i + 1))
    if sign is None:
        return None
    beside = _read_day_beside(scan, at - 1, i + 2, sign) if unit == "D" else None
    if beside is not None or unit not in ("D", "W", "M", "Y"):
        return beside
    if scan.word(i + 2) in scan.grammar["clause_ends"]:
        data = (unit, sign, True, "following" if sign > 0 else "previous")
        return Mention(at - 1, i + 2, "unit", "unit", data)
    if scan.word(i + 1) == "before" and scan.word(i + 2) == "last" and unit != "D":
        return Mention(at - 1, i + 3, "unit", "unit", (unit, -2, False, "last"))
    return None
