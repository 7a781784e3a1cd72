"""Provisions that are a change: what is done to the thing that is changed makes the change or undoes it."""

from datetime import date

import pytest

from timeline.codebook import Actor, Codebook, Provision, load_rules
from timeline.model import Article
from timeline.pipeline import tag
from timeline.reading.codes.changes import find_change

ACTORS = (
    Actor("government", "Government", ("government",), True),
    Actor("court", "Court", ("court",), True),
    Actor("union", "Union", ("union",)),
)


@pytest.mark.parametrize(
    ("label", "change"),
    [
        ("Closing of rural hospitals", "ending"),
        ("Airport closure", "ending"),
        ("Raising the retirement age to 64", "raising"),
        ("Retirement at 67", "raising"),
        ("Lowering the retirement age", "lowering"),
        ("Cut in VAT on food", "lowering"),
        ("Compulsory military service", "obliging"),
        ("Recognition of Kosovo", "deed"),
        ("Trade agreement with Chile", "treaty"),
        ("Drones near closed airports", ""),
        ("Pills sent after the end of May", ""),
        ("Higher education", ""),
    ],
)
def test_a_label_tells_whether_a_provision_is_a_change(label, change):
    found = find_change(label)
    assert (found.id if found else "") == change


@pytest.mark.parametrize(
    ("label", "pattern", "sentence", "position"),
    [tuple(example) for entry in load_rules("changes")["change"] for example in entry["examples"]],
)
def test_every_example_of_a_change_is_read(label, pattern, sentence, position):
    codebook = Codebook(label, "?", ACTORS, (Provision("it", label, patterns=(pattern,)),))
    assert [s.position for s in tag(Article("a", sentence, date(2024, 5, 31)), codebook).statements] == [position]


def test_a_rule_that_is_told_by_what_it_is_alone_is_the_provision():
    text = (
        "The government imposed tariffs on steel. The union wants the tariffs scrapped. The union has left the closure."
    )
    codebook = Codebook("Steel", "?", ACTORS, (Provision("it", "Tariffs on steel", patterns=("tariffs on steel",)),))
    told = tag(Article("a", text, date(2024, 5, 31)), codebook).statements
    assert [(s.actor, s.position, s.provision) for s in told] == [
        ("government", "permits", "it"),
        ("union", "opposes", "it"),
    ]
