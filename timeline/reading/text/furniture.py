"""What is shown and not read: what a web page prints around an article, by data/furniture.toml, and list marks."""

from __future__ import annotations

import re
from functools import cache

from timeline.codebook import check_keys, load_rules
from timeline.model import InputError

_KEYS = {"id", "why", "lines", "ends", "examples", "counterexamples"}
_LONGEST = 400  # characters of such a line
_STOPS = (".", "”", '"', "?", "!", "")
_ENDING = 140  # and of its ending
_LIST_MARK = re.compile(r"\s*(?:[-*•▪‣>#]+\s+)+(?![a-z\s])")  # but "– which it did" goes on
_MARKS = ("\u00a0", "\u202f", "\u200b", "\u200e", "\u200f", "\u2060", "\ufeff", "**", "__")  # other spaces, bold type
_FOOTNOTE = re.compile(r"\[(?:\d{1,3}|edit|citation needed)\]", re.I)


@cache
def load_furniture() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile data/furniture.toml: what such lines are, and how they end; raises InputError on a bad entry."""
    lines, ends = [], []
    for entry in load_rules("furniture")["furniture"]:
        where = f"data/furniture.toml: furniture '{entry.get('id', '?')}'"
        check_keys(entry, _KEYS, where)
        lines += entry["lines"]
        ends += entry.get("ends", [])
    try:
        return re.compile(f"(?:{'|'.join(lines)})", re.I), re.compile(f"(?:{'|'.join(ends)})$", re.I)
    except re.error as error:
        raise InputError(f"data/furniture.toml: {error.pattern!r} is no regular expression: {error}.") from None


def is_furniture(line: str) -> bool:
    """Is a line, without white space around it, a link, a caption or the like, and no part of the article?"""
    if len(line) > _LONGEST:
        return False
    lines, ends = load_furniture()
    if lines.fullmatch(line):
        return True
    stops = line[-1:] in _STOPS  # as hardly a caption does
    return not stops and ends.search(line, max(0, len(line) - _ENDING)) is not None


def blank(text: str) -> str:
    """Return the text with spaces in the place of what is not to be read, so that the rest keeps its offsets.

    A single line, such as a title or the name of an actor, has nothing around it.
    """
    for mark in _MARKS:
        text = text.replace(mark, " " * len(mark))
    if "[" in text:
        text = _FOOTNOTE.sub(lambda match: " " * len(match[0]), text)
    lines = text.split("\n")
    return "\n".join(map(_blank_line, lines)) if len(lines) > 1 else text


def _blank_line(line: str) -> str:
    end = len(line) if is_furniture(line.strip()) else 0
    if not end and (mark := _LIST_MARK.match(line)):
        end = mark.end()
    return " " * end + line[end:]
