"""Which provision a clause is about: its own words, its sentence's, or what the text was just speaking of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from timeline.codebook import Codebook
from timeline.reading.document import Document, Sentence
from timeline.reading.provisions import Hit, choose_provision, find_provisions


class Topics:
    """Follows the provisions through one document."""

    def __init__(self, document: Document, codebook: Codebook) -> None:
        self.document = document
        self.hits = find_provisions(document.text, codebook)
        self.offsets = [hit.span.start for hit in self.hits]
        counts = Counter(hit.provision for hit in self.hits)
        self.main = counts.most_common(1)[0][0] if counts else ""
        self.last = ""

    def find_provision(self, first: int, last: int, sentence: Sentence) -> tuple[str, Hit | None]:
        """Return the provision of the words [first, last) and the hit that shows it, None where it is carried over."""
        start, end = self.document.starts[first], self.document.ends[last - 1]
        hit = choose_provision(self._within(start, end), start) or choose_provision(
            self._within(sentence.start, sentence.end), start
        )
        if hit is not None:
            return hit.provision, hit
        return self.last or self.main, None

    def remember(self, provision: str, sentence: Sentence) -> None:
        """Note what was spoken of, for "the decision" and "such weapons" in what follows."""
        if provision:
            self.last = provision

    def _within(self, start: int, end: int) -> list[Hit]:
        low, high = bisect_left(self.offsets, start), bisect_left(self.offsets, end)
        return [hit for hit in self.hits[low:high] if hit.span.end <= end]
