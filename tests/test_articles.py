"""Articles come in as they are written, to the character, or are refused in one sentence."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.exchange.articles import find_articles, parse_article, parse_date, read_article, read_json_lines
from timeline.model import InputError

DAY = date(2024, 5, 31)
TEXT = "The ban was lifted.\n\nIt had stood for years."
HEADER = "title: Ban lifted\npublished: 2024-05-31\noutlet: The Paper\nurl: https://example.org/a?b=c:d\n"


def write(tmp_path, content: str | bytes):
    """Write an article file and return its path."""
    path = tmp_path / "article.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_header_and_text_are_told_apart(tmp_path):
    article = read_article(write(tmp_path, HEADER + "published-basis: the copy is dated\n\n" + TEXT))
    assert article.id == "article"
    assert (article.title, article.published, article.outlet) == ("Ban lifted", DAY, "The Paper")
    assert article.url == "https://example.org/a?b=c:d"
    assert article.published_basis == "the copy is dated"
    assert article.text == TEXT


KEPT = {
    "Windows line ends": (HEADER.replace("\n", "\r\n") + "\r\n", TEXT.replace("\n", "\r\n")),
    "old Mac line ends": (HEADER.replace("\n", "\r") + "\r", TEXT.replace("\n", "\r")),
    "a byte order mark": ("\ufeff" + HEADER + "\n", TEXT),
    "a blank line with spaces": (HEADER + "  \t\n", TEXT),
    "blank lines before and after the text": (HEADER + "\n", "\n\n  " + TEXT + "\n\n"),
    "keys in capitals": (HEADER.replace("published", "Published") + "\n", TEXT),
    "spaces after the value": (HEADER.replace("31\n", "31  \n") + "\n", TEXT),
    "a time after the date": (HEADER.replace("05-31", "05-31T23:30:00-07:00") + "\n", TEXT),
    "a text that looks like a header": (HEADER + "\n", "url: not a header any more\n\n" + TEXT),
    "a line separator in the text": (HEADER + "\n", "One\u2028two\x85three\x0bfour."),
    "a null character": (HEADER + "\n", "One\x00two."),
}


@pytest.mark.parametrize(("header", "text"), KEPT.values(), ids=KEPT)
def test_the_text_is_kept_to_the_character(tmp_path, header, text):
    article = read_article(write(tmp_path, header + text))
    assert article.text == text
    assert article.published == DAY


WITHOUT_HEADER = {
    "a headline": "Ban lifted\n\n" + TEXT,
    "a first line with a colon": "Note: this was changed later.\n\n" + TEXT,
    "an update": "Update: the ban is back\nIt was lifted before.\n\n" + TEXT,
    "a headline with a colon": "Kenya: ban lifted\n\n" + TEXT,
    "one line": TEXT.partition("\n")[0],
    "a blank first line": "\nBan lifted\n" + TEXT,
    "a colon in a dialogue": "Reporter: What now?\nMinister: Nothing.\n",
}


@pytest.mark.parametrize("content", WITHOUT_HEADER.values(), ids=WITHOUT_HEADER)
def test_a_file_without_a_header_is_read_with_the_date_given(tmp_path, content):
    path = write(tmp_path, content)
    article = read_article(path, DAY)
    assert article.text == content
    assert article.title == content.strip().splitlines()[0]
    with pytest.raises(InputError, match=r"no publication date; add a header line such as 'published: 2024-05-31'"):
        read_article(path)


def test_a_first_paragraph_that_serves_as_title_is_cut_short():
    title = parse_article("The ban " * 100, "a", "a.txt", date(2024, 5, 31)).title
    assert title.startswith("The ban The ban")
    assert title.endswith(" …")
    assert len(title) <= 120


def test_the_date_of_the_header_wins_over_the_date_given(tmp_path):
    assert read_article(write(tmp_path, HEADER + "\n" + TEXT), date(1999, 1, 1)).published == DAY


BAD = {
    "an empty file": ("", "has no text"),
    "white space alone": (" \n\n ", "has no text"),
    "a header alone": (HEADER, "has no text"),
    "a header and blank lines": (HEADER + "\n\n \n", "has no text"),
    "no date": ("title: T\n\n" + TEXT, "no publication date"),
    "an unreadable date": ("published: yesterday\n\n" + TEXT, "header 'published': 'yesterday' is not a date"),
    "an impossible date": ("published: 2024-02-30\n\n" + TEXT, "'2024-02-30' is not a date"),
    "a date and more": ("published: 2024-05-31st\n\n" + TEXT, "is not a date"),
    "an empty date": ("published:\n\n" + TEXT, "is not a date; write it as 2024-05-31"),
    "an unknown key": (HEADER + "author: X\n\n" + TEXT, "line 5: unknown header key 'author'"),
    "an unknown key first": ("author: X\n" + HEADER + "\n" + TEXT, "line 1: unknown header key 'author'"),
    "no blank line": (HEADER + TEXT, "line 5: 'The ban was lifted.' is no 'key: value'"),
    "a double key": ("title: A\n" + HEADER + "\n" + TEXT, "line 2: 'title' is given twice"),
    "Latin-1": ("Élysée".encode("latin-1"), "is not UTF-8 text; save it as UTF-8"),
    "RTF": ("{\\rtf1\\ansi " + TEXT + "}", "is an RTF document; save it as plain text (UTF-8)"),
    "HTML": ("\n<!DOCTYPE html><html><p>" + TEXT, "is a web page (HTML); save it as plain text (UTF-8)"),
    "HTML below a header": (HEADER + "\n<p>" + TEXT + "</p>", "is a web page (HTML)"),
    "PDF": (b"%PDF-1.7\n\xe2\xe3", "is a PDF; save it as plain text"),
    "Word": (b"PK\x03\x04\x14\x00\xff", "is a Word or OpenDocument file; save it"),
    "UTF-16": (TEXT.encode("utf-16"), "is not UTF-8 text"),
}


@pytest.mark.parametrize(("content", "named"), BAD.values(), ids=BAD)
def test_a_bad_article_is_refused_in_one_sentence_that_names_file_and_fault(tmp_path, content, named):
    path = write(tmp_path, content)
    with pytest.raises(InputError) as refusal:
        read_article(path)
    assert str(refusal.value).startswith(str(path))
    assert named in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(InputError, match=r"nowhere\.txt: no such file\."):
        read_article(tmp_path / "nowhere.txt")
    with pytest.raises(InputError, match="cannot be read"):
        read_article(tmp_path)


def test_a_folder_gives_its_text_files_in_order(tmp_path):
    for name in ("b.txt", "a.txt", "notes.md"):
        (tmp_path / name).write_text(TEXT)
    assert [path.name for path in find_articles(tmp_path)] == ["a.txt", "b.txt"]
    assert find_articles(tmp_path / "a.txt") == [tmp_path / "a.txt"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="holds no article"):
        find_articles(tmp_path / "empty")


def test_a_document_in_a_folder_is_named_unless_its_text_lies_beside_it(tmp_path):
    for name in ("a.txt", "a.html", "b.RTF", "notes.md"):
        (tmp_path / name).write_text(TEXT)
    assert [path.name for path in find_articles(tmp_path)] == ["a.txt", "b.RTF"]


def test_json_lines_are_read_one_article_a_line():
    rows = [
        {"id": "a", "text": TEXT, "published": "2024-05-31", "title": "T", "outlet": "O", "url": "U"},
        {"id": 7, "text": "\n First line.\nRest", "published": "2024-05-31T01:00:00Z", "title": None, "more": [1]},
    ]
    lines = [b"\xef\xbb\xbf" + json.dumps(rows[0]).encode(), b"\n", json.dumps(rows[1]).encode()]
    first, second = read_json_lines(lines)
    assert (first.id, first.text, first.published, first.title) == ("a", TEXT, DAY, "T")
    assert (first.outlet, first.url) == ("O", "U")
    assert (second.id, second.text, second.published) == ("7", rows[1]["text"], DAY)
    assert second.title == ""


BAD_LINES = {
    "no JSON": (b"{", "is not JSON"),
    "nested too deeply": (b"[" * 100_000, "is not JSON"),
    "not UTF-8": (b'{"id": "\xe9"}', "is not UTF-8"),
    "no object": (b"[1]", "is not a JSON object"),
    "no id": (b'{"text": "T", "published": "2024-05-31"}', "'id' is missing"),
    "no text": (b'{"id": "a", "published": "2024-05-31"}', "'text' is missing"),
    "an empty text": (b'{"id": "a", "text": " ", "published": "2024-05-31"}', "'text' is missing, empty"),
    "a text that is a list": (b'{"id": "a", "text": ["T"], "published": "2024-05-31"}', "not a text"),
    "no date": (b'{"id": "a", "text": "T"}', "'published' is missing"),
    "an unreadable date": (b'{"id": "a", "text": "T", "published": "May"}', "'published': 'May' is not a date"),
}


@pytest.mark.parametrize(("line", "named"), BAD_LINES.values(), ids=BAD_LINES)
def test_a_bad_line_is_named_and_the_others_are_read(line, named):
    good = b'{"id": "a", "text": "T", "published": "2024-05-31"}'
    before, fault, after = read_json_lines([good, line, good])
    assert before == after
    assert str(fault).startswith("standard input, line 2: ")
    assert named in str(fault)


def test_a_line_without_a_date_takes_the_date_given():
    (article,) = read_json_lines([b'{"id": "a", "text": "T"}'], published=DAY)
    assert article.published == DAY


@pytest.mark.parametrize("value", ["2024-05-31", " 2024-05-31 ", "2024-05-31 23:59", "2024-05-31T23:59:59+14:00"])
def test_a_day_is_read_whatever_time_stands_after_it(value):
    assert parse_date(value, "x") == DAY


@pytest.mark.parametrize("value", ["", "2024", "31.05.2024", "05/31/2024", "2024-5-31", "2024-13-01", "0000-01-01"])
def test_what_is_not_a_day_is_refused(value):
    with pytest.raises(InputError, match=r"^x: .* is not a date; write it as 2024-05-31\.$"):
        parse_date(value, "x")


@given(st.text())
def test_whatever_a_file_holds_it_is_read_or_refused(content):
    try:
        article = parse_article(content, "a", "a.txt", DAY)
    except InputError as refusal:
        article = str(refusal)
    if isinstance(article, str):
        assert article.startswith("a.txt")
    else:
        assert content.endswith(article.text)
        assert article.title
