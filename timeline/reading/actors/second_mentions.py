"""Whom a description means again: "the company" for Acme, "the senator" for Sen. Jane Doe, "the country" for Peru."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from timeline.reading.actors.actor_words import Role, load_terms
from timeline.reading.actors.entities import CROWD, Entities, Entity
from timeline.reading.actors.phrase_building import Phrase
from timeline.reading.text.document import Document

_COUNTRIES = frozenset({"country", "nation"})
_PLACES = ("place", "where")  # sorts
_NAMED_GROUPS = ("company", "association", "media", "regulator")
_NEVER = frozenset({"opposition"})  # is always the same
_ALIKE = {"regulator": {"regulator", "company"}}  # the central bank is the regulator
_GENERAL = frozenset({"group", "organisation", "organization", "lobby"})  # any association, as a "club" is not
_BODIES, _FIRMS = ("body",), ("body", "")  # sorts of those that they mean
_SPOKEN, _HERE = frozenset({"sen", "rep", "sens", "reps"}), 3  # titles of lawmakers, and words before a name
_ELECTED = _SPOKEN | {"gov", "govs"}
_PAST = frozenset({"former", "ex", "retired"})
_FAMOUS = ("leader", "minister")  # groups of roles: "the former president" is whoever was one, and not who spoke last
_PARTISANS = frozenset("democrat republican conservative liberal socialist leftist centrist nationalist".split())
_POLITICAL = frozenset({"leader", "minister", "lawmaker", "local"})
_BESIDE = 1  # sentences back in which somebody stands whom a description tells more of
BACK = 4  # sentences that a pronoun looks back


class SecondMentions(Entities):
    """The entities of one document by descriptions that say something new of them."""

    sources: Collection[int]  # the first words of the attributions' sources
    reserved: Mapping[str, str]  # roles that, said alone, mean one actor of the codebook

    def __init__(self, document: Document, familiar: Iterable[str]) -> None:
        super().__init__(document, familiar)
        self.told: list[list[tuple[int, int, Entity, bool]]] = []  # per sentence: words, entity, in a quotation

    def _recall_named_body(self, phrase: Phrase, sentence: int) -> Entity | None:
        """Return the company, say, that "the company" means: the body last named of which nothing else is known."""
        if phrase.determiner != "the" or phrase.owner or phrase.role.group not in _NAMED_GROUPS:
            return None
        if phrase.role.plural or phrase.role.lemma in _NEVER.union(self.reserved) or not self._adds(phrase):
            return None
        for number in range(sentence, max(-1, sentence - (_BESIDE + 1 if phrase.mods else BACK)), -1):
            near = number >= sentence - _BESIDE and phrase.role.lemma == "party"  # "Vox opposes it. The party said"
            sorts = _FIRMS if phrase.role.group in ("company", "media") or near else _BODIES
            for word, _, entity, _ in self.told[number][:CROWD]:
                known = entity.alias and entity.sort not in _PLACES and len(entity.words) > 1  # "Friends of the Fjord"
                named = word < phrase.first and entity.words and (entity.sort in sorts or known)
                person = entity.gender or len(entity.words) > 1 and entity.words[0] in self.first_names
                if named and not person and _may_be(entity, phrase):
                    return entity
        return None

    def _recall_country(self, phrase: Phrase, sentence: int) -> Entity | None:
        """Return the land last named first in its sentence, for "the country"."""
        if phrase.determiner != "the" or phrase.role.lemma not in _COUNTRIES:
            return None
        for number in range(sentence, max(-1, sentence - BACK), -1):
            told = (entity for word, _, entity, _ in self.told[number][:CROWD] if word < phrase.first)
            land = next((entity for entity in told if entity.sort == "place"), None)
            if land is not None:
                return land
        return None

    def _recall_person(self, phrase: Phrase, sentence: int) -> Entity | None:
        """ "Sen. Jane Doe objected. The former prosecutor said": the person of whom a description tells more."""
        role = phrase.role
        owned = phrase.owner is not None and self.words[phrase.owner.first - 1] != "from"  # "the lawmaker from Leeds"
        if phrase.determiner != "the" or owned or role.plural or role.sort not in ("person", "people"):
            return None
        opens = phrase.first == self.document.sentences[sentence].first
        if not (opens or phrase.first in self.sources) or role.lemma in self.reserved:
            return None
        for number in range(sentence - 1, max(-1, sentence - 1 - _BESIDE), -1):
            told = [(word, e) for word, _, e, inside in self.told[number][:CROWD] if not inside and e.words]
            told.sort(key=lambda pair: pair[0] not in self.sources)  # whoever spoke is meant first
            for word, entity in told:
                if entity.sort == "person" and self._may_be_told_of(entity, word, phrase):
                    return entity
        return None

    def _may_be_told_of(self, entity: Entity, word: int, phrase: Phrase) -> bool:
        """Can a description be somebody's: no other office, nor the other gender?"""
        role = phrase.role
        if role.gender and entity.gender not in ("", role.gender):
            return False
        groups = {known.group for known, *_ in entity.roles}
        if any(known.lemma.endswith(role.lemma) for known, *_ in entity.roles) or not _PAST.isdisjoint(phrase.mods):
            return role.group not in _FAMOUS
        partisan = role.lemma in _PARTISANS  # "Gov. Jane Doe signed it. The Democrat said"
        if partisan or role.group == "lawmaker":
            titled = not (_ELECTED if partisan else _SPOKEN).isdisjoint(self.words[max(0, word - _HERE) : word + _HERE])
            return titled or not groups.isdisjoint(_POLITICAL if partisan else {"lawmaker"})
        return False

    def _adds(self, phrase: Phrase) -> bool:
        """Does a description with more than its noun open a sentence, where it tells more of somebody named?"""
        return not phrase.mods or phrase.first in self.sources and not any(mod[0] == "@" for mod in phrase.mods)


def _may_be(entity: Entity, phrase: Phrase) -> bool:
    """Is nothing else known of a body than what a description says, or what it is to others: a "partner"?

    One with a name that says what it is may be described anew: "the anti-graft agency" is the Crimes Commission.
    """
    group, noun = phrase.role.group, phrase.role.lemma.rsplit(" ", 1)[-1]
    kinds = {role.group for role, *_ in entity.roles if role.sort != "people"} or _groups_of(entity.words[-1])
    fits = kinds <= _ALIKE.get(group, {group}) and (noun in _GENERAL or group != "association")
    return fits if kinds else not phrase.mods


@cache
def _groups_of(noun: str) -> frozenset[str]:
    """Return the groups of bodies that a noun means: "commission" is a regulator."""
    roles = (term.names for term in load_terms().get(noun, ()) if not term.rest and isinstance(term.names, Role))
    return frozenset(role.group for role in roles if role.sort == "body")
