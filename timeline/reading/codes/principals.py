"""For whom somebody speaks who is no actor himself: officials for their state, one of the parents for the parents."""

from __future__ import annotations

from functools import cache

from timeline.codebook import Codebook, load_rules
from timeline.model import Span
from timeline.reading.actors.actor_aliases import load_aliases
from timeline.reading.actors.actor_words import apart_words, plural_of
from timeline.reading.actors.phrase_building import PRONOUNS
from timeline.reading.actors.reader import Mention, Mentions
from timeline.reading.codes.subjects import PREPOSITIONS
from timeline.reading.text.document import Document, Sentence

OPENING = 6  # words with which a sentence says where it is true
RECENT = 600  # words in which an authority that is only implied is looked for
_SERVANTS = frozenset({"official", "spokesperson", "minister", "ministry", "government", "envoy"})  # groups of roles
_INSIDERS = frozenset(  # "people familiar with the talks"
    "briefed familiar close involved privy room knowledge source sources insider insiders".split()
)
_SOME_PEOPLE = frozenset({"people", "person", "members", "somebody", "someone"})
_ARTICLES = (["a"], ["an"], ["the"])


@cache
def last_words(groups: frozenset[str]) -> frozenset[str]:
    """Return the last words of the roles of some groups of data/roles.toml: "officials", "the ministry"."""
    heads = [head for group in load_rules("roles")["group"] if group["id"] in groups for head in group["heads"]]
    return frozenset(form.rsplit(" ", 1)[-1] for head in heads for form in (head, plural_of(head)))


@cache
def countries() -> frozenset[str]:
    """Return the countries, which decide for themselves whether or not the codebook knows them."""
    return frozenset(load_rules("places")["place"])


class Principals:
    """Finds for whom those speak whom one document mentions."""

    def __init__(self, document: Document, mentions: Mentions, codebook: Codebook) -> None:
        self._document = document
        self._mentions = mentions
        self._known = {actor.id for actor in codebook.actors}
        self._authorities = {actor.id for actor in codebook.actors if actor.authority}
        self._aliases = load_aliases(codebook)
        self._states = set(self._aliases.places.values()) or self._authorities
        self._stands_for: dict[str, str] = {}  # the group for which somebody without an office speaks
        self._served: dict[str, str] = {}  # for whom a ministry acted when it was last named

    def find_state(self, actor: str, word: int, written: str = "") -> str:
        """Return for whom "a spokesman", "the ministry" or "a person briefed on it" speaks: the state last told of.

        `written` says more of people without a name than the actor does: "two people close to the minister".
        """
        said, words = actor.lower().split(), self._document.words
        if not said or actor in self._known:
            return ""
        if said[-1] in _SOME_PEOPLE and written:
            said = written.lower().split()
        if said[-1] not in last_words(_SERVANTS) and _INSIDERS.isdisjoint(said):
            return ""
        if not apart_words().isdisjoint(said):
            return ""
        if words[word] in PRONOUNS and actor in self._served:
            return self._served[actor]
        sentence = self._document.sentences[self._document.sentence_at(self._document.starts[word])]
        opening = self._mentions.within(sentence.first, sentence.first + OPENING)
        if opening and opening[0].first < word and self.is_where(opening[0], sentence):
            self._served[actor] = opening[0].who  # "In Finland, officials said"
            return self._served[actor]
        before = reversed(self._mentions.within(max(0, word - RECENT), word))
        told = (m.actor for m in before if m.actor in self._states and words[m.first - 1] not in PREPOSITIONS)
        state = next(told, "")
        self._served[actor] = "" if self._aliases.is_of_another_level(set(said), state) else state
        return self._served[actor]

    def find_group(self, name: str, source: Span, word: int) -> str:
        """Return for which group somebody just met speaks: "The parents were blunter. “…,” Karim Belhadj asked".

        `source` is where the name stands, `word` where he or she begins to speak.
        """
        if name in self._known or name in countries() or not (name[:1] + name.split(" ")[-1][:1]).isupper():
            return ""  # "Catalonia's regional government"
        last, words = self._document.words_within(source)[1], self._document.words
        if words[last : last + 1] == [","] and words[last + 1 : last + 2] in _ARTICLES:
            return ""  # "Anna Berg, an economist"
        if name not in self._stands_for:
            self._stands_for[name] = self._find_group_before(word)
        return self._stands_for[name]

    def _find_group_before(self, word: int) -> str:
        """The one group of the codebook, none that decides, that the sentence before speaks of in this paragraph."""
        sentences = self._document.sentences
        number = self._document.sentence_at(self._document.starts[word])
        before = sentences[max(0, number - 1)]
        if number == 0 or before.paragraph != sentences[number].paragraph:
            return ""
        told = {m.actor for m in self._mentions.within(before.first, before.last) if m.actor in self._known}
        return told.pop() if len(told) == 1 and told.isdisjoint(self._authorities) else ""

    def is_where(self, mention: Mention, sentence: Sentence) -> bool:
        """Does a sentence open with where it is true: "In Hong Kong, a ban came into force"?"""
        words = self._document.words
        decides = mention.actor in self._authorities or mention.who in countries()
        leads = words[sentence.first : mention.first] in (["in"], ["in", "the"])
        place = mention.kind == "place" or mention.kind == "name" and mention.entity.sort != "person"
        return decides and leads and (words[mention.last : mention.last + 1] == [","] or place)
