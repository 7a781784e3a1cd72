"""What a stranger needs to check a coding: categories, definitions, examples, how often each occurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from timeline.codebook import Codebook, load_rules
from timeline.model import Analysis, Statement
from timeline.view.terms import TERMS, exactness, term_label

RULE_FILES = {
    "cues": "Words that make a position or an act",
    "changes": "Provisions that are a change, and what makes or undoes it",
    "context": "Words around them: negation, modality, change",
    "reporting": "Words of reporting",
    "timexes": "Words that date",
    "interests": "Names whose side is guessed where their words show none",
}
_WORDS = ("patterns", "nouns", "phrases", "words")  # the key under which a rule has its words
_SHOWN_WORDS = 12


class Category(NamedTuple):
    """One line of the codebook page: what it is called, what it means, where it occurs."""

    label: str
    definition: str
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    count: int = 0


class Rule(NamedTuple):
    """One rule of data/*.toml: its name, the code it sets, its words, an example, and why it is so."""

    name: str
    sets: str
    words: str
    example: str
    why: str


def list_codes(analysis: Analysis, field: str) -> list[Category]:
    """Return every code of a field ("kind", "position", …) with its count and a first example from the articles."""
    statements = analysis.statements
    counts = Counter(_code(statement, field) for statement in statements)
    firsts = _first_texts((_code(statement, field), statement) for statement in statements)
    return [
        Category(term.label, term.definition, firsts.get(term.code, ()), (), counts[term.code]) for term in TERMS[field]
    ]


def list_event_types(analysis: Analysis) -> list[Category]:
    """Return every event type with its definition and PLOVER code, its count, and a first example from the articles."""
    typed = [(statement.event_type, statement) for statement in analysis.statements if statement.event_type]
    counts, firsts = Counter(kind for kind, _ in typed), _first_texts(typed)
    return [
        Category(
            term_label("event_type", entry["id"]),
            entry["definition"] + (f" PLOVER: {entry['plover']}." if "plover" in entry else ""),
            firsts.get(entry["id"], ()),
            count=counts[entry["id"]],
        )
        for entry in load_rules("events")["event"]
    ]


def list_provisions(codebook: Codebook, analysis: Analysis) -> list[Category]:
    """Return the provisions of the codebook, narrower ones named after their broader."""
    counts = Counter(statement.provision for statement in analysis.statements)
    return [
        Category(
            f"{codebook.label(entry.within)}: {entry.label}" if entry.within else entry.label,
            entry.definition,
            entry.examples,
            entry.counterexamples,
            counts[entry.id],
        )
        for entry in codebook.provisions
    ]


def list_actors(codebook: Codebook, analysis: Analysis) -> list[Category]:
    """Return the actors of the codebook with the names they go by, then those that only the articles name."""
    counts = Counter(statement.actor for statement in analysis.statements)
    known = [
        Category(
            f"{entry.label} (has authority)" if entry.authority else entry.label,
            ", ".join(entry.aliases),
            count=counts.pop(entry.id, 0),
        )
        for entry in codebook.actors
    ]
    named = [Category(actor, "named by an article", count=n) for actor, n in counts.most_common() if actor]
    return known + named


def list_rules(name: str) -> list[Rule]:
    """Return the rules of data/<name>.toml, whatever their tables are called, in the file's order."""
    tables = load_rules(name).values()
    entries = [entry for table in tables if isinstance(table, list) for entry in table if isinstance(entry, dict)]
    return [_read_rule(entry) for entry in entries]


def _read_rule(entry: dict[str, Any]) -> Rule:
    words = next((entry[key] for key in _WORDS if entry.get(key)), ())
    shown = list(words)[:_SHOWN_WORDS] if isinstance(words, (list, dict)) else [str(words)]
    sets = entry.get("sets") or entry.get("role") or entry.get("side") or entry.get("value") or entry.get("type") or ""
    more = " …" if len(words) > _SHOWN_WORDS else ""
    examples = entry.get("examples") or [""]
    return Rule(
        name=str(entry.get("id", "")),
        sets=", ".join(filter(None, (str(sets), _say_days(entry)))),
        words=", ".join(map(str, shown)) + more,
        example=_say_example(examples[0]),
        why=str(entry.get("why", "")),
    )


def _say_days(entry: dict[str, Any]) -> str:
    if not entry.get("direction"):
        return ""
    days = f"{entry['days']} days " if entry.get("days") else ""
    return f"{days}{ {'past': 'back', 'future': 'ahead'}.get(entry['direction'], 'that day') }"


def _say_example(example: str | Sequence[Any]) -> str:
    if isinstance(example, str):
        return example
    text, *codes = (str(part) for part in example)
    return f"{text} ({', '.join(filter(None, codes))})" if any(codes) else text


def _code(statement: Statement, field: str) -> str:
    if field == "precision":
        return exactness(statement.when.precision, statement.when.basis)
    return statement.when.basis if field == "basis" else getattr(statement, field)


def _first_texts(pairs: Iterable[tuple[str, Statement]]) -> dict[str, tuple[str, ...]]:
    firsts: dict[str, tuple[str, ...]] = {}
    for code, statement in pairs:
        firsts.setdefault(code, (statement.text,))
    return firsts
