"""The name before an apposition or another aside: Jane Smith, the mayor of Flint, Michigan, | said."""

from __future__ import annotations

from timeline.reading.attribution.syntax import REACH, TIME_WORDS, Syntax, Words

_LINKS = frozenset(["of", "from", "like", "unlike", "at", "with"])  # begin an aside: Smith, of Ohio, said

_WHERE = frozenset({"there", "here"})


def before_apposition(syntax: Syntax, low: int, comma: int) -> Words | None:
    """Return the noun phrase that the words before `comma` are an apposition to: X, the mayor, | said."""
    classes = syntax.classes
    for _ in range(4):
        i = comma - 1
        stop = max(low, comma - REACH)
        while i >= stop and classes[i] not in ",;:":
            i -= 1
        if i < stop or classes[i] != "," or i == low:
            return None
        i -= syntax.words[i - 1] in _WHERE  # an official there, who …
        if classes[i - 1] not in "n)mz" and not (classes[i - 1] == "g" and syntax.forms[i - 1][0].isupper()):
            return None
        found = syntax.phrase_before(i, low)
        if found is None:
            return None
        before = found[0] - 1
        if before <= low:
            return found
        if classes[before - 1] == "," and _opens_aside(syntax, before):
            if classes[before] == "g":
                return syntax.phrase_before(before - 1, low)
            comma = before - 1
        elif classes[before] != "," or _is_aside(syntax, low, before):
            return _before_relative(syntax, low, before) or found
        else:
            comma = i
    return None


def _opens_aside(syntax: Syntax, i: int) -> bool:
    """Does word `i`, after a comma, begin an aside to the name before: | facing a trial, | of Flint?"""
    return syntax.classes[i] == "g" or syntax.words[i] in _LINKS


def _before_relative(syntax: Syntax, low: int, comma: int) -> Words | None:
    """Return the opening name that a clause up to `comma` is about: Smith, who lives in Aurora, | Ohio, said."""
    begin = _segment_start(syntax, low, comma)
    if begin - 1 <= low or syntax.classes[begin] != "w":
        return None
    named = syntax.phrase_before(begin - 1, low)
    return named if named and named[0] == low else None


def _segment_start(syntax: Syntax, low: int, comma: int) -> int:
    """Return the word after the mark that stands before the words that end with `comma`."""
    i = comma - 1
    stop = max(low, comma - REACH)
    while i > stop and syntax.classes[i - 1] not in ",;:q":
        i -= 1
    return i


def _is_aside(syntax: Syntax, low: int, comma: int) -> bool:
    """Is what stands before `comma`, back to the mark before it, an introduction or a clause, no noun phrase?"""
    classes = syntax.classes
    i = _segment_start(syntax, low, comma)
    while i < comma and classes[i] in "ca":
        i += 1
    introduces = i >= comma or classes[i] in "psmgvi" or syntax.words[i] in TIME_WORDS
    return introduces or "x" in classes[i:comma] or "v" in classes[i:comma]
