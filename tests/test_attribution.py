"""Who said what: tables text -> expected, every rule's own examples."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.codebook import load_rules
from timeline.model import Article, Attribution
from timeline.reading.attribution.reader import find_attributions
from timeline.reading.attribution.reporting import FRAMES
from timeline.reading.text.document import Document

MARKS = {"<": "source", "[": "cue", "{": "content"}
CUES = load_rules("reporting")["cue"]


def read(text: str) -> list[Attribution]:
    return find_attributions(Document(Article("a", text, date(2024, 5, 31))))


def plain(marked: str) -> str:
    """Return an example without its marks < > [ ] { }."""
    return "".join(letter for letter in marked if letter not in "<>[]{}")


def marked_parts(marked: str) -> dict[str, list[str]]:
    """Return what an example marks: <source> [cue] {content}; several parts of one role are fragments."""
    parts: dict[str, list[str]] = {"source": [], "cue": [], "content": []}
    role, start = "", 0
    for i, letter in enumerate(marked):
        if letter in MARKS:
            role, start = MARKS[letter], i + 1
        elif letter in ">]}":
            parts[role].append(marked[start:i])
    return parts


def found_parts(text: str) -> list[dict[str, list[str]]]:
    """Return the attributions of a text in words."""
    return [
        {role: [text[a:b] for a, b in getattr(found, role)] for role in ("source", "cue", "content")}
        for found in read(text)
    ]


EXAMPLES = [(entry["id"], example) for entry in CUES for example in entry["examples"]]
COUNTEREXAMPLES = [(entry["id"], text) for entry in CUES for text in entry.get("counterexamples", ())]


@pytest.mark.parametrize(("entry", "example"), EXAMPLES, ids=[f"{entry}: {text[:50]}" for entry, text in EXAMPLES])
def test_every_cue_reads_its_own_examples(entry: str, example: str) -> None:
    assert marked_parts(example) in found_parts(plain(example))


@pytest.mark.parametrize(("entry", "text"), COUNTEREXAMPLES, ids=[text[:50] for _, text in COUNTEREXAMPLES])
def test_no_cue_fires_on_its_counterexamples(entry: str, text: str) -> None:
    assert found_parts(text) == []


def test_every_entry_has_an_example_and_known_frames() -> None:
    for entry in CUES:
        assert entry["examples"], entry["id"]
        assert set(entry["frames"]) <= FRAMES, entry["id"]


# Each text is marked: <source> [cue] {content}. It holds this attribution and no other.
ALONE = {
    "a that-clause": "<The minister> [said] on Tuesday that {the ban would stay in force}.",
    "a bare clause": "<The minister> [said] {the ban would stay}.",
    "a hearer": "<The minister> [told] the Daily Post that {the ban would stay}.",
    "a quotation after a comma": "<She> [said], “{The ban stays.}”",
    "a quotation after a colon": "<She> [said]: “{The ban stays. It works.}”",
    "a tag": "“{The ban stays},” <she> [said].",
    "a tag turned round": "“{The ban stays},” [said] <Anna Berg>, the minister of trade, who leads the talks.",
    "a quotation that goes on": "“{The ban stays},” <she> [said]. “{It works.}”",
    "a sentence broken by its tag": "{The ban}, <she> [said], {has worked for years}.",
    "a quotation over three sentences": "“{It is late. It is dark. We stay},” <he> [said].",
    "a quotation over two paragraphs": "“{It is late.}\n\n“{We stay here},” <he> [said].",
    "two apostrophes": "''{We stay},'' <he> [said].",
    "a title in the name": "“{We stay},” [said] <Sen. Jane J. Smith>.",
    "an apposition": "<Jane Smith>, a lawyer from Austin, Texas, [said] that {the ban would stay}.",
    "an apposition and a week after the verb": "<Its president>, Rui Berg, [said] last week that {the ban would stay}.",
    "a week that is told of": "<The minister> [said] {last week was hard}.",
    "a time between subject and verb": "<The company> on Tuesday [said] {the plant would close}.",
    "a span of time before the verb": "<Smith>, <who> five days ago had [said] that {bans stay}, now lets it fall.",
    "people close to somebody, last": "{The ban would stay}, <two people close to the talks> [said].",
    "a week before the verb": "<The minister>, <who> last week [said] that {bans stay}, now lets them fall.",
    "a sentence broken by its tag and a day": "{The ban}, <she> [said] on Tuesday, {has worked for years}.",
    "a time before the name": "In September 2021 <then-president Smith> [said] that {the ban would stay}.",
    "a name with and": "WASHINGTON — <The Food and Drug Administration> [said] that {the ban would stay}.",
    "a name like a form in -ing": "“{We stay},” [said] <Maylis Castaing>, who owns the mill.",
    "a name with a preposition": "<Elephants Without Borders>, which counts them, [warned] that {herds would move}.",
    "an apposition before who": "<Anton Berg>, a Green, <who> had [said] that {bans stay}, now lets them fall.",
    "a subject with a clause of its own": "<Three groups> that had sued to force a decision [said] {they would wait}.",
    "a season before the verb": "<The mayor>, <who> in the spring of 2022 had [said] that {bans stay}, now leaves.",
    "according to, first": "[According to] <the report>, {prices rose by half}.",
    "in somebody's reading": "{The ban is}, [in] <the ministry>'s reading, {dead}.",
    "a plural verb": "{Some 40,000 jobs hang on the buyer}, <textile recyclers> [estimate].",
    "according to, last": "{Prices rose by half}, [according to] <the report>.",
    "a question": "<Reporters> [asked] {whether the ban would stay}.",
    "an order": "<The minister> [urged] {farmers to wait}.",
    "a name for something": "<The minister> [called] {the ban a mistake}.",
    "an accusation": "<The minister> [accused] {the firm of lying}.",
    "a concern": "<The minister> is [concerned] that {the ban fails}.",
    "a claim of somebody's": "It was <the minister>'s [claim] that {the ban works}.",
    "a warning": "<The minister> [warned of] {higher prices}.",
    "a warning on a condition": "<The minister> [warned of] {higher prices if the port was closed}.",
    "a relative clause": "It was a ban that <officials> [said] {would stay}.",
    "some": "<Some> [say] {the ban works}.",
    "many, between commas": "{The ban}, <many> [think], {has failed}.",
    "part of them": "<Two-thirds of them> [tell] pollsters {they want the ban}.",
    "'s for has": "<He>'s [said] {he'll fight the ban}.",
    "that and an aside": "<The ministry> [said] that, {at the request of the firms, it would wait}.",
    "an aside before that": "<The ministry> [explains], in a letter to farmers, that {the ban would stay}.",
    "a clause before that": "<She> [stated], while testifying in Oslo, that {the ban would stay}.",
    "all": "<Growers and pickers> all [agree] that {the ban works}.",
    "who on a day": "<Anna Berg>, <who> on Tuesday [said] that {bans stay}, now lets them fall.",
    "later on a day": "<Berg> later Thursday [told] the Daily Post: “{It stays.}”",
    "a web address": "<Gawker.com> has [stated] that {they will wait}.",
    "an envoy to a country": "{The ban has failed}, <the envoy to Iran> [confirmed].",
    "a speaker and a but": "{The ban lacks bite}, [said] <Berg>, but it works.",
    "a title before that": "Speaking on “This Week,” <Berg> [admitted] that {the ban had failed}.",
    "an apposition before the verb": "<Greg Berg>, head of a firm for jets, [said] {the plane was an odd one}.",
    "a speaker between quotation and verb": "“{It stays},” <Ida Berg>, who runs a mill, [told] CBS News.",
    "two names of a speaker": "“{It stays},” another friend, <Ida Berg> [told] CBS News.",
    "few": "But <few> [believe] {their ties will last}.",
    "they, too": "<Growers> [said] {they, too, had lost}.",
    "a clause parted from its verb": "<It> raised [fears] that {groups such as Dawn, which has lost before, are back}.",
    "a participle inside the content": "<The office> [says] {Millennials, numbering 75 million, surpassed all others}.",
    "after he asked": "After <Glenn Berg> [asked] the writer {who would win}, nobody spoke.",
    "according to, inside": "{One of the bans they made}, [according to] <a clerk>, {is dead}.",
    "asked at and in": "[Asked] at a briefing Monday in Oslo about {the ban}, Berg left.",
    "as he urged": "The crowd cheered as <Berg> [urged] {them to wait}.",
    "after the verb, when": "{The ban would be right}, <Ben Berg> [said] after the fires.",
    "but, she said": "{But}, <she> [said], {the ban has failed}.",
    "a speaker among others": "{The contrast}, [said] <Doyle and others>, {would be clear}.",
    "said first": "[Said] <Berg>, “{It has been a long year.}”",
    "as reported by": "As [reported] by <the Daily Post>, {the ban has failed}.",
    "as reported by, last": "{The ban has failed}, as first [reported] by <the Daily Post>.",
    "asked by": "[Asked] by <Thrush> {if the ban works}, Berg left.",
    "asked when": "[Asked] on Monday {whether the ban works}, Berg left.",
    "warned by": "The agency was [warned] by <the ministry> that {the ban had failed}.",
    "a subject with a dash": "<Growers> — and a few pickers — [say] that {the ban works}.",
    "close to him": "{The ban will stay}, <a grower close to him> [said].",
    "because": "<Berg> [said] {because it rained, nobody came}.",
    "a town and its state": "<Berg> [told] a crowd in Dayton, Ohio, on Monday that {the ban works}.",
    "even critics say": "The ban, {which} even <critics> [say] {was wise}, ended at noon.",
    "with one in ten saying": "Many shrugged, with <three in 10> [saying] {the ban works}.",
    "half": "Nearly <half> [said] {they want the ban}.",
    "an -ly that is a name": "{The ban has failed}, <Carly Berg> [said] on Monday.",
    "a weekday in the content": "<She> [noted] that {Saturday would have been her birthday}.",
    "an apposition before the tag": "{Jo Berg, the mayor's nephew, has left}, <the Daily Post> [announced] on Monday.",
    "those surveyed": "<Those surveyed> [say] {the ban works}.",
    "a participle between subject and verb": "<Some 56 percent of growers> polled [said] {the ban works}.",
    "people close to a name": "{The ban works}, <people close to Berg> [say].",
    "according to, without a comma": "[According to] <the ministry> {over 300 bans were lifted in Oslo, Norway}.",
    "although": "<Berg> [said] {although it rained, nobody left}.",
    "concerned, without that": "<The growers> are [concerned] {the ministry will keep the ban}.",
    "an apposition inside the content": "<The ministry> [said] {Anna Berg, the minister of trade, met the growers}.",
    "a speaker with an apposition and a clause": "{That is true}, [said] <Berg>, a grower whose sons have left.",
    "a sentence broken by a speaker": "{The ban}, [said] <Anna Berg>, a grower, {has failed in three towns}.",
    "a letter dated and filed": "<Berg> [wrote] in a letter dated Tuesday and filed in court that {it failed}.",
    "a name after a dash": "Turnout will fall - <Anna Berg>[:] “{It has been a long year for all of us.}”",
    "dashes before that": "<Berg> [said] — on Twitter, as it happens — that {the ban would stay}.",
    "for the first time": "<Berg> [said] for the first time on Friday that {the ban had failed}.",
    "dashes before a quotation": "<Berg> [said] — with a smile — “{It stays.}”",
    "as she told, first": "As <Berg> [told] the Daily Post, {the ban has failed}.",
    "as it reported, after a word": "However, as <the Daily Post> has [reported], {the ban has failed}.",
    "as it reported, after": "{The ban has failed}, as <the Daily Post> [reported] on Tuesday, and nobody minds.",
    "as she said, meanwhile": "Berg smiled as <she> angrily [said], “{I am sick of it.}”",
    "an unclosed quotation": "“{The ban stays, we know that}, [said] <Anna Berg>.",
    "a question mark": "“{Will it stay?}” <she> [asked].",
}


@pytest.mark.parametrize("marked", ALONE.values(), ids=ALONE.keys())
def test_a_text_holds_one_attribution(marked: str) -> None:
    found = found_parts(plain(marked))
    expected = marked_parts(marked)
    if "It was a ban that" in marked:  # the relative word is part of the content
        expected["content"].insert(0, "that")
    assert found == [expected]


# Several attributions in one text, in text order: (source, cue, content).
TOGETHER = {
    "a shared source": (
        "The minister said the ban would stay and added that farmers could sell.",
        [("The minister", "said", "the ban would stay"), ("The minister", "added", "farmers could sell")],
    ),
    "a participle takes the clause's subject": (
        "“It works,” said Anna Berg, adding that farmers could sell.",
        [("Anna Berg", "said", "It works"), ("Anna Berg", "adding", "farmers could sell")],
    ),
    "two speakers in one sentence": (
        "The minister said the ban would stay, but the farmers said it would fall.",
        [("The minister", "said", "the ban would stay"), ("the farmers", "said", "it would fall")],
    ),
    "a saying inside a saying": (
        "The envoy said the minister told him that the ban would stay.",
        [
            ("The envoy", "said", "the minister told him that the ban would stay"),
            ("the minister", "told", "the ban would stay"),
        ],
    ),
    "a transcript": (
        "BERG: The ban stays.\n\nLIND: We shall see. It may fall.",
        [("BERG", ":", "The ban stays"), ("LIND", ":", "We shall see. It may fall")],
    ),
    "a participle after a quotation": (
        "Berg told investors that fears were “overblown,” adding that the plant was safe.",
        [("Berg", "told", "fears were “overblown"), ("Berg", "adding", "the plant was safe")],
    ),
    "another says": (
        "While one grower says the ban works, another says it fails.",
        [("one grower", "says", "the ban works"), ("another", "says", "it fails")],
    ),
    "saying and warning": (
        "She wavered, saying that the ban works but warning that it may not last.",
        [("She", "saying", "the ban works"), ("She", "warning", "it may not last")],
    ),
    "two quotations of one speaker": (
        "“It works,” he said at a news talk, and then predicted: “It will last for years.”",
        [("he", "said", "It works"), ("he", "predicted", "It will last for years.")],
    ),
    "after another speaker, by promising": (
        "Years after Bill Dahl claimed that it was over, Berg won the seat by promising to end it.",
        [("Bill Dahl", "claimed", "it was over"), ("Berg", "promising", "to end it")],
    ),
    "but in an interview": (
        "The clerk first said he did not know, but in a later interview said he had lied.",
        [("The clerk", "said", "he did not know"), ("The clerk", "said", "he had lied")],
    ),
    "by saying": (
        "Berg criticized the firm by saying it was slow.",
        [("Berg", "criticized", "the firm"), ("Berg", "saying", "it was slow")],
    ),
    "pointing and saying": (
        "She ducked, pointing to the ban and saying that it works.",
        [("She", "pointing to", "the ban"), ("She", "saying", "it works")],
    ),
    "while, with two subjects": (
        "Lind said the ban works, while Anna Berg and Ida Dahl suggested they would oppose it.",
        [("Lind", "said", "the ban works"), ("Anna Berg and Ida Dahl", "suggested", "they would oppose it")],
    ),
    "while": (
        "While Berg said the ban works, Lind said it fails.",
        [("Berg", "said", "the ban works"), ("Lind", "said", "it fails")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TOGETHER.values(), ids=TOGETHER.keys())
def test_a_text_holds_several_attributions(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [tuple(" ".join(part[role]) for role in ("source", "cue", "content")) for part in found_parts(text)]
    assert found == expected


NOBODY = {
    "scare quotes": "The “special” rules end on Friday.",
    "a song": "The band played “Let It Be” twice.",
    "a book": "Her book, “The Long Way Home,” is out now.",
    "no words": "The ship sailed at noon.",
    "an adjective": "The previously announced ban ends on Friday.",
    "a noun": "The report was long.",
    "talks that began": "The talks, which began in May, went on.",
    "that week": "The minister announced that week a vote.",
    "states that vote": "The northern states that will vote in May are rich.",
    "a time clause": "The crowd sang as Berg spoke.",
    "an empty text": "",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY.keys())
def test_where_nobody_speaks_nothing_is_found(text: str) -> None:
    assert found_parts(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“It works. We know,” she said.", "direct"),
        ("She said the ban “works well” for all.", "mixed"),
        ("She said the ban works.", "indirect"),
    ],
)
def test_the_type_says_how_much_is_quoted(text: str, kind: str) -> None:
    assert [found.type for found in read(text)] == [kind]


def test_a_relative_pronoun_comes_with_its_antecedent() -> None:
    text = "He met officials who said the ban would stay."
    assert {"source": ["officials", "who"], "cue": ["said"], "content": ["the ban would stay"]} in found_parts(text)
