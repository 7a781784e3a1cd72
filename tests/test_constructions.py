"""The constructions of tests/constructions.toml: what a reader takes from them, whatever the policy."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from tests.test_codes import code
from timeline.codebook import Actor, Codebook, Provision, load_codebook
from timeline.model import Article
from timeline.pipeline import tag
from timeline.reading.codes.drafts import SIDES

TABLES = tomllib.loads(Path(__file__).with_name("constructions.toml").read_text(encoding="utf-8"))
LEADS = {1: "The government allowed drones on Monday.", -1: "The government banned drones on Monday."}


def rows(name: str) -> list:
    missed = pytest.mark.xfail(reason="a construction that is not read yet", strict=True)
    return [*TABLES[name], *(pytest.param(*row, marks=missed) for row in TABLES[f"{name}-missed"])]


@pytest.mark.parametrize(("position", "sentence"), rows("wishes"))
def test_a_wish_is_for_or_against_what_it_is_about(position, sentence):
    last = code(sentence)[-1]
    assert (last.position, last.modality != "denied") == (position, True)


@pytest.mark.parametrize(("position", "modality", "change", "sentence"), rows("rules"))
def test_a_rule_has_its_position_its_force_and_its_change(position, modality, change, sentence):
    assert (position, modality, change) in [(s.position, s.modality, s.change) for s in code(sentence)]


@pytest.mark.parametrize("way", LEADS)
@pytest.mark.parametrize(("verdict", "sentence"), rows("verdicts"))
def test_a_verdict_on_the_change_takes_its_side_or_the_other(verdict, sentence, way):
    lead = LEADS[way]
    told = {SIDES[s.position] for s in code(f"{lead}\n\n{sentence}") if s.position and s.span.start > len(lead)}
    assert told == {way if verdict == "for" else -way}


@pytest.mark.parametrize(("change", "actor", "position", "modality", "sentence"), rows("followups"))
def test_what_follows_a_decision_speaks_of_it_without_its_name(change, actor, position, modality, sentence):
    lead = LEADS[1 if change == "permission" else -1]
    told = [s for s in code(f"{lead} {sentence}") if s.span.start > len(lead)]
    assert (actor, position, modality) in [(s.actor, s.position, s.modality) for s in told]


@pytest.mark.parametrize(("actor", "position", "sentence"), rows("holders"))
def test_a_position_is_its_holders_wherever_the_sentence_names_him(actor, position, sentence):
    assert (actor, position) in [(s.actor, s.position) for s in code(sentence)]


@pytest.mark.parametrize(("position", "modality", "sentence"), rows("quoted"))
def test_what_somebody_says_has_the_position_and_force_of_the_words(position, modality, sentence):
    assert (position, modality) in [(s.position, s.modality) for s in code(sentence)]


@pytest.mark.parametrize(("event_type", "actor", "sentence"), rows("events"))
def test_a_deed_has_its_type_and_its_doer(event_type, actor, sentence):
    assert (event_type, actor) in [(s.event_type, s.actor) for s in code(sentence)]


@pytest.mark.parametrize("sentence", [row[0] if isinstance(row, list) else row for row in rows("nothing")])
def test_a_sentence_that_takes_no_position_gets_none(sentence):
    lead = LEADS[1]
    assert not [s.text for s in code(f"{lead}\n\n{sentence}") if s.position and s.span.start > len(lead)]


@pytest.mark.parametrize(("told", "sentence"), rows("parts"))
def test_what_is_said_of_one_provision_is_not_said_of_another(told, sentence):
    assert set(told) <= {f"{s.position} {s.provision}" for s in code(sentence)}


@pytest.mark.parametrize(("told", "text"), rows("courses"))
def test_a_course_of_rules_has_a_statement_with_its_day_for_each(told, text):
    found = [f"{s.actor} {s.position} {s.when.start}" for s in code(text)]
    assert [expected for expected in told if not any(s.startswith(expected) for s in found)] == []


@pytest.mark.parametrize(("actor", "position", "sentence"), rows("weapons"))
def test_a_sentence_on_the_weapons_has_its_holder_and_position(actor, position, sentence):
    title = "Biden quietly lets Ukraine strike inside Russia"
    lead = "The United States has quietly let Ukraine use American weapons for strikes inside Russia near Kharkiv."
    article = Article("weapons", f"{lead}\n\n{sentence}", date(2024, 5, 31), title=title)
    found = [s for s in tag(article, load_codebook()).statements if s.span.start > len(lead)]
    assert (actor, position) in [(s.actor, s.position) for s in found]


IRELAND = Codebook(
    actors=(
        Actor("iaa", "Irish Aviation Authority", ("Irish Aviation Authority", "the authority"), True),
        Actor("ireland", "Irish government", ("Irish government", "the government", "Eoin Daly"), True),
        Actor("skyhop", "Skyhop", ("Skyhop",)),
        Actor("green", "Green Party", ("Green Party",)),
        Actor("residents", "Residents", ("Residents", "Orla Fagan")),
        Actor("easa", "EASA", ("European Union Aviation Safety Agency",)),
        Actor("finland", "Finland", ("Finland",)),
    ),
    provisions=(
        Provision("deliveries", "Drone deliveries", patterns=("drone delivery", "drone deliveries", "flights")),
    ),
)


@pytest.mark.parametrize(("told", "actor", "position", "modality", "start", "text"), rows("probes"))
def test_an_article_on_drone_deliveries_tells_this_and_not_that(told, actor, position, modality, start, text):
    lead = "The Irish Aviation Authority has halted drone deliveries, it said on Thursday."
    title = "Irish regulator halts approvals for drone deliveries"
    article = Article("ireland", f"{lead}\n\n{text}", date(2026, 3, 5), title=title)
    found = [
        (s.actor, s.position)
        for s in tag(article, IRELAND).statements
        if s.span.start > len(lead) and modality in ("", s.modality) and str(s.when.start).startswith(start)
    ]
    assert ((actor, position) in found) == (told == "told")


@pytest.mark.parametrize("table", TABLES)
def test_a_text_that_breaks_off_after_any_word_is_read(table):
    sentences = [row if isinstance(row, str) else row[-1] for row in TABLES[table]]
    for sentence in sentences:
        words = sentence.split()
        for last in range(1, len(words)):
            text = " ".join([LEADS[-1], *words[:last]])
            assert all(told.text == text[told.span.start : told.span.end] for told in code(text))
