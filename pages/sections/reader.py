"""A visitor's own article: title, date and text, or a file."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import streamlit as st

from pages.sections.policy import OWN_ARTICLES, show_fault
from timeline.exchange.articles import parse_article
from timeline.model import Article, InputError

MOST_CHARACTERS = 1_000_000
_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 12, 31)


def ask_article() -> None:
    """Ask for an article and add it to the visitor's own."""
    with st.form("article", border=True):
        title = st.text_input("Title")
        published = st.date_input(
            "Published",
            None,
            _EARLIEST,
            _LATEST,
            format="YYYY-MM-DD",
            help="“Last week” is counted from this day.",
        )
        text = st.text_area("Text", height=280)
        file = st.file_uploader("Or a text file, with a header or without", type=["txt"])
        if st.form_submit_button("Read it", type="primary"):
            content = file.getvalue() if file else text.encode("utf-8", "replace")
            _add_article(content, title.strip(), published)


def _add_article(content: bytes, title: str, published: date | None) -> None:
    try:
        article = _build_article(content, title, published)
    except InputError as error:
        show_fault(str(error))
        return
    own = st.session_state.get(OWN_ARTICLES, ())
    st.session_state[OWN_ARTICLES] = (*(known for known in own if known.id != article.id), article)


def _build_article(content: bytes, title: str, published: date | None) -> Article:
    if len(content) > 4 * MOST_CHARACTERS:
        raise InputError(f"Your article: is longer than {MOST_CHARACTERS:,} characters; give it in parts.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("Your article: is not UTF-8 text; save it as UTF-8.") from None
    if not text.strip():
        raise InputError("Your article: has no text; paste it, or choose a file.")
    if title:
        text = text if text.lower().startswith("title:") else f"title: {' '.join(title.split())}\n\n{text}"
    identifier = f"own-{sha256(content).hexdigest()[:8]}"
    return parse_article(text, identifier, "Your article", published)


def show_own_articles() -> None:
    """List the visitor's own articles, with the way to the timeline and the way out."""
    own: tuple[Article, ...] = st.session_state.get(OWN_ARTICLES, ())
    for article in own:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.text(article.title)
            st.button("Remove", key=f"remove_{article.id}", on_click=_remove_article, args=(article.id,))
    if own:
        st.page_link("app.py", label="To the timeline", icon=":material/timeline:")


def _remove_article(identifier: str) -> None:
    own = st.session_state[OWN_ARTICLES]
    st.session_state[OWN_ARTICLES] = tuple(article for article in own if article.id != identifier)
