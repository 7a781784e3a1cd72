"""How far a suggested codebook goes: articles read with their own codebook, with one made from them, and with none.

Two codebooks name actors and provisions differently. So it is compared which statements they put together, by B-cubed
(Bagga and Baldwin 1998): of the statements that share an actor with one here, how many do so there, on average?
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence

from tests.benchmark.accuracy import Table, percent
from tests.gold import Gold, pair_statements
from timeline.codebook import NO_CODEBOOK, Codebook, parse_codebook
from timeline.model import Statement
from timeline.pipeline import analyse, tag
from timeline.reading.suggestion.codebook import suggest_codebook

Pairs = list[tuple[Statement, Statement]]  # gold and found
_GROUPED = ("actor", "provision")


def suggestion_table(golds: Sequence[Gold]) -> Table:
    """Compare the three readings of each policy; precision and recall for actors and provisions, in percent."""
    head = ["read with", "statements", "position", *(f"{code}s P / R" for code in _GROUPED)]
    policies = list(_group_by_codebook(golds))
    rows = [
        ["its own codebook", *_measure(policies, lambda golds: golds[0].codebook)],
        ["a suggested one", *_measure(policies, _suggest)],
        ["none", *_measure(policies, lambda golds: NO_CODEBOOK)],
    ]
    return [head, *rows]


def b_cubed(pairs: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Return precision and recall of a grouping: each pair is the group of one thing in the gold and as found."""
    both, gold, found = Counter(pairs), Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    precision = sum(count * count / found[f] for (_, f), count in both.items())
    recall = sum(count * count / gold[g] for (g, _), count in both.items())
    return precision / max(1, len(pairs)), recall / max(1, len(pairs))


def _group_by_codebook(golds: Sequence[Gold]) -> Iterator[list[Gold]]:
    for codebook in dict.fromkeys(gold.codebook for gold in golds):
        yield [gold for gold in golds if gold.codebook == codebook]


def _suggest(golds: Sequence[Gold]) -> Codebook:
    text = suggest_codebook([tag(gold.article, NO_CODEBOOK) for gold in golds])
    return parse_codebook(tomllib.loads(text), "the suggestion")


def _measure(policies: Sequence[Sequence[Gold]], choose) -> list[str]:
    """Return the cells of one row; groups are those of one policy, and weigh as many statements as they hold."""
    read = [_read(golds, choose(golds)) for golds in policies]
    pairs = [pair for paired, _ in read for pair in paired]
    total = sum(number for _, number in read)
    cells = [percent(2 * len(pairs) / total), percent(sum(g.position == f.position for g, f in pairs) / len(pairs))]
    for code in _GROUPED:
        named = [
            (f"{number} {getattr(gold, code)}", f"{number} {getattr(found, code)}")
            for number, (paired, _) in enumerate(read)
            for gold, found in paired
        ]
        cells.append(" / ".join(map(percent, b_cubed(named))))
    return cells


def _read(golds: Sequence[Gold], codebook: Codebook) -> tuple[Pairs, int]:
    """Return the paired statements of one policy, and how many there are in the gold and as found."""
    found = [analyse([gold.article], codebook).statements for gold in golds]
    both = list(zip(golds, found, strict=True))
    pairs = [pair for gold, statements in both for pair in pair_statements(gold.statements, statements)]
    return pairs, sum(len(gold.statements) + len(statements) for gold, statements in both)
