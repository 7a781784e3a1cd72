"""On which side those stand whom an article calls supporters or critics of a rule, whatever they say."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from timeline.codebook import load_rules
from timeline.model import Evidence
from timeline.reading.codes.cues import load_cues
from timeline.reading.codes.drafts import POSITIONS, Draft
from timeline.reading.codes.standings import name_standing

AVOWED = "codes/avowed"  # the rule that gives the supporters of a ban the side of the ban
_WORD = re.compile(r"[\w'-]+")


@cache
def _load() -> dict[str, int]:
    """Return the words of data/interests.toml for who is for something, +1, or against it, -1."""
    words = load_rules("interests")["avowed"]
    return dict.fromkeys(words["for"], 1) | dict.fromkeys(words["against"], -1)


@lru_cache(maxsize=10_000)
def find_avowal(source: str) -> tuple[int, str]:
    """Return the side that the words of a source avow, and a word for it if that is towards "the law" or "the bill".

    "Critics of the ban" is (1, ""), "supporters of the bill" (1, "bill"), and who avows nothing (0, "").
    """
    words = _WORD.findall(source.lower())
    at = next((i for i, word in enumerate(words[:-1]) if word in _load() and words[i + 1] == "of"), -1)
    if at < 0:
        return 0, ""
    side, cues = _load()[words[at]], load_cues().find_longest(words, at + 2, len(words))
    things = [cue for cue in cues if cue.entry.role in ("ban", "permission")]
    if things:
        return side * things[0].entry.sign, ""
    named = name_standing(words[at + 2 :])
    return (side, named) if named else (0, "")


def avow(draft: Draft) -> None:
    """Give what "critics of the ban" say their side, in place; what somebody with authority rules keeps its own."""
    side, named = find_avowal(draft.source) if " of " in draft.source and not draft.rule else (0, "")
    if not side or not (draft.position or draft.opinion):
        return
    draft.position, draft.opinion = POSITIONS[False, side], False
    draft.relative, draft.standing = bool(named), named
    told = next((e for e in draft.evidence if e.code == "position"), None)
    kept = tuple(e for e in draft.evidence if e.code != "position")
    draft.evidence = (*((Evidence(told.span, AVOWED, "position"),) if told else ()), *kept)
