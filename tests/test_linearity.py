"""Time grows with the text and no faster, whatever the text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import process_time

import pytest

from tests.hostile import HOSTILE, TITLE
from timeline.codebook import Codebook, Provision, load_codebook
from timeline.model import Article
from timeline.pipeline import tag

SIZE = 4_000  # characters
TIMES = 8
LONGER = 8  # times as long are texts that cost little, so that what grows faster shows
ALLOWED = 3  # so much more than in proportion may the long text cost: quadratic growth would be 8
SLOW = 0.05  # seconds; below this the clock and the machine decide, not the text


CHARGE = Codebook("A charge", "?", provisions=(Provision("charge", "Road charge", patterns=("road charge",)),))
CLOSING = Codebook("Coal", "?", provisions=(Provision("exit", "Closing of coal plants", patterns=("coal plants",)),))
DRONES = Codebook("Drones", "?", provisions=(Provision("drones", "Drones", patterns=("drones",)),))
QUOTA = Codebook("A quota", "?", provisions=(Provision("quota", "Hunting quota", patterns=("hunting quota",)),))


def measure_tag(text: str, rounds: int, codebook: Codebook | None = None) -> float:
    """Return the seconds of processor time of the fastest of some rounds."""
    article, codebook, seconds = Article("a", text, date(2024, 5, 31), TITLE), codebook or load_codebook(), []
    for _ in range(rounds):
        started = process_time()
        tag(article, codebook)
        seconds.append(process_time() - started)
    return min(seconds)


def grows_in_proportion(make: Callable[[int], str], codebook: Codebook | None = None) -> bool:
    short, long = measure_tag(make(SIZE), 5, codebook), measure_tag(make(SIZE * TIMES), 2, codebook)
    if long > SLOW and long > ALLOWED * TIMES * short:  # perhaps the machine was busy: look again
        short, long = measure_tag(make(SIZE), 9, codebook), measure_tag(make(SIZE * TIMES), 5, codebook)
    return long <= max(SLOW, ALLOWED * TIMES * short)


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_in_proportion_to_the_text(make):
    assert grows_in_proportion(make)


@pytest.mark.parametrize(
    ("codebook", "piece"),
    [
        (CHARGE, "scrap the road charge and the charge, to charge the road charge "),
        (CHARGE, "the road charge was lifted the charge must not be scrapped "),
        (QUOTA, "set the quota aside and keep the hunting quota "),
        (CLOSING, "the coal plants will be closed, close coal plants and "),
        (CLOSING, "the closing of the end of coal plants told them not to close the closure "),
        (DRONES, "drones will be banned "),
        (DRONES, "banned drones until May 2031 from June 2030 for six months "),
        (DRONES, "15 days after it is published drones are banned "),
        (DRONES, "lifting the ban on drones after was after is "),
        (DRONES, "blocked it from ending the ban on drones from taking effect "),
        (DRONES, "drones planned for 2025 was blocked in May planned for 2026 was "),
        (load_codebook(), "scrap the strikes inside Russia and the strikes inside Russia "),
    ],
)
def test_time_grows_in_proportion_to_what_is_said_of_a_provision(codebook, piece):
    assert grows_in_proportion(lambda size: piece * (LONGER * size // len(piece)), codebook)
