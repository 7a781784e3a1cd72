"""The corpora and their scorers, which lie outside the repository; and what the tagger reads in them."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType

from timeline.codebook import NO_CODEBOOK
from timeline.exchange.jsonlines import coding_row
from timeline.model import Article, InputError
from timeline.pipeline import tag

REPOSITORY = Path(__file__).resolve().parents[2]
CORPORA = REPOSITORY.parent / "shared" / "corpora"
UNDATED = date(2000, 1, 1)  # for texts whose dates nobody scores


@dataclass(frozen=True)
class Corpus:
    """Annotated texts: `rows` as the scorers take them, each with its text and its gold."""

    name: str
    rows: list[dict]

    @property
    def articles(self) -> list[Article]:
        """The texts as articles, to be tagged."""
        return [read_row(row) for row in self.rows]


def read_corpus(name: str, *paths: Path) -> Corpus:
    """Read the rows of one corpus; raises InputError with a hint if it is not on this machine."""
    try:
        lines = [line for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]
    except FileNotFoundError as error:
        raise InputError(f"{error.filename}: no such corpus; name the folder of corpora with --corpora DIR.") from None
    return Corpus(name, [_drop_unusable(json.loads(line)) for line in lines])


def read_row(row: dict) -> Article:
    """Turn a row into an article; its date is `published`, or `dct`."""
    published = row.get("published") or row.get("dct")
    return Article(row["id"], row["text"], date.fromisoformat(published[:10]) if published else UNDATED)


def tag_corpus(corpus: Corpus) -> list[dict]:
    """Return what the tagger, without a codebook, reads in each text: rows as `tag --format jsonl` prints them."""
    return [coding_row(tag(article, NO_CODEBOOK)) for article in corpus.articles]


def load_scorer(corpora: Path, name: str) -> ModuleType:
    """Import a scorer from the folder `bench` beside the corpora; raises InputError if it is not there."""
    path = corpora.resolve().parent / "bench" / f"{name}.py"
    if not path.is_file():
        raise InputError(f"{path}: no such scorer; it belongs into the folder 'bench' beside the corpora.")
    specification = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def attribution_corpora(corpora: Path, others: Iterable[Path] = ()) -> list[Corpus]:
    """Return the corpora with attributions; `others` are further files of the same form."""
    own = read_corpus("GUM Wikinews", corpora / "gum-news-attribution" / "all.jsonl")
    return [own, *(read_corpus(path.stem, path) for path in others)]


def date_corpora(corpora: Path) -> list[Corpus]:
    """Return the corpora with time expressions."""
    wikiwars = corpora / "wikiwars"
    return [
        read_corpus("GUM Wikinews", corpora / "gum-news-temporal" / "all.jsonl"),
        read_corpus("WikiWars", wikiwars / "train.jsonl", wikiwars / "test.jsonl"),
    ]


def _drop_unusable(row: dict) -> dict:
    """Drop the gold that its own annotators could not split into source, cue and content."""
    kept = [entry for entry in row.get("attributions", []) if entry.get("split_how") != "none"]
    return row | {"attributions": kept} if "attributions" in row else row
