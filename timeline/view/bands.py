"""Bands: policy states as stretches of time that fade where their beginning or end is vague or open."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from operator import itemgetter

import pandas as pd

from timeline.view import tables as t
from timeline.view.days import describe_day, describe_edge, name_period
from timeline.view.rows import Rows, label_units, pack_rows, wrap_label
from timeline.view.shifts import NO_CHANGE
from timeline.view.terms import position_label
from timeline.view.window import Window, axis_days
from timeline.view.words import describe_days

BAND_UNITS = 5
OPEN_FADE = 0.1  # the share of the window over which an open beginning or end fades
SEAM = 0.02  # the share of a fade under which the sure part continues, so that no seam shows between them
LEGIBLE = 0.6  # how far a band must have faded in to carry a word
BAND_COLUMNS = ["row", "x", "x2", "edge", t.POSITION, t.ID, "revision", "who", "what", "when", "spoken"]
WORD_COLUMNS = ["row", "x", "x2", "word", "edge", t.POSITION]


def lay_bands(states: pd.DataFrame, rows: Rows, window: Window, revision: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the pieces of the bands and the words on them; rows are added for every provision and authority.

    States of one authority that contradict each other stand below each other.
    """
    pieces: list[dict] = []
    words: list[dict] = []
    authorities = states.drop_duplicates([t.PROVISION, t.ACTOR])[t.PROVISION].value_counts()
    for (provision, _), group in groupby(_with_extents(states, window), itemgetter(t.PROVISION, t.ACTOR)):
        band = _end_at_plans(list(group))
        tracks = pack_rows([state["extent"][1:3] for state in band], most=4)
        keys = _add_band_rows(band[0], authorities[provision] > 1, max(tracks) + 1, rows)
        fades_in = {(track, *state["extent"][:2]) for state, track in zip(band, tracks, strict=True)}
        for state, track in zip(band, tracks, strict=True):
            piece = {"row": keys[track], t.POSITION: state[t.POSITION], "revision": revision, **_describe_state(state)}
            first, sure, sure_end, last = state["extent"]
            if (track, sure_end, last) in fades_in:
                sure_end = last  # the next state fades in over this one
            stretches = _fade_pieces(first, sure, sure_end, last, state["applies"])
            pieces += [piece | {"x": x, "x2": x2, "edge": edge} for x, x2, edge in stretches]
            words += _place_words(piece, state)
    return pd.DataFrame(pieces, columns=BAND_COLUMNS), pd.DataFrame(words, columns=WORD_COLUMNS)


def _add_band_rows(state: dict, several: bool, tracks: int, rows: Rows) -> list[str]:
    """Add the rows of one authority's band, and return for each track the key of its middle row."""
    indent = min(2 * state[t.DEPTH], 4)
    provision = state[t.PROVISION_LABEL]
    if several or not provision:
        names = [name for name in (_before_colon(provision), state[t.ACTOR_LABEL]) if name]
        label = rows.tell_apart(
            " ".join(names), lambda most: "\n".join(wrap_label(name, indent, most) for name in names), most=2
        )
    else:
        label = rows.tell_apart(provision, partial(wrap_label, provision, indent))
    units = max(label_units(label, BAND_UNITS), BAND_UNITS * tracks)
    keys = rows.add(units, label, "b")
    return [keys[(2 * track + 1) * units // (2 * tracks)] for track in range(tracks)]


def _with_extents(states: pd.DataFrame, window: Window) -> list[dict]:
    """Return the states, each with its extent: first possible and first sure day, last sure and last possible day.

    An open side runs to the edge of the window, or as far beyond as a boundary lies, and fades there; what is merely
    asserted fades in before the first day for which it is, for nobody tells that it was so long before.
    """
    start, start_by, end, end_by = (axis_days(states[column]) for column in (t.START, t.START_BY, t.END, t.END_BY))
    fade, told = OPEN_FADE * window.span, axis_days(states[t.KNOWN_BY])
    start, start_by = start.fillna(told - fade), start_by.fillna(told)
    left_fade = _fit_fade(end - window.start, fade)
    right_fade = _fit_fade(window.end - start_by, fade)
    left = (end - 2 * left_fade).clip(upper=window.start).fillna(window.start)
    right = (start_by + 2 * right_fade).clip(lower=window.end).fillna(window.end)
    sides = start.fillna(left), start_by.fillna(left + left_fade), end.fillna(right - right_fade), end_by.fillna(right)
    extents = [
        (first, min(sure, last), max(sure_end, min(sure, last)), last)
        for first, sure, sure_end, last in zip(*sides, strict=True)
    ]
    applies = axis_days(states[t.EFFECT]).where(~states[t.PLANNED].astype(bool), right)  # planned: never sure
    return [
        state | {"extent": extent, "applies": day}
        for state, extent, day in zip(states.to_dict("records"), extents, applies, strict=True)
    ]


def _end_at_plans(band: list[dict]) -> list[dict]:
    """Let what holds now make room for what is planned, and not run below it."""
    plans = [state["extent"][0] for state in band if state[t.PLANNED]]
    for state in band:
        first, sure, _, last = state["extent"]
        if plans and not state[t.PLANNED] and pd.isna(state[t.END]) and sure < min(plans) < last:
            state["extent"] = first, sure, min(plans), min(plans)
    return band


def _fit_fade(room: pd.Series, fade: float) -> pd.Series:
    """Return how long an open side fades: no longer than a quarter of what the window shows of the state, if any."""
    return (room / 4).where(room > 0).clip(upper=fade).fillna(fade)


def _fade_pieces(
    start: float, sure: float, sure_end: float, end: float, applies: float
) -> Iterator[tuple[float, float, str]]:
    """Cut a state into a piece that fades in, one that is sure, and one that fades out; none without width.

    Until the day on which it applies, if that comes later, it is only decided.
    """
    if start < applies:
        yield start, applies, "decided"
        start = sure = applies
        sure_end = max(sure, sure_end)
    if start < sure:
        yield start, sure, "in"
    if sure < sure_end:
        yield sure - SEAM * (sure - start), sure_end + SEAM * (end - sure_end), "sure"
    if sure_end < end:
        yield sure_end, end, "out"


def _place_words(piece: dict, state: dict) -> list[dict]:
    """Put the word where the band is solid enough to read it, and another one where it is only decided."""
    start, sure, sure_end, end = state["extent"]
    label, applies = position_label(state[t.POSITION]), min(state["applies"], end)
    x, x2 = start + LEGIBLE * (sure - start), end - LEGIBLE * (end - sure_end)
    if not start < applies:
        return [piece | {"x": x, "x2": x2, "word": label, "edge": "sure"}]
    decided = piece | {"x": start, "x2": applies, "word": f"to be {label}", "edge": "decided"}
    return [decided, *([piece | {"x": applies, "x2": x2, "word": label, "edge": "sure"}] if applies < end else [])]


def _describe_state(state: dict) -> dict[str, str]:
    position = f"{'to be ' * state[t.PLANNED]}{position_label(state[t.POSITION])}"
    what = f"{_before_colon(state[t.PROVISION_LABEL])} {position}".strip()
    since = state[t.DECIDED] or _describe_beginning(state)
    until = _describe_boundary("until", state[t.END], state[t.END_BY], state[t.END_PRECISION])
    when = ", ".join(part for part in (since, until) if part) or NO_CHANGE
    proof = next(iter(state[t.STATEMENTS]), "")
    spoken = f"{what}, {state[t.ACTOR_LABEL]}, {when}"
    return {t.ID: proof, "who": state[t.ACTOR_LABEL], "what": what, "when": when, "spoken": spoken}


def _describe_beginning(state: dict) -> str:
    if not pd.isna(state[t.KNOWN_BY]):
        return f"by {describe_day(state[t.KNOWN_BY].date())} at the latest"
    return _describe_boundary("since", state[t.START], state[t.START_BY], state[t.START_PRECISION])


def _before_colon(label: str) -> str:
    """Return "Trams:"; what is not named has no colon either."""
    return label and f"{label}:"


def _describe_boundary(word: str, first: pd.Timestamp, last: pd.Timestamp, precision: str) -> str:
    days = [day.date() for day in (first, last) if not pd.isna(day)]
    if not days:
        return ""
    same = days[0] == days[-1]
    if same:
        return f"{word} {describe_edge(days[0], precision)}"
    return f"{word} {name_period(*days) or f'some day of {describe_days(*days)}'}"
