"""The language of cues, and the forms of verbs that it names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.reading.text.phrases import Phrases, parse_pattern
from timeline.reading.text.verbs import conjugate, verb_forms

# pattern, text -> what is found in it
FOUND = {
    "a word": ("ban", "the ban and the bans", ["ban"]),
    "words in a row": ("green light", "a green light , a light green", ["green light"]),
    "either word": ("may|might not", "he may not and might not but could not", ["may not", "might not"]),
    "a word that may be missing": (
        "did not? promise",
        "did promise or did not promise",
        ["did promise", "did not promise"],
    ),
    "every form of a verb": ("{give}", "give gives gave given giving gift", "give gives gave given giving".split()),
    "one tense": ("{give:past}", "gave given gives", ["gave"]),
    "a verb or a word": ("{lift}|end", "lifted to end", ["lifted", "end"]),
    "a gap of up to four words": (
        "lift ... ban",
        "lift ban lift the old ban lift a b c d e ban",
        ["lift ban", "lift the old ban"],
    ),
    "a shorter gap": ("lift ...1 ban", "lift the ban lift the old ban", ["lift the ban"]),
    "no case, straight apostrophes": ("Won’t", "won't", ["won't"]),
    "overlapping": ("a a", "a a a", ["a a", "a a"]),
    "nothing": ("ban", "urban", []),
}


def find_texts(patterns: list[str], text: str, longest: bool = False) -> list[str]:
    """Return the words that patterns match, each match as one text."""
    words = text.split()
    phrases = Phrases((pattern, pattern) for pattern in patterns)
    matches = phrases.find_longest(words, 0, len(words)) if longest else phrases.find(words, 0, len(words))
    return [" ".join(words[match.first : match.last]) for match in matches]


@pytest.mark.parametrize(("pattern", "text", "found"), FOUND.values(), ids=FOUND)
def test_a_pattern_finds_its_words(pattern, text, found):
    assert find_texts([pattern], text) == found


def test_a_match_stays_within_the_words_given():
    phrases = Phrases([("lift ... ban", "x")])
    words = "lift the ban".split()
    assert not list(phrases.find(words, 0, 2))
    assert not list(phrases.find(words, 1, 3))
    assert [match.last for match in phrases.find(words, 0, 3)] == [3]


def test_the_longest_match_hides_those_inside_it_and_ties_stay():
    assert find_texts(["not", "did not", "did not rule out", "rule"], "did not rule out", longest=True) == [
        "did not rule out"
    ]
    assert find_texts(["did not", "not yet"], "did not yet", longest=True) == ["did not", "not yet"]
    assert find_texts(["ban", "ban|bans"], "ban", longest=True) == ["ban", "ban"]


@pytest.mark.parametrize("pattern", ["", "word? more", "... more", "word ...", "{give", "{give:future}"])
def test_a_pattern_that_makes_no_sense_is_refused(pattern):
    with pytest.raises(ValueError, match=r".+"):
        parse_pattern(pattern)


@given(st.lists(st.sampled_from("a b c".split()), max_size=12), st.sampled_from(["a b", "a ... c", "a b? c", "a|b c"]))
def test_every_match_begins_and_ends_with_words_of_its_pattern(words, pattern):
    first, last = pattern.split()[0].split("|"), pattern.split()[-1]
    for match in Phrases([(pattern, None)]).find(words, 0, len(words)):
        assert words[match.first] in first
        assert words[match.last - 1] == last


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("allow", "allow allows allowed allowed allowing"),
        ("ban", "ban bans banned banned banning"),
        ("permit", "permit permits permitted permitted permitting"),
        ("approve", "approve approves approved approved approving"),
        ("deny", "deny denies denied denied denying"),
        ("pass", "pass passes passed passed passing"),
        ("forbid", "forbid forbids forbade forbidden forbidding"),
        ("say", "say says said said saying"),
        ("agree", "agree agrees agreed agreed agreeing"),
        ("lie", "lie lies lied lied lying"),
        ("delay", "delay delays delayed delayed delaying"),
        ("veto", "veto vetoes vetoed vetoed vetoing"),
    ],
)
def test_a_verb_is_conjugated(lemma, forms):
    assert conjugate(lemma) == dict(zip("base third past participle gerund".split(), forms.split(), strict=True))


def test_an_unknown_tense_is_refused():
    with pytest.raises(ValueError, match="unknown tense 'future' of 'give'"):
        verb_forms("give", "future")
