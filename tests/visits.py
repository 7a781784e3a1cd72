"""The pages as Streamlit builds them, without a browser, opened as a visitor opens them."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from timeline.exchange.policies import read_policy
from timeline.pipeline import analyse

APP = Path(__file__).resolve().parents[1] / "app.py"
SEED = read_policy()
ANALYSIS = analyse(SEED.articles, SEED.codebook)
STATEMENTS, STATES = ANALYSIS.statements, ANALYSIS.states


def open_app(**params) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=30)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in app.text)


def read_own_article(title, day, text, alone=False) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=30).run()
    app.switch_page("pages/read_an_article.py").run()
    if alone:
        app.radio[0].set_value("Another policy, without a codebook")
    app.text_input[0].set_value(title)
    if day:
        app.date_input[0].set_value(day)
    app.text_area[0].set_value(text)
    app.button[0].click().run()
    assert not app.exception
    return app
