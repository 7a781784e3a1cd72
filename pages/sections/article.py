"""The article with its statements underlined; a click on one selects it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import pandas as pd
import streamlit as st

from pages.sections.heading import is_dark
from pages.sections.policy import Reading
from pages.sections.selection import select_statement
from timeline.model import Article, Coding, Span
from timeline.view import reading
from timeline.view.colours import POSITION_COLOURS, theme_name
from timeline.view.markup import paragraph_markup
from timeline.view.reading import build_pane
from timeline.view.words import describe_published

_FILES = Path(reading.__file__).parent
_pane = st.components.v2.component(
    "article_pane",
    html='<div class="pane" role="region" tabindex="0"></div>',
    css=(_FILES / "pane.css").read_text("utf-8"),
    js=(_FILES / "pane.js").read_text("utf-8"),
)


def show_article(policy: Reading, shown: pd.DataFrame, selected: str, search: str, reveal: bool) -> None:
    """Show the article of the selected statement, or else the first, and let a click select; `reveal` scrolls to it."""
    codings, visible = policy.analysis.codings, set(shown["id"])
    if not codings:
        return
    told = (coding for coding in codings if any(statement.id in visible for statement in coding.statements))
    coding = policy.by_id[selected][1] if selected else next(told, codings[0])
    article = coding.article
    _ask_article(codings, article, visible)
    statements = [statement for statement in coding.statements if statement.id in visible]
    details = (article.outlet, describe_published(article))
    st.html(
        paragraph_markup(article.title, "article-title") + paragraph_markup(" · ".join(filter(None, details)), "quiet")
    )
    data = build_pane(article, statements, selected=selected, search=search)
    _mount({**data, "reveal": reveal}, "pane", f"Article: {article.title}")


def _ask_article(codings: Sequence[Coding], article: Article, visible: Collection[str]) -> None:
    """Where there are several articles, offer those of which the filters leave a statement: its first is selected."""
    first = {c.article.id: next((s.id for s in c.statements if s.id in visible), "") for c in codings}
    titles = {c.article.id: c.article.title for c in codings if first[c.article.id] or c.article == article}
    if len(titles) < 2:
        return
    key = f"read_{article.id}"  # another article selected elsewhere is another choice here

    def choose() -> None:
        select_statement(first[st.session_state[key]])

    places = list(titles)
    st.selectbox("Article", places, places.index(article.id), titles.get, key=key, on_change=choose)


def show_excerpt(policy: Reading, identifier: str, within: Span) -> None:
    """Show a part of the article with the cues of one statement."""
    statement, coding = policy.by_id[identifier]
    data = build_pane(coding.article, [statement], selected=identifier, within=within)
    _mount({**data, "excerpt": True}, "excerpt", "The sentence with its cues")


def _mount(data: dict, key: str, label: str) -> None:
    colours = POSITION_COLOURS[theme_name(is_dark())]
    _pane(key=key, data={**data, "label": label, "colours": colours}, on_statement_change=lambda: _take(key))


def _take(key: str) -> None:
    clicked = st.session_state[key].get("statement")
    if clicked:
        select_statement(clicked)
