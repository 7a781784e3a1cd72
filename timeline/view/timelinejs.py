"""The timeline as TimelineJS JSON: a slide a statement, an era a policy state.

TimelineJS takes headline and text for HTML, so they are escaped once. It takes the markup out of `group` and
`display_date` and then shows what is left as HTML again, so these are escaped twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from html import escape
from typing import Any

from timeline.codebook import Codebook
from timeline.exchange.annotations import find_address
from timeline.model import Analysis, Article, Coding, PolicyState, Statement
from timeline.view.boundaries import describe_effect, find_first_word, find_precisions
from timeline.view.days import describe_edge
from timeline.view.quotations import quote_statement
from timeline.view.succession import settle_states
from timeline.view.terms import holder_label, position_label
from timeline.view.words import describe_claim, describe_day, describe_published, describe_when

_MARGIN = timedelta(days=7)  # an era must have two ends: an open one runs this far beyond everything known


def format_timeline(analysis: Analysis, codebook: Codebook) -> str:
    """Return the JSON that TimelineJS reads: title, events, eras; days are numbers, so no time zone moves them."""
    events = [_make_slide(s, coding, codebook) for coding in analysis.codings for s in coding.statements]
    states = settle_states(analysis.states, analysis.statements, codebook)
    edges, precisions = _find_edges(analysis), find_precisions(states, analysis.statements)
    known = {statement.id: statement for statement in analysis.statements}
    timeline = {
        "title": _make_title(analysis, codebook),
        "events": events,
        "eras": [
            _make_era(state, edges, precisions[state], find_first_word(state, known), codebook) for state in states
        ],
    }
    return json.dumps(timeline, indent=1)


def _make_title(analysis: Analysis, codebook: Codebook) -> dict[str, Any]:
    sources = "".join(f"<p>{_name_source(coding.article)}</p>" for coding in analysis.codings)
    headline = codebook.title or "Timeline of statements"
    return {"unique_id": "title", "text": {"headline": escape(headline), "text": escape(codebook.question) + sources}}


def _make_slide(statement: Statement, coding: Coding, codebook: Codebook) -> dict[str, Any]:
    when, article = statement.when, coding.article
    said = quote_statement(statement, coding)
    claim = describe_claim(statement, codebook)
    said_by = f"<p>{escape(statement.source)}</p>" if statement.source else ""
    slide = {
        "unique_id": statement.id,
        "start_date": _split_day(when.start or when.end or article.published),
        "display_date": _escape_twice(describe_when(when)),
        "group": _escape_twice(codebook.label(statement.actor)),
        "text": {
            "headline": escape(claim[:1].upper() + claim[1:]),
            "text": f"<blockquote>{escape(said)}</blockquote>{said_by}<p>{_name_source(article)}</p>",
        },
    }
    if when.start and when.end and when.start != when.end:
        slide["end_date"] = _split_day(when.end)
    return slide


def _make_era(
    state: PolicyState, edges: tuple[date, date], precisions: tuple[str, str], told: date | None, codebook: Codebook
) -> dict[str, Any]:
    """Return the state as an era; its ends say in words whether they are open or vague.

    These words differ, so that TimelineJS keeps both ends of a state of one day.
    """
    provision, actor = codebook.label(state.provision), holder_label(codebook, state.actor)
    since = _describe_edge("from", state.start, state.start_by, precisions[0])
    if state.effect is not None:
        since = describe_effect(state, precisions[0])
    if told is not None:  # nobody tells that it was so before
        since = f"by {describe_day(told)} at the latest"
    until = _describe_edge("until", state.end, state.end_by, precisions[1])
    start = _split_day(state.start or told or edges[0]) | {"display_date": since}
    end = _split_day(state.end or edges[1]) | {"display_date": until}
    headline = f"{provision}: {position_label(state.position)} ({actor})"
    return {"start_date": start, "end_date": end, "text": {"headline": escape(headline)}}


def _describe_edge(word: str, first: date | None, last: date | None, precision: str) -> str:
    if first is None:
        return f"{word} a day not known"
    if last in (None, first):
        return f"{word} {describe_edge(first, precision)}"
    return f"{word} between {describe_day(first)} and {describe_day(last)}"


def _find_edges(analysis: Analysis) -> tuple[date, date]:
    """Return a day before and a day after everything that is known."""
    intervals: list[Iterable[date | None]] = [(coding.article.published,) for coding in analysis.codings]
    intervals += [(statement.when.start, statement.when.end) for statement in analysis.statements]
    intervals += [(state.start, state.start_by, state.end, state.end_by) for state in analysis.states]
    days = [day for interval in intervals for day in interval if day]
    first, last = min(days, default=date.min + _MARGIN), max(days, default=date.max - _MARGIN)
    return max(first, date.min + _MARGIN) - _MARGIN, min(last, date.max - _MARGIN) + _MARGIN


def _split_day(day: date) -> dict[str, Any]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _name_source(article: Article) -> str:
    """Return title, outlet and date of the article as HTML, linked if it has a web address."""
    title, address = escape(article.title), find_address(article)
    name = f'<a href="{escape(address)}">{title}</a>' if address == article.url else title
    outlet = f"{escape(article.outlet)}. " if article.outlet else ""
    return f"{name}. {outlet}{escape(describe_published(article))}"


def _escape_twice(text: str) -> str:
    return escape(escape(text))
