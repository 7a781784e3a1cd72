"""Names that shorten another: "DMV" for "Department of Motor Vehicles", "Mr Duplomb" for "Laurent Duplomb"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from timeline.reading.actors.actor_words import Place, find_term, first_names, load_terms, titles

_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,7}")
_PERSON = 2  # words of most persons' names
_WHOSE = re.compile(r"^[^ ]+['’]s ")  # "France's Constitutional Council"


def find_fuller(names: Iterable[str]) -> dict[str, str]:
    """Return for each name that shortens just one of the others that other one."""
    names = list(names)
    sharing = defaultdict(list)  # by word, and by initials: only these can be meant
    for other in names:
        for key in {*other.split(), _initials(other.split())}:
            sharing[key].append(other)
    fuller = {}
    for name in names:
        bare = _strip(name)
        key = name.replace(".", "") if _ACRONYM.fullmatch(name) else bare[0]
        longer = [other for other in sharing[key] if other != name and _shortens(bare, name, other)]
        if len(longer) == 1:
            fuller[name] = longer[0]
    return fuller


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def _strip(name: str) -> list[str]:
    """Return the words of a name without courtesy title and owner."""
    words = _WHOSE.sub("", name).split()
    while len(words) > 1 and words[0].rstrip(".").lower() in titles():
        words = words[1:]
    return words


def _shortens(bare: list[str], name: str, other: str) -> bool:
    full = other.split()
    if _ACRONYM.fullmatch(name):
        return len(full) > 1 and _initials(full) == name.replace(".", "")
    if not all(word[0].isupper() for word in bare) or _is_known(bare):
        return False
    if bare == full:
        return bare != name.split()
    if len(bare) > len(full) - 1 or not all(word[0].isupper() for word in full):
        return False
    ends = full[-len(bare) :] == bare and (len(full) == _PERSON or full[0].lower() in first_names())
    return ends or full[: len(bare)] == bare  # a surname, or the first word of a body's name


def _is_known(words: list[str]) -> bool:
    """Is it a role or a place, which many bear: "Senate", "Kenya"; but for bodies of several words?"""
    term = find_term(load_terms(), [word.lower() for word in words], words, 0)
    return term is not None and term[0] == len(words) and (len(words) == 1 or isinstance(term[1], Place))
