"""The text prepared once for all readers: words with their offsets, sentences, quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import add
from typing import NamedTuple

from timeline.model import Article, Span
from timeline.reading.text.furniture import blank
from timeline.reading.text.heads import Heads, Marks
from timeline.reading.text.memory import Memory
from timeline.reading.text.sentences import find_paragraphs, find_sentences, unwrap

# A word keeps its hyphens, inner apostrophes ("can't", "O'Neill") and dots of initials ("U.S.");
# a possessive 's is a word of its own, and so are two apostrophes or accents that stand for a double
# quotation mark; every other mark is a word of one character. A piece is a word with the white space after it:
# pieces tile the text, so that lengths give offsets. The first two alternatives are short cuts for most of them.
# A hyphen before a month is a mark, and so is one between a month and a number: "July-September", "14-Sept. 2".
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_PIECE = re.compile(
    r"[A-Za-z]++(?=[ ,\n])\s*+|[,.;:?!\"“”()]\s*+"
    rf"|(?:(?:[A-Za-z]\.){{2,}}|\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?(?:[-–](?!{_MONTH})\w+)*|{_MONTH}(?=[-–](?:\d|{_MONTH}))"
    r"|['’]s\b|\w+(?:[-–]\w+|['’](?!s\b)[^\W_]+)*|''(?!')|``|[^\w\s])\s*+"
)
_FORMS = Memory(str.rstrip)
_WORDS = Memory(lambda form: form.lower().replace("’", "'"))
# A saying between single marks begins with a capital and ends with a stop, which tells its marks from apostrophes.
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=[A-Z])[^“”\"‘\n]{8,600}?[,.?!…][’'](?![\w’'])")
_QUOTATION_MARKS = Heads(lambda: frozenset(['"', "“", "”", "„", "«", "»", "''", "``"]))
_DASHES = frozenset({"-", "–", "—"})
_DATELINE, _SHORTEST_TOWN = 14, 3  # words in which one ends with its dash; letters
_OPENING = frozenset(["“", "„", "«", "``"])
_CLOSING = frozenset("”»")


class Sentence(NamedTuple):
    """A sentence as characters [start, end) and as words [first, last) of its document."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int  # its paragraph's number

    @property
    def span(self) -> Span:
        """The sentence's characters."""
        return Span(self.start, self.end)


class Document:
    """An article split once into words, sentences, paragraphs and quotations; read-only.

    `text` is the article's, with spaces in the place of what is not read: every offset is the article's, too.
    `forms` are the words as written, `words` the same in lower case with straight apostrophes,
    `starts` and `ends` their character offsets: four parallel lists.
    """

    __slots__ = (
        *("article", "text", "forms", "words", "starts", "ends"),
        *("marks", "paragraphs", "sentences", "quotations", "_begins"),
    )

    def __init__(self, article: Article) -> None:
        self.article = article
        text = blank(article.text)
        self.paragraphs = find_paragraphs(text)
        self.text = unwrap(text, self.paragraphs)
        begin = len(self.text) - len(self.text.lstrip())
        pieces = _PIECE.findall(self.text, begin)
        self.forms = list(map(_FORMS.__getitem__, pieces))
        self.words = list(map(_WORDS.__getitem__, self.forms))
        self.starts = list(accumulate(map(len, pieces), initial=begin))
        self.starts.pop()  # where the last piece ends
        self.ends = list(map(add, self.starts, map(len, self.forms)))
        if "“" not in self.text and '"' not in self.text and ("‘" in self.text or " '" in self.text):
            self._mark_single_quotes()
        self.marks = Marks(self.words)
        self.sentences = self._number_sentences()
        self._begins = [sentence.start for sentence in self.sentences]
        self.quotations = self._find_quotations()

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that holds, or last began before, character `offset`."""
        return max(0, bisect_right(self._begins, offset) - 1)

    def word_at(self, offset: int) -> int:
        """Return the number of the first word that ends after character `offset`."""
        return bisect_right(self.ends, offset)

    def words_within(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return the words [first, last) that lie within the characters of `span`."""
        return bisect_left(self.starts, span[0]), bisect_right(self.ends, span[1])

    def span_of(self, first: int, last: int) -> Span:
        """Return the characters that the words [first, last) cover; needs first < last."""
        return tuple.__new__(Span, (self.starts[first], self.ends[last - 1]))  # Span(…) costs thrice as much

    def skip_dateline(self, sentence: Sentence) -> int:
        """Return the word with which a sentence begins behind its dateline, if any: "OSLO, Dec 2 (Reuters) - | A"."""
        form = self.forms[sentence.first]
        if len(form) < _SHORTEST_TOWN or not form.isupper():
            return sentence.first
        words = range(sentence.first, min(sentence.first + _DATELINE, sentence.last))
        return next((word + 1 for word in words if self.forms[word] in _DASHES), sentence.first)

    def quotation_at(self, offset: int) -> Span | None:
        """Return the quotation, marks included, that holds character `offset`, if any."""
        index = bisect_left(self.quotations, (offset + 1,)) - 1
        if index >= 0 and offset < self.quotations[index].end:
            return self.quotations[index]
        return None

    def _number_sentences(self) -> list[Sentence]:
        sentences, paragraph, last, new = [], 0, 0, tuple.__new__  # Sentence(…) costs thrice as much
        starts, ends, paragraphs = self.starts, self.ends, self.paragraphs
        for start, end in find_sentences(self.text, paragraphs):
            while paragraphs[paragraph].end < end:
                paragraph += 1
            first = last if starts[last] == start else bisect_left(starts, start, last)
            last = bisect_right(ends, end, first)
            sentences.append(new(Sentence, (start, end, first, last, paragraph)))
        return sentences

    def _mark_single_quotes(self) -> None:
        """Read the single marks of ‘We are ruined,’ as double ones, in a text that has no double ones."""
        for match in _SINGLE.finditer(self.text):
            for offset, mark in ((match.start(), "“"), (match.end() - 1, "”")):
                i = self.word_at(offset)
                if self.starts[i] == offset and self.ends[i] == offset + 1:
                    self.words[i] = mark

    def _find_quotations(self) -> list[Span]:
        """Pair double quotation marks within a paragraph; an unclosed one runs to the paragraph's end."""
        quotations: list[Span] = []
        opened, paragraph_end, paragraph = None, 0, -1
        for i in self.marks.find(_QUOTATION_MARKS):
            offset = self.starts[i]
            while offset >= paragraph_end:
                if opened is not None:
                    quotations.append(Span(opened, paragraph_end))
                    opened = None
                paragraph += 1
                paragraph_end = self.paragraphs[paragraph].end
            german = opened is not None and self.text[opened] == "„"  # its closing mark opens elsewhere
            side = "closing" if german else self._side(i)
            if opened is not None and side == "opening" and self.words[i] not in _OPENING:
                quotations.append(Span(opened, offset))  # the one before was never closed
                opened = offset
            elif opened is not None and side != "opening":
                quotations.append(Span(opened, self.ends[i]))
                opened = None
            elif opened is None and side != "closing":
                opened = offset
        if opened is not None:
            quotations.append(Span(opened, paragraph_end))
        return quotations

    def _side(self, i: int) -> str:
        """Say whether the quotation mark, word `i`, is opening or closing by its form or the spaces around it."""
        form = self.words[i]
        if form in _CLOSING:
            return "closing"
        after_space = i == 0 or self.ends[i - 1] < self.starts[i] or self.forms[i - 1] in "([—–-"
        before_space = i + 1 == len(self.forms) or self.ends[i] < self.starts[i + 1]
        if after_space != before_space:
            return "opening" if after_space else "closing"
        return "opening" if form in _OPENING else ""
