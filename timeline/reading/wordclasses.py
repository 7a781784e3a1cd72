"""Word classes of a document: one letter a word, from data/words.toml and from how the word is written."""

from __future__ import annotations

from functools import cache, lru_cache

from timeline.codebook import load_rules
from timeline.reading.document import Document
from timeline.reading.verbs import verb_forms

# One letter a class; whatever is in no list is a noun, a name or an adjective ("n").
LETTERS = {
    "determiner": "d",
    "pronoun": "r",
    "object": "o",
    "relative": "w",
    "that": "t",
    "to": "i",
    "auxiliary": "x",
    "adverb": "a",
    "preposition": "p",
    "coordinator": "c",
    "subordinator": "s",
    "time": "m",
}
_MARKS = {
    ",": ",", ";": ";", ":": ":", ".": ".", "!": ".", "?": ".", "…": ".", "(": "(", "[": "(", ")": ")", "]": ")",
    "-": "-", "–": "-", "—": "-", "―": "-", '"': "q", "“": "q", "”": "q", "„": "q", "«": "q", "»": "q", "''": "q", "``": "q",
    "'s": "z", "'": "z", "’": "z", "‘": "z", "/": "-",
}  # fmt: skip


@cache
def word_classes() -> dict[str, str]:
    """Return the class letter of every word and mark that is listed."""
    rules = load_rules("words")
    classes = dict(_MARKS)
    for lemma in (*rules["verb"]["common"], *load_rules("verbs")["irregular"]):
        for tense in ("past", "third"):
            classes.update(dict.fromkeys(verb_forms(lemma, tense), "v"))
    for word in rules["verb"]["nouns"]:
        classes.pop(word, None)
        classes[word] = "n"
    for name, letter in LETTERS.items():
        classes.update(dict.fromkeys(rules["class"][name], letter))
    return classes


def classify(document: Document) -> list[str]:
    """Return the class letters of the document's words."""
    known, words, forms, dotted = word_classes(), document.words, document.forms, _dotted()
    classes = [known.get(word) or _guess(word) for word in words]
    for i, form in enumerate(forms):
        if form == "." and 0 < i < len(words) - 1 and (len(words[i - 1]) == 1 or words[i - 1] in dotted):
            classes[i] = "n"  # the dot of "Sen. Smith" or "J. Smith" belongs to the name
        elif form in ("Will", "May") and i > 0 and classes[i - 1] not in ".q":
            classes[i] = "n"
        elif classes[i] == "n" and i > 0 and (classes[i - 1] == "r" or words[i - 1] == "who"):
            classes[i] = "v"  # whatever follows he, they or who is a verb
        elif form == "TODAY":
            classes[i] = "n"
        elif words[i] == "her" and i + 1 < len(words) and classes[i + 1] in "ngv":
            classes[i] = "d"
    return classes


@cache
def _not_adverbs() -> frozenset[str]:
    return frozenset(load_rules("words")["notadverb"]["words"])


@cache
def _dotted() -> frozenset[str]:
    return frozenset(load_rules("words")["dotted"]["words"])


@lru_cache(65536)
def _guess(word: str) -> str:
    if word.endswith("ed") and len(word) > 3 and "-" not in word:
        return "v"
    if word.endswith("ly") and word not in _not_adverbs():
        return "a"
    if word.endswith("ing") and len(word) > 5:
        return "g"
    return "n"
