"""When a statement holds: its own time expression, the day of its speech or event, or publication."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date

from timeline.model import Timex, When
from timeline.reading.document import Document, Sentence
from timeline.reading.positions import Reading
from timeline.reading.voices import Voice

_AROUND = 600  # characters on either side in which a sentence's own dates are looked for
_MEMORY = 3  # sentences for which the day of a speech is remembered


class Moments:
    """Dates the statements of one document; remembers when each speaker spoke."""

    def __init__(self, document: Document, timexes: list[Timex]) -> None:
        self.document = document
        self.all = [timex.span for timex in timexes]
        self.timexes = [timex for timex in timexes if timex.type != "SET" and (timex.start or timex.end)]
        self.offsets = [timex.span.start for timex in self.timexes]
        self.spoken: dict[str, tuple[int, Timex]] = {}

    def forget(self) -> None:
        """Start anew: nobody has spoken yet."""
        self.spoken.clear()

    def covers(self, offset: int) -> bool:
        """Does a time expression hold the character `offset`? "May" may be a month."""
        index = bisect_right(self.all, offset, key=lambda span: span.start) - 1
        return index >= 0 and offset < self.all[index].end

    def find_when(
        self, first: int, last: int, voice: Voice, sentence: Sentence, reading: Reading | None, names: list[str]
    ) -> tuple[When, Timex | None]:
        """Return the date of the words [first, last) and the expression that gives it, if one does."""
        start, end = self.document.starts[first], self.document.ends[last - 1]
        near = self.document.starts[reading.main.first] if reading else start
        number = self.document.sentence_at(sentence.start)
        timex, basis = self._choose(self._within(start, end), near), ""
        near_by = self._within(max(sentence.start, start - _AROUND), min(sentence.end, end + _AROUND))
        around = [t for t in near_by if not self._is_inside(t, voice)]
        if timex is None and around:
            timex = self._choose(around, near)
        said = self._choose(around, near) if voice.attribution else (timex if reading and not reading.sign else None)
        spoken = [self.spoken[name] for name in names if name in self.spoken]
        if timex is None and voice.attribution and spoken and number - spoken[0][0] <= _MEMORY:
            timex, basis = spoken[0][1], "context"
        elif said is not None:
            self.spoken.update(dict.fromkeys(names, (number, said)))
        return self._date(timex, basis, reading), timex

    def _is_inside(self, timex: Timex, voice: Voice) -> bool:
        """Does the expression stand in the content that a source speaks, rather than beside it?"""
        if voice.attribution is None:
            return False
        return any(s <= timex.span.start < e for s, e in voice.attribution.content)

    def _within(self, start: int, end: int) -> list[Timex]:
        low, high = bisect_left(self.offsets, start), bisect_left(self.offsets, end)
        return self.timexes[low:high]

    def _choose(self, timexes: list[Timex], near: int) -> Timex | None:
        return min(timexes, key=lambda t: (t.type == "DURATION", abs(t.span.start - near)), default=None)

    def _date(self, timex: Timex | None, basis: str, reading: Reading | None) -> When:
        published = self.document.article.published
        if timex is None:
            if reading and (reading.change == "ends" or reading.group.perfect == "had"):
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
