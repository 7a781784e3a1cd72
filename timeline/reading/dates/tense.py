"""Does the text around a time expression look ahead or back? Decides which Wednesday and which May is meant."""

from __future__ import annotations

from functools import cache

from timeline.codebook import load_rules
from timeline.reading.dates.time_words import load_time_words
from timeline.reading.text.document import Document

_WINDOW = 16  # words on either side, within the sentence, that are searched for a verb
_NAMED_REACH = 6  # words from "and" to the verb of two people
_WISHES, _OBJECT = frozenset({"want", "wants", "like", "see"}), 5  # "want", and the words of what is wanted
_REACH = 12  # words from "ahead of" to the day
_CLAUSE_START = 4  # words from the sentence's start up to which the verb behind an expression goes with it
_AS_LATE = 3  # words of "As late as" at the beginning of a sentence
_OPENING = 2  # words from the sentence's start to an expression that begins it
_ENDS = frozenset(';”“"')  # what is said, and what is told before a semicolon, has a tense of its own
_NEW_CLAUSE = frozenset(["and", "but", "which", "who", "when", "where", "while", "as"])  # after a comma
# before "from Jan. 1": what lasts has not begun
_LASTING = frozenset("bans bars forbids prohibits outlaws allows permits lets requires limits applies".split())
_PUT = 11  # words from "moved" to the time to which it was moved
_CALLED = frozenset("call called calls pencilled penciled earmarked tabled booked convened summoned".split())
_MADE = frozenset(
    """agreement announcement attack attacks decision decree judgment judgement law letter order ruling statement
    verdict vote""".split()
)
_MOVED = frozenset(
    """bring brings brought delay delays delayed extend extends extended move moves moved prolong prolongs prolonged
    push pushes pushed shift shifts shifted reschedule reschedules rescheduled""".split()
)
_PUT_OFF, _PUT_OFF_TO = frozenset(["postponed", "delayed", "adjourned"]), frozenset(["to", "until", "till", "for"])
_WHICH = frozenset(["that", "which", "who"])
_PRESENT = frozenset(["is", "are", "am", "'s", "'re", "'m"])
_PRONOUNS = frozenset(["he", "she", "it", "who", "that", "what", "there"])  # "he's meeting", not "Trump's handling"
_PLURAL_SUBJECTS = frozenset(["who", "they", "we", "which", "that"])
_BETWEEN = frozenset(["on", "for", "likely", "at"])  # before the day behind "is": "the vote is on Tuesday"
_OPENED = (["on"], ["in"], ["last"], ["by"], ["about"])  # "Asked on Tuesday whether"
_FOUND = frozenset(  # "could be found nowhere"
    "found reached seen heard contacted located identified confirmed verified".split()
)
_UNTIL = frozenset(["until", "till", "by", "through"])
# "as early as Sunday", "two days before Tuesday's vote"
_DUE = frozenset([("early", "as"), ("soon", "as"), ("late", "as"), ("days", "before"), ("hours", "before")])
# "the trial is set for Monday", "has to answer on Monday", "is up for re-election in November"
_LEADING = frozenset([("set", "for"), ("has", "to"), ("have", "to"), ("up", "for"), ("is", "to"), ("are", "to")])
# before a participle: "to be held", "is heard", "a still unspecified date"
_NO_TENSE = frozenset(["be", "being", "to", "is", "are", "a", "an", "its", "their"])


def looks_ahead(document: Document, first: int, last: int) -> bool | None:
    """Return True if the verb next to the words [first, last) is about the future, False if past, None if unknown.

    The verb before the expression decides, else the one behind it where the expression begins the clause.
    """
    sentence = document.sentences[document.sentence_at(document.starts[first])]
    start = max(sentence.first, first - _WINDOW)
    if first > 1 and (document.words[first - 2], document.words[first - 1]) in _DUE:
        ahead = _look_on(document, last, min(sentence.last, last + _WINDOW))  # "as late as May he said"
        return ahead is True if first - sentence.first == _AS_LATE else ahead is not False
    if first > start and _is_put_to(document, start, first):
        return True
    if first - 2 > start and document.words[first - 1] == "of" and document.words[first - 2] in _MADE:
        return False  # "the ruling of March 3 stands"
    if first - 2 > start and document.words[first - 2] == "," and last < sentence.last and is_past(document, last):
        return False  # "Mr Royce, who heads the committee, on Friday called it wrong"
    if first > start and document.words[first - 1] in _UNTIL and _ends_ahead(document, first - 1, start):
        return True
    for i in range(first - 1, start - 1, -1):
        if document.words[i] in _ENDS or (document.words[i] == "," and document.words[i + 1] in _NEW_CLAUSE):
            begin = i + 1
            break
        tense = _tense_before(document, i, first)
        if tense is not None:
            return tense
    else:
        verbless = start == sentence.first  # "Her predecessor's cabinet in February dropped it"
        begin = first - _CLAUSE_START if verbless else sentence.first
    return _look_on(document, last, min(sentence.last, last + _WINDOW)) if first - begin <= _CLAUSE_START else None


def _is_put_to(document: Document, start: int, first: int) -> bool:
    """ "Moved the hearing to March", "pencilled in for June", "called a strike for Friday": is it put at that time?"""
    words = document.words
    if words[first - 1] == "for":
        return any(word in _CALLED for word in words[max(start, first - _PUT) : first - 1])
    to = first - 1 - (words[first - 1] == "the")
    return words[to] == "to" and any(word in _MOVED for word in words[max(start, to - _PUT) : to])


def is_told_behind(document: Document, first: int, last: int) -> bool:
    """Does a sentence begin with the words [first, last), and its verb speak of the past: "In October, they voted"?"""
    sentence = document.sentences[document.sentence_at(document.starts[first])]
    begins = first - sentence.first < _OPENING
    return begins and _look_on(document, last, min(sentence.last, last + _WINDOW)) is False


def _ends_ahead(document: Document, until: int, start: int) -> bool:
    """Does a term that ends with the words behind "until" still run: "has given them until", "to stay closed until"?

    A participle between an infinitive and the deadline is no verb of its own.
    """
    words, verbs = document.words, load_time_words().grammar["deadline_verbs"]
    infinitive = False
    for i in range(until - 1, start - 1, -1):
        if words[i] in verbs or _is_ahead(document, i):
            return True
        if words[i] in ("was", "were", "did", "had", "not") or (words[i] == "," and words[i + 1] in _NEW_CLAUSE):
            return False
        if infinitive and is_past(document, i) and words[i - 1] not in verbs:
            return False
        infinitive = infinitive or words[i] == "to"
    return infinitive


def _tense_before(document: Document, i: int, first: int) -> bool | None:
    """Return the tense that the word at i gives to the expression behind it at first, None if it is no verb."""
    words, grammar = document.words, load_time_words().grammar
    word, before = words[i], words[i - 1] if i else ""
    if word in grammar["ahead_before"] and (words[max(0, i - 2) : i] == ["had", "been"] or before == "had"):
        return False  # "it had been due to expire on Friday", "they had planned to meet on Friday"
    if word in grammar["ahead_before"] and (before == "as" or words[max(0, i - 2)] == "as"):
        return None  # "they left as planned on Friday"
    if word in _PUT_OFF and not _PUT_OFF_TO.intersection(words[first - 2 : first]):
        return False if is_past(document, i) else None  # "postponed the vote on Sunday"
    if word in grammar["ahead_before"] or _is_ahead(document, i) or _leads_to(document, i, first):
        return True
    if word in _LASTING and words[first - 1] == "from":
        return True
    if word == "to" and i > 1 and _find_asked(words, i) in grammar["ahead_to"]:
        return True
    if word in grammar["asked"] and "to" in words[i + 1 : first - 1] and before not in _NO_TENSE:
        return True  # "urged them to vote Tuesday"
    return False if _tells(document, i) else None


def _find_asked(words: list[str], to: int) -> str:
    """Return the word on which an infinitive hangs: "vowed to stay", "vowed Tuesday to", "vowed on Tuesday to"."""
    if words[to - 1] not in load_time_words().tables["weekday"]:
        return words[to - 1]
    return words[to - 3] if words[to - 2] == "on" else words[to - 2]


def _leads_to(document: Document, i: int, first: int) -> bool:
    """Do the word at i and the next look ahead: "set for", "has to", "could win", "is on Tuesday", "is meeting"?"""
    words = document.words
    word, after = words[i], words[i + 1]
    if word == "could":
        found = after == "be" and words[i + 2 : i + 3] != [] and words[i + 2] in _FOUND
        return after != "not" and not found  # not "could not be reached", "could be found nowhere"
    if word in ("is", "are") and (i + 1 == first or (first - i < 5 and words[first - 1] in _BETWEEN)):
        return True
    near = word == "ahead" and after in ("of", "to") and first - i < _REACH
    doing = (
        (word in _PRESENT or word == "they're")
        and after.endswith("ing")
        and (word != "'s" or words[i - 1] in _PRONOUNS)
    )
    doing = doing and words[i + 2 : i + 3] != ["off"]  # "is coming off a debate"
    if near or doing:
        return "," not in words[i:first]
    return (word, after) in _LEADING


def _tells(document: Document, i: int) -> bool:
    """Is the word at i a verb in the past, and no participle of "to be held", "is officially reported"?"""
    if not is_past(document, i):
        return False
    if not _WISHES.isdisjoint(document.words[max(0, i - _OBJECT) : i]):
        return False  # "wants the bill passed in October"
    at = i - 1 - (i > 1 and (document.words[i - 1].endswith("ly") or document.words[i - 1] == "still"))
    return at < 0 or document.words[at] not in _NO_TENSE


def _look_on(document: Document, last: int, limit: int) -> bool | None:
    words, grammar = document.words, load_time_words().grammar
    for i in range(last, limit):
        after = words[i + 1] if i + 1 < limit else ""
        if words[i] == "," and after in _NEW_CLAUSE:
            return None
        if words[i - 1] in _WHICH and _is_ahead(document, i):
            continue  # "On Friday they put forward a bill that would ban it"
        if _is_ahead(document, i) or (words[i] in grammar["ahead_to"] and after == "to" and not is_past(document, i)):
            return True
        if words[i] in ("is", "are") and (after in grammar["ahead_before"] or after in grammar["ahead_to"]):
            return True  # "on Monday, he is expected to speak"
        if _tells(document, i):
            return False
    return None


def _is_ahead(document: Document, i: int) -> bool:
    """Is the word at i a verb about the future, "may" not being the month, or what is due ("talks resume")?"""
    word, grammar = document.words[i], load_time_words().grammar
    before = document.words[i - 1] if i else ""
    if word in grammar["ahead_plural"]:
        return before in _PLURAL_SUBJECTS or (before[-1:] == "s" and before != "'s") or _are_two(document, i)
    if word in grammar["ahead_singular"]:
        goes_on = before == "," and word in grammar["ahead"]  # "the law, signed last week, takes effect on Jan. 1"
        return goes_on or before.isalpha() and before not in grammar["no_subject"]
    return word.endswith("'ll") or (word in grammar["ahead"] and (word != "may" or document.forms[i] == "may"))


def _are_two(document: Document, i: int) -> bool:
    """Do two people with names stand before the word at i: "he and Yasser Arafat meet Monday"?"""
    capital = i > 0 and document.forms[i - 1][0].isupper()
    return capital and "and" in document.words[max(0, i - _NAMED_REACH) : i - 1]


def is_past(document: Document, i: int) -> bool:
    """Is the word at i a verb in the past?"""
    word = document.words[i]
    if word in _past_forms():
        return True
    lower = document.forms[i][0].islower() or document.words[i + 1 : i + 2] in _OPENED
    regular = word[-2:] == "ed" and len(word) > 4 and lower
    return regular and word not in load_time_words().grammar["no_past"]


@cache
def _past_forms() -> frozenset[str]:
    """Return the words that speak of the past, without those that are present tense too ("set", "cut")."""
    irregular = load_rules("verbs")["irregular"]
    forms = {form for lemma, row in irregular.items() for form in row[:2] if form != lemma}
    return load_time_words().grammar["behind"] | frozenset(forms)
