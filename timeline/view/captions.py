"""What a picture that leaves its page says for itself: a title above, a legend of colours and shapes below."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

import altair as alt

from timeline.view.colours import GLYPHS, POSITION_ORDER, choose_theme
from timeline.view.terms import term_label

_TITLE_CHARS, _LINE_CHARS = 80, 130  # that fit into the width of a picture
_RING = "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0ZM-0.6,0A0.6,0.6,0,1,0,0.6,0A0.6,0.6,0,1,0,-0.6,0Z"
_SHAPES = {
    "event": GLYPHS["event"],
    "stance": GLYPHS["stance"],
    "planned or hypothetical": _RING,
    "denied": f"{_RING}M-0.76,0.6L0.6,-0.76L0.76,-0.6L-0.6,0.76Z",
    "date not exact": "M-1.4,-0.15H1.4V0.15H-1.4ZM-0.7,0A0.7,0.7,0,1,1,0.7,0A0.7,0.7,0,1,1,-0.7,0Z",
    "no date: day of publication": GLYPHS["stance undated"],
    "planned or decided, not yet in force": "M-1,-0.6H1V0.6H-1ZM-0.8,-0.4V0.4H0.8V-0.4Z",
}


def caption_chart(chart: alt.LayerChart, title: str, lines: Iterable[str]) -> alt.LayerChart:
    """Return the chart with a title, smaller lines below it, and a legend, for white paper."""
    theme = choose_theme(dark=False)
    caption = alt.TitleParams(
        text=wrap(title, _TITLE_CHARS),
        subtitle=[part for line in lines for part in wrap(line, _LINE_CHARS)],
        **{"anchor": "start", "frame": "bounds", "offset": 16, "subtitlePadding": 6},
        **{"fontSize": 18, "subtitleFontSize": 12, "color": theme.ink, "subtitleColor": theme.quiet},
    )
    captioned = chart.properties(title=caption).resolve_scale(color="independent", shape="independent")
    captioned.layer = [*chart.layer, _explain(theme.fills, theme.ink)]
    captioned.datasets = {**chart.datasets, "legend": []}
    return captioned


def _explain(colours: dict[str, str], ink: str) -> alt.Chart:
    """Draw nothing but the legend."""
    look = {"orient": "bottom", "direction": "horizontal", "title": None, "labelColor": ink, "symbolOpacity": 1}
    look |= {"symbolStrokeWidth": 0, "symbolSize": 110}
    words = [term_label("position", position) for position in POSITION_ORDER]
    palette = alt.Scale(domain=words, range=[colours[position] for position in POSITION_ORDER])
    glyphs = alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values()))
    shapes = alt.Legend(**look, symbolFillColor=ink, columns=4)
    return (
        alt.Chart(alt.NamedData("legend"), name="legend")
        .mark_point(filled=True, opacity=0, aria=False)
        .encode(
            color=alt.Color("position:N", scale=palette, legend=alt.Legend(**look, symbolType="square")),
            shape=alt.Shape("glyph:N", scale=glyphs, legend=shapes),
        )
    )
