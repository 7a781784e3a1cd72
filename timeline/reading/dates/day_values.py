"""Days, weekdays, months, holidays and vague words: from what a mention says and an anchor to a value and its days."""

from __future__ import annotations

from datetime import date

from timeline.reading.dates.anchors import Narrative
from timeline.reading.dates.calendar_values import OPEN, Dated, Days, add_days, days_of, easter_sunday, nth_weekday
from timeline.reading.dates.expressions import Mention
from timeline.reading.dates.tense import is_told_behind, looks_ahead
from timeline.reading.dates.time_words import load_time_words

_HALF_WEEK = 3  # days; of two weekdays the nearer one is meant
_SOON, _COMING = 3, 5  # months
_NEAR_RULE = 6  # and in "banned flights from Monday"
_RULE = 12  # words from "banned" to "from"
_UNTIL = frozenset(["until", "till", "to", "through", "onwards", "onward", "on"])
_BEGINNING = frozenset(["from", "effective", "starting", "beginning"])
_STILL = frozenset("is are can may must remains remain stays stay still".split())  # what lasts today
_DEADLINES = frozenset(["by", "through", "until", "till", "effective", "starting"])


def date_phrase(mention: Mention, narrative: Narrative) -> Dated:
    """Date "now", "recently", "soon", "the future": the rule says which way and how many days they reach."""
    rule, anchor = mention.data[0], narrative.anchor
    if rule.direction == "present":
        return Dated(rule.value, Days(anchor, anchor, "day"))
    if rule.direction == "past":
        return Dated(rule.value, Days(None if rule.days is None else add_days(anchor, -rule.days), anchor, "vague"))
    if rule.direction == "future":
        return Dated(rule.value, Days(anchor, None if rule.days is None else add_days(anchor, rule.days), "vague"))
    return Dated(rule.value, OPEN)


def date_shift(mention: Mention, narrative: Narrative) -> Dated:
    """Date "yesterday", "today", "this morning": so many days from the anchor."""
    return on_day(add_days(narrative.anchor, mention.data[0]))


def on_day(day: date) -> Dated:
    """Return a day as a value of its own, relative to its anchor."""
    return Dated(day.isoformat(), Days(day, day, "day"))


def date_value(mention: Mention, narrative: Narrative) -> Dated:
    """Date what is a calendar value as it stands: a year, a decade, a century."""
    return Dated(mention.data[0], days_of(mention.data[0]) or OPEN, "explicit")


def date_years(mention: Mention, narrative: Narrative) -> Dated:
    """Date "2014-15": from the first year's first day to the last year's last."""
    first, last = mention.data
    return Dated(f"{first:04}/{last:04}", Days(date(first, 1, 1), date(last, 12, 31), "year"), "explicit")


def date_fixed(mention: Mention, narrative: Narrative) -> Dated:
    """Date what recurs: its value says how, and it has no days of its own."""
    return Dated(mention.data[0], OPEN)


def date_month(mention: Mention, narrative: Narrative) -> Dated:
    """Date a month, or days of it, with a year or with the year that tense and distance make likely."""
    year, month, days, _ = mention.data
    if month is None:
        year, month = narrative.day.year, narrative.day.month
    basis = "explicit" if year else "relative"
    value = f"{year or _choose_year(mention, narrative):04}-{month:02}"
    whole = days_of(value)
    if whole is None or days is None:
        return Dated(value, whole or OPEN, basis)
    first, last = (min(day, whole.end.day) for day in days)
    interval = Days(whole.start.replace(day=first), whole.start.replace(day=last), "day")
    return Dated(f"{value}-{first:02}", interval, basis)


def _choose_year(mention: Mention, narrative: Narrative) -> int:
    _, month, days, shift = mention.data
    anchor, day = narrative.bare, days[0] if days else 0
    if shift:
        return _shifted_year(mention, narrative)
    here = (anchor.month, anchor.day if day else 0)
    if narrative.history and narrative.value:
        return anchor.year + (len(narrative.value) > 4 and month - anchor.month < -8)
    if (month, day) == here:
        return anchor.year
    forward = anchor.year + ((month, day) < here)
    return (
        forward if _is_ahead(mention, narrative, (forward - anchor.year) * 12 + month - anchor.month) else forward - 1
    )


def _is_ahead(mention: Mention, narrative: Narrative, months_on: int) -> bool:
    """Is the next such month, `months_on` from now, meant, rather than the last one?

    News leaves out the year of what is near: a day of the next weeks is ahead whatever the tense, one up to two (in
    the same year four) months away and the next month are so unless the verb is past, one nine months away is over;
    between these the tense decides, else the distance.
    """
    day = mention.data[2]
    same_year = months_on + narrative.bare.month <= 12
    if months_on > 0 and is_told_behind(narrative.document, mention.first, mention.last):
        return False  # "In October, they voted", said in September
    if months_on <= _SOON and _takes_effect(mention, narrative):
        return True
    if not day and months_on <= _COMING and _is_scheduled(mention, narrative):
        return True
    if not day and months_on == 1:
        return looks_ahead(narrative.document, mention.first, mention.last) is not False
    if months_on <= (4 if day and same_year else 2 if day else 1):
        far = day and months_on > 1
        return not far or looks_ahead(narrative.document, mention.first, mention.last) is not False
    if months_on >= (9 if day else 10):
        return bool(looks_ahead(narrative.document, mention.first, mention.last)) and _is_told_ahead(mention, narrative)
    before = narrative.document.words[mention.first - 1] if mention.first else ""
    ahead = True if before in _DEADLINES else looks_ahead(narrative.document, mention.first, mention.last)
    return ahead or (ahead is None and (before == "from" or months_on <= (4 if day else 2)))


def _is_told_ahead(mention: Mention, narrative: Narrative) -> bool:
    """Is even a month nearly a year away ahead: "from January it will be banned", "is banned until December"?"""
    document = narrative.document
    sentence = document.sentences[document.sentence_at(document.starts[mention.first])]
    said = document.words[sentence.first : sentence.last]
    until = mention.first > 0 and document.words[mention.first - 1] in ("until", "till")
    return "will" in said or (until and not _STILL.isdisjoint(document.words[sentence.first : mention.first]))


def _takes_effect(mention: Mention, narrative: Narrative) -> bool:
    """ "Banned them from 1 June", "bans them, effective 1 June": of a rule that is news the coming day is told."""
    words, first, last = narrative.document.words, mention.first, mention.last
    first -= words[max(0, first - 1) : first] in (["on"], ["in"])
    if first < 2 or words[first - 1] not in _BEGINNING or (words[last : last + 1] and words[last] in _UNTIL):
        return False
    rules = load_time_words().grammar["ruled"]
    return not rules.isdisjoint(words[max(0, first - _RULE) : first - 1])


def _is_scheduled(mention: Mention, narrative: Narrative) -> bool:
    """Is it the month of something for which a day is set: "November's general election"?"""
    behind = narrative.document.words[mention.last : mention.last + 4]
    return not load_time_words().grammar["scheduled"].isdisjoint(behind)


def _shifted_year(mention: Mention, narrative: Narrative) -> int:
    """Return the year for "last May" (the one before this month) or "May last year"."""
    _, month, days, shift = mention.data
    grammar = load_time_words().grammar
    offset = grammar["shifts"][shift]
    anchor = narrative.day if shift in grammar["narrative"] else narrative.anchor
    if narrative.document.words[mention.last - 1] == "year":
        return anchor.year + offset
    month_day, here = (month, days[0] if days else 0), (anchor.month, anchor.day if days else 0)
    if offset < 0:
        return anchor.year - (month_day >= here)
    return anchor.year + (offset > 0 and month_day <= here)


def date_weekday(mention: Mention, narrative: Narrative) -> Dated:
    """Date a weekday: the last one, today's included, or the coming one where the verb looks ahead."""
    weekday, shift = mention.data
    grammar = load_time_words().grammar
    on_story = shift in grammar["narrative"] or (narrative.history and len(narrative.value) == 10 and not shift)
    anchor = narrative.day if on_story else narrative.anchor
    back = (anchor.weekday() - weekday) % 7
    which, week, _ = shift.partition(" week")
    if week:  # "Monday of next week"
        return on_day(add_days(anchor, weekday - anchor.weekday() + 7 * grammar["shifts"][which]))
    offset = grammar["shifts"].get(shift)
    if offset == -1:
        return on_day(add_days(anchor, -(back or 7)))
    if offset == 1:
        this_week = shift == "next" and 7 - back <= 6 - anchor.weekday()
        return on_day(add_days(anchor, 7 - back + 7 * this_week))
    if not back:
        return on_day(anchor)
    if _has_happened(mention, narrative):
        return on_day(add_days(anchor, -back))
    ahead = looks_ahead(narrative.document, mention.first, mention.last)
    if narrative.document.words[max(0, mention.first - 2) : mention.first] == ["as", "of"]:
        ahead = back > _HALF_WEEK if ahead is not False else ahead  # "can no longer be sold as of Monday"
    if ahead or (ahead is None and (shift == "this" or (back > _HALF_WEEK and _begins_rule(mention, narrative)))):
        return on_day(add_days(anchor, 7 - back))
    return on_day(add_days(anchor, -back))


def _begins_rule(mention: Mention, narrative: Narrative) -> bool:
    """ "As of Saturday drones are allowed", "banned from Monday", "with effect from Monday": does something begin?"""
    words, first = narrative.document.words, mention.first
    before, two = (words[first - 1], words[first - 2]) if first > 1 else (words[0] if first else "", "")
    rules = load_time_words().grammar["ruled"]
    if before == "from" and not rules.isdisjoint(words[max(0, first - _NEAR_RULE) : first - 1]):
        return True  # "to ban flights from Monday"
    if before == "from":
        return not two.isalpha() or two in ("effect", "force") or two.endswith("ed")  # no "letter from Monday"
    return before in ("starting", "beginning")


def _has_happened(mention: Mention, narrative: Narrative) -> bool:
    """Is it the weekday of something over: "Wednesday's ruling", "the results of Tuesday's vote"?"""
    words, happened = narrative.document.words, load_time_words().grammar["happened"]
    if words[mention.last : mention.last + 1] != ["'s"]:
        return False
    behind, before = words[mention.last + 1 : mention.last + 2], words[max(0, mention.first - 2) : mention.first]
    return not happened.isdisjoint(behind) or (before[-1:] == ["of"] and before[0] in happened)


def date_holiday(mention: Mention, narrative: Narrative) -> Dated:
    """Date a holiday of a named year, else the one nearest to the anchor."""
    rule, year, shift = mention.data
    anchor = narrative.bare
    if year is None and shift:
        offset = load_time_words().grammar["shifts"][shift]
        year = anchor.year + (offset if offset > 0 else -(holiday_of(rule, anchor.year) >= anchor))
    if year is None:
        years = (anchor.year - 1, anchor.year, anchor.year + 1)
        year = min(years, key=lambda year: abs((holiday_of(rule, year) - anchor).days))
        return on_day(holiday_of(rule, year))
    return on_day(holiday_of(rule, year))._replace(basis="relative" if shift else "explicit")


def holiday_of(rule: str, year: int) -> date:
    """Return the day of a holiday: "12-25", "easter-2" (days from Easter Sunday) or "11-thu-4" (4th Thursday)."""
    year = min(9998, max(1, year))
    if rule.startswith("easter"):
        return add_days(easter_sunday(year), int(rule[len("easter") :] or 0))
    name, _, rest = rule.partition("-")
    if rest.isdecimal():
        return date(year, int(name), int(rest))
    weekday, nth = rest.split("-")
    weekdays = load_time_words().tables["weekday-short"]
    return nth_weekday(year, int(name), weekdays[weekday], -1 if nth == "last" else int(nth))
