"""The page "Timeline": the shift in words, the picture, the article with its statements, the table."""

from dashboard.explorer import show_explorer
from dashboard.filters import ask_filters, show_way_back
from dashboard.heading import show_heading, show_shifts
from dashboard.policy import open_policy
from dashboard.selection import check_address
from dashboard.takeaway import show_take_away

policy = open_policy()
check_address(policy)
screening = ask_filters(policy)

show_heading(policy)
show_shifts(policy)
show_way_back(screening)
show_explorer(policy, screening)
show_take_away(policy, screening.shown)
