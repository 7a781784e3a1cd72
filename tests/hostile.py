"""Texts that make careless code slow; each maker returns about `size` characters."""

from __future__ import annotations

from collections.abc import Callable

TITLE = "Ukraine may strike inside Russia"  # names a provision: a text on another subject would hardly be coded
PROSE = (
    "The minister said on Tuesday that the government would allow exports again. “We have not decided,” a second "
    "official told reporters last week, according to the agency. Critics warned that the ban, which had previously "
    "been lifted in May 2023, could return within two weeks if approved.\n\n"
)


def _repeat(piece: str) -> Callable[[int], str]:
    return lambda size: piece * (size // len(piece))


HOSTILE: dict[str, Callable[[int], str]] = {
    "plain prose": _repeat(PROSE),
    "quotation marks": _repeat('"'),
    "opening quotation marks": _repeat("“"),
    "closing quotation marks": _repeat("” "),
    "single quotation marks": _repeat("' "),
    "quoted words": _repeat("“no” "),
    "one sentence": _repeat("the minister and the official of the agency "),
    "a sentence of rules": _repeat("the government banned exports and allowed imports, the minister said, "),
    "one word": _repeat("a"),
    "one hyphenated word": _repeat("anti-"),
    "nested brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "spaces": _repeat(" "),
    "newlines": _repeat("\n"),
    "lines of one letter": _repeat("a\n"),
    "dots": _repeat("."),
    "dots and spaces": _repeat(". "),
    "initials": _repeat("U.S. "),
    "abbreviations": _repeat("Mr. "),
    "commas": _repeat("he, "),
    "said that": _repeat("said that "),
    "he said that": _repeat("he said that "),
    "many speakers in a sentence": _repeat("said that he might be allowed to lift the ban and "),
    "many provisions in a sentence": _repeat("the strikes inside Russia, which he said would hurt, "),
    "many wishes in a sentence": _repeat("wants the licences blocked, "),
    "answers in a sentence": _repeat("lifted the ban over the objections of the residents and "),
    "things in a sentence": _repeat("scrap the strikes inside Russia and the strikes inside Russia "),
    "wishes for plans in a sentence": _repeat("wants plans to ban strikes inside Russia scrapped, wrong to propose "),
    "conditions in a sentence": _repeat("will lift it if they allow it, "),
    "exceptions in a sentence": _repeat("allowed drones but not exports, it was lifted, "),
    "loose tags in a sentence": _repeat(
        "the men and women of the town: “we are ruined now, all of us,” groaned the baker "
    ),
    "words of a provision": _repeat("long range strike deep inside Russia "),
    "single-quoted sayings": _repeat("‘We are ruined now,’ he groaned. "),
    "open single marks": _repeat("‘We are ruined now "),
    "according to": _repeat("according to "),
    "said the minister of": _repeat("said the minister of "),
    "Capitals": _repeat("John Smith "),
    "of the": _repeat("of the "),
    "numbers": _repeat("2024 "),
    "digits": _repeat("1"),
    "dates": _repeat("May 2024, "),
    "two weeks": _repeat("two weeks before the day after "),
    "not": _repeat("not "),
    "allowed to allow": _repeat("allowed to allow "),
    "ban on the ban": _repeat("a ban on the ban on "),
    "would if": _repeat("would if "),
    "official said official": _repeat("The official said the official said. "),
    "Quoted sentences": _repeat("“We will.” He said. "),
    "emoji": _repeat("😀 "),
    "combining marks": _repeat("e\u0301"),
}
