"""`python -m tests.stages`: how quick the page is, as ratios measured in one run in one browser.

What is compared is measured in turn, so that a busy machine slows both; a change counts when it has been drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, Page

from tests.browser import open_chromium
from tests.server import serve_app

ROUNDS = 9
PATIENCE = 90_000  # milliseconds
DRAWN = ".stVegaLiteChart .mark-symbol path"
MARKS = ".stVegaLiteChart .marks_marks path"

COUNT = "document.querySelector('.clicks').textContent"
SENTENCE = """
[...document.querySelectorAll('*')].map((e) => e.shadowRoot?.querySelector('.pane:not(.excerpt) .selected'))
  .find(Boolean)?.textContent"""
RING = "document.querySelector('.picked_marks path')?.getAttribute('transform')"
FILTERED = """
(() => {
  const said = [...document.querySelectorAll("[data-testid='stSidebar'] [data-testid='stText']")]
    .map((e) => e.textContent).find((text) => /^\\d+( of \\d+)? statements$/.test(text));
  const counted = [...document.querySelectorAll('.bins_marks path')].map((e) => e.ariaLabel.match(/(\\d+) ×/)[1]);
  const marks = document.querySelectorAll('.marks_marks path').length;
  const drawn = counted.reduce((sum, count) => sum + Number(count), marks);
  return drawn === parseInt(said) ? said : undefined;
})()"""
_WATCH = """
(() => {
  const look = () => %s;
  const before = look();
  window.taken = null;
  document.addEventListener("pointerup", () => {
    const start = performance.now();
    const wait = () => {
      const now = look();
      if (now === undefined || now === before) requestAnimationFrame(wait);
      else window.taken = performance.now() - start;
    };
    requestAnimationFrame(wait);
  }, { capture: true, once: true });
})()"""


def main() -> None:
    """Print each ratio with its bound."""
    with (
        serve_app(script="tests/stages/plain.py") as plain,
        serve_app() as app,
        serve_app(script="tests/stages/stage.py") as stage,
        open_chromium() as chromium,
    ):
        crowds = [f"{stage}/?stage={count}" for count in (30, 1000, 10000)]
        for address in (plain, app, *crowds):
            time_first_picture(chromium, address)  # the servers get warm
        first, plainly = compare(lambda: time_first_picture(chromium, app), lambda: time_first_picture(chromium, plain))
        print(f"first picture / a page with one plain chart       {first / plainly:5.2f}   (at most 1.5)")
        highlight, ring, button = compare_clicks(chromium, app, plain)
        print(f"click on a mark → sentence / an empty button      {highlight / button:5.2f}   (at most 2)")
        print(f"click on a mark → ring around it / empty button   {ring / button:5.2f}")
        few, many, most = compare_filters(chromium, crowds)
        print(f"filter → picture,  1000 statements / 30           {many / few:5.2f}   (at most 2)")
        print(f"filter → picture, 10000 statements / 30           {most / few:5.2f}   (at most 4)")


def compare(*measures: Callable[[], float]) -> list[float]:
    """Return the medians of measures that are taken in turn."""
    rounds = [[measure() for measure in measures] for _ in range(ROUNDS)]
    return [median(times) for times in zip(*rounds, strict=True)]


def time_first_picture(chromium: Browser, address: str) -> float:
    """Return the seconds from the address to the drawn picture, for a visitor who has never been here."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    start = perf_counter()
    open_page(context.new_page(), address)
    taken = perf_counter() - start
    context.close()
    return taken


def open_page(page: Page, address: str) -> Page:
    """Open an address and wait for the picture."""
    page.goto(address)
    page.locator(DRAWN).first.wait_for(state="attached", timeout=PATIENCE)
    return page


def compare_clicks(chromium: Browser, app: str, plain: str) -> list[float]:
    """Return click → highlighted sentence, click → ring around the mark, click on a button → its number."""
    explorer, button = (open_page(chromium.new_page(), address) for address in (app, plain))
    explorer.wait_for_timeout(2_000)
    marks = explorer.locator(MARKS)
    places = iter(range(0, 9 * marks.count(), 4))

    def time_mark(look: str) -> float:
        mark = marks.nth(next(places) % marks.count())
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        return time_change(explorer, look, lambda: explorer.mouse.click(*middle))

    go = button.get_by_role("button", name="Go")
    return compare(
        lambda: time_mark(SENTENCE), lambda: time_mark(RING), lambda: time_change(button, COUNT, lambda: go.click())
    )


def compare_filters(chromium: Browser, addresses: list[str]) -> list[float]:
    """Return for each page the time from choosing a filter, another one each time, to the picture of what it leaves."""
    pages = [open_page(chromium.new_page(), address) for address in addresses]
    positions = ("permitted", "supported", "opposed", "prohibited", "takes no position")
    times = [[time_filter(page, position) for page in pages] for position in positions]
    return [median(column) for column in zip(*times, strict=True)]


def time_filter(page: Page, position: str) -> float:
    """Return the milliseconds from choosing a position to the picture of the statements that hold it."""
    page.bring_to_front()
    page.wait_for_timeout(1_000)
    page.get_by_label("Position", exact=True).first.click()
    option = page.get_by_role("option", name=position, exact=True)
    taken = time_change(page, FILTERED, lambda: option.click())
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Clear all filters").click()
    page.get_by_role("button", name="Clear all filters").wait_for(state="detached")
    return taken


def time_change(page: Page, look: str, act: Callable[[], None]) -> float:
    """Return the milliseconds from the click that `act` makes until what `look` sees has changed on screen."""
    page.bring_to_front()
    page.evaluate(_WATCH % look)
    act()
    page.wait_for_function("window.taken !== null", timeout=PATIENCE)
    taken = page.evaluate("window.taken")
    page.wait_for_timeout(500)
    return taken


if __name__ == "__main__":
    main()
