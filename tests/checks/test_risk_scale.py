"""HB907: what is odd about a declared scale of risks, fault by fault, and that sound scales pass."""

from __future__ import annotations

import pytest
from check_cases import TODAY, handbook

from generator.checks.odd_risk_scale import find

OFFICE = "kind: handbook\nid: office\ntitle: 手冊\norganisation: 辦公室\nscopes: [{id: mail, title: 收文}]\nrisk_scale:\n"
LEVELS = "  levels: [{title: 低, value: 1}, {title: 中, value: 3}, {title: 高, value: 6}]\n"


@pytest.mark.parametrize("scale", [
    LEVELS, "  tolerance: 8\n", "  likelihood: [罕見, 可能]\n  levels: [{title: 低, value: 1}, {title: 高, value: 3}]\n",
    "  likelihood: [罕見, 少見, 可能, 幾乎確定]\n  tolerance: 9\n",
])
def test_sound_scales_pass(scale: str) -> None:
    assert [*find(handbook(OFFICE + scale), TODAY)] == []


@pytest.mark.parametrize(("scale", "fault"), [
    ("  likelihood: [可能, 可能]\n", "this word stands twice"),
    ("  impact: [{en: low}, {en: Low}, {en: high}]\n".replace("en:", "zh-Hant:"), "this word stands twice"),
    (LEVELS.replace("中", "低"), "this word stands twice"),
    (LEVELS.replace("value: 1", "value: 2"), "a risk of a smaller value has no level"),
    (LEVELS.replace("value: 3", "value: 6"), "this level does not begin above the one before it"),
    (LEVELS.replace("value: 6", "value: 2"), "this level does not begin above the one before it"),
    (LEVELS.replace("value: 6", "value: 10"), "no risk can have this level"),
    ("  levels: [{title: 低, value: 1}, {title: 中, value: 7}, {title: 高, value: 9}]\n", "no risk can have this level"),
    ("  tolerance: 9\n", "no risk can be above what is tolerated"),
])
def test_a_fault_is_named(scale: str, fault: str) -> None:
    assert [str(each.details["fault"]) for each in find(handbook(OFFICE + scale), TODAY)] == [fault]
