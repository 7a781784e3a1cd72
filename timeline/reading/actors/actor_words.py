"""The words that name those who act: role nouns, places, first names, and a codebook's aliases as one dictionary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from timeline.codebook import check_keys, load_rules
from timeline.model import InputError

SORTS = ("person", "people", "body")
BELONGS = ("any", "organisation", "none")
_GROUP_KEYS = {"id", "sort", "belongs", "links", "doubt", "heads", "examples", "counterexamples"}
_PLACE_KEYS = {"names", "adjectives", "capitals", "seats", "parliaments"}
_FORMS = {
    "names": "name",
    "adjectives": "adjective",
    "capitals": "capital",
    "seats": "seat",
    "parliaments": "parliament",
}


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for those who act without a name; see data/roles.toml for what its fields mean."""

    lemma: str
    group: str
    sort: str
    belongs: str
    links: frozenset[str]
    doubt: bool = False
    plural: bool = False
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A country in one of its forms: name, adjective, capital, seat or parliament."""

    id: str
    form: str


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that a codebook gives to an actor."""

    actor: str


class Term(NamedTuple):
    """What begins with a word: the words that must follow, how the first must be written, and what it names."""

    rest: list[str]
    form: str  # the first word exactly as written; "" where a capital, or nothing, will do
    capital: bool
    names: Role | Place | Alias


Terms = dict[str, list[Term]]


def find_term(terms: Terms, words: list[str], forms: list[str], at: int) -> tuple[int, Role | Place | Alias] | None:
    """Return the end of the longest term that begins with word `at`, and what it names."""
    entries = terms.get(words[at])
    if entries is None:
        return None
    after = at + 1
    following = words[after] if after < len(words) else ""
    for rest, form, capital, names in entries:
        if rest and (rest[0] != following or words[after : after + len(rest)] != rest):
            continue
        if form and forms[at] != form or capital and not forms[at][0].isupper():
            continue
        return after + len(rest), names
    return None


def add_term(terms: Terms, words: list[str], form: str, capital: bool, names: Role | Place | Alias) -> None:
    """Put a term among its like, in a new list: the longest first, an alias before everything else of its length."""
    terms[words[0]] = sorted(
        [*terms.get(words[0], ()), Term(words[1:], form, capital, names)],
        key=lambda term: (-len(term.rest), not isinstance(term.names, Alias), not isinstance(term.names, Place)),
    )


@cache
def load_terms() -> Terms:
    """Return the terms of data/roles.toml and data/places.toml. Raises InputError on keys that nobody reads."""
    terms: Terms = {}
    for entry in load_rules("roles")["group"]:
        for role, phrase in _read_group(entry):
            add_term(terms, phrase.split(), "", False, role)
    for title, noun in load_rules("roles")["short"].items():
        add_term(terms, title.split(), "", True, find_term(terms, [noun], [noun], 0)[1])
    for country, entry in load_rules("places")["place"].items():
        check_keys(entry, _PLACE_KEYS, f"data/places.toml: {country}")
        forms = {**entry, "names": [country, *entry.get("names", [])]}
        for key in _FORMS:  # a name before the adjective that is written alike
            for phrase in forms.get(key, ()):
                _add_place(terms, phrase, Place(country, _FORMS[key]))
    return terms


@cache
def modifiers() -> frozenset[str]:
    """Return the words that may stand between a determiner and a role noun."""
    return frozenset(load_rules("roles")["modifier"]["words"])


@cache
def apart_words() -> frozenset[str]:
    """Return the words that cut somebody off from their country or organisation."""
    return frozenset(load_rules("roles")["apart"]["words"])


@cache
def levels(kind: str) -> frozenset[str]:
    """Return the words that tell a court or a government from others of its kind, or of those the ones "below"."""
    told = load_rules("roles")["level"]
    return frozenset(told["below"] if kind == "below" else told["words"] + told["below"])


@cache
def titles() -> dict[str, str]:
    """Return the abbreviated and courtesy titles with the pronoun that goes with each, "" for both."""
    return {word: "" if key == "any" else key for key, words in load_rules("roles")["title"].items() for word in words}


@cache
def first_names() -> dict[str, str]:
    """Return first names with the pronoun that usually goes with each."""
    return {name: pronoun for pronoun, names in load_rules("names")["name"].items() for name in names.split()}


def is_role_of_many(word: str) -> bool:
    """Return whether a word in small letters is the plural of somebody's role: "retailers", and not "netherlands"."""
    term = find_term(load_terms(), [word], [word], 0)
    role = term[1] if term is not None else None
    return isinstance(role, Role) and role.plural and role.group != "territory"  # "United States"


def plural_of(noun: str) -> str:
    """Return the plural of a noun, or of a phrase by the noun that heads it ("member of parliament")."""
    head, link, rest = noun.partition(" of ")
    if not link:
        head, link, rest = noun.partition(" in ")
    if head.endswith("attorney general") or head.endswith("secretary general"):
        return head.removesuffix(" general") + "s general"
    if head.endswith(("man", "woman")):
        head = head[:-2] + "en"
    elif head.endswith("y") and head[-2] not in "aeiou":
        head = head[:-1] + "ies"
    elif head.endswith(("s", "x", "z", "ch", "sh")):
        head += "es"
    elif head.endswith("person"):
        head = head[:-5] + "eople"
    else:
        head += "s"
    return head + link + rest


def find_singular(plural: str) -> str:
    """Return the singular of a regular noun or one for people ("boatman"), the noun itself if it is no plural."""
    if plural.endswith(("men", "women")):
        return plural[:-2] + "an"
    if plural.endswith("ies") and len(plural) > 4:
        return plural[:-3] + "y"
    if plural.endswith("people"):
        return plural[:-5] + "erson"
    regular = plural.endswith("s") and not plural.endswith(("ss", "us", "is")) and len(plural) > 3
    return plural[:-1] if regular else plural


def _read_group(entry: dict) -> list[tuple[Role, str]]:
    where = f"data/roles.toml: group '{entry.get('id', '')}'"
    check_keys(entry, _GROUP_KEYS, where)
    if entry["sort"] not in SORTS or entry["belongs"] not in BELONGS:
        raise InputError(f"{where}: 'sort' must be one of {SORTS} and 'belongs' one of {BELONGS}.")
    genders = {noun: pronoun for pronoun, nouns in load_rules("roles")["gender"].items() for noun in nouns}
    read = []
    for noun in entry["heads"]:
        role = Role(
            noun, entry["id"], entry["sort"], entry["belongs"], frozenset(entry.get("links", ())),
            entry.get("doubt", False), noun in _PLURALS, genders.get(noun, ""),
        )  # fmt: skip
        read.append((role, noun))
        if not role.plural:
            read.append((replace(role, plural=True), plural_of(noun)))
    return read


def _add_place(terms: Terms, phrase: str, place: Place) -> None:
    words = phrase.lower().replace("'s", " 's").split()
    if words[0] == "the" and len(words) > 1:
        words = words[1:]
    exact = phrase if len(words) == 1 and phrase.isupper() else ""  # "US", not "us"
    add_term(terms, words, exact, True, place)


_PLURALS = frozenset(
    [
        "authorities",
        "forces",
        "troops",
        "armed forces",
        "soldiers",
        "defence forces",
        "defense forces",
        "people",
        "police",
    ]
)
