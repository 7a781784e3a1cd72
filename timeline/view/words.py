"""Codes as sentences: dataclasses in, plain text out. Nothing here is markup."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from timeline.codebook import Codebook
from timeline.model import Article, PolicyState, Statement, When
from timeline.view.terms import position_label, term_label

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September") + (
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_VERBS = {"prohibits": "prohibit", "opposes": "oppose", "supports": "support", "permits": "permit"}


@dataclass(frozen=True, slots=True)
class Shift:
    """What one actor's position on one provision was before and is after, and what proves it.

    `before` and `after` are positions; both are the same where nothing changed, and "" where nothing is known.
    `boundary` says in words when it changed, or since when or until when it is known to hold.
    """

    provision: str
    provision_label: str
    actor: str
    actor_label: str
    before: str
    after: str
    boundary: str
    before_statements: tuple[str, ...] = ()
    after_statements: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the position is another one afterwards."""
        return self.before != self.after

    @property
    def sentence(self) -> str:
        """The shift as one sentence, such as "Counter-fire: opposed → permitted, on 26 May 2024."."""
        arrow = f"{position_label(self.before)} → {position_label(self.after)}"
        state = arrow if self.changed else f"{position_label(self.after)} throughout"
        return f"{self.provision_label}: {state}{', ' if self.boundary else ''}{self.boundary} ({self.actor_label})."


# ---------------------------------------------------------------- dates


def describe_day(day: date) -> str:
    """Return "29 May 2024"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def describe_days(start: date, end: date) -> str:
    """Return the days from `start` to `end` without repeating what they share: "26–31 May 2024"."""
    if start == end:
        return describe_day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{describe_day(end)}"
    if start.year == end.year:
        return f"{start.day} {_MONTHS[start.month - 1]} – {describe_day(end)}"
    return f"{describe_day(start)} – {describe_day(end)}"


def describe_when(when: When) -> str:
    """Return the date as people read it, honest about how exact it is: "26–31 May 2024, vague"."""
    start, end = when.start, when.end
    if start is None and end is None:
        return "at a time not stated"
    if start is None:
        return f"until {describe_day(end)}"
    if end is None:
        return f"from {describe_day(start)}"
    if start == end and when.precision != "day":
        return f"about {describe_day(start)}"
    if when.precision == "vague":
        return f"{describe_days(start, end)}, vague"
    return _describe_period(start, end) if when.precision in ("week", "month", "year") else describe_days(start, end)


def _describe_period(start: date, end: date) -> str:
    """Name whole weeks, months and years by their names; any other stretch by its days."""
    if (end - start).days == 6 and start.weekday() == 0:
        return f"week of {describe_day(start)}"
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        if (start.month, end.month) == (1, 12):
            return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
        first, last = _MONTHS[start.month - 1], f"{_MONTHS[end.month - 1]} {end.year}"
        if start.year != end.year:
            return f"{first} {start.year} – {last}"
        return last if start.month == end.month else f"{first}–{last}"
    return describe_days(start, end)


def describe_published(article: Article) -> str:
    """Return "Published 31 May 2024", with the reason where the date had to be inferred."""
    basis = f" ({article.published_basis})" if article.published_basis else ""
    return f"Published {describe_day(article.published)}{basis}"


# ---------------------------------------------------------------- statements


def describe_statement(statement: Statement, codebook: Codebook, text: str = "") -> str:
    """Return the coding as a sentence to be read aloud.

    With the article's `text` it quotes the words that date the statement:
    "The second U.S. official said that the US administration now permits …, in the last few days (26–31 May 2024)."
    """
    claim, dating = describe_claim(statement, codebook), _describe_dating(statement, text)
    return f"{_describe_source(statement)} that {claim}, {dating}."


def describe_claim(statement: Statement, codebook: Codebook) -> str:
    """Return who holds what position on what, or who did what: the coding without its source and date."""
    actor = _with_article(codebook.label(statement.actor)) if statement.actor else "somebody"
    provision = codebook.label(statement.provision)
    if statement.position:
        act = f" ({term_label('event_type', statement.event_type)})" if statement.event_type else ""
        return f"{actor} {describe_position(statement)} {provision or 'it'}{act}"
    about = f" on {provision}" if provision else ""
    if statement.kind == "event":
        return f"{_describe_act(statement)} by {actor}{about}"
    return f"{actor} takes no position{about}"


def describe_position(statement: Statement) -> str:
    """Return the position as a verb that carries change and modality: "now permits", "might prohibit"."""
    verb = _VERBS.get(statement.position, statement.position)
    past = f"{verb}d" if verb.endswith("e") else f"{verb}ted" if verb == "permit" else f"{verb}ed"
    if statement.modality == "denied":
        return f"has not {past}"
    if statement.modality == "hypothetical":
        return f"might {verb}"
    if statement.modality == "planned":
        return f"plans to {verb}"
    if statement.change == "ends":
        return past
    return f"{ {'begins': 'now ', 'continues': 'still '}.get(statement.change, '') }{statement.position}"


def _describe_act(statement: Statement) -> str:
    act = term_label("event_type", statement.event_type) or "act"
    article = "an" if act[0] in "aeiou" else "a"
    if statement.modality == "denied":
        return f"there was no {act}"
    if statement.modality == "hypothetical":
        return f"there might be {article} {act}"
    return f"{'there is to be' if statement.modality == 'planned' else 'there was'} {article} {act}"


def _describe_source(statement: Statement) -> str:
    source = statement.speaker or statement.source
    return f"{source[0].upper()}{source[1:]} said" if source else "The article says"


def _describe_dating(statement: Statement, text: str) -> str:
    when = describe_when(statement.when)
    phrase = _dating_words(statement, text)
    if phrase:
        return f"{phrase} ({when})"
    if statement.when.basis == "published" and statement.when.start:
        return f"as of {when}, the day of publication"
    return when


def _dating_words(statement: Statement, text: str) -> str:
    for evidence in statement.evidence:
        if evidence.code == "when" and text:
            return _lower_first(text[evidence.span.start : evidence.span.end].strip())
    return ""


def _lower_first(words: str) -> str:
    """Put "In the last few days" in the middle of a sentence; names of days and months keep their capital."""
    return words if words.split(" ", 1)[0] in (*_MONTHS, *_DAYS) else words[:1].lower() + words[1:]


def _with_article(label: str) -> str:
    """Return "the US administration", but "Ukraine": a label that ends in a common noun takes the article."""
    last = label.split()[-1] if label.split() else label
    return f"the {label}" if last[:1].islower() and not label[:1].islower() else label


# ---------------------------------------------------------------- shifts


def describe_shifts(states: Iterable[PolicyState], statements: Iterable[Statement], codebook: Codebook) -> list[Shift]:
    """Return before → after for every provision and actor with a policy state: changes first, the latest foremost.

    Three states one after the other make two shifts; a state alone makes one that did not change.
    `statements` are those that a state may point to; others are left out of the evidence.
    """
    known = {statement.id for statement in statements}
    order = {provision.id: place for place, provision in enumerate(codebook.provisions)}
    ordered = sorted(states, key=lambda state: (state.provision, state.actor, state.start or date.min))
    shifts = []
    for _, group in groupby(ordered, key=lambda state: (state.provision, state.actor)):
        shifts += _shifts_between(list(group), codebook, known)
    return sorted(shifts, key=lambda shift: (_importance(shift), order.get(shift.provision, len(order))))


def _importance(shift: Shift) -> int:
    """A shift between two known positions comes first, then what only ended or began, then what held throughout."""
    if not shift.changed:
        return 2
    return 0 if shift.before and shift.after else 1


def _shifts_between(states: list[PolicyState], codebook: Codebook, known: set[str]) -> list[Shift]:
    pairs = list(zip(states, states[1:], strict=False)) or [(None, states[0])]
    return [_shift_between(before, after, codebook, known) for before, after in pairs]


def _shift_between(before: PolicyState | None, after: PolicyState, codebook: Codebook, known: set[str]) -> Shift:
    alone = before is None
    unseen = alone and after.start is not None
    return Shift(
        provision=after.provision,
        provision_label=codebook.label(after.provision),
        actor=after.actor,
        actor_label=codebook.label(after.actor),
        before="" if unseen else after.position if alone else before.position,
        after=after.position if not (alone and after.end) else "",
        boundary=_describe_hold(after) if alone else describe_boundary(before, after),
        before_statements=() if alone else _keep(before.statements, known),
        after_statements=_keep(after.statements, known),
    )


def _keep(identifiers: tuple[str, ...], known: set[str]) -> tuple[str, ...]:
    return tuple(identifier for identifier in identifiers if identifier in known)


def describe_boundary(before: PolicyState, after: PolicyState) -> str:
    """Return when one state gave way to the next: "between 26 and 31 May 2024", "on 26 May 2024"."""
    first = after.start or before.end
    last = after.start_by or before.end_by or first
    if first is None:
        return "at a time not stated"
    if after.start and (before.end is None or before.end > last):
        return f"from {describe_day(first)} on the articles disagree"
    if before.end and after.start and before.end < after.start - timedelta(days=1):
        first = before.end
    return _describe_span(first, last)


def _describe_span(first: date, last: date) -> str:
    if first == last:
        return f"on {describe_day(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"between {first.day} and {describe_day(last)}"
    if first.year == last.year:
        return f"between {first.day} {_MONTHS[first.month - 1]} and {describe_day(last)}"
    return f"between {describe_day(first)} and {describe_day(last)}"


def _describe_hold(state: PolicyState) -> str:
    since = _describe_span(state.start, state.start_by or state.start) if state.start else ""
    until = _describe_span(state.end, state.end_by or state.end) if state.end else ""
    return "; ended ".join(part for part in (since, until) if part)
