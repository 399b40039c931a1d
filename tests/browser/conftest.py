"""Fixtures that browser tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from browser.phones import PHONE


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone that nobody has used before."""
    made = chromium.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    yield made
    made.close()
