"""A sentence cut into voices, the article's own or a source's, and voices cut into clauses."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from timeline.codebook import load_rules
from timeline.model import Attribution, Span
from timeline.reading.document import Document, Sentence
from timeline.reading.verbs import verb_forms

_BREAKS = frozenset({",", ";", ":", "—", "–", "––", "(", ")", "...", "…"})
_CONJUNCTIONS = frozenset(
    """but while although though whereas because despite yet which who whom whose after before when until amid
    if""".split()
)
_DASHES = frozenset({"-", "–", "—", "––", "--"})
_DATELINE = 14  # words in which a dateline ends with its dash
_COORDINATIONS = frozenset({"and", "or", "nor"})


class Voice(NamedTuple):
    """Who speaks over some stretches of words: an attribution's source, or None for the article itself."""

    stretches: tuple[tuple[int, int], ...]
    attribution: Attribution | None
    frame: tuple[int, int] | None  # the words of the attribution's cue, if they stand in this sentence

    @property
    def first(self) -> int:
        """The voice's first word."""
        return self.stretches[0][0]

    @property
    def last(self) -> int:
        """The word after the voice's last one."""
        return self.stretches[-1][1]


@cache
def saying_words() -> frozenset[str]:
    """Return the words of data/cues.toml that put something into a mouth or pen, in all their forms."""
    saying = load_rules("cues")["saying"]
    return frozenset(saying["words"]).union(*(verb_forms(verb) for verb in saying["verbs"]))


def is_saying(document: Document, attribution: Attribution) -> bool:
    """Does this attribution report words, rather than a wish or a deed that has a code of its own?"""
    if attribution.type == "direct" or not attribution.cue:
        return True
    return any(document.words[i] in saying_words() for i in _words_inside(document, None, attribution.cue))


def split_voices(document: Document, sentence: Sentence, attributions: list[Attribution]) -> list[Voice]:
    """Cut a sentence where the speaker changes; sources and cues belong to nobody's content.

    `attributions` are those that touch the sentence. Of nested contents the innermost wins.
    """
    owner: list[Attribution | None] = [None] * (sentence.last - sentence.first)
    frames: set[int] = set()
    by_size = sorted(attributions, key=lambda a: -sum(end - start for start, end in a.content))
    for attribution in by_size:
        for i in _words_inside(document, sentence, attribution.content):
            owner[i - sentence.first] = attribution
        for spans in (attribution.source, attribution.cue):
            frames.update(_words_inside(document, sentence, spans))
    begin = sentence.first + _count_dateline(document, sentence)
    stretches: dict[int, list[list[int]]] = {}
    speakers: dict[int, Attribution | None] = {}
    for i in range(begin, sentence.last):
        if i not in frames:
            speaker = owner[i - sentence.first]
            speakers[id(speaker)] = speaker
            own = stretches.setdefault(id(speaker), [])
            if own and own[-1][1] == i:
                own[-1][1] = i + 1
            else:
                own.append([i, i + 1])
    voices = [
        Voice(tuple((a, b) for a, b in own), speakers[key], _frame(document, sentence, speakers[key]))
        for key, own in stretches.items()
    ]
    return sorted(voices, key=lambda voice: voice.first)


def _count_dateline(document: Document, sentence: Sentence) -> int:
    """The number of words of a dateline: "OSLO, Dec 2 (Reuters) -"."""
    forms = document.forms[sentence.first : sentence.first + _DATELINE]
    if not forms or not forms[0].isupper() or len(forms[0]) < 3:
        return 0
    return next((number + 1 for number, form in enumerate(forms) if form in _DASHES), 0)


def _words_inside(document: Document, sentence: Sentence | None, spans: tuple[Span, ...]) -> list[int]:
    """The numbers of the words that lie within the spans, and within the sentence if one is given."""
    words: list[int] = []
    for start, end in spans:
        if sentence is not None:
            start, end = max(start, sentence.start), min(end, sentence.end)
        if start < end:
            words.extend(range(*document.words_within((start, end))))
    return words


def _frame(document: Document, sentence: Sentence, attribution: Attribution | None) -> tuple[int, int] | None:
    cue = _words_inside(document, sentence, attribution.cue) if attribution else []
    return (min(cue), max(cue) + 1) if cue else None


def split_clauses(document: Document, voice: Voice, starts: set[int]) -> list[tuple[int, int]]:
    """Cut a voice's words at punctuation, conjunctions, and before "and" + one of `starts`.

    `starts` are the words at which a cue begins: "banned A and allowed B" is two clauses, "A and B" is one.
    """
    words = document.words
    clauses = []
    for first, last in voice.stretches:
        begin = first
        for i in range(first, last):
            word = words[i]
            coordinated = word in _COORDINATIONS and not starts.isdisjoint(range(i + 1, min(i + 4, last)))
            if word in _BREAKS or word in _CONJUNCTIONS or coordinated:
                if i > begin:
                    clauses.append((begin, i))
                begin = i + 1 if word in _BREAKS else i
        if last > begin:
            clauses.append((begin, last))
    return clauses
