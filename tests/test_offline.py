"""The offline page: one file, no network, everything linked with everything, and nothing from outside runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.analyses import gold_analysis, hostile_analysis
from tests.browser import open_chromium
from timeline.codebook import NO_CODEBOOK, Codebook, load_codebook
from timeline.model import Analysis
from timeline.view.offline import render_page

GOLD = gold_analysis()
CODEBOOK = load_codebook()
FLEXIBILITY = "In the last few days, the U.S. made the decision to allow Ukraine “flexibility”"


class Outline(HTMLParser):
    """What a reader without scripts gets: the visible text, the anchors, and what the page would load or run."""

    def __init__(self, page: str):
        super().__init__()
        self.text, self.links, self.ids, self.loads, self.scripts = "", [], set(), [], []
        self.inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        named = dict(attrs)
        self.inside = tag if tag in ("script", "style") else ""
        self.ids.add(named.get("id"))
        self.links += [named["href"]] if tag == "a" and named.get("href") else []
        self.loads += [value for key, value in attrs if key in ("src", "srcset", "data", "action", "formaction")]
        self.loads += [named.get("href")] if tag in ("link", "base") else []
        self.scripts += [named] if tag == "script" else []
        self.scripts += [{key: value} for key, value in attrs if key.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        self.text += "" if self.inside else data


def render(analysis: Analysis, codebook: Codebook = CODEBOOK) -> str:
    return render_page(analysis, codebook).decode("utf-8")


@pytest.fixture(scope="module")
def gold_outline() -> Outline:
    return Outline(render(GOLD))


@pytest.fixture(scope="module")
def hostile_outline() -> Outline:
    return Outline(render(hostile_analysis(), NO_CODEBOOK))


# ---------------------------------------------------------------- what the file holds, read without scripts


def test_without_scripts_the_whole_article_is_there(gold_outline):
    assert GOLD.codings[0].article.text.strip() in gold_outline.text


def test_without_scripts_the_shift_and_every_statement_are_there(gold_outline):
    assert "Counter-fire near Kharkiv" in gold_outline.text
    assert "opposed → permitted" in gold_outline.text
    for statement in GOLD.statements:
        assert gold_outline.text.count(statement.text) >= 2


def test_every_link_within_the_page_leads_to_a_place_on_it(gold_outline):
    within = [link[1:] for link in gold_outline.links if link.startswith("#")]
    assert len(within) >= len(GOLD.statements)
    assert set(within) <= gold_outline.ids


def test_the_page_loads_nothing_but_what_it_brings_along(gold_outline, hostile_outline):
    for outline in (gold_outline, hostile_outline):
        assert [address[:26] for address in outline.loads] == ["data:image/svg+xml;base64,"]


def test_the_page_has_its_own_three_scripts_alone(gold_outline, hostile_outline):
    for outline in (gold_outline, hostile_outline):
        assert outline.scripts == [{"type": "application/json", "id": "data"}, {}, {}]


def test_a_hostile_article_is_there_to_the_character(hostile_outline):
    assert hostile_analysis().codings[0].article.text.strip().replace("\r\n", "\n").replace("\r", "\n") in (
        hostile_outline.text.replace("\r\n", "\n").replace("\r", "\n")
    )


def test_an_address_that_would_run_a_script_is_no_link(hostile_outline):
    assert not [link for link in hostile_outline.links if not link.startswith(("#", "https://", "http://"))]


def test_an_empty_view_is_a_page_too():
    page = render(Analysis())
    assert "No policy state is known." in Outline(page).text
    assert 'id="picture-section" hidden>' in page, "of nothing there is no stretch of time to draw"
    assert 'id="picture-section">' in render(GOLD)


# ---------------------------------------------------------------- in a browser, from file://, without a network


@pytest.fixture(scope="module")
def chromium():
    with open_chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("offline")
    pages = {"gold": render_page(GOLD, CODEBOOK), "hostile": render_page(hostile_analysis(), NO_CODEBOOK)}
    for name, content in pages.items():
        (folder / f"{name}.html").write_bytes(content)
    return {name: folder / f"{name}.html" for name in pages}


@pytest.fixture
def visit(chromium, files):
    """Return a function that opens a page from its file; at the end nothing may have failed or been asked for."""
    troubles: list[str] = []
    contexts = []

    def open_page(name: str = "gold", width: int = 1280, scheme: str = "light", place: str = "", **settings: object):
        size = {"width": width, "height": 800}
        context = chromium.new_context(viewport=size, color_scheme=scheme, offline=True, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: troubles.append(dialog.message) or dialog.dismiss())
        page.on("request", lambda request: troubles.append(request.url) if is_foreign(request.url) else None)
        page.goto(files[name].as_uri() + place)
        if settings.get("java_script_enabled", True):
            page.wait_for_selector("#picture svg")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def is_foreign(url: str) -> bool:
    return not url.startswith(("file:", "data:"))


def find_mark(page, words: str):
    return page.locator(f'#picture svg path[aria-label*="{words}"]').first


def find_sentence(page, words: str):
    return page.locator(".segment", has_text=words).first


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_a_click_on_a_mark_scrolls_to_its_sentence_and_highlights_it(visit, width):
    page = visit(width=width)
    find_mark(page, "U.S. made the decision").click()
    sentence = find_sentence(page, FLEXIBILITY)
    expect(sentence).to_have_class(re.compile(r"\bselected\b"))
    assert sentence.get_attribute("aria-pressed") == "true"
    expect(sentence).to_be_in_viewport()
    assert "the US administration now permits “Counter-fire near Kharkiv”" in page.locator("#card").inner_text()


@pytest.mark.browser
def test_a_click_on_a_sentence_rings_its_mark_and_the_card_leads_back(visit):
    page = visit()
    find_sentence(page, FLEXIBILITY).click()
    ring = page.locator("#picture svg g.mark-symbol.role-mark").last.locator("path")
    ring.wait_for(state="attached")
    mark, around = find_mark(page, "U.S. made the decision").bounding_box(), ring.bounding_box()
    for side, length in (("x", "width"), ("y", "height")):
        assert mark[side] + mark[length] / 2 == pytest.approx(around[side] + around[length] / 2, abs=1.5)
        assert around[length] > mark[length]
    page.get_by_role("button", name="Back to the timeline").click()
    expect(find_mark(page, "U.S. made the decision")).to_be_in_viewport()


@pytest.mark.browser
def test_a_row_of_the_table_and_a_proof_of_the_shift_choose_their_statement_too(visit):
    page = visit()
    page.get_by_role("row", name="civilian infrastructure").first.click()
    assert (
        page.locator(".segment.selected").inner_text()
        == "Ukraine cannot use those weapons to hit civilian infrastructure"
    )
    page.get_by_role("link", name="Evidence 1").first.click()
    assert page.locator("tbody tr[aria-current]").count() == 1
    assert "initially said would escalate" in page.locator(".segment.selected").inner_text()


@pytest.mark.browser
def test_the_address_holds_the_chosen_statement_and_opens_it_again(visit):
    page = visit()
    find_sentence(page, FLEXIBILITY).click()
    again = visit(place=re.search("#.*", page.url)[0])
    again.wait_for_selector(".segment.selected")
    assert again.locator(".segment.selected").inner_text().startswith(FLEXIBILITY)


@pytest.mark.browser
def test_a_place_that_does_not_exist_chooses_nothing(visit):
    page = visit(place="#s999")
    assert page.locator(".segment.selected").count() == 0
    assert "Choose a mark" in page.locator("#card").inner_text()


@pytest.mark.browser
def test_the_keyboard_alone_chooses_a_sentence(visit):
    page = visit()
    find_sentence(page, FLEXIBILITY).focus()
    page.keyboard.press("Enter")
    assert page.locator(".segment.selected").inner_text().startswith(FLEXIBILITY)


@pytest.mark.browser
def test_why_a_statement_is_coded_so_names_cue_and_rule(visit):
    page = visit()
    find_sentence(page, FLEXIBILITY).click()
    page.get_by_text("Why it is coded so").click()
    assert page.locator("#card .cues li").all_inner_texts() == ["In position by-hand"]


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 768, 390, 320])
@pytest.mark.parametrize("name", ["gold", "hostile"])
def test_nothing_is_wider_than_the_window(visit, name, width, scheme):
    page = visit(name, width=width, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_dark_is_dark_and_follows_the_reader(visit):
    page = visit()
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector("#picture svg")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (light, dark) == ("rgb(255, 255, 255)", "rgb(21, 24, 29)")


@pytest.mark.browser
def test_days_stay_where_they_are_in_every_time_zone(visit):
    def place(zone: str) -> float:
        return find_mark(visit(timezone_id=zone), "U.S. made the decision").bounding_box()["x"]

    assert place("Pacific/Honolulu") == place("Europe/Kyiv") == place("Pacific/Auckland")


@pytest.mark.browser
def test_nothing_in_a_hostile_article_runs_or_fetches(visit):
    page = visit("hostile")
    for sentence in page.locator(".segment[tabindex='0']").all():
        sentence.click()
    shown = page.locator("#card blockquote").inner_text()
    assert "separator" in shown


@pytest.mark.browser
def test_without_scripts_the_picture_is_there_too(visit):
    page = visit(java_script_enabled=False)
    assert page.locator("#picture img").evaluate("image => image.naturalWidth") > 500
