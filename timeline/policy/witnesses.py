"""The same quotation or report in several articles: one statement with several witnesses.

Two statements are the same when nearly all runs of four words of the shorter one stand in the longer one
(containment of shingles, Broder 1997), somebody takes the same position in both, and they come from different
articles. Short texts are left alone: "he said no" proves nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.model import Analysis, Coding, Statement

_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words of a run
_SHORTEST = 5  # runs that a statement needs to be compared
_SAME = 0.8  # share of the shorter statement's runs that must be shared
_COMMON = 50  # a run that stands in more statements than this tells nothing


def find_witnesses(statements: Sequence[Statement]) -> dict[str, tuple[str, ...]]:
    """Return for the first of each group of same statements the ids of the others, in the order given.

    `statements` come in the order in which their articles are to count as first. A statement that stands
    alone is no key.
    """
    shingles = {statement.id: _shingles(statement.text) for statement in statements}
    places: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    first_of: dict[str, str] = {}
    witnesses: dict[str, tuple[str, ...]] = {}
    for statement in statements:
        original = _find_original(statement, shingles, places)
        if original is not None:
            first = first_of.setdefault(statement.id, first_of.get(original.id, original.id))
            witnesses[first] = (*witnesses.get(first, ()), statement.id)
        for shingle in shingles[statement.id]:
            places[shingle].append(statement)
    return witnesses


def join_witnesses(analysis: Analysis) -> tuple[Analysis, dict[str, tuple[str, ...]]]:
    """Return the analysis with one statement for each group of same ones, and the witnesses left out.

    The earliest published article keeps the statement; policy states name it for all its witnesses.
    """
    codings = sorted(analysis.codings, key=lambda coding: (coding.article.published, coding.article.id))
    witnesses = find_witnesses([statement for coding in codings for statement in coding.statements])
    first_of = {identifier: first for first, group in witnesses.items() for identifier in group}
    joined = [
        replace(coding, statements=tuple(s for s in coding.statements if s.id not in first_of))
        for coding in analysis.codings
    ]
    states = [
        replace(state, statements=tuple(dict.fromkeys(first_of.get(i, i) for i in state.statements)))
        for state in analysis.states
    ]
    return replace(analysis, codings=tuple(joined), states=tuple(states)), witnesses


def find_copies(codings: Sequence[Coding]) -> set[str]:
    """Return the ids of the articles of which four sentences in five stand in one published before.

    An agency's report that two papers print proves its policy states once; told twice on one day, what it says of
    before and after would look like several turns.
    """
    if len(codings) < 2:  # most articles are read one by one
        return set()
    places: dict[str, list[str]] = defaultdict(list)
    copies: set[str] = set()
    for coding in sorted(codings, key=lambda coding: (coding.article.published, coding.article.id)):
        article, text = coding.article.id, coding.article.text
        sentences = {" ".join(_WORD.findall(text[start:end].lower())) for start, end in coding.sentences}
        shared = Counter(place for sentence in sentences for place in places[sentence] if place != article)
        if shared and max(shared.values()) >= _SAME * len(sentences):
            copies.add(article)
        for sentence in sentences:
            places[sentence].append(article)
    return copies


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    runs = frozenset(zip(*(words[i:] for i in range(_SHINGLE)), strict=False))
    return runs if len(runs) >= _SHORTEST else frozenset()


def _find_original(
    statement: Statement,
    shingles: dict[str, frozenset[tuple[str, ...]]],
    places: dict[tuple[str, ...], list[Statement]],
) -> Statement | None:
    """The earliest statement of another article that says the same, if there is one."""
    own = shingles[statement.id]
    shared: Counter[str] = Counter()
    candidates: dict[str, Statement] = {}
    for other in _list_others(statement, own, places):
        shared[other.id] += 1
        candidates.setdefault(other.id, other)
    for identifier, other in candidates.items():
        if shared[identifier] >= _SAME * min(len(own), len(shingles[identifier])):
            return other
    return None


def _list_others(
    statement: Statement, own: Iterable[tuple[str, ...]], places: dict[tuple[str, ...], list[Statement]]
) -> Iterable[Statement]:
    for shingle in sorted(own):
        found = places.get(shingle, ())
        if len(found) <= _COMMON:
            yield from (other for other in found if other.article != statement.article and _agree(other, statement))


def _agree(one: Statement, other: Statement) -> bool:
    """ "Bolt said it opposed the ban" is no witness to "the Greens said they opposed the ban"."""
    return all(getattr(one, field) == getattr(other, field) for field in ("kind", "actor", "position", "modality"))
