"""Vega expressions: what only the browser knows, such as how wide the picture is and how far it is zoomed."""

from __future__ import annotations

from timeline.view.rows import KEY_DIGITS
from timeline.view.window import DAY

TALL = 600  # pixels
ROW_LABEL = f"split(slice(datum.value, {KEY_DIGITS + 1}), '\\n')"  # a row's key has its place and style first

_DAYS_SHOWN = f"((domain('x')[1] - domain('x')[0]) / {DAY})"
_YEAR, _MONTH, _DAY = (f"utcFormat(datum.value, '{form}')" for form in ("%Y", "%b", "%-d %b"))
# What stands between two years, or two months, bears no name of theirs a second time
_NEW_YEAR = f"(utcmonth(datum.value) == 0 ? {_YEAR} : '')"
_MONTH_OR_DAY = f"(utcdate(datum.value) == 1 ? {_MONTH} : {_DAY})"
_MONTH_YEAR = f"datum.index == 0 || utcmonth(datum.value) == 0 && utcdate(datum.value) < 8 ? {_YEAR} : ''"
_DAY_YEAR = f"datum.index == 0 ? {_YEAR} : ''"


def _tell_time(months: str, days: str) -> str:
    """Return the label of a tick: years, months or days, as many days as are shown ask for. Never a time."""
    lengths = f"{_DAYS_SHOWN} > 1500 ? {_NEW_YEAR} : {_DAYS_SHOWN} > 120 ? {months} : {days}"
    return f"utchours(datum.value) != 0 ? '' : {lengths}"


# The year is repeated where it changes: below, on a line of its own; on top, where a second line would run into the
# picture, beside. On top there are labels only where the picture is higher than what a window shows at once.
TIME_LABEL = _tell_time(f"[{_MONTH_OR_DAY}, {_MONTH_YEAR}]", f"[{_DAY}, {_DAY_YEAR}]")
TOP_LABEL = (
    f"height < {TALL} ? '' : "
    + _tell_time(f"{_MONTH_OR_DAY} + ' ' + ({_MONTH_YEAR})", f"{_DAY} + ' ' + ({_DAY_YEAR})")
)  # fmt: skip
TICK_COUNT = "max(4, floor(width / 90))"  # on a phone, too, one year alone would tell nothing

_AT = "scale('x', datum.x)"
# The pixels beside a date that its label may fill: to the next label, or to the edge.
DATE_ROOM = (
    f"(datum.left ? {_AT} - max(0, scale('x', datum.since)) : min(width, scale('x', datum.until)) - max(0, {_AT}))"
)
DATE_LIMIT = f"max({DATE_ROOM} - 9, 1)"
DATE_TEXT = f"{DATE_ROOM} > 5 * length(datum.label) + 9 ? datum.label : datum.short"
DATE_HIDDEN = f"{DATE_ROOM} < 50 || {_AT} < -1 || {_AT} > width + 1"
DATE_ALIGN = "datum.left ? 'right' : 'left'"
DATE_SHIFT = "datum.left ? -5 : 5"

# A word stays at the visible beginning of its band, and goes where less of the band is visible than it needs.
WORD_SHIFT = f"max(0, -{_AT}) + 8"
_WORD_ROOM = f"(min(width, scale('x', datum.x2)) - max(0, {_AT}) - 10)"
WORD_HIDDEN = f"{_WORD_ROOM} < 6 * length(datum.word)"


def position_edge(position: str, edge: str) -> str:
    """Return the test for a piece of a band or whisker: its position, and whether it fades in, out or not."""
    return f"datum.position === '{position}' && datum.edge === '{edge}'"
