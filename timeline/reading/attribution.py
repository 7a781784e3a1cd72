"""Who said what: source, cue and content of every attribution."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.model import Attribution, Span
from timeline.reading.contents import clause_end, find_complement, is_clause, phrase_end
from timeline.reading.document import Document, Sentence
from timeline.reading.nounphrases import Phrases, Words
from timeline.reading.quotations import content_before, content_continued, content_resumed
from timeline.reading.reporting import Cue, adjective_cues, noun_cues, verb_cues

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
    start: int = 0  # where its clause begins: source or cue
    tense: str = ""
    shared: bool = False  # its source is the subject of the clause before
    quoted: bool = False


_PLAIN_VERBS = frozenset("say think believe argue insist agree acknowledge want oppose favor know consider".split())
_PRONOMINAL = frozenset(
    "some many most few several both all those these this neither another each more others such".split()
)


class Group:
    """The verb group around a reporting verb: where it begins, its tense and voice."""

    __slots__ = ("first", "tense", "left", "auxiliary", "infinitive")

    def __init__(self, phrases: Phrases, i: int, low: int, cue: Cue) -> None:
        classes, words = phrases.classes, phrases.words
        k, passive, auxiliary = i, False, False
        while k > low:
            c = classes[k - 1]
            if c == "x" or (words[k - 1] == "'s" and k - 2 >= low and classes[k - 2] in "rw"):
                auxiliary = True
                passive = passive or words[k - 1] in _BE
            elif c != "a" and not (words[k - 1] == "both" and k - 1 > low and classes[k - 2] in "xwnr"):
                break
            k -= 1
        self.first = k
        self.left = classes[k - 1] if k > low else ""
        self.auxiliary = auxiliary
        if k > low and classes[k - 1] == "r" and "'" in words[k - 1]:
            auxiliary = self.auxiliary = True
            passive = words[k - 1].endswith(("'re", "'m"))
        self.infinitive = False
        self.tense = self._read_tense(phrases, cue.tenses, passive, low)

    def _read_tense(self, phrases: Phrases, tenses: frozenset[str], passive: bool, low: int) -> str:
        left, k = self.left, self.first
        if left == "d" and phrases.words[k - 1] not in _PRONOMINAL:
            return ""
        if "gerund" in tenses:
            return "progressive" if self.auxiliary else "gerund"
        if passive and "participle" in tenses:
            return "passive"
        if "past" in tenses or ("participle" in tenses and self.auxiliary):
            return "past"
        if "third" in tenses:
            return "" if left in ("d", "z", "p", "") else "third"
        if "base" in tenses:
            if left == "i":
                self.infinitive = True
                return "infinitive"
            if self.auxiliary or left in ("w", "c", ")", ","):
                return "base"
            word = phrases.words[k - 1] if k > low else ""
            if left == "r" and word not in ("he", "she", "it"):
                return "base"
            if left == "n" and (word.endswith("s") or word in ("people", "men", "women", "media", "police")):
                return "base"
            if left in ("n", "m", "v", "a") and phrases.words[k] in _PLAIN_VERBS:
                return "base"
        return ""


def find_candidates(phrases: Phrases) -> list[Candidate]:
    """Return what every reporting word outside quotations would make, in text order."""
    found: list[Candidate] = []
    verbs, nouns, adjectives = verb_cues(), noun_cues(), adjective_cues()
    words, quote_of, sentences = phrases.words, phrases.quote_of, phrases.document.sentences
    number = 0
    for i, word in enumerate(words):
        if word in verbs or word in nouns or word in adjectives or word == "according" or word in _SURVEYS:
            unclosed = quote_of[i] >= 0
            if unclosed and not phrases.abandoned(quote_of[i]):
                continue
            while sentences[number].last <= i:
                number += 1
            sentence = sentences[number]
            made = None
            if word in verbs:
                made = _read_verbs(phrases, i, verbs[word], sentence, number)
            elif word in _SURVEYS:
                made = read_survey(phrases, i, sentence, number)
            elif word == "according" and i + 1 < sentence.last and words[i + 1] == "to":
                made = read_according(phrases, i, sentence, number)
            if not made and word in nouns:
                made = read_noun(phrases, i, nouns[word], sentence, number)
            if not made and word in adjectives:
                made = read_adjective(phrases, i, adjectives[word], sentence, number)
            if made and (not unclosed or made.frame == "tag"):
                found.append(made)
    return found


_SURVEYS = frozenset(["poll", "polls", "survey", "surveys", "polling", "words", "view", "opinion"])


def read_survey(phrases: Phrases, i: int, sentence: Sentence, number: int) -> Candidate | None:
    """Read "In the poll, …", "… in a survey" and "in his words, …"."""
    classes, words = phrases.classes, phrases.words
    low, high = sentence.first, sentence.last
    said = words[i] in ("words", "view", "opinion")
    if said:
        end = i + 1
        if end < high and words[end] == "of":
            found = phrases.phrase_after(end + 1, high)
            if not found:
                return None
            source, start, end = found, i - 1, found[1]
        else:
            own = classes[i - 1] == "z"
            source = phrases.phrase_before(i - 1, low) if own else (i - 1, i)
            if not source or (not own and words[i - 1] not in ("his", "her", "their", "my", "its", "our")):
                return None
            start = source[0]
    else:
        found = phrases.phrase_before(i + 1, low)
        if not found:
            return None
        start, end = found[0], i + 1
        after = phrases.phrase_after(i, high)
        source = (start, end)
        if after and classes[end - 1] == "n":
            end = after[1] if after[1] < high and classes[after[1]] in ",." else end
            source = (start, end)
    if said and start > low and words[start] == "the":
        pass
    while start > low and classes[start - 1] == "d":
        start -= 1
    if start - 1 < low or words[start - 1] != "in":
        return None
    cue = (start - 1, start)
    if start - 1 == low or (start - 2 == low and classes[low] in "ca"):
        while end < high and classes[end] != ",":
            end += 1
        if end + 2 < high:
            return Candidate(source, cue, [(end + 1, high)], "according", "in", number, start - 1)
        return None
    if said or (end < high and classes[end] not in ",."):
        return None
    first = low
    while first < start - 1 and classes[first] in "c":
        first += 1
    if phrases.has_clause(first, start - 1):
        return Candidate(source, cue, [(first, start - 1)], "according", "in", number, first)
    return None


_NO_SPEAKER = frozenset(
    "note update related read watch photo image video contributing twitter correction source exclusive breaking more updated"
    " editor's editors latest byline win result bottom abstract text tags topics story here question about why how what".split()
)


def find_labels(phrases: Phrases) -> list[Candidate]:
    """Read speaker labels: "CLINTON: …" in a transcript, "Clinton: …" in a title, a name before a quotation."""
    document, classes, words, forms = phrases.document, phrases.classes, phrases.words, phrases.forms
    found: list[Candidate] = []
    known: dict[str, int] = {}
    for form in forms:
        if form[0].isupper():
            known[form] = known.get(form, 0) + 1
    last_paragraph = -1
    for number, sentence in enumerate(document.sentences):
        if sentence.paragraph == last_paragraph:
            continue
        last_paragraph = sentence.paragraph
        low, high = sentence.first, sentence.last
        colon = next((i for i in range(low + 1, min(high, low + 10)) if classes[i] == ":"), -1)
        if colon < 0 or colon + 1 >= len(classes) or phrases.quote_of[colon] >= 0:
            continue
        if words[low] in _NO_SPEAKER or words[colon - 1] in _NO_SPEAKER or any(c in "xvrw.qm" for c in classes[low:colon]):
            continue
        name = forms[colon - 1] if classes[colon - 1] == "n" else forms[low]
        title = sentence.paragraph == 0
        shouted = all(form.isupper() for form in forms[low:colon] if form[0].isalpha())
        quoted = colon + 1 < len(classes) and classes[colon + 1] == "q"
        surveyed = words[colon - 1] in ("poll", "report", "survey", "study", "insiders", "analysis", "polls", "newspaper")
        if not (surveyed if title else False) and not shouted and known.get(name, 0) < (2 if title or quoted else 3):
            continue
        if not (title or shouted or quoted or surveyed) or (quoted and colon - low > 6 and not shouted):
            continue
        if not name[0].isupper():
            continue
        end = high
        k = number
        while not title and k + 1 < len(document.sentences) and document.sentences[k + 1].paragraph == sentence.paragraph:
            k += 1
            end = document.sentences[k].last
        content = [phrases.quotes[phrases.quote_of[colon + 1]]] if quoted and phrases.quote_of[colon + 1] >= 0 else [(colon + 1, end)]
        if content[0][1] > content[0][0]:
            found.append(Candidate((low, colon), (colon, colon + 1), content, "label", ":", number, low))
    return found


def _read_verbs(phrases, i, cues, sentence, number) -> Candidate | None:
    words = phrases.words
    for cue in cues:
        n = len(cue.rest)
        if not n or tuple(words[i + 1 : i + 1 + n]) == cue.rest:
            made = read_verb(phrases, i, i + 1 + n, cue, sentence, number)
            if made:
                return made
    return None


def read_according(phrases: Phrases, i: int, sentence: Sentence, number: int) -> Candidate | None:
    """Read "according to X" before, after or inside its content."""
    classes = phrases.classes
    source = phrases.phrase_after(i + 2, sentence.last)
    if not source:
        return None
    start = sentence.first
    before = i
    while before > start and classes[before - 1] in ",-":
        before -= 1
    if before > start and not all(c in "caq-" for c in classes[start:before]):
        content = content_before(phrases, before, start) if phrases.quote_of[before - 1] >= 0 else []
        if not content:
            number_before = phrases.quote_of[start]
            start = phrases.quotes[number_before][0] if number_before >= 0 else start
            while start < before and classes[start] in "c":
                start += 1
            content = [(start, before)]
        after = source[1]
        if after + 1 < sentence.last and classes[after] == "," and not phrases.has_clause(*content[-1]):
            content.append((after + 1, sentence.last))
    else:
        j = source[1]
        while j < sentence.last and classes[j] != ",":
            j += 1
        if j >= sentence.last:
            j = source[1] - 1
        content = [(j + 1, sentence.last)]
    return Candidate(source, (i, i + 2), content, "according", "according to", number, i)


def read_verb(phrases: Phrases, i: int, end: int, cue: Cue, sentence: Sentence, number: int) -> Candidate | None:
    """Read the attribution that the reporting verb at words [i, end) makes, if any."""
    low, high = sentence.first, sentence.last
    classes = phrases.classes
    group = Group(phrases, i, low, cue)
    if not group.tense:
        return None
    if "seem" in cue.frames and group.tense not in ("gerund", "passive"):
        return read_seem(phrases, i, end, group, cue, sentence, number)
    if group.tense == "passive" or _reduced(phrases, i, end, group, cue, sentence):
        return read_passive(phrases, i, end, group, cue, sentence, number)
    tag = "tag" in cue.frames and group.tense in ("past", "third", "base", "progressive")
    if tag and not group.auxiliary and (group.left in ("", "q", ",", ".", "-")):
        inverted = read_inverted(phrases, i, end, group, cue, sentence, number)
        if inverted:
            return inverted
    source, shared = find_source(phrases, group, low)
    if source is None and not shared:
        return None
    if tag and source and source[0] > low and phrases.classes[source[0] - 1] == "q":
        content = content_before(phrases, source[0], low)
        if content:
            return make_tag(phrases, source, (i, end), content, end, cue, sentence, number, source[0], group)
    content, frame = find_complement(phrases, end, high, cue.frames)
    if not content and "clause" in cue.frames and source and not shared:
        content, frame = read_relative(phrases, source, end, high)
    if content:
        weak = group.infinitive or (group.tense == "base" and not group.auxiliary and group.left in ",c)")
        if group.tense == "gerund" and group.left == "n" and frame in ("object", "predicate", "clause"):
            word = phrases.words[group.first - 1]
            if word not in _WRITINGS and word not in _SPEAKING and not word.endswith("s"):
                return None
        if weak and frame not in ("that", "clause", "quote", "question"):
            return None
        if cue.lemma == "like" and not group.auxiliary and group.tense == "base":
            return None
        if source and not shared and frame in ("that", "clause") and classes[source[0] - 1] == "s" and source[0] - low < 3:
            content = [(content[0][0], clause_end(phrases, content[0][0], high))]  # While X said …, Y said …
        made = Candidate(source, (i, end), content, frame, cue.lemma, number, source[0] if source and not shared else i)
        made.tense, made.shared = group.tense, shared
        if frame == "quote" and classes[end] == "," and source and not shared and source[0] > low and classes[source[0] - 1] == ",":
            before = content_before(phrases, source[0], low)
            if before and (classes[before[0][0]] not in "spmg" or phrases.has_clause(*before[0])):
                content = before + content
        if frame == "quote" and phrases.classes[content[-1][0]] == "q":
            last = phrases.document.sentence_at(phrases.document.starts[content[-1][1] - 1])
            if content[-1][1] >= phrases.document.sentences[last].last - 1:
                content += content_continued(phrases, last)
        return made
    if tag and source and not shared:
        content = content_before(phrases, source[0], low)
        if content and is_tag(phrases, content, end, high, cue.lemma == "say"):
            return make_tag(phrases, source, (i, end), content, end, cue, sentence, number, source[0], group)
    return None


def _reduced(phrases, i, end, group, cue, sentence) -> bool:
    """Is a form in -ed a reduced passive: backed by, asked about, known as?"""
    if group.tense != "past" or group.auxiliary or "participle" not in cue.tenses or end >= sentence.last:
        return False
    word = phrases.words[end]
    if word == "by":
        return True
    if cue.lemma == "ask" and (group.left in ("", "s") or group.left == "a"):
        return True
    return cue.lemma in ("know", "see", "name", "entitle", "title", "design") and word in ("as", "to", "for")


def read_relative(phrases: Phrases, source: Words, end: int, high: int) -> tuple[list[Words], str]:
    """Read "a strike that officials said could last": the content is the relative word and what follows the cue."""
    classes = phrases.classes
    first = source[0] - 1
    if first < 0 or end >= high or classes[end] not in "xvna" or classes[first] not in "tw":
        return [], ""
    return [(first, first + 1), (end, clause_end(phrases, end, high))], "relative"


def is_tag(phrases: Phrases, content: list[Words], after: int, high: int, sure: bool) -> bool:
    """Is a reporting verb after this content a tag (…, she said), not the main verb after an introduction?"""
    first, last = content[-1]
    if phrases.quote_of[last - 1] >= 0:
        return True
    classes = phrases.classes
    if after < high and classes[after] == ",":
        return True
    if after < high and classes[after] not in ".pmai":
        return False
    return sure or phrases.has_clause(first, last)


def read_inverted(phrases, i, end, group, cue, sentence, number) -> Candidate | None:
    """Read "…," said X."""
    classes = phrases.classes
    low, high = sentence.first, sentence.last
    if end >= high or classes[end] not in "ndr":
        return None
    if group.left != "q" and is_clause(phrases, end, high):
        return None
    source = phrases.phrase_after(end, high)
    if not source:
        return None
    content = content_before(phrases, group.first, low)
    if not content:
        return None
    first, last = content[-1]
    if phrases.quote_of[last - 1] < 0 and ("inverted" not in cue.frames or not phrases.has_clause(first, last)):
        return None
    return make_tag(phrases, source, (i, end), content, source[1], cue, sentence, number, i, group, inverted=True)


def make_tag(phrases, source, cue_words, content, after, cue, sentence, number, start, group, inverted=False):
    """Make the attribution of a tag: content before it, resumed after it and continued in later sentences."""
    classes = phrases.classes
    high = sentence.last
    quoted = classes[content[-1][1] - 1] == "q" or phrases.quote_of[content[-1][1] - 1] >= 0
    more = [] if inverted and not quoted else content_resumed(phrases, after, high, quoted)
    content = content + more
    if quoted:
        content += content_continued(phrases, number)
    return Candidate(source, cue_words, content, "tag", cue.lemma, number, start, group.tense, False, quoted)


def read_passive(phrases, i, end, group, cue, sentence, number) -> Candidate | None:
    """Read "X is believed to …", "X was accused of …", "X was backed by Y"; the source is mostly empty."""
    classes, words = phrases.classes, phrases.words
    low, high = sentence.first, sentence.last
    frames = cue.frames
    j = end
    while j < high and classes[j] in "a":
        j += 1
    c = classes[j] if j < high else "."
    subject = phrases.subject_before(group.first, low) if group.first > low else None
    start = subject[0] if subject else i
    if c == "p" and words[j] == "by":
        source = phrases.phrase_after(j + 1, high)
        if source is None or frames.isdisjoint(("object", "predicate", "as")):
            return None
        rest = []
        if source[1] < high and (classes[source[1]] == "i" and "order" in frames or words[source[1]] in ("as", "for")):
            rest = [(source[1], clause_end(phrases, source[1], high))]
        return subject and Candidate(source, (i, end), [subject, *rest], "by", cue.lemma, number, start, "passive")
    if "question" in frames and "hearer" in frames and (c in "w" or words[j] in ("if", "about")) and j < high:
        if words[j] == "about":
            j += 1
        return Candidate(None, (i, end), [(j, clause_end(phrases, j, high))], "asked", cue.lemma, number, start, "passive")
    if subject is None:
        return None
    rest = [(j, clause_end(phrases, j, high))]
    made = Candidate(None, (i, end), [subject, *rest], "", cue.lemma, number, start, "passive")
    if c == "i" and ("passive" in frames or "order" in frames):
        made.frame = "passive"
    elif c == "s" and words[j] == "as" and "as" in frames:
        made.frame = "as"
    elif "about" in frames and (c in "ndq" or (c == "p" and words[j] in ("of", "with", "for"))):
        made.frame = "about"
    elif c == "t" and "that" in frames:
        made.frame, made.content = "that", [(j + 1, high)]
        if words[start] != "it":
            return None
    else:
        return None
    return made


def read_seem(phrases, i, end, group, cue, sentence, number) -> Candidate | None:
    """Read "X seemed to …": nobody is named as the source, subject and predicate are the content."""
    classes, words = phrases.classes, phrases.words
    low, high = sentence.first, sentence.last
    if end >= high or group.infinitive or group.first <= low:
        return None
    c = classes[end]
    strong = cue.lemma in ("seem", "appear")
    if not (c == "i" or words[end] in ("like", "as") or (strong and c in "nadvg")):
        return None
    if not strong and words[end] not in ("like", "as"):
        return None
    subject = phrases.subject_before(group.first, low)
    if subject is None:
        return None
    return Candidate(None, (i, end), [subject, (end, clause_end(phrases, end, high))], "seem", cue.lemma, number, subject[0], group.tense)


_ABOUT = frozenset(["of", "for", "about", "against", "on", "over", "toward", "towards", "to", "with", "in", "regarding"])
_LIGHT = frozenset(
    "express expressed expresses expressing voice voiced voices voicing have had has having made make makes making raise"
    " raised raises raising issue issued issues offer offered offers offering give gave gives giving share shared shares"
    " repeat repeated deny denied denies reject rejected dismiss dismissed hold holds held reiterate reiterated took take"
    " showed show shows shown announced announce deliver delivered provided provide drew sent send keep kept".split()
)


def read_noun(phrases: Phrases, i: int, cue: Cue, sentence: Sentence, number: int) -> Candidate | None:
    """Read "his claim that …", "support for …", "the idea that …"."""
    classes, words = phrases.classes, phrases.words
    low, high = sentence.first, sentence.last
    j = i + 1
    if j >= high:
        return None
    content, frame = _noun_content(phrases, j, high, cue.frames)
    if not content:
        return None
    k = i
    while k > low and classes[k - 1] in "ngav" and words[k - 1] not in _LIGHT and k > i - 5:
        k -= 1
    left = classes[k - 1] if k > low else ""
    if left == "z":
        source = phrases.phrase_before(k - 1, low)
        return source and Candidate(source, (i, j), content, "noun-" + frame, cue.lemma, number, source[0], "owned")
    word = words[k - 1] if k > low else ""
    if word in ("his", "her", "their", "its", "my", "our", "your", "whose"):
        return Candidate((k - 1, k), (i, j), content, "noun-" + frame, cue.lemma, number, k - 1, "owned")
    if left == "d":
        k -= 1
    if k > low and words[k - 1] in _LIGHT:
        group = Group(phrases, k - 1, low, Cue("", (), frozenset(["past", "gerund"]) if not words[k - 1].endswith("ing") else frozenset(["gerund"]), frozenset()))
        source, shared = find_source(phrases, group, low)
        if source:
            return Candidate(source, (i, j), content, "noun-" + frame, cue.lemma, number, k - 1 if shared else source[0], "light", shared)
    if frame not in ("that", "question") and "bare" not in cue.frames:
        return None
    return Candidate(None, (i, j), content, "noun-" + frame, cue.lemma, number, i, "bare")


def _noun_content(phrases: Phrases, j: int, high: int, frames: frozenset[str]) -> tuple[list[Words], str]:
    classes, words = phrases.classes, phrases.words
    c = classes[j]
    if c == "t" and "that" in frames and j + 1 < high:
        return [(j + 1, clause_end(phrases, j + 1, high))], "that"
    if c == "i" and "infinitive" in frames and j + 1 < high and classes[j + 1] in "nax":
        return [(j, phrase_end(phrases, j, high))], "infinitive"
    if "question" in frames:
        k = j + 1 if words[j] in ("about", "of", "over", "on", "as") else j
        k = k + 1 if k < high and words[k] == "to" and k > j else k
        if k < high and classes[k] == "w":
            return [(k, clause_end(phrases, k, high))], "question"
    if words[j] in _ABOUT and "about" in frames and j + 1 < high and classes[j + 1] in "ndrogwq":
        return [(j + 1, phrase_end(phrases, j + 1, high))], "about"
    return [], ""


_FEEL = frozenset("feel feels felt feeling remain remains remained become became becomes seem seemed seems sound sounded grow grew".split())


def read_adjective(phrases: Phrases, i: int, cue: Cue, sentence: Sentence, number: int) -> Candidate | None:
    """Read "she is confident that …", "voters concerned about …", "it is unclear whether …"."""
    classes, words = phrases.classes, phrases.words
    low, high = sentence.first, sentence.last
    content, frame = _noun_content(phrases, i + 1, high, cue.frames) if i + 1 < high else ([], "")
    if not content and "that" in cue.frames and i + 1 < high and classes[i + 1] == "r":
        content, frame = [(i + 1, clause_end(phrases, i + 1, high))], "that"
    if not content:
        return None
    k = i
    while k > low and (classes[k - 1] == "a" or words[k - 1] in ("more", "less", "most", "as")):
        k -= 1
    verb = False
    while k > low and (classes[k - 1] in "xa" or words[k - 1] in _FEEL or words[k - 1] == "'s"):
        verb = verb or words[k - 1] in _BE or words[k - 1] in _FEEL
        k -= 1
    if k > low and classes[k - 1] == "r" and words[k - 1].endswith(("'re", "'m")):
        verb = True
    if k <= low:
        return None
    if not verb and not (classes[k - 1] == "n" and words[k - 1].endswith("s") and classes[i] == "v"):
        return None
    if words[k - 1] == "it":
        return Candidate(None, (i, i + 1), content, "adj-" + frame, cue.lemma, number, k - 1, "it")
    if "question" in cue.frames and frame == "question":
        return None
    source = phrases.clause_subject(low, k) if classes[k - 1] in "ci" else phrases.subject_before(k, low)
    return source and Candidate(source, (i, i + 1), content, "adj-" + frame, cue.lemma, number, source[0], "is" if verb else "bare", classes[k - 1] in "ci")


_SPEAKING = frozenset(
    "poll polls survey surveys study studies report reports people voters critics officials democrats republicans"
    " percent others supporters opponents ad ads protesters one another some many".split()
)
_WRITINGS = frozenset(
    "statement statements tweet tweets email emails letter letters memo speech speeches remarks interview message article"
    " post release note rally call order op-ed motion brief column essay resolution press news time day week".split()
)


def find_source(phrases: Phrases, group: Group, low: int) -> tuple[Words | None, bool]:
    """Return the subject of a verb group, and whether it is that of the clause before."""
    k, left = group.first, group.left
    if not left:
        return (None, True) if group.tense == "gerund" else (None, False)
    if group.tense == "gerund":
        if left == "d":
            return None, False
        if left == "n" and phrases.words[k - 1] not in _WRITINGS:
            return phrases.phrase_before(k, low), False
        return phrases.clause_subject(low, k), True
    if group.infinitive:
        return phrases.clause_subject(low, k), True
    start = phrases.time_start(k - 1, low) if left == "m" else k
    if left == "c" or (start > low and phrases.classes[start - 1] == "c"):
        return phrases.nearest_subject(low, start - 1, True) or phrases.clause_subject(low, start), True
    return phrases.subject_before(k, low), False


def find_attributions(document: Document) -> list[Attribution]:
    """Return the attributions of a document in text order."""
    phrases = Phrases(document)
    return [to_attribution(phrases, candidate) for candidate in resolve(phrases)]


def resolve(phrases: Phrases) -> list[Candidate]:
    """Choose among the candidates: no word in two contents; outer before inner."""
    candidates = sorted([*find_labels(phrases), *find_candidates(phrases)], key=lambda candidate: candidate.cue)
    covered = bytearray(len(phrases.words) + 1)
    chosen = []

    def take(candidate):
        for first, last in candidate.content:
            covered[first:last] = b"\1" * (last - first)
        chosen.append(candidate)

    for frame in ("label", "according", "tag"):
        for candidate in candidates:
            if candidate.frame != frame or covered[candidate.cue[0]]:
                continue
            candidate.content = [part for part in candidate.content if not covered[part[0]]]
            if candidate.content:
                take(candidate)
    last = main = None
    for candidate in candidates:
        if candidate.frame in ("tag", "according", "label"):
            last = main = candidate
            continue
        if covered[candidate.cue[0]]:
            cut = split_point(phrases, candidate, last) if last is not None else -1
            if cut < 0:
                continue
            for n, (a, b) in enumerate(last.content):
                if a < cut < b:
                    last.content[n] = (a, cut)
                    covered[cut:b] = bytes(b - cut)
        if candidate.shared and main is not None and main.sentence == candidate.sentence and main.source:
            candidate.source = main.source
        if candidate.shared and candidate.source is None:
            continue
        candidate.content = [part for part in candidate.content if not covered[part[0]]]
        if candidate.content:
            first, end = candidate.content[-1]
            number = phrases.quote_of[end - 1]
            if number >= 0 and phrases.quotes[number][1] > end and candidate.frame in ("that", "clause", "object", "predicate"):
                candidate.content[-1] = first, phrases.quotes[number][1]
            take(candidate)
            last = candidate
            if candidate.tense != "owned" and candidate.source:
                main = candidate
    chosen.sort(key=lambda candidate: min(candidate.cue[0], candidate.content[0][0]))
    return chosen


_CLAUSAL = frozenset(["that", "clause", "quote", "question"])


def split_point(phrases: Phrases, candidate: Candidate, last: Candidate) -> int:
    """Where `candidate`, inside the content of `last`, ends that content because it is coordinate; -1: nested."""
    classes = phrases.classes
    if last.sentence != candidate.sentence or last.frame in ("tag", "according", "label"):
        return -1
    start = candidate.start
    k = candidate.cue[0]
    while k > 0 and classes[k - 1] in "ax":
        k -= 1
    if candidate.tense == "gerund":
        return k - 1 if classes[k - 1] == "," else -1
    if classes[k - 1] == "c":
        if last.frame in _CLAUSAL and candidate.frame not in _CLAUSAL:
            return -1
        candidate.source = last.source
        return k - 1
    k = start
    while k > start - 6 and classes[k - 1] in "npa":
        k -= 1
    if classes[k - 1] == "c" and (classes[k - 2] == "," or candidate.lemma == last.lemma == "say"):
        return k - 2 if classes[k - 2] == "," else k - 1
    if classes[start - 1] == "c" and candidate.lemma == "say" and (classes[start] == "r" or last.lemma == "say"):
        return start - 1
    if classes[start - 1] in "s;" and classes[start - 2] in ",;":
        return start - 2
    return -1


def to_attribution(phrases: Phrases, candidate: Candidate) -> Attribution:
    """Turn a candidate's words into spans."""
    spans = [span for part in candidate.content if (span := trim(phrases, part))]
    source = source_spans(phrases, candidate.source) if candidate.source else ()
    quotes = sum(classes == "q" for a, b in candidate.content for classes in phrases.classes[a:b])
    kind = "indirect" if not quotes else "direct" if phrases.classes[candidate.content[0][0]] == "q" else "mixed"
    return Attribution(source, (phrases.document.span_of(*candidate.cue),), tuple(spans), kind)


def source_spans(phrases: Phrases, source: Words) -> tuple[Span, ...]:
    """Return a source's span; a relative pronoun comes with its antecedent as a fragment of its own."""
    first, last = source
    span = phrases.document.span_of(first, last)
    if last - first > 1 or phrases.classes[first] not in "wt":
        return (span,)
    low = phrases.document.sentences[phrases.document.sentence_at(span.start)].first
    end = first - 1 if first > low and phrases.classes[first - 1] == "," else first
    antecedent = phrases.phrase_before(end, low) if end > low else None
    return (phrases.document.span_of(*antecedent), span) if antecedent else (span,)


def trim(phrases: Phrases, part: Words) -> Span | None:
    """Return the span of a content part without the marks around it."""
    first, last = part
    classes = phrases.classes
    while first < last and classes[first] in ",;:q-":
        first += 1
    while last > first and (classes[last - 1] in ",;:q-" or phrases.words[last - 1] == "."):
        last -= 1
    return phrases.document.span_of(first, last) if first < last else None
