"""On which side those usually stand who have no say in a policy: trades want a thing allowed, guardians restricted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from timeline.codebook import check_keys, load_rules
from timeline.model import InputError
from timeline.reading.text.phrases import Phrases

RULES = "interests/"  # how the names of these rules begin
_SIDES = {"supports": 1, "opposes": -1}
_KEYS = {"id", "side", "words", "endings", "examples", "counterexamples", "why"}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Interest:
    """One entry of data/interests.toml."""

    rule: str
    side: int  # +1 towards allowing, -1 towards forbidding
    endings: tuple[str, ...] = ()


@cache
def _load() -> tuple[list[Interest], Phrases[Interest | None]]:
    """Compile data/interests.toml; offices stand for None. Raises InputError on an unknown key or side."""
    tables = load_rules("interests")
    interests, pairs = [], [(pattern, None) for pattern in tables["office"]["words"]]
    for entry in tables["interest"]:
        where = f"data/interests.toml: interest '{entry.get('id', '?')}'"
        check_keys(entry, _KEYS, where)
        if entry.get("side") not in _SIDES:
            raise InputError(f"{where}: 'side' must be one of {', '.join(_SIDES)}.")
        interest = Interest(RULES + entry["id"], _SIDES[entry["side"]], tuple(entry["endings"]))
        interests.append(interest)
        pairs += [(pattern, interest) for pattern in entry["words"]]
    return interests, Phrases(pairs)


@lru_cache(maxsize=10_000)  # names come again; the memory of them must not grow with the articles
def find_interest(name: str) -> Interest | None:
    """Return the interest of somebody so named, if the words of the name tell of exactly one and of no office."""
    interests, phrases = _load()
    words = _WORD.findall(name.lower())
    found = {match.entry for match in phrases.find(words, 0, len(words))}
    found |= {interest for interest in interests for word in words if word.endswith(interest.endings)}
    return found.pop() if len(found) == 1 else None
