"""A provision as what something is done to: "wants the cull scrapped", "will keep it", "sued over it"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.reading.codes.context import read_verb_group
from timeline.reading.codes.cues import LEVERS, RULES, Cue
from timeline.reading.codes.misreadings import PARTICIPLE_FOLLOWERS
from timeline.reading.codes.topics import Topics
from timeline.reading.text.phrases import Match
from timeline.reading.text.verbs import is_past

_DONE = LEVERS | {"keep", "counter", "enact"}
_LEADS = frozenset("the a an its their his her this that these those all any over about against to with of".split())
_NAMED = Cue("cues/permission", "permission", "stance")


def find_named(cues: Sequence[Match[Cue]], first: int, last: int, topics: Topics) -> list[Match[Cue]]:
    """Return the provision that a lever of the clause [first, last) works on, if no rule is named there."""
    if not topics.hits or any(cue.entry.role in RULES and not cue.entry.needs for cue in cues):
        return []
    done = [cue for cue in cues if cue.entry.role in _DONE and cue.last <= last]
    if not done:
        return []
    words, named = topics.document.words, topics.find_names(first, last)
    for cue in done if named else ():
        begin = read_verb_group(words, cue.first, first).first
        for start, end in named:
            leads = _LEADS.issuperset(words[cue.last : start])
            if (cue.last <= start and leads and not _goes_on(words, end, last)) or end in (cue.first, begin):
                return [Match(start, end, _NAMED)]
    return []


def _goes_on(words: Sequence[str], end: int, last: int) -> bool:
    """ "scrapped drone rules": is what is named only part of a longer name?"""
    following = words[end] if end < last else ""
    return following.isalpha() and following not in PARTICIPLE_FOLLOWERS and not is_past(following)
