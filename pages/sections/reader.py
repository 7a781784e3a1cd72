"""A visitor's own article: title, date and text, or a file."""

from __future__ import annotations

import re
from datetime import date, timedelta
from hashlib import sha256
from time import time

import streamlit as st

from pages.sections.policy import (
    OTHER_ARTICLES,
    OTHER_POLICY,
    OTHER_SHOWN,
    OWN_ARTICLES,
    POLICY,
    Reading,
    escape_label,
    name_policy,
    show_fault,
)
from pages.sections.selection import STATEMENT, warn
from timeline.codebook import Codebook
from timeline.exchange.articles import decode_article, parse_article
from timeline.exchange.documents import name_document
from timeline.exchange.languages import is_english
from timeline.model import Article, InputError
from timeline.policy.witnesses import find_copies
from timeline.reading.codes.titles import is_about_policy
from timeline.view.markup import paragraph_markup
from timeline.view.words import count_statements, describe_day

MOST_CHARACTERS = 1_000_000
_EARLIEST, _LATEST = date(1900, 1, 1), date(2100, 12, 31)
_DATED = re.compile(r"^published:", re.IGNORECASE | re.MULTILINE)

_GO_TO = "go_to"  # the link to the timeline that the next run is to follow
_JUST_READ = "just_read"  # the id of the article that was added in this run
_OWN, _ALONE = "The policy", "Another policy, without a codebook"
_KEPT = {_OWN: OWN_ARTICLES, _ALONE: OTHER_ARTICLES}
_SLACK = timedelta(days=2)  # somewhere it is tomorrow already


def ask_article() -> None:
    """Ask for an article and add it to the visitor's own: to those of the policy, or to those about another."""
    with st.form("article", border=True):
        about = st.radio(
            "What it is about",
            list(_KEPT),
            index=int(st.session_state.get(POLICY) == OTHER_POLICY),
            format_func={_OWN: f"The policy “{escape_label(name_policy())}”", _ALONE: _ALONE}.__getitem__,
            help="The policy's codebook gives every statement its actor; an article about something else reads better "
            "without, and stands alone.",
        )
        name, day = st.columns([3, 1])
        title = name.text_input("Title")
        published = day.date_input(
            "Published",
            None,
            _EARLIEST,
            _LATEST,
            format="YYYY-MM-DD",
            help="“Last week” is counted from this day.",
        )
        text = st.text_area("Text", height=150)
        file = st.file_uploader("Or a text file (.txt, UTF-8), with a header or without")
        if st.form_submit_button("Read it", type="primary"):
            if not file and (document := name_document(text)):
                show_fault(f"What you pasted is the source of {document}; copy the text as the page shows it.")
                return
            content = file.getvalue() if file else text.encode("utf-8", "replace")
            name = file.name if file else "Your article"
            _add_article(_KEPT[about], content, name, title.strip(), published)


def _add_article(kept: str, content: bytes, name: str, title: str, published: date | None) -> None:
    try:
        article = _build_article(content, name, title, published)
    except InputError as error:
        show_fault(str(error))
        return
    for key in _KEPT.values():
        _remove_article(key, article.id)
    st.session_state[kept] = (*st.session_state[kept], article)
    st.session_state[_JUST_READ] = article.id
    if kept == OTHER_ARTICLES:
        st.session_state[OTHER_SHOWN] = article.id
    _choose_policy(kept)
    if article.published > date.fromtimestamp(time()) + _SLACK:  # a warning, and no date that is read hangs on it
        day = describe_day(article.published)
        warn(f"“{article.title}” is dated {day}, a day that is still to come: is the year right?")


def _build_article(content: bytes, name: str, title: str, published: date | None) -> Article:
    if len(content) > 4 * MOST_CHARACTERS:
        raise InputError(f"Your article is longer than {MOST_CHARACTERS:,} characters; give it in parts.")
    text = decode_article(content, name)
    if not text.strip():
        raise InputError("Your article has no text; paste it, or choose a file.")
    if not published and not _DATED.search(text):
        raise InputError(
            "Your article has no publication date; choose it under “Published”, "
            f"between {_EARLIEST.year} and {_LATEST.year}."
        )
    if title:
        text = text if text.lower().startswith("title:") else f"title: {' '.join(title.split())}\n\n{text}"
    identifier = f"own-{sha256(content).hexdigest()[:8]}"
    return parse_article(text, identifier, name, published)


def show_own_articles(policy: Reading) -> None:
    """List the visitor's own articles with what was found in each; one that was just read is shown at once.

    It is not where nothing was found, or nothing new: then the list says why.
    """
    own = [(key, article) for key in _KEPT.values() for article in st.session_state.get(key, ())]
    _show_just_read(policy)
    if own:
        chosen = {POLICY: st.session_state[POLICY]} if st.session_state.get(POLICY) else None
        st.page_link("app.py", label="To the timeline", icon=":material/timeline:", query_params=chosen)
    for key, article in own:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(article.title)
            st.html(paragraph_markup(_describe_found(policy, article), "quiet"))
            if not _is_shown(policy, article):
                st.button("Show it", key=f"show_{article.id}", on_click=_show_article, args=(key, article.id))
            st.button("Remove", key=f"remove_{article.id}", on_click=_remove_article, args=(key, article.id))


def go_to_timeline() -> None:
    """Go where the run before wanted to go: the list of policies must not stand on the page yet."""
    if link := st.session_state.pop(_GO_TO, None):
        st.switch_page("app.py", query_params=link)


def _show_just_read(policy: Reading) -> None:
    """Go to the timeline, to the first statement of the article that was just read, if it tells anything new."""
    identifier = st.session_state.pop(_JUST_READ, "")
    told = [s for coding in policy.analysis.codings if coding.article.id == identifier for s in coding.statements]
    if told and not _is_repeated(policy, identifier):
        st.session_state[_GO_TO] = {STATEMENT: told[0].id}
        st.rerun()


def _describe_found(policy: Reading, article: Article) -> str:
    """Return how many statements an article makes, also those that another one made before it."""
    if _is_repeated(policy, article.id):
        return "Repeats an article that is already there, almost word for word: it proves nothing anew."
    if not _is_shown(policy, article):
        return "It is not among the articles that are shown now."
    found = [len(coding.statements) for coding in policy.analysis.codings if coding.article == article]
    count = sum(found) + sum(article in others for others in policy.witnesses.values())
    if not count:
        return _explain_nothing(policy.codebook, article)
    return f"{count_statements(count)} {'was' if count == 1 else 'were'} found."


def _is_shown(policy: Reading, article: Article) -> bool:
    return any(coding.article == article for coding in policy.analysis.codings)


def _show_article(key: str, identifier: str) -> None:
    _choose_policy(key)
    if key == OTHER_ARTICLES:
        st.session_state[OTHER_SHOWN] = identifier


def _is_repeated(policy: Reading, identifier: str) -> bool:
    """Does the article stand there twice, be it the copy or the first?"""
    codings = policy.analysis.codings
    others = [coding for coding in codings if coding.article.id != identifier]
    return len(find_copies(codings)) > len(find_copies(others))


def _explain_nothing(codebook: Codebook, article: Article) -> str:
    if not is_english(article.text):
        return "No statement was found: only English is read, and this seems to be another language."
    if not _is_about(codebook, article):
        return (
            f"No statement was found: it names no provision of the policy “{codebook.title}”, or one only in passing. "
            "If it is about something else, “Another policy” above reads it alone."
        )
    return "No statement was found: only English is read, and what is said or done about a policy."


@st.cache_resource(show_spinner=False, max_entries=16, scope="session")
def _is_about(codebook: Codebook, article: Article) -> bool:
    return is_about_policy(article, codebook)


def _choose_policy(key: str) -> None:
    """Let the list of policies stand where these articles are shown."""
    if key == OTHER_ARTICLES:
        st.session_state[POLICY] = OTHER_POLICY
    elif st.session_state.get(POLICY) == OTHER_POLICY:
        st.session_state[POLICY] = name_policy()


def _remove_article(key: str, identifier: str) -> None:
    own: tuple[Article, ...] = st.session_state.get(key, ())
    st.session_state[key] = tuple(article for article in own if article.id != identifier)
