"""From when on a rule applies, where articles date that later than the act that decides it.

A policy state begins with the decision ("voted on Thursday to ban it from January"): that is what can be dated from
the news. But until January nothing is forbidden yet, and whoever reads "prohibited since Thursday" is misled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from timeline.model import Coding, PolicyState, Statement, When
from timeline.reading.codes.bounds import EFFECT

SOON = timedelta(days=14)  # a rule in force within a fortnight of its decision begins when it comes into force


def date_effects(states: Iterable[PolicyState], codings: Sequence[Coding]) -> list[PolicyState]:
    """Return the states, with the day from which they apply where the article that tells the decision, or a later one,
    dates it more than a fortnight after it: in the words of the decision, or as what is planned.

    A state that applies within a fortnight begins on that day, and the one before it lasts until then.
    """
    told = {s.id: (s, coding) for coding in codings for s in coding.statements}
    dated: list[PolicyState] = []
    for state in states:
        applies = _date_effect(state, told)
        moved = applies.start != state.start and dated and dated[-1].end == state.start
        if moved and (dated[-1].provision, dated[-1].actor) == (state.provision, state.actor):
            dated[-1] = replace(dated[-1], end=applies.start, end_by=applies.start_by)
        dated.append(applies)
    return dated


def _date_effect(state: PolicyState, told: Mapping[str, tuple[Statement, Coding]]) -> PolicyState:
    """Give a state the first day that the last article to name one names."""
    if state.start is None:
        return state
    proofs = [told[identifier] for identifier in state.statements if identifier in told]
    decided = min((coding.article.published for _, coding in proofs), default=date.max)
    dated = [
        (coding.article.published, when)
        for statement, coding in [*proofs, *(pair for pair in told.values() if _is_plan_of(pair[0], state))]
        if coding.article.published >= decided
        for when in _name_effects(statement, coding)
        if when.start > (state.start_by or state.start) and (state.end is None or when.start < state.end)
    ]
    last = max((published for published, _ in dated), default=None)
    first = min((when for published, when in dated if published == last), key=lambda when: when.start, default=None)
    if first is None:
        return state
    if first.start <= (state.start_by or state.start) + SOON:
        exact = first.precision == "day" and state.start >= first.start - SOON
        return replace(state, start=first.start, start_by=first.start) if exact else state
    return replace(state, effect=first.start, effect_precision=first.precision)


def _is_plan_of(statement: Statement, state: PolicyState) -> bool:
    """Is it what the state comes to, told of its actor or of nobody ("The ban takes effect on Monday")?"""
    same = (statement.provision, statement.position) == (state.provision, state.position)
    return same and statement.actor in (state.actor, "") and statement.modality == "planned"


def _name_effects(statement: Statement, coding: Coding) -> Iterator[When]:
    when = statement.when
    dated = when.start is not None and when.basis in ("explicit", "relative")
    if statement.modality == "planned" and dated and not is_some_day(when, coding.article.published):
        yield when
    spans = {evidence.span for evidence in statement.evidence if evidence.code == EFFECT}
    for timex in coding.timexes if spans else ():
        if timex.span in spans and timex.start is not None:
            yield When(timex.start, None, timex.precision, timex.basis)


def is_some_day(when: When, published: date) -> bool:
    """Is it some day behind that of the article, and no more is told: "15 days after it is published", "one day"?"""
    return when.start == published and when.end is None and when.precision == "vague"
