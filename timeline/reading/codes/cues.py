"""The cues of data/cues.toml: which words make a statement, and how their directions compose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.codebook import check_keys, load_rules
from timeline.model import InputError
from timeline.reading.text.document import Document, Sentence
from timeline.reading.text.heads import Heads
from timeline.reading.text.phrases import Match, Phrases, keep_longest

RULES = frozenset("permit able forbid ban permission shift".split())  # the rule itself, as a deed or as a thing
THINGS = frozenset({"ban", "permission", "shift"})
LEVERS = frozenset({"impose", "lift"})  # what is done to a rule
DEEDS = (RULES - THINGS) | LEVERS
ATTITUDES = frozenset({"favour", "disfavour", "propose"})
OUTCOMES = frozenset({"good", "bad"})
VERDICTS = frozenset({"cues/judged-bad", "cues/judged-good"})  # end with the word that judges
ROLES = (
    RULES
    | LEVERS
    | ATTITUDES
    | OUTCOMES
    | {"keep", "refuse", "decide", "enact", "cover", "act", "counter", "measure", "opine", "stand", "pseudo", "echo"}
)
_NEGATIVE = frozenset({"forbid", "ban", "lift", "refuse", "disfavour", "bad", "counter"})
_CHANGES = frozenset("abolition crackdown lifting removal repeal text".split())  # are cues of their own, or none
_SHORT = 2  # words of "decision to"
_OUTER = ATTITUDES | {"forbid", "permit", "decide"}
_ENDS = frozenset({"end", "halt", "stop"})  # to something
_PLANS = frozenset(
    """bid bids bill bills decision decisions decree decrees directive law laws legislation motion move moves notice
    order orders ordinance plan plans proposal proposals regulation regulations resolution rules""".split()
)
_DETERMINERS = frozenset("a an the its his her their this that another new executive s".split())
_UNDOING = frozenset(
    """abolishing annulling banning cancelling easing ending forbidding lifting overturning prohibiting removing
    repealing rescinding restricting revoking scrapping suspending withdrawing""".split()
)
_KEYS = {
    *("id", "role", "kind", "event_type", "subject", "modality", "needs", "unless"),
    *("absolute", "patterns", "examples", "counterexamples", "why"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """One entry of data/cues.toml, or one of those below; known by its identity."""

    id: str
    role: str
    kind: str = ""
    event_type: str = ""
    subject: str = "holder"  # whose position it is: holder, beneficiary, source, or object ("angered them")
    modality: str = ""  # where the cue itself makes the deed unreal: "did not rule out"
    needs: frozenset[str] = frozenset()  # roles, one of which the clause must hold to count; "provision": names one
    unless: frozenset[str] = frozenset()  # roles that the clause must not hold
    absolute: bool = False  # whichever way the article's change goes: "the animals suffer", "eased the rules"

    @property
    def sign(self) -> int:
        """Which way the cue points: -1 towards forbidding, +1 towards allowing."""
        return -1 if self.role in _NEGATIVE else 1


# Cues that no pattern finds; their evidence names the entry of data/cues.toml that is nearest.
NAMED_RULE = Cue("cues/measure", "ban", "stance")  # a provision that is itself a rule, by its name
NAMED_PERMISSION = Cue("cues/permission", "permission", "stance")  # a provision, or what it is called
A_BAN, A_PERMISSION = Cue("cues/ban", "ban", "stance"), Cue("cues/permission", "permission", "stance")  # what "it" is
WISHES = {  # and what "it" is where a ban or a permission is to be lifted, and is not yet
    "ban": Cue("cues/permission", "permission", "stance", modality="planned"),
    "permission": Cue("cues/ban", "ban", "stance", modality="planned"),
}
MEASURING = Cue("cues/measure", "forbid", event_type="prohibition")  # "will | charge drivers"
MAKING = Cue("cues/carry-out", "impose", event_type="permission")  # "made | vaccination mandatory"
HALTING = Cue("cues/lift", "lift", event_type="permission")  # "a halt to | the tariffs"
DEED = Cue("cues/decide", "permit", event_type="permission")  # "decided to | cull wolves"


@cache
def load_cues() -> Phrases[Cue]:
    """Compile data/cues.toml; raises InputError on an unknown key or role."""
    pairs = []
    for entry in load_rules("cues")["cue"]:
        where = f"data/cues.toml: cue '{entry.get('id', '?')}'"
        check_keys(entry, _KEYS, where)
        if entry.get("role") not in ROLES:
            raise InputError(f"{where}: 'role' must be one of {', '.join(sorted(ROLES))}.")
        options = {key: entry[key] for key in ("kind", "event_type", "subject", "modality", "absolute") if key in entry}
        scopes = {key: frozenset(entry[key]) for key in ("needs", "unless") if key in entry}
        cue = Cue(f"cues/{entry['id']}", entry["role"], **options, **scopes)
        pairs += [(_spell_out(pattern), cue) for pattern in entry["patterns"]]
    return Phrases(pairs)


@cache
def shift_words() -> frozenset[str]:
    """Return the single words by which an article may speak of its change: "the decision", "the repeal"."""
    entries = (entry for entry in load_rules("cues")["cue"] if entry["role"] == "shift")
    single = (pattern for entry in entries for pattern in entry["patterns"] if " " not in pattern)
    return frozenset(word for pattern in single for word in pattern.split("|")) | _CHANGES


def _spell_out(pattern: str) -> str:
    """Put the words of a list of data/cues.toml in the place of its name: "<bad>"."""
    for name, words in load_rules("cues")["words"].items():
        pattern = pattern.replace(f"<{name}>", "|".join(words))
    return pattern


def is_decision(words: Sequence[str], cue: Match[Cue]) -> bool:
    """ "The decision to ban it": is a deed told as a thing, which may be overturned as a plan may be dropped?"""
    return words[cue.first] == "decision"


def _runs_on(words: Sequence[str], cue: Match[Cue]) -> bool:
    """ "Challenged the decision to", "issued an order revoking the licence": does a cue reach into what a plan does?"""
    if cue.entry.role == "decide" and words[cue.first] == "order":
        return cue.first > 0 and words[cue.first - 1] in _DETERMINERS  # "an order to lift the ban"
    if cue.last - cue.first <= _SHORT or cue.entry.role not in _OUTER:
        return False
    begin = cue.first + 1 if cue.entry.role in RULES else cue.last - _SHORT  # "sees plans to ban it as a danger" is one
    if cue.entry.role == "favour" and words[cue.last - 1] == "to" and words[cue.last - 2] in _ENDS:
        return True  # "asked for an end to the ban"
    return any(words[i - 1] in _PLANS and (words[i] == "to" or words[i] in _UNDOING) for i in range(begin, cue.last))


def _cut_short(words: Sequence[str], cue: Match[Cue]) -> list[Match[Cue]]:
    if not _runs_on(words, cue):
        return [cue]
    shorter = [part for part in load_cues().find(words, cue.first, cue.last) if not _runs_on(words, part)]
    return keep_longest(shorter)


_CUE_HEADS = Heads(lambda: load_cues().starts)


def find_cues(
    document: Document, sentences: Iterable[Sentence], acts_only: bool = False
) -> dict[int, list[Match[Cue]]]:
    """Return the cues of each sentence that has any, by its first word; of an off-subject text only what was done."""
    found = load_cues().find_by_sentence(document, sentences, _CUE_HEADS)
    for first, cues in found.items():
        if any(_runs_on(document.words, cue) for cue in cues):
            found[first] = [part for cue in cues for part in _cut_short(document.words, cue)]
    if not acts_only:
        return found
    acts = {first: [cue for cue in cues if cue.entry.role == "act"] for first, cues in found.items()}
    return {first: cues for first, cues in acts.items() if cues}
