"""The picture of an analysis: as a specification that a browser draws, as SVG, as PNG."""

from __future__ import annotations

from typing import Any

from timeline.codebook import Codebook
from timeline.exchange.cells import NOT_IN_XML, REPLACEMENT
from timeline.model import Analysis
from timeline.view.charts import chart_png, chart_svg, timeline_chart
from timeline.view.tables import state_table, statement_table

MARKS = "marks"  # the dataset of the marks; "picked", which is empty here, is that of the ring around one of them


def render_svg(analysis: Analysis, codebook: Codebook) -> bytes:
    """Return the picture as an SVG document."""
    return chart_svg(_draw_chart(analysis, codebook)).encode("utf-8")


def render_png(analysis: Analysis, codebook: Codebook) -> bytes:
    """Return the picture as a PNG, two device pixels for each pixel."""
    return chart_png(_draw_chart(analysis, codebook))


def write_specification(analysis: Analysis, codebook: Codebook, dark: bool = False) -> dict[str, Any]:
    """Return the Vega-Lite specification, as wide as the page that holds it.

    A script rings a mark by copying its row from the dataset "marks" to "picked".
    """
    return _draw_chart(analysis, codebook, dark).to_dict() | {"width": "container"}


def _draw_chart(analysis: Analysis, codebook: Codebook, dark: bool = False) -> Any:
    tables = statement_table(analysis, codebook), state_table(analysis, codebook)
    return timeline_chart(*(table.replace(NOT_IN_XML, REPLACEMENT, regex=True) for table in tables), dark=dark)
