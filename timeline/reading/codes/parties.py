"""Whom a policy is about, told by its codebook: who asks to be allowed, and whom a thing is directed against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from timeline.codebook import CODEBOOKS, Actor, Codebook, Provision, load_rules
from timeline.reading.codes.interests import RULES, Interest

Sides = dict[tuple[str, str], Interest]  # by actor and provision

_ASKED = re.compile(r"\b(?:may|can)\s+(?:the\s+)?(?=(\w.{0,60}))", re.I)
_WORD = re.compile(r"\w+")


@cache
def _load() -> tuple[re.Pattern[str], Interest, Interest]:
    """Compile data/interests.toml: how a label names a target, and the sides of targets and of those who ask."""
    party = load_rules("interests")["party"]
    target = rf"\b(?:{'|'.join(party['aimed'])})\b.*?\b(?:{'|'.join(party['at'])})\s+(?:the\s+)?(?=(\w.*))"
    return re.compile(target, re.I), Interest(f"{RULES}target", -1), Interest(f"{RULES}asker", 1)


@lru_cache(maxsize=CODEBOOKS)
def find_parties(codebook: Codebook) -> Sides:
    """Return on which side the codebook's own words put an actor, for each provision."""
    aimed, target, asker = _load()
    broader = {provision.id: provision for provision in codebook.provisions}
    sides: Sides = {}
    for provision in codebook.provisions:
        for match in _ASKED.finditer(codebook.question):
            for actor in _begin_with(match[1], codebook):
                sides[actor.id, provision.id] = asker
        for label in _labels_of(provision, broader):
            for match in aimed.finditer(label):
                for actor in _begin_with(match[1], codebook):
                    sides[actor.id, provision.id] = target
    return sides


def _labels_of(provision: Provision, known: dict[str, Provision]) -> Iterator[str]:
    """Yield the labels of a provision and of all that it is a part of."""
    yield provision.label
    while provision.within in known:
        provision = known[provision.within]
        yield provision.label


def _begin_with(text: str, codebook: Codebook) -> list[Actor]:
    """Return the actors with whose name the text begins."""
    words = _WORD.findall(text.lower())
    named = (
        (actor, _WORD.findall(name.lower())) for actor in codebook.actors for name in (*actor.aliases, actor.label)
    )
    return [actor for actor, name in named if name and words[: len(name)] == name]
