"""Provisions that are themselves a rule: a charge, a cap, a curfew, or a change that restricts, such as a closing.

The clauses are read as if a provision were what a rule restricts ("lifted the curfew" allows something). Where it is
the rule, its positions are turned: who lifts the curfew prohibits it, who opposes the charge opposes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from operator import attrgetter

from timeline.codebook import CODEBOOKS, Codebook, load_rules
from timeline.reading.actors.actor_words import find_singular
from timeline.reading.codes.changes import Name, find_change, find_deeds, head_words, put_deeds
from timeline.reading.codes.cues import HALTING, MAKING, MEASURING, NAMED_PERMISSION, NAMED_RULE, Cue, load_cues
from timeline.reading.codes.drafts import OTHER_POSITION, OTHER_WAY, Draft
from timeline.reading.codes.provisions import Hit
from timeline.reading.text.document import Document, Sentence
from timeline.reading.text.phrases import Match, keep_longest

_QUOTAS = frozenset({"quota", "quotas"})
_TAKING = frozenset({"charge", "tax", "toll", "price", "check", "control"})  # verbs as well: "will charge drivers"
_MEASURE = ("ban", "measure")
_TO_A_RULE = frozenset({"of", "to", "on", "in"})
_ASSENT = frozenset({"approval", "authorisation", "authorization", "consent", "go-ahead", "light"})  # to a rule
_PAUSES = frozenset({"pause", "halt", "suspension"})
_AHEAD = frozenset("to will would should must could may cannot not".split())
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_SAYS_MORE = frozenset({"of", "on", "in", "for"})  # "the closure of the road" is another one


class Measures:
    """The provisions of one codebook that are themselves a rule or a change."""

    def __init__(self, codebook: Codebook) -> None:
        self.changes = {p.id: change for p in codebook.provisions if (change := find_change(p.label))}
        self.rules = find_heads(codebook, "ban")
        self._mostly_rules = 2 * len(self.rules) > len(codebook.provisions)
        self._called = frozenset().union(*self.rules.values())
        self._permissions = _find_quotas(codebook).union(*find_heads(codebook, "permission").values())
        apart = frozenset().union(*(change.apart for change in self.changes.values()))
        self._owners = {word: rule for rule, words in self.rules.items() for word in words - apart}

    def turns(self, named: Set[str]) -> bool:
        """Is what is said turned: does it name a rule, or, where it names nothing, are most provisions rules?"""
        return not self.rules.keys().isdisjoint(named) if named else self._mostly_rules

    def find_called(self, document: Document, hits: Sequence[Hit]) -> list[Hit]:
        """ "The tariffs", "this closure": a rule by what it is, where no pattern names it and nothing more is said."""
        if not self._owners:
            return []
        words = document.words
        named = {i for hit in hits for i in range(*document.words_within(hit.span))}
        places = (i for i in range(1, len(words) - 1) if words[i] in self._owners and words[i - 1] in _DEFINITE)
        free = (i for i in places if i not in named and words[i + 1] not in _SAYS_MORE)
        return [Hit(document.span_of(i, i + 1), self._owners[words[i]], 0, False) for i in free]

    def list_cues(
        self, document: Document, sentence: Sentence, cues: list[Match[Cue]], hits: Sequence[Hit]
    ) -> list[Match[Cue]]:
        """Return the cues of a sentence as they are to be read; `hits` are the provisions that it names."""
        words = document.words
        if self._permissions:
            quotas = {i for i in range(sentence.first, sentence.last) if words[i] in self._permissions}
            cues = _name_permissions(cues, quotas)
        if not (self.rules or self.changes):
            return cues
        named, deeds = self._find_names(document, hits)
        if not self.rules:
            return put_deeds(words, cues, deeds) if deeds else cues
        called = [i for i in range(sentence.first + 1, sentence.last) if words[i] in self._called and i not in deeds]
        deeds |= {i: MEASURING for i in called if words[i - 1] in _AHEAD and words[i] in _TAKING}
        cues = put_deeds(words, cues, deeds) if deeds else cues
        if self.turns({hit.provision for hit in hits}):
            named |= {(cue.first, cue.last) for cue in cues if _assents(words, cue)}
            cues = [Match(cue.first, cue.last, NAMED_PERMISSION) if _pauses(words, cue) else cue for cue in cues]
        return _name_rules(words, cues, named, {i for i in called if words[i - 1] in _DEFINITE}) if cues else cues

    def turn(self, drafts: Iterable[Draft]) -> None:
        """Turn the positions on what is itself a rule, in place; one on "the move" is already on what that brings."""
        for draft in drafts if self.rules else ():
            if draft.provision in self.rules:
                draft.turned, draft.way = True, -draft.way
                if not draft.relative:
                    draft.position = OTHER_POSITION.get(draft.position, "")
                    draft.event_type = OTHER_WAY.get(draft.event_type, draft.event_type)

    def _find_names(self, document: Document, hits: Sequence[Hit]) -> tuple[set[Name], dict[int, Cue]]:
        """Return where rules are named, and the deeds that make or undo a change."""
        named: set[Name] = set()
        changed = []
        for hit in hits:
            change, rule = self.changes.get(hit.provision), self.rules.get(hit.provision)
            first, last = document.words_within(hit.span)
            deed = change is not None and document.words[first] in change.deeds  # "cut | the free stay"
            if rule and not hit.exact and not deed:  # other words for it may stand far from each other
                named.update((i, i + 1) for i in range(first, last) if document.words[i] in rule)
            elif change and not (change.whole and change.turned):
                changed.append(((first, last), change))
            elif rule:
                named.add((first, last))
        told, deeds = find_deeds(document.words, changed) if changed else (set(), {})
        return named | told, deeds


@lru_cache(maxsize=CODEBOOKS)
def load_measures(codebook: Codebook) -> Measures:
    """Return the measures of a codebook, worked out once."""
    return Measures(codebook)


def find_heads(codebook: Codebook, role: str) -> dict[str, frozenset[str]]:
    """Return the provisions that are by their label a rule of a role, "ban" or "permission", with what they are called.

    That is the last word of the label, and of each pattern that is a rule, too: "price" and "tax".
    """
    found = {}
    for provision in codebook.provisions:
        change = find_change(provision.label) if role == "ban" else None
        if head := _find_head(provision.label, role):
            heads = {head, *(_find_head(pattern, role) for pattern in provision.patterns)} - {""}
            found[provision.id] = frozenset(heads.union(map(find_singular, heads)))
        elif change and change.turned:
            found[provision.id] = change.nouns
    return found


def _find_head(name: str, role: str) -> str:
    """Return the last word of what a name says that something is, "ban" for "Ban on phones", if it is a rule, or ""."""
    words = head_words(name)
    last = [cue for cue in load_cues().find_longest(words, 0, len(words)) if cue.last == len(words)]
    return words[-1] if any(cue.entry.role == role or (role, cue.entry.role) == _MEASURE for cue in last) else ""


def _find_quotas(codebook: Codebook) -> frozenset[str]:
    """Return the words for a quota where what is taken by it is at stake: a hunting quota lets somebody hunt."""
    words = load_rules("cues")["words"]
    taken = {*words["taking"], *words["using"]}
    labels = (provision.label.lower().split() for provision in codebook.provisions)
    return _QUOTAS if any(not label.isdisjoint(taken) for label in map(set, labels)) else frozenset()


def _name_permissions(cues: Sequence[Match[Cue]], places: Set[int]) -> list[Match[Cue]]:
    """Return the cues of a sentence with a permission for each word at `places`: "the quota" of hunters is no ban."""
    if not cues:
        return []
    others = [cue for cue in cues if cue.entry.role != "ban" or places.isdisjoint(range(cue.first, cue.last))]
    return sorted([*others, *(Match(at, at + 1, NAMED_PERMISSION) for at in places)], key=attrgetter("first"))


def _name_rules(
    words: Sequence[str], cues: Sequence[Match[Cue]], names: set[Name], called: Set[int]
) -> list[Match[Cue]]:
    """Return the cues of a sentence with a rule for each of the `names` of one, and where its last word is `called`.

    What else a cue would take a word of such a name for is dropped: the "ban" of a "phone ban" is this rule.
    """
    spans = names.union((at, at + 1) for at in called)
    rules = keep_longest([Match(first, last, NAMED_RULE) for first, last in spans])
    named = {word: rule.first for rule in rules for word in range(rule.first, rule.last)}  # the rule's first word
    others: list[Match[Cue]] = []
    for cue in cues:
        begins, ends = named.get(cue.first), named.get(cue.last - 1)
        if begins == cue.first or (begins is not None and begins == ends):
            continue  # "the end of" the subsidy, which ends nothing more
        if cue.entry.role == "able" and cue.last in named:
            continue  # "may | oblige nurses", where this is a pattern
        if ends is None or begins is not None:
            others.append(Match(cue.first, cue.last, HALTING) if _halts(words, cue, named) else cue)
        elif cue.entry.role == "impose":
            others.append(Match(cue.first, ends, MAKING))
        else:  # "reject the charge" dismisses no accusation
            others += load_cues().find_longest(words, cue.first, ends)
    return sorted([*others, *rules], key=attrgetter("first"))


def _assents(words: Sequence[str], cue: Match[Cue]) -> bool:
    """ "Revoked the approval" of a charge: is it what lets the rule be there?"""
    return cue.entry.role == "permission" and words[cue.last - 1] in _ASSENT


def _pauses(words: Sequence[str], cue: Match[Cue]) -> bool:
    """ "Announced an indefinite pause", of the charge: does it let people do what the charge is on?"""
    bare = words[cue.last - 1] in _PAUSES and words[cue.last : cue.last + 1] not in (["of"], ["on"], ["in"], ["to"])
    return bare and cue.entry.role == "ban"


def _halts(words: Sequence[str], cue: Match[Cue], named: dict[int, int]) -> bool:
    """ "A halt to the tariffs", "suspension of the tax": is a ban one of a rule?"""
    if cue.entry.role != "ban" or cue.first in named:
        return False
    of = next((i for i in (cue.last - 1, cue.last) if words[i : i + 1] and words[i] in _TO_A_RULE), None)
    return of is not None and (of + 1 in named or of + 2 in named)
