"""From statements to policy states."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.codebook import Codebook
from timeline.model import PolicyState, Statement


def derive_states(statements: Sequence[Statement], codebook: Codebook) -> list[PolicyState]:
    """Return the policy states that the statements prove, by provision, actor and time."""
    return []
