"""A sentence cut into clauses, each with its voice: the article's own, or a source's."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from timeline.codebook import load_rules
from timeline.model import Attribution, Span
from timeline.reading.document import Document, Sentence
from timeline.reading.verbs import verb_forms

_BREAKS = frozenset({",", ";", ":", "—", "–", "(", ")", "...", "…"})
_CONJUNCTIONS = frozenset(
    "but while although though whereas because despite yet which who whom whose after before when until amid".split()
)
_COORDINATIONS = frozenset({"and", "or", "nor"})


class Voice(NamedTuple):
    """Who speaks over the words [first, last): an attribution, or None for the article itself."""

    first: int
    last: int
    attribution: Attribution | None
    frame: tuple[int, int] | None  # the words of the attribution's cue, if they stand in this sentence


@cache
def _saying_words() -> frozenset[str]:
    saying = load_rules("cues")["saying"]
    return frozenset(saying["words"]).union(*(verb_forms(verb) for verb in saying["verbs"]))


def is_saying(document: Document, attribution: Attribution) -> bool:
    """Does this attribution report words, rather than a wish or a deed that has a code of its own?"""
    if attribution.type == "direct" or not attribution.cue:
        return True
    words = _words_inside(document, None, attribution.cue)
    return any(document.words[i] in _saying_words() for i in words)


def split_voices(document: Document, sentence: Sentence, attributions: list[Attribution]) -> list[Voice]:
    """Cut a sentence where the speaker changes; sources and cues belong to nobody's content.

    `attributions` are those that touch the sentence. Of nested contents the innermost wins.
    """
    owner: list[Attribution | None] = [None] * (sentence.last - sentence.first)
    frame_words: set[int] = set()
    by_size = sorted(attributions, key=lambda a: -sum(span.end - span.start for span in a.content))
    for attribution in by_size:
        for i in _words_inside(document, sentence, attribution.content):
            owner[i - sentence.first] = attribution
        for spans in (attribution.source, attribution.cue):
            frame_words.update(_words_inside(document, sentence, spans))
    voices: list[Voice] = []
    for i in range(sentence.first, sentence.last):
        speaker = owner[i - sentence.first]
        if i in frame_words:
            continue
        if voices and voices[-1].last == i and voices[-1].attribution is speaker:
            voices[-1] = voices[-1]._replace(last=i + 1)
        else:
            voices.append(Voice(i, i + 1, speaker, None))
    return _attach_frames(document, sentence, voices)


def _words_inside(document: Document, sentence: Sentence | None, spans: tuple[Span, ...]) -> list[int]:
    """The numbers of the words that lie within the spans, and within the sentence if one is given."""
    words: list[int] = []
    for start, end in spans:
        if sentence is not None:
            start, end = max(start, sentence.start), min(end, sentence.end)
        if start < end:
            words.extend(range(*document.words_within((start, end))))
    return words


def _attach_frames(document: Document, sentence: Sentence, voices: list[Voice]) -> list[Voice]:
    """Give the first stretch of every attribution the words of its cue."""
    seen: set[int] = set()
    attached = []
    for voice in voices:
        if voice.attribution is not None and id(voice.attribution) not in seen:
            seen.add(id(voice.attribution))
            cue = _words_inside(document, sentence, voice.attribution.cue)
            voice = voice._replace(frame=(min(cue), max(cue) + 1) if cue else None)
        attached.append(voice)
    return attached


def split_clauses(document: Document, first: int, last: int, starts: set[int]) -> list[tuple[int, int]]:
    """Cut the words [first, last) at punctuation, conjunctions, and before "and" + one of `starts`.

    `starts` are the words at which a cue begins: "banned A and allowed B" is two clauses, "A and B" is one.
    """
    words = document.words
    clauses, begin = [], first
    for i in range(first, last):
        word = words[i]
        coordinated = word in _COORDINATIONS and any(k in starts for k in range(i + 1, min(i + 4, last)))
        if word in _BREAKS or word in _CONJUNCTIONS or coordinated:
            if i > begin:
                clauses.append((begin, i))
            begin = i + 1 if word in _BREAKS else i
    if last > begin:
        clauses.append((begin, last))
    return clauses
