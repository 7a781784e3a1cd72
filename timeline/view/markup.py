"""Small pieces of HTML, every text in them escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from textwrap import shorten

from timeline.exchange.annotations import is_web_address
from timeline.view.colours import BY_MOUSE, legend_entries
from timeline.view.comparison import DECIDED, EARLIER, LATER, PLANNED, POSSIBLE, SAID, Holding
from timeline.view.reference import Category, Rule
from timeline.view.shifts import NO_CHANGE, Shift
from timeline.view.terms import position_label

UNTOLD = "not told"  # of a day: the articles may tell it of another
_COUNTS = 7  # options whose counts are in sight
_COUNT_CHARS = 40


def position_markup(position: str, colours: dict[str, str], label: str = "") -> str:
    """Return a position in words, or a `label` of it, on a line whose colour and style say the same."""
    colour, words = escape(colours.get(position, "currentColor")), escape(label or position_label(position))
    return f'<span class="position {escape(position)}" style="--line:{colour}">{words}</span>'


def shift_markup(shift: Shift, colours: dict[str, str]) -> str:
    """Return a shift: the provision, before → after, when, whose; what is not known on one side is not drawn."""
    labels = {shift.before: position_label(shift.before), shift.after: shift.after_label}
    sides = [position_markup(side, colours, label) for side, label in labels.items() if side]
    change = f' <span class="arrow">{shift.turn}</span> '.join(sides)
    details = " · ".join((shift.boundary or NO_CHANGE, shift.holder))
    return (
        f'<div class="shift{" changed" if shift.changed and shift.after else ""}">'
        f'<div class="provision">{escape(shift.provision_label)}</div>'
        f'<div class="change">{change}</div><div class="details">{escape(details)}</div></div>'
    )


def counts_markup(counts: Mapping[str, int], labels: Mapping[str, str]) -> str:
    """Return how many statements each option leaves, most first, many of them folded; "" where there is but one."""
    ordered = sorted(counts.items(), key=lambda pair: -pair[1])
    parts = [
        f"<span>{escape(shorten(labels[option], _COUNT_CHARS, placeholder=' …'))}&nbsp;<b>{count}</b></span>"
        for option, count in ordered
    ]
    first, more = " ".join(parts[:_COUNTS]), " ".join(parts[_COUNTS:])
    folded = f"<details><summary>{len(parts) - _COUNTS} more</summary>{more}</details>" if more else ""
    return f'<div class="counts">{first if len(parts) > 1 else ""}{folded}</div>'


def codes_markup(pairs: list[tuple[str, str]]) -> str:
    """Return names and values as a list of two columns; pairs without a value are left out."""
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in pairs if value)
    return f'<dl class="codes">{rows}</dl>'


def paragraph_markup(text: str, kind: str = "") -> str:
    """Return one paragraph of plain text."""
    return f'<p class="{escape(kind)}">{escape(text)}</p>'


def heading_markup(title: str, question: str) -> str:
    """Return the title of the page and, below it, the question that the policy answers."""
    below = f'<p class="question">{escape(question)}</p>' if question else ""
    return f'<h1 class="title">{escape(title)}</h1>{below}'


def cues_markup(cues: list[tuple[str, str, str]]) -> str:
    """Return (words in the text, the code they made, the rule that read them), one a line."""
    rows = "".join(
        f"<li><q>{escape(words)}</q> <span>{escape(code)}</span> <code>{escape(rule)}</code></li>"
        for words, code, rule in cues
    )
    return f'<ul class="cues">{rows}</ul>' if rows else '<p class="quiet">No cue is recorded for this coding.</p>'


def legend_markup(dark: bool) -> str:
    """Return the legend of the picture, symbols before words."""
    entries = "".join(
        f'<span class="{"by-mouse" if entry.symbol == BY_MOUSE else "sign"}">'
        f'<b style="color:{escape(entry.colour or "inherit")}" aria-hidden="true">{escape(entry.symbol)}</b> '
        f"{escape(entry.label)}</span>"
        for entry in legend_entries(dark)
    )
    return f'<div class="legend">{entries}</div>'


def known_dates_markup(dates: Iterable[tuple[str, str, str, str]]) -> str:
    """Return dates from other sources, (day in words, what happened, outlet, web address), one a line."""
    rows = "".join(
        f"<dt>{escape(day)}</dt><dd>{escape(what)} ({_link(outlet, address)})</dd>"
        for day, what, outlet, address in dates
    )
    return f'<dl class="codes">{rows}</dl>'


def _link(name: str, address: str) -> str:
    if not is_web_address(address):
        return escape(name)
    return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{escape(name)}</a>'


def holdings_markup(holdings: Sequence[Holding], colours: dict[str, str]) -> str:
    """Return the positions that are held, or can be, at one moment; in small what is told for a later one alone."""
    positions = [
        position_markup(holding.position, colours, _name_holding(holding))
        for holding in holdings
        if holding.surety != LATER
    ]
    change = " or ".join(positions) or f'<span class="untold">{UNTOLD}</span>'
    notes = list(dict.fromkeys(filter(None, map(_note_holding, holdings))))
    note = f'<div class="details">{escape(", ".join(notes))}</div>' if notes else ""
    return f'<div class="shift"><div class="change">{change}</div>{note}</div>'


def _name_holding(holding: Holding) -> str:
    return f"{'to be ' * (holding.surety in (DECIDED, PLANNED))}{position_label(holding.position)}"


def _note_holding(holding: Holding) -> str:
    notes = {
        POSSIBLE: "within the doubt of the date",
        DECIDED: "decided, not yet in force",
        PLANNED: "planned, not yet in force",
        EARLIER: f"{f'still so: {holding.when}; ' * bool(holding.when)}since when is not told",
        SAID: holding.when and f"last told: {holding.when}",
        LATER: f"{position_label(holding.position)} by {holding.when} at the latest",
    }
    return notes.get(holding.surety, "")


def table_markup(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table that scrolls within its own box; where it is narrow, each cell stands below the other."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(map(_cell, row, columns))}</tr>" for row in rows)
    return f'<div class="reference"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _cell(text: str, column: str) -> str:
    return f'<td data-column="{escape(column)}">{escape(text)}</td>'


def categories_markup(categories: Sequence[Category]) -> str:
    """Return categories as a table; columns that no category fills are left out."""
    columns = {
        "Category": [category.label for category in categories],
        "Definition": [category.definition for category in categories],
        "Example": [" / ".join(category.examples) for category in categories],
        "Not": [" / ".join(category.counterexamples) for category in categories],
        "Occurs": [str(category.count) for category in categories],
    }
    filled = {name: cells for name, cells in columns.items() if any(cells)}
    return table_markup(list(filled), zip(*filled.values(), strict=True))


def name_anchor(title: str) -> str:
    """Return what a heading of this title is called in a link: "event-types"."""
    return title.lower().replace(" ", "-")


def contents_markup(parts: Mapping[str, Iterable[str]]) -> str:
    """Return the contents of a page as links: its parts, and what stands in each."""
    lists = "".join(f"<p>{_link_to(part)}</p><ul>{_list_links(titles)}</ul>" for part, titles in parts.items())
    return f'<nav class="contents" aria-label="Contents">{lists}</nav>'


def _list_links(titles: Iterable[str]) -> str:
    return "".join(f"<li>{_link_to(title)}</li>" for title in titles)


def _link_to(title: str) -> str:
    return f'<a href="#{escape(name_anchor(title))}">{escape(title)}</a>'


def rules_markup(rules: Sequence[Rule]) -> str:
    """Return rules as a table."""
    return table_markup(["Rule", "Sets", "Words", "Example", "Why"], rules)
