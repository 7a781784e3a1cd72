"""Which provision of the codebook a stretch of text is about."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from timeline.codebook import Codebook
from timeline.model import Span


class Hit(NamedTuple):
    """A pattern of a provision found in the text."""

    span: Span
    provision: str
    depth: int  # how specific: the number of broader provisions above it


class Pattern(NamedTuple):
    """The compiled patterns of one provision: phrases for the text in lower case, expressions for the text itself."""

    provision: str
    depth: int
    phrases: re.Pattern[str] | None
    expressions: re.Pattern[str] | None


@cache
def _compile(codebook: Codebook) -> list[Pattern]:
    """Phrases are matched by whole words, in any case, a space or hyphen between them."""
    broader = {provision.id: provision.within for provision in codebook.provisions}
    compiled = []
    for provision in codebook.provisions:
        longest_first = sorted(provision.patterns, key=len, reverse=True)
        phrases = [_as_expression(pattern.lower()) for pattern in longest_first if not _is_expression(pattern)]
        expressions = [f"(?:{pattern[1:-1]})" for pattern in longest_first if _is_expression(pattern)]
        compiled.append(
            Pattern(
                provision.id,
                _depth(provision.id, broader),
                re.compile(rf"\b(?:{'|'.join(phrases)})") if phrases else None,
                re.compile("|".join(expressions), re.IGNORECASE) if expressions else None,
            )
        )
    return compiled


def _is_expression(pattern: str) -> bool:
    return len(pattern) > 1 and pattern.startswith("/") and pattern.endswith("/")


def _as_expression(phrase: str) -> str:
    """The phrase as a regular expression; a plural of its last word counts too."""
    words = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", phrase.strip()))
    return words + (r"(?:e?s)?\b" if phrase[-1].isalnum() else "")


def _depth(identifier: str, broader: dict[str, str]) -> int:
    depth = 0
    while identifier := broader.get(identifier, ""):
        depth += 1
    return depth


def find_provisions(text: str, codebook: Codebook) -> list[Hit]:
    """Return every pattern hit in the text, in text order."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow when lowered; offsets must not
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return sorted(
        Hit(Span(*match.span()), pattern.provision, pattern.depth)
        for pattern in _compile(codebook)
        for expression, where in ((pattern.phrases, lowered), (pattern.expressions, text))
        if expression is not None
        for match in expression.finditer(where)
        if match.end() > match.start()
    )


def choose_provision(hits: list[Hit], near: int) -> Hit | None:
    """Choose the most specific hit; among equals the provision with more hits, then the one nearest to `near`."""
    if not hits:
        return None
    counts: dict[str, int] = {}
    for hit in hits:
        counts[hit.provision] = counts.get(hit.provision, 0) + 1
    return min(hits, key=lambda hit: (-hit.depth, -counts[hit.provision], abs(hit.span.start - near)))
