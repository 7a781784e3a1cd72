"""Which statements are shown: a table and what was asked for go in, rows and counts come out."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import pandas as pd

from timeline.view.terms import term_label
from timeline.view.words import describe_day

NONE = "none"  # how an option is called whose code is empty


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
_LABEL_COLUMNS = {"actor": "actor_label", "provision": "provision_label", "article": "article_title"}
NAMES = {**FACETS, "since": "From", "until": "To", "search": "Search"}


def filter_statements(table: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Return the rows that pass every filter, in their order and with their index."""
    passing = pd.Series(True, index=table.index)
    for name in filters.active():
        passing &= _passes(table, filters, name)
    return table[passing]


def count_options(table: pd.DataFrame, filters: Filters, facet: str) -> dict[str, int]:
    """Return every option of a facet with the statements that it leaves, the other filters kept; most first."""
    rows = filter_statements(table, filters.without(facet))
    counts = rows[facet].value_counts()
    options = table[facet].drop_duplicates()
    return dict(sorted(((o, int(counts.get(o, 0))) for o in options), key=lambda pair: (-pair[1], pair[0] == "")))


def count_without(table: pd.DataFrame, filters: Filters) -> dict[str, int]:
    """Return for each active filter how many statements there would be without it."""
    return {name: len(filter_statements(table, filters.without(name))) for name in filters.active()}


def span_days(table: pd.DataFrame) -> tuple[date, date]:
    """Return the first and the last day that any statement names; two equal days where none does."""
    days = pd.concat([table["start"], table["end"], table["published"]]).dropna()
    return (days.min().date(), days.max().date()) if len(days) else (date(2000, 1, 1), date(2000, 1, 1))


def explain_empty(table: pd.DataFrame, filters: Filters) -> str:
    """Return in words why no statement is left, and which filter to open; "" if some are left."""
    if table.empty:
        return "The tagger found no statement in these articles."
    if not filter_statements(table, filters).empty:
        return ""
    alone = [name for name in filters.active() if not _passes(table, filters, name).any()]
    if alone:
        return f"No statement fits {_join(_describe(filters, name) for name in alone)}, whatever the other filters."
    ways = [f"without “{NAMES[name]}” {left} would" for name, left in count_without(table, filters).items() if left]
    reason = f"No statement fits {_join(_describe(filters, name) for name in filters.active())} together"
    return f"{reason}; {_join(ways)}." if ways else f"{reason}; more than one of them must be opened."


def label_options(table: pd.DataFrame, facet: str) -> dict[str, str]:
    """Return what each option of a facet is called; two options of one name are told apart by their codes."""
    column = _LABEL_COLUMNS.get(facet)
    pairs = table[[facet, column]].drop_duplicates(facet).itertuples(index=False) if column else ()
    labels = dict(pairs) or {option: term_label(facet, option) for option in table[facet].drop_duplicates()}
    labels = {option: label or NONE for option, label in labels.items()}
    names = list(labels.values())
    return {o: f"{label} ({o})" if names.count(label) > 1 else label for o, label in labels.items()}


def _passes(table: pd.DataFrame, filters: Filters, name: str) -> pd.Series:
    value = getattr(filters, name)
    if name == "since":
        return table["end"].isna() | (table["end"] >= pd.Timestamp(value))
    if name == "until":
        return table["start"].isna() | (table["start"] <= pd.Timestamp(value))
    if name == "search":
        found = pd.Series(False, index=table.index)
        for column in ("text", "source", "speaker"):
            found |= table[column].str.contains(value.strip(), case=False, regex=False)
        return found
    return table[name].isin(value)


def _describe(filters: Filters, name: str) -> str:
    value = getattr(filters, name)
    if isinstance(value, date):
        return f"{NAMES[name]} {describe_day(value)}"
    words = value if isinstance(value, str) else " or ".join(option or NONE for option in value)
    return f"{NAMES[name]} “{words}”"


def _join(parts: Any) -> str:
    *most, last = list(parts)
    return f"{', '.join(most)} and {last}" if most else last
