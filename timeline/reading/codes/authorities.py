"""Who decides where a text names nobody of the codebook: "ministers refused", "it was banned", "the law says so"."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.codebook import CODEBOOKS, Codebook
from timeline.reading.actors.actor_aliases import load_aliases
from timeline.reading.actors.actor_words import levels
from timeline.reading.actors.entities import states, towns
from timeline.reading.actors.reader import Mention, Mentions
from timeline.reading.codes.cues import THINGS
from timeline.reading.codes.offices import CHAMBERS, is_chamber
from timeline.reading.codes.principals import OPENING, RECENT, Principals, countries, last_words
from timeline.reading.codes.readings import Clause, Reading
from timeline.reading.codes.subjects import PREPOSITIONS
from timeline.reading.text.document import Document, Sentence

_BEFORE_OTHERS = PREPOSITIONS | {"nor", "neither", "or", "than"}  # before those who do not rule here
_LAWS = frozenset({"act", "law", "bill", "code", "statute"})  # texts that a parliament makes
_BILLS = frozenset({"amendment", "bill", "motion", "vote", "votes"})  # of what is put to the vote, here or in a council
_DECIDED = frozenset({"enact", "lift", "refuse"})  # roles of what becomes of a bill
_BASES, _NEAR = frozenset({"under", "by"}), 4  # words before "law"
_UNION = frozenset({"U.S.", "US"})
_ELSEWHERE = frozenset({"states", "countries"})
_QUANTITIES = frozenset("two three four five six seven eight nine ten dozen dozens several many most some".split())
_NEXT = frozenset({"neighboring", "neighbouring", "nearby"})  # between "in" and another state
_TURNS = frozenset({"until", "before"})
_THERE, _SOON = frozenset({"in", "at"}), 9  # words from a town to the rule that holds in it
_OWNERS = frozenset({"'s", "'"})
_STATES = frozenset({"state", "states", "county", "city", "until"})
_OPENERS = frozenset({"the", "a", "this", "that", "no", "one"})
_STATUTES = frozenset({"law", "laws", "statute", "statutes", "legislation"})
_TEXTS = _LAWS | frozenset(
    {"directive", "regulation", "decree", "order", "constitution", "treaty", "standard", "ordinance", "pact", "charter"}
)
# Groups of roles that act for those who govern, and others who decide where the codebook has none of their kind.
_GOVERNING = frozenset(
    {"leader", "minister", "official", "spokesperson", "envoy", "government", "ministry", "forces", "officer"}
    | {"territory", "regulator", "parliament", "court"}
)
_DECIDING = frozenset("governor judge judges lawmakers legislators mps voters citizens electorate".split())
_MEMBERS = frozenset({"parliament", "lawmaker"})
_COURTS = frozenset({"court", "judge"})
_ANYWHERE = frozenset({"member", "council", "committee", "subcommittee"})  # in a house and elsewhere
_OF = re.compile(r" (?:of|in|at|from|for|on) ")  # behind the head of a role: "lawmakers of both parties"
_ALL_STATES = re.compile(r"(?<!united )\bstates\b", re.I)  # "US states", "States with bans"
_OTHERS = frozenset("allies ally partners countries nations states capitals neighbours neighbors rivals".split())
_LANDS = frozenset({"territory"})


@lru_cache(maxsize=CODEBOOKS)
def _find_heads(codebook: Codebook) -> dict[str, list[str]]:
    """The authorities by the last words of their names; judges are their court, and a law is the parliament's."""
    heads: dict[str, list[str]] = {}
    chambers: list[str] = []
    voting: list[str] = []
    for actor in (actor for actor in codebook.actors if actor.authority):
        names = (*actor.aliases, actor.label)
        lands = (word for name in names for word in name.lower().split() if word in last_words(_LANDS))
        for head in dict.fromkeys((*(name.split()[-1].lower().rstrip("s") for name in names), *lands)):
            heads.setdefault(head, []).append(actor.id)
        if any(map(is_chamber, names)):
            chambers.append(actor.id)
        if actor.id in chambers or "council" in heads and actor.id in heads["council"]:
            voting.append(actor.id)
    kin = {word: heads["court"] for word in _heads_of(_COURTS) if "court" in heads}
    made = {word: chambers for word in _heads_of(_MEMBERS) - _ANYWHERE | _LAWS if chambers}
    return made | {"vote": voting} | kin | heads


@lru_cache(maxsize=CODEBOOKS)
def _find_own(codebook: Codebook) -> frozenset[str]:
    """The towns and states of which the codebook speaks: "Colorado"."""
    names = (name for actor in codebook.actors for name in (actor.label, *actor.aliases))
    said = re.sub(r"\W+", " ", " ".join((codebook.title, codebook.question, *names)).lower())
    return frozenset(town for town in towns() if f" {town} " in f" {said} ")


def _head(role: str) -> str:
    """Return the noun of a role or a text: "lawmakers" of both parties, the Freedom of Flight "Act"."""
    last = role.rsplit(" ", 1)[-1]
    if last[:1].isupper() and last.lower() in _TEXTS:
        return last.lower()
    return _OF.split(role, maxsplit=1)[0].rsplit(" ", 1)[-1].lower()


def _heads_of(groups: frozenset[str]) -> set[str]:
    return {word.rstrip("s") for word in last_words(groups)}


class Authorities:
    """Tells for one document who of the codebook decides where others, or nobody, are named."""

    def __init__(self, document: Document, mentions: Mentions, codebook: Codebook, principals: Principals) -> None:
        self.all = [actor.id for actor in codebook.actors if actor.authority]
        self._document = document
        self._words = document.words
        self._mentions = mentions
        self._principals = principals
        self._known = {actor.id for actor in codebook.actors}
        self._own = _find_own(codebook)
        knows_all = any(_ALL_STATES.search(actor.label) for actor in codebook.actors)
        self._others = frozenset() if knows_all else states() - self._own
        self._by_head = _find_heads(codebook)
        courts = self._by_head.get("court", ())
        self._lawgivers = [actor for actor in self.all if actor not in courts] or self.all  # no court makes a law
        self._aliases = load_aliases(codebook)
        self._rulers: dict[str, str] = {}  # who decided last on each provision

    def note_rule(self, provision: str, actor: str, clause: Clause, reading: Reading) -> None:
        """Remember who decides on a provision, for clauses that do not say it, and not whose law a clause tells of."""
        told = self.find_maker(clause, reading) != "law"
        told = told or any(actor == mention.actor for mention in self._mentions.within(clause.first, clause.last))
        if actor in self.all and told:
            self._rulers[provision] = actor

    def stand_behind(self, reading: Reading, actor: str, kind: str) -> bool:
        """ "Ministers refused", "the Drug Act bans": is a rule by a role or a text unknown theirs who decide?"""
        if not reading.rule or not actor or actor in self._known:
            return False
        if not self.all:
            return kind == "name" and _head(actor) in _TEXTS  # without a codebook, "the Clean Air Act forbids it"
        if kind == "role" and actor in countries():
            return self._aliases.is_at_home(actor)  # "the Danish government", where the codebook has one
        if actor.lower() in self._own:
            return True  # "Colorado banned it"
        first, *rest = actor.split()
        named = any(word[0].isupper() for word in rest)
        union = self._aliases.of_state and _head(actor) in _COURTS and first in _UNION  # "a U.S. judge"
        if kind == "role" and (named or self._is_abroad(first)) and not union:
            return False  # "the city of Fairview", "Hungary's parliament" is somebody else
        head = _head(actor)
        if head in _OTHERS or head == "congress" and self._aliases.of_state:
            return False  # "several European allies let it"
        decides = head in last_words(_GOVERNING) | _DECIDING and levels("below").isdisjoint(actor.split())
        namesakes = self.find_namesakes(actor) if head.rstrip("s") in self._by_head else decides
        governs = kind == "role" and bool(namesakes)
        whole = head in last_words(_LANDS) and not named or actor.startswith("all ")  # "the city banned it; it allowed"
        return governs or whole or head in _TEXTS

    def _is_abroad(self, word: str) -> bool:
        """ "Hungary's", "Dutch": does a name or an adjective tell of a country that is not the codebook's?"""
        plain = word.lower().removesuffix("’s").removesuffix("'s")
        if plain in self._own:
            return False
        lands = self._aliases.find_lands(plain)
        return plain in towns() or bool(lands) and not any(map(self._aliases.is_at_home, lands))

    def find_namesakes(self, role: str) -> list[str]:
        """The authorities that a role can mean by its last word: "a Brussels court" is the actor Courts."""
        said = set(role.lower().split())
        named = self._by_head.get(_head(role).rstrip("s"), [])
        return [actor for actor in named if not self._aliases.is_of_another_level(said, actor)]

    def find_maker(self, clause: Clause, reading: Reading) -> str:
        """ "The law forbids it", "the motion was defeated": what made the rule, where a clause names nobody."""
        words, outer = self._words, reading.outer
        put = outer.entry.role in _DECIDED and reading.group.passive
        passed = any(cue.entry.id == "cues/pass" for cue in reading.cues)  # "the bill to ban it passed by 60 votes"
        passed = passed and not reading.group.passive
        if reading.is_vote or passed or put and not _BILLS.isdisjoint(words[clause.first : clause.last]):
            return "vote"
        if outer.entry.role == "lift":
            return ""  # "the law was struck down"
        told = range(clause.first, clause.last)
        laws = (i for i in told if (words[i] in _STATUTES or self._is_act(i)) and self._is_ours(i))
        before = range(outer.first - 1, clause.first - 1, -1)
        comma = next((i for i in before if words[i] == ","), clause.first)  # a law before it is no subject
        rules = (i for i in laws if comma <= i < outer.first or self._is_basis(i))
        return "law" if any(True for _ in rules) else ""

    def find_elsewhere(self, sentence: Sentence, actor: str) -> str:
        """ "In Kentucky, lawmakers banned it": another state with which the sentence of an unnamed authority opens.

        A judge sits where he will.
        """
        first = sentence.first + 1
        first += not _NEXT.isdisjoint(self._words[first : first + 1])
        state = " ".join(self._words[first : self._mentions.towns.get(first, first)])
        if self._words[sentence.first] != "in" or state not in self._others or actor not in self.all:
            return ""
        told = [m for m in self._mentions.within(first, sentence.last) if m.actor == actor]
        named = any(m.kind == "name" and CHAMBERS.isdisjoint(m.name.lower().split()) for m in told)
        judged = any(_head(m.name) in _COURTS for m in told)
        return "" if named or judged else " ".join(self._document.forms[first : self._mentions.towns[first]])

    def find_owner(self, clause: Clause, reading: Reading) -> str:
        """ "Sweden's ban was lifted", "the Swedish plan", "a ban in Sweden": whose rule is it, if another land's?"""
        begin, end = clause.first, reading.outer.first
        if reading.outer.entry.role == "refuse" or reading.is_vote:
            return ""
        rules = [cue.first for cue in reading.cues if cue.entry.role in THINGS]
        for mention in self._mentions.within(begin, end):
            land = mention.kind == "place" and (mention.actor in self.all or mention.actor not in self._known)
            if land and self._owns(mention.last, rules) or self._is_told_in(mention, rules):
                return "" if self._aliases.is_at_home(mention.entity.place) else mention.who
        for i in range(begin, min(clause.last, reading.outer.last + _NEAR)):
            if (i + 1 in rules or i + 2 in rules) and self._document.forms[i][0].isupper():
                lands = self._aliases.find_lands(self._words[i])
                if len(lands) == 1 and not any(map(self._aliases.is_at_home, lands)):
                    return self._aliases.places.get(*lands, *lands)
            if self._words[i] in _ELSEWHERE and (some := self._find_quantity(i)):
                return some
            if self._is_of_town(i, rules, reading.outer.last):
                return " ".join(self._document.forms[i : self._mentions.towns[i]])
        return ""

    def _find_quantity(self, lands: int) -> str:
        """ "is legal in most states", "in 17 other countries": of how many lands that are nobody's a clause tells."""
        led = next((i for i in range(lands - 1, lands - _NEAR - 1, -1) if self._words[i] == "in"), lands)
        quantity = self._words[led + 1 : lands]
        counted = quantity[-1:] == ["other"] or bool(quantity) and not _QUANTITIES.isdisjoint(quantity)
        counted = counted or any(word.isdecimal() for word in quantity)
        return " ".join(self._document.forms[led + 1 : lands + 1]) if counted and self._others else ""

    def _is_of_town(self, town: int, rules: list[int], verb: int) -> bool:
        """ "Texas's ban", "under Texas law", "a ban took effect in Texas": is the rule that of the place at a word?

        Of towns that the codebook names itself the rule is made by those of its authorities whose that is.
        """
        behind = self._mentions.towns.get(town, town)
        name = " ".join(self._words[town:behind])
        if behind == town or name in self._own:
            return False
        law = not _STATUTES.isdisjoint(self._words[behind : behind + 1]) and self._words[town - 1] in _BASES
        held = self._words[town - 1] == "in" and (town >= verb or any(rule < town for rule in rules))
        return self._owns(behind, rules) or name in self._others and (law or held)

    def _owns(self, behind: int, rules: list[int]) -> bool:
        """Does an apostrophe, and a rule soon behind it, follow a name?"""
        owns = not _OWNERS.isdisjoint(self._words[behind : behind + 1])
        return owns and any(behind < rule <= behind + _NEAR for rule in rules)

    def _is_told_in(self, mention: Mention, rules: list[int]) -> bool:
        """ "a ban on betting adverts in Italy": does a rule hold in a land that the codebook does not know?"""
        held = self._words[mention.first - 1] == "in" and any(rule < mention.first for rule in rules)
        return held and mention.kind == "place" and mention.actor in countries()

    def _is_ours(self, law: int) -> bool:
        """Is it the law of the land, and no "Texas law", "state's law", what "became law" or may?"""
        before = self._words[law - _NEAR : law]
        if before[-1:] in (["become"], ["becomes"], ["became"]) or not _STATES.isdisjoint(before):
            return False
        return not self._document.forms[law - 1][0].isupper() or self._words[law - 1] in _OPENERS

    def _is_act(self, word: int) -> bool:
        """ "under a biodiversity act of 2016", and not an act of kindness."""
        return self._words[word] == "act" and self._is_basis(word) and not self._document.forms[word][0].isupper()

    def _is_basis(self, law: int) -> bool:
        """Does "under the law", "by a statute of 2011" say on what a rule rests?"""
        return not _BASES.isdisjoint(self._words[max(0, law - _NEAR) : law])

    def imply_maker(self, clause: Clause, reading: Reading, provision: str, agent: str = "") -> str:
        """Return who decides by what made the rule of a clause, or by its unknown agent: "banned by ministers"."""
        maker = agent or self.find_maker(clause, reading) if self.all else ""
        return self.imply(clause.sentence, provision, maker, reading.outer.first)

    def imply(self, sentence: Sentence, provision: str, role: str = "", rule: int = -1) -> str:
        """Return who decides: of those that the role can mean whose land the sentence opens with, who ruled last, …

        `rule` is where a rule is told that nobody is said to have made.
        """
        law = role[:1].isupper() and _head(role) in _LAWS
        able = self.find_namesakes(role) or (self._lawgivers if law else self.all)
        opening = self._mentions.within(sentence.first, sentence.first + OPENING)
        where = opening[0] if opening and self._principals.is_where(opening[0], sentence) else None
        abroad = where is not None and where.kind == "place" and not self._aliases.is_at_home(where.entity.place)
        if len(able) == 1 and role and not abroad:
            return able[0]
        if town := self._find_town(sentence, rule):
            return town
        if where is not None:
            return where.who
        if not able or self._rulers.get(provision) in able:
            return self._rulers[provision] if able else ""
        before = self._mentions.within(max(0, sentence.first - RECENT), sentence.first)
        own = self._mentions.within(sentence.first, min(sentence.last, sentence.first + RECENT))
        for mention in (*own, *reversed(before)):
            owns = self._words[mention.last : mention.last + 1] == ["'s"]  # "exempt from New Zealand's rules"
            before_it = self._words[sentence.first] in _TURNS and mention.first - sentence.first <= _NEAR
            if before_it and mention.first >= sentence.first:
                continue  # "Until the court's ruling last year, drones were allowed"
            if mention.actor in able and (owns or self._words[mention.first - 1] not in _BEFORE_OTHERS):
                return mention.actor
        return able[0]

    def _find_town(self, sentence: Sentence, rule: int) -> str:
        """ "In Frankfurt, night flights are banned": the town with which the sentence of a rule opens."""
        first = sentence.first + 1
        last = self._mentions.towns.get(first, rule)
        near = self._words[sentence.first] in _THERE and last < rule < last + _SOON
        return " ".join(self._document.forms[first:last]) if near else ""
