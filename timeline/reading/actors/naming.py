"""What entities are called, and which actor they are: the codebook's, or the name that the article gives."""

from __future__ import annotations

from timeline.reading.actors.actor_aliases import Aliases, plain_spelling
from timeline.reading.actors.actor_words import Role, apart_words
from timeline.reading.actors.entities import Entity
from timeline.reading.actors.role_phrases import LEANINGS
from timeline.reading.text.document import Document

_TRADES = ("company", "people")
_ADHERENTS = frozenset({"supporter", "activist", "campaigner", "volunteer", "voter"})
_APART = ("association", "media")
_STOPS = frozenset('.!?”"')
_DETERMINERS = frozenset("the a an some several many this that these those".split())
_PREPOSITIONS = frozenset({"in", "of", "at", "from", "on"})
_WHENCE = frozenset({"from", "in", "near", "around", "outside", "across"})
_COUNTED = frozenset({"hundred", "thousand", "million"})
_JUDGES = ("court", "judge")
_ACRONYM = 4  # letters of a country's
_HEAD = 2  # sentences, headline included, of which one can begin with a dateline


class Naming:
    """Gives entities their names and actors; each is worked out once."""

    def __init__(self, document: Document, aliases: Aliases) -> None:
        self.document, self.aliases = document, aliases
        self.starts, self.ends = document.starts, document.ends
        self._datelines = {
            word
            for sentence in document.sentences[:_HEAD]
            for word in range(sentence.first, document.skip_dateline(sentence))
        }

    def tell(self, entity: Entity) -> tuple[str, str]:
        """Return an entity's name and actor, worked out once."""
        if entity.told is None:
            entity.told = ("", "")  # an owner in a circle owns nothing
            name = self._name(entity)
            entity.told = (name, self._actor(entity, name))
        return entity.told

    def text_of(self, first: int, last: int) -> str:
        """Return the words [first, last) as written, line breaks as spaces."""
        if last - first == 1:
            return self.document.forms[first]
        return " ".join(self.document.text[self.starts[first] : self.ends[last - 1]].split())

    def _name(self, entity: Entity) -> str:
        if entity.name:
            full = self.aliases.full.get(plain_spelling(entity.words[0]), "") if len(entity.words) == 1 else ""
            return full if full and entity.alias else self._spell(" ".join(entity.name.split()), entity)
        owner = entity.whose
        if owner is None:
            return self.text_of(entity.first, entity.last)
        whose = self.tell(owner.entity)[0] if owner.entity is not None else ""
        whose = self._spell(whose, owner.entity) if owner.entity is not None else whose
        rest = self.text_of(owner.last, entity.last)
        return f"{whose}’{'' if whose.endswith('s') else 's'} {rest}" if whose else rest

    def is_in_dateline(self, word: int) -> bool:
        """Does a word of "OTTAWA, Oct 3 (Reuters) -" begin what is named?"""
        return word in self._datelines

    def _spell(self, name: str, entity: Entity) -> str:
        """Return a name as one writes it outside a dateline: "Ottawa"."""
        shouted = len(name) > _ACRONYM and name.isupper()
        return name.title() if shouted and (entity.sort == "place" or entity.first in self._datelines) else name

    def _actor(self, entity: Entity, name: str) -> str:
        if entity.alias:
            return entity.alias
        if entity.place and not entity.roles:
            return self._actor_of_place(entity, name)
        actor = self.aliases.of_name(entity.words, entity.sort in ("person", "")) if entity.words else ""
        if entity.roles and not actor:
            actor = self._actor_by_role(entity) or self._actor_by_owner(entity) or self._actor_by_party(entity)
        return actor or strip_determiner(name)

    def _actor_by_role(self, entity: Entity) -> str:
        named = bool(entity.words) and entity.sort == "person"
        for role, mods, owner in entity.roles:
            if role.group == "lawmaker" and (party := self.aliases.of_party(mods)):
                return party  # "Socialist lawmakers" are not the parliament
            owned = owner is not None and not self._is_kind(entity, role, owner) and role.lemma not in LEANINGS
            home = owned and owner.sort == "place" and self.aliases.is_at_home(owner.place, role.group in _JUDGES)
            owned = owned and not home
            owned = owned and not self._is_ruling_party(entity, role, owner)
            actor = self.aliases.of_role(role, mods, named, owned)
            if owned and owner.sort == "place" and self._is_of_another_land(actor, owner.place):
                actor = ""  # Italy's defence minister is not "the defence secretary" of the codebook
            if not actor and owned and role.group == "local" and self.tell(owner)[1] not in self.aliases.actors:
                actor = self.aliases.of_bare_role(role.lemma, owner.words)  # "the mayor of Lisbon"
            if actor:
                return actor
        role, mods, owner = entity.roles[0]
        if named and owner is None and apart_words().isdisjoint(mods):
            return self.aliases.of_title(role, mods)
        bare = not entity.words and owner is None and not mods and entity.determiner == "the" and not role.plural
        return (self.aliases.of_bare_role(role.lemma) or self.aliases.of_title(role, mods)) if bare else ""

    def _is_ruling_party(self, entity: Entity, role: Role, owner: Entity) -> bool:
        """ "The Labour government": is the party only who governs, as in "a Labour government" it is not?"""
        named = owner.words[-1:] == ("party",) or owner.alias
        between = role.lemma == "government" and entity.determiner == "the" and owner.first > entity.first
        return bool(named) and between and owner.sort != "place"

    def _is_of_another_land(self, actor: str, land: str) -> bool:
        """Has the codebook's actor a country of its own, and another one than this?"""
        lands = self.aliases.places
        return lands.get(land, actor) != actor and actor in lands.values()

    def _actor_by_party(self, entity: Entity) -> str:
        """Return the party of a person who is told to be one of it."""
        if entity.sort != "person":
            return ""
        said = (mods.union(role.lemma.split()) for role, mods, _ in entity.roles)  # "opposition leader"
        return next(filter(None, map(self.aliases.of_party, said)), "")

    def _is_kind(self, entity: Entity, role: Role, owner: Entity) -> bool:
        """ "Fish processors": is what seems to be an owner a word with a capital because it opens the sentence?

        Nor does a town own "a farmer from Wagin", or "villagers near Wagin".
        """
        if role.group == "people" and owner.first > entity.first:
            if role.plural and self.document.words[owner.first - 1] not in _WHENCE:
                return False
            return not (owner.sort or owner.place or owner.alias)
        before = self.document.forms[owner.first - 1] if owner.first else "."
        return role.group in _TRADES and len(owner.words) == 1 and before in _STOPS

    def _actor_by_owner(self, entity: Entity) -> str:
        """Return the actor for whom somebody stands: their country's, their ministry's, their company's."""
        for role, mods, owner in entity.roles:
            if owner is None or not apart_words().isdisjoint(mods):
                continue
            if role.belongs == "none" and (role.lemma not in _ADHERENTS or owner.sort == "place"):
                continue  # but "supporters of Greenpeace" stand for it
            apart = role.group in _APART or not self._is_whole(owner)  # "Germany's farm lobby" is not Germany
            if role.belongs == "organisation" and owner.sort == "place" and apart:
                continue
            actor = self.tell(owner)[1]
            if role.group == "lawmaker" and not self._is_known(actor):
                continue  # "a Democratic senator" is not all Democrats
            if owner.sort == "people" and role.sort == "body" and not self._is_known(actor):
                continue  # "the farmers' association" is not all farmers
            if owner.plural and role.plural and not self._is_known(actor):
                continue  # nor are "lawmakers from both parties" the parties
            if actor and (not entity.words or self._is_known(actor)):
                return actor
        return ""

    def _actor_of_place(self, entity: Entity, name: str) -> str:
        actor = self.aliases.places.get(entity.place, "")
        if entity.sort == "body":  # a parliament
            return actor if actor in self.aliases.whole else strip_determiner(name)
        return actor or entity.place

    def _is_whole(self, owner: Entity) -> bool:
        return self.aliases.places.get(owner.place, "") in self.aliases.whole

    def _is_known(self, actor: str) -> bool:
        return actor in self.aliases.actors


def strip_determiner(name: str) -> str:
    """Return a name without "the" or "several" before it; "several hundred people", "some in the valley" keep it."""
    first, _, rest = name.partition(" ")
    whole = rest.partition(" ")[0] in _COUNTED | _PREPOSITIONS
    return rest if first.lower() in _DETERMINERS and rest and not whole else name
