"""Articles in: files with a header of `key: value` lines, or JSON lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from textwrap import shorten
from typing import Any

from timeline.exchange.documents import is_left_alone, name_document
from timeline.model import Article, InputError

_KEYS = ("title", "published", "published-basis", "outlet", "url")
_HEADER_LINE = re.compile(r"([A-Za-z][A-Za-z-]*):[ \t]*(.*)")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_TITLE = 120  # characters of a first line that serves as title
_BEGINNING = 1_000  # so many bytes of a file show what it is
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=[T ]|\Z)")


def find_articles(path: str | Path) -> list[Path]:
    """Return the article files that a path names: itself, or the *.txt of a folder, sorted by name.

    A document that is not yet saved as text is among them: whoever reads it says what to do, and nothing is missed.
    Raises InputError if a folder holds none; whether a file can be read is seen when it is read.
    """
    path = Path(path)
    if not path.is_dir():
        return [path]
    try:
        files = sorted(file for file in path.iterdir() if file.suffix == ".txt" or is_left_alone(file))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).") from None
    if not files:
        raise InputError(f"{path}: holds no article; articles are files that end in .txt.")
    return files


def read_article(path: str | Path, published: date | None = None) -> Article:
    """Read one article file; `published` serves a file whose header gives no date.

    The text is kept to the character: offsets count from just after the header's blank line.
    Raises InputError if the file is missing, empty, not UTF-8, or has no readable date.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file.") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}).") from None
    return parse_article(decode_article(content, str(path)), path.stem, str(path), published)


def decode_article(content: bytes, name: str) -> str:
    """Return the bytes of an article file as text, or raise InputError; `name` is what errors call the file."""
    _refuse_document(content[:_BEGINNING].decode("latin-1"), name)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{name}: is not UTF-8 text; save it as UTF-8.") from None


def _refuse_document(content: str, name: str) -> None:
    document = name_document(content)
    if document:
        raise InputError(f"{name}: is {document}; save it as plain text (UTF-8) with a name that ends in .txt.")


def parse_article(content: str, identifier: str, name: str, published: date | None = None) -> Article:
    """Turn the content of an article file into an Article; `name` is what errors call the file."""
    header, text = _split_header(content, name)
    if not text.strip():
        raise InputError(f"{name}: has no text; an article file is a header, a blank line and the text.")
    _refuse_document(text, name)
    if "published" in header:
        published = parse_date(header["published"], f"{name}: header 'published'")
    if published is None:
        raise InputError(f"{name}: no publication date; add a header line such as 'published: 2024-05-31'.")
    return Article(
        id=identifier,
        text=text,
        published=published,
        title=header.get("title") or shorten(text.strip().splitlines()[0], _TITLE, placeholder=" …"),
        outlet=header.get("outlet", ""),
        url=header.get("url", ""),
        published_basis=header.get("published-basis", ""),
    )


def parse_date(value: str, where: str) -> date:
    """Read an ISO day; a time after it is cut, for a time zone must never move the day.

    Raises InputError, beginning with `where`, on anything else.
    """
    day = _ISO_DAY.match(value.strip())
    try:
        return date.fromisoformat(day.group() if day else value)
    except ValueError:
        raise InputError(f"{where}: '{value[:40]}' is not a date; write it as 2024-05-31.") from None


def read_json_lines(
    lines: Iterable[bytes], name: str = "standard input", published: date | None = None
) -> Iterator[Article | InputError]:
    """Read articles `{"id", "text", "published", "title"?}`, one a line; a bad line yields its InputError.

    `published` serves a line that gives no date.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _parse_json_article(line, f"{name}, line {number}", published)
            except InputError as error:
                yield error


def _parse_json_article(line: bytes, where: str, published: date | None) -> Article:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError(f"{where}: is not UTF-8 text; save it as UTF-8.") from None
    except (ValueError, RecursionError):
        raise InputError(f"{where}: is not JSON; write one article a line.") from None
    if not isinstance(row, dict):
        raise InputError(f"{where}: is not a JSON object with id, text and published.")
    identifier, text = _read_text(row, "id", where), _read_text(row, "text", where)
    if published is None or row.get("published") is not None:
        published = parse_date(_read_text(row, "published", where), f"{where}: 'published'")
    optional = {key: _read_text(row, key, where) for key in ("title", "outlet", "url") if row.get(key)}
    return Article(id=identifier, text=text, published=published, **optional)


def _read_text(row: dict[str, Any], key: str, where: str) -> str:
    value = row.get(key)
    if key == "id" and type(value) is int:  # bool is an int too, but no name
        return str(value)
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"{where}: '{key}' is missing, empty or not a text.")
    return value


def _split_header(content: str, name: str) -> tuple[dict[str, str], str]:
    """Split off the header: the lines up to the first blank one, if the first is `key: value` and some key is known.

    A text whose first paragraph merely looks so ("Note: …") has no header and is kept whole.
    """
    lines = []
    for match in _LINE.finditer(content):
        line = match.group(1)
        if not line.strip() or not (lines or _HEADER_LINE.fullmatch(line)):
            break
        lines.append(line)
    pairs = [_HEADER_LINE.fullmatch(line) for line in lines]
    if not any(pair and pair.group(1).lower() in _KEYS for pair in pairs):
        return {}, content
    header: dict[str, str] = {}
    for number, (line, pair) in enumerate(zip(lines, pairs, strict=True), 1):
        key = _check_header_key(line, pair, f"{name}, line {number}")
        if key in header:
            raise InputError(f"{name}, line {number}: '{key}' is given twice; keep one.")
        header[key] = pair.group(2).strip()
    return header, content[match.end() :]


def _check_header_key(line: str, pair: re.Match[str] | None, where: str) -> str:
    if pair is None:
        raise InputError(f"{where}: '{line.strip()[:40]}' is no 'key: value'; end the header with a blank line.")
    if pair.group(1).lower() not in _KEYS:
        raise InputError(f"{where}: unknown header key '{pair.group(1)[:40]}'; known are {', '.join(_KEYS)}.")
    return pair.group(1).lower()
