"""A rule that is to hold for a time: until when the states, the cards and the comparison say that it does."""

from __future__ import annotations

from datetime import date

import pytest

from tests.test_effects import BOOK, read, shifts_of
from timeline import analyse
from timeline.model import Article
from timeline.view.comparison import compare_moments


def bounds_of(text: str) -> tuple[str, str]:
    (state,) = read(text).states
    return str(state.start), str(state.end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Vapes can still be sold until December 31, parliament said.", "None", "2024-12-31"),
        ("Vapes are banned until the end of the year, the government said.", "None", "2024-12-31"),
        ("Parliament on Thursday banned vapes until June 2026.", "2024-03-14", "2026-06-01"),
        ("Parliament on Thursday banned vapes for six months.", "2024-03-14", "2024-09-14"),
        ("Parliament on Thursday suspended the sale of vapes to minors for 90 days.", "2024-03-14", "2024-06-12"),
        ("Parliament on Thursday imposed a two-year ban on vapes.", "2024-03-14", "2026-03-14"),
        ("Parliament on Thursday approved a 12-month trial of vapes starting on May 1.", "2024-03-14", "2025-05-01"),
        ("The government extended its ban on vapes by six months, to 1 October.", "None", "2024-10-01"),
        ("A ban on vapes, which was to start in April, has been postponed to 1 October.", "2024-03-15", "2024-10-01"),
        ("The government extended its ban on vapes to the end of 2026.", "None", "2026-12-31"),
    ],
)
def test_a_rule_ends_on_the_day_or_after_the_time_that_the_text_names(text, start, end):
    assert bounds_of(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Parliament on Thursday lifted a six-month ban on vapes.",
        "Parliament on Thursday allowed shops to show vapes for 60 days.",
        "Parliament on Thursday banned shops from selling vapes for 60 days.",
        "Parliament has banned vapes for six months.",
        "Parliament on Thursday banned vapes until further notice.",
        "Parliament banned vapes on Thursday; shops have until 1 September to clear their shelves.",
        "Parliament on Thursday scrapped a trial of vapes that was meant to run until 2026.",
        "Parliament on Thursday banned vapes after a six-month inquiry.",
    ],
)
def test_another_length_of_time_ends_no_rule(text):
    assert bounds_of(text)[1] == "None"


def test_a_rule_that_a_later_article_tells_to_hold_beyond_its_end_does_not_end():
    first, second = "Parliament on Thursday banned vapes for six months.", "The ban on vapes is still in force."
    (state,) = read(first, second).states
    assert state.end is None


def test_what_may_still_be_done_until_a_day_is_known_until_then_and_not_afterwards():
    analysis = read("Vapes can still be sold until December 31, the government said.")
    assert shifts_of(analysis) == ["permitted until 31 December 2024, then not known (government)"]
    statements = [s for coding in analysis.codings for s in coding.statements]
    (comparison,) = compare_moments(analysis.states, statements, date(2024, 6, 1), date(2025, 2, 16))
    assert [holding.position for holding in comparison.before] == ["permits"]
    assert comparison.after == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Parliament on Thursday banned vapes until June 1, 2025. Until now parliament allowed vapes.",
            "permitted → prohibited, on 14 March 2024, until 1 June 2025 (parliament)",
        ),
        (
            "Parliament on Thursday banned vapes for six months from May 1. Until now parliament allowed vapes.",
            "permitted → to be prohibited, from 1 May 2024 until 1 November 2024, decided on 14 March 2024"
            " (parliament)",
        ),
    ],
)
def test_a_turn_that_is_to_last_for_a_time_is_told_with_its_end(text, told):
    assert shifts_of(read(text)) == [told]


def test_a_trial_from_a_coming_day_is_told_with_both_its_days():
    assert shifts_of(read("Parliament on Thursday approved a 12-month trial of vapes starting on May 1.")) == [
        "to be permitted, from 1 May 2024 until 1 May 2025, decided on 14 March 2024, not known before (parliament)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Vapes must be off the market by May 1, the government said.",
        "Shops have until May 1 to stop selling vapes, the government said.",
    ],
)
def test_what_must_be_so_by_a_coming_day_is_to_be_so_by_then_and_not_today(text):
    assert shifts_of(analyse([Article("a", text, date(2024, 3, 15))], BOOK)) == [
        "to be prohibited, by 1 May 2024, not known before (government)"
    ]


def test_what_is_still_to_come_is_not_the_day_on_which_the_news_is_told():
    text = (
        "Vapes will vanish within 30 days after lawmakers voted last night. "
        "The motion passed on Wednesday. Vapes were banned, parliament said."
    )
    (coding,) = read(text).codings
    assert coding.statements[-1].when.end == date(2024, 3, 13)


@pytest.mark.parametrize(
    ("text", "position", "start"),
    [
        ("The government banned vapes on Monday but granted an exemption for pharmacies.", "prohibits", "2024-03-11"),
        ("The government banned vapes on Monday but granted pharmacies an exemption.", "prohibits", "2024-03-11"),
        (
            "The government banned vapes on Monday, but pharmacies will be allowed to sell vapes.",
            "prohibits",
            "2024-03-11",
        ),
        ("The government allowed vapes on Monday. Vapes with flavours remain banned.", "permits", "2024-03-11"),
        ("The government banned vapes on Monday. Pharmacies may still sell vapes.", "prohibits", "2024-03-11"),
        ("The government allowed vapes on Monday. On Tuesday it banned vapes again.", "prohibits", "2024-03-12"),
    ],
)
def test_an_exception_told_beside_an_act_does_not_end_what_the_act_began(text, position, start):
    last = read(text).states[-1]
    assert (last.position, str(last.start), last.end) == (position, start, None)


def test_an_exemption_from_a_ban_that_is_planned_is_no_plan_to_allow_it():
    cards = shifts_of(read("The government plans to ban vapes but will exempt pharmacies."))
    assert cards == ["to be prohibited, no day told, not known before (government)"]


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("The government had planned to ban vapes in January.", []),
        ("A ban on vapes was supposed to take effect in January.", []),
        ("Vapes had been due to return in January.", []),
        ("The ban on vapes was due to expire Sunday, but the government extended it.", ["prohibited, no change told"]),
        ("The government plans to lift the ban on vapes on Sunday.", ["to be permitted, from 17 March 2024 on"]),
        ("The government plans to ban vapes in May.", ["to be prohibited, from May 2024 on"]),
    ],
)
def test_what_had_been_planned_is_no_plan(text, cards):
    told = [card.removesuffix(" (government)").removesuffix(", not known before") for card in shifts_of(read(text))]
    assert told == cards
