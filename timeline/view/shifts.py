"""The shift in words: policy states in, before → after out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from types import MappingProxyType

from timeline.codebook import Codebook
from timeline.model import PolicyState, Statement
from timeline.policy.effects import SOON
from timeline.policy.states import LEAD
from timeline.reading.codes.principals import countries
from timeline.view.boundaries import DISPUTED, describe_boundary, describe_hold
from timeline.view.plans import describe_plan, find_plans
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

    @property
    def changed(self) -> bool:
        """Whether the position is another one afterwards."""
        return self.before != self.after

    @property
    def turn(self) -> str:
        """What stands between both positions: an arrow, or "or" where the articles disagree."""
        return "or" if self.boundary.endswith(DISPUTED) else "→"

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
        return f"{named}{self.state} ({self.actor_label})."


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
    ordered = sorted(states, key=lambda state: (state.provision, state.actor, state.start or date.min))
    held = [list(group) for _, group in groupby(ordered, key=lambda state: (state.provision, state.actor))]
    held.sort(key=lambda states: states[-1].start or date.min, reverse=True)
    plans = find_plans(ordered, codebook, known, published)
    gone = {(plan.provision, plan.actor) for _, plan in plans}
    pairs = _pair_states(held, gone, None if codebook.provisions else known)
    today = max(published.values(), default=None)
    shifts = [_shift_to_plan(state, plan, codebook, known, published) for state, plan in plans]
    shifts += [_shift_between(before, after, codebook, known, today) for before, after in pairs]
    if not codebook.provisions:
        shifts = _join_alike([_tell_news(shift, known, published) for shift in shifts])
    return sorted(
        shifts, key=lambda shift: (not shift.news, _importance(shift), order.get(shift.provision, len(order)))
    )


def _pair_states(
    held: list[list[PolicyState]], gone: set[tuple[str, str]], one_policy: Mapping[str, Statement] | None
) -> list[tuple[PolicyState | None, PolicyState]]:
    """Pair each state with the one before it, that of another authority where it ends that one; None before the first.

    Where no codebook tells several provisions apart, all statements are on `one_policy`, which the news of another
    authority ends. A state alone that has ended is left out where a pair tells what came after it, or a plan of those
    that are `gone`.
    """
    pairs, told = [], set(gone)
    for states in held:
        first = states[0]
        ended = [other[-1] for other in held if _hands_over(other[-1], first)]
        if one_policy is not None and not ended and _is_news(first, one_policy):
            ended = [other[-1] for other in held if _is_undone(other[-1], first, _find_land(one_policy.values()))]
        before = max(ended, key=lambda state: state.start or date.min, default=None)
        if before is not None:
            told.add((before.provision, before.actor))
            before = replace(before, end=first.start, end_by=first.start_by)
        if before is not None or len(states) == 1:
            pairs.append((before, first))
        pairs += zip(states, states[1:], strict=False)
    return [
        (b, a)
        for b, a in pairs
        if b is not None or not (one_policy is not None or _has_ended(a)) or (a.provision, a.actor) not in told
    ]


def _hands_over(old: PolicyState, new: PolicyState) -> bool:
    """Does one authority end what another allowed, or the reverse: "until now anybody could; parliament banned it"?"""
    if old.provision != new.provision or {old.position, new.position} != {"permits", "prohibits"}:
        return False
    if old.end is None or new.start is None or old.actor == new.actor:
        return False
    return old.end - SOON <= (new.start_by or new.start) and new.start <= (old.end_by or old.end) + SOON


def _is_undone(old: PolicyState, new: PolicyState, land: str) -> bool:
    """Does somebody else decide the contrary later: "the governor signed the ban in May; a judge blocked it"?

    What other countries than the article's own `land` do ends nothing.
    """
    abroad = (countries() - {land}) & {old.actor, new.actor}
    contrary = {old.position, new.position} == {"permits", "prohibits"} and old.actor != new.actor and not abroad
    return contrary and old.start is not None and new.start is not None and old.start < new.start


def _tell_news(shift: Shift, told: Mapping[str, Statement], published: Mapping[str, date]) -> Shift:
    """Say whether a shift is told of the article's own country, and of these weeks."""
    proofs = [told[proof] for proof in shift.after_statements or shift.before_statements]
    recent = any(
        proof.modality == "planned" or (proof.when.end or date.max) >= published.get(proof.article, date.min) - _RECENT
        for proof in proofs
    )
    first = any(proof.span.start < LEAD or proof.when.basis in ("explicit", "relative") for proof in proofs)
    abroad = shift.actor in countries() - {_find_land(told.values())}
    return replace(shift, news=recent and first and not abroad)


def _is_news(state: PolicyState, told: Mapping[str, Statement]) -> bool:
    """Is it told as a deed of a day, or among the first things? What is only mentioned may have been long ago."""
    deeds = (told[proof] for proof in state.statements if proof in told and told[proof].kind == "event")
    return any(deed.when.basis in ("explicit", "relative") or deed.span.start < LEAD for deed in deeds)


def _find_land(statements: Iterable[Statement]) -> str:
    """Return the country that most statements are of; "" where that is one alone, told late: another country's."""
    told = [statement for statement in statements if statement.actor in countries()]
    if not told or len(told) == 1 and told[0].span.start > LEAD:
        return ""
    return Counter(statement.actor for statement in told).most_common(1)[0][0]


def _has_ended(state: PolicyState) -> bool:
    return state.start is None and state.end is not None


def split_foremost(shifts: Sequence[Shift]) -> tuple[list[Shift], list[Shift]]:
    """Split shifts into those to be seen at a glance and the rest.

    The news is; history and other countries are not, unless there is nothing else. Where there are many, the last
    change of each actor and provision is foremost: rules before attitudes, those between two known positions before
    what only begins, those best proven first.
    """
    chosen = [shift for shift in shifts if shift.news] or list(shifts)
    if len(chosen) > _AT_A_GLANCE:
        turns = sorted((s for s in chosen if s.changed and s.after), key=lambda shift: bool(shift.before))
        latest = {(shift.provision, shift.actor): shift for shift in turns}
        chosen = sorted(latest.values(), key=_prominence)[:_FOREMOST] or chosen[:_FOREMOST]
    return [shift for shift in shifts if shift in chosen], [shift for shift in shifts if shift not in chosen]


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
    then: PolicyState | None = after
    actors = dict.fromkeys(holder_label(codebook, state.actor) for state in (before, after) if state)
    if before is None and _has_ended(after):
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
        planned=bool(today and after.effect and after.effect > today),
    )


def _keep(identifiers: tuple[str, ...], known: Mapping[str, Statement]) -> tuple[str, ...]:
    return tuple(identifier for identifier in identifiers if identifier in known)
