"""Articles in: files with a header of `key: value` lines, or JSON lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from timeline.model import Article, InputError

_KEYS = ("title", "published", "published-basis", "outlet", "url")
_HEADER_LINE = re.compile(r"([A-Za-z][A-Za-z-]*):[ \t]*(.*)")


def read_article(path: str | Path, published: date | None = None) -> Article:
    """Read one article file; `published` serves a file whose header gives no date.

    The text is kept to the character: offsets count from just after the header's blank line.
    Raises InputError if the file is missing, empty, not UTF-8, or has no readable date.
    """
    path = Path(path)
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file.") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8 text; save it as UTF-8.") from None
    return parse_article(content, path.stem, str(path), published)


def parse_article(content: str, identifier: str, name: str, published: date | None = None) -> Article:
    """Turn the content of an article file into an Article; `name` is what errors call the file."""
    header, text = _split_header(content, name)
    if not text.strip():
        raise InputError(f"{name}: has no text; an article file is a header, a blank line and the text.")
    if "published" in header:
        published = parse_date(header["published"], f"{name}: header 'published'")
    if published is None:
        raise InputError(f"{name}: no publication date; add a header line such as 'published: 2024-05-31'.")
    return Article(
        id=identifier,
        text=text,
        published=published,
        title=header.get("title") or text.strip().splitlines()[0].strip(),
        outlet=header.get("outlet", ""),
        url=header.get("url", ""),
        published_basis=header.get("published-basis", ""),
    )


def parse_date(value: str, where: str) -> date:
    """Read an ISO day; a time after it is cut, for a time zone must never move the day."""
    try:
        return date.fromisoformat(str(value).strip()[:10])
    except ValueError:
        raise InputError(f"{where}: '{value}' is not a date; write it as 2024-05-31.") from None


def read_json_lines(lines: Iterable[str], name: str = "standard input") -> Iterator[Article | InputError]:
    """Read articles `{"id", "text", "published", "title"?}`, one a line; a bad line yields its InputError."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _parse_json_article(line, f"{name}, line {number}")
            except InputError as error:
                yield error


def _parse_json_article(line: str, where: str) -> Article:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(f"{where}: is not JSON; write one article a line.") from None
    if not isinstance(row, dict):
        raise InputError(f"{where}: is not a JSON object with id, text and published.")
    for key in ("id", "text", "published"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise InputError(f"{where}: '{key}' is missing, empty or not a text.")
    optional = {key: str(row.get(key) or "") for key in ("title", "outlet", "url")}
    return Article(id=row["id"], text=row["text"], published=parse_date(row["published"], where), **optional)


def _split_header(content: str, name: str) -> tuple[dict[str, str], str]:
    """Split off the header: lines `key: value` with known keys up to the first blank line."""
    header: dict[str, str] = {}
    at = 0
    for line in content.splitlines(keepends=True):
        match = _HEADER_LINE.fullmatch(line.rstrip("\r\n"))
        if header and not line.strip():
            return header, content[at + len(line) :]
        key = match.group(1).lower() if match else ""
        if key not in _KEYS:
            if header:
                raise InputError(f"{name}: unknown header line '{line.strip()[:60]}'; known are {', '.join(_KEYS)}.")
            return {}, content
        header[key] = match.group(2).strip()
        at += len(line)
    return (header, "") if header else ({}, content)
