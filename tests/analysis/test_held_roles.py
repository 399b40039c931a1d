"""Which roles are held for certain when a step begins, and which are still held at the end."""

from __future__ import annotations

from typing import Any

import pytest

from generator.analysis.held_roles import held_at_end, held_before
from generator.model import Procedure

TAKE, GIVE = {"assigns": "chief"}, {"releases": "chief"}


def procedure(*steps: dict[str, Any]) -> Procedure:
    return Procedure.model_validate({"kind": "procedure", "id": "p", "title": "程序", "trigger": "來文",
                                     "steps": [{"id": f"s{number}", "do": "做", **step} for number, step in enumerate(steps)]})


def to(*names: str) -> dict[str, Any]:
    return {"branches": [{"when": name, "goto": name} for name in names]}


def fork(*names: str, then: str) -> dict[str, Any]:
    return {"together": [*names], "next": then}


@pytest.mark.parametrize(("steps", "held", "left"), [
    ([TAKE, {}, GIVE], "011", False),
    ([TAKE, GIVE, {}], "010", False),
    ([TAKE, {}], "01", True),
    ([to("s1", "s2"), TAKE, GIVE], "000", False),
    ([to("s1", "s2"), TAKE, {}], "000", True),
    ([{**TAKE, **to("s1", "s2")}, {**GIVE, "next": "end"}, {}], "011", True),
    ([TAKE, to("s0", "s2"), GIVE], "011", False),
    ([TAKE, {**GIVE, **to("s1", "s2")}, {}], "000", False),
    ([fork("s1", "s2", then="s3"), TAKE, {}, GIVE], "0001", False),
    ([{**TAKE, **fork("s1", "s2", then="s3")}, {}, GIVE, {}], "0110", False),
    ([fork("s1", "s2", then="s3"), TAKE, {}, {}], "0001", True),
])
def test_roles_are_followed_along_every_way(steps: list[dict[str, Any]], held: str, left: bool) -> None:
    made = procedure(*steps)
    assert "".join(str(int(bool(each))) for each in held_before(made)) == held
    assert bool(held_at_end(made)) == left
