"""Where one clause ends and the next begins: at punctuation, at conjunctions, before an "and" that leads to a cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from timeline.reading.codes.bills import skip_maker
from timeline.reading.codes.cues import LEVERS, THINGS, Cue
from timeline.reading.codes.voices import Voice
from timeline.reading.text.document import Document
from timeline.reading.text.heads import Heads
from timeline.reading.text.phrases import Match
from timeline.reading.text.verbs import is_past

COORDINATIONS = frozenset({"and", "or", "nor"})
_BREAKS = frozenset({",", ";", ":", "—", "–", "(", ")", "…"})
_CONJUNCTIONS = frozenset(
    """but while although though whereas because despite yet which who whom whose after before when until amid
    if except excluding""".split()
)
_GROUNDS, _REASONS = frozenset({"ground", "grounds"}), (["that"], ["of"])  # "on the ground that …" says why
_BOUNDARIES = Heads(lambda: _BREAKS | _CONJUNCTIONS | COORDINATIONS | _GROUNDS | {"that", "as"})
_ANSWERS = frozenset({"to", "over", "despite", "against", "amid", "with"})
_LEAD_IN = 4  # words before a cue in which such a word stands: "over the strong objections of"
_BEFORE_YET = frozenset("may might could not never as is are was were has have had do does did".split())
_SAVE = frozenset({"all", "anything", "nothing", "nobody", "none", "no-one"})  # "all but one of the crossings"
_NOT, _DENIED = frozenset({"not", "never", "cannot", "don't", "doesn't", "didn't", "won't"}), 3
_AHEAD, _AHEAD_OF_THAT, _PURPOSE = 4, 30, 7  # words behind an "and" in which a cue makes it the beginning of a clause
_SAID = frozenset({"permit", "forbid", "able"})  # deeds that a bill is made of
_NO_SUBJECTS = frozenset("a an that which who to of for in on by with from not well long soon much many".split())
_AS = frozenset("such well soon long far same much as known seen described regarded viewed".split())
_YEAR = 4  # digits
_TRANSITIVE = LEVERS | {"permit", "forbid", "enact"}
_INSERTED = frozenset("with by after for in at on without despite under amid as pending".split())
_INSERTION = 10  # words that such an insertion has at most
_NOBODY, _SUBJECT = frozenset({"no", "nobody", "none", "neither"}), 5  # words of "no company", before its aside
_GO_ON = frozenset("may can could will would shall should must is are was were has have had".split())
_OBJECT_LEADS = frozenset("the a an its his her their all any every most".split())
_NO_NOUNS = _NO_SUBJECTS | _OBJECT_LEADS | _GO_ON | frozenset("this these those some no other new".split())
_PREPOSITIONS = frozenset({"by", "under", "in", "through", "with"})  # before "which": "the law under which"
_JUDGING = frozenset({"disfavour", "good", "bad", "counter"})
_AT_ONCE = 2  # words behind "glad" and "welcome it" in which their "if" stands
_IF = frozenset({"if", "until"})  # "will protest until it is lifted"
_UNTIL = (["until"], ["till"])
_EVEN = frozenset({"even", "as", "only"})
_OTHERS = _TRANSITIVE | THINGS  # a verdict is on these, and on no condition behind them


class Breaks:
    """Cuts the voices of one document into clauses."""

    def __init__(self, document: Document) -> None:
        self._words = document.words
        self._boundaries = document.marks.find(_BOUNDARIES)

    def cut(self, voice: Voice, cues: Sequence[Match[Cue]]) -> Iterator[tuple[int, int]]:
        """Yield the words [first, last) of each clause of a voice; a cue is never cut.

        "banned A and allowed B" is two clauses, and so is "allowed A over the objections of B"; "asked London, Paris
        and Rome for leave" is one.
        """
        starts: set[int] = set()
        rules: set[int] = set()
        things: set[int] = set()  # where they end
        uncut: set[int] = set()
        for cue in cues:
            starts.add(cue.first)
            uncut.update(range(cue.first + 1, cue.last))
            if cue.entry.role in THINGS:
                rules.add(cue.first)
                things.add(cue.last)
            if cue.entry.role in _TRANSITIVE:
                uncut.update(_find_insertion(self._words, cue))
            elif cue.entry.role == "shift":
                end = skip_maker(self._words, cue.last)
                if end > cue.last + 1 or (end > cue.last and self._is_content(cue, end, cues)):
                    uncut.update(range(cue.last, end))
                    things.add(end)
        answers, conditions = _find_answers(self._words, cues), _find_conditions(self._words, cues)
        for first, last in voice.stretches:
            begin = first
            if self._words[first] in _NOBODY:
                uncut.update(_find_aside(self._words, first))
            places = self._boundaries[bisect_left(self._boundaries, first) : bisect_left(self._boundaries, last)]
            if answers:
                places = sorted({*places, *(i for i in answers if first <= i < last)})
            for i in places:
                verdict = conditions.get(i)
                if verdict is not None and (begin <= verdict or (begin == voice.first and voice.frames(verdict))):
                    continue
                if i in uncut or self._holds(i, begin, last, starts, things, rules):
                    continue
                if i > begin:
                    yield begin, i
                begin = i + 1 if self._words[i] in _BREAKS else i
            if last > begin:
                yield begin, last

    def _holds(self, i: int, begin: int, last: int, starts: set[int], things: set[int], rules: set[int]) -> bool:
        """Does the word at `i`, which may end a clause, hold together what is around it?"""
        words, word = self._words, self._words[i]
        if word in COORDINATIONS:
            ahead = _AHEAD_OF_THAT if words[i + 1 : i + 2] == ["that"] else _AHEAD  # "and that groups called cruel"
            joins = starts.isdisjoint(range(i + 1, min(i + ahead, last)))  # "A and B"
            denied = word == "or" and i + 1 in starts and not _NOT.isdisjoint(words[max(begin, i - _DENIED) : i])
            nobody = words[begin : begin + 1] == ["neither" if word == "nor" else "no"]  # "neither A nor B may"
            shares = self._shares(i, starts, rules)
            return joins or denied or shares or (nobody and word != "and" and starts.isdisjoint(range(begin, i)))
        if word == "which":  # "the rule which bans", "the law under which it was banned"
            return i in things or i + 1 in things or (words[i - 1] in _PREPOSITIONS and i - 1 in things)
        if word == ",":
            return self._is_in_date(i)
        if word in "()":
            return words[i + 2 : i + 3] == [")"] or (i > 1 and words[i - 2] == "(")  # "the Defence (Amendment) Bill"
        if word == "yet":
            return self._is_adverb(i)
        if word == "that":
            return not self._lasts(i)
        if word == "because":
            return words[i + 1 : i + 2] == ["of"]  # "lost their jobs because of the ban"
        if word == "but":
            return words[i - 1] in _SAVE
        if word in ("before", "after"):  # "promised before the election to lift it"
            return is_past(words[i - 1]) and "to" in words[i + 2 : i + _PURPOSE]
        if word == "as":
            return words[i - 1] != "," and not self._opens_clause(i, begin, starts)
        return word in _GROUNDS and (words[i - 2 : i] != ["on", "the"] or words[i + 1 : i + 2] not in _REASONS)

    def _shares(self, i: int, starts: set[int], rules: set[int]) -> bool:
        """ "the oil and gas ban": does the "and" at `i` join two nouns before the rule that is on both?"""
        rule = next((k for k in range(i + 1, i + _AHEAD) if k in starts), 0)
        between = self._words[i + 1 : rule]
        return rule in rules and bool(between) and all(w[0].isalpha() and w not in _NO_NOUNS for w in between)

    def _is_content(self, bill: Match[Cue], end: int, cues: Sequence[Match[Cue]]) -> bool:
        """ "rejected the bill, which would ban it": does a relative clause say what somebody did something to?"""
        done = any(0 <= bill.first - cue.last < _AHEAD for cue in cues)
        return done and any(cue.entry.role in _SAID and 0 < cue.first - end < _AHEAD for cue in cues)

    def _opens_clause(self, at: int, begin: int, starts: set[int]) -> bool:
        """ "stands by the ban as students grumble": does "as" open a clause that has a verb of its own?"""
        words = self._words
        verb = next((i for i in range(at + 2, min(at + _SUBJECT, len(words))) if i in starts), 0)
        if not verb or starts.isdisjoint(range(begin, at)) or words[at + 1] in _NO_SUBJECTS or words[at - 1] in _AS:
            return False
        agrees = words[verb].endswith("s") != words[verb - 1].endswith("s")  # "students grumble", "the minister bans"
        return words[verb - 1] not in _NO_SUBJECTS and (agrees or is_past(words[verb]))

    def _is_in_date(self, comma: int) -> bool:
        """ "January 1, 2025": does the comma part a day from its year?"""
        before, after = self._words[comma - 1], self._words[comma + 1 : comma + 2]
        return before.isdecimal() and bool(after) and after[0].isdecimal() and len(after[0]) == _YEAR

    def _is_adverb(self, i: int) -> bool:
        """Is the "yet" at `i` no "but": "has not yet allowed", "have yet to", "may yet"?"""
        before = self._words[i - 1]
        return self._words[i + 1 : i + 2] == ["to"] or before in _BEFORE_YET or before.endswith("n't")

    def _lasts(self, that: int) -> bool:
        """Does a relative clause tell that a rule was in force: "a ban that had been in place since May"?"""
        return self._words[that + 1 : that + 2] in (["had"], ["has"]) and self._words[that + 2 : that + 4] in (
            ["been", "in"],
            ["stood", "since"],
            ["been", "on"],
        )


def _find_insertion(words: Sequence[str], cue: Match[Cue]) -> range:
    """Return the words, with their commas, between a verb and its object: "revoked, with immediate effect, the ban"."""
    begin = next((i for i in range(cue.first, cue.last) if words[i] == ","), cue.last)  # "adopted, by 94 votes"
    if words[begin : begin + 1] in _UNTIL and words[begin + 1 : begin + 2] and words[begin + 1][0].isdecimal():
        return range(begin, begin + 2)  # "put off until 2028 a ban"
    if words[begin : begin + 1] == ["on"]:
        begin += 2  # "lifted on Monday, after weeks of protest, the ban"
    if words[begin : begin + 1] != [","] or words[begin + 1 : begin + 2] == [] or words[begin + 1] not in _INSERTED:
        return range(0)
    end = next((i for i in range(begin + 1, min(begin + _INSERTION, len(words) - 1)) if words[i] == ","), 0)
    return range(begin, end + 1) if end and words[end + 1] in _OBJECT_LEADS else range(0)


def _find_aside(words: Sequence[str], first: int) -> range:
    """Return the words, with their commas, that part "no company" from its verb: "no company, large or small, may"."""
    begin = next((i for i in range(first, min(first + _SUBJECT, len(words))) if words[i] == ","), len(words))
    end = next((i for i in range(begin + 1, min(begin + _INSERTION, len(words) - 1)) if words[i] == ","), 0)
    return range(begin, end + 1) if end and words[end + 1] in _GO_ON else range(0)


def _find_answers(words: Sequence[str], cues: Sequence[Match[Cue]]) -> list[int]:
    """The words with which somebody's answer begins that no comma sets off: "over the objections of"."""
    answers = []
    for cue in cues:
        if cue.entry.subject == "object" and cue.entry.role != "echo":
            answers += [i for i in range(max(0, cue.first - _LEAD_IN), cue.first) if words[i] in _ANSWERS][-1:]
    return answers


def _find_conditions(words: Sequence[str], cues: Sequence[Match[Cue]]) -> dict[int, int]:
    """The "if" of "would lose their jobs if it was banned", which says what the verdict is on, with the verdict."""
    glad = [cue for cue in cues if cue.entry.role == "favour" and cue.entry.kind == "stance"]
    reach = [(cue, _INSERTION) for cue in cues if cue.entry.role in _JUDGING] + [(cue, _AT_ONCE) for cue in glad]
    judging = [cue for cue, far in reach if not _IF.isdisjoint(words[cue.last - 1 : cue.last + far])]
    if not judging:
        return {}
    others = {cue.first for cue in cues if cue.entry.role in _OTHERS}
    conditions = {}
    for cue in judging:
        near = range(cue.last - 1, min(cue.last + _INSERTION, len(words)))
        at = next((i for i in near if words[i] in _IF or i in others), 0)
        if at and words[at] in _IF and words[at - 1] not in _EVEN:
            conditions[at] = cue.first
    return conditions
