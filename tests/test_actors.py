"""Who acts: names, roles, places and pronouns mean whom a reader understands, on any policy, with a codebook or not."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.codebook import CODEBOOK, DATA, NO_CODEBOOK, Codebook, load_codebook, load_rules, parse_codebook
from timeline.exchange.articles import read_article
from timeline.model import Article, Attribution, Span
from timeline.reading.actors.phrase_building import PRONOUNS
from timeline.reading.actors.reader import Mention, Mentions, find_mentions
from timeline.reading.text.document import Document

_SCRAPS = (
    "he she they it we I his her its our US us The the a second official U.S. minister , . “ ” ( ) EFA "
    "European Agency 's Biden Mr. Jane Doe spokeswoman for of and Germany German officials said Kyiv’s "
    "president ministry Department Justice"
).split()
SEED = Path(DATA.parent) / "seeds" / "ukraine-us-weapons.txt"


def spot(text: str, phrase: str) -> Span:
    """Return where a phrase stands; "he#2" is the second "he" that is a word of its own."""
    phrase, _, number = phrase.partition("#")
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)]
    return Span(*found[int(number or 1) - 1])


def attribute(text: str, source: str, content: str) -> Attribution:
    return Attribution((spot(text, source),), (), (spot(text, content),))


def codebook_of(**actors: list[str]) -> Codebook:
    entries = [
        {"id": key.replace("_", "-"), "label": aliases[0], "aliases": aliases} for key, aliases in actors.items()
    ]
    return parse_codebook({"actor": entries}, "test")


def read(text: str, codebook: Codebook = NO_CODEBOOK, says: tuple = ()) -> Mentions:
    document = Document(Article("test", text, date(2024, 5, 31)))
    return find_mentions(document, [attribute(text, *pair) for pair in says], codebook)


def found_at(mentions: Mentions, span: Span) -> Mention | None:
    return next((m for m in mentions.all if m.span.start <= span.start and span.end <= m.span.end), None)


class Case(NamedTuple):
    """A little text of some policy, who says what in it, and who is meant: phrase -> (name, actor)."""

    policy: str
    actors: dict[str, list[str]]
    text: str
    says: tuple[tuple[str, str], ...]
    meant: dict[str, tuple[str, str]]


def read_cases() -> list[Case]:
    """Return the cases of tests/actors.toml, line breaks read as spaces."""
    entries = tomllib.loads(Path(__file__).with_name("actors.toml").read_text("utf-8"))["case"]
    return [
        Case(
            entry["policy"],
            entry.get("actors", {}),
            " ".join(entry["text"].split()),
            tuple(entry.get("says", ())),
            {phrase: tuple(meant) for phrase, meant in entry["meant"].items()},
        )
        for entry in entries
    ]


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.policy)
def test_every_mention_means_whom_a_reader_understands(case: Case) -> None:
    mentions = read(case.text, codebook_of(**case.actors), case.says)
    told = {}
    for phrase in case.meant:
        mention = found_at(mentions, spot(case.text, phrase))
        told[phrase] = (mention.name, mention.actor) if mention else None
    assert told == case.meant


def test_the_seed_article_has_one_lane_for_the_administration() -> None:
    article = read_article(SEED)
    text = article.text
    says = (
        ("the second U.S. official", "the U.S. made the decision to allow Ukraine"),
        ("the official", "Ukraine cannot use those weapons to hit civilian infrastructure"),
        ("he", "we’ve adapted and adjusted, too"),
        ("he#2", "we’ll continue to do that,”"),
    )
    attributions = [attribute(text, *pair) for pair in says]
    mentions = find_mentions(Document(article), attributions, load_codebook(CODEBOOK))
    assert [mentions.speaker(attribution) for attribution in attributions] == [
        ("the second U.S. official", "us-administration"),
        ("the second U.S. official", "us-administration"),
        ("Antony Blinken", "us-administration"),
        ("Antony Blinken", "us-administration"),
    ]
    lanes = {
        phrase: found_at(mentions, spot(text, phrase)).actor
        for phrase in ("The president", "the president", "we’ve", "Kyiv")
    }
    assert lanes == {
        "The president": "us-administration",
        "the president": "us-administration",
        "we’ve": "us-administration",
        "Kyiv": "ukraine",
    }


def test_mentions_stand_in_order_and_never_overlap() -> None:
    mentions = read(read_article(SEED).text).all
    assert mentions
    assert all(before.last <= after.first for before, after in zip(mentions, mentions[1:], strict=False))


@pytest.mark.parametrize(
    "text",
    [
        "The plant closed on 25 May, people heard.",
        "The price, up 30 cents since Christmas, rose.",
        "It was upheld on Jan. 17.",
        "It was lifted before Easter.",
        "Voters approved Proposition 22, and Rosebank 2 closed.",
    ],
)
def test_a_month_a_feast_or_a_thing_with_a_number_acts_in_nothing(text: str) -> None:
    names = {mention.name for mention in read(text).all}
    assert names.isdisjoint({"May", "Christmas", "Jan", "Easter", "Proposition", "Rosebank"})


@pytest.mark.parametrize(
    "text",
    ["The Cadillac tax was dropped.", "The Democratic base was angry.", "No Nobel laureate was asked."],
)
def test_a_name_that_only_says_which_thing_is_meant_acts_in_nothing(text: str) -> None:
    assert not [m.name for m in read(text).all]


def test_a_name_before_a_body_or_a_verb_acts() -> None:
    found = [m.name for m in read("A Naples court struck it down. The Kremlin refused.").all if m.kind != "pronoun"]
    assert found == ["A Naples court", "The Kremlin"]


def test_a_body_ends_before_the_date_and_a_first_name_is_no_month() -> None:
    assert [m.name for m in read("The Supreme Court on Jan. 17 upheld a law.").all] == ["Supreme Court"]
    assert [m.name for m in read("The tax has gone, Jan Novak said.").all] == ["Jan Novak"]


@pytest.mark.parametrize(
    "again",
    ["The governor shrugged.", "The Democrat, who had refused in May, shrugged.", "The Democrat said it was late."],
)
def test_a_governor_by_title_is_the_governor_and_of_a_party_again(again: str) -> None:
    mentions = read(f"Gov. Dana Whitlock on Thursday signed the bill. {again}").all
    assert {m.actor for m in mentions if m.kind != "pronoun"} == {"Dana Whitlock"}


def test_a_partisan_is_nobody_who_holds_no_office() -> None:
    mentions = read("Jane Berg, a farmer, came along. The Republican said it was late.").all
    assert [m.actor for m in mentions if m.kind != "pronoun"] == ["Jane Berg", "Jane Berg", "Republican"]


def test_a_speaker_that_nothing_resolves_stays_as_written_but_never_as_a_pronoun() -> None:
    text = "People familiar with the matter said it was over. He said so too."
    mentions = read(text)
    assert (
        mentions.speaker(attribute(text, "People familiar with the matter", "it was over"))[0]
        == "People familiar with the matter"
    )
    assert mentions.speaker(attribute(text, "He", "so")) == ("", "")
    assert mentions.speaker(Attribution((), (), ())) == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "Legislation bans drones.",
        "Drones banned in 2019 came back.",
        "Alcohol has been banned.",
        "Snus will be allowed.",
        "Meat banned by the bloc was sold.",
        "Coal, the dirtiest fuel, was phased out.",
        "Rain has stopped. The rain had lasted.",
    ],
)
def test_a_capital_that_only_opens_a_sentence_is_no_name(text: str) -> None:
    assert not [mention for mention in read(text).all if mention.first == 0]


def test_mentions_within_some_words_are_those_that_lie_inside() -> None:
    text = "Kenya agreed. Uganda refused. Rwanda waited."
    document = Document(Article("test", text, date(2024, 5, 31)))
    mentions = find_mentions(document, [], NO_CODEBOOK)
    second = document.sentences[1]
    assert [mention.name for mention in mentions.within(second.first, second.last)] == ["Uganda"]


def test_a_chain_of_owners_without_end_is_read_in_time() -> None:
    for link in ("a spokesman for ", "Kenya's minister's ", "the president of the union of "):
        assert read(link * 3000).all


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(_SCRAPS), max_size=60).map(" ".join))
def test_whatever_the_text_mentions_stand_in_order_and_no_name_is_a_pronoun(text: str) -> None:
    mentions = read(text).all
    assert all(before.last <= after.first for before, after in zip(mentions, mentions[1:], strict=False))
    assert all(text[slice(*mention.span)].strip() for mention in mentions)
    assert not {mention.name.lower() for mention in mentions if mention.name != "US"} & set(PRONOUNS)


_NAMING = """the The of of and and for for on , . ’s Department Congress Ministry of France Germany Kenya U.S. Paris
minister President Jane Smith Food Bank he said""".split()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_NAMING), max_size=14).map(" ".join))
def test_whatever_names_and_offices_are_joined_mentions_stand_in_order(text: str) -> None:
    for tried in (text, f"Congress for Kenya and Germany {text}"):
        mentions = read(tried).all
        assert [mention.first for mention in mentions] == sorted({mention.first for mention in mentions})


def _marked() -> list[tuple[str, str, str]]:
    groups = load_rules("roles")["group"]
    return [(group["id"], example.replace("[", "").replace("]", ""), re.search(r"\[(.*?)\]", example)[1])
            for group in groups for example in group["examples"]]  # fmt: skip


@pytest.mark.parametrize(("group", "text", "marked"), _marked())
def test_every_example_of_a_role_names_somebody(group: str, text: str, marked: str) -> None:
    assert marked in [text[slice(*mention.span)] for mention in read(text).all]


@pytest.mark.parametrize(
    "text", [text for group in load_rules("roles")["group"] for text in group.get("counterexamples", ())]
)
def test_every_counterexample_of_a_role_names_nobody(text: str) -> None:
    assert [text[slice(*mention.span)] for mention in read(text).all if mention.kind == "role"] == []


@pytest.mark.parametrize("text", load_rules("roles")["apart"]["examples"])
def test_somebody_apart_does_not_act_for_the_country(text: str) -> None:
    assert "Ukraine" not in [mention.actor for mention in read(text).all]


@pytest.mark.parametrize("kind", ["examples", "counterexamples"])
def test_a_court_of_another_level_is_not_the_codebooks(kind: str) -> None:
    courts = codebook_of(bench=["Constitutional Court", "the court"])
    for text in load_rules("roles")["level"][kind]:
        actor = read(text, courts).all[0].actor
        assert (actor == "bench") == (kind == "counterexamples"), text


@pytest.mark.parametrize("country", load_rules("places")["place"])
def test_a_country_acts_under_each_of_its_names_capitals_and_seats(country: str) -> None:
    entry = load_rules("places")["place"][country]
    for name in (country, *entry.get("names", ()), *entry.get("capitals", ()), *entry.get("seats", ())):
        assert [mention.actor for mention in read(f"On Monday {name} refused to sign.").all] == [country], name
    for adjective in entry.get("adjectives", ()):
        text = f"On Monday {adjective} officials refused to sign."
        assert [mention.actor for mention in read(text).all] == [country], adjective
