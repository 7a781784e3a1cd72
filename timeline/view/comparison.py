"""Before and after: who holds what at two moments, and what proves it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.model import PolicyState, Statement
from timeline.view.shifts import Shift, put_foremost

CERTAIN, POSSIBLE, DECIDED, PLANNED, SAID = "certain", "possible", "decided", "planned", "said"
EARLIER = "earlier"
CHANGED, HALF_KNOWN, SAME = "changed", "half known", "same"


@dataclass(frozen=True, slots=True)
class Holding:
    """A position that is held at a moment, and the statements that prove it.

    `surety` is "certain" for a policy state, "possible" for one within the doubt of its boundary, "decided" for one
    that does not apply yet, "planned" for what is only announced for that day, "earlier" where nothing tells since when
    it was held and no statement is as old, and "said" for what an actor without a policy state said last.
    """

    position: str
    statements: tuple[str, ...]
    surety: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one actor holds on one provision at two moments; none means not known."""

    provision: str
    actor: str
    before: tuple[Holding, ...]
    after: tuple[Holding, ...]

    @property
    def changed(self) -> bool:
        """Whether other positions are held at the second moment than at the first."""
        return {holding.position for holding in self.before} != {holding.position for holding in self.after}

    @property
    def outcome(self) -> str:
        """Whether the position changed, is the same, or is known at one moment only, which shows no change."""
        if not self.changed:
            return SAME
        return CHANGED if self.before and self.after else HALF_KNOWN


def compare_moments(
    states: Iterable[PolicyState],
    statements: Iterable[Statement],
    before: date,
    after: date,
    plans: Container[PolicyState] = (),
) -> list[Comparison]:
    """Return a comparison for every provision and actor of whom a policy state or a position is known.

    Those with policy states come first, in their order; moments at which nothing is known are empty. Which of the
    states are but `plans` is told beside them.
    """
    statements = list(statements)
    told = {s.id: s.when.end or s.when.start or date.max for s in statements}
    ruled: dict[tuple[str, str], list[PolicyState]] = {}
    for state in states:
        ruled.setdefault((state.provision, state.actor), []).append(state)
    voiced: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        key = (statement.provision, statement.actor)
        if all((statement.position, *key)) and statement.modality == "realised" and key not in ruled:
            voiced.setdefault(key, []).append(statement)
    compared = [
        Comparison(*key, *(_find_rules(found, day, plans, told) for day in (before, after)))
        for key, found in ruled.items()
    ]
    said = [Comparison(*key, _find_voice(found, before), _find_voice(found, after)) for key, found in voiced.items()]
    return compared + [comparison for comparison in said if comparison.before or comparison.after]


def _find_rules(
    states: list[PolicyState], day: date, plans: Container[PolicyState], told: Mapping[str, date]
) -> tuple[Holding, ...]:
    """Return what can hold on a day; from the day of a plan on that is what is planned."""
    holding = [state for state in states if can_hold(state, day)]
    planned = tuple(Holding(state.position, state.statements, PLANNED) for state in holding if state in plans)
    return planned or tuple(Holding(s.position, s.statements, _judge_surety(s, day, told)) for s in holding)


def _judge_surety(state: PolicyState, day: date, told: Mapping[str, date]) -> str:
    if not must_hold(state, day):
        return POSSIBLE
    if state.start is None and all(day < told.get(proof, day) for proof in state.statements):
        return EARLIER
    return DECIDED if state.effect is not None and day < state.effect else CERTAIN


def can_hold(state: PolicyState, day: date) -> bool:
    """Return whether the state can hold on `day`: from its first possible day until before its last."""
    last = state.end_by or state.end
    return (state.start is None or state.start <= day) and (last is None or day < last)


def must_hold(state: PolicyState, day: date) -> bool:
    """Return whether the state holds on `day` beyond the doubt of its boundaries."""
    first = state.start_by or state.start
    return (first is None or first <= day) and (state.end is None or day < state.end)


def _find_voice(statements: list[Statement], day: date) -> tuple[Holding, ...]:
    """Return what was said last up to `day`; a position given up no longer counts after its end."""
    heard = [s for s in statements if _said_by(s) <= day and not _given_up(s, day)]
    if not heard:
        return ()
    last = max(heard, key=_said_by)
    proofs = tuple(s.id for s in heard if s.position == last.position)
    return (Holding(last.position, proofs, SAID),)


def _given_up(statement: Statement, day: date) -> bool:
    end = statement.when.end
    return statement.change == "ends" and end is not None and end < day


def _said_by(statement: Statement) -> date:
    """Return the day from which the position is known to be held."""
    return statement.when.start or (date.min if statement.change == "ends" else statement.when.end) or date.min


def shift_moments(shifts: Sequence[Shift]) -> tuple[date, date] | None:
    """Return the day before the first shift that is told with a day and the day by which it is over; None without one.

    It is the one that is shown first, and the days lie outside the doubt of its own: between them it must be seen.
    """
    days = next((shift.days for shift in put_foremost(shifts) if shift.changed and shift.days), None)
    return (days[0] - timedelta(days=1), days[1]) if days else None
