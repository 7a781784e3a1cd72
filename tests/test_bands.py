"""Bands, dates and the stretch of time that the picture shows, asked of the tables that the chart draws."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pandas as pd
import pytest

from tests.crowds import CODEBOOK, make_crowd
from tests.layouts import SEED, VAGUE, draw
from timeline.model import Analysis, PolicyState, When
from timeline.view.layout import Layout
from timeline.view.tables import context_table
from timeline.view.window import DAY, read_day


def bands_of(layout: Layout, provision: str) -> pd.DataFrame:
    return layout.bands[layout.bands["what"].str.startswith(provision)]


@pytest.fixture(scope="module")
def seed() -> Layout:
    return draw(Analysis((SEED.coding,), VAGUE))


# ---------------------------------------------------------------- bands


def test_a_band_without_a_provision_is_named_by_its_actor_alone():
    states = [PolicyState("", actor, "permits", None, None, ()) for actor in ("council", "mayor")]
    for some in (states, states[:1]):
        layout = draw(Analysis((SEED.coding,), some))
        assert set(layout.bands["what"]) == {"permitted"}
        assert layout.rows["row"].str.endswith("bcouncil").any()


def test_a_vague_change_blends_from_one_state_into_the_next(seed):
    counter_fire = bands_of(seed, "Counter-fire")
    opposed, permitted = (counter_fire[counter_fire["position"] == p] for p in ("opposes", "permits"))
    begins = permitted[permitted["edge"] == "in"].iloc[0]
    assert (read_day(begins["x"]), read_day(begins["x2"])) == (date(2024, 5, 26), date(2024, 5, 31))
    assert read_day(opposed["x2"].max()) == date(2024, 5, 31)
    assert opposed.index.max() < permitted.index.min(), "what fades in is drawn over what was"


def test_open_ends_fade_at_the_edges_of_the_window(seed):
    banned = bands_of(seed, "Long-range")
    assert list(banned["edge"]) == ["in", "sure", "out"]
    assert (banned["x"].min(), banned["x2"].max()) == tuple(seed.window)


def test_what_is_merely_asserted_fades_in_before_its_first_evidence_and_is_not_drawn_further_back(seed):
    state = next(state for state in SEED.states if state.provision == "civilian-infrastructure")
    said = replace(SEED.statements[0], change="", when=When(date(2024, 5, 31), date(2024, 5, 31), "day", "published"))
    state = replace(state, statements=(said.id,))
    coding = replace(SEED.coding, statements=(said, *SEED.statements[1:]))
    asserted = bands_of(draw(Analysis((coding,), (state,))), "Civilian")
    assert list(asserted["edge"]) == ["in", "sure", "out"]
    assert asserted["x"].min() > seed.window.start
    assert read_day(asserted["x2"].iloc[0]) == date(2024, 5, 31)
    assert set(asserted["when"]) == {"by 31 May 2024 at the latest"}


def test_a_band_is_dated_no_more_exactly_than_the_words_that_prove_it():
    proof = replace(SEED.statements[0], when=When(date(2022, 5, 31), date(2022, 5, 31), "year", "relative"))
    state = PolicyState(
        "strikes-inside-russia", "us-administration", "permits", date(2022, 5, 31), date(2024, 5, 25), (proof.id,)
    )
    band = draw(Analysis((replace(SEED.coding, statements=(proof,)),), (state,))).bands
    assert set(band["when"]) == {"since about 31 May 2022, until 25 May 2024"}


def test_an_exact_boundary_is_a_hard_edge():
    state = PolicyState(
        "strikes-inside-russia", "us-administration", "permits", date(2024, 5, 20), date(2024, 5, 25), ()
    )
    band = draw(Analysis((SEED.coding,), (state,))).bands
    assert list(band["edge"]) == ["sure"]
    assert (read_day(band["x"][0]), read_day(band["x2"][0])) == (state.start, state.end)


def test_nothing_is_drawn_where_nothing_is_known(seed):
    assert bands_of(seed, "Strikes inside")["x2"].max() <= seed.window.end - 5 * DAY
    assert draw(Analysis((SEED.coding,))).bands.empty


def test_states_that_contradict_each_other_are_both_seen():
    bands = bands_of(draw(make_crowd(30), CODEBOOK), "Freight")
    permits, prohibits = (set(bands.loc[bands["position"] == p, "row"]) for p in ("permits", "prohibits"))
    assert permits.isdisjoint(prohibits)


def test_where_several_decide_each_has_a_row_with_its_name():
    labels = [key[5:] for key in draw(make_crowd(30), CODEBOOK).rows["row"] if key[4] == "b"]
    assert labels[:2] == ["Trams at night:\nCity council", "Trams at night:\nMinistry of\nTransport"]


def test_narrower_provisions_step_in(seed):
    labels = [key[5:] for key in seed.rows["row"] if key[4] == "b"]
    assert not labels[0].startswith("\u200b")
    assert all(label.startswith("\u200b\u2002") for label in labels[1:])


def test_a_band_leads_to_the_statement_that_proves_it():
    states = (replace(SEED.states[1], statements=("g1", "g2")),)
    assert set(draw(Analysis((SEED.coding,), states)).bands["id"]) == {"g1"}


# ---------------------------------------------------------------- time


def test_the_window_shows_what_was_before_and_what_is_after(seed):
    start, end = (read_day(edge) for edge in seed.window)
    assert start < date(2024, 5, 17)
    assert end >= date(2024, 6, 7)


@pytest.mark.parametrize(
    ("when", "edge", "note"),
    [
        (When(date(2014, 3, 1), date(2014, 3, 31), "month", "explicit"), "start", "‹ 1 earlier"),
        (When(date(2050, 1, 1), date(2050, 12, 31), "year", "explicit"), "end", "1 later ›"),
    ],
)
def test_one_mark_long_ago_or_far_ahead_does_not_squeeze_the_others(when, edge, note):
    far = replace(SEED.statements[4], when=when)
    statements = (*SEED.statements[:4], far, *SEED.statements[5:])
    layout = draw(Analysis((replace(SEED.coding, statements=statements),)))
    assert read_day(getattr(layout.window, edge)).year == 2024
    assert set(layout.beyond["note"]) == {note}
    assert far.id in set(layout.marks["id"]), "it is there for who moves the picture"


def test_a_lane_whose_marks_all_stand_outside_says_so_instead_of_looking_empty():
    old = replace(SEED.statements[4], actor="Moldova", when=When(date(2014, 3, 1), date(2014, 3, 1), "day", "explicit"))
    layout = draw(Analysis((replace(SEED.coding, statements=(*SEED.statements, old)),)))
    (mark,) = layout.marks.loc[layout.marks["id"] == old.id, "row"][-1:]
    assert list(layout.beyond["note"]) == ["‹ 1 earlier", "‹ 1 earlier"]
    assert mark in set(layout.beyond["row"])


def test_all_marks_stand_in_the_window_when_they_are_spread():
    layout = draw(make_crowd(300), CODEBOOK)
    assert layout.marks["x"].between(*layout.window).all()
    assert layout.beyond.empty


def test_known_dates_stand_apart_in_rows_and_never_run_into_each_other(tmp_path):
    path = tmp_path / "context.csv"
    path.write_text("date,title,outlet,url\n" + "".join(f"2024-05-{d:02},Day {d},,\n" for d in range(1, 31)), "utf-8")
    dates = draw(Analysis((SEED.coding,)), context=context_table(path)).dates
    known = dates[dates["kind"] == "known"]
    assert known["row"].nunique() == 3
    for _, row in known.groupby("row"):
        for left, right in pairwise(row.sort_values("x").to_dict("records")):
            assert left["until"] <= (right["since"] if right["left"] else right["x"])


def test_many_days_of_publication_are_ticks_on_top():
    few, many = draw(make_crowd(50), CODEBOOK).dates, draw(make_crowd(1000), CODEBOOK)
    assert few["label"].str.match(r"published \d{1,2} [A-Z][a-z]+ \d{4}$").all()
    assert few["short"].str.match(r"\d{1,2} [A-Z][a-z]{2} \d{4}$").all()  # where room is short
    assert set(many.dates["label"]) == {""}
    assert {int(key[:4]) for key in many.dates["row_end"]} == {2}


def test_an_open_beginning_shows_as_open_however_soon_the_state_ends():
    state = PolicyState("strikes-inside-russia", "us-administration", "permits", None, date(2024, 5, 12), ())
    layout = draw(Analysis((SEED.coding,), (state,)), window=(date(2024, 5, 1), date(2024, 8, 1)))
    first = layout.bands.iloc[0]
    assert (first["edge"], first["x"]) == ("in", layout.window.start)
    assert layout.window.start < first["x2"] < layout.bands["x2"].max()
