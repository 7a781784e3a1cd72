"""The pages as Streamlit builds them, without a browser."""

import re
import sys

import pytest
from streamlit.testing.v1 import AppTest

from tests.visits import APP, STATEMENTS, STATES, open_app, texts
from timeline.exchange.policies import find_policies
from timeline.view.markup import known_dates_markup

pytestmark = pytest.mark.usefixtures("started_without_arguments")


def test_the_page_opens_on_the_seed_article():
    app = open_app()
    assert f"{len(STATEMENTS)} statements" in texts(app)
    assert len(app.dataframe[0].value) == len(STATEMENTS)
    assert not app.error


def test_the_page_says_below_the_shift_that_rules_have_read_the_article():
    assert any("not by a person: check the quotations" in element.body for element in open_app().get("html"))


def test_where_the_filters_leave_nothing_the_picture_keeps_its_time():
    assert open_app(search="no such words anywhere").get("vega_lite_chart")


def test_the_table_shows_what_is_said_before_the_rarer_codes():
    table = open_app().dataframe[0].value
    assert list(table)[:5] == ["When", "Actor", "Position", "Provision", "Statement"]
    assert set(table["Said by"]) >= {"Antony Blinken", "the article itself"}
    assert "the day of publication, for want of a date" in set(table["How exact"])


@pytest.mark.parametrize(
    ("name", "label", "rows"),
    [
        ("kind", "event", [s for s in STATEMENTS if s.kind == "event"]),
        ("position", "prohibited", [s for s in STATEMENTS if s.position == "prohibits"]),
        ("actor", "Russia", [s for s in STATEMENTS if s.actor == "russia"]),
        ("provision", "Civilian infrastructure", [s for s in STATEMENTS if s.provision == "civilian-infrastructure"]),
        ("event_type", "permission", [s for s in STATEMENTS if s.event_type == "permission"]),
        ("precision", "no date", [s for s in STATEMENTS if s.when.basis == "published"]),
        ("search", "flexibility", [s for s in STATEMENTS if "flexibility" in s.text]),
    ],
)
def test_a_filter_in_the_link_leaves_the_rows_that_it_names(name, label, rows):
    app = open_app(**{name: label})
    assert len(app.dataframe[0].value) == len(rows)
    assert f"{len(rows)} of {len(STATEMENTS)} statements" in texts(app)


def test_a_link_selects_its_statement():
    chosen = STATEMENTS[4]
    app = open_app(statement=chosen.id)
    assert f"5 of {len(STATEMENTS)}" in texts(app)


def test_evidence_can_be_read_even_where_the_filters_hide_it():
    app = open_app(kind="event")
    before, after = (s.statements[0] for s in STATES if s.provision == "counter-fire-kharkiv")
    key = f"proof_before_{before}_to_{after}"
    app.session_state[key] = True
    app.run()
    assert any("would escalate the war" in element.body for element in app.get("html"))
    (button,) = (button for button in app.button if button.key.startswith(f"{key}_"))
    assert (button.label, button.disabled) == ("The filters hide it", True)


def test_next_and_previous_walk_through_the_text():
    app = open_app(statement=STATEMENTS[0].id)
    assert app.button(key="step_previous").disabled
    app.button(key="step_next").click().run()
    assert app.query_params["statement"] in (STATEMENTS[1].id, [STATEMENTS[1].id])


def test_known_dates_name_their_sources():
    source = 'href="https://global.espreso.tv/'
    told = {known: str([block.proto for block in open_app(context=known).get("html")]) for known in ("false", "true")}
    assert source not in told["false"]
    assert source in told["true"].replace("\\", "")


def test_a_known_date_links_to_its_source_only_by_a_web_address():
    shown = known_dates_markup(
        [("1 May", "<b>A vote</b>", "Wire", "https://a.example/?a=1&b"), ("2 May", "", "Post", "javascript:x()")]
    )
    assert 'href="https://a.example/?a=1&amp;b"' in shown
    assert "&lt;b&gt;A vote" in shown
    assert "(Post)" in shown
    assert "javascript" not in shown


def test_a_link_with_unknown_values_opens_the_nearest_view_and_says_what_was_dropped():
    app = open_app(statement="gone", kind=["event", "<b>nonsense</b>"], colour="red", window="soon")
    assert "statement = gone" in texts(app)
    assert "kind = <b>nonsense</b>" in texts(app)
    assert "colour = red" in texts(app)
    assert "window = soon" in texts(app)
    assert "statement" not in app.query_params
    assert "colour" not in app.query_params
    assert app.multiselect(key="kind").value == ["event"]


def test_a_link_to_a_policy_that_is_not_here_opens_the_usual_one_and_says_so():
    app = open_app(policy="Gone with the wind")
    assert "policy = Gone with the wind" in texts(app)
    assert app.selectbox[0].value == "US-supplied weapons inside Russia"
    app.button(key="close_dropped").click().run()
    assert "Gone with the wind" not in texts(app)


def test_where_there_is_but_one_policy_a_link_to_another_one_says_so_too(monkeypatch, tmp_path):
    article = "title: Trams\npublished: 2024-03-01\n\nThe city allowed night trams.\n"
    (tmp_path / "codebook.toml").write_text('[policy]\ntitle = "Night trams"\n', "utf-8")
    (tmp_path / "trams.txt").write_text(article, "utf-8")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    monkeypatch.setattr(sys, "argv", ["app.py", "--policy", str(tmp_path)])
    app = open_app(policy="Gone with the wind")
    assert "policy = Gone with the wind" in texts(app)
    assert not app.selectbox
    assert "left out" not in texts(open_app(policy="Night trams"))


def test_a_selected_statement_that_the_filters_hide_is_not_shown_as_selected():
    stance = next(s for s in STATEMENTS if s.kind == "stance")
    app = open_app(statement=stance.id, kind="event")
    assert "Choose a mark, a sentence or a row of the table." in texts(app)


def test_an_empty_result_says_why_and_one_click_leads_back():
    app = open_app(search="no such words anywhere")
    assert "No statement fits Search “no such words anywhere”, whatever the other filters." in texts(app)
    app.button(key="clear_here").click().run()
    assert len(app.dataframe[0].value) == len(STATEMENTS)


def test_reversed_days_are_an_empty_result_and_no_error():
    app = open_app(since="2024-05-31", until="2024-05-29")
    assert not app.exception


def test_a_policy_folder_is_named_on_the_command_line(monkeypatch, tmp_path):
    (tmp_path / "codebook.toml").write_text('[policy]\ntitle = "Night trams"\nquestion = "May they run?"\n', "utf-8")
    (tmp_path / "good.txt").write_text(
        "title: Trams\npublished: 2024-03-01\n\nThe city allowed night trams.\n", "utf-8"
    )
    (tmp_path / "bad.txt").write_text("title: No date\n\nThe city banned them.\n", "utf-8")
    monkeypatch.setattr(sys, "argv", ["app.py", "--policy", str(tmp_path)])
    app = open_app()
    assert "bad\\.txt" in app.error[0].value
    assert "no publication date" in app.error[0].value
    assert any("Night trams" in element.body for element in app.get("html"))


def test_a_broken_codebook_is_a_sentence_and_the_articles_are_still_read(monkeypatch, tmp_path):
    (tmp_path / "codebook.toml").write_text("[policy]\ncolour = 1\n", "utf-8")
    (tmp_path / "good.txt").write_text(
        "title: Trams\npublished: 2024-03-01\n\nThe city allowed night trams.\n", "utf-8"
    )
    monkeypatch.setattr(sys, "argv", ["app.py", "--policy", str(tmp_path)])
    app = open_app()
    assert "unknown key" in app.error[0].value
    assert any("Trams" in element.body for element in app.get("html"))


def test_an_empty_folder_is_a_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "argv", ["app.py", "--policy", str(tmp_path)])
    app = open_app()
    assert "holds no article" in app.error[-1].value
    assert not app.get("vega_lite_chart")


def test_policies_are_found_below_the_starting_folder_and_nowhere_else(tmp_path):
    inside = tmp_path / "inside" / "trams"
    outside = tmp_path / "outside"
    for folder in (inside, outside, tmp_path / "inside" / ".hidden"):
        folder.mkdir(parents=True)
        (folder / "codebook.toml").write_text("", "utf-8")
        (folder / "a.txt").write_text("", "utf-8")
    (tmp_path / "inside" / "link").symlink_to(outside)
    assert find_policies(tmp_path / "inside") == ["trams"]


@pytest.mark.parametrize(
    ("page", "words"),
    [("before_and_after", "Changed"), ("codebook", "How dates are read"), ("read_an_article", "Read an article")],
)
def test_every_other_page_opens(page, words):
    app = AppTest.from_file(str(APP), default_timeout=30).run()
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    assert words in [element.value for element in (*app.title, *app.header, *app.subheader)]


def test_two_moments_are_compared_in_the_order_of_time():
    app = AppTest.from_file(str(APP), default_timeout=30).run()
    app.switch_page("pages/before_and_after.py").run()
    shown, first = [element.body for element in app.get("html")], app.date_input[0].value
    app.date_input[0].set_value(app.date_input[1].value)
    assert [element.body for element in app.date_input[1].set_value(first).run().get("html")] == shown


@pytest.mark.parametrize(
    ("day", "told"), [("2024-13-45", True), ("1066-10-14", True), ("yesterday", True), ("2024-05-20", False)]
)
def test_a_day_of_a_link_that_is_none_is_left_out_and_the_page_says_so(day, told):
    app = AppTest.from_file(str(APP), default_timeout=30).run()
    app.query_params["before"] = day
    app.switch_page("pages/before_and_after.py").run()
    assert not app.exception
    assert (f"left out: before = {day}." in texts(app)) is told


def test_the_contents_of_the_codebook_lead_to_every_heading_and_nowhere_else():
    app = AppTest.from_file(str(APP), default_timeout=30).run()
    app.switch_page("pages/codebook.py").run()
    (contents,) = (element.body for element in app.get("html") if 'class="contents"' in element.body)
    headings = [f"#{heading.anchor}" for heading in (*app.header, *app.subheader)]
    assert sorted(re.findall('href="([^"]+)"', contents)) == sorted(headings)


def test_the_filters_show_an_article_of_which_they_leave_a_statement(monkeypatch, tmp_path):
    for name, day, told in (("Day trams", "2024-03-01", "allowed"), ("Night trams", "2024-05-02", "banned")):
        article = f"title: {name}\npublished: {day}\n\nThe city {told} trams.\n"
        (tmp_path / f"{day}.txt").write_text(article, "utf-8")
    monkeypatch.setattr(sys, "argv", ["app.py", "--policy", str(tmp_path)])
    app = open_app(since="2024-04-01", until="2024-05-31")
    (title,) = (element.body for element in app.get("html") if 'class="article-title"' in element.body)
    assert "Night trams" in title
