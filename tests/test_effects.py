"""A rule that is decided now and applies later: what the state, the words, the picture and the files make of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.layouts import draw
from timeline import analyse
from timeline.codebook import NO_CODEBOOK, Actor, Codebook, Provision
from timeline.exchange.jsonlines import format_lines, read_analysis
from timeline.model import Analysis, Article
from timeline.view.comparison import CERTAIN, DECIDED, compare_moments
from timeline.view.shifts import describe_shifts
from timeline.view.tables import state_table, statement_table
from timeline.view.window import read_day, time_window
from timeline.view.words import describe_statement

BOOK = Codebook(
    actors=(
        Actor("parliament", "parliament", aliases=("parliament", "lawmakers"), authority=True),
        Actor("government", "government", aliases=("the government",), authority=True),
    ),
    provisions=(Provision("vapes", "Sale of vapes", patterns=("vapes",)),),
)
VOTE = "Parliament voted on Thursday to ban the sale of vapes from January 1, 2025."


def read(*texts: str, published: str = "2024-03-15") -> Analysis:
    days = [date.fromisoformat(published), date(2025, 2, 3)]
    return analyse([Article(f"a{n}", text, days[n]) for n, text in enumerate(texts)], BOOK)


def shifts_of(analysis: Analysis) -> list[str]:
    told = describe_shifts(analysis.states, analysis.statements, BOOK, analysis.published)
    return [f"{shift.state} ({shift.actor_label})" for shift in told]


@pytest.mark.parametrize(
    ("text", "begins", "applies", "precision"),
    [
        (VOTE, "2024-03-14", "2025-01-01", "day"),
        ("Parliament banned vapes on Thursday with effect from April 2026.", "2024-03-14", "2026-04-01", "month"),
        ("Parliament passed a law on Thursday that bans vapes from June.", "2024-03-14", "2024-06-01", "month"),
        ("Parliament on Thursday banned vapes from 1 May, ending a trial.", "2024-03-14", "2024-05-01", "day"),
        ("Parliament banned vapes on Thursday, starting on May 1.", "2024-03-14", "2024-05-01", "day"),
        ("Parliament agreed on Thursday to ban vapes by 2035.", "2024-03-14", "2035-01-01", "year"),
        ("Parliament on Thursday gave shops until 1 June to stop selling vapes.", "2024-03-14", "2024-06-01", "day"),
        ("Parliament banned vapes on Thursday from 29 March.", "2024-03-14", "2024-03-29", "day"),
        ("Parliament banned vapes on Thursday. It will prohibit vapes from 2030.", "2024-03-14", "2030-01-01", "year"),
        # in force within a fortnight: that is when it begins, and nothing is left to apply later
        ("Parliament voted on Thursday to ban vapes from Friday.", "2024-03-14", None, ""),
        ("Parliament voted on Thursday to ban vapes from Monday.", "2024-03-18", None, ""),
        ("Parliament banned vapes on Thursday with effect from 25 March.", "2024-03-25", None, ""),
        ("Parliament banned vapes on Thursday.", "2024-03-14", None, ""),
        ("Parliament voted on Thursday to ban vapes, which have been sold from 2011.", "2024-03-14", None, ""),
    ],
)
def test_a_state_begins_with_the_decision_and_applies_from_the_day_that_the_text_names(
    text, begins, applies, precision
):
    (state,) = read(text).states
    assert (str(state.start), state.effect and str(state.effect)) == (begins, applies)
    assert not applies or state.effect_precision == precision


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("A law, in force from Wednesday, permits vapes, parliament said.", "2024-03-13"),
        ("A new law permits vapes with effect from 1 March, parliament said.", "2024-03-01"),
        ("Vapes are legal, parliament said.", None),
    ],
)
def test_a_rule_in_force_from_a_day_gone_by_begins_on_it(text, begins):
    (state,) = read(text).states
    assert (state.start and str(state.start)) == begins


def test_the_old_rule_lasts_until_the_new_one_applies_a_few_days_after_it_is_decided():
    text = "Parliament banned vapes on Thursday with effect from 25 March. Until now parliament allowed vapes."
    old, new = read(text).states
    assert (old.end, new.start) == (date(2024, 3, 25), date(2024, 3, 25))


def test_a_later_article_that_moves_the_day_is_believed():
    later = "Parliament will now prohibit vapes only from July 1, 2025."
    (state,) = read(VOTE, later).states
    assert state.effect == date(2025, 7, 1)


def test_a_ban_from_a_coming_day_is_to_be_and_one_from_a_day_gone_by_is():
    assert shifts_of(read(VOTE)) == [
        "to be prohibited, from 1 January 2025 on, decided on 14 March 2024, not known before (parliament)"
    ]
    later = read(VOTE, "The ban on vapes is still in force.")
    assert shifts_of(later)[0].startswith("prohibited from 1 January 2025 on, decided on 14 March 2024")


def test_what_parliament_ends_of_the_governments_is_one_shift():
    until_now = "Until now the government allowed vapes."
    assert shifts_of(read(f"{VOTE} {until_now}")) == [
        "permitted → to be prohibited, from 1 January 2025 on, decided on 14 March 2024 (government, then parliament)"
    ]


def test_a_proposal_that_parliament_has_passed_is_no_plan_any_more():
    proposed = "The government had proposed a ban on vapes."
    assert all("parliament" in shift for shift in shifts_of(read(f"{VOTE} {proposed}")))


def test_the_sentence_of_the_decision_quotes_the_day():
    analysis = read(VOTE)
    told = describe_statement(analysis.statements[0], BOOK, analysis.codings[0].article.text)
    assert told == (
        "The article says that the parliament decided to prohibit “Sale of vapes” (vote), 14 March 2024 (“Thursday”), "
        "to apply from “January 1, 2025”."
    )


def test_the_band_is_hollow_until_the_rule_applies():
    layout = draw(read(VOTE), codebook=BOOK)
    first, second, *_ = layout.bands.to_dict("records")
    assert [first["edge"], second["edge"]] == ["decided", "sure"]
    assert [read_day(x) for x in (first["x"], first["x2"])] == [date(2024, 3, 14), date(2025, 1, 1)]
    assert list(layout.words["word"]) == ["to be prohibited", "prohibited"]
    assert set(layout.bands["when"]) == {"from 1 January 2025 on, decided on 14 March 2024"}


def test_what_is_planned_for_a_day_is_a_hollow_band_after_what_holds():
    held = "The government banned vapes in 2018."
    planned = "The government said on Tuesday that it would allow vapes from January 1, 2025."
    layout = draw(read(f"{held} {planned}"), codebook=BOOK)
    held, *_, planned = layout.bands.to_dict("records")
    assert [planned["edge"], read_day(planned["x"])] == ["decided", date(2025, 1, 1)]
    assert list(layout.words["word"]) == ["prohibited", "to be permitted"]
    assert planned["when"] == "planned from 1 January 2025 on"
    assert layout.bands["x2"][layout.bands["position"] == "prohibits"].max() == planned["x"], "it ends what holds"


def test_a_plan_without_a_day_is_no_band():
    layout = draw(read("The government banned vapes in 2018. The government plans to allow vapes."), codebook=BOOK)
    assert set(layout.words["word"]) == {"prohibited"}


def test_before_it_applies_a_rule_is_only_decided():
    analysis = read(VOTE)
    (told,) = compare_moments(analysis.states, analysis.statements, date(2024, 6, 1), date(2025, 2, 1))
    assert [told.before[0].surety, told.after[0].surety] == [DECIDED, CERTAIN]


def test_the_day_comes_back_from_json_lines():
    analysis = read(VOTE)
    assert read_analysis(format_lines(analysis).splitlines()).states == analysis.states
    assert analysis.states == (replace(analysis.states[0], effect=date(2025, 1, 1)),)


def read_without_codebook(text: str, published: str) -> list[str]:
    analysis = analyse([Article("a", text, date.fromisoformat(published))], NO_CODEBOOK)
    shifts = describe_shifts(analysis.states, analysis.statements, NO_CODEBOOK, analysis.published)
    return [shift.sentence for shift in shifts]


def test_what_is_read_without_a_codebook_comes_back_from_json_lines():
    analysis = analyse([Article("a", "The city banned scooters on Tuesday.", date(2024, 10, 9))], NO_CODEBOOK)
    assert analysis.states
    assert read_analysis(format_lines(analysis).splitlines()).states == analysis.states


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "A federal judge on Tuesday blocked Florida from enforcing its ban on lab-grown meat. "
            "Governor Ann Lee signed the ban in May. The Green Party voted for the ban.",
            "prohibited → permitted, on 8 October 2024 (Ann Lee, then federal judge).",
        ),
        (
            "Phones will be banned from classrooms from January 1, 2025, the government said on Tuesday.",
            "to be prohibited, from 1 January 2025 on, not known before (government).",
        ),
        (
            "The minister announced in January that the government would lift the ban on phones.",
            "to be permitted, no day told, not known before (government).",
        ),
        (
            "The city will once again allow scooters, ending a ban, it said on Tuesday.",
            "to be permitted, no day told, not known before (city).",
        ),
        (
            "Peru lifted a ban on phones on Tuesday. “When the ban was introduced in 2018, it hurt us,” said "
            "Education Minister Ana Ruiz.",
            "prohibited → permitted, on 8 October 2024 (Peru).",
        ),
        (
            "The government plans to lift the ban on phones. On Tuesday parliament refused to lift the ban.",
            "prohibited since 8 October 2024, not known before (parliament).",
        ),
    ],
)
def test_without_a_codebook_what_one_decides_another_undoes_and_parties_rule_nothing(text, sentence):
    assert read_without_codebook(text, "2024-10-09") == [sentence]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Until now consumers were allowed to let off fireworks. Parliament banned fireworks on Tuesday.",
            "permitted → prohibited, on 8 October 2024 (Parliament).",
        ),
        (
            "Kenya lifted its ban on logging on Tuesday. The ban was introduced in 2018.",
            "prohibited → permitted, on 8 October 2024 (Kenya).",
        ),
        (
            "From January 1, 2025 drones will be banned, the ministry said on Tuesday. Until now drones could fly.",
            "permitted → to be prohibited, from 1 January 2025 on (ministry).",
        ),
    ],
)
def test_without_a_codebook_what_held_before_is_the_past_of_who_decided(text, sentence):
    assert read_without_codebook(text, "2024-10-09") == [sentence]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The city banned scooters on Tuesday.", ["prohibited since 8 October 2024, not known before (city)."]),
        ("Drones must stay out of the park, the agency decreed.", ["prohibited, no change told (agency)."]),
        ("Ann Lee, a lawyer for the pilots, banned drones on Tuesday.", []),
        ("The airline banned drones on Tuesday.", []),
    ],
)
def test_without_a_codebook_only_an_office_rules(text, sentences):
    assert read_without_codebook(text, "2024-10-09") == sentences


def test_where_nobody_is_named_the_policy_has_a_headline_all_the_same():
    text = (
        "Ships may no longer discharge wash water in the basins, under a notice that came into force at midnight. "
        "Up to yesterday the port had let it go overboard. The devices allow owners to burn cheaper oil."
    )
    assert read_without_codebook(text, "2024-03-01") == ["permitted → prohibited, on 1 March 2024 (not named)."]


def test_without_a_codebook_two_names_of_one_court_share_a_headline():
    text = (
        "A Lyon court banned drones on Tuesday. The Administrative Court banned drones on Tuesday. Pilots were angry."
    )
    assert read_without_codebook(text, "2024-10-09") == [
        "prohibited since 8 October 2024, not known before (Administrative Court, Lyon court)."
    ]


def test_the_picture_reaches_the_day_on_which_what_was_decided_applies():
    notes = "".join(f" Pilots protested against drones on October {day}." for day in range(1, 8)) * 3
    text = f"The government banned drones on Tuesday. The ban takes effect on May 1, 2026.{notes}"
    analysis = analyse([Article("a", text, date(2024, 10, 9))], NO_CODEBOOK)
    assert [state.effect for state in analysis.states] == [date(2026, 5, 1)]
    _, last = time_window(statement_table(analysis, NO_CODEBOOK), state_table(analysis, NO_CODEBOOK))
    assert last >= date(2026, 5, 1)
