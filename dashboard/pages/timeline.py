"""The page "Timeline": the shift in words, the picture, the article with its statements, the table."""

import streamlit as st

from dashboard.article import show_article
from dashboard.card import show_card
from dashboard.filters import ask_filters, show_way_back
from dashboard.heading import show_heading, show_shifts
from dashboard.picture import show_picture
from dashboard.policy import open_policy
from dashboard.selection import check_address, selected_id
from dashboard.share import show_share
from dashboard.table import show_table
from dashboard.takeaway import show_take_away

policy = open_policy()
check_address(policy)
screening = ask_filters(policy)
shown, search = screening.shown, screening.filters.search
selected = selected_id(shown, policy)

show_heading(policy)
show_shifts(policy)
show_way_back(screening)
show_picture(policy, shown, selected)
reading, telling = st.columns([3, 2], gap="large")
with reading:
    show_article(policy, shown, selected, search)
with telling:
    show_card(policy, shown, selected)
show_table(policy, shown, selected)
show_share()
show_take_away(policy, shown)
