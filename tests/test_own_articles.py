"""A visitor's own articles: read, shown, and removed again."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.visits import APP, SEED, STATEMENTS, read_own_article, texts

pytestmark = pytest.mark.usefixtures("started_without_arguments")


def test_a_document_that_is_no_text_is_refused_by_its_kind():
    app = read_own_article("", None, "<!DOCTYPE html><html><p>The ban was lifted.</p></html>")
    assert "What you pasted is the source of a web page" in app.error[0].value
    assert "copy the text as the page shows it" in app.error[0].value


def test_the_page_names_the_policy_to_which_an_article_is_added():
    app = AppTest.from_file(str(APP), default_timeout=30).run()
    app.switch_page("pages/read_an_article.py").run()
    assert "The policy “US\\-supplied weapons inside Russia”" in app.radio[0].options


def test_a_day_of_publication_that_is_still_to_come_is_read_and_said_to_be_one():
    app = read_own_article("Trams", date(2099, 3, 1), "The White House banned strikes inside Russia.")
    assert "“Trams” is dated 1 March 2099, a day that is still to come: is the year right?" in texts(app)
    assert len(app.dataframe[0].value) > len(STATEMENTS)
    next(button for button in app.button if button.label == "Close").click().run()
    assert "still to come" not in texts(app)


def test_a_day_of_publication_that_is_past_is_taken_without_a_word():
    assert "still to come" not in texts(read_own_article("Trams", date(2024, 3, 1), "Russia banned strikes."))


def policy_of(app):
    return next(box.value for box in app.selectbox if box.label == "Policy")


def test_an_article_that_is_not_shown_can_be_shown_from_the_list():
    app = read_own_article("Food", date(2024, 6, 6), "Kenya lifted its ban on street food on Tuesday.", alone=True)
    app.switch_page("pages/read_an_article.py").run()
    app.radio[0].set_value("The policy")
    app.text_input[0].set_value("Strikes")
    app.date_input[0].set_value(date(2024, 6, 6))
    app.text_area[0].set_value("The White House banned strikes inside Russia.")
    next(button for button in app.button if button.label == "Read it").click().run()
    assert not app.exception
    assert policy_of(app) == "US-supplied weapons inside Russia", "as the page has named it"
    app.switch_page("pages/read_an_article.py").run()
    assert any("It is not among the articles that are shown now." in element.body for element in app.get("html"))
    next(button for button in app.button if button.label == "Show it").click().run()
    assert not app.exception
    assert policy_of(app) == "Your articles"
    assert any("1 statement was found." in element.body for element in app.get("html"))


def test_a_visitor_reads_an_own_article_and_removes_it_again():
    app = read_own_article("Trams at night", date(2024, 3, 1), "The White House banned strikes inside Russia.")
    assert len(app.dataframe[0].value) > len(STATEMENTS), "the timeline is shown at once"
    assert app.query_params["statement"][0] not in {s.id for s in STATEMENTS}, "and what was just read is selected"
    app.switch_page("pages/read_an_article.py").run()
    assert "Trams at night" in texts(app)
    assert any("1 statement was found." in element.body for element in app.get("html"))
    next(button for button in app.button if button.label == "Remove").click().run()
    assert "Trams at night" not in texts(app)


def test_an_own_article_about_another_policy_stands_alone_and_without_a_codebook():
    text = "The city council of Brookhaven lifted its ban on street food on Tuesday."
    app = read_own_article("", date(2024, 6, 6), text, alone=True)
    assert app.selectbox[0].value == "Your articles"
    assert list(app.dataframe[0].value["Actor"]) == ["Brookhaven"]
    assert "Your own articles are in this browser session only: no link can open them." in texts(app)
    assert not app.code
    app.switch_page("pages/read_an_article.py").run()
    next(button for button in app.button if button.label == "Remove").click().run()
    assert not app.exception
    assert app.selectbox[0].value == "US-supplied weapons inside Russia"


def test_two_own_articles_without_a_codebook_are_two_policies_until_they_are_put_together():
    app = read_own_article("Food", date(2024, 6, 6), "Kenya lifted its ban on street food on Tuesday.", alone=True)
    app.switch_page("pages/read_an_article.py").run()
    app.text_input[0].set_value("Drones")
    app.date_input[0].set_value(date(2024, 6, 6))
    app.text_area[0].set_value("Norway banned drones on Tuesday.")
    next(button for button in app.button if button.label == "Read it").click().run()
    assert not app.exception
    assert list(app.dataframe[0].value["Actor"]) == ["Norway"]
    app.switch_page("app.py").run()
    next(box for box in app.selectbox if box.label == "Article").select_index(2).run()
    assert sorted(app.dataframe[0].value["Actor"]) == ["Kenya", "Norway"]


def test_two_turns_of_one_actor_on_one_day_are_both_shown():
    text = (
        "Kenya banned grain exports in 2020. Kenya lifted its ban on grain exports on Tuesday. A court restored the "
        "ban on grain exports hours later. Kenya banned grain exports again on Tuesday evening. Kenya allowed grain "
        "exports on Tuesday night."
    )
    app = read_own_article("", date(2024, 5, 31), text, alone=True)
    assert not app.exception
    assert len(app.dataframe[0].value) == 5


def test_a_copy_of_an_article_that_is_there_already_is_called_one():
    seed = SEED.articles[0]
    app = read_own_article("The same again", seed.published, seed.text)
    assert any("Repeats an article that is already there" in element.body for element in app.get("html"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The council lifted its ban on street food.", "“Another policy” above reads it alone"),
        ("Rain. Sun. Wind. The council lifted its ban. Nobody spoke of Taurus.", "or one only in passing"),
        ("Strikes inside Russia were loud.", "only English is read"),
        (
            "O governo português levantou na segunda-feira a proibição de exportar areia, depois de meses de protestos "
            "no Algarve. A ministra disse que a decisão não tem volta.",
            "only English is read, and this seems to be another language",
        ),
    ],
)
def test_an_own_article_without_any_statement_says_why(text, reason):
    app = read_own_article("An article", date(2024, 3, 1), text)
    (told,) = (element.body for element in app.get("html") if "No statement was found" in element.body)
    assert reason in told


@pytest.mark.parametrize(
    ("day", "text", "fault"),
    [(date(2024, 3, 1), "  ", "has no text"), (None, "The city allowed night trams.", "choose it under “Published”")],
)
def test_an_own_article_that_cannot_be_read_is_a_sentence(day, text, fault):
    assert fault in read_own_article("Trams", day, text).error[0].value
