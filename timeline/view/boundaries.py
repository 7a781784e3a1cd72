"""When a state begins, ends and applies, in words that are no more exact than what proves it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from timeline.model import PRECISIONS, PolicyState, Statement, When
from timeline.view.days import describe_edge, describe_span, name_period

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
    first = after.start or before.end
    last = after.start_by or before.end_by or first
    if first is None:
        return "at a time not stated"
    precision = find_precision(first, (*before.statements, *after.statements), known)
    if (day := _find_disputed(before, after, known)) is not None:
        return f"for {describe_edge(day, precision)} {DISPUTED}"
    if after.start and (before.end is None or before.end > last):
        return f"from {describe_edge(first, precision)} on {DISPUTED}"
    if before.end and after.start and before.end < after.start - timedelta(days=1):
        first = before.end
    return ", ".join(filter(None, [describe_span(first, last, precision), until]))


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
