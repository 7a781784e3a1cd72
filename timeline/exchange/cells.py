"""Spreadsheet cells: a text that a spreadsheet would run as a formula is defused, and restored on the way in."""

from __future__ import annotations

import re

# What starts a formula in Excel, LibreOffice or Google Sheets, wide forms included, after any apostrophes:
# those count too, so that a text which already begins with "'=" comes back as it was.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_SUSPECT = frozenset("'=+-@\t\r\n＝＋－＠")  # looking at one character spares most cells the expression
_DEFUSED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # neither in Excel's files nor in SVG
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def defuse_cell(text: str) -> str:
    """Put an apostrophe before a text that would run as a formula; every other text stays as it is."""
    return "'" + text if text[:1] in _SUSPECT and _FORMULA.match(text) else text


def restore_cell(cell: str) -> str:
    """Take off the apostrophe that `defuse_cell` put there: the exact inverse."""
    return cell[1:] if _DEFUSED.match(cell) else cell
