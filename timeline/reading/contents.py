"""What follows a reporting word: a that-clause, a bare clause, a quotation, a question, an infinitive, an object."""

from __future__ import annotations

from timeline.reading.nounphrases import Phrases, Words

Found = tuple[list[Words], str]
NOTHING: Found = ([], "")
_ADJUNCT_HEADS = "pi"
_CLAUSE = frozenset(["clause"])
_EXTENDING = frozenset(["including", "like", "such", "particularly", "especially"])  # go on after a comma


def find_complement(phrases: Phrases, start: int, high: int, frames: frozenset[str]) -> Found:
    """Return the content that begins at or soon after word `start`, and the frame that it fills."""
    classes, words = phrases.classes, phrases.words
    j = start
    while j < high and (classes[j] in "am") and words[j] != "so":
        j += 1
    if j >= high:
        return NOTHING
    c = classes[j]
    found = content_at(phrases, j, high, frames - _CLAUSE if "hearer" in frames and c in "ndo" else frames)
    if found[0]:
        return found
    if "hearer" in frames and c in "ndrom":
        end = skip_phrase(phrases, j, high)
        found = content_at(phrases, end, high, frames, after_hearer=True)
        if not found[0] and end < high and classes[end] in _ADJUNCT_HEADS:
            found = _after_adjuncts(phrases, end, high, frames)
        if not found[0]:
            found = content_at(phrases, j, high, frames)
        if found[0]:
            return found
    elif c in "pmi" and not frames.isdisjoint(("that", "quote")):
        found = _after_adjuncts(phrases, j, high, frames)
        if found[0]:
            return found
    if "order" in frames and c in "ndrom":
        end = skip_phrase(phrases, j, high)
        if end + 1 < high and (classes[end] == "i" or words[end] == "not" and classes[end + 1] == "i"):
            return [(j, clause_end(phrases, j, high))], "order"
    if "predicate" in frames and c in "ndroq":
        return [(j, clause_end(phrases, j, high))], "predicate"
    if "object" in frames and c in "ndroqgw":
        return [(j, object_end(phrases, j, high))], "object"
    return NOTHING


def _after_adjuncts(phrases: Phrases, j: int, high: int, frames: frozenset[str]) -> Found:
    """Step over up to three adjuncts (in a statement, on Tuesday, to reporters) to a content."""
    classes, words = phrases.classes, phrases.words
    for _ in range(3):
        while j < high and classes[j] in "am":
            j += 1
        if j >= high or classes[j] not in _ADJUNCT_HEADS:
            return NOTHING
        end = skip_phrase(phrases, j + 1, high)
        if end == j + 1:
            return NOTHING
        j = end
        found = content_at(phrases, j, high, frames, after_hearer=True)
        if found[0]:
            return found
    return NOTHING


def skip_phrase(phrases: Phrases, j: int, high: int) -> int:
    """Return the end of the noun phrase that begins with word `j`; `j` itself where there is none."""
    classes = phrases.classes
    i = j
    stop = min(high, j + 25)
    if i < stop and classes[i] in "ro":
        return i + 1
    while i < stop:
        c = classes[i]
        if c == "d" and i > j and classes[i - 1] not in "pcd":
            break
        if c in "ndzgm" or (c in "pc" and i > j and i + 1 < high and classes[i + 1] in "ndzgm"):
            i += 1
        elif c == "q" and phrases.quote_of[i] >= 0 and phrases.quotes[phrases.quote_of[i]][1] - i < 8 and i > j:
            i = phrases.quotes[phrases.quote_of[i]][1]
        else:
            break
    return min(i, high)


def content_at(phrases: Phrases, j: int, high: int, frames: frozenset[str], after_hearer: bool = False) -> Found:
    """Return the content that begins exactly at word `j`."""
    classes, words = phrases.classes, phrases.words
    if j >= high:
        return NOTHING
    c = classes[j]
    if c == "t" and "that" in frames:
        if j + 1 < high and words[j + 1] == "'s":
            return [(j, high)], "clause"
        if j + 1 < high and classes[j + 1] in "ndrogwqspax(vit":
            return [(j + 1, high)], "that"
        return NOTHING
    if c in ",:":
        return _after_mark(phrases, j, high, frames)
    if c == "q" and "quote" in frames and phrases.quote_of[j] >= 0:
        return [(j, max(high, phrases.quotes[phrases.quote_of[j]][1]))], "quote"
    if "question" in frames and (c == "w" or words[j] in ("if", "when")):
        return [(j, high)], "question"
    if c == "i" and "infinitive" in frames and j + 1 < high and classes[j + 1] in "nxagq":
        return [(j, clause_end(phrases, j, high))], "infinitive"
    if words[j] == "not" and "infinitive" in frames and j + 1 < high and classes[j + 1] == "i":
        return [(j, clause_end(phrases, j, high))], "infinitive"
    if "clause" in frames and c == "p" and words[j] in ("about", "over", "around", "like") and is_clause(phrases, j, high):
        return [(j, high)], "clause"
    if "clause" in frames and c in "ndrogw":
        if after_hearer and c not in "rd":
            return NOTHING
        if (not after_hearer and "object" not in frames) or is_clause(phrases, j, high):
            return [(j, high)], "clause"
    return NOTHING


def _after_mark(phrases: Phrases, j: int, high: int, frames: frozenset[str]) -> Found:
    classes = phrases.classes
    k = j + 1
    if k >= high and classes[j] == ":":
        if classes[j] == ":" and "quote" in frames and k < len(classes) and classes[k] == "q" and phrases.quote_of[k] >= 0:
            return [phrases.quotes[phrases.quote_of[k]]], "quote"
        return NOTHING
    if k >= high:
        return NOTHING
    if classes[k] == "q" and "quote" in frames and phrases.quote_of[k] >= 0:
        end = phrases.quotes[phrases.quote_of[k]][1]
        while end + 1 < len(classes) and classes[end] in "c," and classes[end + 1] == "q" and phrases.quote_of[end + 1] >= 0:
            end = phrases.quotes[phrases.quote_of[end + 1]][1]  # "…" and "…"
        return [(k, end)], "quote"
    if classes[j] == ":" and "quote" in frames:
        return [(k, high)], "quote"
    if classes[k] == "t" and "that" in frames and k + 1 < high:
        return [(k + 1, high)], "that"
    return NOTHING


def is_clause(phrases: Phrases, j: int, high: int) -> bool:
    """Does a clause of its own, with subject and finite verb, begin with word `j`?"""
    classes = phrases.classes
    if classes[j] == "r":
        return j + 1 < high and classes[j + 1] not in ".,;:"
    i = j + 1
    stop = min(high, j + 30)
    while i < stop:
        c = classes[i]
        if c in "xv":
            if classes[i - 1] in "nrmo)azqd":
                return True
        elif c in ";:.wt":
            if c in "wt" and classes[i - 1] in "n,":
                i += 3  # a relative clause on the subject
                continue
            return False
        i += 1
    return False


def clause_end(phrases: Phrases, j: int, high: int) -> int:
    """Return where the clause that holds word `j` ends: at a comma, a dash, a bracket or the sentence's end."""
    return _scan(phrases, j, high, ";:(-,")


def object_end(phrases: Phrases, j: int, high: int) -> int:
    """Return where the noun phrase that begins with word `j` ends, with what hangs on it."""
    return _scan(phrases, j, high, ";:(-,s")


def phrase_end(phrases: Phrases, j: int, high: int) -> int:
    """Return where the noun phrase or infinitive after a noun ends: as object_end, and at a finite verb."""
    end = object_end(phrases, j, high)
    classes = phrases.classes
    for i in range(j + 1, min(end, j + 60)):
        if classes[i] == "x" or (classes[i] == "v" and classes[i - 1] in "nmo)" and (i + 1 >= end or classes[i + 1] != "p")):
            return i
    return end


def _scan(phrases: Phrases, j: int, high: int, stops: str) -> int:
    classes, words, quote_of, quotes = phrases.classes, phrases.words, phrases.quote_of, phrases.quotes
    i = j
    while i < high:
        c = classes[i]
        if c == "q" and quote_of[i] >= 0 and quotes[quote_of[i]][0] == i:
            i = quotes[quote_of[i]][1]
            if classes[i - 1] == "q" and classes[i - 2] == ",":
                return min(i, high)
            continue
        if c in stops:
            if c == ":" and i + 1 < len(classes) and classes[i + 1] == "q" and quote_of[i + 1] >= 0:
                return quotes[quote_of[i + 1]][1]
            if c != "," or i + 1 >= high or words[i + 1] not in _EXTENDING:
                return max(i, j + 1)
        elif c == "c" and i > j and i + 1 < high and (classes[i + 1] in "vxr" or (classes[i + 1] == "a" and classes[min(i + 2, high - 1)] == "v")):
            return i
        elif c == "m" and i > j and stops[-1] == "s" and classes[i - 1] in "npd":
            k = phrases.time_start(i, j)
            if k > j and k < i:
                return k
        i += 1
    return high
