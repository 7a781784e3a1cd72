"""The picture: one layered Altair view over one time axis, bands above, lanes below. It only draws.

Where things stand is computed in `layout`; what the browser alone can know is said in `expressions`.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd
import vl_convert

from timeline.view import expressions
from timeline.view.colours import BAND_INK, DASHES, FONT, GLYPHS, choose_theme, fade
from timeline.view.layout import Layout, lay_out
from timeline.view.rows import GUTTER, LINE_HEIGHT, UNIT
from timeline.view.selections import DRILL, DRILL_FIELDS, PICK, PICK_FIELDS, ZOOM
from timeline.view.window import DAY, Window, time_window

WIDTH = 960  # pixels where nobody stretches the chart: exports
BAND_HEIGHT = 22
WHISKER_HEIGHT = 3
FONT_SIZE, SMALL_FONT_SIZE = 12, 11
# However many marks: each can be read aloud and clicked, and no filter exchanges a canvas for them
_AS_ELEMENTS = {"embedOptions": {"renderer": "svg"}}


def timeline_chart(
    statements: pd.DataFrame,
    states: pd.DataFrame,
    *,
    dark: bool = False,
    width: int | None = None,
    window: tuple[Any, Any] | None = None,
    **choices: Any,
) -> alt.LayerChart:
    """Draw statements (`statement_table`) and policy states (`state_table`); the choices are those of `lay_out`.

    `window` is the first and last day shown, from `time_window` of the unfiltered tables; `width` is in pixels, where
    known. Between calls with the same `dark`, `width` and `window` only data differ, so that zoom survives.
    """
    layout = _lay_out(statements, states, width, window, choices)
    chart = _draw(dark, width or WIDTH, layout.window).copy(deep=False)
    chart.datasets = {name: table.to_dict("records") for name, table in layout.tables().items()}
    return chart


def timeline_specification(
    statements: pd.DataFrame, states: pd.DataFrame, *, dark: bool = False, window: Any = None, **choices: Any
) -> dict[str, Any]:
    """Return the same picture as a Vega-Lite specification, its datasets still tables.

    `st.vega_lite_chart` takes it as it is, many times faster than Altair checks a chart.
    """
    return layout_specification(_lay_out(statements, states, None, window, choices), dark)


def layout_specification(layout: Layout, dark: bool = False) -> dict[str, Any]:
    """Return the picture of a layout, for who keeps layouts: a new selection does not move anything."""
    return json.loads(_write(dark, WIDTH, layout.window)) | {"datasets": layout.tables()}


def _lay_out(statements: pd.DataFrame, states: pd.DataFrame, width: int | None, window: Any, choices: dict) -> Layout:
    plot_pixels = max(width - GUTTER - 30, 100) if width else None
    days = window or time_window(statements, states)
    return lay_out(statements, states, days, plot_pixels=plot_pixels, **choices)


@lru_cache(maxsize=64)
def _write(dark: bool, width: int, window: Window) -> str:
    """Return the specification without data, which is what takes time, as JSON."""
    return json.dumps(_draw(dark, width, window).to_dict())


@lru_cache(maxsize=64)
def _draw(dark: bool, width: int, window: Window) -> alt.LayerChart:
    """Draw everything but the data."""
    draw = _Drawing(window, dark)
    behind = (draw.rows(), draw.lines(), draw.dates(), draw.top(), draw.date_gaps(), draw.date_labels())
    before = (draw.bands(), draw.words(), draw.beyond(), draw.whiskers(), draw.bins(), draw.marks(), draw.picked())
    return (
        alt.layer(*behind, *before)
        .resolve_axis(x="independent")
        .properties(width=width, height=alt.Step(UNIT), background="transparent")
        .properties(autosize=alt.AutoSizeParams(type="fit-x", contains="padding"), usermeta=_AS_ELEMENTS)
        .configure(font=FONT, padding={"left": 4, "right": 8, "top": 4, "bottom": 4}, view={"stroke": None})
    )


def chart_svg(chart: alt.LayerChart, dark: bool = False) -> str:
    """Return the chart as an SVG document on plain paper, drawn without a network."""
    return vl_convert.vegalite_to_svg(_printable(chart, dark))


def chart_png(chart: alt.LayerChart, scale: float = 2, dark: bool = False) -> bytes:
    """Return the chart as a PNG on plain paper, `scale` device pixels for each pixel, drawn without a network."""
    return vl_convert.vegalite_to_png(_printable(chart, dark), scale=scale)


def _printable(chart: alt.LayerChart, dark: bool) -> str:
    """Return the specification with a background and a font that every machine has, so that labels are measured."""
    specification = chart.to_dict()
    specification["background"] = choose_theme(dark).paper
    specification["config"]["font"] = "sans-serif"
    return json.dumps(specification)


class _Drawing:
    """The layers of one picture: same axes, same theme."""

    def __init__(self, window: Window, dark: bool):
        self.window = window
        self.theme = choose_theme(dark)
        self.days = {"x": self._time(), "y": self._row()}  # the axis of time is drawn by `dates` and by `top`
        self.stretch = {**self.days, "x2": alt.X2("x2")}

    def _row(self) -> alt.Y:
        axis = alt.Axis(
            **{"labelExpr": expressions.ROW_LABEL, "labelOverlap": False, "labelColor": self.theme.ink},
            **{"labelAlign": "left", "labelPadding": GUTTER, "labelLimit": GUTTER - 4},
            **{"labelFontSize": FONT_SIZE, "labelLineHeight": LINE_HEIGHT, "ticks": False, "domain": False},
            **{"minExtent": GUTTER, "maxExtent": GUTTER},
            description="Rows: a band for each provision, then a lane for each group of statements",
        )
        scale = alt.Scale(type="band", paddingInner=0, paddingOuter=0)
        return alt.Y("row:O", title=None, sort="ascending", axis=axis, scale=scale)

    def _time(self, axis: alt.Axis | None = None) -> alt.X:
        scale = alt.Scale(type="utc", domain=alt.ExprRef(f"[{self.window.start}, {self.window.end}]"), nice=False)
        return alt.X("x:T", title=None, axis=axis, scale=scale)

    def _time_axis(self, label: str = expressions.TIME_LABEL, **more: Any) -> alt.Axis:
        return alt.Axis(
            **{"labelExpr": label, "labelOverlap": True, "labelColor": self.theme.quiet},
            **{"tickCount": alt.ExprRef(expressions.TICK_COUNT), "tickMinStep": DAY, "labelFlush": False},
            **{"labelFontSize": FONT_SIZE, "labelLineHeight": LINE_HEIGHT, "gridOpacity": 0.6},
            **{"gridColor": self.theme.hairline, "tickColor": self.theme.hairline, "domainColor": self.theme.hairline},
            **more,
        )

    def rows(self) -> alt.Chart:
        """Draw nothing, but give the picture its rows with their labels."""
        points = _layer("rows").mark_point(opacity=0, size=0, aria=False)
        return points.encode(y=self.days["y"], x=alt.value(0))

    def lines(self) -> alt.Chart:
        """Draw a hairline below each block of rows."""
        rules = _layer("lines").mark_rule(color=self.theme.hairline, yOffset=UNIT / 2, aria=False)
        return rules.encode(y=self.days["y"], x=alt.value(-GUTTER), x2=alt.value("width"))

    def dates(self) -> alt.Chart:
        """Draw a line for each day of publication, and a dotted one for each known date; zoom and pan hang here."""
        wheel = "wheel![event.ctrlKey || event.metaKey]"  # the plain wheel scrolls the page
        zoom = alt.selection_interval(name=ZOOM, bind="scales", encodings=["x"], zoom=wheel)
        known = "datum.kind === 'known'"
        rules = _layer("dates").mark_rule(clip=True, color=self.theme.quiet, opacity=0.8)
        return rules.encode(
            x=self._time(self._time_axis(description="Time")),
            y=self.days["y"],
            y2=alt.Y2("row_end"),
            strokeDash=alt.condition(known, alt.value([2, 3]), alt.value([1, 0])),
            description="spoken:N",
            tooltip=_tooltip(what="What", when="When", outlet="Source"),
        ).add_params(zoom)

    def top(self) -> alt.Chart:
        """Draw nothing, but let the axis of time stand on top, too, where the other one is out of sight."""
        axis = self._time_axis(expressions.TOP_LABEL, orient="top", grid=False, ticks=False, domain=False, aria=False)
        return _layer("dates", "top").mark_point(opacity=0, size=0, aria=False).encode(x=self._time(axis))

    def date_labels(self) -> alt.Chart:
        """Label the dates beside their lines, cut to the room that is left at any zoom."""
        return self._label_dates("date labels")

    def date_gaps(self) -> alt.Chart:
        """Part the lines behind the labels, so that none crosses a word."""
        return self._label_dates("date gaps", color=self.theme.paper, stroke=self.theme.paper, strokeWidth=4)

    def _label_dates(self, name: str, **style: Any) -> alt.Chart:
        labelled = _layer("dates", name).transform_filter("datum.label !== ''")
        written = {"text": alt.ExprRef(expressions.DATE_TEXT), "limit": alt.ExprRef(expressions.DATE_LIMIT)}
        labels = self._beside_line(labelled, **written, **style)
        return labels.encode(**self.days, opacity=_hidden_if(expressions.DATE_HIDDEN))

    def _beside_line(self, layer: alt.Chart, **more: Any) -> alt.Chart:
        """Write small and quiet, on the side of the date that has room."""
        side = {"align": alt.ExprRef(expressions.DATE_ALIGN), "dx": alt.ExprRef(expressions.DATE_SHIFT)}
        style = {"fontSize": SMALL_FONT_SIZE, "color": self.theme.quiet, "baseline": "middle"} | more
        return layer.mark_text(clip=True, aria=False, **style, **side)

    def beyond(self) -> alt.Chart:
        """Say how many marks stand outside the window, until somebody zooms."""
        notes = self._beside_line(_layer("beyond"))
        zoomed = f"time(domain('x')[0]) != {self.window.start} || time(domain('x')[1]) != {self.window.end}"
        return notes.encode(**self.days, text="note:N", opacity=_hidden_if(zoomed))

    def bands(self) -> alt.Chart:
        """Draw the policy states, fading where their beginning or end is vague or open."""
        bars = _layer("bands").mark_bar(height=BAND_HEIGHT, clip=True, cursor="pointer", strokeWidth=1.5)
        tooltip = _tooltip(who="Who", what="What", when="When")
        outline = [_on_edge(position, "decided", colour) for position, colour in self.theme.edges.items()]
        return bars.encode(
            **self.stretch,
            fill=_faded(self.theme.bands),
            stroke=alt.StrokeValue("transparent", condition=outline),
            description="spoken:N",
            tooltip=tooltip,
        )

    def words(self) -> alt.Chart:
        """Write the position on its band: on a hollow stretch in the ink of the page."""
        words = _layer("words").mark_text(
            **{
                "fontSize": FONT_SIZE,
                "align": "left",
                "baseline": "middle",
                "clip": True,
                "aria": False,
            },
            dx=alt.ExprRef(expressions.WORD_SHIFT),
        )
        ink = alt.condition("datum.edge === 'decided'", alt.value(self.theme.ink), alt.value(BAND_INK))
        return words.encode(**self.days, text="word:N", color=ink, opacity=_hidden_if(expressions.WORD_HIDDEN))

    def whiskers(self) -> alt.Chart:
        """Draw from when to when a mark may stand."""
        bars = _layer("whiskers").mark_bar(height=WHISKER_HEIGHT, clip=True, opacity=0.65, aria=False)
        return bars.encode(**self.stretch, fill=_faded(self.theme.fills))

    def bins(self) -> alt.Chart:
        """Draw counts where the statements are too many."""
        drill = alt.selection_point(name=DRILL, fields=DRILL_FIELDS, on="click")
        bars = _layer("bins").mark_bar(
            clip=True, cursor="pointer", height=alt.ExprRef("datum.tall"), yOffset=alt.ExprRef("datum.up")
        )
        tooltip = _tooltip(who="Who", what="What", when="When")
        fill = _scaled(alt.Fill, "position:N", self.theme.fills)
        return bars.encode(**self.stretch, fill=fill, description="spoken:N", tooltip=tooltip).add_params(drill)

    def marks(self) -> alt.Chart:
        """Draw the statements: shape by kind, colour by position, filling and outline by modality."""
        pick = alt.selection_point(name=PICK, fields=PICK_FIELDS, on="click")
        points = _layer("marks").mark_point(clip=True, cursor="pointer", strokeWidth=1.5, opacity=1)
        return points.encode(
            **self.days,
            fill=_scaled(alt.Fill, "position:N", self.theme.fills),
            stroke=_scaled(alt.Stroke, "position:N", self.theme.edges),
            shape=_scaled(alt.Shape, "glyph:N", GLYPHS),
            strokeDash=_scaled(alt.StrokeDash, "modality:N", DASHES),
            fillOpacity=alt.FillOpacity("filled:Q", scale=None),
            strokeWidth=alt.StrokeWidth("outline:Q", scale=None),
            size=alt.Size("size:Q", scale=None),
            description="spoken:N",
            tooltip=_tooltip(
                **{"who": "Who", "what": "What", "when": "When", "exact": "How exact"},
                **{"said": "Said by", "sentence": "Sentence"},
            ),
        ).add_params(pick)

    def picked(self) -> alt.Chart:
        """Ring the selected mark."""
        points = _layer("picked").mark_point(
            **{"shape": "circle", "filled": False, "strokeWidth": 2.5, "opacity": 1, "clip": True, "aria": False}
        )
        ring = alt.Size("ring:Q", scale=None)
        return points.encode(**self.days, size=ring, stroke=alt.value(self.theme.ink))


def _layer(data: str, name: str = "") -> alt.Chart:
    return alt.Chart(alt.NamedData(data), name=name or data)


def _scaled(channel: type, field: str, table: dict[str, Any]) -> Any:
    """Return an encoding that looks each value up in a table; no legend, and filtering never changes it."""
    return channel(field, scale=alt.Scale(domain=list(table), range=list(table.values())), legend=None)


def _faded(colours: dict[str, str]) -> alt.FillValue:
    """Return the colour of each position, fading in or out where the piece's edge says so."""
    cases = [
        _on_edge(position, edge, fade(colour, edge))
        for position, colour in colours.items()
        for edge in ("sure", "in", "out", "decided")
    ]
    return alt.FillValue("transparent", condition=cases)


def _on_edge(position: str, edge: str, value: Any) -> dict[str, Any]:
    return {"test": expressions.position_edge(position, edge), "value": value}


def _hidden_if(test: str) -> Any:
    return alt.condition(test, alt.value(0), alt.value(1))


def _tooltip(**titles: str) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{column}:N", title=title) for column, title in titles.items()]
