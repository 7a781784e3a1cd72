"""Two moments to choose, and what is held at each."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages.sections.heading import is_dark
from pages.sections.policy import Reading
from pages.sections.selection import check_days, link_to
from timeline.view.colours import POSITION_COLOURS, theme_name
from timeline.view.comparison import CHANGED, HALF_KNOWN, SAME, UNTOLD, Comparison, Holding, shift_moments
from timeline.view.days import describe_day
from timeline.view.filters import span_days
from timeline.view.markup import holdings_markup, paragraph_markup
from timeline.view.quotations import quote_statement
from timeline.view.terms import holder_label

_PROOFS = 8
_OUTCOMES = {"Changed": CHANGED, "No change told": SAME, "Told for one of the days only": HALF_KNOWN}


def check_moments(policy: Reading) -> None:
    """Say which day of the link with which the visitor came is none."""
    first, last = _choose_moments(policy)
    check_days({"before": _find_reach(first), "after": _find_reach(last)})


def ask_moments(policy: Reading) -> tuple[date | None, date | None]:
    """Ask for two days; they begin around the shift that the timeline tells first."""
    first, last = _choose_moments(policy)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        before = _ask_day("Before", "before", first)
        after = _ask_day("After", "after", last)
        st.button("Before and after the shift", on_click=_ask_shift, args=(first, last))
    return before, after


def _ask_day(label: str, key: str, day: date) -> date | None:
    return st.date_input(label, day, *_find_reach(day), key=key, format="YYYY-MM-DD", width=180, bind="query-params")


def _choose_moments(policy: Reading) -> tuple[date, date]:
    return shift_moments(policy.shifts) or span_days(policy.statements)


def _find_reach(day: date) -> tuple[date, date]:
    return date(day.year - 50, 1, 1), date(day.year + 50, 12, 31)


def _ask_shift(first: date, last: date) -> None:
    st.session_state["before"], st.session_state["after"] = first, last


def show_comparisons(policy: Reading, comparisons: list[Comparison], before: date, after: date) -> None:
    """Show a row per provision and actor, what changed first."""
    if not comparisons:
        st.text("No position on any provision is told for these days.")
    for title, outcome in _OUTCOMES.items():
        chosen = [comparison for comparison in comparisons if comparison.outcome == outcome]
        if chosen:
            st.subheader(title, anchor=False)
        for comparison in chosen:
            _show_comparison(policy, comparison, before, after)
    if untold := [comparison for comparison in comparisons if comparison.outcome == UNTOLD]:
        names = "; ".join(_name_comparison(policy, comparison) for comparison in untold)
        st.html(paragraph_markup(f"Not told for either day: {names}.", "quiet"))


def _name_holders(policy: Reading, comparison: Comparison) -> str:
    holders = (comparison.giver, comparison.actor) if comparison.giver else (comparison.actor,)
    return ", then ".join(holder_label(policy.codebook, holder) for holder in holders)


def _name_comparison(policy: Reading, comparison: Comparison) -> str:
    whose = _name_holders(policy, comparison)
    provision = policy.codebook.label(comparison.provision)
    return f"{provision} ({whose})" if provision else whose


def _show_comparison(policy: Reading, comparison: Comparison, before: date, after: date) -> None:
    with st.container(border=True):
        whose, left, right = st.columns(3)
        with whose:
            st.html(paragraph_markup(policy.codebook.label(comparison.provision), "provision"))
            st.html(paragraph_markup(_name_holders(policy, comparison), "quiet"))
        for place, day, holdings in ((left, before, comparison.before), (right, after, comparison.after)):
            with place:
                st.html(paragraph_markup(describe_day(day), "quiet"))
                st.html(holdings_markup(holdings, POSITION_COLOURS[theme_name(is_dark())]))
                _show_proofs(policy, holdings)


def _show_proofs(policy: Reading, holdings: tuple[Holding, ...]) -> None:
    proofs = [proof for holding in holdings for proof in holding.statements if proof in policy.by_id]
    if proofs:
        st.html(paragraph_markup(f"“{quote_statement(*policy.by_id[proofs[0]])}”", "proof"))
    with st.container(horizontal=True):
        for number, proof in enumerate(proofs[:_PROOFS], 1):
            label = "See it in the article" if number == 1 else f"Evidence {number}"
            st.page_link("app.py", label=label, query_params=link_to(proof))
