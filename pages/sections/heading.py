"""What this is about, and what changed, in words."""

from __future__ import annotations

import streamlit as st

from pages.sections.policy import Reading
from pages.sections.selection import select_statement
from timeline.view.colours import POSITION_COLOURS, theme_name
from timeline.view.markup import heading_markup, shift_markup
from timeline.view.shifts import Shift, split_foremost


def is_dark() -> bool:
    """Return whether the visitor looks at the dark theme."""
    return st.context.theme.type == "dark"


def show_heading(policy: Reading) -> None:
    """Show the policy's title and its question."""
    st.html(heading_markup(policy.codebook.title or "What the articles say", policy.codebook.question))


def show_shifts(policy: Reading) -> None:
    """Show before → after for every provision, the changes in large type, each with its evidence.

    Of many shifts the foremost are shown, the others on demand: the picture must not slip out of sight.
    """
    foremost, rest = split_foremost(policy.shifts)
    turns = [shift for shift in foremost if shift.changed and shift.after]
    _show_row(turns, columns=min(len(turns), 2))
    _show_row([shift for shift in foremost if shift not in turns], columns=3)
    if rest:
        with st.expander(f"{len(rest)} more: earlier changes, other actors, and what holds throughout"):
            _show_row(rest, columns=3)


def _show_row(shifts: list[Shift], columns: int) -> None:
    for first in range(0, len(shifts), columns or 1):
        for place, shift in zip(st.columns(columns, gap="medium"), shifts[first : first + columns], strict=False):
            with place, st.container(gap="xsmall"):
                _show_shift(shift)


def _show_shift(shift: Shift) -> None:
    st.html(shift_markup(shift, POSITION_COLOURS[theme_name(is_dark())]))
    with st.container(horizontal=True, gap="small"):
        for side, proofs in (("before", shift.before_statements), ("after", shift.after_statements)):
            name = f"Evidence {side}" if shift.before_statements and shift.after_statements else "Evidence"
            if proofs:
                st.button(
                    f"{name} ({len(proofs)})",
                    key=f"proof_{side}_{shift.provision}_{shift.actor}_{shift.boundary}",
                    icon=":material/format_quote:",
                    type="tertiary",
                    on_click=_next_proof,
                    args=(proofs,),
                )


def _next_proof(proofs: tuple[str, ...]) -> None:
    """Select the first proof; clicked again, the one after the selected one."""
    selected = st.query_params.get("statement", "")
    place = proofs.index(selected) + 1 if selected in proofs else 0
    select_statement(proofs[place % len(proofs)])
