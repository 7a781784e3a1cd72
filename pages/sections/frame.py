"""What every page has around it: its title, the one style sheet, the way to the other pages."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

VIEW = Path(__file__).resolve().parents[2] / "timeline/view"
_SIDEBAR = 320  # pixels: the name of a policy fits in
PAGES = {
    "Timeline": ("app.py", ":material/timeline:"),
    "Before and after": ("pages/before_and_after.py", ":material/compare_arrows:"),
    "Read an article": ("pages/read_an_article.py", ":material/article:"),
    "Codebook": ("pages/codebook.py", ":material/menu_book:"),
}


def open_page(title: str) -> None:
    """Begin a page. The links keep the policy; Streamlit's own list of pages would call the first one "app"."""
    icon = (VIEW / "icon.svg").read_text("utf-8")
    st.set_page_config(
        f"{title} – Policy-change timeline", page_icon=icon, layout="wide", initial_sidebar_state=_SIDEBAR
    )
    st.html(VIEW / "page.css")
    policy = st.query_params.get_all("policy")
    with st.container(horizontal=True, gap="small"):
        for name, (path, symbol) in PAGES.items():
            st.page_link(path, label=name, icon=symbol, query_params={"policy": policy[0]} if policy else None)
