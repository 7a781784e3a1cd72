"""What is decided and still wants somebody's approval: "parliament passed the ban; the president has still to sign it".

It looks like a rule, and is none yet: who reads "prohibited" would take it for law in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from timeline.codebook import Codebook
from timeline.model import Analysis, PolicyState, Statement
from timeline.view.boundaries import find_precision
from timeline.view.days import describe_span

_RULE = "context/pending"  # of the evidence that somebody has still to approve
Key = tuple[str, str, str, date | None]


def name_state(state: PolicyState) -> Key:
    """Return by what a state is known, wherever it is told to end."""
    return state.provision, state.actor, state.position, state.start


def find_pending(
    states: Iterable[PolicyState], known: Mapping[str, Statement], codebook: Codebook, published: Mapping[str, date]
) -> dict[Key, str]:
    """Return the states that want approval, each with when it was decided, and by whom it is still to be approved.

    Not once that one has approved, or a later article tells of the rule without saying that it is pending.
    """
    states = list(states)
    pending = [s for s in known.values() if any(evidence.rule == _RULE for evidence in s.evidence)]
    found = {}
    for state in states:
        for statement in pending:
            if _waits_for(state, statement, known, published) and not _has_approved(statement, states):
                found[name_state(state)] = _describe_pending(state, codebook.label(statement.actor), known)
    return found


def list_pending(states: Iterable[PolicyState], analysis: Analysis, codebook: Codebook) -> frozenset[PolicyState]:
    """Return which of the states want approval."""
    states, known = list(states), {statement.id: statement for statement in analysis.statements}
    pending = find_pending(states, known, codebook, analysis.published)
    return frozenset(state for state in states if name_state(state) in pending)


def _waits_for(
    state: PolicyState, pending: Statement, known: Mapping[str, Statement], published: Mapping[str, date]
) -> bool:
    same = (state.provision, state.position) == (pending.provision, pending.position)
    told = [published.get(known[proof].article, date.min) for proof in state.statements if proof in known]
    latest = max(told, default=date.max) <= published.get(pending.article, date.min)
    return same and latest and state.start is not None and state.end is None and state.actor != pending.actor


def _has_approved(pending: Statement, states: list[PolicyState]) -> bool:
    wanted = pending.provision, pending.actor, pending.position
    return any((state.provision, state.actor, state.position) == wanted for state in states)


def _describe_pending(state: PolicyState, approver: str, known: Mapping[str, Statement]) -> str:
    precision = find_precision(state.start, state.statements, known)
    decided = describe_span(state.start, state.start_by or state.start, precision)
    return f"decided {decided}, approval {f'by {approver} ' if approver else ''}pending"
