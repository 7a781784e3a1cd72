"""The whole article's view: which way its change goes, and which side each actor takes.

Much is said relative to the change ("welcomed the move", "a mistake"), and some quotations show no side by
themselves. Both are settled once the whole article has been read: the change goes the way that its title, its lead
and its new rules tell, and that makes the actors consistent with what they say outright and with the side that
such actors usually take; a quotation takes its speaker's side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from timeline.model import Evidence
from timeline.reading.codes.drafts import DEED_OF, OTHER_WAY, POSITIONS, SIDES, Draft
from timeline.reading.codes.interests import Interest

SAID = "codes/said"  # the rule that makes a stance of what somebody says without a cue
SAME_SPEAKER = "codes/same-speaker"  # and the one that then gives it its speaker's side
# What counts for the direction of the article's change, against 1 for an actor who is consistent if it goes that way:
_TITLE, _LEAD, _RULE = 6, 3, 1  # a rule in the title, the first one of the lead, and any other new one
_INTEREST = 1  # an actor whose usual side is known
_CLEAR = frozenset({"vote", "refusal"})  # deeds that show a side: "voted against the bill"
_FIGHTS = frozenset({"lawsuit", "protest"})
_BESIDE = 25  # characters between a rule and what is said of it right behind
_AGO = timedelta(days=7)  # before the news
_NEWS = timedelta(days=60)  # how old a rule can be that an article tells as new
_YEAR = timedelta(days=366)  # and how old where it tells no newer one


def settle_positions(drafts: Sequence[Draft], lead: Sequence[Draft], published: date, title: int = 0) -> None:
    """Settle the positions of an article's drafts, in place.

    `lead` are the drafts of the first sentences; `title` is the side that the title tells, 0 if none. Where nothing
    tells where the change goes, it allows something, or brings in the rule that the codebook asks for.
    """
    flipped: list[Draft] = []
    ended: dict[tuple[str, str], int] = {}  # what is told to have ended, a "law", "bill" or "text", on what: its side
    for draft in (*lead, *(d for d in drafts if _is_just_done(d, published))):
        if draft.ends:
            key = draft.ends, draft.provision
            ended[key] = ended.get(key) or -draft.side
    first = {(draft.ends, draft.provision) for draft in lead[:1]}  # whatever "the bill" is taken to be on
    sought = _find_sought(lead[0]) if lead else 0
    for name in ("bill", "sought") if sought else ():
        ended.setdefault((name, lead[0].provision), sought)
        first.add((name, lead[0].provision))
    for draft in drafts:
        named = draft.standing  # "the measure" may be either
        same = [key for key in ended if key[0] == named or (named and "text" in (key[0], named))]
        same = [key for key in same if key[1] == draft.provision] or [key for key in same if key in first]
        if same and draft.relative and draft.position:
            _turn_standing(draft, ended[same[0]])
            if draft.relative:
                flipped.append(draft)
        if draft.ends == "bill" and draft.side:
            ended["bill", draft.provision] = -draft.side  # from here on "the bill" is the one that was just turned down
    news = min((d.when.start for d in lead if d.is_rule and d.change == "begins" and d.when.start), default=published)
    refused = bool(lead) and lead[0].event_type == "refusal"  # who had sued before has not won
    for draft in drafts:
        if draft.leaning < 0 and draft.event_type in _FIGHTS and _is_before(draft, news) and not refused:
            draft.leaning = 1
    heading = find_heading(drafts, lead, published, title)
    for draft in flipped if not heading else ():  # what was lifted is a restriction, unless the rule itself is
        draft.relative = False
        if draft.turned:
            _flip(draft)
    heading = heading or 1
    sides: dict[str, int] = {}  # more statements of an actor for allowing, or for forbidding?
    rules: dict[tuple[str, str], int] = {}  # the first rule of an actor on a provision, then the last one so far
    old: set[tuple[str, str]] = set()  # where that is a rule of years ago, before which a new one goes
    for before, draft in zip((None, *drafts), drafts, strict=False):
        if draft.relative:
            lasts = draft.rule and draft.change == "continues"  # "this decision will not change": whoever made it
            _turn(draft, lasts and rules.get((draft.actor, draft.provision)) or heading)
            plain = draft.rule or draft.opinion or draft.event_type in _CLEAR or _is_told_beside(draft, before, heading)
            if draft.interest and draft.position and not plain:
                _follow_interest(draft, draft.interest)
        if (side := draft.side) and draft.actor:
            sides[draft.actor] = sides.get(draft.actor, 0) + side
            key, past = (draft.actor, draft.provision), _is_past(draft, published)
            if draft.rule and draft.change != "ends" and (key not in rules or key in old and not past):
                rules[key] = side
                (old.add if past else old.discard)(key)
    for draft in drafts:
        if draft.rule and draft.position and draft.event_type in OTHER_WAY:
            draft.event_type = DEED_OF[SIDES[draft.position]]
        if draft.rule and draft.change != "ends" and (side := draft.side):
            rules[draft.actor, draft.provision] = side
        if draft.opinion:
            asks = draft.event_type == "request" and draft.leaning > 0
            way = sought if sought and asks else heading  # "urged it to decide", which it has not done
            own = rules.get((draft.actor, draft.provision), 0) or draft.leaning * way
            _fill(draft, own, _sign(sides.get(draft.actor, 0)))
    begun = {(draft.actor, draft.provision, draft.side) for draft in drafts if draft.rule and draft.change == "begins"}
    for draft in drafts:  # "had ruled it out", where the article tells of a new rule to the contrary
        if draft.bygone and draft.rule and draft.side and not draft.change:
            draft.change = "ends" if (draft.actor, draft.provision, -draft.side) in begun else ""


def _find_sought(first: Draft) -> int:
    """ "Refused to lift the ban", "stopped short of it": the side of what "the plan" is, where that is the news."""
    if first.relative or first.opinion or first.change == "ends":
        return 0
    if first.modality == "denied":
        return SIDES.get(first.position, 0)
    return -first.side if first.event_type == "refusal" else 0


def _is_told_beside(draft: Draft, before: Draft | None, heading: int) -> bool:
    """ "The council banned it. The doctors welcomed the decision": is which decision is meant told right before?"""
    if before is None or not before.is_rule or before.change == "ends":
        return False
    return before.side == heading and draft.span.start - before.span.end < _BESIDE


def find_heading(drafts: Sequence[Draft], lead: Sequence[Draft], published: date, title: int = 0) -> int:
    """Return +1 if the article's change is towards allowing, -1 if towards forbidding, 0 if nothing tells it."""
    fresh = [draft for draft in lead if not _is_past(draft, published)]
    told = [d.side * _turning(d) for d in fresh if d.is_rule]
    ways = told or [(d.way or d.side) * _turning(d) for d in fresh if d.side]  # "condemned the ban"
    weight = _TITLE * title + sum(_LEAD * way / number for number, way in enumerate(ways, 1))
    weight += _RULE * sum(
        draft.side for draft in drafts if draft.rule and draft.change == "begins" and not _is_past(draft, published)
    )
    outright: Counter[str] = Counter()
    relative: Counter[str] = Counter()
    usual: dict[str, int] = {}
    for draft in drafts:
        actor = draft.actor
        outright[actor] += draft.side
        if draft.relative and not draft.opinion:
            relative[actor] += SIDES.get(draft.position, 0)
            usual[actor] = _usual_side(draft, draft.interest) if draft.interest else 0
    for actor in filter(None, relative):
        weight += _sign(relative[actor]) * (_sign(outright[actor]) + _INTEREST * usual[actor])
    if not weight:  # then what is spoken of is older news
        weight = sum(
            draft.side * _turning(draft) for draft in lead if draft.is_rule and not _is_past(draft, published, _YEAR)
        )
    return _sign(weight)


def _is_just_done(draft: Draft, published: date) -> bool:
    """ "On Wednesday the court put the rule on hold": is it news, though not told first?"""
    when = draft.when
    return when.basis != "published" and when.end is not None and published - _AGO <= when.end <= published


def _is_before(draft: Draft, news: date) -> bool:
    """ "which had sued in August": who fought what was there before is for what changed it."""
    when = draft.when
    return when.basis in ("explicit", "relative") and when.end is not None and when.end < news - _AGO


def _turning(draft: Draft) -> int:
    """Return -1 for a rule or a view that ends: the change goes the other way."""
    return -1 if draft.change == "ends" else 1


def _is_past(draft: Draft, published: date, ago: timedelta = _NEWS) -> bool:
    """Was the rule made so long ago that it is not what the article tells?"""
    end = draft.when.end
    return end is not None and end < published - ago


def _turn_standing(draft: Draft, side: int) -> None:
    """Where the news is that a law was lifted or a bill failed, who is for the law or the bill is against the news."""
    if side:
        _turn(draft, side)
        draft.opinion = False  # "marched against the plan" that is dropped now
    else:
        _flip(draft)


def _turn(draft: Draft, heading: int) -> None:
    """Read a position on "the move" as one on what the move allows or forbids."""
    draft.relative = False
    if heading < 0 and draft.position:
        _flip(draft)


def _flip(draft: Draft) -> None:
    draft.position = POSITIONS[draft.rule, -SIDES[draft.position]]
    draft.event_type = OTHER_WAY.get(draft.event_type, draft.event_type)


def _fill(draft: Draft, own: int, elsewhere: int) -> None:
    """Give an opinion a side: the usual one, that of who decides by what was decided, or the speaker's elsewhere."""
    if draft.interest:
        _follow_interest(draft, draft.interest)
    else:
        side = own or elsewhere if draft.decides or draft.event_type in _FIGHTS else elsewhere or own
        side = side or _side_before(draft.follows)
        restates = draft.decides and draft.names_provision  # who has a say and speaks of the thing tells the rule
        draft.position = POSITIONS[draft.rule or restates, side] if side else ""
        if side and any(e.rule == SAID for e in draft.evidence):  # not where a deed shows it: "sued"
            draft.evidence = _explain_side(draft, SAME_SPEAKER)


def _side_before(told: Draft | None) -> int:
    """Doctors deplored it. “Our beds are full,” said one of them: the side of what a quotation goes on from."""
    return SIDES.get(told.position, 0) if told is not None and told.modality != "denied" else 0


def _follow_interest(draft: Draft, interest: Interest) -> None:
    """Give an opinion, or a verdict on "the move", the side that such actors usually take; the evidence says so."""
    side = _usual_side(draft, interest)
    if draft.side == side and not draft.opinion:
        return  # the words show as much
    draft.position, draft.evidence = POSITIONS[draft.rule, side], _explain_side(draft, interest.rule)


def _explain_side(draft: Draft, rule: str) -> tuple[Evidence, ...]:
    """Return the evidence with the rule that gives an opinion its side, at the words that show that it is one."""
    shown = [e for e in draft.evidence if e.code == "position" or e.rule == SAID] or draft.evidence
    gives = tuple(Evidence(e.span, rule, "position") for e in shown[:1])
    return (*gives, *(e for e in draft.evidence if e.rule != SAID))


def _usual_side(draft: Draft, interest: Interest) -> int:
    """Who usually is for the thing is against the rule on it."""
    return -interest.side if draft.turned else interest.side


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
