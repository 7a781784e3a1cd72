"""Provisions that are themselves a rule: what a label says it is decides what is permitted, and who supports what."""

from datetime import date

import pytest

from timeline.codebook import Actor, Codebook, Provision
from timeline.model import Article
from timeline.pipeline import analyse
from timeline.reading.codes.measures import find_heads

ACTORS = (
    Actor("city", "City", ("city council", "council", "mayor"), True),
    Actor("drivers", "Drivers", ("drivers",)),
    Actor("clean-air", "Clean Air", ("Clean Air Now",)),
)
ARTICLE = """The city council on Monday introduced a congestion charge, five years after it had dropped plans for one.

Drivers criticised the move. Clean Air Now welcomed the decision. "The charge will save lives," its director said.

The mayor had long opposed the charge but said on Tuesday that it would stay."""


def codebook(label: str, *patterns: str) -> Codebook:
    return Codebook("A policy", "?", ACTORS, (Provision("it", label, patterns=patterns or (label.lower(),)),))


@pytest.mark.parametrize(
    ("label", "rule"),
    [
        ("Congestion charge", "ban"),
        ("Ban on phones", "ban"),
        ("Two-child limit (benefits)", "ban"),
        ("Checks at the border", "ban"),
        ("Hunting quota", "permission"),
        ("Full groundwater quotas for farms", "permission"),
        ("Export licences", "permission"),
        ("Phones in schools", ""),
        ("Pills sent into states with bans", ""),
        ("Limited strikes", ""),
    ],
)
def test_the_last_word_of_a_labels_name_tells_whether_a_provision_is_a_rule(label, rule):
    assert [role for role in ("ban", "permission") if find_heads(codebook(label), role)] == [rule] * bool(rule)


def test_who_changes_course_on_a_charge_that_was_just_brought_in_is_against_it():
    told = "The council introduced the congestion charge in February 2023. On Monday the council changed course."
    result = analyse([Article("a", told, date(2024, 6, 5))], codebook("Congestion charge"))
    assert [s.position for s in result.statements] == ["permits", "prohibits"]


def test_an_article_on_a_charge_tells_who_is_for_and_against_the_charge():
    result = analyse([Article("a", ARTICLE, date(2024, 6, 5))], codebook("Congestion charge"))
    sides = {(s.actor, s.position, s.kind) for s in result.statements}
    assert {
        ("city", "permits", "event"),
        ("drivers", "opposes", "stance"),
        ("clean-air", "supports", "stance"),
        ("city", "opposes", "stance"),
    } <= sides
    assert ("drivers", "supports", "stance") not in sides
    assert ("clean-air", "opposes", "stance") not in sides
    assert [(state.position, state.start) for state in result.states] == [("permits", date(2024, 6, 3))]


@pytest.mark.parametrize(
    ("label", "sentence", "position"),
    [
        ("Rent cap", "The council scrapped the cap on Monday.", "prohibits"),
        ("Carbon price", "Drivers want the carbon tax abolished.", "opposes"),
        ("Hunting quota", "The council set the quota aside.", "prohibits"),
        ("Speed limit", "Drivers support it.", "supports"),
        ("Hunting", "The council raised the quota.", "permits"),
        ("Congestion charge", "The council revoked the approval that it had granted in May.", "prohibits"),
        ("Congestion charge", "The mayor announced an indefinite pause.", "prohibits"),
        ("Congestion charge", "The mayor lifted the pause.", "permits"),
        ("Speed limit", "Drivers welcomed the pause.", "opposes"),
        ("Hunting", "The council revoked the approval that it had granted in May.", "prohibits"),
        ("Full water quotas", "The council allowed growers to return to their full water quotas.", "permits"),
    ],
)
def test_a_rule_is_known_by_its_last_word_and_by_a_pronoun(label, sentence, position):
    told = f"The {label.lower()} was discussed. {sentence}"
    book = codebook(label, label.lower(), *(("carbon tax",) if label == "Carbon price" else ()))
    assert position in [s.position for s in analyse([Article("a", told, date(2024, 6, 5))], book).statements]


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("The council lifted sanctions on Monday.", "permits"),
        ("The council lifted its sanctions on Monday.", "permits"),
        ("Drivers urged the mayor for months to ease the sanctions.", "supports"),
        ("The council kept sanctions.", "prohibits"),
        ("The council scrapped trade with the island.", "prohibits"),
    ],
)
def test_a_thing_that_is_also_known_by_the_rule_on_it_is_not_that_rule(sentence, position):
    book = codebook("Trade with the island", "trade with the island", "sanctions")
    told = analyse([Article("a", sentence, date(2024, 6, 5))], book).statements
    assert [s.position for s in told] == [position]
