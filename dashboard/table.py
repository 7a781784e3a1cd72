"""The table: the same rows as the picture, for the keyboard and for screen readers."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.policy import Reading
from dashboard.selection import select_statement

KEY = "table"
_COLUMNS = {
    "when": "When",
    "kind": "Kind",
    "actor_label": "Actor",
    "position": "Position",
    "provision_label": "Provision",
    "speaker": "Said by",
    "text": "Statement",
    "article_title": "Article",
}


def show_table(policy: Reading, shown: pd.DataFrame, selected: str) -> None:
    """Show the statements as rows; choosing a row selects its statement."""
    if shown.empty:
        return
    identifiers = list(shown["id"])
    rows = [identifiers.index(selected)] if selected else []
    if st.session_state.get(KEY, {}).get("selection", {}).get("rows") != rows:
        st.session_state[KEY] = {"selection": {"rows": rows, "columns": [], "cells": []}}
    table = shown[list(_COLUMNS)].assign(position=shown["position"].map(policy.facets["position"].labels))
    st.dataframe(
        table.rename(columns=_COLUMNS),
        key=KEY,
        hide_index=True,
        selection_mode="single-row",
        on_select=lambda: _take(identifiers),
        lazy=len(table) > 1000,
        alt="The statements of the picture as a table",
        column_config={"Statement": st.column_config.TextColumn(width="large")},
    )


def _take(identifiers: list[str]) -> None:
    rows = st.session_state[KEY]["selection"]["rows"]
    if rows and rows[0] < len(identifiers):
        select_statement(identifiers[rows[0]])
