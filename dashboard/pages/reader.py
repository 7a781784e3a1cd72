"""The page "Read an article": a visitor's own article, kept in this session only."""

import streamlit as st

from dashboard.policy import open_policy
from dashboard.reader import ask_article, show_own_articles

st.title("Read an article", anchor=False)
st.text("Paste or upload a news article. It is read here, shown to you alone, and forgotten when you close the page.")
ask_article()
show_own_articles()
open_policy()
