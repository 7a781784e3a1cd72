"""Tags, which stand beside or inside their content: …, she said; …, said Smith; as Smith told the paper, …"""

from __future__ import annotations

from timeline.reading.attribution.candidates import Candidate, Hit
from timeline.reading.attribution.contents import skip_phrase, skip_time
from timeline.reading.attribution.extents import clause_end, is_clause
from timeline.reading.attribution.quotations import content_before, content_continued, content_resumed
from timeline.reading.attribution.subjects import has_clause, speaker_after
from timeline.reading.attribution.syntax import REACH, Words
from timeline.reading.attribution.verbgroups import Group

_SHORT = 3  # words of a content that are too few for a tag without quotation marks
_APPOSITION = 20  # words of an apposition to a speaker
_CONDITIONS = frozenset({"if", "unless"})
_DEEDS = frozenset({"respond", "answer", "react", "reply", "act"})  # what is done, where there are no marks
_AFTERTHOUGHT = 8  # words that may follow the verb in "…, as she told the paper on Friday"


def read_inverted(hit: Hit, group: Group) -> Candidate | None:
    """Read "…," said X."""
    syntax = hit.syntax
    after = hit.last
    if after >= hit.high or syntax.classes[after] not in "ndr" or skip_time(syntax, after, hit.high) > after:
        return None
    source = speaker_after(syntax, after, hit.high)
    content = content_before(syntax, group.first, hit.low) if source else []
    if source and (opening := _read_opening(hit, source)):
        return opening
    if not source or not content:
        return None
    first, last = content[-1]
    if last < group.first and syntax.classes[last] in "ndr":
        return None  # “…,” Smith, a pilot, | told the paper
    apart = group.left == "," and syntax.classes[source[1] : source[1] + 1] == [","]
    told = has_clause(syntax, first, last)
    if apart and not told and "inverted" in hit.cue.frames and (rest := _predicate_after(hit, source[1])):
        return Candidate(source, hit.words, [*content, rest], "tag", hit.cue.lemma, hit.number, hit.first, group.tense)
    apart = apart and (told or "," not in syntax.classes[max(hit.low, group.first - REACH) : group.first - 1])
    if (group.left != "q" or _is_inner_quote(hit, group.first)) and not apart and is_clause(syntax, after, hit.high):
        return None
    quoted = syntax.quote_of[last - 1] >= 0 and not _is_inner_quote(hit, last)
    if not (quoted or _is_told(hit, source, told)):
        return None
    return make_tag(hit, group, source, content, inverted=True)


def _read_opening(hit: Hit, source: Words) -> Candidate | None:
    """Read "Said Berg, “…”" at the beginning of a sentence."""
    syntax, end = hit.syntax, source[1]
    quote = syntax.quote_at(end + 1) if hit.first == hit.low else None
    if quote is None or syntax.classes[end] not in ",:":
        return None
    content = [quote, *content_continued(syntax, hit.number)]
    return Candidate(source, hit.words, content, "tag", hit.cue.lemma, hit.number, hit.first, "past")


def _is_told(hit: Hit, source: Words, clause: bool) -> bool:
    """Is a content without quotation marks one that the verb may follow: a clause, or a phrase that a name says?"""
    if hit.cue.lemma == "say" and not clause:
        return hit.syntax.forms[source[1] - 1][0].isupper() or hit.syntax.classes[source[0]] == "r"
    return clause and (hit.cue.lemma == "say" or "inverted" in hit.cue.frames)


def _predicate_after(hit: Hit, comma: int) -> Words | None:
    """Return what goes on after a speaker, and an apposition, in commas: The ban, said Berg, a pilot, | is dead."""
    classes = hit.syntax.classes
    for i in range(comma, min(hit.high - 2, comma + _APPOSITION)):
        if classes[i] == "," and classes[i + 1] in "xv":
            return i + 1, hit.high
        if classes[i] in "xv;:.":
            break
    return None


def _is_inner_quote(hit: Hit, end: int) -> bool:
    """Does the quotation before word `end` begin inside a clause: Smith, citing “the rules,” said …"""
    number = hit.syntax.quote_of[end - 1]
    return number >= 0 and hit.syntax.quotes[number][0] > hit.low + 1


def read_told(hit: Hit, group: Group, own: Words) -> Candidate | None:
    """Read "They cannot last, he told senators in June": only a hearer follows the verb, the content stands before."""
    syntax, high = hit.syntax, hit.high
    after = skip_phrase(syntax, hit.last, high)
    if after == hit.last or (after < high and syntax.classes[after] not in ".,as"):
        return None
    content = content_before(syntax, own[0], hit.low)
    if not content or not (has_clause(syntax, *content[-1]) or _parts_subject(hit, own, content[-1], after)):
        return None
    return make_tag(hit, group, own, content, after)


def _parts_subject(hit: Hit, own: Words, told: Words, after: int) -> bool:
    """ "The ban, he told the paper on Friday, was wrong": does a tag between commas stand before what is said of it?"""
    classes, words = hit.syntax.classes, hit.syntax.words
    medial = after + 1 < hit.high and classes[after] == classes[own[0] - 1] == "," and told[0] <= hit.low + 1
    return medial and (classes[after + 1] in "xva" or words[after + 1] in ("all", "both", "each"))


def read_as(hit: Hit, group: Group, own: Words) -> Candidate | None:
    """Read "As Smith told the paper, …" and "…, as Smith told the paper"."""
    syntax, low, high = hit.syntax, hit.low, hit.high
    classes, at = syntax.classes, own[0] - 1
    if hit.cue.frames.isdisjoint(("inverted", "hearer")) or (hit.last < high and classes[hit.last] == "t"):
        return None
    end = hit.last if hit.last >= high or classes[hit.last] in ",." else clause_end(syntax, hit.last, high)
    opens = at == low or (at - low < 3 and classes[low] in "ac" and classes[at - 1] in "ac,")
    if opens and end + 1 < high and classes[end] == ",":
        content = [syntax.quote_at(end + 1) or (end + 1, high)]
    elif not opens and classes[at - 1] == "," and end - hit.last < _AFTERTHOUGHT and has_clause(syntax, low, at - 1):
        content = content_before(syntax, at, low)
    else:
        return None
    if not content:
        return None
    return Candidate(own, hit.words, content, "tag", hit.cue.lemma, hit.number, own[0], group.tense)


def is_tag(hit: Hit, content: list[Words]) -> bool:
    """Is a verb after this content a tag (…, she said), not the main verb after an introduction?"""
    first, last = content[-1]
    classes, after = hit.syntax.classes, hit.last
    if hit.syntax.quote_of[last - 1] >= 0:
        return True
    words = hit.syntax.words
    if words[first] in _CONDITIONS and hit.cue.lemma != "say":
        return False  # "If they are let in, we will respond"
    if hit.cue.lemma in _DEEDS and "if" in words[max(first, last - REACH) : last]:
        return False  # "said that if they are let in, it would respond"
    if after < hit.high and classes[after] == ",":
        return True
    if after < hit.high and classes[after] not in ".pmas":
        return False  # "Months after the ban, the city agreed | to let them in"
    ends = after >= hit.high or classes[after] == "."
    long = last - first > _SHORT and (last - first > 5 if "inverted" in hit.cue.frames else classes[first] not in "ps")
    return hit.cue.lemma == "say" or (ends and long) or has_clause(hit.syntax, first, last)


def make_tag(
    hit: Hit, group: Group, source: Words, content: list[Words], after: int = 0, inverted: bool = False
) -> Candidate:
    """Make the attribution of a tag, up to word `after`: content before it, resumed after it and in later sentences."""
    syntax = hit.syntax
    quoted = syntax.quote_of[content[-1][1] - 1] >= 0
    after = after or (source[1] if inverted else skip_time(syntax, hit.last, hit.high))
    content = content + content_resumed(syntax, after, hit.high, quoted, inverted)
    if quoted:
        content += content_continued(syntax, hit.number)
    start = hit.first if inverted else source[0]
    return Candidate(source, hit.words, content, "tag", hit.cue.lemma, hit.number, start, group.tense)
