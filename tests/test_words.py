"""Codes said in words: what a reader of the page is told."""

from dataclasses import replace
from datetime import date

import pytest

from tests.analyses import gold_analysis
from timeline.codebook import NO_CODEBOOK, Actor, Codebook, Provision, load_codebook
from timeline.model import Evidence, PolicyState, Span, Statement, When
from timeline.view.shifts import Shift, describe_boundary, describe_shifts, split_foremost
from timeline.view.terms import TOWARDS, position_label, surety_label, term_label
from timeline.view.words import describe_caveats, describe_claim, describe_guess, describe_statement, describe_when

CODEBOOK = Codebook(
    actors=(Actor("ministry", "transport ministry", authority=True), Actor("norway", "Norway")),
    provisions=(Provision("night-trams", "Trams at night"),),
)


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2024-05-29", "2024-05-29", "day", "29 May 2024"),
        ("2024-05-26", "2024-05-31", "vague", "26–31 May 2024, vague"),
        ("2024-05-28", "2024-06-02", "vague", "28 May – 2 June 2024, vague"),
        ("2023-12-20", "2024-01-05", "day", "20 December 2023 – 5 January 2024"),
        ("", "2024-05-31", "vague", "until 31 May 2024"),
        ("2024-05-31", "", "day", "from 31 May 2024"),
        ("", "2011-01-01", "year", "until 2011"),
        ("2022-09-01", "", "month", "from September 2022"),
        ("", "", "vague", "at a time not stated"),
        ("2024-05-01", "2024-05-31", "month", "May 2024"),
        ("2024-02-01", "2024-02-29", "month", "February 2024"),
        ("2024-05-01", "2024-07-31", "month", "May–July 2024"),
        ("2023-12-01", "2024-02-29", "month", "December 2023 – February 2024"),
        ("2024-05-20", "2024-05-26", "week", "week of 20 May 2024"),
        ("2024-05-17", "2024-05-17", "week", "about 17 May 2024"),
        ("2024-01-01", "2024-12-31", "year", "2024"),
        ("2023-01-01", "2024-12-31", "year", "2023–2024"),
        ("2023-05-31", "2024-05-31", "year", "31 May 2023 – 31 May 2024"),
    ],
)
def test_a_date_says_how_exact_it_is(start, end, precision, words):
    assert describe_when(When(day(start), day(end), precision, "explicit")) == words


@pytest.mark.parametrize(
    ("precision", "basis", "words"),
    [
        ("day", "explicit", "to the day; named in the text"),
        ("day", "published", "the day of publication, for want of a date"),
    ],
)
def test_a_day_that_stands_in_for_a_date_is_not_called_exact(precision, basis, words):
    assert surety_label(precision, basis) == words


def test_what_has_no_date_of_its_own_is_told_as_of_the_day_of_publication():
    assert describe_when(When(day("2024-05-31"), day("2024-05-31"), "day", "published")) == "as of 31 May 2024"
    assert describe_when(When(None, day("2024-05-31"), "vague", "published")) == "until 31 May 2024"


def make_statement(**codes):
    when = codes.pop("when", When(date(2024, 5, 26), date(2024, 5, 31), "vague", "relative"))
    text = "the trams may run"
    return Statement("s", "a", Span(0, len(text)), text, codes.pop("kind", "stance"), when, **codes)


@pytest.mark.parametrize(
    ("codes", "claim"),
    [
        ({"position": "permits", "change": "begins"}, "the transport ministry now permits Trams at night"),
        ({"position": "prohibits", "change": "continues"}, "the transport ministry still prohibits Trams at night"),
        ({"position": "opposes", "change": "ends"}, "the transport ministry opposed Trams at night"),
        ({"position": "permits", "change": "ends"}, "the transport ministry permitted Trams at night"),
        ({"position": "permits", "modality": "denied"}, "the transport ministry has not permitted Trams at night"),
        ({"position": "supports", "modality": "planned"}, "the transport ministry plans to support Trams at night"),
        ({"position": "opposes", "modality": "hypothetical"}, "the transport ministry might oppose Trams at night"),
        ({}, "the transport ministry takes no position on Trams at night"),
        ({"kind": "event", "event_type": "attack"}, "there was an attack by the transport ministry on Trams at night"),
    ],
)
def test_change_and_modality_are_heard_in_the_verb(codes, claim):
    assert describe_claim(make_statement(actor="ministry", provision="night-trams", **codes), CODEBOOK) == claim


@pytest.mark.parametrize(
    ("actor", "claim"),
    [
        ("power companies", "the power companies support it"),
        ("the press", "the press supports it"),
        ("United States", "United States supports it"),
    ],
)
def test_the_verb_agrees_with_its_actor(actor, claim):
    assert describe_claim(make_statement(actor=actor, position="supports"), CODEBOOK) == claim


def test_a_proper_name_takes_no_article():
    assert describe_claim(make_statement(actor="norway", position="supports"), CODEBOOK) == "Norway supports it"


def test_the_words_that_date_a_statement_are_quoted_from_the_text():
    text = "the trams may run, the mayor said. In the last few days"
    words = Evidence(Span(35, len(text)), "last-few-days", "when")
    statement = make_statement(actor="ministry", position="permits", speaker="the mayor", evidence=(words,))
    told = describe_statement(statement, CODEBOOK, text)
    assert told == (
        "The mayor said that the transport ministry permits it, 26–31 May 2024, vague (“In the last few days”)."
    )


def test_a_statement_without_a_date_says_that_it_has_that_of_publication():
    when = When(date(2024, 5, 31), date(2024, 5, 31), "day", "published")
    told = describe_statement(make_statement(actor="norway", position="permits", when=when), CODEBOOK)
    assert told == "The article says that Norway permits it, as of 31 May 2024, the day of publication."


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
            ["prohibited → permitted, from 26 May 2024 on the articles disagree"],
        ),
    ],
)
def test_policy_states_are_told_as_shifts(states, told):
    assert [shift.state for shift in describe_shifts(states, [], CODEBOOK)] == told


def test_a_gap_between_two_states_is_part_of_the_boundary():
    before, after = make_state("prohibits", end="2024-01-10"), make_state("permits", "2024-05-26")
    assert describe_boundary(before, after) == "between 10 January and 26 May 2024"


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


def test_a_code_without_a_label_is_shown_with_spaces():
    assert term_label("event_type", "court-ruling") == "court ruling"
    assert position_label("") == "not known"


def make_shift(provision: str, before: str, after: str, proofs: int = 1) -> Shift:
    return Shift(provision, provision, "a", "A", before, after, "", ("s",) * proofs, ("s",))


def test_a_few_shifts_are_all_seen_at_a_glance():
    few = [make_shift(str(number), "opposes", "permits") for number in range(6)]
    assert split_foremost(few) == (few, [])


def test_of_many_shifts_the_last_and_best_proven_change_of_each_provision_is_foremost():
    first = make_shift("p", "opposes", "permits", proofs=9)
    last = make_shift("p", "permits", "prohibits", proofs=5)
    others = [make_shift(str(number), "opposes", "permits", proofs=number) for number in range(6)]
    steady = make_shift("q", "permits", "permits", proofs=20)
    foremost, rest = split_foremost([first, last, *others, steady])
    assert foremost == [last, others[3], others[4], others[5]]
    assert rest == [first, *others[:3], steady]


@pytest.mark.parametrize(
    ("rule", "claim", "guess"),
    [
        ("cues/oppose", "Norway opposes Trams at night", ""),
        ("codes/same-speaker", "Norway apparently opposes Trams at night", "guessed from the rest of the article"),
        ("interests/guardian", "Norway apparently opposes Trams at night", "guessed from who says it"),
    ],
)
def test_a_side_that_the_words_do_not_show_is_told_as_a_guess(rule, claim, guess):
    evidence = (Evidence(Span(0, 1), rule, "position"),)
    statement = make_statement(
        kind="stance",
        event_type="",
        actor="norway",
        position="opposes",
        provision="night-trams",
        change="",
        evidence=evidence,
    )
    assert (describe_claim(statement, CODEBOOK), describe_guess(statement)) == (claim, guess)


@pytest.mark.parametrize(
    ("coders", "told"),
    [
        (["machine"], "Read by a program’s rules, not by a person: check the quotations before you cite."),
        (
            ["machine", "Ada"],
            "Read in part by a program’s rules, not by a person: check the quotations before you cite.",
        ),
        (["Ada"], ""),
        ([], ""),
    ],
)
def test_what_no_person_has_coded_is_said(coders, told):
    assert describe_caveats([make_statement(coder=coder) for coder in coders], CODEBOOK) == told


def dated(start, end, precision, change="begins", identifier="s"):
    when = When(day(start), day(end), precision, "relative")
    return replace(make_statement(position="permits", change=change, when=when), id=identifier)


@pytest.mark.parametrize(
    ("proof", "boundary"),
    [
        (dated("2022-05-31", "2022-05-31", "year"), "since about 31 May 2022"),
        (dated("2022-05-31", "2022-05-31", "day"), "since 31 May 2022"),
        (dated("2022-05-31", "2024-05-31", "vague", "continues"), "since about 31 May 2022"),
        (dated("2022-05-01", "2022-05-31", "month"), "since a day between 1 and 31 May 2022"),
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


def test_without_provisions_it_is_said_what_a_position_is_towards():
    bare, placed = make_statement(coder="Ada", position="opposes"), make_statement(coder="Ada")
    assert describe_caveats([bare], NO_CODEBOOK) == TOWARDS
    assert describe_caveats([bare], CODEBOOK) == ""
    assert describe_caveats([placed], NO_CODEBOOK) == ""
