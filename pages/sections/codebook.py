"""The codebook as tables: categories, marks, rules."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.sections.heading import is_dark
from timeline.view.markup import categories_markup, contents_markup, legend_markup, name_anchor, rules_markup
from timeline.view.reference import Category, list_rules
from timeline.view.terms import MARKS, TOWARDS

_NOTES = {"Position": TOWARDS}


def show_contents(parts: Mapping[str, Mapping[str, list[Category]]]) -> None:
    """Show the contents of the page beside it: its parts, and the tables of each that are not empty."""
    titles = {part: [title for title, rows in tables.items() if rows] for part, tables in parts.items()}
    with st.sidebar:
        st.html(contents_markup(titles))


def show_header(title: str) -> None:
    """Begin a part of the page, to which the contents lead."""
    st.header(title, anchor=name_anchor(title))


def show_marks() -> None:
    """Say what the marks and bands of the picture mean."""
    st.html(legend_markup(is_dark()))
    for sentence in MARKS:
        st.text(sentence)


def show_categories(title: str, categories: list[Category]) -> None:
    """Show a table of categories, after what must be known to read it."""
    if categories:
        st.subheader(title, anchor=name_anchor(title))
        if title in _NOTES:
            st.text(_NOTES[title])
        st.html(categories_markup(categories))


def show_rules(name: str, title: str) -> None:
    """Show the rules of one file, folded."""
    with st.expander(f"{title} (data/{name}.toml)"):
        st.html(rules_markup(list_rules(name)))
