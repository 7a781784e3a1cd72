"""What follows a reporting word: a that-clause, a bare clause, a quotation, a question, an infinitive, an object."""

from __future__ import annotations

from timeline.reading.attribution.extents import clause_end, is_clause, is_name, object_end, predicate_end
from timeline.reading.attribution.syntax import REACH, TIME_WORDS, Syntax, Words

Found = tuple[list[Words], str]  # a content, and the frame of data/reporting.toml that it fills
NOTHING: Found = ([], "")
_RELATIVES = frozenset(["which", "who", "whose", "whom"])
CLAUSAL = frozenset(["that", "clause", "quote", "question"])
_CLAUSE, _OBJECT = frozenset(["clause"]), frozenset(["object"])
_ROUGHLY = frozenset(["about", "over", "around", "like"])  # begin a clause: about half voted
_SINCE = frozenset(["after", "before", "since"])  # begin an adjunct: said after the verdict that …
_AT_LEAST = (["at", "least"], ["at", "most"], ["up", "to"])
_CONCESSIONS = frozenset(["although", "unless", "if", "while", "because"])  # said although it rained, they left
_ASIDE = 20  # words between a reporting word and the content that an aside parts from it
_ISSUED = frozenset("issued released published posted sent delivered dated signed circulated".split())  # of a notice


def find_complement(syntax: Syntax, start: int, high: int, frames: frozenset[str]) -> Found:
    """Return the content that begins at or soon after word `start`, and the frame that it fills."""
    classes, words = syntax.classes, syntax.words
    j = start
    while j < high and classes[j] in "am" and words[j] != "so":
        j += 1
    j += j < high and words[j][0].isdigit() and words[j + 1 : j + 2] == ["that"]  # ruled 6-3 that
    after = skip_time(syntax, j, high)
    told = after > j and after < high and classes[after] in "rd" and is_clause(syntax, after, high)
    if words[after : after + 1] == ["that"] or told:  # said last week that …, said last week she …
        j = after
    if j >= high:
        return NOTHING
    if j > start and classes[j] == "i" and words[j - 1] == "not":
        j -= 1
    c = "n" if classes[j] == "v" and words[j].endswith("s") else classes[j]  # rejected claims
    hearer = "hearer" in frames
    found = content_at(syntax, j, high, frames - _CLAUSE if hearer and c in "ndo" else frames)
    if not found[0] and hearer and c in "ndrom":
        found = _after_hearer(syntax, j, high, frames)
    elif not found[0] and (c in "pmi" or words[j] in _SINCE) and not frames.isdisjoint(("that", "quote")):
        found = _after_adjuncts(syntax, j, high, frames)
    if found[0]:
        return found
    if "order" in frames and c in "ndrom" and _is_order(syntax, j, high):
        return [(j, clause_end(syntax, j, high))], "order"
    if c in "ndroq" and not frames.isdisjoint(("predicate", "styled")):
        end = predicate_end(syntax, j, high)
        if ("predicate" in frames and not is_name(syntax, j, end)) or "as" in words[j:end]:
            return [(j, end)], "predicate"
    if "object" in frames and c in "ndroqgw":
        return [(j, object_end(syntax, j, high))], "object"
    return NOTHING


def _is_order(syntax: Syntax, j: int, high: int) -> bool:
    """Is the noun phrase at word `j` one that is told to do something?"""
    end = skip_phrase(syntax, j, high)
    end += end < high and syntax.words[end] == "not"
    return end < high and syntax.classes[end] == "i"


def _after_hearer(syntax: Syntax, j: int, high: int, frames: frozenset[str]) -> Found:
    """Read the content after the one who is told: told the paper that …"""
    end = skip_phrase(syntax, j, high)
    while end < high and syntax.classes[end] in "am" and syntax.words[end] != "not":
        end += 1  # told parliament yesterday that …
    end = skip_time(syntax, _relative_end(syntax, end, high), high) if end < high else end
    found = content_at(syntax, end, high, frames, apart=True)
    if not found[0] and end < high and (syntax.classes[end] in "pi" or syntax.words[end] in _ISSUED):
        found = _after_adjuncts(syntax, end, high, frames)
    return found if found[0] else content_at(syntax, j, high, frames | _OBJECT)


def skip_time(syntax: Syntax, j: int, high: int) -> int:
    """Step over a time that begins with word `j`: told the paper | the same day | that …, he said | on Tuesday |, …"""
    k = j + (j + 1 < high and syntax.classes[j] == "p" and syntax.classes[j + 1] == "m")
    while k < high and (syntax.classes[k] in "dm" or syntax.words[k] in TIME_WORDS or syntax.words[k] == "then"):
        k += 1 + (syntax.classes[k] == "m" and k + 1 < high and syntax.words[k + 1].isdigit())  # May 3
    timed = k > j and (syntax.classes[k - 1] == "m" or syntax.words[k - 1] == "then" or syntax.words[k - 1].isdigit())
    return k if timed else j


def _after_adjuncts(syntax: Syntax, j: int, high: int, frames: frozenset[str]) -> Found:
    """Step over up to three adjuncts (in a statement issued on Tuesday, to reporters) to a content."""
    classes = syntax.classes
    for _ in range(3):
        while j + 1 < high and (classes[j] in "am" or syntax.words[j] in _ISSUED or classes[j : j + 2] == ["c", "v"]):
            j += 1 + (classes[j] == "c")  # dated Tuesday and filed in court
        if j >= high or (classes[j] not in "pi" and syntax.words[j] not in _SINCE):
            return NOTHING
        j += j + 1 < high and classes[j + 1] == "v" and syntax.words[j + 1].endswith("s")  # after | talks in Oslo
        end = skip_phrase(syntax, j + 1, high)
        if end == j + 1 and classes[j] != "v":
            return NOTHING
        j = _relative_end(syntax, end, high)
        found = content_at(syntax, j, high, frames, apart=True)
        if found[0]:
            return found
    return NOTHING


def _relative_end(syntax: Syntax, j: int, high: int) -> int:
    """Step over a relative clause or a state between commas: on CNN, where he works, that …; in Dayton, Ohio, that …"""
    i = j + 1
    while i < min(high, j + 4) and syntax.classes[j] == "," and syntax.forms[i][0].isupper():
        i += 1
    if i > j + 1 and i < high and syntax.classes[i] in ",pmt":
        return i + (syntax.classes[i] == ",")
    if j + 1 < high and syntax.classes[j] == "," and syntax.classes[j + 1] in "wg":
        for i in range(j + 2, min(high, j + 25)):
            if syntax.classes[i] == ",":
                return i + 1
    return j


def skip_phrase(syntax: Syntax, j: int, high: int) -> int:
    """Return the end of the noun phrase that begins with word `j`; `j` itself where there is none."""
    classes = syntax.classes
    i, stop = j, min(high, j + 25)
    if i < stop and classes[i] in "ro":
        return i + 1
    while i < stop:
        c = classes[i]
        if c == "d" and i > j and classes[i - 1] not in "pcd":
            break
        linked = i > j and i + 1 < high and classes[i + 1] in "ndzgm"
        if c in "ndzgm" or (c in "pc" and linked) or (c == "a" and i > j and classes[i - 1] == "d"):  # the first time
            i += 1
        elif c == "q" and i > j and (quote := syntax.quote_at(i)) and quote[1] - i < 8:
            i = quote[1]
        else:
            break
    return min(i, high)


def content_at(syntax: Syntax, j: int, high: int, frames: frozenset[str], apart: bool = False) -> Found:
    """Return the content that begins exactly at word `j`; `apart` from its verb it needs a clearer sign."""
    if j >= high:
        return NOTHING
    classes, words = syntax.classes, syntax.words
    c = classes[j]
    following = classes[j + 1] if j + 1 < high else "."
    if c == "t" and "that" in frames:
        if following == "z":
            return [(j, high)], "clause"  # that's what …
        dated = following == "m" and j + 2 < high and classes[j + 2] in "xv"  # that Monday was fine; not: that week
        return ([(j + 1, high)], "that") if dated or following in "ndrogwqspax(vit," else NOTHING
    if c in ",:-":
        return _after_mark(syntax, j, high, frames) if c != "-" else _after_aside(syntax, j, high, frames)
    if c == "q" and "quote" in frames and syntax.quote_of[j] >= 0:
        end = syntax.quotes[syntax.quote_of[j]][1]
        alone = end < high and classes[end - 2] in ",."  # shouted “No!” at the screen
        return [(j, end if alone else max(high, end))], "quote"
    asks = c == "w" and (words[j] not in _RELATIVES or classes[j - 1] != ",")  # not: said, leaving Oslo, which …
    if "question" in frames and (asks or words[j] == "if" or (words[j] == "when" and following != "v")):
        return [(j, high)], "question"
    if "infinitive" in frames and ((c == "i" and following in "nxagq") or (words[j] == "not" and following == "i")):
        return [(j, clause_end(syntax, j, high))], "infinitive"
    if "clause" in frames:
        return _clause_at(syntax, j, high, apart or not frames.isdisjoint(("object", "whole")))
    return NOTHING


def _clause_at(syntax: Syntax, j: int, high: int, doubtful: bool) -> Found:
    """Return the bare clause that begins with word `j`; when `doubtful`, only one that shows its verb."""
    c = syntax.classes[j]
    if syntax.words[j] in _CONCESSIONS and "," in syntax.classes[j : min(high, j + REACH)]:
        return ([(j, high)], "clause") if is_clause(syntax, j + 1, high) else NOTHING
    if c not in "ndrogw" and syntax.words[j] not in _ROUGHLY and syntax.words[j : j + 2] not in _AT_LEAST:
        return NOTHING
    if is_clause(syntax, j, high):
        return [(j, high)], "clause"
    return NOTHING if doubtful or c == "p" else ([(j, clause_end(syntax, j, high))], "clause")


def _after_mark(syntax: Syntax, j: int, high: int, frames: frozenset[str]) -> Found:
    """Return the content after the comma or colon at word `j`; a colon may end its sentence before a quotation."""
    classes = syntax.classes
    k = j + 1
    colon = classes[j] == ":"
    if "quote" in frames and (k < high or colon) and k < len(classes) and classes[k] == "q" and syntax.quote_of[k] >= 0:
        end = syntax.quotes[syntax.quote_of[k]][1]
        while end + 1 < min(len(classes), high) and classes[end] in "c," and (quote := syntax.quote_at(end + 1)):
            end = quote[1]  # "…" and "…"
        return [(k, end)], "quote"
    if k >= high:
        return NOTHING
    if colon and "quote" in frames:
        return [(k, high)], "quote"
    if classes[k] == "t" and "that" in frames and k + 1 < high:
        return [(k + 1, high)], "that"
    return NOTHING if colon else _after_aside(syntax, j, high, frames)


def _after_aside(syntax: Syntax, mark: int, high: int, frames: frozenset[str]) -> Found:
    """Read what goes on after an aside between two commas or dashes: said, in a speech in May, that …"""
    classes = syntax.classes
    clauses = "" if mark + 1 < high and classes[mark + 1] in "ps" else "xv"  # in May, when it rained; not: she noted
    for i in range(mark + 1, min(high - 2, mark + _ASIDE)):
        if i > mark + 1 and classes[i] == classes[mark] and classes[i + 1] in "tq":
            relative = classes[i + 1] == "t" and classes[i + 2] in "xv"
            bare = classes[i + 1] == "t" or classes[mark] == "-"
            return NOTHING if relative else content_at(syntax, i + bare, high, frames)
        if classes[i] in ";:.twq" or classes[i] in clauses:
            break
    return NOTHING
