"""Word classes of a document: one letter a word, from data/words.toml and from how the word is written."""

from __future__ import annotations

from functools import cache

from timeline.codebook import load_rules
from timeline.reading.text.document import Document
from timeline.reading.text.heads import Heads, declare_letters
from timeline.reading.text.verbs import verb_forms

# One letter a class; whatever is in no list is a noun, a name or an adjective ("n"). Others are "v" finite
# verb, "g" form in -ing, "z" possessive, "q" quotation mark, and the marks , ; : . ( ) - themselves.
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
_MARKS = {",": ",", ";": ";", ":": ":", "(": "(", "[": "(", ")": ")", "]": ")"}
_MARKS |= dict.fromkeys([".", "!", "?", "…"], ".") | dict.fromkeys(["-", "–", "—", "―", "/"], "-")
_MARKS |= dict.fromkeys(["'s", "'", "’", "‘"], "z") | dict.fromkeys(['"', "“", "”", "„", "«", "»", "''", "``"], "q")
_BEFORE_MONTH = frozenset("in since until till last next early late mid".split())
_SHORT_MONTHS = frozenset("jan feb mar apr aug sept sep oct nov dec".split())
_ARTICLES = frozenset(["the", "a", "an", "his", "its", "their", "my", "our", "your", "no", "every"])


@cache
def word_classes() -> dict[str, str]:
    """Return the class letter of every listed word and mark."""
    rules = load_rules("words")
    classes = dict(_MARKS)
    for lemma in (*rules["verb"]["common"], *load_rules("verbs")["irregular"]):
        for tense in ("past", "third"):
            classes.update(dict.fromkeys(verb_forms(lemma, tense), "v"))
    classes.update(dict.fromkeys(rules["verb"]["nouns"], "n"))
    for name, letter in LETTERS.items():
        classes.update(dict.fromkeys(rules["class"][name], letter))
    return classes


@cache
def _doubtful() -> frozenset[str]:
    """Return the words whose class their neighbours decide, or who decide that of the next word."""
    pronouns = load_rules("words")["class"]["pronoun"]
    return frozenset([".", "will", "may", "march", "her", "today", "who", "us", "close", *pronouns, *_ARTICLES])


_DOUBTFUL = Heads(_doubtful)


@cache
def _dotted() -> frozenset[str]:
    return frozenset(load_rules("words")["dotted"]["words"])


@cache
def _not_adverbs() -> frozenset[str]:
    return frozenset(load_rules("words")["notadverb"]["words"])


@cache
def _taking() -> frozenset[str]:
    return frozenset(load_rules("words")["verb"]["taking"])


def classify(document: Document) -> list[str]:
    """Return the class letters of the document's words."""
    words, forms = document.words, document.forms
    classes = document.marks.letters()
    last = len(words) - 1
    for i in document.marks.find(_DOUBTFUL):
        if i == last:
            break
        word = words[i]
        if word in _ARTICLES:
            if classes[i + 1] == "v":  # the talks, an announced plan
                classes[i + 1] = "n"
            if i and words[i - 1] in _taking():  # left the ban in place
                classes[i - 1] = "v"
        elif word == ".":  # the dot of "Sen. Smith" or "J. Smith" belongs to the name
            inside = document.starts[i] + 1 == document.starts[i + 1] and words[i + 1].isalnum()  # Gawker.com
            if i and words[i - 1] in _SHORT_MONTHS and words[i + 1].isdigit():
                classes[i - 1] = classes[i] = "m"  # on Jan. 17
            elif i and (len(words[i - 1]) == 1 or words[i - 1] in _dotted() or inside):
                classes[i] = "n"
        elif word in ("will", "may", "march"):  # a name or a month inside a sentence
            if i and forms[i][0].isupper() and classes[i - 1] not in ".q":
                dated = words[i - 1] in _BEFORE_MONTH or words[i - 1].isdigit() or words[i + 1].isdigit()
                classes[i] = "m" if dated else "n"
        elif word == "her":
            if classes[i + 1] in "ngv":
                classes[i] = "d"
        elif word in ("today", "us", "it", "who") and forms[i].isupper() and len(word) > 1:
            classes[i] = "n"  # USA TODAY, US troops, IT firms, the WHO
        elif word == "close":
            if words[i + 1] == "to" and classes[i - 1] == "n":  # people close to the talks
                classes[i] = "n"
        elif word in ("today", "us"):
            continue
        elif classes[i + 1] == "n":  # whatever follows he, they or who is a verb
            classes[i + 1] = "v"
    return classes


def _class_of(word: str) -> str:
    """Return the class of a listed word; that of another is guessed from its ending."""
    listed = word_classes().get(word)
    if listed:
        return listed
    if word.endswith("ed") and len(word) > 3 and "-" not in word:
        return "v"
    if word.endswith("ly") and word not in _not_adverbs():
        return "a"
    if word.endswith("ing") and len(word) > 5:
        return "g"
    return "n"


declare_letters(_class_of)
