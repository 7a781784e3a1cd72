"""Coding files in: the CSV tables and JSON lines that an export wrote, or a person corrected."""

from __future__ import annotations

from pathlib import Path

from timeline.exchange import csvtable, jsonlines
from timeline.model import Coding, InputError

_READERS = {".csv": csvtable.read_codings, ".jsonl": jsonlines.read_codings}


def is_coding_file(path: str | Path) -> bool:
    """Tell by a file's ending whether it holds codings rather than an article."""
    return Path(path).suffix.lower() in _READERS


def read_coding_file(path: str | Path) -> list[Coding]:
    """Read the codings of a .csv or .jsonl file; raises InputError naming file, line and field."""
    path = Path(path)
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return _READERS[path.suffix.lower()](lines, str(path))
    except FileNotFoundError:
        raise InputError(f"{path}: no such file.") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8 text; save it as UTF-8.") from None
