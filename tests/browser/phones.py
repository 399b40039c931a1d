"""What browser tests on a phone share: the site of a small office, and pages in which any complaint of the browser is a failure."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from checklist_cases import written
from playwright.sync_api import BrowserContext, Page

from browser.loading import TOUCHED
from generator import building
from generator.door import Asked

PHONE = {"width": 390, "height": 844}
DAY = datetime.date(2026, 11, 1)


def built(root: Path, *entries: dict[str, Any], **asked: Any) -> Path:
    """The site of entries, without printed forms."""
    (root / "rules").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: ''\ndocs_dir: rules\nplugins: [{handbook: {documents: []}}]\n", "utf-8")
    (root / "rules" / "all.yml").write_text(written(*entries), "utf-8")
    made = building.build(root, asked=Asked(today=DAY, **asked))
    assert made.published and made.site
    return made.site


@contextmanager
def without_complaints(context: BrowserContext) -> Iterator[Page]:
    """A new page, of which the browser has nothing to complain until the end."""
    opened = context.new_page()
    opened.add_init_script(TOUCHED)
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    assert complaints == []
