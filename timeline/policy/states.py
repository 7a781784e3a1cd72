"""From statements to policy states.

A state is a run of statements that agree. A realised act dates its beginning; several acts refine each
other, so that later evidence narrows earlier vagueness. What is only asserted as in force begins nowhere.
A contradiction makes a new run: it is shown, not averaged away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from timeline.codebook import Codebook
from timeline.model import PolicyState, Statement
from timeline.reading.codes import interests
from timeline.reading.codes.outlook import SAME_SPEAKER

_RULES = frozenset({"permits", "prohibits"})
_ATTITUDES = frozenset({"supports", "opposes"})


@dataclass(slots=True)
class Run:
    """Successive statements of one position."""

    position: str
    statements: list[Statement]

    def beginning(self) -> tuple[date | None, date | None]:
        """Return the first and the last day on which the run can have begun; (None, None) if no act dates it."""
        acts = [s for s in self.statements if s.kind == "event" and s.change == "begins"]
        if not acts:
            since = [s.when.start for s in self.statements if _tells_since(s)]
            return (min(since), min(since)) if since else (None, None)
        dated = [s.when for s in acts if s.when.basis != "published" and s.when.start and s.when.end]
        if not dated:
            day = min(s.when.end for s in acts if s.when.end) if any(s.when.end for s in acts) else None
            return day, day
        first, last = dated[0].start, dated[0].end
        for when in dated[1:]:
            if max(first, when.start) <= min(last, when.end):
                first, last = max(first, when.start), min(last, when.end)
        return first, last

    def known(self) -> tuple[date, date]:
        """Return the first and the last day for which a statement of the run vouches."""
        days = [day for s in self.statements for day in (s.when.start, s.when.end) if day]
        return (min(days), max(days)) if days else (date.min, date.min)


def derive_states(statements: Sequence[Statement], codebook: Codebook) -> list[PolicyState]:
    """Return the policy states that the statements prove, by provision (in the codebook's order), actor and time.

    Only realised positions of actors with authority count (without a codebook, of any actor who sets a rule);
    opposed and supported count only while no rule is known.
    """
    held: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    authorities = {actor.id for actor in codebook.actors if actor.authority}
    for statement in statements:
        decides = statement.actor in authorities or (not codebook.actors and statement.actor)
        placed = statement.provision or not codebook.provisions
        if (
            decides
            and placed
            and statement.position
            and statement.modality == "realised"
            and not is_inferred(statement)
        ):
            held[statement.provision, statement.actor].append(statement)
    order = {provision.id: number for number, provision in enumerate(codebook.provisions)}
    keys = sorted(held, key=lambda key: (order.get(key[0], len(order)), key))
    return [state for key in keys for state in _derive(*key, held[key])]


def is_inferred(statement: Statement) -> bool:
    """Does the position rest only on the side that the speaker, or such speakers, take elsewhere?"""
    return any(e.rule == SAME_SPEAKER or e.rule.startswith(interests.RULES) for e in statement.evidence)


def _derive(provision: str, actor: str, statements: list[Statement]) -> list[PolicyState]:
    rules = _make_runs([s for s in statements if s.position in _RULES])
    attitudes = [s for s in statements if s.position in _ATTITUDES]
    states = _make_states(provision, actor, rules)
    if not states:
        return _make_states(provision, actor, _make_runs(attitudes))
    first = states[0]
    if first.start is None:
        return states
    before = [s for s in attitudes if s.change == "ends" or (s.when.end or date.max) < first.start]
    earlier = _make_states(provision, actor, _make_runs(before))
    if earlier:
        earlier[-1] = replace(earlier[-1], end=first.start, end_by=first.start_by)
    return [*earlier, *states]


def _tells_since(statement: Statement) -> bool:
    """ "Forbidden since 2018" tells from when a rule holds; "still forbidden" does not."""
    when = statement.when
    return statement.change == "continues" and when.start is not None and when.start != when.end


def _order(statement: Statement) -> tuple[date, int]:
    """By the day a statement vouches for; on one day what ends comes first and what begins last."""
    when = statement.when
    day = when.end or when.start or date.min
    if _tells_since(statement):
        day = when.start
    if statement.change == "begins" and when.start:
        day = when.start if when.basis != "published" else day
    if statement.change == "ends":
        return date.min, 0
    return day, {"continues": 1, "": 1, "begins": 2}[statement.change]


def _make_runs(statements: list[Statement]) -> list[Run]:
    runs: list[Run] = []
    for statement in sorted(statements, key=_order):
        if runs and runs[-1].position == statement.position:
            runs[-1].statements.append(statement)
        else:
            runs.append(Run(statement.position, [statement]))
    return runs


def _make_states(provision: str, actor: str, runs: list[Run]) -> list[PolicyState]:
    starts: list[tuple[date | None, date | None]] = []
    for number, run in enumerate(runs):
        start, start_by = run.beginning()
        if (
            start is None and number > 0
        ):  # changed somewhere between the last word for the old and the first for the new
            known, now = runs[number - 1].known()[1], run.known()[0]
            start, start_by = min(known, now), now
        if number > 0 and starts[-1][0] and start and start < starts[-1][0]:
            start, start_by = starts[-1]  # no state begins before the one that it ends
        starts.append((start, start_by))
    starts.append(_final_end(runs[-1]) if runs else (None, None))
    return [
        PolicyState(provision, actor, run.position, start, end, tuple(s.id for s in run.statements), start_by, end_by)
        for run, ((start, start_by), (end, end_by)) in zip(runs, pairwise(starts), strict=True)
    ]


def _final_end(run: Run) -> tuple[date | None, date | None]:
    """The last run stays open, unless every statement says that it has ended."""
    if all(statement.change == "ends" for statement in run.statements):
        return run.known()[1], run.known()[1]
    return None, None
