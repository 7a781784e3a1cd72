"""Where sentences, paragraphs and words begin and end."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Article
from timeline.reading.text.document import Document
from timeline.reading.text.sentences import find_paragraphs, find_sentences

DAY = date(2024, 5, 31)

# Each text is written with | where a sentence ends and the next begins.
SENTENCES = {
    "two sentences": "It ended. |He left.",
    "no final dot": "It ended. |He left",
    "titles": "Sen. Ted Cruz met Mr. Smith and Gen. Lee. |Dr. No left.",
    "an initial": "John F. Kennedy spoke. |George W. Bush did not.",
    "U.S. within a sentence": "The U.S. Army moved. |Nobody saw it.",
    "U.S. at the end": "It was made in the U.S. |The ban stays.",
    "p.m.": "They met at 5 p.m. Tuesday in Kyiv. |It rained.",
    "decimals and times": "It rose 3.5 percent at 10.30 a.m. on May 3. |Then it fell.",
    "a number": "They live at No. 10 Downing Street. |He said no. |They left.",
    "a month": "On Jan. 6 they marched. |On Sept. 11, 2001 it was clear.",
    "a company": "Acme Inc. sued Beta Corp. lawyers. |It makes weapons for Acme Inc. |The case ended.",
    "dot inside the quotation": "“We will not.” |He left the room.",
    "question inside the quotation": "“Will it hold?” he asked. |Nobody knew.",
    "a speaker after the quotation": "“Will it hold?” Blinken asked. |Nobody knew.",
    "a described speaker": "“Never!” the second official said. |He left.",
    "quotation of two sentences": "“We listen. |We learn,” he said. |“We do.”",
    "straight quotation marks": '"We will." |The minister left.',
    "ellipsis that ends": "He waited… |Nobody came.",
    "ellipsis that goes on": "He waited... and left. |Nobody came.",
    "question and exclamation": "Really?! |Yes! |He did.",
    "brackets": "It ended. |(Nobody cared.) |They left.",
    "footnotes": "The war ended.[12] |It had lasted years.[1][2] |Peace came.",
    "a wrapped line": "The administration has quietly given Ukraine the green light to use its\nweapons. |It did so.",
    "a short headline": "Ban lifted\n|The ban was lifted on Monday.",
    "paragraphs": "It ended\n\n|he left",
    "Windows line ends": "It ended.\r\n\r\n|He left.\r\n",
    "a numbered list": "1. First the ban. |2. Then the exception.",
    "a list of lines": "- first point\n|- second point",
    "a web address": "See www.example.com/a.b for more. |It is free.",
    "Chinese": "拜登政府允许乌克兰使用武器。|俄罗斯表示反对！|为什么？",
    "Hindi": "उसने कहा।| वह गया।",
    "Arabic": "هل انتهى؟| نعم. |انتهى.",
    "Cyrillic": "Он сказал нет. |Она ушла.",
    "a dash": "It ended – for now. |– He left.",
}


@pytest.mark.parametrize("written", SENTENCES.values(), ids=SENTENCES)
def test_a_text_is_cut_into_its_sentences(written):
    text = written.replace("|", "")
    assert [text[s:e] for s, e in find_sentences(text)] == [sentence.strip() for sentence in written.split("|")]


WORDS = {
    "initials": ("the U.S. Army", ["the", "U.S.", "Army"]),
    "hyphens": ("U.S.-supplied, pre-war", ["U.S.", "-", "supplied", ",", "pre-war"]),
    "apostrophes": ("can't O’Neill’s", ["can't", "O’Neill", "’s"]),
    "numbers": ("3.5 million, 1,200 at 10:30 in the 1990s", None),
    "two apostrophes": ("''No''", ["''", "No", "''"]),
    "marks": ("(“No!”)", ["(", "“", "No", "!", "”", ")"]),
    "letters of any script": ("Élysée Зеленський 你好", ["Élysée", "Зеленський", "你好"]),
}


@pytest.mark.parametrize(("text", "forms"), WORDS.values(), ids=WORDS)
def test_a_text_is_cut_into_its_words(text, forms):
    document = Document(Article("a", text, DAY))
    assert document.forms == (forms or "3.5 million , 1,200 at 10:30 in the 1990s".split())


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('He said “yes” and "no".', ["“yes”", '"no"']),
        ("“Unclosed to the end.\n\nNot quoted.", ["“Unclosed to the end."]),
        ("“First paragraph,\n\n“second paragraph,” he said.", ["“First paragraph,", "“second paragraph,”"]),
        ("„Ja“, sagte er. «Non»", ["„Ja“", "«Non»"]),
        ("Don’t quote ’90s apostrophes.", []),
    ],
)
def test_quotations_are_paired_within_their_paragraph(text, quotations):
    assert [text[s:e] for s, e in Document(Article("a", text, DAY)).quotations] == quotations


texts = st.text(st.one_of(st.sampled_from("aZ .!?…\"“”‘’'\n\r\t()[]1-–。U.S"), st.characters()), max_size=300)


@given(texts)
def test_sentences_are_trimmed_in_order_and_apart(text):
    end = 0
    for sentence in find_sentences(text):
        assert end <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
        end = sentence.end


@given(texts)
def test_sentences_leave_out_nothing_but_white_space(text):
    for cut in (find_sentences(text), find_paragraphs(text)):
        assert "".join("".join(text[s:e] for s, e in cut).split()) == "".join(text.split())


@given(texts)
def test_words_know_where_they_stand(text):
    document = Document(Article("a", text, DAY))
    assert document.forms == [text[s:e] for s, e in zip(document.starts, document.ends, strict=True)]
    assert document.words == [form.lower().replace("’", "'") for form in document.forms]
    assert "".join(document.forms) == "".join(document.text.split())


@given(texts)
def test_what_is_not_read_is_white_space_and_all_else_keeps_its_place(text):
    read = Document(Article("a", text, DAY)).text
    assert len(read) == len(text)
    assert all(a == b or a == " " for a, b in zip(read, text, strict=True))


@given(texts)
def test_every_word_lies_in_one_sentence(text):
    document = Document(Article("a", text, DAY))
    assert [i for sentence in document.sentences for i in range(sentence.first, sentence.last)] == [
        *range(len(document.forms))
    ]
    for sentence in document.sentences:
        paragraph = document.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.start
        assert sentence.end <= paragraph.end
