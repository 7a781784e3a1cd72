"""The page in a real Chromium: clicks, links, keyboard, phone, dark, hostile texts, many statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.analyses import HOSTILE_TEXTS
from tests.browser import open_chromium
from tests.explorer import (
    PANE,
    STATEMENTS,
    WAIT,
    click,
    expect_no_sideways,
    expect_revealed,
    expect_selected,
    expect_sentence_in_box,
    link,
    mark_of,
    middle,
    params,
    sentence_of,
    settle,
)
from tests.server import serve_app

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with open_chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def app() -> Iterator[str]:
    with serve_app() as address:
        yield address


@pytest.fixture(scope="module")
def stage() -> Iterator[str]:
    with serve_app(script="tests/stages/stage.py") as address:
        yield address


@pytest.fixture
def visit(chromium):
    """Return a function that opens an address as a new visitor; complaints of the page fail the test."""
    contexts, complaints = [], []

    def open_page(address: str, width: int = 1280, scheme: str = "light") -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.goto(address)
        page.locator(".stVegaLiteChart svg, .stVegaLiteChart canvas").first.wait_for()
        settle(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


FIRST, MIDDLE, LAST = STATEMENTS[0], STATEMENTS[len(STATEMENTS) // 2], STATEMENTS[-1]


def test_a_click_on_a_mark_highlights_its_sentence_and_the_link_shows_the_same_to_others(app, visit):
    page = visit(app)
    for statement in (LAST, FIRST, MIDDLE):
        click(page, mark_of(page, statement))
        expect_selected(page, statement)
        expect_sentence_in_box(page)
        expect(page.locator(".aloud")).to_be_in_viewport(ratio=1)  # what it says, read beside the mark
        expect(mark_of(page, statement)).to_be_in_viewport()
    expect_selected(visit(page.url), MIDDLE)


def test_a_clicked_mark_is_highlighted_before_the_server_has_answered(app, visit):
    page = visit(app)
    click_and_look = """(box, mark) => {
        mark.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        return [...box.querySelectorAll(".selected")].map((element) => element.textContent).join("");
    }"""
    for statement in (LAST, FIRST):
        mark = mark_of(page, statement).element_handle()
        assert page.locator(PANE).evaluate(click_and_look, mark) == statement.text


def test_the_same_mark_can_be_clicked_again_after_another_way_of_choosing(app, visit):
    page = visit(app)
    click(page, mark_of(page, MIDDLE))
    expect_selected(page, MIDDLE)
    sentence_of(page, FIRST).click()
    expect_selected(page, FIRST)
    click(page, mark_of(page, MIDDLE))
    expect_selected(page, MIDDLE)


def test_a_click_on_a_sentence_selects_its_mark(app, visit):
    page = visit(app)
    sentence_of(page, LAST).click()
    expect_selected(page, LAST)


def test_a_click_on_a_band_selects_a_statement_that_proves_it(app, visit):
    page = visit(app)
    click(page, page.locator(".stVegaLiteChart .bands_marks path[aria-label^='Civilian infrastructure']").first)
    expect_selected(page, next(s for s in STATEMENTS if s.provision == "civilian-infrastructure"))


def test_evidence_is_quoted_and_leads_to_its_place_in_the_article(app, visit):
    page = visit(app)
    page.get_by_role("button", name="Evidence after").first.click()
    page.get_by_role("button", name="See it in the article").last.click()
    expect_revealed(page)
    (identifier,) = params(page)["statement"]
    expect_selected(page, next(s for s in STATEMENTS if s.id == identifier))
    expect(page.get_by_text("See it in the article")).to_have_count(0)
    page.get_by_role("link", name="Before and after").click()
    page.get_by_role("link", name="See it in the article").first.click()
    expect_revealed(page)
    assert "reveal" not in params(page)


def test_the_keyboard_alone_walks_reads_and_chooses(app, visit):
    page = visit(link(app, statement=FIRST.id))
    page.keyboard.press("j")
    expect_selected(page, STATEMENTS[1])
    page.keyboard.press("k")
    expect_selected(page, FIRST)
    sentence = sentence_of(page, LAST)
    sentence.focus()
    page.keyboard.press("Enter")
    expect_selected(page, LAST)


def test_the_table_is_operated_by_keyboard(app, visit):
    page = visit(link(app, statement=FIRST.id))
    table = page.locator("[data-testid='stDataFrame'] canvas").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + 35 * 2.5)  # the box before the second row
    expect_selected(page, STATEMENTS[1])


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        ("kind", "event", [s for s in STATEMENTS if s.kind == "event"]),
        ("actor", "Russia", [s for s in STATEMENTS if s.actor == "russia"]),
        ("position", ["prohibited", "opposed"], [s for s in STATEMENTS if s.position in ("prohibits", "opposes")]),
        ("provision", "Civilian infrastructure", [s for s in STATEMENTS if s.provision == "civilian-infrastructure"]),
        ("event_type", "permission", [s for s in STATEMENTS if s.event_type == "permission"]),
        ("precision", "vague", [s for s in STATEMENTS if s.when.precision == "vague"]),
        ("until", "2024-05-29", [s for s in STATEMENTS if not s.when.start or str(s.when.start) <= "2024-05-29"]),
        ("since", "2024-05-31", [s for s in STATEMENTS if not s.when.end or str(s.when.end) >= "2024-05-31"]),
        ("search", "flexibility", [s for s in STATEMENTS if "flexibility" in s.text]),
    ],
)
def test_every_filter_is_in_the_link(app, visit, name, value, left):
    page = visit(link(app, **{name: value}))
    expect(page.get_by_text(f"{len(left)} of {len(STATEMENTS)} statements")).to_be_visible(timeout=WAIT)
    expect(page.locator(".stVegaLiteChart .marks_marks path")).to_have_count(len(left), timeout=WAIT)
    assert params(page)[name] == ([value] if isinstance(value, str) else value)


def test_a_filter_chosen_by_hand_enters_the_link_and_one_click_clears_all(app, visit):
    page = visit(app)
    page.get_by_label("Kind", exact=True).first.click()
    page.get_by_role("option", name="event").click()
    page.keyboard.press("Escape")
    events = [s for s in STATEMENTS if s.kind == "event"]
    expect(page.get_by_text(f"{len(events)} of {len(STATEMENTS)} statements")).to_be_visible(timeout=WAIT)
    assert params(page)["kind"] == ["event"]
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.get_by_text(f"{len(STATEMENTS)} statements", exact=True)).to_be_visible(timeout=WAIT)
    settle(page)
    assert "kind" not in params(page)


def test_what_is_searched_for_is_marked_in_the_article(app, visit):
    page = visit(link(app, search="KHARKIV"))
    assert {text.lower() for text in page.locator(f"{PANE} mark").all_text_contents()} == {"kharkiv"}


def test_lanes_known_dates_and_the_stretch_of_time_are_in_the_link(app, visit):
    page = visit(link(app, lanes="Provision", context="true", window="2024-05-20~2024-06-05"))
    expect(page.locator(".stVegaLiteChart svg")).to_contain_text("Counter-fire")
    assert page.locator(".stVegaLiteChart .dates_marks line").count() > 1
    assert params(page) == {"lanes": ["Provision"], "context": ["true"], "window": ["2024-05-20~2024-06-05"]}
    page.get_by_role("button", name="Whole time").click()
    settle(page)
    assert "window" not in params(page)


def test_zoom_is_kept_by_a_click_and_enters_the_link(app, visit):
    page = visit(app)
    picture = page.locator(".stVegaLiteChart svg")
    picture.evaluate("element => element.scrollIntoView()")
    x, y = middle(picture)
    page.keyboard.down("Control")
    page.mouse.move(x + 100, y)
    for _ in range(3):
        page.mouse.wheel(0, -120)
        page.wait_for_timeout(80)
    page.keyboard.up("Control")
    page.wait_for_function("new URLSearchParams(location.search).has('window')", timeout=WAIT)
    settle(page)
    window = params(page)["window"]
    ticks = page.locator(".stVegaLiteChart .role-axis-label").first.text_content()
    sentence_of(page, FIRST).click()
    expect_selected(page, FIRST)
    assert params(page)["window"] == window
    assert page.locator(".stVegaLiteChart .role-axis-label").first.text_content() == ticks


def test_share_gives_the_whole_link_and_says_that_it_is_local(app, visit):
    page = visit(link(app, kind="event", statement=next(s for s in STATEMENTS if s.kind == "event").id))
    page.get_by_role("button", name="Share this view").click()
    shared = page.locator("[data-testid='stPopoverBody'] code").text_content().strip()
    assert parse_qs(urlsplit(shared).query) == params(page)
    expect(page.get_by_text("It works on this machine only.")).to_be_visible()


def test_a_link_with_hostile_values_opens_and_says_what_was_dropped(app, visit):
    page = visit(link(app, kind=["event", "<img src=x onerror=alert(1)>"], statement="../../etc", since="yesterday"))
    expect(page.get_by_text("The link asked for something that is not here")).to_be_visible(timeout=WAIT)
    assert params(page) == {"kind": ["event"]}


def test_on_a_phone_nothing_scrolls_sideways(app, visit):
    page = visit(app, width=390)
    expect_no_sideways(page)
    assert not [hint for hint in page.locator("kbd, .by-mouse").all() if hint.is_visible()]
    sentence_of(page, MIDDLE).click()
    expect_selected(page, MIDDLE)


@pytest.mark.parametrize("path", ["before_and_after", "codebook", "read_an_article"])
def test_every_page_opens_by_its_own_link_on_a_phone_too(app, chromium, path):
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{app}/{path}")
    page.locator("[data-testid='stHeading'], h1.title").first.wait_for(timeout=WAIT)
    settle(page)
    expect_no_sideways(page)
    context.close()


def test_dark_is_dark_in_page_and_picture(app, visit):
    page = visit(app, scheme="dark")
    paper = page.locator("[data-testid='stApp']").evaluate("element => getComputedStyle(element).backgroundColor")
    ink = page.locator(".stVegaLiteChart .role-axis-label text").last.evaluate(
        "element => getComputedStyle(element).fill"
    )
    assert sum(map(int, re.findall(r"\d+", paper)[:3])) < 150
    assert sum(map(int, re.findall(r"\d+", ink)[:3])) > 450


def test_hostile_texts_stay_text(stage, visit):
    page = visit(link(stage, stage="hostile"))
    shown = "".join(page.locator(f"{PANE} > *").all_text_contents())
    for text in HOSTILE_TEXTS:
        assert text.strip() in shown
    assert page.locator(f"{PANE} script, {PANE} img, .aloud img, .shift img, .codes img, .counts img").count() == 0
    page.get_by_label("Actor", exact=True).first.fill("bold")
    expect(page.get_by_role("option").filter(has_text="**bold**")).to_contain_text(
        "![image](https://example.org/x.png)"
    )
    page.keyboard.press("Escape")
    expect_no_sideways(page)


def test_hostile_texts_fit_a_phone(stage, visit):
    expect_no_sideways(visit(link(stage, stage="hostile"), width=390))


def test_ten_thousand_statements_are_counted_and_a_click_narrows_the_time(stage, visit):
    page = visit(link(stage, stage="10000"))
    expect(page.get_by_text("10000 statements", exact=True)).to_be_visible()
    bars = page.locator(".stVegaLiteChart .bins_marks path")
    assert 50 < bars.count() < 1500
    click(page, bars.nth(40))
    page.wait_for_function("new URLSearchParams(location.search).has('window')", timeout=WAIT)
    settle(page)
    page.get_by_label("Actor", exact=True).first.click()
    page.get_by_role("option", name="Chamber of Commerce").click()
    expect(page.get_by_text(re.compile(r"^\d+ of 10000 statements$"))).to_be_visible(timeout=WAIT)
