"""`python -m tests.stages`: how quick the page is, as ratios measured in one run in one browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, Page

from tests.browser import open_chromium
from tests.server import serve_app

ROUNDS = 5
PICTURE = ".stVegaLiteChart svg, .stVegaLiteChart canvas"
_LISTEN = """
(highlight) => {
  const roots = [...document.querySelectorAll("*")].map((e) => e.shadowRoot).filter(Boolean);
  const find = () => highlight
    ? roots.map((r) => r.querySelector(".pane:not(.excerpt) .selected")).find(Boolean)?.textContent
    : document.querySelector(".clicks")?.textContent;
  window.before = find();
  window.taken = null;
  document.addEventListener("pointerup", () => {
    const start = performance.now();
    const wait = () => find() !== window.before ? (window.taken = performance.now() - start) : setTimeout(wait, 1);
    wait();
  }, { capture: true, once: true });
}
"""


def main() -> None:
    """Print each ratio with its bound."""
    with (
        serve_app(script="tests/stages/plain.py") as plain,
        serve_app() as app,
        serve_app(script="tests/stages/stage.py") as stage,
        open_chromium() as chromium,
    ):
        for address in (plain, app, f"{stage}/?stage=1000", f"{stage}/?stage=10000"):
            time_first_picture(chromium, address)  # the servers get warm
        first = compare(lambda: time_first_picture(chromium, app), lambda: time_first_picture(chromium, plain))
        print(f"first picture / a page with one plain chart       {first:5.2f}   (at most 1.5)")
        clicks = compare_clicks(chromium, app, plain)
        print(f"click on a mark / round trip of an empty button   {clicks:5.2f}   (at most 2)")
        few = time_filter(chromium, f"{stage}/?stage=30")
        for count, most in ((1000, 2), (10000, 4)):
            ratio = time_filter(chromium, f"{stage}/?stage={count}") / few
            print(f"filter to picture, {count:5} statements / 30           {ratio:5.2f}   (at most {most})")


def compare(measure: Callable[[], float], reference: Callable[[], float]) -> float:
    """Return the ratio of the medians of two measures taken in turn."""
    pairs = [(measure(), reference()) for _ in range(ROUNDS)]
    return median(first for first, _ in pairs) / median(second for _, second in pairs)


def time_first_picture(chromium: Browser, address: str) -> float:
    """Return the seconds from the address to the picture, for a visitor whose browser knows the program's files."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    start = perf_counter()
    open_page(context.new_page(), address)
    taken = perf_counter() - start
    context.close()
    return taken


def open_page(page: Page, address: str) -> Page:
    """Open an address and wait for the picture."""
    page.goto(address)
    page.locator(PICTURE).first.wait_for(timeout=90_000)
    return page


def compare_clicks(chromium: Browser, app: str, plain: str) -> float:
    """Return click → highlighted sentence over click on a button → its number counted up."""
    explorer, button = (open_page(chromium.new_page(), address) for address in (app, plain))
    explorer.wait_for_timeout(2_000)
    marks = explorer.locator(".stVegaLiteChart .marks_marks path")

    def click_mark(number: list[int]) -> float:
        number[0] = (number[0] + 3) % marks.count()
        marks.nth(number[0]).scroll_into_view_if_needed()
        box = marks.nth(number[0]).bounding_box()
        return time_click(explorer, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, highlight=True)

    def click_button() -> float:
        box = button.get_by_role("button", name="Go").bounding_box()
        return time_click(button, box["x"] + 5, box["y"] + 5, highlight=False)

    place = [0]
    return compare(lambda: click_mark(place), click_button)


def time_click(page: Page, x: float, y: float, *, highlight: bool) -> float:
    """Return the milliseconds from a click until what it changes has changed on screen."""
    page.evaluate(_LISTEN, highlight)
    page.mouse.click(x, y)
    page.wait_for_function("window.taken !== null", timeout=90_000)
    taken = page.evaluate("window.taken")
    page.wait_for_timeout(500)
    return taken


def time_filter(chromium: Browser, address: str) -> float:
    """Return the seconds from choosing a filter until its number of statements stands there."""
    page = open_page(chromium.new_page(), address)
    page.wait_for_timeout(2_000)
    times = []
    for kind in ("event", "stance") * 2:
        page.get_by_label("Kind", exact=True).first.click()
        start = perf_counter()
        page.get_by_role("option", name=kind).click()
        page.get_by_text(re.compile(r"^\d+ of \d+ statements$")).first.wait_for()
        page.locator("[data-testid='stApp'][data-test-script-state='notRunning']").wait_for()
        times.append(perf_counter() - start)
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Clear all filters").click()
        page.get_by_text(re.compile(r"^\d+ statements$")).first.wait_for()
        page.wait_for_timeout(1_000)
    page.close()
    return median(times)


if __name__ == "__main__":
    main()
