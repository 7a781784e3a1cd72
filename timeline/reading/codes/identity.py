"""Statement ids made of content: links, reviews and duplicates hang on them, so they survive re-tagging."""

from __future__ import annotations

import hashlib
from collections import Counter


def make_id(given: Counter[str], *content: str) -> str:
    """Return twelve hexadecimal digits of article id, span text, kind and provision; `given` numbers twins."""
    joined = "\x1f".join(content)
    digest = hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    given[digest] += 1
    return digest if given[digest] == 1 else f"{digest}-{given[digest]}"
