"""The picture of an analysis: as a specification that a browser draws, as SVG, as PNG."""

from __future__ import annotations

from typing import Any

from timeline.codebook import Codebook
from timeline.model import Analysis
from timeline.view.charts import chart_png, chart_svg, timeline_chart
from timeline.view.layout import RING
from timeline.view.tables import state_table, statement_table

MARKS, PICKED = "marks", "picked"  # how a browser addresses the marks, and the ring around the chosen one


def render_svg(analysis: Analysis, codebook: Codebook) -> bytes:
    """Return the picture as an SVG document."""
    return chart_svg(_draw_chart(analysis, codebook)).encode("utf-8")


def render_png(analysis: Analysis, codebook: Codebook) -> bytes:
    """Return the picture as a PNG, two device pixels for each pixel."""
    return chart_png(_draw_chart(analysis, codebook))


def write_specification(analysis: Analysis, codebook: Codebook, dark: bool = False) -> dict[str, Any]:
    """Return the Vega-Lite specification, as wide as the page that holds it.

    The data of its layers MARKS and PICKED bear these names, so that a script can ring a mark by copying its row.
    """
    specification = _draw_chart(analysis, codebook, dark).to_dict()
    layers = {layer.get("name"): layer for layer in specification["layer"]}
    for name in (MARKS, PICKED):
        rows = specification["datasets"].get(layers[name]["data"].get("name"), [])
        specification["datasets"][name] = [row | {"ring": row["size"] * RING} for row in rows]
        layers[name]["data"] = {"name": name}
    return specification | {"width": "container"}


def _draw_chart(analysis: Analysis, codebook: Codebook, dark: bool = False) -> Any:
    return timeline_chart(statement_table(analysis, codebook), state_table(analysis, codebook), dark=dark)
