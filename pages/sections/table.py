"""The table: the same rows as the picture, for the keyboard and for screen readers."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from pages.sections.policy import Reading
from pages.sections.selection import select_statement
from timeline.view.tables import name_sources, name_sureties

KEY = "table"
PAGE = 500  # rows that the browser is sent at once
_COLUMNS = {
    "when": "When",
    "actor_label": "Actor",
    "position": "Position",
    "provision_label": "Provision",
    "text": "Statement",
    "said": "Said by",
    "exact": "How exact",
    "kind": "Kind",
    "article_title": "Article",
}
_WIDTHS = {"When": 158, "Actor": 122, "Position": 124, "Provision": 155, "Statement": 390, "Said by": 146}  # pixels


def show_table(policy: Reading, shown: pd.DataFrame, selected: str) -> None:
    """Show the statements as rows, a page of them where they are many; choosing a row selects its statement."""
    if shown.empty:
        return
    page = _choose_page(shown, selected)
    identifiers = list(page["id"])
    rows = [identifiers.index(selected)] if selected in identifiers else []
    if st.session_state.get(KEY, {}).get("selection", {}).get("rows") != rows:
        st.session_state[KEY] = {"selection": {"rows": rows, "columns": [], "cells": []}}
    positions = page["position"].map(policy.facets["position"].labels)
    table = page.assign(position=positions, said=name_sources(page), exact=name_sureties(page))[list(_COLUMNS)]
    st.dataframe(
        table.rename(columns=_COLUMNS),
        key=KEY,
        hide_index=True,
        selection_mode="single-row",
        on_select=partial(_take, identifiers),
        alt="The statements of the picture as a table",
        column_config={name: st.column_config.TextColumn(width=width) for name, width in _WIDTHS.items()},
    )


def _choose_page(shown: pd.DataFrame, selected: str) -> pd.DataFrame:
    """Return the rows of one page, at first of that which holds the selected statement."""
    pages = -(-len(shown) // PAGE)
    if pages == 1:
        return shown
    place = int((shown["id"] == selected).to_numpy().argmax())
    number = st.pagination(pages, default=place // PAGE + 1, key=f"page_{selected}_{pages}")
    return shown.iloc[(number - 1) * PAGE : number * PAGE]


def _take(identifiers: list[str]) -> None:
    rows = st.session_state[KEY]["selection"]["rows"]
    if rows and rows[0] < len(identifiers):
        select_statement(identifiers[rows[0]])
