"""When a statement holds: its own time expression, the day of its speech or event, or publication."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from timeline.model import Timex, When
from timeline.reading.document import Document, Sentence
from timeline.reading.positions import Reading

_MEMORY = 3  # sentences for which the day of a speech is remembered


class Moments:
    """Dates the statements of one document; remembers when each speaker spoke."""

    def __init__(self, document: Document, timexes: list[Timex]) -> None:
        self.document = document
        self.timexes = [timex for timex in timexes if timex.type != "SET" and (timex.start or timex.end)]
        self.offsets = [timex.span.start for timex in self.timexes]
        self.spoken: dict[str, tuple[int, Timex]] = {}

    def find_when(
        self, first: int, last: int, sentence: Sentence, reading: Reading, speaker: str
    ) -> tuple[When, Timex | None]:
        """Return the date of the words [first, last) and the expression that gives it, if one does."""
        start, end = self.document.starts[first], self.document.ends[last - 1]
        near = self.document.starts[reading.main.first]
        own = self._within(start, end)
        around = [t for t in self._within(sentence.start, sentence.end) if t not in own]
        number = self.document.sentence_at(sentence.start)
        timex, basis = self._choose(own, near), ""
        if timex is None and around:
            timex = self._choose(around, near)
        if timex is None and speaker in self.spoken and number - self.spoken[speaker][0] <= _MEMORY:
            timex, basis = self.spoken[speaker][1], "context"
        elif timex is not None and speaker:
            self.spoken[speaker] = (number, timex)
        return self._date(timex, basis, reading), timex

    def _within(self, start: int, end: int) -> list[Timex]:
        low, high = bisect_left(self.offsets, start), bisect_left(self.offsets, end)
        return self.timexes[low:high]

    def _choose(self, timexes: list[Timex], near: int) -> Timex | None:
        return min(timexes, key=lambda t: (t.type == "DURATION", abs(t.span.start - near)), default=None)

    def _date(self, timex: Timex | None, basis: str, reading: Reading) -> When:
        published = self.document.article.published
        if timex is None:
            if reading.change == "ends" or reading.group.perfect == "had":
                return When(None, published, "vague", "relative" if reading.change == "ends" else "published")
            return When(published, published, "day", "published")
        start, end, precision = timex.start, timex.end, timex.precision
        start, end = _apply_modifier(timex.modifier, start, end, published)
        return When(start, end, precision, basis or timex.basis)


def _apply_modifier(
    modifier: str, start: date | None, end: date | None, published: date
) -> tuple[date | None, date | None]:
    if modifier == "since" and start is not None and start <= published:
        return start, published
    if modifier == "until":
        return None, end
    return start, end
