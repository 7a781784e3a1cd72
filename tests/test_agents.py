"""Who decides by the words of a sentence alone, without a codebook or where only its title helps."""

from datetime import date

import pytest

from timeline.codebook import NO_CODEBOOK, Actor, Codebook, Provision, load_rules
from timeline.model import Article
from timeline.pipeline import tag


@pytest.mark.parametrize(
    ("actor", "sentence"),
    [
        ("Kyoto", "Kyoto has banned drones."),
        ("Ofcom", "Ofcom, the media regulator, banned drones."),
        ("Senate", "A motion to ban drones was defeated in the Senate on Tuesday."),
        ("Jane Doe", "Jane Doe, the only minister of the Greens, an old ally from Kenya, banned drones."),
        ("court", "The court had ruled in December that pilots may fly drones."),
        ("Amsterdam", "Amsterdam has banned drones. The mayor of Amsterdam said so."),
    ],
)
def test_without_a_codebook_who_decided_is_whom_the_sentence_names(actor, sentence):
    statements = tag(Article("a", sentence, date(2024, 5, 31)), NO_CODEBOOK).statements
    assert statements[0].actor == actor


@pytest.mark.parametrize(
    ("title", "actor"), [("Nuclear power in Denmark", "government"), ("Nuclear power", "Denmark"), ("Power", "Denmark")]
)
def test_a_country_stands_for_the_government_of_a_codebook_whose_title_names_it(title, actor):
    government = Actor("government", "Government", ("government",), True)
    book = Codebook(title, "?", (government,), (Provision("plants", "Nuclear plants", patterns=("nuclear plants",)),))
    told = "Denmark lifted its ban on nuclear plants on Monday."
    assert [s.actor for s in tag(Article("a", told, date(2024, 6, 5)), book).statements] == [actor]


_OFFICES = sorted(
    {noun for group in load_rules("roles")["group"] if group["sort"] == "person" for noun in group["heads"]}
)


@pytest.mark.parametrize(
    "frame",
    [
        "{} Jane Doe of the Labour Party banned drones.",
        "Jane Doe of the Labour Party, a {} from Leeds, banned drones.",
    ],
)
def test_whoever_holds_an_office_and_belongs_to_a_party_is_who_decided(frame):
    articles = {office: Article("a", frame.format(office), date(2024, 5, 31)) for office in _OFFICES}
    told = {office: {s.actor for s in tag(article, NO_CODEBOOK).statements} for office, article in articles.items()}
    assert {office: actors for office, actors in told.items() if actors != {"Jane Doe"}} == {}


def test_its_defence_minister_is_of_the_country_just_named_whatever_office_the_codebook_names():
    actors = (
        Actor("us", "US", ("the United States", "the defence secretary"), True),
        Actor("italy", "Italy", ("Italy",), True),
    )
    book = Codebook("Missiles", "?", actors, (Provision("missiles", "Missiles", patterns=("missiles",)),))
    text = "Italy bans the missiles. Its defence minister said the missiles were a mistake."
    assert [told.actor for told in tag(Article("a", text, date(2024, 5, 31)), book).statements] == ["italy", "italy"]
