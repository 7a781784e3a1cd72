"""Documents of word processors and browsers: an article may be in them, but between marks that are no text."""

from __future__ import annotations

import re
from pathlib import Path

SUFFIXES = (".rtf", ".html", ".htm", ".pdf", ".doc", ".docx", ".odt")
_BEGINNINGS = {
    r"\{\\rtf": "an RTF document",
    r"<(?:!doctype html|html|head|body|meta|div|p)\b|<!--|<\?xml": "a web page (HTML)",
    "%PDF-": "a PDF",
    "PK\x03\x04": "a Word or OpenDocument file",
    "\xd0\xcf\x11\xe0": "a Word file",
}
_BEGINNING = re.compile("|".join(f"({pattern})" for pattern in _BEGINNINGS), re.IGNORECASE)


def name_document(content: str) -> str:
    """Return what sort of document begins so; "" if it may be plain text. Bytes are to be given as Latin-1."""
    found = _BEGINNING.match(content.lstrip())
    return list(_BEGINNINGS.values())[found.lastindex - 1] if found else ""


def is_left_alone(file: Path) -> bool:
    """Return whether a file is a document of which the folder holds no plain text under the same name."""
    return file.suffix.lower() in SUFFIXES and not file.with_suffix(".txt").exists()
