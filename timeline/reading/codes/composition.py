"""What the cues of one clause do to each other: directions multiply, the outermost cue gives the force."""

from __future__ import annotations

from itertools import pairwise

from timeline.reading.codes.arrangement import Arrangement, CueMatch
from timeline.reading.codes.bills import MADE_OF, choose_thing, find_content, read_way
from timeline.reading.codes.context import UNDONE
from timeline.reading.codes.cues import DEEDS, LEVERS, is_decision
from timeline.reading.codes.standings import name_standing
from timeline.reading.text.verbs import forms_of, is_past

OF = frozenset({"of", "to"})  # after a noun that is a deed: "the repeal of", "an end to"
_TURNS = frozenset({"refusal", "reversal"})  # deeds that name what they do not do: "put off lifting the ban"
_LET = 6  # words from "allows" to what somebody is allowed to do: "allows any city to ban"
_BARRED = 12  # words from "blocked" to what somebody is blocked from
_COMING = frozenset({"taking", "coming", "going", "entering", "being", "becoming"})  # "effect", "enforced", "law"
_FURTHER = 9  # words from "barred" to what somebody is barred from
_PARTING = frozenset({"and", "but", ",", "or", "while"})
_PHRASE = 3  # words that make a deed a figure of speech
_OBJECT = 4  # words after a verb within which its object stands
_ON_PLANS = forms_of("oppose object support back favour favor") | frozenset(
    {"opposed", "sceptical", "skeptical", "wary"}
)
_NAMED = 3  # words from an attitude to what it is to
_TEXT = 7  # and a text with whose it is: "suspend the High Court's order"
VOTE_AGAINST = "cues/vote-against"
_AGAINST_THE_MOVE = frozenset({VOTE_AGAINST, "cues/injunction", "cues/law-stays"})  # other refusals are of requests
_ASIDE = frozenset("from by under with within despite after through as in on at until".split())  # lead to no object
_ABOUT = frozenset({"on", "over", "about"})
_UNLESS = frozenset({"unless", "until"})
_TO_HAVE = frozenset({("to", "have"), ("to", "get"), ("to", "see")})
_PLANS = frozenset({"shift", "decide"})
_SHIRKED = UNDONE | {"decision"}  # "sued over its refusal to"
_NOBODY = frozenset({"nobody", "no-one", "neither"})
_SPARING = (["rather", "than"], ["instead", "of"], ["failing", "to"], ["delay", "in"], ["delays", "in"])


class Composition(Arrangement):
    """Which way a clause goes, told by its cues."""

    relative = False  # set by `read_sign`: is it towards "the move"?
    standing = ""  # and named by a word for what may be old or fail: "law" or "bill"
    way = 0  # and where the thing that is spoken of goes, whatever is thought of it

    def read_sign(self) -> int:
        """Return the product of all directions, and note what it is towards."""
        sign = self._main_sign()
        if self.refusals and self.main is not None:  # "rejected a bill that would ban it"
            self.standing = name_standing(self.words[self.refusals[0].first : self.main.first]) or self.standing
        for cue in self.refusals:
            sign *= cue.entry.sign
        goal = self._names_goal()
        told = self.main is not None or self.things
        self.way = -sign if goal else sign if told and not self.outcomes else 0
        counters = [] if goal else self.counters[:1]
        for cue in (*counters, *self.attitudes, *self._find_verdict()):
            sign *= cue.entry.sign
            if self.group_of(cue).negated and not self.is_unheld(cue) or self._is_to_be_dropped(cue):
                sign = -sign
        if self._is_unless():
            sign = -sign
        without = bool(self.outcomes) and self.words[self.begin] == "without"  # "without drones we lose our jobs"
        return -sign if self._asks_not() != without else sign

    def _is_to_be_dropped(self, cue: CueMatch) -> bool:
        """ "Wants Berlin to drop its objections": is it an objection that somebody else wants to be gone?"""
        return cue.entry.id == "cues/dropped-objection" and cue is not self.attitudes[0]

    def _is_unless(self) -> bool:
        """ "threatened to sue unless it was lifted": is what must come what somebody wants?"""
        main, told = self.main, self.attitudes or self.counters or self.outcomes
        return main is not None and bool(told) and not _UNLESS.isdisjoint(self.words[told[0].last : main.first])

    def _names_goal(self) -> bool:
        """ "sued to stop it", "went to court to have it quashed": is what follows a counter what it is to reach?"""
        if not self.counters:
            return False
        last = self.counters[0].last
        following = [cue for cue in (*self.refusals, *self.attitudes, self.main) if cue and cue.first >= last]
        if not following:
            return False
        between = self.words[last - 1 : following[0].first]
        if not _TO_HAVE.isdisjoint(pairwise(between)):
            return is_past(self.words[following[0].first])
        if not self.group_of(following[0]).infinitive:
            return False
        first = self.group_of(following[0]).first
        if any(last <= plan.first < first for plan in self.triggers if plan.entry.sets == "planned"):
            return False  # "protested against plans to allow it"
        return self.words[first - 1] not in _SHIRKED and not any(last <= thing.first < first for thing in self.things)

    def _asks_not(self) -> bool:
        """ "urged ministers not to lift it", "to tax it rather than ban it": is what an attitude is about negated?"""
        told = self.attitudes or self.counters or self.outcomes
        main = self._find_asked(told[0]) if told else None
        if main is None:
            return False
        group, after = self.group_of(main), told[-1].last > main.first
        spared = self.words[main.first - 2 : main.first] in _SPARING
        spared = spared or self._is_left_undone(self.begin if after else told[-1].last, main)
        if after:
            return spared or (group.negated and group.infinitive)  # "its failure to ban it angers farmers"
        judged = "that" in self.words[told[0].last : main.first]  # "disappointing that it has not been lifted"
        asked = judged or bool(self.attitudes) or self._is_on_condition(told[0])
        return spared or (group.negated and (group.infinitive or asked))  # "hopes it will never be", "if it is not"

    def _is_left_undone(self, first: int, main: CueMatch) -> bool:
        """ "Complained that it had | no plans to | lift it": is what an attitude is about said not to be done?"""
        within = (t for t in self.triggers if first <= t.first and t.last <= main.first)
        return any(t.entry.sets == "denied" and self.words[t.first] not in _NOBODY for t in within)

    def _find_asked(self, told: CueMatch) -> CueMatch | None:
        """What an attitude is about: "urged them not to | keep it", "not to | turn down a request", else the deed."""
        verbs = [
            cue
            for cue in (*self.refusals, *self.keeps, *self.decisions)
            if cue.first >= told.last and self.group_of(cue).infinitive
        ]
        return min(verbs, key=lambda cue: cue.first, default=self.main)

    def _main_sign(self) -> int:
        main = self.main
        if main is not None and main.entry.sign < 0 and (barred := self._find_barred(main)):
            return -barred
        if main is not None and main.entry.role != "enact" and main.entry.role not in LEVERS:
            return -main.entry.sign if self._clears_ban(main) or self._is_of_ban(main) else main.entry.sign
        lever, start = self._find_lever(main), main.first if main is not None else -1
        thing = choose_thing(self.words, self.things, self._with_roles(MADE_OF), start)
        if thing is None and main is not None and main.entry.role in LEVERS:
            plans = self._with_roles({"decide"})  # "an end to the decision to ban it"
            thing = next((p for p in plans if p.first >= main.last and is_decision(self.words, p)), None)
        if main is not None and main.entry.role == "lift" and (inner := self._find_inner(main)) is not None:
            done = next((cue.entry.sign for cue in self.things if cue.first >= inner.last), 1)
            return lever * inner.entry.sign * done  # "stopped a bill to scrap the ban"
        if thing is not None and self._turns_from(main):
            lever = -lever  # "relented on the ban"
        if main is not None and main is self.fate:  # "a motion to lift the ban was defeated"
            lever *= next((deed.entry.sign for deed in self._with_roles(LEVERS) if deed.first < main.first), 1)
        deeds = self._with_roles(MADE_OF) if thing is None and main is not None and main is self.fate else []
        if deeds and deeds[0].first < main.first:
            return lever * deeds[0].entry.sign  # "the decision to ban it was overturned"
        if thing is None:
            refused = any(cue.entry.id not in _AGAINST_THE_MOVE for cue in self.refusals)
            self.relative = not (refused or any(cue.entry.absolute for cue in self._told_of_the_thing()))
            named = self.words[main.first : main.last] if main is not None else []  # "passed the law"
            if refused and main is not None and main.entry.role == "enact":
                self.relative = bool(name_standing(named))  # "refused to sign the bill"
            if any(word.startswith("anti-") for word in named):
                self.relative = False
                return -lever
            behind = self.attitudes[-1].last if self.attitudes and main is None else 0  # "opposes | the idea"
            named = named or self.words[behind : behind + _NAMED]
            self.standing = (name_standing(named) or self._names_proposal()) if self.relative else ""
            return lever
        if thing.entry.role not in ("shift", "decide"):
            return lever * thing.entry.sign
        deed = find_content(self.words, thing, self._with_roles(MADE_OF))
        told = deed is not None and deed is not main
        if not told and (way := read_way(self.words, main, thing)):
            return lever * way
        self.relative = not told and not self.demands
        self.standing = name_standing(self.words[thing.first : thing.last])
        return lever * (deed if told else thing).entry.sign

    def _names_proposal(self) -> str:
        """ "Is opposed", "voiced support": what has not been decided may be opposed, what has been is criticised."""
        plain = self.main is None and len(self.attitudes) == 1 and self.words[self.attitudes[0].first] in _ON_PLANS
        return "sought" if plain else ""

    def _find_barred(self, main: CueMatch) -> int:
        """ "Blocked it from | ending flights", "the ban from taking effect": where what is barred would go."""
        words = self.words
        near = range(main.first + 1, min(main.first + _BARRED, len(words) - 1))
        after = next((i + 1 for i in near if words[i] == "from" and words[i + 1].endswith("ing")), 0)
        if not after or not _PARTING.isdisjoint(words[main.first : after]):
            return 0
        if words[after] in _COMING:
            thing = choose_thing(words, [t for t in self.things if t.first < after], self._with_roles(MADE_OF), 0)
            said = (deed.entry.sign for deed in self._with_roles(MADE_OF) if main.last <= deed.first < after)
            return self._sign_of(thing) or next(said, 0)  # "blocked his order to ban it from taking effect"
        deed = next((cue for cue in self._with_roles(DEEDS) if 0 <= cue.first - after < 2), None)
        if deed is None or deed.entry.role not in LEVERS:
            return deed.entry.sign if deed is not None else 0
        thing = choose_thing(words, [t for t in self.things if t.first >= deed.last], self._with_roles(MADE_OF), 0)
        return deed.entry.sign * (self._sign_of(thing) if thing is not None else 1)

    def _sign_of(self, thing: CueMatch | None) -> int:
        """Return where a thing goes, a law by what it says; 0 if that is not told."""
        told = find_content(self.words, thing, self._with_roles(MADE_OF)) if thing else None
        return told.entry.sign if told else thing.entry.sign if thing and thing.entry.role != "shift" else 0

    def _find_inner(self, main: CueMatch) -> CueMatch | None:
        """ "Stopped a bill | to scrap the ban": what a plan that is stopped is to do to another rule."""
        plans = [*self.things, *(cue for cue in self._with_roles({"decide"}) if is_decision(self.words, cue))]
        plan = next((cue for cue in plans if 0 <= cue.first - main.last < _TEXT and cue.entry.role in _PLANS), None)
        levers = [cue for cue in self._with_roles(LEVERS) if cue is not main]
        return find_content(self.words, plan, levers) if plan is not None else None

    def _turns_from(self, main: CueMatch | None) -> bool:
        """ "relented on the ban": is the thing what somebody's mind was changed about, not what it was changed to?"""
        turns = main is not None and main.entry.id == "cues/reversal"
        return turns and not _ABOUT.isdisjoint(self.words[main.last - 1 : main.last + 1])

    def _find_lever(self, main: CueMatch | None) -> int:
        """ "announced the repeal of the law" lifts it, "postponed the lifting of the ban" does not."""
        if main is None or main.entry.role not in LEVERS:
            return main.entry.sign if main is not None else 1
        ends = [c for c in self._with_roles({"lift"}) if self.words[c.last - 1] in OF and c.first >= main.last]
        return -main.entry.sign if ends and ends[0].first - main.last < _OBJECT else main.entry.sign

    def _told_of_the_thing(self) -> list[CueMatch]:
        """The outcomes that are told, and what is good in what is asked for: "a free hand"."""
        return self.outcomes or [cue for cue in self._with_roles({"good"}) if self.attitudes]

    def _clears_ban(self, main: CueMatch) -> bool:
        """ "cleared the way for a ban" forbids, "did away with the ban" allows; "exempted from the ban" does not."""
        if main.entry.role not in MADE_OF or main.entry.event_type in _TURNS:
            return False
        if main.entry.role == "permit" and any(self._is_let(main, deed) for deed in self._with_roles({"forbid"})):
            return True  # "lets cities ban it"
        bans = [thing.first for thing in self.things if thing.entry.role == "ban" and thing.first >= main.last]
        if any(self._is_enforced(main, deed, bans) for deed in self._with_roles({"impose"})):
            return True  # "cleared the way for the city to enforce its ban", "barred it from enforcing the ban"
        near = bool(bans) and bans[0] - main.last < _OBJECT and "from" not in self.words[main.first : main.last]
        if any(main.last <= lever.first < bans[0] for lever in self._with_roles(LEVERS) if near):
            return False  # "ruled out lifting the ban"
        return near and _ASIDE.isdisjoint(self.words[main.last : bans[0]])

    def _is_of_ban(self, main: CueMatch) -> bool:
        """ "The phone ban is legal", "the charge was banned": is it a ban that is allowed or forbidden?"""
        if main.entry.subject != "beneficiary" or self.is_relative(main):
            return False
        first = self.group_of(main).first
        opening = (t for t in self.things if t.entry.role == "ban" and t.first - self.begin <= _OBJECT)
        return any(0 <= first - thing.last < _OBJECT for thing in opening)

    def _is_enforced(self, main: CueMatch, deed: CueMatch, bans: list[int]) -> bool:
        """Is it a ban that somebody is allowed, or forbidden, to put into practice?"""
        near = 0 <= deed.first - main.last < _FURTHER and _PARTING.isdisjoint(self.words[main.last : deed.first])
        return near and any(0 <= ban - deed.last < _OBJECT for ban in bans)

    def _is_let(self, main: CueMatch, deed: CueMatch) -> bool:
        group, near = self.group_of(deed), 0 < deed.first - main.last < _LET
        bare = group.first == deed.first and not is_past(self.words[deed.first])
        return near and deed.last - deed.first < _PHRASE and (bare or group.infinitive)  # not "let them get rid of it"
