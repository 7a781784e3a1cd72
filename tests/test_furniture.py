"""What a web page prints around an article is not read, and neither does it matter how the article is laid out."""

import re
import textwrap
from dataclasses import replace
from datetime import date

import pytest

from tests.gold import find_golds, read_gold
from timeline.codebook import Actor, Codebook, Provision, load_codebook, load_rules
from timeline.model import Article
from timeline.pipeline import tag
from timeline.reading.text.furniture import is_furniture

ENTRIES = load_rules("furniture")["furniture"]
GOLDS = [read_gold(path) for path in find_golds()]


@pytest.mark.parametrize("line", [line for entry in ENTRIES for line in entry["examples"]])
def test_every_example_is_no_part_of_an_article(line):
    assert is_furniture(line)


@pytest.mark.parametrize("line", [line for entry in ENTRIES for line in entry["counterexamples"]])
def test_every_counterexample_is_part_of_an_article(line):
    assert not is_furniture(line)


def test_nothing_is_read_in_what_surrounds_an_article():
    told = "The White House lifted its ban on strikes inside Russia on Thursday."
    page = "\n\n".join(
        [
            "Advertisement",
            told,
            "Read more: Germany forbids Ukraine to strike inside Russia",
            "A soldier fires at targets inside Russia. (Jane Doe/AP)",
            "© 2024 The Paper. All rights reserved. This material may not be published without permission.",
        ]
    )
    statements = tag(Article("page", page, date(2024, 5, 31)), load_codebook()).statements
    assert [statement.text for statement in statements] == [told]


def test_an_agency_may_be_an_actor():
    codebook = Codebook(
        "Leaks", "?", (Actor("reuters", "Reuters", ("Reuters",)),), (Provision("it", "Leaks", patterns=("leaks",)),)
    )
    (statement,) = tag(Article("a", "Reuters opposes leaks.", date(2024, 5, 31)), codebook).statements
    assert (statement.actor, statement.position) == ("reuters", "opposes")


def _wrap(text: str) -> str:
    return "\n".join(textwrap.wrap(text, 72, break_long_words=False, break_on_hyphens=False))


def _by_paragraph(change):
    return lambda text: "\n\n".join(map(change, text.split("\n\n")))


LAYOUTS = {
    "wrapped by a mail program": _by_paragraph(_wrap),
    "a line for each paragraph": lambda text: re.sub(r"\n\n+", "\n", text),
    "from Windows": lambda text: text.replace("\n", "\r\n"),
    "with spaces that do not break": lambda text: text.replace(" ", "\u00a0"),
    "with marks that have no width": lambda text: text.replace(". ", ".\u200b "),
    "as a list": _by_paragraph(lambda paragraph: f"• {paragraph}"),
    "quoted in a mail": _by_paragraph(lambda paragraph: f"> {paragraph}"),
    "with bold words": _by_paragraph(lambda paragraph: re.sub(r"^(\S+)", r"**\1**", paragraph)),
    "with footnotes": lambda text: re.sub(r"\. (?=[A-Z])", ".[1] ", text),
    "with straight quotation marks": lambda text: re.sub("[“”]", '"', text).replace("’", "'"),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold.article.id)
def test_an_article_reads_the_same_however_it_is_laid_out(gold, layout):
    def read(text: str) -> list[tuple[object, ...]]:
        coded = tag(replace(gold.article, text=text), gold.codebook).statements
        return [(s.kind, s.actor, s.position, s.provision, s.modality, s.change, s.event_type, s.when) for s in coded]

    assert read(layout(gold.article.text)) == read(gold.article.text)
