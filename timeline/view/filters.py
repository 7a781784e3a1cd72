"""Which statements are shown: a table and what was asked for go in, rows and counts come out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property, reduce

import numpy as np
import pandas as pd

from timeline.view.terms import NAMELESS, UNDATED, term_label
from timeline.view.words import describe_day


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for. An empty tuple, text or date asks for nothing; several options of one filter add up."""

    kind: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    position: tuple[str, ...] = ()
    provision: tuple[str, ...] = ()
    event_type: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    precision: tuple[str, ...] = ()
    since: date | None = None  # a statement counts whose days reach this day …
    until: date | None = None  # … and begin no later than this one
    search: str = ""

    def active(self) -> list[str]:
        """Return the names of the filters that ask for something."""
        return [field.name for field in fields(self) if getattr(self, field.name)]

    def without(self, name: str) -> Filters:
        """Return the same filters, but `name` asking for nothing."""
        return replace(self, **{name: getattr(NO_FILTERS, name)})


NO_FILTERS = Filters()
FACETS = {  # the filters with options, and what they are called
    "kind": "Kind",
    "position": "Position",
    "actor": "Actor",
    "provision": "Provision",
    "event_type": "Event type",
    "modality": "Modality",
    "precision": "How exact the date is",
    "article": "Article",
}
_SEARCHED = ("text", "source", "speaker")
_LABEL_COLUMNS = {"actor": "actor_label", "provision": "provision_label", "article": "article_title"}
NAMES = {**FACETS, "since": "From", "until": "To", "search": "Search"}


@dataclass(frozen=True, eq=False)
class Facet:
    """The options of one filter: what each is called, and which each row has, as a number."""

    labels: dict[str, str]  # option → label, the most frequent option first
    codes: np.ndarray

    def count(self, passing: np.ndarray | None) -> dict[str, int]:
        """Return how many of the passing rows, or of all, each option has."""
        codes = self.codes if passing is None else self.codes[passing]
        return dict(zip(self.labels, np.bincount(codes, minlength=len(self.labels)).tolist(), strict=True))


def read_facets(table: pd.DataFrame) -> dict[str, Facet]:
    """Return the options that a table offers for each filter; do it once per table."""
    return {name: _read_facet(table, name) for name in FACETS}


def _read_facet(table: pd.DataFrame, name: str) -> Facet:
    column, values = _LABEL_COLUMNS.get(name), _read_values(table, name)
    labels = dict(zip(values, table[column], strict=True)) if column else {}
    labels = {
        option: labels.get(option, term_label(name, option)) or NAMELESS.get(name, "")
        for option in values.value_counts().index
    }
    called = list(labels.values())
    labels = {o: f"{label} ({o})" if called.count(label) > 1 else label for o, label in labels.items()}
    places = {option: place for place, option in enumerate(labels)}
    return Facet(labels, values.map(places).to_numpy(dtype=int))


def _read_values(table: pd.DataFrame, name: str) -> pd.Series:
    """Return what the rows have of a filter's options; what is dated only by its publication has no date."""
    return table[name].where(table["basis"] != "published", UNDATED) if name == "precision" else table[name]


class Screening:
    """A table behind its filters. Each filter is tried once, however many counts are asked for."""

    def __init__(self, table: pd.DataFrame, filters: Filters, facets: dict[str, Facet] | None = None):
        self.table = table
        self.filters = filters
        self.facets = facets if facets is not None else read_facets(table)
        self.masks = {name: _passes(table, filters, name) for name in filters.active()}

    @cached_property
    def shown(self) -> pd.DataFrame:
        """The rows that pass every filter, in their order and with their index."""
        passing = self._passing()
        return self.table if passing is None else self.table[passing]

    def count_options(self, facet: str) -> dict[str, int]:
        """Return for each option how many statements it leaves, the other filters kept."""
        return self.facets[facet].count(self._passing(without=facet))

    def count_without(self) -> dict[str, int]:
        """Return for each filter that asks for something how many statements there would be without it."""
        passing = {name: self._passing(without=name) for name in self.masks}
        return {name: len(self.table) if mask is None else int(mask.sum()) for name, mask in passing.items()}

    def explain_empty(self) -> str:
        """Return in words why no statement is left, and which filter to open; "" if some are left."""
        if self.table.empty:
            return "No statement was found in these articles."
        if len(self.shown):
            return ""
        alone = [name for name, mask in self.masks.items() if not mask.any()]
        if alone:
            return f"No statement fits {_join(map(self._describe, alone))}, whatever the other filters."
        ways = [f"without “{NAMES[name]}” {left} would" for name, left in self.count_without().items() if left]
        reason = f"No statement fits {_join(map(self._describe, self.masks))} together"
        return f"{reason}; {_join(ways)}." if ways else f"{reason}; more than one of them must be opened."

    def _passing(self, without: str = "") -> np.ndarray | None:
        """Return which rows pass all filters but one; None where no filter is left."""
        masks = [mask for name, mask in self.masks.items() if name != without]
        return reduce(np.logical_and, masks) if masks else None

    def _describe(self, name: str) -> str:
        value = getattr(self.filters, name)
        if isinstance(value, date):
            return f"{NAMES[name]} {describe_day(value)}"
        labels = self.facets[name].labels if name in self.facets else {}
        words = value if isinstance(value, str) else " or ".join(labels.get(option, option) for option in value)
        return f"{NAMES[name]} “{words}”"


def filter_statements(table: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Return the rows that pass every filter, in their order and with their index."""
    return Screening(table, filters, {}).shown


def span_days(table: pd.DataFrame) -> tuple[date, date]:
    """Return the first and the last day that any statement names; two equal days where none does."""
    days = pd.concat([table["start"], table["end"], table["published"]]).dropna()
    return (days.min().date(), days.max().date()) if len(days) else (date(2000, 1, 1), date(2000, 1, 1))


def _passes(table: pd.DataFrame, filters: Filters, name: str) -> np.ndarray:
    value = getattr(filters, name)
    if name == "since":
        return (table["end"].isna() | (table["end"] >= pd.Timestamp(value))).to_numpy(dtype=bool)
    if name == "until":
        return (table["start"].isna() | (table["start"] <= pd.Timestamp(value))).to_numpy(dtype=bool)
    if name == "search":
        texts = (table[column].str.contains(value.strip(), case=False, regex=False) for column in _SEARCHED)
        return reduce(np.logical_or, (found.to_numpy(dtype=bool) for found in texts))
    return _read_values(table, name).isin(value).to_numpy(dtype=bool)


def _join(parts: Iterable[str]) -> str:
    *most, last = list(parts)
    return f"{', '.join(most)} and {last}" if most else last
