"""The little language of cues, and the machine that finds them among the words of a document.

A pattern is a row of words: `green light`; `a|b` either word; `word?` may be missing; `{give}` any form
of the verb *give* (`{give:past}` only its past tense; also base, third, past, participle, gerund);
`...` up to four words of any kind, `...2` up to two, never across a sentence. Matching is
by whole words, in lower case, and costs a dictionary look-up per word where nothing matches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from timeline.reading.verbs import verb_forms

T = TypeVar("T")
_QUOTES = frozenset('"“”„«»')  # marks that may stand inside a phrase: was “making a mistake”
_GAP = 4  # words that a bare "..." may skip


class Element(NamedTuple):
    """One place of a pattern: a set of words, or a gap of up to `gap` words where `words` is empty."""

    words: frozenset[str]
    optional: bool = False
    gap: int = 0


class Match(NamedTuple, Generic[T]):
    """The words [first, last) matched an entry."""

    first: int
    last: int
    entry: T


def parse_pattern(pattern: str) -> tuple[Element, ...]:
    """Turn a pattern into elements.

    Raises ValueError on an unknown verb tense, an unbalanced brace, or a pattern that begins or ends
    with something that may be missing.
    """
    elements = tuple(_parse_element(part) for part in pattern.replace("’", "'").replace("'s", " 's").split())
    if not elements or elements[0].optional or elements[0].gap or elements[-1].gap:
        raise ValueError(f"pattern {pattern!r} must begin with a word that cannot be missing and not end in '...'")
    return elements


def _parse_element(part: str) -> Element:
    if part.startswith("..."):
        return Element(frozenset(), gap=int(part[3:] or _GAP))
    optional = part.endswith("?") and len(part) > 1
    words: set[str] = set()
    for choice in part.removesuffix("?").split("|") if optional else part.split("|"):
        if choice.startswith("{"):
            if not choice.endswith("}"):
                raise ValueError(f"{part!r}: a brace is not closed")
            lemma, _, tense = choice[1:-1].partition(":")
            words |= verb_forms(lemma, tense)
        else:
            words.add(choice.lower().replace("’", "'"))
    return Element(frozenset(words), optional)


class Phrases(Generic[T]):
    """Many patterns, each with its entry, found in one pass.

    A pattern is a text in the little language, or the elements themselves, for words that are to be taken
    literally. They are indexed by their first word and, where that is certain, their second, so that a common
    first word ("is", "have") costs two look-ups and not a trial of each pattern.
    """

    def __init__(self, patterns: Iterable[tuple[str | tuple[Element, ...], T]]) -> None:
        self._alone: dict[str, list[T]] = {}
        self._by_second: dict[str, dict[str, list[tuple[tuple[Element, ...], T]]]] = {}
        self._others: dict[str, list[tuple[tuple[Element, ...], T]]] = {}
        for pattern, entry in patterns:
            first, *rest = parse_pattern(pattern) if isinstance(pattern, str) else pattern
            for word in first.words:
                self._add(word, tuple(rest), entry)
        self._firsts = frozenset({*self._alone, *self._by_second, *self._others})
        self._needs = {word: _find_needs(found) for word, found in self._others.items()}

    def _add(self, word: str, rest: tuple[Element, ...], entry: T) -> None:
        if not rest:
            self._alone.setdefault(word, []).append(entry)
        elif rest[0].optional or rest[0].gap:
            if all(element.optional for element in rest):
                self._alone.setdefault(word, []).append(entry)
            self._others.setdefault(word, []).append((rest, entry))
        else:
            for second in rest[0].words:
                self._by_second.setdefault(word, {}).setdefault(second, []).append((rest[1:], entry))

    def find(self, words: Sequence[str], first: int, last: int) -> Iterator[Match[T]]:
        """Yield every match among words[first:last], in order of their first word; matches may overlap."""
        firsts = self._firsts
        for i in range(first, last):
            word = words[i]
            if word in firsts:
                for entry in self._alone.get(word, ()):
                    yield Match(i, i + 1, entry)
                needs = self._needs.get(word)
                if needs and not needs[0].isdisjoint(words[i + 1 : i + 1 + needs[1]]):
                    for rest, entry in self._others[word]:
                        end = _match(words, i + 1, last, rest, 0)
                        if end >= 0:
                            yield Match(i, end, entry)
                seconds = self._by_second.get(word)
                at = i + 2 if i + 1 < last and words[i + 1] in _QUOTES else i + 1
                if seconds and at < last:
                    for rest, entry in seconds.get(words[at], ()):
                        end = _match(words, at + 1, last, rest, 0)
                        if end >= 0:
                            yield Match(i, end, entry)

    def find_longest(self, words: Sequence[str], first: int, last: int) -> list[Match[T]]:
        """Return the matches among words[first:last] that lie inside no longer match; ties all stay."""
        found = list(self.find(words, first, last))
        if len(found) < 2:
            return found
        found.sort(key=_by_length)
        kept: list[Match[T]] = []
        reach, start = first, first
        for match in found:
            if match.last > reach or (match.last == reach and match.first == start):
                kept.append(match)
                reach, start = match.last, match.first
        return kept


def _find_needs(patterns: list[tuple[tuple[Element, ...], T]]) -> tuple[frozenset[str], int]:
    """The words of which one must follow for any of the patterns to match, and within how many words."""
    needs: set[str] = set()
    reach = 0
    for rest, _ in patterns:
        within = 0
        for element in rest:
            within += element.gap or 1
            needs |= element.words
            if not element.gap and not element.optional:
                break
        reach = max(reach, 2 * within)  # quotation marks may stand between
    return frozenset(needs), reach


def _by_length(match: Match[T]) -> tuple[int, int]:
    return match.first, -match.last


def _match(words: Sequence[str], at: int, last: int, elements: tuple[Element, ...], k: int) -> int:
    """Return the end of the shortest match of elements[k:] from word `at`, or -1."""
    while k < len(elements):
        element = elements[k]
        if element.gap:
            for skip in range(min(element.gap, last - at) + 1):
                end = _match(words, at + skip, last, elements, k + 1)
                if end >= 0:
                    return end
            return -1
        if at < last and words[at] in _QUOTES:
            at += 1
        if at < last and words[at] in element.words:
            if element.optional:  # try with it, then without
                end = _match(words, at + 1, last, elements, k + 1)
                if end >= 0:
                    return end
            else:
                at += 1
                k += 1
                continue
        elif not element.optional:
            return -1
        k += 1
    return at
