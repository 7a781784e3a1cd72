"""Lanes: statements as marks that never hide each other, with whiskers where a date is not exact."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import pandas as pd

from timeline.view import tables as t
from timeline.view.colours import HOLLOW
from timeline.view.rows import Rows, label_units, pack_rows, wrap_label
from timeline.view.terms import NAMELESS, term_label
from timeline.view.window import Window, anchor_days, axis_days


class Density(NamedTuple):
    """How closely marks stand. Marks get smaller as lanes get fuller."""

    lines: int  # that a lane may have
    units: int  # rows of a line
    diameter: int  # of a mark, in pixels
    outline: float  # the width of its outline, in pixels
    pixels: int  # the width of the plot on which marks must not touch; 300 is a phone's
    stub: float  # how much of the window the whisker of an open side takes
    crossing: bool  # whether a mark may stand on another one's whisker


DENSITIES = (
    Density(lines=11, units=3, diameter=13, outline=1.5, pixels=300, stub=100, crossing=False),
    Density(lines=18, units=2, diameter=10, outline=1.25, pixels=450, stub=0.08, crossing=False),
    Density(lines=26, units=2, diameter=10, outline=1.25, pixels=450, stub=0.05, crossing=True),
    Density(lines=60, units=1, diameter=6, outline=1, pixels=600, stub=0.04, crossing=True),
)
OPEN_REACH = 0.1  # the share of the window that an open whisker takes at least
RING = 8  # how many pixels wider than its mark the ring around the selected one is
DIAMOND = 1.3  # a diamond is drawn with so much more size, to look as large as a circle
LANES = ("actor", "provision", "article")
MOST_LANES = 24  # further ones share the last
LANE_UNITS = 5
TIP_CHARS = 160
LANE, RANK, LABEL, PLACE = "lane", "rank", "label", "place"
MARK_COLUMNS = [
    *("row", "x", t.ID, "revision", t.POSITION, "glyph", t.MODALITY, "filled", "size", "outline", "ring"),
    *("who", "what", "when", "exact", "said", "sentence", "spoken"),
]
WHISKER_COLUMNS = ["row", "x", "x2", "edge", t.POSITION, "whisker"]


def name_lanes(statements: pd.DataFrame, lanes: str) -> pd.DataFrame:
    """Return the statements with their lane, its rank and its label; where there are too many, small ones share one.

    Raises ValueError if `lanes` is not one of LANES.
    """
    if lanes == "actor":
        names = {LANE: t.ACTOR, RANK: t.ACTOR_RANK, LABEL: t.ACTOR_LABEL}
    elif lanes == "provision":
        names = {LANE: t.PROVISION, RANK: t.PROVISION_RANK, LABEL: t.PROVISION_LABEL}
    elif lanes == "article":
        names = {LANE: t.ARTICLE, RANK: t.PUBLISHED, LABEL: t.ARTICLE_TITLE}
    else:
        raise ValueError(f"lanes: '{lanes}' is not one of {', '.join(LANES)}")
    named = statements.assign(**{name: statements[column] for name, column in names.items()})
    named[RANK] = named[RANK].rank(method="dense").fillna(0) + named[LANE].eq("") * len(named)
    named[LABEL] = named[LABEL].where(named[LABEL] != "", NAMELESS[lanes])
    return _fold_lanes(named)


def _fold_lanes(named: pd.DataFrame) -> pd.DataFrame:
    counts = named[LANE].value_counts()
    small = counts.index[MOST_LANES - 1 :] if len(counts) > MOST_LANES else counts.index[:0]
    folded = named[LANE].isin(small)
    named.loc[folded, [LANE, LABEL]] = ["*", f"{len(small)} others"]
    named.loc[folded, RANK] = float(len(named) * 2)
    return named


def lay_marks(
    named: pd.DataFrame, rows: Rows, window: Window, revision: int, plot_pixels: int | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the marks and whiskers of statements that `name_lanes` has named; rows are added lane by lane.

    All marks are of one size, the largest with which no lane needs more lines than it may have.
    """
    placed = _place_whiskers(named, window).sort_values([RANK, LANE, "from", PLACE], kind="stable")
    for density in DENSITIES:
        packed = _pack_lanes(placed, window, density, plot_pixels or density.pixels)
        if packed["line"].max() < density.lines:
            break
    keys = [key for _, lane in packed.groupby([RANK, LANE]) for key in _add_lane_rows(lane, density, rows)]
    size = density.diameter**2 * packed[t.KIND].map(lambda kind: DIAMOND if kind == "event" else 1)
    placed = packed.assign(row=keys, size=size, outline=density.outline, ring=(density.diameter + RING) ** 2)
    marks = _describe_marks(placed, revision)
    return marks[MARK_COLUMNS], _cut_whiskers(marks)[WHISKER_COLUMNS]


def _place_whiskers(named: pd.DataFrame, window: Window) -> pd.DataFrame:
    """Add where each mark stands (`place`) and from where to where it may stand; open sides reach the edges."""
    place, reach = anchor_days(named), OPEN_REACH * window.span
    start = axis_days(named[t.START]).fillna((place - reach).clip(upper=window.start))
    end = axis_days(named[t.END]).fillna((place + reach).clip(lower=window.end))
    return named.assign(**{PLACE: place, "from": start, "to": end})


def _pack_lanes(placed: pd.DataFrame, window: Window, density: Density, pixels: int) -> pd.DataFrame:
    """Give each mark a line of its lane; in fuller lanes open sides get shorter, and at last whiskers may cross."""
    room = window.span / pixels * (density.diameter + 2) / 2
    stub = density.stub * window.span
    start = placed["from"].where(placed[t.START].notna(), placed["from"].clip(lower=placed[PLACE] - stub))
    end = placed["to"].where(placed[t.END].notna(), placed["to"].clip(upper=placed[PLACE] + stub))
    packed = placed.assign(**{"from": start, "to": end, "line": 0})
    if not density.crossing:
        packed["first"], packed["last"] = start.clip(upper=placed[PLACE] - room), end.clip(lower=placed[PLACE] + room)
    else:
        packed["first"], packed["last"] = placed[PLACE] - room, placed[PLACE] + room
    packed = packed.sort_values([RANK, LANE, "first"], kind="stable")
    lines = [
        line
        for _, lane in packed.groupby([RANK, LANE])
        for line in pack_rows(zip(lane["first"], lane["last"], strict=True), DENSITIES[-1].lines)
    ]
    return packed.assign(line=lines)


def _add_lane_rows(lane: pd.DataFrame, density: Density, rows: Rows) -> list[str]:
    """Add the rows of one lane, and return the row of each of its marks."""
    name = lane[LABEL].iloc[0]
    label = rows.tell_apart(name, partial(wrap_label, name, 0))
    needed = (lane["line"].max() + 1) * density.units
    height = max(label_units(label, LANE_UNITS), needed + 2)
    keys = rows.add(height, label, "l")
    rows.close()
    above = (height - needed) // 2
    return [keys[above + line * density.units + density.units // 2] for line in lane["line"]]


def _describe_marks(marks: pd.DataFrame, revision: int) -> pd.DataFrame:
    undated = marks[t.BASIS].eq("published").map({True: " undated", False: ""})
    denied = marks[t.MODALITY].eq("denied").map({True: " denied", False: ""})
    what = marks[t.POSITION].map(partial(term_label, "position"))
    what = what.where(marks[t.MODALITY] == "realised", what + ", " + marks[t.MODALITY])
    what = what.where(marks[t.PROVISION] == "", what + ": " + marks[t.PROVISION_LABEL])
    acts = marks[t.EVENT_TYPE].map(lambda code: term_label("event_type", code)).where(marks[t.KIND] == "event", "")
    sentence = marks[t.TEXT].map(_shorten)
    who = marks[t.ACTOR_LABEL]
    spoken = marks[t.KIND] + ": " + who + ", " + what + ", " + marks[t.WHEN] + ": " + sentence
    return marks.assign(
        x=marks[PLACE],
        revision=revision,
        glyph=marks[t.KIND] + undated + denied,
        filled=(~marks[t.MODALITY].isin(HOLLOW)).astype(float) * 0.85 + 0.15,
        who=who,
        what=what.where(acts == "", acts + ", " + what),
        exact=t.name_sureties(marks),
        said=t.name_sources(marks),
        sentence=sentence,
        spoken=spoken,
    )


def _shorten(text: str) -> str:
    return text if len(text) <= TIP_CHARS else text[: TIP_CHARS - 1].rsplit(" ", 1)[0] + " …"


def _cut_whiskers(marks: pd.DataFrame) -> pd.DataFrame:
    """Cut each whisker at its mark, so that an open side can fade; exact dates have none."""
    left = marks.assign(x=marks["from"], x2=marks[PLACE], edge="sure").loc[marks["from"] < marks[PLACE]]
    right = marks.assign(x=marks[PLACE], x2=marks["to"], edge="sure").loc[marks["to"] > marks[PLACE]]
    left.loc[left[t.START].isna(), "edge"] = "in"
    right.loc[right[t.END].isna(), "edge"] = "out"
    return pd.concat([left, right]).assign(whisker=True)
