"""Which cues of a clause read as they are meant: "the bar" forbids nothing, "limited strikes" limits nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from timeline.reading.codes.context import THAT, read_verb_group
from timeline.reading.codes.cues import ATTITUDES, DEEDS, LEVERS, OUTCOMES, THINGS, VERDICTS, Cue, load_cues
from timeline.reading.text.phrases import Match
from timeline.reading.text.verbs import is_past, verb_forms

_DETERMINERS = frozenset(
    """a an the this that these those any no some its his her their our my your such new proposed full total partial
    nationwide blanket current existing strict of 's more most all each every several many for temporary permanent
    outright recent latest earlier initial export travel with in on at from through by""".split()
)
_SILENT = frozenset({"opine", "stand"})  # roles that say nothing of a position
_NO_SIDE = frozenset({"act", "decide"})  # roles that yield to one of the same words: "ordered an end to"
_HALTED = (DEEDS | {"keep"}) - {"able"}  # roles to which a modal yields
_MODALS = frozenset({"may", "can", "cannot"})  # before a deed they tell of its possibility: "may halt any hunt"
_ALLOWED = frozenset({"allowed", "permitted"})
_BE = frozenset("be been is are was were become becomes became remain remains isn't wasn't".split())
_PASSIVES = frozenset({"was", "were", "been"})
_LICENSED = frozenset({"licensed", "licenced"})
_STRUGGLES = frozenset(
    "fight fights battle battles march marches rally rallies protest protests rule rules order orders".split()
)
_IT = frozenset({"it", "them"})
_OPENS = frozenset({"", ".", "?", "!", '"', "“"})  # before the first word of a sentence
_STOPS = frozenset({".", ",", ";", "!", "?"})
_OBJECT = 5  # words after a verb within which its object is looked for
_LONG_OBJECT = 12
_NOUN_FOLLOWERS = frozenset(
    """on of against for in to from by with at until remains remain is was will would has had and or are were as than
    under over that which who toward towards into onto near inside within across along around between""".split()
)
_VERB_LEADS = frozenset(
    """to will would could not may might can must should and who which that they we i you he she also then quietly
    formally cannot can't don't doesn't didn't won't wouldn't longer never still yet well than""".split()
)
_OBJECT_LEADS = frozenset("the it them this these those its his her their our him us".split())  # "people support it"
_AMBIGUOUS = frozenset(
    """ban bans bar bars limit limits ground cap caps curb curbs permit permits license licenses freeze freezes embargo
    attack attacks strike strikes visit visits help move moves order orders delay delays pause halt end ends block
    blocks transfer transfers supply supplies ship ships fire risk risks cost benefit benefits harm damage threat fuel
    fuels fight drop drops back march rally void issue issues sanction sanctions host question questions challenge need
    review clear adopt use boost benefit cause challenges needs fights backs hurt protest free fuels doubt
    decree decrees support object objects killing veto vetoes bomb bombs shell shells raid raids invades assault narrow""".split()
)
_PARTICIPLE_FOLLOWERS = frozenset(
    "by from to in on the a an at for and or that as under until since it them us".split()
)
_NOUN_LEADS = _DETERMINERS - {"that", "proposed", "by", "from", "on", "of", "for", "with", "in", "at", "through"}
_SAME, _PERFECT = frozenset({"cost", "hurt", "cut"}), frozenset({"has", "have", "had"})  # "has cost jobs"
_PLANS = frozenset({"plan", "plans"})
_ASPECTS = frozenset().union(*map(verb_forms, ("begin", "start", "get", "hasten", "rush")))
_WHENS = frozenset("in on by last after before under late early earlier this only since".split())
_UNITS = frozenset("day days week weeks month months year years decade decades".split())
_GERUND_LEADS = frozenset("is are was were be been by without of for from in and not from".split())
_WISHES = frozenset("want wants wanted wanting see have like prefer".split())
_WISH = 8  # words before a participle in which somebody wants it
_CONTRAST, _CONTRASTS = 6, frozenset({"but", "while", "others", "whereas"})  # words before a modal, one of these
_PARTS = 3  # words of a cue that is so long that something may stand between its parts
_ENDING = frozenset({"lift", "enact"})
_AROUND, _RULES = ATTITUDES | {"counter"} | _ENDING, frozenset({"ban", "permission"})
_TOLD = THINGS | {"forbid", "permit", "able"}  # "ruled that the law that bans it is void"
_TAKEN = frozenset({"the", "a", "an"})  # lead to an object
_BACKWARDS = _PARTICIPLE_FOLLOWERS - _TAKEN - {"it", "them", "us"}


def select_cues(
    words: Sequence[str], matches: list[Match[Cue]], names_provision: Callable[[int], bool]
) -> list[Match[Cue]]:
    """Keep of a clause's cues those that read as they are meant, the longest one at each place, in text order.

    `names_provision` tells whether the clause names a provision from a word on: "restored the toll" needs one.
    """
    matches = [match for match in _drop_covered(matches) if match.entry.role not in _SILENT]
    kept = [match for match in matches if not is_misread(words, match)]
    deeds = {match.last for match in kept if match.entry.role in DEEDS - {"able"}}
    kept = [match for match in kept if match.first not in deeds or not _describes_object(words, match)]
    long = [match for match in kept if match.last - match.first > _PARTS and match.entry.role in _ENDING]
    kept = _drop_stray_levers(words, [*kept, *_find_hidden(words, long)] if long else kept)
    if any(match.entry.needs or match.entry.unless for match in kept):
        kept = _drop_unfit(words, kept, names_provision)
    if any(match.entry.role == "able" for match in kept):
        halted = {match.first: match.entry.sign for match in kept if match.entry.role in _HALTED}
        kept = [match for match in kept if not _yields(words, match, halted)]
    if len(kept) < 2:
        return [*kept, *_find_hidden(words, kept)]
    chosen: list[Match[Cue]] = []
    taken: set[int] = set()
    for match in sorted(kept, key=lambda m: (m.first - m.last, m.entry.role in _NO_SIDE, not m.entry.needs)):
        if taken.isdisjoint((match.first, match.last - 1)):
            taken.update(range(match.first, match.last))
            chosen.append(match)
    return sorted([*chosen, *_find_hidden(words, chosen)], key=lambda m: m.first)


def _find_hidden(words: Sequence[str], chosen: list[Match[Cue]]) -> list[Match[Cue]]:
    """ "challenged the ban in court", "ruled the law void": the rule that stands between the parts of a cue."""
    found = []
    for cue in chosen:
        if cue.last - cue.first > _PARTS and cue.entry.role in _AROUND and cue.entry.id != "cues/override":
            sought = _TOLD if cue.entry.role in _ENDING else _RULES
            inside = load_cues().find_longest(words, cue.first + 1, cue.last - 1)
            found += [match for match in inside if match.entry.role in sought]
    return found


def _drop_unfit(
    words: Sequence[str], matches: list[Match[Cue]], names_provision: Callable[[int], bool]
) -> list[Match[Cue]]:
    """Drop the cues whose clause lacks what they need, or holds what they must not stand with."""
    roles = {match.entry.role for match in matches}
    if any("provision" in match.entry.needs | match.entry.unless for match in matches) and names_provision(0):
        roles.add("provision")
    entries = [(match, match.entry.needs, match.entry.unless) for match in matches]
    free = {match.first for match, needs, _ in entries if not needs}  # "suspended it" needs no law
    return [
        m
        for m, needs, unless in entries
        if (not needs or needs & roles or (m.first not in free and _takes_it(words, m))) and not unless & roles
        if "provision" not in needs or _may_be_done_to(words, m) or names_provision(m.first)
    ]


def _may_be_done_to(words: Sequence[str], match: Match[Cue]) -> bool:
    """Can what stands before the cue be what it is done to: not the X of "X removed a post"?"""
    if match.entry.subject == "beneficiary" or not is_past(words[match.first]) or _takes_it(words, match):
        return True
    behind = words[match.last : match.last + 1]
    return behind == [] or behind[0] in _PARTICIPLE_FOLLOWERS - _TAKEN or read_verb_group(words, match.first, 0).passive


def _takes_it(words: Sequence[str], match: Match[Cue]) -> bool:
    """Is "it" what a lever works on: "tore it up", "repealed it", but not "got it out"?"""
    works = match.entry.role in LEVERS and words[match.first] not in _obtaining()
    told = words[match.last : match.last + 1] == ["what"]  # "repealed what it described as an unjust statute"
    return works and (told or not _IT.isdisjoint(words[match.first : match.last + 1]))


@cache
def _obtaining() -> frozenset[str]:
    """Return the forms of verbs that do much with "it" that is no rule."""
    verbs = ("get", "win", "obtain", "secure", "add", "place", "deliver", "order", "award", "create", "pull", "drop")
    return frozenset().union(*map(verb_forms, verbs))


def _yields(words: Sequence[str], match: Match[Cue], deeds: dict[int, int]) -> bool:
    """Does a modal yield to the deed that it makes possible: "may halt any hunt", "was entitled to close"?"""
    if match.entry.role != "able":
        return False
    if not _ALLOWED.isdisjoint(words[match.first : match.last]):
        return False  # "were allowed to eliminate packs": they do what is at stake
    following = [deeds[i] for i in range(match.last, match.last + 3) if i in deeds]
    return bool(following) and (words[match.first] in _MODALS or -1 in following)


def _drop_stray_levers(words: Sequence[str], matches: list[Match[Cue]]) -> list[Match[Cue]]:
    """A lever works on its object, or on its subject in a passive; "a law that ends sales" lifts no law."""
    if all(match.entry.role not in LEVERS for match in matches):
        return matches
    things = [match for match in matches if match.entry.role in THINGS]
    wished = any(match.entry.role in ATTITUDES for match in matches)  # "back a ban imposed in May" dates no wish
    return [m for m in matches if m.entry.role not in LEVERS or _has_object(words, m, things, wished)]


def _has_object(words: Sequence[str], lever: Match[Cue], things: list[Match[Cue]], wished: bool) -> bool:
    if _takes_it(words, lever) or any(_works_on(words, lever, thing) for thing in things):
        return True
    return not wished and any(_is_told_of(words, lever.first, thing.last) for thing in things)


def _works_on(words: Sequence[str], lever: Match[Cue], thing: Match[Cue]) -> bool:
    if thing.first >= lever.first:
        if thing.entry.role == "shift" and words[lever.last : lever.last + 1] == ["by"]:
            return False  # "sales were suspended by a decree"
        parted = words[lever.last : lever.last + 1] == [","]  # "revoked, with immediate effect, the order"
        return thing.first < lever.last + (_OBJECT if thing.entry.role == "shift" and not parted else _LONG_OBJECT)
    if words[lever.first - 1] in ("its", "their") and lever.entry.role == "lift" and thing.entry.role != "shift":
        return True  # "the ban cost jobs, and they lobbied for its removal"
    if words[thing.first] == "which":
        return True  # "which the regulator granted"
    done = lever.entry.role == "lift" and is_past(words[lever.first])
    if done and (lever.first == thing.last or _is_wanted(words, lever.first)):
        return True  # "wants the ban on drones lifted"
    joined = words[lever.first - 1] == "and" and is_past(words[lever.first])  # "was eased in 2023 and reinstated"
    if joined and not _PASSIVES.isdisjoint(words[thing.last : lever.first]):
        return True
    return lever.entry.subject == "beneficiary" or read_verb_group(words, lever.first, thing.first).passive


def _is_told_of(words: Sequence[str], lever: int, after: int) -> bool:
    """Does a verb tell of the thing that ends at `after`: "a permission that Biden granted", "a ban imposed in May"?"""
    if is_reduced(words, lever, after):
        return True
    relatives = [i for i in range(after, lever - 1) if words[i] == "that"]
    return bool(relatives) and read_verb_group(words, lever, relatives[-1] + 1).first > relatives[-1] + 1


def is_reduced(words: Sequence[str], lever: int, after: int) -> bool:
    """ "a ban imposed in May": is this a participle that tells when something was done to what ends at `after`?"""
    dated = lever + 1 < len(words) and words[lever + 1] in _WHENS
    near = 0 <= lever - after < _OBJECT and THAT.isdisjoint(words[after - 1 : lever])
    return dated and words[lever].endswith("ed") and near


def _drop_covered(matches: list[Match[Cue]]) -> list[Match[Cue]]:
    """Drop pseudo cues and what begins inside them: "in the end" ends nothing."""
    if all(match.entry.role != "pseudo" for match in matches):
        return matches
    covered = {i for match in matches if match.entry.role == "pseudo" for i in range(match.first, match.last)}
    return [match for match in matches if match.entry.role != "pseudo" and match.first not in covered]


def is_misread(words: Sequence[str], match: Match[Cue]) -> bool:
    """Is this a noun where the cue means a verb, a verb where it means a thing, or an adjective?"""
    role, word = match.entry.role, words[match.first]
    before = words[match.first - 1] if match.first else ""
    after = words[match.last] if match.last < len(words) else ""
    if role == "able" and before in ("we", "i", "you") and word != "no":
        return True  # what the speaker can do is no rule, but "we no longer have any limits" is
    if word == "let" and not before.isalpha() and before not in (",", "–", "—"):
        return True  # “Let him come and see”
    if match.entry.id in VERDICTS and "no" in words[match.first : match.last]:
        return True  # "was no humane way"
    if match.last - match.first > 1:
        noun = match.entry.subject == "beneficiary"  # "the order still stands"
        return word in _STRUGGLES and before in _NOUN_LEADS and not noun  # "his fight for the town", "the rule that"
    if (
        (role == "able" or (role == "forbid" and match.entry.kind != "stance"))
        and match.entry.id != "cues/forbid"
        and after in _STOPS
        and before != "to"
        and not _is_wanted(words, match.first)
        and not _is_contrast(words, match.first)
        and not read_verb_group(words, match.first, 0).passive
    ):
        return True  # "the singing stopped."
    if match.entry.id == "cues/unlawful" and after.isalpha() and after not in _PARTICIPLE_FOLLOWERS:
        return before not in _BE  # "as illegal mining is called"
    if word in _LICENSED and after.isalpha() and not read_verb_group(words, match.first, 0).passive:
        return before not in _PERFECT  # "licensed miners"
    if word == "draft" and (before in _DETERMINERS or before.endswith("s")):
        return True  # "the draft law"
    if word in _ASPECTS and (after == "to" or after.endswith("ing")):
        return True  # "began lifting the ban" is about the lifting
    if word in _PLANS and after == "to" and before.isalpha() and before not in _DETERMINERS:
        return True  # "Tokyo plans to admit them"
    shown = before == "that" and is_past(words[match.first - 2])  # "lifted that ban"
    if word in _AMBIGUOUS and (not shown and _reads_as_verb(word, before, after)) == (role in THINGS):
        return True
    if word.endswith("ing") and before in _NOUN_LEADS and role not in THINGS:
        return True  # "the killing", but not "the ruling"
    if role == "enact" and before == "," and _dates_only(words, match.last):
        return True  # "the act, adopted a year ago, …"
    if role in OUTCOMES and word.endswith("ing") and before not in _GERUND_LEADS:
        return True  # "worsening conditions"
    if word == "back" and (after in _BACKWARDS or not after.isalpha()):
        return True  # "brought back to", "hit back at"
    return role not in ATTITUDES and _is_adjective(role, word, before, after)


def _describes_object(words: Sequence[str], match: Match[Cue]) -> bool:
    """ "bring back banned drones": is it a participle right behind a deed, the adjective of its object?"""
    after = words[match.last : match.last + 1]
    noun = after != [] and after[0].isalpha() and after[0] not in _PARTICIPLE_FOLLOWERS
    return noun and match.last - match.first == 1 and match.entry.role in DEEDS and is_past(words[match.first])


def _is_wanted(words: Sequence[str], participle: int) -> bool:
    """ "want drones banned", "like to see the ban on drones lifted": is this what somebody wants done?"""
    return is_past(words[participle]) and not _WISHES.isdisjoint(words[max(0, participle - _WISH) : participle])


def _is_contrast(words: Sequence[str], modal: int) -> bool:
    """ "Small chips can be sold, but bigger ones cannot.": does the modal stand for what was just told?"""
    return words[modal] in _MODALS and not _CONTRASTS.isdisjoint(words[max(0, modal - _CONTRAST) : modal])


def _dates_only(words: Sequence[str], at: int) -> bool:
    """Do the words from `at` on say when, and not what: "in 2021", "by parliament", "a year ago"?"""
    return not _WHENS.isdisjoint(words[at : at + 1]) or not _UNITS.isdisjoint(words[at + 1 : at + 3])


def _is_adjective(role: str, word: str, before: str, after: str) -> bool:
    """ "limited strikes": a participle before its noun limits nothing."""
    leads = (before in _DETERMINERS and before != "that") or before in _OPENS
    leads = leads or (role in OUTCOMES and not before.endswith(("d", "s", "n")))
    return word.endswith("ed") and leads and after.isalpha() and after not in _PARTICIPLE_FOLLOWERS


def _reads_as_verb(word: str, before: str, after: str) -> bool:
    """Tell "they ban phones" and "Denmark bans phones" from "the ban on phones" and "a phone ban"."""
    if before in _VERB_LEADS and (before != "that" or after not in _NOUN_FOLLOWERS):
        return True
    if word in _SAME and before in _PERFECT:
        return True
    if word == "ends" and before.isalpha() and before not in _DETERMINERS:
        return True  # "as the ban ends"
    if before in _DETERMINERS or after in _NOUN_FOLLOWERS or not after[:1].isalnum():
        return False
    return word.endswith("s") or before.endswith("s") or after in _OBJECT_LEADS
