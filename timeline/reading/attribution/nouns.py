"""Attributions that a noun or an adjective makes: his claim that …, support for …, she is confident that …"""

from __future__ import annotations

from timeline.reading.attribution.candidates import Candidate, Hit
from timeline.reading.attribution.contents import NOTHING, Found, skip_phrase
from timeline.reading.attribution.extents import claim_end, clause_end, is_clause, phrase_end
from timeline.reading.attribution.reporting import verb_list, word_list
from timeline.reading.attribution.subjects import clause_subject, nearest_subject, subject_before
from timeline.reading.attribution.syntax import Words
from timeline.reading.attribution.verbgroups import BE

_NEAR = 5  # words from the beginning of the sentence: the noun is its subject
_PLACES = frozenset(["in", "at"])
_HOLDERS = _PLACES | {"among", "from", "by", "within"}
_POSSESSIVES = frozenset(["his", "her", "their", "its", "my", "our", "your", "whose"])


def read_noun(hit: Hit) -> Candidate | None:
    """Read "his claim that …", "voiced support for …", "the idea that …"."""
    syntax, low, i = hit.syntax, hit.low, hit.first
    classes, words = syntax.classes, syntax.words
    if hit.last < hit.high and words[hit.last] in _HOLDERS and (held := _read_held(hit)):
        return held
    content, frame = _content_after(hit)
    if not content:
        return None
    k = i
    while k > low and classes[k - 1] in "ngav" and words[k - 1] not in verb_list("light") and k > i - 5:
        k -= 1
    made = Candidate(None, hit.words, content, frame, hit.cue.lemma, hit.number, i)
    if k > low and (classes[k - 1] == "z" or words[k - 1] in _POSSESSIVES):
        made.source = syntax.phrase_before(k - 1, low) if classes[k - 1] == "z" else (k - 1, k)
        made.owned = True
        made.start = made.source[0] if made.source else i
        return made if made.source else None
    if k > low and classes[k - 1] == "d":
        k -= 1
    if k > low and words[k - 1] in verb_list("light"):
        made.source, made.shared = _subject_of(hit, k - 1)
        if made.source:
            made.start = k - 1 if made.shared else made.source[0]
            return made
    return made if frame in ("that", "question") or "bare" in hit.cue.frames else None


def _read_held(hit: Hit) -> Candidate | None:
    """Read "concern in Brussels that …", "calls from growers to …": the holder parts the noun from its content."""
    syntax, j, high, frames = hit.syntax, hit.last, hit.high, hit.cue.frames
    end = skip_phrase(syntax, j + 1, high)
    if end <= j + 1 or end + 1 >= high:
        return None
    holder = (j + 1, end) if syntax.words[j] not in _PLACES else None
    c, following = syntax.classes[end], syntax.classes[end + 1]
    if c == "t" and following in "dr" and "that" in frames:
        content, frame = (end + 1, clause_end(syntax, end + 1, high)), "that"
    elif c == "i" and following in "na" and "infinitive" in frames and holder:
        content, frame = (end, phrase_end(syntax, end, high)), "infinitive"
    else:
        return None
    return Candidate(holder, hit.words, [content], frame, hit.cue.lemma, hit.number, hit.first, owned=True)


def _subject_of(hit: Hit, verb: int) -> tuple[Words | None, bool]:
    """Return the subject of the light verb at word `verb`, and whether it is that of the clause before."""
    syntax, low = hit.syntax, hit.low
    k = verb
    while k > low and syntax.classes[k - 1] in "xa":
        k -= 1
    left = syntax.classes[k - 1] if k > low else ""
    if syntax.words[verb].endswith("ing") and left != "n":
        return clause_subject(syntax, low, k), True
    if left == "c":
        return nearest_subject(syntax, low, k - 1) or clause_subject(syntax, low, k), True
    return subject_before(syntax, k, low), False


def _content_after(hit: Hit) -> Found:
    """Return the content of a noun or adjective, which begins right after it."""
    syntax, frames, j, high = hit.syntax, hit.cue.frames, hit.last, hit.high
    if j + 1 >= high:
        return NOTHING
    classes, word = syntax.classes, syntax.words[j]
    c, following = classes[j], classes[j + 1]
    if c == "t" and "that" in frames and following not in "vx":  # not: a ruling that surprised many
        near = hit.cue.kind == "noun" and hit.first - hit.low < _NEAR
        subject = near and {"x", "v"}.isdisjoint(classes[hit.low : hit.first])  # not: they raised fears that …
        return [(j + 1, (claim_end if subject else clause_end)(syntax, j + 1, high))], "that"
    if "that" in frames and (c == ":" or syntax.words[j] in BE):  # her view is that …, his answer: “…”
        if quote := syntax.quote_at(j + 1):
            return [quote], "quote"
        if following == "t" and j + 2 < high:
            return [(j + 2, claim_end(syntax, j + 2, high))], "is"
    if c == "i" and "infinitive" in frames and following in "nax":
        return [(j, phrase_end(syntax, j, high))], "infinitive"
    if "question" in frames:
        k = j + (word in ("about", "of", "over", "on", "as"))
        k += k > j and syntax.words[k] == "to"
        if k < high and classes[k] == "w":
            return [(k, clause_end(syntax, k, high))], "question"
    if word in word_list("about") and "about" in frames and following in "ndrogwq":
        return [(j + 1, phrase_end(syntax, j + 1, high))], "about"
    return NOTHING


def read_adjective(hit: Hit) -> Candidate | None:
    """Read "she is confident that …", "voters concerned about …", "it is unclear whether …"."""
    syntax, low, i = hit.syntax, hit.low, hit.first
    classes, words = syntax.classes, syntax.words
    k, is_said = _copula_before(hit)
    content, frame = _content_after(hit)
    if not content and is_said and "that" in hit.cue.frames and hit.last < hit.high and _opens_clause(hit):
        content, frame = [(hit.last, clause_end(syntax, hit.last, hit.high))], "that"
    if not content:
        return None
    participle = k > low and classes[k - 1] == "n" and words[k - 1].endswith("s") and classes[i] == "v"
    if k <= low or not (is_said or participle):
        return None
    made = Candidate(None, hit.words, content, frame, hit.cue.lemma, hit.number, k - 1)
    if words[k - 1] == "it":
        return made
    if frame == "question":
        return None
    made.shared = classes[k - 1] in "ci"
    made.source = clause_subject(syntax, low, k) if made.shared else subject_before(syntax, k, low)
    made.start = made.source[0] if made.source else k - 1
    return made if made.source else None


def _opens_clause(hit: Hit) -> bool:
    """Does a clause without "that" begin after an adjective: concerned | the ban will stay?"""
    c = hit.syntax.classes[hit.last]
    return c == "r" or (c in "dn" and is_clause(hit.syntax, hit.last, hit.high))


def _copula_before(hit: Hit) -> tuple[int, bool]:
    """Return where the verb group before an adjective begins, and whether it holds be, feel or the like."""
    syntax, low = hit.syntax, hit.low
    classes, words = syntax.classes, syntax.words
    k = hit.first
    while k > low and (classes[k - 1] == "a" or words[k - 1] in ("more", "less", "most", "as")):
        k -= 1
    found = False
    while k > low and (classes[k - 1] in "xa" or words[k - 1] in verb_list("feeling") or words[k - 1] == "'s"):
        found = found or words[k - 1] in BE or words[k - 1] in verb_list("feeling")
        k -= 1
    if k > low and classes[k - 1] == "r" and words[k - 1].endswith(("'re", "'m")):
        found = True
    return k, found
