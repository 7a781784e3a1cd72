"""What this is about, and what changed, in words."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from pages.sections.evidence import show_evidence
from pages.sections.policy import Reading
from timeline.view.colours import POSITION_COLOURS, theme_name
from timeline.view.markup import heading_markup, paragraph_markup, shift_markup
from timeline.view.shifts import Shift, split_foremost
from timeline.view.words import describe_caveats


def is_dark() -> bool:
    """Return whether the visitor looks at the dark theme."""
    return st.context.theme.type == "dark"


def show_heading(policy: Reading) -> None:
    """Show the policy's title and its question; without a codebook, the title of the one article there is."""
    titles = [coding.article.title for coding in policy.analysis.codings]
    named = titles[0] if len(titles) == 1 else "What the articles say"
    st.html(heading_markup(policy.codebook.title or named, policy.codebook.question))


def show_shifts(policy: Reading, shown: pd.DataFrame) -> None:
    """Show before → after for every provision, the changes in large type, each with its evidence.

    Of many shifts the foremost are shown, the others on demand: the picture must not slip out of sight.
    """
    show_row = partial(_show_row, policy, frozenset(shown["id"]))
    foremost, rest = split_foremost(policy.shifts)
    turns = [shift for shift in foremost if shift.changed and shift.after]
    with st.container(gap="xsmall"):
        show_row(turns, columns=min(len(turns), 2))
        show_row([shift for shift in foremost if shift not in turns], columns=3)
        if rest:
            with st.expander(
                f"{len(rest)} more: earlier changes, other actors and countries, and what is told without a change"
            ):
                show_row(rest, columns=3)
        all_of_them = f"Drawn from all {len(policy.statements)} statements, whatever the filters leave."
        filtered = len(shown) < len(policy.statements) and all_of_them
        caveats = filter(None, (describe_caveats(policy.analysis.statements, policy.codebook), filtered))
        if note := " ".join(caveats):
            st.html(paragraph_markup(note, "quiet"))


def _show_row(policy: Reading, visible: frozenset[str], shifts: list[Shift], columns: int) -> None:
    for first in range(0, len(shifts), columns or 1):
        for place, shift in zip(st.columns(columns, gap="medium"), shifts[first : first + columns], strict=False):
            with place, st.container(gap="xsmall"):
                _show_shift(policy, shift, visible)


def _show_shift(policy: Reading, shift: Shift, visible: frozenset[str]) -> None:
    st.html(shift_markup(shift, POSITION_COLOURS[theme_name(is_dark())]))
    show_evidence(policy, shift, visible)
