"""How far a clause, an object or a phrase reaches, and whether words are a clause at all."""

from __future__ import annotations

from timeline.reading.attribution.syntax import Syntax

_ASIDE = 25  # words between a subject and its verb
_LONGEST = 200  # words in an object or a clause without a mark
_CONDITIONS = frozenset({"if", "unless"})  # "warned of job losses if it was banned"
_EXTENDING = frozenset(["including", "like", "such", "particularly", "especially"])  # go on after a comma


def is_clause(syntax: Syntax, j: int, high: int) -> bool:
    """Does a clause of its own, with subject and finite verb, begin with word `j`?"""
    classes = syntax.classes
    if classes[j] == "r":
        apart = j + 1 < high and classes[j + 1] == "," and j + 3 < high and classes[j + 3] == ","  # they, too, have
        return apart or (j + 1 < high and classes[j + 1] not in ".,;:")
    i, stop = j + 1, min(high, j + 30)
    while i < stop:
        c = classes[i]
        if c in "xv":
            if classes[i - 1] in "nrmo)azqd":
                return True
        elif c == "," and (end := _apposition_end(syntax, i, stop)):
            return classes[end] in "xv"
        elif c in ";:." or (c == "," and _begins_anew(syntax, i + 1, stop)):
            return False
        elif c in "wt":
            if classes[i - 1] not in "n,":
                return False
            i += 2  # a relative clause on the subject
        i += 1
    return False


def _apposition_end(syntax: Syntax, comma: int, stop: int) -> int:
    """Return the word after an apposition that begins with the comma: Berg, the minister of trade, | left; or 0."""
    classes = syntax.classes
    if comma + 2 >= stop or classes[comma + 1] not in "dg" or not syntax.forms[comma - 1][0].isupper():
        return 0
    i = comma + 2
    while i < stop and classes[i] in "ndzpgm":
        i += 1
    return i + 1 if i + 1 < stop and classes[i] == "," else 0


def _begins_anew(syntax: Syntax, i: int, stop: int) -> bool:
    """Does another clause, with its own subject, begin with word `i` after a comma?"""
    classes = syntax.classes
    if i >= stop or classes[i] in "rs":
        return True
    if classes[i] != "n" or not syntax.forms[i][0].isupper():
        return False
    k = i + 1
    while k < min(stop, i + 5) and classes[k] == "n":
        k += 1
    return k < stop and classes[k] in "xv"


def clause_end(syntax: Syntax, j: int, high: int) -> int:
    """Return where the clause that holds word `j` ends: at a comma, a dash, a bracket or the sentence's end."""
    end = _scan(syntax, j, high, ";:(-,")
    resumed = _resumed_at(syntax, j, end, high)
    return _scan(syntax, resumed, high, ";:(-,") if resumed else end


def _resumed_at(syntax: Syntax, j: int, end: int, high: int) -> int:
    """Return where a clause cut at `end` before its verb goes on: Ukraine, which had lost, | is winning; or 0."""
    classes = syntax.classes
    if end >= high or classes[end] not in ",-" or classes[j] == "i" or not {"x", "v"}.isdisjoint(classes[j:end]):
        return 0
    for i in range(end + 1, min(high - 1, end + _ASIDE)):
        if classes[i] == classes[end] and classes[i + 1] in "xv":
            return i + 1
        if classes[i] in ";:q":
            break
    return 0


def object_end(syntax: Syntax, j: int, high: int) -> int:
    """Return where the noun phrase that begins with word `j` ends, with what hangs on it."""
    end = _scan(syntax, j, high, ";:(-,s")
    if syntax.words[end : end + 1] == ["before"] and end < high:
        end = _scan(syntax, end + 1, high, ";:(-,s")  # called for a study before it opens
    return _means_start(syntax, j, end)


def predicate_end(syntax: Syntax, j: int, high: int) -> int:
    """Return where an object with what is said of it ends: accused the firm of lying | by calling it slow."""
    return _means_start(syntax, j, clause_end(syntax, j, high))


def is_name(syntax: Syntax, j: int, end: int) -> bool:
    """Are the words [j, end) a name and no more: a group called the Sea Org, called Jane Smith?"""
    j += syntax.words[j] == "the"
    end -= syntax.words[end - 1] == "."
    return j < end and all(syntax.classes[i] in "nz" and syntax.forms[i][0].isupper() for i in range(j, end))


def _means_start(syntax: Syntax, j: int, end: int) -> int:
    """Return where it is said, within [j, end), by what means: by saying; else `end`."""
    means = (i for i in range(j + 1, end - 1) if syntax.words[i] == "by" and syntax.classes[i + 1] == "g")
    return next(means, end)


def phrase_end(syntax: Syntax, j: int, high: int) -> int:
    """Return where the noun phrase or infinitive after a noun ends: as object_end, and at a finite verb."""
    end = object_end(syntax, j, high)
    classes = syntax.classes
    for i in range(j + 1, end):
        attached = i + 1 < end and classes[i + 1] == "p"
        if classes[i] == "x" or (classes[i] == "v" and classes[i - 1] in "nmo)" and not attached):
            return i
    return end


def claim_end(syntax: Syntax, j: int, high: int) -> int:
    """Return where a clause ends that hangs on the subject: the view that it is dead | is shared by few."""
    end = clause_end(syntax, j, high)
    classes = syntax.classes
    groups = [i for i in range(j + 1, end) if classes[i] in "xv" and classes[i - 1] not in "xac"]
    return groups[-1] if len(groups) > 1 else end


def _scan(syntax: Syntax, j: int, high: int, stops: str) -> int:
    classes, words = syntax.classes, syntax.words
    plain = stops[-1] == "s"
    i = j
    high = min(high, j + _LONGEST)
    while i < high:
        c = classes[i]
        if c in stops and words[i] not in _CONDITIONS:
            if c == ":" and (quote := syntax.quote_at(i + 1)):
                return quote[1]
            if c != "," or i + 1 >= high or words[i + 1] not in _EXTENDING:
                return max(i, j + 1)
        elif c == "q" and (quote := syntax.quote_at(i)):
            i = quote[1]
            if classes[i - 1] == "q" and classes[i - 2] == ",":
                return min(i, high)
            continue
        elif c == "c" and i > j and _goes_on(classes, i + 1, high):
            return i
        elif c == "m" and plain and i > j and classes[i - 1] in "npd":
            start = syntax.time_start(i, j)
            if j < start < i:
                return start
        i += 1
    return min(i, high)


def _goes_on(classes: list[str], i: int, high: int) -> bool:
    """Does a new verb or clause begin with word `i`, after a coordinator?"""
    return i < high and (classes[i] in "vxr" or (classes[i] == "a" and i + 1 < high and classes[i + 1] == "v"))
