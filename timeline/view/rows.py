"""The rows of the picture, from top to bottom: how many, what is written beside them, who shares one.

A row is `UNIT` pixels high. Its key is a text that sorts it; what follows the digits is the style of its label
("b" for bands, "l" for lanes) and the label itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from textwrap import wrap

UNIT = 6  # pixels of a row: small enough to place labels, bands and marks by counting rows
KEY_DIGITS = 4
GUTTER = 112  # pixels left of the plot, for the labels of bands and lanes
LABEL_CHARS = 17  # that fit into the gutter in 12 pixel type
LABEL_LINES = 3
_MORE_LINES = 4  # that a label may have besides
LINE_HEIGHT = 14


@dataclass
class Rows:
    """The rows of the picture from top to bottom, handed out block by block."""

    keys: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)  # the rows that a hairline closes
    written: dict[str, str] = field(default_factory=dict)  # what each label that was cut stands for

    def add(self, units: int, label: str = "", style: str = " ") -> list[str]:
        """Add a block of so many rows with a label in its middle, and return the rows' keys.

        A label hangs from its first line: that one is lifted so that all its lines are centred.
        """
        lines = label.count("\n") + 1
        labelled = len(self.keys) + (units - 1) // 2 - round((lines - 1) * LINE_HEIGHT / 2 / UNIT)
        block = range(len(self.keys), len(self.keys) + units)
        keys = [f"{row:0{KEY_DIGITS}}{style + label if row == labelled else ' '}" for row in block]
        self.keys += keys
        return keys

    def tell_apart(self, name: str, write: Callable[[int], str], most: int = LABEL_LINES) -> str:
        """Return the label that `write` makes of a name in so many lines; in more where another name looks like it."""
        for lines in range(most, most + _MORE_LINES):
            label = write(lines)
            if self.written.setdefault(label, name) == name:
                break
        return label

    def close(self) -> None:
        """Let a hairline end the block that was added last."""
        self.lines.append(self.keys[-1])


def wrap_label(label: str, indent: int = 0, most: int = LABEL_LINES) -> str:
    """Return the label in lines that fit the gutter; `indent` steps in.

    What is too long is cut in the middle: names that begin alike mostly end in what tells them apart.
    """
    chars = LABEL_CHARS - indent
    margin = "\u200b" + "\u2002" * indent if indent else ""  # Vega trims a line that begins with a space
    lines = wrap(label, chars, break_on_hyphens=True) or [""]
    if len(lines) > most:
        lines = [*lines[: most - 1], _keep_end(label, chars)]
    return "\n".join(margin + line for line in lines)


def _keep_end(label: str, chars: int) -> str:
    """Return the last words that fit into a line, or the end of the last word."""
    end, *earlier = reversed(label.split())
    for word in earlier:
        if len(f"… {word} {end}") > chars:
            break
        end = f"{word} {end}"
    return f"… {end}" if len(end) + 2 <= chars else f"…{end[1 - chars :]}"


def label_units(label: str, least: int) -> int:
    """Return how many rows a block needs so that its label stays clear of its neighbours'; odd, to have a middle."""
    lines = label.count("\n") + 1
    return max(least, -(-(lines * LINE_HEIGHT + 4) // UNIT)) | 1


def pack_rows(extents: Iterable[tuple[float, float]], most: int) -> list[int]:
    """Put intervals into as few lines as keep them apart, first fit; beyond `most` lines they share the freest.

    The intervals are given in the order of their starts.
    """
    ends: list[float] = []
    lines = []
    for start, end in extents:
        line = next((line for line, last in enumerate(ends) if last <= start), len(ends))
        if line == len(ends) and line < most:
            ends.append(end)
        elif line == len(ends):
            line = min(range(most), key=ends.__getitem__)
        ends[line] = max(end, ends[line])
        lines.append(line)
    return lines
