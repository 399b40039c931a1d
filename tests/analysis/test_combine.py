"""Several acts at one time, and a new outcome while an earlier one lasts, come to what the rules of their scale say."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.combine import Combined, Lasting, Period, combine, counts, ended, period_of, spread_of
from generator.analysis.decide import decide
from generator.analysis.totals import totals_of
from generator.checks.failed_total import differences
from generator.errors import HandbookError
from generator.facts.consequences import follows
from generator.facts.levels import scales as scale_facts
from generator.facts.totals import totals_said
from generator.facts.words import HandbookWords, plain
from generator.files import own_data
from generator.handbook import Handbook
from generator.model.degree import Degree
from generator.model.duration import Duration
from generator.model.scale import Act, Earlier, ScaleCase
from generator.pages.combine_form import combine_form
from tests.checklist_cases import handbook, post
from tests.scripts import Scripts

RULES: list[dict[str, Any]] = own_data(Path(__file__).parents[1] / "cases/decide/totals.yml")


def made(rule: dict[str, Any]) -> Handbook:
    return handbook(post(), *by_tier(rule), levels=rule["levels"], scales=scales(rule))


def by_tier(rule: dict[str, Any]) -> list[dict[str, Any]]:
    """Criteria whose tiers say how long levels last."""
    return [{"kind": "criteria", "id": f"of-{level}", "title": "x", "side": "penalty", "tiers": [{"id": "t", "level": level, "duration": "1 month"}]}
            for level in rule.get("by_tier", ())]


def scales(rule: dict[str, Any]) -> list[dict[str, Any]]:
    return [rule["scale"], *rule.get("others", [])]


def earlier_of(case: dict[str, Any]) -> Earlier | None:
    return Earlier.model_validate(case["running"]) if "running" in case else None


def combined(found: Handbook, case: dict[str, Any]) -> Combined | None:
    earlier = earlier_of(case)
    acts = [act for act in acts_of(case) if counts(act, found, case.get("decided"))]
    lasting = [Lasting(act.level, act.duration) for act in acts if act.duration]
    return combine([act.level for act in acts], found, earlier, case.get("decided"), lasting)


def acts_of(case: dict[str, Any]) -> list[Act]:
    return [Act.model_validate(act) for act in case["acts"]]


@pytest.mark.parametrize(("rule", "case"), [(rule, case) for rule in RULES for case in rule["cases"]],
                         ids=lambda found: found.get("name") or "+".join(map(str, found["acts"])))
def test_acts_come_to_what_their_scale_says(rule: dict[str, Any], case: dict[str, Any]) -> None:
    found = combined(made(rule), case)
    if "level" not in case:
        assert found is None
        return
    assert found is not None
    times = [each for each in dict.fromkeys((found.shortest, found.longest)) if each]
    assert [str(degree) for degree in found.degrees] == case["level"]
    assert [str(time.duration) for time in times] == case.get("time", [])
    assert [*found.until] == case.get("until", [])
    assert (found.capped, found.untimed) == (case.get("capped", False), case.get("untimed", False))
    if earlier := earlier_of(case):
        assert ended(earlier, made(rule), case["decided"]) == case.get("ended")


@pytest.mark.parametrize(("rule", "case"), [(rule, case) for rule in RULES for case in rule["cases"]],
                         ids=lambda found: found.get("name") or "+".join(map(str, found["acts"])))
def test_the_page_comes_to_the_same(rule: dict[str, Any], case: dict[str, Any], scripts: Scripts) -> None:
    levels = [level["id"] for level in rule["levels"]]
    criteria = {"kind": "criteria", "id": "set", "title": "x", "side": "penalty", "tiers": [{"id": "t", "level": levels[:1]}]}
    office = handbook(post(), criteria, *by_tier(rule), levels=rule["levels"], scales=scales(rule))
    form = combine_form(office.criteria["set"], HandbookWords.of(office, "zh-Hant"))
    if form is None:
        assert "level" not in case
        return
    earlier = {name: str(value) for name, value in case["running"].items()} if "running" in case else None
    said = scripts.ask("combine", json.loads(form.data)["scales"], [given_act(act) for act in acts_of(case)], earlier,
                       str(case["decided"]) if "decided" in case else None)
    found = combined(office, case)
    if found is None or said is None:
        assert found is None is said
        return
    assert [Degree(act["level"], act["times"]) for act in said["acts"]] == [*found.degrees]
    assert [said["shortest"], said["longest"]] == [each and [each.months, each.days] for each in (found.shortest, found.longest)]
    assert said["until"] == [str(day) for day in found.until] and said["capped"] == found.capped
    assert said.get("untimed", False) == found.untimed
    if earlier:
        assert scripts.ask("ended", json.loads(form.data)["scales"], earlier, str(case["decided"])) == str(case.get("ended", ""))


def given_act(act: Act) -> dict[str, Any]:
    time = spread_of(act.duration)
    return {"level": act.level.level, "times": act.level.times, **({"on": str(act.day)} if act.day else {}),
            **({"lasts": time and [[each.months, each.days] for each in time]} if act.duration else {})}


def test_what_offsets_is_said_on_both_sides() -> None:
    rule = next(rule for rule in RULES if rule["name"] == "功過相抵")
    office = made(rule)
    words = HandbookWords.of(office, "zh-Hant")
    said = ["功過相抵：警告一次與嘉獎一次、小過一次與小功一次、大過一次與大功一次；相抵後之餘數再依以下規定計算。",
            "功過相抵：嘉獎一次與警告一次、小功一次與小過一次、大功一次與大過一次；相抵後之餘數再依以下規定計算。"]
    criteria = {"kind": "criteria", "id": "set", "title": "x", "side": "penalty", "tiers": [{"id": "t", "level": "minor-demerit"}]}
    judged = handbook(post(), criteria, levels=rule["levels"], scales=scales(rule))
    totals = totals_of(decide(judged.criteria["set"], judged, {}, (), "t"), judged.criteria["set"], judged, ["minor-merit"])
    assert totals and next(totals_said(totals, [], judged.criteria["set"], HandbookWords.of(judged, "zh-Hant"))) == "合併結果：功過相抵後已無獎懲"
    assert {side: [line.text for line in scale.rules][:1] for side, scale in
            ((scale.side.value, scale) for scale in scale_facts(words))} == {"penalty": said[:1], "reward": said[1:]}


PERIODS = st.builds(Period, st.integers(0, 60), st.integers(0, 40)).filter(lambda found: found.months or found.days)


@given(PERIODS, st.dates(datetime.date(1950, 1, 1), datetime.date(2150, 12, 31)))
def test_a_time_ends_the_day_before_the_next_begins_and_is_read_again(found: Period, first: datetime.date) -> None:
    last = found.last_day(first)
    assert last is not None and last >= first
    assert period_of(Duration.parse(str(found.duration))) == found


def test_the_command_line_takes_further_acts_and_an_earlier_outcome() -> None:
    criteria = {"kind": "criteria", "id": "set", "title": "x", "side": "penalty", "tiers": [{"id": "t", "level": "demerit"}]}
    office = handbook(post(), criteria, levels=RULES[0]["levels"], scales=[RULES[0]["scale"]])
    judged = office.criteria["set"]
    decision = decide(judged, office, {}, (), "t")
    totals = totals_of(decision, judged, office, ["demerit"], "warning=2026-01-01", datetime.date(2026, 4, 1))
    assert totals is not None
    assert next(totals_said(totals, [], judged, HandbookWords.of(office, "en"))) == (
        "In all: 记过, from 12 months to 24 months, until 30 June 2027 at the earliest and 30 June 2028 at the latest")
    with pytest.raises(HandbookError, match="level"):
        totals_of(decision, judged, office, ["demerits"])
    with pytest.raises(HandbookError, match="since when"):
        totals_of(decision, judged, office, [], "warning")
    with pytest.raises(HandbookError, match="costs anything") as refused:  # nobody pays 8 for it: it is meant 8 times
        totals_of(decision, judged, office, ["warning=8"])
    assert refused.value.details["example"] == "warning x2"


def test_an_example_that_comes_out_otherwise_is_found() -> None:
    office = made(RULES[0])
    case = ScaleCase.model_validate({"acts": ["demerit", "demerit"], "decided": "2026-01-01", "expect": {
        "level": "demerit", "duration": "24 months", "until": ["2026-12-31", "2027-12-31"]}})
    found = combine([act.level for act in case.acts], office, case.running, case.decided)
    assert [what for what, _, _ in differences(case, found, office)] == ["duration"]


def test_what_follows_is_the_levels_own_before_that_of_its_scale() -> None:
    remedy = {"do": "申請復審", "to": "保訓會", "within": "30 days", "since": "處分送達次日"}
    scale = {"id": "penalty", "title": "懲處", "side": "penalty", "decides": "clerk", "remedies": remedy}
    levels = [{"id": "a", "title": "申誡", "side": "penalty", "rank": 1, "effects": ["考績總分減 1 分", "停發獎金"]},
              {"id": "b", "title": "記過", "side": "penalty", "rank": 2, "remedies": {"do": "提起申訴"}}]
    office = handbook(post(), levels=levels, scales=[scale])
    said = [[plain(line) for line in follows(level, HandbookWords.of(office, "zh-Hant"))] for level in office.entry.levels]
    assert said == [["考績總分減 1 分", "停發獎金", "核定：收發員", "救濟：於處分送達次日起30日內向保訓會申請復審"], ["核定：收發員", "救濟：提起申訴"]]


def test_many_degrees_are_named_by_the_first_and_the_last_and_many_acts_once() -> None:
    levels = [{"id": "point", "title": "點", "side": "penalty", "rank": 1, "times": 29}, {"id": "stop", "title": "停權", "side": "penalty", "rank": 2}]
    criteria = {"kind": "criteria", "id": "set", "title": "x", "side": "penalty", "tiers": [{"id": "t", "level": "point x2"}]}
    office = handbook(post(), criteria, levels=levels, scales=[{"id": "penalty", "title": "記點", "side": "penalty", "same": "sum"}])
    words = HandbookWords.of(office, "zh-Hant")
    assert [scale.degrees for scale in scale_facts(words)] == [("點一次至點二十九次", "停權")]
    judged = office.criteria["set"]
    totals = totals_of(decide(judged, office, {}, (), "t"), judged, office, ["point"] * 20)
    assert totals is not None and "同時審議的其他行為：點一次 × 20" in totals_said(totals, [], judged, words)
