"""The entities of an article: somebody it speaks of, known again by full name, surname or acronym."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.reading.actors.actor_words import Role, first_names
from timeline.reading.actors.lone_names import acting, acts_behind_aside, land
from timeline.reading.actors.phrase_building import Phrase
from timeline.reading.attribution.wordclasses import word_classes
from timeline.reading.text.document import Document

_CLOSERS = [[","], ["."], [")"], [";"], ["—"], ["–"]]
_ACTS = frozenset({"v", "x"})  # behind the name of a town or a state that acts: "Texas sued"
_FUNCTION = frozenset(["for", "of", "the", "and", "in", "on", "to", "with"])
CROWD = 40  # mentions of a sentence that are looked at: keeps hostile sentences linear
_MUNICIPAL = frozenset({"mayor", "council", "councillors", "municipality", "municipal", "hall", "mayoral", "borough"})
_ACRONYM = 3  # letters of one that is sure
_BESIDE = 3  # words from "mayor" within which the city stands
HOLDERS = 12  # bearers of the same role or surname that are looked at


class Entity:
    """Somebody an article speaks of, with all that it says about who it is."""

    __slots__ = (
        *("first", "last", "determiner", "whose", "sort", "name", "words"),
        *("gender", "plural", "place", "alias", "seen", "ordinal", "told", "roles"),
    )

    def __init__(self, phrase: Phrase, sort: str) -> None:
        self.first, self.last, self.determiner = phrase.first, phrase.last, phrase.determiner
        owner = phrase.owner
        self.whose = owner if owner is not None and owner.kind == "pronoun" and owner.first == phrase.first else None
        self.sort = sort
        self.name = ""  # the fullest name, as written
        self.words: tuple[str, ...] = ()
        self.gender, self.plural = "", False
        self.place = self.ordinal = ""
        self.alias = ""  # the actor of the codebook that its name is an alias of
        self.seen = 0
        self.told: tuple[str, str] | None = None  # its name and actor, once worked out
        self.roles: list[tuple[Role, frozenset[str], Entity | None]] = []


class Entities:
    """The entities of one document as they are met."""

    def __init__(self, document: Document, familiar: Iterable[str]) -> None:
        self.familiar = familiar  # countries that the codebook knows
        self.document, self.words, self.forms = document, document.words, document.forms
        self.starts, self.ends = document.starts, document.ends
        self.first_names = first_names()
        self.towns, self.land, self.locatives = land("towns"), land("words"), land("before")
        self.names: dict[str, Entity] = {}
        self.firsts: dict[str, Entity] = {}
        self.settled: dict[str, Entity] = {}  # persons and bodies by names that say nothing new
        self.lasts: dict[str, list[Entity]] = {}
        self.places: dict[str, Entity] = {}
        self.cities: set[str] | None = None  # words, once somebody asks

    def _meet_place(self, phrase: Phrase) -> Entity:
        key, body, first = phrase.place.id, phrase.place.form == "parliament", phrase.first + bool(phrase.determiner)
        own = phrase.place.form == "capital" and key not in self.familiar
        city = own and self.words[first] in self._find_cities()
        if body or city:
            key = " ".join(self.words[first : phrase.last])
        entity = self.places.get(key)
        if entity is None:
            entity = self.places[key] = Entity(phrase, "body" if body or city else "place")
            if city:
                entity.words = tuple(self.words[first : phrase.last])
                entity.name = self.document.text[self.starts[first] : self.ends[phrase.last - 1]]
            else:
                entity.place = phrase.place.id
        return entity

    def _find_cities(self) -> set[str]:
        """Return the words beside "mayor" and "city council": a capital among them acts for itself, not its country."""
        if self.cities is None:
            offices = [i for i, word in enumerate(self.words) if word in _MUNICIPAL]
            self.cities = {word for i in offices for word in self.words[max(0, i - _BESIDE) : i + _BESIDE]}
        return self.cities

    def _meet_name(self, phrase: Phrase, beside: Phrase | None) -> Entity:
        """Return whom a name means; `beside` is the phrase before it if only a comma parts the two."""
        first, last = phrase.name
        key = self.words[first] if last - first == 1 else " ".join(self.words[first:last])
        known = self.settled.get(key)
        if known is not None and not (phrase.role or phrase.title or phrase.acronym):
            return known
        words = tuple(self.words[first:last])
        sort = self._sort_of(phrase, words, key)
        gender = "" if phrase.title == "any" else phrase.title
        initials = self._find_initials(phrase) if last - first > 1 and sort != "person" else []
        entity = self._recall(words, key, sort, gender)
        entity = entity or next((self.names[short] for short in initials if short in self.names), None)
        if entity is None and beside is not None and self._explains(beside, phrase):
            entity = self._introduce(beside, phrase, sort)
        if entity is None:
            entity = Entity(phrase, sort)
        self._learn_name(entity, phrase, words, key, sort)
        for short in initials:
            self.names.setdefault(short, entity)
        if not entity.gender and entity.sort in ("person", ""):
            given = self.first_names.get(words[0], "") if len(words) > 1 else ""
            entity.gender = gender or (phrase.role.gender if phrase.role else "") or given
        if entity.sort != "body" and _FUNCTION.isdisjoint(words):
            self._learn_surname(entity, words)
        if phrase.owner and phrase.owner.entity is entity:
            phrase.owner = None
        return entity

    def _find_initials(self, phrase: Phrase) -> list[str]:
        """Return what a name of several words is shortened to: "usda" or "da", of "U.S. Department of Agriculture"."""
        forms = [form for form in self.forms[slice(*phrase.name)] if form[0].isupper()]
        whole = "".join(form.replace(".", "") if form.isupper() else form[0] for form in forms)
        bare = "".join(form[0] for form in forms if not form.isupper())
        return [short.lower() for short in dict.fromkeys((bare, whole)) if len(short) >= _ACRONYM]

    def _sort_of(self, phrase: Phrase, words: tuple[str, ...], key: str) -> str:
        if phrase.title or phrase.role and phrase.role.sort != "body":
            return "person"
        if phrase.role:
            return "body"
        after = self.words[phrase.last] if phrase.last < len(self.words) else ""
        if after in self.land or key in self.towns:
            acts = word_classes().get(after, "v" if after.endswith("ed") else "") in _ACTS or after in acting("third")
            acts = acts or acts_behind_aside(self.words, phrase.last)
            behind = word_classes().get(self.words[phrase.first - 1], "") if phrase.first else ""
            return "body" if acts and behind != "p" else "where"  # a town, a river, a stretch of land
        before = self.words[phrase.first - 1] if phrase.first else ""
        known = phrase.alias and phrase.determiner  # "in the Senate"
        if after != "'s" and not known and (before in self.locatives or before in self.land):
            return "where"  # "in the Riverina", "the river Seym"
        if phrase.determiner == "the":
            return "body"
        if len(words) > 1:
            return "person" if words[0] in self.first_names else ""
        form = self.forms[phrase.name[0]]
        return "body" if len(form) > 1 and form.isupper() else ""

    def _recall(self, words: tuple[str, ...], key: str, sort: str, gender: str) -> Entity | None:
        """Return the entity that has this name, wholly or by its surname."""
        entity = self.names.get(key)
        if entity is not None and (not gender or entity.gender in ("", gender)):
            return entity
        if sort in ("body", "where"):
            return None
        known = self.lasts.get(words[-1])
        if not known:
            return self.firsts.get(key)  # a key of several words is nobody's first name
        for entity in sorted(known, key=lambda entity: (entity.gender != gender, -entity.seen)):
            if entity.sort == "body" and sort == "person" or gender and entity.gender not in ("", gender):
                continue
            if len(words) == 1 or len(entity.words) == 1 or entity.words[0] == words[0][0]:
                return entity
        return None

    def _learn_name(self, entity: Entity, phrase: Phrase, words: tuple[str, ...], key: str, sort: str) -> None:
        self.names.setdefault(key, entity)
        again = entity.first != phrase.first or entity.last != phrase.last
        if again or entity.sort in ("person", "body") or sort in ("person", "body"):
            self.settled[key] = entity
        if phrase.acronym:
            self.names[phrase.acronym.lower()] = entity
        if len(words) > len(entity.words):
            first, last = phrase.name
            entity.words, entity.name = words, self.document.text[self.starts[first] : self.ends[last - 1]]
        if sort and (entity.sort == "" or entity.sort == "where" != sort or phrase.title):
            entity.sort = sort
        if phrase.alias and not entity.alias:
            entity.alias = phrase.alias

    def _learn_surname(self, entity: Entity, words: tuple[str, ...]) -> None:
        known = self.lasts.setdefault(words[-1], [])
        if entity not in known[-HOLDERS:]:
            known.append(entity)
            self.settled.pop(words[-1], None)
        if len(words) > 1 and entity.sort == "person":
            self.firsts.setdefault(words[0], entity)

    def _after(self, phrase: Phrase) -> list[str]:
        return self.words[phrase.last : phrase.last + 1]

    def _introduce(self, before: Phrase, phrase: Phrase, sort: str) -> Entity:
        """Return whom a role and the name after it mean: "His minister, Jane Doe," is not the minister met before."""
        entity = before.entity
        if not before.role or not entity.words or entity.words[-1] == self.words[phrase.name[1] - 1]:
            return entity
        before.entity = Entity(phrase, sort or "person")
        before.entity.roles.append((before.role, before.mods, before.owner.entity if before.owner else None))
        return before.entity

    def _explains(self, before: Phrase, phrase: Phrase) -> bool:
        """Is this an apposition after a comma: "Jane Doe, the energy minister", "the prime minister, Viktor Orban,"?"""
        if before.entity is None:
            return False
        role = phrase.role or before.role
        if role is None or role.plural or phrase.kind == "place" or before.kind == "place":
            return False
        if before.name and phrase.role and not phrase.name:
            if before.first > 1 and self.words[before.first - 2] == "according" and self._after(phrase) not in _CLOSERS:
                return False
            wanted = "body" if role.sort == "body" else "person"
            if wanted == "body" and self._after(phrase) not in _CLOSERS:
                return False
            return before.entity.sort in ("", wanted) and phrase.determiner not in ("that", "this")
        if before.role and not before.name and phrase.name and not phrase.role and role.sort != "body":
            follows = self.words[phrase.last] if phrase.last < len(self.words) else "."
            return follows in (",", ".", ";", "”", '"')
        return False


def towns() -> frozenset[str]:
    """Return the towns and states that are in the news without acting for a country."""
    return land("towns")


def states() -> frozenset[str]:
    """Return the states and provinces, of which one is told in the news of another."""
    return land("states")
