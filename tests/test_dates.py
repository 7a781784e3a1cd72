"""What a time expression spans and hangs on; spans and days stay ordered on any text, and work grows with it."""

import os
import sys
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile import HOSTILE
from tests.timexes import FRIDAY, days, read
from timeline.exchange.articles import read_json_lines
from timeline.model import PRECISIONS, TIMEX_TYPES, Article
from timeline.reading.dates.reader import find_timexes
from timeline.reading.text.document import Document

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
    ("It was banned for much of the past year.", FRIDAY, "2023-05-31", "2024-05-31", "year"),
    ("It will be banned over the next week.", FRIDAY, "2024-05-31", "2024-06-07", "week"),
    ("It has risen since year-end.", FRIDAY, "2023-09-01", "2023-12-31", "vague"),
    ("It was banned over the past decade.", FRIDAY, "2014-05-31", "2024-05-31", "year"),
    ("They are to report fourth-quarter results.", "2016-02-08", "2015-10-01", "2015-12-31", "month"),
    ("The party is strong heading into the fall.", "2024-06-09", "2024-09-01", "2024-11-30", "month"),
    ("It will open in the fourth quarter.", "2016-02-08", "2016-10-01", "2016-12-31", "month"),
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
    ("Markets have been kept closed until Wednesday.", "2024-06-05"),
    ("The court gave them until Wednesday to leave.", "2024-06-05"),
    ("Markets are to stay closed until Wednesday.", "2024-06-05"),
    ("Until Wednesday, they had said nothing.", "2024-05-29"),
    ("It was not until Wednesday that they spoke.", "2024-05-29"),
    ("The vote is on Wednesday.", "2024-06-05"),
    ("The trial is set for Wednesday.", "2024-06-05"),
    ("On Wednesday, he is expected to resign.", "2024-06-05"),
    ("On Wednesday, it is officially reported, they left.", "2024-05-29"),
    ("Talks resume on Wednesday.", "2024-06-05"),
    ("They will look for ways around Wednesday's ruling.", "2024-05-29"),
    ("They will vote in Wednesday's election.", "2024-06-05"),
    ("The results of Wednesday's vote will please them.", "2024-05-29"),
    ("It comes just days before Wednesday's vote.", "2024-06-05"),
    ("He is girding for a fight at the debate on Wednesday.", "2024-06-05"),
    ("Congress returns on Wednesday.", "2024-06-05"),
    ("He urged them to vote on Wednesday.", "2024-06-05"),
    ("It had been due to expire on Wednesday.", "2024-05-29"),
    ("He has to answer on Wednesday.", "2024-06-05"),
    ("It would be paid on a still unspecified date after Wednesday.", "2024-06-05"),
    ("They extended the deadline until Wednesday.", "2024-06-05"),
    ("The minister's handling of the vote on Wednesday was good.", "2024-05-29"),
    ("The campaign is over on Wednesday.", "2024-06-05"),
    ("The tax returns came on Wednesday.", "2024-05-29"),
    ("They gained time ahead of the state's contest on Wednesday.", "2024-06-05"),
    ("He could not be reached on Wednesday.", "2024-05-29"),
    ("The sum could be higher on Wednesday.", "2024-06-05"),
    ("He could be found nowhere on Wednesday.", "2024-05-29"),
    ("The president, who died Wednesday, will be missed.", "2024-05-29"),
    ("He asked for a vote on Wednesday.", "2024-05-29"),
    ("Asked whether he’ll go on Wednesday, he smiled.", "2024-06-05"),
    ("They’re meeting on Wednesday.", "2024-06-05"),
    ("He is coming off a debate on Wednesday.", "2024-05-29"),
    ("He and Ms. Weber meet separately on Wednesday.", "2024-06-05"),
    ("He began, as previously planned, on Wednesday.", "2024-05-29"),
]


@pytest.mark.parametrize(("text", "day"), WEEKDAYS, ids=[text for text, _ in WEEKDAYS])
def test_a_weekday_is_the_last_one_or_the_coming_one_after_a_verb_that_looks_ahead(text, day):
    assert str(read(text)[0].start) == day


MONTHS = [
    ("It was banned in December.", "2023-12"),
    ("It will be banned in December.", "2024-12"),
    ("It was banned on June 3.", "2024-06-03"),
    ("It was banned last May.", "2023-05"),
    ("He will succeed her on Sept. 1.", "2024-09-01"),
    ("In June, they voted.", "2023-06"),
    ("He called October's election a test.", "2024-10"),
    ("He is up for re-election in November.", "2024-11"),
    ("They had banned it in June.", "2023-06"),
    ("The minister wants the bill passed in June.", "2024-06"),
    ("Those eligible to vote in November are few.", "2024-11"),
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
        ("He agreed on Tuesday. Later in the day, he refused.", "2024-05-28"),
        ("In May 2023, he agreed. That same day, he refused.", "2023-05-XX"),
        ("In 2023, he agreed. Two days later, he refused.", "2023-XX-XX"),
        ("Costs rose from a year ago, and fell from a year earlier.", "2023"),
        (
            "It fell in the first quarter of 2024, as it will in the third quarter of 2024. A year ago, it rose.",
            "2023-Q1",
        ),
    ],
)
def test_what_follows_in_a_story_hangs_on_the_date_named_before(text, value):
    assert read(text)[-1].value == value


def test_some_day_of_a_month_is_no_exact_day():
    assert days(read("In May 2023, he agreed. That same day, he refused.")[-1]) == ("2023-05-01", "2023-05-31", "vague")
    assert days(read("In May 2023, he agreed. Later that day, he refused.")[-1]) == (
        "2023-05-01",
        "2023-05-31",
        "vague",
    )


def test_bare_days_of_a_text_of_history_take_its_years():
    text = "In 1914 war began. " + "In 1915 and 1916 it went on. " * 4 + "In 1918 it ended. On 8 August, they fled."
    assert read(text)[-1].value == "1918-08-08"


@pytest.mark.parametrize(
    "aside", ["They took the fort of 1813.", "They are told of in a book of 2004.", "“It will be you today,” he said."]
)
def test_a_text_of_history_keeps_its_years_when_it_names_a_far_one_or_quotes_someone(aside):
    text = (
        "In 1914 war began. "
        + "In 1915 and 1916 it went on. " * 4
        + f"In 1918 it ended. {aside} On 8 August, they fled."
    )
    assert read(text)[-1].value == "1918-08-08"


def test_a_long_story_may_reach_into_the_present():
    text = (
        "In 2003 war began. " + "In 2004 and 2005 it went on. " * 18 + "By 2023 and 2024 it was over. In 2016, it fell."
    )
    assert read(f"{text} On 8 August, they fled.")[-1].value == "2016-08-08"


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
    " the of last next this past two few several day days week weeks weekend month quarter year years decade centuries"
    " ago later earlier before after yesterday today now recently soon will had said “ ” first third half summer"
    " Christmas Easter 10:30 p.m. noon morning early late mid end since until fiscal thousand year-end"
    " third-quarter 20th night same period full latest ended compared is on will 70s ' 82 9 / 11 nineteen ninety-one"
    " the first last week of 2012 / 13 and half 19th-century urged to each every that in"
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
