"""A noun phrase under construction: what joins it, what it takes in."""

from __future__ import annotations

from typing import Any

from timeline.reading.actors.actor_words import Place, Role, Terms, find_term, first_names, modifiers, titles
from timeline.reading.attribution.wordclasses import word_classes
from timeline.reading.text.document import Document

PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "he'd": "he", "he'll": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she", "she'd": "she", "she'll": "she",
    "they": "they", "them": "they", "their": "they", "themselves": "they", "they're": "they", "they've": "they",
    "they'd": "they", "they'll": "they", "it": "it", "its": "it", "itself": "it", "it'll": "it", "it'd": "it",
    "we": "we", "us": "we", "our": "we", "ourselves": "we", "we're": "we", "we've": "we", "we'd": "we", "we'll": "we",
    "i": "i", "me": "i", "my": "i", "myself": "i", "i'm": "i", "i've": "i", "i'd": "i", "i'll": "i",
}  # fmt: skip
ACRONYMS = frozenset(["US", "IT"])  # no pronouns
_NOTHING: frozenset[str] = frozenset()
_IN_PLACES = frozenset({"st"})  # "Port St. Lucie"
# months, short ones too, that may be names or words
_MONTHS = frozenset("march may august jan feb mar apr jun jul aug sept sep oct nov dec".split())
_FEASTS = frozenset("christmas easter thanksgiving ramadan halloween".split())
_WHEN = frozenset("in since until till last next early late mid by this of from to".split())
_ADJECTIVES = ("ern", "ian", "ish", "ese", "ist", "tic", "can", "lic", "wide", "era")
_WIDE = frozenset("european western eastern african asian arab".split())  # of many countries, and nobody's name
_THINGS = frozenset(["internet", "web"])  # written like names
_PEERS = frozenset({"lord", "lady"})  # belong to the name that follows
_LEADS = frozenset("the a an one every no each any this that its his her their our".split())
BODY_JOINERS = frozenset(["of", "for", "on", "and"])
_LAWS = frozenset("act bill law code directive regulation ordinance treaty convention".split())
_TITLE = 7  # words behind a joiner within which the kind of law stands
DEPTH = 5  # owners of owners of owners at most


class Phrase:
    """A noun phrase, the words [first, last), taken apart: whose (owner), which (mods), what (role), who (name)."""

    __slots__ = (
        *("first", "last", "kind", "determiner", "mods", "owner", "role", "name"),
        *("place", "alias", "title", "acronym", "entity", "depth"),
    )

    def __init__(self, first: int, last: int, kind: str) -> None:
        self.first, self.last, self.kind = first, last, kind
        self.mods: frozenset[str] = _NOTHING  # of a role: the words that go with it, "@Ukraine" for its countries
        self.owner: Phrase | None = None
        self.role: Role | None = None
        self.name: tuple[int, int] | None = None
        self.place: Place | None = None
        self.entity: Any = None
        self.determiner = self.alias = self.acronym = ""
        self.title = ""  # the pronoun that a courtesy title tells
        self.depth = 0  # owners of owners


class PhraseBuilder:
    """The phrases of one document as they are put together, and the words around them."""

    def __init__(self, document: Document, terms: Terms, heading: bool = True) -> None:
        self.words, self.forms, self.terms = document.words, document.forms, terms
        self.classes, self.modifiers = word_classes(), modifiers()
        self.titles, self.first_names = titles(), first_names()
        self.phrases: list[Phrase] = []
        self.sentences, self.numbers = document.sentences, document.marks.numbers
        self.heading = heading
        self.floor, self.limit, self.titled = 0, len(self.words), False
        self.known: set[str] = set()
        self.written: set[str] = set()  # the forms, once somebody asks
        self.capital = b""  # for each word 1 if it has a capital

    def _is_written(self, word: str) -> bool:
        """Does the document write a word in lower case anywhere?"""
        if not self.written:
            self.written.update(self.forms)
        return word in self.written

    def _is_pronoun(self, i: int) -> bool:
        return self.words[i] in PRONOUNS and self.forms[i] not in ACRONYMS

    def _letter(self, i: int) -> str:
        word = self.words[i]
        letter = self.classes.get(word)
        return letter or ("v" if word.endswith(("ed", "ly")) else "n")

    def _is_month(self, i: int) -> bool:
        """ "In | March Jane Doe resigned", "Jan. 5", "since Christmas": a time, no name?"""
        if self.words[i] not in _MONTHS:
            return self.words[i] in _FEASTS
        before = self.words[i - 1] if i > 0 else ""
        after = self.words[i + 1 : i + 3]
        after = after[1:] if after[:1] == ["."] else after
        return before in _WHEN or before.isdecimal() or (bool(after) and after[0].isdecimal())

    def _is_time(self, i: int) -> bool:
        return self.classes.get(self.words[i]) == "m" or self._is_month(i)

    def _skip_rank(self, first: int, last: int) -> int:
        """ "Retired Lt. Gen. Jane Doe", "Rebel-turned-senator Jane Doe": return where title and name begin."""
        for i in range(first + 1, last - 2):
            if self.words[i] in self.titles and self.forms[i + 1] == "." and self.words[i] not in _IN_PLACES:
                return i
        return first + 1 if first < last - 1 and "-turned-" in self.words[first] else first

    def _is_body(self, p: int) -> bool:
        """Does the word at `p` name a kind of body: "Association"?"""
        term = find_term(self.terms, self.words, self.forms, p)
        return term is not None and isinstance(term[1], Role) and term[1].sort == "body"

    def _is_law(self, first: int, joiner: int) -> bool:
        """Is a joiner part of the name, from `first` on, of one law: "the Clean Skies and Quiet Streets Act"?"""
        if self.words[first - 1] != "the":
            return False
        for q in range(joiner + 1, min(joiner + _TITLE, self.limit)):
            if self.capital[q] and self.words[q] in _LAWS:
                return q > joiner + 1
            if not (self.capital[q] or self.words[q] in BODY_JOINERS):
                break
        return False

    def _mods_of(self, phrase: Phrase) -> frozenset[str] | set[str]:
        """Return what a phrase adds to the role that it owns."""
        if phrase.place is not None:
            return {"@" + phrase.place.id}
        if phrase.name and phrase.role is None:
            return set(self.words[slice(*phrase.name)])
        return phrase.mods

    def _take_determiner(self, phrase: Phrase) -> None:
        free = phrase.first > self.floor and (not self.phrases or self.phrases[-1].last < phrase.first)
        if free and self.words[phrase.first - 1] == "the":
            phrase.first -= 1
            phrase.determiner = "the"

    def _place_phrase(self, part: tuple) -> Phrase:
        phrase = Phrase(part[0], part[1], "place")
        phrase.place = part[2]
        return phrase

    def _known_phrase(self, part: tuple) -> Phrase:
        if isinstance(part[2], Place):
            return self._place_phrase(part)
        phrase = Phrase(part[0], part[1], "name")
        phrase.name, phrase.alias = (part[0], part[1]), part[2].actor
        return phrase

    def _append_known(self, part: tuple) -> int:
        phrase = self._known_phrase(part)
        self._take_determiner(phrase)
        acts = bool(phrase.determiner) and part[1] < self.limit and self._letter(part[1]) in "vx"
        if acts and phrase.place is not None and phrase.place.form == "adjective":
            phrase.place = Place(phrase.place.id, "name")  # "the French said"
        self._append(phrase)
        return part[1]

    def _find_land(self, i: int) -> Place | None:
        """ "The Americans" stand for their country, as its name does; "Americans" alone do not."""
        if self.words[i - 1] != "the" or self.words[i][-1] != "s":
            return None
        _, land = find_term(self.terms, [self.words[i][:-1]], [self.forms[i][:-1]], 0) or (0, None)
        return Place(land.id, "name") if isinstance(land, Place) and land.form == "adjective" else None

    def _append_name(self, first: int, last: int) -> None:
        phrase = Phrase(first, last, "name")
        first = self._skip_rank(first, last)
        while first < last - 1 and self.words[first] in self.titles:
            phrase.title = self.titles[self.words[first]] or phrase.title or "any"
            if last - first == 2 and self.words[first] in _PEERS:
                break  # "Lord Ashcombe"
            first += 2 if self.forms[first + 1] == "." else 1
        behind = self.forms[last] if last < self.limit else ""
        if first >= last or behind.isdecimal() and not phrase.title:  # "Proposition 22"
            return
        lone = last - first == 1
        if self._is_compound(first, last):
            return
        if lone and (self.words[first] in _THINGS or behind == "$" or self._is_adjective(first)):  # "S$50" is no S
            return
        if lone and (land := self._find_land(first)) is not None:
            self._append_known((first, last, land))
            return
        phrase.name = (first, last)
        self._take_determiner(phrase)
        self._append(phrase)

    def _is_adjective(self, i: int) -> bool:
        """Is a single capitalised word no name, as in "American-made", "Western criticism", "since March"?"""
        if self._is_month(i):
            return True
        leads = i + 1 < self.limit and self.forms[i + 1][0].islower()
        if not self.forms[i].rpartition("-")[2][:1].isupper() or (leads and self.words[i] in _WIDE):
            return True
        if leads and self.words[i] in self.modifiers:
            term = find_term(self.terms, self.words, self.forms, i + 1)
            if term is None:  # "Democratic donors", "the Republican base"
                return self._letter(i + 1) == "n" and self.words[i + 1][-1] != "s"
            return isinstance(term[1], Role) and term[1].plural  # "Democratic lawmakers"
        if not leads or not self.words[i].endswith(_ADJECTIVES):
            return False
        return self._letter(i + 1) == "n" and find_term(self.terms, self.words, self.forms, i + 1) is None

    def _is_compound(self, first: int, last: int) -> bool:
        """ "The Cadillac tax", "one Nobel laureate": does the name only say which thing, or who, the noun means?"""
        if last >= self.limit or self.words[first - 1] not in _LEADS:
            return False
        word = self.forms[last]
        noun = word.islower() and word.isalpha() and word[-1] != "s" and self._letter(last) == "n"
        return noun and find_term(self.terms, self.words, self.forms, last) is None  # "a Naples court"

    def _append(self, phrase: Phrase) -> None:
        """Add a phrase; "a spokesman for" takes the one that follows as its owner."""
        phrases = self.phrases
        if phrases and phrases[-1].last == phrase.first - 1 and phrases[-1].role and self._takes(phrases[-1], phrase):
            return
        phrases.append(phrase)
        if phrase.name and phrase.last + 2 < self.limit and self.words[phrase.last] == "(":
            self._take_acronym(phrase)

    def _takes(self, before: Phrase, phrase: Phrase) -> bool:
        """Let the phrase before take this one as its owner, if the word between them links the two."""
        if before.first < self.floor or phrase.kind == "pronoun" or before.depth + phrase.depth >= DEPTH:
            return False
        head, link = before, self.words[before.last]
        while head.owner is not None and head.owner.role is not None and head.owner.last == head.last:
            head = head.owner
        owner, part = head.owner, link == "of" and head.role.belongs == "organisation"
        led = part and owner is not None and owner.last < head.last  # "the Danish arm of Acme"
        free = (owner is None or led or link == "to") and not head.name
        placed = phrase.kind == "place" and (head.role.plural or head.role.sort == "body")
        joins = free and link in head.role.links and (link != "in" or placed)
        if joins:
            self._join(before, head, phrase, link)
        return joins

    def _join(self, before: Phrase, head: Phrase, phrase: Phrase, link: str) -> None:
        """Let `head`, the last of the owners of `before`, reach over the phrase that follows it."""
        if link != "to":
            before.mods |= self._mods_of(phrase)
            head.mods |= self._mods_of(phrase)
        head.owner = phrase if link == "of" else head.owner or phrase
        before.depth += phrase.depth + 1
        while before is not head:
            before.last, before = phrase.last, before.owner
        head.last = phrase.last

    def _take_acronym(self, phrase: Phrase) -> None:
        form = self.forms[phrase.last + 1]
        closed = self.words[phrase.last + 2] == ")"
        if closed and sum(letter.isupper() for letter in form) > 1 and form.isalpha():
            phrase.acronym = form

    def _absorb(self, phrase: Phrase, before: Phrase) -> None:
        """Make the phrase before the owner; of "a spokesman for Germany" + "'s bank" only Germany."""
        whole = self.phrases[-1]
        if whole.owner is not None and whole.owner.last == whole.last:
            before = whole.owner
            whole.last, whole.owner = before.first - 1, None
            whole.mods -= self._mods_of(before)
        else:
            self.phrases.pop()
        if phrase.owner is None:
            phrase.owner = before
        phrase.first, phrase.determiner, phrase.depth = before.first, before.determiner, before.depth + 1
        phrase.mods |= self._mods_of(before)
        if before.role is not None:
            phrase.mods |= {before.role.lemma}

    def _dissolve(self, phrase: Phrase, before: Phrase) -> None:
        """Make "Afghan rebel" a modifier of "leaders"."""
        self.phrases.pop()
        phrase.owner, phrase.first, phrase.determiner = before.owner, before.first, before.determiner
        phrase.mods |= self._mods_of(before) | {before.role.lemma}

    def _dissolve_field(self, phrase: Phrase) -> None:
        """Make "Resources" a modifier of "Minister Shane Jones": a field, and nobody whom he works for."""
        field = self.phrases.pop()
        phrase.first, phrase.determiner = field.first, field.determiner
        phrase.mods |= self._mods_of(field)

    def _absorb_pair(self, phrase: Phrase) -> None:
        """Of "Hungarian and Romanian officials" the first country is the owner."""
        k = phrase.first - 1
        before = self.phrases[-1] if self.phrases else None
        pair = before is not None and before.last == k and before.first >= self.floor and self.words[k] == "and"
        if pair and before.place and before.place.form == "adjective" and phrase.owner and phrase.owner.place:
            phrase.owner, phrase.first = self.phrases.pop(), before.first
            phrase.mods |= self._mods_of(before)
