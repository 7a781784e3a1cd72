"""With what force a position is held: what authority, tense and date make of the words of a clause."""

from __future__ import annotations

from datetime import date, timedelta

from timeline.model import Timex, When
from timeline.reading.codes.drafts import Draft
from timeline.reading.codes.positions import Reading

_SOON = timedelta(days=14)  # a rule that takes effect within a fortnight is in force once decided


def settle_force(
    reading: Reading, rule: bool, reported: bool, when: When, timex: Timex | None, published: date
) -> tuple[str, str]:
    """Return modality and change; `rule` says whether somebody with authority speaks, `reported` whether it is told."""
    modality, change = reading.modality, reading.change
    if reading.outer.entry.role == "propose" and rule:
        return "planned", ""
    if not rule and change == "begins":
        change = ""
    if modality == "hypothetical" and reading.group.modal == "would" and reading.by_tense and reported:
        modality = "planned"  # reported "will"
    if modality == "planned" and rule and reading.by_tense:
        soon = when.start is not None and when.start <= published + _SOON
        if soon and (timex is not None or reading.group.passive):
            modality, change = "realised", change or "begins"
    if timex is not None and modality == "realised" and reading.rule:
        if reading.group.perfect == "has" and (timex.modifier == "since" or timex.type == "DURATION"):
            change = "continues"
        elif timex.modifier == "until" and when.start is None:
            change = "ends"
    return modality, change


def settle_outlook(draft: Draft, reading: Reading, named: bool) -> None:
    """Say what of a draft's position is still to be settled by the whole article.

    `named` says whether the clause names its provision.
    """
    draft.relative = reading.is_relative(named)
    draft.standing, draft.repeals = reading.standing, reading.repeals
    if reading.outer.entry.role == "counter":
        draft.opinion, draft.leaning = reading.relative, -1
    elif draft.relative and not reading.names_change and reading.outer.entry.event_type == "request":
        draft.opinion, draft.leaning = True, 1
