"""A statement in the making: its codes, and what of its position the whole article has still to settle."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.model import Evidence, Span, Statement, When
from timeline.reading.codes.interests import Interest

POSITIONS = {(True, 1): "permits", (True, -1): "prohibits", (False, 1): "supports", (False, -1): "opposes"}
SIDES = {"permits": 1, "supports": 1, "prohibits": -1, "opposes": -1}
DEED_OF = {1: "permission", -1: "prohibition"}
OTHER_POSITION = {position: POSITIONS[rule, -side] for (rule, side), position in POSITIONS.items()}
OTHER_WAY = {"permission": "prohibition", "prohibition": "permission"}


@dataclass(slots=True)
class Draft:
    """The codes of a statement as they are worked out; see model.Statement for their meaning."""

    span: Span
    when: When
    kind: str = "stance"
    event_type: str = ""
    source: str = ""
    speaker: str = ""
    actor: str = ""
    position: str = ""
    provision: str = ""
    change: str = ""
    modality: str = "realised"
    evidence: tuple[Evidence, ...] = ()
    rule: bool = False  # has the force of a rule
    relative: bool = False  # its position is for (supports) or against "the move", whichever way that goes
    bygone: bool = False  # told in the past perfect: "had refused"
    turned: bool = False  # is it on what is itself a rule, so that it was turned?
    way: int = 0  # where what it speaks of goes, whatever side it takes
    standing: str = ""  # named by a word for what the news may have ended: a "law" or a "bill"
    ends: str = ""  # which of them it tells to have ended
    opinion: bool = False  # its position is its actor's, or else `leaning`
    leaning: int = 0  # +1 for the article's change, -1 against it, 0 unknown
    decides: bool = False  # has its actor authority?
    interest: Interest | None = None  # the side that such actors usually take
    follows: Draft | None = None  # what its paragraph told right before it, if it opens a quotation

    @property
    def side(self) -> int:
        """+1 towards allowing, -1 towards forbidding, 0 if it takes no side or that is still to be settled."""
        if self.relative or self.opinion or self.modality == "denied":
            return 0
        return SIDES.get(self.position, 0)

    @property
    def is_rule(self) -> bool:
        """Does it tell of a new rule, whoever makes it?"""
        return bool(self.side) and (self.rule or self.event_type in OTHER_WAY)

    def is_enacted_by(self, other: Draft) -> bool:
        """Is it the plan that somebody then enacts: "Australia will end exports. It passed the law last year"?"""
        same = self.actor in ("", other.actor) and self.provision == other.provision
        ahead = self.modality in ("planned", "hypothetical") and self.position in ("permits", "prohibits")
        return same and ahead and self.side != 0

    @property
    def names_rule(self) -> bool:
        """Does it tell of a rule, if only by "the law", whichever way that goes?"""
        return self.is_rule or (self.rule and self.relative)

    @property
    def names_provision(self) -> bool:
        """Does it name its provision, and not take it over from what was told before?"""
        return any(evidence.code == "provision" for evidence in self.evidence)

    def only_repeats(self, last: Draft | None) -> bool:
        """Does it say again what the last draft of its sentence said, in nothing but other words?"""
        if last is None:
            return False
        return self.goes_with(last) if self.opinion else bool(self.position) and self._codes == last._codes

    def goes_with(self, other: Draft) -> bool:
        """Does it only take the side that another draft of the same speaker, article's words or not, has told?"""
        return self.side == 0 != other.side and not other.rule and self._about == other._about

    @property
    def _about(self) -> tuple[object, ...]:
        return self.actor, self.provision, self.kind

    @property
    def _codes(self) -> tuple[object, ...]:
        return self.actor, self.position, self.provision, self.source, self.modality, self.when, self.kind

    def finish(self, identifier: str, article: str, text: str) -> Statement:
        """Return the statement; `text` is what its span holds."""
        return Statement(
            identifier, article, self.span, text, self.kind, self.when, self.event_type, self.source, self.speaker,
            self.actor, self.position, self.provision, self.change, self.modality, self.evidence,
        )  # fmt: skip
