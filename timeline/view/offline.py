"""The view as one HTML file that needs no network: the shift in words, the picture, the articles, the table.

Everything but the interactive picture is plain HTML, so that it can be read where scripts do not run, as in the
preview of a mail attachment. Scripts are admitted by their hashes alone; text from outside reaches the page escaped.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from html import escape
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from string import Template
from typing import Any

import vl_convert

from timeline.codebook import Codebook
from timeline.exchange.annotations import find_address
from timeline.model import Analysis, Coding, Statement
from timeline.view.colours import POSITION_COLOURS
from timeline.view.markup import heading_markup, legend_markup, paragraph_markup, position_markup, shift_markup
from timeline.view.pictures import draw_svg, write_specification
from timeline.view.quotations import quote_statement
from timeline.view.reading import build_pane
from timeline.view.shifts import put_foremost
from timeline.view.terms import surety_label, term_label
from timeline.view.words import (
    Shift,
    describe_caveats,
    describe_published,
    describe_shifts,
    describe_source,
    describe_statement,
    describe_when,
)

COLUMNS = ("When", "Actor", "Position", "Provision", "Statement", "Said by")
_HERE = Path(__file__).parent
_THEMED = {position: f"var(--{position or 'none'})" for position in POSITION_COLOURS["light"]}


def render_page(analysis: Analysis, codebook: Codebook) -> bytes:
    """Return the page as one HTML file."""
    anchors = {statement.id: f"s{number}" for number, statement in enumerate(analysis.statements, 1)}
    shifts = put_foremost(describe_shifts(analysis.states, analysis.statements, codebook, analysis.published))
    title, caveats = _find_title(analysis, codebook), describe_caveats(analysis.statements, codebook, analysis.left_out)
    scripts = (_inline_vega(), (_HERE / "offline.js").read_text("utf-8"))
    page = Template((_HERE / "offline.html").read_text("utf-8")).substitute(
        hashes=" ".join(map(_hash_script, scripts)),
        title=escape(title),
        heading=heading_markup(title, codebook.question),
        style=_write_style(),
        shifts="".join(_show_shift(shift, anchors) for shift in shifts) or "<p>No policy state is known.</p>",
        caveats=paragraph_markup(caveats, "quiet") if caveats else "",
        empty="" if anchors else " hidden",
        light_legend=legend_markup(dark=False),
        dark_legend=legend_markup(dark=True),
        picture=f"data:image/svg+xml;base64,{b64encode(draw_svg(analysis, codebook)).decode('ascii')}",
        articles="".join(_show_article(coding, anchors, first=not i) for i, coding in enumerate(analysis.codings)),
        count=len(anchors),
        columns="".join(f'<th scope="col">{column}</th>' for column in COLUMNS),
        rows="\n".join(_show_rows(analysis, anchors, codebook)),
        data=_write_data(analysis, codebook, anchors),
        vega=scripts[0],
        script=scripts[1],
    )
    return page.encode("utf-8")


@cache
def _inline_vega() -> str:
    """Return Vega, Vega-Lite and Vega-Embed in one script that leaves no names behind but `vegaEmbed`."""
    bundle = vl_convert.javascript_bundle().replace("\r", "").replace("</script", "<\\/script")
    return f"(() => {{{bundle}\n}})();"


def _hash_script(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode('utf-8')).digest()).decode('ascii')}'"


def _write_style() -> str:
    """Return the style sheet: the colours of both themes, the dashboard's rules, and the page's own."""
    light, dark = (
        " ".join(f"--{position or 'none'}: {colour};" for position, colour in POSITION_COLOURS[theme].items())
        for theme in ("light", "dark")
    )
    colours = f":root {{ {light} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
    return colours + "".join((_HERE / name).read_text("utf-8") for name in ("page.css", "pane.css", "offline.css"))


def _find_title(analysis: Analysis, codebook: Codebook) -> str:
    return codebook.title or "; ".join(coding.article.title for coding in analysis.codings[:3]) or "Timeline"


def _show_shift(shift: Shift, anchors: dict[str, str]) -> str:
    proofs = enumerate((*shift.before_statements, *shift.after_statements), 1)
    links = "".join(f'<a href="#{anchors[proof]}" aria-label="Evidence {n}">{n}</a>' for n, proof in proofs)
    evidence = f'<p class="proofs">Evidence {links}</p>' if links else ""
    return f'<div class="change-box">{shift_markup(shift, _THEMED)}{evidence}</div>'


def _show_article(coding: Coding, anchors: dict[str, str], first: bool) -> str:
    article = coding.article
    address = find_address(article)
    outlet = f"{escape(article.outlet)} · " if article.outlet else ""
    original = f' · <a href="{escape(address)}">Original</a>' if address == article.url else ""
    return (
        f"<details{' open' if first else ''}><summary><h2>{escape(article.title)}</h2></summary>"
        f'<p class="byline">{outlet}{escape(describe_published(article))}{original}</p>'
        f'<div class="pane">{_mark_text(coding, anchors)}</div></details>'
    )


def _mark_text(coding: Coding, anchors: dict[str, str]) -> str:
    """Return the article's text with every statement underlined; the place where one begins can be linked to."""
    pieces, begun = [], set()
    segments = build_pane(coding.article, coding.statements)["segments"]
    for (ids, position), cut in groupby(segments, itemgetter(1, 2)):  # the cues are in the card
        text = "".join(segment[0] for segment in cut)
        new = [identifier for identifier in ids if identifier not in begun]
        begun.update(new)
        places = "".join(f'<a class="place" id="{anchors[identifier]}"></a>' for identifier in new)
        pieces.append(places + _mark_segment(text, [anchors[i] for i in ids], position, bool(new)))
    return "".join(pieces)


def _mark_segment(text: str, ids: list[str], position: str, begins: bool) -> str:
    if not ids:
        return escape(text)
    button = ' tabindex="0" role="button"' if begins else ""
    return f'<span class="segment {position or "none"}" data-ids="{" ".join(ids)}"{button}>{escape(text)}</span>'


def _show_rows(analysis: Analysis, anchors: dict[str, str], codebook: Codebook) -> Iterator[str]:
    """Yield a table row per statement; where there are several articles, each row names its own."""
    several = len(analysis.codings) > 1
    for coding in analysis.codings:
        title = f'<div class="quiet">{escape(coding.article.title)}</div>' if several else ""
        for statement in coding.statements:
            said = quote_statement(statement, coding)
            cells = zip(COLUMNS, _list_cells(statement, said, anchors, codebook, title), strict=True)
            row = "".join(f'<td data-column="{column}">{cell}</td>' for column, cell in cells)
            yield f'<tr data-id="{anchors[statement.id]}">{row}</tr>'


def _list_cells(
    statement: Statement, said: str, anchors: dict[str, str], codebook: Codebook, title: str
) -> tuple[str, ...]:
    return (
        escape(describe_when(statement.when)),
        escape(codebook.label(statement.actor)),
        position_markup(statement.position, _THEMED) if statement.position else escape(term_label("position", "")),
        escape(codebook.label(statement.provision)),
        f'<a href="#{anchors[statement.id]}">{escape(said)}</a>',
        escape(statement.speaker or statement.source or "the article itself") + title,
    )


def _write_data(analysis: Analysis, codebook: Codebook, anchors: dict[str, str]) -> str:
    """Return what the script needs as JSON in which nothing can end the element that holds it."""
    cards = {
        anchors[statement.id]: _write_card(statement, coding, codebook)
        for coding in analysis.codings
        for statement in coding.statements
    }
    data = {
        "anchors": anchors,
        "cards": cards,
        "light": write_specification(analysis, codebook),
        "dark": write_specification(analysis, codebook, dark=True),
    }
    return json.dumps(data, separators=(",", ":")).replace("<", "\\u003c")


def _write_card(statement: Statement, coding: Coding, codebook: Codebook) -> dict[str, Any]:
    text = coding.article.text
    codes = {field: term_label(field, getattr(statement, field)) for field in ("kind", "event_type", "modality")}
    return {
        "sentence": describe_statement(statement, codebook, text),
        "position": statement.position or "none",
        "quotation": quote_statement(statement, coding),
        "codes": [
            ["Kind", ", ".join(code for code in (codes["kind"], codes["event_type"]) if code)],
            ["Modality", codes["modality"]],
            ["When", describe_when(statement.when)],
            ["How exact", surety_label(statement.when.precision, statement.when.basis)],
            ["Said by", describe_source(statement)],
        ],
        "why": [[text[e.span.start : e.span.end], e.code, e.rule] for e in statement.evidence],
    }
