"""What somebody with a say has announced, and what has become of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from timeline.codebook import Codebook
from timeline.model import PolicyState, Statement
from timeline.policy.effects import is_some_day
from timeline.policy.states import is_exempting
from timeline.view.days import describe_edge, describe_span

_PAST_PLAN = "context/past-plan"  # of the evidence that it is a plan no longer: "had planned to"
_JOINT = 12  # characters between two clauses of a sentence: ", but "
_NEWS = timedelta(days=7)  # what is not older than this when an article appears is its news


def find_plans(
    states: Iterable[PolicyState],
    codebook: Codebook,
    known: Mapping[str, Statement],
    published: Mapping[str, date],
) -> list[tuple[PolicyState | None, Statement]]:
    """Return what is announced by those whose rules the codebook follows, and is not so yet; the last word of each.

    Each is a plan with the last of the `states` of its provision and actor, if there is one.

    Without a codebook it is what anybody announces who can.
    """
    ordered = sorted(states, key=lambda state: state.start or date.min)
    last = {(state.provision, state.actor): state for state in ordered}
    deciders = {actor.id for actor in codebook.actors if actor.authority}
    if not codebook.actors:
        deciders = {statement.actor for statement in known.values() if statement.actor}
    announced = {
        (s.provision, s.actor): s
        for s in sorted(known.values(), key=_is_dated)  # one with a day of its own before one without
        if s.modality == "planned"
        and s.position in ("permits", "prohibits")
        and s.actor in deciders
        and not is_exempting(s)
        and not any(evidence.rule == _PAST_PLAN for evidence in s.evidence)
        and (s.provision or not codebook.provisions)
    }
    plans = []
    for (provision, actor), plan in announced.items():
        state = last.get((provision, actor))
        others = [state for key, state in last.items() if key[0] == provision]
        settled = _is_enacted(plan, others, known, published) or _is_turned_down(plan, others, known, published)
        if settled or (state is not None and state.position == plan.position):
            continue
        if state is None or not _is_overtaken(plan, state, known, published):
            plans.append((state, plan))
    return plans


def draw_plans(
    states: Iterable[PolicyState],
    statements: Iterable[Statement],
    codebook: Codebook,
    published: Mapping[str, date],
) -> dict[PolicyState, str]:
    """Return what will be so from a day on if the plans hold, each as a state, and from when on in words."""
    known = {statement.id: statement for statement in statements}
    plans = [plan for _, plan in find_plans(states, codebook, known, published) if _is_ahead(plan, published)]
    return {
        PolicyState(
            plan.provision,
            plan.actor,
            plan.position,
            plan.when.start,
            None,
            (plan.id,),
            start_by=plan.when.end if _has_deadline(plan, published) else None,
        ): describe_plan(plan, published)
        for plan in plans
    }


def add_plans(states: Iterable[PolicyState], plans: Iterable[PolicyState]) -> list[PolicyState]:
    """Return the states with the plans behind those of the same provision and actor."""
    groups: dict[tuple[str, str], list[PolicyState]] = {}
    for state in (*states, *plans):
        groups.setdefault((state.provision, state.actor), []).append(state)
    return [state for group in groups.values() for state in group]


def _is_overtaken(
    plan: Statement, state: PolicyState, known: Mapping[str, Statement], published: Mapping[str, date]
) -> bool:
    """Did a plan come to nothing or to an end: was it for an earlier day, or did a later article tell the contrary?

    An old plan, of which nobody tells since when it was one, says nothing of what will be.
    """
    if plan.when.start is None or (state.start is not None and plan.when.start < state.start):
        return True
    told = published.get(plan.article, date.max)
    acts = (known[proof] for proof in state.statements if proof in known and known[proof].kind == "event")
    return any(published.get(act.article, date.min) > told and act.change != "ends" for act in acts)


def _is_enacted(
    plan: Statement, states: list[PolicyState], known: Mapping[str, Statement], published: Mapping[str, date]
) -> bool:
    """Has somebody decided what was proposed: "parliament passed the bill, which the minister had proposed"?"""
    told = published.get(plan.article, date.min)
    acts = (
        known[proof]
        for state in states
        if state.position == plan.position
        for proof in state.statements
        if proof in known and known[proof].kind == "event"
    )
    return plan.event_type == "proposal" and any(published.get(act.article, date.min) >= told for act in acts)


def _is_turned_down(
    plan: Statement, states: list[PolicyState], known: Mapping[str, Statement], published: Mapping[str, date]
) -> bool:
    """Has somebody refused what was planned, in the news that follows it: "parliament rejected the plan"?

    Or is it only what an act in the same sentence puts off: "was due to expire on Sunday, but the cabinet extended it"?
    """
    told = published.get(plan.article, date.max)
    acts = (known[proof] for state in states for proof in state.statements if proof in known)
    return any(
        act.position != plan.position
        and (act.event_type in ("refusal", "reversal") or _puts_off(act, plan))
        and (published.get(act.article, date.min), act.span.start) > (told, plan.span.start)
        and (act.when.start or date.min) >= told - _NEWS
        for act in acts
    )


def _puts_off(act: Statement, plan: Statement) -> bool:
    beside = act.article == plan.article and 0 <= act.span.start - plan.span.end < _JOINT
    return beside and act.kind == "event" and act.change == "continues"


def describe_plan(plan: Statement, published: Mapping[str, date]) -> str:
    """Return from when on something is planned, if that is told: "from 1 February 2027 on".

    A day before that of the article is the day of the announcement: "said in January that it would lift the ban".
    """
    if not _is_ahead(plan, published):
        return "no day told"
    start, end, precision = plan.when.start, plan.when.end, plan.when.precision
    if _has_deadline(plan, published):
        return f"by {describe_edge(end, precision)}" if precision == "day" else describe_span(start, end, precision)
    return f"from {describe_edge(start, precision)} on"


def _has_deadline(plan: Statement, published: Mapping[str, date]) -> bool:
    """Is it to be so some day between that of the article and another one: "by 1 May", "within 30 days"?"""
    start, end = plan.when.start, plan.when.end
    return start is not None and end is not None and start == published.get(plan.article) and end > start


def find_plan_days(plan: Statement, published: Mapping[str, date]) -> tuple[date, date] | None:
    """Return the first and the last day on which it can begin, if that is told."""
    if plan.when.start is None or not _is_ahead(plan, published):
        return None
    exact = plan.when.precision in ("day", "vague") or plan.when.end is None
    return plan.when.start, plan.when.start if exact else plan.when.end


def _is_ahead(plan: Statement, published: Mapping[str, date]) -> bool:
    """Does the article name a day for the plan that is still to come?"""
    told = published.get(plan.article, date.min)
    last = plan.when.end or plan.when.start or date.min
    return _is_dated(plan) and last >= told and not is_some_day(plan.when, told)


def _is_dated(plan: Statement) -> bool:
    return plan.when.start is not None and plan.when.basis not in ("published", "context")
