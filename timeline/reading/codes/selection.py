"""Which of a clause's cues count: those that read as they are meant, and of two on the same words the longer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import attrgetter

from timeline.reading.codes.context import THAT, read_verb_group
from timeline.reading.codes.cues import (
    ATTITUDES,
    DEEDS,
    LEVERS,
    NAMED_PERMISSION,
    NAMED_RULE,
    RULES,
    THINGS,
    Cue,
    is_decision,
    load_cues,
)
from timeline.reading.codes.misreadings import (
    MODALS,
    OBLIGING,
    PARTICIPLE_FOLLOWERS,
    TAKEN,
    WHENS,
    is_misread,
    is_wanted,
)
from timeline.reading.text.phrases import Match
from timeline.reading.text.verbs import forms_of, is_past

_BY_NAME = (NAMED_RULE, NAMED_PERMISSION)
_SILENT = frozenset({"opine", "stand", "measure"})  # roles that say nothing of a position
_UNSAID = _SILENT | {"pseudo"}
_NO_SIDE = frozenset({"act", "decide"})  # roles that yield to one of the same words: "ordered an end to"
_DONE = DEEDS - {"able"}
_HALTED = _DONE | {"keep"}  # roles to which a modal yields
_ALLOWED = frozenset({"allowed", "permitted"})
_PASSIVES = frozenset({"was", "were", "been"})
_IT = frozenset({"it", "them"})
_OBTAINING = forms_of(
    "get win obtain secure add place deliver order award create pull drop"
)  # much "it" that is no rule
_CAUSING = forms_of("get have see")
_ARTICLES = (["a"], ["an"], ["the"], ["its"], ["their"])
OBJECT = 5  # words after a verb within which its object is looked for
_LONG_OBJECT = 12
_first = attrgetter("first")
_FAR = 80  # words between a lever and what it works on
YEARS = frozenset("day days week weeks month months year years".split())
_RELATIVE = 40  # words of a relative clause up to its verb
_PARTS = 3  # words of a cue that is so long that something may stand between its parts
_ENDING = frozenset({"lift", "enact", "impose"})
_AROUND, _RULES = ATTITUDES | {"counter", "refuse"} | _ENDING, frozenset({"ban", "permission"})
# "refused to grant a stay", "did not rule out", "urged them to drop their objections"
_WHOLE = frozenset({"cues/turn-down-challenge", "cues/not-ruled-out", "cues/ask-to-drop-objection"})
_UNDOING = DEEDS | {"refuse"}
_BY_DEED = frozenset({"propose", "counter"})  # "accused them of abandoning the ban"
_JUDGED = frozenset({"as", "that", "whether"})  # lead to, or from, what a verdict is on
_NAMED = _RULES | {"forbid", "permit", "able", "decide"}  # "sees the decision to ban it as a mistake"


def select_cues(
    words: Sequence[str], matches: list[Match[Cue]], names_provision: Callable[[int], bool]
) -> list[Match[Cue]]:
    """Keep of a clause's cues those that read as they are meant, the longest one at each place, in text order.

    `names_provision` tells whether the clause names a provision from a word on: "restored the toll" needs one.
    """
    roles = {match.entry.role for match in matches}
    if not roles.isdisjoint(_UNSAID):
        matches = [match for match in _drop_covered(matches) if match.entry.role not in _SILENT]
    kept = [match for match in matches if not is_misread(words, match)]
    if len(kept) > 1:
        deeds = {match.last for match in kept if match.entry.role in _DONE}
        kept = [match for match in kept if match.first not in deeds or not _describes_object(words, match)]
    long = [match for match in kept if match.last - match.first > _PARTS and match.entry.role in _AROUND]
    if long or not roles.isdisjoint(LEVERS):
        kept = _drop_stray_levers(words, [*kept, *_find_hidden(words, long)])
    if any(match.entry.needs or match.entry.unless for match in kept):
        kept = _drop_unfit(words, kept, names_provision)
    if len(kept) > 1:
        halted = {match.first: match.entry.sign for match in kept if match.entry.role in _HALTED}
        kept = [match for match in kept if not _yields(words, match, halted)]
        undone = {match.first for match in kept if match.entry.role == "lift"}
        kept = [match for match in kept if not _is_of_undoing(words, match, undone)] if undone else kept
    if len(kept) < 2:
        return [*kept, *_find_hidden(words, kept)]
    chosen: list[Match[Cue]] = []
    taken: set[int] = set()
    for match in sorted(kept, key=lambda m: (m.first - m.last, m.entry.role in _NO_SIDE, not m.entry.needs)):
        if taken.isdisjoint((match.first, match.last - 1)):
            taken.update(range(match.first, match.last))
            chosen.append(match)
    named = [match for match in {*kept}.difference(chosen) if match.entry in _BY_NAME]
    places = {match.first for match in named}
    hidden = [match for match in _find_hidden(words, chosen) if match.first not in places]
    return sorted([*chosen, *named, *hidden], key=lambda m: m.first)


def _find_hidden(words: Sequence[str], chosen: list[Match[Cue]]) -> list[Match[Cue]]:
    """Return the cues that stand inside others and count beside them."""
    return [hidden for cue in chosen for hidden in (*_find_between(words, cue), *_find_deed(words, cue))]


def _find_between(words: Sequence[str], cue: Match[Cue]) -> list[Match[Cue]]:
    """ "challenged the ban in court", "ruled the law void": the rule that stands between the parts of a cue."""
    if cue.last - cue.first <= _PARTS or cue.entry.role not in _AROUND or cue.entry.id == "cues/override":
        return []
    ends = cue.entry.role in _ENDING and cue.entry.id not in _WHOLE
    sought = RULES if ends else _RULES if _JUDGED.isdisjoint(words[cue.first : cue.last]) else _NAMED
    wish = cue.entry.role in ATTITUDES and cue.entry.id not in _WHOLE
    asks = LEVERS if wish else frozenset()  # "asked the court to revoke licences for them"
    return [
        match
        for match in load_cues().find_longest(words, cue.first + 1, cue.last - 1)
        if match.entry.role in sought or (match.entry.role in asks and words[match.first - 1] == "to")
        if words[match.first - 1] != "with" and not is_misread(words, match)  # not "met with approval from"
    ]


def _find_deed(words: Sequence[str], cue: Match[Cue]) -> list[Match[Cue]]:
    """ "suggested banning", "accused them of abandoning the ban": the deed with which a cue ends."""
    if cue.entry.role not in _BY_DEED or not words[cue.last - 1].endswith("ing"):
        return []
    deeds = DEEDS if cue.last - cue.first == 1 else _UNDOING
    inside = load_cues().find_longest(words, cue.last - 1, min(cue.last + OBJECT, len(words)))
    return [match for match in inside if match.first == cue.last - 1 and match.entry.role in deeds]


def _drop_unfit(
    words: Sequence[str], matches: list[Match[Cue]], names_provision: Callable[[int], bool]
) -> list[Match[Cue]]:
    """Drop the cues whose clause lacks what they need, or holds what they must not stand with."""
    doers = _find_doers(words, matches)
    roles = {match.entry.role for match in matches if match.last not in doers}
    done = {match.first for match in matches if match.entry.needs}
    if any(is_decision(words, match) and match.last not in done for match in matches):
        roles.add("shift")  # "the decision to ban it was overturned", but not "the decision to overturn it"
    if any("provision" in match.entry.needs | match.entry.unless for match in matches) and names_provision(0):
        roles.add("provision")
    long = [m for m in matches if (m.entry.needs or m.entry.unless) and m.last - m.first > _PARTS]
    held = {m: roles | _find_roles_within(words, m) for m in long}
    entries = [(match, match.entry.needs, match.entry.unless, held.get(match, roles)) for match in matches]
    free = {match.first for match, needs, _, _ in entries if not needs}  # "suspended it" needs no law
    return [
        m
        for m, needs, unless, there in entries
        if (not needs or needs & there or (m.first not in free and _takes_it(words, m))) and not unless & there
        if "provision" not in needs or _may_be_done_to(words, m) or names_provision(m.first)
    ]


def _find_doers(words: Sequence[str], matches: list[Match[Cue]]) -> set[int]:
    """Return where the things end that are what does it: "the motion | scraps the trial" does away with no motion."""
    verbs = {match.first for match in matches if match.entry.needs and not is_past(words[match.first])}
    return {m.last for m in matches if m.entry.role == "shift" and m.last in verbs and words[m.last].endswith("s")}


def _find_roles_within(words: Sequence[str], match: Match[Cue]) -> set[str]:
    """Return the roles of what stands between the parts of a cue: "bring the ban back" brings no thing back."""
    return {hidden.entry.role for hidden in load_cues().find_longest(words, match.first + 1, match.last - 1)}


def _may_be_done_to(words: Sequence[str], match: Match[Cue]) -> bool:
    """Can what stands before the cue be what it is done to: not the X of "X removed a post"?"""
    if match.entry.subject == "beneficiary" or not is_past(words[match.first]) or _takes_it(words, match):
        return True
    behind = words[match.last : match.last + 1]
    return behind == [] or behind[0] in PARTICIPLE_FOLLOWERS - TAKEN or read_verb_group(words, match.first, 0).passive


def _takes_it(words: Sequence[str], match: Match[Cue]) -> bool:
    """Is "it" what a lever works on: "tore it up", "repealed it", but not "got it out"?"""
    works = match.entry.role in LEVERS and words[match.first] not in _OBTAINING
    told = words[match.last : match.last + 1] == ["what"]  # "repealed what it described as an unjust statute"
    return works and (told or not _IT.isdisjoint(words[match.first : match.last + 1]))


def _is_of_undoing(words: Sequence[str], match: Match[Cue], undone: set[int]) -> bool:
    """ "It must not be scrapped": is what must not be that something is undone?"""
    modal = match.entry.role == "forbid" and words[match.first] in OBLIGING
    return modal and not undone.isdisjoint((match.last, match.last + 1))


def _yields(words: Sequence[str], match: Match[Cue], deeds: dict[int, int]) -> bool:
    """Does a modal yield to the deed that it makes possible: "may halt any hunt", "was entitled to close"?"""
    if match.entry.role != "able":
        return False
    if not _ALLOWED.isdisjoint(words[match.first : match.last]):
        return False  # "were allowed to eliminate packs": they do what is at stake
    following = [deeds[i] for i in range(match.last, match.last + 3) if i in deeds]
    return bool(following) and (words[match.first] in MODALS or -1 in following)


def _drop_stray_levers(words: Sequence[str], matches: list[Match[Cue]]) -> list[Match[Cue]]:
    """A lever works on its object, or on its subject in a passive; "a law that ends sales" lifts no law."""
    things = [match for match in matches if match.entry.role in THINGS or is_decision(words, match)]
    done = {m.first for m in matches if m.entry.role in LEVERS and is_past(words[m.first])}
    matches = [m for m in matches if words[m.first] not in _CAUSING or not _is_caused(m, things, done)]
    wished = any(match.entry.role in ATTITUDES for match in matches)  # "back a ban imposed in May" dates no wish
    things.sort(key=_first)
    firsts = [thing.first for thing in things]

    def near(lever: Match[Cue]) -> list[Match[Cue]]:
        return things[bisect_left(firsts, lever.first - _FAR) : bisect_left(firsts, lever.first + _FAR)]

    return [m for m in matches if m.entry.role not in LEVERS or _has_object(words, m, near(m), wished)]


def _is_caused(verb: Match[Cue], things: list[Match[Cue]], done: set[int]) -> bool:
    """ "get the ban on drones lifted": is what follows the verb's object what is to be done to it?"""
    near = [thing for thing in things if 0 <= thing.first - verb.last < OBJECT]
    return bool(near) and not done.isdisjoint(range(near[0].last, near[0].last + _LONG_OBJECT))


def _has_object(words: Sequence[str], lever: Match[Cue], things: list[Match[Cue]], wished: bool) -> bool:
    if _takes_it(words, lever) or any(_works_on(words, lever, thing) for thing in things):
        return True
    return not wished and any(_is_told_of(words, lever.first, thing.last) for thing in things)


def _works_on(words: Sequence[str], lever: Match[Cue], thing: Match[Cue]) -> bool:
    if thing.first >= lever.first:
        if thing.entry.role == "shift" and words[lever.last : lever.last + 1] == ["by"]:
            return any(word in YEARS for word in words[lever.last + 2 : thing.first])  # not "suspended by a decree"
        parted = words[lever.last : lever.last + 1] == [","]  # "revoked, with immediate effect, the order"
        return thing.first < lever.last + (OBJECT if thing.entry.role == "shift" and not parted else _LONG_OBJECT)
    if words[lever.first - 1] in ("its", "their") and lever.entry.role == "lift" and thing.entry.role != "shift":
        return True  # "the ban cost jobs, and they lobbied for its removal"
    if words[thing.first] == "which":
        return True  # "which the regulator granted"
    lifts = lever.entry.role == "lift"
    if lifts and thing.entry.role == "shift" and words[lever.last : lever.last + 1] in _ARTICLES:
        # "the decision ended a year ago", not "ended a long dispute"
        return not YEARS.isdisjoint(words[lever.last + 1 : lever.last + 2])
    if lifts and is_past(words[lever.first]) and (lever.first == thing.last or is_wanted(words, lever.first)):
        return True  # "wants the ban on drones lifted"
    joined = words[lever.first - 1] == "and" and is_past(words[lever.first])  # "was eased in 2023 and reinstated"
    if joined and not _PASSIVES.isdisjoint(words[thing.last : lever.first]):
        return True
    planned = thing.entry.role == "shift" and thing.last == lever.first - 1 and words[thing.last] == "to"
    suffers = lever.entry.subject == "beneficiary" and not planned  # "a plan to end it" does not end
    return suffers or read_verb_group(words, lever.first, thing.first).passive


def _is_told_of(words: Sequence[str], lever: int, after: int) -> bool:
    """Does a verb tell of the thing that ends at `after`: "a permission that Biden granted", "a ban imposed in May"?"""
    if is_reduced(words, lever, after):
        return True
    that = next((i for i in range(lever - 2, max(after, lever - _RELATIVE) - 1, -1) if words[i] == "that"), -1)
    return that >= 0 and read_verb_group(words, lever, that + 1).first > that + 1


def is_reduced(words: Sequence[str], lever: int, after: int) -> bool:
    """ "a ban imposed in May": is this a participle that tells when something was done to what ends at `after`?"""
    dated = lever + 1 < len(words) and words[lever + 1] in WHENS
    near = 0 <= lever - after < OBJECT and THAT.isdisjoint(words[after - 1 : lever])
    return dated and words[lever].endswith("ed") and near


def _drop_covered(matches: list[Match[Cue]]) -> list[Match[Cue]]:
    """Drop pseudo cues and what begins inside them: "in the end" ends nothing."""
    covered = {i for match in matches if match.entry.role == "pseudo" for i in range(match.first, match.last)}
    return [match for match in matches if match.entry.role != "pseudo" and match.first not in covered]


def _describes_object(words: Sequence[str], match: Match[Cue]) -> bool:
    """ "bring back banned drones": is it a participle right behind a deed, the adjective of its object?"""
    after = words[match.last : match.last + 1]
    noun = after != [] and after[0].isalpha() and after[0] not in PARTICIPLE_FOLLOWERS
    return noun and match.last - match.first == 1 and match.entry.role in DEEDS and is_past(words[match.first])
