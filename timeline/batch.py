"""Many articles on all cores: results in order, few at a time in memory."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor

T = TypeVar("T")
R = TypeVar("R")
_ALONE = 40  # so many are done before other processes have started
_CHUNK = 8  # articles handed to a process at a time: enough to hide what the handing over costs
_WAITING = 3  # chunks per process that wait or are worked on


def map_articles(read: Callable[[T], R], articles: Iterable[T], jobs: int | None = None) -> Iterator[R]:
    """Yield read(article) for each article, in order, taking no more articles than are soon needed.

    Args:
        read: a function that other processes can be sent: a module's own, or a `partial` of one.
        articles: any number, perhaps still arriving; each is small or a path.
        jobs: processes to use; None takes one a core. A few articles never leave this one.
    """
    articles = iter(articles)
    jobs = jobs or os.cpu_count() or 1
    yield from map(read, islice(articles, _ALONE) if jobs > 1 else articles)
    first = list(islice(articles, _CHUNK))
    if first:
        from concurrent.futures import ProcessPoolExecutor  # a few articles should not wait for this import

        pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_parent)
        try:
            yield from _map_chunks(pool, read, first, articles, jobs * _WAITING)
        finally:
            pool.shutdown(cancel_futures=True)


def _map_chunks(
    pool: Executor, read: Callable[[T], R], chunk: list[T], articles: Iterator[T], window: int
) -> Iterator[R]:
    waiting = deque()
    while chunk or waiting:
        if chunk:
            waiting.append(pool.submit(_read_chunk, read, chunk))
            chunk = list(islice(articles, _CHUNK))
        if not chunk or len(waiting) == window:
            yield from waiting.popleft().result()


def _read_chunk(read: Callable[[T], R], chunk: list[T]) -> list[R]:
    return [read(article) for article in chunk]


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
