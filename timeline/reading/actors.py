"""Who acts: every mention of an actor, resolved to whom it means and to the codebook's actor."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from timeline.codebook import Codebook
from timeline.model import Attribution, Span
from timeline.reading.actor_aliases import load_aliases
from timeline.reading.actor_phrases import find_phrases
from timeline.reading.coreference import Discourse
from timeline.reading.document import Document
from timeline.reading.entities import Entity
from timeline.reading.naming import Naming, strip_determiner
from timeline.reading.phrase_building import PRONOUNS, Phrase


class Mention(NamedTuple):
    """The words [first, last) name somebody who acts; empty strings mean that it is not known who."""

    first: int
    last: int
    span: Span
    name: str  # whom it means: "Antony Blinken", "the second U.S. official"; never a pronoun
    actor: str  # codebook id, else the fullest name that the article gives
    kind: str  # name, role, place or pronoun


class Mentions:
    """The mentions of a document in text order, none overlapping another."""

    __slots__ = ("all", "_document", "_firsts", "_lasts")

    def __init__(self, document: Document, mentions: list[Mention]) -> None:
        self.all = mentions
        self._document = document
        self._firsts = [mention.first for mention in mentions]
        self._lasts = [mention.last for mention in mentions]

    def within(self, first: int, last: int) -> list[Mention]:
        """Return the mentions that lie within the words [first, last)."""
        return self.all[bisect_left(self._firsts, first) : bisect_right(self._lasts, last)]

    def at(self, span: tuple[int, int]) -> Mention | None:
        """Return the mention that heads the phrase at `span`: the one at its beginning, or that holds all of it."""
        first, last = self._document.words_within(span)
        index = bisect_right(self._lasts, first)
        words = self._document.words
        while first < last and (words[first] in _LEAD or words[first] == "of" and words[first - 1] in _PARTS):
            first += 1
        if index < len(self.all) and self.all[index].first <= first < self.all[index].last:
            return self.all[index]
        if index < len(self.all) and self.all[index].first < last:
            between = words[first : self.all[index].first]
            if not _HINGES.intersection(between) and len(between) < 5:
                return self.all[index]
        return None

    def _is_told_further(self, mention: Mention, text: str) -> bool:
        """Does the source say more of somebody unknown than the mention: "people familiar with the matter"?"""
        return (
            mention.kind == "role" and text.startswith(mention.name) and strip_determiner(mention.name) == mention.actor
        )

    def speaker(self, attribution: Attribution) -> tuple[str, str]:
        """Return the resolved name of an attribution's source, never a pronoun, and its actor."""
        if not attribution.source:
            return "", ""
        mention = self.at(attribution.source[0])
        text = self._document.text[slice(*attribution.source[0])]
        if mention is not None and self._is_told_further(mention, text):
            return text, mention.actor
        if mention is not None:
            return mention.name, mention.actor
        if text.lower() in PRONOUNS or text.lower() in _NOBODY:
            return "", ""
        return text, strip_determiner(text)


_LEAD = frozenset(
    ["the", "a", "an", "both", "all", "but", "and", "that", "even", "one", "some", "many", "most", "several", "two"]
)
_PARTS = frozenset(
    ["one", "some", "many", "most", "several", "two", "three", "members", "all", "both", "none", "each", "half"]
)
_HINGES = frozenset(
    [
        "of",
        "in",
        "on",
        "by",
        "for",
        "with",
        "from",
        "to",
        "at",
        "who",
        "which",
        "that",
        ",",
        "'s",
        "familiar",
        "about",
        "and",
    ]
)
_NOBODY = frozenset(
    [
        "you",
        "who",
        "which",
        "that",
        "this",
        "those",
        "these",
        "one",
        "some",
        "many",
        "others",
        "what",
        "someone",
        "anyone",
    ]
)


def find_mentions(document: Document, attributions: Sequence[Attribution], codebook: Codebook) -> Mentions:
    """Return every mention of somebody who acts; the attributions tell who says "we" inside a quotation."""
    aliases = load_aliases(codebook)
    phrases = [phrase for phrase in find_phrases(document, aliases.terms) if _may_act(phrase)]
    sources = [document.word_at(attribution.source[0][0]) for attribution in attributions if attribution.source]
    discourse = Discourse(document, sources, aliases.reserved)
    quoted, sentences = _locate(document, phrases)
    discourse.gather(phrases, quoted, sentences)
    _resolve_quoted(document, discourse, phrases, quoted, sentences, attributions)
    names = Naming(document, aliases)
    return Mentions(document, [_mention(document, names, phrase) for phrase in phrases if not _is_town(phrase)])


def _mention(document: Document, names: Naming, phrase: Phrase) -> Mention:
    first, last, entity = phrase.first, phrase.last, phrase.entity
    name, actor = ("", "") if entity is None else entity.told or names.tell(entity)
    if phrase.kind == "place":
        name = document.forms[first] if last - first == 1 else names.text_of(first, last)
    return Mention(first, last, Span(document.starts[first], document.ends[last - 1]), name, actor, phrase.kind)


def _is_town(phrase: Phrase) -> bool:
    """Is this a town or a stretch of land that never acts in the article ("near Kharkiv")?"""
    return phrase.entity is not None and phrase.entity.sort == "where" and not phrase.entity.alias


def _may_act(phrase: Phrase) -> bool:
    return phrase.place is None or phrase.place.form != "adjective"


def _locate(document: Document, phrases: list[Phrase]) -> tuple[list[bool], list[int]]:
    """Return for every phrase whether it stands inside a quotation, and the number of its sentence."""
    quoted, numbers = [], []
    quotations, sentences, starts = document.quotations, document.sentences, document.starts
    q = s = 0
    for phrase in phrases:
        offset = starts[phrase.first]
        while q < len(quotations) and quotations[q].end <= offset:
            q += 1
        while s + 1 < len(sentences) and sentences[s + 1].first <= phrase.first:
            s += 1
        quoted.append(q < len(quotations) and quotations[q].start <= offset)
        numbers.append(s)
    return quoted, numbers


def _resolve_quoted(
    document: Document,
    discourse: Discourse,
    phrases: list[Phrase],
    quoted: list[bool],
    sentences: list[int],
    attributions: Sequence[Attribution],
) -> None:
    """Resolve the pronouns inside quotations, now that those who speak are known."""
    waiting = [k for k, phrase in enumerate(phrases) if quoted[k] and phrase.entity is None]
    owned = [k for k, phrase in enumerate(phrases) if phrase.owner is not None and phrase.owner.kind == "pronoun"]
    if not waiting and not owned:
        return
    firsts = [phrase.first for phrase in phrases]
    contents = sorted(
        (span.start, span.end, attribution.source[0])
        for attribution in attributions
        if attribution.source
        for span in attribution.content
    )
    starts = [content[0] for content in contents]
    for k in sorted({*waiting, *owned}):
        phrase = phrases[k] if phrases[k].kind == "pronoun" else phrases[k].owner
        if phrase is None or phrase.entity is not None or phrase.kind != "pronoun":
            continue
        source = _source_of(contents, starts, document.starts[phrase.first])
        speaker = _entity_at(document, phrases, firsts, source) if source else None
        phrase.entity = discourse.resolve_pronoun(phrase, sentences[k], speaker, quoted[k])
        if phrase is not phrases[k] and phrases[k].entity is not None and phrase.entity is not phrases[k].entity:
            phrases[k].entity.roles.append((phrases[k].role, phrases[k].mods, phrase.entity))


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
