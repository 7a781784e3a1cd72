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
from timeline.reading.actors.actor_words import find_singular
from timeline.reading.text.verbs import is_past, verb_forms

_QUOTAS = frozenset({"quota", "quotas"})
RESTORING = Cue("cues/measure", "permit", event_type="permission")  # "kept the plants open"
DOING = Cue("cues/carry-out", "permit", event_type="permission")
MAKING = Cue("cues/carry-out", "impose", event_type="permission")
HALTING = Cue("cues/lift", "lift", event_type="permission")
MEASURING = Cue("cues/measure", "forbid", event_type="prohibition")  # "will charge drivers"
TAKING = frozenset({"charge", "tax", "toll", "price", "check", "control"})  # verbs as well
_TURNED = ("ending", "raising", "lowering", "obliging")  # changes against which a position is turned
_CHANGES = (*_TURNED, "doing")
_OF_BAN = frozenset({"of", "to", "on", "in"})
_OF = frozenset({"of", "in", "to", "for"})
_BE = frozenset("be been was were is are being".split())
_SIGNS = frozenset({",", ";", "that", "and", "but"})
_NEAR = 6
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
            heads = {head, *(_find_head(pattern, role) for pattern in provision.patterns)} - {""}
            found[provision.id] = frozenset(heads.union(map(find_singular, heads)))
        elif role == "ban" and (kind := find_change(provision.label)) in _TURNED:
            found[provision.id] = frozenset(load_rules("cues")["words"][kind])
    return found


def find_change(name: str) -> str:
    """Return the kind of change that a name says something is, "ending" for "Closing of plants", or ""."""
    words = _WORD.findall(_OPENS.split(name.lower(), maxsplit=1)[0])
    kinds = load_rules("cues")["words"]
    if any(age in name.lower() for age in ("retirement age", "pension age", "retirement at")) and "lower" not in name.lower():
        return "raising"
    return next((kind for kind in _CHANGES if not set(kinds[kind]).isdisjoint({*words[:1], *words[-1:]})), "")


def find_changes(codebook: Codebook) -> tuple[frozenset[str], dict[str, Cue]] | tuple[()]:
    """Return the nouns and the verbs for what the codebook's provisions change."""
    kinds = {find_change(provision.label) for provision in codebook.provisions} - {""}
    words = load_rules("cues")["words"]
    nouns = frozenset().union(*(words[kind] for kind in kinds))
    verbs = {form: RESTORING for kind in kinds for verb in words[f"{kind}-undone"] for form in verb_forms(verb)}
    verbs |= {form: MEASURING if kind in _TURNED else DOING for kind in kinds for verb in words[f"{kind}-verbs"] for form in verb_forms(verb)}
    return (nouns, verbs) if kinds else ()


def put_deeds(words, cues, done):
    others = []
    for cue in cues:
        at = next((i for i in range(cue.first, cue.last) if i in done), None)
        if at is None:
            others.append(cue)
        elif at > cue.first:  # "told it not to close"
            others += load_cues().find_longest(words, cue.first, at)
    return sorted([*others, *(Match(i, i + 1, cue) for i, cue in done.items())], key=attrgetter("first"))


def name_changes(words, inner, changes):
    nouns, verbs = changes
    names, done = set(), {}
    for first, last in inner:
        if words[first] in verbs and words[first + 1] not in _OF:
            done[first] = verbs[words[first]]
            continue
        if not nouns.isdisjoint(words[first:last]):
            names.add((first, last))
            continue
        behind = last < len(words) and words[last] in nouns
        near = range(first - 1, max(0, first - _NEAR), -1)
        noun = next((i for i in near if words[i] in nouns and (i == first - 1 or words[i + 1] in _OF)), None)
        verb = next((i for i in near if words[i] in verbs and not (_SIGNS & set(words[i:first]))), None)
        if behind:
            names.add((first, last + 1))
        elif noun is not None and not (words[noun].endswith("ing") and noun == first - 1):
            names.add((noun, last))
        elif verb is None:
            verb = read_verb(words, last, verbs)
        if verb and not behind and (noun is None or verb == noun):
            done[verb] = verbs[words[verb]]
    return names, done


def read_verb(words, last, verbs):
    """ "Plants will be closed"."""
    for i in range(last, min(last + 6, len(words))):
        if words[i] in verbs and is_past(words[i]) and not _BE.isdisjoint(words[last:i]):
            return i
        if not words[i].isalpha():
            return 0
    return 0


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
        if begins == cue.first and ends is None:
            continue  # "the end of" the subsidy
        if ends is not None and begins is None and cue.entry.role == "impose":
            others.append(Match(cue.first, ends, MAKING))  # "make | vaccination mandatory"
        elif ends is not None and begins is None:  # "reject the charge" dismisses no accusation
            others += load_cues().find_longest(words, cue.first, ends)
        elif begins is None or begins != ends:
            others.append(cue)
    others = [Match(c.first, c.last, HALTING) if _halts(words, c, named) else c for c in others]
    return sorted([*others, *rules], key=attrgetter("first"))


def _halts(words, cue, named):
    """ "A halt to the tariffs" is none on them."""
    if cue.entry.role != "ban" or cue.first in named:
        return False
    after = cue.last if words[cue.last - 1] in _OF_BAN else cue.last + 1 if words[cue.last : cue.last + 1] and words[cue.last] in _OF_BAN else 0
    return bool(after) and any(i in named for i in (after, after + 1))


def turn_measures(drafts: Iterable[Draft], codebook: Codebook) -> None:
    """Turn the positions on what is itself a rule, in place."""
    measures = find_heads(codebook, "ban")
    for draft in drafts if measures else ():
        if draft.provision in measures:
            draft.position = OTHER_POSITION.get(draft.position, "")
            draft.event_type = OTHER_WAY.get(draft.event_type, draft.event_type)
