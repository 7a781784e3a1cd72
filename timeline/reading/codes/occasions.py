"""The day on which somebody spoke, and the day of the news: what dates a statement that has no date of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from timeline.model import Timex
from timeline.reading.codes.datings import Datings
from timeline.reading.codes.voices import Voice
from timeline.reading.text.document import Sentence

_MEMORY = 3  # sentences for which the day of a speech is remembered
_LEAD = 10  # sentences that tell of the day's event
_NEWS = timedelta(days=7)  # how old an event is news
_PLACES = frozenset("parliament chamber senate house assembly lawmakers mps deputies senators meeting debate".split())
_BESIDE = re.compile(
    r"\b(?:within (?:hours|minutes|the hour)|hours (?:later|before|after|earlier)|reporters afterwards|afterwards[,.]"
    r"|(?:before|after) the (?:vote|meeting)|(?:in|during) the debate)(?!\w)",
    re.IGNORECASE,
)
_AROUND = 600  # characters of a sentence that are searched for them
_PLACE = 3  # words behind a reporting cue in which the place of a speech stands: "told the chamber"


class Occasions:
    """What one document has told so far of who spoke when; and the day of its news."""

    def __init__(self, datings: Datings) -> None:
        self._datings = datings
        self._document = datings.document
        self._spoken: dict[str, tuple[int, Timex]] = {}
        self._makers: set[str] = set()  # the actors whose acts and words the news is
        self.news = self._find_news()

    def forget(self) -> None:
        """Start anew: nobody has spoken yet. The day of the news and its makers stay."""
        self._spoken.clear()

    def find_day(self, sentence: Sentence) -> Timex | None:
        """Return the day on which the article tells of those whom a sentence names, if it tells one."""
        for timex in self._datings.within(sentence.start, sentence.end):
            if self._is_told(timex) and self._datings.find_aside(timex.span.start, sentence) < 0:
                return timex
        return None

    def note_speech(self, timex: Timex, sentence: Sentence, names: list[str]) -> None:
        """Remember when somebody spoke."""
        self._spoken.update(dict.fromkeys(names, (self._document.sentence_at(sentence.start), timex)))

    def note_maker(self, timex: Timex, actor: str) -> None:
        """Remember whose the news is, if the date is its day."""
        if timex is self.news and actor:
            self._makers.add(actor)

    def find_occasion(
        self, voice: Voice, sentence: Sentence, actor: str, names: Callable[[], list[str]]
    ) -> Timex | None:
        """Return the day on which the speaker spoke just before, or the day of the news for who made it."""
        number = self._document.sentence_at(sentence.start)
        if voice.attribution is not None:
            for name in names():
                if name in self._spoken and self._is_near(*self._spoken[name], number):
                    return self._spoken[name][1]
        if self.news is None:
            return None
        if self._is_spoken_there(voice) or self._is_told_beside(sentence):
            self._spoken.update(dict.fromkeys(names(), (number, self.news)))
            return self.news
        if number >= _LEAD:
            return None
        if not self._makers and actor:
            self._makers.add(actor)  # what comes first is the news
        return self.news if actor in self._makers else None

    def _is_near(self, told: int, day: Timex, number: int) -> bool:
        """Is a day told in sentence `told` still that of sentence `number`? What is no news ends with its paragraph."""
        sentences = self._document.sentences
        same = sentences[told].paragraph == sentences[number].paragraph
        recent = day.start is not None and self._datings.published - day.start <= _NEWS
        return number - told <= _MEMORY and (same or recent)

    def _is_spoken_there(self, voice: Voice) -> bool:
        """ "told the chamber": a speech made where the news is made."""
        if voice.frame is None:
            return False
        first, last = voice.frame
        return not _PLACES.isdisjoint(self._document.words[first : last + _PLACE])

    def _is_told_beside(self, sentence: Sentence) -> bool:
        """ "Within hours the Kremlin answered", "told reporters afterwards": does it hang on the event of the news?"""
        end = min(sentence.end, sentence.start + _AROUND)
        return _BESIDE.search(self._document.text, sentence.start, end) is not None

    def _find_news(self) -> Timex | None:
        """Return the first day of the past week that the article itself names in its lead."""
        for timex in self._datings.timexes:
            if self._document.sentence_at(timex.span.start) >= _LEAD:
                break
            recent = self._is_told(timex) and self._datings.published - timex.start <= _NEWS
            if recent and timex.basis == "relative":
                return timex
        return None

    def _is_told(self, timex: Timex) -> bool:
        """Is it a day gone by that the article tells of, and nobody in a quotation?"""
        return self._datings.is_past_day(timex) and not self._document.quotation_at(timex.span.start)
