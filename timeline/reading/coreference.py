"""Who is meant again: names, roles and pronouns of one article gathered into entities."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from timeline.codebook import load_rules
from timeline.reading.actor_words import Role, apart_words, first_names
from timeline.reading.document import Document
from timeline.reading.phrase_building import PRONOUNS, Phrase

_NEUTRAL = frozenset("senior top new outgoing incoming same said two three four five six one".split())
_ORDINALS = frozenset("first second third fourth fifth other another".split())
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
_BE = [["'s"], ["is"], ["was"], ["seems"], ["seemed"], ["remains"], ["remained"], ["appears"]]
_CLOSERS = [[","], ["."], [")"], [";"], ["—"], ["–"]]
_FUNCTION = frozenset(["for", "of", "the", "and", "in", "on", "to", "with"])
_NAMED_GROUPS = ("company", "association", "media", "regulator")
_FAR = 16  # sentences, long quotations included, beyond which nobody is meant
_CROWD = 40  # mentions of a sentence that are looked at: keeps hostile sentences linear
_HOLDERS = 12  # bearers of the same role or surname that are looked at
_ROLES = 8  # roles that are remembered of one entity
_BACK = 4  # sentences that a pronoun looks back


class Entity:
    """Somebody an article speaks of, with all that it says about who it is."""

    __slots__ = (
        "name",
        "words",
        "sort",
        "gender",
        "plural",
        "roles",
        "place",
        "alias",
        "seen",
        "first",
        "ordinal",
        "told",
    )

    def __init__(self, first: Phrase) -> None:
        self.name = ""  # the fullest name, as written
        self.words: tuple[str, ...] = ()
        self.sort, self.gender, self.plural = "", "", False
        self.roles: list[tuple[Role, frozenset[str], Entity | None]] = []
        self.place = ""
        self.alias = ""  # the actor of the codebook that its name is an alias of
        self.seen = 0
        self.first = first
        self.ordinal = ""
        self.told: tuple[str, str] | None = None  # its name and actor, once worked out


class Discourse:
    """The entities of one document, found phrase by phrase."""

    def __init__(self, document: Document, sources: Iterable[int], reserved: Iterable[str] = ()) -> None:
        self.reserved = reserved  # roles that, said alone, mean one actor of the codebook
        self.document, self.words, self.forms = document, document.words, document.forms
        self.sources = set(sources)  # the first words of the attributions' sources
        self.names: dict[str, Entity] = {}
        self.firsts: dict[str, Entity] = {}
        self.settled: dict[tuple[str, ...], Entity] = {}  # persons and bodies by names that say nothing new
        self.lasts: dict[str, list[Entity]] = {}
        self.places: dict[str, Entity] = {}
        self.by_role: dict[str, list[Entity]] = {}
        self.entities: list[Entity] = []
        self.told: list[list[tuple[int, int, Entity, bool]]] = []  # per sentence: words, entity, in a quotation
        self.open: list[tuple[int, Phrase]] = []  # definite roles not yet met

    def gather(self, phrases: list[Phrase], quoted: list[bool], sentences: list[int]) -> None:
        """Give every phrase its entity; pronouns inside quotations wait for their speaker."""
        self.told = [[] for _ in self.document.sentences]
        before: Phrase | None = None
        for phrase, inside, sentence in zip(phrases, quoted, sentences, strict=True):
            if phrase.kind == "pronoun":
                if not inside:
                    phrase.entity = self.resolve_pronoun(phrase, sentence, None)
            else:
                self._meet(phrase, before, inside, sentence)
            if phrase.entity is not None:
                phrase.entity.seen = phrase.first
                self.told[sentence].append((phrase.first, phrase.last, phrase.entity, inside))
            before = phrase
        for phrase in [phrase for _, phrase in self.open]:
            self._look_ahead(phrase)

    def _meet(self, phrase: Phrase, before: Phrase | None, inside: bool, sentence: int) -> None:
        owner = phrase.owner
        if owner is not None and owner.entity is None:
            if owner.kind == "pronoun":
                beside = before is not None and before.last + 1 == phrase.first  # "Jane Doe, its director"
                owner.entity = (
                    None if inside else self.resolve_pronoun(owner, sentence, before.entity if beside else None)
                )
            else:
                self._meet(owner, None, inside, sentence)
        if phrase.kind == "place":
            phrase.entity = self._meet_place(phrase)
        elif phrase.name:
            phrase.entity = self._meet_name(phrase, before)
        elif phrase.role:
            phrase.entity = self._meet_role(phrase, before, sentence)
        if phrase.role and phrase.entity:
            self._learn_role(phrase.entity, phrase)

    def _meet_place(self, phrase: Phrase) -> Entity:
        key = phrase.place.id if phrase.place.form != "parliament" else " ".join(self.words[phrase.first : phrase.last])
        entity = self.places.get(key)
        if entity is None:
            entity = self.places[key] = self._introduce(
                phrase, "body" if phrase.place.form == "parliament" else "place"
            )
            entity.place = phrase.place.id
        return entity

    def _introduce(self, phrase: Phrase, sort: str) -> Entity:
        entity = Entity(phrase)
        entity.sort = sort
        self.entities.append(entity)
        return entity

    def _meet_name(self, phrase: Phrase, before: Phrase | None) -> Entity:
        words = tuple(self.words[slice(*phrase.name)])
        known = self.settled.get(words)
        if known is not None and not (phrase.role or phrase.title or phrase.acronym):
            return known
        sort = self._sort_of(phrase, words)
        entity = self._recall(words, sort, phrase.title.replace("any", ""))
        if entity is None and before is not None and self._explains(before, phrase):
            entity = before.entity
        if entity is None:
            entity = self._introduce(phrase, sort)
        self._learn_name(entity, phrase, words, sort)
        if phrase.owner and phrase.owner.entity is entity:
            phrase.owner = None
        return entity

    def _sort_of(self, phrase: Phrase, words: tuple[str, ...]) -> str:
        if phrase.title or phrase.role and phrase.role.sort != "body":
            return "person"
        if phrase.role:
            return "body"
        if self._is_where(phrase):
            return "where"
        if len(words) > 1 and words[0] in first_names() and phrase.determiner != "the":
            return "person"
        form = self.forms[phrase.name[0]]
        return "body" if phrase.determiner == "the" or len(words) == 1 and len(form) > 1 and form.isupper() else ""

    def _is_where(self, phrase: Phrase) -> bool:
        """Is a name that of a town, a river, a stretch of land?"""
        after, before = self.words[phrase.last : phrase.last + 1], self.words[phrase.first - 1] if phrase.first else ""
        if " ".join(self.words[slice(*phrase.name)]) in _towns() or after and after[0] in _land():
            return True
        return before in _locatives() and after != ["'s"] and phrase.determiner != "the"

    def _recall(self, words: tuple[str, ...], sort: str, gender: str) -> Entity | None:
        """Return the entity that has this name, wholly or by its surname."""
        entity = self.names.get(" ".join(words))
        if entity is not None and (not gender or entity.gender in ("", gender)):
            return entity
        if sort in ("body", "where"):
            return None
        known = self.lasts.get(words[-1], ())
        if len(words) == 1 and not known and words[0] in self.firsts:
            return self.firsts[words[0]]
        for entity in sorted(known, key=lambda entity: (entity.gender != gender, -entity.seen)):
            if entity.sort == "body" and sort == "person" or gender and entity.gender not in ("", gender):
                continue
            if len(words) == 1 or len(entity.words) == 1 or entity.words[0] == words[0][0]:
                return entity
        return None
        if len(words) == 1 or len(known.words) == 1 or known.words[0][0] == words[0][0] and len(known.words[0]) == 1:
            return known
        return None

    def _learn_name(self, entity: Entity, phrase: Phrase, words: tuple[str, ...], sort: str) -> None:
        self.names.setdefault(" ".join(words), entity)
        if entity.sort in ("person", "body") or sort in ("person", "body") or entity.first is not phrase:
            self.settled[words] = entity
        if phrase.acronym:
            self.names[phrase.acronym.lower()] = entity
        if len(words) > len(entity.words):
            entity.words = words
            entity.name = self.document.text[slice(*self.document.span_of(*phrase.name))]
        if sort != "where" or not entity.sort:
            entity.sort = sort if entity.sort in ("", "where") and sort else entity.sort
        entity.alias = entity.alias or phrase.alias
        if not entity.gender and entity.sort in ("person", ""):
            role_gender = phrase.role.gender if phrase.role else ""
            entity.gender = (
                phrase.title.replace("any", "")
                or role_gender
                or (first_names().get(words[0], "") if len(words) > 1 else "")
            )
        if entity.sort != "body" and not any(word in _FUNCTION for word in words):
            known = self.lasts.setdefault(words[-1], [])
            if entity not in known[-_HOLDERS:]:
                known.append(entity)
                self.settled.pop(words[-1:], None)
            if len(words) > 1 and entity.sort == "person":
                self.firsts.setdefault(words[0], entity)

    def _after(self, phrase: Phrase) -> list[str]:
        return self.words[phrase.last : phrase.last + 1]

    def _explains(self, before: Phrase, phrase: Phrase) -> bool:
        """Is this an apposition: "Jane Doe, the energy minister", "the prime minister, Viktor Orban,"?"""
        if before.entity is None or before.last + 1 != phrase.first or self.words[before.last] != ",":
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

    def _meet_role(self, phrase: Phrase, before: Phrase | None, sentence: int) -> Entity:
        if before is not None and self._explains(before, phrase):
            return before.entity
        entity = self._recall_role(phrase) or self._recall_named_body(phrase, sentence)
        if entity is None:
            entity = self._introduce(phrase, phrase.role.sort)
            entity.plural = phrase.role.plural
            entity.gender = phrase.role.gender
            entity.ordinal = next(iter(_ORDINALS & (phrase.mods | {phrase.determiner})), "")
            if phrase.owner is None and (entity.ordinal or phrase.determiner in ("another", "other")):
                self._share_owner(entity, phrase)
            if phrase.determiner == "the" and not phrase.owner:
                self.open.append((phrase.first, phrase))
        return entity

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
        for entity in self.by_role.get(phrase.role.lemma, ())[-_HOLDERS:]:
            if self._fits(phrase, entity) and (found is None or entity.seen > found.seen):
                found = entity
        return found

    def _recall_named_body(self, phrase: Phrase, sentence: int) -> Entity | None:
        """Return the company, say, that "the company" means: the body last named of which nothing else is known."""
        if phrase.determiner != "the" or phrase.owner or phrase.mods or phrase.role.group not in _NAMED_GROUPS:
            return None
        if phrase.role.plural:
            return None
        for number in range(sentence, max(-1, sentence - _BACK), -1):
            for word, _, entity, _ in self.told[number][:_CROWD]:
                if word < phrase.first and entity.words and entity.sort in ("body", "") and not entity.roles:
                    return entity
        return None

    def _share_owner(self, entity: Entity, phrase: Phrase) -> None:
        """A second official stands where the first one stood."""
        for other in reversed(self.by_role.get(phrase.role.lemma, [])[-_HOLDERS:]):
            for role, mods, owner in other.roles:
                if owner is not None:
                    entity.roles.append((role, mods, owner))
                    return

    def _fits(self, phrase: Phrase, entity: Entity) -> bool:
        if entity.plural != phrase.role.plural and not (entity.sort == "body" and entity.words):
            return False
        ordinals = _ORDINALS & phrase.mods
        if ordinals and entity.ordinal not in ordinals:
            return ordinals == {"first"} and not entity.ordinal
        mods = phrase.mods - _NEUTRAL - ordinals
        alone = not mods and phrase.owner is None and phrase.role.lemma in self.reserved
        owner = phrase.owner.entity if phrase.owner else None
        for role, known, whose in entity.roles:
            if not _same_head(role.lemma, phrase.role.lemma) or not mods <= known:
                continue
            if alone and (whose is not None or any(mod[0] == "@" for mod in known)):
                continue
            if (owner is None or whose is None or owner is whose) and not (apart_words() & known) - mods:
                return True
        return False

    def _look_ahead(self, phrase: Phrase) -> None:
        """Give "the president" at the beginning the entity that is introduced later, if only one is."""
        entity = phrase.entity
        holders = self.by_role.get(phrase.role.lemma, [])[:_HOLDERS]
        later = [other for other in holders if other is not entity and self._fits(phrase, other)]
        if len(later) == 1 and not entity.name:
            phrase.entity = later[0]
            entity.name, entity.words = later[0].name, later[0].words
            entity.roles, entity.alias = later[0].roles, later[0].alias
            entity.first = later[0].first

    def _learn_role(self, entity: Entity, phrase: Phrase) -> None:
        owner = phrase.owner.entity if phrase.owner else None
        if entity.roles and not phrase.mods and phrase.owner is None:
            return  # "the minister" again says nothing new
        if len(entity.roles) < _ROLES:
            entity.roles.append((phrase.role, phrase.mods, owner))
        lemma = phrase.role.lemma
        for key in _head_keys(lemma):
            holders = self.by_role.setdefault(key, [])
            if entity not in holders[-_HOLDERS:]:
                holders.append(entity)
        if lemma == "administration" and owner is not None and owner.words:
            self._make_president(owner, phrase)

    def _make_president(self, owner: Entity, phrase: Phrase) -> None:
        """The Biden administration is that of President Biden."""
        if not any(role.lemma == "president" for role, _, _ in owner.roles):
            owner.roles.append(
                (phrase.role._replace(lemma="president", sort="person", group="leader"), frozenset(owner.words), None)
            )
            owner.sort = "person"
            self.by_role.setdefault("president", []).append(owner)

    def resolve_pronoun(
        self, phrase: Phrase, sentence: int, speaker: Entity | None, quoted: bool = False
    ) -> Entity | None:
        """Return whom a pronoun means: the compatible subject or speaker last met, not the one who is speaking."""
        pronoun = PRONOUNS[self.words[phrase.last - 1]]
        if pronoun in ("we", "i"):
            return speaker
        left = _BACK
        for number in range(sentence, max(-1, sentence - _FAR), -1):
            found = self._choose(phrase, pronoun, number, number == sentence, speaker, quoted)
            if found is not None:
                if pronoun in ("he", "she") and not found.gender:
                    found.gender = pronoun
                return found
            if pronoun == "it" and self._after(phrase) in _BE:
                return None  # "it is unclear" means nobody
            left -= number < sentence and any(not inside for _, _, _, inside in self.told[number])
            if left <= 0:
                return None
        return None

    def _choose(
        self, phrase: Phrase, pronoun: str, number: int, near: bool, speaker: Entity | None, quoted: bool
    ) -> Entity | None:
        """Return the best candidate of one sentence: a speaker first, then the subject."""
        best, chosen = (), None
        for word, last, entity, inside in self.told[number][:_CROWD]:
            if near and word >= phrase.first:
                break
            if entity is speaker or inside and not quoted or not _agrees(entity, pronoun, near):
                continue
            who = near and "who" in self.words[last : last + 2]
            fits = entity.plural if pronoun == "they" else entity.sort == "person"
            rank = (who, word in self.sources, fits, -word)
            if chosen is None or rank > best:
                best, chosen = rank, entity
        return chosen


def _agrees(entity: Entity, pronoun: str, near: bool) -> bool:
    if pronoun in ("he", "she"):
        person = entity.sort == "person" or entity.sort == "people" or entity.sort == "" and bool(entity.words)
        return person and not entity.plural and entity.gender in ("", pronoun)
    if pronoun == "they":
        return entity.plural or entity.sort in ("body", "place", "people")
    unknown = entity.sort == "" and entity.words and not entity.gender
    return not entity.plural and (entity.sort in ("body", "place") or bool(near and unknown))


def _same_head(known: str, lemma: str) -> bool:
    return lemma in _head_keys(known)


def _head_keys(lemma: str) -> tuple[str, ...]:
    """Return the nouns by which a role is taken up again: "secretary" for "secretary of state"."""
    words = lemma.split()
    if len(words) == 1 or lemma.startswith(_SEPARATE):
        return (lemma,)
    return lemma, words[0] if "of" in words or words[-1] == "general" else words[-1]


@cache
def _towns() -> frozenset[str]:
    return frozenset(load_rules("roles")["land"]["towns"])


@cache
def _land() -> frozenset[str]:
    return frozenset(load_rules("roles")["land"]["words"])


@cache
def _locatives() -> frozenset[str]:
    return frozenset(load_rules("roles")["land"]["before"])
