"""Parts of years and of centuries: quarters, halves, seasons, the 19th century, and hyphened words such as year-end."""

from __future__ import annotations

from timeline.reading.mentions import Mention, Scan, read_part, read_year

_CENTURY_21 = 21


def read_century(scan: Scan, i: int) -> Mention | None:
    """Read "the 19th century", "the early twentieth century"."""
    at = i - 1
    word = scan.word(at)
    number = scan.grammar["ordinals"].get(word) or (_CENTURY_21 if word == "twenty-first" else None)
    if number is None and word[-2:] in ("th", "st", "nd", "rd") and word[:-2].isdecimal():
        number = int(word[:-2])
    if not number or number > 30 or (scan.capital(i) and scan.capital(i + 1)):  # "21st Century Fox"
        return None
    first, part = read_part(scan, at)
    first = first if first < at else at - (scan.word(at - 1) == "the")
    return Mention(first, i + 1, "value", "century", (f"{number - 1:02}",), part)


def read_quarter(scan: Scan, i: int) -> Mention | None:
    """Read "the third quarter of 1984", "the fiscal first quarter", "the third quarter"."""
    number = scan.tables["quarter"].get(scan.word(i - 1))
    return read_part_of_year(scan, i - 1, i + 1, "Q", number) if number else None


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
    first -= scan.word(first - 1) == "the" and "-" not in scan.words[at]  # not in "the third-quarter loss"
    return Mention(first, last, "quarter", "quarter", (letter, number, year, shift))


def read_season(scan: Scan, i: int) -> Mention | None:
    """Read "last summer", "the winter of 2022", "spring 2024", "this fall"; a bare "fall" is a verb."""
    code = scan.tables["season"][scan.words[i]]
    before, after = scan.word(i - 1), scan.word(i + 1)
    if scan.capital(i) and scan.capital(i + 1) and not after.isdecimal():  # "the Summer Olympics"
        return None
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
    if scan.word(first - 1) in ("in", "during", "over", "since", "until", "by", "throughout", "through") and after != "of":
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
