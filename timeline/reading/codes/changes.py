"""Provisions that are a change, by data/changes.toml: "Closing of coal plants", "Rise in the minimum wage".

What an article says is done to the plants makes the change or undoes it; "the closure" is the change by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from operator import attrgetter

from timeline.codebook import check_keys, load_rules
from timeline.reading.codes.cues import Cue, load_cues
from timeline.reading.text.phrases import Match
from timeline.reading.text.verbs import verb_forms

Name = tuple[int, int]  # its words [first, last)

RULES = "changes/"  # how the names of these rules begin
_KEYS = {"id", "why", "turned", "whole", "nouns", "phrases", "apart", "made", "undone", "examples"}
_LABELS = 10_000  # remembered; their memory must not grow with the codebooks
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_OPENS = re.compile(
    r"[(,;:/]| (?:of|on|for|in|from|at|to|with|against|by|under|between|near|over|per|after|before|since|until) "
)
_SCALE = frozenset({"from", "to", "at", "until"})  # "from 60 to 65" names no age
_COMPARED = frozenset({"higher", "lower"})  # "higher education"
_OF = frozenset({"of", "in", "to", "for"})
_LEADS_ON = frozenset(
    """be been was were is are being has have had will would shall should must can could may might to not never also now
    then finally all both soon already still gradually""".split()
)  # from a name to what is done to it, or what it does
_ARTICLES = frozenset({"a", "an", "the"})
_NO_OBJECT = frozenset({",", ";", ":", "(", ")", "that", "and", "or", "but"})
_NEAR = 5  # words before a name in which stands what is done to it, or behind it, what was


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """One entry of data/changes.toml."""

    id: str
    turned: bool = False  # does who makes it forbid something?
    whole: bool = False  # do the provision's patterns name the change itself?
    nouns: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()  # nouns that do not name it by themselves
    phrases: tuple[str, ...] = ()
    deeds: dict[str, Cue] = field(default_factory=dict)  # forms of verbs, with what they do: "closed the plants"
    suffered: dict[str, Cue] = field(default_factory=dict)  # and with what is done: "the plants will be closed"


@cache
def load_changes() -> tuple[Change, ...]:
    """Compile data/changes.toml; raises InputError on an unknown key."""
    changes = []
    for entry in load_rules("changes")["change"]:
        check_keys(entry, _KEYS, f"data/changes.toml: change '{entry.get('id', '?')}'")
        permits = Cue(RULES + entry["id"], "permit", event_type="permission")
        forbids = Cue(RULES + entry["id"], "forbid", event_type="prohibition")
        makes = forbids if entry.get("turned") else permits
        deeds = {form: permits for verb in entry.get("undone", ()) for form in verb_forms(verb)}
        deeds |= {form: makes for verb in entry.get("made", ()) for form in verb_forms(verb)}
        changes.append(
            Change(
                entry["id"],
                entry.get("turned", False),
                entry.get("whole", False),
                frozenset(entry["nouns"]),
                frozenset(entry.get("apart", ())),
                tuple(entry.get("phrases", ())),
                deeds,
                {form: replace(cue, subject="beneficiary") for form, cue in deeds.items()},
            )
        )
    return tuple(changes)


def head_words(name: str) -> list[str]:
    """Return the words of what a name says that something is, "tariffs" for "Tariffs on steel"."""
    return _WORD.findall(_OPENS.split(name.lower(), maxsplit=1)[0])


@lru_cache(maxsize=_LABELS)
def find_change(label: str) -> Change | None:
    """Return the change that a provision is by its label, if it is one."""
    words = head_words(label)
    ends = {*words[:1], *words[-1:]} - _COMPARED
    named = next((change for change in load_changes() if not change.nouns.isdisjoint(ends)), None)
    held = (change for change in load_changes() if any(phrase in label.lower() for phrase in change.phrases))
    return named or next(held, None)


def find_deeds(words: Sequence[str], names: Iterable[tuple[Name, Change]]) -> tuple[set[Name], dict[int, Cue]]:
    """Return where changes are named, and by their words the verbs that make or undo them.

    `names` are the words that the patterns of such provisions match, in one sentence, with the change.
    """
    named: set[Name] = set()
    deeds: dict[int, Cue] = {}
    for (first, last), change in names:
        if words[first] in change.deeds and _OF.isdisjoint(words[first + 1 : first + 2]):
            deeds[first] = change.deeds[words[first]]  # "close the hospital", where this is a pattern
        elif change.turned and (name := _find_name(words, first, last, change)) is not None:
            named.add(name)
        elif (verb := _find_verb(words, first, last, change)) is not None:
            deeds[verb] = (change.deeds if verb < first else change.suffered)[words[verb]]
    return named, deeds


def _find_name(words: Sequence[str], first: int, last: int, change: Change) -> Name | None:
    """Return the words that name the change, beside what is changed."""
    aged = change.phrases and words[last - 1].isdecimal() and words[first] not in _SCALE  # "retirement at 67"
    if aged or not change.nouns.isdisjoint(words[first:last]):
        return first, last
    if last < len(words) and words[last] in change.nouns:
        return first, last + 1  # "the subsidy | removal"
    noun = _find_noun(words, first, change)
    return (noun, last) if noun is not None else None


def _find_noun(words: Sequence[str], first: int, change: Change) -> int | None:
    """ "A higher | wage", "the end of the | subsidy"; but "closing | hospitals" and "to cut | taxes" are deeds."""
    for i in _before(words, first):
        noun = words[i] not in change.deeds or words[i - 1] in _ARTICLES
        beside = i == first - 1 and noun and not words[i].endswith("ing")
        if words[i] in change.nouns and (beside or words[i + 1] in _OF):
            return i
    return None


def _find_verb(words: Sequence[str], first: int, last: int, change: Change) -> int | None:
    """ "Closed its last | hospitals", "hospitals | will be closed", "want hospitals | kept open"."""
    before = next((i for i in _before(words, first) if words[i] in change.deeds), None)
    if before is not None:
        return before
    for i in range(last, min(last + _NEAR, len(words))):
        if words[i] in change.deeds:
            return i
        if words[i] not in _LEADS_ON:
            return None
    return None


def _before(words: Sequence[str], first: int) -> Iterable[int]:
    """Yield the words before a name from the last one on, as far as it may be their object."""
    for i in range(first - 1, max(0, first - 1 - _NEAR), -1):
        if words[i] in _NO_OBJECT:
            return
        yield i


def put_deeds(words: Sequence[str], cues: Sequence[Match[Cue]], deeds: dict[int, Cue]) -> list[Match[Cue]]:
    """Return the cues of a sentence with these deeds, instead of what else a cue takes their words for."""
    others: list[Match[Cue]] = []
    for cue in cues:
        at = next((i for i in range(cue.first, cue.last) if i in deeds), cue.last)
        if at == cue.last:
            others.append(cue)
        elif at > cue.first:  # "told it not to | close"
            others += load_cues().find_longest(words, cue.first, at)
    return sorted([*others, *(Match(i, i + 1, deed) for i, deed in deeds.items())], key=attrgetter("first"))
