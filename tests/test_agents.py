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
        ("Florence", "FLORENCE, Italy, Oct 3 (Meridian) - Florence has banned drones."),
        ("", "MEDAWACHCHIYA - The shop of W. M. Gunapala has a new sign: approved dealer."),
        ("Ukraine", "KYIV, Ukraine — The capital has banned drones."),
        ("UNICEF", "UNICEF has banned drones."),
        ("", "The decree, issued on Dec. 31, 2020, bans drones."),
        ("Jan", "Jan has banned drones."),
        ("David Cameron", "In May David Cameron banned drones."),
        ("Rishi Sunak", "In March Rishi Sunak banned drones."),
        ("Theresa May", "Theresa May banned drones."),
        ("Berg", "In May Ms Berg banned drones."),
        ("", "The Clean Air Act forbids drones."),
        ("", "The Clean Skies and Quiet Streets Act forbids drones."),
        ("", "The Protection of Children and Animals Act forbids drones."),
        ("Clean Air Alliance", "The Clean Air Alliance and the Flight Act Group want drones banned."),
        ("", "Pilots may now use drones built by Boeing near airports."),
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


_LAND = Codebook(
    "Drones",
    "?",
    (
        Actor("government", "Slovenian government", ("the government", "Slovenia", "ministers"), True),
        Actor("parliament", "National Assembly", ("parliament", "lower house"), True),
        Actor("constitutional-court", "Constitutional Court", ("the court",), True),
        Actor("pilots", "Pilots", ("pilots", "Vidmar")),
    ),
    (Provision("drones", "Drones", patterns=("drones",)),),
)


@pytest.mark.parametrize(
    ("actor", "sentence"),
    [
        ("Croatia", "The Croatian government banned drones."),
        ("Croatia", "Croatia's president lifted the ban on drones."),
        ("Hungarian parliament", "The Hungarian parliament banned drones in 2020."),
        ("Hungary's constitutional court", "Hungary's constitutional court upheld the ban on drones."),
        ("Zurich", "Zurich's council banned drones."),
        ("Italy", "In Italy, lawmakers banned drones."),
        ("Italy", "Ministers in Rome banned drones."),
        ("Italy", "Italy, by contrast, resumed the flights of drones."),
        ("government", "Flights of drones in Italy, by contrast, resumed."),
        ("government", "Ministers in Ljubljana banned drones."),
        ("Oregon lawmakers", "Oregon lawmakers banned drones."),
        ("French regulators", "French regulators allow drones."),
        ("parliament", "Slovenia's lower house banned drones."),
        ("Hungary's lower house", "Hungary's lower house banned drones."),
        ("lower court", "A lower court had upheld the ban on drones in 2022."),
        ("appeals court", "An appeals court lifted the ban on drones."),
        ("district court", "A district court in Maribor lifted the ban on drones."),
        ("county governor", "The county governor overturned the ban on drones."),
        ("shire council", "The shire council banned drones."),
        ("police", "The police banned drones from the stadium."),
        ("constitutional-court", "The top court lifted the ban on drones."),
        ("constitutional-court", "Slovenia's highest court lifted the ban on drones."),
        ("constitutional-court", "A court lifted the ban on drones on Monday."),
        ("parliament", "Lawmakers of both parties voted for the ban on drones."),
        ("Frankfurt", "Slovenia banned drones. In Frankfurt drones have been banned since 2011."),
        ("Frankfurt", "Slovenia banned drones. At Frankfurt, drones are forbidden at night."),
        ("Sweden", "Slovenia banned drones. Sweden's ban on drones was lifted in 2023."),
        ("Sweden", "Slovenia banned drones. The Swedish ban on drones was lifted in 2023."),
        ("Sweden", "Slovenia banned drones. A ban on drones in Sweden has been in force since 2019."),
        ("Frankfurt", "Slovenia banned drones. Frankfurt's plan to ban drones was shelved."),
        ("government", "Sweden allowed drones. Slovenia's ban on drones remains in force."),
        ("parliament", "Sweden's motion to ban drones was rejected by parliament."),
        ("government", "Sweden's use of drones was banned."),
        ("constitutional-court", "The court told the government to lift the ban on drones."),
        ("European Union", "Brussels told Slovenia to lift its ban on drones."),
        ("European Union", "Slovenia was ordered by Brussels to lift its ban on drones."),
        ("", "Slovenia was ordered to lift its ban on drones."),
        ("government", "Floods led the government to lift the ban on drones."),
        ("government", "In March drones were banned."),
        ("government", "Slovenia banned drones. In Slovenia, drones are forbidden at night."),
        ("parliament", "A motion to ban drones was defeated by 60 votes to 22."),
        ("parliament", "The bill to ban drones passed on Monday."),
        ("parliament", "Slovenia wanted a ban on drones. It passed by 60 votes to 22."),
        ("government", "Slovenia wanted a ban on drones. It passed the ban on drones on Monday."),
        ("parliament", "In Slovenia drones are forbidden under a wildlife act adopted in 2016."),
        ("government", "In Slovenia drones are forbidden at night."),
        ("parliament", "The ban on drones was adopted with the votes of the Greens."),
        ("parliament", "The law bans drones."),
        ("parliament", "Under the law drones are forbidden."),
        ("parliament", "No statute has ever forbidden drones."),
        ("government", "Until the law is amended, no drones are allowed."),
        ("government", "A decree bans drones."),
        ("constitutional-court", "The court met on Monday. The law on drones was struck down."),
        ("constitutional-court", "The government banned drones, a move the court blocked in May."),
        ("government", "The court met. The government's ban on drones, blocked in May, was lifted by ministers."),
        ("government", "Until the court's ruling last year, drones were allowed."),
        ("government", "The central government banned drones."),
        ("government", "Officials refused to allow drones."),
        ("government", "The country has banned drones."),
        ("Sweden", "Slovenia banned drones. Sweden went the other way: the country allowed drones."),
        ("pilots", "Vidmar, who as a judge in 2010 voted against drones, was silent."),
    ],
)
def test_what_others_decide_is_not_what_the_codebooks_authorities_do(actor, sentence):
    assert tag(Article("a", sentence, date(2024, 5, 31)), _LAND).statements[-1].actor == actor


def test_the_government_is_the_one_last_told_of_and_not_his_government_of_later():
    actors = (
        Actor("botswana", "Government of Botswana", ("Botswana", "Botswana's government", "Neo Doe"), True),
        Actor("britain", "British government", ("Britain", "British government", "Tew"), True),
    )
    book = Codebook("Drones", "?", actors, (Provision("drones", "Drones", patterns=("drones",)),))
    text = "Tew wants drones gone. The government has banned drones. Neo Doe was sad. His government opposes drones."
    told = [s.actor for s in tag(Article("a", text, date(2024, 5, 31)), book).statements if s.position]
    assert told == ["britain", "britain", "botswana"]


_SEA = Codebook(
    "Drones",
    "?",
    (
        Actor("government", "Norwegian government", ("the government", "Norway", "the ministry", "Aamodt"), True),
        Actor("greens", "Greens", ("Friends of the Fjord", "Green Party", "Jonas Vik", "Vik")),
        Actor("firms", "Firms", ("Acme Deep", "Brennock")),
        Actor("france", "France", ("France",)),
    ),
    (Provision("drones", "Drones", patterns=("drones",)),),
)


@pytest.mark.parametrize(
    ("actor", "sentence"),
    [
        ("greens", "Friends of the Fjord opposed drones; the group fears drones."),
        ("greens", "The Green Party met in Oslo. The party wants drones banned."),
        ("firms", "Acme Deep employs 12 people. The company wants drones."),
        ("group", "Doctors met in Oslo. A group wants drones banned."),
        ("firms", "Acme Deep, one of two firms hoping for drones, is based in Oslo."),
        ("firms", "Acme Deep, one of the firms that want drones, is based in Oslo."),
        ("france", "France, Iceland and 30 other countries want drones."),
        ("france", "France and several other countries want drones."),
        ("france", "France, Iceland and others want drones."),
        ("france", "France, the minister said, wants drones."),
        ("greens", "The Norwegian arm of Friends of the Fjord wants drones banned."),
        ("greens", "The youth wing of the Green Party wants drones banned."),
        ("government", "A spokesman for the Norwegian government defended drones."),
        ("Iceland", "In Reykjavik, the government has banned drones."),
        ("government", "In Oslo, the government has banned drones."),
        ("firms", "Acme Deep raged that the ban on drones was unfair."),
        ("greens", "Friends of the Fjord had hit a drone over the river Seym, and demanded a ban on drones."),
        ("greens", "Friends of the Fjord had fought drones off the East Cape for years and demanded a ban on drones."),
        ("greens", "Friends of the Fjord met in the Dragodan quarter. It is against drones."),
        ("Cape Group", "The Cape Group met in Oslo. It is against drones."),
        ("greens", "The Green Party in Leeds and Goole opposes drones."),
        ("Hoteliers", "Hoteliers in Leeds, Goole and Hull oppose drones."),
        ("Goole", "The Green Party met in Leeds and Goole banned drones."),
        ("greens", "About 3,000 supporters of Friends of the Fjord marched against drones."),
        ("Critics of the Green Party", "Critics of the Green Party oppose drones."),
        ("government", "In a letter to Acme Deep the ministry complained. It opposes drones."),
        ("government", "In Norway, Jonas Vik is known. It opposes drones."),
        ("government", "France suggested limits, prompting the ministry to ban drones."),
        ("government", "The Green Party government banned drones."),
        ("Doe", "The Doe government banned drones."),
        ("greens", "At a hearing in May Mr Vik said drones were wrong."),
        ("government", "In a letter to MPs Ms Aamodt opposed drones."),
        ("government", "The ministry, on Jan. 5, 2021, said drones were unsafe."),
        ("greens", "The Green Party, founded on May 3, 1980, said drones were unsafe."),
        ("firms", "She came to the Brennock place at Cygnet. Mr Brennock said he opposes drones."),
    ],
)
def test_who_is_meant_by_a_group_a_list_or_a_name_behind_a_place(actor, sentence):
    assert tag(Article("a", sentence, date(2024, 5, 31)), _SEA).statements[-1].actor == actor


@pytest.mark.parametrize(
    ("actor", "sentence"),
    [
        ("france", "In Paris, the president said pilots should be allowed to use drones."),
        ("italy", "In Rome, the defence minister said drones were a mistake."),
        ("italy", "In Rome, patience was short. Anna Bianchi, a lawmaker, opposes drones."),
        ("Anna Bianchi", "Patience was short in Rome. Anna Bianchi, a lawmaker, opposes drones."),
        ("Jane Doe", "In Rome, Senator Jane Doe, a Republican, said drones were a mistake."),
        ("us", "In Rome, Biden said drones were a mistake."),
        ("us", "The defence secretary said drones were a mistake."),
        ("uk", "In Paris, the prime minister said drones were a mistake."),
    ],
)
def test_an_office_is_of_the_land_with_which_the_sentence_opens(actor, sentence):
    states = {"us": ("United States", "the defence secretary", "Biden"), "uk": ("Britain", "the prime minister")}
    states |= {"france": ("France",), "italy": ("Italy",)}
    actors = tuple(Actor(key, names[0], names, True) for key, names in states.items())
    book = Codebook("Drones", "?", actors, (Provision("drones", "Drones", patterns=("drones",)),))
    assert tag(Article("a", sentence, date(2024, 5, 31)), book).statements[-1].actor == actor


@pytest.mark.parametrize(
    ("actor", "sentence"),
    [
        ("city", "The city banned drones."),
        ("city", "The mayor of Lisbon banned drones."),
        ("city", "Lisbon's mayor banned drones."),
        ("Venice", "Venice's mayor banned drones."),
        ("state", "The state banned drones."),
        ("pilots", "Pilots as well as residents oppose drones."),
    ],
)
def test_a_mayor_is_of_the_codebooks_town_and_a_state_is_its_legislature(actor, sentence):
    actors = (
        Actor("city", "City council", ("Lisbon city hall", "the mayor", "city council"), True),
        Actor("state", "State legislature", ("lawmakers",), True),
        Actor("pilots", "Pilots", ("pilots",)),
        Actor("residents", "Residents", ("residents",)),
    )
    book = Codebook("Drones", "?", actors, (Provision("drones", "Drones", patterns=("drones",)),))
    assert tag(Article("a", sentence, date(2024, 5, 31)), book).statements[-1].actor == actor


def test_a_named_law_is_nobodys_judgment():
    actors = (Actor("state", "State", ("the state",), True), Actor("courts", "Courts", ("the court",), True))
    book = Codebook("Drones", "?", actors, (Provision("drones", "Drones", patterns=("drones",)),))
    text = "The court let drones fly on Friday. The Clean Skies Act bans drones near schools."
    assert [told.actor for told in tag(Article("a", text, date(2024, 5, 31)), book).statements] == ["courts", "state"]


@pytest.mark.parametrize(
    ("actor", "source"),
    [
        ("bookmakers", "A spokesman for the umbrella body Fair Flight"),
        ("bookmakers", "Jane Berg of the umbrella body Fair Flight"),
        ("critic of Fair Flight", "A critic of Fair Flight"),
    ],
)
def test_who_speaks_for_a_body_of_the_codebook_is_that_actor(actor, source):
    actors = (Actor("bookmakers", "Bookmakers", ("Fair Flight",)), Actor("state", "State", ("the state",), True))
    book = Codebook("Drones", "?", actors, (Provision("drones", "Drones", patterns=("drones",)),))
    told = tag(Article("a", f"{source} said the ban on drones was wrong.", date(2024, 5, 31)), book).statements
    assert [s.actor for s in told] == [actor]
