"""A provision as what something is done to: "wants the cull scrapped", "will keep it", "sued over it"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from timeline.reading.codes.context import read_verb_group
from timeline.reading.codes.cues import LEVERS, NAMED_PERMISSION, RULES, Cue
from timeline.reading.codes.misreadings import PARTICIPLE_FOLLOWERS
from timeline.reading.codes.topics import Topics
from timeline.reading.text.phrases import Match
from timeline.reading.text.verbs import is_past, verb_forms

_DONE = LEVERS | {"keep", "counter", "enact"}
_LEADS = frozenset("the a an its this that these those all any over about against to with of".split())
_ARTICLES = frozenset({"the", "a", "an", "all"})
_FINITE = frozenset(
    "is are was were be been has have had will would should must can could may might makes goes".split()
)
_PARTS = frozenset({"on", "over", "of", "about", "with", "in", "at", "from"})  # "talks on | drones"


def find_named(cues: Sequence[Match[Cue]], first: int, last: int, topics: Topics) -> list[Match[Cue]]:
    """Return the provision that a verb of the clause [first, last) works on, if no rule is named there."""
    levers = {cue.first for cue in cues if cue.entry.role in LEVERS}
    told = (cue for cue in cues if not cue.entry.needs and cue.first not in levers)
    rules = {cue.entry.role for cue in told if cue.entry.role in RULES}
    if not topics.hits or rules - {"shift"}:
        return []
    words = topics.document.words
    own = [cue for cue in cues if "provision" in cue.entry.needs]  # "scrapped the tram", "the tram took effect"
    taken = {cue.first for cue in own}
    suffered = {cue.first for cue in own if cue.entry.subject == "beneficiary"}
    done = [cue for cue in cues if cue.entry.role in _DONE and cue.last <= last and words[cue.last - 1] != "on"]
    done = [cue for cue in done if words[cue.first] not in _handing()]
    if rules:  # "a bill to scrap the cull"
        done = [cue for cue in done if cue.entry.role == "lift" and words[cue.first - 1] == "to"]
        taken = set()
    named = topics.find_names(first, last) if done else []
    for cue in done if named else ():
        begin = read_verb_group(words, cue.first, first).first
        for start, end in named:
            behind = (
                cue.first not in taken
                and cue.last <= start
                and _LEADS.issuperset(words[cue.last : start])
                and not _goes_on(words, end, last)
            )
            before = cue.first not in suffered and end in (cue.first, begin) and not _is_part(words, start)
            if behind or before:
                return [Match(start, end, NAMED_PERMISSION)]
    return []


@cache
def _handing() -> frozenset[str]:
    """Return the forms of verbs that do much with things that are no rules: "delivered drones"."""
    return frozenset().union(*map(verb_forms, "add create deliver give grant issue obtain place secure win".split()))


def _goes_on(words: Sequence[str], end: int, last: int) -> bool:
    """ "scrapped drone rules": is what is named only part of a longer name?"""
    following = words[end] if end < last else ""
    return following.isalpha() and following not in PARTICIPLE_FOLLOWERS | _FINITE and not is_past(following)


def _is_part(words: Sequence[str], start: int) -> bool:
    """ "Talks on drones are continuing": does the name hang on another noun?"""
    return words[start - 1 - (words[start - 1] in _ARTICLES)] in _PARTS
