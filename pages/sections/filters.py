"""The filters in the sidebar, each in the link, each saying what it leaves."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from pages.sections.policy import Reading
from timeline.view.filters import FACETS, NAMES, Facet, Filters, Screening, span_days
from timeline.view.markup import counts_markup
from timeline.view.words import count_statements

Asked = tuple[tuple[str, ...], "st.delta_generator.DeltaGenerator"]  # the options chosen, and the place for counts
_FOLDED = ("event_type", "modality", "precision", "article")
_EMPTY = {**dict.fromkeys(FACETS, ()), "since": None, "until": None, "search": ""}


def ask_filters(policy: Reading) -> Screening:
    """Ask for every filter in the sidebar; each option says how many statements it leaves."""
    with st.sidebar:
        summary = st.container()
        search = st.text_input(NAMES["search"], key="search", bind="query-params", placeholder="words in a statement")
        asked = {name: _ask_facet(name, policy.facets[name]) for name in FACETS if name not in _FOLDED}
        more, since, until = _ask_more(policy)
        chosen = {name: options for name, (options, _) in (asked | more).items()}
        filters = Filters(**chosen, since=since, until=until, search=search.strip())
        screening = Screening(policy.statements, filters, policy.facets)
        for name, (_, place) in (asked | more).items():
            place.html(counts_markup(screening.count_options(name), policy.facets[name].labels))
        with summary:
            _show_summary(screening)
    return screening


def _ask_more(policy: Reading) -> tuple[dict[str, Asked], date | None, date | None]:
    """Ask for the rarer filters, folded; they are there once the fold is opened, or the link asks for one."""
    needed = any(name in st.query_params for name in (*_FOLDED, "since", "until"))
    folded = st.expander("More filters", expanded=needed, key="more_filters", on_change="rerun")
    if not (folded.open or needed):
        return {}, None, None
    with folded:
        return {name: _ask_facet(name, policy.facets[name]) for name in _FOLDED}, *_ask_days(policy.statements)


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


def _ask_facet(name: str, facet: Facet) -> Asked:
    """Return what is chosen, and the place for the counts; a filter with one option is none."""
    if len(facet.labels) < 2:
        return (), st.empty()
    options = {label: option for option, label in facet.labels.items()}
    chosen = st.multiselect(FACETS[name], list(options), key=name, bind="query-params", placeholder="all")
    return tuple(options[label] for label in chosen), st.empty()


def _ask_days(table: pd.DataFrame) -> tuple[date | None, date | None]:
    first, last = span_days(table)
    reach = {"value": None, "min_value": first, "max_value": last, "format": "YYYY-MM-DD", "bind": "query-params"}
    return st.date_input(NAMES["since"], key="since", **reach), st.date_input(NAMES["until"], key="until", **reach)


def _show_summary(screening: Screening) -> None:
    total = len(screening.table)
    st.text(f"{len(screening.shown)} of {total} statements" if screening.masks else count_statements(total))
    if screening.masks:
        st.button("Clear all filters", key="clear_all", on_click=clear_filters, width="stretch")
