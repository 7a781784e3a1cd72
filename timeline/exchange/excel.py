"""Statements, policy states and articles out as an Excel workbook, a sheet each."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from timeline.codebook import Codebook
from timeline.exchange.cells import NOT_IN_XML, REPLACEMENT, defuse_cell
from timeline.model import Analysis, Article, Coding, PolicyState, Statement

# Columns with their widths in characters.
STATEMENTS = {
    **{"article": 22, "published": 12, "id": 14, "text": 80, "kind": 8, "event_type": 14, "source": 24, "speaker": 24},
    **{"actor": 22, "position": 11, "provision": 30, "change": 11, "modality": 13, "start": 12, "end": 12},
    **{"precision": 10, "basis": 10, "evidence": 40, "coder": 10, "span_start": 11, "span_end": 11},
}
STATES = {
    **{"provision": 30, "actor": 22, "position": 11, "start": 12, "start_by": 12, "end": 12, "end_by": 12},
    **{"effect": 12, "statements": 40},
}
ARTICLES = {"id": 22, "title": 60, "outlet": 20, "published": 12, "published_basis": 40, "url": 40, "statements": 11}

_LONGEST_CELL = 32_767  # characters: Excel's limit
_FIRST_DAY = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was: earlier days would shift by one

Value = str | int | date | None


def render_workbook(analysis: Analysis, codebook: Codebook) -> bytes:
    """Return the workbook; dates are Excel dates, actors and provisions stand under their labels."""
    workbook = Workbook(write_only=True)
    statements = (
        _statement_values(statement, coding.article, codebook)
        for coding in analysis.codings
        for statement in coding.statements
    )
    _write_sheet(workbook.create_sheet("statements"), STATEMENTS, statements)
    _write_sheet(workbook.create_sheet("states"), STATES, (_state_values(state, codebook) for state in analysis.states))
    _write_sheet(workbook.create_sheet("articles"), ARTICLES, map(_article_values, analysis.codings))
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _statement_values(statement: Statement, article: Article, codebook: Codebook) -> list[Value]:
    when = statement.when
    return [
        *(article.id, article.published, statement.id, statement.text, statement.kind, statement.event_type),
        *(statement.source, statement.speaker, codebook.label(statement.actor), statement.position),
        *(codebook.label(statement.provision), statement.change, statement.modality),
        *(when.start, when.end, when.precision, when.basis),
        "; ".join(f"{article.text[e.span.start : e.span.end]} [{e.rule}]" for e in statement.evidence),
        *(statement.coder, statement.span.start, statement.span.end),
    ]


def _state_values(state: PolicyState, codebook: Codebook) -> list[Value]:
    return [
        *(codebook.label(state.provision), codebook.label(state.actor), state.position),
        *(state.start, state.start_by, state.end, state.end_by, state.effect),
        ", ".join(state.statements),
    ]


def _article_values(coding: Coding) -> list[Value]:
    article = coding.article
    return [
        *(article.id, article.title, article.outlet, article.published, article.published_basis, article.url),
        len(coding.statements),
    ]


def _write_sheet(sheet: Worksheet, columns: dict[str, int], rows: Iterable[Sequence[Value]]) -> None:
    for number, width in enumerate(columns.values(), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    styles = _make_styles(sheet)
    sheet.append([_make_cell(sheet, name, styles["heading"]) for name in columns])
    count = 1
    for count, row in enumerate(rows, 2):  # noqa: B007
        sheet.append([_make_cell(sheet, value, styles["date" if isinstance(value, date) else "text"]) for value in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"


def _make_styles(sheet: Worksheet) -> dict[str, WriteOnlyCell]:
    """Return a cell of each style, to be copied: openpyxl takes twenty times as long to set one up."""
    heading, text, day = (WriteOnlyCell(sheet) for _ in range(3))
    heading.font = Font(bold=True)
    text.alignment = day.alignment = Alignment(vertical="top", wrap_text=True)
    day.number_format = "yyyy-mm-dd"
    return {"heading": heading, "text": text, "date": day}


def _make_cell(sheet: Worksheet, value: Value, style: WriteOnlyCell) -> WriteOnlyCell:
    if isinstance(value, date) and value < _FIRST_DAY:
        value = value.isoformat()
    cell = WriteOnlyCell(sheet, _clean_text(value) if isinstance(value, str) else value)
    cell._style = copy(style._style)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def _clean_text(text: str) -> str:
    """Return the text as Excel takes it: defused, without characters that XML refuses, not longer than a cell."""
    text = defuse_cell(NOT_IN_XML.sub(REPLACEMENT, text))
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"
