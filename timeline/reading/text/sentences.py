"""Sentence and paragraph spans of a text; quotations and abbreviations respected."""

from __future__ import annotations

import re

from timeline.model import Span

# Words whose dot never ends a sentence; those of _NUMBERED only before a number ("No. 10", but "He said no.").
_NEVER_END = frozenset(
    """mr mrs ms mx dr prof sen rep reps sens gov gen col lt maj sgt capt cmdr adm rev hon pres st mt ft vs eg ie cf al
    nos approx messrs mme mlle""".split()
)
_NUMBERED = frozenset("no vol fig art sec ch pp ca jan feb mar apr jun jul aug sep sept oct nov dec".split())
# Words whose dot ends a sentence only if the next word seldom follows inside one; initials and "U.S." are like them.
_MAY_END = frozenset(
    "jr sr etc inc corp co ltd llc dept univ ave blvd mon tue tues wed thu thur thurs fri sat sun".split()
)
ABBREVIATIONS = _NEVER_END | _NUMBERED | _MAY_END
_OPENERS = re.compile(
    r"\s+[\"“]?(?:The|This|That|These|Those|It|He|She|They|We|I|But|And|In|On|At|As|If|For|However|Yet|While|When"
    r"|After|Before|Since|Its|His|Her|Their|There|A|An|So|Meanwhile|Now|Under|By|With|Both|According|Mr|Ms|Mrs)\b"
)
# A run of terminators with closing marks and footnote numbers before white space; in scripts that write
# without spaces, anywhere. All begin with one set of marks, which is searched for faster than alternatives; the
# look-behind keeps a long run from being tried again from each of its marks.
_TERMINATOR = re.compile(
    r"[.!?…؟۔।。！？｡](?:(?<=[.!?…؟۔।])(?<![.!?…؟۔।]{2})[.!?…؟۔।]*+[\"”’'»)\]]{0,4}(?:\[\d{1,3}\])*+(?=\s)"
    r"|(?<=[。！？｡])[。！？｡]*+[”’」』）]{0,4})"
)
_NEXT = re.compile(r"\s*[\"“‘'«(\[–—-]{0,3}\s?(\w?)")
# “Really?” Blinken said: the sentence goes on after the closing quotation mark.
_SPEAKER = re.compile(
    r"\s*(?:(?:[Hh]e|[Ss]he|[Tt]hey|(?:[Tt]he )?(?:[A-Z][\w.'’-]*|of|[a-z]+man|official|minister|president)"
    r"(?: (?:[A-Z][\w.'’-]*|of|the|[a-z]+man|official|minister|president)){0,5}) )"
    r"(?:said|says|asked|asks|added|wrote|told|tweeted|replied|continued|recalled|explained)\b"
)
_LAST_WORD = re.compile(r"(?<![\w’'])[\w’']++$")
_LIST_NUMBER = re.compile(r"\s*(?:\d{1,3}|[A-Za-z])")
_WRAP = 50, 100  # characters of a line at whose end editors and mail programs wrap
_RARE = 10  # one line in so many may be longer
_WINDOW = max(map(len, ABBREVIATIONS)) + 1  # how far back an abbreviation is looked for, in characters


def find_paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of `text`, trimmed; a line that merely wraps does not end one."""
    paragraphs: list[Span] = []
    lines = list(map(len, text.split("\n")))
    wraps = _RARE * sum(length > _WRAP[1] for length in lines) < len(lines)
    parted = "\n\n" in text
    start = _skip_space(text, 0, len(text))
    newline = text.find("\n", start)
    while newline >= 0:
        after = newline + 1
        if _ends_paragraph(text, newline, wraps, parted):
            paragraphs.append(_trim_end(text, start, newline))
            start = after = _skip_space(text, after, len(text))
        newline = text.find("\n", after)
    if start < len(text):
        paragraphs.append(_trim_end(text, start, len(text)))
    return paragraphs


def unwrap(text: str, paragraphs: list[Span]) -> str:
    """Return the text with spaces for the line breaks inside its paragraphs."""
    parts, done = [], 0
    for start, end in paragraphs:
        if text.find("\n", start, end) >= 0:
            parts += [text[done:start], text[start:end].replace("\r", " ").replace("\n", " ")]
            done = end
    return "".join([*parts, text[done:]])


def find_sentences(text: str, paragraphs: list[Span] | None = None) -> list[Span]:
    """Return the sentence spans of `text` in order, trimmed of white space, never overlapping."""
    sentences: list[Span] = []
    new = tuple.__new__  # Span(…) costs thrice as much
    for start, paragraph_end in find_paragraphs(text) if paragraphs is None else paragraphs:
        begun = start
        for match in _TERMINATOR.finditer(text, start, paragraph_end):
            mark, end = match.span()
            if _ends_sentence(text, begun, mark, end):
                sentences.append(new(Span, (start, end)))
                begun = end
                start = _skip_space(text, end, paragraph_end)
        if start < paragraph_end:
            sentences.append(new(Span, (start, paragraph_end)))
    return sentences


def _ends_paragraph(text: str, newline: int, wraps: bool, parted: bool) -> bool:
    """A line break ends a paragraph unless the line was merely wrapped.

    In a text that `wraps` hardly a line is longer than such lines are; where blank lines have `parted` its paragraphs,
    not even the end of a sentence ends one.
    """
    following = text[newline + 1 : newline + 2]
    if following in ("\n", "\r", " ", "\t", "") or text[newline - 1 : newline] in ("\n", "\r"):
        return True
    line_start = text.rfind("\n", max(0, newline - 2 * _WRAP[1]), newline) + 1
    wrapped = wraps and _WRAP[0] <= newline - line_start <= _WRAP[1]
    before = text[max(0, newline - 3) : newline].rstrip()
    if before[-1:] in ".!?…:" or before[-2:-1] in ".!?…":
        return not (wrapped and parted)
    return not (wrapped or following.islower())


def _ends_sentence(text: str, begun: int, start: int, end: int) -> bool:
    """Does the terminator text[start:end] end the sentence that has begun at `begun`?"""
    initial = _NEXT.match(text, end, end + 12)[1]
    if initial.islower() or text[end + 1 : end + 2] == ".":  # ". . ."
        return False
    mark = text[start:end]
    if mark[-1] in "\"”’'»" and mark[0] in "!?…" and _SPEAKER.match(text, end, end + 120):
        return False
    if mark[0] != "." or mark[1:2] == ".":
        return True
    if start - begun < 6 and _LIST_NUMBER.fullmatch(text, begun, start):  # "1. First item"
        return False
    return _dot_ends_sentence(text, start, end, initial)


def _dot_ends_sentence(text: str, start: int, end: int, initial: str) -> bool:
    """Does the single dot at `start` end a sentence, given the word before it and what follows?"""
    if end - start > 1:  # closing marks follow: nothing was merely shortened
        return True
    match = _LAST_WORD.search(text, max(0, start - _WINDOW), start)
    word = match.group().lower() if match else ""
    if word in _NEVER_END or (word in _NUMBERED and initial.isdigit()):
        return False
    if word in _MAY_END or (len(word) == 1 and word.isalpha() and word.isascii()):
        return bool(_OPENERS.match(text, end, end + 20))
    return True


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _trim_end(text: str, start: int, end: int) -> Span:
    while text[end - 1].isspace():
        end -= 1
    return Span(start, end)
