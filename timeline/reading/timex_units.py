"""Units: last week, two years ago, the next few days, a year earlier, the third quarter, last summer, each month."""

from __future__ import annotations

from timeline.reading.mentions import Mention, Scan, period_value, read_number, read_part
from timeline.reading.timex_quarters import read_century, read_part_of_year, read_quarter

_FILLERS = frozenset(
    [
        "fiscal",
        "full",
        "calendar",
        "trading",
        "school",
        "financial",
        "entire",
        "whole",
        "academic",
        "business",
        "tax",
        "more",
        "additional",
    ]
)
_LONGEST_NUMBER = 4  # words: "two hundred twenty five"
_DAY_HOURS = 24  # so many hours ago is a date, fewer are a time
_HALVES = {"E": ("Y", 5), "Y": ("M", 6), "TH": ("TM", 30)}
_AFTER_COUNT = {"ago": "ago", "earlier": "earlier", "later": "later", "before": "before", "afterwards": "later"}
_DETERMINERS = frozenset(["the", "a", "an", "its", "their", "his", "her", "our", "that", "this"])


def read_unit(scan: Scan, i: int) -> Mention | None:
    """Read the expression around a unit of time, singular or plural."""
    word = scan.words[i]
    units = scan.tables["unit"]
    unit = units.get(word) or units[word[:-1] if word != "centuries" else "century"]
    plural = word not in units
    if word in ("second", "night") and not plural:
        return _read_night(scan, i) if word == "night" else None
    if word in ("day",) and scan.word(i + 1) in ("before", "after") and scan.word(i + 2) in ("yesterday", "tomorrow"):
        return None
    if scan.word(i + 1) == "old" or scan.word(i + 1) == "of" and scan.word(i + 2) == "age":
        return None
    if unit in ("Q", "C") and not plural:
        ordinal = read_quarter(scan, i) if unit == "Q" else read_century(scan, i)
        if ordinal or scan.word(i + 1) == "of":
            return ordinal
    at = i
    while scan.word(at - 1) in _FILLERS:
        at -= 1
    first, count, vague = _read_count(scan, at)
    if scan.word(i + 1) in ("'", "'s") and scan.word(i + 2) == "end":
        return _at_end(scan, first, i, unit)
    shift = scan.word(first - 1)
    if shift in scan.grammar["shifts"] and shift not in ("that", "same") and (count is not None or vague or plural):
        return _read_shifted_count(scan, first - 1, i, unit, count)
    if first == at and shift in scan.grammar["shifts"] and not plural:
        return _read_shifted_unit(scan, at, i, unit, shift)
    if first == at and not plural and shift in ("each", "every"):
        return Mention(first - 1, i + 1, "fixed", "unit", (period_value(unit, 1),), type="SET")
    if scan.word(first) in ("a", "an") and scan.word(first - 1) == "half" and unit in _HALVES:
        return Mention(first - 1, i + 1, "duration", "unit", (*_HALVES[unit], ""), type="DURATION")
    if first < at or vague:
        return _read_counted(scan, first, i, unit, count)
    if plural:
        return _read_bare_plural(scan, first, i, unit)
    return _read_definite(scan, at, i, unit)


def _read_count(scan: Scan, at: int) -> tuple[int, int | None, bool]:
    """Return where a count before word `at` begins, the count (None if vague), and whether it is vague."""
    vague = scan.grammar["vague_numbers"]
    first = at
    if scan.word(first - 1) == "of" and scan.word(first - 2) in ("couple", "number"):
        first -= 2
        first -= scan.word(first - 1) == "a"
        return first, (2 if scan.word(at - 2) == "couple" else None), scan.word(at - 2) != "couple"
    if scan.word(first - 1) in vague:
        first -= 1
        first -= scan.word(first - 1) in ("a", "the") and scan.word(first) == "few" and scan.word(first - 1) == "a"
        return first, None, True
    number = read_number(scan, first - 1)
    if number is None:
        return at, None, False
    first -= 1
    for _ in range(_LONGEST_NUMBER):
        bigger = read_number(scan, first - 1)
        if bigger is None or scan.word(first - 1) in ("a", "an", "one") or scan.word(first) in ("a", "an"):
            break
        number, first = (bigger * number if number >= 100 else bigger + number), first - 1
    if scan.word(first) in ("hundred", "thousand", "dozen") and scan.word(first - 1) in ("a", "one"):
        first -= 1
    if scan.word(first - 1) in ("to", "or", "-", "–") and read_number(scan, first - 2) is not None:
        if scan.word(first - 2) not in ("a", "an") or scan.word(first - 1) == "or":
            first -= 2
    return first, number, False


def _approximate(scan: Scan, first: int) -> int:
    """Return where the expression begins with "about", "more than", "at least" … before its count."""
    before, second = scan.word(first - 1), scan.word(first - 2)
    if before in ("than", "as") and second in ("more", "less", "fewer", "longer", "long"):
        return first - 2 - (scan.word(first - 3) == "no")
    if before in ("least", "most") and second == "at":
        return first - 2
    if before == "to" and second == "up":
        return first - 2
    if before in scan.grammar["approximators"]:
        return first - 1
    return first


def _read_counted(scan: Scan, first: int, i: int, unit: str, count: int | None) -> Mention | None:
    """Read "two years ago", "a year earlier", "for three days", "three days"."""
    after, last = scan.word(i + 1), i + 1
    recent = scan.word(first) == "recent"
    if after == "or" and scan.word(i + 2) in ("so", "more", "two"):
        last, after = i + 3, scan.word(i + 3)
    if after in ("from", "after") and scan.word(last + 1) in ("now", "that", "then"):
        return Mention(
            _approximate(scan, first), last + 2, "ago", "unit", (unit, count, 1, scan.word(last + 1) != "now")
        )
    if after in _AFTER_COUNT and not recent:
        sign = 1 if after == "later" else -1
        if after == "before" and scan.word(last + 1) not in (".", ",", ";", "", "and"):
            return _read_span(scan, first, last, unit, count)
        kind = "TIME" if unit[0] == "T" and (unit != "TH" or (count or 0) < _DAY_HOURS) else "DATE"
        data = (unit, count, sign, after != "ago")
        return Mention(_approximate(scan, first), last + 1, "ago", "unit", data, type=kind)
    if scan.word(first) in ("a", "an") and count == 1:
        if scan.word(first - 1) in ("once", "twice", "times") or scan.word(first - 1).isdecimal():
            return Mention(first, last, "fixed", "unit", (period_value(unit, 1),), type="SET")
    if recent:
        return Mention(first, last, "duration", "unit", (unit, None, "past"), type="DURATION")
    return _read_span(scan, first, last, unit, count)


def _read_span(scan: Scan, first: int, last: int, unit: str, count: int | None) -> Mention:
    begin = _approximate(scan, first)
    before = scan.word(begin - 1)
    direction = {"for": "past", "within": "future", "during": "past"}.get(before, "")
    return Mention(begin, last, "duration", "unit", (unit, count, direction), type="DURATION")


def _read_shifted_count(scan: Scan, at: int, i: int, unit: str, count: int | None) -> Mention:
    """Read "the last three years", "the coming days", "the next few weeks"."""
    word = scan.word(at)
    direction = {-1: "past", 0: "past", 1: "future"}[scan.grammar["shifts"][word]]
    first = at - (scan.word(at - 1) in ("the", "these", "those"))
    last = i + 1 + 2 * (scan.word(i + 1) == "or" and scan.word(i + 2) == "so")
    if word in ("this", "current"):
        direction = ""
    return Mention(first, last, "duration", "unit", (unit, count, direction), type="DURATION")


def _read_shifted_unit(scan: Scan, at: int, i: int, unit: str, shift: str) -> Mention | None:
    """Read "last month", "the following year", "this week's", "the same day", "earlier this year"."""
    first = at - 1
    before = scan.word(first - 1)
    narrative = shift in scan.grammar["narrative"] or (before == "the" and shift == "next")
    if shift == "that" and (before not in _THAT_BEFORE or unit[0] == "T"):
        return None
    if before == "the" or (before == "this" and shift in ("past", "coming")) or (before == "that" and shift == "same"):
        first -= 1
    if unit == "W" and scan.capital(i) and scan.capital(at - 1):  # ABC's "This Week"
        return None
    if unit[0] == "T":
        if unit == "TM" or shift in ("this", "current", "same", "latest", "that"):
            return None
        return Mention(first, i + 1, "duration", "unit", (unit, 1, "past"), type="DURATION")
    if unit == "D" and shift in ("past", "current", "last", "latest", "coming"):
        return None
    if unit == "Y" and scan.word(i + 1) == "'s" and scan.word(i + 3) == "quarter":
        number = scan.tables["quarter"].get(scan.word(i + 2))
        if number:
            return read_part_of_year(scan, i + 2, i + 4, "Q", number)
    first, part = read_part(scan, first)
    offset = scan.grammar["shifts"][shift]
    return Mention(first, i + 1, "unit", "unit", (unit, offset, narrative, shift), part)


_THAT_BEFORE = frozenset(
    [
        "in",
        "on",
        "by",
        "of",
        "later",
        "earlier",
        "during",
        "since",
        "until",
        "from",
        "before",
        "after",
        "for",
        "early",
        "late",
        ",",
        ".",
        "and",
        "throughout",
    ]
)


def _read_bare_plural(scan: Scan, first: int, i: int, unit: str) -> Mention | None:
    """Read "for weeks", "weeks ago", "days before": a plural without a count."""
    before, after = scan.word(first - 1), scan.word(i + 1)
    if after == "ago":
        return Mention(first, i + 2, "ago", "unit", (unit, None, -1, False))
    if after in ("later", "earlier") and unit != "Q":
        return Mention(first, i + 2, "ago", "unit", (unit, None, 1 if after == "later" else -1, True))
    if before in ("for", "in", "over") and unit[0] != "T" and unit not in ("Q", "N", "WE"):
        direction = "past" if before != "over" else ""
        return Mention(first, i + 1, "duration", "unit", (unit, None, direction), type="DURATION")
    return None


def _read_definite(scan: Scan, at: int, i: int, unit: str) -> Mention | None:
    """Read "the year", "the weekend", "the day before", "year-end": a unit that the context makes definite."""
    first = at - (scan.word(at - 1) in _DETERMINERS)
    after = scan.word(i + 1)
    if scan.word(at - 1) == "the" and unit in ("D", "W", "M", "Y") and first == at - 1:
        if after in ("before", "after", "earlier", "later") and scan.word(i + 2) in _CLAUSE_ENDS:
            sign = 1 if after in ("after", "later") else -1
            return Mention(first, i + 2, "unit", "unit", (unit, sign, True, "following" if sign > 0 else "previous"))
    if unit == "Y" and after == "end":
        return Mention(first if first < at else at, i + 2, "unit", "unit", ("Y", 0, False, "this"), "late")
    if scan.word(at - 1) != "the":
        return None
    if unit in ("WE", "Q"):
        offset = -1 if unit == "WE" else 0
        begin, part = read_part(scan, at)
        begin = min(begin, first)
        return Mention(begin, i + 1, "unit", "unit", (unit, offset, False, "the"), part)
    begin, part = read_part(scan, at)
    if unit == "D" and scan.word(begin - 1) == "at":  # "at the end of the day" says nothing of a day
        return None
    if part and begin < at - 1 and unit in ("Y", "M", "W", "C", "E", "D"):
        return Mention(begin, i + 1, "unit", "unit", (unit, 0, False, "this"), part)
    return None


_CLAUSE_ENDS = frozenset([".", ",", ";", "", ")", '"', "”", "and", "in", "at", "by", "with", "to", "on", "had"])


def _read_night(scan: Scan, i: int) -> Mention | None:
    return read_day_part(scan, i)


def _at_end(scan: Scan, first: int, i: int, unit: str) -> Mention | None:
    if unit != "Y" or first != i:
        return None
    return Mention(first, i + 3, "unit", "unit", ("Y", 0, False, "this"), "late")


def read_day_part(scan: Scan, i: int) -> Mention | None:
    """Read "this morning", "the next morning", "Thursday night" (its weekday reads that), "the evening"."""
    time = scan.tables["day-part"].get(scan.words[i])
    before = scan.word(i - 1)
    if time is None:
        return None
    if before in ("this", "that"):
        first, part = read_part(scan, i - 1)
        return Mention(first, i + 1, "shift", "day-part", (0,), part, time, "TIME")
    if before in ("next", "following", "previous", "same"):
        offset = {"next": 1, "following": 1, "previous": -1, "same": 0}[before]
        first = i - 1 - (scan.word(i - 2) == "the")
        return Mention(first, i + 1, "unit", "day-part", ("D", offset, first < i - 1, before), "", time, "TIME")
    return None
