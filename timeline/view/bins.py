"""Counts instead of marks, where statements are too many to draw one by one."""

from __future__ import annotations

from functools import partial

import pandas as pd

from timeline.view import tables as t
from timeline.view.lanes import LABEL, LANE, RANK
from timeline.view.rows import Rows, label_units, wrap_label
from timeline.view.terms import term_label
from timeline.view.window import DAY, Window, anchor_days, axis_days, read_day

BIN_UNITS = 11
BIN_PIXELS = 58
STEPS = ("D", "W-SUN", "M", "Q", "Y")  # days, weeks from Monday to Sunday, months, quarters, years
MOST_STEPS, MOST_BINS = 120, 1200  # across the window; in all
STACK = ("", "supports", "permits", "opposes", "prohibits")  # from the middle of a lane outwards
BIN_COLUMNS = [
    *("row", "x", "x2", "up", "tall", t.POSITION, "count", LANE, "step_start", "step_end", t.ID, "revision"),
    *("who", "what", "when", "spoken"),
]


def lay_bins(named: pd.DataFrame, rows: Rows, window: Window, revision: int) -> pd.DataFrame:
    """Return counts per lane, position and time step as stacked bars: allowing upwards, forbidding downwards."""
    counts = _stack_bins(_count_steps(named, window))
    middles = {}
    for (_, lane), group in counts.groupby([RANK, LANE], sort=True):
        name = group[LABEL].iloc[0]
        label = rows.tell_apart(name, partial(wrap_label, name, 0))
        keys = rows.add(label_units(label, BIN_UNITS), label, "l")
        rows.close()
        middles[lane] = keys[len(keys) // 2]
    return _describe_bins(counts, middles, revision)[BIN_COLUMNS]


def _count_steps(named: pd.DataFrame, window: Window) -> pd.DataFrame:
    """Count by the finest time step that gives bars wide enough to see and few enough to draw."""
    days = pd.to_datetime(anchor_days(named), unit="ms").dt
    for step in STEPS:
        shown = (pd.Period(read_day(window.end), step) - pd.Period(read_day(window.start), step)).n
        counts = named.assign(step=days.to_period(step)).groupby([RANK, LANE, LABEL, "step", t.POSITION]).size()
        if shown <= MOST_STEPS and len(counts) <= MOST_BINS:
            break
    counts = counts.rename("count").reset_index()
    outwards = counts[t.POSITION].map(STACK.index).rename("outwards")
    return counts.join(outwards).sort_values([RANK, LANE, "step", "outwards"], ignore_index=True)


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
    what = counts["count"].astype(str) + " × " + counts[t.POSITION].map(partial(term_label, "position"))
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
