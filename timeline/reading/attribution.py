"""Who said what: source, cue and content of every attribution."""

from __future__ import annotations

from timeline.model import Attribution
from timeline.reading.document import Document


def find_attributions(document: Document) -> list[Attribution]:
    """Return the attributions of a document in text order."""
    return []
