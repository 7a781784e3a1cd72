"""Quotations as contents: what stands before a tag ("…," she said), where it resumes, how far it runs on."""

from __future__ import annotations

from timeline.reading.nounphrases import Phrases, Words


def content_before(phrases: Phrases, first: int, low: int) -> list[Words]:
    """Return what a tag that begins with word `first` closes: a quotation, or the sentence from `low` on."""
    classes = phrases.classes
    if first < 1 or classes[first - 1] not in ",q.-":
        return []
    if first == low and (classes[first - 1] != "q" or phrases.words[first - 2] not in ("?", "!")):
        return []
    end = first
    while end > 0 and classes[end - 1] in ",-":
        end -= 1
    if end == 0:
        return []
    number = phrases.quote_of[end - 1]
    if number < 0:
        return _plain_before(phrases, end, low)
    begin = phrases.quotes[number][0]
    inner = end - 2
    while inner > 0 and classes[inner] == "z":
        inner -= 1
    if classes[inner] not in ",.-" and classes[first - 1] == "q" and end - begin < 7:
        return []  # a quoted word before a subject is no quotation that the tag closes
    sentence = phrases.document.sentence_at(phrases.document.starts[begin])
    start = phrases.document.sentences[sentence].first
    while start < begin and classes[start] in "ca,":
        start += 1
    if start < begin and classes[begin - 1] != ":":
        return [(start, end)]
    return [*_paragraphs_before(phrases, number), (begin, end)]


def _plain_before(phrases: Phrases, end: int, low: int) -> list[Words]:
    classes = phrases.classes
    if end <= low or classes[end - 1] == ".":
        return []
    start = low
    while start < end and classes[start] in "c":
        start += 1
    return [(start, end)] if end > start else []


def _paragraphs_before(phrases: Phrases, number: int) -> list[Words]:
    """Return the unclosed quotations of the paragraphs before quotation `number`, when it goes on from them."""
    found: list[Words] = []
    while number > 0:
        begin = phrases.quotes[number][0]
        before = phrases.quotes[number - 1]
        if before[1] != begin or phrases.closed(number - 1):
            break
        found.insert(0, before)
        number -= 1
    return found


def content_resumed(phrases: Phrases, after: int, high: int, quoted: bool) -> list[Words]:
    """Return how a content goes on after its tag in the same sentence: … , she said, "and …"."""
    classes = phrases.classes
    stop = min(high, after + 40)
    i = after
    while i < stop and classes[i] not in ",:q;":
        i += 1
    if i >= stop or classes[i] == ";":
        return []
    j = i + 1 if classes[i] in ",:" else i
    if j < high and classes[j] == "q" and quoted and phrases.quote_of[j] >= 0 and phrases.quotes[phrases.quote_of[j]][0] == j:
        return [phrases.quotes[phrases.quote_of[j]]]
    if i == after and j < high and classes[i] == "," and classes[j] in ("vx" if quoted else "ndrtspcvxai"):
        return [(j, high)]
    return []


def content_continued(phrases: Phrases, sentence: int) -> list[Words]:
    """Return the quotations that go on after a quoted sentence: they fill their sentences and have no tag."""
    sentences = phrases.document.sentences
    found: list[Words] = []
    number = sentence + 1
    paragraph = sentences[sentence].paragraph
    while number < len(sentences):
        first = sentences[number].first
        if first >= len(phrases.classes) or phrases.classes[first] != "q" or phrases.quote_of[first] < 0:
            break
        begin, end = phrases.quotes[phrases.quote_of[first]]
        if begin != first:
            break
        if sentences[number].paragraph > paragraph + 1:
            break
        last = number
        while last + 1 < len(sentences) and sentences[last].last < end:
            last += 1
        if sentences[last].last > end + 1:
            break
        found.append((begin, end))
        paragraph = sentences[number].paragraph
        number = last + 1
    return found
