"""Codes said in words: what a reader of the page is told."""

from datetime import date

import pytest

from timeline.codebook import NO_CODEBOOK, Actor, Codebook, Provision
from timeline.model import Evidence, Span, Statement, When
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
        ("2024-05-31", "", "vague", "after 31 May 2024, vague"),
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
        ({"position": "permits", "change": "begins"}, "the transport ministry now permits “Trams at night”"),
        ({"position": "prohibits", "change": "continues"}, "the transport ministry still prohibits “Trams at night”"),
        ({"position": "opposes", "change": "ends"}, "the transport ministry opposed “Trams at night”"),
        ({"position": "permits", "change": "ends"}, "the transport ministry permitted “Trams at night”"),
        ({"position": "permits", "modality": "denied"}, "the transport ministry has not permitted “Trams at night”"),
        ({"position": "supports", "modality": "planned"}, "the transport ministry plans to support “Trams at night”"),
        ({"position": "opposes", "modality": "hypothetical"}, "the transport ministry might oppose “Trams at night”"),
        ({}, "the transport ministry takes no position on “Trams at night”"),
        (
            {"kind": "event", "event_type": "attack"},
            "there was an attack by the transport ministry on “Trams at night”",
        ),
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


@pytest.mark.parametrize(
    "actor",
    [
        *("Norway", "Norway's parliament", "Texas' governor"),
        *("Thanida Boonmee (laundry owner)", "Zero (environmental group)", "Ana Reis, bar owner"),
    ],
)
def test_a_name_that_has_its_article_takes_no_other(actor):
    assert describe_claim(make_statement(actor=actor, position="supports"), NO_CODEBOOK) == f"{actor} supports it"


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


def test_a_code_without_a_label_is_shown_with_spaces():
    assert term_label("event_type", "court-ruling") == "court ruling"
    assert position_label("") == "not known"


@pytest.mark.parametrize(
    ("rule", "claim", "guess"),
    [
        ("cues/oppose", "Norway opposes “Trams at night”", ""),
        ("codes/same-speaker", "Norway apparently opposes “Trams at night”", "guessed from the rest of the article"),
        ("interests/guardian", "Norway apparently opposes “Trams at night”", "guessed from who says it"),
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


def test_without_provisions_it_is_said_what_a_position_is_towards():
    bare, placed = make_statement(coder="Ada", position="opposes"), make_statement(coder="Ada")
    assert describe_caveats([bare], NO_CODEBOOK) == TOWARDS
    assert describe_caveats([bare], CODEBOOK) == ""
    assert describe_caveats([placed], NO_CODEBOOK) == ""


@pytest.mark.parametrize(
    ("label", "claim"),
    [
        ("Retailers", "Retailers support “Trams at night”"),
        ("business groups", "the business groups support “Trams at night”"),
        ("United States", "United States supports “Trams at night”"),
        ("Hamas", "Hamas supports “Trams at night”"),
    ],
)
def test_many_support_and_one_supports(label, claim):
    codebook = Codebook(actors=(Actor("who", label),), provisions=CODEBOOK.provisions)
    statement = make_statement(actor="who", position="supports", provision="night-trams")
    assert describe_claim(statement, codebook) == claim
