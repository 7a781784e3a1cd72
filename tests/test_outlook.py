"""Which way an article's change goes, and what that makes of what is said about it."""

from datetime import date

import pytest

from tests.test_codes import code
from timeline.codebook import NO_CODEBOOK, Actor, Codebook, Provision
from timeline.model import Article
from timeline.pipeline import tag


def test_welcoming_the_move_means_its_direction():
    text = "The government banned drone flights on Monday. Residents welcomed the move. Pilots criticised the decision."
    found = {s.actor: s.position for s in code(text)}
    assert found == {"government": "prohibits", "residents": "opposes", "pilots": "supports"}


def test_a_decision_that_will_not_change_is_the_one_that_its_maker_took():
    lead = "The court allowed drones.\n\nThe minister has banned them."
    last = code(f"{lead} “It is clear. This decision will not change,” he said.")[-1]
    assert (last.actor, last.position, last.change) == ("government", "prohibits", "continues")


def test_who_is_known_to_want_a_thing_wants_it_whatever_the_move_is_taken_for() -> None:
    week = "Nobody in the village talked of anything else that week."
    text = f"The government allowed drones. {week} The farmers fought the law. {week} The doctors were pleased with it."
    told = code(text)
    found = {s.actor: (s.position, s.evidence[0].rule) for s in told}
    assert found["farmers"] == ("supports", "interests/trade")
    assert found["doctors"] == ("opposes", "interests/guardian")


def test_the_bill_is_not_the_one_on_something_else_that_failed_the_same_week():
    book = Codebook(
        actors=(Actor("parliament", "Parliament", ("parliament", "lawmakers"), authority=True),),
        provisions=(
            Provision("drones", "Drones", patterns=("drones",)),
            Provision("kites", "Kites", patterns=("kites",)),
        ),
    )
    text = (
        "Parliament banned drones on Wednesday. Jane Berg voted for the bill last week.\n\n"
        "Lawmakers on Tuesday shelved a separate bill that would have allowed kites."
    )
    told = tag(Article("a", text, date(2024, 5, 31), "Parliament bans drones"), book).statements
    assert [s.position for s in told if s.actor == "Jane Berg"] == ["opposes"]


@pytest.mark.parametrize(
    ("lead", "position"),
    [
        ("The government on Monday refused to allow drones.", "supports"),
        ("The government on Monday stopped short of allowing drones.", "supports"),
        ("The government on Monday refused to ban drones.", "opposes"),
        ("The government on Monday banned drones.", "opposes"),
    ],
)
@pytest.mark.parametrize("praise", ["Mayors back the plan.", "Mayors support the idea.", "Mayors are in favour."])
def test_where_something_is_refused_the_plan_is_what_was_sought(lead, position, praise):
    week = "Nobody in the village talked of anything else that week."
    told = [s for s in code(f"{lead}\n\n{week} {praise}") if "ayors" in s.text]
    assert [s.position for s in told] == [position]


@pytest.mark.parametrize(
    ("lead", "position"),
    [
        ("The cabinet passed the law. Drones are banned from now on.", "opposes"),
        ("The cabinet passed the law. Drones are allowed from now on.", "supports"),
        ("The court set aside the law. Drones are banned from now on.", "supports"),
        ("The court set aside the law. Drones are allowed from now on.", "opposes"),
        ("A court on Tuesday suspended the use of drones.", "supports"),
        ("A federal judge blocked the city from enforcing its ban on drones.", "opposes"),
        ("A federal judge lifted the ban on drones.", "opposes"),
    ],
)
def test_who_defends_a_law_is_for_the_move_that_made_it_and_against_the_one_that_lifted_it(lead, position):
    told = code(f"{lead} The lawyers defended the law.")
    assert [s.position for s in told if s.actor == "lawyers"] == [position]


@pytest.mark.parametrize(
    ("lead", "position"),
    [
        ("The court rejected a bill that would ban drones.", "opposes"),
        ("The court rejected a bill that would allow drones.", "supports"),
        ("The court threw out a motion by pilots calling for a ban on drones.", "opposes"),
        ("The court voted down a motion from farmers that called on ministers to allow drones.", "supports"),
        ("The court adopted a motion demanding that drones be banned.", "opposes"),
    ],
)
def test_who_backs_a_bill_is_for_what_it_would_do_even_where_the_news_is_that_it_failed(lead, position):
    told = code(f"{lead} The lawyers backed the {'bill' if 'bill' in lead else 'motion'}.")
    assert [s.position for s in told if s.actor == "lawyers"] == [position]


@pytest.mark.parametrize(
    ("lead", "position"),
    [("The court lifted the ban on drones.", "supports"), ("The court banned drones.", "opposes")],
)
def test_who_sued_long_before_the_news_fought_what_was_there_before(lead, position):
    told = code(f"{lead} The scouts, who sued the city in February, were glad.")
    assert [s.position for s in told if s.event_type == "lawsuit"] == [position]


@pytest.mark.parametrize(("thing", "position"), [("law", "supports"), ("bill", "opposes")])
def test_where_a_law_was_lifted_a_bill_is_what_lifts_it(thing, position):
    told = code(f"Parliament repealed the law. Drones are allowed from now on. The lawyers condemned the {thing}.")
    assert [s.position for s in told if s.actor == "lawyers"] == [position]


def test_the_bill_is_the_one_that_was_just_told_to_have_failed():
    text = (
        "The government banned drones on Monday. Pilots were angry. Nobody was surprised. "
        "In May the court rejected a bill that would have extended the ban on drones. The residents backed the bill."
    )
    assert [s.position for s in code(text) if s.actor == "residents"] == ["opposes"]


@pytest.mark.parametrize(("asked", "position"), [("postpone it", "supports"), ("extend it", "opposes")])
def test_a_request_that_names_nothing_is_read_by_what_is_asked(asked, position):
    told = code(f"The government banned drones on Monday. The scouts asked the minister to {asked}.")
    assert [s.position for s in told if s.event_type == "request"] == [position]


def test_two_attitudes_to_one_step_are_both_towards_the_step():
    told = code("The government banned drones, a step applauded by the residents and deplored by the pilots.")
    assert {s.actor: s.position for s in told if s.position != "prohibits"} == {
        "residents": "opposes",
        "pilots": "supports",
    }


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("The court refused to ban drones, as the residents had demanded.", "opposes"),
        ("The court banned drones, as the residents had demanded.", "opposes"),
        ("The court allowed drones, as the residents had demanded.", "supports"),
        ("The court rejected a bill to ban drones, with several residents voting against it.", "supports"),
        ("Parliament voted to ban drones. The residents voted against the bill.", "supports"),
        ("Parliament voted to ban drones. The residents rejected the bill.", "supports"),
        ("The court abandoned a plan to ban drones. The residents marched against the proposal.", "supports"),
        ("The court abandoned a plan to allow drones. The residents marched against the proposal.", "opposes"),
        ("The court allowed drones, with several residents voting against it.", "opposes"),
    ],
)
def test_what_a_rider_takes_up_is_the_thing_and_not_what_became_of_it(sentence, position):
    assert [s.position for s in code(sentence) if "residents" in s.actor] == [position]


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("The court threw out a motion calling for a ban on drones.", "permits"),
        ("The court voted down a resolution demanding a ban on drones.", "permits"),
        ("The court adopted a motion demanding that drones be banned.", "prohibits"),
        ("The court halted the plan to let drones over the lake.", "prohibits"),
        ("The court vetoed a bill to ban drones.", "permits"),
        ("The court vetoed a bill that would ban drones.", "permits"),
        ("The court struck down the law that bans drones.", "permits"),
        ("The cabinet scrapped rules allowing drones.", "prohibits"),
    ],
)
def test_a_law_that_says_what_it_allows_or_forbids_goes_that_way(sentence, position):
    assert [s.position for s in code(sentence)] == [position]


def test_a_law_that_somebody_passed_is_the_plan_that_was_told_just_before():
    text = "The government allowed drones. The court will ban drones in May 2028. It passed the decree last year."
    assert [s.position for s in code(text) if s.actor == "court"] == ["prohibits", "prohibits"]


def test_a_law_that_a_court_refuses_to_suspend_has_not_ended():
    text = "Parliament passed a law that bans drones. On Monday the court refused to suspend the law."
    assert [s.position for s in code(text) if s.actor == "court"] == ["prohibits"]


def test_a_measure_is_the_bill_that_was_turned_down():
    text = "The court struck down a bill that would ban drones. The lawyers called the measure unnecessary."
    assert [s.position for s in code(text) if s.actor == "lawyers"] == ["supports"]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (
            "The minister allowed drones on Monday. In March he had refused to allow them.",
            ["begins", "ends"],
        ),
        ("The minister had refused in March to allow drones. Pilots were angry.", [""]),
        ("The court allowed drones on Monday. The minister had refused in March to allow them.", ["begins", ""]),
    ],
)
def test_what_somebody_had_refused_ends_where_he_then_decides_the_contrary(text, changes):
    assert [told.change for told in code(text) if told.position in ("permits", "prohibits")] == changes


@pytest.mark.parametrize(
    ("text", "actor", "position"),
    [
        ("The government banned drones. The farmers said it was the right decision.", "farmers", "opposes"),
        ("The government banned drones. The farmers support it.", "farmers", "opposes"),
        ("The government allowed drones. The doctors welcomed the decision.", "doctors", "supports"),
    ],
)
def test_plain_words_right_behind_a_decision_count_more_than_what_such_people_usually_want(text, actor, position):
    assert [told.position for told in code(text) if told.actor == actor] == [position]


@pytest.mark.parametrize(
    ("sentence", "position"),
    [
        ("It also approved a third bridge.", "permits"),
        ("It wants more buses.", "supports"),
        ("It would like a tunnel.", "supports"),
        ("It opposes higher fares.", "opposes"),
        ("It supports the decision.", "opposes"),
        ("It supports it.", "opposes"),
        ("It supports those who asked for it.", "opposes"),
    ],
)
def test_without_a_codebook_a_verb_with_a_thing_of_its_own_is_on_that_thing_and_not_on_the_move(sentence, position):
    article = Article("a", f"The city banned scooters on Tuesday. {sentence}", date(2024, 5, 31))
    assert [s.position for s in tag(article, NO_CODEBOOK).statements][1] == position
