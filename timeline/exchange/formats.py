"""What an export format is, which of them need no picture, and the part of an analysis that a view shows."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from timeline.codebook import Codebook
from timeline.exchange import annotations, csvtable, discourse, excel, jsonlines
from timeline.model import Analysis, Coding, PolicyState


@dataclass(frozen=True, slots=True)
class Format:
    """A way to take an analysis away: `render(analysis, codebook)` returns the file's bytes."""

    id: str
    label: str
    extension: str
    mime: str
    description: str
    render: Callable[[Analysis, Codebook], bytes]


def restrict(analysis: Analysis, ids: Collection[str]) -> Analysis:
    """Return the part of the analysis with these statements alone, as a filtered view shows it.

    An article that loses all its statements leaves, and so does a policy state that loses all its proofs.
    """
    kept = frozenset(ids)
    if all(statement.id in kept for statement in analysis.statements):
        return analysis
    codings = (_restrict_coding(coding, kept) for coding in analysis.codings)
    states = (_restrict_state(state, kept) for state in analysis.states)
    restricted = Analysis(
        tuple(coding for coding in codings if coding.statements),
        tuple(state for state in states if state.statements),
    )
    gone = len(analysis.statements) - len(restricted.statements)
    return replace(restricted, left_out=analysis.left_out + gone)


def _restrict_coding(coding: Coding, kept: frozenset[str]) -> Coding:
    return replace(coding, statements=tuple(s for s in coding.statements if s.id in kept))


def _restrict_state(state: PolicyState, kept: frozenset[str]) -> PolicyState:
    return replace(state, statements=tuple(identifier for identifier in state.statements if identifier in kept))


def encoded(write: Callable[[Analysis, Codebook], str]) -> Callable[[Analysis, Codebook], bytes]:
    """Return a writer of text as one of bytes, in UTF-8."""
    return lambda analysis, codebook: write(analysis, codebook).encode("utf-8")


DATA_FORMATS = (
    Format(
        "csv",
        "CSV table",
        "csv",
        "text/csv",
        "One row a statement, complete, and readable again. UTF-8, commas; formulas are defused with an apostrophe.",
        encoded(lambda analysis, codebook: csvtable.format_table(analysis.codings)),
    ),
    Format(
        "jsonl",
        "JSON lines",
        "jsonl",
        "application/x-ndjson",
        "One line an article with its text, statements and policy states, complete, and readable again.",
        encoded(lambda analysis, codebook: jsonlines.format_lines(analysis)),
    ),
    Format(
        "excel",
        "Excel workbook",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Three sheets: statements, policy states, articles. Dates are dates; formulas are defused.",
        excel.render_workbook,
    ),
    Format(
        "dna",
        "Discourse Network Analyzer",
        "dna.csv",
        "text/csv",
        "DNA's event list: who agrees (1) or disagrees (0) with which provision. Semicolons, every field quoted.",
        encoded(discourse.format_events),
    ),
    Format(
        "annotations",
        "W3C Web Annotations",
        "jsonld",
        "application/ld+json",
        "JSON-LD: every statement as an annotation on the article's text, its codes as tags.",
        encoded(annotations.format_annotations),
    ),
)
