"""A quotation that proves something holds the words that make it a proof."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from tests.analyses import analyses
from timeline.codebook import Codebook
from timeline.exchange.policies import read_policy
from timeline.model import Article, Coding, Evidence, Span, Statement, When
from timeline.pipeline import analyse
from timeline.reading.codes.outlook import SAME_SPEAKER
from timeline.view.brief import format_brief
from timeline.view.quotations import quote_statement

TEXT = "It began in May. Ukraine cannot hit towns or launch missiles, he said, no longer. Nobody denied it."
SENTENCES = (Span(0, 16), Span(17, 81), Span(82, 99))


def make_coding(words: str, *cues: tuple[str, str]) -> Coding:
    """Return a coding with one statement of these words, and its cues as (words, code)."""
    span = find(words)
    evidence = tuple(Evidence(find(cue), "cues/x", code) for cue, code in cues)
    when = When(None, None, "vague", "published")
    statement = Statement("s", "a", span, words, "stance", when, evidence=evidence)
    return Coding(Article("a", TEXT, date(2024, 5, 31)), SENTENCES, statements=(statement,))


def find(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def quote(words: str, *cues: tuple[str, str]) -> str:
    coding = make_coding(words, *cues)
    return quote_statement(coding.statements[0], coding)


def test_the_word_that_forbids_is_quoted_with_what_it_forbids():
    assert quote("launch missiles", ("cannot", "position")) == "… cannot hit towns or launch missiles"


def test_a_word_after_the_statement_that_turns_it_is_quoted_too():
    assert quote("Ukraine cannot hit towns", ("no longer", "change")) == (
        "Ukraine cannot hit towns or launch missiles, he said, no longer"
    )


def test_the_reporters_words_beside_a_quotation_are_not_put_into_it():
    coding = make_coding("launch missiles", ("he said", "position"))
    (statement,) = coding.statements
    inferred = replace(statement, evidence=(replace(statement.evidence[0], rule=SAME_SPEAKER),))
    assert quote_statement(inferred, coding) == "… launch missiles"


def test_a_quotation_never_leaves_its_sentence():
    assert quote("launch missiles", ("denied", "modality")) == "… launch missiles"


def test_words_that_only_date_or_name_are_not_drawn_in():
    assert quote("launch missiles", ("Ukraine", "actor"), ("It began", "when")) == "… launch missiles"


def test_a_quotation_that_begins_with_its_sentence_begins_without_dots():
    assert quote("Ukraine cannot hit towns", ("cannot", "position")) == "Ukraine cannot hit towns"


def test_a_coding_without_its_article_quotes_its_own_words():
    coding = make_coding("launch missiles", ("cannot", "position"))
    bare = replace(coding, article=replace(coding.article, text=""))
    assert quote_statement(bare.statements[0], bare) == "launch missiles"


@given(analyses())
def test_every_quotation_holds_its_statement(analysis):
    for coding in analysis.codings:
        for statement in coding.statements:
            assert statement.text in quote_statement(statement, coding)


def test_the_seed_article_is_never_quoted_against_itself():
    seed = read_policy()
    brief = format_brief(analyse(seed.articles, seed.codebook), seed.codebook)
    assert "> … cannot use those weapons to hit civilian infrastructure or launch long-range missiles" in brief


def test_the_brief_names_who_spoke_and_never_by_a_pronoun():
    text = "The city banned drones. Anna Berg, a pilot, was angry. “It is a mistake,” she said of the ban on drones."
    article = Article("a", text, date(2024, 5, 31), title="Drones")
    brief = format_brief(analyse([article], Codebook()), Codebook())
    assert "“It is a mistake” — Anna Berg" in brief
    assert "— she" not in brief
