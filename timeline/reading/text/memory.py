"""A function of one word, remembered: texts say the same words again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_MOST, _LONGEST = 100_000, 60  # words that are remembered, and their characters: memory must not grow with the articles


class Memory(dict[str, T]):
    """What a function returns for each word: `memory[word]` costs no more than a dictionary's look-up."""

    def __init__(self, function: Callable[[str], T]) -> None:
        super().__init__()
        self.function = function

    def __missing__(self, word: str) -> T:
        value = self.function(word)
        if len(self) < _MOST and len(word) <= _LONGEST:
            self[word] = value
        return value
