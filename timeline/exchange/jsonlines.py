"""Codings out and in as JSON lines: one article a line, complete, in the format that the README describes.

A line is ASCII: neither a line separator within a text nor the encoding of a terminal can break it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from timeline.exchange.fields import Fields
from timeline.model import (
    ATTRIBUTION_TYPES,
    BASES,
    CHANGES,
    KINDS,
    MODALITIES,
    POSITIONS,
    PRECISIONS,
    TIMEX_TYPES,
    Analysis,
    Article,
    Attribution,
    Coding,
    Evidence,
    InputError,
    PolicyState,
    Statement,
    Timex,
    When,
)

_encode = json.JSONEncoder(check_circular=False).encode


def coding_row(coding: Coding, states: Iterable[PolicyState] = ()) -> dict[str, Any]:
    """Return one article with everything read from it, and the policy states that it proves, ready for JSON."""
    article = coding.article
    return {
        "id": article.id,
        "published": article.published.isoformat(),
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published_basis": article.published_basis,
        "text": article.text,
        "sentences": coding.sentences,
        "attributions": [
            {"source": a.source, "cue": a.cue, "content": a.content, "type": a.type} for a in coding.attributions
        ],
        "timexes": [_timex_row(timex) for timex in coding.timexes],
        "statements": [statement_row(statement) for statement in coding.statements],
        "states": [_state_row(state) for state in states],
    }


def format_row(coding: Coding, states: Iterable[PolicyState] = ()) -> str:
    """Return the article's line, without the line end."""
    return _encode(coding_row(coding, states))


def format_lines(analysis: Analysis) -> str:
    """Return the analysis as JSON lines; a policy state stands with every article that proves it.

    A state that names no statement stands with the first article.
    """
    lines = []
    for number, coding in enumerate(analysis.codings):
        ids = {statement.id for statement in coding.statements}
        proven = [s for s in analysis.states if not ids.isdisjoint(s.statements) or not (s.statements or number)]
        lines.append(format_row(coding, proven) + "\n")
    return "".join(lines)


def statement_row(statement: Statement) -> dict[str, Any]:
    """Return a statement under the names that JSON lines and CSV share; None is an open or unknown date."""
    when = statement.when
    return {
        "id": statement.id,
        "span": statement.span,
        "text": statement.text,
        "kind": statement.kind,
        "event_type": statement.event_type,
        "source": statement.source,
        "speaker": statement.speaker,
        "actor": statement.actor,
        "position": statement.position,
        "provision": statement.provision,
        "change": statement.change,
        "modality": statement.modality,
        "start": _iso(when.start),
        "end": _iso(when.end),
        "precision": when.precision,
        "basis": when.basis,
        "evidence": [{"span": e.span, "rule": e.rule, "code": e.code} for e in statement.evidence],
        "coder": statement.coder,
    }


def read_codings(lines: Iterable[str], name: str = "standard input") -> list[Coding]:
    """Read codings back from JSON lines; raises InputError naming line and field.

    A row without the article's text is read too; with it, every span must hold what it says it holds.
    """
    return [coding for coding, _ in _read_rows(lines, name)]


def read_analysis(lines: Iterable[str], name: str = "standard input") -> Analysis:
    """Read codings with their policy states; a state that several articles prove comes back once."""
    codings, states = [], {}
    for coding, own in _read_rows(lines, name):
        codings.append(coding)
        states.update(dict.fromkeys(own))
    return Analysis(tuple(codings), tuple(states))


def read_statement(row: Fields, article: Article) -> Statement:
    """Turn a statement's fields into a Statement; the inverse of `statement_row`."""
    span, text = row.span("span", article.text), row.text("text", required=True)
    if article.text and article.text[span.start : span.end] != text:
        row.fail("text", f"is not what the article says at {list(span)}")
    return Statement(
        id=row.text("id", required=True),
        article=article.id,
        span=span,
        text=text,
        kind=row.choice("kind", KINDS),
        when=When(*row.days(), row.choice("precision", PRECISIONS), row.choice("basis", BASES)),
        event_type=row.text("event_type"),
        source=row.text("source"),
        speaker=row.text("speaker"),
        actor=row.text("actor"),
        position=row.choice("position", ("", *POSITIONS)),
        provision=row.text("provision"),
        change=row.choice("change", ("", *CHANGES)),
        modality=row.choice("modality", MODALITIES),
        evidence=tuple(
            Evidence(entry.span("span", article.text), entry.text("rule"), entry.text("code"))
            for entry in row.entries("evidence")
        ),
        coder=row.text("coder") or "machine",
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _timex_row(timex: Timex) -> dict[str, Any]:
    return {
        "span": timex.span,
        "type": timex.type,
        "value": timex.value,
        "start": _iso(timex.start),
        "end": _iso(timex.end),
        "precision": timex.precision,
        "rule": timex.rule,
    }


def _state_row(state: PolicyState) -> dict[str, Any]:
    return {
        "provision": state.provision,
        "actor": state.actor,
        "position": state.position,
        "start": _iso(state.start),
        "start_by": _iso(state.start_by),
        "end": _iso(state.end),
        "end_by": _iso(state.end_by),
        "effect": _iso(state.effect),
        "effect_precision": state.effect_precision if state.effect else "",
        "statements": state.statements,
    }


def _read_rows(lines: Iterable[str], name: str) -> Iterator[tuple[Coding, Sequence[PolicyState]]]:
    articles: set[str] = set()
    statements: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip("\ufeff \t\r\n"):
            continue
        row = _parse_row(line, f"{name}, line {number}")
        coding = _read_coding(row)
        row.claim(coding.article.id, articles)
        for statement, entry in zip(coding.statements, row.entries("statements"), strict=True):
            entry.claim(statement.id, statements)
        yield coding, [_read_state(entry) for entry in row.entries("states")]


def _parse_row(line: str, where: str) -> Fields:
    try:
        row = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        raise InputError(f"{where}: is not JSON; write one article a line.") from None
    if not isinstance(row, dict):
        raise InputError(f"{where}: is not a JSON object with id, published and statements.")
    return Fields(row, where)


def _read_coding(row: Fields) -> Coding:
    article = Article(
        id=row.text("id", required=True),
        text=row.text("text"),
        published=row.day("published", required=True),
        title=row.text("title"),
        outlet=row.text("outlet"),
        url=row.text("url"),
        published_basis=row.text("published_basis"),
    )
    return Coding(
        article,
        row.spans("sentences", article.text),
        tuple(_read_attribution(entry, article.text) for entry in row.entries("attributions")),
        tuple(_read_timex(entry, article.text) for entry in row.entries("timexes")),
        tuple(read_statement(entry, article) for entry in row.entries("statements")),
    )


def _read_attribution(row: Fields, text: str) -> Attribution:
    source, cue, content = (row.spans(key, text) for key in ("source", "cue", "content"))
    return Attribution(source, cue, content, row.choice("type", ATTRIBUTION_TYPES))


def _read_timex(row: Fields, text: str) -> Timex:
    span, kind = row.span("span", text), row.choice("type", TIMEX_TYPES)
    precision = row.choice("precision", PRECISIONS)
    return Timex(span, kind, row.text("value"), *row.days(), precision, row.text("rule"))


def _read_state(row: Fields) -> PolicyState:
    return PolicyState(
        provision=row.text("provision"),
        actor=row.text("actor"),
        position=row.choice("position", POSITIONS),
        start=row.day("start"),
        end=row.day("end"),
        statements=row.texts("statements"),
        start_by=row.day("start_by"),
        end_by=row.day("end_by"),
        effect=row.day("effect"),
        effect_precision=row.choice("effect_precision", PRECISIONS) if row.day("effect") else "day",
    )
