"""A statement quoted as proof: with the words that made its codes, never only the words beside them."""

from __future__ import annotations

from timeline.model import Coding, Span, Statement
from timeline.view.reading import sentence_around

_TELLING = frozenset({"position", "modality", "change", "event_type"})  # the codes that say which way it goes
_WORDS = ("cues/", "context/")  # the rules whose evidence are words that say it
_CLIPPED = "… "


def quote_statement(statement: Statement, coding: Coding) -> str:
    """Return the statement's words as they may stand alone, as far as its sentences hold them.

    "launch missiles" says the opposite of its code where "cannot" stands before it: the quotation is drawn out to the
    cues. Where it still begins within a sentence, it begins with "…".
    """
    text = coding.article.text
    if text[slice(*statement.span)] != statement.text:
        return statement.text  # a coding without its article
    within = sentence_around(coding.sentences, statement.span)
    start, end = _draw_out(statement, within)
    return f"{_CLIPPED if _holds_words(text[within.start : start]) else ''}{text[start:end]}"


def _draw_out(statement: Statement, within: Span) -> Span:
    telling = (e for e in statement.evidence if e.code in _TELLING and e.rule.startswith(_WORDS))
    cues = [evidence.span for evidence in telling]  # not the "said" beside a quotation, whose side others show
    near = [cue for cue in cues if within.start <= cue.start < cue.end <= within.end]
    return Span(
        min(span.start for span in (statement.span, *near)),
        max(span.end for span in (statement.span, *near)),
    )


def _holds_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
