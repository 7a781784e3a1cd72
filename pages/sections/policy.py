"""Which policy is read: the program's own, the one on the command line, one in a folder, and the visitor's articles."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import uuid4

import pandas as pd
import streamlit as st

from timeline.codebook import NO_CODEBOOK, Codebook
from timeline.exchange.policies import find_policies, read_policy
from timeline.model import Analysis, Article, Coding, PolicyState, Statement
from timeline.pipeline import analyse
from timeline.policy.witnesses import join_witnesses
from timeline.view.filters import Facet, read_facets
from timeline.view.plans import draw_plans
from timeline.view.tables import state_table, statement_table
from timeline.view.window import time_window
from timeline.view.words import Shift, describe_shifts

OWN_ARTICLES = "own_articles"  # in the session only; a visitor's article is never written on the server
OTHER_ARTICLES = "other_articles"  # as these, about another policy: read alone and without a codebook
OTHER_POLICY = "Your articles"
OTHER_SHOWN = "other_shown"  # which of the other articles is read: its id, or "" for all of them as one policy
POLICY = "policy"  # in the link
POLICY_CHANGED = "policy_changed"  # in this run
POLICY_LOST = "policy_lost"  # what the link with which the visitor came calls a policy, where there is none
APART = "apart"  # in the link: what several articles tell stays several statements


@dataclass(frozen=True)
class Reading:
    """A policy that has been read: codebook, analysis, the same as tables, and what filters never change."""

    codebook: Codebook
    analysis: Analysis
    statements: pd.DataFrame
    states: pd.DataFrame
    facets: dict[str, Facet]
    window: tuple[date, date]
    by_id: dict[str, tuple[Statement, Coding]]
    witnesses: dict[str, list[Article]]  # the other articles that tell a statement, by its id
    shifts: list[Shift]
    plans: frozenset[PolicyState]  # what is announced for a day, as states from that day on
    own: bool = False  # whether it holds a visitor's articles: nothing of it may outlast the session
    token: str = field(default_factory=lambda: uuid4().hex)  # what caches know it by


def open_policy() -> Reading:
    """Read the chosen policy with the visitor's own articles; say what could not be read."""
    folder = _choose_folder()
    if folder == OTHER_POLICY:
        others = _choose_others(st.session_state[OTHER_ARTICLES])
        return _read_for_session(others, NO_CODEBOOK, len(others) > 1 and _ask_apart())
    policy = read_policy(folder)
    for fault in policy.faults:
        show_fault(fault)
    own: tuple[Article, ...] = st.session_state.get(OWN_ARTICLES, ())
    apart = len(policy.articles) + len(own) > 1 and _ask_apart()
    if own:
        return _read_for_session((*policy.articles, *own), policy.codebook, apart)
    return _read_for_all(policy.articles, policy.codebook, apart)


def _choose_others(others: tuple[Article, ...]) -> tuple[Article, ...]:
    """Ask which of several articles is read: without a codebook nobody knows whether they are on one policy."""
    if len(others) == 1:
        return others
    titles = {article.id: article.title for article in reversed(others)} | {"": "All of them, as one policy"}
    if st.session_state.get(OTHER_SHOWN) not in titles:
        st.session_state[OTHER_SHOWN] = others[-1].id
    with st.sidebar:
        shown = st.selectbox("Article", list(titles), key=OTHER_SHOWN, format_func=titles.__getitem__)
    return tuple(article for article in others if shown in ("", article.id))


def show_fault(fault: str) -> None:
    """Say in one sentence what could not be read; the sentence may quote a file, and so is no Markdown."""
    st.error(escape_label(fault), icon=":material/error:")


def escape_label(text: str) -> str:
    """Return text from outside as Streamlit's labels show it unchanged: they read Markdown."""
    return text.translate(_PLAIN)


@st.cache_resource(show_spinner="Reading the articles …", max_entries=16)
def _read_for_all(articles: tuple[Article, ...], codebook: Codebook, apart: bool) -> Reading:
    return build_reading(analyse(articles, codebook), codebook, apart)


@st.cache_resource(show_spinner="Reading the articles …", max_entries=4, scope="session")
def _read_for_session(articles: tuple[Article, ...], codebook: Codebook, apart: bool) -> Reading:
    return build_reading(analyse(articles, codebook), codebook, apart, own=True)


def build_reading(analysis: Analysis, codebook: Codebook, apart: bool = False, own: bool = False) -> Reading:
    """Prepare an analysis for the page: what every run needs and no filter changes.

    What several articles tell is one statement with several witnesses, unless they are to stand `apart`.
    """
    told_in = {statement.id: coding.article for coding in analysis.codings for statement in coding.statements}
    joined, groups = join_witnesses(analysis)
    witnesses = {first: [told_in[identifier] for identifier in group] for first, group in groups.items()}
    analysis = analysis if apart else joined
    by_id = {statement.id: (statement, coding) for coding in analysis.codings for statement in coding.statements}
    statements, states = statement_table(analysis, codebook), state_table(analysis, codebook)
    facets, window = read_facets(statements), time_window(statements, states)
    shifts = describe_shifts(analysis.states, analysis.statements, codebook, analysis.published)
    witnesses = {} if apart else witnesses
    plans = frozenset(draw_plans(analysis.states, analysis.statements, codebook, analysis.published))
    return Reading(codebook, analysis, statements, states, facets, window, by_id, witnesses, shifts, plans, own)


def _ask_apart() -> bool:
    label = "Keep the same report in several articles apart"
    with st.sidebar:
        return st.toggle(label, key=APART, bind="query-params")


def _choose_folder() -> Path | str | None:
    """Offer the policies below the folder where the program was started, and no other place on this machine.

    Articles of the visitor's own about another policy are offered too, under a name and not a folder.
    """
    started = _started_folder()
    titles = _find_titles(str(Path.cwd()), str(started or ""))
    others = [OTHER_POLICY] if st.session_state.get(OTHER_ARTICLES) else []
    _check_title([*titles, *others])
    with st.sidebar:
        chosen = _ask_title([*titles, *others]) if len(titles) + len(others) > 1 else ""
    if chosen in others:
        return OTHER_POLICY
    return Path.cwd() / titles[chosen] if titles.get(chosen) else started


def _check_title(titles: list[str]) -> None:
    """Remember, when a link is opened, that it names a policy which is not here: Streamlit drops it without a word."""
    if POLICY_LOST not in st.session_state:
        wanted = st.query_params.get(POLICY, "")
        st.session_state[POLICY_LOST] = "" if wanted in titles else wanted


def name_policy() -> str:
    """Return the policy to which an own article is added, before the list of policies stands on the page."""
    titles = list(_find_titles(str(Path.cwd()), str(_started_folder() or "")))
    chosen = st.session_state.get(POLICY) or st.query_params.get(POLICY)
    return chosen if chosen in titles else titles[0]


def _ask_title(titles: list[str]) -> str:
    """Ask for a policy; what the link held of another one is left behind without a word."""
    forget = {POLICY_CHANGED: True}
    return st.selectbox(
        "Policy", titles, key=POLICY, bind="query-params", on_change=st.session_state.update, args=(forget,)
    )


@st.cache_data(show_spinner=False, ttl=60)
def _find_titles(root: str, started: str) -> dict[str, str]:
    """Return title → folder: the policy this page was started with, whose folder is "", then those below `root`."""
    folders = {"": Path(started) if started else None} | {folder: Path(root) / folder for folder in find_policies(root)}
    titles: dict[str, str] = {}
    for folder, path in folders.items():
        title = read_policy(path).codebook.title or folder or "Articles"
        titles[f"{title} ({folder})" if title in titles else title] = folder
    return titles


def _started_folder() -> Path | None:
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--policy", type=Path)
    return parser.parse_known_args(sys.argv[1:])[0].policy


_PLAIN = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]()<>#+-.!|~$:"})  # an error is no Markdown
