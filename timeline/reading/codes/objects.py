"""A provision as what something is done to: "wants the cull scrapped", "will keep it", "sued over it"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from timeline.reading.codes.context import read_verb_group
from timeline.reading.codes.cues import A_BAN, LEVERS, NAMED_PERMISSION, RULES, Cue
from timeline.reading.codes.misreadings import OBLIGING, PARTICIPLE_FOLLOWERS
from timeline.reading.codes.readings import Reading
from timeline.reading.codes.topics import Topics
from timeline.reading.text.phrases import Match
from timeline.reading.text.verbs import forms_of, is_past

_DONE = LEVERS | {"keep", "counter", "enact"}
_PLANS = "cues/plan-a-rule"
_LEADS = frozenset("the a an its this that these those all any new over about against to with of".split())
_HANDING = forms_of("add create deliver give grant issue obtain place secure win")  # things that are no rules
_SOME = frozenset({"a", "an"})
_PREPOSITIONS = frozenset("of on in for to from with at by over about and or that as , ;".split())
_BANS = frozenset("sanctions controls embargo curbs limits restrictions".split())  # which a thing may be named by
_LEAD = 4  # words that lead from a verb to a name
_NESTED = 3  # names that may begin before one word and reach to it
_ARTICLES = frozenset({"the", "a", "an", "all"})
_FOLLOWERS = PARTICIPLE_FOLLOWERS | frozenset(
    """is are was were will be been has have had would should must can could may might makes goes with without next last
    this today tomorrow soon early late later again""".split()
)  # behind the whole of a name
_VERB = 3  # words; a longer cue may hold what it is about: "doubt that the decision will save"
_NAMING = frozenset({"favour", "disfavour", "enact"})  # roles of verbs whose object tells what they are about
_OPENERS = frozenset("the a an its their his her our any every more new another".split())  # of an object
_NO_OBJECTS = _PREPOSITIONS | frozenset(
    """after against before into until when while where because since if but who which whom whose how why whether than
    it them this these those him us me they he she we you what such so one both all everything anything nothing
    something himself herself itself themselves""".split()
)
_PARTS = frozenset({"on", "over", "of", "about", "with", "in", "at", "from"})  # "talks on | drones"

Name = tuple[int, int]  # its words [first, last)


def find_named(cues: Sequence[Match[Cue]], first: int, last: int, topics: Topics) -> list[Match[Cue]]:
    """Return the provision that a verb of the clause [first, last) works on, if no rule is named there."""
    verbs = [cue for cue in cues if cue.entry.role in _DONE or cue.entry.id == _PLANS] if topics.hits else []
    if not verbs:
        return []
    words = topics.document.words
    verbs = [v for v in verbs if v.last <= last and words[v.last - 1] != "on" and words[v.first] not in _HANDING]
    rules = _list_rules(words, cues) if verbs else {"ban"}
    if rules - {"shift"}:
        return []
    own = {cue.first: cue for cue in cues if "provision" in cue.entry.needs}  # "scrapped the tram"
    if rules:  # "a bill to scrap the cull"
        verbs, own = [v for v in verbs if v.entry.role in LEVERS and words[v.first - 1] == "to"], {}
    names = topics.find_names(first, last) if verbs else []
    objects = (_find_object(words, verb, own.get(verb.first), names, first, last) for verb in verbs if names)
    name = next(filter(None, objects), None)
    if name is None:
        return []
    return [Match(*name, A_BAN if words[name[1] - 1] in _BANS else NAMED_PERMISSION)]  # "lifted sanctions"


def _list_rules(words: Sequence[str], cues: Sequence[Match[Cue]]) -> set[str]:
    """Return the roles of the rules that a clause tells beside what is done to one: "must not" in "must not be cut"."""
    levers = {cue.first for cue in cues if cue.entry.role in LEVERS}
    told = (cue for cue in cues if cue.entry.role in RULES and not cue.entry.needs and cue.first not in levers)
    return {c.entry.role for c in told if words[c.first] not in OBLIGING or levers.isdisjoint((c.last, c.last + 1))}


def _find_object(
    words: Sequence[str], verb: Match[Cue], own: Match[Cue] | None, names: Sequence[Name], first: int, last: int
) -> Name | None:
    """Return the name that a verb works on; `own` is another cue of the verb that needs a name itself."""
    for start, end in names[bisect_left(names, (verb.first,)) : bisect_right(names, (verb.last + _LEAD, last))]:
        within = verb.first < start and _ends_with(verb, end)
        if within or (own is None and _is_behind(words, verb, start, end, last)):
            return start, end
    if own is not None and own.entry.subject == "beneficiary":
        return None
    return _find_subject(words, verb, names, first)


def _ends_with(verb: Match[Cue], end: int) -> bool:
    """ "Ruled the cull | unlawful", "that the cull | was unlawful"; "made vaccination mandatory", which is a name."""
    if verb.entry.role == "lift":
        return end in (verb.last - 1, verb.last - 2)
    return verb.entry.id == "cues/carry-out" and end == verb.last


def _is_behind(words: Sequence[str], verb: Match[Cue], start: int, end: int, last: int) -> bool:
    """ "Keep the cull", but not "keep the cull rules", which are a longer name."""
    following = words[end] if end < last else ""
    whole = not following.isalpha() or following in _FOLLOWERS or is_past(following)
    between = words[verb.last : start]
    described = between[:1] != [] and between[0] in _SOME and _PREPOSITIONS.isdisjoint(between)
    return verb.last <= start and whole and (described or _LEADS.issuperset(between))  # "a 550 km razor-wire | fence"


def _find_subject(words: Sequence[str], verb: Match[Cue], names: Sequence[Name], first: int) -> Name | None:
    """ "The cull was scrapped", "want the cull scrapped", but not "talks on the cull were suspended"."""
    for place in (verb.first, read_verb_group(words, verb.first, first).first):
        at = bisect_left(names, (place,))
        for start, end in names[max(0, at - _NESTED) : at]:
            if end == place and words[start - 1 - (words[start - 1] in _ARTICLES)] not in _PARTS:
                return start, end
    return None


def names_thing(topics: Topics, reading: Reading, last: int) -> bool:
    """ "Approved a third runway", not "approved it": where no provision is known, does a verb name what it is about?"""
    outer = reading.outer
    if topics.broader or outer.entry.role not in _NAMING or reading.group.passive or outer.last - outer.first > _VERB:
        return False
    behind = topics.document.words[outer.last : min(outer.last + 2, last)]
    thing = behind[behind[:1] != [] and behind[0] in _OPENERS :]
    return thing != [] and thing[0][0].isalpha() and thing[0] not in _NO_OBJECTS
