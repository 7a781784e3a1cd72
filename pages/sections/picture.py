"""The picture with its choices: lanes, known dates, the stretch of time."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pandas as pd
import streamlit as st

from pages.sections.heading import is_dark
from pages.sections.policy import Reading
from pages.sections.selection import CONTEXT, LANE_OPTIONS, LANES, STATEMENT, WINDOW, select_statement
from pages.sections.share import show_share
from timeline.codebook import DATA, Codebook, load_codebook
from timeline.view.charts import layout_specification
from timeline.view.filters import Filters, Screening
from timeline.view.layout import Layout, lay_out
from timeline.view.links import overlap, read_window, write_window
from timeline.view.markup import known_dates_markup, legend_markup
from timeline.view.selections import SELECTIONS, read_drill, read_pick, read_zoom
from timeline.view.tables import DATE, OUTLET, TITLE, URL, context_table
from timeline.view.words import describe_day

KEY = "picture"
_SHOWN = "shown_window"  # what the chart was drawn with; the zoom goes on from there in the browser
_REVISION = "revision"


def show_picture(policy: Reading, screening: Screening, selected: str) -> None:
    """Show bands and lanes; a click on a mark selects it, a click on a bar narrows the stretch of time."""
    shown = screening.shown
    with st.container(horizontal=True, vertical_alignment="bottom"):
        lanes = st.segmented_control(
            "Lanes", list(LANE_OPTIONS), default="Actor", required=True, key=LANES, bind="query-params"
        )
        known = policy.codebook == _own_codebook() and _ask_known()
        if WINDOW in st.query_params:
            st.button("Whole time", key="whole_time", on_click=_show_whole)
        show_share(policy)
    keep = _lay_out_for_session if policy.own else _lay_out_for_all
    layout = keep(policy, shown, policy.token, screening.filters, LANE_OPTIONS[lanes], known, _window(policy))
    picture = layout_specification(layout.select(selected, _revise(shown, selected)), is_dark())
    st.vega_lite_chart(
        spec=picture, key=KEY, theme=None, on_select=partial(_take, shown), selection_mode=SELECTIONS, width="stretch"
    )
    st.html(legend_markup(is_dark()))
    if known:
        _show_sources(_context())


def _show_sources(context: pd.DataFrame) -> None:
    """Say where the known dates are from."""
    with st.expander("Sources of the known dates", icon=":material/public:"):
        days = (describe_day(day.date()) for day in context[DATE])
        st.html(known_dates_markup(zip(days, context[TITLE], context[OUTLET], context[URL], strict=True)))


def _lay_out(
    _policy: Reading, _shown: pd.DataFrame, token: str, filters: Filters, lanes: str, known: bool, window: tuple
) -> Layout:
    """Lay the picture out once for what is chosen; a selection changes no place in it."""
    context = _context() if known else None
    return lay_out(_shown, _policy.states, window, lanes=lanes, context=context)


_lay_out_for_all = st.cache_resource(show_spinner=False, max_entries=64)(_lay_out)
_lay_out_for_session = st.cache_resource(show_spinner=False, max_entries=16, scope="session")(_lay_out)


def _window(policy: Reading) -> tuple:
    """Return the stretch of time the chart is drawn with: that of the link with which the visitor came, or all."""
    if _SHOWN not in st.session_state:
        st.session_state[_SHOWN] = st.query_params.get(WINDOW, "")
    window = read_window(st.session_state[_SHOWN])
    return window if window and overlap(window, policy.window) else policy.window


def _take(shown: pd.DataFrame) -> None:
    """Act on what is new: a selection stays reported, so an old click bears an old revision, or is selected already."""
    selection, revision = st.session_state[KEY].selection, st.session_state.get(_REVISION, 0)
    picked, drilled = read_pick(selection, shown, revision), read_drill(selection, revision)
    if picked and picked != st.query_params.get(STATEMENT):
        select_statement(picked)
    elif drilled:
        st.query_params[WINDOW] = window = write_window(*drilled[1:])
        _draw_anew(window)
    elif zoomed := read_zoom(selection):
        st.query_params[WINDOW] = write_window(*zoomed)


def _revise(shown: pd.DataFrame, selected: str) -> int:
    """Return the revision that the picture is drawn with: a new one if its last click is no longer what is selected.

    So the same mark can be clicked again, and as long as clicks come from the picture, only the ring is drawn anew.
    """
    revision = st.session_state.get(_REVISION, 0)
    picture = st.session_state.get(KEY)
    picked = read_pick(picture.selection, shown, revision) if picture else ""
    st.session_state[_REVISION] = revision + bool(picked and picked != selected)
    return st.session_state[_REVISION]


def _show_whole() -> None:
    del st.query_params[WINDOW]
    _draw_anew("")


def _draw_anew(window: str) -> None:
    """Draw the picture for this stretch of time, in another revision: the bar that was clicked can be clicked again."""
    st.session_state[_SHOWN] = window
    st.session_state[_REVISION] = st.session_state.get(_REVISION, 0) + 1


def _ask_known() -> bool:
    return st.toggle("Known dates", key=CONTEXT, bind="query-params", help="Dates from other sources.")


@st.cache_resource(show_spinner=False)
def _own_codebook() -> Codebook:
    """Return the codebook that the program brings along: the known dates are those of its policy alone."""
    return load_codebook()


@st.cache_data(show_spinner=False)
def _context() -> pd.DataFrame:
    return context_table(Path(DATA) / "context.csv")
