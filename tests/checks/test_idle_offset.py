"""HB620 and HB610: levels that offset nothing, and those of which only one names the other, are told once."""

from __future__ import annotations

import pytest
from check_cases import TODAY, handbook

from generator.checks import idle_offset, no_mirror

HEAD = "kind: handbook\nid: scale\ntitle: 手冊\norganisation: 機關\nscopes: [{id: mail, title: 收發}]\nlevels:\n"
PENALTY, REWARD = "  - {id: reprimand, title: 申誡, side: penalty, rank: 1%s}\n", "  - {id: praise, title: 嘉獎, side: reward, rank: 1%s}\n"
SCALE = "scales: [{id: penalty, title: 懲處, side: penalty, same: sum, different: sum, offset: true}]\n"


@pytest.mark.parametrize(("penalty", "reward", "told"), [
    (", mirror: praise", ", mirror: reprimand", []), ("", ", mirror: reprimand", ["HB610"]), (", mirror: praise", "", ["HB610"]), ("", "", ["HB620"])])
def test_each_fault_of_a_pair_is_told_once(penalty: str, reward: str, told: list[str]) -> None:
    text = HEAD + PENALTY % penalty + REWARD % reward + SCALE
    office = handbook(text)
    assert [each.code for check in (no_mirror, idle_offset) for each in check.find(office, TODAY)] == told
