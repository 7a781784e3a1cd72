"""Which policy is read: the program's own, the one on the command line, one in a folder, and the visitor's articles."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from timeline.codebook import Codebook
from timeline.exchange.policies import Policy, find_policies, read_policy
from timeline.model import Analysis, Article, Coding, Statement
from timeline.pipeline import analyse
from timeline.view.tables import state_table, statement_table

OWN_ARTICLES = "own_articles"  # in the session only; a visitor's article is never written on the server
START = "The one this page was started with"


@dataclass(frozen=True)
class Reading:
    """A policy that has been read: its codebook, its analysis, and the same as tables."""

    codebook: Codebook
    analysis: Analysis
    statements: pd.DataFrame
    states: pd.DataFrame
    by_id: dict[str, tuple[Statement, Coding]]


def open_policy() -> Reading:
    """Read the chosen policy with the visitor's own articles; say what could not be read."""
    policy = read_policy(_choose_folder())
    for fault in policy.faults:
        st.error(fault.translate(_PLAIN), icon=":material/error:")
    own: tuple[Article, ...] = st.session_state.get(OWN_ARTICLES, ())
    if own:
        return _read_for_session((*policy.articles, *own), policy.codebook)
    return _read_for_all(policy.articles, policy.codebook)


def policy_codebook() -> Policy:
    """Return the chosen policy unread: its codebook and its article files."""
    return read_policy(_choose_folder())


@st.cache_resource(show_spinner="Reading the articles …", max_entries=16)
def _read_for_all(articles: tuple[Article, ...], codebook: Codebook) -> Reading:
    return _read(articles, codebook)


@st.cache_resource(show_spinner="Reading the articles …", max_entries=4, scope="session")
def _read_for_session(articles: tuple[Article, ...], codebook: Codebook) -> Reading:
    return _read(articles, codebook)


def _read(articles: tuple[Article, ...], codebook: Codebook) -> Reading:
    analysis = analyse(articles, codebook)
    by_id = {statement.id: (statement, coding) for coding in analysis.codings for statement in coding.statements}
    return Reading(codebook, analysis, statement_table(analysis, codebook), state_table(analysis, codebook), by_id)


def _choose_folder() -> Path | None:
    """Offer the policies below the folder where the program was started, and no other place on this machine."""
    folders = _find_folders(str(Path.cwd()))
    if not folders:
        return _started_folder()
    with st.sidebar:
        chosen = st.selectbox("Policy", [START, *folders], key="policy", bind="query-params")
    return Path.cwd() / folders[chosen] if chosen != START else _started_folder()


@st.cache_data(show_spinner=False, ttl=60)
def _find_folders(root: str) -> dict[str, str]:
    """Return title → folder of the policies below `root`; a policy without a readable title has its path as title."""
    return {read_policy(Path(root) / folder).codebook.title or folder: folder for folder in find_policies(root)}


def _started_folder() -> Path | None:
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--policy", type=Path)
    return parser.parse_known_args(sys.argv[1:])[0].policy


_PLAIN = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]()<>#+-.!|~$:"})  # an error is no Markdown
