"""Noun phrases and subjects, found by word classes: small scanners that never leave a sentence."""

from __future__ import annotations

from timeline.reading.document import Document
from timeline.reading.reporting import verb_cues
from timeline.reading.wordclasses import classify

_REACH = 60  # words that a scanner looks ahead or back at most: keeps hostile sentences linear
_ATTACH = frozenset(["of", "for", "from", "at", "with", "in", "on", "to", "by"])
_TIME_WORDS = frozenset(["last", "next", "early", "late", "this", "past", "same", "previous", "following", "few", "two", "three"])
_AFTER_PARTICIPLE = frozenset(["by", "in", "at"])
Words = tuple[int, int]  # words [first, last) of a document


class Phrases:
    """The words of a document with their classes, and the scanners over them."""

    __slots__ = ("document", "words", "forms", "classes", "quotes", "quote_of")

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words = document.words
        self.forms = document.forms
        self.classes = classify(document)
        self.quotes = [document.words_within(span) for span in document.quotations]
        self.quote_of = [-1] * (len(self.words) + 1)
        for number, (first, last) in enumerate(self.quotes):
            self.quote_of[first:last] = [number] * (last - first)

    def closed(self, number: int) -> bool:
        """Has quotation `number` a closing mark?"""
        first, last = self.quotes[number]
        return last - first > 1 and self.classes[last - 1] == "q"

    def abandoned(self, number: int) -> bool:
        """Is quotation `number` neither closed nor taken up again by the next paragraph?"""
        if self.closed(number):
            return False
        end = self.quotes[number][1]
        return end >= len(self.classes) or self.classes[end] != "q"

    def closed_at(self, words: Words) -> bool:
        """Do these words end with a quotation mark?"""
        return self.classes[words[1] - 1] == "q"

    def phrase_before(self, end: int, low: int) -> Words | None:
        """Return the noun phrase whose last word is `end` - 1, not reaching before `low`."""
        classes, words = self.classes, self.words
        i = end - 1
        low = max(low, end - _REACH)
        if i < low or classes[i] not in "nrodm)zgtw":
            return None
        if classes[i] in "row" and words[i] != "what":
            return i, end
        start = end
        while i >= low:
            c = classes[i]
            if c in "nz" or c == "g":
                start = i
            elif c == "m":
                if start != end and words[i + 1] != "'s" and self.forms[i + 1][:1].isupper():
                    break
                start = i
            elif c == "d":
                start = i
                if i > low and classes[i - 1] == "d":
                    start = i = i - 1
                if not (i - 1 > low and words[i - 1] in _ATTACH and classes[i - 2] in "n)dm"):
                    break
                i -= 1
            elif c == "p":
                if start == end or i == low:
                    break
                if classes[i - 1] == "v" and i - 2 >= low and classes[i - 2] in "n)" and words[i] in _AFTER_PARTICIPLE:
                    i -= 1  # a letter obtained by the paper
                elif words[i] not in _ATTACH or classes[i - 1] not in "n)d":
                    break
            elif c == "v" and start != end and i > low and classes[i - 1] in "dz":
                start = i
            elif c == ")" and start == end:
                j = i
                while j > low and classes[j] != "(":
                    j -= 1
                if classes[j] != "(":
                    break
                i = j
            elif c == "c" and words[i] in ("and", "&") and i > low and classes[i - 1] in "n)" and start != end:
                if not self.starts_clause_before(i - 1, low):
                    break
            else:
                break
            i -= 1
        return (start, end) if start < end else None

    def starts_clause_before(self, i: int, low: int) -> bool:
        """Does the run of nouns that ends with word `i` begin a clause (and so may be half of a subject)?"""
        while i >= low and self.classes[i] in "nzdp":
            i -= 1
        return i < low or self.classes[i] in "q.t:;,"

    def phrase_after(self, start: int, high: int) -> Words | None:
        """Return the noun phrase that begins with word `start`, with its prepositional phrases, before `high`."""
        classes, words = self.classes, self.words
        high = min(high, start + _REACH)
        i = start
        if i >= high:
            return None
        if classes[i] in "ro":
            return i, i + 1
        last = start
        while i < high:
            c = classes[i]
            if c in "nzdm":
                last = i + 1
            elif c in "pi" or c == "c":
                if i + 1 >= high or classes[i + 1] not in "ndrgo" or i == start:
                    break
            elif c in "ga" or c == "v":
                if i + 1 >= high or classes[i + 1] not in "n":
                    break
            elif c == "(":
                j = i
                while j < high and classes[j] != ")":
                    j += 1
                if j >= high:
                    break
                i = j
                last = i + 1
            elif c in "or" and i > start and classes[i - 1] in "pc":
                last = i + 1
            else:
                break
            i += 1
        return (start, last) if last > start else None

    def subject_before(self, end: int, low: int) -> Words | None:
        """Return the subject of the verb group that begins with word `end`; appositions are stepped over."""
        classes = self.classes
        i = end - 1
        if i < low:
            return None
        c = classes[i]
        if c in ",-)" and i > low:
            if c == ",":
                return self.before_apposition(low, i) or self.clause_subject(low, i)
            if c == "-":
                j = i - 1
                stop = max(low, i - _REACH)
                while j > stop and classes[j] != "-":
                    j -= 1
                return self.phrase_before(j, low) if j > stop else None
        if c == "t":
            return i, end
        if c == "m":
            before = self.time_start(i, low)
            if before > low and classes[before - 1] in "n)r,":
                return self.subject_before(before, low)
            if before - 1 > low and classes[before - 1] == "v" and classes[before - 2] == "n":
                return self.phrase_before(before - 1, low)  # a report published Wednesday
        return self.phrase_before(end, low)

    def before_apposition(self, low: int, comma: int) -> Words | None:
        """Return the noun phrase that the words before `comma` are an apposition to: X, the mayor, | said."""
        classes = self.classes
        for _ in range(4):
            i = comma - 1
            stop = max(low, comma - _REACH)
            while i >= stop and classes[i] != "," and classes[i] not in ";:":
                i -= 1
            if i < stop or classes[i] != "," or i == low:
                return None
            found = self.phrase_before(i, low) if classes[i - 1] in "n)mz" else None
            if found is None:
                return None
            before = found[0] - 1
            if before <= low or classes[before] != "," or self.begins_aside(low, before):
                return found
            comma = i
        return None

    def begins_aside(self, low: int, comma: int) -> bool:
        """Is what stands before `comma`, back to the comma or the beginning before it, an introduction?"""
        classes = self.classes
        i = comma - 1
        stop = max(low, comma - _REACH)
        while i > stop and classes[i - 1] not in ",;:q":
            i -= 1
        while i < comma and classes[i] in "ca":
            i += 1
        return i >= comma or classes[i] in "psmgvi" or self.words[i] in _TIME_WORDS or any(
            classes[k] in "xv" for k in range(i, comma)
        )

    def nearest_subject(self, low: int, high: int, relative: bool) -> Words | None:
        """Return the subject of the last finite verb of [low, high); `relative`: also who, which, that."""
        classes = self.classes
        i = high - 1
        stop = max(low, high - _REACH)
        while i > stop:
            if self.quote_of[i] >= 0:
                i = self.quotes[self.quote_of[i]][0] - 1
                continue
            if classes[i] in "xv":
                k = i
                while k > low and classes[k - 1] in "xa":
                    k -= 1
                left = classes[k - 1] if k > low else ""
                if left == "r" or (left and left in "wt" and relative):
                    return k - 1, k
                if left and left in "nm),":
                    found = self.subject_before(k, low)
                    if found:
                        return found
                i = k
            i -= 1
        return None

    def time_start(self, i: int, low: int) -> int:
        """Return where the time phrase whose last word is `i` begins: on Thursday night, this week."""
        classes, words = self.classes, self.words
        stop = max(low, i - 6)
        while i > stop and (classes[i - 1] == "m" or words[i - 1] in _TIME_WORDS or words[i - 1].isdigit()):
            i -= 1
        if i > low and classes[i - 1] == "d":
            i -= 1
        if i > low and classes[i - 1] == "p":
            i -= 1
        return i

    def clause_subject(self, low: int, high: int) -> Words | None:
        """Return the subject of the sentence part [low, high): the noun phrase before its first finite verb."""
        classes = self.classes
        i = low
        while i < high:
            if self.quote_of[i] >= 0:
                i = self.quotes[self.quote_of[i]][1]
            elif classes[i] in "caq-(,":
                i += 1
            else:
                break
        low = i
        if i < high and (classes[i] in "psgvim" or (self.words[i] in _TIME_WORDS and i + 1 < high and classes[i + 1] == "m")):
            stop = min(high, i + _REACH)
            j = i
            while j < stop and classes[j] != ",":
                j += 1
            if j >= stop:
                return self.first_subject(i, high)
            i = j + 1
            while i < high and classes[i] in "caq":
                i += 1
        return self.first_subject(i, high) or self.phrase_head(i, high)

    def first_subject(self, low: int, high: int) -> Words | None:
        """Return the noun phrase before the first finite verb of [low, high), relative clauses left out."""
        classes = self.classes
        for i in range(low, min(high, low + _REACH)):
            if classes[i] in "vx" and i > low:
                j = i
                while j > low and classes[j - 1] == "a":
                    j -= 1
                if j > low and classes[j - 1] in "nrm)":
                    return self.phrase_before(j, low)
                if j > low and classes[j - 1] == ",":
                    return self.phrase_head(low, j)
        return None

    def has_clause(self, low: int, high: int) -> bool:
        """Do the words [low, high) hold a finite verb outside relative clauses?"""
        classes = self.classes
        i = low
        while i < high and classes[i] in "qca":
            i += 1
        if i < high and (classes[i] == "s" or classes[i] == "p"):
            while i < high and classes[i] != ",":
                i += 1
        while i < high:
            c = classes[i]
            if c in "wt" and i > low and classes[i - 1] in ",n)":
                while i < high and classes[i] != ",":
                    i += 1
            elif c in "xv" and i > low and classes[i - 1] in "nromadzq)wt-":
                return True
            elif c == "n" and i > low and classes[i - 1] == "n" and self.words[i][-1] == "s" and self.words[i] in verb_cues():
                return True
            elif c == "r" and "'" in self.words[i]:
                return True
            i += 1
        return False

    def phrase_head(self, low: int, high: int) -> Words | None:
        """Return the plain noun phrase at the beginning of [low, high), without what hangs on it."""
        classes = self.classes
        i = low
        high = min(high, low + 12)
        if i < high and classes[i] == "r":
            return i, i + 1
        while i < high and (classes[i] in "ndzg" or (self.words[i] == "of" and i > low)):
            i += 1
        return (low, i) if i > low else None
