"""TimelineJS itself, from npm and in a real browser, reads the exported timeline and shows what the table says.

It needs npm, the npm registry and Chromium; tests/test_exports.py checks the structure without them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.analyses import gold_analysis, hostile_analysis
from tests.browser import open_chromium
from timeline.codebook import load_codebook
from timeline.model import Analysis
from timeline.view.timelinejs import format_timeline

PACKAGE = "@knight-lab/timelinejs@3.9.11"
CODEBOOK = load_codebook()
PAGE = '<!doctype html><meta charset="utf-8"><div id="timeline" style="width:1200px;height:700px"></div>'

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def timelinejs(tmp_path_factory) -> Path:
    """Return TimelineJS's own script, as npm delivers it."""
    if not shutil.which("npm"):
        pytest.skip("npm is missing: TimelineJS's own parser cannot be had")
    folder = tmp_path_factory.mktemp("npm")
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder), PACKAGE]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        pytest.skip(f"npm could not install {PACKAGE}: {done.stderr.strip().splitlines()[-1:]}")
    return folder / "node_modules/@knight-lab/timelinejs/dist/js/timeline.js"


@pytest.fixture(scope="module")
def browser():
    with open_chromium() as chromium:
        yield chromium


def show(browser, script: Path, analysis: Analysis, zone: str):
    """Return the page on which TimelineJS shows the analysis in a time zone; `heard` lists dialogs and requests."""
    page = browser.new_context(timezone_id=zone, offline=True).new_page()
    page.heard = []
    page.on("dialog", lambda dialog: page.heard.append(dialog.message) or dialog.dismiss())
    page.on("request", lambda request: page.heard.append(request.url))
    page.set_content(PAGE)
    page.add_script_tag(path=script)
    page.evaluate(
        "data => { window.timeline = new TL.Timeline('timeline', data, {hash_bookmark: false}) }",
        json.loads(format_timeline(analysis, CODEBOOK)),
    )
    page.wait_for_function("window.timeline.config && window.timeline.config.events.length")
    return page


READ_EVENTS = """() => timeline.config.events.map(event => ({
    id: event.unique_id,
    start: [event.start_date.data.date_obj].map(d => [d.getFullYear(), d.getMonth() + 1, d.getDate()])[0],
    shown: event.display_date,
    group: event.group,
}))"""


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "Europe/Kyiv", "Pacific/Auckland"])
def test_timelinejs_reads_every_statement_on_its_day_in_every_time_zone(browser, timelinejs, zone):
    page = show(browser, timelinejs, gold_analysis(), zone)
    assert page.evaluate("timeline.config.getErrors()") == []
    events = {event["id"]: event for event in page.evaluate(READ_EVENTS)}
    for statement in gold_analysis().statements:
        event = events.pop(statement.id)
        assert date(*event["start"]) == (statement.when.start or statement.when.end)
        assert event["group"] == CODEBOOK.label(statement.actor)
    assert not events


def test_timelinejs_shows_an_era_for_every_policy_state(browser, timelinejs):
    page = show(browser, timelinejs, gold_analysis(), "Europe/Kyiv")
    eras = page.evaluate("timeline.config.eras.map(era => [era.headline, era.end_date !== undefined])")
    assert len(eras) == len(gold_analysis().states)
    assert ["Counter-fire near Kharkiv: permitted (US administration)", True] in eras


def test_timelinejs_runs_and_fetches_nothing_that_a_hostile_article_says(browser, timelinejs):
    page = show(browser, timelinejs, hostile_analysis(), "UTC")
    page.wait_for_timeout(1500)
    assert page.evaluate("timeline.config.getErrors()") == []
    assert page.evaluate("timeline.config.events.length") == len(hostile_analysis().statements)
    assert page.locator(".tl-timeline script, .tl-timeline img[src=x]").count() == 0
    own_font = "https://cdn.knightlab.com/"
    assert [heard for heard in page.heard if not heard.startswith(own_font)] == []
