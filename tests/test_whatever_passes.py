"""Whatever passes `check` can be built: random handbooks, every kind and every field, are rendered completely."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path
from typing import Any

import pytest
from handbook_strategies import as_yaml, handbooks
from hypothesis import HealthCheck, event, given, settings
from whole_build import assert_rendered

from generator import pipeline
from generator.cli.output_formats import FORMATS
from generator.cli.report import Report
from generator.diagnostics import Severity
from generator.door import Settings
from generator.reading.load import load_text
from generator.reading.resolve import resolve
from generator.reading.validate import validate

TODAY = datetime.date(2026, 6, 1)
BOUNDED = settings(max_examples=2, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
LONG = settings(BOUNDED, max_examples=150, derandomize=False)


STOPS = ("HB0", "HB1", "HB414")
"""What cannot be read, and what cannot be printed. What is wrong in itself can be built all the same, and is, so that more is tried."""


def builds(entries: list[dict[str, Any]]) -> set[str]:
    """Codes of the faults because of which nothing was built; none where everything was."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "rules").mkdir()
        (root / "rules" / "all.yml").write_text(as_yaml(entries), "utf-8")
        decided = Settings(root, TODAY, site_url="https://handbook.example/")
        checked = pipeline.check(decided)
        unreadable = [d for d in checked.diagnostics if d.code.startswith(STOPS) and d.severity.value == "error"]
        for form in FORMATS.values():
            form(Report(checked.diagnostics, root, "zh-Hant"))
        if unreadable or checked.handbook is None:
            return {d.code for d in unreadable}
        assert_rendered(checked, decided)
        return set()


HEAD = {"kind": "handbook", "id": "office", "title": "手冊", "organisation": "機關", "languages": ["zh-Hant", "en"], "scopes": [{"id": "mail", "title": "收發"}]}
CLAUSES = [{"number": number, "text": "主動招呼。"} for number in ("%20", "#x", "\"'<b>", "第 3 條", "a/b", "?q")]
DUTY = {"id": "a", "do": "字" * 480, "when": "daily", "evidence": "word " * 1_500}
TWICE = {"id": "a", "do": "巡查", "when": "daily at 07:30, 16:30"}


@pytest.mark.parametrize("entries", [
    [], [{"kind": "conduct", "id": "manners", "title": "守則", "clauses": CLAUSES}], [{"kind": "term", "id": "content", "title": "內容", "definition": "字" * 9_000}],
    [{"kind": "post", "id": "clerk", "title": "字" * 480, "summary": "一\n二", "duties": [DUTY]}],
    [{"kind": "post", "id": "clerk", "title": "收發員", "duties": [TWICE]}],
], ids=["no-post", "numbers-of-clauses", "term-named-as-the-frame", "long-texts", "duty-twice-a-day"])
def test_what_was_found_to_fail_once(entries: list[dict[str, Any]]) -> None:
    assert builds([HEAD, *entries]) == set()


def test_random_handbooks_can_be_read() -> None:
    """Else the tests that draw them would prove little: most of what is drawn is without errors of reading."""
    readable: list[bool] = []

    @settings(BOUNDED, max_examples=10)
    @given(handbooks())
    def drawn(entries: list[dict[str, Any]]) -> None:
        documents, faults = load_text(as_yaml(entries), "rules/all.yml", Path("rules/all.yml"))
        valid = validate(documents)
        found = [*faults, *valid.diagnostics, *resolve(valid.entries, valid.claimed).diagnostics]
        readable.append(not any(each.severity is Severity.ERROR for each in found))

    drawn()
    assert sum(readable) >= 0.8 * len(readable)


@BOUNDED
@given(handbooks())
def test_what_passes_check_is_rendered_in_every_language(entries: list[dict[str, Any]]) -> None:
    event(", ".join(sorted(builds(entries))) or "rendered")


@pytest.mark.slow
@LONG
@given(handbooks())
def test_what_passes_check_is_rendered_in_every_language_many_times(entries: list[dict[str, Any]]) -> None:
    builds(entries)
