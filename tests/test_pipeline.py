"""Whatever the text, it is read, and every span says what it holds."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import HOSTILE
from timeline.codebook import NO_CODEBOOK, load_codebook
from timeline.exchange.jsonlines import coding_row
from timeline.model import (
    BASES,
    CHANGES,
    KINDS,
    MODALITIES,
    POSITIONS,
    PRECISIONS,
    TIMEX_TYPES,
    Article,
    Span,
)
from timeline.pipeline import analyse, tag

CODEBOOK = load_codebook()
TABLES = Path(__file__).with_name("constructions.toml")
WORDS = """the a
he she it they official minister president said says told told: according to “ ” " ' ’s ‘ . , ; : — ? !
not no never ban banned allow allowed permit lifted refused may cannot would if could has had been was will is Ukraine
Russia Biden Blinken Kyiv Moscow Mr. U.S. Monday May 29 2024 last week month days ago since until by in on at of
from 2035 yesterday Tuesday spring weapons long-range strikes inside Kharkiv region who that which whether and but or
( ) second two first""".split()
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from([*WORDS, "\n", "\n\n", "\r\n"]), max_size=60).map(" ".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=40).map("".join),
)
ROWS = [row for rows in tomllib.loads(TABLES.read_text(encoding="utf-8")).values() for row in rows]
SENTENCES = [row if isinstance(row, str) else str(row[-1]) for row in ROWS]
pieces = st.tuples(st.sampled_from(SENTENCES), st.integers(1, 12)).map(lambda cut: " ".join(cut[0].split()[: cut[1]]))
broken = st.one_of(
    st.lists(pieces, min_size=1, max_size=3).map(" ".join),
    st.lists(st.sampled_from(sorted({word for row in SENTENCES for word in row.split()})), max_size=30).map(" ".join),
)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))


def check_spans(text: str, coding) -> None:
    """Assert that every span of a coding lies in the text and holds what it says."""

    def check(span: Span) -> None:
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip()

    for sentence in coding.sentences:
        check(sentence)
    for attribution in coding.attributions:
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            check(span)
    for timex in coding.timexes:
        check(timex.span)
    for statement in coding.statements:
        check(statement.span)
        assert text[statement.span.start : statement.span.end] == statement.text
        for evidence in statement.evidence:
            check(evidence.span)


def check_codes(coding) -> None:
    """Assert that every code is one of the words of the model, and every interval runs forward."""
    for timex in coding.timexes:
        assert timex.type in TIMEX_TYPES
        assert timex.precision in PRECISIONS
        assert not (timex.start and timex.end) or timex.start <= timex.end
    for statement in coding.statements:
        assert statement.kind in KINDS
        assert statement.position in ("", *POSITIONS)
        assert statement.change in ("", *CHANGES)
        assert statement.modality in MODALITIES
        when = statement.when
        assert (when.precision in PRECISIONS, when.basis in BASES) == (True, True)
        assert not (when.start and when.end) or when.start <= when.end


@given(texts, days, st.sampled_from([CODEBOOK, NO_CODEBOOK]))
def test_any_text_is_read_and_its_spans_hold_what_they_say(text, day, codebook):
    analysis = analyse([Article("a", text, day)], codebook)
    (coding,) = analysis.codings
    check_spans(text, coding)
    check_codes(coding)
    ids = [statement.id for statement in coding.statements]
    assert len(set(ids)) == len(ids)
    for state in analysis.states:
        assert set(state.statements) <= set(ids)


@settings(max_examples=800)
@given(broken, st.sampled_from([CODEBOOK, NO_CODEBOOK]))
def test_sentences_that_are_broken_off_or_out_of_order_are_read(text, codebook):
    coding = tag(Article("a", text, date(2024, 5, 31)), codebook)
    check_spans(text, coding)
    check_codes(coding)


@pytest.mark.parametrize("text", ["The ban on drones has angered farmers", "She said the ban would hurt us, and"])
def test_a_sentence_may_break_off_behind_any_word(text):
    tag(Article("a", text, date(2024, 5, 31)), NO_CODEBOOK)


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read_and_its_spans_hold_what_they_say(make):
    text = make(2000)
    coding = tag(Article("a", text, date(2024, 5, 31)), CODEBOOK)
    check_spans(text, coding)
    check_codes(coding)


@given(texts)
def test_reading_twice_gives_the_same(text):
    article = Article("a", text, date(2024, 5, 31))
    assert coding_row(tag(article, CODEBOOK)) == coding_row(tag(article, CODEBOOK))


@pytest.mark.parametrize("day", [date.min, date.min + timedelta(20), date.max - timedelta(20), date.max])
def test_the_ends_of_the_calendar_are_no_fault(day):
    text = (
        "He said two weeks ago, in the last few days, next month, since May, for a century, until 2035, tomorrow, now."
    )
    tag(Article("a", text, day), CODEBOOK)
