"""`python -m tests.screenshots`: start the app, open it in Chromium, and save what one sees, beside this file."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import open_chromium
from tests.server import serve_app

FOLDER = Path(__file__).parent
SCREENS = {  # file: width and height in pixels, colour scheme
    "timeline-light": (1280, 1350, "light"),
    "timeline-dark": (1280, 1350, "dark"),
    "timeline-phone": (390, 844, "light"),
}


def main() -> None:
    """Save every picture and print its file."""
    with serve_app() as address, open_chromium() as chromium:
        for name, (width, height, scheme) in SCREENS.items():
            print(save_screenshot(chromium, address, name, (width, height), scheme))


def save_screenshot(chromium: Browser, address: str, name: str, size: tuple[int, int], scheme: str) -> Path:
    """Open the app as a new visitor and save the first screen."""
    path = FOLDER / f"{name}.png"
    visitor = chromium.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    page = visitor.new_page()
    page.goto(address)
    page.wait_for_selector("[data-testid='stVegaLiteChart'] [role='graphics-symbol']", state="attached", timeout=60_000)
    page.wait_for_selector("[data-testid='stStatusWidget']", state="detached", timeout=60_000)
    page.wait_for_timeout(1_500)  # transitions
    page.screenshot(path=path)
    visitor.close()
    return path


if __name__ == "__main__":
    main()
