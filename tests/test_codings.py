"""Codings leave as CSV and JSON lines and come back the same; whatever does not fit is refused by line and field."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import HealthCheck, given, settings

from tests.analyses import analyses, gold_analysis, hostile_analysis
from timeline.codebook import load_codebook
from timeline.exchange import csvtable, jsonlines
from timeline.exchange.codings import read_coding_file
from timeline.model import Analysis, InputError
from timeline.view.tables import statement_table

CODEBOOK = load_codebook()
GOLD = gold_analysis()
HOSTILE = hostile_analysis()
BOTH = pytest.mark.parametrize("analysis", [GOLD, HOSTILE], ids=["gold", "hostile"])
ANY = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def read_csv(text: str, name: str = "table.csv") -> list:
    return csvtable.read_codings(io.StringIO(text, newline=""), name)


def read_jsonl(text: str, name: str = "rows.jsonl") -> Analysis:
    return jsonlines.read_analysis(io.StringIO(text, newline=""), name)


@BOTH
def test_json_lines_come_back_as_the_very_same_analysis(analysis):
    assert read_jsonl(jsonlines.format_lines(analysis)) == analysis


@BOTH
def test_a_csv_table_comes_back_as_the_very_same_table(analysis):
    codings = read_csv(csvtable.format_table(analysis.codings))
    back, there = (statement_table(a, CODEBOOK) for a in (Analysis(tuple(codings)), analysis))
    assert back.equals(there)


@ANY
@given(analyses())
def test_any_analysis_comes_back_from_json_lines(analysis):
    assert read_jsonl(jsonlines.format_lines(analysis)) == analysis


@ANY
@given(analyses())
def test_any_statements_come_back_from_csv(analysis):
    codings = read_csv(csvtable.format_table(analysis.codings))
    assert [s for coding in codings for s in coding.statements] == list(analysis.statements)
    there = {coding.article.id: coding.article for coding in analysis.codings if coding.statements}
    for coding in codings:
        article = there[coding.article.id]
        shown = ("published", "title", "outlet", "url")
        assert [getattr(coding.article, key) for key in shown] == [getattr(article, key) for key in shown]


def test_every_line_of_json_lines_is_one_article_whatever_is_in_its_text():
    lines = jsonlines.format_lines(HOSTILE)
    assert lines.isascii()
    assert len(lines.splitlines()) == len(HOSTILE.codings)


def test_the_csv_columns_are_the_keys_of_a_json_lines_statement():
    statement = jsonlines.coding_row(GOLD.codings[0])["statements"][0]
    assert list(statement) == list(csvtable.STATEMENT_COLUMNS)


def test_a_state_that_two_articles_prove_comes_back_once():
    first = GOLD.codings[0]
    article = type(first.article)(id="second", text="", published=first.article.published)
    moved = first.statements[-1]
    both = (
        type(first)(first.article, statements=first.statements[:-1]),
        type(first)(article, statements=(moved,)),
    )
    state = type(GOLD.states[0])("p", "a", "permits", None, None, (first.statements[0].id, moved.id))
    rows = jsonlines.format_lines(Analysis(both, (state,))).splitlines()
    assert [len(json.loads(row)["states"]) for row in rows] == [1, 1]
    assert read_jsonl("\n".join(rows)).states == (state,)


def row_with(**changes: object) -> str:
    return json.dumps(jsonlines.coding_row(GOLD.codings[0], GOLD.states) | changes)


def statement_with(**changes: object) -> str:
    statement = jsonlines.statement_row(GOLD.statements[0]) | changes
    return row_with(statements=[statement])


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("not JSON", "rows.jsonl, line 2: is not JSON"),
        ("[]", "rows.jsonl, line 2: is not a JSON object"),
        ("[" * 100_000, "rows.jsonl, line 2: is not JSON"),
        (row_with(id=None), "line 2: 'id' is missing or empty"),
        (row_with(published="yesterday"), "line 2: 'published': 'yesterday' is not a date"),
        (row_with(sentences=[[0]]), "line 2: 'sentences' is not a span such as [0, 12]"),
        (row_with(sentences=[[0, 10**9]]), "line 2: 'sentences' ends at 1000000000, after the text's"),
        (row_with(statements={}), "line 2: 'statements' is not a list"),
        (row_with(statements=["x"]), "line 2: 'statements' is not a list of objects"),
        (row_with(attributions=[{"type": "spoken"}]), "line 2, attributions 1: 'type' is 'spoken'; allowed are direct"),
        (statement_with(kind=""), "line 2, statements 1: 'kind' is missing; allowed are event, stance"),
        (statement_with(position="likes"), "line 2, statements 1: 'position' is 'likes'; allowed are nothing, proh"),
        (statement_with(text="other words"), "line 2, statements 1: 'text' is not what the article says at [66, 242]"),
        (statement_with(span=[True, 3]), "line 2, statements 1: 'span' is not a span"),
        (statement_with(span=[9, 3]), "line 2, statements 1: 'span' is not a span"),
        (statement_with(start="2024-06-02", end="2024-06-01"), "statements 1: 'end' is 2024-06-01, before 'start'"),
        (statement_with(source="half \ud800"), "statements 1: 'source' holds half a surrogate pair"),
        (statement_with(source=7), "line 2, statements 1: 'source' is not a text"),
        (statement_with(evidence=[{"span": "x"}]), "line 2, statements 1, evidence 1: 'span' is not a span"),
        (row_with(states=[{"provision": "p", "position": "permits", "statements": [1]}]), "states 1: 'statements' is"),
    ],
)
def test_a_bad_json_line_is_refused_with_its_number_and_field(line, complaint):
    with pytest.raises(InputError) as refusal:
        read_jsonl(f"\n{line}\n")
    assert complaint in str(refusal.value)


def test_an_id_given_twice_is_refused_in_both_formats():
    twice = Analysis((*GOLD.codings, *GOLD.codings))
    with pytest.raises(InputError, match="line 2: 'id' 'ukraine-us-weapons' is given twice"):
        read_jsonl(jsonlines.format_lines(twice))
    with pytest.raises(InputError, match="'id' 'g1' is given twice"):
        read_csv(csvtable.format_table(twice.codings))


HEADER = csvtable.format_header()
ROW = csvtable.format_table(GOLD.codings).splitlines(keepends=True)[1]


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ("", "table.csv, line 1: the column 'article' is missing"),
        (HEADER.replace("kind", "sort"), "table.csv, line 1: the column 'kind' is missing"),
        (HEADER + "one,two\r\n", "table.csv, line 2: has 2 cells, the header has 23 columns"),
        (HEADER + ROW.replace("[66, 242]", "66 to 242"), "table.csv, line 2: 'span' is not JSON"),
        (HEADER + ROW.replace("[66, 242]", "[66]"), "table.csv, line 2: 'span' is not a span"),
        (HEADER + ROW.replace("2024-05-31", "31 May"), "table.csv, line 2: 'published': '31 May' is not a date"),
        (HEADER + ROW.replace("realised", "real"), "table.csv, line 2: 'modality' is 'real'; allowed are realised"),
        (HEADER + ROW.replace("begins", '"beg"ins'), "table.csv, line 2: is not CSV"),
    ],
)
def test_a_bad_csv_row_is_refused_with_its_line_and_field(table, complaint):
    with pytest.raises(InputError) as refusal:
        read_csv(table)
    assert complaint in str(refusal.value)


def test_a_csv_table_that_a_spreadsheet_saved_is_read():
    table = "\ufeff" + csvtable.format_table(GOLD.codings).replace("\r\n", "\n") + "\n"
    assert [s for coding in read_csv(table) for s in coding.statements] == list(GOLD.statements)


@BOTH
@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_a_coding_file_is_read_by_its_ending(tmp_path, analysis, ending):
    write = {"csv": lambda: csvtable.format_table(analysis.codings), "jsonl": lambda: jsonlines.format_lines(analysis)}
    path = tmp_path / f"codings.{ending}"
    path.write_bytes(write[ending]().encode("utf-8"))
    assert [s for coding in read_coding_file(path) for s in coding.statements] == list(analysis.statements)


@pytest.mark.parametrize(("content", "complaint"), [(None, "no such file"), (b"\xff", "is not UTF-8 text")])
def test_a_coding_file_that_cannot_be_read_is_named(tmp_path, content, complaint):
    path = tmp_path / "codings.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=f"codings.csv: {complaint}"):
        read_coding_file(path)
