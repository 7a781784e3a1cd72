"""What a quotation without a cue is coded as: a stance of its speaker, or a deed that it announces or promises."""

import pytest

from tests.test_codes import code, only


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The pilots said that the lake was theirs.", ("stance", "", "realised")),
        ("The pilots said that they would fly by night.", ("event", "announcement", "planned")),
        ("The minister promised that nobody would be left alone.", ("event", "promise", "planned")),
        ("“Nobody will be left alone,” vowed the minister.", ("event", "promise", "planned")),
        ("The minister said that he was weighing his words.", ("event", "", "hypothetical")),
        ("The pilots said that they were weighing their words.", ("stance", "", "realised")),
        ("The pilots denied that the lake was theirs.", ("stance", "", "denied")),
        ("The pilots denied that they had been idle.", ("event", "", "denied")),
    ],
)
def test_what_somebody_says_is_a_stance_unless_it_announces_or_promises_a_deed(sentence, expected):
    told = code(f"The government allowed drones. {sentence}")[-1]
    assert (told.kind, told.event_type, told.modality) == expected


def test_what_somebody_is_asked_is_not_what_he_says():
    lead = "The government allowed drones."
    assert len(code(f"{lead} Asked whether drones would be banned again, the minister did not answer.")) == 1
    assert len(code(f"{lead} Asked about drones, the minister said they would stay.")) == 2


def test_a_verdict_inside_what_somebody_says_is_theirs_who_gave_it():
    text = "The council said it would ban drones, a decision the Pilots' Union called shameful."
    statements = code(text)
    assert [(told.actor, told.position) for told in statements][1:] == [("pilots", "supports")]


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("The minister banned drone flights. The government's position has not changed.", "government"),
        ("Pilots had long opposed drone flights. The pilots' union's view has not changed.", "pilots"),
        ("The minister banned drone flights. “The government's position has not changed,” he said.", "government"),
    ],
)
def test_a_position_that_has_not_changed_is_its_owner_s_though_the_sentence_does_not_name_its_subject(sentence, actor):
    statement = code(sentence)[-1]
    assert (statement.actor, statement.change) == (actor, "continues")
    assert statement.position in ("prohibits", "opposes")


@pytest.mark.parametrize(
    ("sentence", "position", "rules"),
    [
        ("The pilots said that 60 flights went out.", "", ["codes/said"]),
        ("The pilots oppose drones. “I count them at night,” said the pilots.", "opposes", ["codes/same-speaker"]),
        ("The pilots oppose drones. “I count them at night,” said a student.", "opposes", ["codes/same-speaker"]),
        ("The pilots back drones. “I count them at night,” a student said.", "supports", ["codes/same-speaker"]),
        ("A student called it “a veto for the Kremlin”.", "opposes", ["codes/same-speaker"]),
        ("A student described the decision as three men and a stamp.", "opposes", ["codes/same-speaker"]),
        ("A student called the lake his own.", "", ["codes/said"]),
        ("The minister said that drones were no toys.", "permits", ["codes/same-speaker"]),
        ("The minister said that the lake was theirs.", "supports", ["codes/same-speaker"]),
        ("The pilots oppose drones. The pilots said that drones were no toys.", "opposes", ["codes/same-speaker"]),
        ("The pilots oppose drones. A student said that he counted them at night.", "", ["codes/said"]),
        ("The pilots oppose drones.\n\n“I count them at night,” said a student.", "", ["codes/said"]),
    ],
)
def test_only_what_gave_a_side_is_evidence_of_one(sentence, position, rules):
    told = code(f"The government allowed drones. {sentence}")[-1]
    assert told.position == position
    assert [e.rule for e in told.evidence if e.rule.startswith("codes/")] == rules
    assert all(e.code == ("position" if position else "kind") for e in told.evidence if e.rule in rules)


@pytest.mark.parametrize("words", ["takes the opposite view", "sees it differently", "begs to differ"])
def test_who_takes_the_opposite_view_holds_the_opposite_of_what_was_just_told(words):
    told = code(f"The government banned drones. Residents welcome the ban on drones. The pilots' union {words}.")
    assert [(s.actor, s.position) for s in told] == [
        ("government", "prohibits"),
        ("residents", "opposes"),
        ("pilots", "supports"),
    ]


def test_a_question_that_the_article_asks_is_nobodys_position():
    assert [s.text for s in code("The government banned drones. Can pilots fly drones now?")] == [
        "The government banned drones."
    ]


def test_a_rule_that_was_put_on_hold_this_week_was_against_the_thing_wherever_the_article_tells_it():
    rain = "Pilots fly drones over the lake. The lake is deep. Boats sail on it. "
    told = code(f"{rain}On Wednesday the court put the rule on drones on hold.", "2024-05-31")[-1]
    assert (told.actor, told.position) == ("court", "permits")


def test_a_pause_in_the_fines_allows():
    assert code("The government ordered a one-month pause in the fines for drones.")[-1].position == "permits"


def test_who_wants_no_name_takes_no_side_by_it():
    told = only("An official, who did not want to be named, said that drones may fly again.")
    assert (told.position, told.actor) == ("permits", "government")


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("The animal welfare group said that 300 birds had been counted.", set()),
        ("“We have counted some 300 birds around this lake since May,” said the animal welfare group.", {"opposes"}),
        ("The animal welfare group said that the birds had been counted.", {"opposes"}),
    ],
)
def test_a_figure_in_other_words_shows_nobodys_side(sentence, side):
    told = code(f"The government allowed drones. {sentence}")
    assert {s.position for s in told if s.actor == "animal welfare group" and s.position} == side


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("Pilots criticised the ban on drones and said they would appeal.", "Pilots criticised the ban on drones"),
        ("Pilots thanked the minister for drones and asked for more.", "Pilots thanked the minister for drones"),
        ("Residents, who want drones banned, said they were noisy.", "who want drones banned"),
        ("The pilots have not yet said that they want drones.", ""),
    ],
)
def test_a_clause_of_the_article_has_its_subject_and_ends_where_somebody_speaks(sentence, clause):
    assert [s.text for s in code(sentence) if not s.source and s.kind == "stance"][:1] == ([clause] if clause else [])


def test_who_decides_speaks_for_the_new_rule_and_not_for_one_of_years_ago():
    rules = "In June 2018 the ministry banned drones. In May it allowed drones again."
    said = code(f"Pilots cheered on Monday. “Nothing is in their way,” the minister said of drones. {rules}")[1]
    assert (said.actor, said.position) == ("government", "permits")
