"""Does the text around a time expression look ahead or back? Decides which Wednesday and which May is meant."""

from __future__ import annotations

from functools import cache

from timeline.codebook import load_rules
from timeline.reading.document import Document
from timeline.reading.time_words import load_time_words

_WINDOW = 16  # words on either side, within the sentence, that are searched for a verb
_CLAUSE_START = 4  # words from the sentence's start up to which the verb behind an expression goes with it
_PRESENT = frozenset(["is", "are", "am", "'s", "'re", "'m"])
_AS_EARLY = frozenset(["early", "soon", "late"])  # "as early as Sunday"
_NO_TENSE = frozenset(["be", "being", "to", "is", "are"])  # before a participle: "to be held", "is heard"


def looks_ahead(document: Document, first: int, last: int) -> bool | None:
    """Return True if the verb next to the words [first, last) is about the future, False if past, None if unknown.

    The verb before the expression decides, else the one behind it.
    """
    if first > 1 and document.words[first - 1] == "as" and document.words[first - 2] in _AS_EARLY:
        return True
    sentence = document.sentences[document.sentence_at(document.starts[first])]
    before = _look_back(document, first, max(sentence.first, first - _WINDOW))
    if before is not None or first > sentence.first + _CLAUSE_START:
        return before
    return _look_on(document, last, min(sentence.last, last + _WINDOW))


def _look_back(document: Document, first: int, limit: int) -> bool | None:
    words, grammar = document.words, load_time_words().grammar
    weekdays = load_time_words().tables["weekday"]
    for i in range(first - 1, limit - 1, -1):
        word = words[i]
        if word in grammar["ahead_before"] or _is_ahead(document, i):
            return True
        if word == "ahead" and words[i + 1] == "of" or (word in _PRESENT and words[i + 1].endswith("ing")):
            return True  # "ahead of Tuesday's vote", "is meeting Tuesday"
        if word == "to" and i > 1:
            governor = words[i - 2] if words[i - 1] in weekdays else words[i - 1]  # "vowed Tuesday to stay"
            if governor in grammar["ahead_to"]:
                return True
        if _is_past(document, i) and not (i and words[i - 1] in _NO_TENSE):
            return False
    return None


def _look_on(document: Document, last: int, limit: int) -> bool | None:
    words, ahead_to = document.words, load_time_words().grammar["ahead_to"]
    for i in range(last, limit):
        if _is_ahead(document, i) or (i + 1 < limit and words[i] in ahead_to and words[i + 1] == "to"):
            return True
        if _is_past(document, i):
            return False
    return None


def _is_ahead(document: Document, i: int) -> bool:
    word = document.words[i]
    if word not in load_time_words().grammar["ahead"]:
        return False
    return word != "may" or document.forms[i] == "may" or not document.words[i + 1][0].isdecimal()


def _is_past(document: Document, i: int) -> bool:
    word = document.words[i]
    return word in _past_forms() or (word[-2:] == "ed" and len(word) > 4 and document.forms[i][0].islower())


@cache
def _past_forms() -> frozenset[str]:
    """Return the words that speak of the past, without those that are present tense too ("set", "cut")."""
    irregular = load_rules("verbs")["irregular"]
    forms = {form for lemma, row in irregular.items() for form in row[:2] if form != lemma}
    return load_time_words().grammar["behind"] | frozenset(forms)
