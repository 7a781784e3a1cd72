"""The words of the project as frozen dataclasses. Standard library only.

Every span counts characters (code points) of the untouched article text, end exclusive.
Every date is a naive calendar day: a news article knows no finer clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

KINDS = ("event", "stance")
POSITIONS = ("prohibits", "opposes", "supports", "permits")  # ordinal: from forbidding to allowing
CHANGES = ("begins", "continues", "ends")
MODALITIES = ("realised", "planned", "hypothetical", "denied")
PRECISIONS = ("day", "week", "month", "year", "vague")  # from exact to vague
BASES = ("explicit", "relative", "context", "published")
ATTRIBUTION_TYPES = ("direct", "mixed", "indirect")
TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")


class Span(NamedTuple):
    """Characters [start, end) of the article text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its outlet and its publication date, on which every relative date hangs."""

    id: str
    text: str
    published: date
    title: str = ""
    outlet: str = ""
    url: str = ""
    published_basis: str = ""  # why the publication date is what it is, where it had to be inferred


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source + cue + content; each a tuple of fragments, source and cue possibly empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    type: str = "indirect"


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, either side open (None), with its precision and the basis it rests on."""

    start: date | None
    end: date | None
    precision: str
    basis: str


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 type and value, and the interval that it spans."""

    span: Span
    type: str
    value: str
    start: date | None
    end: date | None
    precision: str
    rule: str = ""  # which entry of data/timexes.toml read it
    basis: str = "explicit"  # or "relative": it hangs on publication or on another date
    modifier: str = ""  # since, until, by, before, after or from: the word before it, outside its span; or lag


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a statement carries a code: the cue in the text, the rule that read it, the code it made."""

    span: Span
    rule: str
    code: str = ""  # kind, event_type, source, actor, position, provision, change, modality, when, effect or end


@dataclass(frozen=True, slots=True)
class Statement:
    """One coded unit, one mark. Empty strings mean: none, or not known."""

    id: str
    article: str  # the article's id
    span: Span
    text: str
    kind: str
    when: When
    event_type: str = ""
    source: str = ""  # as written: "the second U.S. official", "he"
    speaker: str = ""  # the source resolved: "Antony Blinken"; never a pronoun
    actor: str = ""  # codebook id, or the name that the article gives
    position: str = ""
    provision: str = ""  # codebook id
    change: str = ""
    modality: str = "realised"
    evidence: tuple[Evidence, ...] = ()
    coder: str = "machine"


@dataclass(frozen=True, slots=True)
class PolicyState:
    """The position of an actor with authority on a provision from `start` until `end`.

    None means open. Where the text is vague, `start` is the first day on which the state can
    have begun and `start_by` the last; likewise `end` and `end_by`.
    """

    provision: str
    actor: str
    position: str
    start: date | None
    end: date | None
    statements: tuple[str, ...]  # the ids of the statements that prove it
    start_by: date | None = None
    end_by: date | None = None
    effect: date | None = None  # the day from which it applies, where that is later than what decides it
    effect_precision: str = "day"


@dataclass(frozen=True, slots=True)
class Coding:
    """One article with everything read from it."""

    article: Article
    sentences: tuple[Span, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    timexes: tuple[Timex, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """Several articles coded, and the policy states that follow from all of them together."""

    codings: tuple[Coding, ...] = ()
    states: tuple[PolicyState, ...] = ()
    left_out: int = 0  # statements that a filter has taken away

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, in the order of their articles and of the text."""
        return tuple(statement for coding in self.codings for statement in coding.statements)

    @property
    def published(self) -> dict[str, date]:
        """The day on which each article appeared, by its id."""
        return {coding.article.id: coding.article.published for coding in self.codings}


class InputError(ValueError):
    """Bad input, said in one sentence that names the file, line or field and what to do."""
