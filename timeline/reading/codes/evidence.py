"""Why a statement carries its codes: its words in the text, and the rules that read them."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.model import Evidence, Span, Timex
from timeline.reading.codes.outlook import SAID
from timeline.reading.codes.provisions import Hit
from timeline.reading.codes.readings import Clause, Reading
from timeline.reading.text.document import Document

_LINKS = frozenset({"and", "or", "nor", "but", "amid", ",", "that"})  # lead up to a clause and are no part of it


def explain_position(document: Document, reading: Reading) -> list[Evidence]:
    """Return the cues that make the position or the event, and the triggers that make modality and change."""
    code = "position" if reading.sign or reading.outer.entry.role == "echo" else "event_type"
    cues = [cue for cue in reading.cues if not (reading.sign and cue.entry.role == "act")]  # an act takes no position
    evidence = [Evidence(document.span_of(cue.first, cue.last), cue.entry.id, code) for cue in cues]
    for trigger in reading.triggers:
        code = "change" if trigger.entry.sets in ("begins", "continues", "ends") else "modality"
        evidence.append(Evidence(document.span_of(trigger.first, trigger.last), trigger.entry.id, code))
    return evidence


def explain_opinion(document: Document, clause: Clause) -> list[Evidence]:
    """Return the reporting cue of what is said without a cue of its own, and what says that all stays as it was."""
    cue = clause.voice.attribution.cue[:1] if clause.voice.attribution else ()
    said = [Evidence(Span(*span), SAID, "kind") for span in cue]
    if clause.stands is None:
        return said
    stands = document.span_of(clause.stands.first, clause.stands.last)
    return [*said, Evidence(stands, clause.stands.entry.id, "change" if said else "position")]


def explain_place(hit: Hit | None, timex: Timex | None, bounds: Iterable[tuple[Timex, str]] = ()) -> list[Evidence]:
    """Return the words that show the provision, the date, and from when and until when it holds, if any."""
    evidence = [Evidence(hit.span, f"codebook/{hit.provision}", "provision")] if hit else []
    dates = [(timex, "when"), *bounds] if timex else bounds
    return evidence + [Evidence(date.span, f"timexes/{date.rule}", code) for date, code in dates]


def find_span(document: Document, clause: Clause) -> Span:
    """Return a clause's characters; with source and cue where the cue makes the position."""
    voice, first, last = clause.voice, clause.first, _find_last(clause)
    while first < last - 1 and document.words[first] in _LINKS:
        first += 1
    while last - 1 > first and document.words[last - 1] in _LINKS:
        last -= 1
    start, end = document.span_of(first, last)
    if voice.attribution and clause.reading is not None and voice.frames(clause.reading.outer.first):
        sources = [s for s, _ in voice.attribution.source if s >= clause.sentence.start]
        start = min(start, document.starts[clause.reading.outer.first], *sources, start)
    return _trim(document.text, Span(start, end))


def _find_last(clause: Clause) -> int:
    """Return the word behind a clause; the article's own ends where somebody speaks: "backed it, saying | …"."""
    if clause.voice.attribution is not None or clause.reading is None:
        return clause.last
    told = max(cue.last for cue in clause.reading.cues)
    return min(clause.last, *(last for _, last in clause.voice.stretches if told <= last))


def _trim(text: str, span: Span) -> Span:
    """Cut leading punctuation and trailing commas off a span."""
    start, end = span
    while start < end and (text[start] in ",;:—–-)" or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in ",;:—–-(" or text[end - 1].isspace()):
        end -= 1
    return Span(start, end) if end > start else span
