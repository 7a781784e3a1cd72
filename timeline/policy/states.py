"""From statements to policy states.

A state is a run of statements that agree. A realised act dates its beginning, or the day within a fortnight on
which it takes effect; several acts refine each other, so that later evidence narrows earlier vagueness. What is
only asserted as in force, or is said to hold still, begins nowhere. A contradiction makes a new run: it is shown,
not averaged away; only what an article asserts beside the act that it tells of is taken for an exception.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from timeline.codebook import Codebook, load_rules
from timeline.model import PolicyState, Statement
from timeline.policy.effects import SOON
from timeline.policy.runs import RULES, Run, make_runs, order_of, tells_since
from timeline.reading.codes import interests
from timeline.reading.codes.outlook import SAME_SPEAKER

_LAST = 3  # behind all that is told of a day
_ATTITUDES = frozenset({"supports", "opposes"})
_UNNAMED = frozenset(
    "official officials person people one source sources adviser aide aides diplomat spokesman".split()
)


def derive_states(
    statements: Sequence[Statement], codebook: Codebook, published: Mapping[str, date] = MappingProxyType({})
) -> list[PolicyState]:
    """Return the policy states that the statements prove, by provision (in the codebook's order), actor and time.

    Only realised positions of actors with authority count (without a codebook, of any actor who sets a rule);
    opposed and supported count only while no rule is known. `published` is the day of each article.
    """
    held: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    told = [s for s in statements if s.position and s.modality == "realised" and not is_inferred(s)]
    authorities = {actor.id for actor in codebook.actors if actor.authority}
    if not codebook.actors:
        told = _give_past(told, [s for s in statements if s.modality == "planned"])
        authorities = {s.actor for s in told if s.actor and s.position in RULES} or {""}  # where nobody is named
    for statement in (_begin_by(s, published.get(s.article, date.max)) for s in told):
        if statement.actor in authorities and (statement.provision or not codebook.provisions):
            held[statement.provision, statement.actor].append(statement)
    order = {provision.id: number for number, provision in enumerate(codebook.provisions)}
    keys = sorted(held, key=lambda key: (order.get(key[0], len(order)), key))
    return [state for key in keys for state in _derive(*key, held[key])]


def _give_past(told: list[Statement], planned: list[Statement]) -> list[Statement]:
    """Where no codebook says who decides, what held before is the past of the first who is told to decide or plan.

    "Until now flights were allowed. Parliament banned them": allowed → prohibited.
    """
    acts = [s for s in told if s.kind == "event" and s.change == "begins"]
    news = min((s for s in acts + planned if s.actor and s.position in RULES), key=lambda s: s.span, default=None)
    if news is None:
        return told
    past = {
        s.id
        for s in told
        if not s.actor and s.position in RULES and s.position != news.position and s.article == news.article
        if s.change == "ends" or tells_since(s) or (s.kind == "event" and order_of(s) < order_of(news))
    }
    return [replace(s, actor=news.actor) if s.id in past else s for s in told]


def _begin_by(statement: Statement, day: date) -> Statement:
    """ "Halted exports until March": what is told to have begun had begun on the day of publication.

    And what "can still be sold until March" can be on that day: until when it is to hold says not when it began.
    """
    when = statement.when
    if when.end is None or not (when.start or day) <= day < when.end:
        return statement
    coming = when.start in (None, day) and statement.change != "ends"
    return replace(statement, when=replace(when, end=day)) if coming or statement.change == "begins" else statement


def is_inferred(statement: Statement) -> bool:
    """Does the position rest only on the side that the speaker, or such speakers, take elsewhere?"""
    return any(e.rule == SAME_SPEAKER or e.rule.startswith(interests.RULES) for e in statement.evidence)


def _derive(provision: str, actor: str, statements: list[Statement]) -> list[PolicyState]:
    rules = make_runs(_leave_out_asides([s for s in statements if s.position in RULES]))
    attitudes = [s for s in statements if s.position in _ATTITUDES and _speaks_for_all(s)]
    states = _make_states(provision, actor, rules)
    if not states:
        return _make_states(provision, actor, make_runs(attitudes))
    first = states[0]
    if first.start is None:
        return states
    before = [s for s in attitudes if _comes_before(s, first)]
    earlier = _make_states(provision, actor, make_runs(before))
    if earlier:
        earlier[-1] = replace(earlier[-1], end=first.start, end_by=first.start_by)
    return [*earlier, *states]


def _speaks_for_all(attitude: Statement) -> bool:
    """Is it what the actor holds or asks for, and not what an unnamed official says, or a lawsuit shows, in passing?"""
    unnamed = not _UNNAMED.isdisjoint(attitude.source.lower().split())
    return not unnamed and (attitude.kind == "stance" or attitude.event_type == "request")


def _leave_out_asides(rules: list[Statement]) -> list[Statement]:
    """Leave out what an article merely asserts, or exempts, after it has told of an act to the contrary.

    "Exports were banned on Thursday. Cargoes already loaded may leave": an exception does not lift the ban.
    Across articles, or where the old rule is said to have ended, it is a contradiction or a change, and stays.
    """
    ended = {(s.article, s.position) for s in rules if s.change == "ends"}
    begun = (s for s in rules if s.kind == "event" and s.change == "begins" and not is_exempting(s))
    acts = {(act.article, act.position): act for act in sorted(begun, key=order_of)}  # the last of each position

    def is_aside(statement: Statement) -> bool:
        (other,) = RULES - {statement.position}
        act = acts.get((statement.article, other))
        own = (statement.article, statement.position) in acts
        deed = statement.kind == "event" and statement.event_type != "refusal" and not is_exempting(statement)
        if act is None or own or deed or (statement.article, other) in ended:
            return False
        day, place = order_of(statement)
        if statement.change:  # "opened its border on Monday. Tourists remain barred"
            soon = order_of(act)[0] <= day <= order_of(act)[0] + SOON
            return statement.change != "ends" and statement.span > act.span and soon
        return order_of(act) < (day, place if statement.actor else _LAST)  # where nobody is named, acts come first

    return [statement for statement in rules if not is_aside(statement)]


def is_exempting(statement: Statement) -> bool:
    """Return whether it only tells of an exemption, which leaves the rule as it is: "will grant exemptions"."""
    return not _exempting().isdisjoint(re.findall(r"\w+", statement.text.lower()))


@cache
def _exempting() -> frozenset[str]:
    return frozenset(load_rules("cues")["exempting"]["words"])


def _comes_before(statement: Statement, rule: PolicyState) -> bool:
    """Was the position held before the first rule is known?"""
    end = statement.when.end or date.max
    return end < rule.start or (statement.change == "ends" and end <= (rule.start_by or rule.start))


def _make_states(provision: str, actor: str, runs: list[Run]) -> list[PolicyState]:
    bounds: list[tuple[date | None, date | None]] = []
    for number, run in enumerate(runs):
        start, start_by = run.beginning()
        if start is None and number > 0:  # changed between the last word for the old and the first for the new
            known, now = runs[number - 1].known()[1], run.known()[0]
            start, start_by = min(known, now if known < now else run.may_begin(now)), now
        bounds.append(_not_before(bounds, start, start_by))
    if runs:
        bounds.append(_not_before(bounds, *_final_end(runs[-1])))
    states = [
        PolicyState(provision, actor, run.position, start, end, tuple(s.id for s in run.statements), start_by, end_by)
        for run, ((start, start_by), (end, end_by)) in zip(runs, pairwise(bounds), strict=True)
    ]
    for number, (run, after) in enumerate(pairwise(runs)):
        if run.position == after.position:
            ended = run.statements[-1].when.end
            states[number] = replace(states[number], end=ended, end_by=ended)
    return states


def _not_before(
    bounds: list[tuple[date | None, date | None]], day: date | None, day_by: date | None
) -> tuple[date | None, date | None]:
    """No state ends before it begins."""
    if bounds and bounds[-1][0] and day and day < bounds[-1][0]:
        return bounds[-1]
    return day, day_by


def _final_end(run: Run) -> tuple[date | None, date | None]:
    """The last run stays open, unless every statement says that it has ended."""
    if any(statement.change != "ends" for statement in run.statements):
        return None, None
    last = max(run.statements, key=lambda statement: statement.when.end or date.min)
    start, end = last.when.start, last.when.end
    return (end, end) if start is None or tells_since(last) else (start, end)
