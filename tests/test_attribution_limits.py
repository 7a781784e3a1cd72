"""Who said what in hostile and in growing texts: every span lies in the text, and time grows with it."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.test_attribution import read
from timeline.model import Article
from timeline.reading.attribution.reader import find_attributions
from timeline.reading.text.document import Document

HOSTILE = {
    "quotation marks": '"' * 10_000,
    "said that": "said that " * 10_000,
    "he said that": "he said that " * 5_000,
    "tags": "A is B, he said, " * 5_000,
    "according to": "according to X " * 5_000,
    "open brackets": "he said (" * 5_000,
    "dashes": "- " * 20_000 + "he said it is so",
    "commas": "a, " * 20_000 + "he said it is so",
    "dots": "." * 20_000,
    "spaces": " " * 50_000 + "he said so",
    "colons": "A: " * 10_000,
    "paragraphs of open quotations": "“It is so\n\n" * 3_000 + "he said",
    "quotations without tags": "“It is so.” " * 5_000 + "he said",
    "nothing but a cue": "said",
    "cue at the end": "the poll in his view according to",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_are_read_and_their_spans_lie_in_the_text(text: str) -> None:
    check_spans(text)


GROWING = [
    "said that ",
    "he said that it is so and ",
    "A is B, he said, ",
    "according to X, ",
    "“A,” he said. “B.” ",
    "a, b - ",
]


@pytest.mark.parametrize("piece", GROWING)
def test_time_grows_with_the_text(piece: str) -> None:
    """Eight times the text may cost at most about eight times the time; three times that leaves room for noise."""
    short, long = piece * 1_000, piece * 8_000
    assert best_time(long) <= 24 * max(best_time(short), 0.002)


def best_time(text: str) -> float:
    document = Document(Article("a", text, date(2024, 5, 31)))
    times = []
    for _ in range(3):
        start = time.process_time()
        find_attributions(document)
        times.append(time.process_time() - start)
    return min(times)


PIECES = (
    "he she Berg the minister said that says told , . : ; “ ” \" '' ( ) - and but who which according to in poll his"
    " view of a ban would stay is was accused by seemed claim whether not saying adding Sen. U.S. believe want call"
)
WORDS = st.sampled_from([*PIECES.split(), "\n\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
def test_all_spans_lie_in_the_text(text: str) -> None:
    check_spans(text)


def check_spans(text: str) -> None:
    starts = []
    for found in read(text):
        assert found.content
        assert found.type in ("direct", "mixed", "indirect")
        for role in (found.source, found.cue, found.content):
            for start, end in role:
                assert 0 <= start < end <= len(text)
        starts.append(min(found.content[0].start, found.cue[0].start))
    assert starts == sorted(starts)
