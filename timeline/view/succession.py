"""Which policy state follows which: of one actor, or of two where one authority ends what another one decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from timeline.model import PolicyState, Statement
from timeline.policy.effects import SOON
from timeline.policy.states import LEAD
from timeline.reading.codes.principals import countries


def pair_states(
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
            ended = [other[-1] for other in held if _is_undone(other[-1], first, find_land(one_policy.values()))]
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


def _is_undone(old: PolicyState, new: PolicyState, land: str) -> bool:
    """Does somebody else decide the contrary later: "the governor signed the ban in May; a judge blocked it"?

    What other countries than the article's own `land` do ends nothing.
    """
    abroad = (countries() - {land}) & {old.actor, new.actor}
    contrary = {old.position, new.position} == {"permits", "prohibits"} and old.actor != new.actor and not abroad
    return contrary and old.start is not None and new.start is not None and old.start < new.start


def _is_news(state: PolicyState, told: Mapping[str, Statement]) -> bool:
    """Is it told as a deed of a day, or among the first things? What is only mentioned may have been long ago."""
    deeds = (told[proof] for proof in state.statements if proof in told and told[proof].kind == "event")
    return any(deed.when.basis in ("explicit", "relative") or deed.span.start < LEAD for deed in deeds)


def find_land(statements: Iterable[Statement]) -> str:
    """Return the country that most statements are of; "" where that is one alone, told late: another country's."""
    told = [statement for statement in statements if statement.actor in countries()]
    if not told or len(told) == 1 and told[0].span.start > LEAD:
        return ""
    return Counter(statement.actor for statement in told).most_common(1)[0][0]


def has_ended(state: PolicyState) -> bool:
    """Return whether a state is known by nothing but its end."""
    return state.start is None and state.end is not None
