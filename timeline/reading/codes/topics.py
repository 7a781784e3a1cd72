"""Which provision a clause is about: its own words, its sentence's, or what the text was just speaking of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from timeline.codebook import Codebook
from timeline.reading.codes.cues import Cue, shift_words
from timeline.reading.codes.measures import load_measures
from timeline.reading.codes.provisions import Hit, choose_provision, find_provisions
from timeline.reading.text.document import Document, Sentence
from timeline.reading.text.phrases import Match

_LONG_NAME = 60  # characters of a provision's name before the word that tells what it is
_TURNS = frozenset(["but", "while", "whereas", "although", "though", ";"])
_LEAD = 3  # sentences of a lead
_NEAR = 300  # words after a clause in which a "but" is looked for; only a sentence without end is longer
_FAR = 3_000  # characters on either side of a clause in which its provision is looked for
_OPENING = 8  # words in which a sentence names what it is about
_REASONS = frozenset({"because", "amid", "despite", "citing"})  # lead to why it is done
_OVER, _CARES = frozenset({"over", "on"}), frozenset("concern concerns fear fears worries anger".split())
_AFAR, _CLOSE, _NEXT = 5, 3, 10  # words before and behind a name
_BEYOND = frozenset({"beyond", "outside"})
_NOT_ONLY = frozenset(
    {("not", "only"), ("not", "just"), ("not", "limited"), ("not", "confined"), ("not", "restricted")}
)
_SAME_START = 4  # provisions that may begin with the same word
_DECISION = 3  # what it weighs for an article's main provision that lead or title tells of it, in mentions


class Topics:
    """Follows the provisions through one document."""

    def __init__(
        self, document: Document, codebook: Codebook, titled: frozenset[str] = frozenset(), literally: bool = False
    ) -> None:
        self.document = document
        self.titled = titled  # the provisions that the title names
        self.measures = load_measures(codebook)
        hits = find_provisions(document, codebook, literally)
        self.broader = {provision.id: provision.within for provision in codebook.provisions}
        self.hits = sorted(map(self._widen, [*hits, *self.measures.find_called(document, hits)]))
        self.offsets = [hit.span.start for hit in self.hits]
        self.laws = {provision.id for provision in codebook.provisions if _names_law(provision.label)}
        self.counts = Counter(hit.provision for hit in self.hits if hit.exact) or Counter(
            hit.provision for hit in self.hits
        )
        self.main = self._find_main([])
        self.last = ""
        self.told_in = -1  # the paragraph of the statement that was about it

    def find_provision(self, first: int, last: int, sentence: Sentence) -> tuple[str, Hit | None]:
        """Return the provision of the words [first, last), and the hit that shows it unless it is carried over."""
        start, end = self.document.span_of(first, last)
        hit = choose_provision(self._told_before_reasons(self._within(start, end), first, last), self.counts, start)
        if hit is not None:
            return hit.provision, hit
        if pointed := self._find_pointed_to(first, sentence):
            return pointed, None
        if self.last and self.names_shift(first, last):
            return (self.last if self.told_in == sentence.paragraph else self.main), None
        hit = choose_provision(self._around(start, end, sentence), self.counts, start)
        if hit is not None:
            return hit.provision, hit
        return self._carry_over(start, sentence), None

    def _widen(self, hit: Hit) -> Hit:
        """ "Not only near the park", "beyond the park": what is more than a part is about the whole."""
        whole, words = self.broader.get(hit.provision, ""), self.document.words
        if not whole:
            return hit
        first, last = self.document.words_within(hit.span)
        before = words[max(0, first - _AFAR) : first]
        more = not _BEYOND.isdisjoint(before[-_CLOSE:]) or any(pair in _NOT_ONLY for pair in pairwise(before))
        if not more or "but" in (*before, *words[last : last + _NEXT]):  # "not only there but here"
            return hit
        return hit._replace(provision=whole, depth=hit.depth - 1)

    def _told_before_reasons(self, hits: list[Hit], first: int, last: int) -> list[Hit]:
        """ "Paused the bombs | over concerns about Rafah": what a clause names before it says why, if anything."""
        if len(hits) < 2:
            return hits
        words = self.document.words
        pairs = enumerate(pairwise(words[first + 1 : last]), first + 1)
        reasons = (i for i, (word, after) in pairs if word in _REASONS or (word in _OVER and after in _CARES))
        starts = (self.document.starts[i] for i in reasons)
        reason = next((start for start in starts if start > hits[0].span.start), None)
        return hits if reason is None else [hit for hit in hits if hit.span.start < reason]

    def _find_pointed_to(self, first: int, sentence: Sentence) -> str:
        """ "Private ones aren't affected. They can be ridden": what opens the sentence before, where it suits."""
        words, sentences = self.document.words, self.document.sentences
        if words[first] != "they" or "be" not in words[first + 1 : first + 4]:
            return ""
        before = sentences[max(0, self.document.sentence_at(sentence.start) - 1)]
        if before.first == sentence.first or before.paragraph != sentence.paragraph:
            return ""
        start, end = self.document.span_of(before.first, min(before.first + _OPENING, before.last))
        hit = choose_provision(self._within(start, end), self.counts, start)
        return hit.provision if hit is not None else ""

    def are_told(self) -> bool:
        """Is the article about the codebook's provisions: does it name one in title or lead, or at least twice?

        Where there are none, it may be about anything.
        """
        lead = self.document.sentences[:_LEAD]
        twice = len({hit.span.start for hit in self.hits}) > 1
        return not self.broader or bool(self.titled) or twice or bool(lead and self._within(0, lead[-1].end))

    def _around(self, start: int, end: int, sentence: Sentence) -> list[Hit]:
        """The hits of the sentence beside the clause [start, end); what follows a "but" is another matter."""
        document = self.document
        first, until = document.word_at(end), sentence.end
        after = document.words[first : min(sentence.last, first + _NEAR)]
        if not _TURNS.isdisjoint(after):
            until = document.starts[first + next(i for i, word in enumerate(after) if word in _TURNS)]
        return self._within(max(sentence.start, start - _FAR), min(until, end + _FAR))

    def _carry_over(self, start: int, sentence: Sentence) -> str:
        """The article's main provision, unless the paragraph was speaking of others only: then the last of these."""
        before = self._within(max(self.document.paragraphs[sentence.paragraph].start, start - _FAR), start)
        if before and all(hit.provision != self.main for hit in before):
            return before[-1].provision
        return self.main or self.last

    def set_main(self, named: list[str]) -> bool:
        """Find the main provision anew, knowing those of the first rules: what the article's change is about.

        Where it is another one, what was told so far is forgotten, and the answer is True.
        """
        before, self.main = self.main, self._find_main(named)
        if self.main != before:
            self.last, self.told_in = "", -1
        return self.main != before

    def _find_main(self, decided: list[str]) -> str:
        """What most of the article is about; the title, or a rule that the lead tells, counts like three mentions.

        Of the provision that is most spoken of, with its parts, it is the whole rather than a part, unless the title
        names the part, the lead keeps to it, or half of what is said of the whole is said of it.
        """
        weights = self.counts.copy()
        for provision in (*decided, *filter(self.titled.__contains__, self.broader)):
            weights[provision] += _DECISION
        if not weights:
            return ""
        spoken_of: Counter[str] = Counter()
        for provision, weight in weights.items():
            spoken_of[self._find_whole(provision)] += weight
        family = spoken_of.most_common(1)[0][0]
        main = max((part for part in weights if self._find_whole(part) == family), key=weights.__getitem__)
        broader = self.broader.get(main, "")
        if not broader or main in self.titled:
            return main
        parts = {provision for provision in self.broader if self.broader[provision] == broader}
        if len(parts.intersection(decided)) > 1:
            return broader
        whole = self.counts[broader] + sum(self.counts[part] for part in parts)
        told = decided.count(main) > max(1, decided.count(broader))
        return main if told or 2 * self.counts[main] >= whole else broader

    def _find_whole(self, provision: str) -> str:
        """Return the broadest provision of which this one is a part."""
        while broader := self.broader.get(provision, ""):
            provision = broader
        return provision

    def names_any(self, first: int, last: int) -> bool:
        """Do the words name a provision?"""
        return bool(self._hits_in(first, last))

    def find_names(self, first: int, last: int) -> list[tuple[int, int]]:
        """Return the words of every name of a provision within the words [first, last), but not "anti-drone"."""
        names = (self.document.words_within(hit.span) for hit in self._hits_in(first, last))
        return [(start, end) for start, end in names if start < end]

    def covers(self, first: int, last: int) -> bool:
        """Are the words [first, last) the beginning of a provision's name: "refuse entry", "turn away"?"""
        start, end = self.document.span_of(first, last)
        low = bisect_left(self.offsets, start)
        return any(hit.span.start == start and hit.span.end >= end for hit in self.hits[low : low + _SAME_START])

    def holds(self, first: int, last: int) -> bool:
        """Are the words [first, last) inside a provision's name: "requests" in "asylum requests"?"""
        start, end = self.document.span_of(first, last)
        before = bisect_left(self.offsets, end) - 1
        return before >= 0 and self.hits[before].span.start <= start and end <= self.hits[before].span.end

    def is_law(self, first: int, last: int) -> bool:
        """Are the words [first, last) inside the name of a provision that is a law itself: "repeal the farm laws"?"""
        if not self.laws:
            return False
        start, end = self.document.span_of(first, last)
        near = self.hits[bisect_left(self.offsets, start - _LONG_NAME) : bisect_right(self.offsets, start)]
        return any(end <= hit.span.end for hit in near if hit.provision in self.laws)

    def list_cues(self, sentence: Sentence, cues: list[Match[Cue]]) -> list[Match[Cue]]:
        """Return the cues of a sentence as they are to be read where a provision is itself a rule, or a permission."""
        return self.measures.list_cues(self.document, sentence, cues, self._within(sentence.start, sentence.end))

    def named(self, first: int, last: int) -> set[str]:
        """Return the provisions that the words name."""
        return {hit.provision for hit in self._hits_in(first, last)}

    def names_shift(self, first: int, last: int) -> bool:
        """Do the words speak of the change itself: "the decision", "this step"?"""
        return not shift_words().isdisjoint(self.document.words[first:last])

    def remember(self, provision: str, sentence: Sentence) -> None:
        """Note what was spoken of and where, for "the decision" in what follows."""
        if provision:
            self.last, self.told_in = provision, sentence.paragraph

    def _hits_in(self, first: int, last: int) -> list[Hit]:
        return self._within(*self.document.span_of(first, last))

    def _within(self, start: int, end: int) -> list[Hit]:
        low, high = bisect_left(self.offsets, start), bisect_left(self.offsets, end)
        return [hit for hit in self.hits[low:high] if hit.span.end <= end] if low < high else []


@lru_cache(maxsize=1_000)
def _names_law(label: str) -> bool:
    """Is what may be allowed or not itself a law, a plan or a reform: "The three farm laws"?"""
    words = label.lower().split()
    return not shift_words().isdisjoint([*words, *(word.removesuffix("s") for word in words)])
