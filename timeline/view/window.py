"""The stretch of time that the picture shows, and days as numbers on its axis.

A place on the axis is a day, counted in milliseconds since 1970-01-01 without any time zone: no browser can move it.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from timeline.view import tables as t

DAY = 86_400_000  # milliseconds
LONG = 92 * DAY  # an interval of more than a quarter that reaches the day of publication goes on: marked at its end
FEW, SQUEEZE = 0.1, 4  # so small a share of the marks may not make the window so many times wider
FAR = 7  # nor may so few that stand so many times as far ahead as the other marks span, such as a goal for 2050
MOST_AHEAD = 2 * 365 * DAY  # a rule that applies later than this after all that is told is not in the picture
MOST_REACH = 30 * DAY  # inexact dates may widen the picture by as much as this, or as the exact ones span


class Window(NamedTuple):
    """The first and the last moment shown, in milliseconds."""

    start: int
    end: int

    @property
    def span(self) -> int:
        """Return the milliseconds shown."""
        return self.end - self.start


def axis_days(days: pd.Series) -> pd.Series:
    """Return days as milliseconds on the axis; NaN where the date is open."""
    seconds = days.to_numpy("datetime64[s]")
    return pd.Series(np.where(np.isnat(seconds), np.nan, seconds.astype("int64") * 1000.0), days.index)


def read_day(milliseconds: float) -> date:
    """Return the day nearest to a place on the axis."""
    return pd.Timestamp(round(milliseconds / DAY), unit="D").date()


def anchor_days(statements: pd.DataFrame) -> pd.Series:
    """Return where on the axis each statement's mark stands, in milliseconds.

    That is the middle of its days; the known end if the other is open; the last day where the days are many and
    reach the publication ("for more than a decade"); the day of publication if nothing else is known.
    """
    start, end, published = (axis_days(statements[column]) for column in (t.START, t.END, t.PUBLISHED))
    middle = (start + (end - start) / 2).fillna(end).fillna(start).fillna(published)
    lasting = (end - start > LONG) & (end >= published)
    return middle.where(~lasting, end)


def time_window(statements: pd.DataFrame, states: pd.DataFrame) -> tuple[date, date]:
    """Return the first and last day to show: marks, boundaries and publications, with room on both sides.

    There is more room on the right, where the state that holds now begins. A few marks long before or after all
    others are left outside, and so is what only reaches far: else the shift would be too small to see.
    Compute it once from unfiltered tables, so that filtering never moves the axis.
    """
    near = _drop_far(statements)
    applies = axis_days(states[t.EFFECT])
    anchors = pd.concat([anchor_days(near), axis_days(near[t.PUBLISHED])])
    anchors = pd.concat([anchors, applies[applies <= anchors.max() + MOST_AHEAD]])
    reaching = pd.concat(
        [axis_days(states[column]) for column in (t.START, t.START_BY, t.END, t.END_BY)]
        + [axis_days(near[column]) for column in (t.START, t.END)]
    ).dropna()
    if anchors.empty:
        anchors = reaching if len(reaching) else pd.Series([0.0])
    first, last = _first_dense(anchors), anchors.max()
    reach = max(last - first, MOST_REACH)
    if len(reaching):
        first, last = min(first, max(reaching.min(), first - reach)), max(last, min(reaching.max(), last + reach))
    before, after = max(0.15 * (last - first), 4 * DAY), max(0.3 * (last - first), 7 * DAY)
    return read_day(first - before), read_day(last + after)


def _drop_far(statements: pd.DataFrame) -> pd.DataFrame:
    """Return the statements without the few that stand far ahead of all others."""
    places = anchor_days(statements)
    early, late = places.quantile(FEW, interpolation="lower"), places.quantile(1 - FEW, interpolation="higher")
    return statements[places <= late + FAR * max(late - early, MOST_REACH)]


def _first_dense(anchors: pd.Series) -> float:
    """Return the first day, without the tenth that stands first if it would squeeze the rest."""
    first, dense, last = anchors.min(), anchors.quantile(FEW, interpolation="higher"), anchors.max()
    return dense if last - first > SQUEEZE * max(last - dense, MOST_REACH) else first


def make_window(days: tuple[Any, Any]) -> Window:
    """Return the window from one day to another, in whichever order they come."""
    first, last = sorted(pd.Timestamp(day) for day in days)
    start, end = (int(moment.as_unit("s").timestamp() * 1000) for moment in (first, last))
    return Window(start, max(end, start + DAY))
