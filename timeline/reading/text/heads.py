"""The words at which readers look closer: every word of a document is looked up once, for all readers together."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from itertools import compress
from sys import intern

from timeline.reading.text.memory import Memory

_MOST = 8  # a byte says of a word in which sets it is


class Heads:
    """A set of words that one reader looks for; `load` returns it, and is not called before a text is read."""

    def __init__(self, load: Callable[[], Container[str]]) -> None:
        if len(_DECLARED) == _MOST:
            raise ValueError(f"there are {_MOST} sets of heads, and a byte holds no more")
        bit = 1 << len(_DECLARED)
        self.marks = bytes(mark & bit > 0 for mark in range(1 << _MOST))  # translates a mark to 0 or 1
        _DECLARED.append(load)
        _KNOWN.clear()


def declare_letters(letter_of: Callable[[str], str]) -> None:
    """Let a plain letter that stands for each word be looked up with the heads."""
    _LETTER_OF.append(letter_of)
    _KNOWN.clear()


class Marks:
    """The words of a document with a byte for each that says in which heads it is, and its letter."""

    __slots__ = ("numbers", "_declared", "_letters", "_marks", "_words")

    def __init__(self, words: Sequence[str]) -> None:
        self._words, self._declared, self._marks, self._letters = words, -1, b"", b""
        self.numbers = list(range(len(words)))  # of the words; made once: numbers are costlier than the marks

    def find(self, heads: Heads) -> list[int]:
        """Return the numbers of the words that are in a set of heads, in text order."""
        self._look_up()
        return list(compress(self.numbers, self._marks.translate(heads.marks)))

    def letters(self) -> list[str]:
        """Return the letter of each word; a new list."""
        self._look_up()
        return list(self._letters.decode("ascii"))

    def _look_up(self) -> None:
        if self._declared != len(_DECLARED):  # not read yet, or not with all that was declared since
            pairs = "".join(map(_KNOWN.__getitem__, self._words)).encode("latin-1")
            self._declared, self._marks, self._letters = len(_DECLARED), pairs[::2], pairs[1::2]


def _mark(word: str) -> str:
    """Return two characters: one whose bits say in which of the declared sets a word is, then its letter."""
    mark = sum(1 << number for number, load in enumerate(_DECLARED) if word in load())
    return intern(chr(mark) + _LETTER_OF[-1](word))  # few objects, for all words: they stay at hand


_DECLARED: list[Callable[[], Container[str]]] = []
_LETTER_OF: list[Callable[[str], str]] = [lambda word: " "]  # the last one counts
_KNOWN = Memory(_mark)
