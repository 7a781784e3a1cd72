"""The words that report: verbs, nouns and adjectives of data/reporting.toml with what may follow them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from timeline.codebook import check_keys, load_rules
from timeline.reading.verbs import TENSES, conjugate, verb_forms

FRAMES = frozenset(
    "that clause quote question tag inverted nested hearer infinitive object predicate order seem passive reduced"
    " as about bare".split()
)
_IN = ("poll", "polls", "survey", "surveys", "polling", "words", "view", "opinion", "reportedly")
_KEYS = {"id", "verbs", "nouns", "adjectives", "frames", "examples", "counterexamples"}


class Cue(NamedTuple):
    """A reporting verb in one form: the words after its first, its tenses, and its frames."""

    lemma: str
    rest: tuple[str, ...]
    tenses: frozenset[str]
    frames: frozenset[str]


@cache
def verb_cues() -> dict[str, tuple[Cue, ...]]:
    """Return the reporting verbs by their first word, longest first."""
    cues: dict[str, list[Cue]] = {}
    for verb, allowed in _frames_of("verbs").items():
        first, *rest = verb.split()
        tenses: dict[str, set[str]] = {}
        for tense in TENSES:
            tenses.setdefault(conjugate(first)[tense], set()).add(tense)
        if first[-1] == "l" and first[-2] in "aeo":  # signaled, signalled
            for stem in (first, first + "l"):
                tenses.setdefault(stem + "ed", set()).update(("past", "participle"))
                tenses.setdefault(stem + "ing", set()).add("gerund")
        for form, names in tenses.items():
            cues.setdefault(form, []).append(Cue(verb, tuple(rest), frozenset(names), frozenset(allowed)))
    return {form: tuple(sorted(found, key=lambda cue: -len(cue.rest))) for form, found in cues.items()}


@cache
def noun_cues() -> dict[str, Cue]:
    """Return the reporting nouns by singular and plural form."""
    cues = {}
    for noun, allowed in _frames_of("nouns").items():
        for form in (noun, noun[:-1] + "ies" if noun.endswith("y") else noun + "s"):
            cues[form] = Cue(noun, (), frozenset(), frozenset(allowed))
    return cues


@cache
def adjective_cues() -> dict[str, Cue]:
    """Return the adjectives of attitude."""
    return {word: Cue(word, (), frozenset(), frozenset(allowed)) for word, allowed in _frames_of("adjectives").items()}


@cache
def triggers() -> frozenset[str]:
    """Return every word that may make an attribution."""
    return frozenset([*verb_cues(), *noun_cues(), *adjective_cues(), "according", *_IN])


@cache
def word_list(name: str) -> frozenset[str]:
    """Return a list of [words] in data/reporting.toml."""
    return frozenset(load_rules("reporting")["words"][name])


@cache
def verb_list(name: str) -> frozenset[str]:
    """Return all forms of the verbs of a list of [words] in data/reporting.toml."""
    return frozenset(form for lemma in word_list(name) for form in verb_forms(lemma))


def _frames_of(kind: str) -> dict[str, set[str]]:
    frames: dict[str, set[str]] = {}
    for entry in load_rules("reporting")["cue"]:
        check_keys(entry, _KEYS, f"reporting.toml: cue '{entry.get('id')}'")
        for word in entry.get(kind, ()):
            frames.setdefault(word, set()).update(entry["frames"])
    return frames
