"""Statements out and in as CSV: one row a statement, under the names that JSON lines use.

`span` and `evidence` are JSON; an empty cell is an open date or an empty code. A text that a spreadsheet
would run as a formula has an apostrophe before it, which the way in takes off again.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from timeline.exchange.cells import defuse_cell, restore_cell
from timeline.exchange.fields import Fields
from timeline.exchange.jsonlines import read_statement, statement_row
from timeline.model import Article, Coding, InputError, Statement

ARTICLE_COLUMNS = ("article", "published", "title", "outlet", "url")
CODE_COLUMNS = ("kind", "event_type", "source", "speaker", "actor", "position", "provision", "change", "modality")
WHEN_COLUMNS = ("start", "end", "precision", "basis")
STATEMENT_COLUMNS = ("id", "span", "text", *CODE_COLUMNS, *WHEN_COLUMNS, "evidence", "coder")
COLUMNS = (*ARTICLE_COLUMNS, *STATEMENT_COLUMNS)
_JSON_COLUMNS = frozenset({"span", "evidence"})
_encode = json.JSONEncoder(check_circular=False).encode
_LONGEST_CELL = 2**31 - 1  # one sentence may be longer than the csv module's cautious 131 072 characters


def format_header() -> str:
    """Return the line of column names, with its line end."""
    return _format_cells([COLUMNS])


def format_rows(coding: Coding) -> str:
    """Return a row for each statement of the article, each with its line end."""
    article = coding.article
    shared = [defuse_cell(text) for text in (article.id, article.published.isoformat(), article.title)]
    shared += [defuse_cell(article.outlet), defuse_cell(article.url)]
    return _format_cells(shared + _statement_cells(statement) for statement in coding.statements)


def format_table(codings: Iterable[Coding]) -> str:
    """Return the whole table: header and rows."""
    return format_header() + "".join(map(format_rows, codings))


def read_codings(lines: Iterable[str], name: str = "standard input") -> list[Coding]:
    """Read codings back from the lines of a CSV table, line ends kept (`newline=""`).

    The article's text is not in the table: it comes back empty. Raises InputError naming line and field.
    """
    articles: dict[str, Article] = {}
    statements: dict[str, list[Statement]] = {}
    seen: set[str] = set()
    for row in _read_rows(lines, name):
        article = articles.setdefault(row.text("article", required=True), _read_article(row))
        statement = read_statement(row, article)
        row.claim(statement.id, seen)
        statements.setdefault(article.id, []).append(statement)
    return [Coding(article, statements=tuple(statements[key])) for key, article in articles.items()]


def _statement_cells(statement: Statement) -> list[str]:
    row = statement_row(statement)
    cells = []
    for column in STATEMENT_COLUMNS:
        value = row[column]
        cells.append(_encode(value) if column in _JSON_COLUMNS else defuse_cell(value or ""))
    return cells


def _format_cells(rows: Iterable[Iterable[str]]) -> str:
    table = io.StringIO(newline="")
    csv.writer(table, lineterminator="\r\n").writerows(rows)
    return table.getvalue()


def _read_rows(lines: Iterable[str], name: str) -> Iterable[Fields]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(lines, strict=True)
    try:
        header = [column.strip() for column in next(reader, [])]
        if header:
            header[0] = header[0].lstrip("\ufeff")
        _check_header(header, name)
        for cells in reader:
            if cells:
                yield _read_cells(header, cells, f"{name}, line {reader.line_num}")
    except csv.Error as error:
        raise InputError(f"{name}, line {reader.line_num}: is not CSV ({error}).") from None


def _check_header(header: list[str], name: str) -> None:
    for column in COLUMNS:
        if column not in header and column not in ("outlet", "url", "speaker", "evidence", "coder"):
            raise InputError(f"{name}, line 1: the column '{column}' is missing.")


def _read_cells(header: list[str], cells: list[str], where: str) -> Fields:
    if len(cells) != len(header):
        raise InputError(f"{where}: has {len(cells)} cells, the header has {len(header)} columns.")
    row = {}
    for column, cell in zip(header, cells, strict=True):
        row[column] = _read_json(cell, where, column) if column in _JSON_COLUMNS else restore_cell(cell)
    return Fields(row, where)


def _read_json(cell: str, where: str, column: str) -> object:
    try:
        return json.loads(cell or "null")
    except (ValueError, RecursionError):
        raise InputError(f"{where}: '{column}' is not JSON, such as [0, 12] for a span.") from None


def _read_article(row: Fields) -> Article:
    return Article(
        id=row.text("article", required=True),
        text="",
        published=row.day("published", required=True),
        title=row.text("title"),
        outlet=row.text("outlet"),
        url=row.text("url"),
    )
