"""From when and until when a rule is to hold that somebody decides, or that holds, today."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from timeline.model import Timex
from timeline.reading.codes.asides import DUE
from timeline.reading.codes.context import HAVE, THAT
from timeline.reading.codes.datings import Datings
from timeline.reading.codes.readings import Clause, Reading
from timeline.reading.dates.time_words import load_time_words
from timeline.reading.text.document import Document

EFFECT, END = "effect", "end"  # the codes of the evidence that names the first day, and the last one or how long
_BEGINS = frozenset({"from", "by"})
_NO_VERBS = frozenset("the a an any all its their other foreign".split())  # behind "to" as a preposition
_WERE = frozenset({"was", "were", "been"})
_FOR = 3  # words from "for" to the unit of "for up to 90 days"
_PERFECT = 12  # words from "has" to the term of "has banned it for months"
_THING = 4  # words from "12-month" to "trial"


def find_bounds(datings: Datings, clause: Clause, change: str) -> Iterator[tuple[Timex, str]]:
    """Yield the coming day on which a rule takes effect, and the one until which, or the time for which, it holds.

    "Voted to ban it from 1 January", "may be shipped until 31 December", "banned it for six months".
    """
    document, reading = datings.document, clause.reading
    start, end = document.span_of(clause.first, clause.last)
    ahead = [timex for timex in datings.within(start, end) if timex.start and timex.start > datings.published]
    dates = [timex for timex in ahead if not _is_of_thing(document, timex, clause)]
    effect = next((timex for timex in dates if timex.modifier in _BEGINS), None) if change == "begins" else None
    if effect is not None:
        yield effect, EFFECT
    last = next((timex for timex in dates if _is_last(document, timex)), None)
    if last is not None:
        yield last, END
    elif change == "begins" and reading is not None:
        terms = [t for t in datings.lengths_within(start, end) if not _is_of_thing(document, t, clause)]
        term = next((timex for timex in terms if _is_term(document, timex, reading, effect)), None)
        if term is not None:
            yield term, END


def _is_of_thing(document: Document, timex: Timex, clause: Clause) -> bool:
    """ "Banned a drug that is to be sold until March": does a relative clause tell it of what is only named?

    And so of what "was meant to run until March".
    """
    at, words = document.word_at(timex.span.start), document.words
    cues = clause.reading.cues if clause.reading else ()
    told = max((cue.last for cue in cues if cue.last <= at), default=at)
    begin = max((i for i in range(clause.first, at) if words[i] == ","), default=clause.first)
    due = any(verb in _WERE and word in DUE for verb, word in pairwise(words[begin:at]))
    return due or not THAT.isdisjoint(words[told:at])


def _is_last(document: Document, timex: Timex) -> bool:
    """ "Until 1 May", "extended it to the end of next year": is it how far something goes?

    Not "until then", which names a day on which something may change, nor what shops have "until 1 May to" do.
    """
    at, behind = document.word_at(timex.span.start), document.word_at(timex.span.end - 1) + 1
    if document.words[behind : behind + 1] == ["to"]:
        return False
    return (timex.modifier == "until" and timex.rule != "until-then") or document.words[max(0, at - 1)] == "to"


def _is_term(document: Document, timex: Timex, reading: Reading, effect: Timex | None) -> bool:
    """Is a length how long the rule holds: "banned it for six months", "a 12-month trial"?

    Not what is allowed for so long, "allowed them to stay for 60 days", nor how long it has been so.
    """
    first, last = document.word_at(timex.span.start), document.word_at(timex.span.end - 1) + 1
    words = document.words
    lifts = reading.main.entry.role == "lift"
    if "-" in words[first]:
        return not lifts and _limits_thing(words, last)
    if "for" not in words[max(0, first - _FOR) : last] or not HAVE.isdisjoint(words[max(0, first - _PERFECT) : first]):
        return False
    if effect is not None and document.word_at(effect.span.start) - last < _FOR:
        return True  # "for 12 months from May 1"
    return (reading.sign < 0 or lifts) and not _is_of_deed(document.forms[reading.main.last : first])


def _limits_thing(words: list[str], last: int) -> bool:
    """Does "12-month" say how long a trial, a pause or a ban is to last?"""
    return not load_time_words().grammar["limited"].isdisjoint(words[last : last + _THING])


def _is_of_deed(between: list[str]) -> bool:
    """Does another verb stand before "for 60 days", which then is how long that lasts: "to stay", "from staying"?"""
    return any(
        (before == "to" and _can_be_verb(word)) or (before == "from" and word.endswith("ing"))
        for before, word in pairwise(between)
    )


def _can_be_verb(word: str) -> bool:
    """Can a word as written be the verb behind "to", and no noun, "exports to rebels", or name?"""
    many = word.endswith("s") and not word.endswith("ss")
    return word.islower() and not many and word not in _NO_VERBS
