"""The fields of a row that somebody else wrote, read one by one; whatever does not fit names its line and field."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, NoReturn

from timeline.exchange.articles import parse_date
from timeline.model import InputError, Span

_HALF_PAIR = re.compile("[\ud800-\udfff]")


def check_characters(text: str, where: str) -> None:
    """Refuse half a surrogate pair: JSON can spell it, but it is no character and no file can hold it."""
    if _HALF_PAIR.search(text):
        raise InputError(f"{where} holds half a surrogate pair, which is no character; remove it.")


class Fields:
    """A row as a dict, with `where` it stands: file, line and list entry. Every reader raises InputError."""

    __slots__ = ("row", "where")

    def __init__(self, row: dict[str, Any], where: str) -> None:
        self.row = row
        self.where = where

    def fail(self, key: str, fault: str) -> NoReturn:
        """Refuse the field `key`; `fault` says what is wrong with it."""
        raise InputError(f"{self.where}: '{key}' {fault}.")

    def text(self, key: str, required: bool = False) -> str:
        """Return a text; a missing one is empty, unless required."""
        value = self.row.get(key)
        if value is None:
            value = ""
        if not isinstance(value, str):
            self.fail(key, "is not a text")
        check_characters(value, f"{self.where}: '{key}'")
        if required and not value.strip():
            self.fail(key, "is missing or empty")
        return value

    def choice(self, key: str, allowed: Iterable[str]) -> str:
        """Return one of the allowed words."""
        value = self.text(key)
        if value not in allowed:
            named = ", ".join(word or "nothing" for word in allowed)
            self.fail(key, f"is '{value[:40]}'; allowed are {named}" if value else f"is missing; allowed are {named}")
        return value

    def day(self, key: str, required: bool = False) -> date | None:
        """Return a day; None where it is open."""
        value = self.text(key, required)
        return parse_date(value, f"{self.where}: '{key}'") if value else None

    def days(self) -> tuple[date | None, date | None]:
        """Return `start` and `end`, in this order in time too."""
        start, end = self.day("start"), self.day("end")
        if start and end and start > end:
            self.fail("end", f"is {end}, before 'start', which is {start}")
        return start, end

    def span(self, key: str, text: str) -> Span:
        """Return a span `[start, end]`; within the text, where the text is known."""
        return self._check_span(key, self.row.get(key), text)

    def spans(self, key: str, text: str) -> tuple[Span, ...]:
        """Return a list of spans; a missing one is empty."""
        return tuple(self._check_span(key, value, text) for value in self._list(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; a missing one is empty."""
        values = self._list(key)
        if not all(isinstance(value, str) for value in values):
            self.fail(key, "is not a list of texts")
        return tuple(values)

    def entries(self, key: str) -> list[Fields]:
        """Return a list of rows, each of which knows its number; a missing one is empty."""
        values = self._list(key)
        if not all(isinstance(value, dict) for value in values):
            self.fail(key, "is not a list of objects")
        return [Fields(value, f"{self.where}, {key} {number}") for number, value in enumerate(values, 1)]

    def claim(self, identifier: str, seen: set[str]) -> None:
        """Note an id as seen; an id that was seen before is refused: links and reviews hang on it."""
        if identifier in seen:
            self.fail("id", f"'{identifier}' is given twice; every id must be its own")
        seen.add(identifier)

    def _list(self, key: str) -> list[Any]:
        value = self.row.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fail(key, "is not a list")
        return value

    def _check_span(self, key: str, value: Any, text: str) -> Span:
        numbers = isinstance(value, list) and len(value) == 2 and all(type(item) is int for item in value)
        if not numbers or not 0 <= value[0] <= value[1]:
            self.fail(key, "is not a span such as [0, 12]")
        if text and value[1] > len(text):
            self.fail(key, f"ends at {value[1]}, after the text's {len(text)} characters")
        return Span(*value)
