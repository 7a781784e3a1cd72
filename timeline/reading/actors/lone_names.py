"""Names of one word that are read only where a sentence begins: "Kyoto has banned", "Fifa, the world body, lifted"."""

from __future__ import annotations

from functools import cache

from timeline.codebook import load_rules
from timeline.reading.actors.actor_words import Role, Terms, find_term
from timeline.reading.text.verbs import verb_forms

_PERFECT = frozenset({"has", "had"})  # of one: "drones have banned" names nobody
_MODALS = frozenset({"will", "would", "won't"})
_NOT_ACTING = frozenset({"by", "from", "under"})  # "meat banned by the EU"
_MARKS = frozenset({",", "(", "–", "—"})
_TEXTS = ("tion", "tions", "ment", "ments", "ance", "ness", "ity", "ism", "ing", "law", "ship")  # "legislation bans"
_ASIDE = 8  # words between commas: ", by contrast,"
_NAMES = ("ss", "us", "polis", "phis")  # ends of no plural: "Columbus"
_BETWEEN = frozenset({"also", "never", "not", "now"})  # stand before a verb
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_VERBS = 5  # words in which a verb and its auxiliary stand
_BEHIND = _MARKS | {")", "of", "in", "for", "which"}  # what an explanation is
_EXPLAINED = 12  # words behind the comma in which it is said what the name is


@cache
def acting(tense: str) -> frozenset[str]:
    """The forms of the verbs of data/words.toml whose subject acts on purpose."""
    return frozenset().union(*(verb_forms(lemma, tense) for lemma in load_rules("words")["verb"]["acting"]))


@cache
def land(kind: str) -> frozenset[str]:
    """Return the states, the towns and states, the words that make a name one of a stretch of land, or those before."""
    lists = load_rules("roles")["land"]
    return frozenset(lists[kind]).union(lists["states"] if kind == "towns" else ())


def is_lone_name(words: list[str], forms: list[str], i: int, terms: Terms) -> bool:
    """Does the capital that opens a sentence begin a name, by what follows: a deed, or what its bearer is?

    A plural may be anything ("Drones banned"), and so may what texts and habits are called ("Legislation bans").
    """
    word = words[i]
    if len(word) < 3 or word.endswith(_TEXTS) or not word.isalpha():
        return False
    if words[i + 1 : i + 2] and words[i + 1] in _MARKS:
        return _is_explained(words, forms, i + 2, terms)
    return _does(words, i + 1, not word.endswith("s") or word.endswith(_NAMES) or word in land("towns"))


def _does(words: list[str], at: int, singular: bool) -> bool:
    """Does somebody act by the words from `at` on: "bans", "has also lifted", "on Monday banned"?"""
    if words[at : at + 1] == ["on"] and words[at + 1 : at + 2] and words[at + 1] in _DAYS:
        at += 2
    told = [word for word in words[at : at + _VERBS] if word not in _BETWEEN and not word.endswith("ly")]
    verb, rest = (*told, "", "")[:2]
    if verb in _PERFECT or verb in _MODALS:
        return rest in acting("participle" if verb in _PERFECT else "base")
    return (verb in acting("past") and singular and rest not in _NOT_ACTING) or verb in acting("third")


def acts_behind_aside(words: list[str], at: int) -> bool:
    """ "Kentucky, by contrast, allows it": does somebody act by what stands behind a pair of commas?"""
    aside = words[at + 1 : at + 1 + _ASIDE] if words[at : at + 1] == [","] else ()
    return "," in aside and _does(words, at + 2 + aside.index(","), True)


def _is_explained(words: list[str], forms: list[str], first: int, terms: Terms) -> bool:
    """ ", the media regulator," is said of who has a name, and so is ", the world body," before "lifted"."""
    if words[first : first + 1] not in (["the"], ["a"], ["an"], ["its"]):
        return False
    for i in range(first + 1, min(first + _EXPLAINED, len(words) - 1)):
        if words[i] in _MARKS or words[i] == ")":
            return _does(words, i + 1, True)
        term = find_term(terms, words, forms, i)
        if term and isinstance(term[1], Role) and not term[1].plural and words[term[0]] in _BEHIND:
            return term[1].sort in ("body", "person")
    return False
