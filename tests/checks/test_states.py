"""Checks look at what somebody has to follow, today or later: of a rule that is over, they find what they find of one that is retired."""

from __future__ import annotations

import pytest
import yaml
from check_cases import TODAY, handbook

from generator.checks import ALL
from generator.checks.shared.base import Check

OVER = {"retired": {"status": "retired"}, "expired": {"effective": "2020-01-01", "expires": "2021-01-01"}}
OF_DATES = {"HB301", "HB304"}
"""These speak of the very dates that bring an entry into its state."""
WORDING = ("HB4", "HB6", "HB7", "HB8")
"""What these find is wrong with a text, a table of tiers or a reference in whatever state it is printed."""
ABOUT_MORE = {"HB039", "HB201", "HB210", "HB230", "HB506", "HB523", "HB907"}
"""These are about the handbook's own lists, or about what is not filled in yet."""
BY_CODE = {descriptor.code: (check, descriptor.invalid) for check in ALL for descriptor in check.descriptors if descriptor.invalid}


def findings(check: Check, code: str, example: str, state: dict[str, str]) -> int:
    entries = list(yaml.safe_load_all(example))
    for entry in entries:
        if entry["kind"] != "handbook":
            entry.pop("status", None)
            entry.update(state)
    made = handbook(yaml.safe_dump_all(entries, allow_unicode=True, sort_keys=False))
    return sum(found.code == code for found in check.find(made, TODAY))


@pytest.mark.parametrize("code", [code for code in BY_CODE if code not in OF_DATES])
def test_what_is_over_is_looked_at_as_what_is_retired(code: str) -> None:
    check, example = BY_CODE[code]
    found = {state: findings(check, code, example, fields) for state, fields in OVER.items()}
    assert found["retired"] == found["expired"]
    assert not found["retired"] or code.startswith(WORDING) or code in ABOUT_MORE
