"""The dashboard, page "Timeline": the shift in words, the picture, the article, the table.

Start it with `streamlit run app.py`, or with `-- --policy FOLDER` for another policy.
"""

from pages.sections.explorer import show_explorer
from pages.sections.filters import ask_filters, show_way_back
from pages.sections.frame import open_page
from pages.sections.heading import show_heading, show_shifts
from pages.sections.policy import open_policy
from pages.sections.selection import check_address
from pages.sections.takeaway import show_take_away

open_page("Timeline")
policy = open_policy()
check_address(policy)
screening = ask_filters(policy)

show_heading(policy)
show_shifts(policy, screening.shown)
show_way_back(screening)
show_explorer(policy, screening)
show_take_away(policy, screening.shown)
