"""The explorer as a visitor uses it: where its marks and sentences are, and what is seen when one is selected."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from timeline.exchange.policies import read_policy
from timeline.model import Statement
from timeline.pipeline import analyse

SEED = read_policy()
STATEMENTS = analyse(SEED.articles, SEED.codebook).statements
WAIT = 30_000  # milliseconds; a busy machine is slow, not wrong
PANE = ".pane:not(.excerpt)"
expect.set_options(timeout=WAIT)


def settle(page: Page) -> None:
    """Wait until the server has answered what was asked."""
    page.wait_for_timeout(200)
    state = page.locator("[data-testid='stApp']")
    expect(state).to_have_attribute("data-test-script-state", "notRunning", timeout=WAIT)


def link(address: str, **params: str | list[str]) -> str:
    return f"{address}/?{urlencode(params, doseq=True)}"


def params(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def mark_of(page: Page, statement: Statement) -> Locator:
    """Return the mark whose name for a screen reader ends in the statement's sentence."""
    words = statement.text[:24].replace("'", "\\'")
    return page.locator(f".stVegaLiteChart .marks_marks path[aria-label*='{words}']").first


def sentence_of(page: Page, statement: Statement) -> Locator:
    """Return the beginning of a statement in the article."""
    place = page.locator(PANE).evaluate(
        "(box, id) => [...box.children].findIndex((element) => element.ids.includes(id))", statement.id
    )
    return page.locator(f"{PANE} > *").nth(place)


def middle(locator: Locator) -> tuple[float, float]:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def click(page: Page, locator: Locator) -> None:
    """Click where the thing is seen, as a hand would: not where the selected statement covers it."""
    locator.evaluate("element => element.scrollIntoView({ block: 'center' })")
    page.mouse.click(*middle(locator))


def expect_selected(page: Page, statement: Statement) -> None:
    """The link, the article, the ring around the mark and the place in the row of statements say the same."""
    page.wait_for_function(
        "id => new URLSearchParams(location.search).get('statement') === id", arg=statement.id, timeout=WAIT
    )
    place = f"{STATEMENTS.index(statement) + 1} of {len(STATEMENTS)}"
    expect(page.get_by_text(place, exact=True)).to_be_visible(timeout=WAIT)
    settle(page)
    assert "".join(page.locator(f"{PANE} .selected").all_text_contents()) == statement.text
    ring, mark = middle(page.locator(".stVegaLiteChart .picked_marks path")), middle(mark_of(page, statement))
    assert ring == pytest.approx(mark, abs=5), "half a mark leans on its day, and the ring is around the day"


def expect_sentence_in_box(page: Page) -> None:
    """The highlighted sentence is scrolled into sight within the article's own box, above where the text fades."""
    tops = page.locator(PANE).evaluate(
        "box => { const b = box.getBoundingClientRect(), s = box.querySelector('.selected').getBoundingClientRect();"
        " return [b.top, s.top, b.bottom - 40]; }"
    )
    assert tops == sorted(tops)


def expect_revealed(page: Page) -> None:
    """The article has come into sight, and the highlighted sentence within it."""
    expect(page.locator(f"{PANE} .selected").first).to_be_in_viewport()
    settle(page)
    expect_sentence_in_box(page)


def expect_no_sideways(page: Page) -> None:
    main = page.locator("[data-testid='stMain']")
    assert main.evaluate("element => element.scrollWidth <= element.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
