"""A post that decides by the delegation table, and is in no step: HB247."""

from __future__ import annotations

import pytest
from check_cases import TODAY, handbook

from generator.checks import ALL
from generator.checks.decider_in_no_step import FAULT
from generator.checks.shared.small_office import HEAD, OFFICE
from generator.linting.linter import judge

STEP = "by: clerk, within: 1 hour"
ROW = "delegation: {matter: 郵資支付, draft: clerk, decide: head}"


def found(*changes: tuple[str, str]) -> list[str]:
    text = FAULT.invalid
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    checks = [check for check in ALL if FAULT.code in {each.code for each in check.descriptors}]
    return [str(each.details["matter"]) for each in judge(handbook(text), TODAY, checks).diagnostics if each.code == FAULT.code]


@pytest.mark.parametrize("matter", [
    "支付郵資",  # what a step does
    "收文之核定",  # the title
    "郵件收據",  # what comes out
    "收據",  # what a name in Chinese ends with
])
def test_a_matter_of_the_procedure_itself(matter: str) -> None:
    assert found((ROW, ROW.replace("郵資支付", matter) + "\noutputs: 郵件收據"))


def test_an_exception_needs_no_step() -> None:
    assert not found((ROW, ROW.replace("郵資支付", "退回非本機關的來文")))


@pytest.mark.parametrize("step", ["by: head, within: 1 hour", "by: clerk, within: 1 hour, approve: head",
                                  "by: clerk, within: 1 hour, control: 由主任核定", "by: clerk, within: 1 hour, note: 送主任核定後支付"])
def test_whoever_does_approves_or_is_named(step: str) -> None:
    assert not found((STEP, step))


def test_who_is_outside_takes_a_step() -> None:
    office = (OFFICE + "scopes: [{id: mail, title: 收發}]\noutsiders: [{id: county, title: 縣政府}]\n---\n"
              + HEAD + "  - {id: read, do: 閱收文簿, when: daily}\n---\n")
    outside = ("kind: procedure", office + "kind: procedure"), (ROW, ROW.replace("decide: head", "decide: county"))
    assert found(*outside)
    assert not found(*outside, (STEP, "by: county, within: 1 hour"))


def test_whoever_decides_in_a_procedure_to_which_a_step_leads() -> None:
    other = "---\nkind: procedure\nid: pay-out\ntitle: 付款\nbasis: {cite: 文書處理手冊}\ntrigger: 應付款\nsteps: [{do: 付款, by: WHO, within: 1 hour}]\n"
    leads = (STEP, STEP + ", go_through: pay-out")
    assert not found(leads, ("---\n", other.replace("WHO", "head") + "---\n"))
    assert found(leads, ("---\n", other.replace("WHO", "clerk") + "---\n"))


def test_rows_that_divide_one_matter_are_told_once_and_where_nobody_is_in_the_steps() -> None:
    rows = ("delegation:\n  - {matter: 1000元以下的郵資支付, decide: head}\n  - {matter: 逾1000元的郵資支付, decide: WHO}")
    assert found((ROW, rows.replace("WHO", "deputy"))) == ["1000元以下的郵資支付"]
    assert not found((ROW, rows.replace("WHO", "clerk")))
