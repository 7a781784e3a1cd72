"""The subject of a verb: before it, before an apposition, at the beginning of its clause."""

from __future__ import annotations

from timeline.reading.attribution.appositions import before_apposition
from timeline.reading.attribution.reporting import reporting_verbs
from timeline.reading.attribution.syntax import REACH, TIME_WORDS, Syntax, Words

_SEASONS = frozenset("spring summer autumn fall winter end start beginning middle".split())
_YEAR = 4  # digits
_RESTRICTIVE = frozenset({"that", "which", "who"})
_CLAUSE = 20  # words of a relative clause
_SPANS = frozenset("minutes hours days weeks months years decades noon midnight dawn ago".split())
_UNITS = frozenset("week month year night weekend quarter decade century spring summer autumn fall winter".split())
_SHIFTS = frozenset({"last", "this", "next", "past"})
_VIA = frozenset(["by", "via"])
_MEANS = frozenset("telephone phone email e-mail text video letter fax message satellite zoom skype".split())
_CIRCUMSTANCES = frozenset(["in", "on", "during", "after", "before"])


def subject_before(syntax: Syntax, end: int, low: int) -> Words | None:
    """Return the subject of the verb group that begins with word `end`; appositions are stepped over."""
    classes = syntax.classes
    i = end - 1
    if i < low:
        return None
    c = classes[i]
    if c == "," and i - 3 > low and _is_year(syntax.words[i - 1]) and syntax.words[i - 3].isdigit():
        i -= 2 * (classes[i - 2] == ",")  # "the decree, issued on Dec. 31, | 2020, said"
    if c == "," and i > low:
        return before_apposition(syntax, low, i) or clause_subject(syntax, low, i)
    if c == "-" and i > low:
        stop = max(low, i - REACH)
        j = i - 1
        while j > stop and classes[j] != "-":
            j -= 1
        return syntax.phrase_before(j, low) if j > stop else None
    if c == "t" or (c == "w" and syntax.words[i] != "what"):
        return i, end
    if c == "o" and i - 1 > low and (syntax.words[i - 1] == "of" or syntax.words[i - 2 : i] == ["close", "to"]):
        before = syntax.phrase_before(i - 1, low)  # one of them, people close to him
        return (before[0], end) if before else None
    if c == "v":
        return _with_participle(syntax, end, low)
    if syntax.words[i] in _SPANS:
        return subject_before(syntax, _span_start(syntax, i, low), low)
    if syntax.words[i] in _UNITS and i - 1 > low and syntax.words[i - 1] in _SHIFTS:
        before = _span_start(syntax, i, low)
        dated = classes[before - 1] == "v" and before - 1 > low  # a poll released last week
        return syntax.phrase_before(before - 1, low) if dated else subject_before(syntax, before, low)
    if _is_year(syntax.words[i]) and i - low > 1 and classes[i - 1] == "p":  # who in the spring of 2022 | had promised
        before = i - 1
        while before > low and (classes[before - 1] in "mpd" or syntax.words[before - 1] in _SEASONS):
            before -= 1
        return subject_before(syntax, before, low) if before > low else None
    if c == "m" or (classes[i - 1] == "m" and syntax.words[i].isdigit()):  # on Friday | said, on May 3 | said
        before = syntax.time_start(i, low)
        while before > low and classes[before - 1] == "a":
            before -= 1  # who later on Thursday said
        if before > low and classes[before - 1] in "n)r,wt":
            return subject_before(syntax, before, low)
        if before - 1 > low and classes[before - 1] == "v" and classes[before - 2] == "n":
            return syntax.phrase_before(before - 1, low)  # a report published Wednesday
        if before - 2 > low and classes[before - 1] == "v" and classes[before - 2] in "tw":
            return subject_before(syntax, before - 2, low)  # a survey that ended in May
    found = syntax.phrase_before(end, low)
    return _owner_of_clause(syntax, found, low) or _with_list(syntax, found, low)


def _with_participle(syntax: Syntax, end: int, low: int) -> Words | None:
    """Return a subject that ends with a participle, the word before `end`: those surveyed, figures to be published."""
    classes, words = syntax.classes, syntax.words
    i = end - 1
    while i > low and (classes[i - 1] in "ia" or words[i - 1] in ("be", "being")):
        i -= 1
    if i > low and words[i - 1] in ("those", "all"):
        found = syntax.phrase_before(i, low)
        return (found[0], end) if found else (i - 1, end)
    found = syntax.phrase_before(i, low) if i > low and classes[i - 1] == "n" else None
    return _owner_of_clause(syntax, found, low) or found  # a member who did not want to be named


def _owner_of_clause(syntax: Syntax, phrase: Words | None, low: int) -> Words | None:
    """Return whom a relative clause that ends with the phrase is about: groups | that had sued to force a decision."""
    classes = syntax.classes
    if phrase is None:
        return None
    stop = max(low + 1, phrase[0] - _CLAUSE)
    for i in range(phrase[0] - 1, stop - 1, -1):
        if classes[i] in ",;:q(-.":
            return None
        if (
            classes[i] in "wt"
            and syntax.words[i] in _RESTRICTIVE
            and (classes[i - 1] in "n)o" or syntax.words[i - 1] == "those")
        ):
            tells = classes[i + 1] in "xv" or (classes[i + 1] == "a" and classes[i + 2] in "xv")
            return syntax.phrase_before(i, low) if tells else None
    return None


def _is_year(word: str) -> bool:
    return len(word) == _YEAR and word.isdigit()


def _span_start(syntax: Syntax, i: int, low: int) -> int:
    """Return where a span of time that ends with word `i` begins: | five days (earlier), | shortly before noon."""
    while i > low and (syntax.classes[i - 1] in "dzmpa" or syntax.words[i - 1] in TIME_WORDS):
        i -= 1
    return i


def _with_list(syntax: Syntax, phrase: Words | None, low: int) -> Words | None:
    """Return a phrase with the list that it ends, when the list begins its sentence: France, Germany and Italy."""
    if phrase is None:
        return phrase
    if phrase[0] - 1 > low and syntax.words[phrase[0] - 1] == "and":  # the mayor and his deputies
        before = syntax.phrase_before(phrase[0] - 1, low)
        opens = before is not None and (before[0] == low or syntax.classes[before[0] - 1] in ",;cs")
        return (before[0], phrase[1]) if opens else phrase
    if "and" not in syntax.words[phrase[0] : phrase[1]]:
        return phrase
    i, stop = phrase[0], max(low, phrase[0] - REACH)
    while i > stop and syntax.classes[i - 1] in "ndz,":
        i -= 1
    return (low, phrase[1]) if i == low and syntax.classes[phrase[0] - 1] == "," else phrase


def speaker_after(syntax: Syntax, start: int, high: int) -> Words | None:
    """Return the noun phrase that begins with word `start`, without the circumstances after it: in a letter."""
    found = syntax.phrase_after(start, high)
    if found is None:
        return None
    aside = (i for i in range(start + 1, found[1]) if syntax.words[i] in _CIRCUMSTANCES or is_means(syntax, i))
    end = next(aside, found[1])
    end = syntax.time_start(end, start) if syntax.classes[end - 1] == "m" and end - start > 1 else end
    return (start, max(end, start + 1))


def is_means(syntax: Syntax, by: int) -> bool:
    """Does it say by what means somebody spoke: by telephone, via email, by saying?"""
    if syntax.words[by] not in _VIA or by + 1 >= len(syntax.words):
        return False
    return syntax.words[by + 1] in _MEANS or syntax.classes[by + 1] == "g"


def clause_subject(syntax: Syntax, low: int, high: int) -> Words | None:
    """Return the subject of the sentence part [low, high): the noun phrase before its first finite verb."""
    classes = syntax.classes
    low = _skip_marks(syntax, low, high)
    i = low
    if i < high and _introduces(syntax, i, high):
        stop = min(high, i + REACH)
        while i < stop and classes[i] != ",":
            i += 1
        if i >= stop:
            return _first_subject(syntax, low, high)
        i += 1
        while i < high and classes[i] in "caq":
            i += 1
    return _first_subject(syntax, i, high) or _phrase_head(syntax, i, high)


def _skip_marks(syntax: Syntax, i: int, high: int) -> int:
    """Step over quotations, marks and coordinators at the beginning of a sentence part."""
    for _ in range(REACH):
        if i >= high:
            break
        if syntax.quote_of[i] >= 0:
            i = syntax.quotes[syntax.quote_of[i]][1]
        elif syntax.classes[i] in "caq-(,":
            i += 1
        else:
            break
    return i


def _introduces(syntax: Syntax, i: int, high: int) -> bool:
    """Does word `i` begin an introduction: In May, When he came, Last week?"""
    if syntax.classes[i] in "psgvim":
        return True
    return syntax.words[i] in TIME_WORDS and i + 1 < high and syntax.classes[i + 1] == "m"


def _first_subject(syntax: Syntax, low: int, high: int) -> Words | None:
    """Return the noun phrase before the first finite verb of [low, high), relative clauses left out."""
    classes = syntax.classes
    for i in range(low + 1, min(high, low + REACH)):
        if classes[i] in "vx":
            j = i
            while j > low and classes[j - 1] == "a":
                j -= 1
            if j > low and classes[j - 1] in "nrm)":
                return syntax.phrase_before(j, low)
            if j > low and classes[j - 1] == ",":
                return _phrase_head(syntax, low, j)
    return None


def _phrase_head(syntax: Syntax, low: int, high: int) -> Words | None:
    """Return the plain noun phrase at the beginning of [low, high), without what hangs on it."""
    classes = syntax.classes
    i, high = low, min(high, low + 12)
    if i < high and classes[i] == "r":
        return i, i + 1
    while i < high and (classes[i] in "ndzg" or (syntax.words[i] == "of" and i > low)):
        i += 1
    return (low, i) if i > low else None


def nearest_subject(syntax: Syntax, low: int, high: int) -> Words | None:
    """Return the subject of the last finite verb of [low, high), also who, which and that."""
    classes, quote_of = syntax.classes, syntax.quote_of
    i = high - 1
    stop = max(low, high - REACH)
    while i > stop:
        if quote_of[i] >= 0:
            i = syntax.quotes[quote_of[i]][0] - 1
            continue
        if classes[i] in "xv":
            k = i
            while k > low and classes[k - 1] in "xa":
                k -= 1
            left = classes[k - 1] if k > low else "."
            if left in "rwt":
                return k - 1, k
            if left in "nm),":
                found = subject_before(syntax, k, low)
                if found:
                    return found
            i = k
        i -= 1
    return None


def has_clause(syntax: Syntax, low: int, high: int) -> bool:
    """Do the words [low, high) hold a finite verb outside relative clauses and introductions?"""
    classes, words = syntax.classes, syntax.words
    high = min(high, low + REACH)
    i = low
    while i < high and classes[i] in "qca":
        i += 1
    if i < high and classes[i] in "sp":
        begin = i
        while i < high and classes[i] != ",":
            i += 1
        i = begin + 1 if i == high and classes[begin] == "p" else i  # In Oslo the talks are over
    while i < high:
        c = classes[i]
        if c in "wt" and i > low and classes[i - 1] in ",n)":
            while i < high and classes[i] != ",":
                i += 1
        elif (
            (c in "xv" and i > low and classes[i - 1] in "nrgomadzq)wt-")
            or (c == "x" and classes[i - 1] == ",")
            or (c == "r" and "'" in words[i])
        ):
            return True  # has, decided, they're
        elif c == classes[i - 1] == "n" and i > low and words[i][-1] == "s" and words[i] in reporting_verbs():
            return True
        i += 1
    return False
