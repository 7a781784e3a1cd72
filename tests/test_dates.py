"""Time expressions: what is read as one, what it spans, what it hangs on; every rule's examples fire."""

import os
import sys
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import HOSTILE
from timeline.codebook import load_rules
from timeline.exchange.articles import read_json_lines
from timeline.model import PRECISIONS, TIMEX_TYPES, Article, InputError
from timeline.reading.dates import find_hints, find_timexes
from timeline.reading.document import Document
from timeline.reading.time_words import lay_out_words, load_time_words

FRIDAY = "2024-05-31"
RULES = load_rules("timexes")["rule"]


def read(text, published=FRIDAY):
    return find_timexes(Document(Article("a", text, date.fromisoformat(published))))


def read_with_hints(text, published=FRIDAY):
    document = Document(Article("a", text, date.fromisoformat(published)))
    timexes = find_timexes(document)
    return timexes + find_hints(document, timexes)


def days(timex):
    return str(timex.start or ""), str(timex.end or ""), timex.precision


@pytest.mark.parametrize(
    ("rule", "example"), [(rule["id"], example) for rule in RULES for example in rule["examples"]], ids=str
)
def test_every_example_of_a_rule_is_read_by_that_rule(rule, example):
    text, published, value, *expected = example
    found = [(timex.value, *days(timex)) for timex in read_with_hints(text, published) if timex.rule == rule]
    assert (value, *expected) in found


@pytest.mark.parametrize(
    ("rule", "text"), [(rule["id"], text) for rule in RULES for text in rule.get("counterexamples", [])], ids=str
)
def test_no_counterexample_of_a_rule_is_read_by_that_rule(rule, text):
    assert [timex for timex in read_with_hints(text) if timex.rule == rule] == []


def test_every_rule_says_what_it_reads():
    assert set(load_time_words().tables) == {rule["id"] for rule in RULES}
    assert [rule["id"] for rule in RULES if "days" in rule and not rule.get("why")] == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rule": [{"id": "x", "exmaples": [], "examples": [["x"]]}], "grammar": {}}, "unknown key 'exmaples'"),
        ({"rule": [{"id": "x"}], "grammar": {}}, "'examples' is missing"),
        ({"rule": [], "grammar": {"shfits": []}}, "unknown key 'shfits'"),
    ],
)
def test_a_misspelt_rule_is_refused_by_name(change, message):
    with pytest.raises(InputError, match=message):
        lay_out_words(change, "timexes.toml")


SPANS = [  # text -> the expressions in it with their values
    ("They met on Wednesday, May 29, 2024, in Kyiv.", [("Wednesday, May 29, 2024", "2024-05-29")]),
    ("They met Wednesday 29 May.", [("Wednesday 29 May", "2024-05-29")]),
    ("It ran from 3 to 5 May 2024.", [("3", "2024-05-03"), ("5 May 2024", "2024-05-05")]),
    ("It ran between May and July 2022.", [("May", "2022-05"), ("July 2022", "2022-07")]),
    ("It ran from 2019 to 2021.", [("2019", "2019"), ("2021", "2021")]),
    ("The war (1861-1865) ended.", [("1861", "1861"), ("1865", "1865")]),
    ("It was dropped late last year.", [("late last year", "2023")]),
    ("It fell earlier this month.", [("earlier this month", "2024-05")]),
    ("It fell in the early 1990s.", [("the early 1990s", "199")]),
    ("Net fell in the third quarter of 2023.", [("the third quarter of 2023", "2023-Q3")]),
    ("Net fell in last year's fourth quarter.", [("last year's fourth quarter", "2023-Q4")]),
    ("The third-quarter loss grew to a record.", [("third-quarter", "2023-Q3")]),
    ("It fell in the spring of 2022.", [("the spring of 2022", "2022-SP")]),
    ("It ends by the end of this week.", [("the end of this week", "2024-W22")]),
    ("They met more than three years ago.", [("more than three years ago", "2021")]),
    ("They met a decade ago.", [("a decade ago", "2014")]),
    ("They met in mid-2023.", [("mid-2023", "2023")]),
    ("They met in late-November.", [("late-November", "2023-11")]),
    ("They met Tuesday’s crowd.", [("Tuesday", "2024-05-28")]),
    ("They met on the day before yesterday.", [("the day before yesterday", "2024-05-29")]),
    ("They serve three-year terms for 30 days.", [("three-year", "P3Y"), ("30 days", "P30D")]),
    ("They meet every week.", [("every week", "P1W")]),
    ("Until now it was banned.", [("now", "PRESENT_REF")]),
    ("It may be lifted in the near future.", [("the near future", "FUTURE_REF")]),
    ("They met at 3 p.m. EST Tuesday.", [("3 p.m. EST Tuesday", "2024-05-28T15:00")]),
    ("They met yesterday afternoon.", [("yesterday afternoon", "2024-05-30TAF")]),
]


@pytest.mark.parametrize(("text", "expected"), SPANS, ids=[text for text, _ in SPANS])
def test_an_expression_is_read_with_its_span_and_value(text, expected):
    assert [(text[slice(*timex.span)], timex.value) for timex in read(text)] == expected


TRAPS = [
    "Ukraine may march on.",
    "Theresa May resigned, said Mrs. May.",
    "The second U.S. official spoke of a third man.",
    "The Sun and the Sunday Times asked.",
    "An 18-year-old and a man of 18 years of age met.",
    "About 2000 people and 1950 soldiers paid $2024 for 1,990 homes.",
    "Call 555-1234 or see page 1999.",
    "Prices fall; they spring a trap.",
    "To this day it is so.",
    "At the end of the day, he read USA Today and a Christmas card.",
    "The Summer Olympics and 21st Century Fox opened.",
    "He won 3-2, and 9/10 of them left at 1/2.",
    "The United States acted in minutes.",
    "The quarterback played.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_words_and_numbers_that_only_look_like_dates_are_left_alone(text):
    assert [text[slice(*timex.span)] for timex in read(text) if timex.type == "DATE"] == []


INTERVALS = [  # text, published, days of its first expression, precision
    ("It was said earlier this week.", FRIDAY, "2024-05-27", "2024-05-31", "week"),
    ("It was said this week.", FRIDAY, "2024-05-27", "2024-06-02", "week"),
    ("It was said last week.", "2024-01-02", "2023-12-25", "2023-12-31", "week"),
    ("It was said last month.", "2024-03-31", "2024-02-01", "2024-02-29", "month"),
    ("It was said two weeks ago.", FRIDAY, "2024-05-17", "2024-05-17", "week"),
    ("It was said a month ago.", "2024-03-31", "2024-02-29", "2024-02-29", "month"),
    ("It was banned for more than a year.", FRIDAY, "2023-05-31", "2024-05-31", "year"),
    ("It was banned in early May.", FRIDAY, "2024-05-01", "2024-05-10", "vague"),
    ("It was banned in mid-May.", FRIDAY, "2024-05-11", "2024-05-20", "vague"),
    ("It was banned in late 2023.", FRIDAY, "2023-09-01", "2023-12-31", "vague"),
    ("It was banned in late summer 2023.", FRIDAY, "2023-08-01", "2023-08-31", "vague"),
    ("It was banned later this year.", FRIDAY, "2024-05-31", "2024-12-31", "year"),
    ("It is allowed from 2035.", FRIDAY, "2035-01-01", "2035-12-31", "year"),
    ("It was banned in recent years.", FRIDAY, "2020-05-31", "2024-05-31", "vague"),
    ("It will be allowed within six months.", FRIDAY, "2024-05-31", "2024-11-30", "month"),
    ("It was banned over the weekend.", FRIDAY, "2024-05-25", "2024-05-26", "week"),
    ("It will be banned over the weekend.", FRIDAY, "2024-06-01", "2024-06-02", "week"),
    ("It will last for ten years.", FRIDAY, "2024-05-31", "2034-05-31", "year"),
    ("It will be allowed in about six months.", FRIDAY, "2024-05-31", "2024-11-30", "month"),
    ("They met at midnight on Jan. 1, 2023.", FRIDAY, "2023-01-01", "2023-01-01", "day"),
    ("It expires at the end of September.", FRIDAY, "2024-09-21", "2024-09-30", "vague"),
    ("A three-year ban ended.", FRIDAY, "", "", "vague"),
]


@pytest.mark.parametrize(("text", "published", "start", "end", "precision"), INTERVALS, ids=[i[0] for i in INTERVALS])
def test_an_expression_spans_the_days_of_the_coding_rules(text, published, start, end, precision):
    assert days(read(text, published)[0]) == (start, end, precision)


WEEKDAYS = [
    ("He said on Wednesday that it was banned.", "2024-05-29"),
    ("He will speak on Wednesday.", "2024-06-05"),
    ("They are to meet on Monday.", "2024-06-03"),
    ("They are scheduled to meet Monday.", "2024-06-03"),
    ("Troops from the United States entered on Monday.", "2024-05-27"),
    ("On Monday, they voted.", "2024-05-27"),
    ("On Monday, they will vote.", "2024-06-03"),
    ("The minister said on Friday that it was banned.", "2024-05-31"),
    ("The vote, he said Tuesday, will be held.", "2024-05-28"),
    ("They could leave as early as Sunday.", "2024-06-02"),
]


@pytest.mark.parametrize(("text", "day"), WEEKDAYS, ids=[text for text, _ in WEEKDAYS])
def test_a_weekday_is_the_last_one_or_the_coming_one_after_a_verb_that_looks_ahead(text, day):
    assert str(read(text)[0].start) == day


MONTHS = [
    ("It was banned in December.", "2023-12"),
    ("It will be banned in December.", "2024-12"),
    ("It was banned on June 3.", "2024-06-03"),
    ("It was banned last May.", "2023-05"),
    ("It was banned in March last year.", "2023-03"),
    ("It starts effective Sept. 1.", "2024-09-01"),
    ("They met on Feb. 30.", "2024-02-29"),
]


@pytest.mark.parametrize(("text", "value"), MONTHS, ids=[text for text, _ in MONTHS])
def test_a_month_without_a_year_takes_the_year_that_is_near_or_that_the_verb_names(text, value):
    days_of_month = read(text)[0]
    assert days_of_month.value == value or str(days_of_month.end) == value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("“We decided yesterday,” he said on May 3, 2024.", "2024-05-02"),
        ("Speaking on Wednesday, he said: “We decided yesterday.”", "2024-05-28"),
        ("“We decided yesterday,” he said.", "2024-05-30"),
    ],
)
def test_quoted_words_hang_on_the_day_on_which_they_were_spoken_where_it_is_named(text, day):
    assert day in [str(timex.start) for timex in read(text) if "yesterday" in text[slice(*timex.span)]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On May 3, 2023, he agreed. The day before, he had refused.", "2023-05-02"),
        ("On May 3, 2023, he agreed. The next day he refused.", "2023-05-04"),
        ("He agreed the day before Tuesday’s vote.", "2024-05-27"),
        ("He agreed the day after May 3, 2023.", "2023-05-04"),
        ("On May 3, 2023, he agreed. Two weeks later he refused.", "2023-W20"),
        ("In 2019 he agreed. The following year he refused.", "2020"),
        ("Net rose in the third quarter of 1989. A year earlier it fell.", "1988-Q3"),
        ("On May 3, 2023, he agreed; on the 20th, he refused.", "2023-05-20"),
    ],
)
def test_what_follows_in_a_story_hangs_on_the_date_named_before(text, value):
    assert read(text)[-1].value == value


def test_bare_days_of_a_text_of_history_take_its_years():
    text = "In 1914 war began. " + "In 1915 and 1916 it went on. " * 4 + "In 1918 it ended. On 8 August, they fled."
    assert read(text)[-1].value == "1918-08-08"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("since May 2022", ["since"]),
        ("until now", ["until"]),
        ("by the end of the year", ["by"]),
        ("from 2019 to 2021", ["from", "until"]),
        ("between May and July 2022", ["from", "until"]),
        ("after Tuesday", ["after"]),
        ("since the February 24, 2022, invasion", ["since"]),
        ("up to now", ["until"]),
        ("as of 1 June 2024", ["from"]),
        ("on Tuesday", [""]),
    ],
)
def test_the_word_before_an_expression_is_kept_beside_it_and_out_of_its_span(text, expected):
    assert [timex.modifier for timex in read(f"It was banned {text}.")] == expected


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("May 3, 2024", "explicit"),
        ("2024-05-03", "explicit"),
        ("in 2019", "explicit"),
        ("in the 1990s", "explicit"),
        ("on May 3", "relative"),
        ("on Tuesday", "relative"),
        ("last year", "relative"),
        ("recently", "relative"),
    ],
)
def test_only_a_full_calendar_date_is_explicit(text, basis):
    assert read(f"It was banned {text}.")[0].basis == basis


def test_hints_are_kept_apart_from_time_expressions():
    text = "It was initially banned, and had previously been allowed in recent years."
    document = Document(Article("a", text, date(2024, 5, 31)))
    timexes = find_timexes(document)
    assert [text[slice(*timex.span)] for timex in timexes] == ["recent years"]
    assert [text[slice(*hint.span)] for hint in find_hints(document, timexes)] == ["initially", "previously"]


def test_a_time_zone_never_moves_a_day(monkeypatch):
    def read_published(published):
        row = f'{{"id": "a", "text": "He spoke on Wednesday and today.", "published": "{published}"}}'
        (article,) = read_json_lines([row.encode()])
        return find_timexes(Document(article))

    expected = read_published(FRIDAY)
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        monkeypatch.setitem(os.environ, "TZ", zone)
        time.tzset()
        for published in (FRIDAY, f"{FRIDAY}T00:00:00+14:00", f"{FRIDAY}T23:59:59-11:00"):
            assert read_published(published) == expected
    monkeypatch.undo()
    time.tzset()


WORDS = (
    "May march Wednesday Sunday Sept . , 3 31 1999 2024 2000s 1861-1865 2014-15 5/31/24 2024-05-31 31/12/9999"
    " the of last next this past two few several day days week weeks weekend month quarter year years decade centuries ago later"
    " earlier before after yesterday today now recently soon will had said “ ” first third half summer Christmas"
    " Easter 10:30 p.m. noon morning early late mid end since until fiscal thousand year-end third-quarter 20th night"
).split()


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=30),
    st.dates(),
)
def test_any_text_on_any_day_gives_ordered_spans_and_ordered_days(words, published):
    text = " ".join(words)
    reach = 0
    for timex in find_timexes(Document(Article("a", text, published))):
        assert reach <= timex.span.start < timex.span.end <= len(text)
        assert timex.start is None or timex.end is None or timex.start <= timex.end
        assert timex.precision in PRECISIONS
        assert timex.type in TIMEX_TYPES
        assert timex.value
        reach = timex.span.end


def count_calls(document):
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    find_timexes(document)
    sys.setprofile(None)
    return calls


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_with_the_text_and_not_faster(name):
    small, large = (Document(Article("a", HOSTILE[name](size), date(2024, 5, 31))) for size in (5_000, 20_000))
    assert count_calls(large) <= 4.5 * count_calls(small) + 100
