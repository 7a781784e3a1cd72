"""Who has no say in a policy has a usual side, told by its name; offices have none, and words come first."""

from datetime import date

import pytest

from tests.test_codes import code
from timeline.codebook import Actor, Codebook, Provision, load_codebook, load_rules
from timeline.model import Article
from timeline.pipeline import analyse
from timeline.reading.codes.interests import find_interest
from timeline.reading.codes.parties import find_parties

INTERESTS = load_rules("interests")["interest"]
BOOK = Codebook(
    actors=(
        Actor("government", "Government", ("the government",), True),
        Actor("makers", "Fireworks makers", ("fireworks makers",)),
        Actor("doctors", "Doctors", ("doctors",)),
    ),
    provisions=(Provision("fireworks", "Fireworks", patterns=("fireworks",)),),
)


@pytest.mark.parametrize(("rule", "name"), [(entry["id"], name) for entry in INTERESTS for name in entry["examples"]])
def test_an_example_has_the_interest(rule, name):
    assert find_interest(name).rule == f"interests/{rule}"


@pytest.mark.parametrize(
    ("rule", "name"), [(entry["id"], name) for entry in INTERESTS for name in entry["counterexamples"]]
)
def test_a_counterexample_has_it_not(rule, name):
    found = find_interest(name)
    assert found is None or found.rule != f"interests/{rule}"


def read(text: str):
    return analyse([Article("a", text, date(2024, 5, 31), "Fireworks")], BOOK)


def test_a_quotation_whose_words_show_no_side_takes_the_usual_one_and_says_so():
    analysis = read("The government banned fireworks.\n\n“January is coming,” doctors said.")
    (opinion,) = [s for s in analysis.statements if s.actor == "doctors"]
    assert opinion.position == "opposes"
    assert "interests/guardian" in [evidence.rule for evidence in opinion.evidence]


QUOTED = "“Nobody has told any of us anything about fireworks so far,”"


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        (f"{QUOTED} said Tom Reed, a dairy farmer near the lake.", "supports"),
        (f"{QUOTED} said dairy farmer Tom Reed.", "supports"),
        (f"{QUOTED} said Tom Reed, who runs a hotel near the lake.", "supports"),
        (f"{QUOTED} said Tom Reed, chairman of the Rocket Makers' Association.", "supports"),
        (f"Tom Reed is a surgeon at the city hospital. {QUOTED} he said.", "opposes"),
        (f"{QUOTED} said Tom Reed, who works for the ministry of health.", ""),
        (f"{QUOTED} said Tom Reed.", ""),
    ],
)
def test_a_person_has_the_usual_side_of_what_the_article_says_he_is(sentence, position):
    analysis = read(f"The government banned fireworks.\n\n{sentence}")
    assert [s.position for s in analysis.statements if s.actor == "Tom Reed"] == [position]


def test_words_count_more_than_the_usual_side():
    analysis = read("The government banned fireworks.\n\nFireworks makers support the ban on fireworks.")
    assert [s.position for s in analysis.statements if s.actor == "makers"] == ["opposes"]


def test_a_usual_side_proves_no_state():
    analysis = read("“January is coming,” doctors said of fireworks.")
    assert analysis.states == ()


CHINA, ACTIVISTS = Actor("china", "China", ("Beijing",)), Actor("activists", "Activists", ("activists",))


@pytest.mark.parametrize(
    ("label", "question", "sides"),
    [
        ("Tariffs on China", "", {"china": -1}),
        ("Strikes inside China", "", {"china": -1}),
        ("Exports to China", "", {}),
        ("Strikes by pilots", "", {}),
        ("Leaflets", "May activists send leaflets by balloon?", {"activists": 1}),
        ("Leaflets", "May leaflets be sent by activists?", {}),
        ("Leaflets", "What may the activists do?", {"activists": 1}),
    ],
)
def test_whom_a_thing_is_aimed_at_is_against_it_and_who_asks_is_for_it(label, question, sides):
    codebook = Codebook("Policy", question, (CHINA, ACTIVISTS), (Provision("it", label, patterns=("it",)),))
    assert {actor: interest.side for (actor, _), interest in find_parties(codebook).items()} == sides


def test_russia_is_against_all_that_the_first_policy_is_about_and_ukraine_for_it():
    codebook = load_codebook()
    sides = {key: interest.side for key, interest in find_parties(codebook).items()}
    assert sides == {
        (actor, provision.id): side
        for actor, side in (("russia", -1), ("ukraine", 1))
        for provision in codebook.provisions
    }


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("The city lifted the ban on drones. Supporters of the ban said it had saved lives.", "opposes"),
        ("The city lifted the ban on drones. Critics of the ban said it had cost jobs.", "supports"),
        ("The city banned drones. Opponents of the ban said it would push people into cars.", "supports"),
        ("The city rejected a bill to ban drones. Critics of the bill said it made no sense.", "supports"),
        ("The city rejected a bill to ban drones. Supporters of the bill said half a ban was no ban.", "opposes"),
        ("The city passed a bill to allow drones. Critics of the bill said nobody needed it.", "opposes"),
    ],
)
def test_who_is_called_a_supporter_or_critic_of_a_rule_is_for_or_against_it_whatever_is_quoted(text, position):
    assert [s.position for s in code(text) if s.actor in ("Supporters", "Critics", "Opponents")] == [position]


@pytest.mark.parametrize(
    "sentence",
    ["The airline said it was studying the decision.", "The airline said its sales had risen by 7 percent."],
)
def test_who_has_not_judged_yet_takes_no_side_whatever_such_people_usually_want(sentence):
    (told,) = [s for s in code(f"The city allowed drones. {sentence}") if s.actor == "airline"]
    assert told.position == ""
