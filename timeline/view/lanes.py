"""Lanes: statements as marks that never hide each other, with whiskers where a date is not exact."""

from __future__ import annotations

import pandas as pd

from timeline.view import tables as t
from timeline.view.colours import HOLLOW
from timeline.view.rows import Rows, label_units, pack_rows, wrap_label
from timeline.view.terms import position_label, term_label
from timeline.view.window import DAY, Window, anchor_days, axis_days

LANES = ("actor", "provision", "article")
MOST_LANES = 24  # further ones share the last
LANE_UNITS = 5
PLOT_PIXELS = 300  # the narrowest plot, on a phone: marks that stand apart there stand apart everywhere
# Marks get smaller as lanes get fuller: lines a lane may need, rows of a line, diameter in pixels.
DENSITIES = ((10, 3, 13), (20, 2, 10), (48, 1, 6))
TIP_CHARS = 160
LANE, RANK, LABEL, PLACE = "lane", "rank", "label", "place"
MARK_COLUMNS = [
    *("row", "x", t.ID, "revision", t.POSITION, "glyph", t.MODALITY, "filled", "size"),
    *("who", "what", "when", "sentence", "spoken"),
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
    named[LABEL] = named[LABEL].where(named[LABEL] != "", {"provision": "No provision"}.get(lanes, "Not named"))
    return _fold_lanes(named)


def _fold_lanes(named: pd.DataFrame) -> pd.DataFrame:
    counts = named[LANE].value_counts()
    small = counts.index[MOST_LANES - 1 :] if len(counts) > MOST_LANES else counts.index[:0]
    folded = named[LANE].isin(small)
    named.loc[folded, [LANE, LABEL]] = ["*", f"{len(small)} others"]
    named.loc[folded, RANK] = float(len(named) * 2)
    return named


def lay_marks(
    named: pd.DataFrame, rows: Rows, window: Window, revision: int, plot_pixels: int = PLOT_PIXELS
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the marks and whiskers of statements that `name_lanes` has named; rows are added lane by lane."""
    placed = _place_whiskers(named, window)
    parts = [
        _pack_lane(lane.sort_values(["from", PLACE], kind="stable"), rows, window.span / plot_pixels)
        for _, lane in placed.groupby([RANK, LANE], sort=True)
    ]
    marks = pd.concat(parts) if parts else placed.assign(row="", size=0)
    return _describe_marks(marks, revision)[MARK_COLUMNS], _cut_whiskers(marks)[WHISKER_COLUMNS]


def _place_whiskers(named: pd.DataFrame, window: Window) -> pd.DataFrame:
    """Add where each mark stands (`place`) and from where to where it may stand; open sides reach the edges."""
    place, start, end = anchor_days(named), axis_days(named[t.START]), axis_days(named[t.END])
    left = min(window.start, place.min()) if len(named) else window.start
    right = max(window.end, place.max()) if len(named) else window.end
    return named.assign(**{PLACE: place, "from": start.fillna(left), "to": end.fillna(right)})


def _pack_lane(lane: pd.DataFrame, rows: Rows, pixel: float) -> pd.DataFrame:
    """Give each mark of a lane, sorted by beginning, a row of its own or one where it has room."""
    for most, units, diameter in DENSITIES:
        room = pixel * (diameter + 2)
        starts = (lane[PLACE] - room / 2).where(lane["from"] > lane[PLACE] - room / 2, lane["from"])
        ends = (lane[PLACE] + room / 2).where(lane["to"] < lane[PLACE] + room / 2, lane["to"])
        lines = pack_rows(zip(starts, ends, strict=True), DENSITIES[-1][0])
        if max(lines) < most:
            break
    label = wrap_label(lane[LABEL].iloc[0])
    count = max(lines) + 1
    height = max(label_units(label, LANE_UNITS), count * units + 2)
    keys = rows.add(height, label, "l")
    rows.close()
    above = (height - count * units) // 2
    return lane.assign(row=[keys[above + line * units + units // 2] for line in lines], size=diameter * diameter)


def _describe_marks(marks: pd.DataFrame, revision: int) -> pd.DataFrame:
    denied = marks[t.MODALITY].eq("denied").map({True: " denied", False: ""})
    what = marks[t.POSITION].map(position_label).where(marks[t.POSITION] != "", "takes no position")
    what = what.where(marks[t.MODALITY] == "realised", what + ", " + marks[t.MODALITY])
    what = what.where(marks[t.PROVISION] == "", what + ": " + marks[t.PROVISION_LABEL])
    acts = marks[t.EVENT_TYPE].map(lambda code: term_label("event_type", code)).where(marks[t.KIND] == "event", "")
    sentence = marks[t.TEXT].map(_shorten)
    who = marks[t.ACTOR_LABEL]
    spoken = marks[t.KIND] + ": " + who + ", " + what + ", " + marks[t.WHEN] + ": " + sentence
    return marks.assign(
        x=marks[PLACE],
        revision=revision,
        glyph=marks[t.KIND] + denied,
        filled=(~marks[t.MODALITY].isin(HOLLOW)).astype(float) * 0.85 + 0.15,
        who=who,
        what=what.where(acts == "", acts + ", " + what),
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


# ---------------------------------------------------------------- too many to draw one by one

BIN_UNITS = 9
BIN_PIXELS = 46
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
    """Stack the counts of a lane's step: none across the middle, the others away from it on their side."""
    forbidding = counts[t.POSITION].isin(["opposes", "prohibits"])
    none = counts["count"].where(counts[t.POSITION] == "", 0)
    side = counts.assign(side=forbidding, sided=counts["count"].where(counts[t.POSITION] != "", 0), none=none)
    keys = [RANK, LANE, "step"]
    half = side.groupby(keys)["none"].transform("sum") / 2
    outer = half + side.groupby([*keys, "side"])["sided"].cumsum()
    scale = BIN_PIXELS / 2 / max(outer.max(), 1) if len(counts) else 1
    tall = counts["count"] * scale
    up = (-outer * scale).where(~forbidding, outer * scale - tall)
    return counts.assign(tall=tall, up=up.where(counts[t.POSITION] != "", -tall / 2))


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
