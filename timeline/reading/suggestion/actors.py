"""Who acts in articles: candidates for a codebook's actors, persons counted with the body that they speak for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from timeline.codebook import NO_CODEBOOK, load_rules
from timeline.model import Coding
from timeline.reading.actors.actor_words import Place, Role, find_term, first_names, load_terms
from timeline.reading.actors.naming import strip_determiner
from timeline.reading.actors.reader import find_mentions, find_roles
from timeline.reading.codes.offices import may_rule
from timeline.reading.codes.principals import countries
from timeline.reading.suggestion.fuller_names import find_fuller
from timeline.reading.text.document import Document

_RULING = 2  # statements that it weighs to be a parliament or a court that decided
_CLEARLY = 1.4  # times more often
_ACTORS = 12  # how many a person can look through
_WORDS = 5  # words of a name that is no description
_STEPS = 3  # "the minister's aide's spokesman"
_RULES = ("permits", "prohibits")
_GOVERNING = ("leader", "minister", "government", "official", "ministry")
_OFFICES = ("leader", "minister", "local", "judge")  # groups of roles whose holders decide
_PARTY = frozenset({"leader", "councillor", "councilor", "prosecutor", "secretary", "secretary general"})  # not these
_SINGLE = ("leader", "government")  # a country has one
_DECIDING = ("parliament", "court", "government", "ministry", "regulator")
_COUNTED = frozenset(
    """one two three four five six seven eight nine ten dozen hundreds several some many most all any other others both
    few another""".split()
)
_FLEETING = _COUNTED | frozenset(
    "his her its their our my first second third this that same new old next former".split()
)
_VAGUE = ("association", "company", "media")  # "the group" could be any


@dataclass(slots=True)
class Candidate:
    """An actor as the articles name it: how often it stands in statements and mentions, and under which names."""

    name: str
    statements: int = 0
    rules: int = 0  # statements in which it permits or prohibits
    mentions: int = 0
    office: str = ""  # by which the person may decide: "governor"
    names: Counter[str] = field(default_factory=Counter)
    members: list[str] = field(default_factory=list)  # those who speak for it

    def take(self, other: Candidate) -> None:
        """Count somebody who speaks for it with it."""
        self.statements += other.statements
        self.rules += other.rules
        self.mentions += other.mentions
        self.office = self.office or (other.office if other.name.endswith(self.name) else "")
        self.names += other.names
        self.members += [other.name, *other.members]


def find_actors(codings: Sequence[Coding], documents: Sequence[Document]) -> list[Candidate]:
    """Return the actors, those with the most statements first; persons who speak once for nobody else come last."""
    found = _count_actors(codings, documents)
    _find_offices(codings, documents, found)
    backers = _find_backers(codings, documents, found) | find_fuller(found)
    for name in list(found):
        backer = _follow(name, backers)
        if backer != name:
            found.setdefault(backer, Candidate(backer)).take(found.pop(name))
    _join_homely(found, find_home(documents))
    useful = [actor for actor in found.values() if _is_heard(actor) and _is_useful(actor.name)]
    return sorted(useful, key=_rank)[:_ACTORS]


def guess_authority(actor: Candidate) -> str:
    """Return why an actor may decide what is allowed, or nothing; a "residents' council" speaks for its members."""
    role = _role_of(actor.name)
    if re.search("s['’] ", actor.name):
        return ""
    if role is not None and role.group in _DECIDING and not role.plural:
        return f"{_with_article(role.lemma)} may decide what is allowed"
    if actor.name in countries() and (actor.rules or any(map(_governs, actor.names))):
        return "its government may decide what is allowed"
    if actor.office and actor.statements:
        return f"{_with_article(actor.office)} may decide what is allowed"
    if actor.rules and not _is_person(actor.name) and may_rule(actor.name):
        return f"{actor.rules} of its statements permit or prohibit"
    return ""


def _with_article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"


def _count_actors(codings: Sequence[Coding], documents: Sequence[Document]) -> dict[str, Candidate]:
    found: dict[str, Candidate] = {}
    for coding, document in zip(codings, documents, strict=True):
        for mention in find_mentions(document, coding.attributions, NO_CODEBOOK).all:
            if mention.actor and mention.kind != "pronoun":
                actor = found.setdefault(mention.actor, Candidate(mention.actor))
                actor.mentions += 1
                actor.names[strip_determiner(" ".join(coding.article.text[slice(*mention.span)].split()))] += 1
        for statement in coding.statements:
            if statement.actor.strip():
                actor = found.setdefault(statement.actor, Candidate(statement.actor))
                actor.statements += 1
                actor.rules += statement.position in _RULES and statement.modality == "realised"
    return found


def _find_offices(codings: Sequence[Coding], documents: Sequence[Document], found: dict[str, Candidate]) -> None:
    """Note of the persons which of them hold an office that may decide: "Governor Jane Doe", "Gov. Jane Doe"."""
    for actor in found.values():
        if any(name.startswith("Gov. ") for name in actor.names):
            actor.office = "governor"
    for coding, document in zip(codings, documents, strict=True):
        for name, role, _ in find_roles(document, coding.attributions, NO_CODEBOOK):
            holds = role.group in _OFFICES and role.lemma not in _PARTY and not role.plural and name in found
            if holds and _is_name(name) and _role_of(name) is None:
                found[name].office = found[name].office or role.lemma


def _find_backers(codings: Sequence[Coding], documents: Sequence[Document], found: Iterable[str]) -> dict[str, str]:
    """Return whom those who hold an office stand for: "Jane Doe" for "Greenpeace", "ministers" for the home country."""
    home, known = find_home(documents), set(found)
    backers: dict[str, str] = {}
    for coding, document in zip(codings, documents, strict=True):
        for actor, role, owner in find_roles(document, coding.attributions, NO_CODEBOOK):
            governs = (
                role.group in _GOVERNING and role.lemma != "leader" and (role.sort == "person" or not _is_name(actor))
            ) and not (role.plural and role.group in _SINGLE)
            homely = governs and not owner and actor not in countries()
            serves = role.sort == "person" and owner in known and not _is_fleeting(owner)
            backer = owner if serves else home if homely else ""
            if backer and backer != actor and not (role.sort == "body" and _is_name(actor)):
                backers.setdefault(actor, backer)
    return backers


def _join_homely(found: dict[str, Candidate], home: str) -> None:
    """Count "the police" with "Swedish police", and "Sweden's police" too, where the articles are set in Sweden."""
    place = load_rules("places")["place"].get(home, {})
    names = (home, *place.get("names", ()), *place.get("capitals", ()))
    owners = {
        *place.get("adjectives", ()),
        *place.get("names", ()),
        *(f"{name}{s}" for name in names for s in ("'s", "’s")),
    }
    fuller: dict[str, str] = {}
    for name in sorted(found, key=lambda name: -found[name].statements):
        whose, _, what = name.partition(" ")
        if whose in owners and what and fuller.setdefault(what, name) != name:
            found[fuller[what]].take(found.pop(name))
    for what, name in fuller.items():
        if what in found:
            found[name].take(found.pop(what))


def find_home(documents: Sequence[Document]) -> str:
    """Return the country that the articles are set in, if they name one clearly more often than any other."""
    terms, named = load_terms(), Counter[str]()
    for document in documents:
        for i in range(len(document.words)):
            term = find_term(terms, document.words, document.forms, i)
            if term is not None and isinstance(term[1], Place):
                named[term[1].id] += 1
    first, second = [*named.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] > _CLEARLY * second[1] else ""


def _follow(name: str, backers: dict[str, str]) -> str:
    for _ in range(_STEPS):
        name = backers.get(name, name)
    return name


def _is_heard(actor: Candidate) -> bool:
    """Does an actor take a position, or is it named often, or once and may decide?"""
    role = _role_of(actor.name)
    return actor.statements > 0 or actor.mentions > 2 or role is not None and role.group in ("parliament", "court")


def _is_useful(name: str) -> bool:
    """Does a name mean somebody in another article too: not "the spokesman", "three parties", "Jane Doe’s partner"?

    And a single word with digits is a thing: "H200".
    """
    role, words = _role_of(name), name.replace("’", "'").split()
    owned = any(word.endswith("'s") for word in words[:-1]) and words[-1].islower()
    if len(words) == 1 and re.search(r"\d", name):
        return False
    if _is_fleeting(name) or owned and (role is None or role.group not in _DECIDING):
        return False
    if not name[0].isupper() and len(words) > _WORDS:
        return False
    if _is_name(name):
        return True
    if role is None or role.lemma in ("people", "man", "woman"):
        return False
    return role.plural or role.sort == "body" and not (role.group in _VAGUE and " " not in name)


def is_lasting(name: str) -> bool:
    """Does a name mean its actor in other articles too: not "officials", "his team", "one administration"?"""
    role = _role_of(name)
    if _is_fleeting(name) or _is_one_of_many(name) or _is_description(name):
        return False
    return _is_name(name) or role is None or role.group != "official"


def _is_fleeting(name: str) -> bool:
    """Does a name count or point at those whom it means: "20 governments", "the same cabinet"?"""
    first = name.split()[0].lower()
    return first in _FLEETING or first.isdecimal()


def _is_description(name: str) -> bool:
    """Is somebody told by whom he serves: "Jane Doe's aides", "spokesman for the mayor", "chief of Greenpeace"?"""
    forms = name.replace("’", "'").split()
    if any(form.endswith("'s") and after[0].islower() for form, after in pairwise(forms)):
        return True
    term = find_term(load_terms(), [form.lower() for form in forms], forms, 0)
    serves = term is not None and isinstance(term[1], Role) and term[1].sort == "person" and forms[0][0].islower()
    return serves and forms[min(term[0], len(forms) - 1)] in ("for", "of")


def _is_one_of_many(name: str) -> bool:
    """Is somebody only called what many are: "Republican", "Democrat from Ohio", and not "Democrat Jane Doe"?"""
    forms = name.split()
    term = find_term(load_terms(), [form.lower() for form in forms], forms, 0)
    if term is None or not isinstance(term[1], Role) or term[1].plural or term[1].sort != "people":
        return False
    return term[0] == len(forms) or forms[term[0]].islower()


def _is_name(name: str) -> bool:
    """Is it a name: "Swiss firms", and not "Officials" or "Almond prices" at the beginning of a sentence?"""
    first, *rest = name.split()
    opens = first[0].isupper() and bool(rest) and not any(word[0].isupper() for word in rest)
    if not rest or opens and first.lower() not in _adjectives():
        return name[0].isupper() and not rest and _role_of(name) is None
    return any(word[0].isupper() for word in (first, *rest))


@cache
def _adjectives() -> frozenset[str]:
    """Return the words that say of which country somebody is: "Swiss"."""
    places = load_rules("places")["place"].values()
    return frozenset(adjective.lower() for place in places for adjective in place.get("adjectives", ()))


def _is_person(name: str) -> bool:
    first, _, rest = name.partition(" ")
    return bool(rest) and first.lower() in first_names()


def _governs(name: str) -> bool:
    role = _role_of(name)
    return role is not None and role.group in ("government", "ministry")


def _role_of(name: str) -> Role | None:
    """Return the role noun at the end of a name: "environment ministry", "Supreme Court"."""
    forms = name.split()
    words = [form.lower() for form in forms]
    for i in range(len(words)):
        term = find_term(load_terms(), words, forms, i)
        if term is not None and term[0] == len(words) and isinstance(term[1], Role):
            return term[1]
    return None


def _rank(actor: Candidate) -> tuple[bool, int, int, str]:
    lone = actor.statements < 2 and _is_person(actor.name)
    role = _role_of(actor.name)
    decides = role is not None and role.group in ("parliament", "court") and actor.rules
    return lone, -actor.statements - _RULING * bool(decides), -actor.mentions, actor.name
