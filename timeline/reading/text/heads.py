"""The words at which readers look closer: every word of a document is looked up once, for all readers together."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from itertools import compress

_MOST = 8  # a byte says of a word in which sets it is
_LONGEST = 100_000  # words of which this is remembered


class Heads:
    """A set of words that one reader looks for; `load` returns it, and is not called before a text is read."""

    def __init__(self, load: Callable[[], Container[str]]) -> None:
        if len(_DECLARED) == _MOST:
            raise ValueError(f"there are {_MOST} sets of heads, and a byte holds no more")
        bit = 1 << len(_DECLARED)
        self.marks = bytes(mark & bit > 0 for mark in range(1 << _MOST))  # translates a mark to 0 or 1
        _DECLARED.append(load)
        _KNOWN.clear()


class Marks:
    """The words of a document with a byte for each that says in which heads it is."""

    __slots__ = ("_declared", "_marks", "_numbers", "_words")

    def __init__(self, words: Sequence[str]) -> None:
        self._words, self._declared, self._marks = words, 0, b""
        self._numbers = list(range(len(words)))  # made once: numbers are costlier than the marks

    def find(self, heads: Heads) -> list[int]:
        """Return the numbers of the words that are in a set of heads, in text order."""
        if self._declared != len(_DECLARED):  # not read yet, or not with all that was declared since
            self._declared, self._marks = len(_DECLARED), bytes(map(_KNOWN.__getitem__, self._words))
        return list(compress(self._numbers, self._marks.translate(heads.marks)))


class _Known(dict[str, int]):
    """In which of the declared sets a word is, a bit for each."""

    def __missing__(self, word: str) -> int:
        mark = sum(1 << number for number, load in enumerate(_DECLARED) if word in load())
        if len(self) < _LONGEST:
            self[word] = mark
        return mark


_DECLARED: list[Callable[[], Container[str]]] = []
_KNOWN = _Known()
