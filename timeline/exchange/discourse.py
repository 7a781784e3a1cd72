"""Statements out as the event list of Discourse Network Analyzer (DNA): actor × concept × agreement.

The columns are those of DNA 3's own event list: the statement's id and time, the variables of the statement type,
position, text and coder, then the document's. DNA's time is the document's; a statement's own date, which DNA
does not know, follows as further variables, with the codes that agreement alone cannot say.
"""

from __future__ import annotations

import csv
import io

from timeline.codebook import Codebook
from timeline.exchange.cells import defuse_cell
from timeline.exchange.jsonlines import statement_row
from timeline.model import Analysis, Article, Statement

_CODES = ("kind", "position", "change", "modality", "start", "end", "precision")
_DOCUMENT = ("document_title", "document_author", "document_source", "document_section", "document_type")
COLUMNS = (
    *("statement_id", "time", "person", "organization", "concept", "agreement", *_CODES),
    *("start_position", "stop_position", "text", "coder", "document_id", *_DOCUMENT),
)
_AGREEMENT = {"permits": "1", "supports": "1", "opposes": "0", "prohibits": "0"}


def format_events(analysis: Analysis, codebook: Codebook) -> str:
    """Return the event list: a row a statement, separated by semicolons, every field quoted."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for coding in analysis.codings:
        for statement in coding.statements:
            cells = _event_cells(statement, coding.article, codebook)
            writer.writerow(defuse_cell(cells[column]) for column in COLUMNS)
    return table.getvalue()


def find_agreement(statement: Statement) -> str:
    """Return "1" for supports and permits, "0" for opposes and prohibits, else "".

    A denied or hypothetical position is no agreement either way.
    """
    return _AGREEMENT.get(statement.position, "") if statement.modality in ("realised", "planned") else ""


def _event_cells(statement: Statement, article: Article, codebook: Codebook) -> dict[str, str]:
    row = statement_row(statement)
    codes = {key: row[key] or "" for key in _CODES}
    return codes | {
        "statement_id": statement.id,
        "time": f"{article.published.isoformat()} 00:00:00",
        "person": _find_person(statement, codebook),
        "organization": codebook.label(statement.actor),
        "concept": codebook.label(statement.provision),
        "agreement": find_agreement(statement),
        "start_position": str(statement.span.start),
        "stop_position": str(statement.span.end),
        "text": statement.text,
        "coder": statement.coder,
        "document_id": article.id,
        "document_title": article.title,
        "document_author": "",
        "document_source": article.outlet,
        "document_section": "",
        "document_type": "article",
    }


def _find_person(statement: Statement, codebook: Codebook) -> str:
    """Return the speaker who belongs to the actor; who speaks of somebody else's position does not hold it."""
    names = [statement.actor]
    for actor in codebook.actors:
        if actor.id == statement.actor:
            names += [actor.label, *actor.aliases]
    speaker = statement.speaker.lower()
    return statement.speaker if any(name and name.lower() in speaker for name in names) else ""
