"""Which policy state follows which: of one actor, or of two where one authority ends what another one decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import groupby, pairwise

from timeline.codebook import Codebook
from timeline.model import PolicyState, Statement
from timeline.policy.effects import SOON
from timeline.policy.runs import LEAD
from timeline.reading.actors.lone_names import land
from timeline.reading.codes.principals import countries
from timeline.view.boundaries import is_disputed


def settle_states(
    states: Iterable[PolicyState], statements: Iterable[Statement], codebook: Codebook
) -> list[PolicyState]:
    """Return the states as the shifts tell them, to be drawn and compared.

    What another authority undoes ends there, and where two are told of one day, which of them came first is not known.
    """
    known = {statement.id: statement for statement in statements}
    merged = merge_moments(states, known)
    pairs = pair_states(group_states(merged), set(), None if codebook.provisions else known)
    ends: dict[tuple[object, ...], PolicyState] = {}
    for old, new in pairs:
        if old is not None and old.actor != new.actor:
            key = old.provision, old.actor, old.position, old.start
            ends[key] = min(ends.get(key, new), new, key=lambda state: state.start)
    ended = [(state, ends.get((state.provision, state.actor, state.position, state.start))) for state in merged]
    return _soften_moments([replace(old, end=new.start, end_by=new.start_by) if new else old for old, new in ended])


def group_states(states: Iterable[PolicyState]) -> list[list[PolicyState]]:
    """Return the states of each actor on each provision in their order, those of the latest actor first."""
    ordered = sorted(states, key=lambda state: (state.provision, state.actor, state.start or date.min))
    held = [list(group) for _, group in groupby(ordered, key=whose)]
    return sorted(held, key=lambda states: states[-1].start or date.min, reverse=True)


def merge_moments(states: Iterable[PolicyState], known: Mapping[str, Statement]) -> list[PolicyState]:
    """Leave out what somebody is told to have decided and undone within a day, amid what held before and after.

    It has no stretch of time to be drawn or compared, and three turns on one day are one or none. Where another
    article tells the contrary of that day, it stays.
    """
    merged: list[PolicyState] = []
    for state in states:
        last = merged[-1] if merged and whose(merged[-1]) == whose(state) else None
        before = merged[-2] if last and len(merged) > 1 and whose(merged[-2]) == whose(state) else None
        denied = before and (is_disputed(before, last, known) or is_disputed(last, state, known))
        if before and _is_momentary(last) and not denied:
            merged.pop()
            last = before
        if last and last.position == state.position and last.end is not None and state.start == last.end:
            proofs = dict.fromkeys((*last.statements, *state.statements))
            merged[-1] = replace(state, start=last.start, start_by=last.start_by, statements=tuple(proofs))
        else:
            merged.append(state)
    return merged


def _soften_moments(states: list[PolicyState]) -> list[PolicyState]:
    """Let a state of no length, and the one after it, share its day: on that day either can hold."""
    softened = list(states)
    for place, (state, after) in enumerate(pairwise(states)):
        if _is_momentary(state) and whose(state) == whose(after) and after.start == state.end:
            over = state.end + timedelta(days=1)
            softened[place] = replace(state, end_by=over)
            softened[place + 1] = replace(after, start_by=max(over, after.start_by or over))
    return softened


def _is_momentary(state: PolicyState) -> bool:
    return state.start is not None and state.start == state.end == (state.end_by or state.end)


def whose(state: PolicyState | Statement) -> tuple[str, str]:
    """Return on what and of whom it is."""
    return state.provision, state.actor


def pair_states(
    held: list[list[PolicyState]], gone: set[tuple[str, str]], one_policy: Mapping[str, Statement] | None
) -> list[tuple[PolicyState | None, PolicyState]]:
    """Pair each state with the one before it, that of another authority where it ends that one; None before the first.

    Where no codebook tells several provisions apart, all statements are on `one_policy`, which the news of another
    authority ends. A state alone that has ended is left out where a pair tells what came after it, or a plan of those
    that are `gone`.
    """
    pairs, told = [], set(gone)
    others = find_others(one_policy.values()) if one_policy is not None else frozenset()
    for states in held:
        first = states[0]
        ended = [other[-1] for other in held if _hands_over(other[-1], first)]
        if one_policy is not None and not ended and _is_news(first, one_policy):
            ended = [other[-1] for other in held if _is_undone(other[-1], first, others)]
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
        if b is not None or not (one_policy is not None or has_ended(a)) or (a.provision, a.actor) not in told
    ]


def _hands_over(old: PolicyState, new: PolicyState) -> bool:
    """Does one authority end what another allowed, or the reverse: "until now anybody could; parliament banned it"?"""
    if old.provision != new.provision or {old.position, new.position} != {"permits", "prohibits"}:
        return False
    if old.end is None or new.start is None or old.actor == new.actor:
        return False
    return old.end - SOON <= (new.start_by or new.start) and new.start <= (old.end_by or old.end) + SOON


def _is_undone(old: PolicyState, new: PolicyState, others: frozenset[str]) -> bool:
    """Does somebody else decide the contrary later: "the governor signed the ban in May; a judge blocked it"?

    What `others` do, countries and states that are told of for comparison, ends nothing.
    """
    contrary = {old.position, new.position} == {"permits", "prohibits"} and old.actor != new.actor
    contrary = contrary and others.isdisjoint((old.actor, new.actor))
    return contrary and old.start is not None and new.start is not None and old.start < new.start


def _is_news(state: PolicyState, told: Mapping[str, Statement]) -> bool:
    """Is it told as a deed of a day, or among the first things, that changes something, as a refusal does not?

    What is only mentioned may have been long ago.
    """
    proofs = (told[proof] for proof in state.statements if proof in told)
    deeds = (proof for proof in proofs if proof.kind == "event" and proof.change == "begins")
    return any(deed.when.basis in ("explicit", "relative") or deed.span.start < LEAD for deed in deeds)


def find_others(statements: Iterable[Statement]) -> frozenset[str]:
    """Return the countries, and the towns and states, that the articles tell of for comparison.

    Their own is the one of which most statements are, and not only late ones.
    """
    told = list(statements)
    others: set[str] = set()
    for places in (countries(), _towns()):
        here = [statement for statement in told if statement.actor in places]
        early = {statement.actor for statement in here if statement.span.start <= LEAD}
        own = Counter(statement.actor for statement in here if statement.actor in early).most_common(1)
        others |= {statement.actor for statement in here}.difference(actor for actor, _ in own)
    return frozenset(others)


@cache
def _towns() -> frozenset[str]:
    return frozenset(town.title() for town in land("towns"))


def has_ended(state: PolicyState) -> bool:
    """Return whether a state is known by nothing but its end."""
    return state.start is None and state.end is not None
