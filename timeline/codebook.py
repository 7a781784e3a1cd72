"""Loads and checks data/: the one room that knows how rules and codebooks are stored."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from timeline.model import InputError

DATA = Path(__file__).resolve().parent.parent / "data"
CODEBOOK = DATA / "codebook.toml"
CODEBOOKS = 64  # for so many codebooks, the last ones asked for, what readers prepare from one is kept: 150 kB each


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or holds positions; with authority, their realised rules move the policy state."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    authority: bool = False


@dataclass(frozen=True, slots=True)
class Provision:
    """What exactly is allowed or not; `within` names the broader provision, if there is one."""

    id: str
    label: str
    definition: str = ""
    patterns: tuple[str, ...] = ()
    within: str = ""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """One policy: its question, its actors and its provisions, in the file's order."""

    title: str = ""
    question: str = ""
    actors: tuple[Actor, ...] = ()
    provisions: tuple[Provision, ...] = ()

    def __hash__(self) -> int:
        return hash((self.title, self.question))  # asked for with every article; equality tells the rest

    def label(self, identifier: str) -> str:
        """Return the label of an actor or provision; what is not in the codebook stays as it is."""
        for entry in (*self.actors, *self.provisions):
            if entry.id == identifier:
                return entry.label
        return identifier


NO_CODEBOOK = Codebook()
_KEYS = {
    "policy": {"title", "question"},
    "actor": {"id", "label", "aliases", "authority"},
    "provision": {"id", "label", "definition", "patterns", "within", "examples", "counterexamples"},
}
_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def load_codebook(path: str | Path | None = CODEBOOK) -> Codebook:
    """Read a codebook file; None and "none" give the empty codebook.

    Raises InputError, naming file, entry and key, on anything that does not fit the format.
    """
    if path is None or str(path) == "none":
        return NO_CODEBOOK
    path = Path(path)
    if path.is_dir():
        path = path / "codebook.toml"
    return parse_codebook(_read_toml(path), str(path))


def parse_codebook(tables: dict[str, Any], name: str) -> Codebook:
    """Turn the tables of a codebook file into a Codebook; `name` is what errors call the file."""
    for key in tables:
        if key not in _KEYS:
            raise InputError(f"{name}: unknown key '{key}'; a codebook has [policy], [[actor]] and [[provision]].")
    policy = tables.get("policy", {})
    if not isinstance(policy, dict):
        raise InputError(f"{name}: write [policy] with one bracket, and its keys below.")
    _check_table(policy, "policy", f"{name}: [policy]")
    actors = tuple(Actor(**entry) for entry in _check_entries(tables, "actor", name))
    provisions = tuple(Provision(**entry) for entry in _check_entries(tables, "provision", name))
    _check_ids([entry.id for entry in (*actors, *provisions)], name)
    _check_within(provisions, name)
    for provision in provisions:
        for pattern in provision.patterns:
            _check_pattern(pattern, f"{name}: provision '{provision.id}'")
    return Codebook(policy.get("title", ""), policy.get("question", ""), actors, provisions)


@cache
def load_rules(name: str) -> dict[str, Any]:
    """Return the tables of data/<name>.toml: rules for any policy. Raises InputError if it cannot be read."""
    return _read_toml(DATA / f"{name}.toml")


def check_keys(entry: dict[str, Any], allowed: set[str], where: str) -> None:
    """Refuse an entry with a key that nobody reads: a misspelt key would be a rule that never fires."""
    for key in entry:
        if key not in allowed:
            raise InputError(f"{where}: unknown key '{key}'; allowed are {', '.join(sorted(allowed))}.")


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; name a codebook, or 'none' to read without one.") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8 text; save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: is not valid TOML: {error}.") from None
    except RecursionError:
        raise InputError(f"{path}: is not a codebook: its values are nested too deeply.") from None


def _check_entries(tables: dict[str, Any], kind: str, name: str) -> list[dict[str, Any]]:
    entries = tables.get(kind, [])
    if not isinstance(entries, list):
        raise InputError(f"{name}: write [[{kind}]] with two brackets: there can be several.")
    checked = []
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            raise InputError(f"{name}: write [[{kind}]] before the keys of each {kind}.")
        where = f"{name}: {kind} '{entry['id']}'" if entry.get("id") else f"{name}: {kind} number {number}"
        _check_table(entry, kind, where)
        for key in ("id", "label"):
            if not entry.get(key, "").strip():
                raise InputError(f"{where}: '{key}' is missing.")
        if not _KEBAB.fullmatch(entry["id"]):
            raise InputError(f"{where}: 'id' must be kebab-case, such as 'us-administration'.")
        checked.append({key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()})
    return checked


def _check_table(entry: dict[str, Any], kind: str, where: str) -> None:
    check_keys(entry, _KEYS[kind], where)
    for key, value in entry.items():
        if key in ("aliases", "patterns", "examples", "counterexamples"):
            if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
                raise InputError(f"{where}: '{key}' must be a list of texts, none of them empty.")
        elif key == "authority":
            if not isinstance(value, bool):
                raise InputError(f"{where}: 'authority' must be true or false.")
        elif not isinstance(value, str):
            raise InputError(f"{where}: '{key}' must be a text in quotation marks.")


def _check_ids(ids: list[str], name: str) -> None:
    for identifier in ids:
        if ids.count(identifier) > 1:
            raise InputError(f"{name}: the id '{identifier}' is given twice; every id must be its own.")


def _check_within(provisions: tuple[Provision, ...], name: str) -> None:
    broader = {provision.id: provision.within for provision in provisions}
    for identifier, within in broader.items():
        if within and within not in broader:
            raise InputError(f"{name}: provision '{identifier}': 'within' names '{within}', which does not exist.")
    for identifier in broader:
        seen = {identifier}
        while identifier := broader[identifier]:
            if identifier in seen:
                raise InputError(f"{name}: provision '{identifier}': 'within' goes round in a circle.")
            seen.add(identifier)


def _check_pattern(pattern: str, where: str) -> None:
    if len(pattern) > 1 and pattern.startswith("/") and pattern.endswith("/"):
        try:
            compiled = re.compile(pattern[1:-1])
        except (re.error, OverflowError, RecursionError) as error:
            raise InputError(f"{where}: 'patterns' has an invalid regular expression {pattern}: {error}.") from None
        if compiled.match(""):
            raise InputError(f"{where}: 'patterns' has {pattern}, which matches everywhere; ask for a word.")
