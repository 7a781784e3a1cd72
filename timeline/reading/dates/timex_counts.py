"""Counts of units: two years ago, a year earlier, for more than a decade, the next few days, half a year."""

from __future__ import annotations

from typing import NamedTuple

from timeline.reading.dates.expressions import Mention, Scan, period_value, read_number

_LONGEST_NUMBER = 4  # words: "two hundred twenty five"
_LONGEST_WHOLE = 7  # digits of "2.5"
_LONG = ("Y", "E", "C")
_DAY_HOURS = 24  # so many hours ago is a date, fewer are a time
_HALVES = {"C": ("Y", 50), "E": ("Y", 5), "Y": ("M", 6), "TH": ("TM", 30)}
_SIGNS = {"ago": -1, "earlier": -1, "before": -1, "previously": -1, "prior": -1, "later": 1, "afterwards": 1}
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
        if scan.word(first - 3) in scan.grammar["amounts"]:  # "$74 million more than a year ago"
            return first
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
    if word(last) in _SIGNS and _ends_there(scan, last):
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


def _ends_there(scan: Scan, last: int) -> bool:
    """Does "later" or "before" end an expression: not in "two days before the vote", "two days later than planned"?"""
    after = scan.word(last + 1)
    return after in (".", ",", ";", "", "and") if scan.word(last) in ("before", "prior") else after != "than"


def read_halves(scan: Scan, at: int, i: int, unit: str) -> Mention | None:
    """Read "a year and a half ago", "two and a half years", "2½ years ago", "half a century ago".

    The unit is the word i and begins with its fillers at the word at.
    """
    if unit not in _HALVES:
        return None
    part, half = _HALVES[unit]
    before, last = scan.word(at - 1), i + 1
    if before in ("a", "an") and scan.word(at - 2) == "half":
        return _read_part_count(scan, at - 2, last, part, half)
    if scan.word(last) == "and" and scan.words[last + 1 : last + 3] == ["a", "half"]:
        first, count, _ = read_count(scan, at)
        last += 3
    elif before == "half" and scan.words[max(0, at - 3) : at - 1] == ["and", "a"]:
        first, count, _ = read_count(scan, at - 3)
    else:
        first, count = _read_written_half(scan, at)
    return _read_part_count(scan, first, last, part, (2 * count + 1) * half) if count else None


def _read_written_half(scan: Scan, at: int) -> tuple[int, int]:
    """Return where "2½", "2.5", "2 1/2" or "two-and-a-half" before the word at begins, and its whole number, else 0."""
    word = scan.word(at - 1)
    if word == "2" and scan.words[max(0, at - 3) : at - 1] == ["1", "/"]:
        return at - 4, read_number(scan, at - 4) or 0
    for ending in ("½", ".5", "-and-a-half"):
        whole = word.removesuffix(ending)
        if whole != word:
            known = whole.isdecimal() and len(whole) < _LONGEST_WHOLE
            return at - 1, int(whole) if known else scan.grammar["numbers"].get(whole, 0)
    return at, 0


def read_joined_half(scan: Scan, i: int, head: str, unit: str) -> Mention | None:
    """Read "half-hour", "a half-century ago", "a quarter-century ago"."""
    if unit not in _HALVES or (head == "quarter" and unit != "C"):
        return None
    part, count = ("Y", 25) if head == "quarter" else _HALVES[unit]
    ago = scan.word(i + 1) in ("ago", "earlier", "later")
    return _read_part_count(scan, i - (ago and scan.word(i - 1) == "a"), i + 1, part, count)


def _read_part_count(scan: Scan, first: int, last: int, part: str, count: int) -> Mention:
    """Read a count of parts with what lies before and behind it: "more than" half a year "ago"."""
    sign = scan.word(last)
    if sign not in ("ago", "earlier", "later"):
        return Mention(_approximate(scan, first), last, "duration", "unit", (part, count, ""), type="DURATION")
    kind = "TIME" if part[0] == "T" else "DATE"
    data = (part, count, _SIGNS[sign], sign != "ago")
    return Mention(_approximate(scan, first), last + 1, "ago", "unit", data, type=kind)


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
    """Read "for weeks", "weeks ago", "days later", "the months ahead": a plural without a count."""
    before, after = scan.word(first - 1), scan.word(i + 1)
    coming = after == "to" and scan.word(i + 2) == "come"
    if (after == "ahead" or coming) and unit[0] != "T":
        data = (unit, None, "future")
        return Mention(first - (before == "the"), i + 2 + coming, "duration", "unit", data, type="DURATION")
    if after in ("ago", "later", "earlier") and _ends_there(scan, i + 1):
        kind = "TIME" if unit[0] == "T" else "DATE"
        return Mention(first, i + 2, "ago", "unit", (unit, None, _SIGNS[after], after != "ago"), type=kind)
    if before in ("for", "in", "over") and unit[0] != "T" and unit not in ("Q", "N", "WE"):
        direction = {"for": "for", "in": "past"}.get(before, "")
        return Mention(first, i + 1, "duration", "unit", (unit, None, direction), type="DURATION")
    return None
