"""Where the marks stand, asked of the tables that the chart draws."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise

import pytest

from tests.crowds import CODEBOOK, make_crowd
from tests.layouts import SEED, VAGUE, draw
from timeline.model import Analysis, Coding, When
from timeline.view.lanes import DENSITIES, MOST_LANES
from timeline.view.layout import MOST_MARKS, Layout
from timeline.view.rows import GUTTER, LABEL_CHARS, UNIT, Rows, pack_rows, wrap_label
from timeline.view.window import read_day

PHONE = 240  # pixels of plot on a screen of 390


def row_number(key: str) -> int:
    return int(key[:4])


@pytest.fixture(scope="module")
def seed() -> Layout:
    return draw(Analysis((SEED.coding,), VAGUE))


# ---------------------------------------------------------------- marks


def test_every_statement_is_one_mark(seed):
    assert sorted(seed.marks["id"]) == sorted(statement.id for statement in SEED.statements)


@pytest.mark.parametrize(("count", "pixels"), [(30, PHONE), (300, 450), (1000, 600)])
def test_no_mark_hides_another(count, pixels):
    layout = draw(make_crowd(count), CODEBOOK)
    pixel = (layout.window.end - layout.window.start) / pixels
    diameter = layout.marks["ring"].max() ** 0.5 - 8
    for _, row in layout.marks.groupby("row"):
        for left, right in pairwise(sorted(row["x"])):
            assert (right - left) / pixel >= diameter, "marks of one row overlap"
    rows = sorted({row_number(key) for key in layout.marks["row"]})
    assert min(b - a for a, b in pairwise(rows)) * UNIT >= diameter, "marks of neighbouring rows overlap"


def test_the_marks_of_a_day_stand_below_each_other(seed):
    assert all(day["row"].is_unique for _, day in seed.marks.groupby("x"))


def test_a_lane_is_as_high_as_its_fullest_day_needs(seed):
    heights = [b - a for a, b in pairwise([0, *map(row_number, seed.lines["row"])])]
    us, ukraine, russia = heights[1:]
    assert us > ukraine == russia


def test_all_marks_of_a_picture_are_of_one_size():
    sizes = draw(make_crowd(300), CODEBOOK).marks
    assert sizes.groupby(sizes["glyph"].str.startswith("event"))["size"].nunique().max() == 1


def test_an_inexact_date_has_a_whisker_and_an_exact_one_has_none(seed):
    rows = set(seed.whiskers["row"])
    recently = seed.marks[seed.marks["when"] == "17–31 May 2024, vague"].iloc[0]
    spans = seed.whiskers[seed.whiskers["row"] == recently["row"]]
    assert (read_day(spans["x"].min()), read_day(spans["x2"].max())) == (date(2024, 5, 17), date(2024, 5, 31))
    assert spans["x"].min() < recently["x"] < spans["x2"].max()
    moldova = seed.marks[seed.marks["sentence"].str.startswith("Secretary of State")].iloc[0]
    assert moldova["row"] not in rows


def test_an_open_beginning_runs_to_the_left_edge_and_fades(seed):
    concern = seed.marks[seed.marks["when"] == "until 31 May 2024"].iloc[0]
    whisker = seed.whiskers[seed.whiskers["row"] == concern["row"]].iloc[0]
    assert (whisker["x"], whisker["x2"], whisker["edge"]) == (seed.window.start, concern["x"], "in")


def test_a_statement_without_any_date_stands_on_the_day_of_publication():
    undated = tuple(replace(s, when=When(None, None, "vague", "published")) for s in SEED.statements[:1])
    mark = draw(Analysis((replace(SEED.coding, statements=undated),))).marks.iloc[0]
    assert read_day(mark["x"]) == SEED.article.published


@pytest.mark.parametrize(
    ("kind", "modality", "basis", "glyph", "hollow"),
    [
        ("event", "realised", "explicit", "event", False),
        ("stance", "planned", "relative", "stance", True),
        ("event", "hypothetical", "context", "event", True),
        ("stance", "denied", "explicit", "stance denied", True),
        ("stance", "realised", "published", "stance undated", False),
        ("event", "denied", "published", "event undated denied", True),
    ],
)
def test_kind_modality_and_the_want_of_a_date_are_seen_without_colour(kind, modality, basis, glyph, hollow):
    dated = replace(SEED.statements[0].when, basis=basis)
    statement = replace(SEED.statements[0], kind=kind, modality=modality, when=dated)
    mark = draw(Analysis((replace(SEED.coding, statements=(statement,)),))).marks.iloc[0]
    assert mark["glyph"] == glyph
    assert (mark["filled"] < 0.5) == hollow


def test_a_mark_says_by_whom_it_is_said_and_what_its_date_rests_on(seed):
    blinken = seed.marks[seed.marks["sentence"].str.startswith("As the conditions")].iloc[0]
    undated = seed.marks[seed.marks["sentence"].str.startswith("Ukraine cannot use")].iloc[0]
    assert blinken["said"] == "Antony Blinken"
    assert undated["exact"] == "the day of publication, for want of a date"


def test_the_selected_mark_is_ringed_where_it_stands():
    layout = draw(Analysis((SEED.coding,)), selected="g14")
    mark = layout.marks[layout.marks["id"] == "g14"].iloc[0]
    assert layout.picked.to_dict("records") == [mark[["row", "x", "ring"]].to_dict()]
    assert draw(Analysis((SEED.coding,)), selected="gone").picked.empty


@pytest.mark.parametrize(
    ("lanes", "labels"),
    [
        ("actor", ["US administration", "Ukraine", "Russia"]),
        ("provision", ["Strikes inside", "Counter-fire near", "Long-range", "Civilian", "no provision"]),
        ("article", ["Biden Gives"]),
    ],
)
def test_lanes_follow_the_codebook(lanes, labels):
    layout = draw(Analysis((SEED.coding,)), lanes=lanes)
    shown = [key[5:].split("\n")[0] for key in layout.rows["row"] if key[4] == "l"]
    assert len(shown) == len(labels)
    assert all(label.startswith(expected) for label, expected in zip(shown, labels, strict=True)), shown


def test_unknown_lanes_are_refused():
    with pytest.raises(ValueError, match="'colour' is not one of actor, provision, article"):
        draw(Analysis((SEED.coding,)), lanes="colour")


def test_a_hundred_actors_share_the_last_lane():
    statements = tuple(replace(SEED.statements[0], id=f"s{n}", actor=f"actor {n}") for n in range(100))
    layout = draw(Analysis((replace(SEED.coding, statements=statements),)))
    labels = [key[5:] for key in layout.rows["row"] if key[4] == "l"]
    assert len(labels) == MOST_LANES
    assert labels[-1] == f"{100 - MOST_LANES + 1} others"


# ---------------------------------------------------------------- crowds


def test_above_some_thousand_marks_are_counted():
    analysis = make_crowd(4000)
    layout = draw(analysis, CODEBOOK)
    assert layout.marks.empty
    assert layout.bins["count"].sum() == len(analysis.statements)
    assert len(layout.bins) < MOST_MARKS


def test_counts_agree_with_the_table():
    analysis = make_crowd(4000)
    bins = draw(analysis, CODEBOOK).bins
    counted = bins.groupby(["lane", "position"])["count"].sum()
    for (lane, position), count in counted.items():
        assert count == sum(s.actor == lane and s.position == position for s in analysis.statements)


def test_bars_allow_upwards_and_forbid_downwards_and_stay_in_their_lane():
    layout = draw(make_crowd(4000), CODEBOOK)
    bins = layout.bins.assign(top=layout.bins["up"] - layout.bins["tall"] / 2)
    bins["bottom"] = bins["top"] + bins["tall"]
    assert (bins.loc[bins["position"].isin(["permits", "supports"]), "bottom"] <= 1e-9).all()
    assert (bins.loc[bins["position"].isin(["prohibits", "opposes"]), "top"] >= -1e-9).all()
    assert bins["top"].min() > -5.5 * UNIT
    assert bins["bottom"].max() < 5.5 * UNIT
    for _, stack in bins.groupby(["lane", "x"]):
        for upper, lower in pairwise(stack.sort_values("top").to_dict("records")):
            assert upper["bottom"] <= lower["top"] + 1e-9, "bars of a stack overlap"


def test_a_narrower_stretch_of_time_shows_the_marks_again():
    analysis = make_crowd(4000)
    layout = draw(analysis, CODEBOOK, window=(date(2022, 3, 1), date(2022, 3, 31)))
    assert layout.bins.empty
    assert 0 < len(layout.marks) <= MOST_MARKS


def test_no_statement_still_makes_a_picture_of_the_states():
    layout = draw(Analysis((Coding(SEED.article),), SEED.states))
    assert layout.marks.empty
    assert not layout.bands.empty
    assert draw(Analysis()).height < 100


# ---------------------------------------------------------------- rows


def test_intervals_share_a_line_only_where_they_do_not_meet():
    assert pack_rows([(0, 5), (1, 2), (3, 4), (5, 9)], most=9) == [0, 1, 1, 0]
    assert pack_rows([(0, 9), (1, 8), (2, 7)], most=2) == [0, 1, 1], "the fullest picture ends somewhere"


def test_labels_fit_their_gutter():
    label = wrap_label("Ministry for Infrastructure, Transport and the Protection of Night Sleep")
    assert label.count("\n") == 2
    assert all(len(line) <= LABEL_CHARS for line in label.split("\n"))
    assert label == "Ministry for\nInfrastructure,\n… of Night Sleep", "cut in the middle"
    assert wrap_label("x" * 99).count("\n") == 2
    assert LABEL_CHARS * 6 <= GUTTER
    assert wrap_label("") == ""


@pytest.mark.parametrize(
    "names",
    [
        ("Hire e-scooters in the City of Melbourne", "Hire e-scooters in the City of Yarra"),
        ("Cap on water from the lower dams for the farms", "Cap on water from the upper dams for the farms"),
    ],
    ids=["by their ends", "by their middles"],
)
def test_two_names_never_look_alike_beside_the_picture(names):
    rows = Rows()
    for most in (2, 3):
        labels = {rows.tell_apart(name, partial(wrap_label, name, 0), most) for name in names}
        assert len(labels) == 2


def test_rows_are_few_enough_for_their_keys_to_sort():
    most = MOST_LANES * (max(d.lines * d.units for d in DENSITIES) + 10)
    assert most < 10**4
