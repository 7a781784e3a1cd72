"""Units: last week, two years ago, the next few days, a year earlier, the third quarter, last summer, each month."""

from __future__ import annotations

from timeline.reading.mentions import Mention, Scan, period_value, read_number, read_part, read_year

_FILLERS = frozenset(
    ["fiscal", "full", "calendar", "trading", "school", "financial", "entire", "whole", "academic", "business", "tax", "more", "additional"]
)
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
        ordinal = _read_ordinal(scan, i, unit)
        if ordinal:
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
    while first > scan.floor and scan.word(first - 1) not in ("a", "an"):
        bigger = read_number(scan, first - 1)
        if bigger is None or scan.word(first - 1) == "one":
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
        return Mention(_approximate(scan, first), last + 1, "ago", "unit", (unit, count, sign, after != "ago"))
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
    if unit[0] == "T":
        if unit == "TM" or shift in ("this", "current", "same", "latest", "that"):
            return None
        return Mention(first, i + 1, "duration", "unit", (unit, 1, "past"), type="DURATION")
    if unit == "D" and shift in ("past", "current", "last", "latest", "coming"):
        return None
    first, part = read_part(scan, first)
    offset = scan.grammar["shifts"][shift]
    return Mention(first, i + 1, "unit", "unit", (unit, offset, narrative, shift), part)


_THAT_BEFORE = frozenset(
    ["in", "on", "by", "of", "later", "earlier", "during", "since", "until", "from", "before", "after", "for", "early", "late", ",", ".", "and", "throughout"]
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


def _read_ordinal(scan: Scan, i: int, unit: str) -> Mention | None:
    """Read "the third quarter of 1984", "the fiscal first quarter", "last year's third quarter", "the 19th century"."""
    at = i - 1
    ordinals = scan.grammar["ordinals"] if unit == "C" else scan.tables["quarter"]
    word = scan.word(at)
    number = ordinals.get(word)
    if number is None and unit == "C" and word[-2:] in ("th", "st", "nd", "rd") and word[:-2].isdecimal():
        number = int(word[:-2])
    if not number:
        return None
    if unit == "C":
        first, part = read_part(scan, at)
        first = first if first < at else at - (scan.word(at - 1) == "the")
        return Mention(first, i + 1, "value", "century", (f"{number - 1:02}",), part) if number < 30 else None
    return read_part_of_year(scan, at, i + 1, "Q", number)


def read_half(scan: Scan, i: int) -> Mention | None:
    """Read "the second half of 2023", "first-half"."""
    number = {"first": 1, "second": 2, "last": 2, "latter": 2}.get(scan.word(i - 1))
    if number is None:
        return None
    year = read_year(scan, i + 2) if scan.word(i + 1) == "of" else None
    of_year = scan.word(i + 1) == "of" and scan.word(i + 3) == "year"
    return read_part_of_year(scan, i - 1, i + 1, "H", number) if year or of_year else None


def read_part_of_year(scan: Scan, at: int, last: int, letter: str, number: int) -> Mention:
    """Return a quarter (Q) or half (H) whose ordinal is the word `at`, with the year before or behind it."""
    year, shift, first = None, "", at
    of = scan.word(last) in ("of", "in") and letter + scan.word(last) != "Qin"
    if of and read_year(scan, last + 1):
        year, last = read_year(scan, last + 1), last + 2
    elif of and scan.word(last + 1) == "fiscal" and read_year(scan, last + 2):
        year, last = read_year(scan, last + 2), last + 3
    elif of and scan.word(last + 1) in ("last", "this", "next", "the") and scan.word(last + 2) == "year":
        shift, last = scan.word(last + 1), last + 3
    elif read_year(scan, last):
        year, last = read_year(scan, last), last + 1
    if scan.word(first - 1) == "fiscal":
        first -= 1
    if read_year(scan, first - 1) and scan.word(first) != "fiscal":
        year, first = read_year(scan, first - 1), first - 1
    elif scan.word(first - 1) in ("year-ago", "year-earlier"):
        shift, first = "last", first - 1
    elif (
        scan.word(first - 1) == "'s"
        and scan.word(first - 2) == "year"
        and scan.word(first - 3) in scan.grammar["shifts"]
    ):
        shift, first = scan.word(first - 3), first - 3
    elif scan.word(first - 1) in ("last", "this", "next", "current"):
        first -= 1
    first -= scan.word(first - 1) in ("the", "its") and scan.word(first - 1) == "the"
    return Mention(first, last, "quarter", "quarter", (letter, number, year, shift))


def read_season(scan: Scan, i: int) -> Mention | None:
    """Read "last summer", "the winter of 2022", "spring 2024", "this fall"; a bare "fall" is a verb."""
    code = scan.tables["season"][scan.words[i]]
    before, after = scan.word(i - 1), scan.word(i + 1)
    year = read_year(scan, i + 1 + (after == "of"))
    if year:
        first, part = read_part(scan, i)
        first = first if first < i else i - (before == "the")
        return Mention(first, i + 2 + (after == "of"), "season", "season", (code, year, ""), part)
    if before in scan.grammar["shifts"] and before not in ("that", "current", "past", "latest"):
        first, part = read_part(scan, i - 1 - (scan.word(i - 2) == "the"))
        return Mention(first, i + 1, "season", "season", (code, None, before), part)
    if before == "past" and scan.word(i - 2) in ("this", "the"):
        return Mention(i - 2, i + 1, "season", "season", (code, None, "last"))
    first, part = read_part(scan, i)
    if part and not scan.words[i].endswith("time"):
        return Mention(first, i + 1, "season", "season", (code, None, ""), part)
    first = i - (before == "the")
    if scan.word(first - 1) in ("in", "during", "over", "since", "until", "by") and after != "of":
        if scan.words[i] in ("summer", "winter", "autumn") or (first < i and scan.words[i] in ("spring", "fall")):
            return Mention(first, i + 1, "season", "season", (code, None, ""))
    return None


def read_joined(scan: Scan, i: int) -> Mention | None:
    """Read a hyphened word: two-year, third-quarter, year-earlier, year-end, mid-1990s, late-November."""
    head, _, tail = scan.words[i].replace("–", "-").partition("-")
    units = scan.tables["unit"]
    if head in scan.tables["quarter"] and tail == "quarter":
        return read_part_of_year(scan, i, i + 1, "Q", scan.tables["quarter"][head])
    if head == "year" and tail == "end":
        first, last = i, i + 1
        if read_year(scan, last):
            return Mention(first, last + 1, "value", "year", (scan.words[last],), "late")
        return Mention(first, last, "unit", "unit", ("Y", 0, False, "this"), "late")
    if head == "year" and tail in ("ago", "earlier"):
        last = i + 1 + (scan.word(i + 1) in ("quarter", "period"))
        if scan.word(i + 1) in scan.tables["quarter"] and scan.word(i + 2) == "quarter":
            return read_part_of_year(scan, i + 1, i + 3, "Q", scan.tables["quarter"][scan.word(i + 1)])
        first = i - (scan.word(i - 1) == "the" and last > i + 1)
        return Mention(first, last, "ago", "unit", ("Y", 1, -1, True))
    number = scan.grammar["numbers"].get(head)
    if number is not None and tail in units:
        return Mention(i, i + 1, "duration", "unit", (units[tail], number, ""), type="DURATION")
    part = scan.grammar["parts"].get(head, "")
    if tail in scan.tables["month"] and part:
        year = read_year(scan, i + 1)
        return Mention(i, i + 1 + bool(year), "month", "month", (year, scan.tables["month"][tail], None, None), part)
    if tail.endswith("s") and tail[:-1].isdecimal() and len(tail) == 5:
        first = i - (scan.word(i - 1) == "the")
        return Mention(first, i + 1, "value", "decade", (tail[:3],), part)
    if tail.isdecimal() and len(tail) == 4:
        return Mention(i, i + 1, "value", "year", (tail,), part)
    return None
