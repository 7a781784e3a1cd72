"""Phrases that can say what a rule is about: a noun and what stands before it, but not "the ban", "late", "Berlin"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from timeline.codebook import NO_CODEBOOK, check_keys, load_rules
from timeline.model import Coding
from timeline.reading.actors.actor_words import Role, find_singular, first_names, load_terms
from timeline.reading.actors.reader import Mention, find_mentions
from timeline.reading.attribution.wordclasses import classify
from timeline.reading.codes.principals import countries
from timeline.reading.text.document import Document
from timeline.reading.text.verbs import verb_forms

_RULES = frozenset({"permits", "prohibits"})
_LEADS = frozenset({"on", "of", "against", "the", "its", "their"})  # between "ban" and what is banned
_LONGEST = 4  # words of a provision's pattern
_KEYS = {"id", "opens", "words", "verbs", "examples", "counterexamples"}
Words = tuple[str, ...]


class Found(NamedTuple):
    """The words [first, last) are a phrase; `key` is what it is counted under, `heads` whether a noun ends it."""

    first: int
    last: int
    key: Words
    heads: bool


def find_banned(coding: Coding, document: Document) -> set[str]:
    """Return the names that stand behind what permits or forbids, twice or in the title: "the ban on TikTok"."""
    banned = Counter(_names_behind_rules(coding, document))
    title = coding.article.title
    often = (name for name, count in banned.items() if count > 1 or name in title.split())
    return {name for name in often if not is_generic(name.lower()) and name not in _parts_of_places()}


def _names_behind_rules(coding: Coding, document: Document) -> Iterator[str]:
    names = {mention.first: mention for mention in _mention(coding, document) if mention.kind == "name"}
    for statement in coding.statements:
        if statement.position in _RULES:
            for at in {document.word_at(e.span.end - 1) + 1 for e in statement.evidence if e.code == "position"}:
                while at < len(document.words) and document.words[at] in _LEADS:
                    at += 1
                mention = names.get(at)
                if mention is not None and mention.last - mention.first == 1:
                    yield document.forms[at]


def find_phrases(coding: Coding, document: Document) -> Iterator[Found]:
    """Yield the phrases of an article that say more than "the new rules", longer ones and their parts alike."""
    banned = find_banned(coding, document)
    for at, form in enumerate(document.forms):
        if form in banned:
            yield Found(at, at + 1, (document.words[at],), True)
    for start, end in _find_runs(coding, document):
        noun = end  # "religious" of "religious signs" is none, "hunting" of "hunting season" may be
        while end > start and is_generic(document.words[end - 1]) and not _is_located(document, end):
            end -= 1
        for last in range(start + 1, end + 1):
            for first in range(max(start, last - _LONGEST), last):
                if _is_telling(document, first, last) and not _cuts_name(document, first, last):
                    heads = last == end and (end == noun or last - first > 1 or document.words[first].endswith("ing"))
                    yield Found(first, last, singular_words(document.words[first:last]), heads)


def singular_words(words: Sequence[str]) -> Words:
    """Return the words with the last one in the singular, hyphens apart: what two mentions of the same thing share."""
    parts = [part for word in words for part in word.split("-")]
    return (*parts[:-1], find_singular(parts[-1]))


def is_generic(word: str) -> bool:
    """Does a word say little of what a rule is about?"""
    return word in _generic() or find_singular(word) in _generic()


def _mention(coding: Coding, document: Document) -> list[Mention]:
    return find_mentions(document, coding.attributions, NO_CODEBOOK).all


def _find_runs(coding: Coding, document: Document) -> Iterator[tuple[int, int]]:
    """Yield the runs of nouns and adjectives that name nobody who acts."""
    classes = classify(document)
    for i, (letter, word) in enumerate(zip(classes, document.words, strict=True)):
        if letter == "m" and word in _openers() and classes[i + 1 : i + 2] == ["n"]:  # "night flights"
            classes[i] = "n"
    acting = {statement.actor for statement in coding.statements}
    for mention in _mention(coding, document):
        if mention.kind != "name" or mention.actor in acting or document.words[mention.first] in first_names():
            classes[mention.first : mention.last] = [""] * (mention.last - mention.first)
    start = -1
    for i, letter in enumerate([*classes, ""]):
        content = letter in ("n", "g") and document.words[i][0].isalpha()
        if content and start < 0:
            start = i
        elif not content and start >= 0:
            start += start > 0 and classes[start - 1] in ("i", "x", "r")  # "to hit targets": a verb
            yield start, i
            start = -1


def _is_telling(document: Document, first: int, last: int) -> bool:
    opening, head = document.words[first], document.words[last - 1]
    if is_generic(head) and not (last - first > 1 and _is_located(document, last)):
        return False
    if last - first == 1:
        return len(head) > 2 and head not in _role_nouns() and not head.endswith("ous")  # "religious"
    return not opening.endswith("ing") and (not is_generic(opening) or opening in _openers())


def _is_located(document: Document, last: int) -> bool:
    """Does a word of place end a phrase that names the place: "Kharkiv region"?"""
    return last > 1 and document.words[last - 1] in _openers() and document.forms[last - 2].istitle()


def _cuts_name(document: Document, first: int, last: int) -> bool:
    """Is the phrase a part of a longer name: "York City", or a single name amid words: "Rotterdam", but not "H200"?"""
    forms = document.forms
    before = first > 0 and forms[first - 1].istitle() and forms[first].istitle()
    after = last < len(forms) and forms[last].istitle() and forms[last - 1].istitle()
    named = last - first == 1 and forms[first].istitle() and forms[first].isalpha()
    return before or after or named and first > 0 and forms[first - 1].isalpha()


@cache
def _load_groups() -> list[dict]:
    for group in load_rules("suggestions")["generic"]:
        check_keys(group, _KEYS, f"data/suggestions.toml: {group.get('id', '')}")
    return load_rules("suggestions")["generic"]


@cache
def _generic() -> frozenset[str]:
    """Return the generic words, and all forms of the verbs."""
    rules = load_rules("words")["verb"]
    verbs = {*rules["common"], *(verb for group in _load_groups() for verb in group.get("verbs", ()))}
    forms = {form for verb in verbs for form in verb_forms(verb)} - set(rules["nouns"])
    return frozenset(forms) | {word for group in _load_groups() for word in group.get("words", ())}


@cache
def _openers() -> frozenset[str]:
    """Return the generic words that may begin a phrase."""
    return frozenset(word for group in _load_groups() if group.get("opens") for word in group["words"])


@cache
def _parts_of_places() -> frozenset[str]:
    """Return the words of the names of countries: "Korea"."""
    return frozenset(word for name in countries() for word in name.split())


@cache
def _role_nouns() -> frozenset[str]:
    """Return the single nouns for those who act: "officers", "parliament"."""
    return frozenset(
        first
        for first, terms in load_terms().items()
        for term in terms
        if not term.rest and isinstance(term.names, Role)
    )
