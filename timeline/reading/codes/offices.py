"""Who may permit and prohibit where no codebook says so: whoever holds an office, by all that the article says."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.codebook import Codebook
from timeline.reading.actors.actor_words import Role
from timeline.reading.actors.reader import Mentions
from timeline.reading.codes.principals import countries, last_words

_RULING = frozenset(
    {"leader", "minister", "official", "government", "ministry", "forces", "officer", "parliament", "lawmaker"}
    | {"local", "court", "judge", "regulator", "spokesperson", "territory"}
)  # groups of roles
CHAMBERS = frozenset(
    """commons lords senate house parliament assembly congress bundestag bundesrat duma knesset diet riksdag folketing
    storting sejm dáil council""".split()
)
_VOTING = CHAMBERS - {"house", "council", "lords"} | set("legislature lawmakers legislators mps meps deputies".split())
_HOUSE = re.compile(
    r"(?:lower|upper) house|house of (?:representatives|commons|lords)|national council|council of states"
)
_VOTERS = frozenset({"voters", "citizens", "electorate"})  # decide in a referendum
_CITIZENS = frozenset({"people"})
_POWERLESS = frozenset(
    """democrats republicans greens liberals conservatives socialists nationalists populists opposition party parties
    association federation union unions charity lobby campaign""".split()
)
_PARTY = frozenset({"party", "opposition", "union", "shadow"})  # whose leaders lead nothing else
_GOVERNING = frozenset({"ruling", "governing", "coalition"})  # parties that decide
_CENTRAL = frozenset({"central", "reserve", "national", "of"})  # banks that decide: "the Bank of England"
_MEMBERS = frozenset({"democrat", "republican", "conservative", "socialist", "liberal", "labour"})  # say nothing of it
_GOVERNORS = frozenset({"minister", "leader"})  # groups of roles
_HOUSES = frozenset({"school", "college", "university", "academy", "church", "club"})  # lay down what holds in them
_NAMES = 1_000  # of actors that are remembered


@lru_cache(maxsize=_NAMES)
def may_rule(actor: str) -> bool:
    """May somebody of this name permit and prohibit: no party, and no group of people but voters?"""
    last = actor.rsplit(" ", 1)[-1]
    people = last in last_words(_CITIZENS) and last not in _VOTERS
    return actor in countries() or (last.lower() not in _POWERLESS and not people)


class Offices:
    """The offices that one document tells of."""

    def __init__(self, mentions: Mentions, codebook: Codebook) -> None:
        self._mentions = mentions
        self._called = {actor.id: (actor.label, *actor.aliases) for actor in codebook.actors}
        self._powers: dict[str, bool] | None = None  # of those of whom the article says what they are
        self._people: set[str] | None = None
        self._governors: set[str] | None = None

    def may_rule(self, actor: str, acts: bool = False, votes: bool = False) -> bool:
        """May this actor permit and prohibit? "" (nobody is told) may, and a person without an office only `acts`.

        Who only `votes` decides if it is a body, and not one of its members.
        """
        if votes and " " in actor and actor.rsplit(" ", 1)[-1][0].isupper() and self._is_person(actor):
            return False
        if not actor or actor in countries() or self.holds_office(actor):
            return True
        return may_rule(actor) and actor not in self._powers and (acts or not self._is_person(actor))

    def holds_office(self, actor: str) -> bool:
        """Does the article, or the name, say that this actor decides: a ministry, a judge, the mayor, voters?"""
        if self._powers is None:
            self._powers = self._gather()
        return self._powers.get(actor, False) or actor.rsplit(" ", 1)[-1].lower() in _VOTERS | last_words(_RULING)

    def governs(self, actor: str) -> bool:
        """Is it somebody who speaks for a country: "Italian Foreign Minister Jane Doe"?"""
        if self._governors is None:
            told = self._mentions.describe()
            abroad = ((who, role) for who, role, mods, _ in told if any(mod[0] == "@" for mod in mods))
            self._governors = {who for who, role in abroad if role.group in _GOVERNORS}
        return actor in self._governors

    def decides_by_vote(self, actor: str) -> bool:
        """Is it a parliament, or its members?"""
        return any(map(is_chamber, self._called.get(actor, (actor,))))

    def _is_person(self, actor: str) -> bool:
        if self._people is None:
            self._people = self._mentions.find_people()
        return actor in self._people

    def _gather(self) -> dict[str, bool]:
        powers: dict[str, bool] = {}
        for actor, role, mods, owner in self._mentions.describe():
            if owner and role.group == "government":
                powers[owner] = True  # "the Biden administration"
            if actor and role.lemma not in _MEMBERS:
                powers[actor] = powers.get(actor, False) or _rules(role, mods)
        return powers


@lru_cache(maxsize=_NAMES)
def is_chamber(name: str) -> bool:
    """Is it a parliament's name: "the Senate", "MPs", and not the White House or a city's council?"""
    return not _VOTING.isdisjoint(name.lower().split()) or _HOUSE.search(name.lower()) is not None


def _rules(role: Role, mods: frozenset[str]) -> bool:
    decides = role.group in _RULING and _PARTY.isdisjoint(mods)
    bank = role.lemma == "bank" and not _CENTRAL.isdisjoint(mods)
    return decides or bank or role.lemma in _HOUSES or role.lemma == "party" and not _GOVERNING.isdisjoint(mods)
