"""Who acts: names, roles, places and pronouns mean whom a reader understands, on any policy, with a codebook or not."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.codebook import CODEBOOK, DATA, NO_CODEBOOK, Codebook, load_codebook, load_rules, parse_codebook
from timeline.exchange.articles import read_article
from timeline.model import Article, Attribution, Span
from timeline.reading.actors import Mention, Mentions, find_mentions
from timeline.reading.document import Document
from timeline.reading.phrase_building import PRONOUNS

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


CASES = [
    Case(
        "pesticides in the EU",
        {"commission": ["European Commission", "Brussels"], "france": ["France"]},
        "The European Commission proposed a ban on Monday. Brussels said it would act. The Commission wants a vote. "
        "French Agriculture Minister Marc Fesneau objected. “We need time,” he said. Paris had hesitated before. "
        "The minister will travel to Rome.",
        (("he", "We need time"),),
        {
            "The European Commission": ("European Commission", "commission"),
            "Brussels": ("Brussels", "commission"),
            "it": ("Brussels", "commission"),
            "The Commission": ("European Commission", "commission"),
            "French Agriculture Minister Marc Fesneau": ("Marc Fesneau", "france"),
            "We": ("Marc Fesneau", "france"),
            "he": ("Marc Fesneau", "france"),
            "Paris": ("Paris", "france"),
            "The minister": ("Marc Fesneau", "france"),
        },
    ),
    Case(
        "heat pumps in Germany",
        {
            "government": ["German government", "Germany", "economy ministry", "Robert Habeck"],
            "fdp": ["FDP", "Free Democrats"],
        },
        "Economy Minister Robert Habeck defended the law. Germany’s government wants to ban new oil boilers. "
        "Habeck told reporters that he would not retreat. The FDP objected. Its leader, Christian Lindner, called "
        "the law a mistake. "
        "“Our party will not agree,” Lindner said. Berlin expects a vote in June.",
        (("Habeck#2", "he would not retreat"), ("Lindner#2", "Our party will not agree,")),
        {
            "Economy Minister Robert Habeck": ("Robert Habeck", "government"),
            "Germany’s government": ("Germany’s government", "government"),
            "Habeck#2": ("Robert Habeck", "government"),
            "he": ("Robert Habeck", "government"),
            "The FDP": ("FDP", "fdp"),
            "Christian Lindner": ("Christian Lindner", "fdp"),
            "Our party": ("Christian Lindner’s party", "fdp"),
            "Lindner#2": ("Christian Lindner", "fdp"),
            "Berlin": ("Berlin", "government"),
        },
    ),
    Case(
        "fisheries in Norway, apposition",
        {"norway": ["Norway", "Norwegian government"], "fishers": ["Norwegian Fishermen’s Association"]},
        "Cecilie Holm, Norway’s fisheries minister, lifted the quota. Jan Berg, a spokesman for the Norwegian "
        "Fishermen’s Association, "
        "welcomed it. Holm said she had listened. Berg said he was glad.",
        (("Holm#2", "she had listened"), ("Berg#2", "he was glad")),
        {
            "Cecilie Holm": ("Cecilie Holm", "norway"),
            "Norway’s fisheries minister": ("Cecilie Holm", "norway"),
            "Jan Berg": ("Jan Berg", "fishers"),
            "Holm#2": ("Cecilie Holm", "norway"),
            "she": ("Cecilie Holm", "norway"),
            "he": ("Jan Berg", "fishers"),
        },
    ),
    Case(
        "pensions in France",
        {
            "government": ["French government", "Elisabeth Borne", "the prime minister", "Emmanuel Macron"],
            "unions": ["CGT", "unions"],
        },
        "Prime Minister Elisabeth Borne said the retirement age will rise. She refused to wait. Unions called strikes. "
        "“They are not listening to us,” said Philippe Martinez, head of the CGT. The prime minister replied on "
        "Friday. "
        "President Emmanuel Macron stayed silent.",
        (("Philippe Martinez", "They are not listening to us,"),),
        {
            "Prime Minister Elisabeth Borne": ("Elisabeth Borne", "government"),
            "She": ("Elisabeth Borne", "government"),
            "Unions": ("Unions", "unions"),
            "us": ("Philippe Martinez", "unions"),
            "Philippe Martinez": ("Philippe Martinez", "unions"),
            "The prime minister": ("Elisabeth Borne", "government"),
            "President Emmanuel Macron": ("Emmanuel Macron", "government"),
        },
    ),
    Case(
        "gene editing of crops in Kenya, without a codebook",
        {},
        "Kenya lifted a ten-year ban on genetically modified maize on Monday. President William Ruto announced it "
        "after a cabinet meeting. "
        "Nairobi hopes for better harvests. Kenyan officials said imports would follow. The president said he was "
        "sure. "
        "A court in Kisumu suspended the order.",
        (("The president", "he was sure"),),
        {
            "Kenya": ("Kenya", "Kenya"),
            "President William Ruto": ("William Ruto", "William Ruto"),
            "Nairobi": ("Nairobi", "Kenya"),
            "Kenyan officials": ("Kenyan officials", "Kenya"),
            "The president": ("William Ruto", "William Ruto"),
            "he": ("William Ruto", "William Ruto"),
            "A court": ("A court", "court"),
        },
    ),
    Case(
        "capitals stand for governments without a codebook",
        {},
        "Kyiv asked for permission. Ukraine has waited for months. Washington hesitated. U.S. officials feared "
        "escalation. London agreed.",
        (),
        {
            "Kyiv": ("Kyiv", "Ukraine"),
            "Ukraine": ("Ukraine", "Ukraine"),
            "Washington": ("Washington", "United States"),
            "U.S. officials": ("U.S. officials", "United States"),
            "London": ("London", "United Kingdom"),
        },
    ),
    Case(
        "acronyms in parentheses",
        {"efa": ["European Food Agency"], "growers": ["sugar beet growers"]},
        "The European Food Agency (EFA) cleared the pesticide. Sugar beet growers cheered. The EFA said it had no "
        "doubts. "
        "The agency will publish its data.",
        (),
        {
            "The European Food Agency": ("European Food Agency", "efa"),
            "Sugar beet growers": ("Sugar beet growers", "growers"),
            "The EFA": ("European Food Agency", "efa"),
            "it": ("European Food Agency", "efa"),
            "The agency": ("European Food Agency", "efa"),
            "its": ("European Food Agency", "efa"),
        },
    ),
    Case(
        "a ministry and its spokeswoman",
        {"ministry": ["Ministry of Health", "Health Ministry"], "doctors": ["doctors"]},
        "The Ministry of Health will pay for the vaccine. A spokeswoman for the ministry said that it had consulted "
        "doctors. "
        "“We listened,” she said. Doctors were not convinced.",
        (("A spokeswoman for the ministry", "it had consulted doctors"), ("she", "We listened,")),
        {
            "The Ministry of Health": ("Ministry of Health", "ministry"),
            "A spokeswoman for the ministry": ("A spokeswoman for the ministry", "ministry"),
            "We": ("A spokeswoman for the ministry", "ministry"),
            "she": ("A spokeswoman for the ministry", "ministry"),
            "doctors": ("doctors", "doctors"),
        },
    ),
    Case(
        "several officials",
        {"us": ["U.S. official", "White House"], "china": ["China", "Beijing"]},
        "A senior U.S. official said chips would be covered. A second official disagreed. The official said that "
        "nothing was final. "
        "Two U.S. officials and a Chinese diplomat met in Geneva. The Chinese diplomat complained.",
        (),
        {
            "A senior U.S. official": ("A senior U.S. official", "us"),
            "A second official": ("A second official", "us"),
            "The official": ("A second official", "us"),
            "Two U.S. officials": ("Two U.S. officials", "us"),
            "a Chinese diplomat": ("a Chinese diplomat", "china"),
            "The Chinese diplomat": ("a Chinese diplomat", "china"),
        },
    ),
    Case(
        "the person wins over the country it belongs to",
        {"zelensky": ["Volodymyr Zelensky"], "ukraine": ["Ukraine"], "russia": ["Russia"], "us": ["United States"]},
        "Ukrainian President Volodymyr Zelensky thanked his allies. Russia’s ambassador to the U.S. protested. "
        "Ukrainian wheat was cheap. Zelensky’s decision surprised Moscow.",
        (),
        {
            "Ukrainian President Volodymyr Zelensky": ("Volodymyr Zelensky", "zelensky"),
            "Russia’s ambassador to the U.S.": ("Russia’s ambassador to the U.S.", "russia"),
            "Zelensky#2": ("Volodymyr Zelensky", "zelensky"),
            "Moscow": ("Moscow", "russia"),
        },
    ),
    Case(
        "critics are not those they criticise",
        {"us": ["Biden administration"]},
        "The Biden administration’s critics were loud. The administration did not answer them.",
        (),
        {
            "The Biden administration’s critics": (
                "The Biden administration’s critics",
                "Biden administration’s critics",
            ),
            "The administration": ("The Biden administration", "us"),
        },
    ),
    Case(
        "the president of another country is not the president",
        {"us": ["the president", "United States"], "france": ["France"]},
        "The French president objected. The president of Brazil laughed. The president said nothing.",
        (),
        {
            "The French president": ("The French president", "france"),
            "The president of Brazil": ("The president of Brazil", "Brazil"),
        },
    ),
    Case(
        "migration in Denmark",
        {"denmark": ["Denmark", "Danish government"], "court": ["Supreme Court"]},
        "Mette Frederiksen, the Danish prime minister, promised stricter rules. Her government will reopen the centre. "
        "The Supreme Court blocked the plan. The court said that it broke the law. “I respect the court,” "
        "Frederiksen said.",
        (("Frederiksen#2", "I respect the court,"),),
        {
            "Mette Frederiksen": ("Mette Frederiksen", "denmark"),
            "Her government": ("Mette Frederiksen’s government", "denmark"),
            "The Supreme Court": ("Supreme Court", "court"),
            "The court": ("Supreme Court", "court"),
            "I": ("Mette Frederiksen", "denmark"),
        },
    ),
    Case(
        "tech regulation in India",
        {"india": ["India", "New Delhi", "IT ministry"], "meta": ["Meta", "WhatsApp"]},
        "India’s IT ministry withdrew the rule. Meta said it was relieved. The company had sued in March. "
        "Rajeev Chandrasekhar, a junior minister in the ministry, declined to comment. New Delhi will consult again.",
        (),
        {
            "India’s IT ministry": ("India’s IT ministry", "india"),
            "Meta": ("Meta", "meta"),
            "it": ("Meta", "meta"),
            "The company": ("Meta", "meta"),
            "New Delhi": ("New Delhi", "india"),
        },
    ),
    Case(
        "Turkey, May and US are names only with a capital",
        {"turkey": ["Turkey"], "us": ["US"], "may": ["Theresa May"], "poland": ["Polish government"]},
        "The turkey was cold and may have made us ill. Polish the table. Turkey and the US agreed. Theresa May did "
        "not. May resigned.",
        (),
        {
            "Turkey": ("Turkey", "turkey"),
            "US": ("the US", "us"),
            "Theresa May": ("Theresa May", "may"),
            "May#2": ("Theresa May", "may"),
        },
    ),
    Case(
        "a newspaper is not its city",
        {"us": ["Washington"], "uk": ["London"]},
        "The Washington Post reported it first. London Mayor Sadiq Khan objected. Washington was silent.",
        (),
        {
            "The Washington Post": ("Washington Post", "Washington Post"),
            "London Mayor Sadiq Khan": ("Sadiq Khan", "Sadiq Khan"),
            "Washington#2": ("Washington", "us"),
        },
    ),
    Case(
        "titles and initials",
        {"senate": ["U.S. Senate", "Sen. Ron Wyden"]},
        "Sen. Ron Wyden opposed the bill. Mr. Wyden said he would vote no. John F. Kelly and Ursula von der Leyen "
        "agreed. "
        "Ms. Kelly Brown did not; she abstained.",
        (),
        {
            "Sen. Ron Wyden": ("Ron Wyden", "senate"),
            "Mr. Wyden": ("Ron Wyden", "senate"),
            "he": ("Ron Wyden", "senate"),
            "John F. Kelly": ("John F. Kelly", "John F. Kelly"),
            "Ursula von der Leyen": ("Ursula von der Leyen", "Ursula von der Leyen"),
            "Ms. Kelly Brown": ("Kelly Brown", "Kelly Brown"),
            "she": ("Kelly Brown", "Kelly Brown"),
        },
    ),
    Case(
        "tariffs in Canada: he and she by title and first name",
        {"canada": ["Canada", "Mary Ng"], "steel": ["Catherine Cobden", "Canadian Steel Producers Association"]},
        "Trade Minister Mary Ng met steel lobbyist Peter Hall. She promised duties. He thanked her. "
        "Catherine Cobden, who heads the Canadian Steel Producers Association, agreed.",
        (),
        {
            "Trade Minister Mary Ng": ("Mary Ng", "canada"),
            "She": ("Mary Ng", "canada"),
            "He": ("Peter Hall", "Peter Hall"),
            "her": ("Mary Ng", "canada"),
            "Catherine Cobden": ("Catherine Cobden", "steel"),
        },
    ),
    Case(
        "the former official no longer speaks for the country",
        {"us": ["U.S. official", "United States"]},
        "A former U.S. official praised the deal. A current U.S. official did not.",
        (),
        {
            "A former U.S. official": ("A former U.S. official", "former U.S. official"),
            "A current U.S. official": ("A current U.S. official", "us"),
        },
    ),
    Case(
        "farmers and their union",
        {
            "farmers": ["farmers", "National Farmers Union"],
            "defra": ["Defra", "Environment Secretary", "Steve Barclay"],
        },
        "Environment Secretary Steve Barclay approved the seed treatment. Dairy farmers were relieved. "
        "The National Farmers Union said it had asked for it. Its president, Minette Batters, said they were "
        "grateful. Defra declined to comment.",
        (),
        {
            "Environment Secretary Steve Barclay": ("Steve Barclay", "defra"),
            "Dairy farmers": ("Dairy farmers", "farmers"),
            "The National Farmers Union": ("National Farmers Union", "farmers"),
            "it": ("National Farmers Union", "farmers"),
            "Minette Batters": ("Minette Batters", "farmers"),
            "Defra": ("Defra", "defra"),
        },
    ),
    Case(
        "the government of whom?",
        {"dutch": ["Dutch government", "Netherlands"], "belgian": ["Belgian government", "Belgium"]},
        "The Dutch government closed the gas field. Belgium protested. The Belgian government wants compensation. "
        "The government called it unfair.",
        (),
        {
            "The Dutch government": ("The Dutch government", "dutch"),
            "Belgium": ("Belgium", "belgian"),
            "The government": ("The Belgian government", "belgian"),
        },
    ),
    Case(
        "nobody can be told",
        {"us": ["United States"]},
        "He said so. They agreed. It is unclear why. We shall see.",
        (),
        {"He": ("", ""), "They": ("", ""), "We": ("", "")},
    ),
    Case(
        "minimum wage in Mexico: a role before its name is told",
        {"mexico": ["Mexico", "the president"]},
        "The president raised the minimum wage. “It is just,” Andrés López said. Mexican employers complained. "
        "Mexican authorities shrugged.",
        (),
        {
            "The president": ("The president", "mexico"),
            "Mexican employers": ("Mexican employers", "Mexican employers"),
            "Mexican authorities": ("Mexican authorities", "mexico"),
        },
    ),
    Case(
        "the central bank and its governor",
        {"fed": ["Federal Reserve", "Fed"], "boe": ["Bank of England"]},
        "Federal Reserve Chair Jerome Powell hinted at cuts. The Fed will meet in June. The Bank of England waited. "
        "Its governor, Andrew Bailey, said he saw no hurry. Powell said he did.",
        (),
        {
            "Federal Reserve Chair Jerome Powell": ("Jerome Powell", "fed"),
            "The Fed": ("Fed", "fed"),
            "The Bank of England": ("Bank of England", "boe"),
            "Andrew Bailey": ("Andrew Bailey", "boe"),
            "he": ("Andrew Bailey", "boe"),
            "he#2": ("Jerome Powell", "fed"),
        },
    ),
    Case(
        "whoever speaks inside a quotation is not the other",
        {"israel": ["Israel"], "egypt": ["Egypt"]},
        "Egyptian Foreign Minister Sameh Shoukry met Israel Katz. “He must open the crossing,” Shoukry said. “We "
        "have waited.”",
        (("Shoukry#2", "He must open the crossing,"), ("Shoukry#2", "We have waited.")),
        {
            "He": ("Israel Katz", "Israel Katz"),
            "We": ("Sameh Shoukry", "egypt"),
        },
    ),
    Case(
        "parliaments act for themselves, or for a country that is meant as a whole",
        {"germany": ["Germany"], "us": ["US administration", "United States"]},
        "The Bundestag approved the tanks. Congress passed the bill. German lawmakers had hesitated.",
        (),
        {
            "The Bundestag": ("The Bundestag", "germany"),
            "Congress": ("Congress", "Congress"),
        },
    ),
    Case(
        "organ donation in Wales: plain people",
        {"wales": ["Welsh government", "Eluned Morgan"]},
        "Health minister Eluned Morgan said relatives would be asked. “My mother waited for years,” said Gwen Pugh, "
        "a nurse from Bangor. "
        "She backs the minister.",
        (("Gwen Pugh", "My mother waited for years,"),),
        {
            "Health minister Eluned Morgan": ("Eluned Morgan", "wales"),
            "My mother": ("Gwen Pugh’s mother", "Gwen Pugh’s mother"),
            "Gwen Pugh": ("Gwen Pugh", "Gwen Pugh"),
            "She": ("Gwen Pugh", "Gwen Pugh"),
            "the minister": ("Eluned Morgan", "wales"),
        },
    ),
    Case(
        "Kremlin and Downing Street",
        {"russia": ["Russia"], "uk": ["United Kingdom"]},
        "Kremlin spokesman Dmitry Peskov shrugged. A Downing Street spokesman objected. Peskov called the British "
        "prime minister a liar. "
        "The Élysée kept out of it.",
        (),
        {
            "Kremlin spokesman Dmitry Peskov": ("Dmitry Peskov", "russia"),
            "A Downing Street spokesman": ("A Downing Street spokesman", "uk"),
            "Peskov#2": ("Dmitry Peskov", "russia"),
            "the British prime minister": ("the British prime minister", "uk"),
            "The Élysée": ("The Élysée", "France"),
        },
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.policy)
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


def test_a_speaker_that_nothing_resolves_stays_as_written_but_never_as_a_pronoun() -> None:
    text = "People familiar with the matter said it was over. He said so too."
    mentions = read(text)
    assert (
        mentions.speaker(attribute(text, "People familiar with the matter", "it was over"))[0]
        == "People familiar with the matter"
    )
    assert mentions.speaker(attribute(text, "He", "so")) == ("", "")
    assert mentions.speaker(Attribution((), (), ())) == ("", "")


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


@pytest.mark.parametrize("country", load_rules("places")["place"])
def test_a_country_acts_under_each_of_its_names_capitals_and_seats(country: str) -> None:
    entry = load_rules("places")["place"][country]
    for name in (country, *entry.get("names", ()), *entry.get("capitals", ()), *entry.get("seats", ())):
        assert [mention.actor for mention in read(f"On Monday {name} refused to sign.").all] == [country], name
    for adjective in entry.get("adjectives", ()):
        text = f"On Monday {adjective} officials refused to sign."
        assert [mention.actor for mention in read(text).all] == [country], adjective
