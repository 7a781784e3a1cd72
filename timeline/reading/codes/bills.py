"""Bills and laws that a clause tells of: who made them, and what became of "an amendment that would allow it"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from timeline.reading.codes.context import THAT, VerbGroup
from timeline.reading.codes.cues import A_BAN, ATTITUDES, LEVERS, THINGS, Cue, is_decision
from timeline.reading.codes.misreadings import is_wanted
from timeline.reading.dates.time_words import MONTHS_AND_DAYS
from timeline.reading.text.phrases import Match
from timeline.reading.text.verbs import is_past

USES = frozenset(
    """build buy carry contribute deliver deploy dispatch donate drill employ export extract fire fly fund give grow
    hand hire hunt import launch lend mine move operate plant produce provide release resume sell send ship spray
    start station strike supply transfer use""".split()
)  # what somebody does if it is allowed
_ENDINGS = LEVERS | {"enact", "refuse"}
_OPENING = 4  # words in which the subject of a clause has begun
MADE_OF = frozenset({"permit", "forbid"})  # deeds of which a plan or a law is made
_HEADS = THINGS | ATTITUDES
_ABOUT = MADE_OF | LEVERS  # deeds that a bill or a request is about
_COMPLEMENTS = frozenset({"to", "that", "which"})
_AUXILIARIES = frozenset({"would", "will", "could", "may", "had", "has"})
_FAR = (["which"], ["since"], ["until"], ["from"])  # behind a thing and a word: a relative clause
_BY = 9  # words in which a thing says whose it is, and what it is made of
_JOINS = frozenset({"which", "that", "who", "and", "but", ",", "or"})  # before a verb whose subject is another
_FAILS = frozenset("failed fails fell falls died foundered stalled".split())  # as good as "was rejected"
_HAPPENS = frozenset({"cues/take-effect", "cues/lapse"})  # what a law does by itself
_MANY = frozenset({"plans", "proposals", "moves", "calls", "efforts", "attempts", "bids", "laws", "bills", "rules"})
_BIDS = _MANY | {"bid", "attempt", "effort", "push", "drive", "petition", "appeal", "campaign", "plan", "decision"}
_MAKING, _SAID = frozenset({"impose", "enact"}), frozenset({"forbid", "permit", "able", "lift"})
_PARTS = frozenset({"part", "parts"})
_ASIDE = 7  # words from a text to who made it: "that the king signed"
_COMING = frozenset({"new", "proposed", "planned", "latest"})  # rules that are the news, whichever way it goes
_TELLING = frozenset({"cues/take-effect", "cues/put-in-force", "cues/announce-rule"})  # of rules of any kind
_WHEN = frozenset(
    """on in last late early earlier this since ago only week month year weeks months years yesterday today passed
    adopted issued introduced announced approved enacted unveiled tabled""".split()
).union(MONTHS_AND_DAYS)  # words of such an adjunct
_THAT_IT = (["that", "it"], ["which", "it"], ["that", "they"])
_RULES = frozenset("condition line policy principle regulation requirement rule rules".split())
_DETERMINED = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that", "another", "every"})
_OPENERS = _MANY | _COMING | _DETERMINED  # of a clause on what became of a text


def find_fate(
    words: Sequence[str], begin: int, cues: Sequence[Match[Cue]], group_of: Callable[[Match[Cue]], VerbGroup]
) -> Match[Cue] | None:
    """Return the cue for what was done to the bill, plan or request that opens the clause and tells what it is about.

    It is a passive with a tense of its own, behind the deed that the bill is made of.
    """
    named = any(cue.first == begin and cue.entry.role == "shift" for cue in cues)  # "legislation to ban it"
    if not (named or words[begin] in _OPENERS):
        return None
    heads = (cue.last for cue in cues if cue.entry.role in _HEADS or is_decision(words, cue))
    opening = range(begin, min(begin + _OPENING, len(words) - 1))
    bids = (i + 1 for i in opening if words[i] in _BIDS and words[i + 1] == "to")
    head = next((last for last in (*heads, *bids) if last - begin <= _OPENING + 1), 0)
    if not head:
        return None
    deeds = [cue for cue in cues if cue.first >= head and cue.entry.role in _ABOUT]
    for cue in cues:
        if cue.entry.role in _ENDINGS and any(deed.last < cue.first for deed in deeds):
            group = group_of(cue)
            if words[group.first - 1] not in _JOINS and _is_suffered(words, cue, group):
                return cue
    return None


def find_wanted(
    words: Sequence[str], cues: Sequence[Match[Cue]], group_of: Callable[[Match[Cue]], VerbGroup]
) -> Match[Cue] | None:
    """Return the cue for what somebody wants done to a plan: "want plans to ban drones scrapped", "to be scrapped"."""
    wishes = [cue.last for cue in cues if cue.entry.role in ATTITUDES]
    plans = [cue.first for cue in cues if cue.entry.role == "shift" or is_decision(words, cue)]
    things = [plan for plan in plans if wishes and 0 <= plan - wishes[0] <= _OPENING]
    deeds = [cue.last for cue in cues if cue.entry.role in _ABOUT and things and things[0] < cue.first]
    for cue in cues if deeds else ():
        if cue.entry.role in _ENDINGS and deeds[0] < cue.first and is_past(words[cue.first]):
            group = group_of(cue)
            if (group.passive and group.infinitive) or is_wanted(words, cue.first):
                return cue
    return None


def _is_suffered(words: Sequence[str], cue: Match[Cue], group: VerbGroup) -> bool:
    passive = group.passive and not group.infinitive
    fails = cue.entry.role == "refuse" and words[cue.first] in _FAILS
    return passive or fails or cue.entry.id in _HAPPENS


def find_basis(words: Sequence[str], outer: Match[Cue], cues: Sequence[Match[Cue]]) -> Match[Cue] | None:
    """Return the cue that enacts the law "under" which somebody may or must not do something, if there is one."""
    if outer.entry.subject != "beneficiary":
        return None
    enacts = (cue for cue in cues if cue.entry.role == "enact" and cue.first > outer.last)
    return next((cue for cue in enacts if "under" in words[outer.last : cue.first]), None)


def find_makers(words: Sequence[str], cues: Sequence[Match[Cue]]) -> list[Match[Cue]]:
    """ "A decree that the president signed bans it": the cues that say who made a text, aside from what it says."""
    texts = [cue.last for cue in cues if cue.entry.role == "shift"]
    deeds = [cue.first for cue in cues if cue.entry.role in _SAID]
    if not texts or not deeds:
        return []
    return [cue for cue in cues if cue.entry.role in _MAKING and cue.last <= deeds[-1] and _makes(words, cue, texts)]


def _makes(words: Sequence[str], lever: Match[Cue], texts: list[int]) -> bool:
    aside = (text for text in texts if text < lever.first and words[text] in THAT)
    return lever.first in texts or any(lever.first - text < _ASIDE for text in aside)


def find_content(words: Sequence[str], thing: Match[Cue], deeds: Sequence[Match[Cue]]) -> Match[Cue] | None:
    """Return the one of the deeds that a thing is made of: "the plan to let", "a law that bans", "rules allowing"."""
    after = _skip_adjunct(words, skip_maker(words, thing.last))
    lead = words[after : after + 2]
    for cue in deeds:
        if cue.first == after and (words[after].endswith("ing") or words[after - 1] in _COMPLEMENTS):
            return cue  # "a law banning", "a clause that bans"
        if cue.first == after + 1 and lead[0] in _COMPLEMENTS:
            return cue
        if cue.first in (after + 2, after + 3) and lead[0] in THAT and lead[1] in _AUXILIARIES:
            return cue  # "a bill that would let", "a bill that would have let"
        near = after < cue.first < after + _BY
        if near and words[after - 1] == "of" and words[cue.first - 1] in THAT:
            return cue  # "the article of the act that bans"
        if near and lead[1:] in _FAR and cue.first > after + 1:
            return cue  # "the ordinance by which the city forbade", "the clause that since 2021 had forbidden"
        if near and lead[0] == "by" and words[cue.first - 1] == "to":
            return cue  # "a decision by his own ministry to let"
        if near and lead[0] == "that" and words[thing.last - 1] in _RULES:
            return cue  # "the rule that drones may not be flown"
    return None


def skip_maker(words: Sequence[str], after: int) -> int:
    """Return the word behind a text's number, ", tabled by the opposition," or a bare comma before "which"."""
    while after < len(words) and words[after][0].isdecimal():
        after += 1  # "Senate Bill 172, which"
    if words[after : after + 1] != [","] or words[after + 1 : after + 2] == []:
        return after
    if words[after + 1] == "which" or words[after + 2 : after + 3] == ["which"]:
        return after + 1
    if not words[after + 1].endswith("ed"):
        return after
    end = next((i for i in range(after + 2, min(after + _BY, len(words) - 1)) if words[i] == ","), 0)
    return end + 1 if end and words[end + 1] in THAT else after


def _skip_adjunct(words: Sequence[str], after: int) -> int:
    """Return the word behind when or how a text was made: "a bill | on Tuesday that", "a law passed in 2019 that"."""
    at, end = after, min(after + _BY, len(words) - 1)
    while at < end and (words[at] in _WHEN or words[at][0].isdecimal() or words[at : at + 2] in _THAT_IT):
        at += 3 if words[at : at + 2] in _THAT_IT else 1  # "that it | adopted | in 2019"
    leads = words[at : at + 1] != [] and (words[at] in _COMPLEMENTS or words[at].endswith("ing"))
    return at if leads else after


def choose_thing(
    words: Sequence[str], things: Sequence[Match[Cue]], deeds: Sequence[Match[Cue]], start: int
) -> Match[Cue] | None:
    """Return the thing that a clause is about: a ban or permission rather than "the law", what follows `start` first.

    But a law whose content is told before goes first: "revokes the order that banned it without a licence".
    """
    best = min(things, key=lambda thing: (thing.entry.role == "shift", thing.first < start), default=None)
    if best is not None and words[best.first] in _PARTS:  # "parts of the decree that had banned it"
        return next((thing for thing in things if 0 <= thing.first - best.last < _OPENING), best)
    if best is None or best.entry.role == "shift":
        return best
    law = next((thing for thing in things if thing.entry.role == "shift" and start < thing.first < best.first), None)
    return law if law is not None and find_content(words, law, deeds) is not None else best


def read_way(words: Sequence[str], lever: Match[Cue] | None, thing: Match[Cue]) -> int:
    """Return -1 for what restricts by its nature, +1 for what is to be done, 0 if nobody says what the thing is.

    "Scrapped the rules" allows and "imposed rules" forbids; "a motion to deliver missiles" is one to allow it.
    """
    if lever is not None and lever.entry.absolute:
        return -1  # "tightened the law" and "eased it", whichever way the change goes
    works = lever is not None and lever.entry.role in LEVERS and lever.entry.id not in _TELLING
    if works and words[thing.last - 1] in ("rules", "regulations") and words[thing.first - 1] not in _COMING:
        return -1
    if words[thing.last : thing.last + 1] not in (["to"], ["by"]):
        return 0
    near = words[thing.last : thing.last + _BY]
    return int(any(near[i] == "to" and near[i + 1] in USES for i in range(len(near) - 1)))


def read_anti(words: Sequence[str], thing: Match[Cue]) -> Match[Cue]:
    """ "An anti-smoking law" is a ban on smoking."""
    against = thing.entry.role == "shift" and words[thing.first - 1].startswith("anti-")
    return Match(thing.first, thing.last, A_BAN) if against else thing


def drop_modifiers(things: list[Match[Cue]]) -> list[Match[Cue]]:
    """ "The licence ban" is a ban."""
    bans = {thing.first for thing in things if thing.entry.role == "ban"}
    return [thing for thing in things if thing.entry.role != "permission" or thing.last not in bans]
