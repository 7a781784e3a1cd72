"""The shift as a short Markdown brief: what changed, the words that prove it, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.codebook import Codebook
from timeline.exchange.annotations import find_address
from timeline.model import Analysis, Article, Statement
from timeline.view.quotations import quote_statement
from timeline.view.shifts import put_foremost
from timeline.view.words import (
    Shift,
    describe_caveats,
    describe_claim,
    describe_published,
    describe_shifts,
    describe_when,
)

# What Markdown reads as markup: anywhere, in an address or e-mail that it would link, or only at a line's beginning.
_MARKUP = re.compile(r"[\\`*_\[\]<>&~|$#@]|:(?=//)|(?<=www)\.|^[-+=]|^\d{1,9}(?=[.)])")
_LISTED = 20  # statements listed; a brief that goes on is no brief


def format_brief(analysis: Analysis, codebook: Codebook) -> str:
    """Return the brief; every text from outside is escaped, so that it reads exactly as it was written."""
    articles = {coding.article.id: coding.article for coding in analysis.codings}
    statements = {statement.id: statement for statement in analysis.statements}
    said = {s.id: escape_markdown(quote_statement(s, coding)) for coding in analysis.codings for s in coding.statements}
    numbers = {identifier: number for number, identifier in enumerate(articles, 1)}
    shifts = put_foremost(describe_shifts(analysis.states, statements.values(), codebook, analysis.published))
    proofs = [identifier for shift in shifts for identifier in (*shift.before_statements, *shift.after_statements)]
    others = [statement for identifier, statement in statements.items() if identifier not in set(proofs)]
    blocks = [f"# {escape_markdown(codebook.title or _name_articles(articles.values()))}"]
    blocks += [f"*{escape_markdown(codebook.question)}*"] if codebook.question else []
    caveats = describe_caveats(statements.values(), codebook, analysis.left_out)
    blocks += [caveats] if caveats else []
    blocks += ["## What changed", *_describe_changes(shifts, statements, said, numbers)]
    blocks += ["## What else was said", *_list_statements(others, said, numbers, codebook)] if others else []
    blocks += ["## Sources", "\n".join(_name_source(article, numbers[key]) for key, article in articles.items())]
    return "\n\n".join(blocks) + "\n"


def escape_markdown(text: str) -> str:
    """Return the text so that Markdown shows it as it is, in one line."""
    return _MARKUP.sub(_escape_mark, " ".join(text.split()))


def _escape_mark(match: re.Match[str]) -> str:
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"


def _describe_changes(
    shifts: list[Shift], statements: dict[str, Statement], said: dict[str, str], numbers: dict[str, int]
) -> list[str]:
    if not shifts:
        return ["No policy state follows from these statements."]
    blocks = []
    for shift in shifts:
        blocks.append(f"**{escape_markdown(shift.sentence)}**")
        for identifier in (*shift.before_statements, *shift.after_statements):
            blocks.append(_quote(statements[identifier], said[identifier], numbers))
    return blocks


def _quote(statement: Statement, said: str, numbers: dict[str, int]) -> str:
    source = f"{teller}, " if (teller := _name_teller(statement)) else ""
    when = escape_markdown(describe_when(statement.when))
    return f"> {said}\n>\n> — {source}{when} {_refer(statement, numbers)}"


def _name_teller(statement: Statement) -> str:
    """Name the source as the article does; by the name that is meant, where it says only "she" or "It"."""
    return escape_markdown(statement.source if " " in statement.source else statement.speaker)


def _list_statements(
    statements: list[Statement], said: dict[str, str], numbers: dict[str, int], codebook: Codebook
) -> list[str]:
    lines = []
    for statement in statements[:_LISTED]:
        claim, when = describe_claim(statement, codebook), escape_markdown(describe_when(statement.when))
        claim = escape_markdown(claim[:1].upper() + claim[1:])
        teller = f" — {name}" if (name := _name_teller(statement)) else ""
        lines.append(f"- {claim}, {when}: “{said[statement.id]}”{teller} {_refer(statement, numbers)}")
    left = len(statements) - len(lines)
    return ["\n".join(lines), *([f"… and {left} more statements."] if left else [])]


def _refer(statement: Statement, numbers: dict[str, int]) -> str:
    return f"\\[{numbers[statement.article]}\\]"


def _name_source(article: Article, number: int) -> str:
    outlet = f" {escape_markdown(article.outlet)}." if article.outlet else ""
    address = f" <{article.url}>" if find_address(article) == article.url else ""
    published = escape_markdown(describe_published(article))
    return f"{number}. {escape_markdown(article.title.rstrip('.'))}.{outlet} {published}.{address}"


def _name_articles(articles: Iterable[Article]) -> str:
    return "; ".join(article.title for article in articles) or "Statements"
