"""The filters in the sidebar, each in the link, each saying what it leaves."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.policy import Reading
from timeline.view.filters import FACETS, NAMES, Facet, Filters, Screening, span_days
from timeline.view.markup import counts_markup

_EMPTY = {**dict.fromkeys(FACETS, ()), "since": None, "until": None, "search": ""}


def ask_filters(policy: Reading) -> Screening:
    """Ask for every filter in the sidebar; each option says how many statements it leaves."""
    with st.sidebar:
        summary = st.container()
        search = st.text_input(NAMES["search"], key="search", bind="query-params", placeholder="words in a statement")
        asked = {name: _ask_facet(name, facet) for name, facet in policy.facets.items()}
        since, until = _ask_days(policy.statements)
        chosen = {name: options for name, (options, _) in asked.items()}
        filters = Filters(**chosen, since=since, until=until, search=search.strip())
        screening = Screening(policy.statements, filters, policy.facets)
        for name, (_, place) in asked.items():
            place.html(counts_markup(screening.count_options(name), policy.facets[name].labels))
        with summary:
            _show_summary(screening)
    return screening


def show_way_back(screening: Screening) -> None:
    """Where nothing is left, say why, and offer the way back."""
    reason = screening.explain_empty()
    if not reason:
        return
    with st.container(border=True):
        st.text(reason)
        ways = {name: left for name, left in screening.count_without().items() if left}
        with st.container(horizontal=True):
            for name, left in ways.items() if len(screening.masks) > 1 else ():
                label = f"Without “{NAMES[name]}”: {left}"
                st.button(label, key=f"without_{name}", on_click=clear_filters, args=(name,))
            if screening.masks:
                st.button("Clear all filters", key="clear_here", type="primary", on_click=clear_filters)


def clear_filters(*names: str) -> None:
    """Let these filters ask for nothing, or all of them."""
    for name in names or _EMPTY:
        st.session_state[name] = _EMPTY[name]


def _ask_facet(name: str, facet: Facet) -> tuple[tuple[str, ...], st.delta_generator.DeltaGenerator]:
    """Return what is chosen, and the place for the counts; a filter with one option is none."""
    if len(facet.labels) < 2:
        return (), st.container()
    options = {label: option for option, label in facet.labels.items()}
    chosen = st.multiselect(FACETS[name], list(options), key=name, bind="query-params", placeholder="all")
    return tuple(options[label] for label in chosen), st.container()


def _ask_days(table: pd.DataFrame) -> tuple[date | None, date | None]:
    first, last = span_days(table)
    reach = {"value": None, "min_value": first, "max_value": last, "format": "YYYY-MM-DD", "bind": "query-params"}
    left, right = st.columns(2)
    return (
        left.date_input(NAMES["since"], key="since", **reach),
        right.date_input(NAMES["until"], key="until", **reach),
    )


def _show_summary(screening: Screening) -> None:
    total = len(screening.table)
    st.text(f"{len(screening.shown)} of {total} statements" if screening.masks else f"{total} statements")
    if screening.masks:
        st.button("Clear all filters", key="clear_all", on_click=clear_filters, width="stretch")
