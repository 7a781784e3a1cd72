"""What the picture reports about clicks and zoom, by name, and how to read it.

- `PICK`: `id` and `revision` of the mark or band that was clicked;
- `DRILL`: lane, first and last day of a bar where statements are counted, and `revision`;
- `ZOOM`: the stretch of time shown. It belongs into `selection_mode`, or data changes reset the zoom.

A selection stays reported until the next one. Draw the picture with a new `revision` after each click that was
acted on: then an old click can be told from a new one, and the same mark can be clicked again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from timeline.view import tables as t
from timeline.view.lanes import LANE
from timeline.view.window import read_day

PICK, DRILL, ZOOM = "pick", "drill", "zoom"
SELECTIONS = [PICK, DRILL, ZOOM]  # the selection_mode of the page's chart
REVISION = "revision"
PICK_FIELDS = [t.ID, REVISION]
DRILL_FIELDS = [LANE, "step_start", "step_end", REVISION]


def read_pick(selection: Any, statements: pd.DataFrame, revision: int | None = None) -> str:
    """Return the id of the statement that was clicked; "" if there is none, or it is not among the rows.

    With `revision`, that of the picture on screen, clicks on earlier pictures are ignored.
    """
    for point in _points(selection, PICK, revision):
        if point.get(t.ID) and (statements[t.ID] == point[t.ID]).any():
            return point[t.ID]
    return ""


def read_drill(selection: Any, revision: int | None = None) -> tuple[str, date, date] | None:
    """Return lane, first and last day of the bar that was clicked, or None; `revision` as for `read_pick`."""
    for point in _points(selection, DRILL, revision):
        if point.get("step_start") and point.get("step_end"):
            days = date.fromisoformat(point["step_start"]), date.fromisoformat(point["step_end"])
            return point.get(LANE) or "", *days
    return None


def read_zoom(selection: Any) -> tuple[date, date] | None:
    """Return the first and last day shown after zooming, or None where nobody zoomed."""
    extent = (selection.get(ZOOM) or {}).get("x")
    return (read_day(extent[0]), read_day(extent[1])) if extent else None


def _points(selection: Any, name: str, revision: int | None) -> Iterator[dict]:
    for point in selection.get(name) or []:
        if revision is None or point.get(REVISION) == revision:
            yield point
