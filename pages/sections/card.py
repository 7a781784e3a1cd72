"""The selected statement: in a sentence below the picture, and on a card beside the article with every code and why."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.sections.article import show_excerpt
from pages.sections.policy import Reading
from pages.sections.selection import select_statement
from timeline.codebook import Codebook
from timeline.model import Article, Statement
from timeline.view.markup import codes_markup, cues_markup, paragraph_markup
from timeline.view.quotations import quote_statement
from timeline.view.reading import sentence_around
from timeline.view.terms import surety_label, term_label
from timeline.view.words import (
    count_statements,
    describe_guess,
    describe_source,
    describe_statement,
    describe_when,
)


def show_sentence(policy: Reading, shown: pd.DataFrame, selected: str) -> None:
    """Say the selected statement in a sentence, quote it, and show the ways to the one before and the one after.

    The style sheet keeps it at the lower edge of the window while the picture is in sight: who clicks a mark reads
    at once what it says.
    """
    if shown.empty:
        return
    with st.container(key="told", horizontal=True, vertical_alignment="center"):
        _say(policy, selected)
        _show_steps(list(shown["id"]), selected)


def _say(policy: Reading, selected: str) -> None:
    if not selected:
        st.text("Choose a mark, a sentence or a row of the table.", width="stretch")
        return
    statement, coding = policy.by_id[selected]
    told = describe_statement(statement, policy.codebook, coding.article.text)
    said = f"“{quote_statement(statement, coding)}”"
    st.html(paragraph_markup(told, "aloud") + paragraph_markup(said, "said"), width="stretch")


def show_card(policy: Reading, selected: str) -> None:
    """Show every code of the selected statement, and the cues in its sentence."""
    if not selected:
        return
    statement, coding = policy.by_id[selected]
    codes = [*_list_codes(statement, policy.codebook), *_list_witnesses(policy, selected)]
    st.html(codes_markup(codes) + paragraph_markup("Why", "label"))
    show_excerpt(policy, selected, sentence_around(coding.sentences, statement.span))
    st.html(cues_markup(_list_cues(statement, coding.article)))


def _show_steps(identifiers: list[str], selected: str) -> None:
    place = identifiers.index(selected) if selected in identifiers else -1
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        _step_button("Previous", "K", identifiers, place - 1 if place > 0 else None)
        _step_button("Next", "J", identifiers, place + 1 if place + 1 < len(identifiers) else None)
        st.text(f"{place + 1} of {len(identifiers)}" if place >= 0 else count_statements(len(identifiers)))


def _step_button(label: str, shortcut: str, identifiers: list[str], place: int | None) -> None:
    st.button(
        label,
        key=f"step_{label.lower()}",
        shortcut=shortcut,
        disabled=place is None,
        on_click=select_statement,
        args=(identifiers[place] if place is not None else "",),
    )


def _list_codes(statement: Statement, codebook: Codebook) -> list[tuple[str, str]]:
    kind = ", ".join(filter(None, (statement.kind, term_label("event_type", statement.event_type))))
    when, position = statement.when, term_label("position", statement.position)
    return [
        ("Said by", describe_source(statement)),
        ("Actor", codebook.label(statement.actor)),
        ("Position", "; ".join(filter(None, (position, statement.position and describe_guess(statement))))),
        ("Provision", codebook.label(statement.provision)),
        ("When", describe_when(when)),
        ("How exact", surety_label(when.precision, when.basis)),
        ("Kind", kind),
        ("Change", term_label("change", statement.change)),
        ("Modality", term_label("modality", statement.modality)),
        ("Coded by", statement.coder),
    ]


def _list_witnesses(policy: Reading, selected: str) -> list[tuple[str, str]]:
    """The other articles that tell the same."""
    others = policy.witnesses.get(selected, [])
    named = [f"{article.title} ({article.outlet})" if article.outlet else article.title for article in others]
    return [("Also told in", "; ".join(named))] if named else []


def _list_cues(statement: Statement, article: Article) -> list[tuple[str, str, str]]:
    return [
        (article.text[evidence.span.start : evidence.span.end], evidence.code.replace("_", " "), evidence.rule)
        for evidence in statement.evidence
    ]
