"""The verb group around a reporting verb: tense, voice, and whose verb it is."""

from __future__ import annotations

from timeline.reading.attribution.candidates import Hit
from timeline.reading.attribution.contents import skip_time
from timeline.reading.attribution.reporting import cues, verb_list, word_list
from timeline.reading.attribution.subjects import clause_subject, nearest_subject, subject_before
from timeline.reading.attribution.syntax import REACH, Words

_TRANSPARENT = frozenset("both all himself herself itself themselves".split())  # have both said, he himself said
_DASHES = frozenset("-–—―")
_SINGLE = frozenset(["another", "each", "neither", "either"])  # no plural noun follows: another says
_PARTICLES = frozenset("aside away back down off out up".split())
_ALLOWING = frozenset(["may", "must", "cannot"])
BE = frozenset("is was are were be been being am isn't wasn't aren't weren't 's get got".split())


class Group:
    """The verb group of a hit: its first word, the class left of that, its tense; `tense` is empty for no verb."""

    __slots__ = ("first", "left", "auxiliary", "infinitive", "tense")

    def __init__(self, hit: Hit) -> None:
        classes, words, low = hit.syntax.classes, hit.syntax.words, hit.low
        k, passive, auxiliary = hit.first, False, False
        while k > low:
            word, c = words[k - 1], classes[k - 1]
            before = classes[k - 2] if k - 1 > low else ""
            if c == "x" or (word == "'s" and before and before in "rw"):
                auxiliary = True
                passive = passive or (word in BE and not (word == "'s" and _is_perfect(hit)))
            elif c != "a" and not (before and before in "xwnr-" and word in _TRANSPARENT):
                break
            k -= 1
        if k > low and classes[k - 1] == "r" and "'" in words[k - 1]:  # they're, I've
            auxiliary = True
            passive = passive or words[k - 1].endswith(("'re", "'m"))
        self.first = k
        self.left = classes[k - 1] if k > low else ""
        self.auxiliary = auxiliary
        self.infinitive = False
        self.tense = self._read_tense(hit, passive)

    def _read_tense(self, hit: Hit, passive: bool) -> str:
        left, tenses = self.left, hit.cue.tenses
        word = hit.syntax.words[self.first - 1] if left else ""
        if left == "d" and word not in word_list("pronominal"):
            return ""
        if hit.cue.lemma in word_list("allowed") and not _ALLOWING.isdisjoint(hit.syntax.words[self.first : hit.first]):
            return ""
        if "gerund" in tenses:
            if hit.cue.lemma in word_list("plain_gerunds") and not self.auxiliary:
                return ""
            return "progressive" if self.auxiliary else "gerund"
        if passive and "participle" in tenses:
            return "passive"
        if "past" in tenses or ("participle" in tenses and self.auxiliary):
            return "" if left == "," and not self.auxiliary and _is_inserted(hit, self.first - 1) else "past"
        if "participle" in tenses:
            return "participle"
        if hit.cue.lemma in word_list("plain_nouns") and not self.auxiliary and _is_noun(hit):
            return ""
        if "third" in tenses:
            return "" if self.auxiliary or self._may_be_noun(left, word, hit) else "third"
        if "base" in tenses:
            return self._read_base(left, word, hit)
        return ""

    @staticmethod
    def _may_be_noun(left: str, word: str, hit: Hit) -> bool:
        """Does the word before a form in -s show a plural: the claims, batted away claims, dismissed claims?"""
        if left in ("v", "g"):
            return any(cue.kind == "noun" for cue in cues()[hit.syntax.words[hit.first]])
        return (left == "d" and word not in _SINGLE) or left in ("z", "p", "") or word in _PARTICLES

    def _read_base(self, left: str, word: str, hit: Hit) -> str:
        if left == "i":
            self.infinitive = True
            return "infinitive"
        if self.auxiliary or left in ("w", "c", ")", ",") or word in _DASHES:
            return "base"
        if left == "d" or (left == "o" and hit.syntax.words[self.first - 2] == "of"):  # some say, two of them say
            return "base" if hit.syntax.words[self.first] in word_list("plain_verbs") else ""
        if left == "r":
            return "" if word in ("he", "she", "it") else "base"
        if left == "n" and (word.endswith("s") or word in word_list("plurals") or self._has_plural_subject(hit)):
            return "base"
        return (
            "base" if left in ("n", "m", "v", "a") and hit.syntax.words[self.first] in word_list("plain_verbs") else ""
        )

    def _has_plural_subject(self, hit: Hit) -> bool:
        """Is the noun phrase before the group plural by its head: members of the party, Berg and Lind, 64 percent?"""
        syntax = hit.syntax
        phrase = syntax.phrase_before(self.first, hit.low)
        if phrase is None:
            return False
        classes, (first, last) = syntax.classes, phrase
        head = next((i for i in range(first, last) if classes[i] == "p"), last) - 1
        word = syntax.words[head]
        some = head >= first and (word in word_list("pronominal") or (word.endswith("s") and head < last - 1))
        return some or word == "percent" or "and" in syntax.words[first:last]

    @property
    def is_weak(self) -> bool:
        """Could the verb as well be a noun, or hang on another verb: to support, and support?"""
        return self.infinitive or (self.tense == "base" and not self.auxiliary and self.left in ",c)")


def _is_perfect(hit: Hit) -> bool:
    """Does 's before a verb stand for has: he's said he will, he's called the ban a mistake; not: he's said to be?"""
    syntax, end = hit.syntax, hit.last
    return end < hit.high and (syntax.classes[end] in "trdwq" or skip_time(syntax, end, hit.high) > end)


def _is_noun(hit: Hit) -> bool:
    """Does what follows show a noun: states | have voted, states that vote; not: the letter states that it is so?"""
    classes, end = hit.syntax.classes, hit.last
    if end + 1 >= hit.high:
        return False
    return classes[end + 1] in "xv" if classes[end] == "t" else classes[end] not in ",:.q"


def _is_inserted(hit: Hit, comma: int) -> bool:
    """Do the words after `comma` only describe what stands before: The plan, announced in May, fell?"""
    classes = hit.syntax.classes
    speaks = "inverted" in hit.cue.frames and hit.last < hit.high and classes[hit.last] in "ndr"  # …, said Smith, …
    if speaks or "," in classes[max(hit.low, comma - REACH) : comma]:
        return False
    for i in range(hit.last, min(hit.high - 1, hit.last + 20)):
        if classes[i] == ",":
            return classes[i + 1] in "vx"
    return False


def hangs_loosely(hit: Hit, group: Group) -> bool:
    """Is a form in -ing, right after a noun, one that this noun need not be the subject of?"""
    if group.tense != "gerund" or group.left != "n":
        return False
    syntax = hit.syntax
    word = syntax.words[group.first - 1]
    if word in word_list("writings") or word in word_list("speaking") or word.endswith("s"):
        return False
    subject = syntax.phrase_before(group.first, hit.low)
    return subject is None or syntax.words[subject[0] - 1] != "with"  # with one in ten saying


def find_source(hit: Hit, group: Group) -> tuple[Words | None, bool]:
    """Return the subject of a verb group, and whether it is that of the clause before."""
    syntax, low = hit.syntax, hit.low
    k, left = group.first, group.left
    if not left:
        return None, group.tense == "gerund"
    if group.tense == "gerund":
        if left == "d":
            return None, False
        if left == "n" and syntax.words[k - 1] not in word_list("writings"):
            return syntax.phrase_before(k, low), False
        if left == "s" and (quoted := _quoted_before(hit, k - 1)):
            return quoted, False
        if left == "p":  # won by promising
            return nearest_subject(syntax, low, k - 1) or clause_subject(syntax, low, k), False
        return clause_subject(syntax, low, k), True
    if group.infinitive:
        led = syntax.phrase_before(k - 1, low)  # it led some | to say
        if led and led[0] > low and syntax.words[led[0] - 1] in verb_list("causing"):
            return led, False
        joined = "s" in syntax.classes[max(low + 1, k - REACH) : k]
        inner = nearest_subject(syntax, low, k - 1) if joined else None
        return inner or clause_subject(syntax, low, k), True  # after France became the first country | to say
    start = syntax.time_start(k - 1, low) if left == "m" else k
    if left == "c" or (start > low and syntax.classes[start - 1] == "c"):
        return nearest_subject(syntax, low, start - 1) or clause_subject(syntax, low, start), True
    found = subject_before(syntax, k, low)
    begin = _circumstance_start(hit, found[0]) if found else 0
    if not begin:
        return found, False
    if syntax.classes[begin] == "c":
        return nearest_subject(syntax, low, begin) or found, True
    while begin > low and syntax.classes[begin] in "xa":
        begin -= 1  # they have in the past said, which in May said
    return subject_before(syntax, begin + 1, low), False


def _quoted_before(hit: Hit, end: int) -> Words | None:
    """Return who is quoted before "as", word `end`: quoted | the mayor | as saying, | he | was quoted as saying."""
    syntax, low = hit.syntax, hit.low
    if syntax.words[end - 1] in verb_list("quoting"):
        k = end - 1
        while k > low and syntax.classes[k - 1] in "xa":
            k -= 1
        return subject_before(syntax, k, low)
    found = syntax.phrase_before(end, low)
    return found if found and syntax.words[found[0] - 1] in verb_list("quoting") else None


def _circumstance_start(hit: Hit, first: int) -> int:
    """Return the word before a circumstance that looks like a subject: have | in the past | said; or 0."""
    classes, low = hit.syntax.classes, hit.low
    k = first
    while k > low and classes[k - 1] in "ad":
        k -= 1
    return k - 2 if k - 2 > low and classes[k - 1] == "p" and classes[k - 2] in "cxw" else 0
