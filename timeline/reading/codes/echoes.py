"""What takes up the statement before it: "takes the same view", or "did just that" where somebody asked for it."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.reading.codes.drafts import DEED_OF, OTHER_WAY, POSITIONS, SIDES, Draft
from timeline.reading.codes.readings import Reading

_DONE = frozenset({"cues/did-it", "cues/refused-it", "cues/overruled"})
_EVENTS = {"cues/refused-it": "refusal", "cues/overruled": "decision"}  # what is no such deed, but the contrary
_JUST = frozenset({"just", "exactly", "precisely"})
_MOOTED = frozenset({"planned", "hypothetical"})


def echo(reading: Reading, told: Draft, actor: str, able: bool) -> dict[str, str | bool]:
    """Return the codes of what says that an actor, `able` to decide or not, takes the position told, or the other."""
    rule = able and (told.rule or reading.denies)
    real = "realised" if reading.outer.entry.id in _DONE else told.modality
    unreal = reading.outer.entry.modality or reading.foreseen
    deed = reading.denies or told.kind == "event" and (rule or not told.rule)  # who has no say only holds with it
    event = told.event_type if reading.echo > 0 else OTHER_WAY.get(told.event_type, told.event_type)
    lasts = rule and reading.echo > 0 and not unreal
    return {
        "kind": "event" if deed else "stance",
        "event_type": event if deed else "",
        "position": POSITIONS[rule, SIDES[told.position] * reading.echo],
        "change": "ends" if was_otherwise(reading) and actor == told.actor else told.change * lasts,
        "modality": unreal or real,
        "rule": rule,
    }


def was_otherwise(reading: Reading) -> bool:
    """ "Had taken the opposite view": is it an older position?"""
    return reading.echo < 0 and reading.group.perfect == "had"


def is_done(reading: Reading, told: Draft, words: Sequence[str]) -> bool:
    """ "Was urged to ban it, and did so", "was overruled": does it tell what became of a deed told or mooted before?"""
    outer = reading.outer
    if outer.entry.id not in _DONE:
        return False
    if outer.entry.id == "cues/overruled":
        return told.rule and told.modality != "denied"
    mooted = told.modality in _MOOTED or told.event_type in ("request", "promise")
    return mooted or (not told.rule and not _JUST.isdisjoint(words[outer.first : outer.last]))


def do_it(reading: Reading, told: Draft) -> dict[str, str | bool]:
    """Return the codes of the deed told before, now that it is done, refused or overruled, or has "not" been done."""
    contrary = _EVENTS.get(reading.outer.entry.id, "")
    side = SIDES[told.position] * (-1 if contrary else 1)
    modality = "denied" if reading.group.negated else reading.foreseen or "realised"
    begins = modality == "realised" and contrary != "refusal" and reading.group.perfect != "had"
    return {
        "kind": "event",
        "event_type": contrary or DEED_OF[side],
        "position": POSITIONS[True, side],
        "change": "begins" if begins else "",
        "modality": modality,
        "rule": True,
    }
