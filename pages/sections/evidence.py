"""The quotations that prove a policy state, where it is named; each leads to its place in the article."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from pages.sections.policy import Reading
from pages.sections.selection import select_statement
from timeline.view.markup import paragraph_markup
from timeline.view.quotations import quote_statement
from timeline.view.shifts import Shift
from timeline.view.terms import term_label
from timeline.view.words import describe_source, describe_when


def show_evidence(policy: Reading, shift: Shift, visible: Collection[str]) -> None:
    """Offer the quotations of both sides of a shift; one that the filters hide can be read here alone."""
    sides = {"before": shift.before_statements, "after": shift.after_statements}
    turn = "_".join((*shift.before_statements[:1], "to", *shift.after_statements[:1]))  # no other shift has these two
    with st.container(horizontal=True, gap="small"):
        for side, proofs in sides.items():
            if proofs:
                name = f"Evidence {side}" if all(sides.values()) else "Evidence"
                key = f"proof_{side}_{turn}"
                _show_proofs(policy, f"{name} ({len(proofs)})", key, proofs, visible)


def _show_proofs(policy: Reading, label: str, key: str, proofs: tuple[str, ...], visible: Collection[str]) -> None:
    """Fold the quotations up; they are made when they are asked for."""
    folded = st.popover(label, icon=":material/format_quote:", type="tertiary", key=key, on_change="rerun")
    if folded.open:
        with folded:
            for proof in proofs:
                _show_proof(policy, key, proof, hidden=proof not in visible)


def _show_proof(policy: Reading, key: str, proof: str, hidden: bool) -> None:
    statement, coding = policy.by_id[proof]
    title = coding.article.title if len(policy.analysis.codings) > 1 else ""
    dating = f"{describe_when(statement.when)}; {term_label('basis', statement.when.basis)}"
    details = filter(None, (describe_source(statement), dating, title))
    with st.container(gap="xsmall"):
        st.html(
            paragraph_markup(f"“{quote_statement(statement, coding)}”", "proof")
            + paragraph_markup(" · ".join(details), "quiet")
        )
        st.button(
            "The filters hide it" if hidden else "See it in the article",
            key=f"{key}_{proof}",
            type="tertiary",
            icon=":material/article:",
            disabled=hidden,
            on_click=_go_to,
            args=(proof, key),
        )


def _go_to(proof: str, key: str) -> None:
    """Select the statement, close the quotations and bring the article into sight."""
    st.session_state[key] = False
    select_statement(proof, reveal=True)
