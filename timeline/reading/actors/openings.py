"""With which words a phrase may begin: every form that texts write is judged once, then remembered."""

from __future__ import annotations

from functools import cache

from timeline.reading.actors.actor_words import Terms
from timeline.reading.actors.phrase_building import ACRONYMS, PRONOUNS
from timeline.reading.attribution.wordclasses import word_classes
from timeline.reading.text.memory import Memory

_CAPITAL, _OPENS, PRONOUN = 1, 2, 4
_NAME = _CAPITAL | _OPENS
_SPOKEN = {*PRONOUNS, *(word.replace("'", "’") for word in PRONOUNS)}  # as texts write them

# Each translates the marks of a text to 1 for what it looks for, and 0.
CAPITALS = bytes(mark & _CAPITAL for mark in range(256))
OPENINGS = bytes(mark & _OPENS > 0 for mark in range(256))
NAMES = bytes(mark & _NAME == _NAME for mark in range(256))


class Openings(Memory[int]):
    """The forms known so far, each with its mark; see above."""

    def __init__(self, terms: Terms) -> None:
        super().__init__(self._mark)
        self.terms = terms
        self.surnames: frozenset[str] = frozenset()  # names wherever they stand: "Peskov" at a sentence's start

    def _mark(self, form: str) -> int:
        capital = form[0].isupper()
        mute = form in _mute_words() and form.lower() not in self.terms
        opens = capital and not mute or form in self.terms or form in _SPOKEN
        pronoun = form.lower().replace("’", "'") in PRONOUNS and form not in ACRONYMS
        return _CAPITAL * capital | _OPENS * opens | PRONOUN * pronoun


@cache
def _mute_words() -> frozenset[str]:
    """Return the function words with which a sentence may begin, but no name."""
    letters = word_classes().items()
    return frozenset(word.capitalize() for word, letter in letters if letter in "dtipcsa" and word not in PRONOUNS)
