"""Whose deed or view a clause tells of where that is not the subject: "welcomed by", "angered them", "for them"."""

from __future__ import annotations

from timeline.reading.actors.reader import Mentions
from timeline.reading.codes.bills import find_basis
from timeline.reading.codes.context import POSSESSIVES
from timeline.reading.codes.offices import CHAMBERS
from timeline.reading.codes.readings import Clause, Reading
from timeline.reading.codes.subjects import NOBODY, PREPOSITIONS, QUANTITIES
from timeline.reading.codes.voices import Voice, saying_words, verbs_of
from timeline.reading.text.document import Document, Sentence
from timeline.reading.text.verbs import verb_forms

_REACH = 80  # words before or behind a verb in which somebody is looked for
_LEAD = 3  # words from "under" to the text: "under a harbour notice"
_GET_THROUGH = ("cues/pass", "cues/become-law")
_WITHOUT_OBJECT = frozenset({"by", "in", "on", "with", "without", "last", ".", ","})  # behind what gets through
_DETERMINED = 3  # words that lead to a chamber: "passed both the Senate"
_OWN_SUBJECTS = frozenset("the a an his her its their".split())  # begin whoever acts in a clause without "that"
_NEAR = 8  # words behind a verb in which its object is looked for
_NO_OBJECT = frozenset({"that", "at", "by", "with", "about", "over", "because", "to", ",", ".", '"', "”"})
_STOPS = frozenset({",", ";", ":", "(", "—", "–"})
_GIVERS = frozenset({"by", "from"})
_BY, _MAKERS = frozenset({"by"}), frozenset({"by", "of", "from"})
_OPENING = frozenset({"cues/resume", "cues/set-aside"})
_ABLE = frozenset({"can", "may", "could", "might"})  # "may resume" is what somebody else decides
_LINKING, _LINK = frozenset("while still also thereby thus again effectively but not".split()), 4
_JUDGES = (["for"], ["to"], ["for", "the"], ["to", "the"], ["for", "many"], ["to", "many"], ["for", "most"])


class Agents:
    """Finds those who stand behind or before the verbs of one document, and are not its subjects."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self._words = document.words
        self._mentions = mentions

    def find_agent(self, reading: Reading, sentence: Sentence) -> tuple[str, str]:
        """Return the actor, and kind, behind "by" in a passive, or behind "from": "won approval from the ministry"."""
        last = min(sentence.last, reading.outer.last + _REACH)
        givers = _GIVERS if reading.outer.entry.id == "cues/win-permission" else _BY
        agent = self._find_behind(givers, reading.outer.first, last)  # "told by the court to": within the cue, too
        return agent if agent[0] or not reading.rule else self._find_chamber(reading.outer.last, last)

    def find_house(self, reading: Reading) -> str:
        """ "It passed the Senate", "cleared the House": the chamber that a bill gets through decides."""
        words, verb = self._words, reading.outer.first + 1
        if reading.outer.entry.id not in _GET_THROUGH or reading.group.passive:
            return ""
        near = [m for m in self._mentions.within(verb, verb + _NEAR) if m.first - verb < _DETERMINED]
        return next((m.who for m in near if not CHAMBERS.isdisjoint(words[m.first : m.last])), "")

    def gets_through(self, reading: Reading) -> bool:
        """ "It went through by 68 votes to 54": is it a bill that gets through, whatever "it" may mean?"""
        cue, words = reading.outer, self._words
        own = words[cue.first] == "it"  # the cue is "it went through"
        behind = words[cue.last : cue.last + 1] if own else words[cue.first + 1 : cue.first + 2]
        told = cue.entry.id in _GET_THROUGH and (own or words[reading.group.first - 1] == "it")
        return told and not _WITHOUT_OBJECT.isdisjoint(behind)

    def _find_chamber(self, first: int, last: int) -> tuple[str, str]:
        """ "was defeated in the Commons": the house that decided, right behind the verb."""
        for mention in self._mentions.within(first, min(last, first + _NEAR)):
            within = "in" in self._words[mention.first - 2 : mention.first]
            within = within and _STOPS.isdisjoint(self._words[first : mention.first])
            if within and not CHAMBERS.isdisjoint(self._words[mention.first : mention.last]):
                return mention.who, mention.kind
        return NOBODY

    def vows(self, voice: Voice, reading: Reading) -> bool:
        """ "Smith said they had failed and vowed to ban it", "accused them of failing and vowed to": does Smith vow?"""
        words, vow = self._words, reading.group.first - 1
        if words[vow - 1] != "and" or words[vow] not in verbs_of("promising"):
            return False
        said = words[voice.first : vow]
        return "had" in said or any(word.endswith("ing") for word in said[:_LEAD])

    def hangs_on(self, verb: int) -> bool:
        """ "…, ending a ban", "…, while still barring it": is it a participle behind a comma?"""
        words = self._words
        verb = verb - 2 if words[verb - 1] == "to" else verb  # "continuing to | bar"
        before = next((i for i in range(verb - 1, max(verb - _LINK, -1), -1) if words[i] not in _LINKING), 0)
        return words[before] == "," and words[verb].endswith("ing")

    def is_passive(self, reading: Reading) -> bool:
        """Does "by" say whose deed or view it is: "was banned", "a move welcomed by residents"?"""
        cue = reading.outer
        if reading.group.first == cue.first and self._has_subject(reading):
            return False
        reduced = self._words[cue.last : cue.last + 1] == ["by"] and self._words[cue.last - 1].endswith("ed")
        told = cue.entry.role == "decide" and "by" in self._words[cue.first : cue.last]  # "was ordered by them to"
        return reading.group.passive or reduced or told

    def _has_subject(self, reading: Reading) -> bool:
        """ "A decision the court overturned in May": does somebody stand between a thing and what looks passive?"""
        things = [cue.last for cue in reading.cues if cue.last < reading.outer.first]
        return bool(things) and self._words[things[-1]] in _OWN_SUBJECTS

    def is_asked(self, reading: Reading) -> bool:
        """ "has been urged to lift it": does somebody else ask, told or not?"""
        return reading.outer.entry.event_type == "request" and reading.group.passive

    def faces_calls(self, reading: Reading) -> bool:
        """ "faces growing calls to lift it": who does not ask, but is asked?"""
        before = self._words[max(0, reading.outer.first - _LEAD) : reading.outer.first]
        return reading.outer.entry.event_type == "request" and not verb_forms("face").isdisjoint(before)

    def find_enactor(self, reading: Reading, sentence: Sentence) -> str:
        """Return who made the rule under which something may be done: "may fly under a bill passed by parliament"."""
        words = self._words
        enacts = find_basis(words, reading.outer, reading.cues)
        if words[sentence.first] == "under":  # "Under rules laid down by parliament, …"
            first, last = sentence.first, min(reading.outer.first, sentence.first + _NEAR)
            made = any(first < cue.first < last for cue in reading.cues)  # not "under pressure from"
            return self._find_behind(_MAKERS if made else _BY, first, last)[0]
        if enacts is None:
            return self._find_maker(reading, min(sentence.last, reading.outer.last + _REACH))
        agent, _ = self._find_behind(_BY, enacts.last, min(sentence.last, enacts.last + _NEAR))
        before = [m for m in self._mentions.within(reading.outer.last, enacts.first) if m.last == enacts.first]
        return agent or (before[-1].who if before else "")

    def _find_maker(self, reading: Reading, last: int) -> str:
        """ "are prohibited under an order by the commissioner": who made the text under which it is so."""
        texts = [cue for cue in reading.cues if cue.entry.role == "shift" and cue.first >= reading.outer.last]
        under = [text for text in texts if "under" in self._words[text.first - _LEAD : text.first]]
        return self._find_behind(_MAKERS, under[0].last, min(last, under[0].last + _NEAR))[0] if under else ""

    def find_opener(self, reading: Reading) -> str:
        """Return who does it: "Zambia reopened the hunt", "the court put it on hold", but not "the hunt reopened"."""
        group, verb = reading.group, reading.group.first
        before = self._mentions.within(max(0, verb - _NEAR), verb)
        acts = reading.outer.entry.id in _OPENING and not (group.passive or group.modal in _ABLE)
        if not acts or not before or self._words[before[-1].first - 1] in PREPOSITIONS:
            return ""
        between = self._words[before[-1].last : verb]  # "Italy, by contrast, resumed it"
        return before[-1].who if not between or between[0] == between[-1] == "," else ""

    def takes_object(self, reading: Reading) -> bool:
        """Is it "disappointed the union", "the anger of farmers", and not "was disappointed" or "disappointed that"?"""
        if self._words[reading.outer.last - 1] in PREPOSITIONS:
            return True
        after = self._words[reading.outer.last : reading.outer.last + 1]
        return not reading.group.passive and _NO_OBJECT.isdisjoint(after)

    def find_experiencer(self, word: int, last: int) -> str:
        """Return who stands behind a verb that ends before a word, and before the last one: "angered the farmers"."""
        for mention in self._mentions.within(word, min(last, word + _NEAR)):
            if POSSESSIVES.isdisjoint(self._words[mention.last : mention.last + 1]):
                return mention.who
        return ""

    def find_judge(self, voice: Voice, verb: int, sentence: Sentence) -> str:
        """Return whose verdict it is that has no source: "a shift they said would fail", "for them it is a loss"."""
        for mention in reversed(self._mentions.within(max(voice.first, verb - _REACH), verb)):
            if not saying_words().isdisjoint(self._words[mention.last : mention.last + 3]):
                return mention.who
        opening = self._mentions.within(sentence.first, min(verb, sentence.first + _NEAR))
        if opening and self._words[sentence.first : opening[0].first] in _JUDGES:
            return opening[0].who
        return ""

    def find_owner(self, clause: Clause) -> str:
        """Return whose policy a clause says has not changed: "Greece's position on it has not changed"."""
        until = clause.stands.first if clause.stands else clause.first  # else nobody's
        for mention in reversed(self._mentions.within(clause.first, until)):
            if not POSSESSIVES.isdisjoint(self._words[mention.last : mention.last + 1]):
                return mention.who
        return ""

    def find_judge_within(self, voice: Voice, verb: int) -> str:
        """Return whose verdict stands inside another's words: "said it would end it, a step the union called wrong"."""
        before = self._mentions.within(max(voice.first, verb - _NEAR), verb)
        calls = before and self._words[before[-1].last] in verbs_of("calling")
        return before[-1].who if calls else ""

    def _find_behind(self, prepositions: frozenset[str], first: int, last: int) -> tuple[str, str]:
        for mention in self._mentions.within(first, last):
            of = self._words[mention.first - 1] == "of" and self._words[mention.first - 2] in QUANTITIES
            begin = mention.first - 3 * of  # "by two thirds of voters"
            begin -= self._words[mention.first - 2 : mention.first - 1] == ["the"]  # "by the powerful Air Alliance"
            if not prepositions.isdisjoint(self._words[begin - 2 : mention.first]):
                return mention.who, mention.kind
        return NOBODY
