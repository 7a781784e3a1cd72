"""Time grows with the text and no faster, whatever the text."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from tests.hostile import HOSTILE, TITLE
from timeline.codebook import load_codebook
from timeline.model import Article
from timeline.pipeline import tag

SIZE = 4_000  # characters
TIMES = 8
ALLOWED = 3  # so much more than in proportion may the long text cost: quadratic growth would be 8
SLOW = 0.05  # seconds; below this the clock and the machine decide, not the text


def measure_tag(text: str, rounds: int) -> float:
    """Return the seconds of processor time of the fastest of some rounds."""
    article, codebook, seconds = Article("a", text, date(2024, 5, 31), TITLE), load_codebook(), []
    for _ in range(rounds):
        started = process_time()
        tag(article, codebook)
        seconds.append(process_time() - started)
    return min(seconds)


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_in_proportion_to_the_text(make):
    short, long = measure_tag(make(SIZE), 5), measure_tag(make(SIZE * TIMES), 2)
    if long > SLOW and long > ALLOWED * TIMES * short:  # perhaps the machine was busy: look again
        short, long = measure_tag(make(SIZE), 9), measure_tag(make(SIZE * TIMES), 5)
    assert long <= max(SLOW, ALLOWED * TIMES * short)
