from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from tests.gold import GOLD, read_gold
from timeline.codebook import NO_CODEBOOK, Codebook, Provision
from timeline.model import Analysis, Article, Coding, InputError, PolicyState, Span, Statement, When
from timeline.view.tables import (
    CONTEXT_COLUMNS,
    STATE_COLUMNS,
    STATEMENT_COLUMNS,
    context_table,
    state_table,
    statement_table,
)

SEED = read_gold(GOLD / "ukraine-us-weapons.toml")
ANALYSIS = Analysis((SEED.coding,), SEED.states)
STATEMENTS = statement_table(ANALYSIS, SEED.codebook)


def make_analysis(*whens: When, actor: str = "the mayor") -> Analysis:
    article = Article("a", "He agreed.", date(2024, 5, 31), "Mayor agrees")
    statements = [
        Statement(f"s{place}", "a", Span(0, 10), "He agreed.", "event", when, actor=actor)
        for place, when in enumerate(whens)
    ]
    return Analysis((Coding(article, statements=tuple(statements)),))


def test_every_statement_is_a_row_in_the_order_of_the_text():
    assert list(STATEMENTS.columns) == list(STATEMENT_COLUMNS)
    assert list(STATEMENTS["text"]) == [statement.text for statement in SEED.statements]
    assert list(STATEMENTS.index) == list(range(len(SEED.statements)))


def test_a_row_leads_back_to_its_words_in_the_article():
    for row in STATEMENTS.itertuples():
        assert SEED.article.text[row.span_start : row.span_end] == row.text


def test_a_missing_code_is_an_empty_text_and_an_open_date_is_no_date():
    codes = STATEMENTS.drop(columns=["start", "end"])
    assert not codes.isna().any(axis=None)
    concern = STATEMENTS[STATEMENTS["text"].str.startswith("The administration had previously")].iloc[0]
    assert pd.isna(concern["start"])
    assert concern["end"] == pd.Timestamp("2024-05-31")
    assert concern["when"] == "until 31 May 2024"


def test_days_are_naive_so_that_no_time_zone_moves_them():
    for column in ("published", "start", "end"):
        assert STATEMENTS[column].dtype == "datetime64[s]"


def test_actors_keep_the_order_of_the_codebook_and_strangers_follow():
    ranks = dict(zip(STATEMENTS["actor"], STATEMENTS["actor_rank"], strict=True))
    assert ranks["us-administration"] < ranks["ukraine"] < ranks["russia"]
    stranger = statement_table(make_analysis(When(None, None, "vague", "published")), SEED.codebook).iloc[0]
    assert stranger["actor_label"] == "the mayor"
    assert stranger["actor_rank"] == len(SEED.codebook.actors)


def test_days_far_from_today_are_kept():
    old = When(date(1, 1, 1), date(9999, 12, 31), "vague", "explicit")
    row = statement_table(make_analysis(old), NO_CODEBOOK).iloc[0]
    assert (row["start"].year, row["end"].year) == (1, 9999)


def test_no_statement_makes_an_empty_table_with_the_same_columns():
    table = statement_table(Analysis(), NO_CODEBOOK)
    assert list(table.columns) == list(STATEMENT_COLUMNS)
    assert table.empty
    assert table["start"].dtype == STATEMENTS["start"].dtype


def test_narrower_provisions_stand_under_their_broader_one():
    states = state_table(ANALYSIS, SEED.codebook)
    assert list(states.columns) == list(STATE_COLUMNS)
    nested = states.drop_duplicates("provision")
    assert list(zip(nested["provision"], nested["depth"], strict=True)) == [
        ("strikes-inside-russia", 0),
        ("counter-fire-kharkiv", 1),
        ("long-range-strikes", 1),
        ("civilian-infrastructure", 1),
    ]


def test_a_broader_provision_without_a_state_leaves_no_gap_above():
    codebook = Codebook(provisions=(Provision("broad", "Broad"), Provision("narrow", "Narrow", within="broad")))
    states = (PolicyState("narrow", "a", "permits", None, None, ()), PolicyState("new", "a", "permits", None, None, ()))
    table = state_table(Analysis(states=states), codebook)
    assert list(zip(table["provision"], table["depth"], strict=True)) == [("narrow", 0), ("new", 0)]


def test_states_of_one_provision_stand_in_the_order_of_time():
    states = state_table(ANALYSIS, SEED.codebook)
    counter_fire = states[states["provision"] == "counter-fire-kharkiv"]
    assert list(counter_fire["position"]) == ["opposes", "permits"]
    assert counter_fire.iloc[0]["end_by"] == counter_fire.iloc[0]["end"], "an exact boundary has no width"


def test_known_dates_are_read_in_the_order_of_time(tmp_path):
    path = tmp_path / "context.csv"
    path.write_text("date,title,outlet,url\n2024-05-30,B,O,u\n2024-05-02,A,,\n", "utf-8")
    table = context_table(path)
    assert list(table.columns) == list(CONTEXT_COLUMNS)
    assert list(table["title"]) == ["A", "B"]
    assert list(table["outlet"]) == ["", "O"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"date,title,outlet\n2024-05-30,A,O\n", "column 'url' is missing"),
        (b"date,title,outlet,url\n2024-05-30,A,O,u\nsoon,A,O,u\n", "row 3: date: 'soon' is not a date"),
        (b"", "is not a UTF-8 CSV file"),
        (b"date,title,outlet,url\n2024-05-30,\xff,O,u\n", "is not a UTF-8 CSV file"),
        (None, "no such file"),
    ],
)
def test_bad_known_dates_are_named(tmp_path, content, fault):
    path = tmp_path / "context.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=fault):
        context_table(path)
