"""Who is meant again: every phrase of an article given its entity, the pronouns last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from timeline.reading.actors.entities import CROWD, Entity
from timeline.reading.actors.phrase_building import PRONOUNS, Phrase
from timeline.reading.actors.role_holders import BACK, RoleHolders
from timeline.reading.attribution.wordclasses import word_classes
from timeline.reading.text.document import Document

_BE = [["'s"], ["is"], ["was"], ["seems"], ["seemed"], ["remains"], ["remained"], ["appears"]]
_COMMAS = frozenset([",", "”", '"', "—", "–", "-"])
_BEFORE = frozenset("to with from against by for at on over of in near than like under".split())
_MINDED = frozenset("against opposed ready willing unwilling keen reluctant prepared".split())  # what one is
_WEATHER = frozenset("going becoming getting raining snowing".split())
_SOME = frozenset({"a", "an"})
_LEAD, _VERBS = 8, ("v", "x")  # words before a place that open a sentence; classes
_SPEAKERS = frozenset(["he", "she", "they", "it"])
_NEAR = 30  # words of a pronoun's own sentence in which a colon may part its words from whom it means
_OPENING = 4  # words within which the subject of a sentence begins
_BESIDE = 6  # words from a name to whom it belongs to: "Pepi, 71, one of the residents"
_EXPLAINS = frozenset(
    [(",",), (",", "who", "is"), (",", "who", "was"), (",", "who", "works", "as"), (",", "himself"), (",", "herself")]
)  # between somebody and what he is: "Jane Doe, its director"
_FAR = 16  # sentences, long quotations included, beyond which nobody is meant


class Discourse(RoleHolders):
    """The entities of one document, found phrase by phrase."""

    def __init__(
        self, document: Document, sources: Iterable[int], reserved: Mapping[str, str], familiar: Iterable[str]
    ) -> None:
        super().__init__(document, sources, reserved, familiar)
        # phrases that are, or belong to, a pronoun whose speaker may be needed; their sentences; are they quoted?
        self.waiting: list[tuple[Phrase, int, bool]] = []
        self.unquoted: set[int] = set()  # sentences that speak of somebody outside quotations

    def gather(self, phrases: list[Phrase], quoted: list[bool], sentences: list[int]) -> None:
        """Give every phrase its entity; pronouns inside quotations wait for their speaker."""
        self.told = told = [[] for _ in self.document.sentences]
        words, sources, before = self.words, self.sources, None
        for phrase, inside, sentence in zip(phrases, quoted, sentences, strict=True):
            kind = phrase.kind
            if kind == "place":
                phrase.entity = self._meet_place(phrase)
                if before is not None and words[before.last : phrase.first] == ["in"]:
                    self._learn_seat(before, phrase)
            elif kind == "pronoun":
                if inside:
                    self.waiting.append((phrase, sentence, inside))
                else:
                    phrase.entity = self.resolve_pronoun(phrase, sentence, None)
            else:
                near = before is not None and 0 < phrase.first - before.last < _BESIDE
                beside = before if near and tuple(words[before.last : phrase.first]) in _EXPLAINS else None
                if phrase.role is None and phrase.owner is None:
                    second = before is not None and self._is_second_town(before, phrase, sentence)
                    phrase.entity = Entity(phrase, "where") if second else self._meet_name(phrase, beside)
                else:
                    self._meet(phrase, beside, inside, sentence)
                    if phrase.owner is not None and phrase.owner.kind == "pronoun":
                        self.waiting.append((phrase, sentence, inside))
                if near and before.name:
                    self._learn_affiliation(before, phrase)
            entity = phrase.entity
            if entity is not None:
                entity.seen = first = phrase.first
                if first in sources:
                    self.spoke = entity, first
                told[sentence].append((first, phrase.last, entity, inside))
                if not inside:
                    self.unquoted.add(sentence)
            before = phrase
        for phrase in self.open:
            self._look_ahead(phrase)

    def _is_second_town(self, before: Phrase, phrase: Phrase, sentence: int) -> bool:
        """ "Campaigners in Lyon and Antwerp welcomed it": does a name go on with the place where those are who act?"""
        between, opening = self.words[before.last : phrase.first], self.document.sentences[sentence].first
        listed = between == ["and"] or between == [","] and self.words[phrase.last : phrase.last + 1] == ["and"]
        if not listed or before.entity is None or before.entity.sort != "where" or phrase.alias:
            return False
        lead = self.words[max(opening, before.first - _LEAD) : before.first]
        acts = any(word_classes().get(word, "") in _VERBS or word.endswith("ed") for word in lead)
        return opening + 1 < before.first <= opening + _LEAD and not acts

    def _meet(self, phrase: Phrase, beside: Phrase | None, inside: bool, sentence: int) -> None:
        owner = phrase.owner
        if owner is not None and owner.entity is None:
            if owner.kind == "pronoun":
                speaker = beside.entity if beside is not None else None
                owner.entity = None if inside else self.resolve_pronoun(owner, sentence, speaker)
            else:
                self._meet(owner, None, inside, sentence)
        elif phrase.role and not phrase.name and phrase.role.belongs == "any":
            self._take_land(phrase, sentence)
        if phrase.kind == "place":
            phrase.entity = self._meet_place(phrase)
        elif phrase.name:
            phrase.entity = self._meet_name(phrase, beside)
        elif phrase.role:
            phrase.entity = self._meet_role(phrase, beside, sentence)
        if phrase.role and phrase.entity and phrase.entity.sort != "place":  # of "the country" nothing is learnt
            self._learn_role(phrase.entity, phrase)
            self._learn_country(phrase.entity, phrase, sentence)
            self._learn_home(phrase.entity, phrase, sentence)

    def resolve_pronoun(
        self, phrase: Phrase, sentence: int, speaker: Entity | None, quoted: bool = False
    ) -> Entity | None:
        """Return whom a pronoun means: the compatible subject or speaker last met, not the one who is speaking."""
        pronoun = PRONOUNS[self.words[phrase.last - 1]]
        if pronoun in ("we", "i"):
            return speaker
        left = BACK
        for number in range(sentence - self._follows_words(phrase, sentence), max(-1, sentence - _FAR), -1):
            told = self.told[number]
            found = self._choose(phrase, pronoun, number, number == sentence, speaker, quoted) if told else None
            if found is not None:
                if pronoun in ("he", "she") and not found.gender:
                    found.gender = pronoun
                return found
            if pronoun == "it" and (self._is_empty(phrase) or not self._opens(phrase, sentence)):
                return None  # "it is unclear" means nobody; later in a sentence "it" is mostly a thing
            left -= number < sentence and number in self.unquoted
            if left <= 0:
                return None
        return None

    def _follows_words(self, phrase: Phrase, sentence: int) -> bool:
        """Does "he" speak after his own words, as in "the mayor, he said, lied"? Those they name are mostly others."""
        first = phrase.first
        if first not in self.sources or self.words[first] not in _SPEAKERS or self.words[first - 1] not in _COMMAS:
            return False
        before = self.words[max(self.document.sentences[sentence].first, first - _NEAR) : first - 1]
        return bool(before) and ":" not in before  # "Doe shrugged: cities, he said, …"

    def _is_empty(self, phrase: Phrase) -> bool:
        """Does "it is unclear" mean nobody, where "it is considering a suit", "it is against the ban" do?"""
        after = self.words[phrase.last + 1 : phrase.last + 2]
        minded = bool(after) and (after[0] in _MINDED or after[0].endswith("ing") and after[0] not in _WEATHER)
        return self._after(phrase) in _BE and not minded

    def _opens(self, phrase: Phrase, sentence: int) -> bool:
        near = phrase.first - self.document.sentences[sentence].first < _OPENING
        return near or self.words[phrase.last - 1] == "its"

    def _choose(
        self, phrase: Phrase, pronoun: str, number: int, near: bool, speaker: Entity | None, quoted: bool
    ) -> Entity | None:
        """Return the best candidate of one sentence: a speaker first, then the subject."""
        best, chosen, opening = (), None, self.document.sentences[number].first
        for word, last, entity, inside in self.told[number][:CROWD]:
            if near and word >= phrase.first:
                break
            if entity is speaker or inside and not quoted or not _agrees(entity, pronoun, near):
                continue
            if self.words[word - 1] == "as" and self.words[word] in _SOME:
                continue  # "As a young lawyer he …" says what he was
            spoke, who = word in self.sources, "who" in self.words[last : last + 2]
            if who and pronoun == "it":
                continue  # "Jane Doe, who …" is a person
            who = who and near
            full = len(entity.words) > 1  # of "a lecturer at Roskilde, Jeppe Winther," the latter
            rank: tuple[bool, ...] = (who, entity.plural, spoke)
            if pronoun != "they":
                free = self.words[word - 1] not in _BEFORE or word - 1 == opening  # "In Athens, it …"
                rank = who, spoke, entity.sort == "person", free, full
            if chosen is None or rank > best:  # the first of equals
                best, chosen = rank, entity
        return chosen


def _agrees(entity: Entity, pronoun: str, near: bool) -> bool:
    if pronoun in ("he", "she"):
        person = entity.sort == "person" or entity.sort == "people" or entity.sort == "" and bool(entity.words)
        return person and not entity.plural and entity.gender in ("", pronoun)
    if pronoun == "they":
        several = entity.sort == "" and bool(entity.alias) and entity.name.endswith("s") and " " in entity.name
        return entity.plural or several or entity.sort in ("body", "place", "people")
    unknown = entity.sort == "" and entity.words and not entity.gender
    return not entity.plural and (entity.sort in ("body", "place") or bool(unknown and (near or entity.alias)))
