"""What a text is named by: a "law" may be what the news ends, a "bill" is only proposed."""

from __future__ import annotations

from collections.abc import Sequence

_LAWS = frozenset(
    """decree directive law laws legislation measure measures ordinance policy reform reforms regulation regulations
    rule rules scheme""".split()
)  # what can be lifted; a decision, a ruling or a move is what lifts
_BILLS = frozenset(
    "amendment bill initiative motion plan plans proposal proposals resolution".split()
)  # or turned down


def name_standing(words: Sequence[str]) -> str:
    """Return "bill" if the words name what is only proposed, "law" if they name what may be in force, else nothing."""
    return "" if not words else "bill" if not _BILLS.isdisjoint(words) else "law" if not _LAWS.isdisjoint(words) else ""
