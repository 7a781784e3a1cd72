"""The subject of a verb: whose act or position a clause tells of, by the mentions that stand before the verb."""

from __future__ import annotations

from timeline.reading.actors.actor_words import modifiers
from timeline.reading.actors.reader import Mention, Mentions
from timeline.reading.codes.voices import Voice
from timeline.reading.text.document import Document, Sentence
from timeline.reading.text.verbs import forms_of, is_past

PREPOSITIONS = frozenset(
    """of by for to with from in on at against over near inside under toward towards into between about
    among within across behind through during without via per around unlike like despite except alongside
    throughout outside beyond off""".split()
)
RELATIVES = frozenset({"which", "who", "whom", "whose", "that"})
_ROUGHLY = frozenset({"about", "around", "over", "near"})  # before a number they count
_COUNTED = frozenset("a one two three four five six seven eight nine ten half dozens hundreds thousands".split())
_PERSONAL = frozenset({"who", "whom", "whose"})
_SEATS = ("r-", "d-")  # "Jane Doe, R-Georgia": party and place
_LEADERS = PREPOSITIONS | set("is was are were not became become becomes becoming".split())  # of no subject
_DETERMINERS = frozenset({"the", "a", "an"})
_LEADING = _DETERMINERS | frozenset(
    "all any both each every several some these this those first second third next latest only".split()
)
_ARTICLES = _DETERMINERS | {"long", "once", "himself", "herself", "itself"}  # "long an opponent"
_POSSESSIVES = frozenset({"'s", "'", "his", "her", "their", "its", "our", "my"})
_AIMS = forms_of("aim expect hope intend plan pledge prepare promise seek threaten try vow want wish")
_COORDINATIONS = frozenset({"and", "or", "but", "then"})
QUANTITIES = frozenset(
    """hundreds thousands dozens scores tens group groups number majority minority handful coalition members most some
    many several all none one two three half third thirds quarter quarters fifth fifths tenths cent percent""".split()
)  # "hundreds of growers" are growers
_LANDS = frozenset("state city province town canton county region municipality republic kingdom".split())
_ACTS = frozenset(
    """appeal bylaw circular decision decree directive edict guidelines instruction judgement judgment letter memo
    memorandum motion notice order ordinance petition regulations resolution statement ruling rules verdict
    vote""".split()
)  # act for those who made them
_MADE = frozenset("adopted approved issued passed published signed".split())  # of what acts for its makers
_OFFICES = frozenset({"opposition", "government", "office", "power"})  # "in opposition" says when
_SUBORDINATORS = frozenset("after although as because before if once since though unless until when while".split())
_AUXILIARIES = frozenset("am are can could did do had have may might must shall should was were will would".split())
_NO_GERUNDS = frozenset("including following king beijing prompting leading forcing causing".split())
_PAUSES = frozenset({",", "—", "–", ")"})
_REACH = 80  # words before a verb in which its subject is looked for
_ANTECEDENT = 12  # words before a relative pronoun in which its antecedent stands
_NESTED = 3  # relative clauses before a verb that are passed over
_WITH = 10  # words from "with" to the participle: "with several members of his own party voting"
_OPENING = 4  # words of a participle that opens its sentence: "Having long resisted"
_HANGING = frozenset({"once", "long", "ever", "its", "his", "her", "their"})  # "Once hostile to it, the ministry …"
_LOBBY = 7  # words from the comma to the last one of ", a lobby of mineral producers,"
_HANGS_ON = frozenset({",", "before", "after", "while", "when", "by", "without"})
_NO_TELLERS = frozenset("said led prompted persuaded convinced forced caused enabled pushed drove got".split())
_MORE = frozenset({"the", "several", "many"})  # "France and several other countries"
_ONE_OF = [",", "one", "of"]  # "Acme, one of two firms", is Acme
_NOW = frozenset({"now", "then", "also", "later", "still"})
_UNCLEAR = frozenset({"it", "they"})
_YEAR = 4  # digits
_WALK = 4  # words between a name and the preposition before it

NOBODY = ("", "")


class Subjects:
    """Finds the subjects of the verbs of one document."""

    def __init__(self, document: Document, mentions: Mentions, known: set[str], things: frozenset[str]) -> None:
        self.words = document.words
        self.mentions = mentions
        self.known = known  # the codebook's actors
        self.things = things  # the names of its provisions, who act as little

    def find(self, voice: Voice, sentence: Sentence, verb: int) -> tuple[str, str]:
        """Return the actor, and kind, of the mention nearest before the verb that is nobody's complement.

        A relative clause that is over is passed over ("the council, which met on Monday, banned"); in one that is
        not, the antecedent acts. Where nobody else does, a possessor acts: "the minister's decision".
        """
        if (hanging := self._after_participle(sentence, verb)) is not None:
            return hanging
        if (beside := self._beside(sentence, verb)) is not None:
            return beside
        begin = max(sentence.first if voice.attribution is None else voice.first, verb - _REACH)
        while verb - begin > 1 and self.words[verb - 1] in _NOW and self.words[verb - 2] in _PAUSES:
            verb -= 1  # "France, which once forbade it, now lets them"
        for _ in range(_NESTED):
            relative = self._last_relative(begin, verb)
            if relative is None:
                break
            if self.words[verb - 1] in _PAUSES and relative < verb - 1:
                verb = relative
                while verb > begin and self.words[verb - 1] in _PAUSES:
                    verb -= 1
            elif not self._acts_within(relative, verb):
                return self._antecedent(begin, relative, voice)
            else:
                break
        return self._owner_behind(verb) if self._is_unclear(verb - 1) else self._nearest(begin, verb, voice)

    def _after_participle(self, sentence: Sentence, verb: int) -> tuple[str, str] | None:
        """ "Having long resisted it, the airport gave in": who acts before a comma acts behind it, too."""
        if verb - sentence.first >= _OPENING or self._within(sentence.first, verb):
            return None
        opening = self.words[sentence.first : verb + 1]
        if opening[0] not in _HANGING and not any(word.endswith("ing") for word in opening):
            return None
        comma = next((i for i in range(verb, min(sentence.last, verb + _REACH)) if self.words[i] == ","), sentence.last)
        near = self._within(comma, min(sentence.last, comma + _WALK))
        return (near[0].who, near[0].kind) if near else None

    def _beside(self, sentence: Sentence, verb: int) -> tuple[str, str] | None:
        """ "The house passed it, with five Democrats voting against": who stands between "with" and a participle."""
        if not self.words[verb].endswith("ing"):
            return None
        for word in range(verb - 1, max(sentence.first, verb - _WITH), -1):
            if self.words[word] == "with" and self.words[word - 1] == ",":
                near = self._within(word, verb)
                return (near[-1].who, near[-1].kind) if near else None
        return None

    def _is_unclear(self, word: int) -> bool:
        """ "After two people had died, it relented": is the subject a pronoun of which nobody knows whom it means?"""
        return self.words[word] in _UNCLEAR and not self._within(word, word + 1)

    def _owner_behind(self, verb: int) -> tuple[str, str]:
        """ "It dropped its objections": who owns what the verb is about."""
        near = self._within(verb, verb + _WALK)
        owns = bool(near) and self.words[near[0].first] in _POSSESSIVES
        return (near[0].who, near[0].kind) if owns else NOBODY

    def _last_relative(self, begin: int, verb: int) -> int | None:
        """The last relative pronoun before the verb; "said that" opens no relative clause."""
        for word in range(verb - 1, begin, -1):
            named = self.words[word] in RELATIVES and (self.words[word] != "that" or self._follows_name(word))
            if named or (self.words[word] == "where" and self.words[word - 1] == ","):
                return word
        return None

    def _follows_name(self, word: int) -> bool:
        return any(mention.last == word for mention in self.mentions.within(max(0, word - _ANTECEDENT), word))

    def _within(self, first: int, last: int) -> list[Mention]:
        near = [m for m in self.mentions.within(first, last) if m.who and m.who.lower() not in self.things]
        return [m for m in near if self.words[m.first - 3 : m.first] != _ONE_OF]

    def _acts_within(self, relative: int, verb: int) -> bool:
        """Does somebody act in it, and not "who as a judge voted"? Of "whose members had asked" only who is known."""
        near = [m for m in self._within(relative, verb) if m.kind != "role" or self.words[m.first - 1] != "as"]
        return any(mention.actor in self.known for mention in near) if self.words[relative] == "whose" else bool(near)

    def _antecedent(self, begin: int, relative: int, voice: Voice) -> tuple[str, str]:
        """Whoever stands right before a relative pronoun, else the subject of what the clause belongs to."""
        end = relative
        while end > begin and (self.words[end - 1] in _PAUSES or self.words[end - 1] in PREPOSITIONS):
            end -= 1
        near = self._within(max(begin, end - _ANTECEDENT), end)
        if near and near[-1].last == end:
            if self.words[relative] == "which" and near[-1].entity and near[-1].entity.sort == "people":
                return NOBODY  # "identify their guests in person, which rules it out"
            chosen = near[-2] if len(near) > 1 and self._is_home(*near[-2:], relative) else near[-1]
            return chosen.who, chosen.kind
        return self._nearest(begin, end, voice)

    def _is_home(self, person: Mention, place: Mention, relative: int) -> bool:
        """ "Jane Doe of Georgia, who voted", "Jane Doe, R-Georgia, who": is it only where somebody comes from?"""
        between = self.words[person.last : place.first]
        seat = between == [","] and self.words[place.first].startswith(_SEATS)
        from_there = between in (["of"], ["from"]) and place.kind in ("place", "name")
        return person.kind == "name" and self.words[relative] in _PERSONAL and (seat or from_there)

    def _nearest(self, begin: int, verb: int, voice: Voice) -> tuple[str, str]:
        possessor, mentions = NOBODY, self._within(self._main_clause(begin, verb), verb)
        if voice.attribution is not None and len(voice.stretches) > 1:  # not the tag between: "he told the Post"
            mentions = [m for m in mentions if any(a <= m.first < b for a, b in voice.stretches)]
        to = self._shared_to(begin, verb)
        mentions = mentions if to is None else [mention for mention in mentions if mention.last <= to]
        hangs = self.words[verb].endswith("ing") and self._hangs(verb)
        verb -= verb > begin and self.words[verb - 1] in _AIMS  # "urged the cabinet to stop and | plans to sue"
        joined = self.words[verb - 1] in _COORDINATIONS or hangs
        if len(mentions) > 1 and joined and self._is_object(mentions[-1], verb - 1 if to is None else to):
            mentions.pop()
        led = self.words[verb - 1] == "in" and self.words[verb].endswith("ing")  # "followed France in banning"
        if len(mentions) > 1 and led and mentions[-1].last == verb - 1:
            mentions.pop()
        told = self.words[verb] == "to"
        for number in range(len(mentions) - 1, -1, -1):
            mention = mentions[number]
            after = self.words[mention.last] if mention.last < len(self.words) else ""
            if after in _POSSESSIVES or self.words[mention.last - 1] in _POSSESSIVES:
                possessor = possessor if possessor[0] else (mention.who, mention.kind)
            elif number and self._is_owned(mentions[number - 1], mention, begin):
                continue  # "gave consent to Shell's Jackdaw"
            elif number and (joined or told and mention.last == verb) and self._is_object(mention, verb - 1):
                continue  # "allowed Shell to build but forbade it to drill", "told Shell to drill"
            elif number > 1 and self._is_joined(mentions[number - 1], mention, begin):
                continue  # "under pressure from Stuttgart and Wolfsburg"
            elif not (self._is_complement(mention, begin) or self._is_apposition(mentions[: number + 1], begin, verb)):
                return self._first_of_several(mentions[: number + 1], begin), mention.kind
        return possessor

    def _hangs(self, gerund: int) -> bool:
        """ "told the house, defending it", "sent the ministry emails asking for it": does it go back to the subject?"""
        named = any(mention.last == gerund for mention in self._within(gerund - _WALK, gerund))
        return self.words[gerund - 1] in _HANGS_ON or (self.words[gerund - 1].endswith("s") and not named)

    def _shared_to(self, begin: int, verb: int) -> int | None:
        """ "voted to ban the march and allow cameras": the "to" that a second bare verb goes with, too."""
        word = self.words[verb]
        bare = self.words[verb - 1] in ("and", "or") and not (is_past(word) or word.endswith(("s", "ing")))
        leads = (i for i in range(verb - 2, begin, -1) if self.words[i] == "to")
        return next(leads, None) if bare and word.isalpha() and word not in _AUXILIARIES | RELATIVES else None

    def _main_clause(self, begin: int, verb: int) -> int:
        """ "When Russia cut supplies, several countries pressed": where the clause of the verb begins."""
        if self.words[begin] not in _SUBORDINATORS or "," not in self.words[begin:verb]:
            return begin
        comma = self.words.index(",", begin, verb)
        over = comma < verb - 1 and any(is_past(self.words[m.last]) for m in self._within(begin, comma))
        return comma + 1 if over else begin

    def _is_apposition(self, mentions: list[Mention], begin: int, verb: int) -> bool:
        """ "Japan, the largest importer of it, has banned it": does the last one only say what somebody is?"""
        *before, mention = mentions
        start = mention.first
        while self.words[start - 1] in _ARTICLES and start > 0:
            start -= 1
        if self._is_complement(mention, begin):  # ", a lobby of mineral producers,"
            comma = next((i for i in range(start, max(begin, start - _LOBBY), -1) if self.words[i] == ","), start)
            start = comma + 1 if self.words[comma + 1] in _ARTICLES else start
        opens = len(before) == 1 and self.words[begin] in PREPOSITIONS and before[0].last == start - 1
        if opens and self._is_complement(before[0], begin):
            return False  # "In a letter to ministers, the union, which …, opposed it"
        named = self.words[start] in _ARTICLES  # "Robert Habeck, the Green vice-chancellor, said"
        said = (mention.kind == "role" or named) and "," in self.words[mention.last : max(verb, mention.last + 1)]
        behind = bool(before) and before[-1].last == start - 1 and self.words[start - 1] == ","
        where = behind and before[-1].kind == "place" and self._is_complement(before[-1], begin)
        return said and behind and not where  # "In Berlin, the minister, who is ill, banned it"

    def _is_owned(self, owner: Mention, mention: Mention, begin: int) -> bool:
        """ "to Shell's Jackdaw": does it belong to one who is himself only a complement?"""
        beside = owner.last == mention.first - 1 and self.words[owner.last] in _POSSESSIVES
        return beside and self._is_complement(owner, begin)

    def _is_joined(self, first: Mention, second: Mention, begin: int) -> bool:
        """ "from Stuttgart and Wolfsburg": does the preposition before the first one lead the second, too?"""
        beside = first.last == second.first - 1 and self.words[first.last] in ("and", "or")
        return beside and self._is_complement(first, begin)

    def _is_object(self, mention: Mention, coordination: int) -> bool:
        """ "thanked Cameron and urged", "fined Meta a billion euros and ordered": is it whom the verb before hits?"""
        before = self.words[mention.first - 1 - (self.words[mention.first - 1] in _DETERMINERS)]
        return mention.last == coordination or (is_past(before) and before not in _NO_TELLERS)

    def _is_complement(self, mention: Mention, begin: int) -> bool:
        """Does a preposition, or "is", stand before the phrase: "of the opposition Democrats", "is the party"?"""
        word = mention.first - 1
        while word > max(begin, mention.first - _WALK) and self._leads(word):
            word -= 1
        if word > begin and self.words[word] == "of" and self.words[word - 1] in QUANTITIES | _LANDS:
            return False
        if self.words[word] == "as" and self.words[word - 1] == "such":
            return True  # "groups such as Greenpeace"
        if self.words[word] in _ROUGHLY and (self.words[word + 1] in _COUNTED or self._is_number(word + 1)):
            return False  # "about 200 members demonstrated"
        if self.words[word] == "in" and self.words[word + 1] in _OFFICES:
            return False  # "in opposition Mr Merz had demanded it"
        head = word - 1 - (word - 1 > begin and self.words[word - 1][0].isdecimal())  # "Notice 4 of the port"
        if word > begin and self.words[word] in ("of", "by", "from") and self.words[head] in _ACTS:
            return False  # "a ruling by the court allows"
        if word > begin and self.words[word] == "by" and self.words[word - 1] in _MADE:
            return False  # "a notice signed by the minister bans"
        led = self.words[word] in _LEADERS or (self.words[word].endswith("ing") and self.words[word + 1].isalpha())
        return word >= begin and led and self.words[word] not in _NO_GERUNDS  # "lawmakers touring Capitol Hill"

    def _leads(self, word: int) -> bool:
        leads = self.words[word] in _LEADING or self.words[word] in modifiers() or self._is_number(word)
        return leads and not self.mentions.around(word, word + 1)  # "In a letter to farmers | the firm opposed it"

    def _is_number(self, word: int) -> bool:
        """ "with 90,000 members", but not "in 2021 Poland": a number that is no year."""
        return self.words[word][0].isdecimal() and len(self.words[word]) != _YEAR

    def _first_of_several(self, mentions: list[Mention], begin: int) -> str:
        """Of "Porsche and Ferrari" the first is the actor."""
        chosen = mentions[-1]
        for mention in reversed(mentions[:-1]):
            between = [w for w in self.words[mention.last : chosen.first] if w not in _MORE and not w[0].isdecimal()]
            if between not in (["and"], [","], [",", "and"], ["as", "well", "as"]):
                break
            parted = chosen.first > begin and self.words[chosen.first - 1] == ","
            parted = parted and self.words[chosen.last] not in ("and", "or")
            if parted and (chosen is mentions[-1] or self.words[mentions[-1].last : mentions[-1].last + 1] == [","]):
                break  # an apposition: "the minister, Karl X", "a couple from Leeds, Anna and Karl X,"
            chosen = mention
        return chosen.who
