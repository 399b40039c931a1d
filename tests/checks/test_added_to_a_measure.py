"""What circumstances add to a measure: read with or without its unit, refused where nothing can be added, said in each language, decided by."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from generator.analysis.given_case import decide_case
from generator.checks import ALL
from generator.errors import HandbookError
from generator.facts.criteria import criteria_facts
from generator.facts.decision import explained
from generator.facts.words import HandbookWords
from generator.linting.linter import judge
from tests.check_cases import handbook

SET = """\
kind: handbook
id: office
title: 機關
organisation: 機關
languages: [zh-Hant, zh-Hans, en]
scopes: [{id: all, title: 人事}]
levels: [{id: fail, title: 丙等, side: grade, rank: 1}, {id: good, title: 甲等, side: grade, rank: 2}]
---
kind: criteria
id: appraisal
title: 考核
scope: all
side: grade
measures: [{id: score, title: {zh-Hant: 得分, en: score}, unit: {zh-Hant: 分, en: points}, minimum: 0, maximum: 100}]
tiers: [{id: low, when: {score: 未滿60}, level: fail}, {id: high, when: {score: 60以上}, level: good}]
modifiers: [{id: praised, title: 受表揚, adds: {score: 5}}]
cases:
  - {given: {score: 59}, modifiers: praised, expect: {level: good}}
  - {given: {score: 54}, modifiers: praised, expect: {level: fail}}
"""


@pytest.mark.parametrize(("adds", "meant"), [
    ("5", "5"), ("5分", "5"), ('"+5"', "5"), ("-2", "-2"), ("-2分", "-2"), ("{score: 5}", "5"), ("{score: 0.5 分}", "0.5"), ("５", "5"),
])
def test_it_is_read_with_or_without_its_unit(adds: str, meant: str) -> None:
    made = handbook(SET.replace("adds: {score: 5}", f"adds: {adds}"))
    assert made.criteria["appraisal"].modifiers[0].adds == {"score": Decimal(meant)}


def codes(text: str) -> set[str]:
    checks = [check for check in ALL if check.descriptor.code in ("HB623", "HB611")]
    return {each.descriptor.code for each in judge(handbook(text), datetime.date(2026, 9, 1), checks).diagnostics}


@pytest.mark.parametrize(("before", "after", "expected"), [
    ("", "", set()),
    ("adds: {score: 5}", "points: 5", {"HB623", "HB611"}),  # points stand beside the level, and the case comes to another
    ("adds: {score: 5}", "effect: up", {"HB611"}),
    ("level: fail}, {id: high", "level: fail, points: -1}, {id: high", set()),
    ("expect: {level: good}", "expect: {level: fail}", {"HB611"}),
    ("measures: [", "measures: [{id: time, title: 時間, type: time}, ", set()),
])
def test_points_that_are_to_count_are_added_to_the_score(before: str, after: str, expected: set[str]) -> None:
    assert before in SET and codes(SET.replace(before, after, 1)) == expected


def test_nothing_can_be_added_to_what_is_no_number() -> None:
    kind = "measures: [{id: kind, title: 類別, choices: [甲, 乙]}, "
    assert "HB623" in codes(SET.replace("measures: [", kind).replace("adds: {score: 5}", "adds: {kind: 1}"))


@pytest.mark.parametrize(("language", "effect", "way"), [
    ("zh-Hant", "得分 +5 分", "計入加減情節後：得分：60分"), ("zh-Hans", "得分 +5 分", "计入加减情节后：得分：60分"),
    ("en", "score +5 points", "With the circumstances: score: 60 points"),
])
def test_it_is_said_and_decided_by(language: str, effect: str, way: str) -> None:
    made = handbook(SET)
    words = HandbookWords.of(made, language)
    assert criteria_facts(made.criteria["appraisal"], words).modifiers[0].effect.text == effect
    said = explained(decide_case(made, "appraisal", ["55"], ["praised"], None), words)
    assert said[1] == way
    assert len(explained(decide_case(made, "appraisal", ["55"], [], None), words)) == len(said) - 2


def test_no_more_comes_out_than_can_occur() -> None:
    words = HandbookWords.of(handbook(SET), "en")
    assert "With the circumstances: score: 100 points" in explained(decide_case(words.handbook, "appraisal", ["98"], ["praised"], None), words)


EACH = SET.replace("modifiers: [", "modifiers: [{id: late, title: 遲報, adds: {score: -2}, each_time: true}, ")


@pytest.mark.parametrize(("given", "outcome"), [
    (["late"], "Outcome: 甲等"), (["late=2"], "Outcome: 甲等"), (["late=3"], "Outcome: 丙等"), (["late＝3"], "Outcome: 丙等"), (["late", "late", "late"], "Outcome: 丙等"),
    (["late=3", "praised"], "Outcome: 甲等"), (["late=0"], "Outcome: 甲等"), (["praised=1"], "Outcome: 甲等")])
def test_how_often_a_circumstance_counts_is_said_behind_it(given: list[str], outcome: str) -> None:
    book = handbook(EACH)
    said = explained(decide_case(book, "appraisal", ["64"], given, None), HandbookWords.of(book, "en"))
    assert said[-1] == outcome, said
    assert any("× 3" in line and "each time" in line for line in said) is (given.count("late") == 3 or given[0] in ("late=3", "late＝3"))


@pytest.mark.parametrize("given", ["praised=2", "late=many", "late=2.5", "late=-1", "late=100"])
def test_what_is_no_such_number_is_refused(given: str) -> None:
    with pytest.raises(HandbookError):
        decide_case(handbook(EACH), "appraisal", ["64"], [given], None)
