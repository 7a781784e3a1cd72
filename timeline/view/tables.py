"""Dataclasses as tables: pandas starts here, and each column has its name here once.

Days are naive `datetime64[s]`, NaT where a date is open; a code that is missing is "" and never NaN.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from timeline.codebook import Codebook
from timeline.exchange.articles import parse_date
from timeline.model import Analysis, Coding, InputError, PolicyState, Statement
from timeline.view.boundaries import describe_effect, find_first_word, find_precisions
from timeline.view.pending import find_pending, name_state
from timeline.view.plans import draw_plans
from timeline.view.quotations import quote_statement
from timeline.view.succession import settle_states
from timeline.view.terms import holder_label, surety_label
from timeline.view.words import describe_when

ID, ARTICLE, ARTICLE_TITLE, OUTLET, PUBLISHED = "id", "article", "article_title", "outlet", "published"
KIND, EVENT_TYPE, SOURCE, SPEAKER = "kind", "event_type", "source", "speaker"
ACTOR, ACTOR_LABEL, ACTOR_RANK = "actor", "actor_label", "actor_rank"
PROVISION, PROVISION_LABEL, PROVISION_RANK = "provision", "provision_label", "provision_rank"
POSITION, CHANGE, MODALITY = "position", "change", "modality"
START, END, PRECISION, BASIS, WHEN = "start", "end", "precision", "basis", "when"
TEXT, SPAN_START, SPAN_END, CODER = "text", "span_start", "span_end", "coder"
START_BY, END_BY, STATEMENTS, DEPTH = "start_by", "end_by", "statements", "depth"
START_PRECISION, END_PRECISION = "start_precision", "end_precision"
EFFECT, DECIDED, PLANNED, KNOWN_BY = "effect", "decided", "planned", "known_by"
DATE, TITLE, URL = "date", "title", "url"

STATEMENT_COLUMNS = (
    *(ID, ARTICLE, ARTICLE_TITLE, OUTLET, PUBLISHED, KIND, EVENT_TYPE, SOURCE, SPEAKER),
    *(ACTOR, ACTOR_LABEL, ACTOR_RANK, POSITION, PROVISION, PROVISION_LABEL, PROVISION_RANK, CHANGE, MODALITY),
    *(START, END, PRECISION, BASIS, WHEN, TEXT, SPAN_START, SPAN_END, CODER),
)
STATE_COLUMNS = (
    *(PROVISION, PROVISION_LABEL, DEPTH, ACTOR, ACTOR_LABEL, POSITION),
    *(START, START_BY, START_PRECISION, END, END_BY, END_PRECISION, EFFECT, DECIDED, PLANNED, KNOWN_BY, STATEMENTS),
)
CONTEXT_COLUMNS = (DATE, TITLE, OUTLET, URL)
_DAYS = "datetime64[s]"


def statement_table(analysis: Analysis, codebook: Codebook) -> pd.DataFrame:
    """Return a row per statement, indexed from 0, in the order of the articles and of their text.

    `text` are its words as they may stand alone: "cannot use them" where the statement itself begins behind "cannot".
    `actor_rank` and `provision_rank` are places in the codebook; names that it lacks follow, as they appear.
    """
    actors = _Places(codebook, [actor.id for actor in codebook.actors])
    provisions = _Places(codebook, [provision.id for provision in codebook.provisions])
    rows = [
        _statement_row(statement, coding, actors, provisions)
        for coding in analysis.codings
        for statement in coding.statements
    ]
    return _with_days(pd.DataFrame(rows, columns=list(STATEMENT_COLUMNS)), PUBLISHED, START, END)


def name_sources(statements: pd.DataFrame) -> pd.Series:
    """Return who says each statement: by name where the source is but "he", and the article where it names nobody."""
    named = statements[SPEAKER].where(statements[SPEAKER] != "", statements[SOURCE])
    return named.where(named != "", "the article itself")


def name_sureties(statements: pd.DataFrame) -> list[str]:
    """Return how exact each statement's date is, and what it rests on."""
    return [surety_label(*date) for date in zip(statements[PRECISION], statements[BASIS], strict=True)]


def state_table(analysis: Analysis, codebook: Codebook) -> pd.DataFrame:
    """Return a row per policy state: provisions as in the codebook, narrower ones under their broader, then by time.

    `depth` counts the broader provisions above that have a state too; `statements` lists ids; `decided` says of a
    state that applies later than it begins from when on, and when that was decided. What is only announced for a day
    is a row, too, which is `planned`. `known_by` is the day by which a state is known that is merely asserted.
    """
    plans = draw_plans(analysis.states, analysis.statements, codebook, analysis.published)
    settled = settle_states(analysis.states, analysis.statements, codebook)
    order = _nest_provisions(codebook, {state.provision for state in (*settled, *plans)})
    depths = dict(order)
    places = {provision: place for place, (provision, _) in enumerate(order)}
    actors = _Places(codebook, [actor.id for actor in codebook.actors])
    states = sorted(
        (*settled, *plans),
        key=lambda state: (places[state.provision], actors.rank(state.actor), state.start or date.min),
    )
    precisions = find_precisions(states, analysis.statements)
    known = {statement.id: statement for statement in analysis.statements}
    pending = find_pending(settled, known, codebook, analysis.published)
    rows = [_state_row(state, precisions[state], depths[state.provision], codebook) for state in states]
    for row, state in zip(rows, states, strict=True):
        row[PLANNED], row[KNOWN_BY] = state in plans, find_first_word(state, known)
        row[DECIDED] = f"planned {plans[state]}" if state in plans else row[DECIDED]
        if name_state(state) in pending:
            row[PLANNED], row[DECIDED] = True, pending[name_state(state)]
    return _with_days(pd.DataFrame(rows, columns=list(STATE_COLUMNS)), START, START_BY, END, END_BY, EFFECT, KNOWN_BY)


def context_table(path: str | Path) -> pd.DataFrame:
    """Read the known dates of a CSV with the columns date, title, outlet, url.

    Raises InputError if the file is missing, lacks a column or has an unreadable date.
    """
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
    except FileNotFoundError:
        raise InputError(f"{path}: no such file.") from None
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError):
        raise InputError(f"{path}: is not a UTF-8 CSV file with the columns {', '.join(CONTEXT_COLUMNS)}.") from None
    for column in CONTEXT_COLUMNS:
        if column not in table:
            raise InputError(f"{path}: the column '{column}' is missing.")
    table[DATE] = [parse_date(value, f"{path}, row {row}: date") for row, value in enumerate(table[DATE], 2)]
    return _with_days(table[list(CONTEXT_COLUMNS)], DATE).sort_values(DATE, ignore_index=True)


class _Places:
    """Labels and places of codebook entries, looked up once each; unknown names follow as they appear."""

    def __init__(self, codebook: Codebook, identifiers: Sequence[str]):
        self.labels = {entry.id: entry.label for entry in (*codebook.actors, *codebook.provisions)}
        self.places = {identifier: place for place, identifier in enumerate(identifiers)}

    def label(self, identifier: str) -> str:
        return self.labels.get(identifier, identifier)

    def rank(self, identifier: str) -> int:
        return self.places.setdefault(identifier, len(self.places))


def _statement_row(statement: Statement, coding: Coding, actors: _Places, provisions: _Places) -> dict[str, object]:
    article, when = coding.article, statement.when
    return {
        ID: statement.id,
        ARTICLE: article.id,
        ARTICLE_TITLE: article.title,
        OUTLET: article.outlet,
        PUBLISHED: article.published,
        KIND: statement.kind,
        EVENT_TYPE: statement.event_type,
        SOURCE: statement.source,
        SPEAKER: statement.speaker,
        ACTOR: statement.actor,
        ACTOR_LABEL: actors.label(statement.actor),
        ACTOR_RANK: actors.rank(statement.actor),
        POSITION: statement.position,
        PROVISION: statement.provision,
        PROVISION_LABEL: provisions.label(statement.provision),
        PROVISION_RANK: provisions.rank(statement.provision),
        CHANGE: statement.change,
        MODALITY: statement.modality,
        START: when.start,
        END: when.end,
        PRECISION: when.precision,
        BASIS: when.basis,
        WHEN: describe_when(when),
        TEXT: quote_statement(statement, coding),
        SPAN_START: statement.span.start,
        SPAN_END: statement.span.end,
        CODER: statement.coder,
    }


def _state_row(state: PolicyState, precisions: tuple[str, str], depth: int, codebook: Codebook) -> dict[str, object]:
    return {
        PROVISION: state.provision,
        PROVISION_LABEL: codebook.label(state.provision),
        DEPTH: depth,
        ACTOR: state.actor,
        ACTOR_LABEL: holder_label(codebook, state.actor),
        POSITION: state.position,
        START: state.start,
        START_BY: state.start_by or state.start,
        START_PRECISION: precisions[0],
        END: state.end,
        END_BY: state.end_by or state.end,
        END_PRECISION: precisions[1],
        EFFECT: state.effect,
        DECIDED: describe_effect(state, precisions[0]) if state.effect else "",
        STATEMENTS: list(state.statements),
    }


def _nest_provisions(codebook: Codebook, shown: set[str]) -> list[tuple[str, int]]:
    """Return the shown provisions and their depth, each followed by its narrower ones; unknown ones come last."""
    children: dict[str, list[str]] = {}
    for provision in codebook.provisions:
        children.setdefault(provision.within, []).append(provision.id)
    order: list[tuple[str, int]] = []

    def visit(identifier: str, depth: int) -> None:
        if identifier in shown:
            order.append((identifier, depth))
            depth += 1
        for child in children.get(identifier, []):
            visit(child, depth)

    for top in children.get("", []):
        visit(top, 0)
    known = {identifier for identifier, _ in order}
    return order + [(identifier, 0) for identifier in sorted(shown - known)]


def _with_days(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    return table.assign(**{column: pd.to_datetime(table[column]).astype(_DAYS) for column in columns})
