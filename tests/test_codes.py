"""What a sentence is coded as: position, modality, change, actor and date, in a policy invented for the purpose."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.codebook import Actor, Codebook, Provision
from timeline.model import Article
from timeline.pipeline import tag

BOOK = Codebook(
    title="Drones over the lake",
    actors=(
        Actor("government", "Government", ("the government", "ministry", "minister", "ministers", "cabinet"), True),
        Actor("court", "Court", ("the court", "Supreme Court"), True),
        Actor("pilots", "Pilots' union", ("pilots' union", "the pilots", "pilots")),
        Actor("residents", "Residents", ("residents", "residents' association")),
    ),
    provisions=(
        Provision("drones", "Drones over the lake", patterns=("drone", "drone flights")),
        Provision("night", "Night flights", patterns=("night flights", "at night"), within="drones"),
    ),
)


def code(text: str, published: str = "2024-05-31"):
    return tag(Article("lake", text, date.fromisoformat(published), title="Lake"), BOOK).statements


def only(text: str):
    statements = [s for s in code(text) if s.position]
    assert len(statements) == 1, [s.text for s in statements]
    return statements[0]


@pytest.mark.parametrize(
    ("sentence", "position", "modality"),
    [
        ("The government allowed drone flights.", "permits", "realised"),
        ("The government banned drone flights.", "prohibits", "realised"),
        ("The government lifted the ban on drone flights.", "permits", "realised"),
        ("The government did not lift the ban on drone flights.", "permits", "denied"),
        ("The government stopped short of lifting the ban on drone flights.", "permits", "denied"),
        ("The government refused to allow drone flights.", "prohibits", "realised"),
        ("The government is weighing whether to lift the ban on drone flights.", "permits", "hypothetical"),
        ("The government did not rule out drone flights.", "permits", "hypothetical"),
        ("The government plans to ban drone flights.", "prohibits", "planned"),
        ("The government has no plans to allow drone flights.", "permits", "denied"),
        ("The government denied that it had banned drone flights.", "prohibits", "denied"),
        ("Drone flights are no longer barred.", "permits", "realised"),
        ("Drone flights remain barred.", "prohibits", "realised"),
        ("The ban on drone flights has not changed.", "prohibits", "realised"),
        ("The government allowed the ban on drone flights to lapse.", "permits", "realised"),
        ("The government proposed a ban on drone flights.", "prohibits", "planned"),
        ("Pilots cannot use drones over the lake.", "prohibits", "realised"),
        ("Drones must not fly over the lake.", "prohibits", "realised"),
        ("No drone may be flown over the lake.", "prohibits", "realised"),
        ("There will be no exemptions for drones.", "prohibits", "realised"),
        ("There are no limits on drone flights.", "permits", "realised"),
        ("Drones were debated. The government has banned them.", "prohibits", "realised"),
        ("The government would not allow drones over the lake.", "prohibits", "realised"),
        ("Nothing came of it. The government forbids drones over the lake.", "prohibits", "realised"),
        ("The cabinet vetoed a ban on drones.", "permits", "realised"),
        ("The cabinet imposed rules on drones.", "prohibits", "realised"),
        ("The rules on drones were loosened by the cabinet.", "permits", "realised"),
        ("Under the Lake Act, adopted a year ago, pilots cannot use drones.", "prohibits", "realised"),
        ("The pilots' union called for drone flights to be allowed.", "supports", "realised"),
        ("The pilots' union criticised the ban on drone flights.", "supports", "realised"),
        ("Residents oppose drone flights.", "opposes", "realised"),
        ("Residents backed the ban on drone flights.", "opposes", "realised"),
        ("Residents want the government to ban drone flights.", "opposes", "realised"),
        ("The court overturned the ban on drone flights.", "permits", "realised"),
        ("The court upheld the ban on drone flights.", "prohibits", "realised"),
        ("The court rejected an appeal against the ban on drone flights.", "prohibits", "realised"),
        ("The government announced an end to the ban on drone flights.", "permits", "realised"),
        ("The government announced an end to drone flights.", "prohibits", "realised"),
        ("The cabinet did away with the ban on drone flights.", "permits", "realised"),
        ("It was a ban that the minister introduced for drones.", "prohibits", "realised"),
        ("The talks were about a ban on drones imposed in May.", "prohibits", "realised"),
        ("The pilots' union wants the ban on drone flights lifted.", "supports", "realised"),
        ("Residents want drone flights banned.", "opposes", "realised"),
        ("Residents urged the government not to allow drone flights.", "opposes", "realised"),
        ("The pilots' union has not called for a ban on drone flights.", "opposes", "denied"),
        ("The pilots are not happy about the ban on drone flights.", "supports", "realised"),
        ("Residents did not rule out legal action against drone flights.", "opposes", "hypothetical"),
        ("The minister signed a law that banned drones over the lake.", "prohibits", "realised"),
        ("The absurd ban on drone flights was lifted by the cabinet.", "permits", "realised"),
        ("Residents asked the cabinet, and the court, for a ban on drones.", "opposes", "realised"),
        ("Drones have not been allowed over the lake since 2019.", "prohibits", "realised"),
        ("Drones might be allowed over the lake.", "permits", "hypothetical"),
        ("Until now the government had not allowed drones over the lake.", "prohibits", "realised"),
        ("The government may yet ban drone flights.", "prohibits", "hypothetical"),
        ("The government decided against a ban on drone flights.", "permits", "realised"),
        ("The government reversed its decision to allow drone flights.", "prohibits", "realised"),
        ("The court ruled drone flights illegal.", "prohibits", "realised"),
        ("The pilots' union went to court to stop the ban on drone flights.", "supports", "realised"),
    ],
)
def test_position_and_modality(sentence, position, modality):
    statement = only(sentence)
    assert (statement.position, statement.modality) == (position, modality)


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("The government allowed drone flights.", "begins"),
        ("Pilots may now use drones.", "begins"),
        ("Drone flights are still banned.", "continues"),
        ("The ban on drone flights remains in place.", "continues"),
        ("The government had previously opposed drone flights.", "ends"),
        ("Drone flights are no longer barred.", "begins"),
        ("Drone flights have been off limits for five years.", "continues"),
        ("The government plans to ban drone flights.", ""),
    ],
)
def test_change(sentence, change):
    assert only(sentence).change == change


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("The pilots' union said the minister had lifted the ban on drone flights.", "government"),
        ("The ban on drone flights was lifted by the court.", "court"),
        ("Drone flights are banned, the minister said.", "government"),
        ("Residents, who feared the noise of drone flights, were told on Monday.", "residents"),
        ("The pilots' union, which had met with the minister, opposes drone flights.", "pilots"),
        ("The cabinet, whose voters had met on Monday, banned drone flights.", "government"),
        ("The pilots' union phoned the minister and opposes drone flights.", "pilots"),
        ("On Monday hundreds of residents opposed drone flights.", "residents"),
        ("A letter from the pilots' union said that drone flights would be good news.", "pilots"),
        ("Jane Doe, of the opposition Social Democrats, opposes drone flights.", "Jane Doe"),
        ("The minister, who has championed drone flights for years, resigned.", "government"),
        ("The return of drone flights angered the residents.", "residents"),
        ("Drone flights drew criticism from the residents.", "residents"),
        ("Residents, disappointed by drone flights, met the minister.", "residents"),
    ],
)
def test_the_actor_is_whose_act_or_position_it_is_and_not_who_reports_it(sentence, actor):
    assert only(sentence).actor == actor


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The pilots' union said that drone flights should be banned.", "The pilots' union"),
        ("Residents warned that drone flights could kill swans.", "Residents"),
        ("The pilots' union called for drone flights to be allowed.", ""),
        ("Residents asked the cabinet to ban drone flights.", ""),
        ("The minister promised a reopening of the lake to drone flights.", ""),
        ("The minister has vowed to reopen the lake to drone flights.", ""),
    ],
)
def test_what_the_article_tells_that_somebody_asked_or_promised_has_no_source(sentence, source):
    assert [statement.source for statement in code(sentence)] == [source]


@pytest.mark.parametrize(
    ("source", "actor"),
    [
        ("a spokesman", "government"),
        ("officials", "government"),
        ("two people close to the talks", "government"),
        ("a former official", "former official"),
    ],
)
def test_servants_without_a_master_speak_for_the_state_that_the_text_spoke_of_last(source, actor):
    told = code(f"The government met the pilots on Friday. The drone flights were a success, {source} said.")
    assert [statement.actor for statement in told if statement.source] == [actor]


def test_who_does_the_same_stands_in_the_same_sentence():
    told = code("The government banned drone flights. Neither has quite come about. Pilots have sued.")
    assert [s.actor for s in told if "come about" in s.text] == []


def test_who_rules_unnamed_is_the_speaker_with_authority_else_where_the_sentence_opens():
    told = code("The government met the pilots. Drone flights would be allowed from Monday, the court said.")
    assert told[-1].actor == "court"
    book = replace(BOOK, actors=(*BOOK.actors, Actor("norway", "Norway", ("Norway",), True)))
    text = "The government banned drone flights. In Norway, a ban on drone flights came into force."
    assert tag(Article("lake", text, date(2024, 5, 31), title="Lake"), book).statements[-1].actor == "norway"


def test_only_an_actor_with_authority_permits_or_prohibits():
    assert only("The pilots' union banned drone flights.").position == "opposes"


def test_two_positions_in_a_sentence_are_two_statements():
    statements = code("The government allowed drone flights but banned night flights.")
    assert [(s.position, s.provision) for s in statements] == [("permits", "drones"), ("prohibits", "night")]


def test_the_same_position_told_twice_in_a_sentence_is_one_statement():
    assert len(code("The government banned drone flights and outlawed drone flights.")) == 1


def test_an_act_is_somebody_s_also_where_only_a_pronoun_says_whose():
    said = code("The minister wants more drones over the lake. On Monday she met with the pilots at the lake.")
    assert [(s.event_type, s.actor) for s in said if s.kind == "event"] == [("meeting", "government")]


def test_what_is_torn_up_may_be_a_pronoun():
    told = code("The minister lifted the ban on drones over the lake. In May the court tore it up.")
    assert ("court", "realised") in [(s.actor, s.modality) for s in told]


def test_what_is_enacted_may_be_a_pronoun():
    told = code("The parliament passed a bill that bans drones over the lake. The minister signed it on March 17.")
    assert ("decision", "government") in [(s.event_type, s.actor) for s in told]


def test_what_was_done_to_somebody_is_read_also_where_they_are_quoted_behind_it():
    told = code("The court dismissed an appeal by the pilots' union, which argued that drones do no harm.")
    assert ("refusal", "court") in [(s.event_type, s.actor) for s in told]


def test_a_sentence_without_position_or_act_is_no_statement():
    assert code("The lake is blue. It rained in the hills all week.") == ()


def test_the_date_of_a_statement_is_its_own_time_expression_else_publication():
    dated, undated = code("On Monday the government banned drone flights. The court upheld the ban.")
    assert (str(dated.when.start), dated.when.basis) == ("2024-05-27", "relative")
    assert (str(undated.when.start), undated.when.basis) == ("2024-05-31", "published")


@pytest.mark.parametrize(
    ("text", "start", "end", "basis"),
    [
        # the day of the news, which the lead names, also in a sentence that codes nothing
        ("The minister came on Monday. The government banned drone flights.", "2024-05-27", "2024-05-27", "context"),
        ("They met on Monday. Residents oppose drone flights, Ann Lee told the chamber.",
         "2024-05-27", "2024-05-27", "context"),
        ("The minister came on Monday. Drone flights remain banned.", "2024-05-31", "2024-05-31", "published"),
        # a relative clause keeps its dates to itself, and a thing the date at which it was made
        ("The pilots' union, which sued in March, supports drone flights.", "2024-05-31", "2024-05-31", "published"),
        ("Residents back a ban imposed in March on drone flights.", "2024-05-31", "2024-05-31", "published"),
        ("More drone flights are allowed than a year ago.", "2024-05-31", "2024-05-31", "published"),
        ("Residents oppose the 2035 drone flights.", "2024-05-31", "2024-05-31", "published"),
        # of two dates the one beside the word whose actor it is
        ("The government banned drone flights in April, and talks go on until July.",
         "2024-04-01", "2024-04-30", "relative"),
        ("In a long session the court met in March, but it banned drone flights.",
         "2024-03-01", "2024-03-31", "relative"),
        # "now" hangs on the day on which it is said, and a day between "said" and "that" is that day
        ("Drone flights are now banned, the minister said on Monday.", "2024-05-27", "2024-05-27", "relative"),
        ("The minister said last Tuesday that drone flights are banned.", "2024-05-28", "2024-05-28", "relative"),
        # terms, ends and beginnings
        ("Residents have asked for weeks for drone flights to be banned.", "2024-05-03", "2024-05-31", "relative"),
        ("Residents have long opposed drone flights.", None, "2024-05-31", "relative"),
        ("The minister came on Monday. The ban on drone flights was lifted. Residents had opposed drone flights.",
         None, "2024-05-27", "relative"),
        ("The government allows drone flights until 2033.", None, "2033-12-31", "explicit"),
        ("The government allowed drone flights until 2018.", None, "2018-01-01", "explicit"),
        ("The government will ban drone flights from May 2028.", "2028-05-01", None, "explicit"),
        # a clock time alone names no day; "that evening" is the evening of the day named before
        ("On Monday the court met. That evening the government banned drone flights.",
         "2024-05-27", "2024-05-27", "context"),
    ],
)  # fmt: skip
def test_a_statement_is_dated_by_what_is_said_of_its_time(text, start, end, basis):
    when = next(s for s in reversed(code(text)) if s.position).when
    assert (when.start and str(when.start), when.end and str(when.end), when.basis) == (start, end, basis)


def test_who_is_told_of_on_a_day_speaks_on_that_day():
    text = "The government banned drone flights. On Tuesday Ann Lee was seen on television. "
    *_, said = code(f"{text}“We oppose the ban on drone flights,” she told a reporter.")
    assert (str(said.when.start), said.when.basis) == ("2024-05-28", "context")


def test_every_code_names_its_evidence_in_the_text():
    text = "The minister still opposes drone flights, she said on Monday."
    (statement,) = [s for s in code(text) if s.position]
    found = {(evidence.code, text[evidence.span.start : evidence.span.end].lower()) for evidence in statement.evidence}
    assert {("position", "opposes"), ("change", "still"), ("provision", "drone flights"), ("when", "monday")} <= found


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("The minister said “lifted ban” on drones. Pilots, may not allow \n'’\"()")))
def test_every_span_s_text_is_its_slice_whatever_the_text(text):
    for statement in code(text or "x"):
        start, end = statement.span
        assert 0 <= start < end <= len(text)
        assert text[start:end] == statement.text
        assert all(0 <= e.span.start < e.span.end <= len(text) for e in statement.evidence)


def test_ids_survive_a_second_reading_and_tell_twins_apart():
    text = "The government banned drone flights. The government banned drone flights."
    first, second = [s.id for s in code(text)], [s.id for s in code(text)]
    assert first == second
    assert len(set(first)) == 2
