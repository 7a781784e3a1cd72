"""How long after or before something else a thing is: counted from the day that is named, and from no other."""

import pytest

from tests.test_codes import code
from tests.timexes import days, read_with_hints

SOME_DAY = ("2024-05-31", "", "vague")


def find_count(text: str) -> tuple[str, str, str] | None:
    """Return the days of the last hint of a text that names a date, or None."""
    counted = [t for t in read_with_hints(text) if t.type == "DATE" and text[t.span.start].isdigit()]
    return days(counted[-1]) if counted else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will take effect 15 days after it is published in the Gazette.", SOME_DAY),
        ("It will be banned 3 months after the law has been signed.", SOME_DAY),
        ("It takes effect 30 days after publication in the Gazette.", SOME_DAY),
        ("It will be allowed within 60 days of the ruling.", SOME_DAY),
        ("The ban begins 90 days from enactment.", SOME_DAY),
        ("They will vanish within 30 days following the vote.", SOME_DAY),
        ("It will be allowed 2 weeks after the law was signed.", SOME_DAY),
        ("It will be lifted 2 years after it was imposed.", ("2022-05-31", "2022-05-31", "year")),  # imposed then
        ("They extended it 2 weeks before it expires.", None),
        ("It was banned for 30 days after the attack.", None),
        ("It was lifted 30 days after the attack.", None),
    ],
)
def test_what_is_counted_from_a_thing_without_a_day_has_none_itself(text, expected):
    assert find_count(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will vanish within 30 days after councillors voted last night.", ("2024-05-31", "2024-06-29", "day")),
        ("It will be allowed within 60 days of the ruling on 3 June.", ("2024-06-03", "2024-08-02", "day")),
        ("It comes into force 14 days after the vote on 3 June.", ("2024-06-17", "2024-06-17", "day")),
        ("It came into force 14 days after it was published on May 3.", ("2024-05-17", "2024-05-17", "day")),
        ("They will meet 3 days before the vote on 20 June.", ("2024-06-17", "2024-06-17", "day")),
        ("It will end 6 months after 1 June.", ("2024-12-01", "2024-12-01", "month")),
    ],
)
def test_what_is_counted_from_a_day_that_is_named_beside_lies_so_far_from_it(text, expected):
    assert find_count(text) == expected


def test_a_deed_that_is_dated_already_is_not_counted_from_an_older_one():
    dates = read_with_hints("On Thursday it lifted the ban, 9 months after it blocked the app on 3 August.")
    assert [str(date.start) for date in dates] == ["2024-05-30", "None", "2023-08-03"]


@pytest.mark.parametrize(
    "text",
    [
        "Drone flights will be banned 15 days after the decree is published.",
        "Drone flights will be banned within 30 days of publication, the government said.",
        "The ban on drone flights takes effect a month after its publication.",
        "The government will ban drone flights at a later date.",
        "The government said drone flights would be banned in the future.",
    ],
)
def test_what_comes_some_day_is_planned_and_not_in_force(text):
    statement = code(text)[0]
    assert (statement.position, statement.modality, statement.when.end) == ("prohibits", "planned", None)
