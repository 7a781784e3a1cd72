"""Quotations as contents: what stands before a tag ("…," she said), where it resumes, how far it runs on."""

from __future__ import annotations

from timeline.reading.attribution.reporting import reporting_verbs
from timeline.reading.attribution.syntax import REACH, Syntax, Words

_SHORT = 7  # words of a quotation, marks included, that needs a mark before a tag
_REACH = 40  # words after a tag in which its content resumes


def content_before(syntax: Syntax, first: int, low: int) -> list[Words]:
    """Return what a tag that begins with word `first` closes: a quotation, or the sentence from `low` on."""
    classes = syntax.classes
    if first < 1 or classes[first - 1] not in ",q.-":
        return []
    if first == low and (classes[first - 1] != "q" or syntax.words[first - 2] not in ("?", "!")):
        return []
    end = first
    while end > low and classes[end - 1] in ",-":
        end -= 1
    number = syntax.quote_of[end - 1] if end > 0 else -1
    if number >= 0:
        return _quotation_before(syntax, number, end, closing=classes[first - 1] == "q")
    if end <= low or classes[end - 1] == ".":
        return []
    start = low + (classes[low] == "c" and syntax.words[low] != "nor")  # "Nor may they fly" is the content
    if quote := _quotation_apart(syntax, start, end):
        return [quote]
    return [(min(start, end - 1), end)]  # But, she said, it is late


def _quotation_apart(syntax: Syntax, start: int, end: int) -> Words | None:
    """Return the quotation that begins at `start` when only a speaker stands after it: “…,” Smith, a pilot, | said."""
    classes, quote = syntax.classes, syntax.quote_at(start)
    if quote is None or not quote[1] < end < quote[1] + REACH or classes[quote[1] - 2] != ",":
        return None
    verb = next((i for i in range(quote[1], end) if classes[i] in "xv"), None)
    return quote if verb is None or classes[verb - 1] in "wt" else None


def _quotation_before(syntax: Syntax, number: int, end: int, closing: bool) -> list[Words]:
    classes, document = syntax.classes, syntax.document
    begin = syntax.quotes[number][0]
    inner = end - 2
    while inner > begin and classes[inner] == "z":
        inner -= 1
    if closing and classes[inner] not in ",.-" and end - begin < _SHORT:
        return []  # a quoted word before a subject is no quotation that the tag closes
    start = document.sentences[document.sentence_at(document.starts[begin])].first
    while start < begin and classes[start] in "ca,":
        start += 1
    if start < begin and classes[begin - 1] != ":":
        return [(start, end)]
    return [*_paragraphs_before(syntax, number), (begin, end)]


def _paragraphs_before(syntax: Syntax, number: int) -> list[Words]:
    """Return the unclosed quotations of the paragraphs before quotation `number`, when it goes on from them."""
    found: list[Words] = []
    while number > 0:
        before = syntax.quotes[number - 1]
        if before[1] != syntax.quotes[number][0] or syntax.is_closed(number - 1):
            break
        found.append(before)
        number -= 1
    return found[::-1]


def content_resumed(syntax: Syntax, after: int, high: int, quoted: bool, inverted: bool) -> list[Words]:
    """Return how a content goes on after its tag in the same sentence: … , she said, "and …"."""
    classes = syntax.classes
    for i in range(after, min(high, after + _REACH) if quoted else after):
        if classes[i] == ";" or (classes[i] == "v" and classes[i - 1] in "ca" and syntax.words[i] in reporting_verbs()):
            break  # she said, and then told the paper: “…”
        if classes[i] == "q":
            quote = syntax.quote_at(i) if classes[i - 1] in ",:" or i == after else None
            return [quote] if quote else []
    j = after + 1
    resumes = "vx" if quoted else "" if inverted else "ndrtspcvxai"
    return [(j, high)] if j < high and classes[after] == "," and classes[j] in resumes else []


def content_continued(syntax: Syntax, sentence: int) -> list[Words]:
    """Return the quotations that go on after a quoted sentence: they fill their sentences and have no tag."""
    sentences = syntax.document.sentences
    found: list[Words] = []
    number = sentence + 1
    paragraph = sentences[sentence].paragraph
    while number < len(sentences) and sentences[number].paragraph <= paragraph + 1:
        quote = syntax.quote_at(sentences[number].first)
        if quote is None:
            break
        last = number
        while last + 1 < len(sentences) and sentences[last].last < quote[1]:
            last += 1
        if sentences[last].last > quote[1] + 1:
            break
        found.append(quote)
        paragraph = sentences[number].paragraph
        number = last + 1
    return found
