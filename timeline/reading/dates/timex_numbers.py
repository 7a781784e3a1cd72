"""What begins with digits: years, ranges of years, decades, numeric dates, and days before a month."""

from __future__ import annotations

from dataclasses import replace

from timeline.reading.dates.expressions import Mention, Scan, read_day, read_part, read_spoken_year, read_year
from timeline.reading.dates.timex_months import read_day_behind, read_month, read_month_behind
from timeline.reading.dates.timex_quarters import BEFORE_CHRIST, read_part_of_year
from timeline.reading.dates.timex_weekdays import read_clock

_USUAL_YEARS = range(1900, 2061)  # these need no preposition before them
_RARE_YEARS = (range(1800), range(2061, 10000))  # these need one
_OLDEST = 9999
_PLURALS = ("s", "en", "le")  # endings of what a number counts: troops, children, people
_APOSTROPHES = ("'", "’", "‘")
_BEFORE_DECADES = ("the", "early", "late", "mid")


def read_digits(scan: Scan, i: int) -> Mention | None:
    """Read what begins with the digits at i."""
    word = scan.words[i]
    if word.isdecimal():
        if scan.word(i + 1) in BEFORE_CHRIST:
            return _read_ancient(scan, i)
        if len(word) == 4:
            return _read_year(scan, i)
        return _read_small_number(scan, i) if len(word) < 3 else None
    if word[-2:] == "0s" and word[:-1].isdecimal():
        return _read_decade(scan, i, word[:-1])
    if ":" in word or (word[-2:] in ("am", "pm") and word[:-2].isdecimal()):
        return read_clock(scan, i)
    if "-" in word or "–" in word:
        return _read_hyphened(scan, i, word.replace("–", "-").split("-"))
    if word.count(".") == 2:
        day, month, year = word.split(".")  # 31.05.2024 and 5.6.2024: the day first; 1.10.2 is a version
        known = len(year) == 4 and month.isdecimal() and int(month) <= 12
        return _read_numeric_date(i, i + 1, month, day, year) if known else None
    if word[-2:] in ("st", "nd", "rd", "th"):
        return read_month_behind(scan, i) or read_day_behind(scan, i) or _read_day_alone(scan, i)
    return None


def _read_ancient(scan: Scan, i: int) -> Mention | None:
    """Read "480 BC", which no calendar of ours spans; "2010 BC" may speak of British Columbia."""
    year = int(scan.words[i][:5])
    if year > _OLDEST or year in _USUAL_YEARS:
        return None
    first, part = read_part(scan, i)
    return Mention(first, i + 2, "value", "before-christ", (f"BC{year:04}",), part)


def _read_year(scan: Scan, i: int) -> Mention | None:
    """Read a number of four digits as a year unless something counts, pays or names with it."""
    year = read_year(scan, i)
    if year is None or _is_amount(scan, i, year):
        return None
    first, before, after = i, scan.word(i - 1), scan.word(i + 1)
    if after in scan.tables["quarter"] and scan.word(i + 2) == "quarter":
        return read_part_of_year(scan, i + 1, i + 3, "Q", scan.tables["quarter"][after])
    if before in ("fiscal", "financial", "year"):
        first -= 1 + (before == "year" and scan.word(i - 2) == "fiscal")
        first -= scan.word(first - 1) == "the"
    elif after in ("fiscal", "financial") and scan.word(i + 2) == "year":
        return Mention(i - (before == "the"), i + 3, "value", "year", (str(year),))
    elif before == "the" and after in ("period", "quarter"):
        return Mention(i - 1, i + 2, "quarter", "quarter", ("Q", None, year, ""))
    if after == "/":
        return _read_years(i, scan.words[i], scan.word(i + 2), i + 3)
    if (
        after == "'s"
        and year % 10 == 0
        and before in _BEFORE_DECADES
        and scan.word(i + 2) in scan.grammar["behind_day"]
    ):
        return name_decade(scan, i, i + 2, str(year)[:3])  # "the 1970's"
    first, part = read_part(scan, first)
    return Mention(first, i + 1, "value", "year", (str(year),), part)


def _follows(year: str, short: str) -> bool:
    """Is a number behind a slash the next year: 2012/13, 2008/9?"""
    return short.isdecimal() and str(int(year) + 1).endswith(short)


def _is_amount(scan: Scan, i: int, year: int) -> bool:
    """Is a number of four digits an amount, a name or a part of a longer number?"""
    before, after = scan.word(i - 1), scan.word(i + 1)
    if after in ("-", "–") and read_year(scan, i + 2):
        return False
    if after == "/" and _follows(scan.words[i], scan.word(i + 2)):
        return False
    if after and after in "/.:°" and scan.starts[i + 1] == scan.ends[i] and scan.word(i + 2)[:1].isdecimal():
        return True
    if after in scan.grammar["counted"] or before in scan.grammar["counting"]:
        return True
    if before == "." and scan.word(i - 2) == "no":
        return True
    if year in _USUAL_YEARS:
        return False
    if before not in scan.grammar["before_year"]:
        return any(year in years for years in _RARE_YEARS)
    return len(after) > 4 and after.endswith(_PLURALS) and not scan.capital(i + 1)


def _read_decade(scan: Scan, i: int, digits: str) -> Mention | None:
    """Read "1990s", "'90s", whose apostrophe is a word of its own, "the 70s and 80s", but not "highs in the 70s"."""
    if len(digits) == 4:
        return name_decade(scan, i, i + 1, digits[:3])
    if len(digits) != 2:
        return None
    if scan.word(i - 1) in _APOSTROPHES:
        return name_decade(scan, i - 1, i + 1, f"19{digits[0]}")
    if digits < "50":  # "ratings in the 30s"
        return None
    series = scan.floor == i - 1 and scan.words[i - 1] in ("and", "or", "to") and scan.words[i - 2].endswith("0s")
    if series or (
        scan.word(i - 1) in _BEFORE_DECADES and scan.grammar["measured"].isdisjoint(scan.words[max(0, i - 9) : i])
    ):
        return name_decade(scan, i, i + 1, f"19{digits[0]}")
    return None


def read_spelt_year(scan: Scan, i: int) -> Mention | None:
    """Read "nineteen ninety-one", "the year two thousand", as broadcasts are written down."""
    named = scan.words[i] == "thousand"  # "two thousand" is an amount unless it is called a year
    spoken = read_spoken_year(scan, i - named)
    if spoken is None or scan.word(spoken[1]) in scan.grammar["counted"] or (named and scan.word(i - 2) != "year"):
        return None
    first, part = (i - 2 - (scan.word(i - 3) == "the"), "") if named else read_part(scan, i)
    return Mention(first, spoken[1], "value", "year", (str(spoken[0]),), part)


def _read_short_year(scan: Scan, i: int) -> Mention | None:
    """Read "since '82", whose apostrophe sticks to the number; "'82 people" is a quotation."""
    word = scan.words[i]
    if scan.word(i - 1) not in _APOSTROPHES or scan.ends[i - 1] != scan.starts[i] or len(word) != 2:
        return None
    if scan.word(i - 2) not in scan.grammar["before_year"] or scan.word(i + 1)[:1].isalpha():
        return None
    return Mention(i - 1, i + 1, "value", "year", (("20" if word < "40" else "19") + word,))


def read_decade_word(scan: Scan, i: int) -> Mention | None:
    """Read "the sixties", but not "in his sixties"."""
    if scan.word(i - 1) not in ("the", "early", "late", "mid", "nineteen"):
        return None
    return name_decade(scan, i, i + 1, f"19{scan.tables['decade'][scan.words[i]]}")


def name_decade(scan: Scan, first: int, last: int, decade: str) -> Mention:
    """Return the mention of a decade with the article and the part before it: the early 1990s."""
    begin, part = read_part(scan, first)
    if begin == first:
        begin = first - (scan.word(first - 1) == "the")
    return Mention(begin, last, "value", "decade", (decade,), part)


def _read_small_number(scan: Scan, i: int) -> Mention | None:
    """Read the day of "31 May", the first one of "28 and 29 August", the hour of "3 p.m.", the day of "31/05/2024"."""
    after = scan.word(i + 1)
    if scan.month_at(i + 1):
        return read_month(scan, i + 1)
    if after in ("and", "or", "to") and scan.month_at(i + 3) and scan.word(i + 2).isdecimal():
        dated = read_month(scan, i + 3)
        return dated and replace(dated, first=i, last=i + 1, data=(*dated.data[:2], read_day(scan, i), dated.data[3]))
    if after in ("a.m.", "p.m.", "am", "pm", "o'clock") or (after in scan.grammar["zones"] and len(after) < 4):
        return read_clock(scan, i)
    if after == "/" and scan.words[i] == "9" and scan.word(i + 2) == "11" and scan.word(i + 3) != "/":
        return _read_attacks(scan, i)
    slashed = _read_slashed(scan, i, after) if after in ("/", ".") and scan.starts[i + 1] == scan.ends[i] else None
    return slashed or read_day_behind(scan, i) or _read_short_year(scan, i)


def _read_attacks(scan: Scan, i: int) -> Mention | None:
    """Read "after 9/11", "the 9/11 attacks", by which everybody means 2001."""
    named = scan.word(i - 1) in ("after", "since", "before", "post") or scan.word(i + 3) in scan.grammar["attacks"]
    return Mention(i, i + 3, "month", "numeric-date", (2001, 9, (11, 11), None)) if named else None


def _read_day_alone(scan: Scan, i: int) -> Mention | None:
    """Read "on the 20th": a day of the month of which the text speaks."""
    days = read_day(scan, i)
    if days is None or scan.word(i - 1) != "the" or scan.word(i - 2) not in ("on", "until", "by", "from", "since"):
        return None
    if scan.word(i + 1) not in scan.grammar["behind_day"]:
        return None
    return Mention(i - 1, i + 1, "month", "month", (None, None, days, "same"))


def _read_slashed(scan: Scan, i: int, mark: str) -> Mention | None:
    """Read 31/05/2024 or 31.05.2024, whose five words stick together."""
    if scan.word(i + 3) != mark or scan.word(i + 5) == mark or scan.word(i - 1) == mark:
        return None
    if scan.ends[i + 3] - scan.starts[i] != sum(len(scan.words[k]) for k in range(i, i + 4)):
        return None
    return _read_numeric_date(i, i + 5, scan.words[i], scan.word(i + 2), scan.word(i + 4))


def _read_numeric_date(first: int, last: int, a: str, b: str, year: str) -> Mention | None:
    """Read a date from its numbers; month and day are told apart by the number above 12, else the month is first."""
    if not all(number.isdecimal() for number in (a, b, year)) or len(a) > 2 or len(b) > 2 or len(year) not in (2, 4):
        return None
    month, day = (int(b), int(a)) if int(a) > 12 else (int(a), int(b))
    full_year = int(year) if len(year) == 4 else int(year) + (1900 if int(year) > 60 else 2000)
    if not (1 <= month <= 12 and 1 <= day <= 31 and full_year):
        return None
    return Mention(first, last, "month", "numeric-date", (full_year, month, (day, day), None))


def _read_hyphened(scan: Scan, i: int, pieces: list[str]) -> Mention | None:
    """Read 2024-05-31, 31-05-2024, 2014-15, 30-day, or the days of "3-5 May"."""
    if len(pieces) == 3 and len(pieces[0]) == 4:
        year, month, day = pieces
        known = month.isdecimal() and int(month) <= 12
        return _read_numeric_date(i, i + 1, month, day.partition("t")[0], year) if known else None
    if len(pieces) == 3:
        return _read_numeric_date(i, i + 1, *pieces)
    if len(pieces) != 2:
        return None
    start, end = pieces
    ordinal = start[:-2] if start[-2:] in ("st", "nd", "rd", "th") else ""
    if end == "century" and ordinal.isdecimal() and 1 <= int(ordinal[:4]) <= 30:
        return Mention(i, i + 1, "value", "century", (f"{int(ordinal) - 1:02}",))
    if len(start) == 4:
        return _read_years(i, start, end, i + 1)
    unit = scan.tables["unit"].get(end)
    if unit and start.isdecimal():
        return Mention(i, i + 1, "duration", "unit", (unit, int(start), ""), type="DURATION")
    return read_month_behind(scan, i)


def _read_years(i: int, start: str, end: str, at: int) -> Mention | None:
    """Read 2014-15, 2008-9 or 1861-1865, where the second year is the later one."""
    if not (start.isdecimal() and end.isdecimal() and "1000" <= start <= "2199" and len(end) in (1, 2, 4)):
        return None
    first, last = int(start), int(start[: 4 - len(end)] + end)
    return Mention(i, at, "years", "year-range", (first, last, len(end))) if first < last <= first + 100 else None
