"""Before and after: who holds what at two moments, and what proves it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.model import PolicyState, Statement
from timeline.view.boundaries import find_first_word, vouch_from
from timeline.view.days import describe_day, describe_when
from timeline.view.shifts import Shift, put_foremost

CERTAIN, POSSIBLE, DECIDED, PLANNED, SAID = "certain", "possible", "decided", "planned", "said"
EARLIER, LATER = "earlier", "later"
CHANGED, HALF_KNOWN, SAME, UNTOLD = "changed", "half known", "same", "untold"
_ATTITUDES = ("supports", "opposes")


@dataclass(frozen=True, slots=True)
class Holding:
    """A position that is held at a moment, and the statements that prove it.

    `surety` is "certain" for a policy state, "possible" for one within the doubt of its boundary, "decided" for one
    that does not apply yet, "planned" for what is only announced for that day, "earlier" where nothing tells since when
    it was held and no statement is as old, "said" for the last word on what no rule fixes, and "later" for what is not
    told for that day, but for a later one. `when` says for which day, of the last three, if it is another.
    """

    position: str
    statements: tuple[str, ...]
    surety: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one actor holds on one provision at two moments; none means that nothing is told."""

    provision: str
    actor: str
    before: tuple[Holding, ...]
    after: tuple[Holding, ...]
    giver: str = ""  # who held what was before, where another authority has ended it

    @property
    def outcome(self) -> str:
        """Whether the position changed, is the same, or is told for one moment only, which shows no change, or none."""
        before, after = (_name_positions(holdings) for holdings in (self.before, self.after))
        if before and after:
            return SAME if before == after else CHANGED
        return HALF_KNOWN if before or after else UNTOLD


def _name_positions(holdings: tuple[Holding, ...]) -> set[str]:
    return {holding.position for holding in holdings if holding.surety != LATER}


def compare_moments(
    states: Iterable[PolicyState],
    statements: Iterable[Statement],
    before: date,
    after: date,
    plans: Container[PolicyState] = (),
) -> list[Comparison]:
    """Return a comparison for every provision and actor of whom a policy state or a position is told.

    Those with policy states come first, in their order; moments for which nothing is told are empty, or hold what is
    told for a later one. Which of the states are but `plans` is told beside them.
    """
    known = {statement.id: statement for statement in statements}
    ruled: dict[tuple[str, str], list[PolicyState]] = {}
    for state in states:
        ruled.setdefault((state.provision, state.actor), []).append(state)
    voiced: dict[tuple[str, str], list[Statement]] = {}
    for statement in known.values():
        key = (statement.provision, statement.actor)
        if all((statement.position, *key)) and statement.modality == "realised" and key not in ruled:
            voiced.setdefault(key, []).append(statement)
    compared = [
        Comparison(*key, *(_find_rules(found, day, plans, known) for day in (before, after)))
        for key, found in ruled.items()
    ]
    said = [Comparison(*key, _find_voice(found, before), _find_voice(found, after)) for key, found in voiced.items()]
    return compared + [comparison for comparison in said if comparison.outcome != UNTOLD]


def _find_rules(
    states: list[PolicyState], day: date, plans: Container[PolicyState], known: Mapping[str, Statement]
) -> tuple[Holding, ...]:
    """Return what can hold on a day, each position once; from the day of a plan on that is what is planned."""
    holding = [state for state in states if can_hold(state, day)]
    planned = tuple(Holding(state.position, state.statements, PLANNED) for state in holding if state in plans)
    held = {state.position: _hold(state, day, known) for state in reversed(holding)}
    return planned or tuple(dict.fromkeys(held[state.position] for state in holding))


def _hold(state: PolicyState, day: date, known: Mapping[str, Statement]) -> Holding:
    proofs = [known[proof] for proof in state.statements if proof in known]
    told = [first for proof in proofs if (first := vouch_from(proof.when))]
    first = find_first_word(state, known)
    if first is not None and day < first:
        return Holding(state.position, (), LATER, describe_day(first))
    if not must_hold(state, day):
        surety = POSSIBLE
    elif state.start is None and told and day < min(told):
        return _reach_back(state.position, proofs)
    elif state.position in _ATTITUDES and state.end is None and told and max(told) < day:
        return _say_last(state.position, proofs, day)
    else:
        surety = DECIDED if state.effect is not None and day < state.effect else CERTAIN
    return Holding(state.position, state.statements, surety)


def _reach_back(position: str, proofs: list[Statement]) -> Holding:
    """Return what holds still, or held before, on an earlier day; first the words that say so, and their day."""
    reaching = sorted(proofs, key=lambda proof: proof.change not in ("continues", "ends"))
    still = [proof for proof in proofs if proof.change == "continues"]
    when = describe_when(min(still, key=_said_by).when) if still else ""
    return Holding(position, tuple(proof.id for proof in reaching), EARLIER, when)


def can_hold(state: PolicyState, day: date) -> bool:
    """Return whether the state can hold on `day`: from its first possible day until before its last."""
    last = state.end_by or state.end
    return (state.start is None or state.start <= day) and (last is None or day < last)


def must_hold(state: PolicyState, day: date) -> bool:
    """Return whether the state holds on `day` beyond the doubt of its boundaries."""
    first = state.start_by or state.start
    return (first is None or first <= day) and (state.end is None or day < state.end)


def _find_voice(statements: list[Statement], day: date) -> tuple[Holding, ...]:
    """Return what was said last up to `day`; a position given up no longer counts after its end.

    Where nothing had been said yet, it is what is said to be held still on a later day, or will be held by then.
    """
    heard = [s for s in statements if _said_by(s) <= day and not _given_up(s, day)]
    if heard:
        last = max(heard, key=_said_by)
        return (_say_last(last.position, [s for s in heard if s.position == last.position], day),)
    later = min((s for s in statements if day < _said_by(s)), key=_said_by, default=None)
    if later is None:
        return ()
    if later.change == "continues":
        return (_reach_back(later.position, [later]),)
    return (Holding(later.position, (), LATER, describe_day(_said_by(later))),)


def _say_last(position: str, proofs: list[Statement], day: date) -> Holding:
    last = max(proofs, key=_said_by)
    when = describe_when(last.when) if _said_by(last) != day else ""
    return Holding(position, tuple(proof.id for proof in proofs), SAID, when)


def _given_up(statement: Statement, day: date) -> bool:
    end = statement.when.end
    return statement.change == "ends" and end is not None and end < day


def _said_by(statement: Statement) -> date:
    """Return the day from which the position is known to be held; what was "previously" held reaches back."""
    if statement.change == "ends" and statement.when.start is None:
        return date.min
    return vouch_from(statement.when) or date.min


def join_handovers(comparisons: Iterable[Comparison], shifts: Iterable[Shift]) -> list[Comparison]:
    """Put two comparisons into one where one authority ends between the days what another one had decided."""
    found = {(comparison.provision, comparison.actor): comparison for comparison in comparisons}
    for shift in shifts:
        old, new = (found.get((shift.provision, actor)) for actor in (shift.giver, shift.actor))
        if shift.giver and old and new and _is_handed_over(old, new):
            found[new.provision, new.actor] = replace(new, before=old.before, giver=old.actor)
            del found[old.provision, old.actor]
    return list(found.values())


def _is_handed_over(old: Comparison, new: Comparison) -> bool:
    before, after = ((_name_positions(c.before), _name_positions(c.after)) for c in (old, new))
    return bool(before[0] and not before[1] and after[1] and not after[0])


def shift_moments(shifts: Sequence[Shift]) -> tuple[date, date] | None:
    """Return the day before the first shift that is told with a day and the day by which it is over; None without one.

    It is the one that is shown first, and the days lie outside the doubt of its own: between them it must be seen.
    """
    days = next((shift.days for shift in put_foremost(shifts) if shift.changed and shift.days), None)
    return (days[0] - timedelta(days=1), days[1]) if days else None
