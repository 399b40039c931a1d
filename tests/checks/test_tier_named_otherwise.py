"""HB630 and HB635: what the words of a tier or a case say of the measure against its condition or value."""

from __future__ import annotations

import pytest
from check_cases import TODAY, handbook

from generator.checks.case_told_otherwise import CHECK as OF_CASES
from generator.checks.case_told_otherwise import FAULT as TOLD
from generator.checks.tier_named_otherwise import CHECK
from generator.linting.linter import judge

SET = """\
kind: criteria
id: absence
title: 曠職
side: penalty
measures:
{measures}
tiers:
  - {{title: "{title}", when: {when}, level: reprimand}}
"""
HOURS, DAYS = "  - {id: hours, title: 時數, unit: 小時}", "  - {id: days, title: 日數, unit: {zh-Hant: 日, en: days}, whole: true}"
TIME, MONEY = "  - {id: late, title: 遲到, type: time}", "  - {id: value, title: 金額, unit: 元}"


@pytest.mark.parametrize(("measures", "title", "when", "said"), [
    (HOURS, "4小時以上未滿16小時", '">= 4, < 16"', []),
    (HOURS, "4小時以上未滿12小時", '">= 4, < 16"', ["4小時以上未滿12小時"]),
    (HOURS, "逾4小時", '">= 4"', ["逾4小時"]),  # at 4 hours itself the two decide differently
    (HOURS, "未滿4", '"< 5"', ["未滿4"]), (HOURS, "未滿4小時", '"> 0, < 4"', []), (HOURS, "4小時以上", "any", []),
    (HOURS, "2日以上", '">= 16"', []), (HOURS, "第3次以上", '">= 2"', []),  # counted in something else
    (HOURS, "限期5小時內補辦者", '"< 4"', []),
    (DAYS, "逾3日", '">= 4"', []), (DAYS, "over 3 days", '">= 5"', ["over 3 days"]), (DAYS, "3日以上", '">= 4"', ["3日以上"]),
    (DAYS, "十日以上未滿二十日", '">= 10, < 20"', []), (DAYS, "十日以上未滿三十日", '">= 10, < 20"', ["10日以上未滿30日"]),
    (TIME, "未達30分鐘", "< 30 minutes", []), (TIME, "未達半小時", "< 30 minutes", []), (TIME, "未達20分鐘", "< 30 minutes", ["未達20分鐘"]),
    (TIME, "1小時以上", "'>= 60 minutes'", []), (TIME, "2 hours or more", "'>= 60 minutes'", ["2 hours or more"]),
    (MONEY, "未達5萬元", '"< 50000"', []), (MONEY, "未達5萬元", '"< 500000"', ["未達5萬元"]), (MONEY, "20分鐘以上", '">= 30"', []),
    (f"{HOURS}\n{DAYS}", "3日以上", '{hours: ">= 3", days: ">= 4"}', ["3日以上"]),
    (f"{HOURS}\n{DAYS}", "3以上", '{hours: ">= 2", days: ">= 4"}', []),  # nobody can say which is meant
    ("  - {id: count, title: 件數, unit: 個}", "3個月以上", '">= 5"', []), ("  - {id: points, title: 分數, unit: 分}", "未滿20分鐘", '"< 60"', []),
])
def test_a_tier_says_in_words_what_its_condition_says(measures: str, title: str, when: str, said: list[str]) -> None:
    found = judge(handbook(SET.format(measures=measures, title=title, when=when)), TODAY, [CHECK]).diagnostics
    assert [each.details["said"] for each in found] == said


def test_what_several_languages_say_is_told_once() -> None:
    text = SET.format(measures=HOURS, title="x", when='">= 4"').replace('title: "x"', "title: {zh-Hant: 5小時以上, en: 5 hours or more}")
    assert [each.details["said"] for each in judge(handbook(text), TODAY, [CHECK]).diagnostics] == ["5小時以上"]


@pytest.mark.parametrize(("title", "given", "said"), [
    ("曠職4小時", "3", ["4小時"]), ("曠職4小時", "4", []), ("曠職四小時", "4", []), ("曠職四小時", "5", ["4小時"]), ("第4小時", "3", []),
    ("3小時45分", "3.75", []), ("曠職一次", "3", []), ("2小時與3小時", "3", []), ("3.5小時", "3.5", []), ("3小時", "3.0", []),
])
def test_a_case_says_in_its_title_what_it_is_given(title: str, given: str, said: list[str]) -> None:
    text = TOLD.invalid.replace("曠職4小時", title).replace("given: 3", f"given: {given}")
    assert [each.details["said"] for each in judge(handbook(text), TODAY, [OF_CASES]).diagnostics] == said
