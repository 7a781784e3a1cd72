"""Who a source is: "who" stands for whoever is named before it."""

from __future__ import annotations

from functools import cache

from timeline.codebook import load_rules
from timeline.model import Span
from timeline.reading.attribution.syntax import Syntax, Words

_FULL_NAME = 2  # words
_MANY = frozenset("crowd handful lot majority minority number team".split())


def find_source_spans(syntax: Syntax, source: Words | None) -> tuple[Span, ...]:
    """Return a source's span; a relative pronoun comes with its antecedent as a fragment of its own."""
    if source is None:
        return ()
    first, last = source
    document = syntax.document
    span = document.span_of(first, last)
    if last - first > 1 or syntax.classes[first] not in "wt":
        return (span,)
    low = document.sentences[document.sentence_at(span.start)].first
    part = syntax.phrase_before(first - 1, low) if syntax.words[first - 1] == "of" and first - 1 > low else None
    end = part[0] if part else first  # growers, several of whom
    end -= end > low and syntax.classes[end - 1] == ","
    antecedent = _step_over_apposition(syntax, syntax.phrase_before(end, low), low) if end > low else None
    return (document.span_of(*_find_people(syntax, antecedent)), span) if antecedent else (span,)


def _find_people(syntax: Syntax, phrase: Words) -> Words:
    """Return whom "who" means where a phrase ends with people: the desk of | Jane Smith, the fury of | senators."""
    first, end = phrase
    name = end
    while name > first and syntax.forms[name - 1][0].isupper():
        name -= 1
    of = name
    while of > first and syntax.classes[of - 1] in "nd":
        of -= 1  # the land of | the farmer Jane Smith
    if of - 1 <= first or syntax.classes[of - 1] != "p":
        return phrase
    head, named = of - 2, end - name >= _FULL_NAME
    acts = _is_one(syntax, head, _people()) or syntax.classes[head] != "n" or syntax.forms[head][0].isupper()
    if acts or not (named or _is_one(syntax, end - 1, _people())) or not named and _is_one(syntax, head, _groups()):
        return phrase
    return of, end


def _is_one(syntax: Syntax, i: int, nouns: frozenset[str]) -> bool:
    return not nouns.isdisjoint((syntax.words[i], syntax.words[i].removesuffix("s")))


@cache
def _people() -> frozenset[str]:
    """Return the nouns of data/roles.toml for a person: of these, and not of who stands behind them, "who" tells."""
    groups = (group for group in load_rules("roles")["group"] if group["sort"] != "body")
    return frozenset(head.split()[-1] for group in groups for head in group["heads"])


@cache
def _groups() -> frozenset[str]:
    """Return the nouns of data/roles.toml for a body, and others for many people: a coalition of growers, who …"""
    bodies = (group for group in load_rules("roles")["group"] if group["sort"] == "body")
    return frozenset(head.split()[-1] for group in bodies for head in group["heads"]) | _MANY


def _step_over_apposition(syntax: Syntax, phrase: Words | None, low: int) -> Words | None:
    """Return the name that a phrase explains: Jane Smith, | a Green | who had asked."""
    comma = phrase[0] - 1 if phrase else low
    if comma <= low or syntax.words[comma + 1] not in ("a", "an", "the") or syntax.classes[comma] != ",":
        return phrase
    named = syntax.phrase_before(comma, low)
    return named if named and syntax.forms[named[1] - 1][0].isupper() else phrase
