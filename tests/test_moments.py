"""When a statement holds: the dates of its clause, and those that are of something else."""

from datetime import date

import pytest

from tests.test_codes import BOOK, code
from timeline.codebook import Codebook, Provision
from timeline.model import Article
from timeline.pipeline import tag
from timeline.reading.codes.asides import find_aside


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("The government banned drone flights for 90 days.", "2024-05-31", "2024-05-31"),
        ("The government has banned drone flights for 90 days.", "2024-03-02", "2024-05-31"),
        ("In the last few days the government banned drone flights.", "2024-05-26", "2024-05-31"),
        ("The government dropped plans to ban drone flights from 2027.", "2024-05-31", "2024-05-31"),
        ("Drone flights may begin on June 20 and must end on August 28, 2024.", "2024-08-28", "2024-08-28"),
    ],
)
def test_how_long_a_rule_is_to_hold_is_not_when_it_was_made(sentence, start, end):
    when = code(sentence)[-1].when
    assert (str(when.start), str(when.end)) == (start, end)


def test_what_somebody_had_promised_is_an_old_promise_not_one_of_today():
    (statement,) = code("The government had promised before the 2023 election to ban drone flights.")
    assert (statement.modality, statement.when.start, statement.when.precision) == ("planned", None, "vague")


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("The government banned drone flights after a crash in March.", "2024-03-01", "2024-05-31"),
        ("The council has opposed drone flights since the first one crashed in May 2023.", "2023-05-01", "2024-05-31"),
        ("The government had banned drone flights until a court ruling in 2019.", "None", "2019-01-01"),
        ("The government banned drone flights in May after a crash in March.", "2024-05-01", "2024-05-31"),
        ("The government banned drone flights in March, after a long debate.", "2024-03-01", "2024-03-31"),
        ("The government banned drone flights in March.", "2024-03-01", "2024-03-31"),
    ],
)
def test_what_follows_an_event_of_a_month_was_not_within_it(sentence, start, end):
    when = code(sentence)[-1].when
    assert (str(when.start), str(when.end)) == (start, end)


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("The government has lifted a ban on drone flights that was imposed in 2023.", "2024-05-31"),
        ("The government has lifted a ban on drone flights introduced by Labour in 2021.", "2024-05-31"),
        ("The government has banned drone flights that began in 2020.", "2024-05-31"),
        ("They have flown since 2015, but the government will ban drone flights in July.", "2024-07-01"),
        ("They have flown for 40 years, but the government will ban drone flights in July.", "2024-07-01"),
        ("Drone flights, legal since 1985, were outlawed last year.", "2023-01-01"),
        ("The government has often lifted the ban on drone flights; a court met in 2023.", "2024-05-31"),
        ("The government refused to suspend the state's 2013 ban on drone flights.", "2024-05-31"),
        ("The government has halted drone flights that were due to begin in July.", "2024-05-31"),
        ("The government banned drone flights that disturb birds in May 2023.", "2023-05-01"),
    ],
)
def test_the_day_of_the_thing_is_not_that_of_what_is_done_to_it(sentence, start):
    assert str(code(sentence)[0].when.start) == start


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (
            "The government allowed drones on Thursday, nine months after it banned drones.",
            ["2024-05-30", "2023-08-30"],
        ),
        ("The government allowed drones in June 2022, two years after it banned drones.", ["2022-06-01", "2020-06-01"]),
        ("Two years after it banned drones, the government allowed drones.", ["2022-05-31", "2024-05-31"]),
        ("Two years after banning drones, the government allowed drones.", ["2022-05-31", "2024-05-31"]),
        ("Drones were allowed again a year after ministers banned drones.", ["2024-05-31", "2023-05-31"]),
        ("Drones were allowed on Thursday, months after ministers banned drones.", ["2024-05-30", "None"]),
        ("Two years after the vote, the government allowed drones.", ["2024-05-31"]),
    ],
)
def test_so_long_after_something_dates_that_back_and_not_what_the_sentence_tells(text, starts):
    assert [str(statement.when.start) for statement in code(text)] == starts


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "In 2017 the court allowed drones. Four years later the government banned drones.",
            "2021-01-01",
            "2021-12-31",
        ),
        (
            "The court allowed drones in May 2022. A month later the government banned drones.",
            "2022-06-01",
            "2022-06-30",
        ),
        ("The minister's cabinet in November banned drones.", "2023-11-01", "2023-11-30"),
        ("On Tuesday, when all had left for the weekend, the government banned drones.", "2024-05-28", "2024-05-28"),
        ("In March, three months after it came to power, the government banned drones.", "2024-03-01", "2024-03-31"),
        ("The government, in power since April, banned drones in May.", "2024-05-01", "2024-05-31"),
        ("The government did not lift the ban on drones until March 2023.", "2023-03-01", "2023-03-31"),
        ("Pilots have for months asked for drones to be allowed.", "None", "2024-05-31"),
        ("Their union has called a strike over drones for Friday.", "2024-05-31", "2024-05-31"),
        (
            "“They may try if they want to,” the minister told the pilots on Tuesday: “We will ban drones.”",
            "2024-05-28",
            "2024-05-28",
        ),
        ("The pilots had long argued that drones were a menace.", "None", "2024-05-31"),
        ("The pilots have always argued that drones are a menace.", "None", "2024-05-31"),
        ("The pilots had told colleagues that drones were a menace.", "None", "2024-05-31"),
        ("The pilots opposed drones from the start.", "None", "2024-05-31"),
        ("Asked on Tuesday whether he would sue, the minister rejected drones.", "2024-05-28", "2024-05-28"),
        ("The pilots, a group that has tracked flights since last year, oppose drones.", "2024-05-31", "2024-05-31"),
        ("The pilots said on Monday that Friday's ruling on drones was a disaster.", "2024-05-27", "2024-05-27"),
        ("The court allowed drones on Monday. The pilots say that drones are a menace.", "2024-05-31", "2024-05-31"),
        (
            "The court allowed drones on Monday. The pilots said that drones had been a menace.",
            "2024-05-31",
            "2024-05-31",
        ),
    ],
)
def test_a_date_is_that_of_what_is_told_and_as_wide_as_what_it_hangs_on(text, start, end):
    told = code(text)[-1]
    assert (str(told.when.start), str(told.when.end)) == (start, end)


NEWS = "On Wednesday the court banned drones."


@pytest.mark.parametrize(
    "sentence",
    [
        "The pilots voted against it.",
        "The pilots told MPs that drones do no harm.",
        "Within hours the pilots said that drones do no harm.",
        "“Drones do no harm,” the pilots told reporters afterwards.",
    ],
)
def test_what_hangs_on_the_news_is_of_its_day(sentence):
    told = code(f"{NEWS} Nobody was surprised. {sentence}")[-1]
    assert (str(told.when.start), told.when.basis) == ("2024-05-29", "context")


def test_whoever_objects_to_what_was_done_long_ago_may_do_so_today():
    told = code("In May 2022 the court banned drones. The pilots criticised the ban on drones.")[-1]
    assert (told.actor, str(told.when.start)) == ("pilots", "2024-05-31")


def test_what_was_not_done_until_a_day_was_done_then():
    told = code("The government did not lift the ban on drones until March 2023.")[-1]
    assert (told.position, told.modality, told.change) == ("permits", "realised", "begins")


def test_a_deed_of_a_day_to_come_is_planned():
    told = code("The government banned drones. The minister meets with the pilots on June 4.")[-1]
    assert (told.event_type, told.modality, str(told.when.start)) == ("meeting", "planned", "2024-06-04")


def test_a_promise_is_of_what_is_planned():
    assert code("The government banned drones. The minister promised a bill.")[-1].modality == "planned"


def test_whoever_tabled_a_bill_has_asked_for_what_it_is_for():
    told = code("The government banned drones. The pilots tabled a bill that would allow drones.")[-1]
    assert (told.actor, told.position, told.modality) == ("pilots", "supports", "realised")


def test_a_rule_that_had_been_made_on_a_day_began_then():
    told = code("The government lifted the ban on drones. The court had banned drones on February 23.")[-1]
    assert (told.position, told.change, str(told.when.start)) == ("prohibits", "begins", "2024-02-23")


def test_what_was_allowed_until_now_was_allowed_until_the_news():
    text = "On Wednesday the government banned drones. Until now drones were allowed."
    assert str(code(text)[-1].when.end) == "2024-05-29"


def test_what_somebody_was_told_to_do_is_of_the_time_that_the_paragraph_tells_of():
    *_, told = code("The government banned drones in November 2023. Pilots were told to ground drones.")
    assert (str(told.when.start), told.when.basis) == ("2023-11-01", "context")


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("the ban , first imposed in May , stays", 3),
        ("the ban , imposed in May , stays", 3),
        ("the ban stays in May", -1),
        ("the ban stays , first", -1),
    ],
)
def test_an_aside_begins_with_its_participle_and_may_be_cut_short(text, aside):
    words = text.split()
    word = words.index("May") if "May" in words else len(words) - 1
    assert find_aside(words, word, 0, len(words)) == aside


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("The government will not allow drone flights because it rained in January.", "2024-05-31"),
        ("The government banned drone flights because the lake rose in January.", "2024-05-31"),
        ("Because the lake rose in January, the government banned drone flights.", "2024-05-31"),
        ("Drone flights stay banned pending an inquiry into how one crashed in late April.", "2024-05-31"),
        ("The government banned drone flights despite the storms of last year.", "2024-05-31"),
        ("The government banned drone flights on Tuesday because a swan died in April.", "2024-05-28"),
        ("The government banned drone flights in April because a swan had died.", "2024-04-01"),
        ("Pilots sued because the government banned drone flights in April.", "2024-04-01"),
    ],
)
def test_the_day_of_the_reason_is_not_that_of_the_deed(sentence, start):
    assert str(code(sentence)[-1].when.start) == start


@pytest.mark.parametrize(
    ("text", "start", "change"),
    [
        ("It saw 256 swans in 2022, and residents have called for a ban on drones since.", "2022-01-01", "continues"),
        ("The government banned drones in March. They have been illegal ever since.", "2024-03-01", "continues"),
        ("In May 2023 the government banned drones. Since then drones have been forbidden.", "2023-05-01", "continues"),
        ("In May 2023 the court allowed drones. Since then the government has banned drones.", "2023-05-01", "begins"),
        ("Since then the government has banned drones.", "2024-05-31", "begins"),
        ("Residents have called for a ban on drones ever since.", "None", ""),
    ],
)
def test_since_with_nothing_behind_it_runs_from_the_date_named_before(text, start, change):
    statement = code(text)[-1]
    assert (str(statement.when.start), statement.change) == (start, change)


@pytest.mark.parametrize(
    ("text", "start", "end", "change"),
    [
        ("The cabinet will decide on 9 June. Until then drones are banned.", "None", "2024-06-09", ""),
        ("The cabinet decides in autumn; until then drones stay banned.", "None", "2024-11-30", ""),
        ("Ministers will vote in July. Drones remain banned until then.", "None", "2024-07-31", ""),
        ("The government allowed drones in May 2023. Until then drones were banned.", "None", "2023-05-01", "ends"),
        ("The government allowed drones on Tuesday. Until then drones were banned.", "None", "2024-05-28", "ends"),
    ],
)
def test_until_then_lies_ahead_or_behind_as_the_date_that_it_takes_up(text, start, end, change):
    statement = code(text)[-1]
    assert (str(statement.when.start), str(statement.when.end), statement.change) == (start, end, change)


def test_a_day_in_the_name_of_a_provision_is_no_date():
    book = Codebook("Trade", "?", BOOK.actors, (Provision("sunday", "Sunday trading", patterns=("Sunday trading",)),))
    (told,) = tag(Article("a", "The minister banned Sunday trading.", date(2024, 5, 31)), book).statements
    assert (str(told.when.start), told.when.basis) == ("2024-05-31", "published")


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("The ban on drone flights remains in force until June 30.", None),
        ("Drone flights are allowed until June 30.", None),
        ("The government banned drone flights until June 30.", "2024-05-31"),
    ],
)
def test_until_when_a_rule_holds_tells_not_since_when(sentence, start):
    (statement,) = code(sentence)
    assert (statement.when.start and str(statement.when.start), str(statement.when.end)) == (start, "2024-06-30")


def test_what_is_said_to_lie_ahead_is_planned():
    (hearing,) = code("“The hearing on drone flights is next week,” the pilots said.")
    assert (hearing.kind, hearing.modality) == ("event", "planned")
    (view,) = code("“Drone flights are a menace,” the residents said.")
    assert (view.kind, view.modality) == ("stance", "realised")


def test_what_had_been_asked_for_weeks_was_asked_until_the_news():
    (_, wish) = code("The minister banned drones on Tuesday. Residents had asked for weeks for a ban on drones.")
    assert (str(wish.when.start), str(wish.when.end)) == ("2024-04-30", "2024-05-28")
    (_, wish) = code("The minister banned drones on Tuesday. Residents have asked for weeks for filming drones.")
    assert (str(wish.when.start), str(wish.when.end)) == ("2024-05-03", "2024-05-31")


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        ("Residents opposed drone flights until last month.", "2024-04-30"),
        ("Residents opposed drone flights until April.", "2024-04-01"),
        ("Until this week, drone flights were allowed.", "2024-05-27"),
    ],
)
def test_what_held_until_a_day_has_ended(sentence, end):
    (statement,) = code(sentence)
    assert (statement.when.start, str(statement.when.end), statement.change) == (None, end, "ends")
