"""A remedy is said once whichever way its event is written."""

from __future__ import annotations

import pytest

from generator.facts.consequences import remedy_said
from generator.facts.words import HandbookWords, plain
from generator.model.scale import Remedy
from tests.check_cases import handbook

CONTEXT = {"languages": ("zh-Hans",), "hours": 8}
SMALL = handbook("kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\n")


@pytest.mark.parametrize("since", ["知道处罚决定之日", "知道处罚决定之日起", "自知道处罚决定之日起", "自知道处罚决定之日起算"])
def test_the_words_around_an_event_are_not_said_twice(since: str) -> None:
    remedy = Remedy.model_validate({"do": "申请行政复议", "to": "市人民政府", "within": "60日", "since": since}, context=CONTEXT)
    assert plain(remedy_said(remedy, HandbookWords.of(SMALL, "zh-Hans"))) == "自知道处罚决定之日起60日内向市人民政府申请行政复议"


@pytest.mark.parametrize(("within", "since", "time"), [
    ("自收到决定之次日起60日", "收到决定之次日", "60 days"), ("自知道處分之日起三十日內", "知道處分之日", "30 days"),
    ("收到决定后15日内", "收到决定", "15 days"), ("30 days from receipt of the decision", "receipt of the decision", "30 days"),
    ("60日内", None, "60 days"),
])
def test_the_event_may_stand_with_the_time(within: str, since: str | None, time: str) -> None:
    remedy = Remedy.model_validate({"do": "申请行政复议", "within": within}, context=CONTEXT)
    assert (remedy.since and next(iter(remedy.since.by_language.values())), str(remedy.within)) == (since, time)
