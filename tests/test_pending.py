"""What still wants somebody's approval is not told as law in force."""

from datetime import date

import pytest

from tests.layouts import draw
from timeline.codebook import NO_CODEBOOK
from timeline.exchange.articles import parse_article
from timeline.pipeline import analyse
from timeline.view.comparison import compare_moments
from timeline.view.pending import list_pending
from timeline.view.shifts import describe_shifts

PASSED = "Parliament approved a law on Thursday that bans the export of sand."
SIGNED = "The president signed the law that bans the export of sand on Friday."


def read(*texts):
    days = (date(2025, 4, 11), date(2025, 5, 10))
    articles = [parse_article(text, f"a{day}", "a", day) for text, day in zip(texts, days, strict=False)]
    return analyse(articles, NO_CODEBOOK)


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (
            [f"{PASSED} The president still has to sign it."],
            "to be prohibited, decided on 10 April 2025, approval by president pending, not known before",
        ),
        ([PASSED], "prohibited since 10 April 2025, not known before"),
        ([f"{PASSED} The president still has to sign it.", SIGNED], "prohibited since 10 April 2025, not known before"),
    ],
    ids=["still to be signed", "nothing told", "signed in a later article"],
)
def test_a_decision_that_has_still_to_be_signed_is_one_to_come(texts, told):
    analysis = read(*texts)
    shifts = describe_shifts(analysis.states, analysis.statements, NO_CODEBOOK, analysis.published)
    assert told in [shift.state for shift in shifts if shift.actor == "Parliament"]


def test_band_and_before_and_after_tell_the_same_of_it():
    analysis = read(f"{PASSED} The president still has to sign it.")
    assert set(draw(analysis, NO_CODEBOOK).bands["edge"]) == {"decided"}
    plans = list_pending(analysis.states, analysis, NO_CODEBOOK)
    days = date(2025, 4, 9), date(2025, 4, 10)
    (comparison,) = compare_moments(analysis.states, analysis.statements, *days, plans)
    assert [(held.position, held.surety) for held in comparison.after] == [("prohibits", "planned")]
