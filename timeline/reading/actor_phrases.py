"""The noun phrases of a document that name somebody who acts: one pass from left to right, by dictionary look-ups."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from timeline.reading.actor_words import (
    Alias,
    Place,
    Role,
    Terms,
    add_term,
    find_term,
    first_names,
    load_terms,
    modifiers,
    titles,
)
from timeline.reading.document import Document
from timeline.reading.wordclasses import word_classes

PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "he'd": "he", "he'll": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she", "she'd": "she", "she'll": "she",
    "they": "they", "them": "they", "their": "they", "themselves": "they", "they're": "they", "they've": "they",
    "they'd": "they", "they'll": "they", "it": "it", "its": "it", "itself": "it", "it'll": "it", "it'd": "it",
    "we": "we", "us": "we", "our": "we", "ourselves": "we", "we're": "we", "we've": "we", "we'd": "we", "we'll": "we",
    "i": "i", "me": "i", "my": "i", "myself": "i", "i'm": "i", "i've": "i", "i'd": "i", "i'll": "i",
}  # fmt: skip
POSSESSIVES = frozenset(["his", "her", "their", "its", "our", "my"])
_PARTICLES = frozenset("de van von der den bin al el da di la le du dos ben ibn ter zu".split())
_ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "other", "another"])
_OPENERS = frozenset("\"“”„«'‘:–—-(•*")
_STOPS = frozenset('.!”"')
_ADJECTIVES = ("ern", "ian", "ish", "ese", "ist", "tic", "can", "lic", "wide", "era")
_CONNECTORS = _PARTICLES | {".", "&", "of", "for", "on"}  # a name may go on after these
_DEPTH = 5  # owners of owners of owners at most
_RUN = 16  # capitalised words that one name can have
_REACH = 8  # words that a phrase reaches back from its head at most


class Phrase:
    """A noun phrase, the words [first, last), taken apart: whose (owner), which (mods), what (role), who (name)."""

    determiner = ""
    mods: frozenset[str] = frozenset()  # of a role: the words that go with it, and "@Ukraine" for its countries
    owner: Phrase | None = None
    role: Role | None = None
    name: tuple[int, int] | None = None
    place: Place | None = None
    alias = ""
    title = ""  # the pronoun that a courtesy title tells
    acronym = ""
    entity: Any = None
    depth = 0  # owners of owners

    def __init__(self, first: int, last: int, kind: str) -> None:
        self.first, self.last, self.kind = first, last, kind


class Scanner:
    """Reads the phrases of one document with the given terms."""

    def __init__(self, document: Document, terms: Terms, heading: bool = True) -> None:
        self.words, self.forms, self.terms = document.words, document.forms, terms
        self.classes, self.modifiers = word_classes(), modifiers()
        self.phrases: list[Phrase] = []
        self.sentences = document.sentences
        self.heading = heading
        self.floor, self.limit, self.titled = 0, len(self.words), False
        self.known: set[str] = set()
        self.lower: set[str] = set()

    def scan(self) -> list[Phrase]:
        """Return the phrases in text order; none overlaps another."""
        forms = self.forms
        self.lower = set(forms)
        heard = {form for form in self.lower if self._is_heard(form)}
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

    def _is_heard(self, form: str) -> bool:
        """May a phrase begin with this word, or end with it as with its head?"""
        if form[0].isupper():
            word = form.lower()
            plain = self.classes.get(word, "n") in "dtipcsa" and not (len(form) > 1 and form.isupper())
            return not plain or word in self.terms or word in PRONOUNS
        return form in self.terms or form.replace("’", "'") in PRONOUNS

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
        self.known = {
            words[i] for i in found if forms[i] in upper and i not in skipped and forms[i - 1] not in _OPENERS
        }
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
        if follows[0].isupper() or self.words[after] in _CONNECTORS or forms[i - 1] in _OPENERS:
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

    def _is_pronoun(self, i: int) -> bool:
        return self.words[i] in PRONOUNS and self.forms[i] not in ("US", "IT")

    def _mods_of(self, phrase: Phrase) -> frozenset[str] | set[str]:
        """Return what a phrase adds to the role that it owns."""
        if phrase.place is not None:
            return {"@" + phrase.place.id}
        if phrase.name and phrase.role is None:
            return set(self.words[slice(*phrase.name)])
        return phrase.mods

    def _letter(self, i: int) -> str:
        word = self.words[i]
        letter = self.classes.get(word)
        if letter:
            return letter
        if word.endswith("ed") or word.endswith("ly"):
            return "v"
        return "n"

    def _read_capitals(self, i: int) -> int:
        """Read a run of capitalised words and take it apart."""
        i = self._skip_function_words(i)
        if i >= self.limit or not self.forms[i][0].isupper() or self._is_pronoun(i):
            return i
        parts, end = self._split_run(i)
        if not parts:
            return max(end, i + 1)
        return self._read_run(parts, end)

    def _skip_function_words(self, i: int) -> int:
        initial = i == self.floor or self.forms[i - 1] in _OPENERS
        while i < self.limit and self.forms[i][0].isupper() and not self._is_pronoun(i):
            word = self.words[i]
            letter = self.classes.get(word, "")
            if word in self.terms and self._is_place_or_alias(i):
                break
            acronym = len(word) > 1 and self.forms[i].isupper()  # "IT", "WHO"
            function = letter == "m" or letter != "" and letter in "dtipcswq" and word not in self.modifiers
            unknown = initial and word not in self.known and word not in self.terms
            if acronym or not (function or unknown and self._is_ordinary(i)):
                break
            i += 1
        return i

    def _is_place_or_alias(self, i: int) -> bool:
        term = find_term(self.terms, self.words, self.forms, i)
        return term is not None and not isinstance(term[1], Role)

    def _is_ordinary(self, i: int) -> bool:
        """Is a capital at a sentence's beginning only there because the sentence begins?"""
        word = self.words[i]
        if word in first_names() or word in titles():
            return False
        if word in self.lower or self._letter(i) != "n":
            return True
        follows = self.forms[i + 1] if i + 1 < self.limit else ""
        term = find_term(self.terms, self.words, self.forms, i + 1) if follows else None
        if term and not isinstance(term[1], Alias):
            return word in self.modifiers and (isinstance(term[1], Place) or not follows[0].isupper())
        return not (follows[:1].isupper() or follows in ("'s", "’s") or self.forms[i].isupper())

    def _split_run(self, i: int) -> tuple[list[tuple[int, int, object]], int]:
        """Return the parts of the run of capitalised words from `i`: (first, last, what it names or None)."""
        words, forms, limit = self.words, self.forms, self.limit
        parts: list[tuple[int, int, object]] = []
        open_name = False  # after "Department of": "and" and "for" may belong to the name
        p = i
        while p < limit and len(parts) < _RUN:
            if forms[p][0].isupper():
                if p > i and (self.classes.get(words[p]) == "m" or self._is_pronoun(p)):
                    break
                term = find_term(self.terms, words, forms, p)
                if self.titled and term is None and words[p] not in self.known:
                    return parts, p + 1
                end, names = term if term and term[0] <= limit else (p + 1, None)
                parts.append((p, end, names))
                p = end
                if self.titled and names is not None and not isinstance(names, Role):
                    break
            elif self._joins(p, parts):
                parts[-1] = (parts[-1][0], p + 1, parts[-1][2])
                p += 1
            else:
                skip = self._joins_body(p, parts, open_name)
                if not skip:
                    break
                open_name = True
                parts.append((p, skip, None))
                p = skip
        return parts, p

    def _joins(self, p: int, parts: list) -> bool:
        """Does the lower-case word or mark at `p` stand inside a name ("J. Smith", "Ursula von der Leyen")?"""
        if p + 1 >= self.limit or not parts:
            return False
        follows = self.forms[p + 1]
        if self.forms[p] == ".":
            return follows[0].isupper() and (len(self.words[p - 1]) == 1 or self.words[p - 1] in titles())
        if self.forms[p] == "&":
            return follows[0].isupper()
        return self.words[p] in _PARTICLES and (
            follows[0].isupper()
            or self.words[p + 1] in _PARTICLES
            and p + 2 < self.limit
            and self.forms[p + 2][0].isupper()
        )

    def _joins_body(self, p: int, parts: list, open_name: bool) -> int:
        """Return the word where "of Justice" goes on in "Department of Justice", 0 where no such name goes on."""
        word, names = self.words[p], parts[-1][2] if parts else None
        body = isinstance(names, Role) and names.sort == "body" and self.forms[parts[-1][0]][0].isupper()
        if not (body and word in ("of", "for", "on") or open_name and word == "and"):
            return 0
        p += 1
        if p < self.limit and self.words[p] == "the":
            p += 1
        if p >= self.limit or not self.forms[p][0].isupper() or self.classes.get(self.words[p]) == "m":
            return 0
        term = find_term(self.terms, self.words, self.forms, p)
        if term and isinstance(term[1], Place) and (names is None or names.belongs == "any"):
            return 0
        return p

    def _read_run(self, parts: list, end: int) -> int:
        """Make a phrase of the parts of a run: role and name, body, place, alias or plain name."""
        persons = [k for k, part in enumerate(parts) if isinstance(part[2], Role) and part[2].sort == "person"]
        if persons and not self._is_person_name(parts, persons[-1]):
            return self._read_titled(parts, persons[-1], end)
        last = parts[-1]
        heads = [k for k, part in enumerate(parts) if isinstance(part[2], Role)]
        joined = [k for k, part in enumerate(parts) if not self.forms[part[0]][0].isupper()]
        if heads and (
            heads[-1] == len(parts) - 1 or joined and heads[-1] == joined[0] - 1 or joined and heads[0] == joined[0] - 1
        ):
            head = heads[-1] if heads[-1] == len(parts) - 1 and not joined else heads[0] if joined else heads[-1]
            return self._read_body(parts, head, end)
        first = parts[0]
        if len(parts) == 1 and isinstance(first[2], Place | Alias):
            return self._append_known(first)
        if isinstance(first[2], Place) and self.words[parts[1][0]] in first_names():
            first = parts[1]  # "German Olaf Scholz"
        elif isinstance(first[2], Alias) and len(first[2:]) and first[1] - first[0] > 1 and self.titled:
            return self._append_known(first)
        self._append_name(first[0], last[1])
        return end

    def _is_person_name(self, parts: list, k: int) -> bool:
        """Is the role word at part k the surname of somebody, as in "Stephen King"?"""
        return (
            k == len(parts) - 1 and k > 0 and parts[k - 1][2] is None and self.words[parts[k - 1][0]] in first_names()
        )

    def _read_titled(self, parts: list, k: int, end: int) -> int:
        """Read "Ukrainian Foreign Minister Dmytro Kuleba": owner and modifiers, role, name."""
        first, after, role = parts[k][0], parts[k][1], parts[k][2]
        before = parts[:k]
        while before and before[-1][2] is None and self.words[before[-1][0]] in self.modifiers:
            before.pop()
        if before:
            self._read_run(before, before[-1][1])
        start = before[-1][1] if before else parts[0][0]
        phrase = self._back_up(start, first, role, bool(before))
        phrase.mods |= set(self.words[start:first])
        phrase.last = after
        if k + 1 < len(parts):
            phrase.name, phrase.kind, phrase.last = (parts[k + 1][0], end), "name", end
            if k + 2 == len(parts) and isinstance(parts[k + 1][2], Alias):
                phrase.alias = parts[k + 1][2].actor
            self._append(phrase)
            return end
        self._append(phrase)
        return self._extend_role(phrase, after)

    def _read_body(self, parts: list, k: int, end: int) -> int:
        """Read "Russian Foreign Ministry", "European Commission", "Department of Justice"."""
        role = parts[k][2]
        start = parts[0][0]
        phrase = self._back_up(start, start, role, False)
        lead = parts[0]
        if isinstance(lead[2], Place) and k > 0:
            phrase.owner = self._place_phrase(lead)
            phrase.mods |= {"@" + lead[2].id}
        elif isinstance(lead[2], Alias) and k > 0:
            phrase.owner = self._known_phrase(lead)
        phrase.mods |= set(self.words[parts[0][0] : parts[k][0]])
        phrase.mods |= set(self.words[parts[k][1] : end])
        phrase.last = end
        if end - start > 1 and role.sort == "body" and role.group != "government":
            phrase.name = (start, end)
        self._append(phrase)
        return self._extend_role(phrase, end)

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
        self._append(phrase)
        return part[1]

    def _append_name(self, first: int, last: int) -> None:
        phrase = Phrase(first, last, "name")
        while first < last - 1 and self.words[first] in titles():
            phrase.title = titles()[self.words[first]] or phrase.title or "any"
            first += 2 if self.forms[first + 1] == "." else 1
        if first >= last:
            return
        if last - first == 1 and self._is_adjective(first):
            return
        phrase.name = (first, last)
        self._take_determiner(phrase)
        self._append(phrase)

    def _is_adjective(self, i: int) -> bool:
        """Is a single capitalised word no name, as in "American-made", "Western criticism"?"""
        if not self.forms[i].rpartition("-")[2][:1].isupper():
            return True
        if not self.words[i].endswith(_ADJECTIVES) or i + 1 >= self.limit or not self.forms[i + 1][0].islower():
            return False
        return self._letter(i + 1) == "n" and find_term(self.terms, self.words, self.forms, i + 1) is None

    def _take_determiner(self, phrase: Phrase) -> None:
        if phrase.first > self.floor and self.words[phrase.first - 1] == "the":
            phrase.first -= 1
            phrase.determiner = "the"

    def _read_role(self, i: int, end: int, role: Role) -> int:
        """Read the phrase whose head is the lower-case role noun at [i, end)."""
        phrase = self._back_up(i, i, role, True)
        phrase.last = end
        bare = phrase.first == i and not role.plural
        doubtful = role.doubt and not role.plural and self._is_other_word(end, role)
        if self.heading and (doubtful or bare and not self._may_be_bare(i, end, role)):
            self._restore(phrase)
            return end
        self._append(phrase)
        return self._extend_role(phrase, end)

    def _is_other_word(self, end: int, role: Role) -> bool:
        """Is a doubtful singular an adjective or a verb here ("official figures", "to judge")?"""
        if end >= self.limit or self.forms[end][0].isupper() or find_term(self.terms, self.words, self.forms, end):
            return False
        if role.sort == "body" and self.words[end].endswith("s"):
            return False  # more often a verb: "the agency plans"
        return self._letter(end) in "ng" and self.words[end].isalpha()

    def _may_be_bare(self, i: int, end: int, role: Role) -> bool:
        """May a singular stand without article? As a title, or as an apposition ("Jane Doe, head of the union")."""
        if end < self.limit and self.forms[end][0].isupper() and self.classes.get(self.words[end]) != "m":
            return role.sort != "people"
        if find_term(self.terms, self.words, self.forms, end) if end < self.limit else None:
            return not role.doubt or role.sort == "body"
        if end >= self.limit or self.words[end] not in role.links:
            return False
        return role.group == "spokesperson" or i > self.floor and self.words[i - 1] in (",", "(")

    def _restore(self, phrase: Phrase) -> None:
        """Give an absorbed owner back: what seemed a head was none."""
        if phrase.owner is not None and phrase.owner.kind != "adjective":
            self.phrases.append(phrase.owner)

    def _back_up(self, start: int, head: int, role: Role, absorb: bool) -> Phrase:
        """Walk left from `start` over modifiers, owner and determiner, and begin the phrase there."""
        phrase = Phrase(start, head, "role")
        phrase.role = role
        pending: list[str] = []
        k = start - 1
        while k >= self.floor and start - k <= _REACH:
            word = self.words[k]
            before = self.phrases[-1] if self.phrases else None
            if before is not None and before.depth >= _DEPTH:
                before = None
            if before and before.last == k + 1 and before.first >= self.floor:
                if before.owner is not None and before.owner.last == before.last:
                    before = before.owner
                if (
                    before.kind == "pronoun"
                    and word not in POSSESSIVES
                    or not absorb
                    or pending
                    and before.kind == "name"
                ):
                    break
                if before.kind == "role" and before.role.sort != "body":
                    if before is not self.phrases[-1] or before.role.plural or before.name:
                        break
                    self._dissolve(phrase, before)
                    pending = []
                    k = phrase.first - 1
                    if phrase.determiner:
                        break
                    continue
                self._absorb(phrase, before)
                phrase.mods |= set(pending)
                if before.kind == "role" and before.determiner and before.first < before.last - 1:
                    before.first, before.determiner = before.first + 1, ""
                if phrase.determiner or before.kind == "pronoun":
                    break
                pending = []
                self._absorb_pair(phrase)
                k = phrase.first - 1
                continue
            if word in ("'s", "'") and before and before.last == k and before.first >= self.floor:
                self._absorb(phrase, before)
                phrase.mods |= set(pending)
                break
            letter = self._letter(k)
            if letter == "d" or word in _ORDINALS and letter != "n":
                phrase.first, phrase.determiner = k, word
                phrase.mods |= set(pending)
                if word in ("other", "another", "second") and k > self.floor and self._letter(k - 1) == "d":
                    phrase.first, phrase.determiner = k - 1, self.words[k - 1]
                break
            if (word in self.modifiers or word.isdecimal()) and self.forms[k] != ",":
                pending.append(word)
                phrase.mods |= set(pending)
                phrase.first = k
                k -= 1
                pending = []
            elif (
                letter in "nz"
                and len(pending) < 3
                and not (word.endswith("s") and letter == "n")
                and (word[0].isalpha() or word == "'s")
            ):
                pending.append(word)
                k -= 1
            else:
                break
        return phrase

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

    def _absorb_pair(self, phrase: Phrase) -> None:
        """Of "Hungarian and Romanian officials" the first country is the owner."""
        k = phrase.first - 1
        before = self.phrases[-1] if self.phrases else None
        pair = before is not None and before.last == k and before.first >= self.floor and self.words[k] == "and"
        if pair and before.place and before.place.form == "adjective" and phrase.owner and phrase.owner.place:
            phrase.owner, phrase.first = self.phrases.pop(), before.first
            phrase.mods |= self._mods_of(before)

    def _extend_role(self, phrase: Phrase, end: int) -> int:
        """Add what follows a role noun: a name ("minister Jane Doe") or a field ("ministry of health")."""
        role = phrase.role
        if end >= self.limit:
            return end
        if self.words[end] in role.links and end + 1 < self.limit and self._is_field(end + 1):
            phrase.mods |= {self.words[end + 1]}
            phrase.last = end + 2
            return end + 2
        if role.sort == "body" or phrase.name or not self.forms[end][0].isupper() or self.titled:
            return end
        if self.classes.get(self.words[end]) == "m":
            return end
        count = len(self.phrases)
        done = self._read_capitals(end)
        named = self.phrases[-1] if self.phrases else None
        if len(self.phrases) == count + 1 and named.kind == "name" and named.first == end and named.role is None:
            self.phrases.pop()
            phrase.name, phrase.last, phrase.kind, phrase.title = named.name, named.last, "name", named.title
            phrase.alias = named.alias
        return done

    def _is_field(self, i: int) -> bool:
        """Is the word at i a field of policy, as in "ministry of health"?"""
        lower = self.words[i] in self.modifiers and self.forms[i][0].islower()
        return lower and not find_term(self.terms, self.words, self.forms, i)

    def _append(self, phrase: Phrase) -> None:
        """Add a phrase; "a spokesman for" takes the one that follows as its owner."""
        before = self.phrases[-1] if self.phrases else None
        gap = phrase.first - 1
        if (
            before is not None
            and before.last == gap
            and before.role
            and before.first >= self.floor
            and phrase.kind != "pronoun"
            and before.depth + phrase.depth < _DEPTH
        ):
            head = before
            while head.owner is not None and head.owner.role is not None and head.owner.last == head.last:
                head = head.owner
            link = self.words[gap]
            free = head.owner is None or link == "to"
            if link in head.role.links and free and not head.name and self._may_join(link, head, phrase):
                self._join(before, head, phrase, link)
                return
        self.phrases.append(phrase)
        self._take_acronym(phrase)

    def _may_join(self, link: str, head: Phrase, phrase: Phrase) -> bool:
        return link != "in" or head.role.plural and phrase.kind == "place"

    def _join(self, before: Phrase, head: Phrase, phrase: Phrase, link: str) -> None:
        """Let `head`, the last of the owners of `before`, reach over the phrase that follows it."""
        if link != "to":
            before.mods |= self._mods_of(phrase)
            head.mods |= self._mods_of(phrase)
        head.owner = head.owner or phrase
        before.depth += phrase.depth + 1
        while before is not head:
            before.last, before = phrase.last, before.owner
        head.last = phrase.last

    def _take_acronym(self, phrase: Phrase) -> None:
        at = phrase.last
        if phrase.name and at + 2 < self.limit and self.words[at] == "(" and self.words[at + 2] == ")":
            form = self.forms[at + 1]
            if sum(letter.isupper() for letter in form) > 1 and form.isalpha():
                phrase.acronym = form


def find_phrases(document: Document, terms: Terms) -> list[Phrase]:
    """Return the actors' noun phrases of a document in text order, none overlapping another."""
    return Scanner(document, terms).scan()


def read_phrase(document: Document) -> Phrase | None:
    """Return the phrase that a whole small text forms (a codebook's alias), None where it forms none."""
    phrases = Scanner(document, load_terms(), heading=False).scan()
    if len(phrases) == 1 and phrases[0].first <= 1 and phrases[0].last == len(document.words):
        return phrases[0]
    return None


__all__ = ["PRONOUNS", "Phrase", "add_term", "find_phrases", "read_phrase"]
