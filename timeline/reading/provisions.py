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


@cache
def _compile(codebook: Codebook) -> list[tuple[str, int, re.Pattern[str]]]:
    """One regular expression a provision: phrases are matched by whole words, in any case."""
    broader = {provision.id: provision.within for provision in codebook.provisions}
    compiled = []
    for provision in codebook.provisions:
        if provision.patterns:
            joined = "|".join(_as_expression(pattern) for pattern in sorted(provision.patterns, key=len, reverse=True))
            compiled.append((provision.id, _depth(provision.id, broader), re.compile(joined, re.IGNORECASE)))
    return compiled


def _as_expression(pattern: str) -> str:
    if len(pattern) > 1 and pattern.startswith("/") and pattern.endswith("/"):
        return f"(?:{pattern[1:-1]})"
    words = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", pattern.strip()))
    return rf"\b{words}" + (r"(?:e?s)?\b" if pattern[-1].isalnum() else "")


def _depth(identifier: str, broader: dict[str, str]) -> int:
    depth = 0
    while identifier := broader.get(identifier, ""):
        depth += 1
    return depth


def find_provisions(text: str, codebook: Codebook) -> list[Hit]:
    """Return every pattern hit in the text, in text order."""
    hits = [
        Hit(Span(*match.span()), identifier, depth)
        for identifier, depth, expression in _compile(codebook)
        for match in expression.finditer(text)
        if match.end() > match.start()
    ]
    return sorted(hits)


def choose_provision(hits: list[Hit], near: int) -> Hit | None:
    """Choose the most specific hit; among equals the provision with more hits, then the one nearest to `near`."""
    if not hits:
        return None
    counts: dict[str, int] = {}
    for hit in hits:
        counts[hit.provision] = counts.get(hit.provision, 0) + 1
    return min(hits, key=lambda hit: (-hit.depth, -counts[hit.provision], abs(hit.span.start - near)))
