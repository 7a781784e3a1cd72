"""Roles and who holds them: "the minister" again, "the second official", "the company" for one that was named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from timeline.reading.actors.actor_words import Role, apart_words
from timeline.reading.actors.entities import HOLDERS, Entity
from timeline.reading.actors.phrase_building import Phrase
from timeline.reading.actors.role_phrases import ORDINALS
from timeline.reading.actors.second_mentions import BACK, SecondMentions
from timeline.reading.text.document import Document

_NEUTRAL = frozenset("senior top new outgoing incoming same said two three four five six one".split())
_SEPARATE = (
    "vice ",
    "vice-",
    "deputy ",
    "prime ",
    "under ",
    "lieutenant ",
    "major ",
    "crown ",
    "brigadier ",
    "opposition ",
)
_HEADS = frozenset({"chancellor", "prime minister", "premier", "taoiseach"})  # of the government where the news is from
_AT_HOME = frozenset({"lawmaker", "local", "officer", "official"})
_UNIONS = frozenset({"European Union"})  # where ministers of many lands meet
_STATE = ("minister", "government")  # groups of roles that speak for a country
_LEADING = ("heads", "leads", "chairs", "runs", "founded", "represents", "directs")
_JOINTS = frozenset([("of",), (",", "of"), *((",", "who", verb) for verb in _LEADING)])  # between somebody and
# their organisation; before one that the codebook names also
_LOOSE_JOINTS = frozenset(
    [("from",), ("at",), ("with",), ("for",), (",", "from"), (",", "at"), (",", "with"), (",", "for")]
)
_AMONG = (",", "one", "of")
_FOR_MANY = frozenset([_AMONG, (",", "speaking", "for"), (",", "who", "speaks", "for"), (",", "who", "spoke", "for")])
_MEMBER = Role("member", "executive", "person", "organisation", frozenset())
_AGE = 3  # words of an age between commas
_SOON = 80  # words after which "the president" is no longer the one who spoke
_OPENING = 3  # words within which a sentence names what it is about
_ROLES = 8  # roles that are remembered of one entity


class RoleHolders(SecondMentions):
    """The entities of one document with the roles that they hold."""

    def __init__(
        self, document: Document, sources: Iterable[int], reserved: Mapping[str, str], familiar: Iterable[str]
    ) -> None:
        super().__init__(document, familiar)
        self.sources = set(sources)
        self.spoke: tuple[Entity | None, int] = (None, 0)  # who spoke last, and at which word
        self.reserved = reserved
        self.by_role: dict[str, list[Entity]] = {}
        self.open: list[Phrase] = []  # definite roles not yet met

    def _meet_role(self, phrase: Phrase, beside: Phrase | None, sentence: int) -> Entity:
        alone = phrase.first in self.sources  # "with American HIMARS, | a lawmaker said"
        if beside is not None and not alone and self._explains(beside, phrase):
            return beside.entity
        entity = self._recall_role(phrase) or self._recall_named_body(phrase, sentence)
        entity = entity or self._recall_country(phrase, sentence) or self._recall_person(phrase, sentence)
        if entity is None:
            entity = Entity(phrase, phrase.role.sort)
            if phrase.determiner == "whose" and beside is not None and phrase.role.belongs != "none":
                self._learn_owner(entity, phrase, beside)
            entity.plural = phrase.role.plural
            entity.gender = phrase.role.gender
            determiner = phrase.determiner
            entity.ordinal = determiner if determiner in ORDINALS else next(iter(ORDINALS & phrase.mods), "")
            if phrase.owner is None and (entity.ordinal or determiner in ("another", "other")):
                self._share_owner(entity, phrase)
            if determiner == "the" and not phrase.owner:
                self.open.append(phrase)
        return entity

    def _learn_owner(self, entity: Entity, phrase: Phrase, beside: Phrase) -> None:
        """ "The club, whose lawyers sued": those are the club's."""
        entity.whose = Phrase(phrase.first, phrase.first + 1, "pronoun")
        entity.whose.entity = beside.entity
        entity.roles.append((phrase.role, phrase.mods, beside.entity))

    def _recall_role(self, phrase: Phrase) -> Entity | None:
        """Return the entity last met that a definite phrase, or a bare plural, can mean."""
        definite = phrase.determiner in ("the", "this", "that")
        if not (
            definite
            or phrase.role.plural
            and not phrase.determiner
            or phrase.owner is not None
            and phrase.determiner != "a"
        ):
            return None
        found: Entity | None = None
        for entity in self.by_role.get(phrase.role.lemma, ())[-HOLDERS:]:
            if self._fits(phrase, entity) and (found is None or entity.seen > found.seen):
                found = entity
        return found

    def _share_owner(self, entity: Entity, phrase: Phrase) -> None:
        """A second official stands where the first one stood."""
        for other in reversed(self.by_role.get(phrase.role.lemma, [])[-HOLDERS:]):
            for role, mods, owner in other.roles:
                if owner is not None:
                    entity.roles.append((role, mods, owner))
                    return

    def _fits(self, phrase: Phrase, entity: Entity) -> bool:
        if entity.plural != phrase.role.plural and not (entity.sort == "body" and entity.words):
            return False
        apart, ordinals = apart_words(), ORDINALS & phrase.mods
        if ordinals and entity.ordinal not in ordinals:
            return ordinals == {"first"} and not entity.ordinal
        mods = phrase.mods - _NEUTRAL - ordinals
        alone = not mods and phrase.owner is None and phrase.role.lemma in self.reserved
        owner = phrase.owner.entity if phrase.owner else None
        for role, known, whose in entity.roles:
            if phrase.role.lemma not in _head_keys(role.lemma) or not mods <= known:
                continue
            abroad = whose is not None or any(mod[0] == "@" for mod in known)
            abroad = abroad or (alone and entity.alias not in ("", self.reserved[phrase.role.lemma]))
            if alone and abroad and not self._just_spoke(entity, phrase):
                continue
            may_own = owner is None or owner is whose or whose is None and phrase.role.sort != "body"
            if may_own and (apart.isdisjoint(known) or apart & known <= mods):
                return True
        return False

    def _just_spoke(self, entity: Entity, phrase: Phrase) -> bool:
        """Is somebody the one who spoke last: "… , Macron said. The president added"?"""
        speaker, word = self.spoke
        return entity is speaker and phrase.first in self.sources and phrase.first - word < _SOON

    def _look_ahead(self, phrase: Phrase) -> None:
        """Give "the president" at the beginning the entity that is introduced later, if only one is."""
        entity = phrase.entity
        holders = self.by_role.get(phrase.role.lemma, [])[:HOLDERS]
        later = [other for other in holders if other is not entity and self._fits(phrase, other)]
        owned = phrase.role.sort == "body" and any(owner for other in later for *_, owner in other.roles)
        if len(later) == 1 and not entity.name and not owned:  # "his government" is not "the government" of before
            phrase.entity = later[0]
            entity.name, entity.words = later[0].name, later[0].words
            entity.roles, entity.alias = later[0].roles, later[0].alias
            entity.first, entity.last = later[0].first, later[0].last
            entity.determiner, entity.whose = later[0].determiner, later[0].whose

    def _learn_role(self, entity: Entity, phrase: Phrase) -> None:
        owner = phrase.owner.entity if phrase.owner else None
        if entity.roles and not phrase.mods and phrase.owner is None:
            return  # "the minister" again says nothing new
        if len(entity.roles) < _ROLES:
            entity.roles.append((phrase.role, phrase.mods, owner))
        lemma = phrase.role.lemma
        for key in _head_keys(lemma):
            holders = self.by_role.setdefault(key, [])
            if entity not in holders[-HOLDERS:]:
                holders.append(entity)
        if lemma == "administration" and owner is not None and owner.words:
            self._make_president(owner, phrase)

    def _learn_country(self, entity: Entity, phrase: Phrase, sentence: int) -> None:
        """ "Italy will not follow, Foreign Minister Jane Doe said": who speaks for no country does for the first named.

        Of a country that the codebook knows it knows the ministers and the government too.
        """
        head, owned = phrase.role.lemma in _HEADS, phrase.owner is not None or len(entity.roles) > 1
        speaks = bool(phrase.name) if head or phrase.role.group == "minister" else phrase.first in self.sources
        if not speaks or owned or not (head or phrase.role.group in _STATE):
            return
        for word, _, first, _ in self.told[sentence][:1]:
            home = word == 0 and first.sort == "place" and self.forms[0].isupper()
            if head and home:
                entity.roles = [(phrase.role, phrase.mods, first)]  # "BERLIN — Chancellor Friedrich Merz"
            if head:
                return
            opens = word - self.document.sentences[sentence].first < _OPENING
            if opens and first.sort == "place" and first.place not in self.familiar:
                entity.roles = [(phrase.role, phrase.mods | {"@" + first.place}, first)]

    def _learn_home(self, entity: Entity, phrase: Phrase, sentence: int) -> None:
        """ "In Kyiv, patience was short. …, said Jane Doe, a lawmaker": of the land with which the paragraph opens.

        Where a codebook knows several, that is; ministers and senators may be on a visit.
        """
        known = entity.alias or phrase.owner is not None or len(entity.roles) > 1 or not entity.words
        if known or phrase.role.group not in _AT_HOME or phrase.role.lemma == "senator" or len(self.familiar) == 1:
            return
        sentences = self.document.sentences
        opening = sentence
        while opening > max(0, sentence - BACK) and sentences[opening - 1].paragraph == sentences[sentence].paragraph:
            opening -= 1
        for word, _, land, _ in self.told[opening][:1]:
            leads = word == sentences[opening].first + 1 and self.words[word - 1] == "in"
            if leads and land.sort == "place" and land.place in self.familiar:
                entity.roles = [(phrase.role, phrase.mods | {"@" + land.place}, land)]

    def _take_land(self, phrase: Phrase, sentence: int) -> None:
        """ "In Paris, the president said": of which land somebody is by the one with which the sentence opens.

        A person may be on a visit: whom the codebook knows by the office alone stays of no land.
        """
        told, first = self.told[sentence], self.document.sentences[sentence].first
        if self.words[first] != "in" or not told or told[0][0] != first + 1 or told[0][2].sort != "place":
            return
        land = told[0][2]
        home = land.place in self.familiar and len(self.familiar) == 1
        visits = phrase.role.sort != "body" and (phrase.role.lemma in self.reserved or land.place not in self.familiar)
        if not (home or visits or land.place in _UNIONS or any(mod[0] == "@" for mod in phrase.mods)):
            phrase.mods |= {"@" + land.place}
            phrase.owner = Phrase(told[0][0], told[0][1], "place")
            phrase.owner.entity = land

    def _learn_affiliation(self, before: Phrase, phrase: Phrase) -> None:
        """Take "Jane Doe of Greenpeace", "Jane Doe, who heads it" and "Karel, one of the growers" for those."""
        person, body = before.entity, phrase.entity
        owns = person is not None and (person.alias or person.sort == "body") and phrase.name
        if owns and self.words[before.last : phrase.first] == ["'s"]:
            self._learn_member(body, person)  # "Greenpeace's Jane Doe"
            return
        if not before.name or person is None or body is None or person.sort not in ("person", "") or body is person:
            return
        between = tuple(self.words[before.last : phrase.first])
        if len(between) > _AGE and between[1].isdigit() and between[0] == between[2] == ",":
            between = between[2:]  # "Pepi, 71, one of the residents"
        if between == _AMONG and phrase.role is not None and phrase.role.sort == "body":
            person.sort = person.sort or "body"  # "Acme, one of three start-ups": no person
        joined = between in _JOINTS or (bool(body.alias) and between in _LOOSE_JOINTS)
        joined = joined and body.sort in ("body", "") and not phrase.place
        if joined or (body.plural and between in _FOR_MANY):
            person.roles.append((_MEMBER, frozenset(), body))

    def _learn_seat(self, before: Phrase, place: Phrase) -> None:
        """ "Ministers in Oslo banned it": who is told to be anywhere, and nothing else, is of that land."""
        role, entity = before.role, before.entity
        new = entity is not None and entity.first == before.first and not (before.name or before.owner or before.mods)
        if new and role is not None and role.belongs == "any" and role.sort == "person" and place.entity.place:
            entity.roles = [(role, before.mods | {"@" + place.entity.place}, place.entity)]

    def _learn_member(self, person: Entity | None, body: Entity) -> None:
        named = person is not None and person.sort in ("person", "") and len(person.words) > 1
        if named and body.sort in ("body", "") and not person.roles:
            person.roles.append((_MEMBER, frozenset(), body))

    def _make_president(self, owner: Entity, phrase: Phrase) -> None:
        """The Biden administration is that of President Biden."""
        if not any(role.lemma == "president" for role, _, _ in owner.roles):
            president = replace(phrase.role, lemma="president", sort="person", group="leader")
            owner.roles.append((president, frozenset(owner.words), None))
            owner.sort = "person"
            self.by_role.setdefault("president", []).append(owner)


@cache
def _head_keys(lemma: str) -> tuple[str, ...]:
    """Return the nouns by which a role is taken up again: "secretary" for "secretary of state"."""
    words = lemma.split()
    if len(words) == 1 or lemma.startswith(_SEPARATE):
        return (lemma,)
    return lemma, words[0] if "of" in words or words[-1] == "general" else words[-1]
