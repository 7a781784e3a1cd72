"""The words that report: verbs, nouns, adjectives and others of data/reporting.toml, with what may follow them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from timeline.codebook import check_keys, load_rules
from timeline.reading.text.heads import Heads
from timeline.reading.text.verbs import TENSES, conjugate, verb_forms

FRAMES = frozenset(
    "that clause whole quote question tag inverted nested hearer infinitive object predicate styled order seem passive"
    " reduced as about bare according survey words hearsay".split()
)
KINDS = ("verb", "phrase", "noun", "adjective")  # in the order in which they are tried on a word
_KEYS = {"id", "verbs", "nouns", "adjectives", "phrases", "frames", "examples", "counterexamples"}
_NO_TENSES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word in one form: its kind, the words after its first, its tenses, and its frames."""

    kind: str
    lemma: str
    rest: tuple[str, ...]
    tenses: frozenset[str]
    frames: frozenset[str]


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Return the reporting words by their first word: verbs first, and of verbs the longest first."""
    found: dict[str, list[Cue]] = {}
    for kind in KINDS:
        for lemma, allowed in _frames_of(kind + "s").items():
            first, *rest = lemma.split()
            for form, tenses in _forms(kind, first).items():
                found.setdefault(form, []).append(Cue(kind, lemma, tuple(rest), tenses, frozenset(allowed)))
    order = {kind: number for number, kind in enumerate(KINDS)}
    return {form: tuple(sorted(found[form], key=lambda cue: (order[cue.kind], -len(cue.rest)))) for form in found}


CUE_HEADS = Heads(cues)


@cache
def followers() -> dict[str, frozenset[str]]:
    """Return of each word that reports only with the words after it those of which one must stand next: has | made."""
    return {
        form: frozenset(cue.rest[0] for cue in found)
        for form, found in cues().items()
        if all(cue.rest for cue in found)
    }


def _frames_of(kinds: str) -> dict[str, set[str]]:
    frames: dict[str, set[str]] = {}
    for entry in load_rules("reporting")["cue"]:
        check_keys(entry, _KEYS, f"reporting.toml: cue '{entry.get('id')}'")
        for word in entry.get(kinds, ()):
            frames.setdefault(word, set()).update(entry["frames"])
    return frames


def _forms(kind: str, word: str) -> dict[str, frozenset[str]]:
    """Return the forms of a word, each with its tenses."""
    if kind == "noun":
        plural = word[:-1] + "ies" if word.endswith("y") else word + "s"
        return {word: _NO_TENSES, plural: _NO_TENSES}
    if kind != "verb":
        return {word: _NO_TENSES}
    tenses: dict[str, set[str]] = {}
    for tense in TENSES:
        tenses.setdefault(conjugate(word)[tense], set()).add(tense)
    if word[-1] == "l" and word[-2] in "aeo":  # signaled, signalled
        for stem in (word, word + "l"):
            tenses.setdefault(stem + "ed", set()).update(("past", "participle"))
            tenses.setdefault(stem + "ing", set()).add("gerund")
    return {form: frozenset(names) for form, names in tenses.items()}


@cache
def reporting_verbs() -> frozenset[str]:
    """Return every form of every reporting verb."""
    return frozenset(form for form, found in cues().items() if found[0].kind == "verb")


@cache
def word_list(name: str) -> frozenset[str]:
    """Return a list of [words] in data/reporting.toml."""
    return frozenset(load_rules("reporting")["words"][name])


@cache
def verb_list(name: str) -> frozenset[str]:
    """Return all forms of the verbs of a list of [words] in data/reporting.toml."""
    return frozenset(form for lemma in word_list(name) for form in verb_forms(lemma))
