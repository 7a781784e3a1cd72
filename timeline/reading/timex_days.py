"""Days: dates with a month, weekdays, numeric dates, clock times, bare years and decades."""

from __future__ import annotations

from timeline.reading.mentions import Mention, Scan, read_day, read_part, read_year
from timeline.reading.timex_quarters import read_part_of_year

_NAMES = frozenset(["may", "march", "april", "june", "august"])  # also verbs, adjectives or people
_BEFORE_MONTH = frozenset(
    "in on of since by until till before after from to through during and or between this last next early late mid for"
    " around about the each every following previous , ( - – ; : '".split()
)
_SURELY_MONTH = frozenset("in since of during early mid late last next this".split())
_BIG_NOUNS = ("s", "en", "le")  # endings of what a number below 1900 counts: troops, children, people


def read_month(scan: Scan, i: int) -> Mention | None:
    """Read the date around a month's name: May, 31 May, May 31, 2024, the 3rd of May, Wednesday, May 29."""
    word = scan.words[i]
    month = scan.tables["month"].get(word)
    rule = "month" if month else "month-short"
    month = month or scan.tables["month-short"][word]
    if not scan.capital(i):
        return None
    last = i + 1
    if rule == "month-short":
        if scan.dotted(i):
            last += 1
        elif not _is_day_after(scan, last) and not read_year(scan, last) and read_day(scan, i - 1) is None:
            return None
    elif word == "sept" or (scan.dotted(i) and _is_day_after(scan, i + 2)):
        last += scan.dotted(i)
    days, last = _read_day_after(scan, last)
    first = i
    if days is None:
        days, first = _read_day_before(scan, i)
    year, shift, last = _read_year_after(scan, last, days is not None)
    if days is None and year is None and shift is None and not _is_month_alone(scan, i, word):
        return None
    if year is None and shift is None:
        attacks = (month, days) == (9, (11, 11)) and scan.word(last) in _ATTACKS
        year = 2001 if attacks else _borrow_year(scan, last)
    if days is not None:
        first = _read_weekday_before(scan, first)
    if days is None and year is None and shift is None and scan.word(first - 1) in scan.grammar["shifts"]:
        shift_word = scan.word(first - 1)
        if shift_word not in ("that", "current", "latest", "same"):
            first -= 1 + (scan.word(first - 2) == "the" or scan.word(first - 2) == "this" != shift_word)
            return Mention(first, last, "month", rule, (None, month, None, shift_word))
    first, part = read_part(scan, first) if days is None else (first, "")
    return Mention(first, last, "month", rule, (year, month, days, shift), part)


def _is_day_after(scan: Scan, i: int) -> bool:
    days = read_day(scan, i)
    if days is None:
        return False
    after = scan.word(i + 1)
    return not (after in scan.grammar["counted"] or (after == ":" and scan.word(i + 2).isdecimal()))


def _read_day_after(scan: Scan, i: int) -> tuple[tuple[int, int] | None, int]:
    at = i + (scan.word(i) == "the")
    if not _is_day_after(scan, at):
        return None, i
    ordinal = scan.word(at) in scan.grammar["ordinals"]
    if ordinal and at == i and scan.word(at + 1) not in (",", ".", "", "and", "in", "at", "when"):
        return None, i
    return read_day(scan, at), at + 1


def _read_day_before(scan: Scan, i: int) -> tuple[tuple[int, int] | None, int]:
    at = i - 1
    of = scan.word(at) == "of"
    at -= of
    days = read_day(scan, at)
    if days is None or (of and scan.word(at).isdecimal()):
        return None, i
    if scan.word(at) in scan.grammar["ordinals"] and not of:
        return None, i
    return days, at - (of and scan.word(at - 1) == "the")


def _read_year_after(scan: Scan, i: int, has_day: bool) -> tuple[int | None, str | None, int]:
    """Return the year, or the word that shifts it ("last" in "May last year"), and where the date ends."""
    comma = scan.word(i) == ","
    at = i + comma
    of = not comma and scan.word(at) == "of"
    year = read_year(scan, at + of)
    if year and not (comma and not has_day and scan.word(at + 1) in scan.grammar["counted"]):
        if scan.word(at + of + 1) not in scan.grammar["counted"]:
            return year, None, at + of + 1
    if (
        not comma
        and scan.word(at + of) in ("last", "this", "next", "that", "same")
        and scan.word(at + of + 1) == "year"
    ):
        return None, scan.word(at + of), at + of + 2
    if not comma and scan.word(at + of) == "the" and scan.word(at + of + 2) == "year":
        if scan.word(at + of + 1) in ("following", "previous", "same", "next"):
            return None, scan.word(at + of + 1), at + of + 3
    return None, None, i


def _borrow_year(scan: Scan, i: int) -> int | None:
    """Return the year that a second date names for both: "between March and June 2012", "May 3 to June 5, 2012"."""
    if scan.word(i) not in _JOINERS:
        return None
    at = i + 1
    at += scan.word(at) in ("early", "mid", "late") or _is_day_after(scan, at)
    if scan.word(at) not in scan.tables["month"] and scan.word(at) not in scan.tables["month-short"]:
        return None
    at += 1 + scan.dotted(at)
    at += _is_day_after(scan, at)
    return read_year(scan, at + (scan.word(at) == ","))


_ATTACKS = frozenset("attack attacks terrorist terrorists terror hijackings hijackers commission".split())
_JOINERS = frozenset(["and", "to", "or", "through", "until", "-", "–"])


def _is_month_alone(scan: Scan, i: int, word: str) -> bool:
    """Is a bare month's name no verb and nobody's name?"""
    if word not in _NAMES:
        return True
    before = scan.words[i - 1] if i else ""
    if scan.capital(i + 1) and scan.word(i + 1) not in ("and", "or") and before not in _SURELY_MONTH:
        return False
    return before in _BEFORE_MONTH and bool(before)


def _read_weekday_before(scan: Scan, first: int) -> int:
    """Return where a date begins, counting in the weekday before it: Wednesday, May 29."""
    at = first - 1
    at -= scan.word(at) in (",", "the")
    if scan.word(at) == "." and scan.word(at - 1) in scan.tables["weekday-short"] and scan.capital(at - 1):
        return at - 1
    if scan.word(at) in scan.tables["weekday"]:
        return at
    short = scan.word(at) in scan.tables["weekday-short"] and scan.capital(at)
    return at if short and not scan.capital(at - 1) else first


def read_weekday(scan: Scan, i: int) -> Mention | None:
    """Read a weekday with what says which one, and with a part of the day: last Friday, Tuesday night."""
    word = scan.words[i]
    day = scan.tables["weekday"].get(word)
    rule = "weekday" if day is not None else "weekday-short"
    if not scan.capital(i) or scan.word(i + 1) in scan.grammar["newspapers"]:
        return None
    last = i + 1
    if day is None:
        day = scan.tables["weekday-short"][word]
        if word in ("sun", "sat", "mon", "wed") and not scan.dotted(i):
            return None
        last += scan.dotted(i)
    dated = _read_date_after_weekday(scan, i, last)
    if dated:
        return dated
    time = scan.tables["day-part"].get(scan.word(last), "")
    last += bool(time)
    first, shift = i, ""
    before = scan.word(i - 1)
    if before in scan.grammar["shifts"]:
        first, shift = i - 1, before
        if scan.word(first - 1) in ("this", "the") and before != "this":
            first -= 1
    elif scan.word(last)[:-1] in scan.tables["day-part"] and scan.word(last).endswith("s"):  # "Saturday nights"
        part_of_day = scan.tables["day-part"][scan.word(last)[:-1]]
        return Mention(i, last + 1, "fixed", rule, (f"XXXX-WXX-{day + 1}{part_of_day}",), type="SET")
    elif before in ("each", "every"):
        return Mention(i - 1, last, "fixed", rule, (f"XXXX-WXX-{day + 1}",), type="SET")
    part = ""
    if before in ("early", "late", "mid"):
        first, part = i - 1, before
    return Mention(first, last, "weekday", rule, (day, shift), part, time)


def _read_date_after_weekday(scan: Scan, i: int, last: int) -> Mention | None:
    """Read "Wednesday, May 29" from its weekday on."""
    at = last + (scan.word(last) == ",")
    at += scan.word(at) == "the"
    for month_at in (at, at + 1, at + 2):
        word = scan.word(month_at)
        if word in scan.tables["month"] or word in scan.tables["month-short"]:
            mention = read_month(scan, month_at)
            if mention and mention.first <= i and mention.data[2] is not None:
                return mention._replace(first=i)
            return None
    return None


def read_digits(scan: Scan, i: int) -> Mention | None:
    """Read what begins with digits: a year, a decade, a numeric date, a clock time, a day before a month."""
    word = scan.words[i]
    if word.isdecimal():
        if len(word) == 4:
            return read_bare_year(scan, i)
        if len(word) <= 2:
            return _read_small_number(scan, i)
        return None
    if word[-1] == "s" and word[:-1].isdecimal() and word[-2] == "0":
        return _read_decade(scan, i, word[:-1])
    if ":" in word:
        return read_clock(scan, i)
    if "-" in word or "–" in word:
        return _read_hyphened_digits(scan, i, word.replace("–", "-"))
    if word[-2:] in ("st", "nd", "rd", "th"):
        return _read_month_after(scan, i) or _read_day_alone(scan, i)
    if word[-2:] in ("am", "pm") and word[:-2].isdecimal():
        return read_clock(scan, i)
    return None


def _read_month_after(scan: Scan, i: int) -> Mention | None:
    at = i + 1 + (scan.word(i + 1) == "of")
    word = scan.word(at)
    if word in scan.tables["month"] or word in scan.tables["month-short"]:
        return read_month(scan, at)
    return None


def _read_day_alone(scan: Scan, i: int) -> Mention | None:
    """Read "on the 20th": a day of the month of which the text speaks."""
    days = read_day(scan, i)
    if days is None or scan.word(i - 1) != "the" or scan.word(i - 2) not in ("on", "until", "by", "from", "since"):
        return None
    after = scan.word(i + 1)
    if after and after not in ".,;)" and after not in ("and", "when", "but", "was", "were", "at", "to", "he", "they"):
        return None
    return Mention(i - 1, i + 1, "month", "month", (None, None, days, "same"))


def _read_small_number(scan: Scan, i: int) -> Mention | None:
    after = scan.word(i + 1)
    if after in scan.tables["month"] or after in scan.tables["month-short"]:
        return read_month(scan, i + 1)
    if after in ("and", "or", "to") and scan.word(i + 3) in scan.tables["month"] and scan.word(i + 2).isdecimal():
        dated = read_month(scan, i + 3)
        return dated and dated._replace(first=i, last=i + 1, data=(*dated.data[:2], read_day(scan, i), dated.data[3]))
    if after in ("a.m.", "p.m.", "am", "pm", "o'clock") or (after in scan.grammar["zones"] and len(after) < 4):
        return read_clock(scan, i)
    if after in ("/", ".") and scan.starts[i + 1] == scan.ends[i]:
        return _read_slashed(scan, i, after)
    return None


def _read_slashed(scan: Scan, i: int, mark: str) -> Mention | None:
    if scan.word(i + 3) != mark or scan.word(i + 5) == mark or scan.word(i - 1) == mark:
        return None
    if scan.ends[i + 3] - scan.starts[i] != sum(len(scan.words[k]) for k in range(i, i + 4)):
        return None
    return _numeric_date(scan, i, i + 5, scan.words[i], scan.word(i + 2), scan.word(i + 4))


def _numeric_date(scan: Scan, first: int, last: int, a: str, b: str, c: str) -> Mention | None:
    if not (a.isdecimal() and b.isdecimal() and c.isdecimal() and len(a) <= 2 and len(b) <= 2 and len(c) in (2, 4)):
        return None
    month, day = (int(b), int(a)) if int(a) > 12 else (int(a), int(b))
    year = int(c) if len(c) == 4 else int(c) + (1900 if int(c) > 60 else 2000)
    if not (1 <= month <= 12 and 1 <= day <= 31 and year):
        return None
    return Mention(first, last, "month", "numeric-date", (year, month, (day, day), None))


def _read_hyphened_digits(scan: Scan, i: int, word: str) -> Mention | None:
    pieces = word.split("-")
    if len(pieces) == 3 and len(pieces[0]) == 4:
        year, month, day = pieces
        day = day.partition("t")[0]
        if month.isdecimal() and day.isdecimal() and len(month) <= 2 and len(day) <= 2:
            return _numeric_date(scan, i, i + 1, month, day, year) if int(month) <= 12 else None
        return None
    if len(pieces) == 3 and len(pieces[2]) in (2, 4) and len(pieces[0]) <= 2:
        return _numeric_date(scan, i, i + 1, *pieces)
    if len(pieces) != 2:
        return None
    start, end = pieces
    if len(start) == 4 and read_year_text(start) and end.isdecimal() and len(end) in (2, 4):
        last_year = int(end) if len(end) == 4 else int(start) // 100 * 100 + int(end)
        if int(start) < last_year <= int(start) + 100:
            return Mention(i, i + 1, "years", "year-range", (int(start), last_year, len(end)))
        return None
    if len(start) == 4 and end.isalpha():
        return None
    unit = scan.tables["unit"].get(end)
    if unit and start.isdecimal():
        return Mention(i, i + 1, "duration", "unit", (unit, int(start), ""), type="DURATION")
    return _read_month_after(scan, i)


def read_year_text(word: str) -> bool:
    """Is a word of four digits within the years that articles speak of?"""
    return word.isdecimal() and "1000" <= word <= "2199"


_YEAR_CUES = frozenset(
    "in since of by from until till between before after during through and or early late mid , ( year fiscal circa than"
    " this that his her its their the for as".split()
)


def read_bare_year(scan: Scan, i: int) -> Mention | None:
    """Read a number of four digits as a year unless something counts, pays or names with it."""
    year = read_year(scan, i)
    if year is None or _is_counted(scan, i, year):
        return None
    after = scan.word(i + 1)
    if after in scan.tables["quarter"] and scan.word(i + 2) == "quarter":
        return read_part_of_year(scan, i + 1, i + 3, "Q", scan.tables["quarter"][after])
    first = i
    if scan.word(i - 1) in ("fiscal", "financial", "year"):
        first -= 1 + (scan.word(i - 1) == "year" and scan.word(i - 2) == "fiscal")
        first -= scan.word(first - 1) == "the"
    elif after in ("period", "quarter") and scan.word(i - 1) == "the":
        return Mention(i - 1, i + 2, "quarter", "quarter", ("Q", None, year, ""))
    first, part = read_part(scan, first)
    return Mention(first, i + 1, "value", "year", (str(year),), part)


def _is_counted(scan: Scan, i: int, year: int) -> bool:
    """Is a number of four digits an amount, a name or a part of a longer number?"""
    before, after = scan.word(i - 1), scan.word(i + 1)
    if after and after in "/.:°" and scan.starts[i + 1] == scan.ends[i] and scan.word(i + 2)[:1].isdecimal():
        return True
    if after in ("-", "–") and read_year(scan, i + 2):
        return False
    if after in scan.grammar["counted"] or before in scan.grammar["counting"]:
        return True
    if before == "." and scan.word(i - 2) == "no":
        return True
    if 1800 <= year < 1900 or year < 1800 or year > 2060:
        if before not in _YEAR_CUES:
            return year < 1800 or year > 2060
        return after.endswith(_BIG_NOUNS) and len(after) > 4 and not scan.capital(i + 1)
    return False


def _read_decade(scan: Scan, i: int, digits: str) -> Mention | None:
    first = i
    if len(digits) == 2:
        if scan.word(i - 1) not in ("'", "’", "‘"):
            return None
        first, decade = i - 1, f"19{digits[0]}"
    elif len(digits) == 4:
        decade = digits[:3]
    else:
        return None
    return name_decade(scan, first, i + 1, decade)


def name_decade(scan: Scan, first: int, last: int, decade: str) -> Mention:
    """Return the mention of a decade with the article and the part before it: the early 1990s."""
    begin, part = read_part(scan, first)
    if begin == first:
        begin = first - (scan.word(first - 1) == "the")
    return Mention(begin, last, "value", "decade", (decade,), part)


def read_decade_word(scan: Scan, i: int) -> Mention | None:
    """Read "the sixties", but not "in his sixties"."""
    if scan.word(i - 1) not in ("the", "early", "late", "mid", "nineteen"):
        return None
    return name_decade(scan, i, i + 1, f"19{scan.tables['decade'][scan.words[i]]}")


def read_clock(scan: Scan, i: int) -> Mention | None:
    """Read a clock time, with zone and weekday or date behind it: 3 p.m. EST Tuesday."""
    word, last = scan.words[i], i + 1
    half = ""
    if word in scan.tables["clock"]:
        hour, minute = map(int, scan.tables["clock"][word].split(":"))
    else:
        digits = word[:-2] if word[-2:] in ("am", "pm") else word
        half = word[-2:-1] if digits != word else ""
        hour_text, _, minute_text = digits.partition(":")
        if not hour_text.isdecimal() or not (minute_text or "0").isdecimal() or len(minute_text) not in (0, 2):
            return None
        hour, minute = int(hour_text), int(minute_text or 0)
    after = scan.word(last)
    if after in ("a.m.", "p.m.", "am", "pm"):
        half, last = after[0], last + 1
    elif after in ("a", "p") and scan.dotted(last) and scan.word(last + 2) == "m":
        half, last = after, last + 3
    elif after == "o'clock":
        last += 1
    named = bool(half) or last > i + 1 or word in scan.tables["clock"]
    while scan.word(last) in scan.grammar["zones"] or (named and scan.word(last) == "time" and last > i + 1):
        last += 1
        named = True
    if hour > 24 or minute > 59 or not named and (len(word) < 5 or word[0] not in "012"):
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return _add_date_to_clock(scan, i, last, f"T{hour:02}:{minute:02}")


def _add_date_to_clock(scan: Scan, first: int, last: int, time: str) -> Mention:
    at = last + (scan.word(last) in (",", "on"))
    word = scan.word(at)
    dated = None
    if scan.word(last) != "on":
        if word in scan.tables["weekday"]:
            dated = read_weekday(scan, at)
        elif word in scan.tables["month"] or word in scan.tables["month-short"]:
            dated = read_month(scan, at)
        elif word.isdecimal() and len(word) <= 2:
            dated = _read_month_after(scan, at)
    if dated and dated.kind in ("weekday", "month") and dated.first >= at:
        return dated._replace(first=first, time=time, rule="clock", type="TIME")
    return Mention(first, last, "shift", "clock", (0,), "", time, "TIME")
