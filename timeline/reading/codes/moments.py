"""When a statement holds: its own time expression, the day of its speech or event, or publication."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import date, timedelta

from timeline.model import Span, Timex, When
from timeline.reading.codes.asides import find_aside
from timeline.reading.codes.positions import Reading
from timeline.reading.codes.voices import Voice, count_dateline
from timeline.reading.text.document import Document, Sentence

_AROUND = 600  # characters on either side in which a sentence's own dates are looked for
_MEMORY = 3  # sentences for which the day of a speech is remembered
_OPENING = 5  # words at the beginning of a sentence that date all of it: "On Monday the cabinet …"
_LEAD = 10  # sentences that tell of the day's event
_NEWS = timedelta(days=7)  # how old an event is news
_DETERMINERS = frozenset("the a an its their his her our".split())
_HEAD = 2  # sentences, headline included, of which one can begin with a dateline
_PERFECT = frozenset("has have had having hasn't haven't hadn't".split())
_TERM = 12
_TO_THAT = 12  # characters at most before the date in "said in May last year that"
_PLACES = frozenset("parliament chamber senate house assembly lawmakers mps deputies senators meeting debate".split())
_PLACE = 3
_UNTIL = 4
_MADE = frozenset("adopted signed agreed imposed announced published passed introduced approved issued enacted made reached struck taken".split())
_AHEAD = timedelta(days=14)  # later than this, a date is a goal that an opinion speaks of, and not its own


class Moments:
    """Dates the statements of one document; remembers when each speaker spoke, and the day of the news."""

    def __init__(self, document: Document, timexes: list[Timex]) -> None:
        self.document = document
        self.published = document.article.published
        self.starts = [timex.span.start for timex in timexes]
        self.ends = [timex.span.end for timex in timexes]
        self.numbers = {sentence.start: number for number, sentence in enumerate(document.sentences)}
        begin = max((self._find_begin(sentence) for sentence in document.sentences[:_HEAD]), default=0)
        self.timexes = [t for t in timexes if t.type != "SET" and (t.start or t.end) and t.span.start >= begin]
        self.timexes = self._tie_that_day(self.timexes)
        self.timexes = [t for t in self.timexes if not (t.type == "TIME" and t.rule=="clock" and t.value[:10] == self.published.isoformat())]
        self.offsets = [timex.span.start for timex in self.timexes]
        self.spoken: dict[str, tuple[int, Timex]] = {}
        self.news = self._find_news()
        self.newsmakers: set[str] = set()  # whose acts and words the news is

    def _tie_that_day(self, timexes):
        tied, day = [], None
        for timex in timexes:
            text = self.document.text[timex.span.start : timex.span.end].lower()
            if text.startswith(("that ", "the same ", "same ")) and timex.precision == "day" and timex.start == self.published:
                if day is not None:
                    timex = replace(timex, start=day.start, end=day.end, basis="context")
            elif timex.precision == "day" and timex.type in ("DATE","TIME") and timex.value[:4].isdecimal() and timex.start and timex.start <= self.published and not timex.rule == "clock":
                day = timex
            tied.append(timex)
        return tied

    def forget(self) -> None:
        """Start anew: nobody has spoken yet. The day of the news stays."""
        self.spoken.clear()

    def note_day(self, sentence: Sentence, names: list[str]) -> None:
        for timex in self._within(sentence.start, sentence.end):
            if timex.precision=="day" and timex.type == "DATE" and timex.value[:4].isdecimal() and timex.start and timex.start <= self.published and not self.document.quotation_at(timex.span.start) and self._aside(timex.span.start, sentence) < 0:
                self.spoken.update(dict.fromkeys(names, (self.numbers[sentence.start], timex)))
                return

    def covers(self, offset: int) -> bool:
        """Does a time expression hold the character `offset`? "May" may be a month."""
        index = bisect_right(self.starts, offset) - 1
        return index >= 0 and offset < self.ends[index]

    def find_when(
        self,
        words: tuple[int, int],
        voice: Voice,
        sentence: Sentence,
        reading: Reading | None,
        actor: str,
        names: list[str],
    ) -> tuple[When, Timex | None]:
        """Return the date of the clause `words` [first, last) and the expression that gives it, if one does.

        `names` are those who speak or act in it.
        """
        start, end = self.document.starts[words[0]], self.document.ends[words[1] - 1]
        near = self.document.starts[reading.outer.first] if reading else start
        number = self.numbers[sentence.start]
        if self.document.words[words[1] : words[1] + 1] == ["until"]:  # a clause of its own, but this one's end
            end = self.document.ends[min(words[1] + _UNTIL, sentence.last - 1)]
        own = [timex for timex in self._within(start, end) if self._dates(timex, reading)]
        own = self._keep_asides_apart(own, near, sentence)
        beside = self._find_beside(start, end, voice, sentence)
        timex = _choose(own, near)
        if timex is not None and voice.attribution is None and self._is_ahead(timex):
            timex = _choose(beside, near) or timex
        if timex is not None and voice.attribution is not None and _is_present(timex):
            context = _choose(beside, near) or self._find_context(voice, number, actor, names)
            timex = context or timex
        timex = timex or _choose(beside, near)
        said = _choose(beside, near) if voice.attribution else timex
        if timex is not None:
            if said is not None:
                self._note(
                    said, number, actor, names, bool(voice.attribution) or (reading is not None and not reading.sign)
                )
            return self._date(timex, "", reading), timex
        stands = voice.attribution is None and reading is not None and reading.change == "continues"
        context = None if stands else self._find_context(voice, number, actor, names)
        return self._date(context, "context", reading), context

    def _find_beside(self, start: int, end: int, voice: Voice, sentence: Sentence) -> list[Timex]:
        """The dates that stand beside a source's words, or open the article's own sentence."""
        near_by = self._within(max(sentence.start, start - _AROUND), min(sentence.end, end + _AROUND))
        if voice.attribution is not None:
            content = voice.attribution.content
            outside = [t for t in near_by if not any(self._holds(span, t) for span in content)]
            cue = voice.attribution.cue
            return self._keep_asides_apart(outside, cue[0].start if cue else start, sentence)
        opening = self.document.starts[min(sentence.first + _OPENING, sentence.last - 1)]
        return [t for t in near_by if t.span.start <= opening and self._aside(t.span.start, sentence) < 0]

    def _holds(self, content: Span, timex: Timex) -> bool:
        """Is the date part of what is said? "said last Thursday that" dates the saying."""
        if not content.start <= timex.span.start < content.end:
            return False
        after = self.document.word_at(timex.span.end)
        words = self.document.words
        return not (timex.span.start - content.start < _TO_THAT and after < len(words) and words[after] == "that")

    def _keep_asides_apart(self, timexes: list[Timex], near: int, sentence: Sentence) -> list[Timex]:
        if not timexes:
            return timexes
        at = self._aside(near, sentence)
        same = [timex for timex in timexes if self._aside(timex.span.start, sentence) == at]
        return same or [t for t in timexes if t.span.start < near and self._aside(t.span.start, sentence) < 0]

    def _aside(self, offset: int, sentence: Sentence) -> int:
        return find_aside(self.document.words, self.document.word_at(offset), sentence.first, sentence.last)

    def _dates(self, timex: Timex, reading: Reading | None) -> bool:
        """Can the expression be the date of the statement, and not of what it speaks of?"""
        told = reading is not None and reading.rule
        goal = reading is None and self._is_ahead(timex)
        before = self.document.words[self.document.word_at(timex.span.start) - 1]
        if before in _DETERMINERS: return False
        if reading is not None and self._tells_of_thing(timex, reading): return False
        if timex.type == "DURATION" and reading is not None and self._lasts(timex):
            return True
        return told or not (goal or (timex.type == "DURATION" and not timex.modifier))

    def _tells_of_thing(self, timex: Timex, reading: Reading) -> bool:
        """ "a decree signed on Saturday": the date of a thing named, and not of what is said of it."""
        at, words = self.document.word_at(timex.span.start), self.document.words
        for i in range(at - 1, max(2, at - 4), -1):
            if words[i] in _MADE:
                named = not _DETERMINERS.isdisjoint(words[i-3:i-1])
                return named and not any(cue.first <= i < cue.last for cue in reading.cues)
        return False

    def _lasts(self, timex: Timex) -> bool:
        """ "have asked for weeks": a term that runs up to the day on which it is told."""
        at, words = self.document.word_at(timex.span.start), self.document.words
        return "for" in words[max(0, at - 3) : at] and not _PERFECT.isdisjoint(words[max(0, at - _TERM) : at])

    def _is_ahead(self, timex: Timex) -> bool:
        return timex.start is not None and timex.start > self.published + _AHEAD

    def _note(self, timex: Timex, number: int, actor: str, names: list[str], speech: bool) -> None:
        if speech:
            self.spoken.update(dict.fromkeys(names, (number, timex)))
        if timex is self.news and actor:
            self.newsmakers.add(actor)

    def _find_context(self, voice: Voice, number: int, actor: str, names: list[str]) -> Timex | None:
        """The day on which the speaker spoke just before, or the day of the news for who made it."""
        if voice.attribution is not None:
            for name in names:
                if name in self.spoken and number - self.spoken[name][0] <= _MEMORY:
                    return self.spoken[name][1]
        if self.news is None or number >= _LEAD:
            return None
        if not self.newsmakers and actor:
            self.newsmakers.add(actor)
        return self.news if actor in self.newsmakers or self._speaks_there(voice) else None

    def _speaks_there(self, voice: Voice) -> bool:
        """ "told the chamber": a speech made where the news is made."""
        if voice.frame is None:
            return False
        first, last = voice.frame
        return not _PLACES.isdisjoint(self.document.words[first : last + _PLACE])

    def _find_begin(self, sentence: Sentence) -> int:
        """The character with which the text behind a dateline begins; 0 without one."""
        count = count_dateline(self.document, sentence)
        return self.document.ends[sentence.first + count - 1] if count else 0

    def _find_news(self) -> Timex | None:
        document = self.document
        for timex in self.timexes:
            number = document.sentence_at(timex.span.start)
            if number >= _LEAD:
                break
            exact = timex.precision == "day" and timex.basis == "relative" and timex.start is not None
            if exact and timex.value[:4].isdecimal() and not document.quotation_at(timex.span.start) and self.published - _NEWS <= timex.start <= self.published:
                return timex
        return None

    def _within(self, start: int, end: int) -> list[Timex]:
        low, high = bisect_left(self.offsets, start), bisect_left(self.offsets, end)
        return self.timexes[low:high]

    def _date(self, timex: Timex | None, basis: str, reading: Reading | None) -> When:
        published = self.published
        if timex is None:
            if reading and (reading.change == "ends" or reading.group.perfect == "had"):
                return When(None, self.news.start if self.news else published, "vague", "relative")
            if reading and "long" in reading.group.adverbs:
                return When(None, published, "vague", "relative")
            return When(published, published, "day", "published")
        start, end = _apply_modifier(timex, published)
        return When(start, end, timex.precision, basis or timex.basis)


def _is_present(timex: Timex) -> bool:
    return (timex.value == "PRESENT_REF" or timex.rule == "today") and not timex.modifier


def _choose(timexes: list[Timex], near: int) -> Timex | None:
    return min(timexes, key=lambda t: (t.type == "DURATION", abs(t.span.start - near)), default=None)


def _apply_modifier(timex: Timex, published: date) -> tuple[date | None, date | None]:
    """ "since X" runs to publication, "until X" is open before, "by X" begins at publication."""
    start, end = timex.start, timex.end
    if timex.modifier == "since" and start is not None and start <= published:
        return start, published
    if timex.value == "PXY":
        return None, end
    if timex.modifier == "until":
        return (published, end) if start is not None and start > published else (None, start)
    if timex.modifier == "from" and start is not None and start > published:
        return start, None
    if timex.modifier == "by" and end is not None and end > published:
        return published, end
    return start, end
