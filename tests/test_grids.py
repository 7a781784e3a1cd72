"""The grids of tests/grids.toml: what is said composes, whatever it is said of and however it is worded."""

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from timeline.codebook import Actor, Codebook, Provision
from timeline.model import Article
from timeline.pipeline import tag
from timeline.reading.codes.drafts import SIDES

GRIDS = tomllib.loads(Path(__file__).with_name("grids.toml").read_text(encoding="utf-8"))
WAYS = {"allow": 1, "forbid": -1, "for": 1, "against": -1, "keep": 1, "adopt": 1, "lift": -1, "drop": -1}
ACTORS = (
    Actor("government", "Government", ("government", "ministers", "parliament"), True),
    Actor("court", "Court", ("court",), True),
    Actor("farmers", "Farmers", ("farmers",)),
    Actor("opposition", "Opposition", ("opposition",)),
    Actor("alliance", "Alliance", ("alliance", "Air Pilots Alliance", "APA")),
)


def capitalise(text: str) -> str:
    return text[0].upper() + text[1:]


def read(sentence: str, provision: str = "drones") -> set[tuple[str, str]]:
    """Return who takes which position in a sentence on a provision, which is its own label."""
    codebook = Codebook("Grid", provision, ACTORS, (Provision("thing", provision.capitalize(), patterns=(provision,)),))
    statements = tag(Article("grid", capitalise(sentence), date(2024, 5, 31)), codebook).statements
    return {(s.actor, s.position) for s in statements if s.position}


def sides(sentence: str, actor: str) -> set[int]:
    return {SIDES[position] for holder, position in read(sentence) if holder == actor}


def missed(told: Iterable[tuple[str, int]], actor: str = "alliance") -> list[str]:
    """Return the sentences that do not tell just this side of the actor."""
    return [sentence for sentence, side in told if sides(sentence, actor) != {side}]


def flat(table: str, *ways: str) -> list[tuple[str, int]]:
    return [(entry, WAYS[way]) for way in ways for entry in GRIDS[table][way]]


def put(template: str, thing: str, verb: tuple[str, ...] = ("", "", "", "")) -> str:
    base, past, participle, gerund = verb
    for mark, word in (("V-ed", past), ("V-en", participle), ("V-ing", gerund), ("V", base)):
        template = template.replace(f" {mark} ", f" {word} ").replace(f" {mark}.", f" {word}.")
    plural = template.startswith("N ") and thing.split()[0].endswith("s")  # "plans were", "the ban was"
    for one, many in ((" was ", " were "), (" is ", " are "), (" has ", " have ")):
        template = template.replace(one, many, 1) if plural else template
    return f" {template}".replace(" N", f" {thing}", 1).strip()


@pytest.mark.parametrize(("template", "way"), flat("constructions", "for", "against"))
def test_what_is_done_to_a_rule_or_a_plan_says_where_that_goes(template, way):
    actor = "farmers" if template.startswith("Farmers") else "court" if "court ordered" in template else "government"
    told = [
        (put(template, thing, verb), way * goes * turns)
        for things, does, undoes in (("things", "keep", "lift"), ("plans", "adopt", "drop"))
        for thing, goes in flat(things, "allow", "forbid")
        for verb, turns in flat("verbs", does, undoes)
    ]
    assert missed(told, actor) == []


@pytest.mark.parametrize(("template", "way"), flat("attitudes", "for", "against"))
def test_who_is_for_a_ban_is_against_the_thing(template, way):
    things = flat("things", "allow", "forbid") + flat("plans", "allow", "forbid") + [("drones", 1)]
    assert missed((put(template, thing), way * goes) for thing, goes in things) == []


@pytest.mark.parametrize(("lead", "way"), flat("news", "allow", "forbid"))
@pytest.mark.parametrize("name", GRIDS["news"]["names"])
def test_an_attitude_to_the_news_is_one_to_what_the_news_allows_or_forbids(lead, way, name):
    told = [
        (f"{lead}\n\n{capitalise(put(template, name))}", side * way)
        for template, side in flat("attitudes", "for", "against")
        if set(GRIDS["news"]["older"]).isdisjoint(template.split())
    ]
    assert missed(told) == []


@pytest.mark.parametrize("frame", GRIDS["sayings"]["frames"])
def test_what_somebody_says_is_his_however_it_is_reported(frame):
    capital = frame.startswith(("“C", "C")) or ": “C" in frame
    told = [
        (frame.replace("C", capitalise(words) if capital else words, 1), way)
        for words, way in flat("sayings", "for", "against")
    ]
    assert missed(told) == []


@pytest.mark.parametrize("name", GRIDS["subjects"]["names"])
def test_who_speaks_for_somebody_acts_for_him_wherever_he_stands(name):
    told = [
        (
            template.replace("S", name.rstrip(",") if template.endswith("S.") else name, 1),
            -side,
        )  # for or against the ban
        for template, side in flat("subjects", "for", "against")
    ]
    assert missed(told) == []


@pytest.mark.parametrize("provision", [*GRIDS["measures"]["rules"], *GRIDS["measures"]["things"]])
def test_a_provision_that_is_itself_a_rule_is_what_positions_are_on(provision):
    told = [
        (put(template, provision), position)
        for position in ("permits", "prohibits", "supports", "opposes")
        for template in GRIDS["measures"][position]
    ]
    assert [(s, position) for s, position in told if position not in {p for _, p in read(s, provision)}] == []


@pytest.mark.xfail(reason="a construction that is not read yet", strict=True)
@pytest.mark.parametrize(("actor", "side", "sentence"), GRIDS["missed"]["sentences"])
def test_a_sentence_that_is_missed(actor, side, sentence):
    assert sides(sentence, actor) == {side}
