"""What is answered to the question how long a procedure takes: its promise, the step that is asked for, its slowest path, or nothing."""

from __future__ import annotations

from typing import Any

import pytest

from generator.searching.stated import stated_lengths
from tests.checklist_cases import handbook, post, procedure
from tests.scripts import searched

BULLYING = procedure(
    {"do": "登記檢舉案件", "within": "1 working day"}, {"do": "召開因應小組會議", "within": {"time": "3 days", "after": "accepted"}},
    {"do": "調查事件", "id": "investigate", "within": {"time": "2 months", "extend": {"by": "1 month", "times": 2}}},
    {"do": "以書面通知調查結果", "within": "10 days"},
    name="bullying", title="校園霸凌事件調查", events=[{"id": "accepted", "title": "受理"}])
REPORT = procedure({"do": "報告主任", "within": "10 minutes"}, {"do": "上網登錄", "within": {"time": "2 hours", "extend": {"by": "1 hour", "times": 1}}},
                   name="report", title="校園安全事件通報")
SEAL = procedure({"do": "登記", "within": "1 hour"}, {"do": "蓋印", "within": "1 hour"}, name="seal", title="用印申請", within="4 hours")
PETITION = procedure({"do": "登記陳情內容", "within": "10 minutes"}, {"do": "到場稽查", "within": "2 hours"}, {"do": "將稽查結果回復陳情人", "within": "1 day"},
                     name="petition", title="公害陳情稽查", within="7 days")
OPEN = procedure({"do": "登記", "within": "1 hour"}, {"do": "尋找"}, name="lost", title="遺失物招領")


@pytest.fixture(scope="module")
def said() -> Any:
    with searched(handbook(post(), BULLYING, REPORT, SEAL, OPEN, PETITION), "zh-Hant") as ask:
        yield lambda query: [text for _, text, *_ in ask(query)]


@pytest.mark.parametrize(("query", "wanted"), [
    ("霸凌調查期限", ["限2個月（得延長，每次至多1個月，以2次為限）"]), ("霸凌事件調查要多久", ["限2個月（得延長，每次至多1個月，以2次為限）"]),
    ("校園安全事件通報時限", ["最長路徑需2小時10分鐘；各項延長全數計入時3小時10分鐘"]),
    ("上網登錄期限", ["限2小時（得延長一次，至多1小時）", "最長路徑需2小時10分鐘；各項延長全數計入時3小時10分鐘"]), ("用印申請多久", ["4小時"]),
    ("用印申請的蓋印多久", ["限1小時", "4小時"]), ("陳情多久回復", ["7日"]), ("稽查結果多久回復陳情人", ["限1日", "7日"]), ("陳情多久會有人來", ["限2小時", "7日"]),
    ("校園霸凌事件調查多久", []), ("遺失物招領多久", [])])
def test_the_step_that_is_meant_with_the_whole_beside_it_or_the_whole_is_answered_and_no_first_step(query: str, wanted: list[str], said: Any) -> None:
    assert said(query) == wanted


def test_and_is_no_length_of_time() -> None:
    assert [*stated_lengths("Request, booking and closing of a room; one is answered within 2 hours.")] == ["one is answered within 2 hours"]
    assert [*stated_lengths("It takes a week; an hour is enough.")] == ["It takes a week", "an hour is enough"]


@pytest.mark.parametrize(("text", "clauses"), [
    ("就醫、通報與隔離觀察10日。", ["隔離觀察10日"]), ("登記、檢疫、公告十二日", ["公告十二日"]), ("申請書、證件及照片於3日內補齊", ["申請書、證件及照片於3日內補齊"]),
    ("受理後3日、審查10日", ["受理後3日、審查10日"]), ("申請後2小時內答覆", ["申請後2小時內答覆"]),
    ("Medical care, report and ten days of observation.", ["ten days of observation"]),
    ("Requests, complaints and questions are answered within 2 hours.", ["Requests, complaints and questions are answered within 2 hours"])])
def test_the_time_at_the_end_of_a_list_is_that_of_the_last_thing_in_it(text: str, clauses: list[str]) -> None:
    assert [*stated_lengths(text)] == clauses


def test_until_when_somebody_may_file_is_no_time_in_which_it_is_decided() -> None:
    review = procedure({"do": "提出覆議申請", "by": "applicant", "within": "30 days from served"}, {"do": "審議覆議案", "within": "10 days"}, name="review", title="覆議",
                       within={"time": "60 days", "after": "filed"}, events=[{"id": "served", "title": "收受決定書"}, {"id": "filed", "title": "收到申請"}])
    with searched(handbook(post(), review, outsiders=[{"id": "applicant", "title": "申請人"}]), "zh-Hant") as ask:
        for query in ("覆議要在幾天內提出", "覆議多久內可以申請"):
            assert [said[1] for said in ask(query)] == ["自收受決定書之日起30日內"]
        assert [said[1] for said in ask("覆議要多久")] == ["自收到申請之日起60日"]


def test_a_step_that_is_done_again_takes_its_time_each_time() -> None:
    watch = procedure(
        {"id": "watch", "do": "觀察動物", "by": "clerk", "within": "1日", "decision": "是否滿10日？", "branches": [
            {"when": "未滿", "goto": "watch", "at_most": 9, "then": "end"}, {"when": "已滿", "goto": "end"}]}, name="bite", title="咬傷處理")
    with searched(handbook(post(), watch), "zh-Hant") as ask:
        assert next(said[1] for said in ask("咬傷要觀察幾天")) == "每次限1日"


def test_how_long_something_lasts_is_not_how_long_it_takes_to_put_an_end_to_it() -> None:
    isolation = procedure({"do": "隔離動物", "by": "clerk"}, {"do": "解除隔離", "by": "clerk", "within": "1個工作日"}, name="bite", title="咬傷處理")
    with searched(handbook(post(), isolation), "zh-Hant") as ask:
        assert [said[1] for said in ask("咬傷隔離幾天")] == []
        assert next(said[1] for said in ask("咬傷多久解除隔離")) == "限1個工作日"
