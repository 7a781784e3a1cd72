"""When a state begins, ends and applies, in words that are no more exact than what proves it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from timeline.model import PRECISIONS, PolicyState, Statement, When
from timeline.view.days import describe_edge, describe_span, name_period

Days = tuple[date, date]
DISPUTED = "the articles disagree"


def describe_boundary(
    before: PolicyState,
    after: PolicyState,
    known: Mapping[str, Statement] = MappingProxyType({}),
    today: date | None = None,
) -> str:
    """Return when one state gave way to the next: "between 26 and 31 May 2024", "on 26 May 2024".

    The `known` statements say how exact a single day is: "about 31 May 2022". Of a rule that applies later than it is
    decided both days are told, and of one that is to end after `today` its end.
    """
    lasts = today is not None and after.end is not None and after.end > today
    until = _describe_side("until", after.end, after.end_by, after, known) if lasts else ""
    if after.effect is not None:
        return describe_effect(after, find_precision(after.start, after.statements, known), until or "on")
    turn = _find_turn(before, after)
    if turn is None:
        return "at a time not stated"
    first, last = turn
    precision = find_precision(first, (*before.statements, *after.statements), known)
    if (day := _find_disputed(before, after, known)) is not None:
        return f"for {describe_edge(day, precision)} {DISPUTED}"
    if after.start and (before.end is None or before.end > last):
        return f"from {describe_edge(first, precision)} on {DISPUTED}"
    return ", ".join(filter(None, [describe_span(first, last, precision), until]))


def _find_turn(before: PolicyState, after: PolicyState) -> Days | None:
    """Return the first and the last day on which one state can have given way to the next; a gap is part of it."""
    first = after.start or before.end
    if first is None:
        return None
    last = after.start_by or before.end_by or first
    if before.end and after.start and before.end < after.start - timedelta(days=1):
        first = before.end
    return first, last


def find_days(before: PolicyState | None, after: PolicyState) -> Days | None:
    """Return the days within which the shift to a state lies, until it applies; of one alone, to or from it."""
    if before is not None:
        turn = _find_turn(before, after)
        if turn and before.start == turn[0]:  # of one day both are told: on the next one it is over
            turn = (turn[0] + timedelta(days=1), max(turn[1], turn[0] + timedelta(days=1)))
    elif after.start is not None:
        turn = after.start, after.start_by or after.start
    else:
        turn = after.end and (after.end, after.end_by or after.end)
    return (turn[0], max(turn[1], after.effect)) if turn and after.effect else turn


def is_disputed(before: PolicyState, after: PolicyState, known: Mapping[str, Statement]) -> bool:
    """Return whether two articles tell the contrary of one day."""
    return _find_disputed(before, after, known) is not None


def _find_disputed(before: PolicyState, after: PolicyState, known: Mapping[str, Statement]) -> date | None:
    """Return the day of which one article tells that something was allowed, and another that it was forbidden."""
    told: list[dict[date, set[str]]] = [{}, {}]
    for days, state in zip(told, (before, after), strict=True):
        for proof in (known[identifier] for identifier in state.statements if identifier in known):
            if proof.kind == "event" and proof.when.basis != "published" and proof.when.start == proof.when.end:
                days.setdefault(proof.when.end, set()).add(proof.article)
    both = (day for day in told[0].keys() & told[1].keys() if told[0][day].isdisjoint(told[1][day]))
    return max(both, default=None) if before.actor == after.actor else None


def describe_effect(state: PolicyState, precision: str, until: str = "on") -> str:
    """Return from when on a state applies, and when that was decided: "from 2035 on, decided on 28 March 2023".

    `precision` is that of the day of decision; `until` tells its end, where there is one.
    """
    decided = describe_span(state.start, state.start_by or state.start, precision)
    return f"from {describe_edge(state.effect, state.effect_precision)} {until}, decided {decided}"


def vouch_from(when: When) -> date | None:
    """Return the first day for which words surely vouch: "in early June" for the last of these days."""
    return when.start if when.precision == "day" and when.start else when.end or when.start


def find_first_word(state: PolicyState, known: Mapping[str, Statement]) -> date | None:
    """Return the day by which at the latest a state is known that is merely asserted ("X is forbidden").

    None where its beginning is told, or where it is said to hold still or to have held before: that reaches back.
    """
    proofs = [known[proof] for proof in state.statements if proof in known]
    if state.start is not None or any(proof.change in ("continues", "ends") for proof in proofs):
        return None
    days = [vouch_from(proof.when) for proof in proofs] + [state.end and state.end - timedelta(days=1)]
    return min((day for day in days if day), default=None) if proofs else None


def find_precision(day: date, proofs: Iterable[str], known: Mapping[str, Statement]) -> str:
    """Return how exact a day is on which a state begins or ends: as exact as the best of the proofs that name it."""
    named = {_name_precision(known[proof].when) for proof in proofs if proof in known and _names(known[proof], day)}
    return next((precision for precision in PRECISIONS if precision in named), "day")


def find_precisions(
    states: Iterable[PolicyState], statements: Iterable[Statement]
) -> dict[PolicyState, tuple[str, str]]:
    """Return how exact the first and the last day of each state are; the next state's proofs date the end of one."""
    states, known = list(states), {statement.id: statement for statement in statements}
    proofs: dict[tuple[str, str], list[str]] = {}
    for state in states:
        proofs.setdefault((state.provision, state.actor), []).extend(state.statements)

    def precision(day: date | None, state: PolicyState) -> str:
        return find_precision(day, proofs[state.provision, state.actor], known) if day else "day"

    return {state: (precision(state.start, state), precision(state.end, state)) for state in states}


def _name_precision(when: When) -> str:
    """Return the precision; "until 31 May", of a thing that ended by then, is no vague day."""
    return "day" if None in (when.start, when.end) and when.precision == "vague" else when.precision


def _names(statement: Statement, day: date) -> bool:
    when = statement.when
    return when.start == day or (when.end == day and (when.start is None or statement.change == "ends"))


def describe_hold(state: PolicyState, known: Mapping[str, Statement]) -> str:
    """Return since when and until when a state holds that no other precedes or follows."""
    sides = (("since", state.start, state.start_by), ("until", state.end, state.end_by))
    told = [_describe_side(*side, state, known) for side in sides if side[1]]
    if state.effect is not None:
        return describe_effect(state, find_precision(state.start, state.statements, known), *told[1:])
    return " ".join(told)


def _describe_side(
    word: str, first: date, last: date | None, state: PolicyState, known: Mapping[str, Statement]
) -> str:
    if last not in (None, first):
        return f"{word} {name_period(first, last) or f'a day {describe_span(first, last)}'}"
    return f"{word} {describe_edge(first, find_precision(first, state.statements, known))}"
