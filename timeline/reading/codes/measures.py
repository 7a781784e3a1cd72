"""Provisions that are themselves a rule: a charge, a cap, a curfew.

The clauses are read as if a provision were what a rule restricts ("lifted the curfew" allows something). Where it is
the rule, its positions are turned in the end: who lifts the curfew prohibits it, who opposes the charge opposes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from operator import attrgetter

from timeline.codebook import CODEBOOKS, Codebook, load_rules
from timeline.reading.codes.cues import NAMED_PERMISSION, NAMED_RULE, Cue, load_cues
from timeline.reading.codes.drafts import OTHER_POSITION, OTHER_WAY, Draft
from timeline.reading.text.phrases import Match, keep_longest

_QUOTAS = frozenset({"quota", "quotas"})
MEASURING = Cue("cues/measure", "forbid", event_type="prohibition")  # "will charge drivers"
TAKING = frozenset({"charge", "tax", "toll", "price", "check", "control"})  # verbs as well
_MEASURE = ("ban", "measure")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_OPENS = re.compile(r"[(,;:/]| (?:of|on|for|in|from|at|to|with|against|by|under|between|near|over|per) ")


@lru_cache(maxsize=CODEBOOKS)
def find_heads(codebook: Codebook, role: str) -> dict[str, frozenset[str]]:
    """Return the provisions that are by their label a rule of a role, "ban" or "permission", with what they are called.

    That is the last word of the label, and of each pattern that is a rule, too: "price" and "tax".
    """
    found = {}
    for provision in codebook.provisions:
        if head := _find_head(provision.label, role):
            others = (_find_head(pattern, role) for pattern in provision.patterns)
            found[provision.id] = frozenset(filter(None, (head, *others)))
    return found


def find_quotas(codebook: Codebook) -> frozenset[str]:
    """Return the words for a quota where what is taken by it is at stake: a hunting quota lets somebody hunt."""
    taken = load_rules("cues")["words"]["taking"]
    labels = (provision.label.lower().split() for provision in codebook.provisions)
    return _QUOTAS if any(not label.isdisjoint(taken) for label in map(set, labels)) else frozenset()


def _find_head(name: str, role: str) -> str:
    """Return the last word of what a name says that something is, "ban" for "Ban on phones", if it is a rule, or ""."""
    words = _WORD.findall(_OPENS.split(name.lower(), maxsplit=1)[0])
    last = [cue for cue in load_cues().find_longest(words, 0, len(words)) if cue.last == len(words)]
    return words[-1] if any(cue.entry.role == role or (role, cue.entry.role) == _MEASURE for cue in last) else ""


def name_permissions(cues: Sequence[Match[Cue]], places: Set[int]) -> list[Match[Cue]]:
    """Return the cues of a sentence with a permission for each word at `places`: "the quota" of hunters is no ban."""
    if not cues:
        return []
    others = [cue for cue in cues if cue.entry.role != "ban" or places.isdisjoint(range(cue.first, cue.last))]
    return sorted([*others, *(Match(at, at + 1, NAMED_PERMISSION) for at in places)], key=attrgetter("first"))


def name_measures(
    words: Sequence[str], cues: Sequence[Match[Cue]], names: set[tuple[int, int]], called: Set[int]
) -> list[Match[Cue]]:
    """Return the cues of a sentence with a rule for each of the `names` of one, and where its last word is `called`.

    What else a cue would take a word of such a name for is dropped: the "ban" of a "phone ban" is this rule.
    """
    spans = names.union((at, at + 1) for at in called)
    rules = keep_longest([Match(first, last, NAMED_RULE) for first, last in spans])
    named = {word: rule.first for rule in rules for word in range(rule.first, rule.last)}  # the rule's first word
    others = []
    for cue in cues:
        begins, ends = named.get(cue.first), named.get(cue.last - 1)
        if ends is not None and begins is None:  # "reject the charge" dismisses no accusation
            others += load_cues().find_longest(words, cue.first, ends)
        elif begins is None or begins != ends:
            others.append(cue)
    return sorted([*others, *rules], key=attrgetter("first"))


def turn_measures(drafts: Iterable[Draft], codebook: Codebook) -> None:
    """Turn the positions on what is itself a rule, in place."""
    measures = find_heads(codebook, "ban")
    for draft in drafts if measures else ():
        if draft.provision in measures:
            draft.position = OTHER_POSITION.get(draft.position, "")
            draft.event_type = OTHER_WAY.get(draft.event_type, draft.event_type)
