"""How a clause tells what its cues say: as a deed or a rule, as done, planned, denied or only thought of, as new."""

from __future__ import annotations

from timeline.reading.codes.arrangement import CueMatch
from timeline.reading.codes.bills import MADE_OF, find_basis
from timeline.reading.codes.composition import OF, Composition
from timeline.reading.codes.context import Trigger, VerbGroup, reaches
from timeline.reading.codes.cues import ATTITUDES, LEVERS, OUTCOMES, THINGS
from timeline.reading.codes.negations import is_negative, is_nobody
from timeline.reading.codes.readings import STRENGTH
from timeline.reading.text.phrases import Match
from timeline.reading.text.verbs import forms_of, is_past

_STAYS = frozenset({"remain", "stay"})  # "will remain illegal"
_EXTENDING = forms_of("extend prolong renew")
_VIEWS = ATTITUDES | OUTCOMES
_FEW = frozenset({"few", "hardly", "scarcely", "barely"})  # in "hardly anyone wants"
_NOT_ALL = (["only", "a"], ["not", "everyone"], ["not", "everybody"], ["not", "all"])
_NONE = frozenset({"no", "none", "neither"})
_VERDICT = 8  # words from such a subject to what is said of it
_PAST_BE = frozenset("was were been".split())
_UNREAL = {
    "would": "hypothetical",
    "could": "hypothetical",
    "might": "hypothetical",
    "will": "planned",
    "shall": "planned",
}


def read_kind(clause: Composition, outer: CueMatch, main: CueMatch, rule: bool) -> str:
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


def read_modality(clause: Composition, outer: CueMatch, group: VerbGroup) -> tuple[str, tuple[Match[Trigger], ...]]:
    """Return the modality of what the outer cue says, and the trigger that makes it, if one does."""
    if outer.entry.modality:
        return outer.entry.modality, ()
    if clause.is_unheld(outer):
        return "denied", ()
    if outer.entry.role in OUTCOMES:
        return "realised", ()  # "would hurt firms" argues about a rule, it does not make it conditional
    used = [t for t in find_reaching(clause, outer) if t.entry.sets in STRENGTH and not _is_term(t, outer)]
    used = [t for t in used if not _is_only_of_bill(clause, t, outer)]
    if outer.entry.subject == "beneficiary" or is_held_by_nobody(clause, outer):
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
    role, group = outer.entry.role, clause.group_of(outer)
    suffered = role == "refuse" and group.passive and group.past  # "a proposal to extend it was voted down"
    free = suffered or "to" not in clause.words[trigger.first : outer.first]
    ends = role in ("lift", "refuse", "enact") and free
    scrapped = group.passive and trigger.first < outer.first and clause.words[trigger.first] == "planned"
    if trigger.entry.id == "context/plans":
        return scrapped and role in ("lift", "refuse")  # "the ban planned for 2025 was blocked"
    return trigger.entry.id == "context/proposal" and (within or ends)


def _is_term(trigger: Match[Trigger], outer: CueMatch) -> bool:
    """ "may fly if they have a licence", "threatened to sue if it fails": is a condition part of what is told?"""
    behind = trigger.entry.id == "context/condition" and trigger.first >= outer.last
    return behind and (outer.entry.role in ("able", "permit", "counter") or outer.entry.role in _VIEWS)


def read_change(clause: Composition, outer: CueMatch, main: CueMatch) -> tuple[str, tuple[Match[Trigger], ...]]:
    """Return whether a position begins, continues or ends, "" if it is not told, and the trigger that says so."""
    lasting = clause.keeps and outer.entry.role not in ATTITUDES
    if main.entry.id == "cues/no-longer":
        return "begins", ()  # "is no longer in force"
    if lasting and clause.group_of(outer).perfect == "had" and clause.words[outer.first] != "not":
        return "ends", ()  # "had been in force since May", but "had not altered its ban" goes on
    for sets in ("ends", "continues", "begins"):
        for trigger in clause.triggers:
            if trigger.entry.sets != sets or (outer.entry.event_type == "request" and trigger.first > outer.first):
                continue  # "asked it to remain banned", "to drop its objections" asks for the first time
            if sets == "ends" and _tells_of_a_turn(clause, outer, trigger):
                continue
            if outer.entry.role == "refuse" and clause.words[trigger.first] in _EXTENDING:
                continue  # "rejected a motion to extend it"
            if any(reaches(trigger, cue.first, cue.last) for cue in (outer, main)):
                return sets, (trigger,)
    return ("continues" if lasting else ""), ()


def _tells_of_a_turn(clause: Composition, outer: CueMatch, trigger: Match[Trigger]) -> bool:
    """ "Softened its stance" tells of the new one, "wants it to drop its objections" of no old one of who wants it."""
    within = [cue for cue in clause.cues if cue.first <= trigger.first and trigger.last <= cue.last]
    turns = any(cue is outer and cue.entry.role in ("enact", "permit") for cue in within)
    wished = outer.entry.role in ATTITUDES and outer not in within
    return turns or (wished and any(cue.entry.id == "cues/dropped-objection" for cue in within))


def find_reaching(clause: Composition, cue: CueMatch) -> list[Match[Trigger]]:
    """What reaches a cue from without; "held off" says nothing of "held off on enforcing", which is the cue itself."""
    if not clause.triggers:
        return []
    reaching = [trigger for trigger in clause.triggers if reaches(trigger, cue.first, cue.last)]
    refusal = cue.entry.event_type == "refusal"  # "failed to pass" is one
    within = [t for t in reaching if t.first >= cue.first and (refusal or t.last <= cue.last)]
    return [t for t in reaching if t not in within or t.entry.sets != "denied"]


def is_held_by_nobody(clause: Composition, outer: CueMatch) -> bool:
    """ "Nobody wants a ban": is it a view that nobody takes, and so the other one?"""
    if outer.entry.role not in _VIEWS or outer.entry.event_type:
        return False
    begin = clause.words[clause.begin : clause.begin + 2]
    if begin[0] in _FEW or begin in _NOT_ALL:
        return True  # "few want a ban", "only a handful oppose it", "not everyone welcomed it"
    near = clause.main is None and outer.first - clause.begin < _VERDICT  # "no weapon would be decisive"
    if begin[0] in _NONE and outer.first > clause.begin + 1 and (near or outer.entry.role not in OUTCOMES):
        return True  # "no resident supports it", "none of the unions wants a ban"
    words = [clause.words[trigger.first : trigger.first + 2] for trigger in find_reaching(clause, outer)]
    return any(pair[0] in ("nobody", "no-one", "none") or pair == ["no", "one"] for pair in words)
