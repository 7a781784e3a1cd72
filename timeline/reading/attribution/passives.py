"""Attributions whose source is mostly unnamed: X is believed to …, X was accused of …, X seemed to …"""

from __future__ import annotations

from timeline.reading.attribution.candidates import Candidate, Hit
from timeline.reading.attribution.contents import skip_phrase, skip_time
from timeline.reading.attribution.extents import clause_end, phrase_end
from timeline.reading.attribution.quotations import content_before
from timeline.reading.attribution.reporting import cues
from timeline.reading.attribution.subjects import is_means, subject_before
from timeline.reading.attribution.syntax import Words
from timeline.reading.attribution.verbgroups import Group

_BY_FRAMES = frozenset(["object", "predicate", "as"])


def is_reduced(hit: Hit, group: Group) -> bool:
    """Is a form in -ed a reduced passive: backed by, asked about, known as?"""
    if (
        group.tense not in ("past", "participle")
        or group.auxiliary
        or "participle" not in hit.cue.tenses
        or hit.last >= hit.high
    ):
        return False
    word = hit.syntax.words[hit.last]
    if is_means(hit.syntax, hit.last):
        return False
    if group.tense == "participle":
        return "reduced" in hit.cue.frames and word == "as"
    if word == "by" or (hit.cue.lemma == "ask" and group.left in ("", "s", "a")):
        return True
    return "reduced" in hit.cue.frames and word in ("as", "to", "for")


def read_passive(hit: Hit, group: Group) -> Candidate | None:
    """Read "X is believed to …", "X was accused of …", "X was backed by Y"; the source is mostly unnamed."""
    syntax, frames, high = hit.syntax, hit.cue.frames, hit.high
    classes, words = syntax.classes, syntax.words
    j = hit.last
    while j < high and classes[j] == "a":
        j += 1
    after = skip_time(syntax, j, high)
    j = after if words[after : after + 1] == ["that"] else j  # it was announced on Tuesday that …
    if j >= high:
        return None
    c, word = classes[j], words[j]
    subject = subject_before(syntax, group.first, hit.low)
    start = subject[0] if subject else hit.first
    made = Candidate(None, hit.words, [], "", hit.cue.lemma, hit.number, start, "passive")
    if word == "by" and not is_means(syntax, j):
        return _read_told_by(hit, made, j) or _read_as_by(hit, group, made, j) or _read_by(hit, subject, made, j)
    rest = (
        j,
        clause_end(syntax, j, high) if group.auxiliary else max(j + 1, phrase_end(syntax, j + (word == "as"), high)),
    )
    if {"question", "hearer"} <= frames and (first := _asked_at(hit, j)):
        made.frame, made.content = "question", [(first, clause_end(syntax, first, high))]
    elif c in ",:" and "question" in frames and (quote := syntax.quote_at(j + 1)):
        made.frame, made.content = "quote", [quote]
    elif subject is None:
        return None
    elif c == "t" and "that" in frames and (words[start] == "it" or ("hearer" in frames and not _is_attitude(hit))):
        made.frame, made.content = "that", [(j + 1, high)] if j + 1 < high else []
    else:
        made.frame, made.content = _passive_frame(frames, c, word), [subject, rest]
    return made if made.frame and made.content else None


def _is_attitude(hit: Hit) -> bool:
    """Can the participle be an adjective, whose subject holds the view: is convinced that …?"""
    return any(cue.kind == "adjective" for cue in cues()[hit.syntax.words[hit.first]])


def _passive_frame(frames: frozenset[str], c: str, word: str) -> str:
    """Return the frame of a passive verb by the first word after it."""
    if c == "i" and not frames.isdisjoint(("passive", "order")):
        return "passive"
    if word == "as" and "as" in frames:
        return "as"
    return "about" if "about" in frames and (c in "ndq" or word in ("of", "with", "for")) else ""


def _asked_at(hit: Hit, j: int) -> int:
    """Return where the question begins that somebody was asked, past where and when: asked on TV | if it works."""
    syntax, high = hit.syntax, hit.high
    classes, words = syntax.classes, syntax.words
    for _ in range(3):
        j = skip_time(syntax, j, high)
        if j + 1 >= high:
            return 0
        if classes[j] == "w" or words[j] in ("if", "about"):
            return j + (words[j] == "about")
        if classes[j] != "p":
            return 0
        start, j = j, skip_phrase(syntax, j + 1, high)
        if "about" in words[start:j]:
            return words.index("about", start) + 1
    return 0


def _read_told_by(hit: Hit, made: Candidate, by: int) -> Candidate | None:
    """Read "The agency was warned by the court that …", "Asked by Smith whether …"."""
    syntax, frames, high = hit.syntax, hit.cue.frames, hit.high
    source = syntax.phrase_after(by + 1, high)
    if source is None or "hearer" not in frames or source[1] + 1 >= high:
        return None
    after = source[1]
    asked = "question" in frames and (syntax.classes[after] == "w" or syntax.words[after] in ("if", "about"))
    told = "that" in frames and syntax.classes[after] == "t" and syntax.classes[after + 1] not in "xv"
    if asked or told:  # not: convinced by a law that would …
        first = after + (not asked or syntax.words[after] == "about")
        made.source, made.frame, made.content = source, "that", [(first, clause_end(syntax, first, high))]
        return made
    return None


def _read_as_by(hit: Hit, group: Group, made: Candidate, by: int) -> Candidate | None:
    """Read "As reported by the paper, …" and "…, as reported by the paper"."""
    syntax, low, high, at = hit.syntax, hit.low, hit.high, group.first - 1
    source = syntax.phrase_after(by + 1, high)
    if source is None or at < low or syntax.words[at] != "as" or "that" not in hit.cue.frames:
        return None
    if at == low:
        made.content = [(source[1] + 1, high)] if syntax.classes[source[1] : source[1] + 1] == [","] else []
    else:
        made.content = content_before(syntax, at, low)
    made.source, made.frame, made.start = source, "tag", at
    return made if made.content else None


def _read_by(hit: Hit, subject: Words | None, made: Candidate, by: int) -> Candidate | None:
    syntax, high = hit.syntax, hit.high
    source = syntax.phrase_after(by + 1, high)
    if subject and syntax.classes[subject[0] - 1 - (syntax.classes[subject[0] - 1] == "a")] == "x":
        return None  # … is (quite) dead is shared by few
    if source is None or subject is None or hit.cue.frames.isdisjoint(_BY_FRAMES):
        return None
    made.source, made.frame, made.content = source, "by", [subject]
    after = source[1]
    if after < high and (
        (syntax.classes[after] == "i" and "order" in hit.cue.frames) or syntax.words[after] in ("as", "for")
    ):
        made.content.append((after, clause_end(syntax, after, high)))
    return made


def read_seem(hit: Hit, group: Group) -> Candidate | None:
    """Read "X seemed to …": nobody is named as the source, subject and predicate are the content."""
    syntax, end = hit.syntax, hit.last
    if end >= hit.high or group.infinitive or group.first <= hit.low:
        return None
    alike = syntax.words[end] in ("like", "as")
    if not alike and not (hit.cue.lemma in ("seem", "appear") and syntax.classes[end] in "inadvg"):
        return None
    subject = subject_before(syntax, group.first, hit.low)
    if subject is None:
        return None
    content = [subject, (end, clause_end(syntax, end, hit.high))]
    return Candidate(None, hit.words, content, "seem", hit.cue.lemma, hit.number, subject[0], group.tense)
