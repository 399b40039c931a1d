"""Promises beside the limits of their steps: what is found, and that pages say the same of the path."""

from __future__ import annotations

import datetime
import html
import re
from pathlib import Path
from typing import Any

import pytest
from checklist_cases import handbook, post, procedure

from generator.charts.timeline_picture import timeline_picture
from generator.checks import ALL
from generator.diagnostics import Diagnostic
from generator.files import own_data
from generator.linting.shares import shares

CASES: list[dict[str, Any]] = own_data(Path(__file__).parents[1] / "cases" / "time" / "promises.yml")
CODES = ("HB501", "HB513", "HB515", "HB516")
LEVELS = [{"id": f"sev-{rank}", "title": f"第{rank}級", "side": "class", "rank": rank} for rank in (1, 2)]
CLASSES = {"kind": "criteria", "id": "severity", "title": "分級", "side": "class",
           "tiers": [{"id": each["id"], "level": each["id"]} for each in LEVELS]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_the_check_and_the_page_say_the_same(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Found as in a large handbook, of which each check is shown as little as it says that it looks at."""
    monkeypatch.setattr("generator.linting.shares._MEMBERS", 1)
    main = procedure(*case["steps"], **{field: case[field] for field in ("within", "events") if field in case})
    others = (procedure(*other.pop("steps"), name=name, **other) for name, other in case.get("others", {}).items())
    made = handbook(post(), post(name="head"), CLASSES, main, *others, levels=LEVELS)
    checks = [check for check in ALL if check.descriptor.code in CODES]
    found = [each for share in shares(made, datetime.date(2026, 11, 28), checks) for each in share.find()]
    assert sorted(map(_said, found)) == case["finds"]
    page = html.unescape(re.sub("<[^>]+>", "", timeline_picture(made.procedures["incoming"], made, "en")))
    assert page.startswith(case.get("page", ""))


def _said(found: Diagnostic) -> str:
    details = {name: str(value) for name, value in found.details.items()}
    path = (found.hint or "the path: {path}").rpartition("the path")
    return " ".join((found.code, found.descriptor.message.format(**details))) + (
        "; " + (path[1] + path[2]).format(**details).removeprefix("the path: ") if "path" in details else "")
