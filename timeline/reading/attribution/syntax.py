"""The words of a document with their classes and quotations, and the scanner for noun phrases over them.

No scanner leaves its sentence or goes further than _REACH words: a hostile sentence costs no more than another.
"""

from __future__ import annotations

from bisect import bisect_left

from timeline.reading.attribution.wordclasses import classify
from timeline.reading.text.document import Document

Words = tuple[int, int]  # words [first, last) of a document

REACH = 60
_ATTACH = frozenset(["of", "for", "from", "at", "with", "in", "on", "to", "by"])
_ROUGHLY = frozenset(["about", "over", "around", "up", "under"])  # before a number they begin a phrase: over 300 people
TIME_WORDS = frozenset(
    """last next early late this past same previous following few two three four five six seven eight nine ten eleven
    twelve""".split()
)

_OCCASIONS = frozenset("may march statement hearing letter interview speech vote email debate meeting".split())
_COURTESY = frozenset(["mr", "mrs", "ms", "miss"])


class Syntax:
    """The words of a document, their class letters, and the number of the quotation that each stands in, or -1."""

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

    def quote_at(self, i: int) -> Words | None:
        """Return the quotation, marks included, that begins with word `i`."""
        number = self.quote_of[i] if i < len(self.words) else -1
        return self.quotes[number] if number >= 0 and self.quotes[number][0] == i else None

    def holds_quotation(self, words: Words) -> bool:
        """Does a quotation, or a part of one, stand among these words?"""
        number = bisect_left(self.quotes, (words[1],)) - 1
        return number >= 0 and self.quotes[number][1] > words[0]

    def is_closed(self, number: int) -> bool:
        """Has quotation `number` a closing mark?"""
        first, last = self.quotes[number]
        return last - first > 1 and self.classes[last - 1] == "q"

    def is_abandoned(self, number: int) -> bool:
        """Is quotation `number` neither closed nor taken up again by the next paragraph?"""
        end = self.quotes[number][1]
        return not self.is_closed(number) and (end >= len(self.classes) or self.classes[end] != "q")

    def phrase_before(self, end: int, low: int) -> Words | None:
        """Return the noun phrase whose last word is `end` - 1, with what hangs on it, not reaching before `low`."""
        classes, words = self.classes, self.words
        i, start = end - 1, end
        low = max(low, end - REACH)
        if i < low or classes[i] not in "nrodm)zgtw":
            return None
        if classes[i] in "row" and words[i] != "what":
            return i, end
        while i >= low:
            c = classes[i]
            if c in "nzg":
                start = i
                if words[i] in _COURTESY and low < i < end - 1 and self._ends_adjunct(i - 1):
                    break  # in a letter to members | Ms Berg said
            elif c == "d":
                start = i
                if i > low and classes[i - 1] == "d":
                    start = i = i - 1
                if not (
                    i - 1 > low
                    and words[i - 1] in _ATTACH
                    and (classes[i - 2] in "n)dm" or self._is_participle(i - 2, low))
                ):
                    break
                i -= 1 + (classes[i - 2] == "v")
            else:
                step = self._step_back(i, start, end, low)
                if step < 0:
                    start += c == "m" and words[start].isdigit()  # in June 2021 | officials
                    break
                if c in "mv":
                    start = i
                i = step
            i -= 1
        return (start, end) if start < end else None

    def _ends_adjunct(self, i: int) -> bool:
        """Does the word at `i` end what stands before a subject: in a statement, in May, to members?"""
        return self.classes[i] == "m" or self.words[i].endswith("s") or self.words[i] in _OCCASIONS

    def _step_back(self, i: int, start: int, end: int, low: int) -> int:
        """Return where a noun phrase goes on before word `i`, which is no noun; -1 if it does not."""
        classes, words, c = self.classes, self.words, self.classes[i]
        if c == "m":  # a day is part of a phrase, but not before a name: on Tuesday Smith
            named = start != end and words[i + 1] != "'s" and self.forms[i + 1][:1].isupper()
            placed = start != end and i > low and classes[self.time_start(i, low)] == "p"  # in June | officials
            return -1 if named or placed else i
        if c == ")" and start == end:
            while i > low and classes[i] != "(":
                i -= 1
            return i if classes[i] == "(" else -1
        if start == end or i == low:
            return -1
        before = classes[i - 1]
        if c == before == "p" and words[i - 1 : i + 1] == ["out", "of"] and i - 1 > low and classes[i - 2] in "nd":
            return i - 1  # nine out of ten
        if c == "p" and words[i] in _ATTACH and self._is_participle(i - 1, low):
            return i - 1  # a letter obtained by the paper
        if self._is_inside_name(i, low):
            return i
        if c == "p" or (c == "i" and (words[i - 1] == "close" or self.forms[i + 1][0].isupper())):  # the envoy to Iran
            named = before in "n)d" or self._is_inside_name(i - 1, low)  # Matthias Ehrling from Jena
            return i if words[i] in _ATTACH and named else -1
        if c == "v":
            return i if before in "dz" else -1
        if c == "c" and words[i] in ("and", "&") and before in "n)" and self._begins_clause(i - 1, low):
            return i
        return -1

    def _is_inside_name(self, i: int, low: int) -> bool:
        """Does a capital make word `i` part of the name before it: Elephants | Without | Borders, Maylis | Castaing?"""
        return i > low and self.classes[i] in "pgav" and self.forms[i][0].isupper() and self.forms[i - 1][0].isupper()

    def _is_participle(self, i: int, low: int) -> bool:
        """May word `i` be a participle after its noun: a letter | obtained | by the paper?"""
        return self.classes[i] == "v" and i > low and self.classes[i - 1] in "n)"

    def _begins_clause(self, i: int, low: int) -> bool:
        """Does the run of nouns that ends with word `i` begin a clause (and so may be half of a subject)?"""
        while i >= low and self.classes[i] in "nzdp":
            i -= 1
        return i < low or self.classes[i] in "q.t:;,-"

    def phrase_after(self, start: int, high: int) -> Words | None:
        """Return the noun phrase that begins with word `start`, with its prepositional phrases, before `high`."""
        classes, words = self.classes, self.words
        high = min(high, start + REACH)
        if start >= high:
            return None
        if classes[start] in "ro":
            return start, start + 1
        i = last = start
        while i < high:
            c = classes[i]
            following = classes[i + 1] if i + 1 < high else "."
            if c == "d" and i > start and classes[i - 1] == "n":
                break  # "according to the ministry the ban …"
            if c in "nzdm" or (c in "or" and classes[i - 1] in "pc") or self._is_inside_name(i, start):
                last = i + 1
            elif c in "pic":
                counts = c == "p" and words[i] in _ROUGHLY and words[i + 1 : i + 2] and words[i + 1][0].isdigit()
                if following not in "ndrgo" or i == start or counts:
                    break
            elif c in "gav":
                if following != "n":
                    break
            elif c == "(":
                while i < high and classes[i] != ")":
                    i += 1
                if i >= high:
                    break
                last = i + 1
            else:
                break
            i += 1
        return (start, last) if last > start else None

    def time_start(self, i: int, low: int) -> int:
        """Return where the time phrase whose last word is `i` begins: on Thursday night, this week."""
        classes, words = self.classes, self.words
        stop = max(low, i - 6)
        while i > stop and (classes[i - 1] == "m" or words[i - 1] in TIME_WORDS or words[i - 1].isdigit()):
            i -= 1
        if i > low and classes[i - 1] == "d":
            i -= 1
        if i > low and classes[i - 1] == "p":
            i -= 1
        return i
