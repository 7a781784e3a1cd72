"""Recognition of time expressions: which words form one, and what they say before any anchor is known.

A dictionary names the words that can be the head of an expression (a month, a weekday, a unit, a number,
"today"); only around these a small grammar looks left and right, so the cost is a look-up per word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from timeline.reading.dates.expressions import Mention, Scan, read_year
from timeline.reading.dates.tense import is_past
from timeline.reading.dates.time_words import PhraseRule, load_time_words
from timeline.reading.dates.timex_months import read_month
from timeline.reading.dates.timex_numbers import read_decade_word, read_digits, read_spelt_year
from timeline.reading.dates.timex_quarters import YEAR_AGO, read_half, read_joined, read_season
from timeline.reading.dates.timex_units import read_unit
from timeline.reading.dates.timex_weekdays import read_clock, read_day_part, read_weekday
from timeline.reading.dates.timex_within import read_period
from timeline.reading.text.document import Document
from timeline.reading.text.heads import Heads

Reader = Callable[[Scan, int], "Mention | None"]
Phrase = tuple[list[str], PhraseRule]
_QUOTES = frozenset('“”"')


class _TimeWords:
    """The words at which an expression or a hint may be: those of the tables, and all that begin with a digit."""

    def __contains__(self, word: str) -> bool:
        return "0" <= word < ":" or word in _readers() or word in load_time_words().hints


_HEADS = Heads(_TimeWords)


def find_mentions(document: Document) -> list[Mention]:
    """Return the time expressions of a document in text order, undated; they never overlap."""
    readers, known = _readers(), load_time_words()
    phrases, hints = known.phrases, known.hints
    scan = Scan(document)
    found: list[Mention] = []
    for i in document.marks.find(_HEADS):
        word = scan.words[i]
        if i < scan.floor or word in hints and word not in readers:
            continue
        mention = _read_phrase(scan, i, phrases[word]) if word in phrases else None
        if mention is None:
            mention = readers.get(word, read_digits)(scan, i)
        if mention is not None:
            found += _split_years(mention) if mention.kind == "years" else (mention,)
            scan.floor = mention.last
    return found


def _split_years(mention: Mention) -> tuple[Mention, ...]:
    """Return the two years of "1861-1865" apart; "2014-15" stays one expression."""
    first, last, written = mention.data
    if written < 4:
        return (replace(mention, data=(first, last)),)
    return (
        replace(mention, kind="value", data=(str(first),), cut=(0, 5)),
        replace(mention, kind="value", data=(str(last),), cut=(5, 0)),
    )


def find_hint_mentions(document: Document) -> list[Mention]:
    """Return the words that date a state without being time expressions, such as "initially"."""
    hints = load_time_words().hints
    scan = Scan(document)
    found = [(i, hints[word]) for i in document.marks.find(_HEADS) if (word := scan.words[i]) in hints]
    return [mention for i, candidates in found if (mention := _read_phrase(scan, i, candidates))]


def _read_phrase(scan: Scan, i: int, candidates: list[Phrase]) -> Mention | None:
    for words, rule in candidates:
        first = i + 1 - len(words)
        if first >= scan.floor and scan.words[first : i + 1] == words:
            return _check_phrase(scan, first, i + 1, rule)
    return None


def _check_phrase(scan: Scan, first: int, last: int, rule: PhraseRule) -> Mention | None:
    following = scan.word(last)
    named = scan.word(last + 1) if following == "'s" else following
    if named in rule.except_before or (rule.not_past and _is_told(scan, first, last)):
        return None
    if rule.only_before and following not in rule.only_before:
        return None
    before = scan.word(first - 1)
    if before in rule.except_behind or (rule.behind and before not in rule.behind):
        return None
    if rule.shift is None and scan.word(last - 1) in scan.grammar["shifts"] and _is_counting(scan, following):
        return None
    if rule.shift is None:
        return Mention(first, last, "phrase", rule.id, (rule,), type=rule.type)
    if _is_named(scan, first, last):
        return None
    time = rule.part
    if not time:
        time = scan.tables["day-part"].get(scan.word(last), "")
        last += bool(time)
    part = ""
    if scan.word(first - 1) in ("early", "late", "earlier", "later"):
        first, part = first - 1, scan.word(first - 1)
    return Mention(first, last, "shift", rule.id, (rule.shift,), part, time, rule.type)


def _is_named(scan: Scan, first: int, last: int) -> bool:
    """Is it a name or an idiom: "USA Today", NBC’s “Today”, "a tomorrow", "the leaders of tomorrow"?"""
    before, form = scan.word(first - 1), scan.form(first - 1)
    if before in _QUOTES:
        return scan.word(last) in _QUOTES
    broadcast = len(before) > 1 and form.isalpha() and form.isupper() and scan.form(first).istitle() or before == "usa"
    leaders = before == "of" and scan.word(first - 2) != "as"  # "as of tomorrow" names the day
    idle = before == "a" or (leaders and scan.words[first] == "tomorrow" and scan.word(last) != "'s")
    return broadcast or idle


def _is_told(scan: Scan, first: int, last: int) -> bool:
    """Does a verb in the past stand next to the words: "they soon left", "had soon left"?"""
    return (last < scan.size and is_past(scan.document, last)) or (first > 0 and is_past(scan.document, first - 1))


def _read_holiday(scan: Scan, i: int) -> Mention | None:
    """Read a holiday from its first word on, with a year behind it: Christmas 1963, last Thanksgiving."""
    for words, rule in _holidays()[scan.words[i]]:
        if scan.words[i : i + len(words)] == words and scan.capital(i):
            last = i + len(words)
            year = read_year(scan, last)
            if year is None and scan.capital(last):
                return None
            if year is None and len(words) == 1 and scan.word(i - 1) not in scan.grammar["before_holidays"]:
                return None  # "a Christmas card"
            shift = scan.word(i - 1) if scan.word(i - 1) in ("last", "this", "next") and not year else ""
            return Mention(i - bool(shift), last + bool(year), "holiday", "holiday", (rule, year, shift))
    return None


@cache
def _holidays() -> dict[str, list[tuple[list[str], str]]]:
    """Return the holidays by their first word, longest first."""
    by_first: dict[str, list[tuple[list[str], str]]] = {}
    for name, rule in load_time_words().tables["holiday"].items():
        words = name.replace("'s", " 's").split()
        by_first.setdefault(words[0], []).append((words, rule))
    for rows in by_first.values():
        rows.sort(key=lambda row: -len(row[0]))
    return by_first


def _is_counting(scan: Scan, word: str) -> bool:
    """Does a word go on to a count of units: "the past few", "the current year"?"""
    unit = scan.tables["unit"]
    known = word in unit or word[:-1] in unit or word in ("fiscal", "couple", "summer", "decades")
    return known or word in scan.grammar["numbers"] or word in scan.grammar["vague_numbers"] or word[:1].isdecimal()


def _never(scan: Scan, i: int) -> None:
    """Read nothing: the word is only the end of a phrase."""


@cache
def _readers() -> dict[str, Reader]:
    """Return which reader looks around which word."""
    known = load_time_words()
    tables, numbers = known.tables, known.grammar["numbers"]
    readers: dict[str, Reader] = dict.fromkeys(known.phrases, _never)
    readers |= dict.fromkeys([*tables["month"], *tables["month-short"]], read_month)
    readers |= dict.fromkeys([*tables["weekday"], *tables["weekday-short"]], read_weekday)
    readers |= dict.fromkeys(tables["season"], read_season)
    readers |= dict.fromkeys(tables["decade"], read_decade_word)
    readers |= dict.fromkeys(tables["clock"], read_clock)
    readers |= dict.fromkeys(tables["day-part"], read_day_part)
    for unit in tables["unit"]:
        readers[unit] = readers["centuries" if unit == "century" else unit + "s"] = read_unit
    readers["half"] = read_half
    readers["period"] = read_period
    readers |= dict.fromkeys(("eighteen", "nineteen", "thousand"), read_spelt_year)
    readers |= dict.fromkeys(_holidays(), _read_holiday)
    joined = [f"{ordinal}-quarter" for ordinal in tables["quarter"]] + ["year-end"]
    joined += [*YEAR_AGO, "quarter-century", "q1", "q2", "q3", "q4", "h1", "h2"]
    joined += [f"{number}-{unit}" for number in numbers for unit in tables["unit"]]
    for part in ("early", "mid", "late", "pre", "post"):
        joined += [f"{part}-{month}" for month in tables["month"]]
        joined += [f"{part}-{year}" for year in range(1800, 2061)]
        joined += [f"{part}-{year}s" for year in (*range(1800, 2061, 10), *range(50, 100, 10))]
    return readers | dict.fromkeys(joined, read_joined)
