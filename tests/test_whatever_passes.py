"""Whatever passes `check` can be built: random handbooks, every kind and every field, are rendered completely."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path
from typing import Any

import pytest
from handbook_strategies import as_yaml, handbooks
from hypothesis import HealthCheck, event, given, settings

from generator import pipeline
from generator.cli.output_formats import FORMATS, Report
from generator.door import Settings
from generator.site.assembly import Assembly
from generator.site.frame import Site

TODAY = datetime.date(2026, 6, 1)
BOUNDED = settings(max_examples=2, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = settings(BOUNDED, max_examples=150, derandomize=False)


def builds(entries: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "rules").mkdir()
        (root / "rules" / "all.yml").write_text(as_yaml(entries), "utf-8")
        decided = Settings(root, TODAY, site_url="https://handbook.example/")
        checked = pipeline.check(decided)
        unreadable = [d for d in checked.diagnostics if d.code[:3] in ("HB0", "HB1") and d.severity.value == "error"]
        event("refused: " + ", ".join(sorted({d.code for d in unreadable})) if unreadable else "rendered")
        for form in FORMATS.values():
            form(Report(checked.diagnostics, root, "zh-Hant"))
        if unreadable or checked.handbook is None:
            return
        rendered = pipeline.render(checked.handbook, checked.diagnostics, decided)
        assert len({d.address.casefold() for d in rendered.documents}) == len(rendered.documents)
        assert len({(p.language, p.address.casefold()) for p in rendered.pages}) == len(rendered.pages)
        site = Site.of(checked.handbook, rendered.pages, rendered.documents, "", decided.site_url)
        Assembly(site, rendered.pages, rendered.documents)


@BOUNDED
@given(handbooks())
def test_what_passes_check_is_rendered_in_every_language(entries: list[dict[str, Any]]) -> None:
    builds(entries)


@pytest.mark.slow
@LONG
@given(handbooks())
def test_what_passes_check_is_rendered_in_every_language_many_times(entries: list[dict[str, Any]]) -> None:
    builds(entries)
