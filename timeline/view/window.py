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
MOST_AHEAD = 2 * 365 * DAY  # a rule that applies later than this after all that is told is not in the picture
MOST_REACH = 30 * DAY  # inexact dates may widen the picture by as much as this, or by half of it
EDGE, RANKS = 0.15, 100  # the share of the marks on either side of which some may stand outside; so many are tried
WORTH = 8  # so many marks count as much as all others: one of 20 left outside must make the window 1.4 times narrower


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
    """Return the first and last day to show: marks, boundaries, publications, days of effect, with room around.

    There is more room on the right, where the state that holds now begins. A few marks long before or after all
    others are left outside, and so is what only reaches far: else the shift would be too small to see.
    Compute it once from unfiltered tables, so that filtering never moves the axis.
    """
    marks, published, applies = anchor_days(statements), axis_days(statements[t.PUBLISHED]), axis_days(states[t.EFFECT])
    applies = applies[applies <= marks.max() + MOST_AHEAD]
    marks = pd.concat([marks, applies])
    reaching = pd.concat(
        [axis_days(states[column]) for column in (t.START, t.START_BY, t.END, t.END_BY)]
        + [axis_days(statements[column]) for column in (t.START, t.END)]
    ).dropna()
    if marks.empty:
        marks = published = reaching if len(reaching) else pd.Series([0.0])
    first, last = _find_dense(np.sort(marks.to_numpy()), published.min(), pd.concat([published, applies]).max())
    reach = max((last - first) / 2, MOST_REACH)
    near = reaching[reaching.between(first - reach, last + reach)]
    first, last = min(first, near.min()) if len(near) else first, max(last, near.max()) if len(near) else last
    before, after = max(0.15 * (last - first), 6 * DAY), max(0.3 * (last - first), 12 * DAY)
    return read_day(first - before), read_day(last + after)


def _find_dense(marks: np.ndarray, low: float, high: float) -> tuple[float, float]:
    """Return from when to when most of the sorted marks stand, and all of `low` to `high`.

    Of all windows it is the one in which no mark left outside would have cost more, in logarithms of the width, than
    it is worth; windows of up to a quarter are equally good.
    """
    ranks = np.unique(np.linspace(0, EDGE * len(marks), RANKS).astype(int))
    lows, highs = np.minimum(marks[ranks], low), np.maximum(marks[::-1][ranks], high)
    outside = ranks[:, None] + ranks[None, :]
    costs = np.log(np.maximum(highs[None, :] - lows[:, None], LONG)) + outside * np.log1p(WORTH / len(marks))
    early, late = np.unravel_index(np.argmin(costs), costs.shape)
    return lows[early], highs[late]


def make_window(days: tuple[Any, Any]) -> Window:
    """Return the window from one day to another, in whichever order they come."""
    first, last = sorted(pd.Timestamp(day) for day in days)
    start, end = (int(moment.as_unit("s").timestamp() * 1000) for moment in (first, last))
    return Window(start, max(end, start + DAY))
