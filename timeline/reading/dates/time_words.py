"""The words of data/timexes.toml, checked and laid out for look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.codebook import check_keys, load_rules
from timeline.model import InputError

# By name, and not from the module `calendar`, which follows the language of the machine.
MONTHS_AND_DAYS = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday""".split()
)
_RULE_KEYS = {
    "id",
    "words",
    "phrases",
    "type",
    "value",
    "shift",
    "part",
    "days",
    "direction",
    "hint",
    "why",
    "except_before",
    "except_behind",
    "behind",
    "only_before",
    "not_past",
}
_TEST_KEYS = {"examples", "counterexamples"}
_GRAMMAR_KEYS = {
    "numbers", "vague_numbers", "spanning", "vague_days", "ordinals", "shifts", "narrative", "parts", "part_nouns",
    "approximators", "modifiers", "ahead", "ahead_singular", "no_subject", "asked", "ahead_plural", "named_days",
    "ahead_before", "ahead_to", "deadline_verbs", "happened", "behind", "counted", "counting", "newspapers",
    "zones", "ambiguous_months", "before_month", "surely_month", "ambiguous_weekdays", "month_shifts",
    "year_shifts", "joiners", "attacks", "before_year", "behind_day", "measured", "whole", "before_day", "behind_whole",
    "fillers", "before_that", "behind_that", "clause_ends", "before_holidays", "before_season",
    "no_past", "scheduled", "ruled", "accounts", "amounts", "limited",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """A row of words with its TIMEX3 type and either a value, or the days that it lies from the anchor."""

    id: str
    type: str
    value: str = ""
    shift: int | None = None
    part: str = ""
    days: int | None = None
    direction: str = ""
    hint: bool = False
    not_past: bool = False  # not where the verb next to it is past: "they soon left"
    except_before: tuple[str, ...] = ()  # not before these words, also with a possessive between
    except_behind: tuple[str, ...] = ()  # not behind these words
    behind: tuple[str, ...] = ()  # only behind these words, where there are any
    only_before: tuple[str, ...] = ()  # and only before these


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The tables of the calendar by word, and the phrases by their last word, longest first."""

    tables: dict[str, dict[str, Any]]
    grammar: dict[str, Any]
    phrases: dict[str, list[tuple[list[str], PhraseRule]]]
    hints: dict[str, list[tuple[list[str], PhraseRule]]]


@cache
def load_time_words() -> TimeWords:
    """Read data/timexes.toml; raises InputError on a key or a rule that nobody would read."""
    return lay_out_words(load_rules("timexes"), "timexes.toml")


def lay_out_words(data: dict[str, Any], name: str) -> TimeWords:
    """Check the tables of a rules file and lay them out; `name` is what errors call the file."""
    check_keys(data, {"rule", "grammar"}, name)
    check_keys(data["grammar"], _GRAMMAR_KEYS, f"{name}: [grammar]")
    tables: dict[str, dict[str, Any]] = {}
    phrases: dict[str, list[tuple[list[str], PhraseRule]]] = {}
    hints: dict[str, list[tuple[list[str], PhraseRule]]] = {}
    for number, entry in enumerate(data["rule"], 1):
        where = f"{name}: rule '{entry.get('id', number)}'"
        check_keys(entry, _RULE_KEYS | _TEST_KEYS, where)
        if not entry.get("examples"):
            raise InputError(f"{where}: 'examples' is missing; a rule shows what it reads.")
        tables[entry["id"]] = entry.get("words", {})
        if "phrases" in entry:
            keys = _RULE_KEYS - {"words", "phrases", "why"}
            rule = PhraseRule(**{key: value for key, value in entry.items() if key in keys})
            for phrase in entry["phrases"]:
                words = phrase.split()
                (hints if rule.hint else phrases).setdefault(words[-1], []).append((words, rule))
    for index in (phrases, hints):
        for rows in index.values():
            rows.sort(key=lambda row: -len(row[0]))
    grammar = {key: frozenset(value) if isinstance(value, list) else value for key, value in data["grammar"].items()}
    return TimeWords(tables, grammar, phrases, hints)
