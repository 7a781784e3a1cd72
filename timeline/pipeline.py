"""The way of an article through the rooms: the one place where the order is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.codebook import Codebook
from timeline.model import Analysis, Article, Coding
from timeline.policy.effects import date_effects
from timeline.policy.states import derive_states
from timeline.policy.terms import date_terms
from timeline.policy.witnesses import find_copies
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
    return assemble([tag(article, codebook) for article in articles], codebook)


def assemble(codings: Sequence[Coding], codebook: Codebook) -> Analysis:
    """Derive the policy states from all codings together; a copy of an article proves nothing anew."""
    copies = find_copies(codings)
    told = [s for coding in codings if coding.article.id not in copies for s in coding.statements]
    published = {coding.article.id: coding.article.published for coding in codings}
    states = date_effects(derive_states(told, codebook, published), codings)
    return Analysis(tuple(codings), tuple(date_terms(states, codings)))
