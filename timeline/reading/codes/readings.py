"""A clause that says something, and what its cues say together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.reading.codes.arrangement import CueMatch
from timeline.reading.codes.bills import MADE_OF
from timeline.reading.codes.composition import VOTE_AGAINST
from timeline.reading.codes.context import Trigger, VerbGroup
from timeline.reading.codes.cues import ATTITUDES, OUTCOMES, Cue
from timeline.reading.codes.drafts import OTHER_WAY
from timeline.reading.codes.voices import Voice
from timeline.reading.text.document import Sentence
from timeline.reading.text.phrases import Match
from timeline.reading.text.verbs import forms_of

STRENGTH = ("denied", "hypothetical", "planned")  # of several triggers the first of these wins
VOTES = frozenset({"cues/vote-for", VOTE_AGAINST})

_MAKING = frozenset({"decision", "vote"})  # how a rule is made
_CALLING = forms_of("call describe brand label dub")
_NAMING = frozenset({"as", '"', "“", "‘"})  # lead to the name
_APPOSED = 4  # words from "the rule" to the verb of "that since 2021 had banned it"
_CONTENTS = frozenset({"ban", "permission", "permit", "forbid", "able"})
_OPPOSITE = frozenset({"cues/opposite", "cues/refused-it", "cues/overruled"})  # cues of the other side


@dataclass(slots=True, eq=False)
class Reading:
    """What the cues of one clause say together."""

    sign: int  # -1 towards forbidding, +1 towards allowing, 0 takes no position
    rule: bool  # has the force of a rule, if its actor has authority
    kind: str
    event_type: str
    modality: str
    change: str
    main: CueMatch  # the cue that says what is done
    outer: CueMatch  # the cue whose subject is the actor
    group: VerbGroup  # of the outer cue
    cues: tuple[CueMatch, ...]
    triggers: tuple[Match[Trigger], ...]
    relative: bool = False  # the sign is towards "the move", whichever way that goes
    standing: str = ""  # and named by a word for what may be old, "law", or only proposed, "bill"
    way: int = 0  # where what is spoken of goes: "condemned the ban" is for allowing and speaks of a ban

    @property
    def ends(self) -> str:
        """What it tells to have been lifted or turned down, "law" or "bill", which is therefore not the news."""
        if self.modality != "realised" or self.kind != "event":
            return ""
        alone = self.outer is self.main
        if alone and self.main.entry.id == "cues/lapse" and any(cue.entry.role == "ban" for cue in self.cues):
            return "law"
        lifts = self.main.entry.role == "lift"  # "refused to suspend the law" ends none, "voted to" does
        done = alone or self.outer.entry.id in VOTES if lifts else self.outer.entry.role == "refuse"
        return self.standing if done else ""

    @property
    def undoes(self) -> bool:
        """Does it tell that something was stopped: by a court, what "the law" had brought?"""
        return (
            self.kind == "event"
            and self.modality == "realised"
            and self.outer is self.main
            and (self.main.entry.role == "lift" or self.main.entry.id == "cues/lift-rule")
        )

    def joins(self, before: Reading | None) -> bool:
        """ "a step applauded by A and deplored by B": is it a second attitude to what the reading before is about?"""
        both = before is not None and before.relative and before.outer.entry.role in ATTITUDES
        return both and self.relative and not self.names_change and self.outer.entry.role in ATTITUDES

    @property
    def has_long_been(self) -> bool:
        """Is it a view that is older than what the article tells: "has long complained"?"""
        return "long" in self.group.adverbs and bool(self.group.perfect)

    @property
    def enacts(self) -> bool:
        """Does it tell how a rule was made: "passed the bill", "approved the ban"?"""
        made = self.rule and self.kind == "event"
        return made and any(cue.entry.event_type in _MAKING for cue in self.cues)

    @property
    def is_late(self) -> bool:
        """Is it a deed that was not done, so that "until" would tell when it was: "did not lift it until 2011"?"""
        return self.rule and self.modality == "denied" and self.group.negated and self.group.past

    @property
    def holds_off(self) -> bool:
        """Is it a rule against something, which "before" ends: "will not allow it before 2030"?"""
        return self.rule and self.sign < 0 and self.outer.entry.id != "cues/take-effect"

    @property
    def leaves_open(self) -> bool:
        """Does it say what is done to "the move" and not what that is: "threw out a motion"?"""
        return self.sign != 0 and not any(cue.entry.role in _CONTENTS for cue in self.cues)

    @property
    def echo(self) -> int:
        """+1 if it takes the position that was just told, -1 if it takes the opposite one, or does not follow suit."""
        return -1 if (self.outer.entry.id in _OPPOSITE) != self.group.negated else 1

    @property
    def denies(self) -> bool:
        """Does it say that what was just told will not be done: "has no plans to do so"?"""
        return self.outer.entry.role == "echo" and self.outer.entry.modality == "denied"

    @property
    def foreseen(self) -> str:
        """How far off it is that it takes a position just told, "would follow"; "" where it does."""
        return self.modality if self.modality in ("planned", "hypothetical") and not self.group.negated else ""

    def turned(self) -> Reading:
        """The reading of an exception: "allowed A but not B" says of B the opposite, and tells no change of it."""
        return replace(self, sign=-self.sign, change="", event_type=OTHER_WAY.get(self.event_type, self.event_type))

    @property
    def is_bare_verdict(self) -> bool:
        """Is it for or against something that the clause does not name: "we will sue", "jobs would be lost"?"""
        return self.outer.entry.role in OUTCOMES | {"counter"} and self.main is self.outer

    def under(self, condition: Reading | None, lacking: bool) -> Reading:
        """ "If they ban it, we will sue": a verdict is on what its condition tells, or on what would be lacking."""
        side = -1 if lacking else 1  # "without drones, jobs would be lost"
        if condition is None or not condition.sign:
            return replace(self, sign=side * self.sign)
        sign, cues = side * self.sign * condition.sign, (*condition.cues, *self.cues)
        return replace(self, sign=sign, cues=cues, relative=condition.relative)

    def complained(self) -> Reading:
        """The reading of a complaint: who says “we are not allowed to” holds that they should be."""
        return self.held(-1)

    def held(self, side: int) -> Reading:
        """The reading of a deed that somebody is for or against: "madness to buy them while banning them"."""
        modality = "realised" if self.modality in ("planned", "hypothetical") else self.modality  # "would" only argues
        codes = {"kind": "stance", "event_type": "", "change": "", "modality": modality}
        return replace(self, sign=side * self.sign, rule=False, **codes)

    def ruled(self) -> Reading:
        """The reading of a verdict that is a decision: “the ban was unlawful, the court ruled” ends it."""
        event = "permission" if self.sign > 0 else "prohibition"
        kept = self.outer.entry.sign > 0 or self.outer.entry.id == "cues/lawful-ban"
        change = "continues" if kept else "begins"
        return replace(self, rule=True, kind="event", event_type=event, change=change, modality="realised")

    @property
    def is_vote(self) -> bool:
        """Is it how somebody voted, which decides nothing where that is one of many?"""
        return self.outer.entry.id in VOTES

    @property
    def names_change(self) -> bool:
        """Does it speak of "the move", "the law"?"""
        return any(cue.entry.role == "shift" for cue in self.cues)

    def is_relative(self, named: bool) -> bool:
        """Is the sign towards the article's change, and not towards the provision that the clause has `named`?"""
        turns = self.main.entry.id == "cues/reversal"  # "a U-turn on drones" goes either way
        return self.relative and (self.names_change or not named or turns)

    @property
    def is_for_proposal(self) -> bool:
        """Is it a will or a wish that is planned only in so far as it is about a bill: "tabled a bill to ban it"?"""
        unreal = {trigger.entry.id for trigger in self.triggers if trigger.entry.sets in STRENGTH}
        return self.outer.entry.role in ATTITUDES and unreal == {"context/proposal"}

    @property
    def by_tense(self) -> bool:
        """Does the modality rest on the verb's tense alone ("will be allowed")?"""
        return not any(trigger.entry.sets in STRENGTH for trigger in self.triggers)


@dataclass(slots=True)
class Clause:
    """A stretch of words in one voice with what its cues say; no reading where only the speaker is known."""

    first: int
    last: int
    voice: Voice
    sentence: Sentence
    reading: Reading | None
    stands: Match[Cue] | None = None  # without a reading: what says that all is as it was before
    answers: str = ""  # what it takes up: the "deed" that the clause before or the "coming" one tells, or its "thing"

    @property
    def end(self) -> int:
        """Where it ends if what follows is somebody's words: "ruled out tanks, but said | that planes might come"."""
        last = max((cue.first for cue in self.reading.cues), default=self.first) if self.reading else self.first
        ends = (end for start, end in self.voice.stretches if start <= last < end)
        return min(next(ends, self.last), self.last)

    @property
    def opens_quotation(self) -> bool:
        """Does a sentence begin with it that is quoted: what goes on from what was told before?"""
        return self.voice.manner == "direct" and self.first - self.sentence.first <= 1

    def calls_names(self, words: Sequence[str]) -> bool:
        """ "Called it “a veto for the Kremlin”": who has a name of his own for a thing seldom means it kindly."""
        frame = self.voice.frame
        named = frame is not None and not _CALLING.isdisjoint(words[frame[0] : frame[1]])
        return named and not _NAMING.isdisjoint(words[self.first : self.last])

    def shows_no_side(self, words: Sequence[str]) -> bool:
        """ "Rents rose by 7 percent, the institute said", "it was studying the ruling": a figure, or a thing to do."""
        told = self.voice.manner == "indirect"
        if told and self.reading is not None and self.reading.outer.entry.event_type == "review":
            return True
        return told and any(word[0].isdecimal() for word in words[self.first : self.last])

    def is_result(self, words: Sequence[str]) -> bool:
        """ "passed the law, banning it": does a participle behind a comma tell what comes of a deed?"""
        reading = self.reading
        if reading is None or not reading.rule or reading.main is not reading.outer:
            return False
        return words[reading.main.first].endswith("ing") and words[reading.main.first - 1] == ","

    def is_apposition_to(self, other: Clause) -> bool:
        """ "scrapped article 14, the rule that had banned it": does it say what the rule is that another one ends?"""
        reading = self.reading
        if reading is None or other.reading is None or reading.main.entry.role not in MADE_OF:
            return False
        group = reading.group
        if self.answers == "deed" and group.perfect and (group.modal == "would" or group.perfect == "had"):
            return other.reading.undoes  # "struck down the law, which would have allowed it"
        things = [cue for cue in reading.cues if cue.entry.role == "shift" and cue.first - other.last in (1, 2)]
        return bool(things) and 0 < reading.group.first - things[0].last <= _APPOSED and other.reading.undoes
