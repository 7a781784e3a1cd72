"""From the cues of one clause to its codes: position, force, kind, event type, modality and change."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.reading.codes.arrangement import CueMatch
from timeline.reading.codes.bills import MADE_OF, find_basis
from timeline.reading.codes.composition import OF, Composition
from timeline.reading.codes.context import Trigger, VerbGroup, reaches
from timeline.reading.codes.cues import ATTITUDES, LEVERS, OUTCOMES, THINGS
from timeline.reading.codes.negations import is_negative, is_nobody, negate_rule
from timeline.reading.codes.readings import STRENGTH, Reading
from timeline.reading.codes.standings import name_standing
from timeline.reading.text.phrases import Match
from timeline.reading.text.verbs import is_past

_MOOTED = frozenset({"hypothetical", "planned", "denied"})
_STAYS = frozenset({"remain", "stay"})  # "will remain illegal"
_VIEWS = ATTITUDES | OUTCOMES
_FEW = frozenset({"few", "hardly", "scarcely", "barely"})  # in "hardly anyone wants"
_NOT_ALL = (["only", "a"], ["not", "everyone"], ["not", "everybody"], ["not", "all"])
_NONE = frozenset({"no", "none", "neither"})
_VERDICT = 8  # words from such a subject to what is said of it
_PROMISED = frozenset({"permission", "prohibition", "decision"})  # deeds that a promise is about
_COURTS = frozenset({"court", "courts", "judge", "judges", "tribunal"})
_PAST_BE = frozenset("was were been".split())
_UNREAL = {
    "would": "hypothetical",
    "could": "hypothetical",
    "might": "hypothetical",
    "will": "planned",
    "shall": "planned",
}


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
    bowing = outer is not None and outer.entry.event_type == "reversal" and words[outer.first].endswith("ing")
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


def _reaching(clause: Composition, cue: CueMatch) -> list[Match[Trigger]]:
    """What reaches a cue from without; "held off" says nothing of "held off on enforcing", which is the cue itself."""
    if not clause.triggers:
        return []
    reaching = [trigger for trigger in clause.triggers if reaches(trigger, cue.first, cue.last)]
    refusal = cue.entry.event_type == "refusal"  # "failed to pass" is one
    within = [t for t in reaching if t.first >= cue.first and (refusal or t.last <= cue.last)]
    return [t for t in reaching if t not in within or t.entry.sets != "denied"]


def _ends_with_not(words: Sequence[str], outer: CueMatch) -> bool:
    """ "Told them not to | raise it": is the negation of what follows part of the cue?"""
    return words[outer.last - 2 : outer.last] == ["not", "to"]


def _is_void(clause: Composition, outer: CueMatch) -> bool:
    """ "has not said whether it would stop them": is it left open?"""
    return any(trigger.entry.sets == "void" for trigger in _reaching(clause, outer))


def _is_absent(clause: Composition, outer: CueMatch, group: VerbGroup) -> bool:
    """ "is not in force"; but "has not changed" is, and so is what "no longer" changes."""
    stays = outer.entry.role == "keep" and group.negated and "longer" not in group.adverbs
    return stays and " ".join(clause.words[outer.first : outer.last]) in ("in force", "in place")


def _is_disputed(clause: Composition, outer: CueMatch) -> bool:
    """ "denied that the ban would hurt farmers": is the outcome what somebody does not believe?"""
    return any(trigger.entry.id == "context/denies" for trigger in _reaching(clause, outer))


def _is_held_by_nobody(clause: Composition, outer: CueMatch) -> bool:
    """ "Nobody wants a ban": is it a view that nobody takes, and so the other one?"""
    if outer.entry.role not in _VIEWS or outer.entry.event_type:
        return False
    begin = clause.words[clause.begin : clause.begin + 2]
    if begin[0] in _FEW or begin in _NOT_ALL:
        return True  # "few want a ban", "only a handful oppose it", "not everyone welcomed it"
    near = clause.main is None and outer.first - clause.begin < _VERDICT  # "no weapon would be decisive"
    if begin[0] in _NONE and outer.first > clause.begin + 1 and (near or outer.entry.role not in OUTCOMES):
        return True  # "no resident supports it", "none of the unions wants a ban"
    words = [clause.words[trigger.first : trigger.first + 2] for trigger in _reaching(clause, outer)]
    return any(pair[0] in ("nobody", "no-one", "none") or pair == ["no", "one"] for pair in words)


def _read_act(clause: Composition) -> Reading:
    act = (clause.echoes or clause.acts)[0]
    group = clause.group_of(act)
    modality, used = _read_modality(clause, act, group)
    return Reading(0, False, "event", act.entry.event_type, modality, "", act, act, group, (act,), used)


def _read_stand(clause: Composition, outer: CueMatch) -> Reading:
    main, group = clause.main or outer, clause.group_of(outer)
    bare = clause.words[outer.first] == "be" and group.first == outer.first and clause.words[clause.begin] != "nor"
    demanded = group.modal == "should" or bare  # a wish
    rule = not (clause.attitudes or clause.outcomes or clause.counters or demanded)
    sign, kind = clause.read_sign(), _read_kind(clause, outer, main, rule)
    modality, used = _read_modality(clause, outer, group)
    change, changed = _read_change(clause, outer, main)
    role, event = outer.entry.role, outer.entry.event_type
    refused = (role == "refuse" and event != "decision") or (role, event) == ("enact", "refusal")  # all is as before
    if demanded and group.negated != (clause.words[clause.begin] == "why"):  # "why should it be banned?"
        sign = -sign
    if (outer.entry.role in OUTCOMES and _is_disputed(clause, outer)) or _is_held_by_nobody(clause, outer):
        sign = -sign
    if rule and _is_absent(clause, outer, group):
        modality, change = "planned" if modality == "planned" else "denied", ""
    elif rule and outer.entry.id == "cues/keep" and group.negated:
        sign = -sign  # "will not keep the ban"
        modality = "planned" if group.modal in ("will", "would") else modality
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
    if event_type in _PROMISED and any(trigger.entry.id == "context/pledge" for trigger in _reaching(clause, outer)):
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


def _read_kind(clause: Composition, outer: CueMatch, main: CueMatch, rule: bool) -> str:
    """A deed in the past or future is an event; a rule in force and an attitude are stances."""
    role, word, group = outer.entry.role, clause.words[main.first], clause.group_of(main)
    if main.entry.id == "cues/lapse" and outer.entry.id == "cues/let":
        return "event"  # "let the ban expire"
    if role in ("enact", "refuse") and outer.entry.kind == "stance":
        return "stance"  # "the decision stands"
    if role in ("refuse", "decide", "enact", "counter") and (rule or role != "enact"):
        return "event"
    if rule and (outer in clause.makers or (outer is not main and role == "impose")):
        return "event"  # "a decree that the king signed bans it"
    if not rule:
        return outer.entry.kind or "stance"
    if find_basis(clause.words, outer, clause.cues) is not None:
        return "event"  # "may fly under a decree that the cabinet adopted"
    if role in ("keep", "cover") or (clause.keeps and not clause.is_finite(main)):
        return "stance"
    if main.entry.subject == "beneficiary" and main.entry.kind == "stance":
        acted = word in _PAST_BE and is_past(clause.words[main.last - 1])
        told = acted and role != "able" and "never" not in group.adverbs
        return "event" if told else "stance"  # "was banned" tells of an act, "is banned" and "was off limits" of a rule
    if main.entry.kind:
        return "event" if main.entry.role in THINGS and main is outer else main.entry.kind
    present = clause.is_finite(main) and not (group.modal or group.perfect or group.past)
    verb = not is_past(word) and clause.words[main.last - 1] not in OF  # "they keep them out", not "the removal of"
    standing = group.passive or group.first < main.first or verb
    return "stance" if present and standing else "event"


def _read_modality(clause: Composition, outer: CueMatch, group: VerbGroup) -> tuple[str, tuple[Match[Trigger], ...]]:
    if outer.entry.modality:
        return outer.entry.modality, ()
    if clause.is_unheld(outer):
        return "denied", ()
    if outer.entry.role in OUTCOMES:
        return "realised", ()  # "would hurt firms" argues about a rule, it does not make it conditional
    used = [t for t in _reaching(clause, outer) if t.entry.sets in STRENGTH and not _is_term(t, outer)]
    used = [t for t in used if not _is_only_of_bill(clause, t, outer)]
    if outer.entry.subject == "beneficiary" or _is_held_by_nobody(clause, outer):
        used = [t for t in used if not is_nobody(clause, t)]  # "nobody may" forbids
    if used:
        best = min(used, key=lambda trigger: STRENGTH.index(trigger.entry.sets))
        return best.entry.sets, (best,)
    stays = clause.words[outer.first] in _STAYS
    given = outer.entry.kind == "event" and group.modal in ("could", "may", "can")  # "could be given leave to"
    standing = stays or outer.entry.role == "keep" or not (given or group.modal in ("will", "would", "might"))
    if outer.entry.subject == "beneficiary" and outer.entry.role not in LEVERS and standing:
        return "realised", ()
    lever = outer.entry.role in LEVERS  # "the licence can be withdrawn"
    able = group.modal == "may" or (group.modal == "can" and (lever or not group.passive))  # "the city can ban them"
    guess = able and not (group.negated or is_negative(clause, outer))  # "no permit may be issued"
    return _UNREAL.get(group.modal, "hypothetical" if guess else "realised"), ()


def _is_only_of_bill(clause: Composition, trigger: Match[Trigger], outer: CueMatch) -> bool:
    """ "The bill to ban it failed", "the bill was defeated": is planned only what the bill was to do?"""
    if outer is clause.fate and trigger.last < outer.first:
        return True
    within = any(trigger.last <= cue.first < outer.first and cue.entry.role in MADE_OF for cue in clause.cues)
    ends = outer.entry.role in ("lift", "refuse", "enact") and "to" not in clause.words[trigger.first : outer.first]
    return trigger.entry.id == "context/proposal" and (within or ends)


def _is_term(trigger: Match[Trigger], outer: CueMatch) -> bool:
    """ "may fly if they have a licence", "threatened to sue if it fails": is a condition part of what is told?"""
    behind = trigger.entry.id == "context/condition" and trigger.first >= outer.last
    return behind and (outer.entry.role in ("able", "permit", "counter") or outer.entry.role in _VIEWS)


def _read_change(clause: Composition, outer: CueMatch, main: CueMatch) -> tuple[str, tuple[Match[Trigger], ...]]:
    lasting = clause.keeps and outer.entry.role not in ATTITUDES
    if main.entry.id == "cues/no-longer":
        return "begins", ()  # "is no longer in force"
    if lasting and clause.group_of(outer).perfect == "had" and clause.words[outer.first] != "not":
        return "ends", ()  # "had been in force since May", but "had not altered its ban" goes on
    for sets in ("ends", "continues", "begins"):
        for trigger in clause.triggers:
            if trigger.entry.sets != sets or (outer.entry.event_type == "request" and trigger.first >= outer.last):
                continue  # "asked it to remain banned" asks for the first time
            if any(reaches(trigger, cue.first, cue.last) for cue in (outer, main)):
                return sets, (trigger,)
    return ("continues" if lasting else ""), ()
