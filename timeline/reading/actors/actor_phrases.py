"""The noun phrases of a document that name somebody who acts: one pass from left to right, by dictionary look-ups."""

from __future__ import annotations

from functools import cache
from itertools import chain, compress, pairwise

from timeline.reading.actors.actor_words import Alias, Place, Role, find_term, load_terms
from timeline.reading.actors.name_runs import JOINERS, OPENERS, RunReader
from timeline.reading.actors.openings import CAPITALS, NAMES, OPENINGS, PRONOUN, Openings
from timeline.reading.actors.phrase_building import Phrase
from timeline.reading.text.document import Document

_STOPS = frozenset('.!”"')
_CONNECTORS = JOINERS | {"of", "for", "on", "and"}  # a name may go on after these


class Scanner(RunReader):
    """Reads the phrases of one document with the terms of its openings."""

    def __init__(self, document: Document, openings: Openings, heading: bool = True) -> None:
        super().__init__(document, openings.terms, heading)
        self.openings = openings

    def scan(self) -> list[Phrase]:
        """Return the phrases in text order; none overlaps another."""
        forms = self.forms
        marks = bytes(map(self.openings.__getitem__, forms))
        capital = self.capital = marks.translate(CAPITALS)
        found = list(compress(self.numbers, marks.translate(OPENINGS)))
        bounds = self._mark_headings(bytearray(marks.translate(NAMES))) if self.heading else [(0, len(forms), False)]
        found.append(len(forms))
        phrases, read_name, read_term, at = self.phrases, self._read_name, self._read_term, 0
        for self.floor, self.limit, self.titled in bounds:
            done, limit = self.floor, self.limit
            while (i := found[at]) < limit:
                if i < done:
                    pass
                elif marks[i] & PRONOUN:
                    phrases.append(Phrase(i, i + 1, "pronoun"))
                elif capital[i]:
                    done = read_name(i)
                else:
                    done = read_term(i)
                at += 1
        return phrases

    def _mark_headings(self, names: bytearray) -> list[tuple[int, int, bool]]:
        """Return each sentence's words and whether it is written in title case; note the names of the others."""
        bounds, forms, words = [], self.forms, self.words
        for _, _, first, last, _ in self.sentences:
            titled = last - first > 4 and forms[last - 1] not in _STOPS
            if titled and (titled := names.count(1, first, last) > 0.5 * (last - first)):
                names[first:last] = bytes(last - first)  # capitals of headings say nothing
            names[first] = 0  # nor does that of a sentence's first word
            bounds.append((first, last, titled))
        self.known = {words[i] for i in compress(self.numbers, names) if forms[i - 1] not in OPENERS}
        self.known |= self.openings.surnames
        return bounds

    def _read_term(self, i: int) -> int:
        """Read what begins with the lower-case word `i`, no pronoun; return the word from which reading goes on."""
        term = find_term(self.terms, self.words, self.forms, i)
        if term is None or term[0] > self.limit:
            return i + 1
        end, names = term
        if isinstance(names, Role):
            return self._read_role(i, end, names)
        if isinstance(names, Alias):
            phrase = Phrase(i, end, "name")
            phrase.name, phrase.alias = (i, end), names.actor
            if self.phrases and self.phrases[-1].last == i - 2:
                self._take_determiner(phrase)  # "the head of | the fishing guild"
            self._append(phrase)
        return end

    def _read_name(self, i: int) -> int:
        """Read what begins with the capital of word `i`; return the word from which reading goes on."""
        word, after = self.words[i], i + 1
        if self.titled or i == self.floor or after >= self.limit or self.capital[after] or word in self.classes:
            return self._read_capitals(i)
        if self.forms[i - 1] in OPENERS or self.words[after] in _CONNECTORS and after + 1 < self.limit:
            return self._read_capitals(i)
        entries = self.terms.get(word)  # a single word within a sentence is the commonest case
        if entries is None:
            self._append_name(i, after)
            return after
        rest, form, _, names = entries[-1]
        if len(entries) > 1 or rest or form or type(names) is not Place:
            return self._read_capitals(i)
        return self._append_known((i, after, names))


def find_phrases(document: Document, openings: Openings) -> list[Phrase]:
    """Return the actors' noun phrases of a document in text order, none overlapping another."""
    phrases = _join_camps(document, Scanner(document, openings).scan())
    for titled, land in pairwise(phrases):
        named = titled.kind == "name" and titled.role is not None and land.kind == "place"
        if named and document.words[titled.last : land.first] in (["of"], ["of", "the"]):
            titled.mods = titled.mods | {f"@{land.place.id}"}  # "President Petr Pavel of the Czech Republic"
    return phrases


def _join_camps(document: Document, phrases: list[Phrase]) -> list[Phrase]:
    """ "The opposition Conservatives": one party, and what it is said to be."""
    words, camps = document.words, set()
    for camp, party in pairwise(phrases):
        alone = camp.kind == "role" and camp.last == party.first and words[camp.last - 1] == "opposition"
        if alone and party.kind in ("name", "role") and document.forms[party.first][0].isupper():
            camps.add(id(camp))
            party.first = camp.first
    return [phrase for phrase in phrases if id(phrase) not in camps] if camps else phrases


def read_phrase(document: Document) -> Phrase | None:
    """Return the phrase that a whole small text forms (a codebook's alias), None where it forms none."""
    phrases = Scanner(document, _load_openings(), heading=False).scan()
    if len(phrases) == 1 and phrases[0].first <= 1 and phrases[0].last == len(document.words):
        return phrases[0]
    return None


def find_lands(document: Document) -> set[str]:
    """Return the countries that a small text names, be it by an adjective."""
    phrases = Scanner(document, _load_openings(), heading=False).scan()
    return set(chain.from_iterable(map(_lands_of, phrases)))


def _lands_of(phrase: Phrase) -> list[str]:
    """Return the countries that a phrase names: "Portugal", "the Portuguese government", "Portugal's government"."""
    lands = [phrase.place.id] if phrase.place else []
    return [
        *lands,
        *(mod[1:] for mod in phrase.mods if mod[0] == "@"),
        *(_lands_of(phrase.owner) if phrase.owner else ()),
    ]


@cache
def _load_openings() -> Openings:
    return Openings(load_terms())
