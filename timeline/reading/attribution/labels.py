"""Attributions without a reporting verb: CLINTON: …, according to X, in the poll, in his words."""

from __future__ import annotations

from collections import Counter

from timeline.reading.attribution.candidates import Candidate, Hit
from timeline.reading.attribution.extents import clause_end, is_clause
from timeline.reading.attribution.quotations import content_before
from timeline.reading.attribution.reporting import word_list
from timeline.reading.attribution.subjects import has_clause, subject_before
from timeline.reading.attribution.syntax import REACH, Syntax, Words
from timeline.reading.text.heads import Heads

_LONGEST_LABEL = 10  # words
_COLONS = Heads(lambda: frozenset([":"]))
_OWNERS = frozenset(["his", "her", "their", "my", "its", "our"])
_WITHIN = frozenset(["in", "by", "on"])


def read_phrase(hit: Hit) -> Candidate | None:
    """Return the attribution that a phrase without a verb makes, if any."""
    for frame, read in _READERS.items():
        if frame in hit.cue.frames:
            return read(hit)
    return None


def read_according(hit: Hit) -> Candidate | None:
    """Read "according to X" before, after or inside its content."""
    syntax, classes = hit.syntax, hit.syntax.classes
    low, high, first = hit.low, hit.high, hit.first
    source = syntax.phrase_after(hit.last, high)
    if not source:
        return None
    before = first
    while before > low and classes[before - 1] in ",-":
        before -= 1
    opening = min(before, low + REACH)
    while opening > low and classes[opening - 1] in "caq-":
        opening -= 1
    if before > low and opening > low:
        content = _content_up_to(syntax, before, low)
        after = source[1]
        goes_on = after + 1 < high and classes[after] == ","
        if goes_on and (classes[after + 1] in "xv" or not has_clause(syntax, *content[-1])):
            content.append((after + 1, high))
    else:
        content = _content_from(syntax, source[1], high)
    return Candidate(source, hit.words, content, "according", hit.cue.lemma, hit.number, first) if content else None


def _content_up_to(syntax: Syntax, end: int, low: int) -> list[Words]:
    """Return the quotation or the part of the sentence that ends before word `end`."""
    content = content_before(syntax, end, low) if syntax.quote_of[end - 1] >= 0 else []
    if not content:
        number = syntax.quote_of[low]
        start = syntax.quotes[number][0] if number >= 0 else low + (syntax.classes[low] == "c")
        content = [(start, end)]
    return content


def _content_from(syntax: Syntax, j: int, high: int) -> list[Words]:
    """Return the rest of the sentence after the comma that ends an introduction at or after word `j`."""
    stop = min(high, j + REACH)
    comma = j
    while comma < stop and syntax.classes[comma] != ",":
        comma += 1
    begins = j < high and syntax.classes[j] in "dp" and is_clause(syntax, j, comma)  # X | over 300 people died
    start = comma + 1 if comma < stop and not begins else j
    start = _past_aside(syntax, start, stop) if start > comma else start
    return [(start, high)] if start < high else []


def _past_aside(syntax: Syntax, i: int, high: int) -> int:
    """Step over an aside to the name before word `i`: According to Berg, | a lawyer from Oslo, | it is over."""
    if i < high and (syntax.words[i] in ("a", "an") or syntax.classes[i] == "w"):
        return next((k + 1 for k in range(i, high) if syntax.classes[k] == ","), i)
    return i


def read_survey(hit: Hit) -> Candidate | None:
    """Read "In the poll, …" and "… in a survey"; the cue is the word "in"."""
    syntax, low, high = hit.syntax, hit.low, hit.high
    start, end = hit.first, hit.last
    while start > low and (syntax.classes[start - 1] in "ndzgm" or syntax.words[start - 1] == "of"):
        start -= 1
    longer = syntax.phrase_after(hit.first, high)
    if longer and longer[1] < high and syntax.classes[longer[1]] in ",.":
        end = longer[1]
    if start - 1 < low or syntax.words[start - 1] != "in":
        return None
    made = Candidate((start, end), (start - 1, start), [], "survey", "in", hit.number, start - 1)
    if _is_first(syntax, start - 1, low):
        made.content = _content_from(syntax, end, high)
        return made if made.content and made.content[0][0] + 1 < high else None
    if hit.cue.lemma not in ("poll", "survey"):
        return None  # "she trails in the polls" says where she stands, not what they say
    first = low + (syntax.classes[low] == "c")
    if (end < high and syntax.classes[end] not in ",.") or not has_clause(syntax, first, start - 1):
        return None
    made.content, made.start = [(first, start - 1)], first
    return made


def read_words(hit: Hit) -> Candidate | None:
    """Read "in his words, …", "in the view of X, …", "…, by the ministry's own account"."""
    syntax, i, low, high = hit.syntax, hit.first, hit.low, hit.high
    words = syntax.words
    owned = i - (i > low and words[i - 1] == "own")
    if hit.last < high and words[hit.last] == "of":
        source = syntax.phrase_after(hit.last + 1, high)
        start, end = i, source[1] if source else i
    elif owned > low and syntax.classes[owned - 1] == "z":
        source = syntax.phrase_before(owned - 1, low)
        start, end = source[0] if source else i, i + 1
    else:
        source = (owned - 1, owned) if owned > low and words[owned - 1] in _OWNERS else None
        start, end = owned - 1, i + 1
    while start > low and syntax.classes[start - 1] == "d":
        start -= 1
    if not source or start <= low or words[start - 1] not in _WITHIN:
        return None
    content = _content_around(syntax, (start - 1, end), low, high)
    cue = (start - 1, start) if source[0] < i else (start - 1, hit.last + 1)
    return Candidate(source, cue, content, "according", hit.cue.lemma, hit.number, start - 1) if content else None


def _content_around(syntax: Syntax, phrase: Words, low: int, high: int) -> list[Words]:
    """Return what "in his words" frames: the quotation or the sentence after it, or what stands around its commas."""
    first, end = phrase
    if quote := syntax.quote_at(end + 1):
        return [quote]
    if _is_first(syntax, first, low):
        return _content_from(syntax, end, high)
    closed = end >= high or syntax.classes[end] in ",."
    if not closed or syntax.classes[first - 1] != "," or first - 1 <= low:
        return []
    return [(low, first - 1), *([(end + 1, high)] if end + 1 < high else [])]


def _is_first(syntax: Syntax, i: int, low: int) -> bool:
    """Is word `i` the first of its sentence, but for a coordinator or an adverb?"""
    return i == low or (i == low + 1 and syntax.classes[low] in "ca")


def read_hearsay(hit: Hit) -> Candidate | None:
    """Read "The firm has reportedly closed": nobody is named, the clause around the word is the content."""
    syntax, i = hit.syntax, hit.first
    k = i
    while k > hit.low and syntax.classes[k - 1] in "xa":
        k -= 1
    subject = subject_before(syntax, k, hit.low)
    if not subject or hit.last >= hit.high:
        return None
    content = [(subject[0], i), (hit.last, clause_end(syntax, hit.last, hit.high))]
    return Candidate(None, hit.words, content, "hearsay", hit.cue.lemma, hit.number, subject[0])


_READERS = {"according": read_according, "survey": read_survey, "words": read_words, "hearsay": read_hearsay}


def find_labels(syntax: Syntax) -> list[Candidate]:
    """Read speaker labels: "CLINTON: …" in a transcript, "Clinton: …" in a title, a name before a quotation."""
    found: list[Candidate] = []
    names: Counter[str] = Counter()  # how often each form stands in the text, once somebody asks
    sentences = syntax.document.sentences
    number = paragraph = -1
    for colon in syntax.document.marks.find(_COLONS):
        while number + 1 < len(sentences) and sentences[number + 1].first <= colon:
            number += 1
        low = sentences[number].first
        if sentences[number].paragraph == paragraph or not 0 < colon - low < _LONGEST_LABEL:
            continue
        if number > 0 and sentences[number - 1].paragraph == sentences[number].paragraph:
            continue
        paragraph = sentences[number].paragraph
        if _is_speaker(syntax, low, colon, paragraph == 0, names) and (content := _said_after(syntax, colon, number)):
            found.append(Candidate((low, colon), (colon, colon + 1), content, "label", ":", number, low))
    return found


def _is_speaker(syntax: Syntax, low: int, colon: int, title: bool, names: Counter[str]) -> bool:
    """Do the words [low, colon) name a speaker?"""
    classes, words, forms = syntax.classes, syntax.words, syntax.forms
    last = words[colon - 1]
    if (
        words[low] in word_list("no_speaker")
        or last in word_list("no_speaker")
        or not set("xvrw.qm").isdisjoint(classes[low:colon])
    ):
        return False
    name = forms[colon - 1] if forms[colon - 1][0].isupper() else forms[low]
    if not name[0].isupper() or syntax.quote_of[colon] >= 0:
        return False
    if all(form.isupper() for form in forms[low:colon] if form[0].isalpha()):
        return True
    if not names:  # few texts have labels
        names.update(forms)
    if title:
        return last in word_list("reports") or names[name] > 1
    quoted = syntax.quote_at(colon + 1) is not None
    if quoted and colon - low > 6:
        return False
    return names[name] > (1 if quoted else 2) and (quoted or last in word_list("reports"))


def _said_after(syntax: Syntax, colon: int, number: int) -> list[Words]:
    """Return what a label introduces: the quotation after it, or the rest of its paragraph."""
    quote = syntax.quote_at(colon + 1)
    if quote:
        return [quote]
    sentences = syntax.document.sentences
    end = sentences[number].last
    paragraph = sentences[number].paragraph
    if paragraph:
        while number + 1 < len(sentences) and sentences[number + 1].paragraph == paragraph:
            number += 1
            end = sentences[number].last
    return [(colon + 1, end)] if colon + 1 < end else []
