"""Weekdays, parts of the day and clock times: last Friday, Tuesday night, this morning, 3 p.m. EST Tuesday."""

from __future__ import annotations

from dataclasses import replace

from timeline.reading.dates.expressions import Mention, Scan, read_part
from timeline.reading.dates.timex_months import read_month, read_month_behind
from timeline.reading.dates.timex_within import read_nth_weekday

_WEEKS = ("last", "this", "next")
_HALVES = {"a.m.": "a", "p.m.": "p", "am": "a", "pm": "p"}


def read_weekday(scan: Scan, i: int) -> Mention | None:
    """Read the weekday at i with the date behind it, or with what says which one and with a part of the day."""
    word, last = scan.words[i], i + 1
    if not scan.capital(i) or scan.word(last) in scan.grammar["newspapers"]:
        return None
    if scan.capital(i - 1) and scan.word(i - 1) in scan.grammar["named_days"]:
        return None
    rule = "weekday" if word in scan.tables["weekday"] else "weekday-short"
    if rule == "weekday-short":
        if word in scan.grammar["ambiguous_weekdays"] and not scan.dotted(i):
            return None
        last += scan.dotted(i)
    day = scan.tables[rule][word]
    return (
        _read_date_behind(scan, i, last)
        or read_nth_weekday(scan, i, last, rule, day)
        or _read_series(scan, i, last, rule, day)
        or _read_one(scan, i, last, rule, day)
    )


def _read_date_behind(scan: Scan, i: int, last: int) -> Mention | None:
    """Read "Wednesday, May 29" from its weekday on."""
    at = last + (scan.word(last) == ",")
    at += scan.word(at) == "the"
    for month_at in (at, at + 1, at + 2):
        if scan.month_at(month_at):
            mention = read_month(scan, month_at)
            dated = mention is not None and mention.first <= i and mention.data[2] is not None
            return replace(mention, first=_begin_of_shift(scan, i)) if dated else None
    return None


def _begin_of_shift(scan: Scan, i: int) -> int:
    """Return where "this coming Sunday, March 8" begins, whose weekday is the word i."""
    if scan.word(i - 1) not in ("coming", "past", "next", "last", "this"):
        return i
    return i - 1 - (scan.word(i - 2) in ("this", "the") and scan.word(i - 1) != "this")


def _read_series(scan: Scan, i: int, last: int, rule: str, day: int) -> Mention | None:
    """Read "Saturday nights", "every Monday", and "one Sunday", which is no day that could be told."""
    parts = scan.tables["day-part"]
    word = scan.word(last)
    if word[-1:] == "s" and word[:-1] in parts:
        return Mention(i, last + 1, "fixed", rule, (f"XXXX-WXX-{day + 1}{parts[word[:-1]]}",), type="SET")
    if scan.word(i - 1) in ("each", "every"):
        return Mention(i - 1, last, "fixed", rule, (f"XXXX-WXX-{day + 1}",), type="SET")
    if scan.word(i - 1) == "one":
        return Mention(i - 1, last, "fixed", rule, (f"XXXX-WXX-{day + 1}",))
    return None


def _read_one(scan: Scan, i: int, last: int, rule: str, day: int) -> Mention:
    time = scan.tables["day-part"].get(scan.word(last), "")
    last += bool(time)
    first, before = i, scan.word(i - 1)
    if scan.word(last) == "week" and before in ("on", "for", "from", "until", "till", "by"):
        return Mention(first, last + 1, "weekday", rule, (day, "next week"), "", time)  # "on Saturday week"
    week = last + (scan.word(last) == "of")
    if scan.word(week) in _WEEKS and scan.word(week + 1) == "week":
        return Mention(first, week + 2, "weekday", rule, (day, f"{scan.word(week)} week"), "", time)
    if before in scan.grammar["shifts"]:
        first -= 1 + (scan.word(i - 2) in ("this", "the") and before != "this")
        return Mention(first, last, "weekday", rule, (day, before), "", time)
    part = before if before in ("early", "late", "mid") else ""
    return Mention(first - bool(part), last, "weekday", rule, (day, ""), part, time)


def read_day_part(scan: Scan, i: int) -> Mention | None:
    """Read "this morning", "the next morning", "that night", "the night of March 4"."""
    time, before = scan.tables["day-part"][scan.words[i]], scan.word(i - 1)
    if before in ("this", "that") and scan.capital(i - 1) and scan.capital(i):  # CBS's "This Morning"
        return None
    dated = _read_day_behind_of(scan, i + 1)
    if dated is not None:
        return replace(dated, first=i - (before == "the"), time=time)
    if before in ("this", "that"):
        first, part = read_part(scan, i - 1)
        return Mention(first, i + 1, "shift", "day-part", (0,), part, time, "TIME")
    if before in ("next", "following", "previous", "same"):
        first = i - 1 - (scan.word(i - 2) == "the")
        data = ("D", scan.grammar["shifts"][before], first < i - 1, before)
        return Mention(first, i + 1, "unit", "day-part", data, "", time, "TIME")
    return None


def _read_day_behind_of(scan: Scan, i: int) -> Mention | None:
    """Read the day of "of March 4", "of 4 March", whose "of" is the word i."""
    if scan.word(i) != "of":
        return None
    dated = read_month(scan, i + 1) if scan.month_at(i + 1) else read_month_behind(scan, i + 1)
    return dated if dated and dated.kind == "month" and dated.first == i + 1 and dated.data[2] else None


def read_clock(scan: Scan, i: int) -> Mention | None:
    """Read the clock time at i, with the zone and the weekday or date behind it."""
    hour, minute, half = _read_hour(scan.tables["clock"].get(scan.words[i], scan.words[i]))
    if hour > 24 or minute > 59:
        return None
    last, half = _read_half_of_day(scan, i + 1, half)
    named = bool(half) or last > i + 1 or scan.words[i] in scan.tables["clock"]
    while scan.word(last) in scan.grammar["zones"] or (scan.word(last) == "time" and last > i + 1):
        last, named = last + 1, True
    if not named and (len(scan.words[i]) < 5 or scan.words[i][0] not in "012"):
        return None
    if half:
        hour = hour % 12 + 12 * (half == "p")
    return _read_day_of_clock(scan, i, last, f"T{hour:02}:{minute:02}")


def _read_hour(word: str) -> tuple[int, int, str]:
    """Return hour, minute and half of the day ("a", "p") of 10:30, 10am or 3; hour 99 where it is none."""
    half = word[-2] if word[-2:] in _HALVES else ""
    hour, _, minute = word.removesuffix(f"{half}m").partition(":")
    if not (hour.isdecimal() and len(hour) < 3 and (not minute or (minute.isdecimal() and len(minute) == 2))):
        return 99, 0, half
    return int(hour), int(minute or 0), half


def _read_half_of_day(scan: Scan, i: int, half: str) -> tuple[int, str]:
    """Return where "p.m." behind a clock time ends, and its letter."""
    word = scan.word(i)
    if word in _HALVES:
        return i + 1, _HALVES[word]
    if word in ("a", "p") and scan.dotted(i) and scan.word(i + 2) == "m":
        return i + 3, word
    return i + (word == "o'clock"), half


def _read_day_of_clock(scan: Scan, first: int, last: int, time: str) -> Mention:
    at = last  # a date behind a comma stands by itself; the reader dates the clock by it
    word, dated = scan.word(at), None
    if word in scan.tables["weekday"]:
        dated = read_weekday(scan, at)
    elif scan.month_at(at):
        dated = read_month(scan, at)
    elif word.isdecimal() and len(word) <= 2:
        dated = read_month_behind(scan, at)
    if dated and dated.kind in ("weekday", "month") and dated.first >= at:
        return replace(dated, first=first, time=time, rule="clock", type="TIME")
    return Mention(first, last, "shift", "clock", (0,), "", time, "TIME")
