"""Invented statements in any number, the same in every run, for pictures and speed."""

from __future__ import annotations

import random
from datetime import date, timedelta

from timeline.codebook import Actor, Codebook, Provision
from timeline.model import (
    KINDS,
    MODALITIES,
    POSITIONS,
    Analysis,
    Article,
    Coding,
    PolicyState,
    Span,
    Statement,
    When,
)

FIRST = date(2021, 3, 1)
DAYS = 1300
SENTENCES = (
    "The ministry said that the trams may run at night.",
    "The council is weighing whether the trams should stop at midnight.",
    "The drivers have long objected to working on Sundays, their union said in a letter to the mayor.",
    "Passengers asked for a later last tram.",
)
CODEBOOK = Codebook(
    "Night trams",
    "May the trams run at night?",
    tuple(
        Actor(label.lower().replace(" ", "-"), label, authority=label in ("City council", "Ministry of Transport"))
        for label in (
            "City council",
            "Ministry of Transport",
            "Drivers' union",
            "Passengers' association",
            "Residents of the old town",
            "Tram company",
            "Chamber of Commerce",
        )
    ),
    (
        Provision("night-trams", "Trams at night"),
        Provision("sunday-trams", "Trams on Sunday nights", within="night-trams"),
        Provision("freight-trams", "Freight trams between midnight and five o'clock", within="night-trams"),
    ),
)


def make_crowd(count: int, seed: int = 1) -> Analysis:
    """Return an analysis of `count` invented statements in articles of 25, over three and a half years."""
    rng = random.Random(seed)
    codings = []
    for number in range(0, count, 25):
        published = FIRST + timedelta(rng.randrange(DAYS))
        article = Article(f"a{number}", "\n".join(SENTENCES), published, f"Trams at night, report {number}", "The Bell")
        places = range(number, min(number + 25, count))
        statements = tuple(_make_statement(place, article, rng) for place in places)
        codings.append(Coding(article, statements=statements))
    return Analysis(tuple(codings), _make_states())


def _make_statement(place: int, article: Article, rng: random.Random) -> Statement:
    text = rng.choice(SENTENCES)
    start = article.text.index(text)
    return Statement(
        id=f"s{place}",
        article=article.id,
        span=Span(start, start + len(text)),
        text=text,
        kind=rng.choice(KINDS),
        when=_make_when(article.published, rng),
        event_type="",
        source="the spokesman",
        actor=rng.choices([actor.id for actor in CODEBOOK.actors], (9, 6, 5, 3, 2, 2, 1))[0],
        position=rng.choice(("", *POSITIONS)),
        provision=rng.choice(("", *(provision.id for provision in CODEBOOK.provisions))),
        modality=rng.choices(MODALITIES, (12, 3, 2, 1))[0],
    )


def _make_when(published: date, rng: random.Random) -> When:
    match rng.choice(("published", "published", "published", "day", "days", "week", "month", "until", "since")):
        case "published":
            return When(published, published, "day", "published")
        case "day":
            day = published - timedelta(rng.randrange(1, 20))
            return When(day, day, "day", "relative")
        case "days":
            return When(published - timedelta(5), published, "vague", "relative")
        case "week":
            monday = published - timedelta(published.weekday() + 7)
            return When(monday, monday + timedelta(6), "week", "relative")
        case "month":
            last = published.replace(day=1) - timedelta(1)
            return When(last.replace(day=1), last, "month", "relative")
        case "until":
            return When(None, published, "vague", "relative")
        case _:
            return When(published - timedelta(rng.randrange(30, 400)), published, "vague", "relative")


def _make_states() -> tuple[PolicyState, ...]:
    first, second, third = date(2021, 11, 1), date(2022, 9, 10), date(2023, 12, 1)
    council, ministry = CODEBOOK.actors[0].id, CODEBOOK.actors[1].id
    return (
        PolicyState("night-trams", council, "prohibits", None, first, ("s1",), end_by=first + timedelta(60)),
        PolicyState("night-trams", council, "permits", first, third, ("s2",), start_by=first + timedelta(60)),
        PolicyState("night-trams", council, "prohibits", third, None, ("s3",)),
        PolicyState("night-trams", ministry, "supports", second, None, ("s4",), start_by=second + timedelta(120)),
        PolicyState("sunday-trams", council, "opposes", None, second, ("s5",)),
        PolicyState("freight-trams", council, "permits", first, None, ("s6",)),
        PolicyState("freight-trams", council, "prohibits", second, third, ("s7",)),
    )
