"""What articles are about: phrases that may be provisions, from the statements that take a position."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from timeline.model import Coding
from timeline.reading.actors.actor_words import find_singular
from timeline.reading.suggestion.phrases import Words, find_banned, find_phrases, singular_words
from timeline.reading.text.document import Document

_PROVISIONS = 5  # how many a person can look through
_WORTH = 0.2  # of the score of the most telling phrase
_OBJECT = 6  # words after a cue in which its object begins
_TELLING = 3  # uses of "pills" beside one of "abortion pills" in which they still are these
_RARE = 3  # in so many uses one plural is no better a name than the singular
_SHORT = 5  # letters of "bring"
_STATED = 2  # what a use in a statement that takes a position weighs
_TITLED = 2  # what it weighs that a title names a phrase, in uses


@dataclass(slots=True)
class Theme:
    """What is allowed or not, as a candidate: the phrases that mean it, and a sentence that has the first of them."""

    key: Words
    patterns: list[str]  # as the articles write them, in the singular and in the plural
    example: str
    stated: int  # uses in statements that take a position
    broader: Theme | None = None  # "rice", of "white rice"
    named: bool = False  # is it a name, of "the ban on TikTok"?


@dataclass(slots=True)
class Usage:
    """How a phrase is used: how often and how weightily; in statements that take a position, soon after a rule."""

    count: int = 0
    weight: int = 0
    stated: int = 0
    ruled: int = 0
    heads: int = 0
    articles: set[str] = field(default_factory=set)
    forms: Counter[str] = field(default_factory=Counter)
    examples: list[tuple[int, int, str]] = field(default_factory=list)  # the less telling and the longer come later


def find_themes(codings: Sequence[Coding], documents: Sequence[Document]) -> list[Theme]:
    """Return candidate provisions, those first that a ban names, and of which positions are told most often.

    Phrases are ranked by C-value (Frantzi, Ananiadou & Mima 2000): a use in a statement that takes a position counts
    double, right after what permits or forbids threefold; and a phrase of one article in two counts half. What an
    article says but once, or never of a rule, is no candidate while there is something that it repeats, or names in
    its title.
    """
    used: dict[Words, Usage] = {}
    for coding, document in zip(codings, documents, strict=True):
        _count_phrases(coding, document, used)
    titles = [re.findall(r"\w+", coding.article.title.lower()) for coding in codings]
    for phrase, usage in used.items():
        usage.weight += _TITLED * sum(_holds(title, phrase) for title in titles)
    nouns = {phrase[-1] for phrase, usage in used.items() if usage.heads}
    values = _c_values({phrase: usage.weight for phrase, usage in used.items()})
    scores = {phrase: value * len(used[phrase].articles) for phrase, value in values.items()}
    banned = {n.lower() for coding, d in zip(codings, documents, strict=True) for n in find_banned(coding, d)}
    usable = {p for p, u in used.items() if not _is_proper(p, u) or p[0] in banned}
    telling = [p for p in usable if used[p].stated and scores[p] > 0 and p[-1] in nouns]
    titled = {p for p in telling if any(_holds(title, p) for title in titles)}
    repeated = [p for p in telling if used[p].count > 1 or p in titled]
    ruled = [p for p in repeated if used[p].ruled or p in titled]
    least = _WORTH * max((scores[p] for p in ruled), default=0)
    repeated = [p for p in ruled if scores[p] >= least] or repeated
    ranked = sorted(repeated or telling, key=lambda phrase: (-scores[phrase], -len(phrase), phrase))
    themes = _choose({phrase: used[phrase] for phrase in ranked}, titled)
    for phrase in sorted(p for p in usable if used[p].count > 1 and scores[p] <= 0):  # never without more words
        any(_join(theme, phrase, used, titled) for theme in themes)
    for theme in themes:
        theme.patterns = list(
            {pattern.lower().replace("-", " "): pattern for pattern in reversed(theme.patterns)}.values()
        )[::-1]
        theme.named = theme.key[0] in banned
    return sorted(themes, key=lambda theme: (not theme.named, -theme.stated))


def _count_phrases(coding: Coding, document: Document, used: dict[Words, Usage]) -> None:
    weights = _weigh_words(coding, document)
    for first, last, key, heads in find_phrases(coding, document):
        usage = used.setdefault(key, Usage())
        usage.count += 1
        usage.articles.add(coding.article.id)
        usage.weight += weights[first]
        usage.stated += weights[first] > 1
        usage.ruled += weights[first] > _STATED
        usage.heads += heads
        usage.forms[" ".join(document.forms[first:last])] += 1
        sentence = document.sentences[document.sentence_at(document.starts[first])]
        example = " ".join(document.text[sentence.start : sentence.end].split())
        usage.examples.append((-weights[first], len(example), example))


def _weigh_words(coding: Coding, document: Document) -> list[int]:
    """Return for each word 1, 2 in a statement that takes a position, 3 soon after its cue: "the ban on …"."""
    weights = [1] * len(document.words)
    for statement in coding.statements:
        if statement.position:
            first, last = document.words_within(statement.span)
            weights[first:last] = [max(_STATED, weight) for weight in weights[first:last]]
            for evidence in statement.evidence:
                cue = document.word_at(evidence.span.end)
                if evidence.code == "position" and first <= cue < last:
                    near = slice(cue, min(last, cue + _OBJECT))
                    weights[near] = [3] * len(weights[near])
    return weights


def _is_proper(phrase: Words, usage: Usage) -> bool:
    """Is a single word a name: "Manhattan", never in lower case? "ATACMS" and "H200" may be what a rule is about."""
    return len(phrase) == 1 and phrase[0].isalpha() and all(map(str.istitle, usage.forms))


def _holds(words: Sequence[str], phrase: Words) -> bool:
    """Do the words have the phrase in them, in the singular or in the plural?"""
    places = (words[i : i + len(phrase)] for i in range(len(words) - len(phrase) + 1))
    return any(singular_words(place) == phrase for place in places)


def _c_values(counts: dict[Words, int]) -> dict[Words, float]:
    """Return the C-value of each phrase: long and frequent, but not only as a part of a longer one."""
    longer: dict[Words, list[int]] = {}
    for phrase, count in counts.items():
        for size in range(1, len(phrase)):
            for start in range(len(phrase) - size + 1):
                part = singular_words(list(phrase[start : start + size]))
                longer.setdefault(part, []).append(count)
    values = {}
    for phrase, count in counts.items():
        nests = longer.get(phrase, ())
        values[phrase] = math.log2(len(phrase) + 0.5) * (count - (sum(nests) / len(nests) if nests else 0))
    return values


def _choose(ranked: dict[Words, Usage], titled: set[Words]) -> list[Theme]:
    """Make the best phrases themes; what only names one of them in other words is no theme of its own."""
    themes: list[Theme] = []
    for phrase, usage in ranked.items():
        if any(_join(theme, phrase, ranked, titled) for theme in themes):
            continue
        if len(themes) < _PROVISIONS:
            themes.append(Theme(phrase, _write_forms(usage), min(usage.examples)[-1], usage.stated))
    for theme in themes:
        within = [other for other in themes if _ends(theme.key, other.key)]
        theme.broader = max(within, key=lambda other: len(other.key), default=None)
    return themes


def _join(theme: Theme, phrase: Words, ranked: dict[Words, Usage], titled: set[Words]) -> bool:
    """Give a theme another name for it, if the phrase is one; say whether it is nothing else."""
    forms, stems, known = _write_forms(ranked[phrase]), set(map(_stem, phrase)), set(map(_stem, theme.key))
    if stems == known:  # "scooter rental", of "rental scooters"
        theme.patterns += forms
    elif _ends(theme.key, phrase):  # "mining", of "seabed mining"
        if not _is_short(phrase, theme.key, ranked, titled):
            return False
        theme.patterns += forms if _stands_alone(ranked[phrase], ranked[theme.key]) else []
    elif _ends(phrase, theme.key):
        if not _is_short(theme.key, phrase, ranked, titled):
            return False
        theme.key, theme.patterns = phrase, forms + theme.patterns
    else:
        return stems < known or known < stems  # "elephant", of "elephant hunting"
    theme.stated = max(theme.stated, ranked[phrase].stated)
    return True


def _stands_alone(part: Usage, whole: Usage) -> bool:
    """Is a part used where the whole is not: the "milk" of "raw milk", but not the "gate" of "farm gate"?"""
    words = {form.lower() for form in part.forms}
    return part.count > sum(count for form, count in whole.forms.items() if form.lower().rsplit(" ", 1)[-1] in words)


def _is_short(short: Words, full: Words, ranked: dict[Words, Usage], titled: set[Words]) -> bool:
    """Does the noun alone mean the same: are all "pills" of these articles "abortion pills"?"""
    share = ranked[full].count / ranked[short].count
    alone = all(_ends(other, full) or _ends(full, other) for other in ranked if other != full and _ends(other, short))
    return 2 * share > 1 or alone and (full in titled or _TELLING * share > 1)


def _ends(phrase: Words, end: Words) -> bool:
    """Does a phrase end with another one: "white rice" with "rice"?"""
    return len(end) < len(phrase) and [*map(_stem, phrase[-len(end) :])] == [*map(_stem, end)]


@cache
def _stem(word: str) -> str:
    """Return what "mine", "mines" and "mining" share."""
    word = find_singular(word)
    if word.endswith("ing") and len(word) > _SHORT:
        word = word[:-3]
        word = word[:-1] if word[-1] == word[-2] else word
    return word.removesuffix("e")


def _write_forms(usage: Usage) -> list[str]:
    """Return the forms of a phrase, plurals first, with the fewest capitals written: "XL bully", not "XL Bully"."""
    forms: dict[str, str] = {}
    counts = Counter(form.lower() for form in usage.forms.elements())
    for form, _ in usage.forms.most_common():
        known = forms.setdefault(form.lower(), form)
        forms[form.lower()] = min(known, form, key=lambda form: sum(map(str.isupper, form)))
    often = usage.count / _RARE
    return sorted(forms.values(), key=lambda form: find_singular(form) == form or counts[form.lower()] < often)
