"""Take away: what the filters leave, as files."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.policy import Reading
from timeline.view.takeaway import FORMATS, Format, restrict


def show_take_away(policy: Reading, shown: pd.DataFrame) -> None:
    """Offer the shown statements in every format; a file is made when it is asked for."""
    with st.expander("Take away", icon=":material/download:"):
        st.text(f"{len(shown)} statements, as the filters leave them.")
        identifiers = frozenset(shown["id"])
        for form in FORMATS:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.download_button(
                    form.label,
                    data=lambda form=form: _render(form, policy, identifiers),
                    file_name=f"timeline.{form.extension}",
                    mime=form.mime,
                    key=f"download_{form.id}",
                    on_click="ignore",
                    width=240,
                )
                st.text(form.description)


def _render(form: Format, policy: Reading, identifiers: frozenset[str]) -> bytes:
    return form.render(restrict(policy.analysis, identifiers), policy.codebook)
