"""Does a cue, or what a clause says, bear on the policy at all?"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.reading.codes.cues import ATTITUDES, Cue
from timeline.reading.codes.holders import Holders
from timeline.reading.codes.moments import Moments
from timeline.reading.codes.provisions import Hit
from timeline.reading.codes.readings import Clause, Reading
from timeline.reading.codes.topics import Topics
from timeline.reading.text.document import Document
from timeline.reading.text.phrases import Match

_IT = frozenset({"it", "them"})
_STOPS = "cues/lift-rule"
_NOTHING = "cues/says-nothing"
_PASSING = 8  # words
_EMPTY = frozenset("any of it that this them little much more less so such thing things anything nothing same".split())
_CLAIMS = frozenset(
    "would should must will could cannot can't won't wouldn't might can may need needs want hope hoping".split()
)  # words of a wish or a forecast
_MYSELF = frozenset("i i've i'm mother father grandmother grandfather".split())
_DOING = 8  # words from a gerund to what it is done to: "stopped selling | it"
_CONSENT = frozenset({"blessing", "go-ahead", "light", "nod", "assent", "approval", "off", "favour", "favor", "yes"})
_WHEN = frozenset("on in at last this yesterday by after when and but late earlier within while".split())
_ENACTS = frozenset({"cues/enact", "cues/pass", "cues/vote-for"})
_ON_BILLS = frozenset({"vote", "review"})  # what anybody may do that bears on the policy


class Relevance:
    """Tells what counts in one document."""

    def __init__(self, document: Document, topics: Topics, holders: Holders, moments: Moments) -> None:
        self.document = document
        self.topics = topics
        self.holders = holders
        self.moments = moments

    def is_other(self, cue: Match[Cue]) -> bool:
        """ "Stop the Noise" stops nothing, "May" may be a month, and to "refuse entry" may be what is at stake."""
        of_provision = "provision" in cue.entry.needs
        if (of_provision or cue.entry.role == "refuse") and self.topics.covers(cue.first, cue.last):
            return True
        if of_provision and cue.last - cue.first == 1 and self.topics.holds(cue.first, cue.last):
            return True  # "the cash grant"
        if cue.entry.event_type == "request" and self.topics.holds(cue.first, cue.last):
            return True  # "asylum requests" are what is at stake
        if self.document.words[cue.first] == "may" and (self._is_month(cue.first) or self._is_guess(cue)):
            return True
        if cue.entry.role == "shift" and self.topics.is_law(cue.first, cue.last):
            return True  # "repealed the farm laws" is said of them, and not of a change
        if cue.entry.id == _STOPS and self.topics.broader and self._stops_other(cue):
            return True
        if self._is_numbered(cue):
            return False
        return self.moments.datings.covers(self.document.starts[cue.first]) or self.holders.names(cue.first, cue.last)

    def _is_numbered(self, cue: Match[Cue]) -> bool:
        """ "Senate Bill 172", "Legal Notice 63": a text by its number is one, whatever name it ends."""
        following = self.document.words[cue.last : cue.last + 1]
        return cue.entry.role == "shift" and bool(following) and following[0][0].isdecimal()

    def _is_month(self, word: int) -> bool:
        """ "that May", "by early May": is it the month, where "May" begins neither a sentence nor a headline's word?"""
        forms = self.document.forms
        return forms[word] == "May" and word > 0 and forms[word - 1][0].islower()

    def _is_guess(self, cue: Match[Cue]) -> bool:
        """ "He may be losing": what somebody may be doing nobody allows."""
        following = self.document.words[cue.last : cue.last + 2]
        return following[:1] == ["be"] and following[-1].endswith("ing")

    def _stops_other(self, cue: Match[Cue]) -> bool:
        """ "Their phones did not stop ringing", "suspended eight of them": is what ends no matter of the policy?"""
        words, after = self.document.words, cue.last
        if words[after + 1 : after + 3] == ["of", "them"]:
            return True
        doing = after < len(words) and words[after].endswith("ing")
        return doing and not self.topics.names_any(after, min(after + _DOING, len(words)))

    def matters(self, clause: Clause, reading: Reading, actor: str, provision: str) -> bool:
        """Does it bear on the policy? A position needs a provision or somebody; an act a known actor in its clause."""
        if reading.sign == 0:
            named = reading.event_type in _ON_BILLS and reading.names_change  # "is to vote on the bill"
            known = self.holders.is_known(actor) or (bool(actor) and named)
            return known and self.holders.acts_within(clause.first, reading)
        if reading.relative and reading.main.entry.id in _ENACTS and self.topics.hits:
            words = clause.first, clause.last
            bears = self.topics.names_shift(*words) or self.topics.names_any(*words)
            if not (bears or self._takes_it_up(reading)):
                return False  # "approved the budget"
        outer = reading.outer.entry
        if outer.subject in ("source", "object") and not actor:
            return False  # the article's own verdict is nobody's position
        bare = outer.role in ATTITUDES and not outer.event_type and len(reading.cues) == 1
        if bare and not (actor or clause.voice.attribution or self.topics.names_any(clause.first, clause.last)):
            return False  # "Not everybody is cheering.", "The water was cool."
        return bool(provision or actor or (reading.rule and self.holders.without_codebook))

    def is_passing(self, clause: Clause, speaker: str, about: Hit | None, cues: Sequence[Match[Cue]]) -> bool:
        """“It rained,” said a neighbour; "asked not to be named": is it too little to say anything of the policy?"""
        if clause.voice.attribution is None:
            return False
        if any(cue.entry.id == _NOTHING and cue.first < clause.last and clause.first < cue.last for cue in cues):
            return True
        if _EMPTY.issuperset(filter(str.isalpha, self.document.words[clause.first : clause.last])):
            return True
        if about is not None:
            return False
        known = self.holders.is_known(speaker) or self.holders.find_interest(speaker, "") is not None
        short = clause.last - clause.first < _PASSING and clause.voice.manner == "direct"
        return (short and not known) or self._is_anecdote(clause, known)

    def _is_anecdote(self, clause: Clause, known: bool) -> bool:
        """“My mother hid it in a teapot”, or figures of somebody unknown: is it told, and nothing claimed?"""
        words = self.document.words[clause.first : clause.last]
        if not _CLAIMS.isdisjoint(words) or self.topics.names_shift(clause.first, clause.last):
            return False
        return not _MYSELF.isdisjoint(words) or (not known and any(word[0].isdigit() for word in words))

    def _takes_it_up(self, reading: Reading) -> bool:
        """ "approved it", "it was signed": is what somebody enacts only a pronoun?"""
        group, main, words = reading.group, reading.main, self.document.words
        if words[main.last - 1] in _CONSENT:
            following = words[main.last] if main.last < len(words) else ""
            return not following.isalpha() or following in _WHEN  # "gave its blessing on Monday"
        taken = slice(group.first - 1, group.first) if group.passive else slice(main.first, main.last + 1)
        return not _IT.isdisjoint(self.document.words[taken])
