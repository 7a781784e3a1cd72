"""The page "Read an article": a visitor's own article, kept in this session only."""

import streamlit as st

from pages.sections.frame import open_page
from pages.sections.policy import open_policy
from pages.sections.reader import ask_article, go_to_timeline, show_own_articles
from pages.sections.selection import show_dropped

open_page("Read an article")
go_to_timeline()
st.title("Read an article", anchor=False)
st.text("Paste or upload a news article. It is shown to you alone, and forgotten when you close or reload the page.")
ask_article()
show_dropped()
show_own_articles(open_policy())
