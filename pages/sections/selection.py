"""The selected statement: it lives in the link and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from pages.sections.policy import APART, POLICY, POLICY_CHANGED, POLICY_LOST, Reading
from timeline.view.filters import FACETS
from timeline.view.links import check_link, describe_dropped, is_within, overlap, read_day, read_window
from timeline.view.shifts import put_foremost

STATEMENT, WINDOW, LANES, CONTEXT = "statement", "window", "lanes", "context"
REVEAL, ARTICLE = "reveal", "article"  # in the link between two pages
LANE_OPTIONS = {"Actor": "actor", "Provision": "provision", "Article": "article"}
_SWITCH = {"true", "false"}
_DROPPED, _WARNED = "dropped", "warned"


def select_statement(identifier: str, reveal: bool = False) -> None:
    """Select a statement: everything on the page follows; `reveal` brings the article into sight."""
    st.query_params[STATEMENT] = identifier
    if reveal:
        st.query_params[REVEAL] = ARTICLE


def link_to(identifier: str) -> dict[str, str]:
    """Return the link from another page to a statement in its article."""
    policy = st.query_params.get(POLICY)
    return {STATEMENT: identifier, REVEAL: ARTICLE} | ({POLICY: policy} if policy else {})


def take_reveal() -> bool:
    """Return, once, whether the link asks to bring the article into sight; the link that is shared does not."""
    return st.query_params.pop(REVEAL, "") == ARTICLE


def selected_id(shown: pd.DataFrame, policy: Reading) -> str:
    """Return the selected statement, if the filters leave it; where none is chosen, the proof of the first shift."""
    wanted = st.query_params.get(STATEMENT, "") or _first_proof(policy)
    return wanted if (shown["id"] == wanted).any() else ""


def _first_proof(policy: Reading) -> str:
    return next((identifier for shift in put_foremost(policy.shifts) for identifier in shift.after_statements), "")


def check_address(policy: Reading) -> None:
    """Open the nearest valid view of a link with unknown values, and say what was dropped."""
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    dropped = check_link(params, _allowed_values(policy, params))
    for name in dropped:
        if name in (STATEMENT, WINDOW) or name not in _BOUND:
            del st.query_params[name]
    if dropped and not st.session_state.pop(POLICY_CHANGED, False):
        st.session_state[_DROPPED] = dropped
    show_dropped()


def check_days(reaches: Mapping[str, tuple[date, date]]) -> None:
    """Say which days of a link are none, or out of reach; Streamlit drops these without a word."""
    asked = {name: st.query_params.get_all(name) for name in reaches if name in st.query_params}
    days = {name: {day for day in asked.get(name, []) if is_within(day, *reach)} for name, reach in reaches.items()}
    if dropped := check_link(asked, days):
        st.session_state[_DROPPED] = dropped
    show_dropped()


def warn(words: str) -> None:
    """Say something on the next page, until it is closed."""
    st.session_state[_WARNED] = words


def show_dropped() -> None:
    """Say, until it is closed, what of the link with which the visitor came is not here, its policy before all."""
    if lost := st.session_state.get(POLICY_LOST):
        st.session_state[POLICY_LOST] = ""
        st.session_state[_DROPPED] = {POLICY: [lost]} | st.session_state.get(_DROPPED, {})
    dropped = describe_dropped(st.session_state.get(_DROPPED, {}))
    for key, words in ((_DROPPED, dropped), (_WARNED, st.session_state.get(_WARNED))):
        if words:
            with st.container(border=True, horizontal=True, vertical_alignment="center"):
                st.text(words)
                st.button("Close", key=f"close_{key}", on_click=st.session_state.pop, args=(key,))


def _allowed_values(policy: Reading, params: dict[str, list[str]]) -> dict[str, set[str] | None]:
    allowed = {name: set(facet.labels.values()) for name, facet in policy.facets.items()}
    days = {name: {value for value in params.get(name, []) if read_day(value)} for name in ("since", "until")}
    windows = {value for value in params.get(WINDOW, []) if _is_within(value, policy)}
    plain = {"search": None, "policy": None, CONTEXT: _SWITCH, APART: _SWITCH, LANES: set(LANE_OPTIONS)}
    chosen = {STATEMENT: set(policy.by_id), WINDOW: windows, REVEAL: {ARTICLE}}
    return {**allowed, **days, **plain, **chosen}


def _is_within(value: str, policy: Reading) -> bool:
    window = read_window(value)
    return window is not None and overlap(window, policy.window)


_BOUND = {
    *FACETS,
    "since",
    "until",
    "search",
    "policy",
    CONTEXT,
    APART,
    LANES,
}  # Streamlit itself drops what these lack
