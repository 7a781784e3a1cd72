"""What a recognised time expression says before any anchor is known, and the words it is read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from timeline.reading.dates.time_words import load_time_words
from timeline.reading.text.document import Document


@dataclass(slots=True)
class Mention:
    """The words [first, last) form an expression of a kind; `data` is what its kind needs to be dated."""

    first: int
    last: int
    kind: str
    rule: str
    data: tuple[Any, ...] = ()
    part: str = ""  # early, mid, late, earlier, later
    time: str = ""  # TMO, T15:00, …
    type: str = "DATE"
    cut: tuple[int, int] = (0, 0)  # characters that do not belong to it at its start and its end


class Scan:
    """The words under the grammar; nothing before `floor`, the end of the last expression, is read again."""

    __slots__ = ("document", "words", "forms", "ends", "starts", "size", "floor", "grammar", "tables")

    def __init__(self, document: Document) -> None:
        known = load_time_words()
        self.document = document
        self.words, self.forms = document.words, document.forms
        self.starts, self.ends = document.starts, document.ends
        self.size, self.floor = len(self.words), 0
        self.grammar, self.tables = known.grammar, known.tables

    def word(self, i: int) -> str:
        """Return the word at i, "" outside of the text or before the floor."""
        return self.words[i] if self.floor <= i < self.size else ""

    def form(self, i: int) -> str:
        """Return the word at i as written, "" outside of the text."""
        return self.forms[i] if 0 <= i < self.size else ""

    def capital(self, i: int) -> bool:
        """Is the word at i written with a capital letter?"""
        return 0 <= i < self.size and self.forms[i][0].isupper()

    def month_at(self, i: int) -> tuple[str, int] | None:
        """Return the rule and the number of the month that the word at i names, if it names one."""
        word = self.word(i)
        for rule in ("month", "month-short"):
            if word in self.tables[rule]:
                return rule, self.tables[rule][word]
        return None

    def dotted(self, i: int) -> bool:
        """Does a dot stick to the word at i, as in "Aug."?"""
        return i + 1 < self.size and self.words[i + 1] == "." and self.starts[i + 1] == self.ends[i]


def read_number(scan: Scan, i: int) -> int | None:
    """Return the number that the word at i writes in digits or letters."""
    word = scan.word(i)
    if word.isdecimal():
        return int(word) if len(word) < 7 else None
    if "," in word and word.replace(",", "").isdecimal() and len(word) < 9:
        return int(word.replace(",", ""))
    number = scan.grammar["numbers"].get(word)
    if number is None and "-" in word:
        tens, _, ones = word.partition("-")
        numbers = scan.grammar["numbers"]
        if numbers.get(tens, 0) >= 20 and 0 < numbers.get(ones, 0) < 10:
            return numbers[tens] + numbers[ones]
    return number


def read_year(scan: Scan, i: int) -> int | None:
    """Return the year that the word at i writes with four digits, or with two after an apostrophe."""
    word = scan.word(i)
    if len(word) == 4 and word.isdecimal() and "1000" <= word <= "2199":
        return int(word)
    return None


def read_spoken_year(scan: Scan, i: int) -> tuple[int, int] | None:
    """Return the year that the words from i on spell ("nineteen ninety-one", "two thousand"), and where it ends."""
    numbers, word = scan.grammar["numbers"], scan.word(i)
    rest = read_number(scan, i + 1)
    if word in ("eighteen", "nineteen") and rest is not None and 10 <= rest <= 99:
        return 100 * numbers[word] + rest, i + 2
    if word != "two" or scan.word(i + 1) != "thousand":
        return None
    at = i + 2 + (scan.word(i + 2) == "and")
    rest = read_number(scan, at) if scan.word(at) not in ("a", "an") else None
    return (2000 + rest, at + 1) if rest is not None and 0 < rest <= 99 else (2000, i + 2)


def read_day(scan: Scan, i: int) -> tuple[int, int] | None:
    """Return the first and last day of the month that the word at i writes: 3, 3rd, third, 3-5."""
    word = scan.word(i)
    if not word:
        return None
    if word[0] not in "0123456789":
        day = scan.grammar["ordinals"].get(word)
        return (day, day) if day else None
    if word[-2:] in ("st", "nd", "rd", "th"):
        word = word[:-2]
    first, _, last = word.replace("–", "-").partition("-")
    if len(first) > 2 or len(last) > 2 or not first.isdecimal() or not (last or first).isdecimal():
        return None
    days = int(first), int(last or first)
    return days if 1 <= days[0] <= days[1] <= 31 else None


def read_part(scan: Scan, first: int) -> tuple[int, str]:
    """Return where the expression begins with "early", "the end of" … before it, and which part of it they name."""
    grammar, word = scan.grammar, scan.word
    before = word(first - 1)
    parts = grammar["parts"]
    if before in parts:
        first -= 1
        return first - (word(first - 1) == "the"), parts[before]
    at = first - (before == "the")
    if word(at - 1) == "of" and word(at - 2) in grammar["part_nouns"]:
        part = grammar["part_nouns"][word(at - 2)]
        return at - 2 - (word(at - 3) == "the"), part
    if word(at - 1) == "in" and word(at - 2) in ("earlier", "later", "early", "late"):
        return at - 2, word(at - 2)
    return first, ""


def period_value(unit: str, count: int | None) -> str:
    """Return the TIMEX3 period of a count of units: P2Y, PXW (vague), PT3H."""
    number = "X" if count is None else count
    if unit[0] == "T":
        return f"PT{number}{unit[1]}"
    times, letter = {
        "E": (10, "Y"),
        "C": (100, "Y"),
        "2W": (2, "W"),
        "6M": (6, "M"),
        "N": (1, "D"),
        "WE": (1, "D"),
    }.get(unit, (1, unit))
    return f"PX{letter if unit != 'E' else 'E'}" if count is None else f"P{count * times}{letter}"
