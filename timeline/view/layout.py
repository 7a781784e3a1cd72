"""The whole picture as tables with places: what the chart draws, and nothing that it has to compute."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

import pandas as pd

from timeline.view import tables as t
from timeline.view.bands import lay_bands
from timeline.view.bins import BIN_COLUMNS, lay_bins
from timeline.view.datelines import lay_dates
from timeline.view.lanes import MARK_COLUMNS, WHISKER_COLUMNS, lay_marks, name_lanes
from timeline.view.rows import UNIT, Rows
from timeline.view.window import Window, anchor_days, axis_days, make_window

MOST_MARKS = 1500  # above, the marks are counted instead of drawn one by one
NOTE_COLUMNS = ["row", "x", "left", "note", "count"]


@dataclass(frozen=True)
class Layout:
    """The window of time, and a table for each layer of the chart, from back to front."""

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
    beyond: pd.DataFrame

    @property
    def height(self) -> int:
        """Return the height of the plot in pixels, without the axis."""
        return UNIT * len(self.rows)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return the tables by their names."""
        return {field.name: getattr(self, field.name) for field in fields(self)[1:]}

    def select(self, selected: str, revision: int) -> Layout:
        """Return the same places with another mark ringed, and another revision on all that can be clicked."""
        revised = {name: getattr(self, name).assign(revision=revision) for name in ("bands", "bins", "marks")}
        return replace(self, **revised, picked=_find_picked(self.marks, selected))


def lay_out(
    statements: pd.DataFrame,
    states: pd.DataFrame,
    window: tuple[Any, Any],
    lanes: str = "actor",
    selected: str = "",
    context: pd.DataFrame | None = None,
    revision: int = 0,
    plot_pixels: int | None = None,
) -> Layout:
    """Place statements and policy states; `plot_pixels` is the width on which no two marks may touch."""
    shown = make_window(window)
    rows = Rows()
    dates = lay_dates(statements, context, rows, shown)
    bands, words = lay_bands(states, rows, shown, revision)
    if len(bands):
        rows.add(1)
        rows.close()
    beyond = _note_beyond(statements, rows, shown)
    marks, whiskers = pd.DataFrame(columns=MARK_COLUMNS), pd.DataFrame(columns=WHISKER_COLUMNS)
    bins = pd.DataFrame(columns=BIN_COLUMNS)
    named = name_lanes(_drop_distant(statements, shown), lanes)
    if len(named) > MOST_MARKS:
        bins = lay_bins(named, rows, shown, revision)
    elif len(named):
        marks, whiskers = lay_marks(named, rows, shown, revision, plot_pixels)
        beyond = pd.concat([beyond, _note_empty_lanes(marks, rows, shown)], ignore_index=True)
    picked = _find_picked(marks, selected)
    dates["row_end"] = dates["row_end"].where(dates["row_end"] != "", rows.keys[-1])
    keys = pd.DataFrame({"row": rows.keys})
    lines = pd.DataFrame({"row": rows.lines})
    return Layout(shown, keys, lines, dates, bands, words, whiskers, bins, marks, picked, beyond)


def _find_picked(marks: pd.DataFrame, selected: str) -> pd.DataFrame:
    return marks.loc[marks[t.ID] == selected, ["row", "x", "ring"]]


def _note_beyond(statements: pd.DataFrame, rows: Rows, window: Window) -> pd.DataFrame:
    """Return how many marks stand to the left and to the right of the window, and add a row to say so."""
    places = anchor_days(statements)
    row = rows.add(1 if places.between(*window).all() else 3)[-1]
    return pd.DataFrame(_count_beyond(places, row, window), columns=NOTE_COLUMNS)


def _note_empty_lanes(marks: pd.DataFrame, rows: Rows, window: Window) -> pd.DataFrame:
    """Return the same for each lane that has no mark within the window, and would look empty."""
    lanes = marks.groupby(pd.Index(rows.lines).searchsorted(marks["row"]))
    empty = [lane for _, lane in lanes if not lane["x"].between(*window).any()]
    notes = [note for lane in empty for note in _count_beyond(lane["x"], lane["row"].min(), window)]
    return pd.DataFrame(notes, columns=NOTE_COLUMNS)


def _count_beyond(places: pd.Series, row: str, window: Window) -> list[dict[str, Any]]:
    earlier, later = (places < window.start).sum(), (places > window.end).sum()
    notes = [
        {"row": row, "x": window.start, "left": False, "note": f"‹ {earlier} earlier", "count": earlier},
        {"row": row, "x": window.end, "left": True, "note": f"{later} later ›", "count": later},
    ]
    return [note for note in notes if note["count"]]


def _drop_distant(statements: pd.DataFrame, window: Window) -> pd.DataFrame:
    """Keep all statements, or only those within the window where all are too many to draw one by one."""
    if len(statements) <= MOST_MARKS:
        return statements
    place = anchor_days(statements)
    start, end = axis_days(statements[t.START]).fillna(place), axis_days(statements[t.END]).fillna(place)
    return statements[(start <= window.end) & (end >= window.start)]
