"""Words that say of another provision, or do with it, what the clause before them says."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.reading.actors.phrase_building import PRONOUNS
from timeline.reading.codes.breaks import COORDINATIONS
from timeline.reading.codes.cues import LEVERS, THINGS, Cue
from timeline.reading.codes.readings import Clause, Reading
from timeline.reading.codes.topics import Topics
from timeline.reading.text.phrases import Match
from timeline.reading.text.verbs import is_past

_EXCEPTIONS = (["but", "not"], ["not"], ["except"], ["excluding"], ["with", "the", "exception", "of"], ["save", "for"])
_EXCEPTION_STARTS = frozenset(words[0] for words in _EXCEPTIONS)
_ARE_NOT = (["are", "not"], ["is", "not"])
_NOT_ALONE = frozenset({"only", "just", "merely", "least", "even"})
_WERE = frozenset({"was", "were"})
_DONE_TO_LAWS = LEVERS | {"refuse", "enact"}
_LEADS = frozenset({"to", "would", "should"})
_SHARING = frozenset({"favour", "disfavour", "refuse", "decide", "propose"})  # "asked them to ban it and close it"
WAITING_WORDS = 40  # that a cue may wait for the rest of its clause


def goes_on(topics: Topics, reading: Reading | None, first: int, last: int, before: Clause) -> bool:
    """ "cannot hit A or launch B": what a rule says of one provision it says of the next."""
    if topics.document.words[first] not in COORDINATIONS or (reading is not None and reading.sign):
        return False
    if topics.document.words[last - 2 : last] in _ARE_NOT:
        return False
    anew = not PRONOUNS.keys().isdisjoint(topics.document.words[first + 1 : first + 2])  # "and it left B alone"
    if before.reading is None or not before.reading.rule or anew:
        return False
    return topics.names_any(before.first, before.last) and _names_another(topics, first, last, before)


def shares_rule(words: Sequence[str], reading: Reading | None, first: int, before: Clause) -> bool:
    """ "may not host sites or hand out needles": is a second bare verb only one more thing that a rule is on?"""
    if reading is None or before.reading is None or words[first] != "or" or reading.outer.first != first + 1:
        return False
    main, verb = before.reading.main, words[first + 1]
    bound = main.entry.subject == "beneficiary" or before.reading.group.passive
    if reading.sign < 0 or not before.reading.rule or not bound:
        return False
    return verb.endswith("ing") if words[main.last - 1] == "from" else not (verb.endswith("s") or is_past(verb))


def excepts(topics: Topics, reading: Reading | None, first: int, last: int, before: Clause) -> bool:
    """ "allowed A but not B", "A, except for B": is B an exception from what was just said of A?"""
    denied = topics.document.words[last - 2 : last] in _ARE_NOT  # "A is allowed, B is not"
    if reading is not None or not (denied or topics.document.words[first] in _EXCEPTION_STARTS):
        return False
    if not (denied or any(topics.document.words[first : first + len(words)] == words for words in _EXCEPTIONS)):
        return False
    if not _NOT_ALONE.isdisjoint(topics.document.words[first + 1 : first + 3]):
        return False  # "not only near the border"
    return before.reading is not None and before.reading.sign != 0 and _names_another(topics, first, last, before)


def _names_another(topics: Topics, first: int, last: int, before: Clause) -> bool:
    """Do the words name a provision, and none that the clause before names?"""
    named = topics.named(first, last)
    return bool(named) and named.isdisjoint(topics.named(before.first, before.last))


def find_shared(words: Sequence[str], first: int, inside: Sequence[Match[Cue]], before: Clause) -> list[Match[Cue]]:
    """ "urged them to think again and pull the licences": what a second bare verb hangs on, as the first one does.

    And what a passive is about whose subject stands before an aside: "the law, which bans it, was struck down".
    """
    verb, reading = first + 1, before.reading
    if reading is None:
        return []
    if inside[0].entry.role in _DONE_TO_LAWS and is_past(words[inside[0].first]):
        aside = words[first] in _WERE and words[first - 1] == ","
        joined = inside[0].first == verb and words[first] == "and" and reading.group.passive
        if aside or joined:  # "the notice that lifts the ban, for a trial, was published" with what it does
            bodies = THINGS | LEVERS if aside and reading.cues[0].entry.role == "shift" else THINGS
            return [cue for cue in reading.cues if cue.entry.role in bodies]
    bare = inside[0].first == verb and words[first] in COORDINATIONS and not words[verb].endswith(("s", "ing"))
    if not bare or is_past(words[verb]):
        return []
    outer = reading.outer
    leads = first - outer.first < WAITING_WORDS and not _LEADS.isdisjoint(words[outer.first : first])
    return [outer] if outer.entry.role in _SHARING and leads else []
