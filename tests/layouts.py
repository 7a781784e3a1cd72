"""The picture of an analysis as the tables that the chart draws."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.gold import GOLD, read_gold
from timeline.model import Analysis
from timeline.view.layout import Layout, lay_out
from timeline.view.tables import state_table, statement_table
from timeline.view.window import time_window

SEED = read_gold(GOLD / "ukraine-us-weapons.toml")
VAGUE = tuple(
    replace(state, end_by=date(2024, 5, 31))
    if state.end == date(2024, 5, 26)
    else replace(state, start_by=date(2024, 5, 31))
    if state.start
    else state
    for state in SEED.states
)


def draw(analysis: Analysis, codebook=SEED.codebook, **choices) -> Layout:
    """Return the layout, its window that of all statements unless another one is chosen."""
    tables = statement_table(analysis, codebook), state_table(analysis, codebook)
    return lay_out(*tables, **{"window": time_window(*tables)} | choices)
