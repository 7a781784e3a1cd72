"""The shift in words: policy states in, before → after out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from types import MappingProxyType

from timeline.codebook import Codebook
from timeline.model import PRECISIONS, PolicyState, Statement, When
from timeline.view.days import describe_edge, describe_span
from timeline.view.terms import position_label

_AT_A_GLANCE = 6  # so many shifts are seen at a glance
_FOREMOST = 4  # and so many are put before the others where there are more
NO_CHANGE = "no change told"  # of what is open at both ends: one sentence in the present does not say "throughout"


@dataclass(frozen=True, slots=True)
class Shift:
    """What one actor's position on one provision was before and is after, and what proves it.

    `before` and `after` are positions; both are the same where nothing changed, and "" where nothing is known.
    `boundary` says in words when it changed, or since when or until when it is known to hold.
    """

    provision: str
    provision_label: str
    actor: str
    actor_label: str
    before: str
    after: str
    boundary: str
    before_statements: tuple[str, ...] = ()
    after_statements: tuple[str, ...] = ()
    planned: bool = False  # is `after` only announced?

    @property
    def changed(self) -> bool:
        """Whether the position is another one afterwards."""
        return self.before != self.after

    @property
    def after_label(self) -> str:
        """The later position in words: "permitted", or "to be permitted" where it is only planned."""
        return f"{'to be ' * self.planned}{position_label(self.after)}"

    @property
    def state(self) -> str:
        """The shift without its provision: "opposed → permitted, on 26 May 2024", "prohibited, no change told"."""
        before, after = position_label(self.before), self.after_label
        if not self.changed:
            return f"{after}, {NO_CHANGE}"
        if not self.after:
            return f"{before} {self.boundary}, then {after}"
        if not self.before:
            return f"{after}{',' * self.planned} {self.boundary}, {before} before"
        return f"{before} → {after}, {self.boundary}"

    @property
    def sentence(self) -> str:
        """The shift as one sentence, such as "Counter-fire: opposed → permitted, on 26 May 2024 (the ministry)."."""
        named = self.provision_label and f"{self.provision_label}: "
        return f"{named}{self.state} ({self.actor_label})."


def describe_shifts(
    states: Iterable[PolicyState],
    statements: Iterable[Statement],
    codebook: Codebook,
    published: Mapping[str, date] = MappingProxyType({}),
) -> list[Shift]:
    """Return before → after for every provision and actor with a policy state: changes first, the latest actor's first.

    Three states one after the other make two shifts; a state alone makes one that did not change; what somebody with
    a say in it has announced makes one more, unless a later article tells that it came otherwise. `statements` are
    those that a state may point to; others are left out of the evidence. `published` is the day of each article.
    """
    known = {statement.id: statement for statement in statements}
    order = {provision.id: place for place, provision in enumerate(codebook.provisions)}
    ordered = sorted(states, key=lambda state: (state.provision, state.actor, state.start or date.min))
    held = [list(group) for _, group in groupby(ordered, key=lambda state: (state.provision, state.actor))]
    held.sort(key=lambda states: states[-1].start or date.min, reverse=True)
    shifts = [shift for states in held for shift in _shifts_between(states, codebook, known)]
    last = {(states[-1].provision, states[-1].actor): states[-1] for states in held}
    shifts += _find_plans(last, codebook, known, published)
    return sorted(shifts, key=lambda shift: (_importance(shift), order.get(shift.provision, len(order))))


def _find_plans(
    last: Mapping[tuple[str, str], PolicyState],
    codebook: Codebook,
    known: Mapping[str, Statement],
    published: Mapping[str, date],
) -> list[Shift]:
    """Return what is announced by those whose rules the codebook follows, and is not so yet; the last word of each."""
    deciders = {actor.id for actor in codebook.actors if actor.authority}
    announced = {
        (s.provision, s.actor): s
        for s in sorted(known.values(), key=_is_dated)  # one with a day of its own before one without
        if s.modality == "planned" and s.position in ("permits", "prohibits") and s.actor in deciders and s.provision
    }
    plans = []
    for (provision, actor), plan in announced.items():
        state = last.get((provision, actor))
        if state is None or (state.position != plan.position and not _is_overtaken(plan, state, known, published)):
            plans.append(
                Shift(
                    provision=provision,
                    provision_label=codebook.label(provision),
                    actor=actor,
                    actor_label=codebook.label(actor),
                    before=state.position if state else "",
                    after=plan.position,
                    boundary=_describe_plan(plan),
                    before_statements=_keep(state.statements, known) if state else (),
                    after_statements=(plan.id,),
                    planned=True,
                )
            )
    return plans


def _is_overtaken(
    plan: Statement, state: PolicyState, known: Mapping[str, Statement], published: Mapping[str, date]
) -> bool:
    """Did a plan come to nothing or to an end: was it for an earlier day, or did a later article tell the contrary?"""
    if state.start is not None and plan.when.start is not None and plan.when.start < state.start:
        return True
    told = published.get(plan.article, date.max)
    acts = (known[proof] for proof in state.statements if proof in known and known[proof].kind == "event")
    return any(published.get(act.article, date.min) > told and act.change != "ends" for act in acts)


def _describe_plan(plan: Statement) -> str:
    """Return from when on something is planned, if that is told: "from 1 February 2027 on"."""
    return f"from {describe_edge(plan.when.start, plan.when.precision)} on" if _is_dated(plan) else "no day told"


def _is_dated(plan: Statement) -> bool:
    return plan.when.start is not None and plan.when.basis not in ("published", "context")


def split_foremost(shifts: Sequence[Shift]) -> tuple[list[Shift], list[Shift]]:
    """Split shifts into those to be seen at a glance and the rest.

    Where there are many, the last change of each actor and provision is foremost, those best proven first.
    """
    if len(shifts) <= _AT_A_GLANCE:
        return list(shifts), []
    latest = {
        (shift.provision, shift.actor): shift for shift in shifts if shift.changed and shift.before and shift.after
    }
    ranked = sorted(latest.values(), key=lambda shift: -len(shift.before_statements) - len(shift.after_statements))
    chosen = ranked[:_FOREMOST] or list(shifts[:_FOREMOST])
    return [shift for shift in shifts if shift in chosen], [shift for shift in shifts if shift not in chosen]


def put_foremost(shifts: Sequence[Shift]) -> list[Shift]:
    """Return all shifts, those to be seen at a glance before the others."""
    foremost, rest = split_foremost(shifts)
    return foremost + rest


def _importance(shift: Shift) -> int:
    """A shift between two known positions comes first, then what is planned, began, ended, and did not change."""
    if not shift.changed:
        return 4
    if shift.planned:
        return 1
    return 0 if shift.before and shift.after else 2 if shift.after else 3


def _shifts_between(states: list[PolicyState], codebook: Codebook, known: Mapping[str, Statement]) -> list[Shift]:
    pairs = list(zip(states, states[1:], strict=False)) or [(None, states[0])]
    return [_shift_between(before, after, codebook, known) for before, after in pairs]


def _shift_between(
    before: PolicyState | None, after: PolicyState, codebook: Codebook, known: Mapping[str, Statement]
) -> Shift:
    """Return the shift between two states; for a state alone, what came before or comes after it is not known."""
    boundary = _describe_hold(after, known) if before is None else describe_boundary(before, after, known)
    then: PolicyState | None = after
    if before is None and after.end is not None and after.start is None:
        before, then = after, None
    elif before is None and after.start is None:
        before = after
    return Shift(
        provision=after.provision,
        provision_label=codebook.label(after.provision),
        actor=after.actor,
        actor_label=codebook.label(after.actor),
        before=before.position if before else "",
        after=then.position if then else "",
        boundary=boundary,
        before_statements=_keep(before.statements, known) if before and before is not then else (),
        after_statements=_keep(then.statements, known) if then else (),
    )


def _keep(identifiers: tuple[str, ...], known: Mapping[str, Statement]) -> tuple[str, ...]:
    return tuple(identifier for identifier in identifiers if identifier in known)


def describe_boundary(
    before: PolicyState, after: PolicyState, known: Mapping[str, Statement] = MappingProxyType({})
) -> str:
    """Return when one state gave way to the next: "between 26 and 31 May 2024", "on 26 May 2024".

    The `known` statements say how exact a single day is: "about 31 May 2022".
    """
    first = after.start or before.end
    last = after.start_by or before.end_by or first
    if first is None:
        return "at a time not stated"
    precision = find_precision(first, (*before.statements, *after.statements), known)
    if after.start and (before.end is None or before.end > last):
        return f"from {describe_edge(first, precision)} on the articles disagree"
    if before.end and after.start and before.end < after.start - timedelta(days=1):
        first = before.end
    return describe_span(first, last, precision)


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


def _describe_hold(state: PolicyState, known: Mapping[str, Statement]) -> str:
    """Return since when and until when a state holds that no other precedes or follows."""
    sides = (("since", state.start, state.start_by), ("until", state.end, state.end_by))
    return " ".join(_describe_side(*side, state, known) for side in sides if side[1])


def _describe_side(
    word: str, first: date, last: date | None, state: PolicyState, known: Mapping[str, Statement]
) -> str:
    if last not in (None, first):
        return f"{word} a day {describe_span(first, last)}"
    return f"{word} {describe_edge(first, find_precision(first, state.statements, known))}"
