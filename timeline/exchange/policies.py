"""A policy in: its codebook and its articles, from a folder; what cannot be read is said, the rest is kept."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from timeline.codebook import CODEBOOK, NO_CODEBOOK, Codebook, load_codebook
from timeline.exchange.articles import find_articles, read_article
from timeline.model import Article, InputError

SEEDS = CODEBOOK.parent.parent / "seeds"
_DEPTH = 3  # folders below the root in which a policy is looked for


@dataclass(frozen=True, slots=True)
class Policy:
    """A codebook with its articles, and a sentence for each file that could not be read."""

    codebook: Codebook
    articles: tuple[Article, ...]
    faults: tuple[str, ...] = ()


def read_policy(folder: str | Path | None = None) -> Policy:
    """Read `codebook.toml` and the *.txt of a folder; without a folder the policy that the program brings along."""
    if folder is not None and not Path(folder).is_dir():
        return Policy(NO_CODEBOOK, (), (f"{folder}: there is no such folder; --policy names one with articles.",))
    faults: list[str] = []
    codebook, articles = NO_CODEBOOK, []
    try:
        codebook = load_codebook(folder or CODEBOOK)
    except InputError as error:
        faults.append(str(error))
    try:
        paths = find_articles(folder or SEEDS)
    except InputError as error:
        return Policy(codebook, (), (*faults, str(error)))
    for path in paths:
        try:
            articles.append(read_article(path))
        except InputError as error:
            faults.append(str(error))
    return Policy(codebook, tuple(articles), tuple(faults))


def find_policies(root: str | Path) -> list[str]:
    """Return the folders below `root`, as relative paths, that hold a codebook and articles."""
    root = Path(root).resolve()
    found = []
    for place, folders, files in os.walk(root):
        relative = Path(place).relative_to(root)
        folders[:] = [] if len(relative.parts) >= _DEPTH else sorted(f for f in folders if not f.startswith((".", "_")))
        if "codebook.toml" in files and any(file.endswith(".txt") for file in files):
            found.append(relative.as_posix())
    return found
