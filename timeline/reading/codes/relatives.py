"""Relative clauses that tell how long a rule had stood, or since when: no part of what is done to it now."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.reading.codes.context import THAT, read_verb_group
from timeline.reading.codes.cues import ATTITUDES, DEEDS, Cue
from timeline.reading.text.phrases import Match

_STOOD = frozenset({"cover", "keep", "impose"})  # roles of what such a clause tells: "had applied", "came into force"
_DONE = DEEDS | ATTITUDES | {"enact", "refuse", "keep"}  # roles of what somebody does to the rule, or thinks of it
_PAUSES = frozenset(', ; : — – - ( “ "'.split())  # behind them "that" may be a pronoun
_FEW = 5  # such clauses in one clause
_REACH = 9  # words in which a verb's auxiliaries, or a date behind it, stand


def find_relatives(words: Sequence[str], cues: Sequence[Match[Cue]]) -> list[range]:
    """Return where it is only told which rule is meant: "the ban | that had applied since 2019 | is lifted".

    `cues` in text order.
    """
    if not cues or THAT.isdisjoint(words[cues[0].first : cues[-1].first]):
        return []
    told: list[range] = []
    verb = 0  # the word behind the last relative clause's verb
    for cue in cues:
        group = read_verb_group(words, cue.first, max(0, cue.first - _REACH)).first
        if told and verb <= group and cue.first in told[-1]:
            told[-1] = range(told[-1].start, min(told[-1].stop, group))  # here the main clause goes on
        if cue.entry.role in _STOOD and group > 1:
            relative = words[group - 1] in THAT and words[group - 2] not in _PAUSES
            if relative:
                told = [clause for clause in told if clause.start < group - 1]  # several cues may share a word
                told.append(range(group - 1, cue.last + _REACH))
                verb = cue.last
                if len(told) > _FEW:
                    return []  # nobody speaks like that
    outside = (cue.entry for cue in cues if not any(cue.first in clause for clause in told))
    return told if any(entry.role in _DONE and entry.id != "cues/keep" for entry in outside) else []
