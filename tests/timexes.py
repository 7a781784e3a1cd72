"""Reads the time expressions of a text for the tests of dates."""

from datetime import date

from timeline.model import Article, Timex
from timeline.reading.dates.reader import find_hints, find_timexes
from timeline.reading.text.document import Document

FRIDAY = "2024-05-31"


def read(text: str, published: str = FRIDAY) -> list[Timex]:
    """Return the time expressions of a text published on a day, a Friday unless given."""
    return find_timexes(Document(Article("a", text, date.fromisoformat(published))))


def read_with_hints(text: str, published: str = FRIDAY) -> list[Timex]:
    """Return the time expressions of a text, then its hints."""
    document = Document(Article("a", text, date.fromisoformat(published)))
    timexes = find_timexes(document)
    return timexes + find_hints(document, timexes)


def days(timex: Timex) -> tuple[str, str, str]:
    """Return start and end as ISO days ("" for open) and the precision."""
    return str(timex.start or ""), str(timex.end or ""), timex.precision
