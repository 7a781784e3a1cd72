"""A reporting word where it stands, and the attribution that it would make."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.reading.attribution.reporting import Cue
from timeline.reading.attribution.syntax import Syntax, Words


@dataclass(slots=True)
class Hit:
    """A cue found at words [first, last) of sentence `number`, whose words are [low, high)."""

    syntax: Syntax
    cue: Cue
    first: int
    last: int
    low: int
    high: int
    number: int

    @property
    def words(self) -> Words:
        """The words of the cue."""
        return self.first, self.last


@dataclass(slots=True)
class Candidate:
    """An attribution in words; find_attributions chooses among these."""

    source: Words | None
    cue: Words
    content: list[Words]
    frame: str  # the frame of data/reporting.toml that made it, or label, according, tag, by
    lemma: str
    sentence: int
    start: int  # where its clause begins: the first word of source or cue
    tense: str = ""
    shared: bool = False  # its source is the subject of the clause before
    nests: bool = False  # a saying inside a saying is an attribution of its own
    owned: bool = False  # its source is a possessive
