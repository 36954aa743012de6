"""A browser for the tests of pages: Debian's chromium, driven by playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

PATIENCE = 120_000  # milliseconds, for a start or a step of the browser
CHROMIUM = shutil.which("chromium")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed: apt-get install chromium fonts-noto-cjk")


@contextmanager
def new_page() -> Iterator[object]:
    """An empty page of a browser of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"], timeout=PATIENCE)
        try:
            page = browser.new_page(viewport={"width": 1180, "height": 900})
            page.set_default_timeout(PATIENCE)
            yield page
        finally:
            browser.close()
