"""The whole picture as tables with places: what the chart draws, and nothing that it has to compute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from timeline.view import tables as t
from timeline.view.bands import lay_bands
from timeline.view.lanes import BIN_COLUMNS, MARK_COLUMNS, PLOT_PIXELS, WHISKER_COLUMNS, lay_bins, lay_marks, name_lanes
from timeline.view.rows import UNIT, Rows
from timeline.view.window import Window, axis_days, make_window, time_window
from timeline.view.words import describe_day

MOST_MARKS = 1500  # above, the marks are counted instead of drawn one by one
CONTEXT_ROWS = 3  # the labels of known dates alternate between so many rows
LAST_LABEL = 0.7  # a date beyond this share of the window has its label on the left


@dataclass(frozen=True)
class Layout:
    """Tables for each layer of the chart, from back to front, and the window of time."""

    window: Window
    rows: pd.DataFrame
    lines: pd.DataFrame
    dates: pd.DataFrame
    bands: pd.DataFrame
    words: pd.DataFrame
    whiskers: pd.DataFrame
    bins: pd.DataFrame
    marks: pd.DataFrame
    picked: pd.DataFrame

    @property
    def height(self) -> int:
        """Return the height of the plot in pixels, without the axis."""
        return UNIT * len(self.rows)


def lay_out(
    statements: pd.DataFrame,
    states: pd.DataFrame,
    lanes: str = "actor",
    selected: str = "",
    context: pd.DataFrame | None = None,
    revision: int = 0,
    plot_pixels: int = PLOT_PIXELS,
    window: tuple[Any, Any] | None = None,
) -> Layout:
    """Place statements and policy states; `plot_pixels` is the width on which no two marks may touch."""
    shown = make_window(window or time_window(statements, states))
    rows = Rows()
    dates = _lay_dates(statements, context, rows, shown)
    bands, words = lay_bands(states, rows, shown, revision)
    if len(bands):
        rows.add(1)
        rows.close()
        rows.add(1)
    named = name_lanes(statements, lanes)
    marks, whiskers = pd.DataFrame(columns=MARK_COLUMNS), pd.DataFrame(columns=WHISKER_COLUMNS)
    bins = pd.DataFrame(columns=BIN_COLUMNS)
    if len(named) > MOST_MARKS:
        bins = lay_bins(named, rows, shown, revision)
    else:
        marks, whiskers = lay_marks(named, rows, shown, revision, plot_pixels)
    picked = marks.loc[marks[t.ID] == selected, ["row", "x", "size"]].assign(picked=True)
    keys = pd.DataFrame({"row": rows.keys})
    lines = pd.DataFrame({"row": rows.lines, "line": True})
    return Layout(shown, keys, lines, dates, bands, words, whiskers, bins, marks, picked)


def _lay_dates(statements: pd.DataFrame, context: pd.DataFrame | None, rows: Rows, window: Window) -> pd.DataFrame:
    """Return the days of publication, and the known dates if wanted, each with a label row at the top."""
    published = pd.DataFrame({t.DATE: statements[t.PUBLISHED].drop_duplicates().sort_values()})
    label = "published" if len(published) > 1 else "published " + _name_days(published)
    parts = [_describe_dates(published, "published", label).assign(row=rows.add(3)[1])]
    if context is not None and len(context):
        known = context.sort_values(t.DATE)
        keys = [rows.add(2)[0] for _ in range(min(CONTEXT_ROWS, len(known)))]
        rows.add(1)
        alternating = [keys[place % len(keys)] for place in range(len(known))]
        parts.append(_describe_dates(known, "known", known[t.TITLE]).assign(row=alternating))
    return _share_room(pd.concat(parts, ignore_index=True), window)


def _describe_dates(table: pd.DataFrame, kind: str, label: Any) -> pd.DataFrame:
    when = _name_days(table)
    outlet = table[t.OUTLET] if t.OUTLET in table else ""
    described = pd.DataFrame({"x": axis_days(table[t.DATE]), "when": when}).assign(
        label=label, kind=kind, outlet=outlet
    )
    return described.assign(spoken=described["kind"] + ": " + described["label"] + ", " + described["when"])


def _name_days(table: pd.DataFrame) -> pd.Series:
    return table[t.DATE].map(lambda day: describe_day(day.date())).astype(str)


def _share_room(dates: pd.DataFrame, window: Window) -> pd.DataFrame:
    """Give each label the room up to the next in its row; a last one far right stands left of its line."""
    neighbours = dates.groupby("row")["x"]
    before, after = neighbours.shift(1).fillna(window.start), neighbours.shift(-1)
    far_right = after.isna() & (dates["x"] > window.start + LAST_LABEL * window.span)
    shared = (dates["x"] + before.clip(lower=window.start)) / 2
    since = before.where(before == window.start, shared)
    halved = far_right.groupby(dates["row"]).shift(-1, fill_value=False)
    until = after.fillna(float(window.end)).where(~halved, (dates["x"] + after) / 2)
    return dates.assign(left=far_right, since=since, until=until)
