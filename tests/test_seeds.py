"""The machine against people: every gold statement is a case, every miss is known by its reason."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from tests.benchmark.accuracy import code_table, print_table
from tests.gold import CODES, GOLD, MAIN_CODES, Gold, code_of, find_golds, pair_statements, read_gold
from timeline.model import Analysis, PolicyState, Statement
from timeline.pipeline import analyse

SEED = "ukraine-us-weapons"
# What is not read as a person reads it, and why: by article, statement number or state. A miss that is mended
# fails here until its line is gone. `python -m tests.benchmark --errors codes` shows what was read instead.
MISSES = tomllib.loads((GOLD / "misses.toml").read_text("utf-8"))


@cache
def coded(path: Path) -> tuple[Gold, Analysis]:
    """Return a gold and what the machine reads in its article."""
    gold = read_gold(path)
    return gold, analyse([gold.article], gold.codebook)


@cache
def paired(path: Path) -> dict[str, Statement]:
    """Return the machine's statement for the id of each gold statement that it found."""
    gold, analysis = coded(path)
    return {g.id: f for g, f in pair_statements(gold.statements, analysis.statements)}


def name_state(state: PolicyState) -> str:
    """Return the words by which a state is known among the misses."""
    return f"{state.provision} {state.actor} {state.position}"


def make_case(path: Path, gold: Gold, wanted: object, name: str) -> object:
    """Return a case; one that is known to be missed is expected to fail."""
    reason = MISSES.get(gold.article.id, {}).get(name)
    marks = [pytest.mark.xfail(reason=reason)] if reason else []
    return pytest.param(path, wanted, marks=marks, id=f"{gold.article.id} {name}")


GOLDS = [(path, read_gold(path)) for path in find_golds()]
STATEMENTS = [make_case(path, gold, item, item.id) for path, gold in GOLDS for item in gold.statements]
STATES = [make_case(path, gold, item, name_state(item)) for path, gold in GOLDS for item in gold.states]


@pytest.mark.parametrize(("path", "statement"), STATEMENTS)
def test_a_statement_is_read_as_a_person_reads_it(path, statement):
    found = paired(path).get(statement.id)
    assert found, f"not found: {statement.text}"
    codes = CODES if statement.article == SEED else MAIN_CODES
    assert {code: code_of(found, code) for code in codes} == {code: code_of(statement, code) for code in codes}


def test_nothing_is_read_in_the_seed_article_that_a_person_did_not_code():
    path = GOLD / f"{SEED}.toml"
    known = {statement.id for statement in paired(path).values()}
    assert [statement.text for statement in coded(path)[1].statements if statement.id not in known] == []


@pytest.mark.parametrize(("path", "state"), STATES)
def test_a_policy_state_is_derived_as_a_person_derives_it(path, state):
    found = [found for found in coded(path)[1].states if name_state(found) == name_state(state)]
    assert [(found.start, found.end) for found in found] == [(state.start, state.end)]


def test_every_miss_is_one_of_a_case():
    named = {gold.article.id: {s.id for s in gold.statements} | set(map(name_state, gold.states)) for _, gold in GOLDS}
    for article, misses in MISSES.items():
        assert misses.keys() <= named[article]


@pytest.mark.parametrize("path", find_golds(), ids=lambda path: path.stem)
def test_a_policy_state_names_the_statements_that_prove_it(path):
    _, analysis = coded(path)
    statements = {statement.id: statement for statement in analysis.statements}
    for state in analysis.states:
        assert state.statements
        for identifier in state.statements:
            assert statements[identifier].modality not in ("hypothetical", "planned", "denied")


def test_the_agreement_with_people_is_printed_code_by_code(capsys):
    table = code_table([coded(path)[0] for path in find_golds()])
    with capsys.disabled():
        print()
        print_table(table)
    assert table[0][1:-2] == ["statements", *CODES]
