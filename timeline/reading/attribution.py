"""Who said what: source, cue and content of every attribution."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.model import Attribution, Span
from timeline.reading.document import Document, Sentence
from timeline.reading.nounphrases import Phrases, Words
from timeline.reading.reporting import Cue, verb_cues

_BE = frozenset(
    ["is", "was", "are", "were", "be", "been", "being", "am", "isn't", "wasn't", "aren't", "weren't", "'s", "get", "got"]
)


@dataclass(slots=True)
class Candidate:
    """An attribution in words: what find_attributions chooses among."""

    source: Words | None
    cue: Words
    content: list[Words]
    frame: str
    lemma: str
    sentence: int
    verb: int = 0
    start: int = 0
    quoted: bool = False
    tense: str = ""
    extra: dict = field(default_factory=dict)


class Reader:
    """Finds the attributions of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.phrases = Phrases(document)
        self.words = document.words
        self.classes = self.phrases.classes
        self.quotes = [(document.word_at(span.start), document.words_within(span)[1]) for span in document.quotations]
        self.quote_of = [-1] * (len(self.words) + 1)
        for number, (first, last) in enumerate(self.quotes):
            for i in range(first, last):
                self.quote_of[i] = number

    def candidates(self) -> list[Candidate]:
        found = []
        cues = verb_cues()
        words, classes = self.words, self.classes
        for number, sentence in enumerate(self.document.sentences):
            for i in range(sentence.first, sentence.last):
                word = words[i]
                if word in cues and self.quote_of[i] < 0:
                    for cue in cues[word]:
                        n = len(cue.rest)
                        if not n or tuple(words[i + 1 : i + 1 + n]) == cue.rest:
                            made = self.read_verb(i, i + 1 + n, cue, sentence, number)
                            if made:
                                found.append(made)
                                break
                elif word == "according" and self.quote_of[i] < 0 and i + 1 < sentence.last and words[i + 1] == "to":
                    made = self.read_according(i, sentence, number)
                    if made:
                        found.append(made)
        return found

    def read_according(self, i: int, sentence: Sentence, number: int) -> Candidate | None:
        classes = self.classes
        source = self.phrases.phrase_after(i + 2, sentence.last)
        if not source:
            return None
        start = sentence.first
        content = []
        before = i
        while before > start and classes[before - 1] in ",-":
            before -= 1
        if before > start and not all(c in "caq-" for c in classes[start:before]):
            content.append((start, before))
        else:
            j = source[1]
            while j < sentence.last and classes[j] != ",":
                j += 1
            if j >= sentence.last:
                j = source[1]
            content.append((j + 1, sentence.last))
        return Candidate(source, (i, i + 2), content, "according", "according to", number, i)

    def read_verb(self, i: int, end: int, cue: Cue, sentence: Sentence, number: int) -> Candidate | None:
        classes, words = self.classes, self.words
        low, high = sentence.first, sentence.last
        k = i
        passive = to = gerund = False
        aux = False
        while k > low and classes[k - 1] in "ax" or (k > low and words[k - 1] == "'s" and k - 2 >= low and classes[k - 2] in "rw"):
            if words[k - 1] in _BE:
                passive = True
            if classes[k - 1] != "a":
                aux = True
            k -= 1
        tense = cue.tenses
        left = classes[k - 1] if k > low else ""
        form = ""
        if "gerund" in tense:
            if aux:
                passive = False
            else:
                gerund = True
            form = "gerund"
        elif passive and "participle" in tense:
            form = "passive"
        elif "past" in tense or ("participle" in tense and aux):
            form = "past"
        elif "third" in tense:
            if left in "dzp" or left == "":
                return None
            form = "third"
        elif "base" in tense:
            form = "base"
            if left == "i":
                to = True
            elif aux:
                pass
            elif left in "r" and words[k - 1] not in ("he", "she", "it"):
                pass
            elif left == "w":
                pass
            elif left == "n" and (words[k - 1].endswith("s") or words[k - 1] in ("people", "men", "women", "media")):
                p = self.phrases.phrase_before(k, low)
                if p is None:
                    return None
            elif left in "c)," and k - 1 > low:
                pass
            else:
                return None
        else:
            return None
        # inverted: said X
        source = None
        after = end
        inverted = False
        if "tag" in cue.frames and form in ("past", "third", "base") and not aux and not to:
            if left in ",q." or k == low:
                if end < high and classes[end] in "ndr" and (left in "q." or k == low or not self.phrases.clause_subject(low, k - 1) or self.quote_of[k - 2] >= 0 or classes[end] != "d"):
                    right = self.phrases.phrase_after(end, high)
                    if right:
                        source = right
                        inverted = True
                        after = right[1]
        if form == "passive":
            return self.read_passive(i, end, k, cue, sentence, number)
        if source is None:
            source = self.source(k, low, gerund, to)
        if source is None:
            return None
        content, frame = ([], "") if inverted else self.complement(end, high, cue, gerund)
        if not content and "tag" in cue.frames and form in ("past", "third", "base", "gerund"):
            first = i if inverted else source[0]
            content = self.before(first, low)
            frame = "tag"
            if not content:
                return None
            content += self.resumed(after, high)
        if not content:
            return None
        return Candidate(source, (i, end), content, frame, cue.lemma, number, i, source[0] if not inverted else i, tense=form)

    def read_passive(self, i, end, k, cue, sentence, number):
        classes, words = self.classes, self.words
        low, high = sentence.first, sentence.last
        subject = self.phrases.subject_before(k, low)
        if subject is None:
            return None
        source = None
        content = [subject]
        j = end
        if j < high and words[j] == "by":
            source = self.phrases.phrase_after(j + 1, high)
            return Candidate(source, (i, end), content, "passive-by", cue.lemma, number, i, subject[0], tense="passive")
        if j < high and classes[j] == "i" and "that" in cue.frames:
            stop = self.clause_end(j, high)
            return Candidate(None, (i, end), [subject, (j, stop)], "passive-to", cue.lemma, number, i, subject[0], tense="passive")
        return None

    def source(self, k, low, gerund, to):
        classes = self.classes
        if k <= low:
            return None
        left = classes[k - 1]
        if gerund:
            if left == "n" and self.words[k - 1] not in ("statement", "tweet", "email", "letter"):
                return self.phrases.phrase_before(k, low)
            return self.phrases.clause_subject(low, k)
        if to or left in "c":
            return self.phrases.clause_subject(low, k)
        return self.phrases.subject_before(k, low)

    def before(self, first: int, low: int) -> list[Words]:
        classes = self.classes
        j = first
        if j - 1 < 0 or classes[j - 1] not in ",q.-":
            return []
        end = j
        while end > 0 and classes[end - 1] in ",-":
            end -= 1
        if end == 0:
            return []
        number = self.quote_of[end - 1]
        start = low
        if number >= 0:
            qs, qe = self.quotes[number]
            sb = self.document.sentences[self.document.sentence_at(self.document.starts[qs])].first
            if sb == qs or all(c in "c" for c in classes[sb:qs]):
                return [(qs, qe)]
            start = sb
        elif classes[end - 1] == ".":
            return []
        while start < end and classes[start] in "c":
            start += 1
        return [(start, end)] if end > start else []

    def resumed(self, after: int, high: int) -> list[Words]:
        classes = self.classes
        if after + 1 < high and classes[after] == ",":
            j = after + 1
            if classes[j] == "q":
                number = self.quote_of[j]
                return [(j, min(self.quotes[number][1], 10**9))] if number >= 0 else []
            if classes[j] in "ndrtsp":
                return [(j, high)]
        return []

    def complement(self, j: int, high: int, cue: Cue, gerund: bool) -> tuple[list[Words], str]:
        classes, words = self.classes, self.words
        frames = cue.frames
        while j < high and classes[j] in "am" and words[j] not in ("so",):
            j += 1
        if j >= high:
            return [], ""
        found = self.content_at(j, high, frames)
        if found[0]:
            return found
        c = classes[j]
        if "hearer" in frames and c in "ndro":
            p = self.hearer(j, high)
            if p:
                found = self.content_at(p, high, frames, after_hearer=True)
                if found[0]:
                    return found
        if c in "pmi" and frames & {"that", "quote"}:
            # an adjunct: in a statement, on Tuesday, to reporters
            k = j
            for _ in range(3):
                while k < high and classes[k] in "am":
                    k += 1
                if k < high and classes[k] in "pi" and words[k] not in ("of",):
                    p = self.hearer(k + 1, high)
                    if not p:
                        break
                    k = p
                    found = self.content_at(k, high, frames, after_hearer=True)
                    if found[0]:
                        return found
                else:
                    break
        if "predicate" in frames and c in "ndroq":
            return [(j, self.clause_end(j, high))], "predicate"
        if "object" in frames and c in "ndroqgw":
            return [(j, self.object_end(j, high))], "object"
        return [], ""

    def hearer(self, j, high):
        classes, words = self.classes, self.words
        i = j
        stop = min(high, j + 25)
        while i < stop and (classes[i] in "ndzrogm" or (i > j and classes[i] in "pc" and i + 1 < high and classes[i + 1] in "ndzrogm")):
            i += 1
        return i if i > j else None

    def content_at(self, j, high, frames, after_hearer=False):
        classes, words = self.classes, self.words
        if j >= high:
            return [], ""
        c = classes[j]
        if c == "t" and "that" in frames:
            k = j + 1
            return ([(k, self.sentence_end(k, high))], "that") if k < high else ([], "")
        if c in ",:" and j + 1 < high:
            k = j + 1
            while k < high and classes[k] in "a," and classes[k] == ",":
                k += 1
            if classes[k] == "q" and "quote" in frames and self.quote_of[k] >= 0:
                return [(k, self.quotes[self.quote_of[k]][1])], "quote"
            if c == ":" and "quote" in frames:
                return [(k, high)], "quote"
            if k < high and classes[k] == "t" and "that" in frames:
                return [(k + 1, self.sentence_end(k, high))], "that"
            return [], ""
        if c == "q" and "quote" in frames:
            return [(j, self.sentence_end(j, high))], "quote"
        if c == "w" and "question" in frames:
            return [(j, self.sentence_end(j, high))], "question"
        if c == "s" and words[j] == "if" and "question" in frames:
            return [(j, self.sentence_end(j, high))], "question"
        if c == "i" and ("infinitive" in frames) and j + 1 < high and classes[j + 1] in "nxa":
            return [(j, self.clause_end(j, high))], "infinitive"
        if "clause" in frames and c in "ndrgowsp" and (c not in "sp"):
            if after_hearer:
                if c == "r" or c == "d":
                    return [(j, self.sentence_end(j, high))], "clause"
                return [], ""
            if self.is_clause(j, high):
                return [(j, self.sentence_end(j, high))], "clause"
        return [], ""

    def is_clause(self, j, high):
        classes, words = self.classes, self.words
        if classes[j] == "r":
            return True
        cues = verb_cues()
        for i in range(j + 1, min(high, j + 25)):
            c = classes[i]
            if c == "x" or c == "v":
                if classes[i - 1] in "nrmo)az":
                    return True
            elif c in ",;:.wts" :
                return False
        return False

    def sentence_end(self, j, high):
        return high

    def clause_end(self, j, high):
        classes, words = self.classes, self.words
        i = j
        while i < high:
            c = classes[i]
            if c == "q":
                number = self.quote_of[i]
                if number >= 0 and self.quotes[number][0] == i:
                    i = min(self.quotes[number][1], high)
                    continue
            if c in ";:(" or c == "-":
                return i
            if c == "," :
                return i
            i += 1
        return high

    def object_end(self, j, high):
        classes, words = self.classes, self.words
        i = j
        while i < high:
            c = classes[i]
            if c == "q":
                number = self.quote_of[i]
                if number >= 0 and self.quotes[number][0] == i:
                    i = min(self.quotes[number][1], high)
                    continue
            if c in ";:(-,s":
                return i if i > j else i + 1
            i += 1
        return high


def find_attributions(document: Document) -> list[Attribution]:
    """Return the attributions of a document in text order."""
    reader = Reader(document)
    return [to_attribution(reader, candidate) for candidate in resolve(reader)]


def resolve(reader: Reader) -> list[Candidate]:
    """Choose among the candidates: no word in two contents; outer before inner."""
    candidates = reader.candidates()
    covered = [False] * (len(reader.words) + 1)
    chosen = []

    def take(candidate):
        for first, last in candidate.content:
            covered[first:last] = [True] * (last - first)
        chosen.append(candidate)

    for candidate in candidates:
        if candidate.frame in ("tag", "according") and not covered[candidate.cue[0]]:
            candidate.content = [part for part in candidate.content if not covered[part[0]]]
            if candidate.content:
                take(candidate)
    last = None
    for candidate in candidates:
        if candidate.frame in ("tag", "according"):
            last = candidate
            continue
        if covered[candidate.cue[0]]:
            cut = split_point(reader, candidate, last) if last is not None else -1
            if cut < 0:
                continue
            for n, (a, b) in enumerate(last.content):
                if a < cut < b:
                    last.content[n] = (a, cut)
                    covered[cut:b] = [False] * (b - cut)
        take(candidate)
        last = candidate
    chosen.sort(key=lambda candidate: min(candidate.cue[0], candidate.content[0][0]))
    return chosen


def split_point(reader: Reader, candidate: Candidate, last: Candidate) -> int:
    """Where `candidate`, inside the content of `last`, ends that content because it is coordinate; -1: nested."""
    classes = reader.classes
    if last.sentence != candidate.sentence or last.frame in ("tag", "according"):
        return -1
    start = candidate.start if candidate.tense not in ("gerund",) else candidate.cue[0]
    k = candidate.cue[0]
    while k > 0 and classes[k - 1] in "ax":
        k -= 1
    if candidate.tense == "gerund":
        return k - 1 if classes[k - 1] == "," else -1
    if classes[k - 1] == "c":
        candidate.source = last.source
        return k - 1
    if classes[start - 1] == "c" and classes[start - 2] == ",":
        return start - 2
    if classes[start - 1] in "s;" and classes[start - 2] in ",;":
        return start - 2
    return -1


def to_attribution(reader: Reader, candidate: Candidate) -> Attribution:
    spans = [trim(reader, part) for part in candidate.content]
    spans = [span for span in spans if span]
    source = (reader.document.span_of(*candidate.source),) if candidate.source else ()
    quotes = sum(classes == "q" for a, b in candidate.content for classes in reader.classes[a:b])
    kind = "indirect" if not quotes else "direct" if reader.classes[candidate.content[0][0]] == "q" else "mixed"
    return Attribution(source, (reader.document.span_of(*candidate.cue),), tuple(spans), kind)


def trim(reader: Reader, part: Words) -> Span | None:
    first, last = part
    classes = reader.classes
    while first < last and classes[first] in ",;:q-":
        first += 1
    while last > first and (classes[last - 1] in ",;:q-" or reader.words[last - 1] == "."):
        last -= 1
    return reader.document.span_of(first, last) if first < last else None
