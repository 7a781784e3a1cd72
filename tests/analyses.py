"""Analyses to be shown and taken away: the seed article as people coded it, a hostile one, and any other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from tests.gold import GOLD, read_gold
from timeline.model import (
    BASES,
    CHANGES,
    KINDS,
    MODALITIES,
    POSITIONS,
    PRECISIONS,
    Analysis,
    Article,
    Coding,
    Evidence,
    PolicyState,
    Span,
    Statement,
    When,
)

HOSTILE_TEXTS = (
    '=HYPERLINK("https://example.org";"click")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1",
    "\r=1",
    "'=already defused",
    "''+twice",
    "'tis an ordinary apostrophe",
    "＝1+1",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</script><!--",
    "**bold** _under_ [link](javascript:alert(1)) ![image](https://example.org/x.png) `code` # heading",
    "# not a heading",
    "1. not a list",
    "- neither",
    "&lt;b&gt; &amp; <b>",
    'quotes " and "" and ; and , and \n a new line \r\n and another',
    "عربي \u202eمن اليمين إلى اليسار\u202c",
    "😀👩‍👩‍👧 \U0001f1fa\U0001f1e6",
    "x" * 300,
    "$x^2$ ~~strike~~ | table | www.example.org me@example.org",
    "line\u2028separator\u2029paragraph\x85next\x0bvertical",
)


def gold_analysis() -> Analysis:
    """Return the seed article's reviewed coding, with a cue for each statement and proofs for each state."""
    gold = read_gold(GOLD / "ukraine-us-weapons.toml")
    statements = tuple(replace(s, evidence=_first_word(s)) for s in gold.statements)
    states = tuple(replace(state, statements=_find_proofs(state, statements)) for state in gold.states)
    return Analysis((replace(gold.coding, statements=statements),), states)


def hostile_analysis() -> Analysis:
    """Return an article made of hostile texts, each a statement whose every free field is that text."""
    text, statements = "", []
    for number, hostile in enumerate(HOSTILE_TEXTS):
        span = Span(len(text), len(text) + len(hostile))
        day = date(2024, 2, 28 + number % 2) if number % 3 else None
        statements.append(
            Statement(
                id=f"h{number}", article="=hostile", span=span, text=hostile, kind=KINDS[number % 2],
                when=When(day, date(2024, 2, 29), PRECISIONS[number % 5], BASES[number % 4]),
                event_type=hostile, source=hostile, speaker=hostile, actor=hostile,
                position=("", *POSITIONS)[number % 5], provision=hostile, modality=MODALITIES[number % 4],
                evidence=(Evidence(span, hostile, "position"),), coder="=machine",
            )
        )  # fmt: skip
        text += hostile + "\n\n"
    article = Article("=hostile", text, date(2024, 2, 29), HOSTILE_TEXTS[0], HOSTILE_TEXTS[10], "javascript:alert(1)")
    state = PolicyState(HOSTILE_TEXTS[10], HOSTILE_TEXTS[0], "permits", date(2024, 2, 29), None, ("h10",))
    return Analysis((Coding(article, statements=tuple(statements)),), (state,))


def with_when(start: date | None, end: date | None, **codes: str) -> Analysis:
    """Return the seed article with one statement of these days, and of these codes."""
    coding = gold_analysis().codings[0]
    statement = replace(coding.statements[0], when=When(start, end, "day", "explicit"), **codes)
    return Analysis((replace(coding, statements=(statement,)),))


def analyses() -> st.SearchStrategy[Analysis]:
    """Return a strategy for any analysis of up to three articles, spans and all."""
    return st.lists(_articles(), min_size=1, max_size=3, unique_by=lambda article: article.id).flatmap(
        lambda articles: st.tuples(*map(_codings, articles)).map(_number_statements)
    )


def _first_word(statement: Statement) -> tuple[Evidence, ...]:
    start = statement.span.start
    return (Evidence(Span(start, start + len(statement.text.split()[0])), "by-hand", "position"),)


def _find_proofs(state: PolicyState, statements: tuple[Statement, ...]) -> tuple[str, ...]:
    wanted = (state.provision, state.actor, state.position)
    return tuple(s.id for s in statements if (s.provision, s.actor, s.position) == wanted)


_TEXTS = st.one_of(st.text(max_size=20), st.sampled_from(HOSTILE_TEXTS))
_NAMES = _TEXTS.filter(str.strip)
_DAYS = st.dates(min_value=date(1000, 1, 1))


def _articles() -> st.SearchStrategy[Article]:
    return st.builds(Article, _NAMES, _NAMES, _DAYS, _TEXTS, _TEXTS, _TEXTS, _TEXTS)


def _whens() -> st.SearchStrategy[When]:
    intervals = st.tuples(_DAYS, _DAYS).map(sorted)
    starts = st.one_of(intervals, st.tuples(st.none(), _DAYS), st.tuples(_DAYS, st.none()), st.just((None, None)))
    return st.builds(
        lambda days, *rest: When(*days, *rest), starts, st.sampled_from(PRECISIONS), st.sampled_from(BASES)
    )


def _spans(text: str) -> st.SearchStrategy[Span]:
    return st.tuples(*[st.integers(0, len(text))] * 2).map(sorted).map(lambda edges: Span(*edges))


def _codings(article: Article) -> st.SearchStrategy[Coding]:
    visible = _spans(article.text).filter(lambda span: article.text[slice(*span)].strip())
    evidence = st.lists(st.builds(Evidence, _spans(article.text), _TEXTS, _TEXTS), max_size=2).map(tuple)

    def make_statement(span: Span, *codes: object) -> Statement:
        return Statement("", article.id, span, article.text[slice(*span)], *codes)

    options = [("", *POSITIONS), ("", *CHANGES), MODALITIES]
    position, change, modality = map(st.sampled_from, options)
    statements = st.builds(
        make_statement, visible, st.sampled_from(KINDS), _whens(), _TEXTS, _TEXTS, _TEXTS, _TEXTS,
        position, _TEXTS, change, modality, evidence, _NAMES,
    )  # fmt: skip
    return st.lists(statements, max_size=3).map(lambda found: Coding(article, statements=tuple(found)))


def _number_statements(codings: tuple[Coding, ...]) -> Analysis:
    number: Callable[[int, int], str] = "s{}-{}".format
    return Analysis(
        tuple(
            replace(coding, statements=tuple(replace(s, id=number(i, j)) for j, s in enumerate(coding.statements)))
            for i, coding in enumerate(codings)
        )
    )
