"""Cues that do not read as they are meant: "the bar" forbids nothing, "limited strikes" limits nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.reading.codes.changes import RULES as CHANGES
from timeline.reading.codes.context import THAT, read_verb_group
from timeline.reading.codes.cues import ATTITUDES, OUTCOMES, THINGS, VERDICTS, Cue
from timeline.reading.dates.time_words import MONTHS_AND_DAYS
from timeline.reading.text.phrases import Match
from timeline.reading.text.verbs import forms_of, is_past

MODALS = frozenset({"may", "can", "cannot"})  # before a deed they tell of its possibility: "may halt any hunt"
OBLIGING = MODALS | {"must", "should"}
PARTICIPLE_FOLLOWERS = frozenset("by from to in on the a an at for and or that as under until since it them us".split())
WHENS = frozenset("in on by last after before under late early earlier this only since".split())
TAKEN = frozenset({"the", "a", "an"})  # lead to an object
DETERMINERS = frozenset(
    """a an the this that these those any no some its his her their our my your such new proposed full total partial
    nationwide blanket current existing strict of 's more most all each every several many for temporary permanent
    outright recent latest earlier initial export travel with in on at from through by""".split()
)
_BE = frozenset("be been is are was were become becomes became remain remains isn't wasn't".split())
_ARTICLES = frozenset({"a", "an", "another"})
_DEGREES = frozenset(
    """is are was were be been a an the as so too very quite just rather really not never hardly all both most more
    another “ " ‘""".split()
)
_LICENSED = frozenset({"licensed", "licenced"})
_STRUGGLES = frozenset(
    "fight fights battle battles march marches rally rallies protest protests rule rules order orders".split()
)
_OPENS = frozenset({"", ".", "?", "!", '"', "“"})  # before the first word of a sentence
_QUOTES = frozenset({"“", '"', "‘"})
_ORDERS = frozenset("ban bar block cap curb drop end halt license limit pause permit stop".split())
_STOPS = frozenset({".", ",", ";", "!", "?", "overnight", "altogether", "entirely", "abruptly", "there", "when"})
_NOUN_FOLLOWERS = frozenset(
    """on of against for in to from by with at until remains remain is was will would has had and or are were as than
    under over that which who toward towards into onto near inside within across along around between""".split()
)
_FINITE = frozenset("may can could should must will would shall might do does did".split())  # what a subject does
_VERB_LEADS = frozenset(
    """to will would could not may might can must should and who which that they we i you he she also then quietly
    formally cannot can't don't doesn't didn't won't wouldn't longer never still yet well than just please""".split()
)
_OBJECT_LEADS = frozenset("the it them this these those its his her their our him us".split())  # "people support it"
_AMBIGUOUS = frozenset(
    """ban bans bar bars limit limits ground cap caps curb curbs permit permits license licenses freeze freezes embargo
    attack attacks strike strikes visit visits help move moves order orders delay delays pause halt end ends block
    blocks transfer transfers supply supplies ship ships fire risk risks cost benefit benefits harm damage threat fuel
    fuels fight drop drops back march rally void issue issues sanction sanctions host question questions challenge need
    review clear adopt use boost cause challenges needs fights backs hurt protest free fuels doubt
    decree decrees support object objects killing veto vetoes bomb bombs shell shells raid raids invades assault
    narrow stop stops""".split()
)
_NOUN_LEADS = DETERMINERS - {"that", "proposed", "by", "from", "on", "of", "for", "with", "in", "at", "through"}
_SAME, _PERFECT = frozenset({"cost", "hurt", "cut"}), frozenset({"has", "have", "had", "having"})  # "has cost jobs"
_PLANS = frozenset({"plan", "plans"})
_INTO = (["in"], ["into"], ["back"], ["stay"], ["have"])  # “Let them into the city”
_MOVING = forms_of("come go get move fall turn step hold fight push pull look bounce")
_ASPECTS = forms_of("begin start get hasten rush deny")
_UNITS = frozenset("day days week weeks month months year years decade decades".split())
_GERUND_LEADS = frozenset("is are was were be been by without of for from in and not".split())
_WISHES = frozenset("want wants wanted wanting see have get getting like prefer".split())
_WISH = 8  # words before a participle in which somebody wants it
_CONTRAST, _CONTRASTS = 6, frozenset({"but", "while", "others", "whereas"})  # words before a modal, one of these
_BEFORE_PLANS = frozenset(  # and no subject of "plans"
    """against of on over about with for despite behind want oppose back support drop scrap block withdraw
    abandon stop end""".split()
)
_FEELINGS = frozenset(
    """devastated saddened disappointed unhappy dismayed furious outraged angry frustrated appalled shocked
    worried concerned alarmed annoyed irritated troubled disturbed happy pleased delighted relieved""".split()
)  # before a noun they describe somebody
_FELT = _BE | frozenset("am feel feels felt left very so deeply more".split())
_FELT_ABOUT = PARTICIPLE_FOLLOWERS | frozenset(
    "about over with when because but if not they he she we i you who which".split()
)
_ALLOWANCES = frozenset("approval clearance exceptions exemptions go-ahead permission reopening".split())
_IRREGULAR, _BEFORE_THINGS = frozenset({"frozen", "withheld"}), frozenset("of over about against into using".split())
_HOW, _RISKS = 7, frozenset("risk risks danger possibility chance evidence".split())  # words before what can be
_SCARCE = frozenset(
    """supplies supply stocks stockpiles resources capacity experience value impact effect effects options room powers
    funds numbers quantities success support knowledge staff""".split()
)
_TIMES = MONTHS_AND_DAYS | {"next", "now", "then"}
_BACKWARDS = PARTICIPLE_FOLLOWERS - TAKEN - {"it", "them", "us"}


def is_misread(words: Sequence[str], match: Match[Cue]) -> bool:
    """Is this a noun where the cue means a verb, a verb where it means a thing, or an adjective?"""
    role, word = match.entry.role, words[match.first]
    before = words[match.first - 1] if match.first else ""
    after = words[match.last] if match.last < len(words) else ""
    if role == "able" and before in ("we", "i", "you") and word != "no":
        return True  # what the speaker can do is no rule, but "we no longer have any limits" is
    if role == "forbid" and words[match.last - 1] == "from" and (after in _TIMES or after[:1].isdecimal()):
        return True  # "will have to stop selling them from May"
    if word in ("can", "could") and (_is_power(words, match.first, after) or _is_asked_how(words, match.first)):
        return True
    if word == "let" and match.last - match.first == 1 and not before.isalpha() and before not in (",", "–", "—"):
        return words[match.last + 1 : match.last + 2] not in _INTO  # “Let him come and see”
    if match.entry.id in VERDICTS and word not in _ARTICLES:
        between = words[match.first + 1 : match.last - 1]  # "was so very unfair", but not "was no humane way"
        return not all(word.endswith("ly") or word in _DEGREES for word in between)
    if match.last - match.first > 1:
        if words[match.last - 2 : match.last] == ["and", "plans"] and after == "to":
            return True  # "urged them to scrap the limits and plans to sue"
        noun = match.entry.subject in ("beneficiary", "source")  # "the order still stands", "the rule is too strict"
        return word in _STRUGGLES and before in _NOUN_LEADS and not noun  # "his fight for the town", "the rule that"
    if (
        (role == "able" or (role == "forbid" and match.entry.kind != "stance"))
        and match.entry.id != "cues/forbid"
        and not match.entry.id.startswith(CHANGES)  # what changes is named, if before them
        and after in _STOPS
        and before != "to"
        and not is_wanted(words, match.first)
        and not _is_contrast(words, match.first)
        and not read_verb_group(words, match.first, 0).passive
    ):
        return True  # "the singing stopped."
    if match.entry.id == "cues/unlawful" and after.isalpha() and after not in PARTICIPLE_FOLLOWERS:
        return before not in _BE  # "as illegal mining is called"
    if word in _LICENSED and after.isalpha() and not read_verb_group(words, match.first, 0).passive:
        return before not in _PERFECT  # "licensed miners"
    if word == "draft" and (before in DETERMINERS or before.endswith("s")):
        return True  # "the draft law"
    if word in _ASPECTS and (after == "to" or after.endswith("ing")):
        return True  # "began lifting the ban" is about the lifting
    if word in _PLANS and after == "to" and before.isalpha() and before not in DETERMINERS:
        noun = before in _BEFORE_PLANS or (before == "to" and word == "plans")  # "an end to plans to"
        return not (noun or is_past(before) or before.endswith("ing"))  # "Tokyo plans to admit them"
    shown = before == "that" and is_past(words[match.first - 2])  # "lifted that ban"
    if word in _AMBIGUOUS and (not shown and _reads_as_verb(word, before, after)) == (role in THINGS):
        return True
    if word.endswith("ing") and before in _NOUN_LEADS and role not in THINGS:
        return True  # "the killing", but not "the ruling"
    if role == "enact" and before == "," and _dates_only(words, match.last):
        return True  # "the act, adopted a year ago, …"
    if role in OUTCOMES and word.endswith("ing") and before not in _GERUND_LEADS:
        return True  # "worsening conditions"
    if word == "back" and (after in _BACKWARDS or not after.isalpha() or before in _MOVING):
        return True  # "brought back to", "hit back at", "comes back automatically"
    if word in _FEELINGS and after.isalpha() and before not in _FELT and after not in _FELT_ABOUT:
        return not is_past(word) or before in DETERMINERS or before in _OPENS  # "angry farmers", "delighted them"
    return role not in ATTITUDES and _is_adjective(role, word, before, after)


def _is_power(words: Sequence[str], can: int, after: str) -> bool:
    """ "Whose designator can guide a missile", "rockets that can hit Moscow": is it what a thing is able to do?"""
    whose = "whose" in words[max(0, can - _CONTRAST) : can]
    return whose or (words[can - 1] in THAT and after.isalpha() and after not in ("be", "not", "only", "now"))


def _is_asked_how(words: Sequence[str], can: int) -> bool:
    """ "Worried about how they could be used", "a risk that they could be": is it a question or a guess?"""
    before = words[max(0, can - _HOW) : can]
    return "how" in before or any(word in _RISKS and after == "that" for word, after in pairwise(before))


def is_wanted(words: Sequence[str], participle: int) -> bool:
    """ "want drones banned", "like to see the ban on drones lifted": is this what somebody wants done?"""
    return is_past(words[participle]) and not _WISHES.isdisjoint(words[max(0, participle - _WISH) : participle])


def _is_contrast(words: Sequence[str], modal: int) -> bool:
    """ "Small chips can be sold, but bigger ones cannot.": does the modal stand for what was just told?"""
    return words[modal] in MODALS and not _CONTRASTS.isdisjoint(words[max(0, modal - _CONTRAST) : modal])


def _dates_only(words: Sequence[str], at: int) -> bool:
    """Do the words from `at` on say when, and not what: "in 2021", "by parliament", "a year ago"?"""
    return not WHENS.isdisjoint(words[at : at + 1]) or not _UNITS.isdisjoint(words[at + 1 : at + 3])


def _is_adjective(role: str, word: str, before: str, after: str) -> bool:
    """ "limited strikes": a participle before its noun limits nothing."""
    leads = (before in DETERMINERS and before != "that") or before in _OPENS
    leads = leads or (role in OUTCOMES and (before in _BACKWARDS or before.endswith("ing")))
    if word == "limited" and before not in _BE | _PERFECT:
        leads = leads or is_past(before)  # "approved | limited strikes"
        if after in _ALLOWANCES:
            return True  # "confirms limited go-ahead"
    if word == "limited" and after in _SCARCE:
        return True  # "had limited supplies"
    participle = word.endswith("ed") or word in _IRREGULAR
    leads = leads or (word in _IRREGULAR and before in _BEFORE_THINGS)  # "the use of frozen assets"
    return participle and leads and after.isalpha() and after not in PARTICIPLE_FOLLOWERS


def _reads_as_verb(word: str, before: str, after: str) -> bool:
    """Tell "they ban phones" and "Denmark bans phones" from "the ban on phones" and "a phone ban"."""
    if after in _FINITE or before[:1].isdecimal():
        return False  # "ships may sail", "11 permits held by"
    if before in _QUOTES and word in _ORDERS and after[:1].isalnum() and after not in _NOUN_FOLLOWERS:
        return True  # “Ban drones”
    if before in _VERB_LEADS and (before != "that" or after not in _NOUN_FOLLOWERS):
        return True
    if word in _SAME and before in _PERFECT:
        return True
    if word == "ends" and before.isalpha() and before not in DETERMINERS:
        return True  # "as the ban ends"
    if before in DETERMINERS or after in _NOUN_FOLLOWERS or not after[:1].isalnum():
        return False
    return word.endswith("s") or before.endswith("s") or after in _OBJECT_LEADS
