"""Findings about tiers stand where the author has to write, and say what is right for them."""

from __future__ import annotations

import pytest
from check_cases import TODAY, handbook

from generator.checks import dominated_tier, gap_in_tiers, overlapping_tiers, unit_mismatch, untested_criteria
from generator.checks.shared.criteria_words import SET
from generator.model.criteria import Criteria

GAP = SET + """\
tiers:
  - {when: "< 4", level: reprimand}
  - {when: ">= 16", level: demerit}
  - {when: ">= 4, < 8", level: reprimand}
"""
DAYS = SET + """\
tiers:
  - {when: 未滿 4, level: reprimand}
  - {when: 4 以上未滿 16, level: reprimand}
  - {when: 2 日以上, level: demerit}
"""


def test_a_gap_is_shown_between_its_neighbours() -> None:
    found, = gap_in_tiers.find(handbook(GAP), TODAY)
    lines = GAP.split("\n")
    assert ">= 16" in lines[found.span.line - 1]
    assert found.related is not None and ">= 4, < 8" in lines[found.related.line - 1]
    assert str(found.details["region"]) == ">= 8, < 16"


def test_a_range_in_another_unit_is_one_finding() -> None:
    made = handbook(DAYS)
    assert [d.code for check in (gap_in_tiers, overlapping_tiers, dominated_tier, unit_mismatch) for d in check.find(made, TODAY)] == ["HB606"]


@pytest.mark.parametrize(("tier", "name"), [
    ("{when: under 4, level: reprimand}", "under 4"), ("{when: otherwise, level: reprimand}", "otherwise"),
    ("{id: short, when: under 4, level: reprimand}", "short"), ("{when: {hours: 未滿4}, level: reprimand}", "hours: 未滿4")])
def test_a_tier_without_a_name_is_called_by_its_range(tier: str, name: str) -> None:
    found = [*untested_criteria.find(handbook(f"{SET}tiers:\n  - {tier}\n  - {{id: long, when: \">= 4\", level: demerit}}\n"), TODAY)]
    assert found[0].details["tier"] == name


@pytest.mark.parametrize("range_", ["< 4", ">= 16", "> 4", "<= 4", "> 4, < 5", "= 7", "any", ">= 2, < 3"])
@pytest.mark.parametrize("whole", ["false", "true"])
def test_the_case_that_is_proposed_lies_in_its_tier(range_: str, whole: str) -> None:
    measures = f"measures: [{{id: hours, title: 時數, unit: 小時, whole: {whole}}}]\n"
    text = SET.partition("measures:")[0] + measures + f"tiers:\n  - {{id: a, when: \"{range_}\", level: reprimand}}\n"
    if whole == "true" and range_ == "> 4, < 5":
        pytest.skip("holds no whole number")
    found, = untested_criteria.find(handbook(text), TODAY)
    made: Criteria = handbook(text + f"cases:\n  {found.details['example']}\n").criteria["absence"]
    assert list(untested_criteria.find(handbook(text + f"cases:\n  {found.details['example']}\n"), TODAY)) == []
    assert [str(degree) for degree in made.cases[0].expect.level] == ["reprimand"]


def test_the_case_that_is_proposed_is_in_the_units_of_the_tier_and_expects_its_points() -> None:
    text = SET.partition("measures:")[0] + "measures: [{id: served, title: 服務時數, type: time}]\ntiers:\n" + "".join(
        f"  - {{when: {when}, points: {points}}}\n" for when, points in (("未滿200小時", 1), ("200小時以上", 3)))
    found = [diagnostic.details["example"] for diagnostic in untested_criteria.find(handbook(text), TODAY)]
    assert found[1] == "- {given: 200小時, expect: {points: 3}}"


def test_the_time_of_a_proposed_case_is_in_few_units_and_in_the_language_of_the_author() -> None:
    text = SET.partition("measures:")[0] + ("measures: [{id: held, title: 持續時間, type: time}]\ntiers:\n"
                                            "  - {when: 超過1個月未滿6個月, level: reprimand}\n  - {when: 6個月以上, level: demerit}\n")
    found = [diagnostic.details["example"] for diagnostic in untested_criteria.find(handbook(text), TODAY)]
    assert found == ["- {given: 3個月, expect: {level: reprimand}}", "- {given: 6個月, expect: {level: demerit}}"]
    assert not [*untested_criteria.find(handbook(text + "cases:\n" + "".join(f"  {example}\n" for example in found)), TODAY)]


def test_a_gap_names_only_the_measures_on_which_it_lies() -> None:
    two = SET.replace("[{id: hours, title: 曠職時數, unit: 小時}]", "[{id: place, title: 地點, choices: [內, 外]}, {id: hours, title: 曠職時數, unit: 小時}]")
    found, = gap_in_tiers.find(handbook(two + "tiers:\n  - {when: {hours: < 4}, level: reprimand}\n  - {when: {hours: '> 5'}, level: demerit}\n"), TODAY)
    assert str(found.details["region"]) == "曠職時數（hours） >= 4, <= 5"
