"""From the cues of one clause to a position: directions multiply, the outermost cue gives the force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.reading.context import Trigger, VerbGroup, find_triggers, read_verb_group, reaches
from timeline.reading.cues import ATTITUDES, LEVERS, OUTCOMES, RULES, THINGS, Cue
from timeline.reading.phrases import Match

_DETERMINERS = frozenset(
    """a an the this that these those any no some its his her their our my your such new proposed full total partial
    nationwide blanket current existing strict of 's more most all each every several many for temporary permanent
    outright recent latest earlier initial export travel""".split()  # noqa: SIM905
)
_NOUN_FOLLOWERS = frozenset("on of against remains remain".split())
_AMBIGUOUS = frozenset(
    """ban bans bar bars limit limits cap caps curb curbs permit permits license licenses freeze freezes embargo attack
    attacks strike strikes visit visits help move moves order orders delay delays pause halt end ends block blocks
    transfer transfers supply supplies ship ships fire risk cost benefit benefits harm damage threat support fuel raid
    fight drop drops back let may can march rally strike void issue issues sanction sanctions host question challenge
    review clear adopt""".split()  # noqa: SIM905
)
_PRESENT_BE = frozenset("is are am remain remains stay stays be being".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """What the cues of one clause say together."""

    sign: int  # -1 towards forbidding, +1 towards allowing, 0 takes no position
    rule: bool  # has the force of a rule, if its actor has authority
    kind: str
    event_type: str
    modality: str
    change: str
    main: Match[Cue]  # the cue that says what is done
    outer: Match[Cue]  # the cue whose subject is the actor
    group: VerbGroup  # of the outer cue
    cues: tuple[Match[Cue], ...]
    triggers: tuple[Match[Trigger], ...]


def select_cues(words: Sequence[str], matches: list[Match[Cue]], first: int) -> list[Match[Cue]]:
    """Keep of a clause's cues those that read as they are meant, one per place."""
    kept = [match for match in matches if not _misread(words, match, first)]
    roles = {match.entry.role for match in kept}
    kept = [m for m in kept if not (m.entry.needs and not m.entry.needs & roles) and not m.entry.unless & roles]
    taken: set[int] = set()
    chosen = []
    for match in sorted(kept, key=lambda m: (m.first - m.last, m.entry.role == "act")):
        place = range(match.first, match.last)
        if taken.isdisjoint((match.first, match.last - 1)):
            taken.update(place)
            chosen.append(match)
    return sorted(chosen, key=lambda m: m.first)


def _misread(words: Sequence[str], match: Match[Cue], first: int) -> bool:
    """A noun where the cue means a verb ("the bar"), a verb where it means a thing, or an adjective ("limited")."""
    role, word = match.entry.role, words[match.first]
    before = words[match.first - 1] if match.first > first else ""
    after = words[match.last] if match.last < len(words) else ""
    if match.last - match.first > 1:
        return False
    noun = before in _DETERMINERS or after in _NOUN_FOLLOWERS or before.endswith(("wide", "ial", "ary"))
    if word in ("may", "can"):
        return after in ("be", "have") and role == "permit" and False
    if role in THINGS:
        return word in _AMBIGUOUS and (before in ("to", "will", "would", "could", "not", "may", "might", "can", "must") or (not noun and after in ("the", "all", "a", "any", "its")))
    if word in _AMBIGUOUS and noun and role not in ATTITUDES:
        return True
    adjectival = word.endswith("ed") and before in _DETERMINERS and after.isalpha() and after not in ("by", "from", "to", "in", "on", "the", "a")
    return adjectival and role not in ATTITUDES


def read_position(
    words: Sequence[str], first: int, last: int, cues: list[Match[Cue]], outer_first: int | None = None
) -> Reading | None:
    """Compose the selected cues of the clause words[first:last]; None if they say nothing together.

    `outer_first` is where an outer frame begins when the clause hangs on one ("urged" … to lift the ban).
    """
    begin = first if outer_first is None else min(first, outer_first)
    triggers = find_triggers(words, begin, last)
    verbs = _find_verbs(cues)
    things = [cue for cue in cues if cue.entry.role in THINGS]
    groups = {cue: read_verb_group(words, cue.first, begin) for cue in cues}
    main = verbs[0] if verbs else None
    attitudes = [c for c in cues if c.entry.role in ATTITUDES and (main is None or c.first < main.first or _is_nominal(main, words))]
    outcomes = [c for c in cues if c.entry.role in OUTCOMES and not groups[c].infinitive and _counts(c, main, groups)]
    refusals = [c for c in cues if c.entry.role == "refuse" and (main is None or c.first <= main.first)]
    decisions = [c for c in cues if c.entry.role == "decide"]
    acts = [c for c in cues if c.entry.role == "act"]
    if not (main or attitudes or outcomes or refusals):
        return _read_act(words, acts, decisions, groups, triggers) if acts else None
    sign = _main_sign(main, things, cues)
    for cue in (*attitudes, *outcomes, *refusals):
        if cue is not main:
            sign *= cue.entry.sign
            if cue.entry.role in ATTITUDES and groups[cue].negated:
                sign = -sign
    rule = bool(main or refusals) and not (attitudes or outcomes)
    outer = min((*attitudes, *refusals), key=lambda c: c.first, default=None) or (outcomes[0] if outcomes else main)
    if rule and decisions and decisions[0].first < outer.first:
        outer = decisions[0]
    return _finish(words, sign, rule, main or outer, outer, cues, groups, triggers, first)


def _find_verbs(cues: list[Match[Cue]]) -> list[Match[Cue]]:
    """The cues that do something to a rule, in order: permit and forbid, and levers (which need a thing)."""
    return [cue for cue in cues if cue.entry.role in RULES - THINGS or cue.entry.role in LEVERS]


def _is_nominal(main: Match[Cue], words: Sequence[str]) -> bool:
    """ "Lifting the ban drew criticism": a rule verb as subject lets a later attitude reach it."""
    return words[main.first].endswith("ing")


def _counts(outcome: Match[Cue], main: Match[Cue] | None, groups: dict[Match[Cue], VerbGroup]) -> bool:
    """An outcome after a finite rule verb is its purpose or its aside, not a verdict on it."""
    if main is None or outcome.first < main.first:
        return True
    group = groups[main]
    finite = not group.infinitive and not group.modal
    return not finite or main.entry.subject == "beneficiary"


def _main_sign(main: Match[Cue] | None, things: list[Match[Cue]], cues: list[Match[Cue]]) -> int:
    if main is None:
        return things[0].entry.sign if things else 1
    following = [thing for thing in things if thing.first > main.first] or things
    if main.entry.role in LEVERS and following:
        return main.entry.sign * following[0].entry.sign
    if main.entry.role == "permit" and main.entry.id == "cues/approve" and following and following[0].first > main.first:
        return following[0].entry.sign
    return main.entry.sign


def _read_act(words, acts, decisions, groups, triggers) -> Reading:
    act = acts[0]
    modality, used = _read_modality(words, act, groups[act], triggers, False)
    change, more = "", ()
    return Reading(0, False, "event", act.entry.event_type, modality, change, act, act, groups[act], tuple(acts[:1]), (*used, *more))


def _finish(words, sign, rule, main, outer, cues, groups, triggers, first) -> Reading:
    group = groups[outer]
    modality, used = _read_modality(words, outer, group, triggers, outer.entry.role in OUTCOMES)
    change, changed = _read_change(words, main, outer, triggers, group)
    kind = _read_kind(words, main, outer, group, rule)
    if rule and main is not outer and outer.entry.role == "decide":
        inner = groups[main]
        group = replace_negation(group, inner)
    if rule and (group.negated or (main is not outer and groups[main].negated)):
        sign, modality, change = _negate_rule(sign, group if group.negated else groups[main], main, modality, change, kind)
    event_type = _event_type(main, outer, sign, rule, kind)
    if rule and not change and kind == "event" and modality == "realised" and outer.entry.role != "refuse":
        change = "continues" if words[main.first][:5] in _KEEPING else "begins"
    return Reading(sign, rule, kind, event_type, modality, change, main, outer, group, tuple(cues), (*used, *changed))


_KEEPING = frozenset({"uphel", "exten", "renew", "confi", "uphol", "prolo", "maint", "enfor"})


def replace_negation(group: VerbGroup, inner: VerbGroup) -> VerbGroup:
    """A decision not to act: the inner negation counts."""
    return group._replace(negated=group.negated or inner.negated)


def _event_type(main: Match[Cue], outer: Match[Cue], sign: int, rule: bool, kind: str) -> str:
    if kind != "event":
        return ""
    if not rule or outer.entry.role == "refuse":
        return outer.entry.event_type
    if main.entry.event_type in ("permission", "prohibition", ""):
        return "permission" if sign > 0 else "prohibition"
    return main.entry.event_type


def _read_kind(words: Sequence[str], main: Match[Cue], outer: Match[Cue], group: VerbGroup, rule: bool) -> str:
    if not rule or outer.entry.role == "refuse":
        return outer.entry.kind or ("event" if outer.entry.role == "refuse" else "stance")
    place = words[main.first]
    if main.entry.kind == "stance" and place in ("was", "were", "been") and main.entry.subject == "beneficiary":
        return "event"
    if main.entry.kind:
        return main.entry.kind
    present = place.endswith("s") and not group.modal or (group.passive and not group.past and not group.perfect and not group.modal)
    return "stance" if present and outer is main and not place.endswith("ss") else "event"


def _read_modality(words, outer, group: VerbGroup, triggers, argument: bool):
    used = [t for t in triggers if t.entry.sets in ("denied", "hypothetical", "planned") and reaches(t, outer.first, outer.last)]
    if used and not argument:
        order = {"denied": 0, "hypothetical": 1, "planned": 2}
        best = min(used, key=lambda t: order[t.entry.sets])
        return best.entry.sets, (best,)
    if argument or outer.entry.subject == "beneficiary":
        return "realised", ()
    if group.modal in ("would", "could", "might", "may"):
        return "hypothetical", ()
    if group.modal in ("will", "shall"):
        return "planned", ()
    return "realised", ()


def _read_change(words, main, outer, triggers, group):
    for sets in ("ends", "continues", "begins"):
        for trigger in triggers:
            if trigger.entry.sets == sets and (reaches(trigger, outer.first, outer.last) or reaches(trigger, main.first, main.last)):
                return sets, (trigger,)
    if main.entry.id == "cues/keep":
        return "continues", ()
    return "", ()


def _negate_rule(sign: int, group: VerbGroup, main: Match[Cue], modality: str, change: str, kind: str):
    """A negated rule is the opposite rule when it states one, and a denied act when it tells of one."""
    if "longer" in group.adverbs:
        return -sign, modality, "begins"
    if main.entry.subject == "beneficiary" or group.modal in ("can", "must", "may", "will", "shall") or not (group.past or group.perfect):
        return -sign, "realised" if modality == "planned" else modality, change if change != "begins" else ""
    return sign, "denied", ""
