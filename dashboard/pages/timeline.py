"""The page "Timeline": the shift in words, the picture, the article with its statements, the table."""

import streamlit as st

from dashboard.article import show_article
from dashboard.card import show_card
from dashboard.filters import ask_filters, show_filtered
from dashboard.heading import show_heading, show_shifts
from dashboard.picture import show_picture
from dashboard.policy import open_policy
from dashboard.selection import check_address, selected_id
from dashboard.share import show_share
from dashboard.table import show_table
from dashboard.takeaway import show_take_away
from timeline.view.filters import filter_statements

policy = open_policy()
check_address(policy)
filters = ask_filters(policy.statements)
shown = filter_statements(policy.statements, filters)
selected = selected_id(shown, policy)

show_heading(policy)
show_shifts(policy)
show_filtered(policy.statements, shown, filters)
show_picture(policy, shown, selected)
reading, telling = st.columns([3, 2], gap="large")
with reading:
    show_article(policy, shown, selected, filters.search)
with telling:
    show_card(policy, shown, selected)
show_table(shown, selected)
show_share()
show_take_away(policy, shown)
