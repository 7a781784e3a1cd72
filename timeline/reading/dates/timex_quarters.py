"""Parts of years and of centuries: quarters, halves, seasons, the 19th century; hyphened words such as year-end."""

from __future__ import annotations

from timeline.reading.dates.expressions import Mention, Scan, read_part, read_spoken_year, read_year
from timeline.reading.dates.timex_counts import read_joined_half

_HALVES = {"first": 1, "second": 2, "last": 2, "latter": 2}
BEFORE_CHRIST = ("bc", "b.c.", "bce", "b.c.e.")
YEAR_AGO = ("year-ago", "year-earlier", "prior-year", "previous-year")
_THROUGH = frozenset(["-", "–", "to", "through"])
_YEAR_END = ("Y", 0, False, "end")


def read_century(scan: Scan, i: int) -> Mention | None:
    """Read "the 19th century", "the early twentieth century", but not "21st Century Fox"."""
    word = scan.word(i - 1)
    number = 21 if word == "twenty-first" else scan.grammar["ordinals"].get(word)
    if number is None and word[-2:] in ("th", "st", "nd", "rd") and word[:-2].isdecimal():
        number = int(word[:-2]) if len(word) < 5 else None
    if not number or number > 30 or (scan.capital(i) and scan.capital(i + 1)):
        return None
    first, part = _begin(scan, i - 1)
    ancient = scan.word(i + 1) in BEFORE_CHRIST
    value = f"{'BC' if ancient else ''}{number - 1:02}"
    return Mention(first, i + 1 + ancient, "value", "century", (value,), part)


def _begin(scan: Scan, at: int) -> tuple[int, str]:
    """Return where an expression begins with "the" or with a part ("the end of the", "early"), and the part."""
    first, part = read_part(scan, at)
    return (first if first < at else at - (scan.word(at - 1) == "the")), part


def read_quarter(scan: Scan, i: int) -> Mention | None:
    """Read "the third quarter of 1984", "the fiscal first quarter", "the third quarter"."""
    number = scan.tables["quarter"].get(scan.word(i - 1))
    if scan.word(i - 1) in ("final", "last") and scan.word(i + 1) == "of":
        number = 4 if read_year(scan, i + 2) or scan.word(i + 3) == "year" else None
    return read_part_of_year(scan, i - 1, i + 1, "Q", number) if number else None


def read_quarter_of_months(scan: Scan, i: int) -> Mention | None:
    """Read "the July-September quarter", "the October to December period of 2014" from the first month on."""
    joint = i + 1 + scan.dotted(i)
    if scan.word(joint) not in _THROUGH or not scan.month_at(joint + 1):
        return None
    first, final = scan.month_at(i)[1], scan.month_at(joint + 1)[1]
    last = joint + 2 + scan.dotted(joint + 1)
    if first % 3 != 1 or final != first + 2 or scan.word(last) not in ("quarter", "period"):
        return None
    return read_part_of_year(scan, i, last + 1, "Q", final // 3)


def read_half(scan: Scan, i: int) -> Mention | None:
    """Read "the second half of 2023", "the first half of this year"."""
    number = _HALVES.get(scan.word(i - 1))
    if number is None or scan.word(i + 1) != "of" or not (read_year(scan, i + 2) or scan.word(i + 3) == "year"):
        return None
    return read_part_of_year(scan, i - 1, i + 1, "H", number)


def read_part_of_year(scan: Scan, at: int, last: int, letter: str, number: int) -> Mention:
    """Return a quarter (Q) or half (H) whose ordinal is the word `at`, with the year before or behind it."""
    year, shift, last = _read_year_behind(scan, last, letter)
    first = at - (scan.word(at - 1) == "fiscal")
    before = scan.word(first - 1)
    if read_year(scan, first - 1) and first == at:
        year, first = read_year(scan, first - 1), first - 1
    elif before in YEAR_AGO:
        shift, first = "last", first - 1
    elif before == "'s" and scan.word(first - 2) == "year" and scan.word(first - 3) in scan.grammar["shifts"]:
        shift, first = scan.word(first - 3), first - 3
    elif before in ("last", "this", "next", "current"):
        first -= 1
    first -= scan.word(first - 1) == "the" and "-" not in scan.words[at]  # not in "the third-quarter loss"
    return Mention(first, last, "quarter", "quarter", (letter, number, year, shift))


def _read_year_behind(scan: Scan, i: int, letter: str) -> tuple[int | None, str, int]:
    """Return the year behind "quarter", or its shift ("of last year"), and where they end."""
    of = scan.word(i) == "of" or (scan.word(i) == "in" and letter == "H")
    at = i + of
    if of and scan.word(at) in ("last", "this", "next", "the") and scan.word(at + 1) == "year":
        return None, scan.word(at), at + 2
    at += of and scan.word(at) == "fiscal"
    year = read_year(scan, at)
    return (year, "", at + 1) if year else (None, "", i)


def read_season(scan: Scan, i: int) -> Mention | None:
    """Read "last summer", "the winter of 2022", "spring 2024", "early summer"; a bare "fall" is a verb."""
    code = scan.tables["season"][scan.words[i]]
    before, after = scan.word(i - 1), scan.word(i + 1)
    if before in ("each", "every"):
        return Mention(i - 1, i + 1, "fixed", "season", (f"XXXX-{code}",), type="SET")
    if scan.capital(i) and scan.capital(i + 1) and not after.isdecimal():  # "the Summer Olympics"
        return None
    first, part = _begin(scan, i)
    behind = i + 1 + (after == "of")
    year, last = read_spoken_year(scan, behind) or (read_year(scan, behind), behind + 1)
    if year:
        return Mention(first, last, "season", "season", (code, year, ""), part)
    if before == "past" and scan.word(i - 2) in ("this", "the"):
        return Mention(i - 2, i + 1, "season", "season", (code, None, "last"))
    if before in scan.grammar["month_shifts"] and before != "past":
        first, part = read_part(scan, i - 1 - (scan.word(i - 2) == "the"))
        return Mention(first, i + 1, "season", "season", (code, None, before), part)
    if part or _is_bare_season(scan, first, i):
        return Mention(first, i + 1, "season", "season", (code, None, ""), part)
    return None


def _is_bare_season(scan: Scan, first: int, i: int) -> bool:
    """Is it "in summer", "over the winter", "in the fall", but not "in spring" (water) or "in the fall of Kabul"?"""
    if scan.word(first - 1) not in scan.grammar["before_season"] or scan.word(i + 1) == "of":
        return False
    return scan.words[i] in ("summer", "winter", "autumn") or (first < i and scan.words[i] in ("spring", "fall"))


def read_joined(scan: Scan, i: int) -> Mention | None:
    """Read a hyphened word: two-year, third-quarter, year-earlier, year-end, mid-1990s, late-November."""
    head, _, tail = scan.words[i].partition("-")
    if not tail:  # Q3, H1
        named = scan.capital(i) and (read_year(scan, i + 1) or head[0] == "q")
        return read_part_of_year(scan, i, i + 1, head[0].upper(), int(head[1])) if named else None
    if scan.words[i] in YEAR_AGO:
        return _read_year_ago(scan, i)
    if head == "year":
        return _read_year_end(scan, i)
    if tail == "quarter" and head in scan.tables["quarter"]:
        return read_part_of_year(scan, i, i + 1, "Q", scan.tables["quarter"][head])
    if tail in scan.tables["unit"] and head in ("half", "quarter"):
        return read_joined_half(scan, i, head, scan.tables["unit"][tail])
    if tail in scan.tables["unit"]:
        data = (scan.tables["unit"][tail], scan.grammar["numbers"][head], "")
        return Mention(i, i + 1, "duration", "unit", data, type="DURATION")
    part = scan.grammar["parts"].get(head, "")
    if tail in scan.tables["month"]:
        year = read_year(scan, i + 1)
        data = (year, scan.tables["month"][tail], None, None)
        return Mention(i, i + 1 + bool(year), "month", "month", data, part) if part else None
    if tail.isdecimal():
        return Mention(i, i + 1, "value", "year", (tail,), part)
    decade = tail[:3] if len(tail) == 5 else f"19{tail[0]}"
    return Mention(i - (scan.word(i - 1) == "the"), i + 1, "value", "decade", (decade,), part)


def _read_year_end(scan: Scan, i: int) -> Mention:
    year = read_year(scan, i + 1)
    if year:
        return Mention(i, i + 2, "value", "year", (str(year),), "late")
    return Mention(i, i + 1, "unit", "unit", _YEAR_END, "late")


def _read_year_ago(scan: Scan, i: int) -> Mention:
    """Read "year-earlier", "the year-ago quarter", "the year-ago third quarter"."""
    after = scan.word(i + 1)
    if after in scan.tables["quarter"] and scan.word(i + 2) == "quarter":
        return read_part_of_year(scan, i + 1, i + 3, "Q", scan.tables["quarter"][after])
    named = after in ("quarter", "period")
    first = i - (named and scan.word(i - 1) == "comparable")
    first -= named and scan.word(first - 1) == "the"
    return Mention(first, i + 1 + named, "ago", "unit", ("Y", 1, -1, True))
