"""Statements and their codes."""

from __future__ import annotations

from timeline.codebook import Codebook
from timeline.model import Attribution, Statement, Timex
from timeline.reading.document import Document


def find_statements(
    document: Document, attributions: list[Attribution], timexes: list[Timex], codebook: Codebook
) -> list[Statement]:
    """Return the coded statements of a document in text order."""
    return []
