"""Runs of statements that agree, in the order of what they vouch for, and when each run can have begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from timeline.model import Statement
from timeline.policy.effects import SOON

LEAD = 1200  # characters in which an article tells its news
RULES = frozenset({"permits", "prohibits"})
_UNITS = {"week": (7,), "month": (28, 29, 30, 31), "year": (365, 366)}  # days; "in May" is no term as "since May" is


@dataclass(slots=True)
class Run:
    """Successive statements of one position."""

    position: str
    statements: list[Statement]

    def beginning(self) -> tuple[date | None, date | None]:
        """Return the first and the last day on which the run can have begun; (None, None) if nothing dates it."""
        since = min((s.when.start for s in self.statements if tells_since(s) or _takes_effect(s)), default=None)
        first, last = _narrow(self._find_acts())
        if since is not None and (first is None or first <= since <= last + SOON):
            return since, since  # decided first, in force a few days later
        return first, last

    def _find_acts(self) -> list[Statement]:
        """The acts that begin it; failing these what tells that it begins, or an act of what is not the old rule."""
        dated = [s for s in self.statements if s.when.start]
        begun = [s for s in dated if s.change == "begins" and not _is_mentioned(s)]
        acts = [s for s in begun if s.kind == "event"] or begun
        old = self.position not in RULES or any(s.change == "continues" and s.kind == "stance" for s in dated)
        return acts if acts or old else [s for s in dated if s.kind == "event" and not s.change]

    def known(self) -> tuple[date, date]:
        """Return the first and the last day for which a statement surely vouches: "in May" does for the last of May."""
        days = [day for s in self.statements if (day := s.when.end or s.when.start)]
        return (min(days), max(days)) if days else (date.min, date.min)

    def may_begin(self, day: date) -> date:
        """Return the first of the days of which the statement that vouches for `day` may be: "early June" is ten."""
        whens = [s.when for s in self.statements if (s.when.end or s.when.start) == day]
        return min((w.start for w in whens if w.start and w.precision != "day"), default=day)


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


def tells_since(statement: Statement) -> bool:
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


def order_of(statement: Statement) -> tuple[date, int]:
    """By the day a statement vouches for; on one day what ends comes first and what begins last."""
    when = statement.when
    day = when.end or when.start or date.min
    if tells_since(statement):
        day = when.start
    if statement.change == "begins" and when.start:
        day = when.start if when.basis != "published" else day
    if _only_was(statement):
        return date.min, 0
    return day, {"ends": 0, "continues": 1, "": 1, "begins": 2}[statement.change]


def _only_was(statement: Statement) -> bool:
    """ "Previously banned": it held once, and nobody says from when."""
    return statement.change == "ends" and not tells_since(statement)


def make_runs(statements: list[Statement]) -> list[Run]:
    """Put the statements in their order; what "previously" held is the same as another article told before it."""
    places = {id(statement): order_of(statement) for statement in statements}
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
    return _put_back(runs)


def _put_back(runs: list[Run]) -> list[Run]:
    """Put what only "still" holds before what an article tells to have begun: it held then, and lives on in part.

    "Exports were allowed in May. Cargoes without a licence are still forbidden": forbidden → allowed.
    """
    kept: list[Run] = []
    for run in runs:
        if kept and run.position != kept[-1].position and _only_stands(run, kept[-1]):
            if len(kept) > 1 and kept[-2].position == run.position:
                kept[-2].statements += run.statements
            else:
                kept.insert(-1, run)
        elif (
            kept and kept[-1].position == run.position and not _begins_anew(kept[-1].statements[-1], run.statements[0])
        ):
            kept[-1].statements += run.statements
        else:
            kept.append(run)
    return kept


def _only_stands(run: Run, begun: Run) -> bool:
    """Is nothing told of it but, in the article that tells of what has begun, that it holds still?"""
    articles = {statement.article for statement in begun.statements}
    stands = all(s.change == "continues" and not tells_since(s) and s.article in articles for s in run.statements)
    return stands and begun.beginning()[0] is not None


def _begins_anew(last: Statement, statement: Statement) -> bool:
    """ "Until November it was forbidden", and in March it was forbidden again: nobody tells what was between."""
    ended, begun = last.when.end, statement.when.start
    turn = (last.change, statement.change) == ("ends", "begins")
    return turn and ended is not None and begun is not None and begun > ended + SOON
