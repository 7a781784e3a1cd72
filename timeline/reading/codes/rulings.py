"""What is undone, "the law" or "the decision": struck down, repealed or vetoed, it is the rule that was told last."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.reading.codes.drafts import POSITIONS, Draft
from timeline.reading.codes.readings import Reading

_UNDOING = frozenset({"lift", "refuse"})  # roles of what is done to a law
_PUT_IN_FORCE = "cues/put-in-force"
_POINTING = frozenset({"the", "that", "this", "those", "these", "its", "their"})
_LAWS = frozenset(
    """law laws act measure measures rule rules legislation policy decree regulation regulations ordinance
    statute""".split()
)
_DECISIONS = frozenset("decision ruling order verdict judgment judgement move step".split())
_VOTED = frozenset({"bill", "motion", "amendment"})
_BEHIND = frozenset(
    "in into on at after before last this two three within yesterday today again earlier and but a".split()
)
_FAR = 700  # characters behind a rule in which "the law" is that one


class Rulings:
    """Remembers the last law, and the last decision of any kind, that one document told outright."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._law: Draft | None = None
        self._decision: Draft | None = None

    def settle(self, draft: Draft, reading: Reading) -> None:
        """Read a deed on "the law", or on "the decision", by what that was: "banned it. A judge blocked the law"."""
        meant = self._find_meant(reading) if draft.rule and draft.relative and reading.sign else None
        if meant and meant.provision == draft.provision and draft.span.start - meant.span.end < _FAR:
            draft.position, draft.relative = POSITIONS[True, reading.sign * meant.side], False

    def note(self, draft: Draft, reading: Reading) -> None:
        """Remember a rule that is told, or decided by a vote; what undoes a law makes none."""
        if draft.is_rule and draft.change != "ends" and draft.modality == "realised":
            self._decision = draft
            if not (reading.undoes or reading.ends or reading.leaves_open):
                self._law = draft

    def _find_meant(self, reading: Reading) -> Draft | None:
        kept = reading.rule and (reading.change == "continues" or reading.outer.entry.id == _PUT_IN_FORCE)
        if not (kept or reading.outer.entry.role in _UNDOING) or not reading.leaves_open:
            return None
        thing = next((cue for cue in reversed(reading.cues) if cue.entry.role == "shift"), None)
        if thing is None or self._words[thing.first - 1] not in _POINTING:
            return None
        behind = self._words[thing.last : thing.last + 1]
        if thing.first > reading.outer.first and behind and behind[0][0].isalpha() and behind[0] not in _BEHIND:
            return None  # "struck down the law that banned it"
        named = self._words[thing.last - 1]
        voted = self._decision is not None and self._decision.event_type == "vote"
        if named in _DECISIONS or (voted and named in _VOTED):
            return self._decision
        return self._law if named in _LAWS else None
