"""Until when a rule holds, where the articles name the day ahead: "until the end of the year", "for six months".

A rule that is told to end on a day is known until then and no longer: what comes afterwards nobody has said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from timeline.model import Coding, PolicyState, Statement, Timex
from timeline.reading.codes.bounds import END
from timeline.reading.dates.calendar_values import add_units

_PERIOD = re.compile(r"P(\d+)([DWMY])")


def date_terms(states: Iterable[PolicyState], codings: Sequence[Coding]) -> list[PolicyState]:
    """Return the states, each with the day on which the last article to name one says that it is to end."""
    told = {s.id: (s, coding) for coding in codings for s in coding.statements}
    return [_date_term(state, told) for state in states]


def _date_term(state: PolicyState, told: Mapping[str, tuple[Statement, Coding]]) -> PolicyState:
    """End a state where it is to end, unless another one or a later article comes between."""
    proofs = [told[identifier] for identifier in state.statements if identifier in told]
    ends = [(coding.article.published, end) for s, coding in proofs for end in _name_ends(s, coding, state)]
    if not ends:
        return state
    last = max(published for published, _ in ends)
    end, end_by = max(days for published, days in ends if published == last)
    longer = any(coding.article.published >= end_by for _, coding in proofs)  # told to hold even then
    begins = state.effect or state.start
    if longer or (state.end is not None and state.end <= end) or (begins is not None and end <= begins):
        return state
    return replace(state, end=end, end_by=end_by)


def _name_ends(statement: Statement, coding: Coding, state: PolicyState) -> Iterator[tuple[date, date]]:
    """Yield the first and the last day of what a statement says the rule lasts until."""
    spans = {evidence.span for evidence in statement.evidence if evidence.code == END}
    for timex in coding.timexes if spans else ():
        if timex.span in spans:
            to_end = "end" in coding.article.text[timex.span.start : timex.span.end].lower().split()
            yield from _find_end(replace(timex, start=timex.end) if to_end else timex, state)


def _find_end(timex: Timex, state: PolicyState) -> Iterator[tuple[date, date]]:
    """Yield the days named, or those to which a length is counted from the day on which the rule applies."""
    length = _PERIOD.fullmatch(timex.value)
    if length is None:
        if timex.start is not None and timex.end is not None:
            yield timex.start, timex.end
        return
    first, last = (state.effect, state.effect) if state.effect else (state.start, state.start_by or state.start)
    if first is not None and last is not None:
        count, unit = int(length[1]), length[2]
        yield add_units(first, unit, count), add_units(last, unit, count)
