"""Counts instead of marks, where statements are too many to draw one by one."""

from __future__ import annotations

import pandas as pd

from timeline.view import tables as t
from timeline.view.lanes import LABEL, LANE, RANK
from timeline.view.rows import Rows, wrap_label
from timeline.view.terms import position_label
from timeline.view.window import DAY, Window, anchor_days, axis_days

BIN_UNITS = 11
BIN_PIXELS = 58
STEPS = ((100, "D", "day"), (700, "W-SUN", "week"), (4000, "M", "month"), (10**9, "Q", "quarter"))
STACK = ("", "supports", "permits", "opposes", "prohibits")  # from the middle of a lane outwards
BIN_COLUMNS = [
    *("row", "x", "x2", "up", "tall", t.POSITION, "count", LANE, "step_start", "step_end", t.ID, "revision"),
    *("who", "what", "when", "spoken"),
]


def lay_bins(named: pd.DataFrame, rows: Rows, window: Window, revision: int) -> pd.DataFrame:
    """Return counts per lane, position and time step as stacked bars: allowing upwards, forbidding downwards."""
    frequency, _ = _choose_step(window)
    days = pd.to_datetime(anchor_days(named), unit="ms")
    periods = days.dt.to_period(frequency)
    counts = (
        named.assign(step=periods)
        .groupby([RANK, LANE, LABEL, "step", t.POSITION], observed=True)
        .size()
        .rename("count")
    ).reset_index()
    counts["order"] = counts[t.POSITION].map(STACK.index)
    counts = counts.sort_values([RANK, LANE, "step", "order"])
    middles = {}
    for (_, lane), group in counts.groupby([RANK, LANE], sort=True):
        keys = rows.add(BIN_UNITS, wrap_label(group[LABEL].iloc[0]), "l")
        rows.close()
        middles[lane] = keys[BIN_UNITS // 2]
    return _describe_bins(_stack_bins(counts), middles, revision)[BIN_COLUMNS]


def _choose_step(window: Window) -> tuple[str, str]:
    return next((frequency, name) for days, frequency, name in STEPS if window.span / DAY <= days)


def _stack_bins(counts: pd.DataFrame) -> pd.DataFrame:
    """Stack the counts of a lane's step: none across the middle, the others away from it on their side.

    `tall` is the height of a bar, `up` the way from the middle of the lane to its own, both in pixels, down is more.
    """
    forbidding = counts[t.POSITION].isin(["opposes", "prohibits"])
    none = counts["count"].where(counts[t.POSITION] == "", 0)
    sided = counts.assign(forbidding=forbidding, sided=counts["count"] - none, none=none)
    keys = [RANK, LANE, "step"]
    outer = sided.groupby(keys)["none"].transform("sum") / 2
    outer += sided.groupby([*keys, "forbidding"])["sided"].cumsum()
    middle = (outer - counts["count"] / 2).where(counts[t.POSITION] != "", 0)
    scale = BIN_PIXELS / 2 / max(outer.max(), 1)
    return counts.assign(tall=counts["count"] * scale, up=middle * scale * (2 * forbidding - 1))


def _describe_bins(counts: pd.DataFrame, middles: dict[str, str], revision: int) -> pd.DataFrame:
    first, last = counts["step"].dt.start_time, counts["step"].dt.end_time.dt.normalize()
    what = counts["count"].astype(str) + " × " + counts[t.POSITION].map(position_label)
    when = first.dt.strftime("%Y-%m-%d") + " – " + last.dt.strftime("%Y-%m-%d")
    return counts.assign(
        row=counts[LANE].map(middles),
        x=axis_days(first),
        x2=axis_days(last) + DAY,
        step_start=first.dt.strftime("%Y-%m-%d"),
        step_end=last.dt.strftime("%Y-%m-%d"),
        **{t.ID: "", "revision": revision, "who": counts[LABEL], "what": what, "when": when},
        spoken=counts[LABEL] + ", " + what + ", " + when,
    )
