"""Whom to tell first, how many decide or hold a shift, how long before, and what a clause on conduct says of a time."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checklist_cases import handbook, post, procedure
from tests.scripts import searched

HURT = procedure(
    {"do": "停止施工", "within": "即時"}, {"do": "口頭通報主任", "within": "自發生起30分鐘內"}, {"do": "填寫通報單", "within": "1日"},
    {"do": "向勞動檢查處通報", "by": "head", "within": "自發生起8小時內", "inform": ["clerk"]},
    name="accident", title="職業災害處理", trigger="工地有人受傷", events=[{"id": "event", "title": "發生"}])
LEAVE = procedure({"do": "填寫假單", "within": "請假日前3個工作日"}, {"do": "核准假單", "by": "head", "within": "1日"}, name="leave", title="差假申請",
                  trigger="同仁需要請假", events=[{"id": "day", "title": "請假日"}])
HONEST = {"kind": "conduct", "id": "honest", "title": "廉潔規範", "clauses": [
    {"id": "gifts", "title": "不收餽贈", "text": "廠商的餽贈應退還；無法退還者，應於3日內交政風單位。"},
    {"id": "leaks", "title": "保密", "text": "不得洩漏底價。"}]}
NIGHT = post(name="guard", title="警衛", headcount=4, shifts=[{"id": "night", "title": "大夜班", "hours": "23:00-07:00", "people": 2}],
             roster={"published": "每月25日前"})


@pytest.fixture(scope="module")
def said() -> Any:
    office = handbook(post(), post(name="head", title="主任"), NIGHT, HURT, LEAVE, HONEST, roles=[
        {"id": "board", "title": "考績委員會", "posts": ["clerk", "head"], "chair": "head", "quorum": "過半數委員出席"}])
    with searched(office, "zh-Hant") as ask:
        yield lambda query: [text for _, text, *_ in ask(query)]


@pytest.mark.parametrize("query", ["工地有人受傷先報告誰", "職業災害通報誰", "職業災害要通知誰"])
def test_all_who_are_told_stand_in_their_order_with_their_time(query: str, said: Any) -> None:
    assert said(query) == ["收發員：口頭通報主任（自發生起30分鐘內）；主任：向勞動檢查處通報（自發生起8小時內）、告知：收發員"]


@pytest.mark.parametrize(("query", "answer"), [
    ("請假要幾天前", "至遲請假日前3個工作日"), ("大夜班幾個人", "2 人"), ("考績委員會幾人出席", "決議門檻：過半數委員出席"), ("輪值表幾號公布", "每月25日前"),
    ("廠商送禮幾天內要退還", "廠商的餽贈應退還；無法退還者，應於3日內交政風單位")])
def test_what_is_said_once_is_answered(query: str, answer: str, said: Any) -> None:
    assert said(query) == [answer]


@pytest.mark.parametrize("query", ["底價幾天內要交", "假單交給誰", "差假申請要通知誰"])
def test_what_nothing_says_is_not_answered_by_something_else(query: str, said: Any) -> None:
    assert said(query) == []
