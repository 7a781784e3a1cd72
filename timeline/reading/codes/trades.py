"""What those who are quoted live off or look after: by their name, and by all that the article says they are."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.codebook import Codebook
from timeline.reading.actors.reader import Mention, Mentions
from timeline.reading.codes.interests import Interest, find_interest
from timeline.reading.codes.measures import load_measures
from timeline.reading.codes.parties import find_parties
from timeline.reading.text.document import Document

_OPENS = frozenset({"who", "whose", "a", "an", "the", "of", "from"})  # "Tom Reed, who runs a hotel"
_IS = frozenset({"is", "was", "runs", "ran", "owns", "owned"})
_ENDS = frozenset({",", ".", ";", "said", "says", "“", "”", '"', "—", "–"})
_LONGEST = 12  # words of what somebody is said to be


class Trades:
    """The interests of those whom one document names."""

    def __init__(self, document: Document, mentions: Mentions, codebook: Codebook) -> None:
        self._words = document.words
        self._mentions = mentions
        self._labels = {actor.id: actor.label for actor in codebook.actors}
        self._changes = load_measures(codebook).changes
        self._parties = find_parties(codebook)
        self._told: dict[str, Interest] | None = None

    def find_interest(self, actor: str, provision: str) -> Interest | None:
        """Return on which side somebody usually stands, by the codebook, the name, or else what he is said to be.

        Of a change, such as a closing, nothing tells that: guardians fight the closing of a hospital and want a mine's.
        """
        if (party := self._parties.get((actor, provision))) is not None:
            return party
        if provision in self._changes:
            return None
        interest = find_interest(self._labels.get(actor, actor))
        if interest is not None or actor in self._labels:
            return interest
        if self._told is None:
            self._told = {}
            for who, description in (*self._read_roles(), *self._read_appositions()):
                if who not in self._told and (interest := find_interest(description)):
                    self._told[who] = interest
        return self._told.get(actor)

    def _read_roles(self) -> Iterator[tuple[str, str]]:
        """ "Dairy farmer Tom Reed", "Tom Reed of the Hotel Association": who, and what he is, in the plural too."""
        for who, role, mods, owner in self._mentions.describe():
            yield who, " ".join((*mods, role.lemma, f"{role.lemma}s", self._labels.get(owner, owner)))

    def _read_appositions(self) -> Iterator[tuple[str, str]]:
        for mention in self._mentions.all:
            if mention.kind == "name" and mention.entity is not None and mention.entity.sort == "person":
                yield mention.actor, " ".join(self._read_behind(mention))

    def _read_behind(self, mention: Mention) -> list[str]:
        """Return the words of ", who runs a hotel," or "is a surgeon" behind a name, in the plural too."""
        words = [*self._words[mention.last : mention.last + _LONGEST], "", ""]
        begins = words[0] in _IS or (words[0] == "," and words[1] in _OPENS)
        end = next((i for i in range(1, len(words)) if words[i] in _ENDS or not words[i]), 1)
        told = words[1:end] if begins else []
        return [*told, *(f"{word}s" for word in told)]
