"""Picture, article, card and table: what a click changes, and nothing else is run again."""

from __future__ import annotations

import streamlit as st

from pages.sections.article import show_article
from pages.sections.card import show_card, show_sentence
from pages.sections.picture import show_picture
from pages.sections.policy import Reading
from pages.sections.selection import selected_id, take_reveal
from pages.sections.table import show_table
from timeline.view.filters import Screening


@st.fragment
def show_explorer(policy: Reading, screening: Screening) -> None:
    """Show the statements that the filters leave, the picture before all else: the pane need not wait for a click."""
    shown, search, reveal = screening.shown, screening.filters.search, take_reveal()
    selected = selected_id(shown, policy)
    if not policy.statements.empty:  # of nothing there is no stretch of time to draw
        show_picture(policy, screening, selected)
    show_sentence(policy, shown, selected)
    reading, telling = st.columns([3, 2], gap="large")
    with reading:
        show_article(policy, shown, selected, search, reveal)
    with telling:
        show_card(policy, selected)
    show_table(policy, shown, selected)
