"""Statement ids made of content: links, reviews and duplicates hang on them, so they survive re-tagging."""

from __future__ import annotations

import hashlib


class Names:
    """Gives each statement of one article its id; twins are numbered in text order."""

    def __init__(self, article: str) -> None:
        self.article = article
        self.given: dict[str, int] = {}

    def name(self, text: str, kind: str, provision: str) -> str:
        """Return the id: twelve hexadecimal digits of article id, span text, kind and provision."""
        content = "\x1f".join((self.article, text, kind, provision))
        digest = hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
        number = self.given[digest] = self.given.get(digest, 0) + 1
        return digest if number == 1 else f"{digest}-{number}"
