"""Card, band, and before and after tell one story, also where two states meet on a day or two authorities decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.layouts import SEED, draw
from timeline.codebook import NO_CODEBOOK, Actor, Codebook, Provision
from timeline.model import Analysis, Article, Coding, PolicyState, Span, Statement, When
from timeline.view.comparison import compare_moments, join_handovers, shift_moments
from timeline.view.shifts import describe_shifts
from timeline.view.succession import find_others, settle_states

CODEBOOK = Codebook(
    actors=(Actor("council", "Council", (), True), Actor("state", "State", (), True)),
    provisions=(Provision("trams", "Trams", ""),),
)
FIRST, TURN = date(2024, 8, 1), date(2024, 10, 3)


def rule(position, start=None, end=None, actor="council", proof="s", provision="trams"):
    return PolicyState(provision, actor, position, start, end, (proof,))


def tell(states, codebook=CODEBOOK, statements=()):
    """Return what the cards say, what is drawn, and what is compared around the first card's shift."""
    shifts = describe_shifts(states, statements, codebook, {"a": TURN})
    settled = settle_states(states, statements, codebook)
    before, after = shift_moments(shifts)
    compared = join_handovers(compare_moments(settled, statements, before, after), shifts)
    sides = [[h.position for h in side] for comparison in compared for side in (comparison.before, comparison.after)]
    article = Article("a", "x" * 99, TURN, "Trams")
    bands = draw(Analysis((Coding(article, statements=tuple(statements) or SEED.statements),), tuple(states)), codebook)
    return [shift.state for shift in shifts], list(dict.fromkeys(bands.bands["what"])), sides


def test_what_is_undone_on_the_day_of_its_decision_is_no_shift_of_its_own():
    back_and_forth = [
        rule("permits", FIRST, TURN),
        rule("prohibits", TURN, TURN),
        rule("permits", TURN, TURN),
        rule("prohibits", TURN),
    ]
    cards, bands, sides = tell(back_and_forth)
    assert cards == ["permitted → prohibited, on 3 October 2024"]
    assert bands == ["Trams: permitted", "Trams: prohibited"]
    assert sides == [["permits"], ["prohibits"]]


def test_a_rule_that_was_suspended_for_hours_held_throughout():
    cards, bands, sides = tell([rule("permits", FIRST, TURN), rule("prohibits", TURN, TURN), rule("permits", TURN)])
    assert cards == ["permitted since 1 August 2024, not known before"]
    assert bands == ["Trams: permitted"]
    assert sides == [[], ["permits"]]


def test_where_a_day_begins_with_one_rule_and_ends_with_another_both_are_seen():
    cards, bands, sides = tell([rule("permits", TURN, TURN), rule("prohibits", TURN)])
    assert cards == ["permitted → prohibited, on 3 October 2024"]
    assert bands == ["Trams: permitted", "Trams: prohibited"]
    assert sides == [["permits", "prohibits"], ["prohibits"]]


def test_where_one_authority_ends_what_another_allowed_that_is_one_change():
    cards, bands, sides = tell([rule("permits", None, TURN), rule("prohibits", TURN, actor="state")])
    assert cards == ["permitted → prohibited, on 3 October 2024"]
    assert bands == ["Trams: permitted", "Trams: prohibited"]
    assert sides == [["permits"], ["prohibits"]]


def act(identifier, position, day, actor):
    when = When(day, day, "day", "explicit")
    codes = {"actor": actor, "position": position, "change": "begins", "event_type": "decision"}
    return Statement(identifier, "a", Span(0, 9), "x" * 9, "event", when, **codes)


def test_what_a_judge_undoes_ends_there_also_where_no_codebook_tells_who_decides():
    statements = [act("s", "prohibits", FIRST, "the governor"), act("t", "permits", TURN, "a judge")]
    states = [
        rule("prohibits", FIRST, None, "the governor", "s", provision=""),
        rule("permits", TURN, None, "a judge", "t", provision=""),
    ]
    cards, _, sides = tell(states, NO_CODEBOOK, statements)
    assert cards == ["prohibited → permitted, on 3 October 2024"]
    assert [state.end for state in settle_states(states, statements, NO_CODEBOOK)] == [TURN, None]
    assert sides == [["prohibits"], ["permits"]]


def test_a_refusal_changes_nothing_and_so_ends_no_rule_of_somebody_else():
    refusal = replace(act("t", "permits", TURN, "a judge"), change="", event_type="refusal")
    states = [
        rule("prohibits", FIRST, None, "the governor", "s", provision=""),
        rule("permits", TURN, None, "a judge", "t", provision=""),
    ]
    cards, _, _ = tell(states, NO_CODEBOOK, [act("s", "prohibits", FIRST, "the governor"), refusal])
    assert not [card for card in cards if "→" in card]


@pytest.mark.parametrize("place", ["Kenya", "Florida"])
@pytest.mark.parametrize(("where", "other"), [(90, False), (3000, True)])
def test_a_country_or_state_that_is_told_of_late_is_another_one(place, where, other):
    told = replace(act("t", "permits", TURN, place), span=Span(where, where + 9))
    assert (place in find_others([act("s", "prohibits", FIRST, "the governor"), told])) == other


@pytest.mark.parametrize(
    ("other", "holder"),
    [
        (rule("prohibits", actor="state"), "Council, yet prohibited by State"),
        (rule("permits", actor="state"), "Council"),
        (rule("opposes", actor="state"), "Council"),
        (rule("prohibits", None, FIRST, actor="state"), "Council"),
        (rule("prohibits", FIRST, actor="state", proof="old"), "Council"),
    ],
    ids=["the contrary", "the same", "a mere attitude", "what is over", "what is older"],
)
def test_the_card_names_who_else_decides_the_contrary(other, holder):
    old = act("old", "prohibits", FIRST, "state")
    shifts = describe_shifts([rule("permits", TURN), other], [old], CODEBOOK)
    (shift,) = [shift for shift in shifts if shift.actor == "council"]
    assert shift.holder == holder
    assert shift.sentence.endswith(f"({holder}).")


def test_a_state_of_one_day_that_another_article_denies_stays():
    banned, kept = act("s", "prohibits", TURN, "council"), replace(act("t", "permits", TURN, "council"), article="b")
    states = [
        rule("prohibits", FIRST, TURN, proof="u"),
        rule("permits", TURN, TURN, proof="t"),
        rule("prohibits", TURN),
    ]
    settled = settle_states(states, [banned, kept], CODEBOOK)
    assert [state.position for state in settled] == ["prohibits", "permits", "prohibits"]
