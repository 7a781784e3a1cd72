"""Phrases whose head is a role noun: "the second U.S. official", "Germany’s health minister Karl X"."""

from __future__ import annotations

from timeline.reading.actors.actor_words import Role, find_term
from timeline.reading.actors.lone_names import acting
from timeline.reading.actors.phrase_building import DEPTH, Phrase, PhraseBuilder
from timeline.reading.text.verbs import is_past

POSSESSIVES = frozenset(["his", "her", "their", "its", "our", "my"])
ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "other", "another"])
# Of parties and of people: "the conservative Independence Party"; who leads one is no less so.
LEANINGS = frozenset("conservative democrat liberal republican socialist".split())
_UNIQUE = frozenset({"parliament"})  # needs no article: "parliament voted"
_NAMED = frozenset({"association", "company", "media", "regulator"})  # bodies whose name stands right behind them
_ARTICLES = frozenset(["the", "a", "an"])
_SINGULAR = frozenset(["a", "an"])  # no determiner of a plural: "a move | critics called rash"
_COUNTS = frozenset("few dozen hundred thousand couple handful number group".split())  # but with these
BEHIND_NAME = frozenset(["said", "says", "told", "added", "has", "is", "was", "will", "would", "which", "also"])
_PARTS = frozenset(
    "one two three four five six several east eastern north northern south southern west western".split()
)  # no fields: "doctors from two hospitals", "residents of southern Lebanon"
_PERSONAL = frozenset("senior top former retired unnamed anonymous unidentified high-ranking outgoing veteran".split())
ADDRESSES = frozenset({"mr", "ms", "mrs"})
_AGED = "-year-old"  # "a 45-year-old farmer"
_ROUGHLY = frozenset("than about around nearly almost of".split())  # "more than", "dozens of"
_ALREADY = frozenset({"already", "currently", "still", "now", "all"})
_INCLUDING = frozenset({"including", "such", "from", "among", "like", "most"})
_EXAMPLES = 16  # words in which they stand
_YEAR = 4  # digits: "in 2020 lawmakers refused"
_REACH = 8  # words that a phrase reaches back from its head at most


class RoleReader(PhraseBuilder):
    """Reads a role noun with all that stands before and after it."""

    def _read_role(self, i: int, end: int, role: Role) -> int:
        """Read the phrase whose head is the lower-case role noun at [i, end)."""
        phrase = self._back_up(i, i, role, True)
        phrase.last = end
        bare = phrase.first == i and not role.plural
        alone = phrase.first == i and i > self.floor
        leads = alone and self._letter(i - 1) in ("wxr" if role.plural else "wxri")  # "to pilots" they may be talking
        verb = role.doubt and leads and not self._acts(end)  # "who heads"
        doubtful = verb or role.doubt and not role.plural and self._is_other_word(end, role)
        if role.group == "territory" and not self._is_territory_acting(phrase, end):
            self._restore(phrase)
            return end
        if role.lemma == "opposition" and end < self.limit and self.words[end] in ("to", "from", "by"):
            self._restore(phrase)
            return end  # "their opposition to it" is nobody
        if role.lemma in LEANINGS and not role.plural and end < self.limit and self.capital[end]:
            self._restore(phrase)
            return end  # "the conservative Independence Party"
        if self.heading and (doubtful or bare and not self._may_be_bare(i, end, role)):
            self._restore(phrase)
            return end
        self._append(phrase)
        return self._extend_role(phrase, end)

    def _is_territory_acting(self, phrase: Phrase, end: int) -> bool:
        """Is it "the city banned", and not "people in the city said" or "the state visit"?"""
        behind = self._skip_examples(end) if phrase.role.plural else self._skip_name(end)
        behind += behind < self.limit and (self._letter(behind) == "a" or self.words[behind] in _ALREADY)
        counts = phrase.role.plural and self.words[phrase.first - 1] in _ROUGHLY  # "more than a dozen states"
        leads = self._letter(phrase.first - 1) if phrase.first > self.floor and not counts else "."
        several = phrase.role.plural and phrase.first < end - 1  # "fourteen states", "Republican states"
        acts = self._acts(behind) or (several and behind < self.limit and self.words[behind] in acting("base"))
        return (bool(phrase.determiner) or several) and leads != "p" and acts

    def _skip_examples(self, end: int) -> int:
        """Return the word behind ", including Indiana,", or `end`."""
        if end + 1 >= self.limit or self.words[end] != "," or self.words[end + 1] not in _INCLUDING:
            return end
        ahead = range(end + 2, min(end + _EXAMPLES, self.limit - 1))
        return next((i + 1 for i in ahead if self.words[i] == "," and not self.capital[i + 1]), end)

    def _skip_name(self, end: int) -> int:
        """Return the word behind "of Alaska", or `end`."""
        behind = end + (self.words[end : end + 1] == ["of"])
        while end < behind < self.limit and self.capital[behind]:
            behind += 1
        return behind if behind > end + 1 else end

    def _acts(self, end: int) -> bool:
        """Does a verb follow, so that what stands before it is its subject: "which residents welcomed"?"""
        return end < self.limit and (self._letter(end) in "vx" or self.words[end].endswith("ed"))

    def _is_other_word(self, end: int, role: Role) -> bool:
        """Is a doubtful singular an adjective or a verb here ("official figures", "to judge")?"""
        if end >= self.limit or self.forms[end][0].isupper() or find_term(self.terms, self.words, self.forms, end):
            return False
        if role.sort == "body" and (self.words[end].endswith(("s", "ed")) or is_past(self.words[end])):
            return False  # more often a verb: "the agency plans", "the alliance hit back"
        return self._letter(end) in "ng" and self.words[end].isalpha()

    def _may_be_bare(self, i: int, end: int, role: Role) -> bool:
        """May a singular stand without article? As a title, or as an apposition ("Jane Doe, head of the union")."""
        if role.lemma in _UNIQUE:
            return True
        if end < self.limit and self.forms[end][0].isupper() and not self._is_time(end):
            return role.sort != "people" or self._begins_full_name(end)
        if find_term(self.terms, self.words, self.forms, end) if end < self.limit else None:
            return not role.doubt or role.sort == "body"
        if end >= self.limit or self.words[end] not in role.links:
            return False
        return role.group == "spokesperson" or i > self.floor and self.words[i - 1] in (",", "(")

    def _begins_full_name(self, i: int) -> bool:
        """Do two capitals follow, as in "sheep farmer Gunilla Östberg"?"""
        return i + 1 < self.limit and self.forms[i][0].isupper() and self.forms[i + 1][0].isupper()

    def _is_addressed(self, i: int) -> bool:
        """ "in May Mr Vik said", "a letter to MPs Ms Berg sent": does somebody's name begin inside the capitals?"""
        before = self.words[i - 1]
        role = find_term(self.terms, [before], [before], 0) if before in self.terms else None
        one = role is not None and isinstance(role[1], Role) and not role[1].plural  # "Chief Minister Mr Rao"
        return before not in self.titles and not one

    def _restore(self, phrase: Phrase) -> None:
        """Give an absorbed owner back: what seemed a head was none."""
        if phrase.owner is not None and phrase.owner.kind != "adjective":
            self.phrases.append(phrase.owner)

    def _back_up(self, start: int, head: int, role: Role, absorb: bool) -> Phrase:
        """Walk left from `start` over modifiers, owner and determiner, and begin the phrase there."""
        phrase = Phrase(start, head, "role")
        phrase.role = role
        pending: list[str] = []
        words, phrases, floor = self.words, self.phrases, self.floor
        k, least = start - 1, max(floor, start - _REACH)
        while k >= least:
            word = words[k]
            before = phrases[-1] if phrases else None
            if before is not None and (before.last < k or before.first < floor or before.depth >= DEPTH):
                before = None
            if before and before.last == k + 1:
                if (
                    before.kind == "name"
                    and role.sort == "people"
                    and before.first - 1 == floor
                    and words[floor] == "in"
                ):
                    break  # "In Haryana farmers blocked roads"
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
                    theirs = role.group in _NAMED and not pending and before.last == start  # "a farmers | union"
                    if before is not phrases[-1] or before.role.plural and not theirs or before.name:
                        break
                    self._dissolve(phrase, before)
                    pending = []
                    k = phrase.first - 1
                    if phrase.determiner:
                        break
                    continue
                if before.kind == "name" and role.lemma == "minister" and not before.alias:
                    self._dissolve_field(phrase)
                else:
                    self._absorb(phrase, before)
                phrase.mods |= set(pending)
                if before.kind == "role" and before.determiner and before.first < before.last - 1:
                    before.first, before.determiner = before.first + 1, ""
                    while before.first < before.last - 1 and words[before.first] in _PERSONAL:
                        before.first += 1
                if phrase.determiner or before.kind == "pronoun":
                    break
                pending = []
                self._absorb_pair(phrase)
                k = phrase.first - 1
                continue
            if before and before.last == k and word in ("'s", "'"):
                self._absorb(phrase, before)
                phrase.mods |= set(pending)
                break
            if word == "'" and role.sort == "body" and k > least and words[k - 1].endswith("s"):
                phrase.mods |= {*pending, words[k - 1]}  # "the beekeepers' federation"
                phrase.first, pending, k = k - 1, [], k - 2
                continue
            letter = self._letter(k)
            if letter == "d" or word in ORDINALS and letter != "n":
                if role.plural and word in _SINGULAR and _COUNTS.isdisjoint(words[k + 1 : start]):
                    break
                phrase.first, phrase.determiner = k, word
                if pending:
                    phrase.mods |= set(pending)
                if word in ("other", "another", "second") and k > floor and self._letter(k - 1) == "d":
                    phrase.first, phrase.determiner = k - 1, words[k - 1]
                break
            counted = word.isdecimal() and not (len(word) == _YEAR and word[:2] in ("19", "20"))
            if (word in self.modifiers or counted or word.endswith(_AGED)) and self.forms[k] != ",":
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

    def _extend_role(self, phrase: Phrase, end: int) -> int:
        """Add what follows a role noun: a name ("minister Jane Doe") or a field ("ministry of health")."""
        role = phrase.role
        if end >= self.limit:
            return end
        if self.words[end] in role.links and end + 1 < self.limit and self._is_field(end + 1):
            phrase.mods |= {self.words[end + 1]}
            phrase.last = end + 2
            return end + 2
        if phrase.name or not self.forms[end][0].isupper() or self.titled or self._is_time(end):
            return end
        if role.sort == "body" and (role.group not in _NAMED or role.plural or phrase.determiner not in _ARTICLES):
            return end
        count = len(self.phrases)
        done = self._read_capitals(end)
        named = self.phrases[-1] if self.phrases else None
        if len(self.phrases) == count + 1 and named.kind == "name" and named.first == end and named.role is None:
            if role.sort == "body" and not self._is_bodys_name(named):
                return done
            if role.plural and self.words[end] in ADDRESSES and self.words[done] != "and":
                return done  # "in a letter to lawmakers Ms Doe said"
            self.phrases.pop()
            phrase.name, phrase.last, phrase.kind, phrase.title = named.name, named.last, "name", named.title
            phrase.alias = named.alias
        return done

    def _is_bodys_name(self, name: Phrase) -> bool:
        """Is it "the farmers' union Coldiretti said" that the name goes with, and not "the company Musk founded"?"""
        first, last = name.name
        if last - first > 1 or last + 1 >= self.limit:
            return self.words[first] not in self.first_names
        word, letter, behind = self.words[last], self._letter(last), self._letter(last + 1)
        acts = letter == "v" and (word.endswith("s") or behind in "dtor")  # it has an object of its own
        return acts or word in BEHIND_NAME or letter in ".,;)zc"

    def _is_field(self, i: int) -> bool:
        """Is the word at i a field of policy, as in "ministry of health"?"""
        lower = self.words[i] in self.modifiers and self.forms[i][0].islower() and self.words[i] not in _PARTS
        return lower and not find_term(self.terms, self.words, self.forms, i)
