"""Reference codings made by people, and how far a coding agrees with one."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from timeline.codebook import Codebook, load_codebook
from timeline.exchange.articles import read_article
from timeline.model import Article, Coding, PolicyState, Span, Statement, When

GOLD = Path(__file__).parent
CODES = ("kind", "actor", "position", "provision", "change", "modality", "event_type", "source", "start", "end")
MAIN_CODES = ("kind", "actor", "position", "provision")


@dataclass(frozen=True)
class Gold:
    """An article, its codebook, and what a person coded in it."""

    article: Article
    codebook: Codebook
    statements: tuple[Statement, ...]
    states: tuple[PolicyState, ...]

    @property
    def coding(self) -> Coding:
        """The gold statements as a coding, to be shown or exported like any other."""
        return Coding(self.article, statements=self.statements)


def read_gold(path: Path) -> Gold:
    """Read a gold file; its statements are verbatim slices of the article."""
    tables = tomllib.loads(path.read_text("utf-8"))
    article = read_article(path.parent / tables["article"])
    codebook = load_codebook(path.parent / tables["codebook"])
    statements, position = [], 0
    for number, entry in enumerate(tables.get("statement", [])):
        start = article.text.find(entry["text"], position)
        if start < 0:
            start = article.text.index(entry["text"])
        statements.append(_read_statement(entry, article, start, f"g{number + 1}"))
        position = start
    states = tuple(_read_state(entry) for entry in tables.get("state", []))
    return Gold(article, codebook, tuple(statements), states)


def find_golds(folder: Path = GOLD) -> list[Path]:
    """Return every gold file of a folder, sorted; a codebook beside them is none."""
    return sorted(path for path in folder.rglob("*.toml") if "article" in tomllib.loads(path.read_text("utf-8")))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _read_statement(entry: dict, article: Article, start: int, identifier: str) -> Statement:
    when = entry["when"]
    codes = {key: value for key, value in entry.items() if key not in ("text", "when")}
    codes.setdefault("speaker", codes.get("source", ""))
    return Statement(
        id=identifier,
        article=article.id,
        span=Span(start, start + len(entry["text"])),
        text=entry["text"],
        when=When(_day(when.get("start")), _day(when.get("end")), when["precision"], when["basis"]),
        coder="person",
        **codes,
    )


def _read_state(entry: dict) -> PolicyState:
    start, end = _day(entry.get("start")), _day(entry.get("end"))
    return PolicyState(entry["provision"], entry["actor"], entry["position"], start, end, ())


def code_of(statement: Statement, code: str) -> object:
    """Return one code of a statement; start and end are those of its date."""
    return getattr(statement.when if code in ("start", "end") else statement, code)


def pair_statements(gold: tuple[Statement, ...], found: tuple[Statement, ...]) -> list[tuple[Statement, Statement]]:
    """Pair gold and found statements one to one: they must share half of the shorter span.

    Among several candidates the pair with more equal main codes wins, then the larger overlap.
    """
    candidates = []
    for g in gold:
        for f in found:
            shared = min(g.span.end, f.span.end) - max(g.span.start, f.span.start)
            if shared * 2 >= min(g.span.end - g.span.start, f.span.end - f.span.start):
                equal = sum(code_of(g, code) == code_of(f, code) for code in MAIN_CODES)
                candidates.append((-equal, -shared, g.span, f.span, g, f))
    pairs, used = [], set()
    for *_, g, f in sorted(candidates, key=lambda candidate: candidate[:4]):
        if g.id not in used and f.id not in used:
            used |= {g.id, f.id}
            pairs.append((g, f))
    return pairs


def count_agreement(golds: list[Gold], codings: list[tuple[Statement, ...]]) -> dict[str, float]:
    """Return F1 of the statements, and over the paired ones the share that agrees per code and on all main codes."""
    both = zip(golds, codings, strict=True)
    pairs = [pair for gold, found in both for pair in pair_statements(gold.statements, found)]
    total = sum(len(gold.statements) for gold in golds) + sum(len(found) for found in codings)
    result = {"statements": 2 * len(pairs) / total if total else 0.0}
    for code in CODES:
        result[code] = _share(sum(code_of(g, code) == code_of(f, code) for g, f in pairs), len(pairs))
    all_main = sum(all(code_of(g, code) == code_of(f, code) for code in MAIN_CODES) for g, f in pairs)
    result["all four"] = _share(all_main, len(pairs))
    return result


def count_states(golds: list[Gold], states: list[tuple[PolicyState, ...]]) -> float:
    """Return F1 of the policy states: an actor, a position and a provision, one by one within each article."""
    equal = total = 0
    for gold, found in zip(golds, states, strict=True):
        wanted = Counter((state.provision, state.actor, state.position) for state in gold.states)
        given = Counter((state.provision, state.actor, state.position) for state in found)
        equal += (wanted & given).total()
        total += wanted.total() + given.total()
    return _share(2 * equal, total)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
