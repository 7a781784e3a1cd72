"""What articles are about: phrases that may be provisions, from the statements that take a position."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.codebook import NO_CODEBOOK, load_rules
from timeline.model import Coding, Statement
from timeline.reading.actors.actor_words import first_names
from timeline.reading.actors.reader import find_mentions
from timeline.reading.attribution.wordclasses import classify
from timeline.reading.text.document import Document

_PROVISIONS, _PATTERNS = 8, 5  # how many a person can look through
_LONGEST = 4  # words of a provision's pattern
_OBJECT = 6  # words after a cue in which its object begins
Words = tuple[str, ...]
Run = tuple[int, int]


@dataclass(slots=True)
class Theme:
    """What is allowed or not, as a candidate: phrases with one head, and a sentence that has the first of them."""

    phrases: list[Words]
    patterns: list[str]  # the phrases as the articles write them, in the singular and in the plural
    example: str


@dataclass(slots=True)
class Usage:
    """How a phrase is used in statements that take a position: how weightily, how often in which form, where first."""

    weight: int
    forms: Counter[str]
    example: str


def find_themes(codings: Sequence[Coding], documents: Sequence[Document]) -> list[Theme]:
    """Return candidate provisions, the most telling first.

    Phrases are ranked by C-value (Frantzi, Ananiadou & Mima 2000) within the statements that take a position, and kept
    if they are commoner there than in the rest of the text by log-likelihood (Dunning 1993). What an article says but
    once is no candidate while there is something that it repeats, or names in its title.
    """
    used: dict[Words, Usage] = {}
    everywhere: Counter[Words] = Counter()
    for coding, document in zip(codings, documents, strict=True):
        runs = _content_runs(coding, document)
        everywhere.update(phrase for run in runs for phrase, _ in _phrases(document, run))
        for statement in coding.statements:
            if statement.position:
                _count_statement(document, statement, runs, used)
    scores = _c_values({phrase: usage.weight for phrase, usage in used.items()})
    total = sum(usage.forms.total() for usage in used.values())
    rest = max(1, sum(everywhere.values()) - total)
    titles = [_singular_words(coding.article.title) for coding in codings]
    named = {phrase for phrase in used if any(_holds(title, phrase) for title in titles)}
    telling = []
    for phrase, usage in used.items():
        count = usage.forms.total()
        elsewhere = max(0, everywhere[phrase] - count)  # statements may overlap
        wanted = scores[phrase] > 0 and (len(phrase) > 1 or count > 1)
        if wanted and (phrase in named or _is_keyer(count, total, elsewhere, rest)):
            telling.append(phrase)
    repeated = [phrase for phrase in telling if phrase in named or everywhere[phrase] > 1]
    return _group(sorted(repeated or telling, key=lambda phrase: (-scores[phrase], -len(phrase), phrase)), used)


def _singular_words(text: str) -> Words:
    return tuple(_singular(word) for word in re.findall(r"[\w-]+", text.lower()))


def _holds(title: Words, phrase: Words) -> bool:
    wanted = tuple(map(_singular, phrase))
    return any(title[i : i + len(wanted)] == wanted for i in range(len(title)))


def log_likelihood(count: int, total: int, other: int, rest: int) -> float:
    """Return Dunning's G² of a phrase seen `count` times among `total` and `other` times among `rest`."""
    share = (count + other) / (total + rest)
    seen = ((count, total * share), (other, rest * share))
    return 2 * sum(observed * math.log(observed / expected) for observed, expected in seen if observed)


def _is_keyer(count: int, total: int, other: int, rest: int) -> bool:
    return count * rest >= other * total and log_likelihood(count, total, other, rest) > 0


def _c_values(counts: dict[Words, int]) -> dict[Words, float]:
    """Return the C-value of each phrase: long and frequent, but not only as a part of a longer one."""
    longer: dict[Words, list[int]] = {}
    for phrase, count in counts.items():
        for size in range(1, len(phrase)):
            for start in range(len(phrase) - size + 1):
                longer.setdefault(phrase[start : start + size], []).append(count)
    values = {}
    for phrase, count in counts.items():
        nests = longer.get(phrase, ())
        values[phrase] = math.log2(len(phrase) + 0.5) * (count - (sum(nests) / len(nests) if nests else 0))
    return values


def _count_statement(document: Document, statement: Statement, runs: list[Run], used: dict[Words, Usage]) -> None:
    """Count the phrases of a statement; what closely follows a cue ("banned …", "the ban on …") counts twice."""
    first, last = document.words_within(statement.span)
    cues = [document.word_at(e.span.end) for e in statement.evidence if e.code == "position"]
    for run in runs:
        if run[0] >= first and run[1] <= last:
            weight = 2 if any(cue <= run[0] < cue + _OBJECT for cue in cues) else 1
            for phrase, form in _phrases(document, run):
                usage = used.setdefault(phrase, Usage(0, Counter(), " ".join(statement.text.split())))
                usage.weight += weight
                usage.forms[form] += 1


def _content_runs(coding: Coding, document: Document) -> list[Run]:
    """Return the runs of nouns and adjectives that name nobody who acts: what a provision can be made of."""
    classes = classify(document)
    acting = {statement.actor for statement in coding.statements}
    for mention in find_mentions(document, coding.attributions, NO_CODEBOOK).all:
        if mention.kind != "name" or mention.actor in acting or document.words[mention.first] in first_names():
            classes[mention.first : mention.last] = [""] * (mention.last - mention.first)
    runs, start = [], -1
    for i, letter in enumerate([*classes, ""]):
        content = letter in ("n", "g") and document.words[i][0].isalpha()
        if content and start < 0:
            start = i
        elif not content and start >= 0:
            start += start > 0 and classes[start - 1] in ("i", "x", "r")  # "to hit targets": a verb
            runs.append((start, i))
            start = -1
    return runs


def _phrases(document: Document, run: Run) -> Iterable[tuple[Words, str]]:
    """Yield the phrases of a run that say more than "the new rules", by their singular and as written."""
    generic = _generic()
    for last in range(run[0] + 1, run[1] + 1):
        for first in range(max(run[0], last - _LONGEST), last):
            words = document.words[first:last]
            if words[0] in generic or words[-1] in generic or words[0].endswith("ing"):
                continue
            if len(words) > 1 or (len(words[0]) > 3 and not _is_proper(document, first)):
                yield (*words[:-1], _singular(words[-1])), " ".join(words)


def _is_proper(document: Document, word: int) -> bool:
    """ "Rotterdam", "Russian": a capital within a sentence; "ATACMS" may be what a rule is about."""
    return document.forms[word].istitle() and word > 0 and document.forms[word - 1].isalpha()


def _group(ranked: list[Words], used: dict[Words, Usage]) -> list[Theme]:
    """Put phrases with the same head into one theme, the best phrase first."""
    themes: dict[str, Theme] = {}
    for phrase in ranked:
        theme = themes.get(phrase[-1])
        known = any(set(phrase) <= set(other) for held in themes.values() for other in held.phrases)
        if theme is None and (known or len(themes) == _PROVISIONS):
            continue
        if theme is None:
            theme = themes[phrase[-1]] = Theme([], [], used[phrase].example)
        if len(theme.phrases) < _PATTERNS:
            theme.phrases.append(phrase)
            theme.patterns += used[phrase].forms
    return list(themes.values())


def _singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun


@cache
def _generic() -> frozenset[str]:
    return frozenset(load_rules("suggestions")["generic"]["words"])
