"""Many articles go through several processes in order, few at a time."""

from __future__ import annotations

import os
from itertools import count, islice

import pytest

from timeline.batch import map_articles


def double(number: int) -> tuple[int, int]:
    """Return the double of a number, and the process that found it."""
    return 2 * number, os.getpid()


def divide_by_rest(number: int) -> float:
    """Return a quotient; 60 cannot be divided by."""
    return 1 / (60 - number)


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("length", [0, 1, 40, 41, 500])
def test_results_come_in_order_whatever_the_number_of_processes(length, jobs):
    assert [result for result, _ in map_articles(double, range(length), jobs)] == [2 * n for n in range(length)]


def test_a_few_articles_never_leave_this_process_and_many_do():
    assert {process for _, process in map_articles(double, range(40), 2)} == {os.getpid()}
    assert len({process for _, process in map_articles(double, range(400), 2)}) > 1


def test_an_endless_stream_is_read_no_further_than_is_soon_needed():
    numbers = count()
    results = [result for result, _ in islice(map_articles(double, numbers, 2), 300)]
    assert results == [2 * n for n in range(300)]
    assert next(numbers) < 400


def test_an_error_in_another_process_is_an_error_here():
    with pytest.raises(ZeroDivisionError):
        list(map_articles(divide_by_rest, range(100), 2))
