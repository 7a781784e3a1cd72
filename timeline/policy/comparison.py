"""Before and after: who holds what at two moments, and what proves it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.model import PolicyState


@dataclass(frozen=True, slots=True)
class Comparison:
    """The states of one actor on one provision that can hold at two moments.

    A moment inside the doubt of a boundary has two states, the old one and the new one; none means not known.
    """

    provision: str
    actor: str
    before: tuple[PolicyState, ...]
    after: tuple[PolicyState, ...]

    @property
    def changed(self) -> bool:
        """Whether other positions can hold at the second moment than at the first."""
        return {state.position for state in self.before} != {state.position for state in self.after}


def compare_moments(states: Iterable[PolicyState], before: date, after: date) -> list[Comparison]:
    """Return one comparison for every provision and actor that has a state, in the order of the states."""
    groups: dict[tuple[str, str], list[PolicyState]] = {}
    for state in states:
        groups.setdefault((state.provision, state.actor), []).append(state)
    return [
        Comparison(provision, actor, _holding(group, before), _holding(group, after))
        for (provision, actor), group in groups.items()
    ]


def _holding(states: list[PolicyState], day: date) -> tuple[PolicyState, ...]:
    return tuple(state for state in states if can_hold(state, day))


def can_hold(state: PolicyState, day: date) -> bool:
    """Return whether the state can hold on `day`: it begins with its first day and is over on its last."""
    last = state.end_by or state.end
    return (state.start is None or state.start <= day) and (last is None or day < last)


def shift_moments(states: Iterable[PolicyState]) -> tuple[date, date] | None:
    """Return the day before the first boundary and the day by which the last is past; None where nothing changes."""
    states = tuple(states)
    firsts = [day for state in states for day in (state.start, state.end) if day]
    lasts = [day for state in states for day in (state.start_by or state.start, state.end_by or state.end) if day]
    return (min(firsts) - timedelta(days=1), max(lasts)) if firsts else None
