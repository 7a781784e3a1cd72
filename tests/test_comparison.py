"""Before and after: who holds what at two moments."""

from dataclasses import replace
from datetime import date

import pytest

from tests.analyses import gold_analysis
from tests.test_shifts import make_shift
from timeline.codebook import NO_CODEBOOK, load_codebook
from timeline.model import PolicyState, Span, Statement, When
from timeline.view.comparison import Comparison, compare_moments, shift_moments
from timeline.view.shifts import describe_shifts, put_foremost

OLD = PolicyState("trams", "ministry", "prohibits", None, date(2024, 5, 26), ("s1",), end_by=date(2024, 5, 31))
NEW = PolicyState("trams", "ministry", "permits", date(2024, 5, 26), None, ("s2",), start_by=date(2024, 5, 31))


BOTH = (date(2024, 5, 26), date(2024, 5, 31))


def held(holdings):
    return [(holding.position, holding.surety) for holding in holdings]


def compare(before, after, states=(OLD, NEW)) -> Comparison:
    (comparison,) = compare_moments(states, (), date.fromisoformat(before), date.fromisoformat(after))
    return comparison


def test_before_and_after_the_shift_each_position_is_certain():
    comparison = compare("2024-05-25", "2024-05-31")
    assert held(comparison.before) == [("prohibits", "certain")]
    assert held(comparison.after) == [("permits", "certain")]
    assert comparison.outcome == "changed"
    assert comparison.after[0].statements == ("s2",)


def test_before_the_oldest_statement_nobody_tells_since_when_it_was_so():
    analysis = gold_analysis()
    for day, surety in ((date(1990, 1, 1), "earlier"), (date(2024, 6, 30), "certain")):
        found = compare_moments(analysis.states, analysis.statements, day, day)
        (comparison,) = [c for c in found if c.provision == "long-range-strikes" and c.actor == "us-administration"]
        assert held(comparison.before) == [("prohibits", surety)]


def assert_like(position, change, start, end, precision="day"):
    when = When(start and date.fromisoformat(start), date.fromisoformat(end), precision, "relative")
    codes = {"actor": "ministry", "provision": "trams", "position": position, "change": change}
    return Statement("s1", "a", Span(0, 1), "x", "stance", when, **codes)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (assert_like("permits", "", "2024-10-03", "2024-10-03"), ("permits", "later", "3 October 2024")),
        (assert_like("supports", "", "2024-10-03", "2024-10-03"), ("supports", "later", "3 October 2024")),
        (assert_like("permits", "", "2024-10-01", "2024-10-10", "vague"), ("permits", "later", "10 October 2024")),
        (assert_like("permits", "continues", "2024-10-03", "2024-10-03"), ("permits", "earlier", "3 October 2024")),
        (assert_like("permits", "ends", None, "2024-10-03", "vague"), ("permits", "earlier", "")),
    ],
    ids=["a rule in the present", "a position held now", "in early October", "still", "previously"],
)
@pytest.mark.parametrize("authority", [True, False])
def test_only_what_is_said_to_hold_still_or_to_have_held_reaches_back(said, told, authority):
    states = [PolicyState("trams", "ministry", said.position, None, None, ("s1",))] if authority else []
    (comparison,) = compare_moments(states, [said], date(2024, 9, 30), said.when.end)
    (before,) = comparison.before
    if (authority, said.change) == (False, "ends"):
        told = (said.position, "said", "until 3 October 2024")  # it was said of that time
    assert (before.position, before.surety, before.when) == told
    assert comparison.outcome == ("half known" if before.surety == "later" else "same")


def test_of_what_reaches_back_the_words_that_reach_are_the_first_proof():
    asserted = assert_like("prohibits", "", "2024-04-08", "2024-04-08")
    remains = replace(assert_like("prohibits", "continues", "2024-04-09", "2024-04-09"), id="s2")
    state = PolicyState("trams", "ministry", "prohibits", None, None, ("s1", "s2"))
    (comparison,) = compare_moments([state], [asserted, remains], date(2024, 4, 7), date(2024, 4, 9))
    assert comparison.before[0].statements == ("s2", "s1")


def test_what_is_asserted_until_a_turn_is_told_for_the_day_before_the_turn():
    said = assert_like("prohibits", "", "2024-05-31", "2024-05-31")
    (comparison,) = compare_moments([OLD, NEW], [said], date(2024, 5, 25), date(2024, 5, 31))
    assert comparison.outcome == "changed"


def test_the_last_word_of_an_attitude_is_dated():
    said = assert_like("supports", "", "2024-03-01", "2024-03-31", "month")
    state = PolicyState("trams", "ministry", "supports", None, None, ("s1",))
    (comparison,) = compare_moments([state], [said], date(2024, 3, 31), date(2024, 10, 3))
    assert [(h.surety, h.when) for h in (*comparison.before, *comparison.after)] == [
        ("certain", ""),
        ("said", "March 2024"),
    ]


def test_of_what_is_told_for_neither_day_there_is_no_comparison_to_see():
    (comparison,) = compare_moments([NEW], (), date(2023, 5, 25), date(2023, 5, 31))
    assert comparison.outcome == "untold"


def test_within_the_doubt_of_the_boundary_both_positions_are_possible():
    assert held(compare("2024-05-28", "2024-06-30").before) == [("prohibits", "possible"), ("permits", "possible")]


def test_two_moments_on_one_side_of_the_shift_show_no_change():
    assert compare("2024-05-01", "2024-05-20").outcome == "same"


def test_what_is_known_at_one_moment_only_is_no_change():
    (comparison,) = compare_moments([OLD], (), date(2024, 5, 25), date(2024, 6, 30))
    assert held(comparison.after) == []
    assert comparison.outcome == "half known"
    assert compare("2024-05-25", "2024-05-31").outcome == "changed"


def find_moments(*states, statements=(), **published):
    return shift_moments(describe_shifts(states, statements, NO_CODEBOOK, published))


def test_the_moments_of_the_shift_lie_on_both_sides_of_all_doubt():
    assert find_moments(OLD, NEW) == (date(2024, 5, 25), date(2024, 5, 31))
    assert find_moments(PolicyState("trams", "ministry", "permits", None, None, ())) is None


def test_the_moments_of_the_shift_pass_over_what_merely_began():
    old = replace(OLD, start=date(2012, 1, 1))
    began = PolicyState("buses", "ministry", "permits", date(2025, 1, 1), None, ())
    assert find_moments(old, NEW, began) == find_moments(OLD, NEW)
    assert find_moments(began) == (date(2024, 12, 31), date(2025, 1, 1))


def test_the_page_opens_around_the_shift_that_the_timeline_tells_first():
    history = [
        PolicyState("buses", "ministry", "permits", None, date(2019, 10, 1), ()),
        PolicyState("buses", "ministry", "prohibits", date(2019, 10, 1), date(2024, 10, 3), ()),
        PolicyState("buses", "ministry", "permits", date(2024, 10, 3), None, ()),
    ]
    statements, states = [], [*history, OLD, NEW]
    shifts = describe_shifts(states, statements, load_codebook())
    before, after = shift_moments(shifts)
    first = put_foremost(shifts)[0]
    (seen,) = [c for c in compare_moments(states, statements, before, after) if c.provision == first.provision]
    assert seen.outcome == "changed"
    assert [side[0].position for side in (seen.before, seen.after)] == [first.before, first.after]


def test_a_shift_of_which_no_day_is_told_opens_no_days():
    told = [make_shift("a", "permits", "prohibits"), replace(make_shift("b", "opposes", "permits"), days=BOTH)]
    assert shift_moments(told) == (date(2024, 5, 25), date(2024, 5, 31))
    assert shift_moments(told[:1]) is None


def test_an_actor_without_authority_holds_what_it_said_last():
    analysis = gold_analysis()
    found = compare_moments(analysis.states, analysis.statements, date(2024, 5, 25), date(2024, 5, 31))
    ukraine = next(comparison for comparison in found if comparison.actor == "ukraine")
    assert held(ukraine.before) == [("supports", "later")]
    assert held(ukraine.after) == [("supports", "said")]


def test_from_the_day_of_a_plan_on_it_is_what_is_planned():
    held_now = PolicyState("trams", "ministry", "prohibits", date(2018, 1, 1), None, ("s1",))
    plan = PolicyState("trams", "ministry", "permits", date(2025, 1, 1), None, ("s2",))
    (comparison,) = compare_moments([held_now, plan], (), date(2024, 5, 31), date(2025, 1, 1), {plan})
    assert held(comparison.before) == [("prohibits", "certain")]
    assert held(comparison.after) == [("permits", "planned")]
    announced = Statement("s2", "a", Span(0, 1), "x", "event", When(plan.start, None, "day", "explicit"))
    announced = replace(announced, actor="ministry", position="permits", provision="trams", modality="planned")
    assert find_moments(held_now, statements=[announced]) == (date(2024, 12, 31), date(2025, 1, 1))


def test_a_position_of_nobody_is_compared_with_nothing():
    nobody = replace(gold_analysis().statements[0], actor="", position="supports", modality="realised")
    assert compare_moments((), [nobody], date(2024, 5, 25), date(2024, 5, 31)) == []
