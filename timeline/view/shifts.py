"""The shift in words: policy states in, before → after out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from timeline.codebook import Codebook
from timeline.model import PolicyState, Statement
from timeline.policy.runs import LEAD
from timeline.view.boundaries import DISPUTED, Days, describe_boundary, describe_hold, find_days, vouch_from
from timeline.view.pending import find_pending, name_state
from timeline.view.plans import describe_plan, find_plan_days, find_plans
from timeline.view.succession import find_others, group_states, has_ended, merge_moments, pair_states, whose
from timeline.view.terms import holder_label, position_label

_AT_A_GLANCE = 6  # so many shifts are seen at a glance
_FOREMOST = 4  # and so many are put before the others where there are more
_RECENT = timedelta(days=60)  # what is older is history
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
    news: bool = True  # is it what the articles are about, and no history or what other countries do?
    days: Days | None = None  # the first and the last day on which it can be
    contrary: str = ""  # who else has a say in it, and allows what it forbids, or forbids what it allows
    giver: str = ""  # whose position `before` was, where another authority ends it

    @property
    def changed(self) -> bool:
        """Whether the position is another one afterwards."""
        return self.before != self.after

    @property
    def turn(self) -> str:
        """What stands between both positions: an arrow, or "or" where the articles disagree."""
        return "or" if self.boundary.endswith(DISPUTED) else "→"

    @property
    def holder(self) -> str:
        """Whose position it is, and who decides otherwise: "the council, yet prohibited by the state"."""
        return f"{self.actor_label}{f', yet {self.contrary}' if self.contrary else ''}"

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
        return f"{before} {self.turn} {after}, {self.boundary}"

    @property
    def sentence(self) -> str:
        """The shift as one sentence, such as "Counter-fire: opposed → permitted, on 26 May 2024 (the ministry)."."""
        named = self.provision_label and f"{self.provision_label}: "
        return f"{named}{self.state} ({self.holder})."


def describe_shifts(
    states: Iterable[PolicyState],
    statements: Iterable[Statement],
    codebook: Codebook,
    published: Mapping[str, date] = MappingProxyType({}),
) -> list[Shift]:
    """Return before → after for every provision and actor with a policy state: changes first, the latest actor's first.

    Three states one after the other make two shifts; a state alone makes one that did not change; what somebody with
    a say in it has announced makes one more, unless a later article tells that it came otherwise. Where one authority
    ends what another one allowed, that is one shift, too. `statements` are those that a state may point to; others
    are left out of the evidence. `published` is the day of each article.
    """
    known = {statement.id: statement for statement in statements}
    order = {provision.id: place for place, provision in enumerate(codebook.provisions)}
    held = group_states(merge_moments(states, known))
    plans = find_plans([state for states in held for state in states], codebook, known, published)
    gone = {whose(plan) for _, plan in plans}
    pairs = pair_states(held, gone, None if codebook.provisions else known)
    today = max(published.values(), default=None)
    shifts = [_shift_to_plan(state, plan, codebook, known, published) for state, plan in plans]
    pending = find_pending([state for states in held for state in states], known, codebook, published)
    between = ((_shift_between(before, after, codebook, known, today), after) for before, after in pairs)
    shifts += [_put_off(shift, pending.get(name_state(after), "")) for shift, after in between]
    settled = [states[-1] for states in held if whose(states[-1]) not in gone and states[-1].provision]
    settled = [state for state in settled if state.end is None and not _is_ahead(state, today)]
    shifts = [replace(shift, contrary=_find_contrary(shift, settled, codebook, known)) for shift in shifts]
    if not codebook.provisions:
        others = find_others(known.values())
        shifts = _join_alike([_tell_news(shift, known, published, others) for shift in shifts])
    return sorted(
        shifts, key=lambda shift: (not shift.news, _importance(shift), order.get(shift.provision, len(order)))
    )


def _tell_news(
    shift: Shift, told: Mapping[str, Statement], published: Mapping[str, date], others: frozenset[str]
) -> Shift:
    """Say whether a shift is told of the article's own country or state, not of `others`, and of these weeks."""
    proofs = [told[proof] for proof in shift.after_statements or shift.before_statements]
    recent = any(
        proof.modality == "planned" or (proof.when.end or date.max) >= published.get(proof.article, date.min) - _RECENT
        for proof in proofs
    )
    first = any(proof.span.start < LEAD or proof.when.basis in ("explicit", "relative") for proof in proofs)
    return replace(shift, news=recent and first and shift.actor not in others)


def split_foremost(shifts: Sequence[Shift]) -> tuple[list[Shift], list[Shift]]:
    """Split shifts into those to be seen at a glance and the rest.

    The news is; history and other countries are not, unless there is nothing else. Where there are many, the last
    change of each actor and provision is foremost: rules before attitudes, those between two known positions before
    what only begins, those best proven first.
    """
    chosen = [shift for shift in shifts if shift.news] or list(shifts)
    if len(chosen) > _AT_A_GLANCE:
        turns = sorted((s for s in chosen if s.changed and s.after), key=lambda shift: bool(shift.before))
        latest = {(shift.provision, shift.actor, _is_ever(shift)): shift for shift in turns}
        chosen = sorted(latest.values(), key=_prominence)[:_FOREMOST] or chosen[:_FOREMOST]
    return [shift for shift in shifts if shift in chosen], [shift for shift in shifts if shift not in chosen]


def _is_ever(shift: Shift) -> bool:
    """Is it planned for some time? That hides nothing that has happened."""
    return shift.planned and shift.days is None


def _prominence(shift: Shift) -> tuple[bool, bool, int]:
    attitude = shift.after not in ("permits", "prohibits")
    return attitude, not shift.before, -len(shift.before_statements) - len(shift.after_statements)


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


def _find_contrary(shift: Shift, settled: list[PolicyState], codebook: Codebook, known: Mapping[str, Statement]) -> str:
    """Return which authorities are told, and not only before it, to hold the contrary rule: the bands show both."""
    rules = {"permits": "prohibits", "prohibits": "permits"}
    others = [
        holder_label(codebook, state.actor)
        for state in settled
        if shift.provision == state.provision and state.position == rules.get(shift.after)
        if state.actor not in (shift.actor, shift.giver) and not _is_older(state, shift, known)
    ]
    return f"{position_label(rules[shift.after])} by {', '.join(others)}" if others else ""


def _is_older(state: PolicyState, shift: Shift, known: Mapping[str, Statement]) -> bool:
    told = (vouch_from(known[proof].when) for proof in state.statements if proof in known)
    last = max((day for day in told if day), default=date.max)
    return shift.days is not None and last < shift.days[0]


def _shift_to_plan(
    state: PolicyState | None,
    plan: Statement,
    codebook: Codebook,
    known: Mapping[str, Statement],
    published: Mapping[str, date],
) -> Shift:
    """Return the shift from what holds to what is announced."""
    return Shift(
        provision=plan.provision,
        provision_label=codebook.label(plan.provision),
        actor=plan.actor,
        actor_label=holder_label(codebook, plan.actor),
        before=state.position if state else "",
        after=plan.position,
        boundary=describe_plan(plan, published),
        before_statements=_keep(state.statements, known) if state else (),
        after_statements=(plan.id,),
        planned=True,
        days=find_plan_days(plan, published),
    )


def _join_alike(shifts: list[Shift]) -> list[Shift]:
    """Let two actors of whom the same is told share a shift: "a court in Lyon" and "the administrative court"."""
    joined: dict[tuple[object, ...], Shift] = {}
    for shift in shifts:
        key = shift.before, shift.after, shift.boundary, shift.planned, shift.news
        same = joined.get(key)
        joined[key] = (
            shift
            if same is None
            else replace(
                same,
                actor_label=f"{same.actor_label}, {shift.actor_label}",
                before_statements=(*same.before_statements, *shift.before_statements),
                after_statements=(*same.after_statements, *shift.after_statements),
            )
        )
    return list(joined.values())


def _shift_between(
    before: PolicyState | None,
    after: PolicyState,
    codebook: Codebook,
    known: Mapping[str, Statement],
    today: date | None,
) -> Shift:
    """Return the shift between two states; for a state alone, what came before or comes after it is not known."""
    boundary = describe_hold(after, known) if before is None else describe_boundary(before, after, known, today)
    days = find_days(before, after)
    giver = before.actor if before is not None and before.actor != after.actor else ""
    then: PolicyState | None = after
    actors = dict.fromkeys(holder_label(codebook, state.actor) for state in (before, after) if state)
    if before is None and has_ended(after):
        before, then = after, None
    elif before is None and after.start is None:
        before = after
    return Shift(
        provision=after.provision,
        provision_label=codebook.label(after.provision),
        actor=after.actor,
        actor_label=", then ".join(actors),
        before=before.position if before else "",
        after=then.position if then else "",
        boundary=boundary,
        before_statements=_keep(before.statements, known) if before and before is not then else (),
        after_statements=_keep(then.statements, known) if then else (),
        planned=_is_ahead(after, today),
        days=days,
        giver=giver,
    )


def _put_off(shift: Shift, pending: str) -> Shift:
    """Let a shift that still wants approval be one to come."""
    return replace(shift, planned=True, boundary=pending) if pending else shift


def _is_ahead(state: PolicyState, today: date | None) -> bool:
    """Does it apply only after the last article?"""
    return bool(today and state.effect and state.effect > today)


def _keep(identifiers: tuple[str, ...], known: Mapping[str, Statement]) -> tuple[str, ...]:
    return tuple(identifier for identifier in identifiers if identifier in known)
