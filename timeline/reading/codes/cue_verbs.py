"""The verbs of a clause's cues: their auxiliaries, and whether they stand in a tense of their own."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.reading.codes.context import THAT, VerbGroup, read_verb_group
from timeline.reading.codes.cues import ATTITUDES, LEVERS, VERDICTS, Cue
from timeline.reading.codes.selection import OBJECT, is_reduced
from timeline.reading.text.phrases import Match
from timeline.reading.text.verbs import forms_of

_BEFORE = 4  # words before the clause in which the auxiliaries of its first word stand
_DONE = ATTITUDES | {"counter"}  # what somebody does or does not do
_OTHERWISE = frozenset({"longer", "neither"})
_PUTTING = forms_of("bring come consign fall go kick leave place put send strike take")
_PUTTING -= {"falls", "places", "strikes"}  # nouns as well
_PREPOSITIONS = frozenset("from in into off on out to".split())


_NO_GERUNDS = frozenset({"nothing", "bring", "sing", "ring", "swing", "cling", "fling", "spring"})


def _is_gerund(word: str) -> bool:
    return word.endswith("ing") and word not in _NO_GERUNDS


_DUE = frozenset("due set expected meant scheduled supposed".split())  # behind "were" and before "to begin"


class CueVerbs:
    """The verb groups of the cues of the clause that begins at words[begin], each read once.

    `things` are those of its cues that name a rule: "the ban imposed in May" has a participle. `initial` says that
    the clause opens its sentence.
    """

    def __init__(self, words: Sequence[str], begin: int, things: Sequence[Match[Cue]], initial: bool) -> None:
        self.words, self.begin, self.things, self.initial = words, begin, things, initial
        self._ends = {thing.last for thing in things}
        self._groups: dict[int, VerbGroup] = {}

    def group_of(self, cue: Match[Cue]) -> VerbGroup:
        """Return the verb group of one of the cues, read once."""
        group = self._groups.get(cue.first)
        if group is None:
            limit = self.begin if cue.first > self.begin else max(0, cue.first - _BEFORE)  # "has not called for"
            group = self._groups[cue.first] = read_verb_group(self.words, self._find_verb(cue), limit)
            if cue.entry.role in LEVERS and group.first == cue.first:
                behind = self._ends.intersection(range(cue.first - OBJECT, cue.first + 1))
                group.passive = group.past = any(is_reduced(self.words, cue.first, after) for after in behind)
        return group

    def _find_verb(self, cue: Match[Cue]) -> int:
        """ "will put the ban on hold": the verb before words that have none, else the cue's first word.

        In "is not acceptable" all that stands before the verdict tells of it.
        """
        if cue.entry.id in VERDICTS:
            return cue.last - 1
        if self.words[cue.first] in _PREPOSITIONS and cue.entry.role in LEVERS:
            before = range(cue.first - 1, self.begin - 1, -1)
            return next((i for i in before if self.words[i] in _PUTTING), cue.first)
        return cue.first

    def is_finite(self, cue: Match[Cue]) -> bool:
        """Does the cue's verb stand in a tense of its own: not "to allow", not "allowing"?"""
        group, word = self.group_of(cue), self.words[cue.first]
        if cue.last - cue.first > 1 and self.words[cue.last - 1] == "of":
            return False  # "the closure of"
        return not group.infinitive and (
            not _is_gerund(word) or group.passive or group.progressive or bool(group.modal)
        )

    def is_relative(self, cue: Match[Cue]) -> bool:
        """Does the cue's verb follow a relative pronoun: "drones that have been outlawed", "that were due to begin"?"""
        first = self.group_of(cue).first
        first -= 2 * (self.words[first - 1] in _DUE and self.words[first] == "to")
        return self.words[first - 1] in THAT

    def is_subject(self, cue: Match[Cue]) -> bool:
        """Is the cue a gerund that opens its sentence, as the subject of what follows?"""
        opens = self.initial and cue.first - self.begin <= 1
        return opens and _is_gerund(self.words[cue.first]) and not self.is_finite(cue)

    def is_unheld(self, cue: Match[Cue]) -> bool:
        """ "has not called for it", "never backed it": what somebody did not do; but "is not happy" is a view."""
        group = self.group_of(cue)
        active = not (group.passive or group.modal or not _OTHERWISE.isdisjoint(group.adverbs))
        return group.negated and active and cue.entry.role in _DONE and bool(cue.entry.event_type)

    @property
    def opens_with_no_longer(self) -> bool:
        """ "No longer are drones allowed": the negation before an inverted verb."""
        return self.words[self.begin : self.begin + 2] == ["no", "longer"]
