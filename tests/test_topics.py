"""Which provision a statement is about, and whether an article is about any."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from tests.test_codes import BOOK, code, only
from timeline.codebook import Actor, Codebook, Provision
from timeline.model import Article
from timeline.pipeline import tag
from timeline.reading.codes.paraphrases import find_stem
from timeline.reading.codes.titles import is_about_policy


def test_the_most_specific_provision_is_coded():
    assert only("The government banned drone flights at night.").provision == "night"


@pytest.mark.parametrize(
    ("sentence", "provision"),
    [
        ("The government stopped drones on Monday over concerns about night flights.", "drones"),
        ("The government stopped drones because night flights are loud.", "drones"),
        ("Because drones are loud, the government banned night flights.", "night"),
        ("The government gave in over night flights with drones.", "night"),
    ],
)
def test_what_is_done_is_about_what_is_named_before_its_reason(sentence, provision):
    assert only(sentence).provision == provision


def test_what_somebody_says_next_is_not_what_he_did_before():
    told = code("The minister has banned drones, but said last week that he might allow night flights.")
    assert [(s.position, s.provision) for s in told] == [("prohibits", "drones"), ("permits", "night")]


@pytest.mark.parametrize("flights", ["long-range flights", "longer-range flights", "the longest range flight"])
def test_more_of_a_thing_is_the_thing(flights):
    far = Provision("far", "Long-range flights", patterns=("long-range flights",), within="drones")
    book = replace(BOOK, provisions=(*BOOK.provisions, far))
    told = tag(Article("lake", f"The government banned {flights} by drone.", date(2024, 5, 31)), book).statements
    assert [s.provision for s in told] == ["far"]


@pytest.mark.parametrize(
    ("sentence", "provision"),
    [
        ("The government let pilots fly drones, not only at night.", "drones"),
        ("The government allowed drones beyond night flights.", "drones"),
        ("The government allowed not only drones but night flights.", "night"),
        ("The government allowed drones at night.", "night"),
    ],
)
def test_what_is_more_than_a_part_is_about_the_whole(sentence, provision):
    assert only(sentence).provision == provision


@pytest.mark.parametrize(
    ("paragraph", "provision"),
    [
        # what follows a "but" is another matter than what stands before it
        ("The cabinet rejected a ban, but the noise at night worried it.", "drones"),
        # the article's main provision goes on where the paragraph named it too
        ("Drones are loud, and night flights louder. The court upheld the ban.", "drones"),
        # else the paragraph's last one
        ("The hours at night are the worst. The court upheld the ban.", "night"),
    ],
)
def test_a_clause_that_names_no_provision_is_about_what_was_spoken_of(paragraph, provision):
    statement = code(f"The government banned drones. It also taxed drones.\n\n{paragraph}")[1]
    assert statement.provision == provision


@pytest.mark.parametrize(
    ("title", "provision"), [("Night flights banned", "night"), ("After night flights, drones", "drones")]
)
def test_a_title_names_what_the_article_is_about_but_not_by_its_background(title, provision):
    text = "A drone fell. Nobody flies at night. Drones are loud. The rain went on.\n\nThe court upheld the ban."
    told = tag(Article("lake", text, date(2024, 5, 31), title=title), BOOK).statements
    assert told[-1].provision == provision


@pytest.mark.parametrize(
    ("sentence", "provision"),
    [
        ("Residents criticised the night rule.", "night"),
        ("Residents want the night ban to go.", "night"),
        ("Residents criticised the rule.", "drones"),
        ("Residents criticised the lake rule.", "drones"),
    ],
)
def test_the_word_before_a_rule_says_which_is_meant(sentence, provision):
    assert code(f"The government banned drones. Drones are loud.\n\n{sentence}")[-1].provision == provision


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_provision_that_a_clause_names_is_its_own_whatever_the_paragraph_spoke_of(gap):
    lead, ruling = "The government banned drones. Drones are loud.", "The court barred night flights."
    assert code(f"{lead}\n\n{ruling}{gap}Pilots want the drone flights.")[-1].provision == "drones"


def test_of_two_provisions_in_a_clause_the_one_seldom_named_is_the_more_telling():
    book = replace(BOOK, provisions=(*BOOK.provisions, Provision("filming", "Filming", patterns=("filming",))))
    text = "The government taxed drones. It banned drones from filming."
    statements = tag(Article("lake", text, date(2024, 5, 31)), book).statements
    assert statements[-1].provision == "filming"


@pytest.mark.parametrize(("gap", "provision"), [(" ", "night"), ("\n\n", "drones")])
def test_the_decision_is_what_the_paragraph_spoke_of_or_else_the_article(gap, provision):
    lead, ruling = "The government banned drones. Drones are loud.", "The court barred night flights."
    assert code(f"{lead}\n\n{ruling}{gap}Pilots attacked the decision.")[-1].provision == provision


def test_a_lead_on_several_parts_of_a_provision_is_about_the_whole():
    text = "The government allowed night flights and banned filming.\n\nResidents welcomed the news."
    parts = (*BOOK.provisions, Provision("filming", "Filming", patterns=("filming",), within="drones"))
    statements = tag(Article("lake", text, date(2024, 5, 31)), replace(BOOK, provisions=parts)).statements
    assert [s.provision for s in statements] == ["night", "filming", "drones"]


@pytest.mark.parametrize(("title", "provision"), [("Lake", "drones"), ("No more night flights", "night")])
def test_an_article_is_about_the_whole_unless_its_title_or_its_lead_names_the_part(title, provision):
    text = "Night flights, a drone, and another drone.\n\nResidents welcomed the decision."
    coding = tag(Article("lake", text, date(2024, 5, 31), title=title), BOOK)
    assert [s.provision for s in coding.statements] == [provision]


@pytest.mark.parametrize(
    ("text", "provision"), [("Night flights, and a drone.", "night"), ("Drones at night, and drones.", "drones")]
)
def test_an_article_is_about_a_part_of_which_half_of_all_is_said(text, provision):
    assert [s.provision for s in code(f"{text}\n\nResidents welcomed the decision.")] == [provision]


def test_several_parts_of_one_provision_outweigh_another_provision():
    filming = Provision("filming", "Filming", patterns=("filming",))
    parts = [Provision(f"{n}-flights", n, patterns=(n,), within="drones") for n in ("parcels", "toys", "sprayers")]
    book = replace(BOOK, provisions=(*BOOK.provisions, *parts, filming))
    text = "Filming, filming. Parcels, toys, a drone and sprayers.\n\nResidents welcomed the news."
    assert tag(Article("lake", text, date(2024, 5, 31)), book).statements[-1].provision == "drones"


def test_an_article_that_names_no_provision_takes_no_position_and_only_its_actors_acts_are_coded():
    text = "The council banned scooters. Residents welcomed the decision. The government launched a review of scooters."
    assert [(s.actor, s.event_type, s.position) for s in code(text)] == [("government", "review", "")]
    assert len(code(f"{text} Nobody cares. Drones are no matter here.")) == 1  # named once, in passing
    assert len(code(f"{text} Nobody cares. Drones are a matter here, drones by night.")) > 1


SUGAR = Codebook(
    actors=(Actor("ministry", "Trade ministry", ("trade ministry", "the ministry"), True),),
    provisions=(
        Provision("exports", "Sugar exports", patterns=("sugar exports", "shipments of sugar", "selling sugar abroad")),
        Provision("wolves", "Wolf hunting", patterns=("wolf hunt", "culling of wolves", "wolf cull")),
    ),
)


@pytest.mark.parametrize(
    ("sentence", "provision"),
    [
        ("The ministry banned the export of raw sugar.", "exports"),
        ("The ministry lifted its ban on exporting sugar.", "exports"),
        ("The ministry allowed hunters to cull 30 wolves.", "wolves"),
        ("The ministry set a quota of 90 wolves for the winter hunt.", "wolves"),
    ],
)
def test_a_provision_is_found_in_other_words_than_its_patterns(sentence, provision):
    article = Article("sugar", sentence, date(2024, 5, 31))
    assert is_about_policy(article, SUGAR)
    assert {s.provision for s in tag(article, SUGAR).statements} <= {provision}


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry banned sugar in school lunches.",
        "The ministry allowed exports of rice.",
        "The ministry banned hunting near the lake. Sugar is dear.",
    ],
)
def test_one_word_of_a_provision_is_not_yet_its_name(sentence):
    assert not is_about_policy(Article("sugar", sentence, date(2024, 5, 31)), SUGAR)


@pytest.mark.parametrize(
    "words",
    ["cull culls culled culling", "wolf wolves", "export exports exported exporting", "ban bans banned banning",
     "mine mines mined mining", "licence licences", "country countries"],
)  # fmt: skip
def test_the_inflections_of_a_word_share_a_stem(words):
    assert len({find_stem(word) for word in words.split()}) == 1


SCRIPT = """
from datetime import date
from tests.test_codes import BOOK
from timeline.model import Article
from timeline.pipeline import tag
print(tag(Article("a", "The court upheld the ban.", date(2024, 5, 31), "Drones on night flights"), BOOK))
"""


def test_the_same_text_is_read_the_same_way_in_every_run():
    seeds = [{**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2", "3", "4")]
    runs = [subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, env=env) for env in seeds]
    assert "prohibits" in runs[0].stdout
    assert len({run.stdout for run in runs}) == 1


def test_of_an_article_on_something_else_only_what_the_codebook_s_actors_do_is_coded():
    text = "The minister met the growers. It rained. It rained again. A drone passed. “They visited us,” said Jane Doe."
    told = tag(Article("rain", text, date(2024, 5, 31), title="Rain at last"), BOOK).statements
    assert [(s.actor, s.event_type) for s in told] == [("government", "meeting")]
