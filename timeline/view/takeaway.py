"""Every format in which a view can be taken away: data, words, pictures, and the page that needs no network."""

from __future__ import annotations

from timeline.exchange.formats import DATA_FORMATS, Format, encoded, restrict
from timeline.model import InputError
from timeline.view.brief import format_brief
from timeline.view.offline import render_page
from timeline.view.pictures import render_png, render_svg
from timeline.view.timelinejs import format_timeline

__all__ = ["FORMATS", "Format", "find_format", "restrict"]


FORMATS = (
    Format(
        "html",
        "Offline page",
        "html",
        "text/html",
        "One file with words, picture, articles and table. It opens from a mail attachment and needs no network.",
        render_page,
    ),
    Format(
        "brief",
        "Markdown brief",
        "md",
        "text/markdown",
        "The shift in words, with the quotations that prove it and their sources.",
        encoded(format_brief),
    ),
    *DATA_FORMATS,
    Format(
        "timelinejs",
        "TimelineJS",
        "timeline.json",
        "application/json",
        "A slide a statement, an era a policy state; a vague date is shown in words.",
        encoded(format_timeline),
    ),
    Format("svg", "Picture (SVG)", "svg", "image/svg+xml", "The timeline, sharp at any size.", render_svg),
    Format("png", "Picture (PNG)", "png", "image/png", "The timeline, for slides and documents.", render_png),
)


def find_format(identifier: str) -> Format:
    """Return the format with this id; raises InputError, naming those that there are."""
    for form in FORMATS:
        if form.id == identifier:
            return form
    raise InputError(f"--format: '{identifier}' is unknown; there are {', '.join(form.id for form in FORMATS)}.")
