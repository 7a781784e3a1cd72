"""Who said what: tables text -> expected, every rule's own examples."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

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


ALONE = tomllib.loads(Path(__file__).with_name("sayings.toml").read_text(encoding="utf-8"))


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
    "the first to say, in a clause of its own": (
        "Pressure grew after Norway became the first country to say that the ban had failed.",
        [("Norway", "say", "the ban had failed")],
    ),
    "who did not want to be named": (
        "A member of the board who did not want to be named said the ban would stay.",
        [
            ("A member of the board who", "want", "to be named said the ban would stay"),
            ("A member of the board", "said", "the ban would stay"),
        ],
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
    "claims that are dismissed": (
        "The court dismissed claims that the ban is unlawful.",
        [("The court", "dismissed", "claims that the ban is unlawful")],
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
