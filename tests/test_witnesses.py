"""The same report in several articles is one statement with several witnesses."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from timeline.codebook import Actor, Codebook, Provision
from timeline.model import Analysis, Article, Coding, Span, Statement, When
from timeline.pipeline import analyse, tag
from timeline.policy.witnesses import find_copies, find_witnesses, join_witnesses

APP = Path(__file__).resolve().parents[1] / "app.py"
REPORT = "The president recently directed his team to ensure that Ukraine is able to use the weapons near Kharkiv"
DAY = When(date(2024, 5, 31), date(2024, 5, 31), "day", "published")


def statement(identifier: str, article: str, text: str) -> Statement:
    return Statement(identifier, article, Span(0, len(text)), text, "event", DAY)


def test_the_same_quotation_in_two_articles_is_one_statement():
    first, second = statement("a1", "a", REPORT), statement("b1", "b", f"“{REPORT},” an official said")
    assert find_witnesses([first, second]) == {"a1": ("b1",)}


def test_a_third_witness_joins_the_first_and_not_the_second():
    group = [statement(f"{name}1", name, REPORT) for name in "abc"]
    assert find_witnesses(group) == {"a1": ("b1", "c1")}


def test_the_same_words_within_one_article_stay_two_statements():
    assert find_witnesses([statement("a1", "a", REPORT), statement("a2", "a", REPORT)]) == {}


def test_statements_that_share_only_some_words_stay_apart():
    other = (
        "The president recently directed his team to draft new rules for exports of grain through the Black Sea ports"
    )
    assert find_witnesses([statement("a1", "a", REPORT), statement("b1", "b", other)]) == {}


def test_the_same_words_of_another_actor_are_no_witness():
    said = "said it opposed the ban on rental e-scooters in the whole city centre"
    first = replace(statement("a1", "a", f"The Green Party {said}"), actor="greens", position="supports")
    second = replace(statement("b1", "b", f"Bolt {said}"), actor="bolt", position="supports")
    assert find_witnesses([first, second]) == {}
    assert find_witnesses([first, replace(second, actor="greens", position="opposes")]) == {}


def test_short_statements_are_not_compared():
    assert find_witnesses([statement("a1", "a", "He said no."), statement("b1", "b", "He said no.")]) == {}


def test_joined_the_earliest_article_keeps_the_statement_and_every_state_its_proof():
    def coding(name: str, day: int) -> Coding:
        article = Article(name, REPORT, date(2024, 5, day))
        return Coding(article, statements=(statement(f"{name}1", name, REPORT),))

    analysis, witnesses = join_witnesses(Analysis((coding("late", 31), coding("early", 30))))
    assert [s.id for s in analysis.statements] == ["early1"]
    assert witnesses == {"early1": ("late1",)}
    assert [len(c.statements) for c in analysis.codings] == [0, 1]


TOLD = (
    "The ministry has opposed drone flights for years. On Wednesday it allowed drone flights over the lake. "
    "Night flights remain banned, a spokesman said. Residents were told in a letter."
)
LAKE = Codebook(
    actors=(Actor("ministry", "Ministry", ("the ministry",), True),),
    provisions=(Provision("drones", "Drone flights", patterns=("drone flights",)),),
)


def lake_article(name: str, text: str) -> Article:
    return Article(name, text, date(2024, 5, 31))


def test_a_copy_of_an_article_makes_no_turns_of_its_own():
    once = analyse([lake_article("courier", TOLD)], LAKE)
    twice = analyse([lake_article("courier", TOLD), lake_article("herald", f"{TOLD} More on page 3.")], LAKE)
    assert once.states == twice.states
    assert len(twice.statements) == 2 * len(once.statements)


def test_an_article_that_shares_a_sentence_with_another_is_no_copy():
    other = "On Wednesday it allowed drone flights over the lake. The mayor was glad. Pilots took off at once."
    codings = [tag(lake_article(name, text), LAKE) for name, text in (("courier", TOLD), ("herald", other))]
    assert find_copies(codings) == set()


ARTICLE = """title: {title}
published: 2024-05-3{day}
outlet: {title}

“The minister recently lifted the ban on drone flights over the lake so that pilots can train again,” an official said.
"""


@pytest.mark.parametrize(("link", "rows"), [({}, 1), ({"apart": "true"}, 2)])
def test_on_the_page_several_articles_tell_one_statement_unless_kept_apart(tmp_path, monkeypatch, link, rows):
    for day, title in ((0, "Courier"), (1, "Herald")):
        (tmp_path / f"{title}.txt").write_text(ARTICLE.format(title=title, day=day), "utf-8")
    monkeypatch.setattr(sys, "argv", ["app.py", "--policy", str(tmp_path)])
    app = AppTest.from_file(str(APP), default_timeout=30)
    for name, value in link.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    assert len(app.dataframe[0].value) == rows
