"""Counts of units: two years ago, a year earlier, for more than a decade, the next few days, half a year."""

from __future__ import annotations

from typing import NamedTuple

from timeline.reading.dates.expressions import Mention, Scan, period_value, read_number

_LONGEST_NUMBER = 4  # words: "two hundred twenty five"
_LONG = ("Y", "E", "C")
_DAY_HOURS = 24  # so many hours ago is a date, fewer are a time
_HALVES = {"E": ("Y", 5), "Y": ("M", 6), "TH": ("TM", 30)}
_SIGNS = {"ago": -1, "earlier": -1, "before": -1, "later": 1, "afterwards": 1}
_DIRECTIONS = {"for": "for", "during": "past", "within": "future", "in": "in"}


class Count(NamedTuple):
    """The count before a unit begins at the word `first`; its number is None where it is vague or absent."""

    first: int
    number: int | None
    vague: bool = False


def read_count(scan: Scan, at: int) -> Count:
    """Return the count that ends before the word at: three, a few, a couple of, two or three, twenty four."""
    before = scan.word(at - 1)
    if before == "of" and scan.word(at - 2) in ("couple", "number"):
        couple = scan.word(at - 2) == "couple"
        return Count(at - 2 - (scan.word(at - 3) == "a"), 2 if couple else None, not couple)
    if before in scan.grammar["vague_numbers"]:
        return Count(at - 1 - (before == "few" and scan.word(at - 2) == "a"), None, True)
    number, first = read_number(scan, at - 1), at - 1
    if number is None:
        return Count(at, None)
    for _ in range(_LONGEST_NUMBER):
        bigger = read_number(scan, first - 1)
        if bigger is None or scan.word(first - 1) in ("a", "an", "one") or scan.word(first) in ("a", "an"):
            break
        number, first = (bigger * number if number >= 100 else bigger + number), first - 1
    return Count(_begin_of_range(scan, first), number)


def _begin_of_range(scan: Scan, first: int) -> int:
    """Return where the count begins with "a" hundred or "two or" three before it."""
    first -= scan.word(first) in ("hundred", "thousand", "dozen") and scan.word(first - 1) in ("a", "one")
    joined = scan.word(first - 1) in ("to", "or", "-", "–") and read_number(scan, first - 2) is not None
    if joined and (scan.word(first - 2) not in ("a", "an") or scan.word(first - 1) == "or"):
        return first - 2
    return first


def _approximate(scan: Scan, first: int) -> int:
    """Return where the expression begins with "about", "more than", "at least" … before its count."""
    before, second = scan.word(first - 1), scan.word(first - 2)
    if before in ("than", "as") and second in ("more", "less", "fewer", "longer", "long"):
        return first - 2 - (scan.word(first - 3) == "no")
    if (before in ("least", "most") and second == "at") or (before == "to" and second == "up"):
        return first - 2
    return first - (before in scan.grammar["approximators"])


def read_counted(scan: Scan, first: int, i: int, unit: str, count: int | None) -> Mention:
    """Read "two years ago", "three days from now", "50 times a day", "for three days", "recent weeks"."""
    last, word = i + 1, scan.word
    if word(last) == "or" and word(last + 1) in ("so", "more", "two"):
        last += 2
    if word(first) == "recent":
        if unit in _LONG:  # "in recent years" says hardly more than "recently"
            return Mention(first, last, "ago", "unit", (unit, None, -1, False))
        return Mention(first, last, "duration", "unit", (unit, None, "past"), type="DURATION")
    if word(last) in ("from", "after") and word(last + 1) in ("now", "that", "then"):
        data = (unit, count, 1, word(last + 1) != "now")
        return Mention(_approximate(scan, first), last + 2, "ago", "unit", data)
    if word(last) in _SIGNS and (word(last) != "before" or word(last + 1) in (".", ",", ";", "", "and")):
        kind = "TIME" if unit[0] == "T" and (unit != "TH" or (count or 0) < _DAY_HOURS) else "DATE"
        data = (unit, count, _SIGNS[word(last)], word(last) != "ago")
        return Mention(_approximate(scan, first), last + 1, "ago", "unit", data, type=kind)
    if word(first - 1) in ("every", "each") and count:
        return Mention(first - 1, last, "fixed", "unit", (period_value(unit, count),), type="SET")
    rate = word(first - 1) in ("once", "twice", "times") or word(first - 1).isdecimal()
    if rate and count == 1 and word(first) in ("a", "an"):
        return Mention(first, last, "fixed", "unit", (period_value(unit, 1),), type="SET")
    begin = _approximate(scan, first)
    data = (unit, count, _DIRECTIONS.get(word(begin - 1), ""))
    return Mention(begin, last, "duration", "unit", data, type="DURATION")


def read_and_half(scan: Scan, at: int, i: int, unit: str) -> Mention | None:
    """Read "a year and a half ago", "two and a half years", whose unit with its fillers begins at the word at."""
    if unit not in _HALVES or (scan.word(i + 1) != "and" and scan.word(at - 1) != "half"):
        return None
    behind = scan.words[i + 1 : i + 4] == ["and", "a", "half"]
    if not behind and scan.words[max(0, at - 3) : at] != ["and", "a", "half"]:
        return None
    first, number, _ = read_count(scan, at if behind else at - 3)
    if not number:
        return None
    part, half = _HALVES[unit]
    last, count = i + 1 + 3 * behind, (2 * number + 1) * half
    sign = scan.word(last)
    if sign in ("ago", "earlier", "later"):
        kind = "TIME" if part[0] == "T" else "DATE"
        return Mention(
            _approximate(scan, first), last + 1, "ago", "unit", (part, count, _SIGNS[sign], sign != "ago"), type=kind
        )
    return Mention(_approximate(scan, first), last, "duration", "unit", (part, count, ""), type="DURATION")


def read_half_of(scan: Scan, first: int, i: int, unit: str) -> Mention | None:
    """Read "half a year", whose article is the word first."""
    if unit not in _HALVES or scan.word(first) not in ("a", "an") or scan.word(first - 1) != "half":
        return None
    return Mention(first - 1, i + 1, "duration", "unit", (*_HALVES[unit], ""), type="DURATION")


def read_shifted_count(scan: Scan, at: int, i: int, unit: str, count: int | None) -> Mention:
    """Read "the last three years", "the coming days", "the next few weeks or so", whose shift is the word at."""
    shift = scan.word(at)
    if shift == "past" and at == i - 1 and unit in _LONG and scan.word(at - 1) not in ("the", "this"):
        return Mention(at, i + 1, "ago", "unit", (unit, None, -1, False))  # "in past years"
    direction = "future" if scan.grammar["shifts"][shift] > 0 else "past"
    if shift in ("this", "current"):
        direction = ""
    if shift in scan.grammar["narrative"]:
        direction += " of the story"
    first = at - (scan.word(at - 1) in ("the", "these", "those"))
    last = i + 1 + 2 * (scan.word(i + 1) == "or" and scan.word(i + 2) == "so")
    return Mention(first, last, "duration", "unit", (unit, count, direction), type="DURATION")


def read_bare_plural(scan: Scan, first: int, i: int, unit: str) -> Mention | None:
    """Read "for weeks", "weeks ago", "days later": a plural without a count."""
    before, after = scan.word(first - 1), scan.word(i + 1)
    if after in ("ago", "later", "earlier"):
        return Mention(first, i + 2, "ago", "unit", (unit, None, _SIGNS[after], after != "ago"))
    if before in ("for", "in", "over") and unit[0] != "T" and unit not in ("Q", "N", "WE"):
        direction = {"for": "for", "in": "past"}.get(before, "")
        return Mention(first, i + 1, "duration", "unit", (unit, None, direction), type="DURATION")
    return None
