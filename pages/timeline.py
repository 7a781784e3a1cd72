"""The page "Timeline": the shift in words, the picture, the article with its statements, the table."""

import streamlit as st

from pages.parts.article import show_article
from pages.parts.card import show_card
from pages.parts.filters import ask_filters, show_filtered
from pages.parts.heading import show_heading, show_shifts
from pages.parts.picture import show_picture
from pages.parts.policy import open_policy
from pages.parts.selection import check_address, selected_id
from pages.parts.share import show_share
from pages.parts.table import show_table
from pages.parts.takeaway import show_take_away
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
