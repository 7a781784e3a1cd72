"""What a negation does to a clause: a negated rule is the opposite one, a negated deed was not done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.reading.codes.arrangement import CueMatch
from timeline.reading.codes.composition import Composition
from timeline.reading.codes.context import THAT, Trigger, VerbGroup
from timeline.reading.text.phrases import Match

_NOT = frozenset({"not", "never"})
_WITHIN, _NONE = ("cues/forbid", "cues/only-there"), frozenset({"no", "not"})  # negated by a word in their midst
_NEAR = 2  # words after a modal in which its negation stands: "may still not be sold"
_SINCE = 6  # words after a verb in which "since" makes it a rule in force: "has not been allowed since"
_BEFORE_THING = 3  # words before a rule as a thing within which "no" denies it
_NOTHING = frozenset({"nothing"})
_SUBJECT = 6  # words before a verb in which "nothing" or "nobody" is its subject
_OPENING = 5  # words in which a clause has begun: "From 1 January no car"
_COMPARISONS = frozenset({"longer", "more", "less", "fewer", "later", "sooner", "earlier", "matter", "doubt"})
_ONE = frozenset({"a", "an", "one"})
_NOBODY = frozenset({"no", "none", "nobody", "no-one", "neither", "single"})
_NO_AGENT = _NOTHING | {"nor", "nobody", "none", "neither"}
_NO_PATIENT = _NOTHING | {"nor"} | _NOBODY  # "no phones are allowed"
_ORDERS = frozenset({"must", "should", "may", "can", "will", "would", "shall"})  # "must never be allowed" is a rule
_TOLD = frozenset({"has", "have", "had", "did"})  # before a subject they tell of a deed
_KNOWS = frozenset({"knows", "knew", "doubts", "doubted", "said", "says"})  # "nobody knows whether it will be lifted"
_JOINS = frozenset({"and", "or", "with", "of", "but"})  # before "no" they make it part of what stands before


def is_negative(clause: Composition, main: CueMatch) -> bool:
    """ "cannot", "may not": the negation is, or follows, the cue's own first word."""
    words, near = clause.words, _NEAR if main.entry.role == "able" else 1
    inside = [words[main.first], *words[main.last : main.last + near]]  # "must not" is not negated by its own "not"
    things = [thing for thing in clause.things if thing.first < main.first]
    if any(
        "no" in words[max(0, thing.first - _BEFORE_THING) : thing.first] for thing in things if _is_rule(words, thing)
    ):
        return True  # "no licence has been issued", "there is no law that bans it"
    if main.entry.id in _WITHIN and not _NONE.isdisjoint(words[main.first + 1 : main.last - 1]):
        return True  # "set no limits on", "is not limited to"
    if ("not", "only") in pairwise(words[main.last : main.last + 3]):
        return False  # "may not only fly over fields"
    return (
        clause.opens_with_no_longer
        or _has_no_subject(clause, main)
        or _has_no_object(clause, main)
        or ("any", "longer") in pairwise(words[main.last : main.last + _SINCE + 1])
        or (inside[0] in ("cannot", "can't") and main.last - main.first == 1)
        or not _NOT.isdisjoint(inside[1:])
        or ("longer" in inside and words[main.last : main.last + 1] != ["longer"])
        or "n't" in inside[0]
    )


def _is_rule(words: Sequence[str], thing: CueMatch) -> bool:
    """A ban or a permission, or "a law" that is told by what it does: "no law that bans it"."""
    return thing.entry.role != "shift" or words[thing.last] in THAT


def _has_no_subject(clause: Composition, main: CueMatch) -> bool:
    """ "Nobody may", "no phones are allowed"; in "with a phone and no permit, … may" nobody is denied anything."""
    words, passive = clause.words, main.entry.subject == "beneficiary" or clause.group_of(main).passive
    denied = _NO_PATIENT if passive else _NO_AGENT
    before = range(clause.begin, main.first)
    opening = clause.begin + (words[clause.begin] == "but")
    if words[opening] == "not" and words[opening + 1] in _ONE:
        return True  # "not a drop may be pumped"
    undone = {t.first for t in clause.triggers if t.entry.sets == "denied" and not is_nobody(clause, t)}
    near = [i for i in (*before[:_OPENING], *before[-_SUBJECT:]) if i not in undone and words[i] in denied]
    opens = clause.begin + 1
    return any(words[i + 1] not in _KNOWS and (i <= opens or words[i - 1] not in _JOINS) for i in near)


def _has_no_object(clause: Composition, main: CueMatch) -> bool:
    """ "Lifted none of the rules", "granted no new permits"; and not "allows no more than three"."""
    if main.entry.role == "permit" and "no" in clause.words[main.first + 1 : main.last]:
        return True
    after = clause.words[main.last : main.last + 2]
    return after[:1] in (["none"], ["nothing"]) or after[:1] == ["no"] and _COMPARISONS.isdisjoint(after)


def negate_rule(
    clause: Composition, sign: int, group: VerbGroup, main: CueMatch, modality: str, change: str
) -> tuple[int, str, str]:
    """A negated rule is the opposite rule when it states one, and a denied act when it tells of one."""
    if (
        clause.opens_with_no_longer
        or "longer" in group.adverbs
        or "longer" in clause.words[main.first : main.last + _SINCE]
    ):
        return -sign, modality, "begins"
    before = clause.words[max(clause.begin, main.first - _SUBJECT) : main.first]
    nothing = main.entry.subject != "beneficiary" and not _NOTHING.isdisjoint(before)
    if clause.words[clause.begin] == "nor" and clause.words[clause.begin + 1] in _TOLD:
        return sign, "denied", ""  # "nor has the ministry banned it"
    if ("never" in group.adverbs and group.modal not in _ORDERS) or nothing:
        return sign, "denied", ""  # "never banned it", "nothing in the order restricts it"
    if group.modal == "would" and any(trigger.entry.sets == "hypothetical" for trigger in clause.triggers):
        return sign, modality, change  # "would not be approved unless": a condition, no rule
    free = main.entry.role == "impose" and _has_no_object(clause, main) and not group.negated
    if free and any(clause.words[thing.last - 1].endswith("s") for thing in clause.things):
        return -sign, modality, ""  # "have placed no restrictions on it"; "imposed no ban" is not done
    states = main.entry.subject == "beneficiary" or group.modal in ("can", "must", "may", "will", "would", "shall")
    states = states or main.entry.id in ("cues/let", "cues/forbid") and (group.passive or not group.past)
    lasting = group.perfect == "has" and "since" in clause.words[main.last : main.last + _SINCE]
    barred = group.perfect == "has" and main.entry.id == "cues/may"  # "have not been allowed to"
    if states and (lasting or barred or change == "ends" or not group.perfect):
        by_nobody = any(is_nobody(clause, trigger) for trigger in clause.triggers)  # "nobody will lift it"
        decided = modality == "planned" or group.modal == "would" or by_nobody
        return -sign, "realised" if decided else modality, "" if change == "begins" else change
    return sign, "denied", ""


def is_nobody(clause: Composition, trigger: Match[Trigger]) -> bool:
    """ "nobody", "no one", "neither the mayor nor", but not "no plans to"."""
    words = clause.words[trigger.first : trigger.last]
    return words[0] == "neither" or (words[0] in _NOBODY and words[1:] in ([], ["one"]))
