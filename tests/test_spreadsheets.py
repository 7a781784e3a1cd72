"""Spreadsheets: no cell runs, no day shifts, and each says what the table says."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from tests.analyses import HOSTILE_TEXTS, analyses, gold_analysis, hostile_analysis, with_when
from timeline.codebook import NO_CODEBOOK, load_codebook
from timeline.exchange import csvtable
from timeline.exchange.cells import defuse_cell, restore_cell
from timeline.exchange.discourse import format_events
from timeline.exchange.excel import render_workbook
from timeline.model import Analysis
from timeline.view.tables import statement_table

CODEBOOK = load_codebook()
GOLD = gold_analysis()
HOSTILE = hostile_analysis()
BOTH = pytest.mark.parametrize("analysis", [GOLD, HOSTILE], ids=["gold", "hostile"])
ANY = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


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
    old = with_when(date(1900, 2, 28), date(1900, 3, 1))
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
