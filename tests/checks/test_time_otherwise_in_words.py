"""HB526: a time in the words of a step or of a summary that the procedure states nowhere."""

from __future__ import annotations

import pytest
from check_cases import found


def findings(do: str, within: str, summary: str = "", promise: str = "") -> list[str]:
    said = (f"summary: {summary}\n" if summary else "") + (f"within: {promise}\n" if promise else "")
    text = f"kind: procedure\nid: pay\ntitle: 付款\n{said}trigger: 單據\nsteps:\n  - {{do: {do}, by: head, within: {within}}}\n"
    return [str(each.details["said"]) for each in found(text, "HB526")]


@pytest.mark.parametrize(("do", "within", "said"), [
    ("3日內通知申請人", "5 days", ["3 days"]), ("於三日內通知申請人", "5 days", ["3 days"]), ("3日內通知申請人", "3 days", []),
    ("通知申請人於7日內補正", "1 day", []), ("限7日內補正", "1 day", []), ("收件後3日內付款", "1 day", []),  # of somebody else, from its own start
    ("24小時內付款", "1 day", []), ("60 分鐘內付款", "1 hour", []), ("{zh-Hant: 付款, en: Pay the bill within 5 days}", "3 days", ["5 days"]),
    ("{zh-Hant: 付款, en: Tell the applicant to reply within 7 days}", "1 day", []), ("{zh-Hant: 付款, en: Pay within 5 days of receipt}", "3 days", []),
    ("3日內付款", "每月25日前", []), ("3日內付款", "{time: 2 days, extend: {by: 1 day, approve: head}}", []),
    ("在十分鐘內電話報告", "5 minutes", ["10 minutes"]), ("三個工作日內付款", "5 working days", ["3 working days"]), ("于十分钟内付款", "10 minutes", []),
    ("3日內付款，5日內登記", "4 days", []),  # nobody can say which is meant
])
def test_a_step_says_its_own_limit(do: str, within: str, said: list[str]) -> None:
    assert findings(do, within) == said


@pytest.mark.parametrize("do", [
    "調閱30日內的錄影", "查詢3年內違規紀錄", "交代病人2小時內禁食", "24小時內不得開封", "將7日內到期的案件列表", "預約3日內的時段", "退回文件，申請人於5日內補正",
    "開立7日內繳納的繳款單", "7日內有效", *(f"{{zh-Hant: 付款, en: {words}}}" for words in (
        "Check complaints within 3 years", "List contracts that end within 30 days", "Issue a notice payable within 14 days",
        "Return what was lent within 7 days", "Book a slot within 5 days"))])
def test_what_lies_within_a_time_is_no_limit_of_the_step(do: str) -> None:
    assert findings(do, "10 minutes") == []


@pytest.mark.parametrize(("summary", "promise", "said"), [
    ("申請後15日內辦結。", "20 days", ["15 days"]), ("申請後20日內辦結。", "20 days", []), ("15日內告知受理情形。", "20 days", []),
    ("二十日內核准或駁回", "20 days", []), ("30日內完成", "{time: 20 days, extend: {by: 10 days, approve: head}}", []),
    ("{zh-Hant: 付款, en: Closed within 30 days.}", "20 days", ["30 days"]), ("{zh-Hant: 付款, en: Answered within 5 days; all is completed within 20 days.}", "20 days", []),
    ("3日內完成審查", "20 days", []),  # a step has three days
    ("公告後30日內發還保證金", "40 days", ["30 days"]), ("登記；30日內付款", "40 days", []),
    ("20日內完成，至多延長15日", "{time: 20 days, extend: {by: 10 days, approve: head}}", ["15 days"]),
    ("20日內完成，至多延長10日", "{time: 20 days, extend: {by: 10 days, approve: head}}", []),
])
def test_a_summary_says_what_is_promised(summary: str, promise: str, said: list[str]) -> None:
    assert findings("付款", "3 days", summary, promise) == said
