"""With what force a position is held: authority, tense, date; and what it is on where its clause leaves that open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from timeline.model import Timex, When
from timeline.reading.codes.context import THAT
from timeline.reading.codes.cues import ATTITUDES
from timeline.reading.codes.drafts import POSITIONS, SIDES, Draft
from timeline.reading.codes.offices import Offices
from timeline.reading.codes.readings import Clause, Reading
from timeline.reading.codes.topics import Topics
from timeline.reading.codes.voices import Voice

_BESIDE = 4  # characters between two clauses of one sentence
_THING = 10  # words that "the motion", and whose it is, may stand before what it calls for
_PLANS = frozenset("plan plans proposal proposals idea draft bill scheme motion".split())
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "her", "his", "such"})
_PRONOUNS = frozenset({"it", "this", "that", "which"})
_BUT, _TURN = frozenset({"but", "yet", "then", "later", "eventually", "finally"}), 4  # words before a mind is changed
_OF_WHOM = frozenset({"who", "which", "whose"})


def name_event(clause: Clause, reading: Reading, words: Sequence[str], offices: Offices, actor: str) -> str:
    """Return the event type: a parliament decides by vote, and whoever "barred them by 94 votes to 77"."""
    if not reading.enacts:
        return reading.event_type
    said = words[clause.first : clause.last]
    counted = "votes" in said and said[said.index("votes") + 1 :][:1] == ["to"]
    return "vote" if counted or offices.decides_by_vote(actor) else reading.event_type


def settle_force(
    reading: Reading, rule: bool, voice: Voice, when: When, timex: Timex | None, published: date
) -> tuple[str, str]:
    """Return modality and change; `rule` says whether somebody with authority decides, `timex` is the clause's own."""
    modality, change = reading.modality, reading.change
    if reading.is_late and timex is not None and timex.modifier == "until":
        return "realised", "begins" if rule else ""
    if reading.outer.entry.role == "propose" and rule:
        return "planned", ""
    if not rule and reading.is_for_proposal:
        modality = "realised"  # who has tabled a bill has asked for it
    if not rule and change == "begins":
        change = ""
    if modality == "hypothetical" and reading.group.modal == "would" and reading.by_tense and voice.attribution:
        modality = "planned"  # reported "will"
    if modality == "planned" and rule and reading.by_tense and _is_in_force(reading, when, timex, published):
        modality, change = "realised", change or "begins"
    term = timex is not None and timex.modifier in ("until", "before") and when.start == published
    if modality == "planned" and rule and reading.by_tense and reading.holds_off and term:
        return "realised", change or "begins"  # "will not allow it before 2030", "will be barred until then"
    if modality == "planned" and change == "continues" and reading.by_tense:
        modality = "realised"  # "will still be allowed"
    if modality == "hypothetical" and change == "continues" and reading.kind == "event":
        change = ""  # "could extend it"
    if change == "ends" and timex is not None and timex.modifier == "until" and _is_coming(when, published):
        change = ""  # "will vote in June. Until then it is banned"
    ahead = (when.start is not None and when.start > published) or _is_some_day(timex, when)
    starts = timex is not None and timex.modifier == "from"  # "will have to stay shut from next year"
    begins = rule and (change != "continues" or reading.outer.entry.role == "cover" or starts)
    if modality == "realised" and ahead and (begins or reading.kind == "event"):
        return "planned", ""  # "announced a ban from next year", "applies from May", "meets on Sunday"
    if modality == "realised" and rule and not change and reading.kind == "stance" and _is_due(when, timex, published):
        return "planned", ""  # "they must leave by May"
    if timex is not None and modality == "realised" and not change and _has_lasted(reading, timex):
        return modality, "continues"
    view = timex is not None and modality == "realised" and reading.sign and not reading.rule
    if view and timex.modifier == "until" and when.start is None and not _is_coming(when, published):
        return modality, "ends"  # "had favoured it until the summer"
    if timex is not None and modality == "realised" and reading.rule:
        dated = reading.kind == "event" and reading.event_type != "refusal" and _is_dated_deed(reading, timex)
        if rule and dated and not change:
            return modality, "begins"
        if rule and starts and change != "ends" and when.start == when.end:
            return modality, "begins"  # "in force from Monday", said on Tuesday
        told = reading.group.passive or reading.main.entry.subject == "beneficiary"
        lasts = timex.type == "DURATION" and told  # but "has banned it for two months" is an act
        perfect = reading.group.perfect
        since = timex.modifier == "since" and (told or timex.rule != "since-then")  # "since then it has banned them"
        if perfect == "has" and (since or lasts) or perfect == "had" and timex.modifier == "since":
            change = "continues"
        elif when.start is None and (timex.modifier == "until" or (timex.modifier == "before" and told)):
            over = not _is_coming(when, published)
            change = "ends" if over else change  # "until 2020 it was allowed", "before 2020 it was banned"
        elif timex.modifier == "from" and when.end is not None and timex.end is not None and when.end > timex.end:
            change = "ends" if when.end <= published else change  # "from 2013 until 2021"
    return modality, change


def _has_lasted(reading: Reading, timex: Timex) -> bool:
    """ "Has asked for it since 2019", "has opposed it for years": is it how long a view has been held?"""
    if reading.rule or not reading.sign or not reading.group.perfect:
        return False
    term = timex.type == "DURATION" and reading.kind == "stance" and reading.group.perfect == "has"
    return term or (timex.modifier == "since" and timex.rule != "since-then")


def _is_some_day(timex: Timex | None, when: When) -> bool:
    """ "At a later date", "a month after its publication": does it lie ahead, and nobody says when?"""
    return timex is not None and timex.value == "FUTURE_REF" and when.end is None


def _is_due(when: When, timex: Timex | None, published: date) -> bool:
    """Is it "by" a coming day that something is to be so?"""
    return timex is not None and timex.modifier == "by" and _is_coming(when, published)


def _is_coming(when: When, published: date) -> bool:
    return when.end is not None and when.end > published


def _is_dated_deed(reading: Reading, timex: Timex) -> bool:
    """ "Had passed it on Feb. 23": is a deed dated that was over when the news came?"""
    dated = timex.type == "DATE" and not timex.modifier and timex.start is not None
    return dated and reading.group.perfect == "had" and not reading.group.negated


def _is_in_force(reading: Reading, when: When, timex: Timex | None, published: date) -> bool:
    """Has the day come on which a rule told with "will" takes effect? The day on which it was told is not that one."""
    if _is_some_day(timex, when):
        return False
    coming = when.end is not None and when.start == published < when.end  # "in the coming weeks"
    begun = when.start is not None and when.start <= published and when.basis != "context" and not coming
    main = reading.main.entry
    lasting = reading.group.passive and main.subject == "beneficiary" and main.role != "lift"  # "will be allowed"
    return begun and (lasting if timex is None else timex.modifier != "by")


def settle_outlook(
    draft: Draft, clause: Clause, reading: Reading, named: bool, before: Draft | None, rules: bool
) -> None:
    """Say what of a draft's position is still to be settled by the whole article.

    `named` says whether the clause names its provision; `before` is what the paragraph told last; where a court
    `rules`, it is a law that brought what it stops.
    """
    beside = before is not None and before.span.start >= clause.sentence.start
    if clause.answers and reading.relative and beside and before.side:
        turned_down = clause.answers == "thing" and before.event_type == "refusal"  # "refused it, as they had asked"
        told = -before.side if turned_down else before.side
        draft.position = POSITIONS[draft.rule, told * reading.sign]  # "banned it, to the dismay of pilots"
        return
    follows = clause.answers and beside and before is not None and before.relative  # "praised by A and panned by B"
    draft.relative = reading.relative and follows or reading.is_relative(named)
    enacts = draft.relative and draft.modality == "realised" and reading.main.entry.role == "enact"
    if enacts and before is not None and before.is_enacted_by(draft):
        draft.relative, draft.position = False, before.position
    if draft.relative and reading.has_long_been and not reading.names_change and draft.position:
        draft.position = POSITIONS[draft.rule, 1]  # who "has long campaigned against" what is gone wanted the move
    draft.standing, draft.ends = reading.standing, "law" if rules and reading.undoes else reading.ends
    if not draft.rule:
        draft.ends = ""  # a party that rejects a bill does not end it
    if follows and clause.answers == "thing" and not draft.standing:
        draft.standing = before.standing  # "the bill failed, with five of them voting against it"
    if reading.outer.entry.role == "counter":
        draft.opinion, draft.leaning = reading.relative, -1
    elif draft.relative and not reading.names_change and reading.outer.entry.event_type == "request":
        draft.opinion, draft.leaning = True, reading.sign or 1  # "asked for it", "asked to delay it"


def settle_object(draft: Draft, reading: Reading, before: Draft | None, told: Draft | None, topics: Topics) -> None:
    """Settle what a position is on where its clause leaves it open; `before` is the last one of its paragraph."""
    relative = draft.relative
    _settle_reference(draft, reading, before, topics.document.words)
    _settle_limit(draft, reading, told)
    of_rule = draft.position and draft.provision in topics.measures.rules
    if of_rule and not (relative or draft.opinion) and reading.leaves_open:  # "we support it"
        draft.position = POSITIONS[draft.rule, -SIDES[draft.position]]  # to be turned with all that is said of a rule


def _settle_limit(draft: Draft, reading: Reading, told: Draft | None) -> None:
    """Read "for now they may be used only in Kursk", after it was told that they may be used, as how far that goes."""
    limits = reading.outer.entry.id == "cues/only-there" and told is not None and told.rule
    if limits and told.side > 0 and told.actor == draft.actor and told.change != "ends":
        draft.position = told.position


def _settle_reference(draft: Draft, reading: Reading, before: Draft | None, words: Sequence[str]) -> None:
    """Read "it was rejected", "…, fearing that", "on Monday it reversed course" by what was just told."""
    if before is None or not before.side or draft.provision != before.provision:
        return
    outer, group, verb = reading.outer.entry, reading.group, reading.outer.first
    reason = outer.role in ATTITUDES and words[verb].endswith("ing") and words[verb - 1] == ","
    if reason and draft.relative and draft.actor == before.actor and draft.span.start - before.span.end < _BESIDE:
        draft.position, draft.relative = POSITIONS[draft.rule, before.side], False  # "…, fearing that it would hurt"
        return
    but = before.event_type == "refusal" and not _BUT.isdisjoint(words[max(0, group.first - _TURN) : group.first])
    older = but or _is_older(before, draft)  # "refused to let them fly, but it relented"
    turned = outer.id == "cues/reversal" and before.actor == draft.actor and older
    alone = outer.role in ("refuse", "lift") and len(reading.cues) == 1
    planned = before.modality in ("planned", "hypothetical") and alone
    aside = group.passive and words[group.first - 1] == ","  # "the bill, which would ban it, was rejected"
    if aside and draft.relative and draft.span.start - before.span.end < _BESIDE:
        draft.position, draft.relative = POSITIONS[draft.rule, reading.sign * before.side], False
        return
    if _refuses_wish(draft, reading, before, words) or _drops_plan(reading, before, words):
        draft.position, draft.relative, draft.change = POSITIONS[draft.rule, -before.side], False, ""
        return
    if turned and draft.relative or planned and group.first and (aside or words[group.first - 1] in _PRONOUNS):
        draft.position, draft.relative = POSITIONS[draft.rule, -before.side], False


def _is_older(before: Draft, draft: Draft) -> bool:
    """ "Had long refused it", "has blocked it since 2018": was it so before what is told next?"""
    since, start = before.when.start, draft.when.start
    return before.bygone or since is None or (start is not None and since < start)


def _refuses_wish(draft: Draft, reading: Reading, before: Draft, words: Sequence[str]) -> bool:
    """ "The Greens want it banned. The house refused", "rejected the demand": is it somebody's wish that is refused?"""
    if reading.outer.entry.role != "refuse" or not reading.leaves_open or before.rule or before.actor == draft.actor:
        return False
    others = [cue for cue in reading.cues if cue is not reading.outer]
    behind = words[reading.outer.last : reading.outer.last + 1]
    if behind and behind[0][0].isalpha() and not (others or reading.group.passive):
        return False  # "rejected the same treatment for others"
    asked = all(cue.entry.event_type == "request" and _points_back(words, cue.first) for cue in others)
    return asked and (before.kind == "stance" or before.event_type in ("request", "proposal"))


def _points_back(words: Sequence[str], thing: int) -> bool:
    """ "Rejected the demand", "…, a demand it rejected": is it the one that was just told?"""
    return words[thing - 1] in _DEFINITE or (words[thing - 1] == "a" and words[thing - 2] == ",")


def _drops_plan(reading: Reading, before: Draft, words: Sequence[str]) -> bool:
    """ "They are considering a ban. The plan was dropped": is it undone what was just told to be planned?"""
    proposed = before.modality in ("planned", "hypothetical") or before.event_type in ("proposal", "request")
    if not proposed or reading.outer.entry.role not in ("refuse", "lift"):
        return False
    plans = [cue for cue in reading.cues if cue.entry.role == "shift" and words[cue.last - 1] in _PLANS]
    return len(reading.cues) == 1 + len(plans) and any(words[plan.first - 1] in _DEFINITE for plan in plans)


def tells_content(topics: Topics, voice: Voice, before: Reading, draft: Draft) -> bool:
    """ "threw out a motion from the left that called for a ban": is what is called for what "the motion" is?"""
    if voice.frame is None or draft.event_type != "request" or not before.leaves_open:
        return False
    first, words = voice.frame[0], topics.document.words
    opens = words[first - 1] in THAT or (words[first].endswith("ing") and words[first - 1] != ",")
    return opens and topics.names_shift(max(before.outer.last, first - _THING), first)


def settle_content(draft: Draft, reading: Reading, content: Draft) -> None:
    """Read what is done to "the motion" by what the motion wants: "threw out a motion that called for a ban"."""
    if content.side:
        draft.position, draft.relative = POSITIONS[draft.rule, reading.sign * content.side], False
        draft.ends = "bill" if reading.outer.entry.role in ("refuse", "lift") else ""


def settle_neighbour(draft: Draft, told: Clause, after: Draft, clause: Clause, words: Sequence[str]) -> None:
    """Settle what a clause `told` by the `clause` after it in the same sentence: what comes of it, or what it is on."""
    if draft.relative and clause.is_apposition_to(told):
        settle_content(draft, told.reading, after)
    elif clause.is_result(words):
        _settle_result(draft, after)
    elif told.reading.main.entry.id == "cues/reversal" and _opens_with_whom(clause, words):
        _settle_turn(draft, after, clause.reading)
    elif told.answers == "coming":  # "despite criticism from pilots, the city banned it"
        settle_content(draft, told.reading, after)


def _opens_with_whom(clause: Clause, words: Sequence[str]) -> bool:
    return not _OF_WHOM.isdisjoint(words[clause.first : clause.first + 2])


def _settle_turn(draft: Draft, before: Draft, reading: Reading | None) -> None:
    """Read a change of mind by what it is from: "an about-face for the minister, who had approved it"."""
    if not before.side or reading is None or reading.group.perfect == "has":
        return
    before.change = "ends"
    if draft.relative:
        draft.position, draft.relative, draft.actor = POSITIONS[before.rule, -before.side], False, before.actor


def _settle_result(draft: Draft, result: Draft) -> None:
    """Read a rule on "the law" by what comes of it: "passed the law, banning it", "scrapped it, letting them in".

    What comes of a deed that is only planned is planned, too: "will allow drones, ending a ban".
    """
    if draft.rule and draft.modality == "planned" and result.modality == "realised" and not result.relative:
        result.modality, result.change = "planned", ""
    outright = result.rule and result.side and not result.relative
    if draft.relative and draft.rule and outright and draft.actor == result.actor:
        draft.position, draft.relative = POSITIONS[True, result.side], False
