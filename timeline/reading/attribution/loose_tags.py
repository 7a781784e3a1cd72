"""Quotations beside a verb that no list of reporting verbs holds: "…," groaned the baker; The union was scathing: "…".

Beside a whole quotation any verb with somebody as its subject says who speaks.
"""

from __future__ import annotations

from timeline.reading.attribution.candidates import Candidate
from timeline.reading.attribution.quotations import content_continued, content_resumed
from timeline.reading.attribution.subjects import clause_subject, speaker_after
from timeline.reading.attribution.syntax import REACH, Syntax, Words
from timeline.reading.text.verbs import is_past

_SHORTEST = 6  # words of a quotation, marks included, that somebody says rather than calls something
_BREATHS = frozenset([",", "?", "!"])  # before the closing mark they leave a sentence open for its tag
_NAME = 6  # words
_NEAR = 20  # words after a quotation within which its tag ends


def find_loose_tags(syntax: Syntax, candidates: list[Candidate]) -> list[Candidate]:
    """Return an attribution for each quotation that no candidate holds and that has a verb and a speaker beside it."""
    held = {syntax.quote_of[i] for candidate in candidates for part in candidate.content for i in _ends(part)}
    found = []
    for number, (first, last) in enumerate(syntax.quotes):
        if number in held or last - first < _SHORTEST or not syntax.is_closed(number):
            continue
        made = _read_after(syntax, number) or _read_before(syntax, number)
        if made is not None:
            found.append(made)
    return found


def _ends(part: Words) -> tuple[int, int]:
    return part[0], part[1] - 1


def _read_after(syntax: Syntax, number: int) -> Candidate | None:
    """Read "…," groaned the baker and "…," the baker groaned."""
    first, last = syntax.quotes[number]
    if syntax.words[last - 2] not in _BREATHS or last >= len(syntax.words):
        return None
    sentence = syntax.document.sentence_at(syntax.document.starts[last])
    high = min(syntax.document.sentences[sentence].last, last + _NEAR)
    if high <= last + 1:
        return None
    classes, forms = syntax.classes, syntax.forms
    if classes[last] in "vn" and forms[last][0].islower() and _is_told(syntax, last) and classes[last + 1] in "ndr":
        source, cue = speaker_after(syntax, last + 1, high), last
        after = source[1] if source else high
    else:
        named = forms[last][0].isupper() and classes[last] == "v"  # Khaled looks like a verb
        found = syntax.phrase_after(last + named, high) if named or classes[last] in "ndr" else None
        source = (last, found[1]) if found else None
        cue = _skip_apposition(syntax, source[1], high) if source else high
        while cue < high and classes[cue] == "a":
            cue += 1
        after = cue + 1
        if cue >= high or not _is_told(syntax, cue):
            return None
    if source is None or not _is_somebody(syntax, source):
        return None
    end = syntax.document.sentences[sentence].last
    content = [(first, last), *content_resumed(syntax, after, end, True, cue == last)]
    content += content_continued(syntax, sentence)
    return Candidate(source, (cue, cue + 1), content, "tag", syntax.words[cue], sentence, last, "past")


def _skip_apposition(syntax: Syntax, i: int, high: int) -> int:
    """Return the word after an apposition that begins with the comma `i`: X, the editor of the paper, | said."""
    if i >= high or syntax.classes[i] != ",":
        return i
    return next((k + 1 for k in range(i + 1, high) if syntax.classes[k] == ","), high)


def _read_before(syntax: Syntax, number: int) -> Candidate | None:
    """Read The union was scathing: "…" and Groaned the baker: "…"."""
    first, last = syntax.quotes[number]
    if first < 2 or syntax.words[first - 1] != ":":
        return None
    sentence = syntax.document.sentence_at(syntax.document.starts[first - 1])
    low = syntax.document.sentences[sentence].first
    if name := _name_before(syntax, first - 1, low):
        content = [(first, last), *content_continued(syntax, sentence)]
        return Candidate(name, (first - 1, first), content, "tag", ":", sentence, name[0], "past")
    if _is_told(syntax, low) and syntax.classes[low + 1] in "nd":
        source, cue = speaker_after(syntax, low + 1, first - 1), low
    else:
        source = clause_subject(syntax, low, first - 1)
        cue = source[1] if source else first
        stop = min(first - 1, cue + REACH)
        while cue < stop and syntax.classes[cue] not in "vx":
            cue += 1
        while cue + 1 < stop and syntax.classes[cue] in "xa" and syntax.classes[cue + 1] in "xav":
            cue += 1  # has called
    if source is None or cue >= first - 1 or syntax.classes[cue] not in "vxn" or not _is_somebody(syntax, source):
        return None
    content = [(first, last), *content_continued(syntax, sentence)]
    return Candidate(source, (cue, cue + 1), content, "tag", syntax.words[cue], sentence, min(source[0], cue), "past")


def _name_before(syntax: Syntax, colon: int, low: int) -> Words | None:
    """Return a name between a dash, or "from", and the colon: Turnout will fall — Anna Berg: "…"."""
    i = colon
    while i > low and colon - i < _NAME and syntax.classes[i - 1] == "n" and syntax.forms[i - 1][0].isupper():
        i -= 1
    parted = i > low and (syntax.classes[i - 1] == "-" or syntax.words[i - 1] == "from")
    return (i, colon) if parted and i < colon else None


def _is_told(syntax: Syntax, i: int) -> bool:
    """Is it a verb in the past or, for want of one in any list, a word in -s or -ed that can be one?"""
    word = syntax.words[i]
    named = syntax.forms[i][0].isupper() and i > 0 and syntax.classes[i - 1] not in ".q"  # Khaled
    return not named and (is_past(word) or (syntax.classes[i] == "v" and word.endswith("s")))


def _is_somebody(syntax: Syntax, source: Words) -> bool:
    """Can it speak: a name, a pronoun, or a noun with its determiner; not "that" or "there"?"""
    first = source[0]
    if syntax.words[first] == "there":
        return False
    return syntax.classes[first] in "dr" or syntax.forms[source[1] - 1][:1].isupper() or source[1] - first > 1
