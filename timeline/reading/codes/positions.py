"""From the cues of one clause to its codes: position, force, kind, event type, modality and change."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.reading.codes.arrangement import CueMatch
from timeline.reading.codes.composition import Composition
from timeline.reading.codes.context import Trigger, VerbGroup
from timeline.reading.codes.cues import OUTCOMES
from timeline.reading.codes.manner import find_reaching, is_held_by_nobody, read_change, read_kind, read_modality
from timeline.reading.codes.negations import is_negative, negate_rule
from timeline.reading.codes.readings import Reading
from timeline.reading.codes.standings import name_standing
from timeline.reading.text.phrases import Match

_MOOTED = frozenset({"hypothetical", "planned", "denied"})
_PROMISED = frozenset({"permission", "prohibition", "decision"})  # deeds that a promise is about
_COURTS = frozenset({"court", "courts", "judge", "judges", "tribunal"})
_TOUCHING = frozenset({"affect", "affected", "affects", "touch", "touched", "touches"})


def read_position(
    words: Sequence[str],
    begin: int,
    cues: Sequence[CueMatch],
    triggers: Sequence[Match[Trigger]],
    initial: bool = False,
) -> Reading | None:
    """Compose the selected cues of the clause that begins at words[begin]; None if they say nothing together.

    `triggers` are those of the clause, and those outside that reach it ("the minister initially said" …).
    A deed that is only the subject of what follows (`initial`) says nothing yet.
    """
    clause = Composition(words, begin, cues, triggers, initial)
    outer = clause.outer
    if outer is None and clause.things:
        outer = _find_keeper(clause) if clause.keeps else _find_mooted(clause)
    if outer is not None and outer is clause.main and clause.is_subject(outer) and not clause.keeps:
        return None  # "Lifting the ban" … would be wrong
    turns = outer is not None and outer.entry.event_type == "reversal" and words[outer.first].endswith("ing")
    bowing = turns and (outer.entry.id == "cues/reversal" or len(cues) == 1)  # not "reversing a decision to ban it"
    if bowing and not clause.is_finite(outer):  # "bowing to pressure, it" tells how, not what
        told = [cue for cue in cues if cue is not outer]
        return read_position(words, begin, told, triggers, initial) if told else None
    if outer is not None and _is_void(clause, outer):
        return None
    if outer is not None:
        return _read_stand(clause, outer)
    return _read_act(clause) if clause.acts or clause.echoes else None


def _find_keeper(clause: Composition) -> CueMatch:
    """What keeps a rule as it is, or makes somebody keep it: "ordered the city to keep the ban"."""
    keep = clause.keeps[0]
    if clause.is_complement(keep):
        return next((cue for cue in clause.decisions if cue.first < keep.first), keep)
    return keep


def _find_mooted(clause: Composition) -> CueMatch | None:
    """The thing that is planned or thought about: "is considering a ban"."""
    planned = [t.last for t in clause.triggers if t.entry.sets in ("planned", "denied")]  # "has no plans for a ban"
    weighed = [t.last for t in clause.triggers if t.entry.sets == "hypothetical"]
    studied = [t.first for t in clause.triggers if t.entry.direction == "backward" and t.entry.sets in _MOOTED]
    for thing in clause.things:
        shift = thing.entry.role == "shift"
        mooted = weighed if shift else planned + weighed
        if any(last <= thing.first for last in mooted) or any(thing.last <= first for first in studied):
            return thing
    return None


def _ends_with_not(words: Sequence[str], outer: CueMatch) -> bool:
    """ "Told them not to | raise it": is the negation of what follows part of the cue?"""
    return words[outer.last - 2 : outer.last] == ["not", "to"]


def _is_void(clause: Composition, outer: CueMatch) -> bool:
    """ "has not said whether it would stop them": is it left open?"""
    return any(trigger.entry.sets == "void" for trigger in find_reaching(clause, outer))


def _is_absent(clause: Composition, outer: CueMatch, group: VerbGroup) -> bool:
    """ "is not in force"; but "has not changed" is, and so is what "no longer" changes."""
    stays = outer.entry.role == "keep" and group.negated and "longer" not in group.adverbs
    return stays and " ".join(clause.words[outer.first : outer.last]) in ("in force", "in place")


def _is_left_alone(clause: Composition, outer: CueMatch, group: VerbGroup) -> bool:
    """ "The ban is not affected", "the ruling does not touch the ban": is it the rule to which nothing is done?"""
    if not group.negated or _TOUCHING.isdisjoint(clause.words[outer.first : outer.last]):
        return False
    rules = [thing.first for thing in clause.things if thing.entry.role != "shift"]
    return bool(rules) and (rules[0] < outer.first) == group.passive


def _is_disputed(clause: Composition, outer: CueMatch) -> bool:
    """ "denied that the ban would hurt farmers": is the outcome what somebody does not believe?"""
    return any(trigger.entry.id == "context/denies" for trigger in find_reaching(clause, outer))


def _read_act(clause: Composition) -> Reading:
    act = (clause.echoes or clause.acts)[0]
    group = clause.group_of(act)
    modality, used = read_modality(clause, act, group)
    return Reading(0, False, "event", act.entry.event_type, modality, "", act, act, group, (act,), used)


def _read_stand(clause: Composition, outer: CueMatch) -> Reading:
    main, group = clause.main or outer, clause.group_of(outer)
    bare = clause.words[outer.first] == "be" and group.first == outer.first and clause.words[clause.begin] != "nor"
    demanded = group.modal == "should" or bare  # a wish
    rule = not (clause.attitudes or clause.outcomes or clause.counters or demanded)
    sign, kind = clause.read_sign(), read_kind(clause, outer, main, rule)
    modality, used = read_modality(clause, outer, group)
    change, changed = read_change(clause, outer, main)
    role, event = outer.entry.role, outer.entry.event_type
    refused = (role == "refuse" and event != "decision") or (role, event) == ("enact", "refusal")  # all is as before
    if demanded and group.negated != (clause.words[clause.begin] == "why"):  # "why should it be banned?"
        sign = -sign
    if (outer.entry.role in OUTCOMES and _is_disputed(clause, outer)) or is_held_by_nobody(clause, outer):
        sign = -sign
    if rule and _is_absent(clause, outer, group):
        modality, change = "planned" if modality == "planned" else "denied", ""
    elif rule and outer.entry.id == "cues/keep" and group.negated:
        sign = -sign  # "will not keep the ban"
        modality = "planned" if group.modal in ("will", "would") else modality
    elif rule and _is_left_alone(clause, outer, group):
        change = "continues"
    elif rule:
        own = group.negated or main is outer or _ends_with_not(clause.words, outer)
        negated = group if own else clause.group_of(main)
        settled = outer.entry.modality or outer.entry.role == "keep"  # "did not rule out", "has not changed"
        starts = main.entry.id == "cues/take-effect"  # "would not take effect before 2028" is when it will
        settled = settled or (starts and clause.words[main.last : main.last + 1] in (["before"], ["until"]))
        if not settled and (negated.negated or is_negative(clause, main)):
            sign, modality, change = negate_rule(clause, sign, negated, main, modality, change)
        elif not change and (kind == "event" or _is_undone(main, group)) and modality == "realised" and not refused:
            change = "" if group.perfect == "had" else "begins"
    lasts = main.entry.role == "lift" and sign < 0 and any(thing.entry.role == "ban" for thing in clause.things)
    if change == "begins" and lasts:
        change = "continues"  # "postponed the lifting of the ban"
    planned = clause.standing == "bill" or any(thing.entry.modality for thing in clause.things)
    if change == "begins" and main.entry.role == "lift" and planned:
        change = ""  # "vetoed a bill to ban it" leaves all as it was
    if change == "begins" and (modality != "realised" or not rule):
        change = ""
    if any(act.entry.id == "cues/signal" and act.last <= outer.first for act in clause.acts):
        kind, event_type = "event", "signal"  # "hinted that it might be allowed"
    else:
        event_type = _name_event(outer, main, sign, rule and not clause.relative) if kind == "event" else ""
    if event_type in _PROMISED and any(
        trigger.entry.id == "context/pledge" for trigger in find_reaching(clause, outer)
    ):
        event_type = "promise"  # "vowed to lift the ban"
    elif event_type in _PROMISED and modality in ("planned", "hypothetical") and _is_of_bill(clause, main):
        event_type = "proposal"  # "a bill that would ban it"
    elif event_type == "request" and not _COURTS.isdisjoint(clause.words[outer.first : outer.last]):
        event_type = "lawsuit"  # "asked the court to lift the ban"
    return Reading(
        sign,
        rule,
        kind,
        event_type,
        modality,
        change,
        main,
        outer,
        group,
        clause.cues,
        (*used, *changed),
        clause.relative,
        clause.standing,
        sign if rule or demanded else clause.way or sign,
    )


def _is_undone(main: CueMatch, group: VerbGroup) -> bool:
    """ "The ban is lifted": is a rule told to be gone?"""
    return main.entry.role == "lift" and group.passive


def _is_of_bill(clause: Composition, main: CueMatch) -> bool:
    """ "A bill that would ban it": does the clause tell what somebody has only proposed?"""
    bills = (thing for thing in clause.things if thing.entry.role == "shift" and thing.last <= main.first)
    return any(name_standing(clause.words[bill.first : bill.last]) == "bill" for bill in bills)


def _name_event(outer: CueMatch, main: CueMatch, sign: int, directed: bool) -> str:
    if not directed or outer.entry.role == "refuse" or outer.entry.event_type == "vote" or outer.entry.modality:
        return outer.entry.event_type
    if main.entry.event_type in ("permission", "prohibition", "decision", ""):
        return "permission" if sign > 0 else "prohibition"
    return main.entry.event_type
