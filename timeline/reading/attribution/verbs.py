"""Attributions that a verb makes: X said that …, "…," said X, X was accused of …, X seemed to …"""

from __future__ import annotations

from timeline.reading.attribution.candidates import Candidate, Hit
from timeline.reading.attribution.contents import CLAUSAL, NOTHING, Found, find_complement
from timeline.reading.attribution.extents import clause_end
from timeline.reading.attribution.passives import is_reduced, read_passive, read_seem
from timeline.reading.attribution.quotations import content_before, content_continued
from timeline.reading.attribution.subjects import clause_subject, has_clause
from timeline.reading.attribution.syntax import Words
from timeline.reading.attribution.tags import is_tag, make_tag, read_as, read_inverted, read_told
from timeline.reading.attribution.verbgroups import Group, find_source, hangs_loosely

_TAG_TENSES = frozenset(["past", "third", "base", "progressive"])


def read_verb(hit: Hit) -> Candidate | None:
    """Return the attribution that a reporting verb makes, if any."""
    frames = hit.cue.frames
    group = Group(hit)
    near = hit.cue.lemma == "close" and hit.syntax.words[hit.last : hit.last + 1] == ["to"]  # people close to the talks
    if not group.tense or near:
        return None
    if "seem" in frames and group.tense not in ("gerund", "passive"):
        return read_seem(hit, group)
    if group.tense == "passive" or is_reduced(hit, group):
        return read_passive(hit, group)
    if group.tense == "participle":
        return None
    tag = "tag" in frames and group.tense in _TAG_TENSES
    if tag and not group.auxiliary and group.left in ("", "q", ",", ".", "-"):
        made = read_inverted(hit, group)
        if made:
            return made
    if group.tense == "gerund" and group.left in ("", "p", "s") and group.first - hit.low < 3:
        return _read_introduction(hit, group)
    source, shared = find_source(hit, group)
    if source is None and not shared:
        return None
    classes = hit.syntax.classes
    own = source if not shared else None
    reported = hit.last < hit.high and classes[hit.last] == "t"  # On “This Week,” Smith said that …
    if tag and own and not reported and own[0] > hit.low and classes[own[0] - 1] == "q":
        content = content_before(hit.syntax, own[0], hit.low)
        if content:
            return make_tag(hit, group, own, content)
    if tag and own and own[0] > hit.low and hit.syntax.words[own[0] - 1] == "as":
        return read_as(hit, group, own) or _read_meanwhile(hit, group, own)
    if tag and own and "hearer" in frames:
        made = read_told(hit, group, own)
        if made:
            return made
    content, frame = find_complement(hit.syntax, hit.last, hit.high, frames)
    if not content and own and "clause" in frames:
        content, frame = _read_relative(hit, own)
    if content:
        return _make_active(hit, group, source, shared, content, frame)
    if tag and own and classes[own[0]] not in "tw":  # not: the talks, which began in May
        content = content_before(hit.syntax, own[0], hit.low)
        if content and is_tag(hit, content):
            return make_tag(hit, group, own, content)
    return None


def _make_active(
    hit: Hit, group: Group, source: Words | None, shared: bool, content: list[Words], frame: str
) -> Candidate | None:
    """Make the attribution of an active verb and what follows it, unless the verb is too weak for it."""
    if frame not in CLAUSAL and group.is_weak:
        return None
    if frame in ("object", "predicate", "clause") and hangs_loosely(hit, group):
        return None
    if frame == "object" and _is_silence(hit, content[0]):
        return None
    if hit.cue.lemma == "like" and not group.auxiliary and group.tense == "base":
        return None
    syntax, low = hit.syntax, hit.low
    own = source if not shared else None
    if own and frame in ("that", "clause", "question") and syntax.classes[own[0] - 1] == "s" and own[0] - low < 3:
        first = content[0][0]
        content = [(first, clause_end(syntax, first, hit.high))]  # While X said …, Y said …
    if own and frame in ("that", "clause") and syntax.classes[own[0]] in "wt" and syntax.classes[own[0] - 1] == ",":
        end = clause_end(syntax, content[0][0], hit.high)
        if end + 1 < hit.high and syntax.classes[end + 1] in "vxa":
            content = [(content[0][0], end)]  # Smith, who said …, left
    if frame == "quote":
        content = _complete_quotation(hit, own, content)
    start = own[0] if own else hit.first
    nests = "nested" in hit.cue.frames and frame in ("that", "clause") and not shared
    return Candidate(source, hit.words, content, frame, hit.cue.lemma, hit.number, start, group.tense, shared, nests)


def _is_silence(hit: Hit, told: Words) -> bool:
    """Is it a request for comment, which is answered or not, but says nothing?"""
    words = hit.syntax.words[told[0] : told[1]]
    return "comment" in words and words[words.index("comment") - 1] == "for"


def _read_introduction(hit: Hit, group: Group) -> Candidate | None:
    """Read "Saying that …, Smith left": the source is the subject of the main clause after it."""
    syntax = hit.syntax
    content, frame = find_complement(syntax, hit.last, hit.high, hit.cue.frames)
    if not content:
        return None
    first, end = content[0]
    end = end if frame == "quote" else min(end, clause_end(syntax, first, hit.high))
    if end + 1 >= hit.high or syntax.classes[end] != ",":
        return None
    source = clause_subject(syntax, end + 1, hit.high)
    return source and Candidate(source, hit.words, [(first, end)], frame, hit.cue.lemma, hit.number, hit.first, "first")


def _read_meanwhile(hit: Hit, group: Group, own: Words) -> Candidate | None:
    """Read "She smiled as she said that …", "as he urged them to wait"."""
    content, frame = find_complement(hit.syntax, hit.last, hit.high, hit.cue.frames)
    if not content:
        return None
    if frame in ("that", "clause", "question"):
        first = content[0][0]
        content = [(first, clause_end(hit.syntax, first, hit.high))]
    return _make_active(hit, group, own, False, content, frame)


def _complete_quotation(hit: Hit, own: Words | None, content: list[Words]) -> list[Words]:
    """Add what stands before the cue (In poor states, he said, "…") and the quotations that go on after it."""
    syntax, low = hit.syntax, hit.low
    classes, document = syntax.classes, syntax.document
    if classes[hit.last] == "," and own and own[0] > low and classes[own[0] - 1] == ",":
        before = content_before(syntax, own[0], low)
        if before and (classes[before[0][0]] not in "spmgv" or has_clause(syntax, *before[0])):
            content = before + content
    first, end = content[-1]
    if classes[first] == "q":
        sentence = document.sentence_at(document.starts[end - 1])
        if end >= document.sentences[sentence].last - 1:
            content = content + content_continued(syntax, sentence)
    return content


def _read_relative(hit: Hit, source: Words) -> Found:
    """Read "a strike that officials said could last", "a shift the government said would come"."""
    syntax, classes = hit.syntax, hit.syntax.classes
    before = source[0] - 1
    while before > hit.low and classes[before] == "a":  # which even critics said
        before -= 1
    if before < hit.low or hit.last >= hit.high:
        return NOTHING
    rest = (hit.last, clause_end(syntax, hit.last, hit.high))
    if classes[before] == "n" and classes[hit.last] in "xv":
        return [rest], "relative"
    if classes[before] in "tw" and classes[hit.last] in "xvna":
        return [(before, before + 1), rest], "relative"
    return NOTHING
