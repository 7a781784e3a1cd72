"""A voice cut into clauses that say something."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from timeline.reading.codes.antecedents import Antecedents
from timeline.reading.codes.breaks import Breaks
from timeline.reading.codes.context import POSSESSIVES, Trigger
from timeline.reading.codes.cues import Cue
from timeline.reading.codes.pieces import BESIDE, PieceReader
from timeline.reading.codes.readings import Clause
from timeline.reading.codes.topics import Topics
from timeline.reading.codes.voices import Voice
from timeline.reading.text.document import Document, Sentence
from timeline.reading.text.phrases import Match

_UNDECIDED = frozenset({"decided", "decide", "opinion", "view", "undecided", "position"})
_NEGATIONS = frozenset({"not", "no", "never", "undecided", "n't", "hadn't", "haven't", "hasn't"})
_QUESTIONS = frozenset({"how", "what", "when", "where", "whether", "why", "if"})
_ASKED = frozenset({"asked", "pressed"})  # "Asked whether it would be allowed, he did not answer"
_POLICIES = frozenset("policy position stance line rules guidance restrictions view approach".split())
_FRAMING = frozenset({"propose", "favour", "disfavour", "refuse", "decide", "forbid", "permit", "counter"})
_SHORTEST_OPINION = 3  # words that a quotation needs to be somebody's opinion
_FEW = 12  # matches that need no sorting out
_first = attrgetter("first")


class ClauseReader:
    """Reads the clauses of one document."""

    def __init__(self, document: Document, topics: Topics) -> None:
        self._words = document.words
        self._breaks = Breaks(document)
        self._topics = topics
        self._antecedents = Antecedents(document.words)

    def read(
        self, sentence: Sentence, voice: Voice, cues: Sequence[Match[Cue]], triggers: Sequence[Match[Trigger]]
    ) -> list[Clause]:
        """Cut a voice into clauses that say something; the cues and triggers are the sentence's, in text order."""
        cues, triggers = _keep_near(cues, voice), _keep_near(triggers, voice)
        framing = [cue for cue in cues if voice.frames(cue.first) and cue.entry.role in _FRAMING] if voice.frame else []
        begin, end = voice.first, voice.last
        if voice.manner == "direct":  # “It will cost jobs,” he warned
            framing = [cue for cue in framing if cue.entry.role != "disfavour"]
        clauses: list[Clause] = []
        if framing or any(begin <= cue.first < end for cue in cues):
            pieces = PieceReader(self._topics, self._antecedents, sentence, voice, cues, framing, triggers)
            for first, last in self._breaks.cut(voice, cues):
                pieces.read(first, last)
            clauses = pieces.clauses
        if clauses:
            clauses[-1].last = max(voice.last, clauses[-1].last)
            return clauses
        standing = (cue for cue in cues if cue.entry.role == "stand")
        stands = next((cue for cue in standing if any(a <= cue.first < b for a, b in voice.stretches)), None)
        if self._is_opinion(voice) or (stands is not None and self._is_policy(voice)):
            clauses.append(Clause(voice.first, voice.last, voice, sentence, None, stands))
        return clauses

    def _is_opinion(self, voice: Voice) -> bool:
        """Does somebody say something: neither "asked how it went" nor "a request for comment"?"""
        if voice.attribution is None or voice.last - voice.first < _SHORTEST_OPINION:
            return False
        words = self._words[voice.first : voice.last]
        if words[-1] == "that":
            return False  # "warned ministers in a letter that", and what follows is somebody else's
        if not _UNDECIDED.isdisjoint(words) and not _NEGATIONS.isdisjoint(words):
            return False  # "had not yet decided how to vote"
        asks = voice.manner == "indirect" and words[0] in _QUESTIONS or words[0] in _ASKED
        return not asks and "comment" not in words

    def _is_policy(self, voice: Voice) -> bool:
        """Is it somebody's policy that has not changed, or one on something of the codebook's?"""
        words = self._words
        policies = [word for word in range(voice.first, voice.last) if words[word] in _POLICIES]
        owned = any(words[word - 1] in POSSESSIVES for word in policies)
        return owned or (bool(policies) and self._topics.names_any(voice.first, voice.last))


def _keep_near(matches: Sequence[Match], voice: Voice) -> Sequence[Match]:
    """Keep the matches that begin in a voice's words or beside its cue: a sentence may have many voices."""
    if len(matches) < _FEW:
        return matches
    low, high = voice.first, voice.last
    if voice.frame is not None:
        low, high = min(low, voice.frame[0] - BESIDE), max(high, voice.frame[1] + 1)
    return matches[bisect_left(matches, low, key=_first) : bisect_left(matches, high, key=_first)]
