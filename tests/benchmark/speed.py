"""Speed and memory: documents a second, the ratio to finding words, growth with the text, the share of each stage."""

from __future__ import annotations

import re
import resource
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from time import process_time
from unittest.mock import patch

from tests.benchmark.accuracy import Table
from tests.hostile import HOSTILE, TITLE
from timeline import pipeline
from timeline.codebook import Codebook, load_codebook
from timeline.exchange.jsonlines import format_lines
from timeline.model import Article, Coding

Reading = tuple[Article, Codebook]  # what to read, and with what
ROUNDS = 3  # the fastest round counts: the others were disturbed
HOSTILE_SIZE = 20_000  # characters; compared with eight times as many
BASE_SIZE = 5_000
GROWTH = (1, 4, 16, 64)
_DAY = date(2024, 5, 31)


def speed_table(groups: dict[str, Sequence[Reading]]) -> Table:
    """Time `tag` against `re.findall` over the same articles in the same run, for each named group of articles."""
    head = ["speed of tag, one core", "texts", "characters", "texts/s", "5 000-character texts/s", "times re.findall"]
    table = [[*head, "peak MB"]]
    for name, readings in groups.items():
        tagging = words = float("inf")
        for _ in range(ROUNDS):
            words = min(words, _time_words(readings))
            tagging = min(tagging, measure(lambda: [pipeline.tag(*reading) for reading in readings]))  # noqa: B023
        characters = sum(len(article.text) for article, _ in readings)
        rates = f"{len(readings) / tagging:.0f}", f"{characters / BASE_SIZE / tagging:.0f}", f"{tagging / words:.1f}"
        peak = f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}"
        table.append([name, str(len(readings)), str(characters), *rates, peak])
    return table


def _time_words(readings: Sequence[Reading]) -> float:
    return measure(lambda: [re.findall(r"\w+", article.text) for article, _ in readings])


def stage_table(name: str, readings: Sequence[Reading]) -> Table:
    """Time each stage by itself, what it calls of other stages left out; the slowest first."""
    rounds = []
    words = min(_time_words(readings) for _ in range(ROUNDS))
    for _ in range(ROUNDS):
        seconds: dict[str, float] = defaultdict(float)
        with watch_stages(seconds):
            analyses = [pipeline.analyse([article], codebook) for article, codebook in readings]
        seconds["output"] = measure(lambda analyses=analyses: [format_lines(analysis) for analysis in analyses])
        rounds.append(seconds)
    best = {stage: min(seconds[stage] for seconds in rounds) for stage in rounds[0]}
    total = sum(best.values())
    rows = sorted(best.items(), key=lambda item: -item[1])
    return [
        [f"stage, {name}", "share", "times re.findall"],
        *([stage, f"{100 * spent / total:.0f} %", f"{spent / words:.1f}"] for stage, spent in rows),
    ]


@contextmanager
def watch_stages(seconds: dict[str, float]) -> Iterator[None]:
    """Add up the seconds of every reader and deriver that the pipeline calls, under its name."""
    running: list[str] = []
    stages = {name: value for name, value in vars(pipeline).items() if _is_stage(value)}
    timed = {name: _time_calls(name, stage, running, seconds) for name, stage in stages.items()}
    with patch.multiple(pipeline, **timed):
        yield


def _is_stage(value: object) -> bool:
    room = getattr(value, "__module__", "")
    return callable(value) and room.startswith(("timeline.reading", "timeline.policy"))


def _time_calls(name: str, stage: Callable, running: list[str], seconds: dict[str, float]) -> Callable:
    def timed(*arguments, **options):
        started = process_time()
        running.append(name)
        try:
            return stage(*arguments, **options)
        finally:
            running.pop()
            spent = process_time() - started
            seconds[name] += spent
            if running:
                seconds[running[-1]] -= spent

    return timed


def growth_table(article: Article) -> Table:
    """Time one text against longer and longer repetitions of itself: the cost per character must stay."""
    codebook = load_codebook()
    text = (article.text + "\n\n") * (BASE_SIZE // len(article.text) + 1)
    row = [_cost(text[:BASE_SIZE] * times, codebook) for times in GROWTH]
    head = ["ms per 1 000 characters", *(f"{BASE_SIZE * times:,}".replace(",", " ") for times in GROWTH)]
    return [head, ["growing text", *(f"{cost:.2f}" for cost in row)]]


def hostile_table() -> Table:
    """Time every hostile text at one and eight times its size; 1.0 is linear growth, 8.0 quadratic."""
    codebook = load_codebook()
    rows = []
    for name, make in HOSTILE.items():
        small, large = _cost(make(HOSTILE_SIZE), codebook), _cost(make(HOSTILE_SIZE * 8), codebook)
        rows.append([name, f"{small:.2f}", f"{large:.2f}", f"{large / small:.1f}"])
    rows.sort(key=lambda row: -float(row[3]))
    return [["hostile text, ms per 1 000 characters", "20 000", "160 000", "growth"], *rows]


def _cost(text: str, codebook: Codebook) -> float:
    return 1_000_000 * time_tag(text, codebook) / len(text)


def time_tag(text: str, codebook: Codebook, rounds: int = ROUNDS) -> float:
    """Return the seconds that the fastest of some rounds takes to tag a text."""
    article = Article("a", text, _DAY, TITLE)
    return min(measure(lambda: pipeline.tag(article, codebook)) for _ in range(rounds))


def measure(work: Callable[[], list | Coding]) -> float:
    """Return the seconds of processor time that the work takes: other programs do not count."""
    started = process_time()
    work()
    return process_time() - started
