"""The way of an article through the rooms: the one place where the order is written."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.codebook import Codebook
from timeline.model import Analysis, Article, Coding
from timeline.policy.states import derive_states
from timeline.reading.actors.reader import find_mentions
from timeline.reading.attribution.reader import find_attributions
from timeline.reading.codes.coder import find_statements
from timeline.reading.dates.reader import find_hints, find_timexes
from timeline.reading.text.document import Document


def tag(article: Article, codebook: Codebook) -> Coding:
    """Read one article: its sentences, attributions, time expressions and coded statements."""
    document = Document(article)
    attributions = find_attributions(document)
    timexes = find_timexes(document)
    mentions = find_mentions(document, attributions, codebook)
    dates = sorted([*timexes, *find_hints(document, timexes)], key=lambda timex: timex.span)
    statements = find_statements(document, attributions, dates, mentions, codebook)
    return Coding(
        article,
        tuple(sentence.span for sentence in document.sentences),
        tuple(attributions),
        tuple(timexes),
        tuple(statements),
    )


def analyse(articles: Iterable[Article], codebook: Codebook) -> Analysis:
    """Read several articles and derive the policy states from all of them together."""
    codings = tuple(tag(article, codebook) for article in articles)
    statements = [statement for coding in codings for statement in coding.statements]
    return Analysis(codings, tuple(derive_states(statements, codebook)))
