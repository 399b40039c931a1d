"""The form on a criteria page gives the same answers as `generator.analysis.decide`: one table of cases drives both."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from small_site import write_handbook

from generator import building
from generator.analysis.decide import decide
from generator.handbook import Handbook
from generator.model.criteria import Case, Criteria

pytestmark = pytest.mark.browser

FILL = """(given) => {
  const form = document.querySelector("[data-decide] form");
  for (const input of form.querySelectorAll(".hb-decide__field input")) input.value = given.values[input.name];
  for (const box of form.querySelectorAll("[name=modifier]")) box.checked = given.modifiers.includes(box.value);
  form.dispatchEvent(new Event("input", { bubbles: true }));
  return { ...document.querySelector("[data-decide-outcome]").dataset };
}"""


def in_browser(page: Any, case: Case) -> dict[str, str]:
    values = {name: given.written or f"{given.place:f}" for name, given in case.given.items()}  # a length of time as its author wrote it
    answer: dict[str, str] = page.evaluate(FILL, {"values": values, "modifiers": list(case.modifiers)})
    return answer


def by_generator(criteria: Criteria, handbook: Handbook, case: Case) -> dict[str, str]:
    decision = decide(criteria, handbook, case.values, case.modifiers)
    points = decision.points
    sign = "" if not points else "+" if points > 0 else "−"
    return {"tier": (decision.tier.id or "") if decision.tier else "", "level": " ".join(str(result.degree) if result.degree else "" for result in decision.results),
            "points": "" if points is None else f"{sign}{abs(points).normalize():f}"}


def test_browser_and_generator_agree_on_every_case_of_the_sample(sample: Handbook, sample_site: Path, chromium: Any) -> None:
    page = chromium.new_page()
    compared = 0
    for criteria in sample.criteria.values():
        page.goto((sample_site / "criteria" / f"{criteria.id}.html").as_uri())
        for case in criteria.cases:
            if case.tier is None:
                answer = in_browser(page, case)
                assert {k: answer.get(k, "") for k in ("tier", "level", "points")} == by_generator(criteria, sample, case), criteria.id
                compared += 1
    page.close()
    assert compared >= 100


def test_numbers_are_compared_exactly(sample_site: Path, chromium: Any) -> None:
    """3.999999999999999999 hours are under 4, although a binary fraction would say 4."""
    page = chromium.new_page()
    page.goto((sample_site / "criteria" / "attendance.html").as_uri())
    page.locator(".hb-decide__field input").first.fill("3.999999999999999999")
    assert page.locator("[data-decide-outcome]").get_attribute("data-level") == "reprimand"
    page.locator(".hb-decide__field input").first.fill("4")
    assert page.locator("[data-decide-outcome]").get_attribute("data-level") == "demerit"
    page.locator(".hb-decide__field input").first.fill("")
    assert page.locator("[data-decide-outcome]").get_attribute("data-level") is None
    page.close()


def test_what_all_acts_come_to_leads_with_who_decides_it(sample_site: Path, chromium: Any) -> None:
    page = chromium.new_page()
    page.goto((sample_site / "criteria" / "attendance.html").as_uri())
    page.locator("#decide-hours").fill("2")
    page.locator(".hb-combine summary").click()
    page.locator("[name=major-demerit]").fill("1")
    result = page.locator(".hb-decide__result").inner_text()
    assert page.locator("[data-combine-outcome] strong").inner_text() == "合併結果：記大過、申誡"
    assert "同時審議的其他行為：記大過" in result and "本案單獨判定：" in result
    assert result.count("核定：辦公室主任") == 1 == result.count("提起復審")
    assert page.locator("[data-decide-follows='major-demerit']").is_visible()
    page.locator("[name=decided]").fill("2026-11-02")
    page.evaluate("window.print = () => {}")
    page.locator("[data-decide-print]").click()
    page.emulate_media(media="print")
    note = page.locator("[data-decide]").inner_text().splitlines()
    assert note[:3] == ["判定說明", "", "一次連續曠職時數（工作小時）"] and {"2", "2026年11月2日", "合併結果：記大過、申誡", "案由與當事人"} <= set(note)
    assert not page.locator(".hb-decide :is(input, select, summary)").locator("visible=true").count()
    page.emulate_media(media="screen")
    page.locator("[name=decided]").fill("")
    page.locator("[name=major-demerit]").fill("")
    assert page.locator("[data-combine-outcome]").inner_text() == "" and "本案單獨判定：" not in page.locator(".hb-decide__result").inner_text()
    page.close()


def test_an_earlier_outcome_counts_only_where_it_lasts_on_the_day_of_the_decision(sample_site: Path, chromium: Any) -> None:
    page = chromium.new_page()
    page.goto((sample_site / "criteria" / "disciplinary-periods.html").as_uri())
    page.locator("#decide-score").fill("45")
    page.locator("#decide-breaches").fill("1")
    page.locator(".hb-combine summary").click()
    page.locator("[name=earlier]").select_option("demotion-24m")
    page.locator("[name=decided]").fill("2026-11-28")
    told = page.locator("[data-combine-outcome]")
    for since, until, said, marked in (
            ("2026-01-01", "", "至2028年12月31日止", "false"),
            ("2024-01-01", "", "先前的結果已於2025年12月31日結束，不予計入：四級輔導考核", "false"),
            ("2026-01-01", "2026-10-01", "先前的結果已於2026年10月1日結束，不予計入：四級輔導考核", "false"),
            ("2027-01-01", "", "先前結果的起日晚於核定之日（2026年11月28日），請更正其起日或核定之日。", "true")):
        page.locator("[name=since]").fill(since)
        page.locator("[name=until]").fill(until)
        assert said in told.inner_text()
        assert page.locator("[name=since]").get_attribute("aria-invalid") == marked
    page.close()


STOPPED = """\
kind: criteria
id: waste
title: 廢棄物
side: penalty
measures: [{id: count, title: 件數, unit: 件}]
tiers:
- {id: some, when: "< 10", level: stop, duration: 1個月}
- {id: many, when: "10 以上", level: stop, duration: 2個月}
"""
HOLDING = """\
levels: [{id: stop, title: 停業, side: penalty, rank: 2, scale: penalty, times: 3}, {id: warning, title: 警告, side: penalty, rank: 1, scale: penalty}]
scales: [{id: penalty, title: 處分, side: penalty, same: sum, different: heaviest, counts_for: 2年}]
"""


def test_how_long_an_earlier_act_lasts_is_asked_where_its_level_does_not_say(tmp_path: Path, chromium: Any) -> None:
    """As `handbook decide --and stop=2026-03-01=20日` takes it."""
    rules = write_handbook(tmp_path, **{"waste.yml": STOPPED}) / "rules"
    (rules / "handbook.yml").write_text((rules / "handbook.yml").read_text("utf-8") + HOLDING, "utf-8")
    assert building.build(tmp_path).published
    page = chromium.new_page()
    page.goto((tmp_path / "site" / "criteria" / "waste.html").as_uri())
    page.locator("#decide-count").fill("3")
    page.locator(".hb-combine summary").click()
    page.locator("[name=decided]").fill("2026-11-28")
    time, total = page.locator("[name=act-1-time]"), page.locator("[data-combine-outcome]")
    page.locator("[name=act-1]").select_option("warning")
    assert not time.is_visible()
    page.locator("[name=act-1]").select_option("stop")
    page.locator("[name=act-1-on]").fill("2026-03-01")
    assert "各行為本身的期間都寫明時，才算得出合計期間" in total.inner_text()
    time.fill("20日")
    assert total.inner_text().replace(" ", "").split("\n\n") == [
        "合併結果：停業一次、1個月20日、至2027年1月16日止", "先前尚計入的行為：停業一次（2026年3月1日、20日）"]
    page.close()


def test_a_case_that_is_told_in_part_asks_for_what_is_still_needed(sample_site: Path, chromium: Any) -> None:
    """Search opens it so; no tier is shown that the open field could change."""
    page = chromium.new_page()
    page.goto((sample_site / "criteria" / "classified-safety.html").as_uri() + "#case?of-items=1")
    outcome = page.locator("[data-decide-outcome]")
    assert outcome.inner_text() == "還須填寫：脫離控管最長時數。" and outcome.get_attribute("data-tier") is None
    page.locator("#decide-hours").fill("1")
    assert outcome.get_attribute("data-tier")
    page.close()


FINED = """\
kind: criteria
id: waste
title: 廢棄物
side: penalty
measures: [{id: count, title: 件數, unit: 件}]
tiers: [{id: some, when: "0 以上", level: fine, amount: 每件1000元，最高5000元}]
modifiers: [{id: again, title: 再犯, amount: 加重二分之一}]
"""


def test_an_amount_beyond_the_most_of_its_rule_is_told(tmp_path: Path, chromium: Any) -> None:
    rules = write_handbook(tmp_path, **{"waste.yml": FINED}) / "rules"
    (rules / "handbook.yml").write_text((rules / "handbook.yml").read_text("utf-8") + "levels: [{id: fine, title: 罰鍰, side: penalty, rank: 1}]\n", "utf-8")
    assert building.build(tmp_path).published
    page = chromium.new_page()
    page.goto((tmp_path / "site" / "criteria" / "waste.html").as_uri())
    assert "金額的上、下限於情節加減之前適用" in page.locator("#content").inner_text()
    outcome, beyond = page.locator("[data-decide-outcome]"), "金額已超出規定所載的上、下限"
    page.locator("#decide-count").fill("6")
    assert "5,000元" in outcome.inner_text() and beyond not in outcome.inner_text()
    page.get_by_label("再犯").check()
    assert "7,500元" in outcome.inner_text() and beyond in outcome.inner_text()
    page.close()


TOLD = """\
kind: criteria
id: noise
title: 噪音
side: penalty
measures: [{id: count, title: 次數, unit: 次, whole: true, minimum: 1}]
tiers:
  - {id: once, when: "= 1", level: [fine, damages], amount: {fine: 3000元, damages: 3000元}}
  - {id: again, when: ">= 2", level: [fine, damages], amount: {fine: 每次3000元, damages: 6000元}}
"""


def test_what_several_levels_cost_alike_is_said_once_as_the_generator_says_it(tmp_path: Path, chromium: Any) -> None:
    rules = write_handbook(tmp_path, **{"noise.yml": TOLD}) / "rules"
    levels = "levels: [{id: fine, title: 罰鍰, side: penalty, rank: 1}, {id: damages, title: 違約金, side: penalty, rank: 2}]\n"
    (rules / "handbook.yml").write_text((rules / "handbook.yml").read_text("utf-8") + levels, "utf-8")
    assert building.build(tmp_path).published
    page = chromium.new_page()
    page.goto((tmp_path / "site" / "criteria" / "noise.html").as_uri())
    for count, said in (("1", "罰鍰或違約金，均為3,000元"), ("3", "罰鍰：9,000元（每次3,000元）或違約金：6,000元")):
        page.locator("#decide-count").fill(count)
        assert page.locator("[data-decide-outcome]").inner_text().startswith(said)
    page.close()


APPRAISAL = """\
kind: criteria
id: appraisal
title: 考核
side: grade
measures: [{id: score, title: 得分, unit: 分, minimum: 0, maximum: 100}]
tiers: [{id: low, when: 未滿60, points: -1}, {id: high, when: 60以上, points: 1}]
modifiers:
  - {id: praised, title: 受到表揚, adds: 3}
  - {id: late, title: 遲報一次, adds: -2, each_time: true}
"""


def test_what_counts_each_time_is_entered_as_a_number_and_sent_with_the_address(tmp_path: Path, chromium: Any) -> None:
    write_handbook(tmp_path, **{"appraisal.yml": APPRAISAL})
    assert building.build(tmp_path).published
    page = chromium.new_page()
    page.goto((tmp_path / "site" / "criteria" / "appraisal.html").as_uri())
    outcome, chain = page.locator("[data-decide-outcome]"), page.locator("[data-decide-chain]")
    page.locator("#decide-score").fill("64")
    times = page.locator("[data-decide-times]")
    for often, tier in (("2", "high"), ("3", "low"), ("", "high"), ("-4", "high"), ("2.9", "high"), ("3", "low")):
        times.fill(often)
        assert outcome.get_attribute("data-tier") == tier, often
    assert chain.inner_text().count("遲報一次 × 3") == 1
    assert page.locator("[data-decide-chosen]").inner_text() == "1"
    page.locator("[value=praised]").check()
    assert outcome.get_attribute("data-tier") == "high"
    address = page.url
    assert address.count("with=late") == 3
    again = chromium.new_page()
    again.goto("about:blank")
    again.goto(address)
    assert (again.locator("[data-decide-times]").input_value(), again.locator("[value=praised]").is_checked()) == ("3", True)
    assert again.locator("[data-decide-sent]").is_hidden()
    again.close()
    page.close()
