"""What the filters leave, how many, and why nothing is left."""

from dataclasses import replace
from datetime import date

import pytest

from tests.analyses import gold_analysis, hostile_analysis
from timeline.codebook import NO_CODEBOOK, load_codebook
from timeline.model import Analysis
from timeline.view.filters import FACETS, Filters, Screening, filter_statements, read_facets, span_days
from timeline.view.tables import statement_table

ANALYSIS = gold_analysis()
TABLE = statement_table(ANALYSIS, load_codebook())


def texts(filters):
    return [text[:24] for text in filter_statements(TABLE, filters)["text"]]


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(), 15),
        (Filters(kind=("event",)), 7),
        (Filters(kind=("event", "stance")), 15),
        (Filters(actor=("russia",)), 1),
        (Filters(position=("prohibits",)), 3),
        (Filters(position=("",)), 2),
        (Filters(provision=("counter-fire-kharkiv",)), 10),
        (Filters(event_type=("permission",)), 3),
        (Filters(article=("ukraine-us-weapons",)), 15),
        (Filters(modality=("denied",)), 0),
        (Filters(precision=("vague",)), 4),
        (Filters(search="FLEXIBILITY"), 1),
        (Filters(search="blinken"), 3),
        (Filters(kind=("event",), position=("permits",)), 4),
    ],
)
def test_each_filter_keeps_what_it_asks_for(filters, left):
    assert len(filter_statements(TABLE, filters)) == left


def test_a_statement_passes_the_days_that_its_own_reach_into():
    vague = "In the last few days, th"  # 26–31 May
    assert vague in texts(Filters(since=date(2024, 5, 31)))
    assert vague in texts(Filters(until=date(2024, 5, 26)))
    assert vague not in texts(Filters(until=date(2024, 5, 25)))


def test_an_open_start_reaches_back_for_ever():
    assert texts(Filters(until=date(1990, 1, 1))) == ["The administration had p", "the administration initi"]


def test_an_option_is_counted_with_the_other_filters_kept_and_its_own_open():
    counts = Screening(TABLE, Filters(kind=("event",), position=("permits",))).count_options("kind")
    assert counts == {"event": 4, "stance": 1}


def test_a_statement_without_a_date_is_not_counted_among_those_to_the_day():
    undated = [s for s in ANALYSIS.statements if s.when.basis == "published"]
    assert undated
    assert read_facets(TABLE)["precision"].labels["undated"] == "no date"
    assert Screening(TABLE, Filters()).count_options("precision")["undated"] == len(undated)
    left = filter_statements(TABLE, Filters(precision=("day",)))
    assert not left.empty
    assert "published" not in set(left["basis"])


@pytest.mark.parametrize("facet", FACETS)
def test_every_option_leaves_as_many_as_it_says(facet):
    screening = Screening(TABLE, Filters(kind=("stance",)))
    for option, count in screening.count_options(facet).items():
        alone = replace(screening.filters, **{facet: (option,)})
        assert len(filter_statements(TABLE, alone)) == count


def test_options_carry_labels_and_two_of_one_name_are_told_apart():
    twice = TABLE.assign(actor_label="Ministry")
    labels = read_facets(twice)["actor"].labels
    assert labels["ukraine"] == "Ministry (ukraine)"
    assert read_facets(TABLE)["position"].labels["permits"] == "permitted"
    assert read_facets(TABLE)["position"].labels[""] == "takes no position"


@pytest.mark.parametrize(
    ("filters", "reason"),
    [
        (Filters(kind=("event",)), ""),
        (
            Filters(modality=("denied",)),
            "No statement fits Modality “denied”, whatever the other filters.",
        ),
        (
            Filters(actor=("russia",), position=("permits",)),
            "No statement fits Actor “Russia” and Position “permitted” together; "
            "without “Actor” 5 would and without “Position” 1 would.",
        ),
        (
            Filters(since=date(2024, 6, 1)),
            "No statement fits From 1 June 2024, whatever the other filters.",
        ),
    ],
)
def test_an_empty_result_says_why_and_what_to_open(filters, reason):
    assert Screening(TABLE, filters).explain_empty() == reason


def test_a_table_without_statements_can_be_filtered():
    empty = statement_table(Analysis(), NO_CODEBOOK)
    screening = Screening(empty, Filters(kind=("event",), search="x", since=date(2024, 1, 1)))
    assert screening.shown.empty
    assert screening.explain_empty() == "No statement was found in these articles."
    assert span_days(empty)


def test_what_is_searched_for_is_no_pattern():
    table = statement_table(hostile_analysis(), NO_CODEBOOK)
    found = filter_statements(table, Filters(search="[link]("))["text"]
    assert found.tolist() == [text for text in table["text"] if "[link](" in text]
    assert len(found) == 1
