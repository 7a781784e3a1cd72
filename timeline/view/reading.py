"""The article pane's data: the text cut wherever a statement, a cue or a search hit begins or ends."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from timeline.model import Article, Span, Statement


def build_pane(
    article: Article,
    statements: Sequence[Statement],
    *,
    selected: str = "",
    search: str = "",
    within: Span | None = None,
) -> dict[str, Any]:
    """Return the pane as plain data: `segments` that together are exactly the text (or its part `within`).

    A segment is [text, ids, position, cued, hit]: the statements around it, innermost first; the position of the
    innermost; the statements of which it is a cue; 1 where it is a hit of the search. So another selection changes
    no segment. `positions` gives each statement's position.
    """
    span = within or _trim(article.text)
    cues = [(evidence.span, statement.id) for statement in statements for evidence in statement.evidence]
    hits = find_hits(article.text, search)
    cuts = _find_cuts(span, [*(statement.span for statement in statements), *(cue for cue, _ in cues), *hits])
    around = _cover(cuts, [(statement.span, statement.id) for statement in statements])
    cued, hit = _cover(cuts, cues), _cover(cuts, [(found, "") for found in hits])
    positions = {statement.id: statement.position for statement in statements}
    segments = [
        [article.text[start:end], around[i], positions.get(around[i][0], "") if around[i] else "",
         list(dict.fromkeys(cued[i])), int(bool(hit[i]))]
        for i, (start, end) in enumerate(zip(cuts, cuts[1:], strict=False))
    ]  # fmt: skip
    return {"article": article.id, "segments": segments, "selected": selected, "positions": positions}


def find_hits(text: str, search: str) -> list[Span]:
    """Return where the words searched for stand in the text, upper and lower case alike."""
    words = search.strip()
    return [Span(*match.span()) for match in re.finditer(re.escape(words), text, re.IGNORECASE)] if words else []


def sentence_around(sentences: Sequence[Span], span: Span) -> Span:
    """Return the stretch of whole sentences that holds `span`; the span itself where no sentence does."""
    first = bisect_right(sentences, span.start, key=attrgetter("end"))
    touching = sentences[first : bisect_left(sentences, span.end, key=attrgetter("start"))]
    if not touching:
        return span
    return Span(min(touching[0].start, span.start), max(touching[-1].end, span.end))


def _trim(text: str) -> Span:
    """Leave out the blank lines around the text."""
    return Span(len(text) - len(text.lstrip()), len(text.rstrip()))


def _find_cuts(span: Span, spans: Iterable[Span]) -> list[int]:
    edges = {edge for found in spans for edge in found if span.start < edge < span.end}
    return sorted({span.start, span.end} | edges)


def _cover(cuts: list[int], spans: Iterable[tuple[Span, str]]) -> list[list[str]]:
    """Return for every stretch between two cuts the names of the spans over it, the shortest first."""
    cover: list[list[str]] = [[] for _ in cuts[1:]]
    for span, name in sorted(spans, key=lambda pair: pair[0].end - pair[0].start):
        for i in range(bisect_left(cuts, span.start), min(bisect_left(cuts, span.end), len(cover))):
            cover[i].append(name)
    return cover
