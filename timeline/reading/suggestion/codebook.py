"""A first codebook for articles that have none: actors and provisions for a person to edit."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from timeline.codebook import NO_CODEBOOK, load_rules
from timeline.model import Coding
from timeline.reading.actors.reader import find_mentions
from timeline.reading.suggestion.phrases import Words
from timeline.reading.suggestion.themes import Theme, find_themes
from timeline.reading.text.document import Document

_ACTORS = 12  # how many a person can look through
_NAMES = 8  # names of an actor as the articles write them
_RULES = ("permits", "prohibits")


@dataclass(slots=True)
class Candidate:
    """An actor as the articles name it: how often it stands in statements and mentions, and under which names."""

    name: str
    statements: int = 0
    rules: int = 0  # statements in which it permits or prohibits
    mentions: int = 0
    names: Counter[str] = field(default_factory=Counter)


def suggest_codebook(codings: Sequence[Coding]) -> str:
    """Return TOML text that `load_codebook` accepts, made from articles read without a codebook."""
    documents = [Document(coding.article) for coding in codings]
    taken: set[str] = set()
    parts = [_write_policy(codings)]
    parts += [_write_actor(actor, taken) for actor in rank_actors(codings, documents)]
    themes = find_themes(codings, documents)
    ids = {theme.key: _identify(theme.patterns[0], taken) for theme in themes}
    parts += [_write_provision(theme, ids) for theme in themes]
    return "\n".join(parts)


def rank_actors(codings: Sequence[Coding], documents: Sequence[Document]) -> list[Candidate]:
    """Return the actors, those with the most statements first, with the names that the articles use."""
    found: dict[str, Candidate] = {}
    for coding, document in zip(codings, documents, strict=True):
        for mention in find_mentions(document, coding.attributions, NO_CODEBOOK).all:
            if mention.actor and mention.kind != "pronoun":
                actor = found.setdefault(mention.actor, Candidate(mention.actor))
                actor.mentions += 1
                actor.names[_plain(coding.article.text[slice(*mention.span)])] += 1
        for statement in coding.statements:
            if statement.actor.strip():
                actor = found.setdefault(statement.actor, Candidate(statement.actor))
                actor.statements += 1
                actor.rules += statement.position in _RULES and statement.modality == "realised"
    heard = [actor for actor in found.values() if actor.statements or actor.mentions > 2]
    return sorted(heard, key=lambda actor: (-actor.statements, -actor.mentions, actor.name))[:_ACTORS]


def _write_policy(codings: Sequence[Coding]) -> str:
    title = next((coding.article.title for coding in codings if coding.article.title), "A policy")
    return (
        "# A suggestion made from the articles by rule: rename, merge, delete, and say what is meant.\n"
        f"[policy]\ntitle = {_quote(title)}\nquestion = {_quote('What is allowed, and what is not?')}\n"
    )


def _write_actor(actor: Candidate, taken: set[str]) -> str:
    lines = ["[[actor]]", f"id = {_quote(_identify(actor.name, taken))}", f"label = {_quote(actor.name)}"]
    lines.append(f"aliases = {_quote_all(_aliases(actor))}")
    if actor.rules:
        lines.append(f"authority = true  # a guess: {actor.rules} of its statements permit or prohibit")
    return "\n".join(lines) + "\n"


def _write_provision(theme: Theme, ids: dict[Words, str]) -> str:
    label = theme.patterns[0]
    lines = ["[[provision]]", f"id = {_quote(ids[theme.key])}", f"label = {_quote(label[0].upper() + label[1:])}"]
    lines.append(f"definition = {_quote(f'To be written: what exactly is allowed or not of {label}.')}")
    lines.append(f"patterns = {_quote_all(theme.patterns)}")
    if theme.broader is not None:
        lines.append(f"within = {_quote(ids[theme.broader.key])}  # a guess: its name holds the broader one's")
    lines.append(f"examples = {_quote_all([theme.example])}")
    return "\n".join(lines) + "\n"


def _aliases(actor: Candidate) -> list[str]:
    """Return the names used in the articles, and for a country those that other articles will use."""
    aliases = [actor.name, *(name for name, _ in actor.names.most_common(_NAMES) if _is_telling(name))]
    place = load_rules("places")["place"].get(actor.name)
    if place is not None:
        aliases += [*place.get("names", ())[:2], *place.get("capitals", ())[:1], *place.get("seats", ())[:1]]
        aliases += [f"{adjective} {noun}" for adjective in place.get("adjectives", ())[:1] for noun in _OFFICES]
    return list({alias.lower(): alias for alias in reversed(aliases) if alias.strip()}.values())[::-1]


def _is_telling(name: str) -> bool:
    """Does a name mean its actor in other articles too: not "official", "his team", "second official"?"""
    words = name.split()
    return any(word[0].isupper() for word in words) and words[0].lower() not in _FLEETING


_FLEETING = frozenset(
    "his her its their our my first second third another other one two three several some this".split()
)
_OFFICES = ("government", "officials")


def _plain(name: str) -> str:
    """Return a name without its article and without line breaks."""
    return re.sub(r"^(?:the|an?) ", "", " ".join(name.split()), flags=re.IGNORECASE)


_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})


def _identify(name: str, taken: set[str]) -> str:
    """Return a kebab-case id for a name, not taken yet."""
    letters = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    base = "-".join(re.findall(r"[a-z0-9]+", letters)) or "unnamed"
    identifier, number = base, 2
    while identifier in taken:
        identifier, number = f"{base}-{number}", number + 1
    taken.add(identifier)
    return identifier


def _quote(text: str) -> str:
    """Return a TOML basic string: JSON's, whose escapes TOML shares, but for the one character that it forbids."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _quote_all(texts: Iterable[str]) -> str:
    return "[" + ", ".join(_quote(text) for text in texts) + "]"
