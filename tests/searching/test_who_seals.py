"""Whoever seals is not whoever approves: asked with 誰蓋章, the step says it, and nothing is answered where there is none."""

from __future__ import annotations

import pytest

from tests.checklist_cases import handbook, post, procedure
from tests.scripts import searched


@pytest.mark.parametrize("query", ["公文誰蓋章", "公文由誰蓋章", "公文誰用印"])
def test_who_seals_is_whose_step_it_is(query: str) -> None:
    sealing = {"id": "seal", "do": "用印", "by": "clerk", "within": "1日"}
    found = []
    for steps in ([sealing], []):
        made = handbook(post(), post(name="head", title="主任"), procedure(
            {"id": "approve", "do": "核定公文", "by": "head", "within": "1日"}, *steps, title="公文發文",
            delegation=[{"matter": "公文", "draft": "clerk", "decide": "head"}]))
        with searched(made, "zh-Hant") as ask:
            found.append([address for _, _, _, address in ask(query)])
    assert found == [["procedures/incoming.html#step-seal"], []]
