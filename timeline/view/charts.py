"""The picture: one layered Altair view over one time axis, bands above, lanes below. It only draws.

What the page needs to know about its selections:

- `PICK` reports `id` and `revision` of the mark or band that was clicked; read it with `read_pick`.
- `DRILL` reports lane and first and last day of a bar where statements are counted; read it with `read_drill`.
- `ZOOM` reports the stretch of time shown; keep it in `selection_mode`, or data changes reset it.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import altair as alt
import pandas as pd
import vl_convert

from timeline.view import tables as t
from timeline.view.colours import (
    BAND_COLOURS,
    BAND_INK,
    FONT,
    HAIRLINES,
    INKS,
    PAPERS,
    POSITION_COLOURS,
    POSITION_EDGES,
    QUIET_INKS,
    SHAPES,
    theme_name,
)
from timeline.view.lanes import LANE, PLOT_PIXELS
from timeline.view.layout import Layout, lay_out
from timeline.view.rows import GUTTER, KEY_DIGITS, LINE_HEIGHT, UNIT
from timeline.view.window import DAY, read_day

PICK, DRILL, ZOOM = "pick", "drill", "zoom"
SELECTIONS = [PICK, DRILL, ZOOM]  # the page's selection_mode
WIDTH = 960  # pixels where nobody stretches the chart: exports
BAND_HEIGHT = 22
WHISKER_HEIGHT = 3
# A cross over the shape says "denied"; the path is in the unit square around the mark's place.
_CROSS = "M-.62-.62L.62.62M-.62.62L.62-.62"
_CIRCLE = "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z"
_DIAMOND = "M0-1L1 0L0 1L-1 0Z"
GLYPHS = {
    "event": SHAPES["event"],
    "stance": SHAPES["stance"],
    "event denied": _DIAMOND + "M-.4-.4L.4.4M-.4.4L.4-.4",
    "stance denied": _CIRCLE + _CROSS,
}
DASHES = {"realised": [1, 0], "planned": [1, 0], "hypothetical": [2, 2], "denied": [1, 0]}


def timeline_chart(
    statements: pd.DataFrame,
    states: pd.DataFrame,
    *,
    lanes: str = "actor",
    selected: str = "",
    context: pd.DataFrame | None = None,
    dark: bool = False,
    revision: int = 0,
    width: int | None = None,
    window: tuple[Any, Any] | None = None,
) -> alt.LayerChart:
    """Draw statements (`statement_table`) and policy states (`state_table`).

    `lanes` is "actor", "provision" or "article"; `selected` the id of the mark to ring; `window` the first and last
    day shown, from `time_window` of the unfiltered tables; `revision` a number that makes the same mark clickable
    again. Between calls with the same `dark`, `width` and `window` only data differ, so that zoom survives.
    """
    plot_pixels = max(width - GUTTER - 30, 100) if width else PLOT_PIXELS
    layout = lay_out(statements, states, lanes, selected, context, revision, plot_pixels, window)
    theme = theme_name(dark)
    draw = _Drawing(layout, theme)
    return (
        alt.layer(
            draw.rows(),
            draw.lines(),
            draw.dates(),
            draw.date_labels(),
            draw.bands(),
            draw.words(),
            draw.whiskers(),
            draw.bins(),
            draw.marks(),
            draw.picked(),
        )
        .properties(width=width or WIDTH, height=alt.Step(UNIT), background="transparent")
        .properties(autosize=alt.AutoSizeParams(type="fit-x", contains="padding"))
        .configure(font=FONT, padding={"left": 4, "right": 8, "top": 4, "bottom": 4})
        .configure_view(stroke=None)
        .configure_scale(bandPaddingInner=0, bandPaddingOuter=0)
    )


class _Drawing:
    """The layers of one picture: same axes, same theme."""

    def __init__(self, layout: Layout, theme: str):
        self.layout = layout
        self.ink, self.quiet, self.hairline = INKS[theme], QUIET_INKS[theme], HAIRLINES[theme]
        self.fills, self.edges, self.tints = POSITION_COLOURS[theme], POSITION_EDGES[theme], BAND_COLOURS[theme]
        self.y = alt.Y("row:O", title=None, sort="ascending", axis=self._row_axis(), scale=alt.Scale(type="band"))
        self.x = alt.X("x:T", title=None, axis=self._time_axis(), scale=self._time_scale())
        self.x2 = alt.X2("x2")

    def _row_axis(self) -> alt.Axis:
        return alt.Axis(
            labelExpr=f"split(slice(datum.value, {KEY_DIGITS + 1}), '\\n')",
            labelAlign="left",
            labelPadding=GUTTER,
            labelLimit=GUTTER - 6,
            labelFontSize=12,
            labelLineHeight=LINE_HEIGHT,
            labelColor=self.ink,
            labelOverlap=False,
            ticks=False,
            domain=False,
            minExtent=GUTTER,
            maxExtent=GUTTER,
            description="rows of the picture: policy states per provision, then statements per lane",
        )

    def _time_axis(self) -> alt.Axis:
        days = f"((domain('x')[1] - domain('x')[0]) / {DAY})"
        new_year = "(datum.index == 0 || utcmonth(datum.value) == 0)"
        label = (
            "utchours(datum.value) != 0 ? '' : "
            f"{days} > 1500 ? utcFormat(datum.value, '%Y') : "
            f"{days} > 120 ? [utcFormat(datum.value, '%b'), {new_year} ? utcFormat(datum.value, '%Y') : ''] : "
            f"[utcFormat(datum.value, '%-d %b'), datum.index == 0 ? utcFormat(datum.value, '%Y') : '']"
        )
        return alt.Axis(
            labelExpr=label,
            tickCount=alt.ExprRef("max(2, floor(width / 90))"),
            tickMinStep=DAY,
            labelFontSize=12,
            labelLineHeight=LINE_HEIGHT,
            labelColor=self.quiet,
            labelFlush=False,
            labelOverlap=True,
            grid=True,
            gridColor=self.hairline,
            gridOpacity=0.6,
            tickColor=self.hairline,
            domainColor=self.hairline,
            description="time",
        )

    def _time_scale(self) -> alt.Scale:
        return alt.Scale(type="utc", domain=list(self.layout.window), nice=False, zero=False)

    def _gradients(self, colours: dict[str, str]) -> list[dict]:
        return [
            {"test": f"datum.position === '{position}' && datum.edge === '{edge}'", "value": _fade(colour, edge)}
            for position, colour in colours.items()
            for edge in ("sure", "in", "out")
        ]

    def rows(self) -> alt.Chart:
        """Draw nothing, but give the picture all its rows and labels, and zoom and pan."""
        zoom = alt.selection_interval(
            name=ZOOM, bind="scales", encodings=["x"], zoom="wheel![event.ctrlKey || event.metaKey]"
        )
        return (
            alt.Chart(self.layout.rows)
            .mark_point(opacity=0, size=0, aria=False)
            .encode(y=self.y, x=alt.value(0))
            .add_params(zoom)
        )

    def lines(self) -> alt.Chart:
        return (
            alt.Chart(self.layout.lines)
            .mark_rule(color=self.hairline, yOffset=UNIT / 2, aria=False)
            .encode(y=self.y, x=alt.value(-GUTTER), x2=alt.value("width"))
        )

    def dates(self) -> alt.Chart:
        known = "datum.kind === 'known'"
        return (
            alt.Chart(self.layout.dates)
            .mark_rule(clip=True, strokeWidth=1)
            .encode(
                x=self.x,
                y=self.y,
                y2=alt.value("height"),
                color=alt.value(self.quiet),
                strokeDash=alt.condition(known, alt.value([2, 3]), alt.value([1, 0])),
                opacity=alt.condition(known, alt.value(0.7), alt.value(0.9)),
                description="spoken:N",
                tooltip=[alt.Tooltip("label:N", title="What"), "when:N", "outlet:N"],
            )
        )

    def date_labels(self) -> alt.Chart:
        """Label the dates beside their lines, cut to the room that is left at any zoom."""
        to_left, to_right = (
            "scale('x', datum.x) - scale('x', datum.since)",
            "scale('x', datum.until) - scale('x', datum.x)",
        )
        room = f"(datum.left ? {to_left} : {to_right})"
        return (
            alt.Chart(self.layout.dates)
            .mark_text(
                align=alt.ExprRef("datum.left ? 'right' : 'left'"),
                dx=alt.ExprRef("datum.left ? -5 : 5"),
                baseline="middle",
                fontSize=11,
                color=self.quiet,
                limit=alt.ExprRef(f"max({room} - 9, 1)"),
                clip=True,
                aria=False,
            )
            .encode(
                x=self.x,
                y=self.y,
                text="label:N",
                opacity=alt.condition(f"{room} < 50", alt.value(0), alt.value(1)),
            )
        )

    def bands(self) -> alt.Chart:
        return (
            alt.Chart(self.layout.bands)
            .mark_bar(height=BAND_HEIGHT, clip=True, cursor="pointer")
            .encode(
                x=self.x,
                x2=self.x2,
                y=self.y,
                fill=alt.FillValue("transparent", condition=self._gradients(self.tints)),
                description="spoken:N",
                tooltip=[
                    alt.Tooltip("who:N", title="Who"),
                    alt.Tooltip("what:N", title="What"),
                    alt.Tooltip("when:N", title="When"),
                ],
            )
        )

    def words(self) -> alt.Chart:
        hidden = "max(0, -scale('x', datum.x))"
        room = "(min(width, scale('x', datum.x2)) - max(0, scale('x', datum.x)) - 12)"
        return (
            alt.Chart(self.layout.words)
            .mark_text(
                align="left",
                baseline="middle",
                fontSize=12,
                color=BAND_INK,
                dx=alt.ExprRef(f"{hidden} + 8"),
                limit=alt.ExprRef(f"max({room}, 1)"),
                aria=False,
            )
            .encode(
                x=self.x,
                y=self.y,
                text="word:N",
                opacity=alt.condition(f"{room} < 30", alt.value(0), alt.value(1)),
            )
        )

    def whiskers(self) -> alt.Chart:
        return (
            alt.Chart(self.layout.whiskers)
            .mark_bar(height=WHISKER_HEIGHT, clip=True, opacity=0.65, aria=False)
            .encode(
                x=self.x,
                x2=self.x2,
                y=self.y,
                fill=alt.FillValue("transparent", condition=self._gradients(self.fills)),
            )
        )

    def bins(self) -> alt.Chart:
        drill = alt.selection_point(name=DRILL, fields=[LANE, "step_start", "step_end", "revision"], on="click")
        return (
            alt.Chart(self.layout.bins)
            .mark_bar(
                clip=True,
                cursor="pointer",
                height=alt.ExprRef("datum.tall"),
                yOffset=alt.ExprRef("datum.up"),
            )
            .encode(
                x=self.x,
                x2=self.x2,
                y=self.y,
                fill=self._fill(),
                description="spoken:N",
                tooltip=[
                    alt.Tooltip("who:N", title="Who"),
                    alt.Tooltip("what:N", title="What"),
                    alt.Tooltip("when:N", title="When"),
                ],
            )
            .add_params(drill)
        )

    def marks(self) -> alt.Chart:
        pick = alt.selection_point(name=PICK, fields=[t.ID, "revision"], on="click")
        return (
            alt.Chart(self.layout.marks)
            .mark_point(clip=True, cursor="pointer", strokeWidth=1.5, opacity=1)
            .encode(
                x=self.x,
                y=self.y,
                fill=self._fill(),
                stroke=self._stroke(),
                fillOpacity=alt.FillOpacity("filled:Q", scale=None),
                size=alt.Size("size:Q", scale=None),
                shape=_scaled(alt.Shape, "glyph:N", GLYPHS),
                strokeDash=_scaled(alt.StrokeDash, "modality:N", DASHES),
                description="spoken:N",
                tooltip=[
                    alt.Tooltip("who:N", title="Who"),
                    alt.Tooltip("what:N", title="What"),
                    alt.Tooltip("when:N", title="When"),
                    alt.Tooltip("sentence:N", title="Sentence"),
                ],
            )
            .add_params(pick)
        )

    def picked(self) -> alt.Chart:
        return (
            alt.Chart(self.layout.picked)
            .mark_point(shape="circle", filled=False, strokeWidth=2.5, opacity=1, clip=True, aria=False)
            .transform_calculate(ring="datum.size * 2.6")
            .encode(x=self.x, y=self.y, size=alt.Size("ring:Q", scale=None), stroke=alt.value(self.ink))
        )

    def _fill(self) -> alt.Fill:
        return _scaled(alt.Fill, "position:N", self.fills)

    def _stroke(self) -> alt.Stroke:
        return _scaled(alt.Stroke, "position:N", self.edges)


def _scaled(channel: type, field: str, table: dict[str, Any]) -> Any:
    """Return an encoding that looks each value up in a table; no legend, and filtering never changes it."""
    return channel(field, scale=alt.Scale(domain=list(table), range=list(table.values())), legend=None)


def _fade(colour: str, edge: str) -> Any:
    """Return the colour itself, or a gradient to or from nothing."""
    if edge == "sure":
        return colour
    first, last = ("00", "FF") if edge == "in" else ("FF", "00")
    stops = [{"offset": 0, "color": colour + first}, {"offset": 1, "color": colour + last}]
    return {"gradient": "linear", "x1": 0, "y1": 0, "x2": 1, "y2": 0, "stops": stops}


def read_pick(selection: Any, statements: pd.DataFrame) -> str:
    """Return the id of the statement that was clicked, or "" if none, or one that is not shown, was."""
    for point in selection.get(PICK) or []:
        if point.get(t.ID) and (statements[t.ID] == point[t.ID]).any():
            return point[t.ID]
    return ""


def read_drill(selection: Any) -> tuple[str, date, date] | None:
    """Return lane, first and last day of the bar that was clicked, or None."""
    for point in selection.get(DRILL) or []:
        if point.get("step_start") and point.get("step_end"):
            days = date.fromisoformat(point["step_start"]), date.fromisoformat(point["step_end"])
            return point.get(LANE) or "", *days
    return None


def read_zoom(selection: Any) -> tuple[date, date] | None:
    """Return the first and last day shown after zooming, or None where nobody zoomed."""
    extent = (selection.get(ZOOM) or {}).get("x")
    return (read_day(extent[0]), read_day(extent[1])) if extent else None


def chart_svg(chart: alt.LayerChart, dark: bool = False) -> str:
    """Return the chart as an SVG document on plain paper, drawn without a network."""
    return vl_convert.vegalite_to_svg(_printable(chart, dark))


def chart_png(chart: alt.LayerChart, scale: float = 2, dark: bool = False) -> bytes:
    """Return the chart as a PNG on plain paper, `scale` device pixels for each pixel, drawn without a network."""
    return vl_convert.vegalite_to_png(_printable(chart, dark), scale=scale)


def _printable(chart: alt.LayerChart, dark: bool) -> str:
    """Return the specification with a background and a font that every machine has, so that labels are measured."""
    specification = chart.to_dict()
    specification["background"] = PAPERS[theme_name(dark)]
    specification["config"]["font"] = "sans-serif"
    return json.dumps(specification)
