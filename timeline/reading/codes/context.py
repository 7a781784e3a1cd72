"""Negation, modality and change around a cue; knows no policy.

Two sources, both words alone: the verb group (the auxiliaries and adverbs that stand before a verb), and
ConText scopes (Harkema et al. 2009): a trigger such as "weighing whether to" reaches forward or backward
over the words of its clause until a terminator or its limit. The triggers are data/context.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.codebook import check_keys, load_rules
from timeline.model import InputError
from timeline.reading.text.document import Document, Sentence
from timeline.reading.text.heads import Heads
from timeline.reading.text.phrases import Match, Phrases
from timeline.reading.text.verbs import is_past

THAT = frozenset({"that", "which"})  # relative pronouns of things
POSSESSIVES = frozenset({"'s", "'"})
_BE = frozenset("am is are was were be been being isn't aren't wasn't weren't ain't".split())
HAVE = frozenset("has have had having hasn't haven't hadn't".split())
_DO = frozenset("do does did don't doesn't didn't".split())
_MODALS = {
    **{word: word for word in ("can", "could", "may", "might", "must", "shall", "should", "will", "would", "need")},
    **{"cannot": "can", "can't": "can", "couldn't": "could", "won't": "will", "wouldn't": "would", "ll": "will"},
    **{"shouldn't": "should", "mustn't": "must", "mightn't": "might", "needn't": "need", "ought": "should"},
}
_MERELY = frozenset({"only", "just", "merely"})  # "not only lifted it"
_NEGATIONS = frozenset("not never cannot neither nor without".split())
_MARKS = frozenset('“"‘')  # "is “taking us backwards”"
_ADVERBS = frozenset(
    """not never no longer earlier also still now already just only again ever so far since yet both all once long even
    then soon twice well first later finally thus therefore instead either neither nor always often""".split()
)
_TOLD = frozenset("is was has had does did says said".split())
_BEFORE_MONTH = frozenset("in since until till by from of last early late mid next this".split())
_AHEAD = frozenset({"going", "about"})  # "is going to" is a future tense
# "its failure to lift it": it was not done
UNDONE = frozenset("failure hesitancy hesitation inability refusal reluctance unwillingness".split())
_LEADING = frozenset({*_MODALS, *_BE, *HAVE, *_DO, *_ADVERBS, *_AHEAD, *_MARKS, "to"})  # part of a verb group
_OWNER = 4  # words between such a noun and its "to": "the refusal of the ministry to"
_REACH = 9  # auxiliaries and adverbs before a verb are looked for this many words back


@dataclass(slots=True, eq=False)
class VerbGroup:
    """What the words before a verb say about it; `first` is the group's first word."""

    first: int
    negated: bool = False
    modal: str = ""
    perfect: str = ""  # "has" or "had"
    passive: bool = False
    infinitive: bool = False
    past: bool = False
    progressive: bool = False  # "is weighing"
    adverbs: frozenset[str] = frozenset()

    @property
    def has_auxiliary(self) -> bool:
        """Is it a verb beyond doubt, whatever its form?"""
        return bool(self.modal or self.perfect or self.passive)


def read_verb_group(words: Sequence[str], verb: int, limit: int) -> VerbGroup:
    """Read the auxiliaries and adverbs before words[verb], not further back than word `limit`."""
    negated = passive = infinitive = past = progressive = False
    modal = perfect = ""
    adverbs, first = set(), verb
    for i in range(verb - 1, max(limit, verb - _REACH) - 1, -1):
        word = words[i]
        if word not in _LEADING and "'" not in word and not word.endswith("ly"):
            break
        clitic = word.partition("'")[2]
        contracted = "n't" in word
        if word == "may" and i and (_leads_month(words[i - 1]) or _is_told(words[i + 1])):
            break  # "the law passed in May allows", "Theresa May allowed"
        if word in _MODALS or clitic == "ll":
            modal = modal or _MODALS.get(word, "will")
        elif word in _BE or clitic == "re":
            progressive = words[verb].endswith("ing")  # "have been blocking"
            passive = passive or not progressive and (first == verb or all(w in adverbs for w in words[first:verb]))
            past = past or word in ("was", "were", "wasn't", "weren't")
        elif clitic == "d" and not is_past(words[first]):
            modal = modal or "would"  # "they'd vote against it", but "they'd voted"
        elif word in HAVE or clitic in ("ve", "d"):
            perfect = perfect or ("had" if word.startswith("had") else "has")
        elif word in _DO:
            past = past or word.startswith("did")
        elif word == "to":
            infinitive = not _is_future(words, i)
        elif word in _AHEAD and first == i + 1 and words[first] == "to":
            modal = modal or "will"
        elif word in _ADVERBS or word.endswith("ly") or word in _MARKS:
            adverbs.add(word)
        else:
            break
        negated = negated or contracted or (word in _NEGATIONS and words[i + 1] not in _MERELY)
        first = i
        if infinitive and i and words[i - 1] == "ought":
            infinitive, modal, first = False, "should", i - 1
            break
        if infinitive:
            negated = negated or (i > 0 and words[i - 1] in _NEGATIONS) or _is_left_undone(words, i)  # "urged not to"
            infinitive = i == 0 or words[i - 1] not in _BE  # "is to be banned" is a tense
            break
    while first < verb and words[first] in adverbs and words[first] not in _NEGATIONS and words[first] != "no":
        first += 1  # a leading adverb belongs to the sentence
    negated = negated or "longer" in adverbs
    return VerbGroup(first, negated, modal, perfect, passive, infinitive, past, progressive, frozenset(adverbs))


def _is_told(word: str) -> bool:
    """Is it a form that no modal leads: "allowed", "has"?"""
    return word in _TOLD or (word.endswith("ed") and not word.endswith("eed"))


def _leads_month(word: str) -> bool:
    return word in _BEFORE_MONTH or word.isdecimal()


def _is_future(words: Sequence[str], to: int) -> bool:
    """ "Is going to", "was not about to"."""
    ahead = to > 1 and words[to - 1] in _AHEAD
    return ahead and (words[to - 2] in _BE or words[to - 2] in _ADVERBS or words[to - 2].endswith(("'re", "'s", "'m")))


def _is_left_undone(words: Sequence[str], to: int) -> bool:
    """ "The ministry's failure to lift it", "the refusal of the ministry to lift it"."""
    near = range(max(0, to - 1 - _OWNER), to)
    return any(words[i] in UNDONE and (i == to - 1 or words[i + 1] in ("of", "by")) for i in near)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that changes the modality, polarity or change of the cues in its scope."""

    id: str
    sets: str  # planned, hypothetical, denied, begins, continues, ends, void, or pseudo
    direction: str = "forward"  # forward, backward, both
    reach: int = 30  # words


_KEYS = {"id", "sets", "direction", "reach", "patterns", "examples", "counterexamples", "why"}
_SETS = {"planned", "hypothetical", "denied", "begins", "continues", "ends", "void", "pseudo"}


@cache
def load_triggers() -> Phrases[Trigger]:
    """Compile data/context.toml; raises InputError on an unknown key, value or pattern."""
    pairs = []
    for entry in load_rules("context")["trigger"]:
        where = f"data/context.toml: trigger '{entry.get('id', '?')}'"
        check_keys(entry, _KEYS, where)
        if entry["sets"] not in _SETS:
            raise InputError(f"{where}: 'sets' must be one of {', '.join(sorted(_SETS))}.")
        options = {key: entry[key] for key in ("direction", "reach") if key in entry}
        trigger = Trigger(f"context/{entry['id']}", entry["sets"], **options)
        pairs += [(pattern, trigger) for pattern in entry["patterns"]]
    return Phrases(pairs)


_HEADS = Heads(lambda: load_triggers().starts)


def find_triggers(document: Document, sentences: Iterable[Sentence]) -> dict[int, list[Match[Trigger]]]:
    """Return the triggers of sentences, by their first words; a pseudo trigger silences what it covers."""
    found = load_triggers().find_by_sentence(document, sentences, _HEADS)
    return {first: [match for match in matches if match.entry.sets != "pseudo"] for first, matches in found.items()}


def reaches(trigger: Match[Trigger], cue_first: int, cue_last: int) -> bool:
    """Does the trigger's scope hold the cue's words [cue_first, cue_last)?"""
    rule = trigger.entry
    if rule.direction != "backward" and trigger.last <= cue_last and trigger.first <= cue_first:
        return cue_first - trigger.last <= rule.reach
    if rule.direction != "forward" and trigger.first >= cue_first:
        return trigger.first - cue_last <= rule.reach
    return False
