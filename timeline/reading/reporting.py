"""The words that report: verbs, nouns and adjectives of data/reporting.toml with what may follow them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from timeline.codebook import check_keys, load_rules
from timeline.reading.verbs import TENSES, conjugate

FRAMES = (
    "that", "clause", "quote", "question", "tag", "inverted", "hearer", "infinitive", "object", "predicate", "order", "seem",
)  # fmt: skip
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
    frames: dict[str, set[str]] = {}
    for entry in load_rules("reporting")["cue"]:
        check_keys(entry, _KEYS, f"reporting.toml: cue '{entry.get('id')}'")
        for verb in entry.get("verbs", ()):
            frames.setdefault(verb, set()).update(entry["frames"])
    cues: dict[str, list[Cue]] = {}
    for verb, allowed in frames.items():
        first, *rest = verb.split()
        tenses: dict[str, set[str]] = {}
        for tense in TENSES:
            tenses.setdefault(conjugate(first)[tense], set()).add(tense)
        for form, names in tenses.items():
            cues.setdefault(form, []).append(Cue(verb, tuple(rest), frozenset(names), frozenset(allowed)))
    return {form: tuple(sorted(found, key=lambda cue: -len(cue.rest))) for form, found in cues.items()}
