"""Who writes a title where an id is expected is told the id, in whatever language and script the title is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_cases import BASE

from generator.model.degree import Degree
from generator.reading.load import load_text
from generator.reading.resolve import resolve
from generator.reading.validate import validate

ENTRIES = """\
kind: post
id: waste-clerk
title: {zh-Hant: 醫療廢物管理員, en: Waste clerk}
duties:
  - {id: mail, do: 清點郵件, when: daily, procedure: waste, step: PART}
---
kind: post
id: ward-nurse
title: {zh-Hant: 病房護理師, en: Ward nurse}
duties:
  - {id: mail, do: 清點郵件, when: daily}
---
kind: procedure
id: waste
title: 收運
trigger: 袋滿
steps:
  - {id: check, do: 清點袋數, by: POST}
  - {id: store, do: 入庫, next: STEP}
"""
CASES = {
    "Traditional": ({"POST": "醫療廢物管理員"}, "waste-clerk"),
    "Simplified": ({"POST": "医疗废物管理员"}, "waste-clerk"),
    "English": ({"POST": "Ward nurse"}, "ward-nurse"),
    "two of them": ({"POST": "医疗废物管理员、病房護理師"}, "waste-clerk, ward-nurse"),
    "one or the other": ({"POST": "waste-clerk or ward-nurse"}, "waste-clerk, ward-nurse"),
    "one and the other": ({"POST": "Waste clerk and Ward nurse"}, "waste-clerk, ward-nurse"),
    "a step of the procedure": ({"STEP": "清点袋数"}, "check"),
    "a step of another entry": ({"PART": "入庫"}, "store"),
    "near an id": ({"POST": "waste-clark"}, "waste-clerk"),
}
RIGHT = {"POST": "waste-clerk", "STEP": "check", "PART": "check"}


@pytest.mark.parametrize(("written", "meant"), CASES.values(), ids=CASES)
def test_the_id_of_what_has_this_title_is_offered(written: dict[str, str], meant: str) -> None:
    text = ENTRIES
    for place, name in {**RIGHT, **written}.items():
        text = text.replace(place, name)
    documents, _ = load_text(text, "x.yml", Path("x.yml"))
    valid = validate([*BASE, *documents])
    [found] = [d for d in resolve(valid.entries, valid.claimed).diagnostics if d.span.file == "x.yml"]
    assert (found.details.get("nearest") or found.details["items"]) == meant
    assert valid.diagnostics == []


def test_a_post_that_is_missing_is_one_cause_wherever_it_is_named() -> None:
    text = ENTRIES.replace("STEP", "check").replace("PART", "check").replace("by: POST", "by: gone, approve: gone").replace(
        "title: {zh-Hant: 病房護理師", "reports_to: gone\ntitle: {zh-Hant: 病房護理師")
    documents, _ = load_text(text, "x.yml", Path("x.yml"))
    valid = validate([*BASE, *documents])
    found = [d for d in resolve(valid.entries, valid.claimed).diagnostics if d.span.file == "x.yml"]
    assert len(found) == 3 and len({each.cause for each in found}) == 1


def test_points_may_be_many_and_may_be_called_points() -> None:
    assert Degree.parse("point x30") == Degree("point", 30)
    assert Degree.in_words("違規點數3點") == Degree("違規點數", 3) and Degree.in_words("申誡十二次") == Degree("申誡", 12)
    assert Degree.in_words("申誡零次") is None and Degree.in_words("申誡十二三次") is None and Degree.in_words("申誡一百次") is None
