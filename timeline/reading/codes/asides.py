"""Asides: the relative clauses of a sentence, and what "having done so" tells, whose dates are theirs alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.reading.codes.context import THAT
from timeline.reading.text.verbs import is_past

_RELATIVES = frozenset({"who", "which", "whose", "whom", "where"})
_WHO = frozenset({"who", "whose", "whom"})
_OPENERS = _RELATIVES | {","}  # without one of these there is no aside
_BEFORE = frozenset({",", "in", "under", "for", "on", "by", "to", "of", "with", "at", "from"})
_WAS = frozenset({"was", "were", "is", "are"})
DUE = frozenset({"due", "set", "scheduled", "supposed", "meant", "planned", "to"})
_NEAR = 6  # words from "that" to a verb
_FIRST = frozenset({"first", "originally", "initially"})
MADE = frozenset("adopted agreed announced approved enacted imposed introduced issued passed signed".split())  # rules
_DATED = MADE | {"begun", "elected"}  # what an aside without a pronoun begins with: ", imposed in May,"
_HELD = frozenset({"legal", "illegal", "lawful", "forbidden", "open", "shut", "available"})  # ", legal since May,"
_OFFICES = frozenset({"power", "office", "charge", "opposition"})  # ", in power since May,"
_HAS = frozenset({"has", "have"})  # "as it has been since May" is how long all this has been so
_ALIKE = frozenset("they it he she we did had was were happened".split())
_SINCE = (["since"], ["until"])  # behind a participle: "drones, banned since May, are back"
_OPENS_APPOSITION = frozenset({"a", "an", "the", "its", "once", "then", "lately", "now"})
_APPOSED = 12  # words from a comma to the date in an apposition, and from there to its end
_CLOSINGS = frozenset({",", ";", ":", "—", "–", "(", ")"})
_REASONS = frozenset("because though although unless pending despite how why whether".split())
_REACH = 30  # words that an aside has at most


def find_aside(words: Sequence[str], word: int, first: int, last: int) -> int:
    """Return the word with which the aside around words[word] begins; -1 outside of any in [first, last).

    "The union, which sued in May, said", "the ban, imposed in May, stays": "May" stands in an aside, the verb does not.
    And so in what gives a reason.
    """
    if (reason := _find_reason(words, word, first)) >= 0:
        return reason
    if _OPENERS.isdisjoint(words[max(first, word - _REACH) : word + 1]):
        return -1
    apposed = _find_apposition(words, word, first, last)
    for i in range(word, max(first, word - _REACH), -1):
        if i == apposed:
            return i
        if words[i] in _WHO or (words[i] in _RELATIVES and words[i - 1] in _BEFORE):
            return i
        if words[i - 1] == "," and (words[i] == "having" or _begins_dated(words, i)):
            return i
        if i < word and words[i] in _CLOSINGS:
            return -1
    return -1


def _find_apposition(words: Sequence[str], word: int, first: int, last: int) -> int:
    """ "Lord Bethell, a minister until last year, wants it": return the word behind the first comma; -1 outside of one.

    A comma closes it, and it has no verb of its own.
    """
    if "," not in words[max(first, word - _APPOSED) + 1 : word + 1]:
        return -1
    comma = next(i for i in range(word, first, -1) if words[i] == ",")
    if words[comma + 1] not in _OPENS_APPOSITION:
        return -1
    end = next((i for i in range(word, min(last, word + _APPOSED)) if words[i] == ","), -1)
    verb = next((i for i in range(comma + 1, end) if is_past(words[i])), end)
    told = verb == end or "that" in words[comma + 1 : verb]  # "a network that began in May"
    return comma + 1 if end > word and told else -1


def _begins_dated(words: Sequence[str], i: int) -> bool:
    """Does the participle of a rule stand at word `i`: "imposed", "first imposed"? Or "in power since", "as it did"?"""
    if words[i] == "in":
        return not _OFFICES.isdisjoint(words[i + 1 : i + 2]) and words[i + 2 : i + 3] in _SINCE
    if words[i] == "as":
        return not _ALIKE.isdisjoint(words[i + 1 : i + 2]) and _HAS.isdisjoint(words[i + 2 : i + 3])
    at = i + (words[i] in _FIRST)
    held = at < len(words) and (words[at].endswith("ed") or words[at] in _HELD)
    lasts = held and words[at + 1 : at + 2] in _SINCE
    return lasts or (at < len(words) and words[at] in _DATED)


def _find_reason(words: Sequence[str], word: int, first: int) -> int:
    """Return where the reason or the question begins in which words[word] stands; -1 outside of any in [first, word].

    "They will not lift it because it rained in January", "pending an inquiry into how it got there in August".
    """
    for i in range(word - 1, max(first, word - _REACH) - 1, -1):
        if words[i] in _REASONS and words[i + 1] != "of":
            return i
        if words[i] in _CLOSINGS:
            return -1
    return -1


def dates_relative(told: Sequence[str]) -> bool:
    """Do the words between a thing and a date open a relative clause that dates it: "that had applied since"?"""
    opens = any(word in THAT and before not in _CLOSINGS for before, word in pairwise(told))
    return opens and dates_thing(told, ahead=False)


def dates_thing(told: Sequence[str], ahead: bool) -> bool:
    """Do the words between a deed and a date lead up to what is dated, "that it imposed", "introduced by the party"?

    And so to what lies `ahead`: "that was due to begin", "that began in May and was meant to run".
    """
    that = max((i for i, word in enumerate(told) if word in THAT), default=len(told))
    behind = told[that + 1 :]
    if ahead:
        return any(verb in _WAS and due in DUE for verb, due in pairwise(behind))
    made = any(word in MADE and "by" in told[i + 1 :] for i, word in enumerate(told))
    return made or any(is_past(word) or word in _WAS for word in behind[:_NEAR])
