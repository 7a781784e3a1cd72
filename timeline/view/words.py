"""Codes as sentences: dataclasses in, plain text out. Nothing here is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.codebook import Codebook
from timeline.model import Statement
from timeline.reading.actors.actor_words import is_role_of_many
from timeline.reading.codes import interests
from timeline.reading.codes.bounds import EFFECT
from timeline.reading.codes.outlook import SAME_SPEAKER
from timeline.view.boundaries import describe_boundary
from timeline.view.days import (
    describe_day,
    describe_days,
    describe_published,
    describe_when,
    stands_in,
)
from timeline.view.shifts import Shift, describe_shifts
from timeline.view.terms import TOWARDS, term_label

__all__ = [
    "Shift",
    "count_statements",
    "describe_boundary",
    "describe_claim",
    "describe_caveats",
    "describe_day",
    "describe_days",
    "describe_guess",
    "describe_position",
    "describe_published",
    "describe_shifts",
    "describe_source",
    "describe_statement",
    "describe_when",
]
_DETERMINERS = ("the", "a", "an", "some", "many", "his", "her", "its", "their", "our", "my")
_OWNERS = ("'s", "’s", "s'", "s’")  # "Portugal's parliament" has its article
_VERBS = {"prohibits": "prohibit", "opposes": "oppose", "supports": "support", "permits": "permit"}


def describe_statement(statement: Statement, codebook: Codebook, text: str = "") -> str:
    """Return the coding as a sentence to be read aloud.

    With the article's `text` it quotes the words that date the statement:
    "A U.S. official said that the US administration now permits …, 26–31 May 2024, vague (“in the last few days”)."
    """
    claim, dating = describe_claim(statement, codebook), _describe_dating(statement, text)
    speaker, label = statement.speaker, codebook.label(statement.actor)
    if speaker and speaker.split()[-1] in label.split():  # nobody says that "Ostrander says that Ostrander opposes it"
        said = f", {speaker} said" if speaker not in (label, _strip_remark(label)) else ""
        return f"{claim[0].upper()}{claim[1:]}{said}, {dating}."
    return f"{_name_source(statement)} that {claim}, {dating}."


def describe_claim(statement: Statement, codebook: Codebook) -> str:
    """Return who holds what position on what, or who did what: the coding without its source and date."""
    label = codebook.label(statement.actor)
    actor, many = (_with_article(label), _is_plural(label)) if label.strip() else ("somebody", False)
    label = codebook.label(statement.provision)
    provision = label and f"“{label}”"  # as the codebook calls it: "permits Cut of the quota" would want an article
    if statement.position:
        act = f" ({term_label('event_type', statement.event_type)})" if statement.event_type else ""
        return f"{actor} {describe_position(statement, many)} {provision or 'it'}{act}"
    about = f" on {provision}" if provision else ""
    if statement.kind == "event":
        return f"{_describe_act(statement)} by {actor}{about}"
    return f"{actor} {'take' if many else 'takes'} no position{about}"


def describe_position(statement: Statement, many: bool = False) -> str:
    """Return the position as a verb that carries change and modality: "now permits", "might prohibit".

    Of `many`, such as "the voters", the verb is a plural.
    """
    verb = _VERBS.get(statement.position, statement.position)
    past = f"{verb}d" if verb.endswith("e") else f"{verb}ted" if verb == "permit" else f"{verb}ed"
    if statement.modality == "denied":
        return f"{'have' if many else 'has'} not {past}"
    if statement.modality == "hypothetical":
        return f"might {verb}"
    if statement.modality == "planned":
        return f"{'plan' if many else 'plans'} to {verb}"
    if statement.change == "ends":
        return past
    if any(evidence.code == EFFECT for evidence in statement.evidence):
        return f"decided to {verb}"
    said = verb if many else statement.position
    if describe_guess(statement):
        return f"apparently {said}"
    return f"{ {'begins': 'now ', 'continues': 'still '}.get(statement.change, '') }{said}"


def describe_guess(statement: Statement) -> str:
    """Return what the side of a quotation rests on whose own words show none; empty where they do."""
    rules = {evidence.rule for evidence in statement.evidence}
    if SAME_SPEAKER in rules:
        return "guessed from the rest of the article"
    return "guessed from who says it" if any(rule.startswith(interests.RULES) for rule in rules) else ""


def count_statements(count: int) -> str:
    """Return "1 statement", "2 statements"."""
    return f"{count} statement{'s' * (count != 1)}"


def describe_caveats(statements: Iterable[Statement], codebook: Codebook, left_out: int = 0) -> str:
    """Return what to bear in mind beside the shifts: who has read the article, and, without provisions, of what.

    What a filter has `left_out` is said, too: a part looks like the whole to whoever did not filter it.
    """
    statements = list(statements)
    positions = not codebook.provisions and any(statement.position for statement in statements)
    part = left_out and (
        f"Filtered: {len(statements)} of {count_statements(len(statements) + left_out)}, and what these alone show."
    )
    return " ".join(filter(None, (part, _describe_coders(statements), positions and TOWARDS)))


def _describe_coders(statements: list[Statement]) -> str:
    by_machine = {statement.coder == "machine" for statement in statements}
    if True not in by_machine:
        return ""
    read = "Read" if by_machine == {True} else "Read in part"
    return f"{read} by a program’s rules, not by a person: check the quotations before you cite."


def describe_source(statement: Statement) -> str:
    """Return who says it, with the words of the text where they name nobody: 'Antony Blinken (“he”)'."""
    source, speaker = statement.source, statement.speaker
    if speaker and source and speaker != source:
        return f"{speaker} (“{source}”)"
    return speaker or source or "the article itself"


def _describe_act(statement: Statement) -> str:
    act = term_label("event_type", statement.event_type) or "act"
    article = "an" if act[0] in "aeiou" else "a"
    if statement.modality == "denied":
        return f"there was no {act}"
    if statement.modality == "hypothetical":
        return f"there might be {article} {act}"
    return f"{'there is to be' if statement.modality == 'planned' else 'there was'} {article} {act}"


def _name_source(statement: Statement) -> str:
    source = statement.speaker or statement.source
    return f"{source[0].upper()}{source[1:]} said" if source else "The article says"


def _describe_dating(statement: Statement, text: str) -> str:
    when = describe_when(statement.when)
    phrase, effect = _quote_evidence(statement, text, "when"), _quote_evidence(statement, text, EFFECT)
    applies = f", to apply from “{effect}”" if effect else ""
    if phrase and phrase != when:
        return f"{when} (“{phrase}”){applies}"
    return f"{when}, the day of publication{applies}" if stands_in(statement.when) else f"{when}{applies}"


def _quote_evidence(statement: Statement, text: str, code: str) -> str:
    for evidence in statement.evidence:
        if evidence.code == code and text:
            return text[evidence.span.start : evidence.span.end].strip()
    return ""


def _is_plural(label: str) -> bool:
    """Return whether a label ends in a common noun of many: "Business groups", "Retailers", not "United States"."""
    last = _strip_remark(label).split()[-1]
    many = last.endswith("s") and not last.endswith(("ss", "us", "is"))
    return many and (last[0].islower() or is_role_of_many(last.lower()))


def _strip_remark(label: str) -> str:
    """Return a label without what is only said about it, in brackets or behind a comma."""
    return re.split(r"\s*[(,]", label)[0].strip() or label


def _with_article(label: str) -> str:
    """Return "the US administration", but "Ukraine" and "Ana Reis (laundry owner)": a common noun takes the article."""
    first, *_, last = _strip_remark(label).split() * 2
    determined = first.lower() in _DETERMINERS or first.endswith(_OWNERS) and first[0].isupper()
    return f"the {label}" if last[0].islower() and not determined else label
