"""Sentence and paragraph spans of a text; quotations and abbreviations respected."""

from __future__ import annotations

import re

from timeline.model import Span

# Words that end in a dot without ending a sentence. Initials and "U.S." are covered by _INITIALS.
ABBREVIATIONS = frozenset(
    """mr mrs ms mx dr prof sen rep reps sens gov gen col lt maj sgt capt cmdr adm st rev hon pres jr sr vs etc eg ie cf
    al nos vol fig approx ca jan feb apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
    inc corp co ltd llc dept univ ave blvd mt ft""".split()  # noqa: SIM905
)
_INITIALS = re.compile(r"(?:\b[A-Za-z]\.)+$")
# A sentence may go on after these although a capital follows: "U.S. Army".
_TERMINATOR = re.compile(r"[.!?…]+[\"”’'»)\]]{0,4}(?=\s)|\n")
_NEXT = re.compile(r"\s*[\"“‘'«(\[–—-]{0,3}\s?(\w?)")
# “Really?” Blinken said: the sentence goes on after the closing quotation mark.
_SPEAKER = re.compile(
    r"\s*(?:(?:[Hh]e|[Ss]he|[Tt]hey|(?:[Tt]he )?(?:[A-Z][\w.'’-]*|of|[a-z]+man|official|minister|president)"
    r"(?: (?:[A-Z][\w.'’-]*|of|the|[a-z]+man|official|minister|president)){0,5}) )"
    r"(?:said|says|asked|asks|added|wrote|told|tweeted|replied|continued|recalled|explained)\b"
)
_LAST_WORD = re.compile(r"[\w’']+$")
_WINDOW = 40  # how far back an abbreviation is looked for, in characters


def find_paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of `text`, trimmed; a line that wraps in mid-sentence does not end one."""
    paragraphs: list[Span] = []
    start = 0
    for match in re.finditer(r"\n", text):
        if match.start() >= start and _ends_paragraph(text, match.start()):
            _append_trimmed(paragraphs, text, start, match.start())
            start = match.end()
    _append_trimmed(paragraphs, text, start, len(text))
    return paragraphs


def find_sentences(text: str, paragraphs: list[Span] | None = None) -> list[Span]:
    """Return the sentence spans of `text` in order, trimmed of white space, never overlapping."""
    sentences: list[Span] = []
    for paragraph in find_paragraphs(text) if paragraphs is None else paragraphs:
        start = paragraph.start
        for match in _TERMINATOR.finditer(text, paragraph.start, paragraph.end):
            if match.group() != "\n" and _ends_sentence(text, match.start(), match.end()):
                _append_trimmed(sentences, text, start, match.end())
                start = match.end()
        _append_trimmed(sentences, text, start, paragraph.end)
    return sentences


def _ends_paragraph(text: str, newline: int) -> bool:
    """A line break ends a paragraph unless the line was merely wrapped."""
    following = text[newline + 1 : newline + 2]
    if following in ("\n", "\r", " ", "\t", "") or text[newline - 1 : newline] in ("\n", "\r"):
        return True
    before = text[max(0, newline - 3) : newline].rstrip()
    if before[-1:] in ".!?…:" or before[-2:-1] in ".!?…":
        return True
    line_start = text.rfind("\n", max(0, newline - 200), newline) + 1
    wrapped = 50 <= newline - line_start <= 100  # the width at which editors and mail programs wrap
    return not (wrapped or following.islower())


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Does the terminator text[start:end] end a sentence, given what stands around it?"""
    following = _NEXT.match(text, end, end + 12)
    initial = following.group(1) if following else ""
    if initial.islower():
        return False
    mark = text[start:end]
    if mark[-1] in "\"”’'»" and mark[0] in "!?…" and _SPEAKER.match(text, end, end + 120):
        return False
    if mark[0] != "." or len(mark) > 1 and mark[1] == ".":
        return True
    before = text[max(0, start - _WINDOW) : start]
    word = _LAST_WORD.search(before)
    if word and word.group().lower() in ABBREVIATIONS and len(mark) == 1:
        return False
    if len(mark) == 1 and _INITIALS.search(before + "."):
        return _starts_anew(text, end)
    return True


# After "U.S." a sentence starts anew only with a word that seldom follows it inside one.
_OPENERS = re.compile(
    r"\s+[\"“]?(?:The|This|That|These|Those|It|He|She|They|We|I|But|And|In|On|At|As|If|For|However|Yet|While|When"
    r"|After|Before|Since|Its|His|Her|Their|There|A|An|So|Meanwhile|Now|Under|By|With|Both|According|Mr|Ms|Mrs)\b"
)


def _starts_anew(text: str, end: int) -> bool:
    return bool(_OPENERS.match(text, end, end + 20))


def _append_trimmed(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append(Span(start, end))
