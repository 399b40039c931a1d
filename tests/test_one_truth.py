"""That no two outputs of the sample say otherwise of the same fact, and that the comparison finds it where they do."""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from same_fact import differences

from generator import building
from generator.door import Asked


def test_no_two_outputs_of_the_sample_differ(sample_site: Path) -> None:
    assert [str(found) for found in differences(sample_site)] == []


HANDBOOKS = sorted(path.parent for path in (Path(__file__).parent / "handbooks").glob("*/mkdocs.yml"))
ALWAYS = "freedom-of-information"
"""Others are built by the slow sweep."""


@pytest.mark.parametrize("root", [pytest.param(root, id=root.name, marks=() if root.name == ALWAYS else pytest.mark.slow) for root in HANDBOOKS])
def test_no_two_outputs_of_an_office_differ(root: Path, tmp_path: Path) -> None:
    """Its handbook has most forms of the entry language."""
    shutil.copytree(root, tmp_path / "office")
    assert building.build(tmp_path / "office", asked=Asked(datetime.date(2026, 9, 1))).published
    assert [str(found) for found in differences(tmp_path / "office/site")] == []


def entry(data: dict[str, Any], kind: str, field: str) -> dict[str, Any]:
    """The first entry in force of a kind that has something in a field."""
    return next(each for each in data["entries"] if each["kind"] == kind and each["state"] == "in-force" and each.get(field))


def other_doer(data: dict[str, Any]) -> str:
    found = entry(data, "procedure", "steps")
    step = next(step for step in found["steps"] if step.get("by"))
    step["by"] = [next(each["id"] for each in data["entries"] if each["kind"] == "post" and each["id"] not in step["by"])]
    return f"step {found['id']}/"


def other_duty(data: dict[str, Any]) -> str:
    found = entry(data, "post", "duties")
    found["duties"][0]["do"] = "做另一件事"
    return f"duty {found['id']}/{found['duties'][0]['id']}: what"


def other_decider(data: dict[str, Any]) -> str:
    found = entry(data, "procedure", "delegation")
    found["delegation"][0]["decide"] = found["delegation"][0].get("draft", [])
    return f"delegation {found['id']}/1"


def other_state(data: dict[str, Any]) -> str:
    found = entry(data, "criteria", "tiers")
    found["state"] = "suspended"
    return f"criteria {found['id']}: in force"


def other_day(data: dict[str, Any]) -> str:
    found = entry(data, "procedure", "effective")
    found["effective"] = "1999-01-01"
    return f"procedure {found['id']}: effective"


def other_order(data: dict[str, Any]) -> str:
    for number, level in enumerate(data["entries"][0]["levels"]):
        level["rank"] = -number
    return "scale "


@pytest.mark.parametrize("change", [other_doer, other_duty, other_decider, other_state, other_day, other_order])
def test_what_one_output_says_otherwise_is_found(change: Callable[[dict[str, Any]], str], sample_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(sample_site, site, ignore=shutil.ignore_patterns("assets", "en", "zh-Hans", "documents", "*.pdf"))
    data = json.loads((site / "data/handbook.json").read_text("utf-8"))
    fact = change(data)
    (site / "data/handbook.json").write_text(json.dumps(data), "utf-8")
    assert any(found.fact.startswith(fact) for found in differences(site))
