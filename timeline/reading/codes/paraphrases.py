"""A provision named in other words than its codebook's: "sugar exports" as "the export of sugar".

A phrase is found again where all its content words stand near each other in one sentence, in any order and inflection.
Where an article names no provision even so, two content words of one provision's phrases near each other name it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations, compress, islice
from typing import NamedTuple

from timeline.codebook import CODEBOOKS, Codebook
from timeline.reading.text.document import Document
from timeline.reading.text.memory import Memory

_NEAR = 5  # words that may stand among those of a phrase
_MOST = 20  # words of phrases that are looked at together
_TELLING = 0.3  # share of a provision's phrases that hold the word without which two words do not name it
_RULES = frozenset("ban bans cap freeze limit limits restriction restrictions rule rules".split())
_SMALL = frozenset("a an the of to in on at by for and or with from into be is are as their its his her 's".split())
_IRREGULAR = {"recognition": "recognis"}
_DOUBLES = "bdfglmnprtz"


class Paraphrase(NamedTuple):
    """The words [first, last) name a provision."""

    first: int
    last: int
    provision: str


class Vocabulary(NamedTuple):
    """The phrases of a codebook as sets of stems, each by every stem that it holds."""

    phrases: dict[str, list[tuple[frozenset[str], str]]]
    pairs: dict[str, list[tuple[frozenset[str], str]]]


def find_stem(word: str) -> str:
    """Return what the inflections of a word share: "cul" for "cull", "culls", "culled" and "culling"."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("lves"):
        word = word[:-3] + "f"  # wolves
    elif word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("ing") and len(word) > 5:
        word = word[:-3]
    elif word.endswith("ed") and len(word) > 4:
        word = word[:-2]
    elif word.endswith(("isation", "ization")):
        word = word[:-5]  # privatise
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    word = word.removesuffix("e")
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] in _DOUBLES else word


_STEMS = Memory(find_stem)


@lru_cache(maxsize=CODEBOOKS)
def _load_vocabulary(codebook: Codebook) -> Vocabulary:
    phrases: dict[str, list[tuple[frozenset[str], str]]] = {}
    pairs: dict[str, list[tuple[frozenset[str], str]]] = {}
    for provision in codebook.provisions:
        named = [_stems_of(text) for text in (*provision.patterns, provision.label) if not text.startswith("/")]
        _add(phrases, (stems for stems in named if stems), provision.id)
        counts = Counter(stem for stems in named for stem in stems)
        telling = {stem for stem, count in counts.items() if count >= max(2, len(named) * _TELLING)}
        both = (frozenset(pair) for pair in combinations(sorted(counts), 2) if not telling.isdisjoint(pair))
        _add(pairs, both, provision.id)
    return Vocabulary(phrases, pairs)


@lru_cache(maxsize=CODEBOOKS)
def _find_telling(codebook: Codebook) -> dict[str, str]:
    """Return the words that stand in several phrases of one provision and in no other's: "midnight" for late sales."""
    phrases = {
        provision.id: [_stems_of(text) for text in (*provision.patterns, provision.label) if not text.startswith("/")]
        for provision in codebook.provisions
    }
    named = Counter(stem for stems in phrases.values() for stem in frozenset().union(*stems))
    counts = {identifier: Counter(stem for each in stems for stem in each) for identifier, stems in phrases.items()}
    return {s: i for i, stems in counts.items() for s, count in stems.items() if count > 1 and named[s] == 1}


def find_compounds(document: Document, codebook: Codebook) -> list[Paraphrase]:
    """Return where one word before "rule" or "ban" says which is meant: "the midnight rule"."""
    words, telling = document.words, _find_telling(codebook)
    places = compress(document.marks.numbers, map(_RULES.__contains__, words))
    stems = ((i, _STEMS[words[i - 1]]) for i in places if i)
    return [Paraphrase(i - 1, i + 1, telling[stem]) for i, stem in stems if stem in telling]


def _add(index: dict[str, list[tuple[frozenset[str], str]]], phrases: Iterable[frozenset[str]], provision: str) -> None:
    for stems in phrases:
        for stem in stems:
            index.setdefault(stem, []).append((stems, provision))


def _stems_of(phrase: str) -> frozenset[str]:
    words = phrase.lower().replace("’", "'").replace("'s", " 's").replace("-", " ").split()
    return frozenset(find_stem(word) for word in words if word not in _SMALL)


def find_paraphrases(document: Document, codebook: Codebook) -> list[Paraphrase]:
    """Return where the phrases of a codebook's provisions stand in other words, in text order."""
    vocabulary = _load_vocabulary(codebook)
    stems = list(map(_STEMS.__getitem__, document.words))
    found = _find_near(document, stems, vocabulary.phrases)
    return found or _find_near(document, stems, vocabulary.pairs)


def _find_near(
    document: Document, stems: Sequence[str], phrases: dict[str, list[tuple[frozenset[str], str]]]
) -> list[Paraphrase]:
    found = []
    places = list(compress(document.marks.numbers, map(phrases.__contains__, stems)))
    for number, first in enumerate(places):
        end = document.sentences[document.sentence_at(document.starts[first])].last
        seen: set[str] = set()
        told: set[str] = set()
        for place in islice(places, number, number + _MOST):
            if place >= end or place - first > _NEAR + len(seen):
                break
            seen.add(stems[place])
            for needed, provision in phrases[stems[first]]:
                if provision not in told and needed <= seen:
                    told.add(provision)
                    found.append(Paraphrase(first, place + 1, provision))
    return found
