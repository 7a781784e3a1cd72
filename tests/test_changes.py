"""Provisions that are a change: what is done to the thing that is changed makes the change or undoes it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
    ("sentence", "position", "label", "pattern"),
    [tuple(example) for entry in load_rules("changes")["change"] for example in entry["examples"]],
)
def test_every_example_of_a_change_is_read(sentence, position, label, pattern):
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


@pytest.mark.parametrize(
    ("news", "lobby", "union"),
    [
        ("Parliament raised the pension age on Monday.", "supports", "criticised"),
        ("Parliament refused on Monday to raise the pension age.", "opposes", "praised"),
    ],
)
def test_the_move_is_the_same_for_a_reform_and_for_the_change_that_is_part_of_it(news, lobby, union):
    text = f"{news}\n\nThe business lobby welcomed the decision. The union said the reform was a mistake."
    actors = (Actor("parliament", "Parliament", ("parliament",), True), Actor("lobby", "Lobby", ("business lobby",)))
    reform = Provision("reform", "Pension reform", patterns=("pension reform", "the reform"))
    age = Provision("age", "Raising the pension age", patterns=("pension age",), within="reform")
    codebook = Codebook("Pensions", "?", (*actors, ACTORS[-1]), (reform, age))
    told = tag(Article("a", f"{text}\n\nThe union {union} the move.", date(2024, 5, 31)), codebook).statements
    assert [(s.actor, s.position) for s in told[1:]] == [("lobby", lobby), ("union", "opposes"), ("union", "opposes")]


_SCRAPS = """coal plants close withdraw closing closure of the The will be closed end a halt to tariffs steel
tariffs on not made vaccination mandatory retirement age 67 raise at recognise Kosovo deal sign , .
government said court union opposes may was unlawful told them not to keep open""".split()
_KINDS = [
    ("Closing of coal plants", "coal plants"),
    ("Withdrawal", "withdraw"),
    ("Steel tariffs", "steel tariffs"),
    ("Mandatory vaccination", "mandatory vaccination"),
    ("Retirement at 67", "retirement age"),
    ("Recognition of Kosovo", "recognise Kosovo"),
    ("Deal", "deal"),
]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(_KINDS), st.lists(st.sampled_from(_SCRAPS), max_size=16).map(" ".join))
def test_whatever_is_said_of_a_change_every_statement_is_a_slice_of_the_text(kind, text):
    codebook = Codebook(kind[0], "?", ACTORS, (Provision("it", kind[0], patterns=(kind[1],)),))
    for statement in tag(Article("a", text, date(2024, 5, 31)), codebook).statements:
        assert statement.text == text[slice(*statement.span)]
