"""Every cue and every trigger of data/ fires on its own examples, and stays silent on its counter-examples."""

import re
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from timeline.codebook import NO_CODEBOOK, Actor, Codebook, Provision, load_rules
from timeline.model import Article
from timeline.pipeline import tag
from timeline.reading.codes.context import find_triggers, reaches
from timeline.reading.codes.cues import load_cues
from timeline.reading.text.document import Document

ROOT = Path(__file__).parent.parent
CUES = load_rules("cues")["cue"]
TRIGGERS = load_rules("context")["trigger"]


GOVERNMENT = Actor("government", "Government", ("the government",), True)


def codebook_of(sentence: str) -> Codebook:
    """Return the codebook to read an example with: one whose provision the words in brackets are, else none."""
    named = re.findall(r"\[(.+?)\]", sentence)
    provisions = tuple(Provision(name, name, patterns=(name,)) for name in named)
    return Codebook(actors=(GOVERNMENT,), provisions=provisions) if named else NO_CODEBOOK


def article(text: str) -> Article:
    return Article("example", text, date(2024, 5, 31), title="An example")


@pytest.mark.parametrize(
    ("cue", "sentence", "position", "kind"),
    [(entry["id"], *example) for entry in CUES for example in entry.get("examples", ())],
)
def test_an_example_has_the_position_and_the_kind_that_its_cue_promises(cue, sentence, position, kind):
    statements = tag(article(re.sub(r"[\[\]]", "", sentence)), codebook_of(sentence)).statements
    found = [(s.position, s.kind) for s in statements if any(e.rule == f"cues/{cue}" for e in s.evidence)]
    assert (position, kind) in found


@pytest.mark.parametrize(
    ("cue", "sentence"),
    [(entry["id"], sentence) for entry in CUES for sentence in entry.get("counterexamples", ())],
)
def test_a_counterexample_is_no_statement(cue, sentence):
    assert not [s.text for s in tag(article(sentence), NO_CODEBOOK).statements if s.position]


@pytest.mark.parametrize(
    ("trigger", "sentence", "scope"),
    [(entry["id"], *example) for entry in TRIGGERS for example in entry["examples"] if example[1]],
)
def test_a_trigger_reaches_the_words_that_its_example_names(trigger, sentence, scope):
    document = Document(article(sentence))
    first, last = document.words_within((sentence.index(scope), sentence.index(scope) + len(scope)))
    found = chain.from_iterable(find_triggers(document, document.sentences).values())
    assert any(match.entry.id == f"context/{trigger}" and reaches(match, first, last) for match in found)


def test_every_entry_has_an_example_unless_it_only_silences_others():
    assert [
        entry["id"] for entry in CUES if not entry.get("examples") and entry["role"] not in ("pseudo", "opine", "stand")
    ] == []


def test_no_two_entries_share_an_id():
    ids = [entry["id"] for entry in (*CUES, *TRIGGERS)]
    assert sorted(ids) == sorted(set(ids))


def test_a_pattern_matches_every_form_of_its_verb():
    words = "they lifted lifts lifting lift".split()
    found = {match.first for match in load_cues().find(words, 0, len(words)) if match.entry.id == "cues/lift"}
    assert found == {1, 2, 3, 4}


EVENTS = load_rules("events")["event"]


@pytest.mark.parametrize(("event", "sentence"), [(entry["id"], s) for entry in EVENTS for s in entry["examples"]])
def test_an_example_is_an_event_of_its_type(event, sentence):
    assert event in [s.event_type for s in tag(article(sentence), NO_CODEBOOK).statements]


def test_every_event_type_that_a_cue_names_is_defined():
    named = {entry["event_type"] for entry in CUES if "event_type" in entry}
    assert named <= {entry["id"] for entry in EVENTS}


def test_every_list_of_words_that_a_pattern_names_exists_and_is_used():
    named = {name for entry in CUES for pattern in entry["patterns"] for name in re.findall(r"<(.+?)>", pattern)}
    assert named == set(load_rules("cues")["words"])


def test_every_entry_that_the_code_knows_by_its_name_exists():
    known = {f"cues/{entry['id']}" for entry in CUES} | {f"context/{entry['id']}" for entry in TRIGGERS}
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "timeline").rglob("*.py"))
    assert set(re.findall(r'"((?:cues|context)/[a-z-]+)"', code)) <= known
