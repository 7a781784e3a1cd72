"""The shift in words: what was, what is, and when it changed."""

from dataclasses import replace

import pytest

from tests.analyses import gold_analysis
from tests.test_words import CODEBOOK, day, make_statement
from timeline.codebook import load_codebook
from timeline.model import PolicyState, When
from timeline.view.boundaries import describe_boundary
from timeline.view.days import describe_span
from timeline.view.shifts import Shift, describe_shifts, split_foremost


def make_state(position, start="", end="", start_by="", end_by="", proofs=()):
    days = {"start_by": day(start_by), "end_by": day(end_by)}
    return PolicyState("night-trams", "ministry", position, day(start), day(end), tuple(proofs), **days)


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ([make_state("prohibits")], ["prohibited, no change told"]),
        ([make_state("permits", "2024-05-26")], ["permitted since 26 May 2024, not known before"]),
        ([make_state("opposes", end="2024-05-31")], ["opposed until 31 May 2024, then not known"]),
        (
            [make_state("prohibits", end="2024-05-26"), make_state("permits", "2024-05-26")],
            ["prohibited → permitted, on 26 May 2024"],
        ),
        (
            [
                make_state("opposes", end="2024-05-26", end_by="2024-05-31"),
                make_state("permits", "2024-05-26", start_by="2024-05-31"),
            ],
            ["opposed → permitted, between 26 and 31 May 2024"],
        ),
        (
            [
                make_state("prohibits", end="2022-01-01"),
                make_state("permits", "2022-01-01", "2023-01-01"),
                make_state("prohibits", "2023-01-01"),
            ],
            ["prohibited → permitted, on 1 January 2022", "permitted → prohibited, on 1 January 2023"],
        ),
        (
            [make_state("prohibits"), make_state("permits", "2024-05-26")],
            ["prohibited or permitted, from 26 May 2024 on the articles disagree"],
        ),
    ],
)
def test_policy_states_are_told_as_shifts(states, told):
    assert [shift.state for shift in describe_shifts(states, [], CODEBOOK)] == told


def test_of_several_actors_the_one_who_changed_last_comes_first():
    states = [make_state("permits", "2022-05-26"), replace(make_state("prohibits", "2024-05-26"), actor="later")]
    assert [shift.actor for shift in describe_shifts(states, [], CODEBOOK)] == ["later", states[0].actor]


def test_a_gap_between_two_states_is_part_of_the_boundary():
    before, after = make_state("prohibits", end="2024-01-10"), make_state("permits", "2024-05-26")
    assert describe_boundary(before, after) == "between 10 January and 26 May 2024"


def test_of_two_articles_that_tell_the_contrary_of_one_day_neither_is_believed():
    when = When(day("2025-03-10"), day("2025-03-10"), "day", "relative")
    told = replace(make_statement(change="begins", when=when), kind="event")
    banned = replace(told, id="a", position="prohibits")
    kept = replace(told, id="b", position="permits", article="other")
    states = [
        make_state("permits", "2025-03-10", "2025-03-10", proofs=["b"]),
        make_state("prohibits", "2025-03-10", proofs=["a"]),
    ]
    (shift,) = describe_shifts(states, [banned, kept], CODEBOOK)
    assert shift.state == "permitted or prohibited, for 10 March 2025 the articles disagree"
    (shift,) = describe_shifts(states, [banned, replace(kept, article=banned.article)], CODEBOOK)
    assert shift.state == "permitted → prohibited, on 10 March 2025"


def test_the_seed_article_tells_its_shift_first_and_what_it_tells_without_a_change_last():
    analysis = gold_analysis()
    shifts = describe_shifts(analysis.states, analysis.statements, load_codebook())
    assert shifts[0].provision == "counter-fire-kharkiv"
    assert (shifts[0].before, shifts[0].after) == ("opposes", "permits")
    assert [shift.provision for shift in shifts if not shift.changed] == [
        "long-range-strikes",
        "civilian-infrastructure",
    ]
    assert shifts[-1].sentence == "Civilian infrastructure: prohibited, no change told (US administration)."


def test_a_shift_points_only_to_statements_that_exist():
    states = [
        make_state("prohibits", end="2024-05-26", proofs=("gone",)),
        make_state("permits", "2024-05-26", proofs=("s",)),
    ]
    (shift,) = describe_shifts(states, [make_statement()], CODEBOOK)
    assert (shift.before_statements, shift.after_statements) == ((), ("s",))


DAY = day("2024-05-26")


def make_shift(provision: str, before: str, after: str, proofs: int = 1) -> Shift:
    return Shift(provision, provision, "a", "A", before, after, "", ("s",) * proofs, ("s",))


def test_a_few_shifts_are_all_seen_at_a_glance():
    few = [make_shift(str(number), "opposes", "permits") for number in range(6)]
    assert split_foremost(few) == (few, [])


def test_what_other_countries_do_is_not_seen_at_a_glance_unless_there_is_nothing_else():
    news, abroad = make_shift("p", "", "prohibits"), replace(make_shift("p", "permits", "prohibits"), news=False)
    assert split_foremost([news, abroad]) == ([news], [abroad])
    assert split_foremost([abroad]) == ([abroad], [])


def test_of_many_shifts_the_last_and_best_proven_change_of_each_provision_is_foremost():
    first = make_shift("p", "opposes", "permits", proofs=9)
    last = make_shift("p", "permits", "prohibits", proofs=5)
    others = [make_shift(str(number), "opposes", "permits", proofs=number) for number in range(6)]
    steady = make_shift("q", "permits", "permits", proofs=20)
    foremost, rest = split_foremost([first, last, *others, steady])
    assert foremost == [last, others[3], others[4], others[5]]
    assert rest == [first, *others[:3], steady]


def test_what_is_planned_for_no_day_does_not_hide_what_has_happened():
    happened, planned = make_shift("p", "opposes", "permits"), make_shift("p", "permits", "prohibits")
    steady = [make_shift(letter, "permits", "permits") for letter in "stuvwxyz"]
    foremost, _ = split_foremost([happened, replace(planned, planned=True), *steady])
    assert [shift.after for shift in foremost] == ["permits", "prohibits"]
    foremost, _ = split_foremost([happened, replace(planned, planned=True, days=(DAY, DAY)), *steady])
    assert [shift.after for shift in foremost] == ["prohibits"]


def test_a_rule_is_put_before_an_attitude_and_a_turn_before_a_beginning():
    attitude = make_shift("a", "opposes", "supports", proofs=9)
    beginning = make_shift("b", "", "prohibits", proofs=5)
    turns = [make_shift(str(number), "opposes", "permits", proofs=1) for number in range(3)]
    steady = [make_shift(letter, "permits", "permits", proofs=20) for letter in "xyz"]
    foremost, _ = split_foremost([attitude, beginning, *turns, *steady])
    assert foremost == [beginning, *turns]


def dated(start, end, precision, change="begins", identifier="s"):
    when = When(day(start), day(end), precision, "relative")
    return replace(make_statement(position="permits", change=change, when=when), id=identifier)


@pytest.mark.parametrize(
    ("proof", "boundary"),
    [
        (dated("2022-05-31", "2022-05-31", "year"), "since about 31 May 2022"),
        (dated("2022-05-31", "2022-05-31", "day"), "since 31 May 2022"),
        (dated("2022-05-31", "2024-05-31", "vague", "continues"), "since about 31 May 2022"),
        (dated("2022-05-01", "2022-05-31", "month"), "since May 2022"),
        (dated("2011-01-01", "2024-05-31", "year", "continues"), "since 2011"),
        (dated("2018-03-01", "2024-05-31", "month", "continues"), "since March 2018"),
    ],
)
def test_a_shift_is_dated_no_more_exactly_than_its_words(proof, boundary):
    begun = (str(proof.when.start), "", str(proof.when.end) if proof.change == "begins" else "")
    (shift,) = describe_shifts([make_state("permits", *begun, proofs=["s"])], [proof], CODEBOOK)
    assert shift.boundary == boundary


@pytest.mark.parametrize(
    ("precisions", "boundary"),
    [
        (["year"], "about 31 May 2022"),
        (["year", "day"], "on 31 May 2022"),
    ],
)
def test_a_turn_is_as_exact_as_its_best_proof(precisions, boundary):
    proofs = [dated("2022-05-31", "2022-05-31", precision, identifier=precision) for precision in precisions]
    states = [make_state("prohibits", end="2022-05-31"), make_state("permits", "2022-05-31", proofs=precisions)]
    (shift,) = describe_shifts(states, proofs, CODEBOOK)
    assert shift.state == f"prohibited → permitted, {boundary}"


def test_what_had_ended_by_a_day_ended_until_that_day():
    proof = dated("", "2024-05-31", "vague", "ends")
    (shift,) = describe_shifts([make_state("opposes", end="2024-05-31", proofs=["s"])], [proof], CODEBOOK)
    assert shift.state == "opposed until 31 May 2024, then not known"


def test_a_turn_in_a_year_is_in_that_year():
    states = [make_state("prohibits", end="2011-01-01"), make_state("permits", "2011-01-01", proofs=["s"])]
    (shift,) = describe_shifts(states, [dated("2011-01-01", "2024-05-31", "year", "continues")], CODEBOOK)
    assert shift.state == "prohibited → permitted, in 2011"


def plan(position: str, start: str, basis: str = "explicit"):
    when = When(day(start), None, "day", basis)
    return make_statement(actor="ministry", provision="night-trams", position=position, modality="planned", when=when)


@pytest.mark.parametrize(
    ("states", "plan", "told"),
    [
        (
            [make_state("prohibits")],
            plan("permits", "2025-02-01"),
            ["prohibited → to be permitted, from 1 February 2025 on", "prohibited, no change told"],
        ),
        (
            [make_state("prohibits")],
            plan("permits", "2024-05-31", "published"),
            ["prohibited → to be permitted, no day told", "prohibited, no change told"],
        ),
        ([], plan("permits", "2025-02-01"), ["to be permitted, from 1 February 2025 on, not known before"]),
        (
            [make_state("permits", "2024-05-26")],
            plan("permits", "2025-02-01"),
            ["permitted since 26 May 2024, not known before"],
        ),
        (
            [make_state("permits", "2024-05-26")],
            plan("prohibits", "2021-04-01"),
            ["permitted since 26 May 2024, not known before"],
        ),
        (
            [make_state("permits", "2024-05-26")],
            plan("prohibits", "", "relative"),
            ["permitted since 26 May 2024, not known before"],
        ),
    ],
    ids=["with a day", "without one", "with nothing known before", "already so", "overtaken", "an old promise"],
)
def test_what_is_planned_is_told_as_a_shift_to_come(states, plan, told):
    assert [shift.state for shift in describe_shifts(states, [plan], CODEBOOK)] == told


@pytest.mark.parametrize(("later", "told"), [("2024-09-01", 1), ("2023-09-01", 2)])
def test_a_plan_is_over_once_a_later_article_tells_that_it_was_dropped(later, told):
    planned = plan("prohibits", "2025-02-01")
    dropped = replace(plan("permits", "2024-05-26"), id="dropped", article="dropped", modality="realised", kind="event")
    published = {planned.article: day("2024-05-31"), "dropped": day(later)}
    states = [make_state("permits", "2024-05-26", proofs=["dropped"])]
    assert len(describe_shifts(states, [planned, dropped], CODEBOOK, published)) == told


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2023-11-01", "2023-11-30", "in November 2023"),
        ("2023-01-01", "2023-12-31", "in 2023"),
        ("2023-11-01", "2023-11-29", "between 1 and 29 November 2023"),
        ("2023-10-01", "2023-11-30", "between 1 October and 30 November 2023"),
        ("2022-01-01", "2023-12-31", "between 1 January 2022 and 31 December 2023"),
    ],
)
def test_a_month_and_a_year_are_called_so(first, last, told):
    assert describe_span(day(first), day(last)) == told
