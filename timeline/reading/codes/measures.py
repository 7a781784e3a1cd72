"""Provisions that are themselves a rule: a charge, a cap, a curfew.

The clauses are read as if a provision were what a rule restricts ("lifted the curfew" allows something). Where it is
the rule, its positions are turned in the end: who lifts the curfew prohibits it, who opposes the charge opposes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from timeline.codebook import CODEBOOKS, Codebook
from timeline.reading.codes.cues import load_cues
from timeline.reading.codes.drafts import OTHER_WAY, Draft

MEASURE = "cues/measure"
_OTHER_POSITION = {
    "permits": "prohibits", "prohibits": "permits", "supports": "opposes", "opposes": "supports",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_OPENS = re.compile(r"[(,;:/]| (?:of|on|for|in|from|at|to|with|against|by|under|between|near|over|per) ")


@lru_cache(maxsize=CODEBOOKS)
def find_heads(codebook: Codebook, role: str) -> dict[str, str]:
    """Return the provisions that are by their name a rule of a role, "ban" or "permission", each with its last word."""
    named = {provision.id: _find_head(provision.label, role) for provision in codebook.provisions}
    return {identifier: head for identifier, head in named.items() if head}


def _find_head(label: str, role: str) -> str:
    """Return what a label says that its provision is, "ban" for "Ban on phones", if it is a rule of the role, or ""."""
    words = _WORD.findall(_OPENS.split(label.lower(), maxsplit=1)[0])
    last = [cue for cue in load_cues().find_longest(words, 0, len(words)) if cue.last == len(words)]
    return words[-1] if any(cue.entry.role == role for cue in last) else ""


def turn_measures(drafts: Iterable[Draft], codebook: Codebook) -> None:
    """Turn the positions on what is itself a rule, in place."""
    measures = find_heads(codebook, "ban")
    for draft in drafts if measures else ():
        if draft.provision in measures:
            draft.position = _OTHER_POSITION.get(draft.position, "")
            draft.event_type = OTHER_WAY.get(draft.event_type, draft.event_type)
