"""Whatever is taken away says the same as the table, opened by the format's own reader."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime

import openpyxl
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt

from tests.analyses import HOSTILE_TEXTS, analyses, gold_analysis, hostile_analysis
from timeline.codebook import NO_CODEBOOK, load_codebook
from timeline.exchange import annotations, csvtable, jsonlines
from timeline.exchange.cells import defuse_cell, restore_cell
from timeline.exchange.discourse import format_events
from timeline.exchange.excel import render_workbook
from timeline.exchange.formats import DATA_FORMATS, restrict
from timeline.model import Analysis, InputError
from timeline.view.brief import escape_markdown, format_brief
from timeline.view.tables import statement_table
from timeline.view.timelinejs import format_timeline

CODEBOOK = load_codebook()
GOLD = gold_analysis()
HOSTILE = hostile_analysis()
BOTH = pytest.mark.parametrize("analysis", [GOLD, HOSTILE], ids=["gold", "hostile"])
ANY = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def read_csv(text: str, name: str = "table.csv") -> list:
    return csvtable.read_codings(io.StringIO(text, newline=""), name)


def read_jsonl(text: str, name: str = "rows.jsonl") -> Analysis:
    return jsonlines.read_analysis(io.StringIO(text, newline=""), name)


# ---------------------------------------------------------------- CSV and JSON lines: out and in again


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


# ---------------------------------------------------------------- formulas


@ANY
@given(analyses())
def test_no_csv_cell_runs_as_a_formula(analysis):
    for table, delimiter in ((csvtable.format_table(analysis.codings), ","), (format_events(analysis, CODEBOOK), ";")):
        for row in csv.reader(io.StringIO(table, newline=""), delimiter=delimiter):
            assert not [cell for cell in row if cell.startswith(FORMULA_STARTS)]


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_a_defused_cell_is_restored_exactly(text):
    assert restore_cell(defuse_cell(text)) == text
    assert restore_cell(defuse_cell(defuse_cell(text))) == defuse_cell(text)


# ---------------------------------------------------------------- Excel


def open_workbook(analysis: Analysis) -> dict[str, list[dict[str, object]]]:
    book = openpyxl.load_workbook(io.BytesIO(render_workbook(analysis, CODEBOOK)))
    sheets = {}
    for sheet in book:
        header, *rows = sheet.iter_rows(values_only=True)
        sheets[sheet.title] = [dict(zip(header, row, strict=True)) for row in rows]
    return sheets


def test_the_workbook_says_what_the_table_says():
    table = statement_table(GOLD, CODEBOOK)
    rows = open_workbook(GOLD)["statements"]
    shown = {"id": "id", "text": "text", "actor": "actor_label", "provision": "provision_label", "kind": "kind"}
    for column, of_table in (shown | {"position": "position", "modality": "modality", "basis": "basis"}).items():
        assert [row[column] or "" for row in rows] == list(table[of_table])


def test_the_workbook_has_its_states_and_articles():
    sheets = open_workbook(GOLD)
    assert [row["statements"] or "" for row in sheets["states"]] == [", ".join(s.statements) for s in GOLD.states]
    assert [(row["id"], row["statements"]) for row in sheets["articles"]] == [("ukraine-us-weapons", 15)]


@BOTH
def test_days_are_dates_in_the_workbook_and_the_same_days(analysis):
    for row, statement in zip(open_workbook(analysis)["statements"], analysis.statements, strict=True):
        for key, day in (("start", statement.when.start), ("end", statement.when.end)):
            assert row[key] == (datetime.combine(day, datetime.min.time()) if day else None)


def test_a_day_that_excel_would_shift_is_a_text():
    old = analysis_of(when_start=date(1900, 2, 28), when_end=date(1900, 3, 1))
    row = open_workbook(old)["statements"][0]
    assert (row["start"], row["end"]) == ("1900-02-28", datetime(1900, 3, 1))


def test_no_cell_of_the_workbook_is_a_formula():
    book = openpyxl.load_workbook(io.BytesIO(render_workbook(HOSTILE, NO_CODEBOOK)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith(FORMULA_STARTS)]


@ANY
@given(analyses())
def test_any_analysis_becomes_a_workbook_that_opens(analysis):
    rows = open_workbook(analysis)["statements"]
    assert [row["id"] for row in rows] == [statement.id for statement in analysis.statements]


def analysis_of(when_start: date | None, when_end: date | None) -> Analysis:
    statement = GOLD.statements[0]
    when = type(statement.when)(when_start, when_end, "day", "explicit")
    fields = {name: getattr(statement, name) for name in statement.__slots__} | {"when": when}
    coding = type(GOLD.codings[0])(GOLD.codings[0].article, statements=(type(statement)(**fields),))
    return Analysis((coding,))


# ---------------------------------------------------------------- Discourse Network Analyzer


def read_events(analysis: Analysis) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(format_events(analysis, CODEBOOK), newline=""), delimiter=";"))


def test_the_event_list_has_the_columns_of_discourse_network_analyzer_in_its_order():
    header = list(read_events(GOLD)[0])
    variables = ["person", "organization", "concept", "agreement"]
    assert header[:6] == ["statement_id", "time", *variables]
    assert header[-10:] == [
        *("start_position", "stop_position", "text", "coder"),
        *("document_id", "document_title", "document_author", "document_source", "document_section", "document_type"),
    ]


def test_every_field_of_the_event_list_is_quoted():
    for line in format_events(GOLD, CODEBOOK).splitlines():
        assert all(field.startswith('"') and field.endswith('"') for field in line.split('";"')) or '";"' in line
        assert line.startswith('"')
        assert line.endswith('"')


def test_the_event_list_says_what_the_table_says():
    table = statement_table(GOLD, CODEBOOK)
    rows = read_events(GOLD)
    pairs = {"statement_id": "id", "organization": "actor_label", "concept": "provision_label", "text": "text"}
    for column, of_table in pairs.items():
        assert [row[column] for row in rows] == list(table[of_table])
    assert {row["time"] for row in rows} == {"2024-05-31 00:00:00"}


def test_agreement_is_one_for_allowing_and_zero_for_forbidding():
    agreement = {(row["position"], row["agreement"]) for row in read_events(GOLD)}
    assert agreement == {("permits", "1"), ("supports", "1"), ("opposes", "0"), ("prohibits", "0"), ("", "")}


def test_a_denied_or_hypothetical_position_is_no_agreement():
    for row in read_events(HOSTILE):
        if row["modality"] in ("denied", "hypothetical"):
            assert row["agreement"] == ""


def test_who_speaks_of_somebody_elses_position_does_not_hold_it():
    persons = {(row["person"], row["organization"]) for row in read_events(GOLD) if row["person"]}
    assert ("a U.S. official", "US administration") in persons
    assert all(organization == "US administration" for _, organization in persons)


# ---------------------------------------------------------------- W3C Web Annotations

# The terms of the Web Annotation context that the export uses, as the W3C's vocabulary defines them. The context
# itself is on the W3C's server; a test must not ask for it.
OA, AS = rdflib.Namespace("http://www.w3.org/ns/oa#"), rdflib.Namespace("https://www.w3.org/ns/activitystreams#")
CONTEXT = {
    **{"id": "@id", "type": "@type", "oa": str(OA), "as": str(AS), "dcterms": "http://purl.org/dc/terms/"},
    **{"rdf": str(rdflib.RDF), "rdfs": str(rdflib.RDFS), "foaf": "http://xmlns.com/foaf/0.1/"},
    **{"dc": "http://purl.org/dc/elements/1.1/", "xsd": str(rdflib.XSD)},
    "Annotation": "oa:Annotation",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    **{"Software": "as:Application", "Person": "foaf:Person", "TextualBody": "oa:TextualBody"},
    **{"TextQuoteSelector": "oa:TextQuoteSelector", "TextPositionSelector": "oa:TextPositionSelector"},
    **{"classifying": "oa:classifying", "tagging": "oa:tagging"},
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "creator": {"@type": "@id", "@id": "dcterms:creator"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "first": {"@type": "@id", "@id": "as:first"},
    "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
    "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
    **{"value": "rdf:value", "format": "dc:format", "label": "rdfs:label", "name": "foaf:name"},
    **{"exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix"},
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
}


def read_graph(analysis: Analysis) -> rdflib.Graph:
    document = json.loads(annotations.format_annotations(analysis, CODEBOOK))
    assert document["@context"] == "http://www.w3.org/ns/anno.jsonld"
    return rdflib.Graph().parse(data=json.dumps(document | {"@context": CONTEXT}), format="json-ld")


def read_annotations(analysis: Analysis) -> list[dict[str, object]]:
    """Return what a reader of linked data sees, in the order of the collection."""
    graph = read_graph(analysis)
    page = graph.value(predicate=rdflib.RDF.type, object=AS.OrderedCollectionPage)
    return [read_annotation(graph, node) for node in graph.items(graph.value(page, AS.items))]


def read_annotation(graph: rdflib.Graph, node: rdflib.term.Node) -> dict[str, object]:
    bodies = [(graph.value(b, OA.hasPurpose), str(graph.value(b, rdflib.RDF.value))) for b in graph[node : OA.hasBody]]
    target = graph.value(node, OA.hasTarget)
    seen: dict[str, object] = {"source": graph.value(target, OA.hasSource)}
    for selector in graph[target : OA.hasSelector]:
        seen |= {str(p).removeprefix(str(OA)): o.toPython() for p, o in graph[selector] if p != rdflib.RDF.type}
    tags = dict(value.split(": ", 1) for purpose, value in bodies if purpose == OA.tagging)
    return seen | {"tags": tags, "categories": {value for purpose, value in bodies if purpose == OA.classifying}}


def test_the_annotations_say_what_the_table_says():
    found = read_annotations(GOLD)
    table = statement_table(GOLD, CODEBOOK)
    for column in ("id", "kind", "actor", "position", "provision", "change", "modality", "precision"):
        assert [annotation["tags"].get(column, "") for annotation in found] == list(table[column])
    assert [annotation["tags"].get("start") for annotation in found] == [
        s.when.start and s.when.start.isoformat() for s in GOLD.statements
    ]


@BOTH
def test_both_selectors_of_an_annotation_find_the_words_in_the_text(analysis):
    text = analysis.codings[0].article.text
    for annotation, statement in zip(read_annotations(analysis), analysis.statements, strict=True):
        assert text[annotation["start"] : annotation["end"]] == annotation["exact"] == statement.text
        around = annotation["prefix"] + annotation["exact"] + annotation["suffix"]
        assert around in text


def test_an_annotation_is_called_the_same_in_every_export():
    first, second = (
        json.loads(annotations.format_annotations(analysis, CODEBOOK))["first"]["items"]
        for analysis in (GOLD, restrict(GOLD, {"g2", "g3"}))
    )
    assert [item["id"] for item in second] == [item["id"] for item in first[1:3]]
    assert len({item["id"] for item in first}) == len(first)


def test_an_article_without_a_valid_web_address_has_a_name_instead():
    (source,) = {annotation["source"] for annotation in read_annotations(HOSTILE)}
    assert str(source).startswith("urn:uuid:")


# ---------------------------------------------------------------- TimelineJS


def test_the_slides_say_what_the_table_says():
    slides = json.loads(format_timeline(GOLD, CODEBOOK))["events"]
    table = statement_table(GOLD, CODEBOOK)
    assert [slide["unique_id"] for slide in slides] == list(table["id"])
    assert [slide["display_date"] for slide in slides] == list(table["when"])
    assert [slide["group"] for slide in slides] == list(table["actor_label"])


def test_the_slides_stand_on_the_days_of_the_table():
    for slide, statement in zip(json.loads(format_timeline(GOLD, CODEBOOK))["events"], GOLD.statements, strict=True):
        start, end = statement.when.start or statement.when.end, statement.when.end
        assert date(**slide["start_date"]) == start
        assert date(**slide.get("end_date", slide["start_date"])) == (end if statement.when.start else start)


def test_there_is_an_era_for_each_policy_state_with_two_ends():
    eras = json.loads(format_timeline(GOLD, CODEBOOK))["eras"]
    assert len(eras) == len(GOLD.states)
    for era, state in zip(eras, GOLD.states, strict=True):
        start, end = (
            date(*(era[key][part] for part in ("year", "month", "day"))) for key in ("start_date", "end_date")
        )
        assert start == (state.start or start) <= end == (state.end or end)
        assert era["start_date"] != era["end_date"]


def test_no_slide_holds_markup_from_the_article():
    timeline = format_timeline(HOSTILE, CODEBOOK)
    for marked in ("<script", "<img", "<b>", 'javascript:alert(1)\\"'):
        assert marked not in timeline


# ---------------------------------------------------------------- the Markdown brief


def read_plain(markdown: str) -> str:
    """Return the text that a reader of the brief sees; markup of any kind but ours fails."""
    tokens = [token for block in MarkdownIt("commonmark").parse(markdown) for token in (block.children or [])]
    assert {token.type for token in tokens} <= {"text", "text_special", "strong_open", "strong_close", "em_open",
                                                "em_close", "link_open", "link_close"}  # fmt: skip
    return "".join(token.content for token in tokens)


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_a_quotation_in_the_brief_reads_exactly_as_it_was_written(text):
    parser = MarkdownIt("gfm-like", {"linkify": False})
    for before in ("", "> ", "- "):
        html = parser.render(before + escape_markdown(text))
        shown = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
        wrapped = {
            "": "<p>{}</p>\n",
            "> ": "<blockquote>\n<p>{}</p>\n</blockquote>\n",
            "- ": "<ul>\n<li>{}</li>\n</ul>\n",
        }
        assert shown == wrapped[before].format(" ".join(text.split()))


def test_the_brief_quotes_every_proof_and_names_its_source():
    seen = read_plain(format_brief(GOLD, CODEBOOK))
    for state in GOLD.states:
        for proof in state.statements:
            (statement,) = (s for s in GOLD.statements if s.id == proof)
            assert statement.text in seen
    assert "Biden Gives Ukraine Green Light to Use US Weapons Inside Russia. Published 31 May 2024" in seen
    assert "Counter-fire near Kharkiv: opposed → permitted" in seen


def test_the_brief_of_a_hostile_article_holds_no_markup_but_its_own():
    read_plain(format_brief(HOSTILE, NO_CODEBOOK))


# ---------------------------------------------------------------- the filtered view


def test_a_restricted_analysis_holds_the_asked_statements_and_their_proofs_alone():
    kept = restrict(GOLD, {"g1", "g3"})
    assert [s.id for s in kept.statements] == ["g1", "g3"]
    assert {proof for state in kept.states for proof in state.statements} == {"g1", "g3"}


def test_an_unrestricted_analysis_stays_what_it_was():
    assert restrict(GOLD, {s.id for s in GOLD.statements}) is GOLD


def test_nothing_left_is_an_empty_analysis_that_every_format_can_write():
    empty = restrict(GOLD, set())
    assert empty == Analysis()
    for form in DATA_FORMATS:
        assert form.render(empty, CODEBOOK) or form.id == "jsonl"


def test_half_a_surrogate_pair_breaks_no_format():
    broken = analysis_of(date(2024, 5, 31), None)
    statement = broken.statements[0]
    fields = {name: getattr(statement, name) for name in statement.__slots__} | {"source": "half \ud800"}
    coding = type(broken.codings[0])(broken.codings[0].article, statements=(type(statement)(**fields),))
    for form in DATA_FORMATS:
        assert form.render(Analysis((coding,)), CODEBOOK)
