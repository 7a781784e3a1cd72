"""Who speaks in a sentence: the article itself, or the source of an attribution that reports words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from timeline.codebook import load_rules
from timeline.model import Attribution, Span
from timeline.reading.text.document import Document, Sentence
from timeline.reading.text.verbs import forms_of, verb_forms

_FINITE = frozenset(
    """is are was were will would can could may might must should has have had do does did isn't aren't wasn't won't
    wouldn't can't cannot couldn't i we they he she it""".split()
)  # one of these in what a speaker promises makes it a clause, which reports words
_CLOSERS = frozenset({'"', "”", "'", ")"})
_EVIDENCE = frozenset("data figures numbers poll polls pollster records statistics survey surveys".split())
_SEEN_BY = frozenset({("seen", "by"), ("obtained", "by"), ("reviewed", "by")})
_FINDING = forms_of(
    "find detect recognise recognize report forecast cite point post publish believe reaffirm show list"
)
_AUXILIARIES = 3  # words that part a source from its cue: "has not yet | said"
_PAUSES = frozenset({",", "(", "–", "—", "-"})
_THEMSELVES = frozenset({"itself", "himself", "herself", "themselves"})
_FINDINGS = frozenset("unlawful unconstitutional illegal invalid void guilty disproportionate".split())
_AFTER_ANSWER = frozenset("in on to last at again when twice yesterday".split())
_KNOWN = frozenset({"clear", "plain", "certain", "sure"})
_NOBODY = -1  # owns sources and cues

# the words [first, last), how strongly they are claimed (the less the stronger), whose
Claim = tuple[int, int, int, int]


class Voice(NamedTuple):
    """Who speaks over some stretches of words: an attribution's source, or None for the article itself."""

    stretches: tuple[tuple[int, int], ...]
    attribution: Attribution | None = None
    frame: tuple[int, int] | None = None  # the words of the attribution's cue, if they stand in this sentence

    @property
    def first(self) -> int:
        """The voice's first word."""
        return self.stretches[0][0]

    @property
    def last(self) -> int:
        """The word after the voice's last one."""
        return self.stretches[-1][1]

    @property
    def manner(self) -> str:
        """How somebody is quoted, "direct", "indirect" or "mixed"; "" where the article itself speaks."""
        return self.attribution.type if self.attribution is not None else ""

    def frames(self, word: int) -> bool:
        """Does the word stand in the attribution's cue?"""
        return self.frame is not None and self.frame[0] <= word < self.frame[1]


@cache
def verbs_of(group: str) -> frozenset[str]:
    """Return the verbs of saying of one group in data/cues.toml ("committing", "promising", …), in all their forms."""
    return frozenset().union(*(verb_forms(verb) for verb in load_rules("cues")["saying"][group]))


@cache
def saying_words() -> frozenset[str]:
    """Return the words of data/cues.toml that put something into a mouth or pen, in all their forms."""
    return verbs_of("verbs") | frozenset(load_rules("cues")["saying"]["words"])


_RELATIVES = frozenset({"which", "who"})
_ORDERS, _ORDERED = verb_forms("tell"), 4  # words from "told" to "to": "told the pilots' union to"


class Voices:
    """The voices of a document's sentences, from the attributions that report words.

    An attribution whose cue has a code of its own ("wants", "decided") is no voice.
    """

    def __init__(self, document: Document, attributions: list[Attribution]) -> None:
        self._document = document
        self._by_sentence: dict[int, list[Attribution]] = {}  # by the sentence's first character
        for attribution in attributions:
            if self._is_saying(attribution):
                numbers = {n for span in attribution.content for n in self._sentences_of(span)}
                for number in numbers:
                    self._by_sentence.setdefault(document.sentences[number].start, []).append(attribution)

    def speak_in(self, sentence: Sentence) -> bool:
        """Is anybody quoted in the sentence?"""
        return sentence.start in self._by_sentence

    def split(self, sentence: Sentence) -> list[Voice]:
        """Cut a sentence where the speaker changes; sources and cues belong to nobody's content.

        Of nested contents the innermost wins. A dateline is nobody's. The voices are in text order.
        """
        begin = self._document.skip_dateline(sentence)
        if begin >= sentence.last:
            return []
        sayings = self._by_sentence.get(sentence.start)
        if not sayings:
            return [Voice(((begin, sentence.last),))]
        stretches: dict[int | None, list[tuple[int, int]]] = {}
        for owner, first, last in _divide(self._claim(sayings, sentence, begin), begin, sentence.last):
            own = stretches.setdefault(owner, [])
            if own and own[-1][1] == first:
                first = own.pop()[0]
            own.append((first, last))
        stretches.pop(_NOBODY, None)
        return [
            self._voice(own, None if owner is None else sayings[owner], sentence) for owner, own in stretches.items()
        ]

    def _claim(self, sayings: list[Attribution], sentence: Sentence, begin: int) -> list[Claim]:
        """The words that each saying claims, itself as a number; the shorter its content, the stronger."""
        claims = []
        order = sorted(range(len(sayings)), key=lambda number: -_length(sayings[number].content))
        for rank, number in enumerate(order):
            saying = sayings[number]
            claims += [(a, b, -rank, number) for a, b in self._ranges(saying.content, sentence, begin)]
            cue = self._ranges(saying.cue, sentence, begin)
            source = self._ranges(self._own_source(saying), sentence, begin)
            frame = [(a, b) for a, b in source if not self._acts_first(b, cue)] + cue
            claims += [(a, b, -len(sayings), _NOBODY) for a, b in frame]
        return sorted(claims)

    def _acts_first(self, last: int, cue: list[tuple[int, int]]) -> bool:
        """ "The union thanked him and asked for more": is a source, up to word `last`, the subject of other deeds?"""
        return bool(cue) and cue[0][0] - last > _AUXILIARIES and self._document.words[last] not in _PAUSES

    def _own_source(self, saying: Attribution) -> tuple[Span, ...]:
        """The source, of "an appeal by the union, which argued" only "which": the rest belongs to what goes before."""
        if len(saying.source) > 1 and self._document.text[slice(*saying.source[-1])].lower() in _RELATIVES:
            return saying.source[-1:]
        return saying.source

    def _voice(self, stretches: list[tuple[int, int]], saying: Attribution | None, sentence: Sentence) -> Voice:
        cue = self._ranges(saying.cue, sentence, sentence.first) if saying else []
        return Voice(tuple(stretches), saying, (cue[0][0], cue[-1][1]) if cue else None)

    def _ranges(self, spans: tuple[Span, ...], sentence: Sentence, begin: int) -> list[tuple[int, int]]:
        """The words of the spans that stand in the sentence, from word `begin` on."""
        ranges = []
        starts, ends = self._document.starts, self._document.ends
        for start, end in spans:
            if start < sentence.end and end > sentence.start:
                first = bisect_left(starts, start, begin, sentence.last)
                last = bisect_right(ends, end, begin, sentence.last)
                if first < last:
                    ranges.append((first, last))
        return ranges

    def _sentences_of(self, span: Span) -> range:
        return range(self._document.sentence_at(span[0]), self._document.sentence_at(max(span[0], span[1] - 1)) + 1)

    def _is_saying(self, attribution: Attribution) -> bool:
        if attribution.type == "direct" or not attribution.cue:
            return True
        words, document = saying_words(), self._document
        content = document.words_within(attribution.content[0]) if attribution.content else (0, 0)
        if self._is_evidence(attribution) or self._is_find(attribution, *content) or self._is_answer(content[0]):
            return False
        cue = {word for span in attribution.cue for word in document.words[slice(*document.words_within(span))]}
        if not (attribution.source or _KNOWN.isdisjoint(cue)):
            return False  # "it was not clear how many would be shipped"
        ruled = attribution.source and attribution.content and attribution.content[-1].end <= attribution.cue[0].start
        if ruled and not verbs_of("deciding").isdisjoint(cue):  # "it is banned, the court ruled"
            between = document.text[attribution.cue[0].end : attribution.source[0].start]
            return between.strip() != "by"  # not "curbs ordered by a court"
        return not (words.isdisjoint(cue) or self._is_deed(cue, *content) or self._is_told_to(attribution))

    def _is_evidence(self, attribution: Attribution) -> bool:
        """ "Google figures show", "according to a draft seen by Reuters": does what holds no view tell it?"""
        span = attribution.source[-1] if attribution.source else None
        first, last = self._document.words_within(span) if span else (0, 0)
        words = self._document.words[first:last]
        return not (_EVIDENCE.isdisjoint(words) and _SEEN_BY.isdisjoint(pairwise(words)))

    def _is_answer(self, first: int) -> bool:
        """ "Berlin said no in October": is it a refusal, and no words that are reported?"""
        answer = self._document.words[first : first + 2]
        return answer[:1] in (["no"], ["yes"]) and not _AFTER_ANSWER.isdisjoint(answer[1:])

    def _is_find(self, attribution: Attribution, first: int, last: int) -> bool:
        """ "Inspectors found residues": is it a thing that somebody finds, where a clause would be words?

        And so is the name of a group "that calls itself the Guardians".
        """
        cue = self._document.words_within(attribution.cue[0])
        if first < last and self._document.words[first] in _THEMSELVES:
            return True
        if first == last or _FINDING.isdisjoint(self._document.words[slice(*cue)]):
            return False
        plain = (_FINITE | _FINDINGS).isdisjoint(self._document.words[first:last])  # not "found the ban unlawful"
        return self._document.words[first - 1] != "that" and plain

    def _is_told_to(self, attribution: Attribution) -> bool:
        """ "Shops were told to stop": is it an order by nobody named, and no words that are reported?"""
        if attribution.source or not attribution.content:
            return False
        return self._document.words[self._document.word_at(attribution.content[-1].start)] == "to"

    def _is_deed(self, cue: set[str], first: int, last: int) -> bool:
        """ "vowed to fight", "promised new weapons" tell of a deed; "promised that it would be so" reports words."""
        if first == last:
            return False
        words = self._document.words
        to = first + 1 + (0 if _ORDERS.isdisjoint(cue) else _ORDERED)
        if "to" in words[first : min(last, to)]:
            return _FINITE.isdisjoint(words[first : first + _ORDERED])  # "vowed to fight", "told the pilots to stop"
        return (
            not verbs_of("committing").isdisjoint(cue)
            and words[first - 1] != "that"
            and _FINITE.isdisjoint(words[first:last])
        )


def _divide(claims: list[Claim], begin: int, end: int) -> Iterator[tuple[int | None, int, int]]:
    """Yield the words [begin, end) piece by piece with their owner, who claims them most strongly, or None."""
    bounds = sorted({begin, end, *(claim[0] for claim in claims), *(claim[1] for claim in claims)})
    valid: list[tuple[int, int, int]] = []  # a heap of the claims that have begun: weakness, owner, last word
    at = 0
    for first, last in pairwise(bounds):
        while at < len(claims) and claims[at][0] <= first:
            heappush(valid, (claims[at][2], claims[at][3], claims[at][1]))
            at += 1
        while valid and valid[0][2] <= first:
            heappop(valid)
        yield valid[0][1] if valid else None, first, last


def _length(spans: tuple[Span, ...]) -> int:
    return sum(end - start for start, end in spans)


def is_question(document: Document, sentence: Sentence) -> bool:
    """Does the sentence ask, be it in quotation marks: "Will it?", "Whether it can, nobody knows"?"""
    words, last = document.words, sentence.last - 1
    if words[sentence.first] == "whether":
        return True
    while last > sentence.first and words[last] in _CLOSERS:
        last -= 1
    return words[last] == "?"
