"""Lines down the picture: the days of publication and, if wanted, dates known from elsewhere."""

from __future__ import annotations

from typing import Any

import pandas as pd

from timeline.view import tables as t
from timeline.view.rows import Rows
from timeline.view.window import Window, axis_days
from timeline.view.words import describe_day

PUBLISHED_UNITS = 3
MOST_PUBLISHED = 6  # more days of publication are short ticks on top instead of lines through the picture
MOST_TICKS = 200  # across the window; of those that are nearer to each other one is drawn
CONTEXT_ROWS = 3  # the labels of known dates alternate between so many rows
LAST_LABEL = 0.7  # a date beyond this share of the window has its label on the left


def lay_dates(statements: pd.DataFrame, context: pd.DataFrame | None, rows: Rows, window: Window) -> pd.DataFrame:
    """Return a row per line, each with the row of its label; rows for the labels are added.

    Lines run down to the row `row_end`; where that is "", to the bottom of the picture.
    """
    parts = [_lay_published(statements, rows, window)]
    if context is not None and len(context):
        known = context.sort_values(t.DATE)
        keys = [rows.add(2)[0] for _ in range(min(CONTEXT_ROWS, len(known)))]
        rows.add(1)
        alternating = [keys[place % len(keys)] for place in range(len(known))]
        parts.append(_describe_dates(known, "known", known[t.TITLE]).assign(row=alternating, row_end=""))
    return _share_room(pd.concat(parts, ignore_index=True), window)


def _lay_published(statements: pd.DataFrame, rows: Rows, window: Window) -> pd.DataFrame:
    days = pd.DataFrame({t.DATE: statements[t.PUBLISHED].drop_duplicates().sort_values()})
    if len(days) > MOST_PUBLISHED:
        keys = rows.add(PUBLISHED_UNITS, "Published", "d")
        near = axis_days(days[t.DATE]) // (window.span / MOST_TICKS)
        return _describe_dates(days[~near.duplicated()], "published", "").assign(row=keys[0], row_end=keys[-1])
    dates = _describe_dates(days, "published", "published " + _name_days(days))
    short = days[t.DATE].map(
        lambda day: f"{day.day} {day:%b %Y}"
    )  # where room is short, the day says more than the word
    return dates.assign(short=short.astype(str), row=rows.add(PUBLISHED_UNITS)[1], row_end="")


def _describe_dates(dates: pd.DataFrame, kind: str, label: Any) -> pd.DataFrame:
    described = pd.DataFrame({"x": axis_days(dates[t.DATE]), "when": _name_days(dates)})
    described = described.assign(label=label, short=label, kind=kind)  # what is written, and where room is short
    described["what"] = "Published" if kind == "published" else label
    described["outlet"] = dates.get(t.OUTLET, "")
    return described.assign(spoken=described["what"] + ", " + described["when"])


def _name_days(dates: pd.DataFrame) -> pd.Series:
    return dates[t.DATE].map(lambda day: describe_day(day.date())).astype(str)


def _share_room(dates: pd.DataFrame, window: Window) -> pd.DataFrame:
    """Give each label the room up to the next in its row.

    A last one far right stands left of its line, and so does a first one that has more room there.
    """
    neighbours = dates.groupby("row")["x"]
    before, after = neighbours.shift(1), neighbours.shift(-1)
    last = after.isna() | (after > window.end)
    left = last & (dates["x"] > window.start + LAST_LABEL * window.span)
    left |= before.isna() & ~last & (dates["x"] - window.start > after - dates["x"])
    since = ((before + dates["x"]) / 2).fillna(float(window.start))
    yields = left.groupby(dates["row"]).shift(-1, fill_value=False)
    until = after.where(~yields, (dates["x"] + after) / 2).fillna(float("inf"))
    return dates.assign(left=left, since=since, until=until.clip(upper=window.end + 100 * window.span))
