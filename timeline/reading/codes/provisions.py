"""Which provision of the codebook a stretch of text is about."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from timeline.codebook import CODEBOOKS, Codebook, Provision
from timeline.model import Article, Span
from timeline.reading.codes.paraphrases import find_compounds, find_paraphrases
from timeline.reading.text.document import Document
from timeline.reading.text.phrases import Element, Phrases

_HYPHEN = re.compile(r"[-–]")
_ENOUGH = 6  # hits in the codebook's own words beside which other words for a provision are not looked for
_SCALES = frozenset("deep high long low short small".split())  # said of a thing in degrees
_PART = re.compile(r"[^-–]+")


class Hit(NamedTuple):
    """A pattern of a provision found in the text."""

    span: Span
    provision: str
    depth: int  # how specific: the number of broader provisions above it
    exact: bool = True  # in the codebook's own words
    length: int = 1  # words


class Patterns(NamedTuple):
    """The compiled patterns of a codebook: phrases of words, and regular expressions."""

    phrases: Phrases[tuple[str, int]]
    expressions: list[tuple[str, int, re.Pattern[str]]]


@lru_cache(maxsize=CODEBOOKS)
def _compile(codebook: Codebook) -> Patterns:
    """Phrases are matched by whole words in any case; a hyphen counts as a space, and a plural as its singular."""
    broader = {provision.id: provision.within for provision in codebook.provisions}
    phrases, expressions = [], []
    for provision in codebook.provisions:
        depth = _depth(provision.id, broader)
        phrases += [(phrase, (provision.id, depth)) for phrase in _list_phrases(provision)]
        joined = "|".join(f"(?:{pattern[1:-1]})" for pattern in provision.patterns if _is_expression(pattern))
        if joined:
            expressions.append((provision.id, depth, re.compile(joined, re.IGNORECASE)))
    return Patterns(Phrases(phrases), expressions)


@lru_cache(maxsize=CODEBOOKS)
def name_things(codebook: Codebook) -> frozenset[str]:
    """What the provisions are called, which may look like somebody's name: "the Destination Visa"."""
    names = (name for provision in codebook.provisions for name in (provision.label, *provision.patterns))
    return frozenset(name.lower().removeprefix("the ") for name in names)


def _list_phrases(provision: Provision) -> list[tuple[Element, ...]]:
    """The provision's phrases as elements, in the words of a document: what a codebook says is taken literally."""
    phrases = []
    for pattern in provision.patterns:
        document = Document(Article("pattern", pattern, date.min))
        words = _take_apart(document, _find_hyphenated(document))
        if words and not _is_expression(pattern):
            phrases.append((*(Element(_list_degrees(word)) for word in words[:-1]), Element(_list_numbers(words))))
    return phrases


def _list_degrees(word: str) -> frozenset[str]:
    """Return "longer-range" and "longest-range" beside "long-range": more of a thing is the thing."""
    return frozenset({word, f"{word}er", f"{word}est"}) if word in _SCALES else frozenset({word})


def _list_numbers(words: list[str]) -> frozenset[str]:
    """The phrase's last word in either number: "AI chip" for "AI chips"; a word alone may be part of any name."""
    word = words[-1]
    if not word[-1].isalnum():
        return frozenset({word})
    forms = {word, f"{word}s", f"{word}es"}
    if len(words) > 1 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        forms.add(f"{word[:-3]}y" if word.endswith("ies") else word[:-1])
    return frozenset(forms)


def _is_expression(pattern: str) -> bool:
    return len(pattern) > 1 and pattern.startswith("/") and pattern.endswith("/")


def _depth(identifier: str, broader: dict[str, str]) -> int:
    depth = 0
    while identifier := broader.get(identifier, ""):
        depth += 1
    return depth


def find_provisions(document: Document, codebook: Codebook, literally: bool = False) -> list[Hit]:
    """Return every pattern hit in the document, in text order.

    Where they are few, and not `literally` only patterns are asked for, so are phrases in other words.
    """
    patterns = _compile(codebook)
    hyphenated = _find_hyphenated(document)
    words = _take_apart(document, hyphenated)
    matches = patterns.phrases.find_longest(words, 0, len(words))
    starts, ends = _locate_parts(document, hyphenated) if matches else ([], [])
    hits = [Hit(Span(starts[m.first], ends[m.last - 1]), *m.entry, length=m.last - m.first) for m in matches]
    for provision, depth, expression in patterns.expressions:
        found = expression.finditer(document.text)
        hits += [Hit(Span(*match.span()), provision, depth) for match in found if match.end() > match.start()]
    if not literally:
        hits += _find_other_words(document, codebook, hits)
    return sorted(hits)


def _find_other_words(document: Document, codebook: Codebook, hits: list[Hit]) -> list[Hit]:
    """Return the hits of provisions named in other words, where the codebook's own words do not name them."""
    others = find_paraphrases(document, codebook) if len(hits) < _ENOUGH else []
    broader = {provision.id: provision.within for provision in codebook.provisions}
    named = {document.sentence_at(hit.span.start) for hit in hits}
    found = []
    for first, last, provision in (*others, *(find_compounds(document, codebook) if hits else [])):
        span = document.span_of(first, last)
        if document.sentence_at(span.start) not in named:
            found.append(Hit(span, provision, _depth(provision, broader), False))
    return found


def _find_hyphenated(document: Document) -> list[int]:
    return sorted({document.word_at(hyphen.start()) for hyphen in _HYPHEN.finditer(document.text)})


def _take_apart(document: Document, hyphenated: list[int]) -> list[str]:
    """Return the document's words, hyphenated ones as several."""
    words: list[str] = []
    done = 0
    for i in hyphenated:
        words += document.words[done:i]
        words += _PART.findall(document.words[i])
        done = i + 1
    return words + document.words[done:]


def _locate_parts(document: Document, hyphenated: list[int]) -> tuple[list[int], list[int]]:
    """Return the characters where the document's words start and end, hyphenated ones as several."""
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for i in hyphenated:
        starts += document.starts[done:i]
        ends += document.ends[done:i]
        for part in _PART.finditer(document.words[i]):
            starts.append(document.starts[i] + part.start())
            ends.append(document.starts[i] + part.end())
        done = i + 1
    return starts + document.starts[done:], ends + document.ends[done:]


def choose_provision(hits: list[Hit], mentions: Counter[str], near: int) -> Hit | None:
    """Choose the most specific hit.

    Among equals the provision with more hits wins, then the one with fewer `mentions` in the document, which is
    the more telling here, then the longer hit, then the one nearest to `near`.
    """
    if len(hits) < 2:
        return hits[0] if hits else None
    here = Counter(hit.provision for hit in hits)

    def rank(hit: Hit) -> tuple[int, int, int, int, int]:
        distance = abs(hit.span.start - near)
        return -hit.depth, -here[hit.provision], mentions[hit.provision], -hit.length, distance

    return min(hits, key=rank)
