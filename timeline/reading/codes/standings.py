"""What a text is named by: a "law" may be what the news ends, a "bill" is only proposed."""

from __future__ import annotations

from collections.abc import Sequence

# what can be lifted; a decision, a ruling or a move is what lifts
_LAWS = frozenset("decree directive law laws ordinance policy reform reforms regulation regulations rule rules".split())
_TEXTS = frozenset("legislation measure measures scheme text".split())  # either
# or turned down
_BILLS = frozenset("amendment bill idea initiative motion plan plans proposal proposals resolution".split())


def name_standing(words: Sequence[str]) -> str:
    """Return "bill" if the words name what is only proposed, "law" if what may be in force, "text" if either."""
    names = (("bill", _BILLS), ("law", _LAWS), ("text", _TEXTS))
    return next((name for name, nouns in names if not nouns.isdisjoint(words)), "")
