"""The filters in the sidebar, each in the link, each saying what it leaves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from timeline.view.filters import (
    FACETS,
    NAMES,
    NO_FILTERS,
    Filters,
    count_options,
    count_without,
    explain_empty,
    filter_statements,
    label_options,
    span_days,
)

_EMPTY = {**dict.fromkeys(FACETS, ()), "since": None, "until": None, "search": ""}


def ask_filters(table: pd.DataFrame) -> Filters:
    """Ask for every filter in the sidebar; each option says how many statements it leaves."""
    with st.sidebar:
        summary = st.container()
        search = st.text_input(NAMES["search"], key="search", bind="query-params", placeholder="words in a statement")
        facets = {facet: _ask_facet(table, facet) for facet in FACETS}
        since, until = _ask_days(table)
        chosen = {facet: options for facet, (options, _) in facets.items()}
        filters = Filters(**chosen, since=since, until=until, search=search.strip())
        for facet, (_, place) in facets.items():
            place.html(_caption(count_options(table, filters, facet), label_options(table, facet)))
        with summary:
            _show_summary(table, filters)
    return filters


def show_filtered(table: pd.DataFrame, shown: pd.DataFrame, filters: Filters) -> None:
    """Say why nothing is left, and offer the way back."""
    if shown.empty:
        with st.container(border=True):
            st.text(explain_empty(table, filters))
            ways = count_without(table, filters)
            with st.container(horizontal=True):
                for name in (name for name, left in ways.items() if left and len(ways) > 1):
                    label = f"Without {NAMES[name].lower()}: {ways[name]}"
                    st.button(label, key=f"without_{name}", on_click=clear_filters, args=(name,))
                if ways:
                    st.button("Clear all filters", key="clear_here", type="primary", on_click=clear_filters)


def clear_filters(*names: str) -> None:
    """Let these filters ask for nothing, or all of them."""
    for name in names or _EMPTY:
        st.session_state[name] = _EMPTY[name]


def _ask_facet(table: pd.DataFrame, facet: str) -> tuple[tuple[str, ...], st.delta_generator.DeltaGenerator]:
    labels = label_options(table, facet)
    options = {labels[option]: option for option in count_options(table, NO_FILTERS, facet)}
    if len(options) < 2:
        return (), st.container()
    chosen = st.multiselect(FACETS[facet], list(options), key=facet, bind="query-params", placeholder="all")
    return tuple(options[label] for label in chosen), st.container()


def _ask_days(table: pd.DataFrame) -> tuple[date | None, date | None]:
    first, last = span_days(table)
    reach = {"value": None, "min_value": first, "max_value": last, "format": "YYYY-MM-DD", "bind": "query-params"}
    left, right = st.columns(2)
    return (
        left.date_input(NAMES["since"], key="since", **reach),
        right.date_input(NAMES["until"], key="until", **reach),
    )


def _show_summary(table: pd.DataFrame, filters: Filters) -> None:
    left = len(filter_statements(table, filters))
    st.text(f"{left} of {len(table)} statements" if filters.active() else f"{len(table)} statements")
    if filters.active():
        st.button("Clear all filters", key="clear_all", on_click=clear_filters, width="stretch")


def _caption(counts: Mapping[str, int], labels: Mapping[str, str]) -> str:
    if len(counts) < 2:
        return "<span></span>"
    parts = (f"<span>{escape(labels[option])}&nbsp;<b>{count}</b></span>" for option, count in counts.items())
    return f'<div class="counts">{" ".join(parts)}</div>'
