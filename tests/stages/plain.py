"""What speed is measured against: one empty button, one plain chart of 30 points."""

import altair as alt
import pandas as pd
import streamlit as st

clicks = st.session_state.setdefault("clicks", 0)
st.button("Go", on_click=lambda: st.session_state.update(clicks=st.session_state.clicks + 1))
st.html(f'<p class="clicks">{clicks}</p>')
st.altair_chart(alt.Chart(pd.DataFrame({"x": range(30), "y": range(30)})).mark_point().encode(x="x", y="y"))
