"""Attributions that a verb makes: X said that …, "…," said X, X was accused of …, X seemed to …"""

from __future__ import annotations

from timeline.reading.attribution.candidates import Candidate, Hit
from timeline.reading.attribution.contents import CLAUSAL, NOTHING, Found, find_complement, skip_phrase, skip_time
from timeline.reading.attribution.extents import clause_end, is_clause
from timeline.reading.attribution.passives import is_reduced, read_passive, read_seem
from timeline.reading.attribution.quotations import content_before, content_continued, content_resumed
from timeline.reading.attribution.subjects import clause_subject, has_clause, speaker_after
from timeline.reading.attribution.syntax import Words
from timeline.reading.attribution.verbgroups import Group, find_source, hangs_loosely

_SHORT = 3  # words of a content that are too few for a tag without quotation marks
_AFTERTHOUGHT = 8  # words that may follow the verb in "…, as she told the paper on Friday"
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
        made = _read_inverted(hit, group)
        if made:
            return made
    if group.tense == "gerund" and group.left in ("", "p", "s") and group.first - hit.low < 3:
        return _read_introduction(hit, group)
    source, shared = find_source(hit, group)
    if source is None and not shared:
        return None
    classes = hit.syntax.classes
    own = source if not shared else None
    if tag and own and own[0] > hit.low and classes[own[0] - 1] == "q":
        content = content_before(hit.syntax, own[0], hit.low)
        if content:
            return _make_tag(hit, group, own, content)
    if tag and own and own[0] > hit.low and hit.syntax.words[own[0] - 1] == "as":
        return _read_as(hit, group, own) or _read_meanwhile(hit, group, own)
    if tag and own and "hearer" in frames:
        made = _read_told(hit, group, own)
        if made:
            return made
    content, frame = find_complement(hit.syntax, hit.last, hit.high, frames)
    if not content and own and "clause" in frames:
        content, frame = _read_relative(hit, own)
    if content:
        return _make_active(hit, group, source, shared, content, frame)
    if tag and own:
        content = content_before(hit.syntax, own[0], hit.low)
        if content and _is_tag(hit, content):
            return _make_tag(hit, group, own, content)
    return None


def _make_active(
    hit: Hit, group: Group, source: Words | None, shared: bool, content: list[Words], frame: str
) -> Candidate | None:
    """Make the attribution of an active verb and what follows it, unless the verb is too weak for it."""
    if frame not in CLAUSAL and group.is_weak:
        return None
    if frame in ("object", "predicate", "clause") and hangs_loosely(hit, group):
        return None
    if hit.cue.lemma == "like" and not group.auxiliary and group.tense == "base":
        return None
    syntax, low = hit.syntax, hit.low
    own = source if not shared else None
    if own and frame in ("that", "clause") and syntax.classes[own[0] - 1] == "s" and own[0] - low < 3:
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


def _read_told(hit: Hit, group: Group, own: Words) -> Candidate | None:
    """Read "They cannot last, he told senators in June": only a hearer follows the verb, the content stands before."""
    syntax, high = hit.syntax, hit.high
    after = skip_phrase(syntax, hit.last, high)
    if after == hit.last or (after < high and syntax.classes[after] not in ".,as"):
        return None
    content = content_before(syntax, own[0], hit.low)
    if not content or not (has_clause(syntax, *content[-1]) or _parts_subject(hit, own, content[-1], after)):
        return None
    return _make_tag(hit, group, own, content, after)


def _parts_subject(hit: Hit, own: Words, told: Words, after: int) -> bool:
    """ "The ban, he told the paper on Friday, was wrong": does a tag between commas stand before what is said of it?"""
    classes, words = hit.syntax.classes, hit.syntax.words
    medial = after + 1 < hit.high and classes[after] == classes[own[0] - 1] == "," and told[0] <= hit.low + 1
    return medial and (classes[after + 1] in "xva" or words[after + 1] in ("all", "both", "each"))


def _read_as(hit: Hit, group: Group, own: Words) -> Candidate | None:
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


def _read_meanwhile(hit: Hit, group: Group, own: Words) -> Candidate | None:
    """Read "She smiled as she said that …"; nothing where only the time is told: as Smith spoke."""
    content, frame = find_complement(hit.syntax, hit.last, hit.high, hit.cue.frames)
    if frame not in CLAUSAL:
        return None
    if frame != "quote":
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
    if before < hit.low or hit.last >= hit.high:
        return NOTHING
    rest = (hit.last, clause_end(syntax, hit.last, hit.high))
    if classes[before] == "n" and classes[hit.last] in "xv":
        return [rest], "relative"
    if classes[before] in "tw" and classes[hit.last] in "xvna":
        return [(before, before + 1), rest], "relative"
    return NOTHING


def _is_tag(hit: Hit, content: list[Words]) -> bool:
    """Is a verb after this content a tag (…, she said), not the main verb after an introduction?"""
    first, last = content[-1]
    classes, after = hit.syntax.classes, hit.last
    if hit.syntax.quote_of[last - 1] >= 0 or (after < hit.high and classes[after] == ","):
        return True
    if after < hit.high and classes[after] not in ".pmai":
        return False
    ends = after >= hit.high or classes[after] == "."
    long = last - first > _SHORT and (last - first > 5 if "inverted" in hit.cue.frames else classes[first] not in "ps")
    return hit.cue.lemma == "say" or (ends and long) or has_clause(hit.syntax, first, last)


def _read_inverted(hit: Hit, group: Group) -> Candidate | None:
    """Read "…," said X."""
    syntax = hit.syntax
    after = hit.last
    if after >= hit.high or syntax.classes[after] not in "ndr" or skip_time(syntax, after, hit.high) > after:
        return None
    if (group.left != "q" or _is_inner_quote(hit, group)) and is_clause(syntax, after, hit.high):
        return None
    source = speaker_after(syntax, after, hit.high)
    content = content_before(syntax, group.first, hit.low) if source else []
    if not source or not content:
        return None
    first, last = content[-1]
    clausal = hit.cue.lemma == "say" or ("inverted" in hit.cue.frames and has_clause(syntax, first, last))
    if syntax.quote_of[last - 1] < 0 and not (clausal or _is_named_after(hit, group, source, last - first)):
        return None
    return _make_tag(hit, group, source, content, inverted=True)


def _is_named_after(hit: Hit, group: Group, source: Words, told: int) -> bool:
    """Does a full name, and no more, end the sentence or its clause: …, argued Ivan Berg, the owner of a bakery?"""
    forms, (first, last) = hit.syntax.forms, source
    full = last - first > 1 and forms[first][0].isupper() and forms[first + 1][0].isupper()
    says = not hit.cue.frames.isdisjoint(("that", "clause", "inverted"))
    return (
        says and full and group.left == "," and told > _SHORT and (last >= hit.high or hit.syntax.classes[last] in ",.")
    )


def _is_inner_quote(hit: Hit, group: Group) -> bool:
    """Does the quotation before the verb begin inside a clause: Smith, citing “the rules,” said …"""
    number = hit.syntax.quote_of[group.first - 1]
    return number >= 0 and hit.syntax.quotes[number][0] > hit.low + 1


def _make_tag(
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
