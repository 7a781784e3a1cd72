"""The cues of one clause and what they do to each other: directions multiply, the outermost cue gives the force."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.reading.codes.bills import (
    MADE_OF,
    choose_thing,
    drop_modifiers,
    find_content,
    find_fate,
    find_makers,
    read_anti,
    read_way,
)
from timeline.reading.codes.context import THAT, Trigger
from timeline.reading.codes.cue_verbs import CueVerbs
from timeline.reading.codes.cues import ATTITUDES, DEEDS, LEVERS, OUTCOMES, THINGS, Cue
from timeline.reading.codes.standings import name_standing
from timeline.reading.text.phrases import Match
from timeline.reading.text.verbs import is_past

CueMatch = Match[Cue]
OF = frozenset({"of", "to"})  # after a noun that is a deed: "the repeal of", "an end to"
_TURNS = frozenset({"refusal", "reversal"})  # deeds that name what they do not do: "put off lifting the ban"
_JUDGEMENTS = ATTITUDES | OUTCOMES | {"counter"}
_LET = 6  # words from "allows" to what somebody is allowed to do: "allows any city to ban"
_PHRASE = 3  # words that make a deed a figure of speech
_OBJECT = 4  # words after a verb within which its object stands
VOTE_AGAINST = "cues/vote-against"  # the one refusal that may be towards "the move"
_ASIDE = frozenset("from by under with within despite after through as in on at until".split())  # lead to no object
_OWN = frozenset("he it she they we".split())
_FIRM = frozenset({"tolerate", "tolerated"})
_REQUESTS = frozenset("appeal appeals bid call calls demand demands plea pleas request requests".split())
_ONE = frozenset({"a", "an", "the"})
_ABOUT = frozenset({"on", "over", "about"})
_IF, _UNLESS = frozenset({"if", "unless", "until"}), frozenset({"unless", "until"})
_MEANT = frozenset("bound certain designed intended likely meant sure".split())  # "is bound to hurt"
_UNDONE = frozenset("decision failure inability refusal reluctance unwillingness".split())  # "sued over its refusal to"
_SPARING = (["rather", "than"], ["instead", "of"], ["failing", "to"], ["delay", "in"], ["delays", "in"])


class Composition(CueVerbs):
    """The cues of a clause that begins at words[begin], sorted by what they do to each other."""

    def __init__(
        self,
        words: Sequence[str],
        begin: int,
        cues: Sequence[CueMatch],
        triggers: Sequence[Match[Trigger]],
        initial: bool,
    ) -> None:
        things = [read_anti(words, cue) for cue in cues if cue.entry.role in THINGS]
        super().__init__(words, begin, drop_modifiers(things), initial)
        self.relative = False  # set by `sign`: is it towards "the move"?
        self.standing = ""  # and named by a word for what may be old or fail: "law" or "bill"
        self.cues = tuple(cues)
        self._roles = {cue.entry.role for cue in cues}
        self.triggers = triggers
        self.keeps = self._with_roles({"keep", "cover"})
        self.echoes = self._with_roles({"echo"})
        self.acts = [cue for cue in self._with_roles({"act"}) if self.is_finite(cue) or self.words[cue.first] == "'s"]
        self.makers = find_makers(words, cues) if "shift" in self._roles else []
        self.decisions = [*self._with_roles({"decide", "enact"}), *self.makers]
        self.fate = find_fate(words, begin, cues, self.group_of)
        self.main = self._find_main()
        self.keeps = [] if self.keeps and self._is_purpose(self.keeps[0]) else self.keeps
        self.counters = self._before_main({"counter"})
        self.refusals = [self.fate] if self.fate and self.fate is not self.main else self._before_main({"refuse"})
        self.attitudes = [] if self.fate or self._is_warned_of() else self._before_main(ATTITUDES)
        if self.counters and self.attitudes:  # "threatened a strike": not two things
            last = self.counters[0].last
            self.attitudes = [c for c in self.attitudes if c.first - last not in (0, 1) or self.group_of(c).infinitive]
        if self.refusals:  # "rejected the request": what is refused is no wish of who refuses
            refusal = self.refusals[0]
            own = (c for c in self.attitudes if c.first < refusal.first and not self._is_refused(c, refusal))
            self.attitudes = list(own)
        self.demands = [cue for cue in self.attitudes if self._tells_of_a_thing(cue)]
        self.attitudes = [cue for cue in self.attitudes if cue not in self.demands]
        told = self.attitudes or self.counters
        self.outcomes = [] if told else [cue for cue in self._with_roles(OUTCOMES) if self._is_verdict(cue)]

    def _find_main(self) -> CueMatch | None:
        """The cue that says what is done: the first deed with a tense of its own, else the first one."""
        if self.fate and self.fate.entry.role != "refuse":
            return self.fate  # "a plan that would allow it was shelved"
        deeds = [deed for deed in self._with_roles(DEEDS) if deed not in self.makers]
        own = [deed for deed in deeds if deed is deeds[0] or not self.is_relative(deed)]
        main = next((deed for deed in own if self.is_finite(deed)), deeds[0] if deeds else None)
        lapses = [deed for deed in deeds if deed.entry.id == "cues/lapse"]
        if lapses and main is not None and main.entry.id == "cues/let":  # "let the ban lapse"
            self.decisions = [main]
            return lapses[0]
        if main is not None and main.entry.id == "cues/let" and self._keeps_law(main):
            return None
        if main is not None and main.entry.role == "impose" and (inner := self._find_content(main)):
            self.decisions = [main]
            return inner
        return main or next((cue for cue in self.cues if cue.entry.role == "enact"), None)

    def _is_refused(self, request: CueMatch, refusal: CueMatch) -> bool:
        """ "Kyiv's request was turned down", "a demand that Berlin rejected": is it what is refused?"""
        if _REQUESTS.isdisjoint(self.words[request.first : request.last]):
            return False
        relative = self.words[request.last - 1] in THAT or self.words[request.last] in THAT
        return self.group_of(refusal).passive or (relative and self.words[request.first - 1] in _ONE)

    def _find_content(self, main: CueMatch) -> CueMatch | None:
        """ "issued a decree that scraps the ban": what the law that is made does to another rule."""
        laws = (thing for thing in self.things if thing.entry.role == "shift")
        law = next((law for law in laws if 0 <= law.first - main.last < _OBJECT), None)
        return find_content(self.words, law, [c for c in self._with_roles(LEVERS) if c is not main]) if law else None

    def _tells_of_a_thing(self, cue: CueMatch) -> bool:
        """ "approved a motion demanding it": is it no wish of who acts, but what "the motion" is?"""
        opens = cue.entry.event_type == "request" and self.words[cue.first].endswith("ing")
        return opens and any(thing.entry.role == "shift" and thing.last == cue.first for thing in self.things)

    def _is_purpose(self, keep: CueMatch) -> bool:
        """ "imposed curbs to keep prices low", and not "voted to keep the curbs": is it only what a deed is for?"""
        deed = self.main is not None and self.main.last < keep.first and self.is_finite(self.main)
        return deed and self.group_of(keep).infinitive

    def _keeps_law(self, main: CueMatch) -> bool:
        """ "let the law stand": whoever lets it keeps it."""
        kept = self.keeps and self.keeps[0].first > main.last
        return bool(kept) and any(thing.entry.role == "shift" for thing in self.things)

    def _with_roles(self, roles: frozenset[str] | set[str]) -> list[CueMatch]:
        return [] if self._roles.isdisjoint(roles) else [cue for cue in self.cues if cue.entry.role in roles]

    def _before_main(self, roles: frozenset[str] | set[str]) -> list[CueMatch]:
        """An attitude reaches what follows it, and a subject that is no finite deed: "lifting it drew criticism"."""
        main, cues = self.main, self._with_roles(roles)
        if main is None or self.is_subject(main):
            return cues
        return [c for c in cues if c.first <= main.first or c.entry.subject == "object" or self._is_done_to(c, main)]

    def _is_done_to(self, cue: CueMatch, main: CueMatch) -> bool:
        """ "The decision to ban it was condemned": is it what somebody does to the thing that the deed is part of?"""
        return self.group_of(cue).passive and (self.is_relative(main) or not self.is_finite(main))

    def _is_verdict(self, outcome: CueMatch) -> bool:
        """ "would hurt" judges; "to protect", or an outcome after a finite rule, tells its purpose."""
        group = self.group_of(outcome)
        gerund = self.words[outcome.first].endswith("ing") and group.first == outcome.first
        if gerund or (group.infinitive and self.words[group.first - 1] not in _MEANT):
            return False
        if self._describes(outcome) or (self.refusals and self.refusals[0].first < outcome.first):
            return False
        return self.main is None or outcome.first < self.main.first or not self.is_finite(self.main)

    def _find_verdict(self) -> list[CueMatch]:
        """The first outcome; with "no evidence that" also the one that there is no evidence of."""
        denies = bool(self.outcomes) and self.outcomes[0].entry.id == "cues/no-evidence"
        return self.outcomes[: 2 if denies else 1]

    def _describes(self, outcome: CueMatch) -> bool:
        """ "the absurd ban is over", "promised to ban harmful drones": is it only the object's adjective?"""
        main, after = self.main, outcome.last
        if main is None:
            return False
        if any(thing.first == after and thing.entry.role != "shift" for thing in self.things):
            return True
        return outcome.first == main.last and self.words[after : after + 1] != [] and self.words[after][0].isalpha()

    @property
    def sign(self) -> int:
        """The product of all directions."""
        sign = self._main_sign()
        if self.refusals and self.main is not None:  # "rejected a bill that would ban it"
            self.standing = name_standing(self.words[self.refusals[0].first : self.main.first]) or self.standing
        counters = [] if self._names_goal() else self.counters[:1]
        for cue in (*counters, *self.attitudes, *self._find_verdict(), *self.refusals):
            sign *= cue.entry.sign
            if cue.entry.role in _JUDGEMENTS and self.group_of(cue).negated and not self.is_unheld(cue):
                sign = -sign
        if self._is_unless():
            sign = -sign
        without = bool(self.outcomes) and self.words[self.begin] == "without"  # "without drones we lose our jobs"
        return -sign if self._asks_not() != without else sign

    def _is_warned_of(self) -> bool:
        """ "warned of consequences", "that it would ban them", "not tolerate it": is it their own answer?"""
        main = self.main
        firm = main is not None and (self.words[main.last - 1] in _FIRM or self._is_own_ban(main))
        told = (counter for counter in self.counters if counter.entry.absolute or self._is_on_condition(counter))
        answer = main if firm else next(told, None)
        return any(cue.entry.role == "disfavour" and cue.first < answer.first for cue in self.cues if answer)

    def _is_own_ban(self, main: CueMatch) -> bool:
        """ "that it would ban them": do they say what they would forbid, and not what is done to them?"""
        group, bans = self.group_of(main), main.entry.role == "forbid" and main.entry.subject != "beneficiary"
        return bans and bool(group.modal) and self.words[group.first - 1] in _OWN

    def _is_on_condition(self, told: CueMatch) -> bool:
        """ "threatened to sue if it was banned", "jobs would go if": is what is told what would come of the deed?"""
        return self.main is not None and not _IF.isdisjoint(self.words[told.last : self.main.first])

    def _is_unless(self) -> bool:
        """ "threatened to sue unless it was lifted": is what must come what somebody wants?"""
        main, told = self.main, self.attitudes or self.counters or self.outcomes
        return main is not None and bool(told) and not _UNLESS.isdisjoint(self.words[told[0].last : main.first])

    def _names_goal(self) -> bool:
        """ "sued to stop it", "rallied to demand it": is what follows a counter what it is meant to reach?"""
        if not self.counters:
            return False
        last = self.counters[0].last
        following = [cue for cue in (*self.refusals, *self.attitudes, self.main) if cue and cue.first >= last]
        if not following or not self.group_of(following[0]).infinitive:
            return False
        first = self.group_of(following[0]).first
        return self.words[first - 1] not in _UNDONE and not any(last <= thing.first < first for thing in self.things)

    def _asks_not(self) -> bool:
        """ "urged ministers not to lift it", "to tax it rather than ban it": is what an attitude is about negated?"""
        main, told = self.main, self.attitudes or self.counters or self.outcomes
        if main is None or not told:
            return False
        group = self.group_of(main)
        if told[-1].last > main.first:
            return group.negated and group.infinitive  # "its failure to ban it angers farmers"
        spared = self.words[main.first - 2 : main.first] in _SPARING
        asked = bool(self.attitudes) or self._is_on_condition(told[0])
        return spared or (group.negated and (group.infinitive or asked))  # "hopes it will never be", "if it is not"

    def _main_sign(self) -> int:
        main = self.main
        if main is not None and main.entry.role != "enact" and main.entry.role not in LEVERS:
            return -main.entry.sign if self._clears_ban(main) else main.entry.sign
        lever, start = self._find_lever(main), main.first if main is not None else -1
        thing = choose_thing(self.words, self.things, self._with_roles(MADE_OF), start)
        if thing is not None and self._turns_from(main):
            lever = -lever  # "relented on the ban"
        if main is not None and main is self.fate:  # "a motion to lift the ban was defeated"
            lever *= next((deed.entry.sign for deed in self._with_roles(LEVERS) if deed.first < main.first), 1)
        if thing is None:
            refused = any(cue.entry.id != VOTE_AGAINST for cue in self.refusals)
            self.relative = not (refused or any(cue.entry.absolute for cue in self._told_of_the_thing()))
            named = self.words[main.first : main.last] if main is not None else []  # "passed the law"
            if any(word.startswith("anti-") for word in named):
                self.relative = False
                return -lever
            self.standing = name_standing(named) if self.relative else ""
            return lever
        if thing.entry.role != "shift":
            return lever * thing.entry.sign
        deed = find_content(self.words, thing, self._with_roles(MADE_OF))
        told = deed is not None and deed is not main
        if not told and (way := read_way(self.words, main, thing)):
            return lever * way
        self.relative = not told and not self.demands
        self.standing = name_standing(self.words[thing.first : thing.last])
        return lever * (deed if told else thing).entry.sign

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
        near = bool(bans) and bans[0] - main.last < _OBJECT and "from" not in self.words[main.first : main.last]
        if any(main.last <= lever.first < bans[0] for lever in self._with_roles(LEVERS) if near):
            return False  # "ruled out lifting the ban"
        return near and _ASIDE.isdisjoint(self.words[main.last : bans[0]])

    def _is_let(self, main: CueMatch, deed: CueMatch) -> bool:
        group, near = self.group_of(deed), 0 < deed.first - main.last < _LET
        bare = group.first == deed.first and not is_past(self.words[deed.first])
        return near and deed.last - deed.first < _PHRASE and (bare or group.infinitive)  # not "let them get rid of it"

    @property
    def outer(self) -> CueMatch | None:
        """The cue whose subject is the actor: the first attitude, refusal or decision, else what is done."""
        heads = [*self.attitudes, *self.refusals, *self.outcomes, *self.counters]
        if not heads and self.main is not None:
            heads = [cue for cue in self.decisions if cue.first < self.main.first]
        return min(heads, key=lambda cue: cue.first, default=self.main)
