"""The cues of one clause, sorted by what they do: the deed, the attitudes to it, what turns it down."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.reading.codes.bills import drop_modifiers, find_content, find_fate, find_makers, find_wanted, read_anti
from timeline.reading.codes.context import THAT, Trigger
from timeline.reading.codes.cue_verbs import CueVerbs
from timeline.reading.codes.cues import ATTITUDES, DEEDS, LEVERS, OUTCOMES, THINGS, Cue
from timeline.reading.text.phrases import Match

CueMatch = Match[Cue]
_OBJECT = 4  # words after a verb within which its object stands
_OWN = frozenset("he it she they we".split())
_FIRM = frozenset({"tolerate", "tolerated"})
_REQUESTS = frozenset("appeal appeals bid call calls demand demands plea pleas request requests".split())
_JUDGED = frozenset({"refuse", "propose"})
_RULED = THINGS | {"permit"}  # "the rule", "relaxed its rule"
_ONE = frozenset({"a", "an", "the"})
_IF = frozenset({"if", "unless", "until"})
_UNABLE = "cues/no-authority"
_MEANT = frozenset("bound certain designed intended likely meant sure".split())  # "is bound to hurt"


class Arrangement(CueVerbs):
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
        self.cues = tuple(cues)
        self._roles = {cue.entry.role for cue in cues}
        self.triggers = triggers
        self.keeps = self._with_roles({"keep", "cover"})
        self.echoes = self._with_roles({"echo"})
        self.acts = [cue for cue in self._with_roles({"act"}) if self.is_finite(cue) or self.words[cue.first] == "'s"]
        self.makers = find_makers(words, cues) if "shift" in self._roles else []
        self.decisions = [*self._with_roles({"decide", "enact"}), *self.makers]
        wanted = None if self._roles.isdisjoint(ATTITUDES) else find_wanted(words, cues, self.group_of)
        self.fate = wanted or find_fate(words, begin, cues, self.group_of)
        self.main = self._find_main()
        self.keeps = [] if self.keeps and self._is_purpose(self.keeps[0]) else self.keeps
        self._judged_at = {cue.last for cue in self._with_roles(OUTCOMES)}  # the words behind verdicts
        self.counters = self._before_main({"counter"})
        self.refusals = [self.fate] if self.fate and self.fate is not self.main else self._before_main({"refuse"})
        self.attitudes = [] if (self.fate and not wanted) or self._is_warned_of() else self._before_main(ATTITUDES)
        if self.counters and self.attitudes:  # "threatened a strike": not two things
            last = self.counters[0].last
            self.attitudes = [c for c in self.attitudes if c.first - last not in (0, 1) or self.group_of(c).infinitive]
        if self.refusals:  # "rejected the request": what is refused is no wish of who refuses
            refusal = self.refusals[0]
            own = (c for c in self.attitudes if c.first < refusal.first and not self._is_refused(c, refusal))
            self.attitudes = list(own)
        self.attitudes = [cue for cue in self.attitudes if not self._is_of_undone(cue)]
        unable = [cue for cue in self.attitudes if self._is_ruled(cue)]
        self.attitudes = [cue for cue in self.attitudes if cue not in unable]
        self.refusals += unable
        ordered = [cue.last for cue in self.decisions if self.words[cue.last - 1] == "to"]
        self.attitudes = [c for c in self.attitudes if c.entry.role != "propose" or c.first not in ordered]
        self.demands = [cue for cue in self.attitudes if self._tells_of_a_thing(cue)]
        self.attitudes = [cue for cue in self.attitudes if cue not in self.demands]
        told = [cue for cue in self.attitudes if not self._is_judged(cue)] or self.counters
        self.outcomes = [] if told else [cue for cue in self._with_roles(OUTCOMES) if self._is_verdict(cue)]

    def _find_main(self) -> CueMatch | None:
        """The cue that says what is done: the first deed with a tense of its own, else the first one."""
        if self.fate and self.fate.entry.role != "refuse":
            return self.fate  # "a plan that would allow it was shelved"
        deeds = [deed for deed in self._with_roles(DEEDS) if deed not in self.makers]
        main = self._choose_deed(deeds) if len(deeds) > 1 else next(iter(deeds), None)
        if main is not None and main.entry.id == "cues/let":
            lapse = next((deed for deed in deeds if deed.entry.id == "cues/lapse"), None)
            if lapse is not None:  # "let the ban lapse"
                self.decisions = [main]
                return lapse
            if self._keeps_law(main):
                return None
        if main is not None and main.entry.role == "impose" and (inner := self._find_content(main)):
            self.decisions = [main]
            return inner
        return main or next((cue for cue in self.cues if cue.entry.role == "enact"), None)

    def _choose_deed(self, deeds: list[CueMatch]) -> CueMatch:
        """Of several deeds the first that has a tense of its own, and is not what a rule says or a deed is for."""
        able, between = deeds[0].entry.role == "able", self.words[deeds[0].last : deeds[1].first]
        if able and not _IF.isdisjoint(between) and self._with_roles(ATTITUDES):
            deeds = deeds[1:]  # "feared that they would be able to if it was not banned"
        said = self._find_said()
        own = [d for d in deeds if d is deeds[0] or not (self.is_relative(d) or d.first > said)]
        purpose = self._find_purpose(own[0].last, own[-1].first) if len(own) > 1 else 0
        own = [deed for deed in own if deed.first < purpose] if purpose else own
        return next((deed for deed in own if self.is_finite(deed)), deeds[0])

    def _find_purpose(self, first: int, last: int) -> int:
        """Return where it is said what a deed is for: "asked to lift it | so that they could fly"; 0 if nowhere."""
        return next((i for i in range(first, last) if self.words[i] == "so"), 0)

    def _find_said(self) -> int:
        """Return where what a rule says begins: "its rule | that drones may not fly"; behind all words if nowhere."""
        ruled = (cue.last for cue in self.cues if cue.entry.role in _RULED)
        return next((last for last in ruled if self.words[last : last + 1] == ["that"]), len(self.words))

    def _is_refused(self, request: CueMatch, refusal: CueMatch) -> bool:
        """ "Kyiv's request was turned down", "a demand that Berlin rejected": is it what is refused?"""
        if _REQUESTS.isdisjoint(self.words[request.first : request.last]):
            return False
        words, after = self.words, self.words[request.last]
        relative = words[request.last - 1] in THAT or after in THAT or words[refusal.last : refusal.last + 1] == ["by"]
        near = refusal.first - request.last < _OBJECT  # "a demand | the city | rejected"
        relative = relative or (after in _ONE and near)
        return self.group_of(refusal).passive or (relative and words[request.first - 1] in _ONE)

    def _find_content(self, main: CueMatch) -> CueMatch | None:
        """ "issued a decree that scraps the ban": what the law that is made does to another rule."""
        laws = (thing for thing in self.things if thing.entry.role == "shift")
        law = next((law for law in laws if 0 <= law.first - main.last < _OBJECT), None)
        return find_content(self.words, law, [c for c in self._with_roles(LEVERS) if c is not main]) if law else None

    def _is_of_undone(self, cue: CueMatch) -> bool:
        """ "Stopped short of the ban that residents demanded": is it only whose wish is not fulfilled?"""
        undone = (t.last for t in self.triggers if self.words[t.last - 2 : t.last] == ["short", "of"])
        begin = next(undone, cue.first)
        return not THAT.isdisjoint(self.words[begin : cue.first])

    def _is_ruled(self, cue: CueMatch) -> bool:
        """ "Ruled that the city had no power to ban it": is it what somebody decides, and no view of his?"""
        return cue.entry.id == _UNABLE and any(decision.last <= cue.first for decision in self.decisions)

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
        if not cues or main is None or self.is_subject(main):
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
        refused = self.refusals and self.refusals[0].first < outcome.first and not self._is_judged(self.refusals[0])
        if self._describes(outcome) or refused or any(self._makes(deed, outcome) for deed in self.decisions):
            return False
        main = self.main
        return main is None or outcome.first < main.first or not self.is_finite(main) or self.is_relative(main)

    def _makes(self, deed: CueMatch, outcome: CueMatch) -> bool:
        """ "Adopted a sensible decree that bans it": does an outcome only describe what is made?"""
        enacts = deed.entry.role == "enact" and deed.first < outcome.first  # but "ruled that it was unfair" judges
        return enacts and self.is_finite(deed) and not self.is_relative(deed)

    def _find_verdict(self) -> list[CueMatch]:
        """The first outcome; with "no evidence that" also the one that there is no evidence of."""
        denies = bool(self.outcomes) and self.outcomes[0].entry.id == "cues/no-evidence"
        return self.outcomes[: 2 if denies else 1]

    def is_complement(self, cue: CueMatch) -> bool:
        """ "ordered them | to turn it down", "ruled that they | must reject it": is it what somebody else is to do?"""
        return cue.entry.id == _UNABLE or self.words[cue.first - 1] == "to" or self.group_of(cue).modal == "must"

    def _is_judged(self, cue: CueMatch) -> bool:
        """ "Introducing a bill was a mistake", "it was wrong to turn it down": is the deed what a verdict is on?"""
        if cue.entry.role not in _JUDGED:
            return False
        if cue.first - self.begin <= 1 and self.words[cue.first].endswith("ing") and not self.is_finite(cue):
            verdicts = self._with_roles(OUTCOMES)
            return any(cue.last <= verdict.first and self.is_finite(verdict) for verdict in verdicts)
        group = self.group_of(cue)
        return group.infinitive and not self._judged_at.isdisjoint((group.first, group.first - 1))

    def _describes(self, outcome: CueMatch) -> bool:
        """ "the absurd ban is over", "promised to ban harmful drones": is it only the object's adjective?"""
        main, after = self.main, outcome.last
        if main is None:
            return False
        if any(thing.first == after and thing.entry.role != "shift" for thing in self.things):
            return True
        return outcome.first == main.last and self.words[after : after + 1] != [] and self.words[after][0].isalpha()

    def _is_warned_of(self) -> bool:
        """ "warned of consequences", "that it would ban them", "not tolerate it": is it their own answer?"""
        main = self.main
        if "disfavour" not in self._roles:
            return False
        firm = main is not None and (self._is_firm(main) or self._is_own_ban(main))
        told = (counter for counter in self.counters if counter.entry.absolute or self._is_on_condition(counter))
        answer = main if firm else next(told, None)
        return any(cue.entry.role == "disfavour" and cue.first < answer.first for cue in self.cues if answer)

    def _is_firm(self, main: CueMatch) -> bool:
        """ "Will not tolerate them", but not "wants none of them to be tolerated"."""
        return self.words[main.last - 1] in _FIRM and not self.group_of(main).infinitive

    def _is_own_ban(self, main: CueMatch) -> bool:
        """ "that it would ban them": do they say what they would forbid, and not what is done to them?"""
        group, bans = self.group_of(main), main.entry.role == "forbid" and main.entry.subject != "beneficiary"
        return bans and bool(group.modal) and self.words[group.first - 1] in _OWN

    def _is_on_condition(self, told: CueMatch) -> bool:
        """ "threatened to sue if it was banned", "jobs would go if": is what is told what would come of the deed?"""
        return self.main is not None and not _IF.isdisjoint(self.words[told.last : self.main.first])

    @property
    def outer(self) -> CueMatch | None:
        """The cue whose subject is the actor: the first attitude, refusal or decision, else what is done."""
        heads = [*self.attitudes, *self.refusals, *self.outcomes, *self.counters]
        if self.outcomes:
            heads = [cue for cue in heads if not self._is_judged(cue)]
        first = min(heads, key=lambda cue: cue.first, default=self.main)
        ordered = first in self.refusals and self.is_complement(first)  # "ordered ministers to turn it down"
        if first is not None and (ordered or not heads):
            heads += [cue for cue in self.decisions if cue.first < first.first]
            return min(heads, key=lambda cue: cue.first, default=first)
        return first
