"""Take away: what the filters leave, as files."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.sections.policy import Reading
from timeline.view.takeaway import FORMATS, Format, restrict


def show_take_away(policy: Reading, shown: pd.DataFrame) -> None:
    """Offer the shown statements in every format; a file is made when it is asked for."""
    folded = st.expander("Take away", icon=":material/download:", key="take_away", on_change="rerun")
    if folded.open:
        with folded:
            st.text(f"{len(shown)} statements, as the filters leave them.")
            for form in FORMATS:
                _offer(form, policy, frozenset(shown["id"]))


def _offer(form: Format, policy: Reading, identifiers: frozenset[str]) -> None:
    filtered = len(identifiers) < len(policy.analysis.statements)
    file, description = st.columns([1, 3], vertical_alignment="center")
    file.download_button(
        form.label,
        data=lambda: form.render(restrict(policy.analysis, identifiers), policy.codebook),
        file_name=f"timeline{'-filtered' * filtered}.{form.extension}",
        mime=form.mime,
        key=f"download_{form.id}",
        on_click="ignore",
        width="stretch",
    )
    description.text(form.description)
