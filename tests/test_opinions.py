"""What a quotation without a cue is coded as: a stance of its speaker, or a deed that it announces or promises."""

import pytest

from tests.test_codes import code


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The pilots said that the lake was theirs.", ("stance", "", "realised")),
        ("The pilots said that they would fly by night.", ("event", "announcement", "planned")),
        ("The minister promised that nobody would be left alone.", ("event", "promise", "planned")),
        ("“Nobody will be left alone,” vowed the minister.", ("event", "promise", "planned")),
        ("The pilots denied that the lake was theirs.", ("stance", "", "denied")),
    ],
)
def test_what_somebody_says_is_a_stance_unless_it_announces_or_promises_a_deed(sentence, expected):
    told = code(f"The government allowed drones. {sentence}")[-1]
    assert (told.kind, told.event_type, told.modality) == expected


def test_a_verdict_inside_what_somebody_says_is_theirs_who_gave_it():
    text = "The council said it would ban drones, a decision the Pilots' Union called shameful."
    statements = code(text)
    assert [(told.actor, told.position) for told in statements][1:] == [("pilots", "supports")]
