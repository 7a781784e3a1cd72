"""Runs of capitalised words taken apart: "Ukrainian Foreign Minister Dmytro Kuleba", "Department of Justice"."""

from __future__ import annotations

from timeline.reading.actors.actor_words import Alias, Place, Role, find_term
from timeline.reading.actors.lone_names import is_lone_name, land
from timeline.reading.actors.phrase_building import BODY_JOINERS, PRONOUNS
from timeline.reading.actors.role_phrases import ADDRESSES, BEHIND_NAME, RoleReader

PARTICLES = frozenset("de van von der den bin al el da di la le du dos ben ibn ter zu ng".split())
JOINERS = PARTICLES | {".", "&", "'", "the"}  # what stands inside a name in lower case
OPENERS = frozenset("\"“”„«'‘:–—-(•*")
_CALLS = frozenset({"stop", "save", "ban", "keep", "protect", "defend", "reclaim"})  # "the Stop the War Coalition"
_BESIDE = frozenset(["neighbouring", "neighboring", "nearby"])  # "Neighbouring India"
_DOUBLE = 5  # words behind an "and" within which the kind of body stands that both sides name
_RUN = 16  # capitalised words that one name can have


class RunReader(RoleReader):
    """Reads a run of capitalised words."""

    def _read_capitals(self, i: int) -> int:
        """Read a run of capitalised words and take it apart."""
        initial = i == self.floor or self.forms[i - 1] in OPENERS
        i += self.words[i].endswith("-based") and i + 1 < self.limit  # "the London-based | Air Alliance"
        if initial or self.words[i] in self.classes or self._is_month(i):
            i = self._skip_function_words(i, initial)
        if i >= self.limit or not self.capital[i] or self._is_pronoun(i):
            return i
        end = 0 if self.titled else self._end_plain(i)
        if end:
            self._append_name(i, end)
            return end
        parts, end = self._split_run(i)
        if not parts:
            return max(end, i + 1)
        return self._read_run(parts, end)

    def _end_plain(self, i: int) -> int:
        """Return the end of the run at `i` where it is just one name without any term in it; 0 where it is not."""
        words, forms, capital, terms, limit = self.words, self.forms, self.capital, self.terms, self.limit
        p = i
        while p < limit and capital[p]:
            word = words[p]
            called = word in ADDRESSES and self._is_addressed(p)
            if p > i and (word in PRONOUNS or self._is_time(p) or called):
                return 0
            if word in terms and (term := find_term(terms, words, forms, p)) and term[0] <= limit:
                return 0
            p += 1
        goes_on = p + 1 < limit and (words[p] in JOINERS or words[p] in ("and", "of") and words[i - 1] == "the")
        return 0 if p - i > _RUN or goes_on else p

    def _skip_function_words(self, i: int, initial: bool) -> int:
        while i < self.limit and self.capital[i]:
            word = self.words[i]
            if self._is_pronoun(i):
                break
            letter = self.classes.get(word, "")
            if word in self.terms and self._is_place_or_alias(i):
                break
            acronym = len(word) > 1 and self.forms[i].isupper()  # "IT", "WHO"
            function = letter == "m" or letter != "" and letter in "dtipcswq" and word not in self.modifiers
            function = function or self._is_month(i)
            unknown = initial and word not in self.known and not self._begins_term(i)
            if acronym or not (function or unknown and self._is_ordinary(i)):
                break
            i += 1
        return i

    def _begins_term(self, i: int) -> bool:
        return self.words[i] in self.terms and find_term(self.terms, self.words, self.forms, i) is not None

    def _is_place_or_alias(self, i: int) -> bool:
        term = find_term(self.terms, self.words, self.forms, i)
        return term is not None and not isinstance(term[1], Role)

    def _is_ordinary(self, i: int) -> bool:
        """Is a capital at a sentence's beginning only there because the sentence begins?"""
        word = self.words[i]
        if word in self.first_names or word in self.titles or word in land("states"):
            return False
        if word in _BESIDE:
            return True
        if self._letter(i) != "n":
            return True
        if is_lone_name(self.words, self.forms, i, self.terms):
            return self._is_written(word)
        follows = self.forms[i + 1] if i + 1 < self.limit else ""
        term = find_term(self.terms, self.words, self.forms, i + 1) if follows else None
        if term and not isinstance(term[1], Alias):
            ordinary = word in self.modifiers and (isinstance(term[1], Place) or not follows[0].isupper())
        else:
            ordinary = not (follows[:1].isupper() or follows in ("'s", "’s") or self.forms[i].isupper())
        return ordinary or self._is_written(word)

    def _split_run(self, i: int) -> tuple[list[tuple[int, int, object]], int]:
        """Return the parts of the run of capitalised words from `i`: (first, last, what it names or None)."""
        words, forms, limit, capital = self.words, self.forms, self.limit, self.capital
        parts: list[tuple[int, int, object]] = []
        open_name = False  # after "Department of": "and" and "for" may belong to the name
        p = i
        while p < limit and len(parts) < _RUN:
            if capital[p]:
                word = words[p]
                if p > i and (self._is_time(p) or word in PRONOUNS and self._is_pronoun(p)):
                    break
                if p > i and word in ADDRESSES and self._is_addressed(p):
                    break
                term = find_term(self.terms, words, forms, p) if word in self.terms else None
                if self.titled and term is None and word not in self.known:
                    return parts, p + 1
                end, names = term if term and term[0] <= limit else (p + 1, None)
                parts.append((p, end, names))
                p = end
                if self.titled and names is not None and not isinstance(names, Role):
                    break
            elif words[p] in JOINERS and self._joins(p, parts):
                parts[-1] = (parts[-1][0], p + 1, parts[-1][2])
                p += 1
            else:
                if not (skip := self._joins_body(p, parts, open_name)):
                    break
                open_name = True
                parts.append((p, skip, None))
                p = skip
        return parts, p

    def _joins(self, p: int, parts: list) -> bool:
        """Does the lower-case word or mark at `p` stand inside a name ("J. Smith", "Teachers' Union")?"""
        if p + 1 >= self.limit or not parts:
            return False
        follows = bool(self.capital[p + 1])
        if self.forms[p] == ".":
            return follows and (len(self.words[p - 1]) == 1 or self.words[p - 1] in self.titles)
        if self.forms[p] == "&":
            return follows
        if self.words[p] == "the":
            return follows and len(parts) == 1 and self.words[p - 1] in _CALLS and self.words[p - 2] in ("the", "of")
        if self.words[p] == "'":
            return follows and self.words[p - 1].endswith("s") and self._is_body(p + 1)
        return self.words[p] in PARTICLES and (
            follows or self.words[p + 1] in PARTICLES and p + 2 < self.limit and bool(self.capital[p + 2])
        )

    def _joins_body(self, p: int, parts: list, open_name: bool) -> int:
        """Return the word where "of Justice" goes on in "Department of Justice", 0 where no such name goes on."""
        word, names = self.words[p], parts[-1][2] if parts else None
        if word not in BODY_JOINERS:
            return 0
        law = self._is_law(parts[0][0], p) if parts else False
        if not open_name and (law or word == "and"):
            return p + 1 if law or self._is_double(p, parts) else 0
        body = isinstance(names, Role) and names.sort == "body" and self.capital[parts[-1][0]]
        if not (body and word != "and" or open_name and word in ("and", "of")):
            return 0
        p += 1
        if p < self.limit and self.words[p] == "the":
            p += 1
        if p >= self.limit or not self.capital[p] or self._is_time(p):
            return 0
        term = find_term(self.terms, self.words, self.forms, p)
        abroad = isinstance(names, Role) and names.belongs != "any"  # "Embassy of France" is France's
        return 0 if term and isinstance(term[1], Place) and not abroad else p

    def _is_double(self, p: int, parts: list) -> bool:
        """Is the "and" at `p` part of the name of one body: "the Food and Drug Administration"?"""
        first = parts[0][0] if parts else 0
        known = [names for _, _, names in parts if names is not None]
        if self.words[first - 1] != "the" or known and (len(parts) < 2 or not isinstance(parts[0][2], Place)):
            return False  # but "the Guyana Geology and Mines Commission"
        ahead = range(p + 2, min(p + _DOUBLE, self.limit))
        body = next((q for q in ahead if self.capital[q] and self._is_body(q)), 0)
        return bool(body) and all(self.capital[p + 1 : body]) and self.words[p + 1] not in self.terms

    def _read_run(self, parts: list, end: int, whole: bool = True) -> int:
        """Make a phrase of the parts of a run, or of what stands before the role in it: not the `whole` run."""
        first, last = parts[0], parts[-1]
        if len(parts) == 1 and isinstance(first[2], Place | Alias):
            return self._append_known(first)
        joined, heads = len(parts), []
        for k, (start, _, names) in enumerate(parts):
            if not self.capital[start]:
                joined = k
                break
            if type(names) is Role:
                heads.append(k)
        persons = [k for k in heads if parts[k][2].sort == "person"] if heads else heads
        if heads == [0] and len(parts) > 2 and first[2].sort == "people":
            persons = heads  # "Hunter Tord Engman"
        if persons and joined == len(parts) and not self._is_person_name(parts, persons[-1]):
            return self._read_titled(parts, persons[-1], end, whole)
        if (
            heads and heads[-1] == joined - 1 and not self._is_surname(parts, heads[-1])
        ):  # "Foreign Ministry", "Department" before "of Justice"
            return self._read_body(parts, heads[-1], end, whole)
        if isinstance(first[2], Place) and self.words[parts[1][0]] in self.first_names:
            first = parts[1]  # "German Olaf Scholz"
        elif isinstance(first[2], Alias) and first[1] - first[0] > 1 and self.titled:
            return self._append_known(first)
        self._append_name(first[0], last[1])
        return end

    def _is_person_name(self, parts: list, k: int) -> bool:
        """Is the role word at part k the surname of somebody, as in "Stephen King"?"""
        last = 0 < k == len(parts) - 1 and parts[k - 1][2] is None
        return last and self.words[parts[k - 1][0]] in self.first_names

    def _is_surname(self, parts: list, k: int) -> bool:
        """Is the trade at part k somebody's name: "Mr Miller", "Jane Hunter", "Farmer said"?"""
        first, _, role = parts[k]
        if role.sort != "people" or role.plural:
            return False
        if k == 0:
            capital = self.forms[first] != self.words[first] and self._letter(first - 1) != "d"
            behind = self.words[first + 1] if first + 1 < self.limit else ""
            return capital and (behind in BEHIND_NAME or behind.endswith("ed"))
        before = self.words[parts[k - 1][0]]
        return before in self.titles or self._is_person_name(parts, k)

    def _read_titled(self, parts: list, k: int, end: int, whole: bool) -> int:
        """Read "Ukrainian Foreign Minister Dmytro Kuleba": owner and modifiers, role, name."""
        first, after, role = parts[k][0], parts[k][1], parts[k][2]
        before = parts[:k]
        while before and before[-1][2] is None and self.words[before[-1][0]] in self.modifiers:
            before.pop()
        if before:
            self._read_run(before, before[-1][1], whole=False)
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
        return self._extend_role(phrase, after) if whole else after

    def _read_body(self, parts: list, k: int, end: int, whole: bool) -> int:
        """Read "Russian Foreign Ministry", "European Commission", "Department of Justice"."""
        role = parts[k][2]
        start = parts[0][0]
        phrase = self._back_up(start, start, role, False)
        if role.group == "territory" and end - start == 1 and not phrase.determiner:
            return end  # "State lawmakers"
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
        return self._extend_role(phrase, end) if whole else end
