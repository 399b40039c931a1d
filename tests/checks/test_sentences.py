"""Sentences of published regulations are said as they stand, and every case comes out as it says; a changed case is found."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.analysis.decide import decide
from generator.analysis.decision_table import find_gaps, find_overlaps
from generator.checks import ALL
from generator.facts.criteria import criteria_facts
from generator.facts.words import HandbookWords, plain
from tests.check_cases import handbook

CASES = Path(__file__).parents[1] / "cases/criteria/sentences.yml"
TEXT = CASES.read_text("utf-8")
OFFICE = handbook(TEXT)
TODAY = datetime.date(2026, 11, 1)
CHECKS = [check for check in ALL if check.descriptor.code.startswith("HB6")]


def codes(text: str) -> list[str]:
    made = handbook(text)
    return [found.descriptor.code for check in CHECKS for found in check.find(made, TODAY)]


def test_every_case_comes_out_and_no_table_has_a_gap_or_an_overlap() -> None:
    assert codes(TEXT) == []
    assert all(find_gaps(criteria) == [] and find_overlaps(criteria) == [] for criteria in OFFICE.criteria.values())
    assert sum(len(criteria.cases) for criteria in OFFICE.criteria.values()) >= 36


@pytest.mark.parametrize(("before", "after", "code"), [
    ("given: 四小時, expect: {level: [demerit, demerit x2]}", "given: 四小時, expect: {level: demerit}", "HB611"),
    ("duration: [12 個月, 24 個月]}", "duration: 24 個月}", "HB617"),
    ("until: 2027-06-30", "until: 2027-04-30", "HB617"),
    ("when: 四小時以上未達二日", "when: 五小時以上未達二日", "HB601"),
    ("when: 嚴重, level", "when: 嚴重以上, level", "HB604"),
    ("level: [demotion, removal]}\n", "level: [removal, demotion]}\n", "HB614"),
    ("modifiers: [mended], expect: {}", "modifiers: [mended, confessed], expect: {}", "HB615"),
    ("cap: {up: 1, down: 1}", "cap: {highest: reprimand, lowest: demerit}", "HB614"),
    ("  - {id: serious, title: 情節嚴重, when: 嚴重, level: demerit}\n  - {id: grave, title: 情節重大, when: 重大, level: big-demerit}\n",
     "cap: {lowest: demerit}\n", "HB614"),
    ("effect: up, excludes: slight", "effect: up, excludes: grave", "HB623"),
    ("title: 過失而不知, effect: exempt", "title: 過失而不知, effect: exempt, lifts_cap: true", "HB623"),
    ("effect: down, excludes: confessed", "effect: down, levels: 0, excludes: confessed", "HB623"),
    ("cases:\n  - {title: 輕微", "modifiers: {id: intent, title: 故意, effect: weigh-up}\ncases:\n  - {title: 輕微", "HB623"),
    ("since: 2026-01-01}", "since: 2027-01-01}", "HB624"),
    ("        decided: 2026-05-01\n", "", "HB624"),
    ("since: 2026-01-01}", "since: 2026-01-01, until: 2025-12-31}", "HB624"),
    ("side: penalty\nact: 曠工造成不良影響", "side: class\nact: 曠工造成不良影響", "HB625"),  # two circumstances exempt
    ("at_most: 48 個月", "at_most: 6 個月", "HB626"),
    ("at_most: 48 個月", "amount_at_most: 6萬元", "HB626"),
])
def test_a_slip_is_found(before: str, after: str, code: str) -> None:
    assert before in TEXT
    assert code in codes(TEXT.replace(before, after))


@pytest.mark.parametrize(("language", "expected"), [
    ("zh-Hant", {"absence": "未滿4小時 → 申誡一次或申誡二次", "sanction-of-absence": "情節較重 → 降級或撤職、24個月", "breach": "嚴重 → 記過一次", "supervision": "記一大過 → 申誡一次"}),
    ("zh-Hans", {"absence": "不满4小时 → 申诫一次或者申诫二次"}),
])
def test_tiers_are_said_in_the_words_of_the_field(language: str, expected: dict[str, str]) -> None:
    made = handbook(TEXT.replace("languages: [zh-Hant]", "languages: [zh-Hant, zh-Hans]"))
    words = HandbookWords.of(made, language)
    for name, said in expected.items():
        before, _, after = said.partition(" → ")
        tiers = criteria_facts(made.criteria[name], words).tiers
        assert any(before in "".join([tier.title.text, *map(plain, tier.requires)]) and plain(tier.outcome.said) == after for tier in tiers), name


def test_weighing_within_a_range_is_apart_from_moving_the_level() -> None:
    criteria = OFFICE.criteria["sanction-of-absence"]
    weighed = decide(criteria, OFFICE, {}, ["several"], "base")
    moved = decide(criteria, OFFICE, {}, ["mended"], "heavier")
    assert weighed.moves.leans == {1} and weighed.moves.shifts == (0,) and len(weighed.results) == 3
    assert moved.moves.leans == frozenset() and moved.moves.shifts == (-1,) and [str(result.degree) for result in moved.results] == ["big-demerit-18m"]
