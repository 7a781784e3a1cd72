"""Whether a text is English, the one language that is read."""

from __future__ import annotations

import re
from functools import cache

from timeline.codebook import load_rules

_CLASSES = ("determiner", "pronoun", "auxiliary", "preposition", "coordinator", "that", "to")
_SHARED = frozenset("a am an as by for her his in me no of on or over so us was we".split())  # other languages' too
_SHORTEST = 20  # words of which a language can be told
_SHARE = 0.12  # of English prose a quarter at least are such words; of others a twentieth at most


def is_english(text: str) -> bool:
    """Return whether a text is English; of a few words nobody can tell, and they may be."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    common = _common_words()
    return len(words) < _SHORTEST or sum(word in common for word in words) >= _SHARE * len(words)


@cache
def _common_words() -> frozenset[str]:
    classes = load_rules("words")["class"]
    return frozenset(word for name in _CLASSES for word in classes[name]) - _SHARED
