"""Colours, shapes and words of the picture, each defined once; page, chart and offline page share them."""

from __future__ import annotations

from typing import Any, NamedTuple

from timeline.model import POSITIONS
from timeline.view.terms import term_label

POSITION_ORDER = (*POSITIONS, "")
# Okabe & Ito (2008), told apart by colour-blind people: warm hues forbid, cool hues allow.
POSITION_COLOURS = {
    "light": {"prohibits": "#D55E00", "opposes": "#E69F00", "supports": "#56B4E9", "permits": "#0072B2", "": "#999999"},
    "dark": {"prohibits": "#E8743B", "opposes": "#F0B429", "supports": "#7CC7F2", "permits": "#3D97D6", "": "#A6A6A6"},
}
# The same hues, away from the paper: outlines keep a contrast of 3:1 where the fill alone does not.
POSITION_EDGES = {
    "light": {"prohibits": "#A84A00", "opposes": "#A06C00", "supports": "#1F7DB5", "permits": "#00547F", "": "#6E6E6E"},
    "dark": {"prohibits": "#FFA273", "opposes": "#FFD36B", "supports": "#B5E1FA", "permits": "#86C5F2", "": "#D0D0D0"},
}
# Bands carry black words, hence lighter tints in both themes.
BAND_COLOURS = {
    "light": {"prohibits": "#EC9A62", "opposes": "#F4CB74", "supports": "#A5D7F3", "permits": "#6FB1DB", "": "#CCCCCC"},
    "dark": {"prohibits": "#E88A52", "opposes": "#EDBE5C", "supports": "#93CDF0", "permits": "#62A9DA", "": "#B0B0B0"},
}
INKS = {"light": "#1E2329", "dark": "#E9E6DF"}
QUIET_INKS = {"light": "#6A6F78", "dark": "#A8A6A0"}
HAIRLINES = {"light": "#E6E4DE", "dark": "#2E343C"}
PAPERS = {"light": "#FFFFFF", "dark": "#15181D"}
BAND_INK = "#000000"
TINT = "2B"  # how much colour is in what is hollow, of FF
FONT = '"Source Sans", sans-serif'
GLYPHS = {  # of kind, want of a date, and denial; paths lie in the square from -1 to 1, and a stroke says "denied"
    "event": "diamond",
    "stance": "circle",
    "event denied": "M0,-1L1,0L0,1L-1,0Z M-0.9,0.9L0.9,-0.9",
    "stance denied": "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0Z M-1,1L1,-1",
    # Half a mark, whose flat side leans on the day of publication: by then it was so, and no text says since when
    "event undated": "M0,-1L0,1L-1,0Z",
    "stance undated": "M0,-1L0,1A1,1,0,0,1,0,-1Z",
    "event undated denied": "M0,-1L0,1L-1,0Z M-1,0.8L0.6,-0.8",
    "stance undated denied": "M0,-1L0,1A1,1,0,0,1,0,-1Z M-1.1,0.8L0.6,-0.9",
}
DASHES = {"realised": [1, 0], "planned": [1, 0], "hypothetical": [3, 2], "denied": [1, 0]}  # of outlines
BY_MOUSE = "↔"  # the symbol of what needs a mouse and a keyboard
SYMBOLS = {"event": "◆", "stance": "●"}
HOLLOW = {"planned", "hypothetical", "denied"}


class Theme(NamedTuple):
    """The colours of one theme."""

    ink: str
    quiet: str
    hairline: str
    paper: str
    fills: dict[str, str]  # of marks, by position
    edges: dict[str, str]  # of their outlines
    bands: dict[str, str]


class LegendEntry(NamedTuple):
    """One line of the legend: what it says, its colour ("" for the colour of the text) and its symbol."""

    label: str
    colour: str
    symbol: str


def theme_name(dark: bool) -> str:
    """Return the key of the colour tables."""
    return "dark" if dark else "light"


def choose_theme(dark: bool) -> Theme:
    """Return the colours of the dark theme or of the light one."""
    tables = (INKS, QUIET_INKS, HAIRLINES, PAPERS, POSITION_COLOURS, POSITION_EDGES, BAND_COLOURS)
    return Theme(*(table[theme_name(dark)] for table in tables))


def fade(colour: str, edge: str) -> str | dict[str, Any]:
    """Return the colour for the "sure" part of a stretch; for its edges "in" and "out" a gradient to nothing.

    What is only "decided" is hollow, like the marks of what is planned: no more than a tint.
    """
    if edge == "sure":
        return colour
    if edge == "decided":
        return colour + TINT
    first, last = ("00", "FF") if edge == "in" else ("FF", "00")
    stops = [{"offset": 0, "color": colour + first}, {"offset": 1, "color": colour + last}]
    return {"gradient": "linear", "x1": 0, "y1": 0, "x2": 1, "y2": 0, "stops": stops}


def legend_entries(dark: bool = False) -> list[LegendEntry]:
    """Return the legend: positions by colour, kinds by shape, modality by filling; and how the picture is moved."""
    colours = POSITION_COLOURS[theme_name(dark)]
    positions = [LegendEntry(term_label("position", code), colours[code], "■") for code in POSITION_ORDER]
    return [
        *positions,
        LegendEntry("event", "", SYMBOLS["event"]),
        LegendEntry("stance", "", SYMBOLS["stance"]),
        LegendEntry("planned", "", "○"),
        LegendEntry("planned or decided, not yet in force", "", "▭"),
        LegendEntry("hypothetical", "", "◌"),
        LegendEntry("denied", "", "⊘"),
        LegendEntry("date not exact", "", "─●─"),
        LegendEntry("no date: day of publication", "", "◖"),
        LegendEntry("drag to move in time, Ctrl and wheel to zoom", "", BY_MOUSE),
    ]
