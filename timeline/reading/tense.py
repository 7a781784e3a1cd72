"""Does the text around a time expression look ahead or back? Decides which Wednesday and which May is meant."""

from __future__ import annotations

from functools import cache

from timeline.codebook import load_rules
from timeline.reading.document import Document
from timeline.reading.time_words import load_time_words

_WINDOW = 16  # words on either side, within the sentence, that are searched for a verb
_NO_TENSE = frozenset(["be", "being", "to", "is", "are"])  # before a participle: "to be held", "is heard"


def looks_ahead(document: Document, first: int, last: int) -> bool | None:
    """Return True if the verb next to the words [first, last) is about the future, False if past, None if unknown.

    The verb before the expression decides, else the one behind it.
    """
    sentence = document.sentences[document.sentence_at(document.starts[first])]
    before = _look_back(document.words, first, max(sentence.first, first - _WINDOW))
    if before is not None:
        return before
    return _look_on(document.words, last, min(sentence.last, last + _WINDOW))


def _look_back(words: list[str], first: int, limit: int) -> bool | None:
    grammar = load_time_words().grammar
    ahead, ahead_before, past = grammar["ahead"], grammar["ahead_before"], _past_forms()
    for i in range(first - 1, limit - 1, -1):
        word = words[i]
        if word in ahead:
            if word != "may" or not words[i + 1][0].isdecimal():
                return True
        elif word in ahead_before or (word == "to" and i and words[i - 1] in ("is", "are")):
            return True
        elif _is_past(word, past) and not (i and words[i - 1] in _NO_TENSE):
            return False
    return None


def _look_on(words: list[str], last: int, limit: int) -> bool | None:
    ahead, past = load_time_words().grammar["ahead"], _past_forms()
    for i in range(last, limit):
        if words[i] in ahead:
            return True
        if _is_past(words[i], past):
            return False
    return None


def _is_past(word: str, past: frozenset[str]) -> bool:
    return word in past or (word[-2:] == "ed" and len(word) > 4)


@cache
def _past_forms() -> frozenset[str]:
    """Return the words that speak of the past, without those that are present tense too ("set", "cut")."""
    irregular = load_rules("verbs")["irregular"]
    forms = {form for lemma, row in irregular.items() for form in row[:2] if form != lemma}
    return load_time_words().grammar["behind"] | frozenset(forms)
