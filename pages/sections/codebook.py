"""The codebook as tables: categories, marks, rules."""

from __future__ import annotations

import streamlit as st

from pages.sections.heading import is_dark
from timeline.view.markup import categories_markup, legend_markup, rules_markup
from timeline.view.reference import Category, list_rules
from timeline.view.terms import MARKS


def show_marks() -> None:
    """Say what the marks and bands of the picture mean."""
    st.html(legend_markup(is_dark()))
    for sentence in MARKS:
        st.text(sentence)


def show_categories(title: str, categories: list[Category]) -> None:
    """Show a table of categories."""
    if categories:
        st.subheader(title, anchor=False)
        st.html(categories_markup(categories))


def show_rules(name: str, title: str) -> None:
    """Show the rules of one file, folded."""
    with st.expander(f"{title} (data/{name}.toml)"):
        st.html(rules_markup(list_rules(name)))
