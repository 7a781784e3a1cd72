"""Who acts: every mention of an actor, resolved to whom it means and to the codebook's actor."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from operator import attrgetter

from timeline.codebook import Codebook
from timeline.model import Attribution, Span
from timeline.reading.actors.actor_aliases import Aliases, load_aliases
from timeline.reading.actors.actor_phrases import find_phrases
from timeline.reading.actors.actor_words import Role, apart_words
from timeline.reading.actors.coreference import Discourse
from timeline.reading.actors.entities import Entity
from timeline.reading.actors.naming import Naming, strip_determiner
from timeline.reading.actors.phrase_building import PRONOUNS, Phrase
from timeline.reading.text.document import Document


class Mention:
    """The words [first, last) name somebody who acts.

    Whom they name is worked out when somebody asks: most mentions of an article are in none of its statements.
    """

    __slots__ = ("first", "last", "kind", "entity", "_names")

    def __init__(self, phrase: Phrase, names: Naming) -> None:
        self.first = phrase.first
        self.last = phrase.last
        self.kind = phrase.kind  # name, role, place or pronoun
        self.entity = phrase.entity
        self._names = names

    @property
    def span(self) -> Span:
        """The mention's characters."""
        return self._names.document.span_of(self.first, self.last)

    @property
    def name(self) -> str:
        """Whom it means: "Antony Blinken", "the second U.S. official"; never a pronoun, "" where it is not known."""
        if self.kind == "place":
            return self._names.text_of(self.first, self.last)
        entity = self.entity
        return (entity.told or self._names.tell(entity))[0] if entity is not None else ""

    @property
    def actor(self) -> str:
        """The codebook's id, else the fullest name that the article gives, "" where it is not known who."""
        entity = self.entity
        return (entity.told or self._names.tell(entity))[1] if entity is not None else ""

    @property
    def who(self) -> str:
        """The actor, else the name."""
        return self.actor or self.name


class Mentions:
    """The mentions of a document in text order, none overlapping another."""

    __slots__ = ("all", "towns", "_document", "_names", "_firsts", "_lasts", "_speakers", "_described")

    def __init__(self, document: Document, mentions: list[Mention], names: Naming, towns: dict[int, int]) -> None:
        self.all = mentions
        self.towns = towns  # the words, from the first to the last, of places that do not act
        self._names = names
        self._document = document
        self._firsts = [mention.first for mention in mentions]
        self._lasts = [mention.last for mention in mentions]
        self._speakers: dict[Span, tuple[str, str]] = {}  # by the source's span: each is asked for often
        self._described: list[tuple[str, Role, frozenset[str], str]] | None = None  # once somebody asks

    def within(self, first: int, last: int) -> list[Mention]:
        """Return the mentions that lie within the words [first, last)."""
        return self.all[bisect_left(self._firsts, first) : bisect_right(self._lasts, last)]

    def around(self, first: int, last: int) -> Mention | None:
        """Return the mention in which the words [first, last) lie, if there is one."""
        index = bisect_left(self._lasts, last)
        return self.all[index] if index < len(self.all) and self._firsts[index] <= first else None

    def describe(self) -> list[tuple[str, Role, frozenset[str], str]]:
        """Return who has which role with which modifiers, and of whom; "" for who only acts for somebody."""
        if self._described is None:
            self._described = list(self._describe())
        return self._described

    def _describe(self) -> Iterator[tuple[str, Role, frozenset[str], str]]:
        entities = {id(mention.entity): mention for mention in self.all if mention.entity and mention.entity.roles}
        for mention in entities.values():
            own = strip_determiner(mention.name) == mention.actor  # and not "her spokesman", who acts for her
            for role, mods, owner in mention.entity.roles:
                named = owner is not None and bool(owner.words)
                yield mention.actor if own else "", role, mods, self._names.tell(owner)[1] if named else ""

    def find_people(self) -> set[str]:
        """Return the persons whom the article names."""
        met = {id(mention.entity): mention for mention in self.all if mention.entity is not None}
        return {mention.actor for mention in met.values() if mention.entity.sort == "person"}

    def at(self, span: tuple[int, int]) -> Mention | None:
        """Return the mention that heads the phrase at `span`: the one at its beginning, or that holds all of it."""
        first, last = self._document.words_within(span)
        index = bisect_right(self._lasts, first)
        words = self._document.words
        while first < last and (words[first] in _LEAD or words[first] in _OF_WHOM and words[first - 1] in _PARTS):
            first += 1
        if index < len(self.all) and self.all[index].first <= first < self.all[index].last:
            return self.all[index]
        if index < len(self.all) and self.all[index].first < last:
            between = words[first : self.all[index].first]
            if between[-1:] == ["'s"] and self.all[index].kind == "name" and self.all[index].last == last:
                return self.all[index]  # "Florida's Mike Waltz"
            if not _HINGES.intersection(between) and len(between) < 5:
                return self.all[index]
        return None

    def _is_told_further(self, mention: Mention, text: str) -> bool:
        """Does the source say more of somebody unknown than the mention: "people familiar with the matter"?"""
        return (
            mention.kind == "role" and text.startswith(mention.name) and strip_determiner(mention.name) == mention.actor
        )

    def _find_body(self, mention: Mention, source: Span) -> str:
        """ "A spokesman for the industry body Acme": of the codebook's actors the one for whom a source speaks."""
        last = self._document.words_within(source)[1]
        known = mention.kind == "pronoun" or mention.actor != strip_determiner(mention.name)
        if known or mention.last >= last or self._document.words[mention.last] not in _FOR_WHOM:
            return ""
        named = (m.entity for m in self.within(mention.last, last) if m.kind == "name" and m.entity is not None)
        return next((entity.alias for entity in named if entity.alias), "")

    def _author(self, span: Span) -> Mention | None:
        """Return who speaks in "an appeal by the union", "a letter from 16 senators"."""
        first, last = self._document.words_within(span)
        near = self.within(first, last)
        return next((m for m in near if m.actor and self._document.words[m.first - 1] in ("by", "from")), None)

    def speaker(self, attribution: Attribution) -> tuple[str, str]:
        """Return the resolved name of an attribution's source, never a pronoun, and its actor."""
        if not attribution.source:
            return "", ""
        source = attribution.source[0]
        speaker = self._speakers.get(source)
        if speaker is None:
            speaker = self._speakers[source] = self._find_speaker(source)
        return speaker

    def _find_speaker(self, source: Span) -> tuple[str, str]:
        text = self._document.text[source.start : source.end]
        mention = self.at(source) or self._author(source)
        if mention is not None and (body := self._find_body(mention, source)):
            return (mention.name if mention.kind == "name" else text), body
        if mention is not None and self._is_told_further(mention, text):
            return text, mention.actor
        if mention is not None:
            return mention.name, mention.actor
        if text.lower() in PRONOUNS or text.lower() in _NOBODY:
            return "", ""
        return text, strip_determiner(text)


_DASHES = (["-"], ["–"], ["—"], ["--"])
_LEAD = frozenset(
    ["the", "a", "an", "both", "all", "but", "and", "that", "even", "one", "some", "many", "most", "several", "two"]
)
_PARTS = frozenset(
    ["one", "some", "many", "most", "several", "two", "three", "members", "all", "both", "none", "each", "half"]
)
_OF_WHOM = frozenset({"of", "in"})  # "some of the growers", "many in Brussels"
_FOR_WHOM = frozenset({"for", "of", "at", "from"})
_HINGES = frozenset("of in on by for with from to at who which that , 's familiar about and".split())
_NOBODY = frozenset("you who which that this those these one some many others what someone anyone".split())


def find_mentions(document: Document, attributions: Sequence[Attribution], codebook: Codebook) -> Mentions:
    """Return every mention of somebody who acts; the attributions tell who says "we" inside a quotation."""
    aliases = load_aliases(codebook)
    names = Naming(document, aliases)
    mentions, towns = [], {}
    for phrase in _resolve_phrases(document, attributions, aliases):
        entity = phrase.entity
        # A town or a land never acts, "near Kharkiv" as little as "in Kyiv"; but "some in Kyiv" do.
        lead = document.words[max(0, phrase.first - 2) : phrase.first]
        some = lead[1:] == ["in"] and lead[0] in _PARTS
        if names.is_in_dateline(phrase.first) and not (entity and (entity.alias or entity.sort == "place")):
            continue  # a town; its country is where the news is from
        if entity is None or entity.sort != "where" or entity.alias or some:
            mentions.append(Mention(phrase, names))
        else:
            towns[phrase.first] = phrase.last
    return Mentions(document, mentions, names, towns)


def find_roles(
    document: Document, attributions: Sequence[Attribution], codebook: Codebook
) -> list[tuple[str, Role, str]]:
    """Return what the article says that actors are, and of whom: ("Jane Doe", minister, "Kenya"), "" if of nobody.

    Left out is who acts for nobody else: "a former minister", "a farmer", "a German court".
    """
    aliases = load_aliases(codebook)
    phrases = _resolve_phrases(document, attributions, aliases)
    met = {id(phrase.entity): phrase.entity for phrase in phrases if phrase.entity is not None}
    held = [(entity, *role) for entity in met.values() if entity.sort != "where" for role in entity.roles]
    names = Naming(document, aliases)
    return [
        (names.tell(entity)[1], role, names.tell(owner)[1] if owner is not None else "")
        for entity, role, mods, owner in held
        if role.belongs != "none" and apart_words().isdisjoint(mods) and (owner is None or owner.sort != "where")
        if owner is None or owner.sort != "place" or role.belongs == "any"
    ]


def _resolve_phrases(document: Document, attributions: Sequence[Attribution], aliases: Aliases) -> list[Phrase]:
    """Return the phrases for those who act, each with its entity."""
    phrases = [p for p in find_phrases(document, aliases.openings) if p.place is None or p.place.form != "adjective"]
    phrases = [phrase for phrase in phrases if not _is_agency(document, phrase)]
    sources = [document.word_at(attribution.source[0][0]) for attribution in attributions if attribution.source]
    discourse = Discourse(document, sources, aliases.reserved, aliases.places)
    quoted, sentences = _locate(document, phrases)
    discourse.gather(phrases, quoted, sentences)
    _resolve_quoted(document, discourse, phrases, attributions)
    return phrases


def _is_agency(document: Document, phrase: Phrase) -> bool:
    """ "OSLO, Oct 3 (North Wire) - Its minister said": is it only who sends the news?"""
    before, behind = document.words[phrase.first - 1], document.words[phrase.last : phrase.last + 2]
    return before == "(" and behind[:1] == [")"] and behind[1:] in _DASHES


def _locate(document: Document, phrases: list[Phrase]) -> tuple[list[bool], list[int]]:
    """Return for every phrase whether it stands inside a quotation, and the number of its sentence."""
    quoted, numbers = [], []
    starts, beyond = document.starts, len(document.text) + 1
    quotations = chain(document.quotations, repeat((beyond, beyond)))
    begins = chain((sentence.first for sentence in document.sentences[1:]), repeat(beyond))
    opens, closes = next(quotations)
    number, begin = 0, next(begins)
    for phrase in phrases:
        first = phrase.first
        offset = starts[first]
        while closes <= offset:
            opens, closes = next(quotations)
        while begin <= first:
            number, begin = number + 1, next(begins)
        quoted.append(opens <= offset)
        numbers.append(number)
    return quoted, numbers


def _resolve_quoted(
    document: Document, discourse: Discourse, phrases: list[Phrase], attributions: Sequence[Attribution]
) -> None:
    """Resolve the pronouns inside quotations, now that those who speak are known."""
    if not discourse.waiting:
        return
    firsts = list(map(attrgetter("first"), phrases))
    contents = sorted(
        (span.start, span.end, attribution.source[0])
        for attribution in attributions
        if attribution.source
        for span in attribution.content
    )
    starts = [content[0] for content in contents]
    for whole, sentence, inside in discourse.waiting:
        phrase = whole if whole.kind == "pronoun" else whole.owner
        if phrase is None or phrase.entity is not None or phrase.kind != "pronoun":
            continue
        source = _source_of(contents, starts, document.starts[phrase.first])
        owned = None if phrase is whole else whole.entity  # nobody is "its director" of himself
        speaker = _entity_at(document, phrases, firsts, source) if source else owned
        phrase.entity = discourse.resolve_pronoun(phrase, sentence, speaker, inside)
        if owned is not None and phrase.entity is not owned:
            owned.roles.append((whole.role, whole.mods, phrase.entity))


def _source_of(contents: list, starts: list[int], offset: int) -> Span | None:
    """Return the source of the innermost content that holds a character."""
    best = None
    index = bisect_right(starts, offset)
    for start, end, source in contents[max(0, index - 6) : index]:
        if offset < end and (best is None or end - start < best[0]):
            best = (end - start, source)
    return best[1] if best else None


def _entity_at(document: Document, phrases: list[Phrase], firsts: list[int], span: Span) -> Entity | None:
    first, last = document.words_within(span)
    index = bisect_left(firsts, first)
    if index > 0 and phrases[index - 1].last > first:
        index -= 1
    if index < len(phrases) and phrases[index].first < last:
        return phrases[index].entity
    return None
