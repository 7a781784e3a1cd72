"""The noun phrases of a document that name somebody who acts: one pass from left to right, by dictionary look-ups."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import compress

from timeline.reading.actors.actor_words import Alias, Place, Role, Terms, find_term, load_terms
from timeline.reading.actors.name_runs import JOINERS, OPENERS, RunReader
from timeline.reading.actors.phrase_building import ACRONYMS, PRONOUNS, SPOKEN, Phrase
from timeline.reading.attribution.wordclasses import word_classes
from timeline.reading.text.document import Document

_STOPS = frozenset('.!”"')
_CONNECTORS = JOINERS | {"of", "for", "on"}  # a name may go on after these


class Scanner(RunReader):
    """Reads the phrases of one document with the given terms."""

    def scan(self) -> list[Phrase]:
        """Return the phrases in text order; none overlaps another."""
        forms = self.forms
        found = list(compress(range(len(forms)), map(self._heard().__contains__, forms)))
        bounds = self._mark_headings(found) if self.heading else [(0, len(forms), False)]
        found.append(len(forms))
        words, phrases, read, at = self.words, self.phrases, self._read_at, 0
        for self.floor, self.limit, self.titled in bounds:
            done, limit = self.floor, self.limit
            while (i := found[at]) < limit:
                if i < done:
                    pass
                elif words[i] in PRONOUNS and forms[i] not in ACRONYMS:
                    phrases.append(Phrase(i, i + 1, "pronoun"))
                else:
                    done = read(i)
                at += 1
        return phrases

    def _heard(self) -> set[str]:
        """Return the forms with which a phrase may begin; the others are never looked at."""
        terms, capitals = self.terms, self.capitals
        heard = capitals.difference(form for form in capitals & _mute_words() if form.lower() not in terms)
        heard.update(filter(terms.__contains__, self.lower), SPOKEN)
        return heard

    def _mark_headings(self, found: list[int]) -> list[tuple[int, int, bool]]:
        """Return each sentence's words and whether it is written in title case; note the names of the others."""
        bounds, forms, words = [], self.forms, self.words
        upper = list(compress(found, map(self.capitals.__contains__, map(forms.__getitem__, found))))
        skipped: set[int] = set()  # the words of headings, and those that begin a sentence
        for _, _, first, last, _ in self.sentences:
            titled = last - first > 4 and forms[last - 1] not in _STOPS
            if titled:
                titled = bisect_left(upper, last) - bisect_left(upper, first) > 0.5 * (last - first)
                if titled:
                    skipped.update(range(first, last))
            skipped.add(first)
            bounds.append((first, last, titled))
        self.known = {words[i] for i in upper if i not in skipped and forms[i - 1] not in OPENERS}
        return bounds

    def _read_at(self, i: int) -> int:
        """Read what begins with word `i`, no pronoun; return the word from which reading goes on."""
        if self.forms[i] in self.capitals:
            return self._read_single(i, self.words[i]) or self._read_capitals(i)
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
        if forms[after] in self.capitals or forms[i - 1] in OPENERS:
            return 0
        if self.words[after] in _CONNECTORS and after + 1 < self.limit:
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
