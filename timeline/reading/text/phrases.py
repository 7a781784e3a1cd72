"""The little language of cues, and the machine that finds them among the words of a document.

A pattern is a row of words: `green light`; `a|b` either word; `word?` may be missing; `{give}` any form
of the verb *give* (`{give:past}` only its past tense; also base, third, past, participle, gerund);
`...` up to four words of any kind, `...2` up to two, never across a sentence. Matching is
by whole words, in lower case, and costs a dictionary look-up per word where nothing matches.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, islice
from typing import Generic, NamedTuple, TypeVar

from timeline.reading.text.document import Document, Sentence
from timeline.reading.text.heads import Heads
from timeline.reading.text.verbs import verb_forms

T = TypeVar("T")
_QUOTES = frozenset('"“”„«»')  # marks that may stand inside a phrase: was “making a mistake”
_GAP = 4  # words that a bare "..." may skip


class Element(NamedTuple):
    """One place of a pattern: a set of words, or a gap of up to `gap` words where `words` is empty."""

    words: frozenset[str]
    optional: bool = False
    gap: int = 0


@dataclass(slots=True, eq=False)  # no tuple: its fields are read so often that those of a tuple would cost more
class Match(Generic[T]):
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


class _Start(Generic[T]):
    """The patterns that begin with one word, by what must follow it."""

    __slots__ = ("alone", "gapped", "needs", "nexts", "reach", "seconds")

    def __init__(self) -> None:
        self.alone: list[T] = []  # nothing
        self.seconds: dict[str, list[tuple[frozenset[str] | None, tuple[Element, ...], T]]] = {}  # a certain word, at
        # once, with the words of which one must follow it
        # one of `needs`, within `reach` words: first those of which one must follow, then all that must
        self.gapped: list[tuple[frozenset[str], tuple[Element, ...], T]] = []
        self.needs: set[str] = set()
        self.reach = 0
        # the words of which one must stand next where no gap does, with those of which one must follow it; None for any
        self.nexts: dict[str, set[str] | None] = {}

    def add(self, rest: tuple[Element, ...], entry: T) -> None:
        """Add a pattern by the elements after its first word, once with and once without what may be missing next."""
        if not rest:
            self.alone.append(entry)
        elif rest[0].gap:
            self.gapped.append((self._need(rest), rest, entry))
        else:
            needed = _find_needed(rest[1:])
            for second in rest[0].words:
                self.seconds.setdefault(second, []).append((needed, rest[1:], entry))
                thirds = self.nexts.setdefault(second, set())
                self.nexts[second] = None if needed is None or thirds is None else thirds.union(needed)
            self.nexts.update(dict.fromkeys(_QUOTES))
        if rest and rest[0].optional:
            self.add(rest[1:], entry)

    def _need(self, rest: tuple[Element, ...]) -> frozenset[str]:
        """Return the words of which one must follow for the elements to match, and note them and their reach."""
        within, needed = 0, frozenset()
        for element in rest:
            within += element.gap or 1
            needed |= element.words
            if not element.gap and not element.optional:
                break
        self.needs |= needed
        self.reach = max(self.reach, 2 * within)  # quotation marks may stand between
        return needed

    def match_gapped(self, words: Sequence[str], first: int, last: int) -> Iterator[Match[T]]:
        """Yield a match for every gapped pattern that begins with words[first] and ends by `last`."""
        at = first + 1
        ahead = self.needs.intersection(words[at : at + self.reach])
        for needed, rest, entry in self.gapped:
            if not needed.isdisjoint(ahead) and (end := _match(words, at, last, rest, 0)) >= 0:
                yield Match(first, end, entry)

    def match_next(self, words: Sequence[str], first: int, last: int) -> Iterator[Match[T]]:
        """Yield a match for every other pattern that begins with words[first] and goes on with one of `nexts`."""
        at = first + 1
        if words[at] in _QUOTES:
            at += 1
        if at < last and words[at] in self.seconds:
            after = at + 1
            third = words[after] if after < last else ""
            for needs, rest, entry in self.seconds[words[at]]:
                if not rest:
                    yield Match(first, after, entry)
                elif (needs is None or third in needs) and (end := _match(words, after, last, rest, 0)) >= 0:
                    yield Match(first, end, entry)


class Phrases(Generic[T]):
    """Many patterns, each with its entry, found in one pass.

    A pattern is a text in the little language, or the elements themselves, for words that are to be taken
    literally. They are indexed by their first word and the words that can stand next, so that a common first word
    ("is", "have") costs two look-ups and not a trial of each pattern.
    """

    def __init__(self, patterns: Iterable[tuple[str | tuple[Element, ...], T]]) -> None:
        self.starts: dict[str, _Start[T]] = {}
        for pattern, entry in patterns:
            first, *rest = parse_pattern(pattern) if isinstance(pattern, str) else pattern
            for word in first.words:
                self.starts.setdefault(word, _Start()).add(tuple(rest), entry)

    def find(self, words: Sequence[str], first: int, last: int) -> list[Match[T]]:
        """Return every match among words[first:last], in order of their first word; matches may overlap."""
        places = compress(range(first, last), map(self.starts.__contains__, islice(words, first, last)))
        return self._match_from(places, words, last)

    def find_longest(self, words: Sequence[str], first: int, last: int) -> list[Match[T]]:
        """Return the matches among words[first:last] that lie inside no longer match; ties all stay."""
        return keep_longest(self.find(words, first, last))

    def find_by_sentence(
        self, document: Document, sentences: Iterable[Sentence], heads: Heads
    ) -> dict[int, list[Match[T]]]:
        """Return the longest matches in each of the sentences that has any, by its first word.

        The sentences come in text order; `heads` are the `starts`.
        """
        found: dict[int, list[Match[T]]] = {}
        places = document.marks.find(heads)
        at = 0
        for sentence in sentences:
            at = bisect_left(places, sentence.first, at)
            end = bisect_left(places, sentence.last, at)
            if end > at and (matches := self._match_from(places[at:end], document.words, sentence.last)):
                found[sentence.first] = keep_longest(matches)
            at = end
        return found

    def _match_from(self, places: Iterable[int], words: Sequence[str], last: int) -> list[Match[T]]:
        """Return every match that begins with one of the words at `places`, all in `starts`, and ends by `last`."""
        starts = self.starts
        found: list[Match[T]] = []
        for i in places:
            start, after = starts[words[i]], i + 1
            for entry in start.alone:
                found.append(Match(i, after, entry))
            if start.gapped and not start.needs.isdisjoint(words[after : after + start.reach]):
                found += start.match_gapped(words, i, last)
            if after < last and words[after] in start.nexts:
                thirds = start.nexts[words[after]]
                if thirds is None or (after + 1 < last and words[after + 1] in thirds):
                    found += start.match_next(words, i, last)
        return found


def _find_needed(elements: tuple[Element, ...]) -> frozenset[str] | None:
    """Return the words of which one must stand first for the elements to match; None where a gap opens them."""
    needed = _QUOTES
    for element in elements:
        if element.gap:
            return None
        needed |= element.words
        if not element.optional:
            return needed
    return None


def keep_longest(found: list[Match[T]]) -> list[Match[T]]:
    """Drop the matches that lie inside a longer one."""
    if len(found) < 2:
        return found
    found.sort(key=_by_length)
    kept: list[Match[T]] = []
    reach = start = 0
    for match in found:
        if match.last > reach or (match.last == reach and match.first == start):
            kept.append(match)
            reach, start = match.last, match.first
    return kept


def _by_length(match: Match[T]) -> tuple[int, int]:
    return match.first, -match.last


def _match(words: Sequence[str], at: int, last: int, elements: tuple[Element, ...], k: int) -> int:
    """Return the end of the shortest match of elements[k:] from word `at`, or -1."""
    while k < len(elements):
        choices, optional, gap = elements[k]
        k += 1
        if gap:
            following = elements[k]
            anything = following.optional or following.gap
            for place in range(at, min(at + gap, last) + 1):
                if anything or place < last and (words[place] in following.words or words[place] in _QUOTES):
                    end = _match(words, place, last, elements, k)
                    if end >= 0:
                        return end
            return -1
        if at < last and words[at] in _QUOTES:
            at += 1
        if at < last and words[at] in choices:
            if optional:  # try with it, then without
                end = _match(words, at + 1, last, elements, k)
                if end >= 0:
                    return end
            else:
                at += 1
        elif not optional:
            return -1
    return at
