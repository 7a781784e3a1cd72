"""The page "Timeline" over another analysis, named in the link: `?stage=hostile`, `?stage=10000`."""

from pathlib import Path

import streamlit as st

from pages.sections.explorer import show_explorer
from pages.sections.filters import ask_filters, show_way_back
from pages.sections.heading import show_heading, show_shifts
from pages.sections.takeaway import show_take_away
from tests.stages import read_crowd, read_hostile

st.set_page_config(layout="wide")
st.html(Path("timeline/view/page.css"))
stage = st.query_params.get("stage", "30")
policy = read_hostile() if stage == "hostile" else read_crowd(int(stage))
screening = ask_filters(policy)
show_heading(policy)
show_shifts(policy, screening.shown)
show_way_back(screening)
show_explorer(policy, screening)
show_take_away(policy, screening.shown)
