"""The Share button: the whole view as a link."""

from __future__ import annotations

import streamlit as st

from pages.sections.policy import OTHER_POLICY, POLICY, Reading
from timeline.view.links import describe_reach, full_link

_OWN = "Your own articles are in this browser session only"


def show_share(policy: Reading) -> None:
    """Offer the full link of the present view, and say who can open it; what is in this session only has none."""
    with st.popover("Share this view", icon=":material/share:"):
        if policy.own and st.session_state.get(POLICY) == OTHER_POLICY:
            st.text(f"{_OWN}: no link can open them. To show this view to others, send a file from “Take away”.")
            return
        address = st.context.url or ""
        st.text("This link opens the same statements, selection and stretch of time.")
        params = {name: st.query_params.get_all(name) for name in st.query_params}
        st.code(full_link(address, params), language=None, wrap_lines=True)
        st.text(describe_reach(address))
        if policy.own:
            st.text(f"{_OWN}: others see the view without them.")
