"""The title and the headline of an article: they repeat what the text says, and tell which way its change goes."""

from __future__ import annotations

from typing import NamedTuple

from timeline.codebook import Codebook
from timeline.model import Article
from timeline.reading.codes.clauses import ClauseReader
from timeline.reading.codes.context import find_triggers
from timeline.reading.codes.cues import find_cues
from timeline.reading.codes.paraphrases import find_paraphrases
from timeline.reading.codes.topics import Topics
from timeline.reading.codes.voices import Voice
from timeline.reading.text.document import Document, Sentence

_HEADLINE = 160  # characters that a headline has at most
_BEHIND = frozenset("despite after since amid before beyond following".split())  # what follows them is no news


class Title(NamedTuple):
    """What a title tells."""

    side: int = 0  # that its rules and attitudes take: +1 allowing, -1 forbidding, 0 none
    provisions: frozenset[str] = frozenset()  # that it names
    hints: bool = False  # does it name one in other words than the codebook's?


def read_title(article: Article, codebook: Codebook) -> Title:
    """Read an article's title."""
    if not article.title:
        return Title()
    document = Document(Article(article.id, article.title, article.published))
    topics = Topics(document, codebook, literally=True)
    reader = ClauseReader(document, topics)
    cues = find_cues(document, document.sentences)
    triggers = find_triggers(document, document.sentences)
    sides = 0
    for sentence in document.sentences:
        first = sentence.first
        if document.words[sentence.last - 1] == "?":
            continue  # "Will the ban be lifted?" tells nothing
        voice = Voice(((first, sentence.last),))
        clauses = reader.read(sentence, voice, topics.list_cues(sentence, cues.get(first, [])), triggers.get(first, []))
        for clause in clauses:
            if clause.reading and not clause.reading.is_relative(topics.names_any(clause.first, clause.last)):
                turned = topics.measures.turns(topics.named(clause.first, clause.last))
                sides += -clause.reading.way if turned else clause.reading.way
    hints = bool(topics.hits) or bool(find_paraphrases(document, codebook))
    background = _find_background(document)
    news = {hit.provision for hit in topics.hits if not background[document.word_at(hit.span.start)]}
    return Title((sides > 0) - (sides < 0), frozenset(news), hints)


def _find_background(document: Document) -> list[bool]:
    """Return for every word of a title whether it tells the background: "lets ship load sheep | despite summer ban"."""
    behind, told = False, []
    for word in document.words:
        behind = word != "," and (behind or word in _BEHIND)
        told.append(behind)
    return told


def is_about_policy(article: Article, codebook: Codebook) -> bool:
    """Does an article name what the codebook is about? Positions are read only in one that does."""
    title = read_title(article, codebook)
    return title.hints or Topics(Document(article), codebook, title.provisions).are_told()


def is_headline(document: Document, sentence: Sentence) -> bool:
    """Is this the first line of several, and the title or worded like one (no final stop)?"""
    if sentence.first > 0 or document.paragraphs[0].end != sentence.end or len(document.paragraphs) == 1:
        return False
    line = document.text[sentence.start : sentence.end]
    worded = len(line) < _HEADLINE and line[-1].isalnum()
    return worded or (line == document.article.title.strip() and line[-1] != ".")
