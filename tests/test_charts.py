"""The picture as drawn: one specification, exports without a network, colours that are not the only sign."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import product
from xml.etree import ElementTree

import pytest

from tests.crowds import CODEBOOK, make_crowd
from tests.gold import GOLD, read_gold
from timeline.model import KINDS, POSITIONS, Analysis
from timeline.view.charts import chart_png, chart_svg, timeline_chart, timeline_specification
from timeline.view.colours import (
    BAND_COLOURS,
    BAND_INK,
    GLYPHS,
    PAPERS,
    POSITION_COLOURS,
    POSITION_EDGES,
    legend_entries,
)
from timeline.view.selections import SELECTIONS, read_drill, read_pick, read_zoom
from timeline.view.tables import state_table, statement_table
from timeline.view.window import time_window

SEED = read_gold(GOLD / "ukraine-us-weapons.toml")
ANALYSIS = Analysis((SEED.coding,), SEED.states)
STATEMENTS, STATES = statement_table(ANALYSIS, SEED.codebook), state_table(ANALYSIS, SEED.codebook)
WINDOW = time_window(STATEMENTS, STATES)
THEMES = ("light", "dark")


def without_data(specification: dict) -> str:
    return json.dumps({key: value for key, value in specification.items() if key != "datasets"}, sort_keys=True)


@pytest.fixture(scope="module")
def svg() -> ElementTree.Element:
    return ElementTree.fromstring(chart_svg(timeline_chart(STATEMENTS, STATES, selected="g14")))


def texts(svg: ElementTree.Element) -> list[str]:
    return ["".join(node.itertext()) for node in svg.iter("{http://www.w3.org/2000/svg}text")]


# ---------------------------------------------------------------- one specification


@pytest.mark.parametrize(
    ("change", "choices"),
    [
        ("a filter", {"statements": STATEMENTS[STATEMENTS["kind"] == "stance"]}),
        ("a filter that leaves nothing", {"statements": STATEMENTS[:0]}),
        ("a selection", {"selected": "g3"}),
        ("other lanes", {"lanes": "provision"}),
        ("a click", {"revision": 7}),
        ("no states", {"states": STATES[:0]}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_only_data_change_so_that_zoom_survives(change, choices):
    tables = {"statements": STATEMENTS, "states": STATES}
    usual = timeline_specification(**tables, window=WINDOW)
    changed = timeline_specification(**tables | choices, window=WINDOW)
    assert without_data(changed) == without_data(usual), f"{change} would embed the picture anew"
    assert list(changed["datasets"]) == list(usual["datasets"])


def test_counts_and_marks_share_the_specification():
    crowd = make_crowd(4000)
    table, states = statement_table(crowd, CODEBOOK), state_table(crowd, CODEBOOK)
    window = time_window(table, states)
    counted = timeline_specification(table, states, window=window)
    assert without_data(counted) == without_data(timeline_specification(table[:30], states, window=window))


def test_a_caller_may_change_its_copy():
    timeline_specification(STATEMENTS, STATES, window=WINDOW)["layer"].clear()
    assert timeline_specification(STATEMENTS, STATES, window=WINDOW)["layer"]


def test_what_the_article_says_is_data_and_nothing_else():
    hostile = STATEMENTS.assign(text='<img src=x onerror=alert(1)>"}]', actor_label="datum.x'); alert(1); ('")
    specification = timeline_specification(hostile, STATES, window=WINDOW)
    assert without_data(specification) == without_data(timeline_specification(STATEMENTS, STATES, window=WINDOW))
    svg = ElementTree.fromstring(chart_svg(timeline_chart(hostile, STATES, window=WINDOW)))
    assert not list(svg.iter("{http://www.w3.org/2000/svg}img"))


def test_every_selection_has_a_name_and_fields():
    params = {param["name"]: param["select"] for param in timeline_specification(STATEMENTS, STATES)["params"]}
    assert set(params) == set(SELECTIONS)
    assert params["pick"]["fields"] == ["id", "revision"]
    assert params["drill"]["fields"] == ["lane", "step_start", "step_end", "revision"]


def test_zoom_is_bound_to_a_layer_that_has_a_time_axis():
    specification = timeline_specification(STATEMENTS, STATES)
    (views,) = [param["views"] for param in specification["params"] if param["name"] == "zoom"]
    (layer,) = [layer for layer in specification["layer"] if layer.get("name") in views]
    assert layer["encoding"]["x"]["field"] == "x"


# ---------------------------------------------------------------- what a click says


@pytest.mark.parametrize(
    ("selection", "picked"),
    [
        ({"pick": [{"id": "g3", "revision": 2}]}, "g3"),
        ({"pick": [{"id": "g3", "revision": 1}]}, ""),
        ({"pick": [{"id": "gone", "revision": 2}]}, ""),
        ({"pick": [{"id": "", "revision": 2}]}, ""),
        ({"pick": [{"revision": 2}]}, ""),
        ({"pick": []}, ""),
        ({"pick": {}}, ""),
        ({}, ""),
    ],
    ids=["a mark", "an old click", "a mark filtered away", "a bar", "a line", "nothing", "a drag", "no report"],
)
def test_a_click_names_a_statement_that_is_shown(selection, picked):
    assert read_pick(selection, STATEMENTS, revision=2) == picked


def test_a_click_on_a_bar_names_its_lane_and_days():
    point = {"lane": "ukraine", "step_start": "2024-05-01", "step_end": "2024-05-31", "revision": 0}
    assert read_drill({"drill": [point]}, revision=0) == ("ukraine", date(2024, 5, 1), date(2024, 5, 31))
    assert read_drill({"drill": [point]}, revision=1) is None
    assert read_drill({"drill": [{"revision": 0}]}) is None
    assert read_drill({}) is None


def test_zoom_is_read_as_days_whatever_the_hour():
    shown = {"zoom": {"x": [1716940800000 + 3_000_000, 1717113600000 - 3_000_000]}}
    assert read_zoom(shown) == (date(2024, 5, 29), date(2024, 5, 31))
    assert read_zoom({"zoom": {}}) is None


# ---------------------------------------------------------------- as drawn


def test_the_picture_says_in_words_what_was_and_what_is(svg):
    assert {"opposed", "permitted", "prohibited"} <= set(texts(svg))


def test_every_mark_can_be_read_aloud(svg):
    spoken = [node.get("aria-label") for node in svg.iter() if node.get("role") == "graphics-symbol"]
    for statement in SEED.statements:
        assert any(label and statement.text[:60] in label for label in spoken), statement.text


@pytest.mark.parametrize("days", [2, 20, 200, 2000, 20000])
def test_time_is_told_in_days_and_never_in_hours(days):
    start = date(2001, 1, 1)
    window = start, date.fromordinal(start.toordinal() + days)
    drawn = texts(ElementTree.fromstring(chart_svg(timeline_chart(STATEMENTS[:0], STATES[:0], window=window))))
    assert 2 <= len([text for text in drawn if text]) <= 24
    for text in drawn:
        assert re.fullmatch(r"(\d{1,2} [A-Z][a-z]{2}|[A-Z][a-z]{2})?(\d{4})?", text), text


@pytest.mark.parametrize("days", [121, 130, 300, 1501, 2000, 4000])
def test_no_two_days_of_the_axis_bear_the_same_name(days):
    window = date(2020, 3, 1), date.fromordinal(date(2020, 3, 1).toordinal() + days)
    chart = timeline_chart(STATEMENTS[:0], STATES[:0], window=window, width=1400)
    named = [text for text in texts(ElementTree.fromstring(chart_svg(chart))) if text]
    assert len(named) >= 4
    assert len(set(named)) == len(named)


def test_only_a_high_picture_tells_the_time_on_top_too():
    for count, times in ((10, 1), (300, 2)):
        crowd = make_crowd(count)
        tables = statement_table(crowd, CODEBOOK), state_table(crowd, CODEBOOK)
        drawn = ElementTree.fromstring(chart_svg(timeline_chart(*tables, window=(date(2001, 1, 1), date(2041, 1, 1)))))
        assert texts(drawn).count("2020") == times


def test_no_line_crosses_the_label_of_a_date(svg):
    behind, label = (node for node in svg.iter() if (node.text or "").startswith("published 31 May"))
    assert behind.get("stroke") == PAPERS["light"]
    assert label.get("stroke") is None


def test_labels_stay_inside_the_picture_on_a_phone():
    chart = timeline_chart(STATEMENTS, STATES, width=358, window=WINDOW)
    drawn = ElementTree.fromstring(chart_svg(chart))
    assert float(drawn.get("width")) == 358
    assert "permitted" in texts(drawn)


def test_pictures_are_made_without_a_network():
    png = chart_png(timeline_chart(STATEMENTS, STATES), scale=1)
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20]) == 960


def test_every_combination_of_kind_date_and_denial_has_a_shape_of_its_own():
    marks = ["".join(signs) for signs in product(KINDS, ("", " undated"), ("", " denied"))]
    assert sorted(GLYPHS) == sorted(marks)
    assert len(set(GLYPHS.values())) == len(marks)


@pytest.mark.parametrize("count", [0, 1, 30, 300])
def test_any_number_of_statements_can_be_drawn(count):
    crowd = make_crowd(count)
    chart = timeline_chart(statement_table(crowd, CODEBOOK), state_table(crowd, CODEBOOK), lanes="article", dark=True)
    spoken = re.findall(r'aria-label="(?:event|stance): ', chart_svg(chart, dark=True))
    assert len(spoken) == count


# ---------------------------------------------------------------- colours


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("position", [*POSITIONS, ""])
def test_words_and_outlines_can_be_seen(theme, position):
    assert contrast(BAND_INK, BAND_COLOURS[theme][position]) >= 4.5
    assert contrast(POSITION_EDGES[theme][position], PAPERS[theme]) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_every_position_has_its_own_colour_in_the_legend(theme):
    entries = legend_entries(dark=theme == "dark")
    assert {entry.colour for entry in entries if entry.colour} == set(POSITION_COLOURS[theme].values())
    assert len({entry.label for entry in entries}) == len(entries)
