"""A suggested codebook can be loaded, names who acts and what it is about, and reads the article that it came from."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmark.suggestions import b_cubed
from timeline.codebook import NO_CODEBOOK, Codebook, Provision, load_codebook, load_rules, parse_codebook
from timeline.model import Article, Attribution, Coding, Evidence, Span, Statement, When
from timeline.pipeline import tag
from timeline.reading.actors.reader import find_mentions
from timeline.reading.suggestion.actors import is_lasting
from timeline.reading.suggestion.codebook import suggest_codebook
from timeline.reading.suggestion.fuller_names import find_fuller
from timeline.reading.text.document import Document

TEXT = (
    "Germany banned new oil boilers on Monday. Economy Minister Robert Habeck said owners of old oil boilers may "
    "keep them. "
    "Berlin will pay for heat pumps. The FDP wants to allow hydrogen heating. Habeck opposed hydrogen heating. "
    "It rained in Hamburg, and the weather was cold."
)
CODED = [  # text, actor, position
    ("Germany banned new oil boilers", "Germany", "prohibits"),
    ("owners of old oil boilers may keep them", "Robert Habeck", "permits"),
    ("The FDP wants to allow hydrogen heating", "FDP", "supports"),
    ("Habeck opposed hydrogen heating", "Robert Habeck", "opposes"),
]


def code(text: str, coded: list[tuple[str, str, str]], title: str = 'Heating "law" passed') -> Coding:
    article = Article("heating", text, date(2024, 5, 31), title)
    when = When(None, None, "vague", "published")
    statements = []
    for number, (part, actor, position) in enumerate(coded):
        start = text.index(part)
        proof = (Evidence(Span(start, start + len(part.split(" ")[0])), "cues/test", "position"),)
        span, codes = Span(start, start + len(part)), {"actor": actor, "position": position, "evidence": proof}
        statements.append(Statement(f"s{number}", "heating", span, part, "stance", when, **codes))
    return Coding(article, statements=tuple(statements))


@pytest.fixture(scope="module")
def suggested() -> Codebook:
    return parse_codebook(tomllib.loads(suggest_codebook([code(TEXT, CODED)])), "suggestion")


def test_the_suggestion_is_a_codebook_file(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text(suggest_codebook([code(TEXT, CODED)]), "utf-8")
    codebook = load_codebook(path)
    assert codebook.title == 'Heating "law" passed'
    assert codebook.actors
    assert codebook.provisions


def test_actors_come_by_how_much_they_state_and_bring_their_aliases(suggested: Codebook) -> None:
    assert [actor.label for actor in suggested.actors] == ["Germany", "FDP"]
    aliases = {actor.label: set(actor.aliases) for actor in suggested.actors}
    assert {"Germany", "Berlin", "German government", "German officials"} <= aliases["Germany"]
    assert {"Robert Habeck", "Habeck"} <= aliases["Germany"]


def test_who_permits_or_prohibits_is_guessed_to_have_authority(suggested: Codebook) -> None:
    assert {actor.label for actor in suggested.actors if actor.authority} == {"Germany"}
    assert "# a guess" in suggest_codebook([code(TEXT, CODED)])


@pytest.mark.parametrize("title", ["Governor", "Gov."])
def test_who_holds_an_office_is_guessed_to_decide_though_a_person(title: str) -> None:
    text = f"{title} Jane Holt opposed drones. Her opponent, Luis Vega, opposed drones. Holt will leave in May."
    article = Article("drones", text, date(2024, 5, 31), "Drones")
    actors = parse_codebook(tomllib.loads(suggest_codebook([tag(article, NO_CODEBOOK)])), "suggestion").actors
    assert {actor.label: actor.authority for actor in actors} == {"Jane Holt": True, "Luis Vega": False}


NAMES = [  # as one article writes it, and as another does
    ("DMV", "Department of Motor Vehicles"),
    ("F.D.A.", "Food and Drug Administration"),
    ("Mr Duplomb", "Laurent Duplomb"),
    ("Halyard", "Halyard Robotics"),
    ("France's Constitutional Council", "Constitutional Council"),
]


@pytest.mark.parametrize(("short", "full"), NAMES)
def test_names_of_several_articles_are_one_actor(short: str, full: str) -> None:
    assert find_fuller([short, full, "Senate", "Kenya"])[short] == full


@pytest.mark.parametrize(
    "names", [["Senate", "Senate Finance Committee"], ["California", "Safe Lanes California"], ["Ann Lee", "Ann Reed"]]
)
def test_a_name_that_many_bear_is_no_other_actor(names: list[str]) -> None:
    assert find_fuller(names) == {}


def test_what_only_says_whom_somebody_serves_is_no_alias() -> None:
    names = ("Jane Doe's aides", "spokesman for the mayor", "same cabinet", "20 governments", "Jane Doe", "Seoul")
    assert [name for name in names if is_lasting(name)] == ["Jane Doe", "Seoul"]


def test_statements_put_together_alike_agree_wholly_whatever_the_groups_are_called() -> None:
    assert b_cubed([("a", "x"), ("a", "x"), ("b", "y")]) == (1, 1)
    assert b_cubed([("a", "x"), ("b", "x")]) == (0.5, 1)
    assert b_cubed([("a", "x"), ("a", "y")]) == (1, 0.5)


SPEAKERS = [
    ("Victoria Graham, a spokeswoman for the Federal Trade Commission, defended it.", "Federal Trade Commission"),
    ("Soipan Tuya, the environment secretary, defended it. Kenya and the Kenyan press listened.", "Kenya"),
    ("Suzanne Clark, the Farm Chamber’s chief executive, defended it.", "Farm Chamber"),
]


@pytest.mark.parametrize(("text", "body"), SPEAKERS)
def test_who_speaks_for_a_body_is_counted_with_it(text: str, body: str) -> None:
    person = " ".join(text.split()[:2]).strip(",")
    rule = f"The {body} allowed it. " if body != "Kenya" else "Kenya allowed it. "
    coding = code(rule + text, [(rule.strip(), body, "permits"), (text.split(". ")[0], person, "supports")])
    actors = parse_codebook(tomllib.loads(suggest_codebook([coding])), "suggestion").actors
    assert [actor.label for actor in actors] == [body]
    assert person in actors[0].aliases


def test_a_nation_of_the_united_kingdom_is_not_the_police_that_bears_its_name() -> None:
    text = "The Scottish government allowed it. Police Scotland opposed it. Holyrood allowed it in Scotland."
    coded = [
        ("The Scottish government allowed it", "Scotland", "permits"),
        ("Police Scotland opposed it", "Police Scotland", "opposes"),
    ]
    actors = parse_codebook(tomllib.loads(suggest_codebook([code(text, coded)])), "suggestion").actors
    aliases = {actor.label: actor.aliases for actor in actors}
    assert aliases["Police Scotland"] == ("Police Scotland",)
    assert {"Scottish government", "Holyrood"} <= set(aliases["Scotland"])


def test_who_means_somebody_else_in_the_next_article_is_no_actor() -> None:
    text = "A group opposed it. Three parties opposed it. A spokesman opposed it. Farmers opposed it."
    coded = [(f"{name} opposed it", name, "opposes") for name in ("group", "Three parties", "spokesman", "Farmers")]
    actors = parse_codebook(tomllib.loads(suggest_codebook([code(text, coded)])), "suggestion").actors
    assert [actor.label for actor in actors] == ["Farmers"]


def test_what_many_are_called_is_no_alias_of_one() -> None:
    text = (
        "Senator Jane Holt, a Republican, sponsored the bill to ban phones. “Phones distract,” the Republican said. "
        "Democrat Luis Vega opposed the phone ban. Vega, a Democrat from Austin, said that phones save lives."
    )
    coded = [("sponsored the bill", "Jane Holt", "opposes"), ("opposed the phone ban", "Luis Vega", "supports")]
    actors = parse_codebook(tomllib.loads(suggest_codebook([code(text, coded)])), "suggestion").actors
    aliases = {alias for actor in actors for alias in actor.aliases}
    assert {"Jane Holt", "Democrat Luis Vega"} <= aliases
    assert not {"Republican", "Democrat", "Democrat from Austin"} & aliases


def test_provisions_are_what_the_positions_are_about(suggested: Codebook) -> None:
    patterns = {pattern for provision in suggested.provisions for pattern in provision.patterns}
    assert {"oil boilers", "hydrogen heating"} <= patterns
    assert not patterns & {"weather", "Hamburg", "hamburg", "Habeck", "habeck"}


def test_each_provision_quotes_a_whole_sentence_of_the_article(suggested: Codebook) -> None:
    for provision in suggested.provisions:
        assert provision.examples[0] in TEXT
        assert provision.examples[0].endswith(".")


def test_a_definition_is_short_and_left_to_a_person(suggested: Codebook) -> None:
    assert all(provision.definition.startswith("To be written") for provision in suggested.provisions)
    assert all(len(provision.definition) < 100 for provision in suggested.provisions)


def suggest_provisions(text: str, title: str = "") -> list[Provision]:
    """Return the provisions suggested for a text of which every sentence permits something."""
    sentences = [f"{sentence.strip()}." for sentence in text.split(".") if sentence.strip()]
    coding = code(text, [(sentence, "Kenya", "permits") for sentence in sentences], title)
    return list(parse_codebook(tomllib.loads(suggest_codebook([coding])), "suggestion").provisions)


def test_what_is_repeated_as_a_phrase_is_suggested_as_a_phrase() -> None:
    provisions = suggest_provisions("Kenya allowed seabed mining. Kenya allows seabed mining. Mining was allowed.")
    assert [provision.patterns[0] for provision in provisions] == ["seabed mining"]


def test_a_compound_with_a_hyphen_is_the_same_provision_and_no_adverb_is_one() -> None:
    text = (
        "The city will no longer allow e-scooters. The council banned rental e-scooters. Riders love scooters. "
        "The city banned scooters for no longer than a year. The council will no longer allow rental e-scooters."
    )
    coded = [("banned rental e-scooters", "council", "prohibits"), ("banned scooters", "city", "prohibits")]
    provisions = parse_codebook(tomllib.loads(suggest_codebook([code(text, coded)])), "suggestion").provisions
    assert "longer" not in {pattern for provision in provisions for pattern in provision.patterns}
    assert [{"rental e-scooters", "scooters"} <= set(provision.patterns) for provision in provisions] == [True]


def test_what_a_ban_names_is_a_provision_even_if_it_speaks() -> None:
    text = "Nepal lifted its ban on TikTok on Friday. TikTok welcomed the move. India banned TikTok in 2020."
    coding = tag(Article("app", text, date(2024, 8, 23), "Nepal lifts ban on TikTok"), NO_CODEBOOK)
    suggested = parse_codebook(tomllib.loads(suggest_codebook([coding])), "suggestion")
    assert [provision.patterns[0] for provision in suggested.provisions] == ["TikTok"]


def test_a_narrower_provision_stands_within_the_broader_one() -> None:
    rice = "Kenya allowed rice. Rice was allowed. Kenya allowed rice again. Rice may come in. "
    provisions = suggest_provisions(rice + "Kenya allowed white rice. White rice may come in.")
    assert {provision.id: provision.within for provision in provisions} == {"rice": "", "white-rice": "rice"}


def test_a_provision_keeps_the_capitals_that_it_has_within_a_sentence() -> None:
    provisions = suggest_provisions("Kenya allowed the XL bully. XL Bully dogs may stay. Kenya allowed the XL bully.")
    assert provisions[0].label == "XL bully"


def test_the_suggested_aliases_find_their_actors_in_the_same_article(suggested: Codebook) -> None:
    attribution = Attribution((Span(0, 7),), (), (Span(8, 20),))
    mentions = find_mentions(Document(code(TEXT, CODED).article), [attribution], suggested)
    ids = {actor.label: actor.id for actor in suggested.actors}
    found = {mention.name: mention.actor for mention in mentions.all}
    assert found["Germany"] == found["Berlin"] == ids["Germany"]
    assert found.get("Robert Habeck", ids["Germany"]) == ids["Germany"]


def test_several_articles_make_one_suggestion_with_ids_of_their_own() -> None:
    twins = [("Ärzte e.V. opposed it", "Ärzte e.V.", "opposes"), ("Arzte eV supported it", "Arzte eV", "supports")]
    text = "Ärzte e.V. opposed it. Arzte eV supported it. Łódź Ø agreed."
    codebook = parse_codebook(tomllib.loads(suggest_codebook([code(TEXT, CODED), code(text, twins)])), "suggestion")
    ids = [entry.id for entry in (*codebook.actors, *codebook.provisions)]
    assert len(ids) == len(set(ids))


def test_nothing_coded_gives_a_codebook_with_only_a_policy() -> None:
    codebook = parse_codebook(tomllib.loads(suggest_codebook([code("It rained.", [], title="")])), "suggestion")
    assert codebook.title
    assert codebook.provisions == ()
    assert parse_codebook(tomllib.loads(suggest_codebook([])), "suggestion").actors == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60), st.text(max_size=20))
def test_whatever_the_text_the_suggestion_is_valid(text: str, title: str) -> None:
    title = title.encode("utf-8", "replace").decode()
    coding = code(text, [(text, text, "permits")], title)
    parse_codebook(tomllib.loads(suggest_codebook([coding])), "suggestion")


GROUPS = load_rules("suggestions")["generic"]


@pytest.mark.parametrize("phrase", [example for group in GROUPS for example in group["examples"]])
def test_a_generic_word_names_no_provision(phrase: str) -> None:
    assert suggest_provisions(f"Kenya lifted the {phrase}. Kenya lifted the {phrase}.") == []


@pytest.mark.parametrize("phrase", [example for group in GROUPS for example in group["counterexamples"]])
def test_a_telling_phrase_names_a_provision(phrase: str) -> None:
    provisions = suggest_provisions(f"Kenya allowed {phrase}. It rained for days on end there.")
    assert any(pattern in phrase for provision in provisions for pattern in provision.patterns)


def test_the_police_of_the_country_are_one_actor_and_its_government_decides() -> None:
    text = (
        "Sweden banned drones on Monday. The government in Sweden said it had to act. Swedish police welcomed the ban "
        "on drones. The police said drones were a danger. The Green Party voted for the ban on drones in Sweden."
    )
    article = Article("drones", text, date(2024, 5, 31), "Drones banned")
    codebook = parse_codebook(tomllib.loads(suggest_codebook([tag(article, NO_CODEBOOK)])), "suggestion")
    authority = {actor.label: actor.authority for actor in codebook.actors}
    assert authority["Sweden"]
    assert not authority["Green Party"]
    assert [label for label in authority if "police" in label.lower()] == ["Swedish police"]


def test_bodies_of_the_country_are_one_actor_whatever_it_is_called() -> None:
    text = (
        "Denmark's parliament banned drones on Monday. The Danish parliament may ban kites. Denmark welcomed it. "
        "The transport ministry banned drones. In Denmark, parliament banned drones. "
        "The residents' council banned drones."
    )
    article = Article("drones", text, date(2024, 5, 31), "Drones banned")
    actors = parse_codebook(tomllib.loads(suggest_codebook([tag(article, NO_CODEBOOK)])), "suggestion").actors
    assert len([actor for actor in actors if actor.label.endswith("parliament")]) == 1
    assert "Transport ministry" not in [actor.label for actor in actors]
    assert [actor.authority for actor in actors if actor.label == "Residents' council"] == [False]


def test_who_acts_is_no_provision_though_a_rule_is_about_it() -> None:
    codings = [
        code("The FDP wants to ban the FDP. The FDP opposed the FDP fund.", [("The FDP opposed", "FDP", "opposes")])
    ]
    codebook = parse_codebook(tomllib.loads(suggest_codebook(codings)), "suggestion")
    assert "FDP" not in [provision.label for provision in codebook.provisions]
