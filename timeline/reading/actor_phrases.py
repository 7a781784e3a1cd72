"""The noun phrases of a document that name somebody who acts: one pass from left to right, by dictionary look-ups."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from timeline.reading.actor_words import Alias, Place, Role, Terms, find_term, load_terms
from timeline.reading.document import Document
from timeline.reading.name_runs import OPENERS, PARTICLES, RunReader
from timeline.reading.phrase_building import PRONOUNS, SPOKEN, Phrase
from timeline.reading.wordclasses import word_classes

_STOPS = frozenset('.!”"')
_CONNECTORS = PARTICLES | {".", "&", "of", "for", "on"}  # a name may go on after these


class Scanner(RunReader):
    """Reads the phrases of one document with the given terms."""

    def scan(self) -> list[Phrase]:
        """Return the phrases in text order; none overlaps another."""
        forms = self.forms
        self.lower = set(forms)
        terms, mute = self.terms, _mute_words()
        heard = {
            form
            for form in self.lower
            if form in terms or form in SPOKEN or form[0].isupper() and (form not in mute or form.lower() in terms)
        }
        found = [i for i, form in enumerate(forms) if form in heard]
        bounds = self._mark_headings(found) if self.heading else [(0, len(forms), False)]
        at = 0
        for self.floor, self.limit, self.titled in bounds:
            done = self.floor
            while at < len(found) and found[at] < self.limit:
                if found[at] >= done:
                    done = max(self._read_at(found[at]), done)
                at += 1
        return self.phrases

    def _mark_headings(self, found: list[int]) -> list[tuple[int, int, bool]]:
        """Return each sentence's words and whether it is written in title case; note the names of the others."""
        bounds, forms, words = [], self.forms, self.words
        upper = {form for form in self.lower if form[0].isupper()}
        skipped: set[int] = set()  # the words of headings, and those that begin a sentence
        for first, last in ((sentence.first, sentence.last) for sentence in self.sentences):
            titled = last - first > 4 and forms[last - 1] not in _STOPS
            if titled:
                capitals = sum(forms[i] in upper for i in found[bisect_left(found, first) : bisect_left(found, last)])
                titled = capitals > 0.5 * (last - first)
            skipped.update(range(first, last) if titled else (first,))
            bounds.append((first, last, titled))
        self.known = {words[i] for i in found if forms[i] in upper and i not in skipped and forms[i - 1] not in OPENERS}
        return bounds

    def _read_at(self, i: int) -> int:
        """Read what begins with word `i`; return the word from which reading goes on."""
        word, form = self.words[i], self.forms[i]
        if word in PRONOUNS and form != "US" and form != "IT":
            self.phrases.append(Phrase(i, i + 1, "pronoun"))
            return i + 1
        if form[0].isupper():
            return self._read_single(i, word) or self._read_capitals(i)
        term = find_term(self.terms, self.words, self.forms, i)
        if term is None or term[0] > self.limit:
            return i + 1
        end, names = term
        if isinstance(names, Role):
            return self._read_role(i, end, names)
        if isinstance(names, Alias):
            phrase = Phrase(i, end, "name")
            phrase.name, phrase.alias = (i, end), names.actor
            self._append(phrase)
        return end

    def _read_single(self, i: int, word: str) -> int:
        """Read a plain name of one word or a place within a sentence, the commonest case; 0 if it is not plain."""
        forms, after = self.forms, i + 1
        if self.titled or i == self.floor or after >= self.limit or word in self.classes:
            return 0
        follows = forms[after]
        if follows[0].isupper() or self.words[after] in _CONNECTORS or forms[i - 1] in OPENERS:
            return 0
        entries = self.terms.get(word)
        if entries is None:
            self._append_name(i, after)
            return after
        entry = entries[-1]
        if len(entries) > 1 or entry.rest or entry.form or type(entry.names) is not Place:
            return 0
        self._append_known((i, after, entry.names))
        return after


@cache
def _mute_words() -> frozenset[str]:
    """Return the function words with which a sentence may begin, but no name."""
    letters = word_classes().items()
    return frozenset(word.capitalize() for word, letter in letters if letter in "dtipcsa" and word not in PRONOUNS)


def find_phrases(document: Document, terms: Terms) -> list[Phrase]:
    """Return the actors' noun phrases of a document in text order, none overlapping another."""
    return Scanner(document, terms).scan()


def read_phrase(document: Document) -> Phrase | None:
    """Return the phrase that a whole small text forms (a codebook's alias), None where it forms none."""
    phrases = Scanner(document, load_terms(), heading=False).scan()
    if len(phrases) == 1 and phrases[0].first <= 1 and phrases[0].last == len(document.words):
        return phrases[0]
    return None
