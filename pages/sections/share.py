"""The Share button: the whole view as a link."""

from __future__ import annotations

import streamlit as st

from timeline.view.links import describe_reach, full_link


def show_share() -> None:
    """Offer the full link of the present view, and say who can open it."""
    with st.popover("Share this view", icon=":material/share:"):
        address = st.context.url or ""
        st.text("This link opens the same statements, selection and stretch of time.")
        params = {name: st.query_params.get_all(name) for name in st.query_params}
        st.code(full_link(address, params), language=None, wrap_lines=True)
        st.text(describe_reach(address))
