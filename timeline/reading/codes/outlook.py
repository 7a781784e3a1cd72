"""The whole article's view: which way its change goes, and which side each actor takes.

Much is said relative to the change ("welcomed the move", "a mistake"), and some quotations show no side by
themselves. Both are settled once the whole article has been read: the change goes the way that its title, its lead
and its new rules tell, and that makes the actors consistent with what they say outright and with the side that
such actors usually take; a quotation takes its speaker's side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.model import Evidence, Statement
from timeline.reading.codes.interests import Interest

SAME_SPEAKER = "codes/same-speaker"  # the rule that gives an opinion its speaker's side
POSITIONS = {(True, 1): "permits", (True, -1): "prohibits", (False, 1): "supports", (False, -1): "opposes"}
SIDES = {"permits": 1, "supports": 1, "prohibits": -1, "opposes": -1}
_OTHER_WAY = {"permission": "prohibition", "prohibition": "permission"}
_TITLE, _LEAD, _RULE = 6, 3, 1  # what a rule in the title, the first one of the lead, and any other new one count for
# the direction of the article's change, against 1 for an actor who is consistent if the change goes that way

_INTEREST = 2  # and for one whose usual side is known
_NEWS = timedelta(days=60)  # how old a rule can be that an article tells as new


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement whose side may still have to be settled."""

    statement: Statement
    rule: bool  # has the force of a rule
    relative: bool = False  # its position is for (supports) or against "the move", whichever way that goes
    opinion: bool = False  # its position is its actor's, or else `leaning`
    leaning: int = 0  # +1 for the article's change, -1 against it, 0 unknown
    decides: bool = False  # has its actor authority?
    interest: Interest | None = None  # the side that such actors usually take

    @property
    def side(self) -> int:
        """+1 towards allowing, -1 towards forbidding, 0 if it takes no side or that is still to be settled."""
        if self.relative or self.opinion or self.statement.modality == "denied":
            return 0
        return SIDES.get(self.statement.position, 0)

    @property
    def is_rule(self) -> bool:
        """Does it tell of a new rule, whoever makes it?"""
        return bool(self.side) and (self.rule or self.statement.event_type in _OTHER_WAY)

    @property
    def codes(self) -> tuple[object, ...]:
        """What makes two statements of a sentence the same."""
        s = self.statement
        return s.actor, s.position, s.provision, s.source, s.modality, s.when, s.kind


def settle_positions(
    drafts: Sequence[Draft], lead: Sequence[Draft], published: date, title: int = 0
) -> list[Statement]:
    """Return the statements with their positions settled.

    `lead` are the rules of the first sentences; `title` is the side that the title tells, 0 if none.
    """
    heading = find_heading(drafts, lead, published, title)
    settled = [_turn(draft, heading) if draft.relative else draft for draft in drafts]
    sides: dict[str, Counter[int]] = {}
    rules: dict[tuple[str, str], int] = {}  # the first rule of an actor on a provision, then the last one so far
    for draft in settled:
        if draft.side and draft.statement.actor:
            sides.setdefault(draft.statement.actor, Counter())[draft.side] += 1
            if draft.rule:
                rules.setdefault((draft.statement.actor, draft.statement.provision), draft.side)
    statements = []
    for draft in settled:
        statement = draft.statement
        if draft.rule and draft.side:
            rules[statement.actor, statement.provision] = draft.side
        own = rules.get((statement.actor, statement.provision), 0) or draft.leaning * heading
        statements.append(_fill(draft, own, sides.get(statement.actor, Counter())))
    return statements


def find_heading(drafts: Sequence[Draft], lead: Sequence[Draft], published: date, title: int = 0) -> int:
    """Return +1 if the article's change is towards allowing, -1 if towards forbidding."""
    weight = _TITLE * title + sum(_LEAD * draft.side / number for number, draft in enumerate(lead, 1))
    weight += _RULE * sum(
        draft.side
        for draft in drafts
        if draft.rule and draft.statement.change == "begins" and not _is_past(draft, published)
    )
    outright: Counter[str] = Counter()
    relative: Counter[str] = Counter()
    usual: dict[str, int] = {}
    for draft in drafts:
        actor = draft.statement.actor
        outright[actor] += draft.side
        if draft.relative and not draft.opinion:
            relative[actor] += SIDES.get(draft.statement.position, 0)
            usual[actor] = draft.interest.side if draft.interest else 0
    for actor in filter(None, relative):
        weight += _sign(relative[actor]) * (_sign(outright[actor]) + _INTEREST * usual[actor])
    return -1 if weight < 0 else 1


def _is_past(draft: Draft, published: date) -> bool:
    """Was the rule made so long ago that it is not what the article tells?"""
    end = draft.statement.when.end
    return end is not None and end < published - _NEWS


def _turn(draft: Draft, heading: int) -> Draft:
    """Read a position on "the move" as one on what the move allows or forbids."""
    statement = draft.statement
    if heading < 0 and statement.position:
        position = POSITIONS[draft.rule, -SIDES[statement.position]]
        event_type = _OTHER_WAY.get(statement.event_type, statement.event_type)
        statement = replace(statement, position=position, event_type=event_type)
    return replace(draft, statement=statement, relative=False)


def _fill(draft: Draft, own: int, counts: Counter[int]) -> Statement:
    """Give an opinion a side: the usual one, that of who decides by what was decided, or the speaker's elsewhere."""
    if not draft.opinion:
        return draft.statement
    if draft.interest:
        return _follow_interest(draft, draft.interest)
    elsewhere = _sign(counts[1] - counts[-1])
    side = own or elsewhere if draft.decides else elsewhere or own
    return replace(draft.statement, position=POSITIONS[draft.rule, side] if side else "")


def _follow_interest(draft: Draft, interest: Interest) -> Statement:
    """Give an opinion the side that such actors usually take, and let the evidence say so."""
    evidence = draft.statement.evidence
    said = [e for e in evidence if e.code == "position"] or list(evidence[:1])
    usual = tuple(Evidence(e.span, interest.rule, "position") for e in said[:1])
    kept = tuple(e for e in evidence if e.rule != SAME_SPEAKER)
    return replace(draft.statement, position=POSITIONS[draft.rule, interest.side], evidence=(*usual, *kept))


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
