"""A first codebook for articles that have none: actors and provisions for a person to edit."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence

from timeline.codebook import load_rules
from timeline.model import Coding
from timeline.reading.suggestion.actors import Candidate, find_actors, find_home, guess_authority, is_lasting
from timeline.reading.suggestion.phrases import Words
from timeline.reading.suggestion.themes import Theme, find_themes
from timeline.reading.text.document import Document

_NAMES = 8  # names of an actor as the articles write them


def suggest_codebook(codings: Sequence[Coding]) -> str:
    """Return TOML text that `load_codebook` accepts, made from articles read without a codebook."""
    documents = [Document(coding.article) for coding in codings]
    taken: set[str] = set()
    actors = find_actors(codings, documents)
    parts = [_write_actor(actor, taken) for actor in actors]
    names = {name.lower() for actor in actors for name in (actor.name, *actor.names)}
    themes = [t for t in find_themes(codings, documents) if t.named or t.patterns[0].lower() not in names]
    ids = {theme.key: _identify(theme.patterns[0], taken) for theme in themes}
    parts += [_write_provision(theme, ids) for theme in themes]
    title = _name_policy(themes[0].patterns[0], find_home(documents)) if len(codings) > 1 and themes else ""
    return "\n".join([_write_policy(title, codings), *parts])


def _name_policy(thing: str, home: str) -> str:
    """Return what several articles are about, which none of their headlines tells: "Menthol in the United States"."""
    names = load_rules("places")["place"].get(home, {}).get("names", ())
    land = f"the {home}" if home.startswith("United ") or f"the {home}" in names else home
    return _capitalise(thing) + (f" in {land}" if land else "")


def _capitalise(name: str) -> str:
    """Return a name as a label begins: "Parliament", "PFAS"."""
    return name[0].upper() + name[1:]


def _write_policy(title: str, codings: Sequence[Coding]) -> str:
    title = title or next((coding.article.title for coding in codings if coding.article.title), "A policy")
    return (
        "# A suggestion made from the articles by rule: rename, merge, delete, and say what is meant.\n"
        f"[policy]\ntitle = {_quote(title)}\nquestion = {_quote('What is allowed, and what is not?')}\n"
    )


def _write_actor(actor: Candidate, taken: set[str]) -> str:
    lines = ["[[actor]]", f"id = {_quote(_identify(actor.name, taken))}", f"label = {_quote(_capitalise(actor.name))}"]
    lines.append(f"aliases = {_quote_all(_aliases(actor))}")
    why = guess_authority(actor)
    if why:
        lines.append(f"authority = true  # a guess: {why}")
    return "\n".join(lines) + "\n"


def _write_provision(theme: Theme, ids: dict[Words, str]) -> str:
    label = theme.patterns[0]
    lines = ["[[provision]]", f"id = {_quote(ids[theme.key])}", f"label = {_quote(_capitalise(label))}"]
    lines.append(f"definition = {_quote(f'To be written: what exactly “{label}” covers.')}")
    lines.append(f"patterns = {_quote_all(theme.patterns)}")
    if theme.broader is not None and theme.broader.key in ids:
        lines.append(f"within = {_quote(ids[theme.broader.key])}  # a guess: its name holds the broader one's")
    lines.append(f"examples = {_quote_all([theme.example])}")
    return "\n".join(lines) + "\n"


def _aliases(actor: Candidate) -> list[str]:
    """Return the names used in the articles, and for a country those that other articles will use."""
    written = [name for name, _ in actor.names.most_common(_NAMES) if any(map(str.isupper, name))]
    aliases = [actor.name, *filter(is_lasting, [*actor.members, *written])]
    place = load_rules("places")["place"].get(actor.name)
    if place is not None:
        capitals = place.get("capitals", ())
        aliases = [name for name in aliases if not _is_shouted(name) and f"The {name}" not in capitals]
        aliases += [*place.get("names", ())[:2], *capitals[:1], *place.get("seats", ())[:1]]
        aliases += [f"{adjective} {noun}" for adjective in place.get("adjectives", ())[:1] for noun in _OFFICES]
    return list({alias.lower(): alias for alias in reversed(aliases) if alias.strip()}.values())[::-1]


def _is_shouted(name: str) -> bool:
    """ "NAIROBI —" begins a report; "US" and "U.K." are names."""
    return name.isupper() and name.isalpha() and len(name) > 3


_OFFICES = ("government", "officials")


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
