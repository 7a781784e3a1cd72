"""The picture of an analysis: as a specification that a browser draws, and, where nothing else explains it, captioned.

SVG and PNG leave the page and its headline behind, so they say themselves what they show, in which colours and shapes,
from which articles, and what to bear in mind.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from timeline.codebook import Codebook
from timeline.exchange.cells import NOT_IN_XML, REPLACEMENT
from timeline.model import Analysis, Article
from timeline.view.captions import caption_chart
from timeline.view.charts import chart_png, chart_svg, timeline_chart
from timeline.view.tables import state_table, statement_table
from timeline.view.words import describe_caveats, describe_published

MARKS = "marks"  # the dataset of the marks; "picked", which is empty here, is that of the ring around one of them
_NAMED = 2  # articles named below the title; of more their number


def render_svg(analysis: Analysis, codebook: Codebook) -> bytes:
    """Return the captioned picture as an SVG document."""
    return chart_svg(_caption(_draw_chart(analysis, codebook), analysis, codebook)).encode("utf-8")


def render_png(analysis: Analysis, codebook: Codebook) -> bytes:
    """Return the captioned picture as a PNG, two device pixels for each pixel."""
    return chart_png(_caption(_draw_chart(analysis, codebook), analysis, codebook))


def draw_svg(analysis: Analysis, codebook: Codebook) -> bytes:
    """Return the bare picture as an SVG document, for a page that explains it."""
    return chart_svg(_draw_chart(analysis, codebook)).encode("utf-8")


def write_specification(analysis: Analysis, codebook: Codebook, dark: bool = False) -> dict[str, Any]:
    """Return the Vega-Lite specification, as wide as the page that holds it.

    A script rings a mark by copying its row from the dataset "marks" to "picked".
    """
    return _draw_chart(analysis, codebook, dark).to_dict() | {"width": "container"}


def _draw_chart(analysis: Analysis, codebook: Codebook, dark: bool = False) -> Any:
    tables = statement_table(analysis, codebook), state_table(analysis, codebook)
    return timeline_chart(*(table.replace(NOT_IN_XML, REPLACEMENT, regex=True) for table in tables), dark=dark)


def _caption(chart: Any, analysis: Analysis, codebook: Codebook) -> Any:
    """Say what is seen, in which articles it stands, and what to bear in mind."""
    articles = [coding.article for coding in analysis.codings]
    title = codebook.title or (articles[0].title if len(articles) == 1 else "")
    lines = (
        codebook.question,
        _name_articles(articles),
        describe_caveats(analysis.statements, codebook, analysis.left_out),
    )
    return caption_chart(chart, _printable(title), map(_printable, lines))


def _name_articles(articles: Sequence[Article]) -> str:
    if len(articles) > _NAMED:
        return f"From {len(articles)} articles."
    return f"From {'; '.join(map(_name_article, articles))}." if articles else ""


def _name_article(article: Article) -> str:
    published = describe_published(article)
    return ", ".join(filter(None, (f"“{article.title}”", article.outlet, published[:1].lower() + published[1:])))


def _printable(text: str) -> str:
    return NOT_IN_XML.sub(REPLACEMENT, text)
