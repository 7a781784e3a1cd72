"""What every code is called on screen and what it means: each label and definition once."""

from __future__ import annotations

from typing import NamedTuple

from timeline.codebook import Codebook


class Term(NamedTuple):
    """One code with its label on screen and its definition."""

    code: str
    label: str
    definition: str


KIND_TERMS = (
    Term(
        "event",
        "event",
        "Something was done or happened: decided, asked for, refused, threatened, also planned or denied.",
    ),
    Term("stance", "stance", "Somebody holds a position, or a rule is in force."),
)
POSITION_TERMS = (
    Term("prohibits", "prohibited", "An actor with authority forbids it."),
    Term("opposes", "opposed", "An actor objects to it, warns of it or voices concern about it."),
    Term("supports", "supported", "An actor wants it, asks for it, defends or justifies it."),
    Term("permits", "permitted", "An actor with authority allows it."),
    Term("", "takes no position", "It is about the policy, and neither for nor against it."),
)
TOWARDS = "A position is towards the thing itself, not towards a ban on it: who opposes the ban supports the thing."
CHANGE_TERMS = (
    Term("begins", "begins", "The position is new."),
    Term("continues", "continues", "The position is said to hold still, or to be unchanged."),
    Term("ends", "ends", "The position held before and is given up."),
)
MODALITY_TERMS = (
    Term("realised", "realised", "It happened, or it holds."),
    Term("planned", "planned", "It is decided or promised for later."),
    Term("hypothetical", "hypothetical", "It is weighed, possible or conditional."),
    Term("denied", "denied", "It is said not to have happened, or not to hold."),
)
UNDATED = "undated"  # how exact a date is that there is none of: among the precisions of the page, not of the model
PRECISION_TERMS = (
    Term("day", "to the day", "The text fixes the day."),
    Term("week", "to the week", "The text fixes the week, Monday to Sunday."),
    Term("month", "to the month", "The text fixes the month."),
    Term("year", "to the year", "The text fixes the year."),
    Term("vague", "vague", "The text says something like “recently”: it lies within these days."),
    Term(UNDATED, "no date", "The text gives no date: the day of publication stands in for one."),
)
BASIS_TERMS = (
    Term("explicit", "named in the text", "The text names the date."),
    Term("relative", "counted from the day of publication", "The text says “last week” or “on Wednesday”."),
    Term("context", "taken from the speech or event it hangs on", "The sentence hangs on a dated speech or event."),
    Term("published", "the day of publication, for want of a date", "The text gives no date for it."),
)
TERMS = {
    "kind": KIND_TERMS,
    "position": POSITION_TERMS,
    "change": CHANGE_TERMS,
    "modality": MODALITY_TERMS,
    "precision": PRECISION_TERMS,
    "basis": BASIS_TERMS,
}
UNKNOWN = "not known"
# What stands where a code is empty
NAMELESS = {"actor": "not named", "provision": "no provision", "article": "no title", "event_type": "no event"}
_LABELS = {(field, term.code): term.label for field, terms in TERMS.items() for term in terms}


def holder_label(codebook: Codebook, actor: str) -> str:
    """Return what the holder of a policy state is called; without a codebook nobody may be named."""
    return codebook.label(actor) or NAMELESS["actor"]


def term_label(field: str, code: str) -> str:
    """Return what `code` of `field` ("position", "kind", …) is called; other codes with their hyphens as spaces.

    A statement without a position takes none; a policy state without one is not known (`position_label`).
    """
    return _LABELS.get((field, code), code.replace("-", " ").replace("_", " "))


def surety_label(precision: str, basis: str) -> str:
    """Return how exact a date is and what it rests on; a day that only stands in for a date is not called exact."""
    rests_on = term_label("basis", basis)
    if (precision, basis) == ("day", "published"):
        return rests_on
    return f"{term_label('precision', precision)}; {rests_on}"


def exactness(precision: str, basis: str) -> str:
    """Return the code of how exact a date is; a day of publication that stands in for one is none."""
    return UNDATED if basis == "published" else precision


def position_label(position: str) -> str:
    """Return "permitted" for "permits" and so on; the empty position of a policy state is "not known"."""
    return term_label("position", position) if position else UNKNOWN


MARKS = (
    "Above, a band per provision shows the policy itself. Where a band fades into another, the change lies within the "
    "faded days and the text does not say on which; where it fades at the edge of the picture, its beginning or its "
    "end is not known. Where it fades in before a day out of nothing, that day is the first for which it is told. A "
    "hollow stretch is decided, and not yet in force. Nothing is drawn where nothing is known.",
    "Below, every mark is one statement of an article: a diamond for an event, a circle for a stance, in the colour of "
    "its position. A line beside a mark spans the days within which it must lie. Half a mark is a statement for "
    "which the article gives no date: it leans on the day of publication. A hollow mark is planned or "
    "hypothetical, a crossed one is denied; neither moves a band.",
)
