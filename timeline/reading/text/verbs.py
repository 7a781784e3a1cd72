"""Forms of English verbs: regular ones by rule, irregular ones from data/verbs.toml."""

from __future__ import annotations

from functools import cache

from timeline.codebook import load_rules

TENSES = ("base", "third", "past", "participle", "gerund")
_VOWELS = frozenset("aeiou")


@cache
def conjugate(lemma: str) -> dict[str, str]:
    """Return the forms of a verb by tense; of a phrasal verb ("carry out") the first word's."""
    irregular = load_rules("verbs")["irregular"]
    regular = {
        "base": lemma,
        "third": _third(lemma),
        "past": _past(lemma),
        "participle": _past(lemma),
        "gerund": _gerund(lemma),
    }
    given = dict(zip(("past", "participle", "third", "gerund"), irregular.get(lemma, ()), strict=False))
    return regular | given


def verb_forms(lemma: str, tense: str = "") -> frozenset[str]:
    """Return all forms of a verb, or the one of a tense; raises ValueError on an unknown tense."""
    forms = conjugate(lemma)
    if not tense:
        return frozenset(forms.values()) | frozenset(load_rules("verbs")["more"].get(lemma, ()))
    if tense not in forms:
        raise ValueError(f"unknown tense {tense!r} of {lemma!r}: use one of {', '.join(TENSES)}")
    return frozenset([forms[tense]])


def forms_of(lemmas: str) -> frozenset[str]:
    """Return all forms of several verbs, which a blank parts."""
    return frozenset().union(*map(verb_forms, lemmas.split()))


def is_past(form: str) -> bool:
    """Is this a past tense or participle: "banned", "kept", and also "let", which may be either?"""
    return form.endswith("ed") or form in _irregular_pasts()


@cache
def _irregular_pasts() -> frozenset[str]:
    return frozenset(form for forms in load_rules("verbs")["irregular"].values() for form in forms[:2])


def _doubles(lemma: str) -> bool:
    """Does the last consonant double? One-syllable verbs in consonant-vowel-consonant do; "readmit" as "admit" does."""
    if lemma.removeprefix("re") in load_rules("verbs")["doubling"]:
        return True
    if len(lemma) < 3 or lemma[-1] in "wxyaeiou" or lemma[-2] not in _VOWELS or lemma[-3] in _VOWELS:
        return lemma in load_rules("verbs")["doubling"]
    return sum(letter in _VOWELS for letter in lemma) == 1 or lemma in load_rules("verbs")["doubling"]


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ed"


def _gerund(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")):
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ing"
