"""Debian's Chromium, driven by playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

COMMANDS = ("chromium-headless-shell", "chromium")
"""The first is the same browser without what surrounds a page for people: a page is opened with a sixth of the processor time."""
ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync")


@contextmanager
def chromium_started() -> Iterator[Browser]:
    """Raises FileNotFoundError where Chromium is not installed."""
    command = next(filter(None, map(shutil.which, COMMANDS)), None)
    if command is None:
        raise FileNotFoundError(f"Chromium is not installed; make test does that, or: apt-get install {COMMANDS[0]}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=command, args=ARGUMENTS)
        yield browser
        browser.close()
