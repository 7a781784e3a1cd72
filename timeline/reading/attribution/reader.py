"""Who said what: source, cue and content of every attribution.

Each reporting word makes a candidate; of candidates whose words overlap, the outer wins, and coordinate
ones share the sentence. A saying inside a reported clause is an attribution of its own.
"""

from __future__ import annotations

from operator import attrgetter

from timeline.model import Attribution, Span
from timeline.reading.attribution.candidates import Candidate, Hit
from timeline.reading.attribution.contents import CLAUSAL, skip_time
from timeline.reading.attribution.labels import find_labels, read_phrase
from timeline.reading.attribution.loose_tags import find_loose_tags
from timeline.reading.attribution.nouns import read_adjective, read_noun
from timeline.reading.attribution.quotations import content_continued
from timeline.reading.attribution.reporting import CUE_HEADS, Cue, cues, followers
from timeline.reading.attribution.sources import find_source_spans
from timeline.reading.attribution.syntax import Syntax, Words
from timeline.reading.attribution.verbs import read_verb
from timeline.reading.text.document import Document

_OUTER = ("label", "according", "tag", "survey")  # frames that win over all others, in this order
_NOBODY = frozenset(["there", "last", "next", "late", "past", "same", "previous"])
_OPEN_ENDED = frozenset(["that", "clause", "object", "predicate"])
_SPOKEN = frozenset(["that", "clause", "question"])
_READERS = {"verb": read_verb, "phrase": read_phrase, "noun": read_noun, "adjective": read_adjective}


def find_attributions(document: Document) -> list[Attribution]:
    """Return the attributions of a document in text order; source may be empty, content never is."""
    syntax = Syntax(document)
    candidates = find_labels(syntax) + find_candidates(syntax)
    candidates += find_loose_tags(syntax, candidates)
    candidates.sort(key=attrgetter("cue"))
    found = [_to_attribution(syntax, candidate) for candidate in choose(syntax, candidates)]
    return sorted([attribution for attribution in found if attribution.content], key=_start)


def _start(found: Attribution) -> int:
    return min(found.content[0].start, found.cue[0].start)


def find_candidates(syntax: Syntax) -> list[Candidate]:
    """Return what every reporting word outside quotations would make, in text order."""
    found: list[Candidate] = []
    quote_of, sentences, words = syntax.quote_of, syntax.document.sentences, syntax.words
    known, nexts, number, last = cues(), followers(), 0, len(words) - 1
    for i in syntax.document.marks.find(CUE_HEADS):
        word, after = words[i], words[i + 1] if i < last else ""
        if word in nexts and after not in nexts[word]:
            continue
        inside = quote_of[i] >= 0
        if inside and not syntax.is_abandoned(quote_of[i]):
            continue
        while sentences[number].last <= i:
            number += 1
        made = _read_word(syntax, known[word], i, after, number, inside)
        if made and (not inside or made.frame == "tag") and not _is_nobody(syntax, made.source):
            found.append(made)
    return found


def _is_nobody(syntax: Syntax, source: Words | None) -> bool:
    """ "Agreed late on Thursday", "there was": is what seems to speak no more than a time or a place?"""
    lone = source is not None and source[1] - source[0] == 1
    return lone and syntax.words[source[0]] in _NOBODY


def _read_word(
    syntax: Syntax, known: tuple[Cue, ...], i: int, after: str, number: int, inside: bool
) -> Candidate | None:
    """Read word `i` as verb, noun, adjective, until one makes an attribution; `inside` an unclosed quotation."""
    _, _, low, high, _ = syntax.document.sentences[number]
    preposition = syntax.classes[i] == "p" and i > low and syntax.classes[i - 1] not in "xiar"  # regarding, like
    for cue in known:
        kind, rest, last = cue.kind, cue.rest, i + 1
        if rest:
            timed = after != rest[0] and len(rest) == 1 and after and syntax.classes[last] in "pm"
            last = (skip_time(syntax, last, high) if timed else last) + len(rest)  # warned on Thursday of
            if tuple(syntax.words[last - len(rest) : last]) != rest:
                continue
        if kind == "verb" and (preposition or inside and "inverted" not in cue.frames):
            continue
        made = _READERS[kind](Hit(syntax, cue, i, last, low, high, number))
        if made:
            return made
    return None


def choose(syntax: Syntax, candidates: list[Candidate]) -> list[Candidate]:
    """Choose among the candidates: no word in two contents but for sayings in sayings, outer before inner."""
    covered = bytearray(len(syntax.words) + 1)
    chosen: list[Candidate] = []
    _part_from_quotations(syntax, candidates)
    for frame in _OUTER:
        for candidate in candidates:
            if candidate.frame == frame and not covered[candidate.cue[0]]:
                candidate.content = [part for part in candidate.content if not covered[part[0]]]
                for first, last in candidate.content:
                    covered[first:last] = b"\1" * (last - first)
                if candidate.content:
                    chosen.append(candidate)
    chosen += _choose_inner(syntax, candidates, covered)
    _attach_quotations(syntax, chosen, covered)
    return chosen


def _part_from_quotations(syntax: Syntax, candidates: list[Candidate]) -> None:
    """ "“Yes,” said Doe, who smiled, according to the clerks": who says of a speaker what he did has not said it."""
    tags = {c.sentence: c for c in candidates if c.frame == "tag" and c.source}
    for candidate in candidates:
        tag = tags.get(candidate.sentence) if candidate.frame == "according" else None
        first, last = candidate.content[0] if candidate.content else (0, 0)
        if tag is None or not first <= tag.cue[0] < last or syntax.quote_of[first] < 0:
            continue
        after = max(tag.cue[1], tag.source[1])
        if after + 1 < last and syntax.classes[after] == "," and syntax.classes[after + 1] == "w":
            candidate.content[0] = (after, last)


def _attach_quotations(syntax: Syntax, chosen: list[Candidate], covered: bytearray) -> None:
    """Give a quotation that fills its sentence and has no tag to the last attribution of the sentence before."""
    last_of = {candidate.sentence: candidate for candidate in chosen if candidate.source and candidate.frame in _SPOKEN}
    sentences = syntax.document.sentences
    for number, candidate in last_of.items():
        if number + 1 < len(sentences) and sentences[number + 1].paragraph == sentences[number].paragraph:
            first = sentences[number + 1].first
            if not covered[first] and candidate.content[-1][1] <= first:
                candidate.content += content_continued(syntax, number)


def _cut_to(covered: bytearray, part: Words) -> Words:
    """Return what the outer saying covers of an inner content: A said that it rained | , B reported."""
    end = covered.find(0, *part) if covered[part[0]] else -1
    return part[0], end if end >= 0 else part[1]


def _choose_inner(syntax: Syntax, candidates: list[Candidate], covered: bytearray) -> list[Candidate]:
    """Choose among the candidates that follow their cue, going through the text; `covered` by outer ones."""
    chosen: list[Candidate] = []
    last: Candidate | None = None  # the one whose content may still go on
    main: Candidate | None = None  # the one whose source a later clause of the sentence shares
    reach = 0
    for candidate in candidates:
        if candidate.frame in _OUTER:
            last = main = candidate
            continue
        first = candidate.cue[0]
        if covered[first] or first < reach:
            cut, shares = (-1, False) if covered[first] or last is None else split_point(syntax, candidate, last)
            if last is None or not last.content or cut <= last.content[0][0]:
                if candidate.nests and candidate.source:
                    candidate.content = [_cut_to(covered, part) for part in candidate.content]
                    chosen.append(candidate)
                continue
            last.content = [(a, min(b, cut)) for a, b in last.content if a < cut]
            candidate.source = last.source if shares else candidate.source
        if candidate.shared and main and main.sentence == candidate.sentence and _shares_source(candidate, main):
            candidate.source = main.source
        candidate.content = [part for part in candidate.content if not covered[part[0]]]
        if (candidate.shared and candidate.source is None) or not candidate.content:
            continue
        _finish_quotation(syntax, candidate)
        chosen.append(candidate)
        last = candidate
        reach = max(reach, candidate.content[-1][1])
        if candidate.source and not candidate.owned:
            main = candidate
    return chosen


def _shares_source(candidate: Candidate, main: Candidate) -> bool:
    """Has a later clause no nearer subject: said it rained and added …; not: said Smith, who left and told …?"""
    if main.source is None or candidate.source is None:
        return main.source is not None
    first = candidate.source[0]
    return first < main.cue[0] or any(a <= first < b for a, b in main.content)


def split_point(syntax: Syntax, candidate: Candidate, last: Candidate) -> tuple[int, bool]:
    """Return the word before which the content of `last` ends, and whether `candidate` shares its source.

    -1 means that `candidate` is part of what `last` reports, not coordinate with it.
    """
    if last.sentence != candidate.sentence or last.frame in _OUTER:
        return -1, False
    classes = syntax.classes
    k, start = candidate.cue[0], candidate.start
    while k > 1 and classes[k - 1] in "ax":
        k -= 1
    if candidate.tense == "gerund":
        if classes[k - 1] == "c" and last.tense == "gerund":  # saying that … but warning that
            return k - 1, True
        apart = classes[k - 1] == "," or (classes[k - 1] == "q" and classes[k - 2] == ",")
        return (k - 1 if apart else -1), False
    if classes[k - 1] == "c":  # said that … and added
        inside = last.frame in CLAUSAL and candidate.frame not in CLAUSAL
        return (-1, False) if inside else (k - 1, True)
    both_say = candidate.lemma == last.lemma == "say"
    k = start
    while k > max(start - 6, 2) and classes[k - 1] in "npad":
        k -= 1
    if k > 1 and classes[k - 1] == "c" and (classes[k - 2] == "," or both_say):  # …, and Smith said
        return (k - 2 if classes[k - 2] == "," else k - 1), False
    if start > 0 and classes[start - 1] == "c" and candidate.lemma == "say" and classes[start] == "r":
        return start - 1, False
    if start > 0 and classes[start - 1] == ";":
        return start - 1, False
    return (start - 2 if start > 1 and classes[start - 1] == "s" and classes[start - 2] in ",;" else -1), False


def _finish_quotation(syntax: Syntax, candidate: Candidate) -> None:
    """Let a content that ends inside a quotation run to the end of this quotation."""
    first, end = candidate.content[-1]
    number = syntax.quote_of[end - 1]
    if number >= 0 and candidate.frame in _OPEN_ENDED:
        candidate.content[-1] = first, max(end, syntax.quotes[number][1])


def _to_attribution(syntax: Syntax, candidate: Candidate) -> Attribution:
    content = candidate.content
    spans = tuple([span for part in content if (span := _trim(syntax, part))])
    kind = "indirect"
    if any(map(syntax.holds_quotation, content)):
        kind = "direct" if _is_whole_quotation(syntax, content) else "mixed"
    return Attribution(
        find_source_spans(syntax, candidate.source), (syntax.document.span_of(*candidate.cue),), spans, kind
    )


def _is_whole_quotation(syntax: Syntax, content: list[Words]) -> bool:
    """Is every part of a content inside quotation marks from its first word to its last?"""
    return all(
        syntax.quote_of[first] >= 0 and syntax.quote_of[first] == syntax.quote_of[last - 1] for first, last in content
    )


def _trim(syntax: Syntax, part: Words) -> Span | None:
    """Return the span of a content part without the marks around it; inner quotation marks stay."""
    first, last = part
    classes, words = syntax.classes, syntax.words
    while last > first and (classes[last - 1] in ",;:-" or words[last - 1] == "."):
        last -= 1
    while first < last and classes[first] in ",;:-":
        first += 1
    quote = syntax.quote_at(first)
    if quote and quote[1] >= last:
        last = min(part[1], quote[1] - syntax.is_closed(syntax.quote_of[first]))
        first += 1
        while last > first and classes[last - 1] in ",;:-":
            last -= 1
    elif last < part[1] and words[last] == "." and syntax.quote_of[last] >= 0:
        last += 1  # a quotation keeps its full stop
    return syntax.document.span_of(first, last) if first < last else None
