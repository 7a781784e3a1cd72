"""Time expressions, their TIMEX3 values and the intervals that they span."""

from __future__ import annotations

from datetime import date

from timeline.model import Timex
from timeline.reading.anchors import Dated, Narrative, date_mention, is_history
from timeline.reading.document import Document
from timeline.reading.mentions import Mention
from timeline.reading.time_words import load_time_words
from timeline.reading.timexes import find_hint_mentions, find_mentions

_SPEECH_WINDOW = 3  # expressions on either side of a quoted one that can name the day on which it was spoken


def find_timexes(document: Document) -> list[Timex]:
    """Return the time expressions of a document in text order; they never overlap.

    A full calendar date has the basis `explicit`; what hangs on publication or another date is `relative`.
    """
    mentions = find_mentions(document)
    published = document.article.published
    narrative = Narrative(published, is_history(mentions, published))
    timexes = []
    for index, mention in enumerate(mentions):
        narrative.anchor = _spoken_on(document, mentions, index, narrative)
        dated = date_mention(mention, document.words, narrative)
        narrative.note(mention, dated)
        timexes.append(_timex(document, mention, dated, timexes))
    return timexes


def find_hints(document: Document) -> list[Timex]:
    """Return words that date a state without being time expressions ("initially"), in text order."""
    narrative = Narrative(document.article.published, False)
    return [
        _timex(document, mention, date_mention(mention, document.words, narrative), [])
        for mention in find_hint_mentions(document)
    ]


def _timex(document: Document, mention: Mention, dated: Dated, before: list[Timex]) -> Timex:
    start, end, precision = dated.days
    span = document.span_of(mention.first, mention.last)
    modifier = _modifier(document, mention.first, before)
    return Timex(span, mention.type, dated.value, start, end, precision, mention.rule, dated.basis, modifier)


def _modifier(document: Document, first: int, before: list[Timex]) -> str:
    """Return since, until, by, before, after or from, as the word before an expression says."""
    words = document.words
    word = words[first - 1] if first else ""
    modifiers = load_time_words().grammar["modifiers"]
    if word in modifiers:
        return modifiers[word]
    if word == "between":
        return "from"
    if word in ("to", "and") and before and before[-1].modifier == "from":
        if before[-1].span.end == document.ends[first - 2]:
            return "until"
    return ""


def _spoken_on(document: Document, mentions: list[Mention], index: int, narrative: Narrative) -> date:
    """Return the day on which a quoted expression was spoken, where its sentence names it outside the quotation."""
    published = narrative.published
    mention = mentions[index]
    if mention.kind in ("value", "years") or not document.quotations:
        return published
    quotation = document.quotation_at(document.starts[mention.first])
    if quotation is None:
        return published
    sentence = document.sentences[document.sentence_at(document.starts[mention.first])]
    narrative.anchor = published
    for other in mentions[max(0, index - _SPEECH_WINDOW) : index + _SPEECH_WINDOW + 1]:
        offset = document.starts[other.first]
        inside = quotation.start <= offset < quotation.end
        if inside or not sentence.start <= offset < sentence.end or document.quotation_at(offset):
            continue
        if other.kind == "weekday" or (other.kind == "month" and other.data[2]):
            days = date_mention(other, document.words, narrative).days
            return days.start or published
    return published
