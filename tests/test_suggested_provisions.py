"""Which provisions are suggested: one for each thing, in an order of importance, and none for a mere word."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from tests.test_suggestion import suggest_provisions
from timeline.codebook import NO_CODEBOOK, parse_codebook
from timeline.model import Article
from timeline.pipeline import tag
from timeline.reading.suggestion.codebook import suggest_codebook

SAME_THING = [  # what is told, and the one provision that it is
    (
        "Kenya banned bullfights. Bullfights are cruel. Kenya banned bullfighting. Bullfighting is old.",
        {"bullfights", "bullfighting"},
    ),
    (
        "Kenya allowed rental scooters. Rental scooters may come. Kenya allowed scooter rental. Scooter rental is new.",
        {"rental scooters", "scooter rental"},
    ),
    (
        "Kenya allowed abortion pills. Abortion pills may be sold. Kenya allowed the pills. Kenya banned the pills.",
        {"abortion pills", "pills"},
    ),
    ("Kenya allowed the H200. The H200 may be sold. Kenya banned the H200 again.", {"H200"}),
]


@pytest.mark.parametrize(("text", "patterns"), SAME_THING)
def test_other_words_for_one_thing_are_patterns_of_one_provision(text: str, patterns: set[str]) -> None:
    provisions = suggest_provisions(text)
    assert [patterns <= set(provision.patterns) for provision in provisions] == [True]


def test_a_word_that_only_tells_what_sort_of_thing_is_meant_is_no_provision() -> None:
    told = "Kenya banned religious symbols. Religious symbols were banned at once. Kenya banned what is religious. "
    provisions = suggest_provisions(told + "Kenya banned headscarves. Headscarves were banned.")
    assert [provision.patterns[0] for provision in provisions] == ["headscarves"]


def test_what_several_articles_tell_of_comes_before_what_one_does() -> None:
    texts = ["Kenya banned maize. Kenya banned maize. Kenya banned rice.", "Kenya banned rice. Kenya banned rice."]
    codings = [
        tag(Article(str(day), text, date(2024, 5, day), "News"), NO_CODEBOOK) for day, text in enumerate(texts, 1)
    ]
    codebook = parse_codebook(tomllib.loads(suggest_codebook(codings)), "suggestion")
    assert codebook.provisions[0].label == "Rice"
    assert codebook.title == "Rice in Kenya"


@pytest.mark.parametrize("name", ["Sundays", "Korea"])
def test_neither_a_day_nor_a_part_of_a_country_s_name_is_what_a_ban_names(name: str) -> None:
    text = f"Nepal lifted its ban on {name}. Nepal will lift the ban on {name}."
    coding = tag(Article("day", text, date(2024, 8, 23), f"Nepal lifts ban on {name}"), NO_CODEBOOK)
    assert parse_codebook(tomllib.loads(suggest_codebook([coding])), "suggestion").provisions == ()


def test_names_of_towns_and_parts_of_names_are_no_provisions() -> None:
    assert suggest_provisions("Kenya allowed it in New York City. Nakuru’s mayor allowed it in New York City.") == []


def test_what_positions_are_told_of_most_often_comes_first() -> None:
    told = "Kenya banned key boxes. Kenya allowed key boxes. "
    provisions = suggest_provisions(told + "Kenya banned flats. Flats were banned. Kenya allowed flats.")
    assert [provision.patterns[0] for provision in provisions] == ["flats", "key boxes"]


def test_a_rare_plural_is_no_name() -> None:
    provisions = suggest_provisions("Kenya banned tea. Tea was banned. Kenya allowed tea. Tea came. Teas may come.")
    assert [provision.label for provision in provisions] == ["Tea"]
