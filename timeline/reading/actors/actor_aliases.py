"""A codebook's actors prepared for look-ups: whose a name, a role or a country is."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from unicodedata import combining, normalize

from timeline.codebook import CODEBOOKS, Codebook, load_rules
from timeline.model import Article
from timeline.reading.actors.actor_phrases import find_lands, read_phrase
from timeline.reading.actors.actor_words import (
    Alias,
    Place,
    Role,
    Terms,
    add_term,
    apart_words,
    find_singular,
    levels,
    load_terms,
)
from timeline.reading.actors.lone_names import land
from timeline.reading.actors.openings import Openings
from timeline.reading.actors.phrase_building import Phrase
from timeline.reading.text.document import Document

_ARTICLES = ("the", "a", "an")
_HEADS = frozenset({"president", "prime minister", "chancellor", "premier"})
_LETTERS = str.maketrans("łøđı", "lodi")  # those that are no letter with a mark
_ENDINGS = (("yy", "y"), ("iy", "y"), ("yi", "y"), ("ij", "y"), ("ii", "y"), ("ski", "sky"))  # from Cyrillic
_CROWDS = frozenset({"association", "company"})  # local ones of which are some of them
_PUBLIC = frozenset({"court", "judge", "government", "parliament", "ministry", "official", "regulator"})
_MANY = frozenset("board bureau commission committee council court office".split())  # of many kinds
_NEARBY = frozenset({"local", "regional"})
_REGIONS = ("africa", "america", "asia", "europe", "international")
_LAST = ("y", "i", "j")  # letters of which each of these ends in one
_BARE = 2  # words of "U.S. Congress", which is seldom all that an alias says


class Aliases:
    """The aliases of one codebook: names, roles and countries, each with the actor's id."""

    def __init__(self, codebook: Codebook) -> None:
        self.terms: Terms = load_terms().copy()  # to which `add_term` adds without changing its lists
        self.openings = Openings(self.terms)
        self.actors = {actor.id for actor in codebook.actors}
        self.names: dict[str, str] = {}
        self.full: dict[str, str] = {}  # surname -> the full name that the codebook gives
        self.surnames: dict[str, str] = {}
        self.roles: dict[str, list[tuple[frozenset[str], bool, str, str]]] = {}  # modifiers, "the", actor, noun
        self.places: dict[str, str] = {}
        self.reserved: dict[str, str] = {}  # roles that mean one actor where nothing else is said: "the president"
        self.adherents: dict[str, str] = {}  # one of a party by its name: "a Socialist"
        self.whole: set[str] = set()  # actors who are a country as a whole, not only its government
        self._ranks: dict[str, int] = {}
        self.words = set(f"{codebook.title} {codebook.question}".lower().split())
        self._one: dict[str, set[str]] = {}  # the words for an actor who is one of its kind: "Constitutional Court"
        self._towns: list[tuple[list[str], str, str, str]] = []  # words, form, actor and country of capitals
        for actor in codebook.actors:
            said = set(" ".join((*actor.aliases, actor.label)).lower().replace("'s", " ").split())
            self.words |= said
            self._one |= {actor.id: said} if " " in actor.label and not actor.label.endswith("s") else {}
            for alias in (*actor.aliases, actor.label):
                self._add(alias, actor.id, alias == actor.label)
        decide = {actor.id for actor in codebook.actors if actor.authority}
        self.of_state = any(f" {state} " in f"{codebook.title.lower()} " for state in land("states"))  # of "Ohio"
        self._settle_home(codebook, decide)
        self.governments = decide.intersection(self.places.values())
        self.openings.surnames = frozenset(name.split()[-1].lower() for name in self.full.values())
        for words, form, actor, country in self._towns:
            if self.places[country] != actor:  # the town itself: "Amsterdam" beside a Dutch government
                add_term(self.terms, words, form, False, Alias(actor))

    def _settle_home(self, codebook: Codebook, decide: set[str]) -> None:
        """Find the country of "the government" in what else the codebook says: "Nuclear power in Denmark"."""
        known = self.roles.get(same_role("government"), ())
        governments = {actor for mods, _, actor, _ in known if not mods and actor in decide}
        if len(governments) != 1 or not governments.isdisjoint(self.places.values()):
            return
        aliases = (alias for actor in codebook.actors for alias in actor.aliases)
        for said in ((codebook.title, codebook.question), aliases):
            lands = set().union(*(find_lands(Document(Article("codebook", text, date.min))) for text in said))
            lands -= self.places.keys()
            if len(lands) == 1:
                self._add_place(lands.pop(), 1, governments.pop())
                return

    def of_role(self, role: Role, mods: frozenset[str], named: bool, owned: bool) -> str:
        """Return the actor whose alias is this role with some of these modifiers; the most specific wins.

        Where a codebook tells the "agriculture minister" from the "agriculture department", each is its own.
        """
        best, actor = (-1, False), ""
        for wanted, strict, candidate, lemma in self.roles.get(same_role(role.lemma), ()):
            rank = len(wanted), lemma == role.lemma
            if rank <= best or not wanted <= mods or self._is_apart(role, mods - wanted):
                continue
            said = {*mods, *role.lemma.split()} if role.group in _PUBLIC and not wanted else set()
            foreign = role.belongs == "any" and self._is_foreign(mods - wanted, candidate)
            if foreign or self.is_of_another_level(said, candidate):
                continue
            titled = named and (mods or role.lemma not in _HEADS)  # but "President X" alone is "the president"
            other = "of" in mods and role.lemma in _MANY and "@" not in {mod[0] for mod in mods}  # "Council of State"
            if not wanted and (owned or strict and (titled or other)):
                continue
            best, actor = rank, candidate
        return actor

    def _is_apart(self, role: Role, mods: frozenset[str]) -> bool:
        """Is it somebody else than the one without these modifiers: "a former minister", but not "local farmers"?"""
        crowd = role.plural and role.group in _CROWDS or role.sort == "people"
        return bool(apart_words() & mods - (_NEARBY if crowd else frozenset()))

    def is_of_another_level(self, said: set[str], actor: str) -> bool:
        """Does "a lower court", "the federal government" tell of another one than the codebook's of that kind?"""
        own = self._one.get(actor, said) & levels("all")  # "Courts" are all courts
        told = said & levels("all" if own else "below")
        return bool(told) and told.isdisjoint(own)

    def is_at_home(self, country: str, judges: bool = False) -> bool:
        """Is it the country of those who decide here, "Thailand" of a Thai senate?

        Where the codebook does not tell whose that is, it is any that is nobody's; of a state's, only for judges.
        """
        if self.governments:
            return len(self.governments) == 1 and self.places.get(country) in self.governments
        return bool(country) and country not in self.places and (judges or not self.of_state)

    def of_party(self, mods: frozenset[str]) -> str:
        """Return the party of somebody who is told to be one of it: "Socialist lawmaker Jane Doe"."""
        return next((self.adherents[mod] for mod in mods if mod in self.adherents), "")

    def _is_foreign(self, mods: frozenset[str], actor: str) -> bool:
        """Does a country among the modifiers belong to somebody else: "Tanzania's agriculture minister"?

        Whoever has no country of its own is of any that the codebook knows: "Australia's agriculture department".
        """
        lands = [mod[1:] for mod in mods if mod[0] == "@"]
        if actor not in self.places.values():
            return any(land not in self.places for land in lands)
        return any(self.places.get(land) != actor for land in lands)

    def of_title(self, role: Role, mods: frozenset[str]) -> str:
        """Return the government in which somebody named without a country holds an office: "Chancellor Merz".

        It is that of the title's country, or the only one that the codebook has.
        """
        if any(mod[0] == "@" for mod in mods):
            return ""
        for title, lands in load_rules("roles")["titles"].items():
            rest = title.removesuffix(role.lemma).strip()
            fits = title.endswith(role.lemma) and (mods.issuperset(rest.split()) if rest else not mods)
            if fits and (land := next((land for land in lands if land in self.places), "")):
                return self.places[land]
        heads = (role.lemma in _HEADS and not mods) or role.lemma in ("minister", "country", "nation")
        return next(iter(self.governments)) if heads and len(self.governments) == 1 else ""

    def of_bare_role(self, lemma: str, where: tuple[str, ...] = ()) -> str:
        """Return the one actor that has this role at all, "" where there are none or several, or it is elsewhere."""
        actors = {actor for _, _, actor, _ in self.roles.get(same_role(lemma), ())}
        actor = actors.pop() if len(actors) == 1 else ""
        elsewhere = actor in self._one or " ".join(where) in land("states")  # "Kentucky's governor"
        return actor if self.words.issuperset(where) or not elsewhere else ""

    def of_name(self, words: tuple[str, ...], person: bool) -> str:
        """Return the actor of a name: by the whole of it, or by a person's surname."""
        if len(words) == 1:
            word = plain_spelling(words[0])
            return self.names.get(word) or self.surnames.get(word, "")
        words = tuple(map(plain_spelling, words))
        actor = self.names.get(" ".join(words), "")
        if not actor and words[-1] in _branches():  # "Greenpeace Africa" is Greenpeace
            actor = self.names.get(" ".join(words[:-1]), "")
        if not actor and len(words) > _BARE and self._is_home(words[0]):  # "U.S. Supreme Court" is the Supreme Court
            actor = self.names.get(" ".join(words[1:]), "")
        if not actor and person:  # "Social Democrat Carsten Schneider" is Carsten Schneider
            surname = "" if words[-1] in self.full else self.names.get(words[-1], "")
            actor = self.names.get(" ".join(words[-2:])) or surname
        return actor

    def _is_home(self, word: str) -> bool:
        """Is it the name or adjective of a country that the codebook knows, or of any if it knows none?"""
        lands = self.find_lands(word)
        return bool(lands) and (not self.places or not lands.isdisjoint(self.places))

    def find_lands(self, word: str) -> set[str]:
        """Return the countries whose name, adjective or capital this word is."""
        return {term.names.id for term in self.terms.get(word, ()) if isinstance(term.names, Place) and not term.rest}

    def _add(self, alias: str, actor: str, is_label: bool) -> None:
        document = Document(Article("alias", alias, date.min))
        phrase = read_phrase(document)
        words, forms = document.words, document.forms
        strict = words[0] == "the"
        if words[0] in _ARTICLES and len(words) > 1:
            words, forms = words[1:], forms[1:]
        single = find_singular(words[0])
        if len(words) == 1 and (words[0] == "opposition" or (forms[0] != words[0] and single != words[0])):
            self.adherents[single] = actor
        unknown = phrase is not None and phrase.first > len(document.words) - len(words) and forms == words
        if unknown:
            add_term(self.terms, list(words), "", False, Alias(actor))  # "bioethics committee", of an unknown kind
            self.names.setdefault(_spell(words), actor)
        self._add_name(words, forms, phrase, actor)
        if phrase is None or phrase.kind == "name":
            self._add_trade(words, forms, actor)
        if phrase is None:
            return
        if phrase.kind == "place" and phrase.place.form != "parliament":
            self._add_place(phrase.place.id, 0 if phrase.place.form == "name" else 2, actor)
            if phrase.place.form == "capital":
                self._towns.append((list(words), forms[0] if len(words) == 1 else "", actor, phrase.place.id))
            if is_label and phrase.place.form == "name":
                self.whole.add(actor)
        elif phrase.kind == "role":
            lower = len(words) > 1 and forms == words
            if lower:  # "The Pilots' Union" is the pilots' union
                self.names.setdefault(_spell(words), actor)
            if lower and phrase.role.plural:  # "Disability groups" opens a sentence, and is no name
                add_term(self.terms, list(words), words[0].capitalize(), False, Alias(actor))
            house = phrase.role.plural and phrase.role.group == "lawmaker"  # one of the "MPs" is not all of them
            known = self.roles.setdefault(same_role(phrase.role.lemma), [])
            kind = words[:-1] if unknown and phrase.role.lemma in _MANY else ()  # "pharmacy board"
            known.append((frozenset({*phrase.mods, *kind}), strict or house, actor, phrase.role.lemma))
            if strict and not phrase.mods:
                self.reserved.setdefault(phrase.role.lemma, actor)
            country = [mod[1:] for mod in phrase.mods if mod.startswith("@")]
            if len(country) == 1 and phrase.role.belongs == "any":
                self._add_place(country[0], 1 if phrase.role.group == "government" else 3, actor)

    def _add_trade(self, words: list[str], forms: list[str], actor: str) -> None:
        """Let one of a codebook's people be met alone: "boatman Mate Curać", "a boatman" where it says "boatmen"."""
        single = find_singular(words[-1])
        if len(words) == 1 and forms == words and single != words[0]:
            role = Role(single, "people", "people", "none", frozenset({"of", "from", "in"}), doubt=True)
            add_term(self.terms, [single], "", False, role)
            self.roles.setdefault(same_role(single), []).append((frozenset(), False, actor, single))

    def _add_name(self, words: list[str], forms: list[str], phrase: Phrase | None, actor: str) -> None:
        if phrase is not None and (phrase.kind == "role" and not phrase.name):
            return
        self.names.setdefault(_spell(words), actor)
        if phrase is not None and phrase.name:
            length = phrase.name[1] - phrase.name[0]
            words, forms = words[-length:], forms[-length:]
            self.names.setdefault(_spell(words), actor)
        named = phrase is not None and phrase.kind == "name"
        if phrase is None or named or phrase.place and phrase.place.form == "parliament":
            exact = forms[0] if len(words) == 1 and forms[0] != words[0] else ""
            add_term(self.terms, list(words), exact, False, Alias(actor))
        if named and len(words) > 1 and all(form[0].isupper() for form in forms):
            surname = plain_spelling(words[-1])
            known = self.surnames.get(surname, actor)
            self.surnames[surname] = actor if known == actor else ""
            self.full.setdefault(surname, " ".join(forms))

    def _add_place(self, country: str, rank: int, actor: str) -> None:
        if rank < self._ranks.get(country, 9):
            self.places[country], self._ranks[country] = actor, rank


def _spell(words: list[str]) -> str:
    return " ".join(map(plain_spelling, words))


def plain_spelling(word: str) -> str:
    """Return a name's word as any outlet may spell it: "Orban" for "Orbán", "zelensky" for "zelenskyy"."""
    if not word.isascii():
        word = "".join(letter for letter in normalize("NFKD", word) if not combining(letter)).translate(_LETTERS)
    if word.endswith(_LAST):
        for ending, plain in _ENDINGS:
            if word.endswith(ending):
                return word[: -len(ending)] + plain
    return word


@lru_cache(maxsize=CODEBOOKS)
def load_aliases(codebook: Codebook) -> Aliases:
    """Return the aliases of a codebook, prepared once."""
    return Aliases(codebook)


def same_role(lemma: str) -> str:
    """Return the one word that stands for all words of the same role: "spokesperson" for "spokeswoman"."""
    return _same().get(lemma, lemma)


@cache
def _same() -> dict[str, str]:
    return {word: words[0] for words in load_rules("roles")["same"]["words"] for word in words}


@cache
def _branches() -> frozenset[str]:
    """Return the words behind an organisation's name that tell which branch of it is meant."""
    return frozenset([*_REGIONS, *(country.lower() for country in load_rules("places")["place"])])
