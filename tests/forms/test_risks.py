"""The value and level of a risk, by the usual scale and by one that is declared; what is left, what is uncontrolled, who inspects it."""

from __future__ import annotations

from typing import Any

import pytest
from checklist_cases import handbook, post, procedure

from generator.analysis.risks import inherent, is_uncontrolled, residual, risks_in, weighing
from generator.facts.risk_matrix import risk_table
from generator.facts.risks import risk_facts
from generator.facts.words import HandbookWords
from generator.forms.internal_control import PARTS, internal_control_jobs
from generator.forms.procedure_sheet import procedure_jobs
from generator.handbook import Handbook
from generator.printing.print_context import PrintContext

CONTROL = {"procedure": "incoming", "step": "count"}
FOUR = {"likelihood": ["罕見", "不太可能", "可能", "幾乎確定"], "levels": [{"title": "低度", "value": 1}, {"title": "高度", "value": 5}], "tolerance": 4}


def office(*, scale: dict[str, Any] | None = None, **fields: Any) -> Handbook:
    """An office with one risk, and a step that can control it."""
    risk = {"kind": "risk", "id": "lost", "title": "郵件遺失", "description": "郵件遺失而無人知道", "likelihood": 2, "impact": 3, **fields}
    head = {"risk_scale": scale} if scale else {}
    return handbook(post(), procedure({"id": "count", "control": "件數與清單相符", "evidence": "簽名"}, {"id": "file"},
                                      delegation=[{"matter": "退件", "decide": "clerk"}]), risk, **head)


@pytest.mark.parametrize(("likelihood", "impact", "said", "tone", "above"), [
    (1, 1, "低度風險", "low", False), (2, 1, "低度風險", "low", False), (1, 3, "中度風險", "medium", True), (2, 2, "中度風險", "medium", True),
    (2, 3, "高度風險", "high", True), (3, 3, "高度風險", "high", True)])
def test_the_usual_scale_has_three_levels_and_tolerates_the_lowest(likelihood: int, impact: int, said: str, tone: str, above: bool) -> None:
    made = office(likelihood=likelihood, impact=impact)
    found = risk_facts(made.risks["lost"], HandbookWords.of(made, "zh-Hant"))
    assert (found.before.value, found.before.level.text, found.before.tone, found.before.above) == (likelihood * impact, said, tone, above)
    assert found.uncontrolled == above == is_uncontrolled(made.risks["lost"], weighing(made))


def test_a_declared_scale_has_its_own_words_levels_and_tolerance() -> None:
    made = office(scale=FOUR, likelihood=4, impact=1)
    found = risk_facts(made.risks["lost"], HandbookWords.of(made, "zh-Hant"))
    assert (weighing(made).largest, found.before.likely.text, found.before.level.text, found.uncontrolled) == (12, "幾乎確定", "低度", False)


def test_what_is_left_is_as_before_where_it_is_not_said() -> None:
    risk = office(controls=CONTROL, residual={"likelihood": 1}).risks["lost"]
    assert (inherent(risk).value, residual(risk).value, residual(risk).impact) == (6, 3, 3)


def test_every_risk_is_in_one_cell_before_and_one_after_its_controls() -> None:
    made = office(controls=CONTROL, residual={"likelihood": 1, "impact": 2})
    table = risk_table(HandbookWords.of(made, "zh-Hant"))
    assert table
    for matrix, at in ((table.before, (2, 3)), (table.after, (1, 2))):
        filled = [(cell.rating.likelihood, cell.rating.impact) for _, cells in matrix.rows for cell in cells if cell.risks]
        assert filled == [at] and [cells[0].rating.impact for _, cells in matrix.rows] == [3, 2, 1]
    assert risk_table(HandbookWords.of(handbook(post()), "zh-Hant")) is None


def test_evidence_is_that_of_the_step_where_none_is_named() -> None:
    made = office(controls=CONTROL)
    [control] = risk_facts(made.risks["lost"], HandbookWords.of(made, "zh-Hant")).controls
    assert (control.number, control.check and control.check.text, control.evidence and control.evidence.text) == (1, "件數與清單相符", "簽名")


def test_the_self_inspection_sheet_of_a_procedure_takes_the_items_of_its_risks() -> None:
    made = office(controls=CONTROL, inspect={"item": "抽查 10 件", "every": "monthly"})
    assert [risk.id for risk in risks_in("incoming", made)] == ["lost"]
    [job] = procedure_jobs(PrintContext(made, "zh-Hant"))
    last = job.data["inspection"]["items"][-1]
    assert (last["number"], last["title"].text, [point.text for point in last["points"]]) == (3, "風險：郵件遺失", ["抽查 10 件（每月）"])
    assert "3/1/fully" in job.fields


def test_the_volume_has_seven_parts_and_only_where_risks_are_stated() -> None:
    [job] = internal_control_jobs(PrintContext(office(), "zh-Hant"))
    assert [part["title"].text for part in job.data["parts"]] == [
        "前言", "機關組織職掌", "機關組織系統圖", "分層負責明細表甲表", "分層負責明細表乙表", "風險評估", "主要業務項目與作業流程圖及說明"]
    assert len(PARTS) == 7 and job.data["title"].text.endswith("內部控制制度") and [*job.pictures] == ["flow-chart-incoming.json", "organisation-chart.json"]
    assert not [*internal_control_jobs(PrintContext(handbook(post()), "zh-Hant"))]


def test_a_matter_stands_in_the_table_of_the_level_that_decides_it() -> None:
    made = handbook(post(name="chief"), post(reports_to="chief"), procedure({}, delegation=[
        {"matter": "甲事", "draft": "clerk", "decide": "chief"}, {"matter": "乙事", "decide": "clerk"}]), preface="為健全內部控制")
    [job] = internal_control_jobs(PrintContext(made, "zh-Hant"))
    tables = [str(part["blocks"]) for part in job.data["parts"][3:5]]
    assert [("甲事" in table, "乙事" in table) for table in tables] == [(True, False), (False, True)]


def test_a_procedure_of_the_volume_has_the_seven_rows_of_its_description_sheet() -> None:
    [job] = internal_control_jobs(PrintContext(office(), "zh-Hant"))
    [sheet] = [block for part in job.data["parts"] for block in part["blocks"] if block["is"] == "ruled"]
    assert [name for name, _ in sheet["rows"]] == ["項目編號", "項目名稱", "承辦單位", "作業程序說明", "控制重點", "法令依據", "使用表單"]
    said = {name: "".join(run[1] for line in lines for run in line.runs) for name, lines in sheet["rows"]}
    assert said["項目編號"] == "incoming" and all(said.values())
    steps = office().procedures["incoming"].steps
    assert all(f"{number}. {step.do}" in said["作業程序說明"] for number, step in enumerate(steps, 1))
    assert all(str(step.control) in said["控制重點"] and str(step.control) not in said["作業程序說明"] for step in steps if step.control)
