"""What a quotation without a cue says that its speaker, or somebody known, will or may do."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model import When
from timeline.reading.codes.holders import Holders
from timeline.reading.codes.readings import Clause
from timeline.reading.codes.voices import verbs_of
from timeline.reading.text.document import Document
from timeline.reading.text.verbs import is_past

_SELVES = frozenset({"we", "i", "it", "he", "she", "they"})
_INTENTS = {"will": "planned", "would": "planned", "shall": "planned", "might": "hypothetical", "could": "hypothetical"}
# tell of no deed
_IDLE = frozenset({"be", "have", "not", "never", "rather", "like", "love", "prefer", "welcome", "still", "only"})
_FUTURE_SELVES = frozenset({"we'll", "i'll", "they'll", "he'll", "she'll"})
_MOOTING = frozenset("considering contemplating exploring mulling reconsider reconsidering weighing".split())
_DONE = frozenset({"had", "has", "have", "been", "being"})
_OPENING = 12  # words of a quotation in which its subject and verb are looked for


def find_intent(
    document: Document, clause: Clause, when: When, holders: Holders, decides: bool
) -> tuple[str, str, str]:
    """Return kind, event type and modality of what a clause announces, promises or denies; else it is a stance.

    "it would go all-electric", "Britain will see him in court"; of who decides also "prisoners will be freed".
    Who has a say and "is considering" something may do it.
    What is denied is an act where one is told: "denied that it had agreed", and not "that the lake was theirs".
    """
    cue = document.words[slice(*clause.voice.frame)] if clause.voice.frame else ()
    if not verbs_of("promising").isdisjoint(cue):
        return "event", "promise", "planned"
    if not verbs_of("denying").isdisjoint(cue):
        done = not _DONE.isdisjoint(document.words[clause.first : clause.last])
        return "event" if done else "stance", "", "denied"
    if decides and not _MOOTING.isdisjoint(document.words[clause.first : clause.last]):
        return "event", "", "hypothetical"
    modality = _find_modality(document.words, clause.first, clause.last, holders, decides)
    if modality:
        return "event", "announcement", modality
    ahead = when.start is not None and when.start > document.article.published  # "the hearing is next week"
    return ("event", "", "planned") if ahead else ("stance", "", "realised")


def _find_modality(words: Sequence[str], first: int, last: int, holders: Holders, decides: bool) -> str:
    last = min(last, first + _OPENING)
    if not _FUTURE_SELVES.isdisjoint(words[first:last]):
        return "planned"
    for i in range(first + 1, last - 2):
        if words[i] not in _INTENTS:
            continue
        if decides and words[i + 1] == "be" and is_past(words[i + 2]):
            return _INTENTS[words[i]]
        if words[i + 1] not in _IDLE:
            return _INTENTS[words[i]] if words[i - 1] in _SELVES or holders.acts_before(i) else ""
    return ""
