"""From statements to policy states."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.codebook import Actor, Codebook, Provision
from timeline.model import Evidence, Span, Statement, When
from timeline.policy.states import derive_states

BOOK = Codebook(
    actors=(
        Actor("ministry", "Ministry", authority=True),
        Actor("court", "Court", authority=True),
        Actor("union", "Union"),
    ),
    provisions=(Provision("spraying", "Spraying"), Provision("exports", "Exports")),
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def statement(number: int, position: str, start: str | None, end: str | None, **codes) -> Statement:
    when = When(day(start) if start else None, day(end) if end else None, "vague", codes.pop("basis", "relative"))
    codes = {"kind": "event", "actor": "ministry", "provision": "spraying", "change": "begins"} | codes
    article = codes.pop("article", "article")
    return Statement(f"s{number}", article, Span(number, number + 1), "x", when=when, position=position, **codes)


def told(statements: list[Statement]) -> list[tuple]:
    """The states as (position, first possible start, last possible start, first possible end)."""
    return [
        (s.position, s.start and str(s.start), s.start_by and str(s.start_by), s.end and str(s.end))
        for s in derive_states(statements, BOOK)
    ]


def test_a_realised_permission_begins_on_its_day():
    assert told([statement(1, "permits", "2024-05-03", "2024-05-03")]) == [
        ("permits", "2024-05-03", "2024-05-03", None)
    ]


@pytest.mark.parametrize(
    ("old", "start", "start_by"),
    [
        (("2024-06-01", "2024-06-10"), "2024-06-01", "2024-06-10"),  # both told of the same vague days
        (("2024-06-05", "2024-06-05"), "2024-06-05", "2024-06-10"),
        (("2024-05-01", "2024-05-31"), "2024-05-31", "2024-06-10"),
    ],
)
def test_a_turn_told_in_vague_words_keeps_all_the_days_of_their_doubt(old, start, start_by):
    before = statement(1, "supports", *old, kind="stance", change="")
    after = statement(2, "opposes", "2024-06-01", "2024-06-10", kind="stance", change="")
    assert told([before, after])[1] == ("opposes", start, start_by, None)


@pytest.mark.parametrize("modality", ["denied", "hypothetical", "planned"])
def test_a_permission_that_is_not_realised_does_not_move_the_policy_state(modality):
    assert told([statement(1, "permits", "2024-05-03", "2024-05-03", modality=modality)]) == []


def test_nobody_without_authority_moves_the_policy_state():
    assert told([statement(1, "supports", "2024-05-03", "2024-05-03", actor="union")]) == []


def test_several_vague_reports_of_one_act_refine_each_other():
    reports = [
        statement(1, "permits", "2024-05-17", "2024-05-31"),
        statement(2, "permits", "2024-05-26", "2024-05-31"),
        statement(3, "permits", "2024-05-31", "2024-05-31", basis="published"),
    ]
    assert told(reports) == [("permits", "2024-05-26", "2024-05-31", None)]


def test_a_later_article_narrows_what_an_earlier_one_left_vague_whatever_their_order():
    vague = statement(1, "permits", "2024-05-01", "2024-05-31", article="first")
    exact = statement(2, "permits", "2024-05-15", "2024-05-15", article="second")
    assert told([vague, exact]) == told([exact, vague]) == [("permits", "2024-05-15", "2024-05-15", None)]


def test_a_rule_begins_with_a_stance_that_is_told_as_new_or_an_act_of_which_nobody_says_that_it_is():
    told_as_new = statement(1, "permits", "2024-05-03", "2024-05-03", kind="stance")
    refusal = statement(2, "prohibits", "2024-05-04", "2024-05-04", change="", provision="exports")
    assert told([told_as_new, refusal]) == [
        ("permits", "2024-05-03", "2024-05-03", None),
        ("prohibits", "2024-05-04", "2024-05-04", None),
    ]


def test_an_act_that_keeps_an_old_rule_does_not_begin_it():
    refusal = statement(1, "permits", "2017-01-01", "2017-12-31", change="")
    still = statement(2, "permits", "2024-05-12", "2024-05-12", kind="stance", change="continues")
    assert told([refusal, still]) == [("permits", None, None, None)]


def test_a_rule_begins_when_it_takes_effect_within_a_fortnight_of_its_decision():
    decided = statement(1, "prohibits", "2024-05-02", "2024-05-02")
    in_force = statement(2, "prohibits", "2024-05-06", "2024-05-31", kind="stance", change="continues")
    assert told([decided, in_force]) == [("prohibits", "2024-05-06", "2024-05-06", None)]
    from_friday = statement(3, "prohibits", "2024-05-10", None)
    assert told([decided, from_friday]) == [("prohibits", "2024-05-10", "2024-05-10", None)]
    years_later = statement(4, "prohibits", "2026-05-10", None)
    assert told([decided, years_later]) == [("prohibits", "2024-05-02", "2024-05-02", None)]


def test_a_rule_that_had_been_in_place_for_ten_years_began_then():
    term = statement(1, "prohibits", "2014-05-20", "2024-05-20", kind="stance", change="ends")
    lifted = statement(2, "permits", "2024-05-20", "2024-05-20")
    assert told([term, lifted])[0] == ("prohibits", "2014-05-20", "2014-05-20", "2024-05-20")


def test_what_an_article_merely_asserts_does_not_overturn_the_act_that_it_tells_of():
    ban = statement(1, "prohibits", "2024-05-02", "2024-05-02")
    exception = statement(2, "permits", "2024-05-04", "2024-05-04", kind="stance", change="")
    assert told([ban, exception]) == [("prohibits", "2024-05-02", "2024-05-02", None)]
    lifted = statement(3, "prohibits", "2024-05-03", "2024-05-03", change="ends")
    assert [position for position, *_ in told([ban, exception, lifted])] == ["prohibits", "permits"]


@pytest.mark.parametrize(("start", "end"), [(None, "2024-05-21"), ("2024-02-22", "2024-05-22")])
def test_what_a_later_article_tells_as_ended_wipes_out_nothing_that_earlier_ones_told(start, end):
    told_of = [
        statement(1, "permits", "2019-01-01", "2023-03-14", change="continues", kind="stance", article="first"),
        statement(2, "prohibits", "2023-03-14", "2023-03-14", article="first"),
        statement(3, "prohibits", start, end, change="ends", kind="stance", article="second"),
        statement(4, "permits", "2024-05-21", "2024-05-21", article="second"),
    ]
    assert [(position, start) for position, start, _, _ in told(told_of)] == [
        ("permits", "2019-01-01"),
        ("prohibits", "2023-03-14"),
        ("permits", "2024-05-21"),
    ]


def test_what_held_at_some_time_of_a_month_may_have_begun_on_its_last_day():
    told_of = [
        statement(1, "permits", "2022-08-01", "2022-08-31"),
        statement(2, "prohibits", "2022-12-01", "2022-12-31", change="", kind="stance", article="second"),
    ]
    assert told(told_of)[1] == ("prohibits", "2022-08-31", "2022-12-31", None)


def test_what_is_told_of_the_same_vague_days_as_its_contrary_turned_within_these_days():
    """In early June she backed it; in early June she called it premature: no text names the tenth."""
    attitudes = [
        statement(1, "supports", "2024-06-01", "2024-06-10", kind="stance", change=""),
        statement(2, "opposes", "2024-06-01", "2024-06-10", kind="stance", change=""),
    ]
    assert told(attitudes) == [
        ("supports", None, None, "2024-06-01"),
        ("opposes", "2024-06-01", "2024-06-10", None),
    ]


def test_a_doubt_that_ended_after_the_first_rule_is_no_state_before_it():
    rule = statement(1, "prohibits", "2020-08-01", "2020-08-31")
    doubt = statement(2, "opposes", None, "2024-05-20", kind="stance", change="ends")
    assert told([rule, doubt]) == [("prohibits", "2020-08-01", "2020-08-31", None)]


def test_what_still_holds_is_open_at_both_ends():
    assert told([statement(1, "prohibits", "2024-05-31", "2024-05-31", kind="stance", change="continues")]) == [
        ("prohibits", None, None, None)
    ]


def test_what_holds_since_a_year_comes_before_a_change_that_came_later():
    since = statement(1, "prohibits", "2018-01-01", "2026-03-12", kind="stance", change="continues")
    vote = statement(2, "permits", "2026-03-11", "2026-03-11")
    assert told([vote, since]) == [
        ("prohibits", "2018-01-01", "2018-01-01", "2026-03-11"),
        ("permits", "2026-03-11", "2026-03-11", None),
    ]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["permits", "prohibits", "opposes"]),
            st.sampled_from(["begins", "continues", "ends", ""]),
            st.sampled_from(["event", "stance"]),
            st.integers(1, 28),
            st.integers(0, 9),
        ),
        max_size=6,
    )
)
def test_no_state_ends_before_it_begins(told_of):
    statements = [
        statement(n, position, f"2024-01-{first:02}", f"2024-02-{first:02}" if length else f"2024-01-{first:02}",
                  change=change, kind=kind)
        for n, (position, change, kind, first, length) in enumerate(told_of)
    ]  # fmt: skip
    for state in derive_states(statements, BOOK):
        assert state.start is None or state.end is None or state.start <= state.end


def test_the_old_rule_ends_on_the_day_on_which_the_new_one_begins():
    old = statement(1, "prohibits", "2024-05-01", "2024-05-01", kind="stance", change="")
    new = statement(2, "permits", "2024-05-20", "2024-05-20")
    assert told([old, new]) == [("prohibits", None, None, "2024-05-20"), ("permits", "2024-05-20", "2024-05-20", None)]


def test_an_earlier_objection_counts_until_the_first_rule_is_known():
    objection = statement(1, "opposes", None, "2024-05-31", kind="stance", change="ends")
    permission = statement(2, "permits", "2024-05-26", "2024-05-31")
    assert told([objection, permission]) == [
        ("opposes", None, None, "2024-05-26"),
        ("permits", "2024-05-26", "2024-05-31", None),
    ]


def test_an_opinion_beside_a_known_rule_is_no_policy_state():
    rule = statement(1, "prohibits", None, None, kind="stance", change="continues")
    doubt = statement(2, "supports", "2024-05-20", "2024-05-20", kind="stance", change="")
    assert [s.position for s in derive_states([rule, doubt], BOOK)] == ["prohibits"]


def test_a_contradiction_is_kept_and_shown():
    permission = statement(1, "permits", "2024-05-01", "2024-05-01", article="first")
    contrary = statement(2, "prohibits", "2024-05-20", "2024-05-20", kind="stance", change="", article="second")
    states = derive_states([permission, contrary], BOOK)
    assert [(s.position, s.statements) for s in states] == [("permits", ("s1",)), ("prohibits", ("s2",))]


def test_each_authority_and_each_provision_has_states_of_its_own():
    statements = [
        statement(1, "permits", "2024-05-01", "2024-05-01"),
        statement(2, "prohibits", "2024-05-02", "2024-05-02", actor="court"),
        statement(3, "prohibits", "2024-05-03", "2024-05-03", provision="exports"),
    ]
    found = {(s.provision, s.actor, s.position) for s in derive_states(statements, BOOK)}
    assert found == {
        ("spraying", "ministry", "permits"),
        ("spraying", "court", "prohibits"),
        ("exports", "ministry", "prohibits"),
    }


def test_a_side_that_is_only_inferred_from_the_speaker_proves_no_state():
    guess = statement(1, "supports", "2024-05-01", "2024-05-01", kind="stance", change="",
                      evidence=(Evidence(Span(0, 1), "codes/same-speaker", "position"),))  # fmt: skip
    assert told([guess]) == []


def test_an_unnamed_official_or_a_lawsuit_does_not_show_what_the_actor_holds():
    codes = {"kind": "stance", "change": ""}
    assert told([statement(1, "supports", "2024-05-03", "2024-05-03", source="two officials", **codes)]) == []
    assert told([statement(1, "supports", "2024-05-03", "2024-05-03", event_type="lawsuit", change="")]) == []
    assert told([statement(1, "supports", "2024-05-03", "2024-05-03", source="the minister", **codes)]) != []


def test_a_request_turned_down_does_not_take_back_what_was_allowed():
    allowed = statement(1, "permits", "2024-05-03", "2024-05-03")
    refused = statement(2, "prohibits", "2024-05-06", "2024-05-06", event_type="refusal", change="")
    assert [state[0] for state in told([allowed, refused])] == ["permits"]


def test_every_state_names_the_statements_that_prove_it():
    statements = [statement(n, "permits", "2024-05-01", "2024-05-01") for n in (1, 2, 3)]
    assert derive_states(statements, BOOK)[0].statements == ("s1", "s2", "s3")


def test_a_rule_that_had_ended_and_is_made_again_is_two_states():
    statements = [
        statement(1, "prohibits", None, "2024-11-20", change="ends", kind="stance", article="a"),
        statement(2, "prohibits", "2025-03-27", "2025-03-27", article="b"),
    ]
    assert told(statements) == [
        ("prohibits", None, None, "2024-11-20"),
        ("prohibits", "2025-03-27", "2025-03-27", None),
    ]


def test_a_rule_made_until_a_coming_day_began_by_the_day_of_publication():
    halted = statement(1, "prohibits", "2024-10-08", "2025-03-31", article="a")
    (state,) = derive_states([halted], BOOK, {"a": day("2024-10-09")})
    assert (state.start, state.start_by, state.end) == (day("2024-10-08"), day("2024-10-09"), None)
