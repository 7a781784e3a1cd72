"""A voice cut into clauses that say something."""

from __future__ import annotations

import calendar
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from operator import attrgetter

from timeline.reading.codes.antecedents import Antecedents
from timeline.reading.codes.bills import USES
from timeline.reading.codes.breaks import COORDINATIONS, Breaks
from timeline.reading.codes.context import Trigger
from timeline.reading.codes.continuations import WAITING_WORDS, Continuations, find_shared
from timeline.reading.codes.cues import Cue
from timeline.reading.codes.positions import read_position
from timeline.reading.codes.readings import Clause, Reading
from timeline.reading.codes.selection import select_cues
from timeline.reading.codes.topics import Topics
from timeline.reading.codes.voices import Voice
from timeline.reading.text.document import Document, Sentence
from timeline.reading.text.phrases import Match

_UNDECIDED = frozenset({"decided", "decide", "opinion", "view", "undecided", "position"})
_NEGATIONS = frozenset({"not", "no", "never", "undecided", "n't", "hadn't", "haven't", "hasn't"})
_QUESTIONS = frozenset({"how", "what", "when", "where", "whether", "why", "if"})
_POLICIES = frozenset("policy position stance line rules guidance restrictions view approach".split())
_CONDITIONS = frozenset({"if", "unless", "provided", "only"})
_INVERTED = frozenset({"should", "had"})  # "Had the court agreed, it would be allowed"
_TERMS = frozenset({"before", "until", "unless"})
_DAYS = frozenset(name.lower() for name in (*calendar.month_name, *calendar.day_name) if name)
_NOW = frozenset("now then that recently yesterday today last this early late mid".split())  # say when, not what
_PARTS = (["the", "end"], ["the", "start"], ["the", "beginning"], ["the", "middle"])  # of May
_DEED = Cue("cues/decide", "permit", event_type="permission")
_FORESEEN = frozenset({"due", "set", "scheduled", "meant", "supposed", "expected", "originally"})
_WAS, _ENDS = frozenset({"was", "were"}), frozenset({"end", "expire", "lapse", "run", "finish"})
_PADDING = [""] * 5  # behind the last words of a text
_FRAMING = frozenset({"propose", "favour", "disfavour", "refuse", "decide", "forbid", "permit", "counter"})
_SHORTEST_OPINION = 3  # words that a quotation needs to be somebody's opinion
_FEW = 12  # matches that need no sorting out
_first = attrgetter("first")
_DONE_TO = 7  # words from "to hand over" to what is handed over
_OBJECT = 6  # words behind "asked" in which stands what is not to be done
_BESIDE = 2  # words before a reporting cue in which something is said of it: "the minister initially said"
_PENDING = 6  # cues that may wait for the rest of their clause


class ClauseReader:
    """Reads the clauses of one document."""

    def __init__(self, document: Document, topics: Topics) -> None:
        self._words = document.words
        self._breaks = Breaks(document)
        self._topics = topics
        self._antecedents = Antecedents(document.words)
        self._continuations = Continuations(document.words, topics)

    def read(
        self, sentence: Sentence, voice: Voice, cues: Sequence[Match[Cue]], triggers: Sequence[Match[Trigger]]
    ) -> list[Clause]:
        """Cut a voice into clauses that say something; what says nothing by itself goes with its neighbour.

        `cues` and `triggers` are those of the sentence, in text order. A cue whose clause is incomplete waits for
        the next one: "The ban, which … , was lifted".
        """
        cues, triggers = _keep_near(cues, voice), _keep_near(triggers, voice)
        firsts = [cue.first for cue in cues]
        framing = [cue for cue in cues if voice.frames(cue.first) and cue.entry.role in _FRAMING]
        clauses: list[Clause] = []
        if framing or bisect_left(firsts, voice.first) < bisect_left(firsts, voice.last):
            clauses = self._read_clauses(sentence, voice, cues, firsts, framing, triggers)
        if clauses:
            clauses[-1].last = max(voice.last, clauses[-1].last)
            return clauses
        standing = (cue for cue in cues if cue.entry.role == "stand")
        stands = next((cue for cue in standing if any(a <= cue.first < b for a, b in voice.stretches)), None)
        if self._is_opinion(voice) or (stands is not None and self._is_policy(voice)):
            clauses.append(Clause(voice.first, voice.last, voice, sentence, None, stands))
        return clauses

    def _is_opinion(self, voice: Voice) -> bool:
        """Does somebody say something: neither "asked how it went" nor "a request for comment"?"""
        if voice.attribution is None or voice.last - voice.first < _SHORTEST_OPINION:
            return False
        words = self._words[voice.first : voice.last]
        if not _UNDECIDED.isdisjoint(words) and not _NEGATIONS.isdisjoint(words):
            return False  # "had not yet decided how to vote"
        asks = voice.attribution.type == "indirect" and words[0] in _QUESTIONS
        return not asks and "comment" not in words

    def _is_policy(self, voice: Voice) -> bool:
        """Is it a policy on something of the codebook's that has not changed?"""
        return not _POLICIES.isdisjoint(self._words[voice.first : voice.last]) and self._topics.names_any(
            voice.first, voice.last
        )

    def _read_clauses(
        self,
        sentence: Sentence,
        voice: Voice,
        cues: Sequence[Match[Cue]],
        firsts: list[int],
        pending: list[Match[Cue]],
        triggers: Sequence[Match[Trigger]],
    ) -> list[Clause]:
        words = self._words
        beside = [t for t in triggers if _stands_beside(t, voice) or self._is_condition(t, voice)]
        clauses: list[Clause] = []
        condition: Reading | None = None
        start, opening = voice.first, voice.frame is None or voice.frame[1] != voice.first  # not "denied banning it"
        for first, last in self._breaks.cut(voice, cues):
            if (clauses or last < voice.last) and self._is_overtaken(first):
                triggers = [trigger for trigger in triggers if not first <= trigger.first < last]
                continue
            inside = [m for m in cues[bisect_left(firsts, first) : bisect_left(firsts, last)] if m.last <= last]
            waiting = [cue for cue in pending[-_PENDING:] if first - cue.first < WAITING_WORDS]
            reading, chosen = None, []
            if inside and clauses and not waiting:
                waiting = find_shared(words, first, inside, clauses[-1])
            if inside or waiting:
                inside += self._antecedents.find([*waiting, *inside], first, last, sentence)
                inside += self._find_deeds([*waiting, *inside], last)
                chosen = select_cues(words, [*waiting, *inside], partial(self._names_from, first, last))
            if chosen:
                begin = min(first, chosen[0].first)
                reaching = [*self._find_reaching(triggers, start, begin, first, last), *beside] if triggers else beside
                reading = read_position(words, begin, chosen, reaching, opening)
            if clauses and self._continuations.goes_on(reading, first, last, clauses[-1]):
                reading = clauses[-1].reading
            elif clauses and self._continuations.excepts(reading, first, last, clauses[-1]):
                reading = clauses[-1].reading.turned()
            opening = False
            opens = words[first] == "if" or (words[first] in _INVERTED and first == sentence.first)
            if opens and (clauses or last < voice.last or voice.attribution is not None) and not waiting:
                condition = reading
                continue  # "if they allow it, we will sue": a condition is nobody's position
            if self._is_term(first, voice, bool(clauses)):
                reading = None
                chosen = waiting if words[first] == "unless" else chosen
            if reading is not None and condition is not None and reading.is_bare_verdict:
                reading = reading.under(condition)
            if reading is not None and not self._awaits_object(reading, first, last, voice):
                answers = self._find_answered(reading, first, clauses)
                clauses.append(Clause(start, last, voice, sentence, reading, answers=answers))
                self._antecedents.note(reading, sentence)
                pending, start = [], last
            elif chosen:
                pending = chosen
        return clauses

    def _find_reaching(
        self, triggers: Sequence[Match[Trigger]], start: int, begin: int, first: int, last: int
    ) -> Iterator[Match[Trigger]]:
        """Yield the triggers of a clause, the conditions behind it, and those before it that lead up to it."""
        low = bisect_left(triggers, max(start, begin - WAITING_WORDS), key=_first)
        for trigger in triggers[low : bisect_right(triggers, last, key=_first)]:
            sets, condition = trigger.entry.sets, last - 1 <= trigger.first <= last
            inside = begin <= trigger.first and trigger.last <= last
            behind = condition and self._words[trigger.first] in _CONDITIONS
            leads = trigger.last <= begin and ";" not in self._words[trigger.last : begin]
            says = leads and trigger.last == begin and sets == "denied"  # "dismissed as false a report that"
            if inside or behind or says or (leads and (sets == "ends" or (sets == "planned" and begin < first))):
                yield trigger

    def _names_from(self, first: int, last: int, start: int) -> bool:
        return start < last and self._topics.names_any(max(first, start), last)

    def _is_term(self, first: int, voice: Voice, told: bool) -> bool:
        """ "until the licences run out": when, and not what; but "before banning it" they banned it."""
        words = self._words
        if words[first] not in _TERMS or _is_day(words[first + 1 : first + 3]):
            return False
        opens = first > voice.first and words[voice.first].endswith("ing") and not told  # "Spraying it before harvest"
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
        after = [cue.last for cue in leads if self._words[cue.last - 1] == "to"]
        after += [cue.last + 1 for cue in leads if self._words[cue.last : cue.last + 1] == ["to"]]
        asked = [cue.last for cue in cues if cue.entry.event_type == "request"]  # "asked Athens not to return them"
        for first in asked:
            after += [i for i in range(first, min(first + _OBJECT, last)) if self._words[i - 2 : i] == ["not", "to"]]
        return [Match(i, i + 1, _DEED) for i in after if i < last and self._is_deed(i, last)]

    def _is_deed(self, verb: int, last: int) -> bool:
        """ "cull wolves", "hand over the tanks": is it what a provision is about?"""
        uses = self._words[verb] in USES and self._topics.names_any(verb, min(last, verb + _DONE_TO))
        return uses or self._topics.begins_at(verb)

    def _is_condition(self, trigger: Match[Trigger], voice: Voice) -> bool:
        """ "If it works, they will be allowed": does a condition open what is said?"""
        return trigger.first - voice.first < 2 and self._words[trigger.first] in _CONDITIONS | {"should"}

    def _find_answered(self, reading: Reading, first: int, clauses: list[Clause]) -> str:
        """ "…, to their dismay" takes up the deed; "refused to ban it, as some had demanded" what it was done to."""
        outer, opening = reading.outer.entry, self._words[first]
        if opening == "as" or (opening == "with" and reading.is_vote):  # "with five of its members voting against it"
            return "thing"
        joins = opening in COORDINATIONS and bool(clauses) and reading.joins(clauses[-1].reading)
        return "deed" if opening == "which" or outer.subject == "object" or joins else ""

    def _awaits_object(self, reading: Reading, first: int, last: int, voice: Voice) -> bool:
        """ "adopted, by 94 votes to 9, the law that bans phones": what is enacted is still to come."""
        ends = reading.main.last >= last - 1  # "approved the text" has its object
        alone = reading.main.entry.role == "enact" and len(reading.cues) == 1 and ends and last < voice.last
        return alone and not self._topics.names_any(first, last)


def _is_day(words: Sequence[str]) -> bool:
    """ "Until now it was banned", "until 2020 it was": is a time said of what follows, and not what must come first?"""
    return bool(words) and (words[0] in _NOW | _DAYS or words[0][0].isdecimal() or list(words) in _PARTS)


def _keep_near(matches: Sequence[Match], voice: Voice) -> Sequence[Match]:
    """Keep the matches that begin in a voice's words or beside its cue: a sentence may have many voices."""
    if len(matches) < _FEW:
        return matches
    low, high = voice.first, voice.last
    if voice.frame is not None:
        low, high = min(low, voice.frame[0] - _BESIDE), max(high, voice.frame[1] + 1)
    return matches[bisect_left(matches, low, key=_first) : bisect_left(matches, high, key=_first)]


def _stands_beside(trigger: Match[Trigger], voice: Voice) -> bool:
    """Does the trigger stand beside the voice's reporting cue: "the minister initially said"?"""
    return voice.frame is not None and voice.frame[0] - _BESIDE <= trigger.first and trigger.last <= voice.frame[1] + 1
