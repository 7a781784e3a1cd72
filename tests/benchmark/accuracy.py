"""Accuracy as tables: the scorers' figures on the corpora, agreement with the project's own gold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.benchmark.corpora import attribution_corpora, date_corpora, load_scorer, tag_corpus
from tests.gold import CODES, Gold, count_agreement, count_states
from timeline.pipeline import analyse

Table = list[list[str]]  # the first row is the head
TYPES = ("direct", "mixed", "indirect")


def attribution_table(corpora: Path, others: Sequence[Path]) -> Table:
    """Score source, cue, content and whole attributions; F1 in percent, recall for the three types."""
    scorer = load_scorer(corpora, "score_attribution")
    table = [["attributions (F1)", "texts", "source", "cue", "content", "linked", "recall " + " / ".join(TYPES)]]
    for corpus in attribution_corpora(corpora, others):
        result, _, _ = scorer.score(corpus.rows, tag_corpus(corpus))
        spans = [percent(result[role, "overlap"]["f"]) for role in ("source", "cue", "content")]
        recalls = [result.get((f"type:{kind}", "att_source"), {}).get("r") for kind in TYPES]
        linked = percent(result["linked", "att_source"]["f"])
        table.append([corpus.name, str(len(corpus.rows)), *spans, linked, " / ".join(map(percent, recalls))])
    return table


def date_table(corpora: Path) -> Table:
    """Score time expressions of type DATE; F1 in percent."""
    scorer = load_scorer(corpora, "score_dates")
    table = [["dates (F1)", "texts", "strict", "relaxed", "value"]]
    for corpus in date_corpora(corpora):
        result, _, _ = scorer.score(corpus.rows, tag_corpus(corpus))
        figures = [percent(result[measure]["f"]) for measure in ("strict", "relaxed", "value")]
        table.append([corpus.name, str(len(corpus.rows)), *figures])
    return table


def code_table(golds: Sequence[Gold]) -> Table:
    """Compare with the articles that people coded by the project's rules; percent, codes over paired statements."""
    names = ["statements", *CODES, "all four"]
    table = [["codes (agreement)", *names, "states"]]
    analyses = [(gold, analyse([gold.article], gold.codebook)) for gold in golds]
    for label, part in [(gold.article.id, [(gold, analysis)]) for gold, analysis in analyses] + [("all", analyses)]:
        agreement = count_agreement([gold for gold, _ in part], [analysis.statements for _, analysis in part])
        states = count_states([gold for gold, _ in part], [analysis.states for _, analysis in part])
        table.append([label, *(percent(agreement[name]) for name in names), percent(states)])
    return table


def print_table(table: Table, markdown: bool = False) -> None:
    """Print a table, aligned for people or as Markdown."""
    widths = [max(len(row[i]) for row in table) for i in range(len(table[0]))]
    for number, row in enumerate(table):
        cells = [row[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        print("| " + " | ".join(cells) + " |" if markdown else "  ".join(cells))
        if markdown and number == 0:
            print("|" + "|".join("-" * (width + 1) + (":" if i else "-") for i, width in enumerate(widths)) + "|")
    print()


def percent(share: float | None) -> str:
    """Write a share in percent, a dash where there is none."""
    return "–" if share is None else f"{100 * share:.1f}"
