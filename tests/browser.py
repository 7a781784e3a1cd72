"""Debian's Chromium, driven by Playwright, for what only a browser can show."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

_QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


@contextmanager
def open_chromium() -> Iterator[Browser]:
    """Start Chromium; skips the test, with the reason, where there is none."""
    path = shutil.which("chromium")
    if not path:
        pytest.skip("chromium is missing: install Debian's package of that name")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_QUIET.split())
        yield browser
        browser.close()
