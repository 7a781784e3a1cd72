"""What is read as a time expression, and what is not; every rule's examples fire."""

from datetime import date

import pytest

from tests.timexes import days, read, read_with_hints
from timeline.codebook import load_rules
from timeline.model import Article, InputError
from timeline.reading.dates.reader import find_hints, find_timexes
from timeline.reading.dates.time_words import lay_out_words, load_time_words
from timeline.reading.text.document import Document

RULES = load_rules("timexes")["rule"]


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
    ("It ends by year-end.", [("year-end", "2024-12-31")]),
    ("It ends by year's end.", [("year's end", "2024")]),
    ("It is banned in the U.S. Today they met.", [("Today", "2024-05-31")]),
    ("It ran May-August 1950.", [("May", "1950-05"), ("August 1950", "1950-08")]),
    ("It ran from Mar. 14-Apr. 2.", [("Mar. 14", "2024-03-14"), ("Apr. 2", "2024-04-02")]),
    ("They met on the night of March 4.", [("the night of March 4", "2024-03-04TNI")]),
    ("Net rose in the October-December period of 2022.", [("the October-December period of 2022", "2022-Q4")]),
    ("Net rose from the quarter a year ago.", [("the quarter a year ago", "2023-Q1")]),
    ("Net rose in the 9 months from $2 in the 1988 period.", [("9 months", "P9M"), ("the 1988 period", "1988")]),
    ("Net fell in the first two months of the year.", [("two months", "P2M"), ("the year", "2024")]),
    ("They met in mid-2023.", [("mid-2023", "2023")]),
    ("They met in late-November.", [("late-November", "2023-11")]),
    ("They met Tuesday’s crowd.", [("Tuesday", "2024-05-28")]),
    ("They met on the day before yesterday.", [("the day before yesterday", "2024-05-29")]),
    ("They serve three-year terms for 30 days.", [("three-year", "P3Y"), ("30 days", "P30D")]),
    ("They meet every week.", [("every week", "P1W")]),
    ("Until now it was banned.", [("now", "PRESENT_REF")]),
    ("It may be lifted in the near future.", [("the near future", "FUTURE_REF")]),
    ("They met at 3 p.m. EST Tuesday.", [("3 p.m. EST Tuesday", "2024-05-28T15:00")]),
    ("It is closed over the next year or so.", [("the next year or so", "2025")]),
    ("It is this coming Sunday, June 2.", [("this coming Sunday, June 2", "2024-06-02")]),
    ("It fell in January nineteen ninety-seven.", [("January nineteen ninety-seven", "1997-01")]),
    ("It fell in the winter of nineteen ninety-four.", [("the winter of nineteen ninety-four", "1994-WI")]),
    ("It took $7 million more than a year ago.", [("a year ago", "2023")]),
    ("It was decided in the past decade.", [("the past decade", "P10Y")]),
    ("Talks Are Scheduled For Next Week", [("Next Week", "2024-W23")]),
    ('Ban Lifted, Says ABC\'s "This Week"', []),
    ("In an interview that year with MTV, he agreed.", [("that year", "2024")]),
    ("Exports for last year's quarter fell.", [("last year's quarter", "2023-Q1")]),
    ("It fell well into the summer.", [("the summer", "2023-SU")]),
    ("It lasted little more than half an hour.", [("more than half an hour", "PT30M")]),
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
    "It came years earlier than expected.",
    "In the last year of the war, they met.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_words_and_numbers_that_only_look_like_dates_are_left_alone(text):
    assert [text[slice(*timex.span)] for timex in read(text) if timex.type == "DATE"] == []


def test_hints_are_kept_apart_from_time_expressions():
    text = "It was initially banned, and had previously been allowed in recent years."
    document = Document(Article("a", text, date(2024, 5, 31)))
    timexes = find_timexes(document)
    assert [text[slice(*timex.span)] for timex in timexes] == ["recent years"]
    assert [text[slice(*hint.span)] for hint in find_hints(document, timexes)] == ["initially", "previously"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The hearing was moved to September.", "2024-09"),
        ("It is a formality pencilled in for September.", "2024-09"),
        ("As late as November the minister had refused it.", "2023-11"),
        ("The minister, who heads the board, on Thursday refused it.", "2024-05-30"),
        ("The ruling of December 3 stands.", "2023-12-03"),
        ("The plan for drones, rejected Thursday", "2024-05-30"),
        ("It may go on; on Thursday the court refused it.", "2024-05-30"),
        ("“We will try,” she told reporters on Thursday.", "2024-05-30"),
        ("Her predecessor's cabinet in November dropped a pledge to allow it.", "2023-11"),
        ("On Sept. 10 they banned it.", "2023-09-10"),
        ("The law took effect on Sept. 3.", "2023-09-03"),
        ("The rules take effect on Nov. 9.", "2024-11-09"),
        ("They declared a dividend payable Aug. 7.", "2024-08-07"),
    ],
)
def test_the_words_around_a_month_or_a_weekday_tell_which_one_is_meant(text, value):
    assert [timex.value for timex in read(text)] == [value]
