"""What still holds beside what has begun, and what only exempts: neither is a change of the day."""

from dataclasses import replace

from tests.test_states import statement, told
from timeline.codebook import load_rules
from timeline.policy.states import is_exempting


def test_what_still_holds_beside_what_has_begun_held_before_it():
    begun = statement(1, "permits", "2023-11-01", "2023-11-01")
    still = statement(2, "prohibits", "2024-05-10", "2024-05-10", kind="stance", change="continues")
    assert told([begun, still]) == [
        ("prohibits", None, None, "2023-11-01"),
        ("permits", "2023-11-01", "2023-11-01", None),
    ]


def test_what_another_article_tells_to_hold_still_contradicts_what_had_begun():
    begun = statement(1, "permits", "2023-11-01", "2023-11-01")
    still = statement(2, "prohibits", "2024-05-10", "2024-05-10", kind="stance", change="continues", article="later")
    assert [state[0] for state in told([begun, still])] == ["permits", "prohibits"]


def test_a_text_with_a_word_for_an_exemption_tells_of_one():
    words = load_rules("cues")["exempting"]
    assert words["examples"]
    assert words["counterexamples"]
    for text, exempting in [(t, True) for t in words["examples"]] + [(t, False) for t in words["counterexamples"]]:
        assert is_exempting(replace(statement(1, "permits", None, None), text=text)) is exempting, text
