"""The dashboard. Start it with `streamlit run app.py`, or with `-- --policy FOLDER` for another policy."""

from pathlib import Path

import streamlit as st

VIEW = Path(__file__).parent / "timeline/view"

st.set_page_config("Policy-change timeline", page_icon=(VIEW / "icon.svg").read_text("utf-8"), layout="wide")
st.html(VIEW / "page.css")
page = st.navigation(
    [
        st.Page("dashboard/pages/timeline.py", title="Timeline", icon=":material/timeline:", default=True),
        st.Page("dashboard/pages/comparison.py", title="Before and after", icon=":material/compare_arrows:"),
        st.Page("dashboard/pages/reader.py", title="Read an article", icon=":material/article:"),
        st.Page("dashboard/pages/codebook.py", title="Codebook", icon=":material/menu_book:"),
    ],
    position="top",
)
page.run()
