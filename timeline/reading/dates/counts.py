"""How long after or before another thing something is: "15 days after it is published", "within a week of the vote".

Such a length has no days of its own. Where the day of the other thing is named beside it, it is counted from there;
where that still lies ahead, nobody can say more than that this does, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from timeline.model import Span, Timex
from timeline.reading.dates.calendar_values import add_units, value_of
from timeline.reading.dates.tense import looks_ahead
from timeline.reading.text.document import Document
from timeline.reading.text.verbs import is_past

_WITHIN = "within"
_LINKS = frozenset({"after", "following", "before", "from"})
_TWO_WORDS = frozenset({("prior", "to"), ("ahead", "of")})
_SPANS = frozenset({"for", "the", "over", "during"})  # "for 30 days after the vote" it lasted
_BACK = frozenset({"before", "prior", "ahead"})
PERIOD = re.compile(r"P(\d+)([DWMY])")
PRECISIONS = {"D": "day", "W": "week", "M": "month", "Y": "year"}  # of a day that is counted in such units
_LONG = frozenset("MY")
_NEAR = 3  # dates before a length among which that of the deed is looked for
HABITS = frozenset("trading opening openings shopping closing closure closures hunting racing hours mass".split())
_NAMED = HABITS | {"school", "work", "ban", "rule"}  # what a weekday names: "after they banned Sunday work"
_REACH = 12  # words from "after" to the day of what it names
_SUBJECT = 6  # words from "after" to the verb of its clause
_PRESENT = frozenset({"is", "are", "has", "have", "gets", "get", "been", "be", "being"})
_WILL = frozenset({"will", "would", "shall", "must"})
_STOPS = frozenset({",", ".", ";", ":", "–", "—", "(", ")", "and", "but"})


def _start(timex: Timex) -> int:
    return timex.span.start


class Count(NamedTuple):
    """A length and what it is counted from, which the words from `link` on name."""

    timex: Timex
    link: int
    behind: int  # the first word behind the link
    within: bool  # "within 30 days after" is any day until then
    sign: int


def hangs_on_other(words: list[str], first: int, last: int) -> bool:
    """Is a length in the words [first, last) counted from what the next words name: "30 days after the vote"?"""
    return _read_link(words, first, last) > 0


def _read_link(words: list[str], first: int, last: int) -> int:
    """Return how many words behind a length lead up to what it is counted from; 0 if none do."""
    if tuple(words[last : last + 2]) in _TWO_WORDS:
        return 2
    word = words[last] if last < len(words) else ""
    return int(word in _LINKS or (word == "of" and words[first - 1 : first] == [_WITHIN]))


def find_counts(document: Document, timexes: list[Timex]) -> Iterator[Count]:
    """Yield the lengths that are counted from something else, in text order."""
    words = document.words
    for timex in timexes:
        if timex.type != "DURATION":
            continue
        first, last = document.word_at(timex.span.start), document.word_at(timex.span.end - 1) + 1
        size = _read_link(words, first, last)
        if size and not (first and words[first - 1] in _SPANS):
            sign = -1 if words[last] in _BACK else 1
            yield Count(timex, last, last + size, words[first - 1 : first] == [_WITHIN], sign)


def date_count(document: Document, timexes: list[Timex], count: Count) -> Timex | None:
    """Return the day to which a length is counted, or that it lies ahead; None if the text tells neither."""
    span = Span(count.timex.span.start, document.ends[count.behind - 1])
    told = PERIOD.fullmatch(count.timex.value)
    named = find_named(document, timexes, count)
    if named is None:
        ahead = count.sign > 0 and _lies_ahead(document, count)
        return _make_date(count, span, "FUTURE_REF", document.article.published, None, "vague") if ahead else None
    if told is None or _is_told_before(document, timexes, span):
        return None
    day = add_units(named, told[2], count.sign * int(told[1]))
    if count.within:
        published = document.article.published
        first = published if named < published < day else min(named, day)  # what is still to come is not behind
        return _make_date(count, span, day.isoformat(), first, max(named, day), "day")
    return _make_date(count, span, value_of(day, told[2]), day, day, PRECISIONS[told[2]])


def _make_date(count: Count, span: Span, value: str, start: date, end: date | None, precision: str) -> Timex:
    return Timex(span, "DATE", value, start, end, precision, count.timex.rule, "relative")


def _is_told_before(document: Document, timexes: list[Timex], span: Span) -> bool:
    """ "On Thursday it lifted the ban, nine months after it blocked the app in August": is the deed dated already?"""
    begin = document.sentences[document.sentence_at(span.start)].start
    before = timexes[: bisect_left(timexes, span.start, key=_start)][-_NEAR:]
    return any(begin <= timex.span.start and timex.type == "DATE" and timex.start for timex in before)


def find_named(document: Document, timexes: list[Timex], count: Count) -> date | None:
    """Return the day that the words behind the link give: "voted last night", "the vote on Monday", "May 1"."""
    words, start = document.words, document.starts[min(count.behind, len(document.words) - 1)]
    for timex in islice(timexes, bisect_left(timexes, start, key=_start), None):
        at = document.word_at(timex.span.start)
        if at - count.behind > _REACH or not _STOPS.isdisjoint(words[count.behind : at]):
            return None
        if timex.type in ("DATE", "TIME") and timex.start is not None and timex.start == timex.end:
            behind = document.word_at(timex.span.end - 1) + 1
            names = timex.rule == "weekday" and not _NAMED.isdisjoint(words[behind : behind + 1])
            return None if names else timex.start
    return None


def _lies_ahead(document: Document, count: Count) -> bool:
    """Is it told with "will", or is what it is counted from told in the present: "after it is published"?

    "Will be lifted two years after it was imposed" counts back from today, as far as years and months go.
    """
    if is_passive_present(document.words, count.behind):
        return True
    first = document.word_at(count.timex.span.start)
    past = tells_past(document.words, count.behind)
    long = count.timex.value[-1:] in _LONG and not count.within
    if past and (long or _WILL.isdisjoint(document.words[max(0, first - _REACH) : first])):
        return False  # "to relax it, a day after France became the first to do so"
    return looks_ahead(document, first, count.link) is True


def tells_past(words: list[str], behind: int) -> bool:
    """Does a clause with a verb in the past begin at the word `behind`: "it blocked", and not "the vote,"?"""
    return _find_past(words, behind) > 0 and not is_passive_present(words, behind)


def is_passive_present(words: list[str], behind: int) -> bool:
    """Does a clause in the present begin at the word `behind`: "it is published", "the law has been signed"?"""
    verb = _find_past(words, behind)
    return verb > 0 and words[verb - 1] in _PRESENT and words[verb - 2] not in ("had", "was", "were")


def _find_past(words: list[str], behind: int) -> int:
    for i in range(behind + 1, min(len(words), behind + _SUBJECT)):
        if words[i] in _STOPS:
            return 0
        if is_past(words[i]):
            return i
    return 0
