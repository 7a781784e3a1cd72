"""The article pane: the text, cut but never changed."""

import pytest
from hypothesis import given

from tests.analyses import analyses, gold_analysis, hostile_analysis
from timeline.model import Span
from timeline.view.reading import build_pane, find_hits, sentence_around

CODING = gold_analysis().codings[0]


def joined(pane):
    return "".join(segment[0] for segment in pane["segments"])


def covered(pane, identifier):
    return "".join(segment[0] for segment in pane["segments"] if identifier in segment[1])


@given(analyses())
def test_the_segments_together_are_the_text_and_each_statement_its_span(analysis):
    for coding in analysis.codings:
        pane = build_pane(coding.article, coding.statements, search="a")
        assert joined(pane) == coding.article.text.strip()
        for statement in coding.statements:
            assert covered(pane, statement.id).strip() == statement.text.strip()


def test_hostile_texts_stay_exact():
    (coding,) = hostile_analysis().codings
    pane = build_pane(coding.article, coding.statements)
    assert joined(pane) == coding.article.text.strip()


def test_the_innermost_statement_comes_first_and_gives_its_position():
    pane = build_pane(CODING.article, CODING.statements)
    offensive = next(s for s in CODING.statements if s.text.startswith("Russia’s offensive"))
    segment = next(segment for segment in pane["segments"] if offensive.id in segment[1])
    assert segment[1][0] == offensive.id
    assert segment[2] == offensive.position


def test_every_cue_names_the_statements_it_speaks_for():
    pane = build_pane(CODING.article, CODING.statements)
    chosen = CODING.statements[2]
    assert [segment[0] for segment in pane["segments"] if chosen.id in segment[3]] == ["Our"]


def test_another_selection_changes_no_segment():
    panes = [build_pane(CODING.article, CODING.statements, selected=chosen.id) for chosen in CODING.statements]
    assert all(pane["segments"] == panes[0]["segments"] for pane in panes)
    assert {pane["selected"] for pane in panes} == {chosen.id for chosen in CODING.statements}


def test_hits_are_marked_in_either_case():
    pane = build_pane(CODING.article, CODING.statements, search="KHARKIV ")
    assert {segment[0] for segment in pane["segments"] if segment[4]} == {"Kharkiv"}
    assert len(find_hits(CODING.article.text, "kharkiv")) == CODING.article.text.count("Kharkiv")


@pytest.mark.parametrize("search", ["", "   ", "(?", "a+"])
def test_a_search_that_finds_nothing_marks_nothing(search):
    assert find_hits(CODING.article.text, search) == []


def test_an_excerpt_holds_the_whole_sentences_around_a_statement():
    text = "One. Two and three. Four."
    sentences = (Span(0, 4), Span(5, 19), Span(20, 25))
    within = sentence_around(sentences, Span(9, 22))
    assert text[slice(*within)] == "Two and three. Four."
    assert text[slice(*sentence_around(sentences, Span(5, 19)))] == "Two and three."
    assert text[slice(*sentence_around(sentences, Span(0, 25)))] == text
    assert sentence_around(sentences, Span(4, 5)) == Span(4, 5), "between two sentences"
    assert sentence_around((), Span(9, 12)) == Span(9, 12)
