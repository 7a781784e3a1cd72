"""Statements out as W3C Web Annotations (JSON-LD): each points at its words in the article, its codes are tags."""

from __future__ import annotations

import json
import re
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from timeline.codebook import Codebook
from timeline.exchange.jsonlines import statement_row
from timeline.model import Analysis, Article, Coding, Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TAGS = (
    *("id", "kind", "event_type", "source", "speaker", "actor", "position", "provision", "change", "modality"),
    *("start", "end", "precision", "basis"),
)
_QUOTED_AROUND = 32  # characters before and after, by which a reader finds the quotation again in a changed text
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+")


def format_annotations(analysis: Analysis, codebook: Codebook) -> str:
    """Return an annotation collection with one page that holds every statement."""
    items = [_annotate(statement, coding, codebook) for coding in analysis.codings for statement in coding.statements]
    name = " ".join(sorted(coding.article.id for coding in analysis.codings))
    collection = {
        "@context": CONTEXT,
        "id": _name("collection", name),
        "type": "AnnotationCollection",
        "label": codebook.title or "Statements",
        "total": len(items),
        "first": {"id": _name("page", name), "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(collection, indent=1)


def is_web_address(address: str) -> bool:
    """Is it one that may stand behind a link: "https://…", and no script?"""
    return _WEB_ADDRESS.fullmatch(address) is not None


def find_address(article: Article) -> str:
    """Return the article's web address; where it has none that is valid, a name made from its id."""
    return article.url if is_web_address(article.url) else _name("article", article.id)


def _name(kind: str, identifier: str) -> str:
    """Return a URN that is the same in every export of the same thing."""
    return uuid5(NAMESPACE_URL, f"policy-change-timeline/{kind}/{identifier.encode('utf-8', 'replace')!r}").urn


def _annotate(statement: Statement, coding: Coding, codebook: Codebook) -> dict[str, Any]:
    return {
        "id": _name("statement", statement.id),
        "type": "Annotation",
        "motivation": ["classifying", "tagging"],
        "creator": {
            "id": _name("coder", statement.coder),
            "type": "Software" if statement.coder == "machine" else "Person",
            "name": statement.coder,
        },
        "body": [*_classify(statement, codebook), *_tag(statement)],
        "target": {
            "source": find_address(coding.article),
            "selector": [_quote(statement, coding.article.text), _position(statement)],
        },
    }


def _classify(statement: Statement, codebook: Codebook) -> list[dict[str, Any]]:
    """Return actor and provision as bodies that name the category by their label."""
    categories = [codebook.label(identifier) for identifier in (statement.actor, statement.provision) if identifier]
    return [_body("classifying", category) for category in categories]


def _tag(statement: Statement) -> list[dict[str, Any]]:
    row = statement_row(statement)
    return [_body("tagging", f"{key}: {row[key]}") for key in TAGS if row[key]]


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _quote(statement: Statement, text: str) -> dict[str, str]:
    start, end = statement.span
    return {
        "type": "TextQuoteSelector",
        "exact": statement.text,
        "prefix": text[max(0, start - _QUOTED_AROUND) : start],
        "suffix": text[end : end + _QUOTED_AROUND],
    }


def _position(statement: Statement) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": statement.span.start, "end": statement.span.end}
