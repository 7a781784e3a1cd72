"""What "it" means where a rule is lifted or imposed anew: the ban or permission that was told last."""

from __future__ import annotations

from collections.abc import Sequence, Set

from timeline.reading.codes.context import THAT, read_verb_group
from timeline.reading.codes.cues import A_BAN, A_PERMISSION, ATTITUDES, LEVERS, THINGS, WISHES, Cue
from timeline.reading.codes.readings import VOTES, Reading
from timeline.reading.text.document import Sentence
from timeline.reading.text.phrases import Match
from timeline.reading.text.verbs import forms_of, is_past

_PRONOUNS = frozenset({"it", "them", "they", "this", "that"})
_MANY = frozenset({"them", "they"})
_OWN = frozenset({"its", "their"})
_DONE_TO_RULES = LEVERS | {"keep", "refuse", "enact"}
_NEAR = 4  # words from "its licence" to "which"
_PARTED = 2  # words of a verb that holds its object: "brought it back"
_ADJUNCTS = frozenset("in on by at after before last this two three within yesterday today again earlier".split())
_LEVERS = frozenset({"removal", "repeal", "abolition", "scrapping", "lifting"}) | forms_of(
    """abolish announce annul block defeat delay ease end enforce expire extend freeze impose introduce
    invalidate lapse lift nullify overturn postpone prolong quash reimpose reinstate reintroduce relax renew repeal
    rescind restore reverse revoke scrap shelve soften strike suspend tighten veto void waive withdraw"""
)  # of nothing but rules
_ALSO = forms_of(
    "axe bring cancel change ditch drop end extend keep loosen remove resume terminate"
)  # of a rule just told
_REJECTING = forms_of("block defeat kill reject sink stall throw turn veto vote")
_REVERSING = _REJECTING | forms_of("annul nullify overturn quash reverse strike void")
# after "want to lift the ban", or "lifted it", these are done to the lifting, and not to the ban
_MADE = {"ban": A_PERMISSION, "permission": A_BAN}  # by lifting it
_JOINING = frozenset("accept adopt agree approve back commit endorse join sign support".split())
_AGAIN = frozenset({"again", "anew", "afresh"})
_PARTICLES = frozenset({"up", "on", "to"})
# what "it" undergoes, told actively
_ENDS = forms_of("end expire lapse")
_FATES = frozenset({"cues/pass", "cues/bill-fails", "cues/become-law", "cues/lapse"})


def _takes_effect(cue: Match[Cue]) -> bool:
    """ "It took effect at midnight"; what "began" may be anything."""
    return cue.entry.id == "cues/take-effect" and cue.last - cue.first > 1


class Antecedents:
    """Remembers the rule that one document told last, for the clauses that only point to it."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._rule: Cue | None = None
        self._deed: Cue | None = None  # what lifting that rule makes
        self._undoing: Set[str] = _REJECTING  # verbs that undo that
        self._thing: Match[Cue] | None = None  # where it stands, if it is named
        self._paragraph = self._sentence = self._next = -1

    def note(self, reading: Reading, sentence: Sentence) -> None:
        """Remember the ban or permission of a clause, or the one that its deed makes."""
        named = [cue for cue in reading.cues if cue.entry.role in ("ban", "permission")]
        if reading.outer.entry.role == "cover":  # "the suspension covers 11 permits"
            named = named[:1]
        things = [cue.entry for cue in named]
        if not things and reading.rule and reading.main.entry.role in ("permit", "forbid", "able"):
            things = [A_BAN if reading.sign < 0 else A_PERMISSION]
        if things:
            self._rule, self._paragraph, self._sentence = things[-1], sentence.paragraph, sentence.first
            self._next = sentence.last
            self._thing = named[-1] if named else None
            lifted = named and reading.main.entry.role == "lift" and reading.outer.entry.role != "refuse"
            done = reading.rule and reading.modality == "realised"
            made, self._undoing = (_MADE, _REVERSING) if done else (WISHES, _REJECTING)
            self._deed = made[things[-1].role] if lifted else None

    def _find_meant(self, verb: Match[Cue]) -> Cue:
        """ "They want to lift the ban. The house voted it down": the lifting; "the house extended it": the ban."""
        turns = self._deed is not None and self._words[verb.first] in self._undoing
        return self._deed if turns else self._rule

    def _find_told(self) -> Cue:
        """ "Lifted the ban. Residents opposed it": what was told last, the lifting rather than the ban."""
        return self._deed if self._deed is not None and self._rule.role == "ban" else self._rule

    def find_covering(self, cues: Sequence[Match[Cue]], first: int, sentence: Sentence) -> Match[Cue] | None:
        """ "The suspension takes effect at once and | covers 11 permits": the rule that has objects, and is none."""
        covers = next((cue for cue in cues if cue.entry.role == "cover"), None)
        if covers is None or self._rule is None or sentence.first != self._sentence or covers.first - first > 1:
            return None
        objects = [cue for cue in cues if cue.entry.role in ("ban", "permission") and cue.first >= covers.last]
        return Match(first, first + 1, self._rule) if objects else None

    def find(self, cues: Sequence[Match[Cue]], first: int, last: int, sentence: Sentence) -> list[Match[Cue]]:
        """Return a pronoun of the clause [first, last) as the rule it means: "lifted it", "it was lifted".

        Where the clause only goes on with the verb, that verb stands for it: "the ban, in force since May, was lifted".
        """
        if self._rule is None or not 0 <= sentence.paragraph - self._paragraph <= 1:
            return []
        roles = {cue.entry.role for cue in cues}
        near = sentence.first in (self._sentence, self._next) and sentence.paragraph == self._paragraph
        if near and roles and roles <= ATTITUDES and self._thing is not None:
            behind = next((cue.last for cue in cues if self._words[cue.last : cue.last + 1] == ["it"]), 0)
            plain = behind and behind < last and not self._has_object(behind + 1, last)
            return [Match(behind, behind + 1, self._find_told())] if plain else []  # "opposed the ban, now backs it"
        if roles.isdisjoint(_DONE_TO_RULES) or not roles.isdisjoint(THINGS):
            return []
        same = sentence.first == self._sentence
        keeps = [cue.first for cue in cues if cue.entry.role == "keep"]
        kept = next((cue.last for cue in cues if cue.entry.id == "cues/keep" and cue.last < last), 0)
        if kept and self._words[kept] in ("it", "them") and not self._has_object(kept + 1, last):
            return [Match(kept, kept + 1, self._rule)]  # "wants to keep it"
        if keeps and self._words[first] in THAT:
            return [Match(first, first + 1, self._rule)]  # "a ban that had been in force since May"
        it = read_verb_group(self._words, keeps[0], first).first - 1 if keeps and keeps[0] > first else 0
        if it >= first and self._words[it] in ("it", "this"):
            return [Match(it, it + 1, self._rule)]  # "it runs until September"
        if keeps and keeps[0] == first and self._thing is not None and sentence.first == self._sentence:
            return [self._thing]  # "its ban, in force since May"
        refusals = [cue for cue in cues if cue.entry.role == "refuse" and cue.entry.id not in VOTES]
        joined = self._find_joined(refusals[0]) if refusals else 0
        alone = bool(refusals) and refusals == [cue for cue in cues if not refusals[0].last < cue.first < joined]
        if alone and (at := joined or self._find_refused(cues[0], first, last)):
            return [Match(at, at + 1, self._find_meant(cues[0]))]  # "the opposition rejected it", "had ruled it out"
        if same and (self._words[first] in _ENDS or cues[0].first > first and self._words[cues[0].first] in _ENDS):
            ends = read_verb_group(self._words, cues[0].first, first).first == first
            if ends and not self._has_object(cues[0].first + 1, last):
                at = first - (cues[0].first == first)
                return [Match(at, at + 1, self._rule)]  # "the ban, which was imposed in May, | will end"
        fate = next((cue for cue in cues if cue.entry.id in _FATES), None)
        if fate is not None:
            group = read_verb_group(self._words, fate.first, first)
            if group.first > first and group.modal != "should" and self._words[group.first - 1] == "it":
                return [Match(group.first - 1, group.first, self._rule)]  # "it cleared the Senate", "it runs out"
        enacts = next((cue for cue in cues if cue.entry.role == "enact" and self._is_done_to_it(cue, last)), None)
        if enacts is not None and near and self._thing is not None:
            at, again = first - (enacts.first == first), not _AGAIN.isdisjoint(self._words[first:last])
            return [Match(at, at + 1, self._rule if again else self._find_told())]  # "opposed a ban, but signed it"
        levers = [cue for cue in cues if cue.entry.role in LEVERS]
        parted = [self._words[cue.first + 1] for cue in levers if cue.last - cue.first > _PARTED]
        if any(word in _PRONOUNS and self._may_mean(word) for word in parted):
            at = first - (levers[0].first == first)  # "has brought it back": the word before the verb stands for "it"
            again = not _AGAIN.isdisjoint(self._words[first:last])  # "suspended the ban. The council voted it in again"
            return [Match(at, at + 1, self._rule if again else self._find_meant(levers[0]))]
        near = self._thing is not None and 0 < first - self._thing.last < _NEAR
        if levers and near and self._words[first] == "which" and not self._has_object(levers[0].last, last):
            return [Match(first, first + 1, self._rule)]  # "a licence, which the regulator granted in March"
        levers = [c for c in levers if self._is_of_rule(c, same) or _takes_effect(c)]
        if not levers:
            return []
        at = self._find_pronoun(levers[0], first, last, sentence)
        meant = at >= 0 and self._may_mean(self._words[at])
        return [Match(at, at + 1, self._find_meant(levers[0]))] if meant else []

    def _is_done_to_it(self, verb: Match[Cue], last: int) -> bool:
        """ "Signed it", "adopted it on Thursday": is "it" the whole object?"""
        behind = verb.last - (self._words[verb.last - 1] == "it")
        return behind < last and self._words[behind] == "it" and not self._has_object(behind + 1, last)

    def _may_mean(self, pronoun: str) -> bool:
        """Can a pronoun mean the rule: "them" limits, but no ban?"""
        many = self._thing is not None and self._words[self._thing.last - 1].endswith("s")
        return many or pronoun not in _MANY

    def _is_of_rule(self, lever: Match[Cue], same: bool) -> bool:
        """Is it done to rules, "repealed it", or to one of the `same` sentence: "imposed the ban and dropped it"?"""
        verb, after = self._words[lever.first], self._words[lever.last : lever.last + 1]
        return verb in _LEVERS or (same and verb in _ALSO and after == ["it"])

    def _find_joined(self, refusal: Match[Cue]) -> int:
        """ "Refused to sign up to | it": return the word for what somebody does not back, 0 if there is none."""
        words, verb = self._words, refusal.last + 1
        if words[refusal.last : verb] != ["to"] or words[verb : verb + 1] == [] or words[verb] not in _JOINING:
            return 0
        behind = range(verb + 1, min(verb + _NEAR, len(words) - 1))
        at = next((i for i in behind if words[i] not in _PARTICLES), 0)
        return at if words[at] == "it" and not words[at + 1][0].isalpha() else 0

    def _find_refused(self, refusal: Match[Cue], first: int, last: int) -> int:
        """Return the word that stands for "it" in what is refused, 0 if nothing does."""
        behind = refusal.last < last and self._words[refusal.last] == "it"
        if behind and not self._has_object(refusal.last + 1, last):
            return refusal.last
        inside = refusal.last - refusal.first > 1 and self._words[refusal.first + 1] == "it"
        return first - (refusal.first == first) if inside else 0

    def _has_object(self, word: int, last: int) -> bool:
        """Does the word at `word`, right behind a verb, begin its object?"""
        after = self._words[word] if word < last else ""
        return after.isalpha() and after not in _ADJUNCTS

    def _find_pronoun(self, lever: Match[Cue], first: int, last: int, sentence: Sentence) -> int:
        if lever.last < last and self._words[lever.last] in _PRONOUNS:
            return lever.last
        if lever.first > first and self._words[lever.first - 1] in _OWN:
            return lever.first - 1  # "lobbied for its removal"
        if lever.first - 1 > first and self._words[lever.first - 1] in _PRONOUNS and is_past(self._words[lever.first]):
            return lever.first - 1  # "wants it scrapped"
        group = read_verb_group(self._words, lever.first, first)
        if not group.passive and lever.entry.subject != "beneficiary":
            return -1
        if group.first > first:
            return group.first - 1 if self._words[group.first - 1] in _PRONOUNS else -1
        return first if sentence.first == self._sentence and group.first < lever.first else -1
