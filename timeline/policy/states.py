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
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from types import MappingProxyType

from timeline.codebook import Codebook
from timeline.model import PolicyState, Statement
from timeline.policy.effects import SOON
from timeline.reading.codes import interests
from timeline.reading.codes.outlook import SAME_SPEAKER

LEAD = 1200  # characters in which an article tells its news
_EXEMPTING = re.compile(r"\b(?:exempt(?:s|ed|ions?)?|waivers?|reprieve|exception)\b", re.I)
_LAST = 3  # behind all that is told of a day
_UNITS = {"week": (7,), "month": (28, 29, 30, 31), "year": (365, 366)}  # days; "in May" is no term as "since May" is
_RULES = frozenset({"permits", "prohibits"})
_ATTITUDES = frozenset({"supports", "opposes"})
_UNNAMED = frozenset(
    "official officials person people one source sources adviser aide aides diplomat spokesman".split()
)


@dataclass(slots=True)
class Run:
    """Successive statements of one position."""

    position: str
    statements: list[Statement]

    def beginning(self) -> tuple[date | None, date | None]:
        """Return the first and the last day on which the run can have begun; (None, None) if nothing dates it."""
        since = min((s.when.start for s in self.statements if _tells_since(s) or _takes_effect(s)), default=None)
        first, last = _narrow(self._find_acts())
        if since is not None and (first is None or first <= since <= last + SOON):
            return since, since  # decided first, in force a few days later
        return first, last

    def _find_acts(self) -> list[Statement]:
        """The acts that begin it; failing these what tells that it begins, or an act of what is not the old rule."""
        dated = [s for s in self.statements if s.when.start]
        begun = [s for s in dated if s.change == "begins" and not _is_mentioned(s)]
        acts = [s for s in begun if s.kind == "event"] or begun
        old = self.position not in _RULES or any(s.change == "continues" and s.kind == "stance" for s in dated)
        return acts if acts or old else [s for s in dated if s.kind == "event" and not s.change]

    def known(self) -> tuple[date, date]:
        """Return the first and the last day for which a statement surely vouches: "in May" does for the last of May."""
        days = [day for s in self.statements if (day := s.when.end or s.when.start)]
        return (min(days), max(days)) if days else (date.min, date.min)

    def may_begin(self, day: date) -> date:
        """Return the first of the days of which the statement that vouches for `day` may be: "early June" is ten."""
        whens = [s.when for s in self.statements if (s.when.end or s.when.start) == day]
        return min((w.start for w in whens if w.start and w.precision != "day"), default=day)


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
        authorities = {s.actor for s in told if s.actor and s.position in _RULES} or {""}  # where nobody is named
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
    news = min((s for s in acts + planned if s.actor and s.position in _RULES), key=lambda s: s.span, default=None)
    if news is None:
        return told
    past = {
        s.id
        for s in told
        if not s.actor and s.position in _RULES and s.position != news.position and s.article == news.article
        if s.change == "ends" or _tells_since(s) or (s.kind == "event" and _order(s) < _order(news))
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
    rules = _make_runs(_leave_out_asides([s for s in statements if s.position in _RULES]))
    attitudes = [s for s in statements if s.position in _ATTITUDES and _speaks_for_all(s)]
    states = _make_states(provision, actor, rules)
    if not states:
        return _make_states(provision, actor, _make_runs(attitudes))
    first = states[0]
    if first.start is None:
        return states
    before = [s for s in attitudes if _comes_before(s, first)]
    earlier = _make_states(provision, actor, _make_runs(before))
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
    acts = {(act.article, act.position): act for act in sorted(begun, key=_order)}  # the last of each position

    def is_aside(statement: Statement) -> bool:
        (other,) = _RULES - {statement.position}
        act = acts.get((statement.article, other))
        own = (statement.article, statement.position) in acts
        deed = statement.kind == "event" and statement.event_type != "refusal" and not is_exempting(statement)
        if act is None or own or deed or (statement.article, other) in ended:
            return False
        day, place = _order(statement)
        if statement.change:  # "opened its border on Monday. Tourists remain barred"
            soon = _order(act)[0] <= day <= _order(act)[0] + SOON
            return statement.change != "ends" and statement.span > act.span and soon
        return _order(act) < (day, place if statement.actor else _LAST)  # where nobody is named, acts come first

    return [statement for statement in rules if not is_aside(statement)]


def is_exempting(statement: Statement) -> bool:
    """Return whether it only tells of an exemption, which leaves the rule as it is: "will grant exemptions"."""
    return _EXEMPTING.search(statement.text) is not None


def _comes_before(statement: Statement, rule: PolicyState) -> bool:
    """Was the position held before the first rule is known?"""
    end = statement.when.end or date.max
    return end < rule.start or (statement.change == "ends" and end <= (rule.start_by or rule.start))


def _narrow(acts: list[Statement]) -> tuple[date | None, date | None]:
    """Return the days that the dates of several reports of one act leave for it."""
    dated = [s.when for s in acts if s.when.basis != "published" and s.when.start and s.when.end]
    if not dated:
        day = min((s.when.end for s in acts if s.when.end), default=None)
        return day, day
    first, last = dated[0].start, dated[0].end
    for when in dated[1:]:
        if max(first, when.start) <= min(last, when.end):
            first, last = max(first, when.start), min(last, when.end)
    return first, last


def _is_mentioned(statement: Statement) -> bool:
    """Is it a deed without a date that an article tells late? It may have been long before the article appeared."""
    return statement.when.basis == "published" and statement.span.start >= LEAD


def _tells_since(statement: Statement) -> bool:
    """ "Forbidden since 2018" tells from when a rule holds; "still forbidden in May" does not."""
    when = statement.when
    if statement.change not in ("continues", "ends") or when.basis not in ("explicit", "relative"):
        return False
    if when.start is None or when.end is None or when.start == when.end:
        return False
    return (when.end - when.start).days + 1 not in _UNITS.get(when.precision, ())


def _takes_effect(statement: Statement) -> bool:
    """ "may be used again from Friday": from when on, and not when it was decided."""
    return statement.change == "begins" and statement.when.start is not None and statement.when.end is None


def _order(statement: Statement) -> tuple[date, int]:
    """By the day a statement vouches for; on one day what ends comes first and what begins last."""
    when = statement.when
    day = when.end or when.start or date.min
    if _tells_since(statement):
        day = when.start
    if statement.change == "begins" and when.start:
        day = when.start if when.basis != "published" else day
    if _only_was(statement):
        return date.min, 0
    return day, {"ends": 0, "continues": 1, "": 1, "begins": 2}[statement.change]


def _only_was(statement: Statement) -> bool:
    """ "Previously banned": it held once, and nobody says from when."""
    return statement.change == "ends" and not _tells_since(statement)


def _make_runs(statements: list[Statement]) -> list[Run]:
    """Put the statements in their order; what "previously" held is the same as another article told before it."""
    places = {id(statement): _order(statement) for statement in statements}
    for statement in filter(_only_was, statements):
        before = [
            places[id(other)]
            for other in statements
            if other.position == statement.position and other.article != statement.article and not _only_was(other)
        ]
        last = statement.when.end or date.max
        places[id(statement)] = max((place for place in before if place[0] < last), default=(date.min, 0))
    runs: list[Run] = []
    for statement in sorted(statements, key=lambda statement: places[id(statement)]):
        if runs and runs[-1].position == statement.position and not _begins_anew(runs[-1].statements[-1], statement):
            runs[-1].statements.append(statement)
        else:
            runs.append(Run(statement.position, [statement]))
    return runs


def _begins_anew(last: Statement, statement: Statement) -> bool:
    """ "Until November it was forbidden", and in March it was forbidden again: nobody tells what was between."""
    ended, begun = last.when.end, statement.when.start
    turn = (last.change, statement.change) == ("ends", "begins")
    return turn and ended is not None and begun is not None and begun > ended + SOON


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
    return (end, end) if start is None or _tells_since(last) else (start, end)
