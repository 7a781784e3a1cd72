"""The pieces of what one voice says in one sentence, read one after the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from operator import attrgetter

from timeline.reading.codes.antecedents import Antecedents
from timeline.reading.codes.bills import USES
from timeline.reading.codes.breaks import COORDINATIONS
from timeline.reading.codes.context import Trigger
from timeline.reading.codes.continuations import WAITING_WORDS, excepts, find_shared, goes_on, shares_rule
from timeline.reading.codes.cues import ATTITUDES, DEED, OUTCOMES, Cue
from timeline.reading.codes.objects import find_named
from timeline.reading.codes.positions import read_position
from timeline.reading.codes.readings import STRENGTH, Clause, Reading
from timeline.reading.codes.relatives import find_relatives
from timeline.reading.codes.selection import select_cues
from timeline.reading.codes.topics import Topics
from timeline.reading.codes.voices import Voice
from timeline.reading.dates.time_words import MONTHS_AND_DAYS
from timeline.reading.text.document import Sentence
from timeline.reading.text.phrases import Match

_CONDITIONS = frozenset({"if", "unless", "provided", "only"})
_INVERTED = frozenset({"should", "had"})  # "Had the court agreed, it would be allowed"
_TERMS = frozenset({"before", "until", "unless"})
_MANNERS = frozenset(
    """a an any comment delay detail doubt exception explanation fail further hesitation notice precedent question
    warning""".split()
)
_NOW = frozenset("now then that recently yesterday today last next this early late mid".split())  # say when, not what
_PARTS = (["the", "end"], ["the", "start"], ["the", "beginning"], ["the", "middle"])  # of May
_FORESEEN = frozenset({"due", "set", "scheduled", "meant", "supposed", "expected", "originally"})
_WAS, _ENDS = frozenset({"was", "were"}), frozenset({"end", "expire", "lapse", "run", "finish"})
_ARTICLES = frozenset({"a", "an"})
_WHEN = frozenset({"when", "after", "as", "once", "because"})
_VIEWS = ATTITUDES | OUTCOMES | {"counter"}
_GROUNDS = frozenset({"ground", "grounds"})
_DOERS = frozenset({"it", "he", "she", "they"})
_ALTHOUGH = frozenset({"despite", "amid", "over", "against", "after", "following"})
_PADDING = [""] * 5  # behind the last words of a text
_first = attrgetter("first")
_READY = frozenset({"context/not-done-yet", "context/plans", "context/no-act", "context/left-undone"})
_IT = (["it"], ["them"])
_DONE_TO = 7  # words from "to hand over" to what is handed over
_OBJECT = 6  # words behind "asked" in which stands what is not to be done
BESIDE = 2  # words before a reporting cue in which something is said of it: "the minister initially said"
_PENDING = 6  # cues that may wait for the rest of their clause


class PieceReader:
    """Reads the pieces of one voice in one sentence; what says nothing by itself goes with its neighbour.

    `cues` and `triggers` are those of the voice, in text order. A cue whose clause is incomplete waits for the next
    piece: "The ban, which … , was lifted"; the `framing` ones wait for the first.
    """

    def __init__(
        self,
        topics: Topics,
        antecedents: Antecedents,
        sentence: Sentence,
        voice: Voice,
        cues: Sequence[Match[Cue]],
        framing: list[Match[Cue]],
        triggers: Sequence[Match[Trigger]],
    ) -> None:
        self.clauses: list[Clause] = []  # what was read so far
        self._words = topics.document.words
        self._topics, self._antecedents = topics, antecedents
        self._sentence, self._voice = sentence, voice
        self._cues, self._firsts = cues, [cue.first for cue in cues]
        self._triggers = triggers
        self._beside = [t for t in triggers if _stands_beside(t, voice) or self._opens(t)]
        self._pending = framing  # cues that wait for the rest of their clause
        self._condition: Reading | None = None  # "if they ban it"
        self._lacking = False  # does a piece that was just read say without what: "without drones"?
        self._start = voice.first  # of the clause that is being read
        self._told: list[range] = []  # where its piece only tells which rule is meant
        self._opening = voice.frame is None or voice.frame[1] != voice.first  # not "denied banning it"

    def read(self, first: int, last: int) -> None:
        """Read the piece of the words [first, last)."""
        if (self.clauses or last < self._voice.last) and self._is_overtaken(first):
            self._triggers = [trigger for trigger in self._triggers if not first <= trigger.first < last]
            return
        if self._words[first] == "to" and first == self._voice.first and last < self._voice.last:
            return  # "To end the shortage, firms may sell it": what for
        waiting, chosen = self._choose(first, last)
        reading = self._compose(chosen, first, last)
        self._opening = False
        if not waiting and self._lacks(reading, first, last):
            self._condition, self._lacking = reading, True
            return
        if not waiting and self._is_condition(first, last):
            self._condition = reading  # "if they allow it, we will sue": a condition is nobody's position
            return
        if self._is_term(first):
            reading, chosen = None, waiting if self._words[first] == "unless" else chosen
        if reading is not None and (self._condition or self._lacking) and reading.is_bare_verdict:
            reading = reading.under(self._condition, self._lacking)
        if reading is not None and not self._awaits_object(reading, first, last):
            if (reading := self._share_view(reading, first)) is None:
                return
            answers = self._find_answered(reading, first, last)
            self.clauses.append(Clause(self._start, last, self._voice, self._sentence, reading, answers=answers))
            self._antecedents.note(reading, self._sentence)
            self._pending, self._start = [], last
        elif chosen:
            self._pending = chosen

    def _choose(self, first: int, last: int) -> tuple[list[Match[Cue]], list[Match[Cue]]]:
        """Return the cues that waited for this piece, and those with which it is to be read."""
        low, high = bisect_left(self._firsts, first), bisect_left(self._firsts, last)
        inside = [cue for cue in self._cues[low:high] if cue.last <= last]
        waiting = [cue for cue in self._pending[-_PENDING:] if first - cue.first < WAITING_WORDS]
        if inside and self.clauses and not waiting:
            waiting = find_shared(self._words, first, inside, self.clauses[-1])
        if not (inside or waiting):
            return [], []
        cues = [*waiting, *inside]
        if (rule := self._antecedents.find_covering(cues, first, self._sentence)) is not None:
            cues = [rule, *(cue for cue in cues if cue.entry.role not in ("ban", "permission"))]
        cues += self._antecedents.find(cues, first, last, self._sentence)
        if deeds := self._find_deeds(cues, last):  # "agreed to send tanks" is more than a delivery
            at = {deed.first for deed in deeds}
            cues = [*(cue for cue in cues if cue.entry.role != "act" or cue.first not in at), *deeds]
        cues += find_named(cues, first, last, self._topics)
        self._told = find_relatives(self._words, sorted(cues, key=_first)) if len(cues) > 1 else []
        cues = [cue for cue in cues if not self._is_told(cue)] if self._told else cues
        return waiting, select_cues(self._words, cues, partial(self._names_from, first, last))

    def _compose(self, chosen: list[Match[Cue]], first: int, last: int) -> Reading | None:
        """Return what the cues say together, or what the piece says of another provision as the one before it did."""
        reading = None
        if chosen:
            begin = min(first, chosen[0].first)
            reaching = [*self._find_reaching(begin, first, last), *self._beside] if self._triggers else self._beside
            reading = read_position(self._words, begin, chosen, reaching, self._opening)
        if self.clauses and shares_rule(self._words, reading, first, self.clauses[-1]):
            reading = None
        if self.clauses and goes_on(self._topics, reading, first, last, self.clauses[-1]):
            return self.clauses[-1].reading
        if self.clauses and excepts(self._topics, reading, first, last, self.clauses[-1]):
            return self.clauses[-1].reading.turned()
        return reading

    def _share_view(self, reading: Reading, first: int) -> Reading | None:
        """ "It is madness to buy them while banning them": the view before a participle is on what that tells, too.

        In "absurd to ban them while allowing helicopters" that is only what the absurdity is measured by.
        """
        before = self.clauses[-1].reading if self.clauses else None
        if before is not None and reading.rule and self._words[first] in _GROUNDS:
            return None  # "sued on the grounds that the ban restricts them" gives a reason
        joined = self._words[first] == "while" and reading.outer.first <= first + 2 and reading.rule
        if before is None or not joined or not self._words[reading.outer.first].endswith("ing"):
            return reading
        view = before.outer.entry
        if view.role not in _VIEWS:
            return reading
        judged = view.role in OUTCOMES and before.main is not before.outer
        return None if judged else reading.held(view.sign)

    def _lacks(self, reading: Reading | None, first: int, last: int) -> bool:
        """ "Without drones, …", "Without the ban, …": is what follows said of what would be lacking?"""
        if self._words[first] != "without" or first != self._voice.first or last >= self._voice.last:
            return False
        word = self._words[first + 1]
        thing = word not in _MANNERS and not word.endswith("ing")  # not "without comment", "without naming names"
        return reading is not None or thing or self._topics.names_any(first, last)

    def _is_condition(self, first: int, last: int) -> bool:
        """ "If they allow it, …", "Had the court agreed, …": does something depend on what the piece tells?"""
        opening = self._words[first]
        if opening != "if" and not (opening in _INVERTED and first == self._sentence.first):
            return False
        return bool(self.clauses) or last < self._voice.last or self._voice.attribution is not None

    def _find_reaching(self, begin: int, first: int, last: int) -> Iterator[Match[Trigger]]:
        """Yield the triggers of a clause, the conditions behind it, and those before it that lead up to it."""
        low = bisect_left(self._triggers, max(self._start, begin - WAITING_WORDS), key=_first)
        for trigger in self._triggers[low : bisect_right(self._triggers, last, key=_first)]:
            sets, condition = trigger.entry.sets, last - 1 <= trigger.first <= last
            inside = begin <= trigger.first and trigger.last <= last
            behind = condition and self._words[trigger.first] in _CONDITIONS
            leads = trigger.last <= begin and ";" not in self._words[trigger.last : begin]
            says = leads and trigger.last == begin and sets == "denied"  # "dismissed as false a report that"
            if inside and self._is_told(trigger):
                continue
            frames = sets == "ends" or self._words[trigger.first] == "under"  # "Under the new rules, it is allowed"
            if inside or behind or says or (leads and (frames or (sets in STRENGTH and begin < first))):
                yield trigger

    def _is_told(self, match: Match) -> bool:
        return any(match.first in clause for clause in self._told)

    def _names_from(self, first: int, last: int, start: int) -> bool:
        return start < last and self._topics.names_any(max(first, start), last)

    def _is_term(self, first: int) -> bool:
        """ "until the licences run out": when, and not what; but "before banning it" they banned it."""
        words = self._words
        if words[first] not in _TERMS or _is_day(words[first + 1 : first + 3]):
            return False
        begin = self._voice.first
        opens = first > begin and words[begin].endswith("ing") and not self.clauses  # "Spraying it before harvest"
        return not (opens or any(word.endswith("ing") for word in words[first + 1 : first + 2]))

    def _is_overtaken(self, first: int) -> bool:
        """ "The ban, which was to end on Saturday, stays": an aside on what would have been says nothing of what is."""
        if self._words[first] not in _FORESEEN and self._words[first] != "which":
            return False
        words = [*self._words[first : first + 5], *_PADDING]
        if words[0] == "which":
            if words[1] not in _WAS:
                return False
            words = words[2:]
            if words[0] == "to":
                return True  # "which was to take effect in May"
        return words[0] in _FORESEEN and words[1] == "to" and words[2] in _ENDS

    def _find_deeds(self, cues: Sequence[Match[Cue]], last: int) -> list[Match[Cue]]:
        """ "decided to cull wolves": who decides to do what a provision is about permits it."""
        leads = [cue for cue in cues if cue.entry.role == "decide" or cue.entry.event_type == "promise"]
        asked = [cue.last for cue in cues if cue.entry.event_type == "request"]  # "asked Athens not to return them"
        sent = {cue.first for cue in cues if cue.entry.event_type == "delivery"}
        ready = [t.last for t in self._triggers if t.entry.id in _READY and t.last in sent] if sent else []
        if not (leads or asked or ready):
            return []
        after = [cue.last for cue in leads if self._words[cue.last - 1] == "to"]
        after += ready  # "is ready to | send troops"
        after += [cue.last + 1 for cue in leads if self._words[cue.last : cue.last + 1] == ["to"]]
        for first in asked:
            near = range(first, min(first + _OBJECT, last))
            after += [i for i in near if self._words[i - 2 : i] == ["not", "to"]]
            after += [i for i in near if self._words[i - 1] == "to" and self._words[i + 1 : i + 2] in _IT]
        return [Match(i, i + 1, DEED) for i in after if i < last and self._is_deed(i, last)]

    def _is_deed(self, verb: int, last: int) -> bool:
        """ "cull wolves", "hand over the tanks": is it what a provision is about?"""
        named = self._topics.names_any(verb, min(last, verb + _DONE_TO))
        uses = self._words[verb] in USES and (named or self._words[verb + 1 : verb + 2] in _IT)  # "not to buy it"
        return uses or self._topics.covers(verb, verb + 1)

    def _opens(self, trigger: Match[Trigger]) -> bool:
        """ "If it works, they will be allowed": does a condition open what is said?"""
        return trigger.first - self._voice.first < 2 and self._words[trigger.first] in _CONDITIONS | {"should"}

    def _find_answered(self, reading: Reading, first: int, last: int) -> str:
        """ "…, to their dismay" takes up the deed; "refused to ban it, as some had demanded" what it was done to."""
        outer, opening = reading.outer.entry, self._words[first]
        if opening in _ALTHOUGH and outer.subject == "object" and not self.clauses:
            return "coming"  # "Despite criticism from pilots, the city banned it"
        when = self._words[last : last + 2]
        if reading.is_bare_verdict and when[:1] == ["when"] and not _DOERS.isdisjoint(when):
            return "coming"  # "acted unlawfully | when it banned it"
        if opening == "as" or (opening == "with" and reading.is_vote):  # "with five of its members voting against it"
            return "thing"
        joins = opening in COORDINATIONS and bool(self.clauses) and reading.joins(self.clauses[-1].reading)
        apposed = opening in _ARTICLES and self._words[first - 1] == ","
        apposed = apposed and any(cue.first - first in (1, 2) for cue in reading.cues if cue.entry.role == "shift")
        follows = bool(self.clauses) and outer.role in _VIEWS and not reading.names_change
        led = follows and self._words[self._sentence.first] in _WHEN  # "When it was banned, pilots protested"
        # "…, which pilots welcomed", "…, a move welcomed by pilots"
        return "deed" if opening == "which" or outer.subject == "object" or joins or apposed or led else ""

    def _awaits_object(self, reading: Reading, first: int, last: int) -> bool:
        """ "adopted, by 94 votes to 9, the law that bans phones": what is enacted is still to come."""
        ends = reading.main.last >= last - 1  # "approved the text" has its object
        alone = reading.main.entry.role == "enact" and len(reading.cues) == 1 and ends and last < self._voice.last
        return alone and not self._topics.names_any(first, last)


def _is_day(words: Sequence[str]) -> bool:
    """ "Until now it was banned", "until 2020 it was": is a time said of what follows, and not what must come first?"""
    day = words[0].rpartition("-")[2] if words else ""  # "mid-May"
    return bool(words) and (day in _NOW | MONTHS_AND_DAYS or words[0][0].isdecimal() or list(words) in _PARTS)


def _stands_beside(trigger: Match[Trigger], voice: Voice) -> bool:
    """Does the trigger stand beside the voice's reporting cue: "initially said", "stopped short of promising"?"""
    return voice.frame is not None and voice.frame[0] - BESIDE < trigger.last <= voice.frame[1] + 1
