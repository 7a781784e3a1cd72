"""The link to a view: what is kept, what is dropped, who can open it."""

from datetime import date

import pytest

from timeline.view.links import (
    check_link,
    describe_dropped,
    describe_reach,
    full_link,
    is_local,
    is_private,
    read_window,
    write_window,
)

ALLOWED = {"kind": {"event", "stance"}, "search": None}


@pytest.mark.parametrize(
    ("params", "dropped"),
    [
        ({"kind": ["event"]}, {}),
        ({"kind": ["event", "<script>"]}, {"kind": ["<script>"]}),
        ({"search": ["anything at all"]}, {}),
        ({"colour": ["red"]}, {"colour": ["red"]}),
        ({"kind": [""]}, {}),
    ],
)
def test_only_what_is_not_here_is_dropped(params, dropped):
    assert check_link(params, ALLOWED) == dropped


def test_what_was_dropped_is_said_in_one_sentence():
    assert describe_dropped({}) == ""
    assert describe_dropped({"kind": ["x"], "actor": ["y", "z"]}) == (
        "The link asked for something that is not here and was left out: kind = x; actor = y, z."
    )


@pytest.mark.parametrize(
    "value", ["", "~", "2024-05-01", "2024-05-01~", "2024-05-31~2024-05-01", "a~b", "2024-13-01~2025"]
)
def test_a_stretch_of_time_that_is_none_is_none(value):
    assert read_window(value) is None


def test_a_stretch_of_time_survives_the_link():
    days = date(2024, 5, 1), date(2024, 5, 31)
    assert read_window(write_window(*days)) == days
    assert read_window(write_window(days[0], days[0])) == (days[0], date(2024, 5, 2))


def test_the_full_link_holds_every_value_and_replaces_an_older_view():
    link = full_link("https://example.org/app?old=1#x", {"kind": ["event", "stance"], "search": ["a & b"]})
    assert link == "https://example.org/app?kind=event&kind=stance&search=a+%26+b"
    assert full_link("https://example.org/", {}) == "https://example.org/"


@pytest.mark.parametrize(
    ("address", "local", "private"),
    [
        ("http://localhost:8501/", True, False),
        ("http://127.0.0.1:8501", True, False),
        ("http://[::1]:8501/", True, False),
        ("http://192.168.1.5:8501", False, True),
        ("http://fileserver:8501", False, True),
        ("https://example.org/", False, False),
        ("", True, False),
    ],
)
def test_an_address_that_others_cannot_open_is_known(address, local, private):
    assert (is_local(address), is_private(address)) == (local, private)


def test_a_local_address_says_what_to_do():
    assert "this machine only" in describe_reach("http://localhost:8501/")
    assert "“Host it”" in describe_reach("http://localhost:8501/")
    assert "Whoever" in describe_reach("https://example.org/")
