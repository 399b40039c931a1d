"""The description of a post: what it says, in which order, and how it prints."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from checklist_cases import handbook, post, procedure
from forms.printed_form import as_read, assert_in_order, assert_sound, facts, pages, plain, typeset

from generator.facts.words import Words
from generator.forms.form_parts import Fact, bounded, in_rows
from generator.forms.post_description import LABELS, MOST_PROCEDURES, post_description_jobs
from generator.handbook import Handbook
from generator.printing.print_context import PrintContext

needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
CHIEF = {**post(name="chief"), "title": "主任"}
OTHER = {**post(name="other", reports_to="clerk", substitutes=["chief", "clerk"]), "title": "文印員"}


def described(*entries: dict[str, Any], name: str = "clerk", language: str = "zh-Hant", **head: Any) -> Any:
    """The data of the description of one post."""
    jobs = {job.address: job for job in post_description_jobs(PrintContext(handbook(*entries, **head), language))}
    prefix = "" if language == "zh-Hant" else f"{language}/"
    return as_read(jobs[f"{prefix}posts/{name}.pdf"])


# --- What it says --------------------------------------------------------------------------------------------------

def test_its_place_in_the_organisation() -> None:
    data = described(
        post(unit="front", reports_to="chief", substitutes=["other", "chief"], headcount=3, contact="1110", answers_for="mail",
             summary="收發公文"), CHIEF, OTHER, units=[{"id": "front", "title": "收發室", "head": "clerk"}],
        registers=[{"id": "log", "title": "收文簿", "keeper": "clerk"}],
        levels=[{"id": "praise", "title": "嘉獎", "side": "reward", "rank": 1, "decides": "clerk"}])
    assert facts(data["place"]) == {
        "目的": ["收發公文"], "崗位": ["收發員"], "單位": ["收發室"], "直屬主管": ["主任"], "員額": ["3 人"], "聯絡方式": ["1110"],
        "施行日": ["2026年3月1日"], "主管單位": ["收發室"], "所屬崗位": ["文印員"], "職務代理人": ["1. 文印員", "2. 主任"],
        "代理其他崗位": ["文印員（第2順位）"], "核定的等級": ["嘉獎"], "主責範圍": ["收發"], "保管的簿冊": ["收文簿"]}
    assert data["signers"] == ["任職人", "任職人", "任職人", "直屬主管"]
    assert data["state"] == ""


def test_a_post_of_which_almost_nothing_is_known() -> None:
    bare = described(post())
    assert [*facts(bare["place"])] == ["崗位", "直屬主管", "員額", "施行日"]
    assert (bare["authority"], bare["procedures"], bare["relations"], bare["rules"], bare["requirements"]) == ([], [], [], [], [])


def test_duties_by_frequency_with_what_shows_that_they_were_done() -> None:
    data = described(
        post({"do": "月報", "when": "monthly on the 25th"},
             {"do": "登記", "when": "daily at 08:00", "within": "30 minutes", "effort": "10 minutes", "priority": "urgent", "critical": True,
              "record": "log", "evidence": "簽名", "procedure": "incoming"},
             {"do": "轉送", "when": {"event": "來文送達"}}), procedure({}))
    assert [(group["often"], [duty["do"][1] for duty in group["duties"]]) for group in data["duties"]] == [
        ("每日", ["登記"]), ("每月", ["月報"]), ("事件發生時", ["轉送"])]
    duty = data["duties"][0]["duties"][0]
    assert (duty["critical"], duty["when"][1], duty["times"], duty["priority"]) == (True, "每日 08:00", ["假日照常", "限30分鐘", "需時10分鐘"], "緊急")
    assert (plain(duty["record"]), plain(duty["evidence"]), plain(duty["procedure"])) == (["收文簿"], ["簽名"], ["收文"])
    event = data["duties"][2]["duties"][0]
    assert (event["when"][1], event["times"], event["record"], event["evidence"], event["procedure"]) == ("來文送達", [], [], [], [])


def test_authority_has_its_limit_and_what_it_holds_for() -> None:
    data = described(post(authority=[{"decide": "退件", "limit": "2 次以下", "scopes": "mail", "procedures": "incoming"}, {"decide": "編號"}]),
                     procedure({}))
    assert [(item["decide"][1], item["limit"][1], plain(item["holds"])) for item in data["authority"]] == [
        ("退件", "2 次以下", ["收發", "收文"]), ("編號", "未載明", [])]


def test_its_part_in_procedures_in_force_those_in_which_it_acts_first() -> None:
    data = described(
        post(), CHIEF,
        procedure({"by": "chief", "inform": "clerk"}, name="told", number="1"),
        procedure({}, {}, {"by": "chief", "approve": "clerk"}, {}, name="done", number="2", title="發文",
                  delegation=[{"matter": "甲", "draft": "clerk"}, {"matter": "乙", "draft": "clerk"}], discretion=[{"by": "clerk", "may": "緩辦"}]),
        procedure({}, name="draft", status="draft"), procedure({}, name="old", status="retired"))
    roles = [(part["number"], [(role["role"], role["places"]) for role in part["roles"]]) for part in data["procedures"]]
    assert roles == [("2", [("執行", "第 1–2、4 步"), ("核定", "第3步"), ("擬辦", "第1–2項"), ("得裁量", "第1項")]),
                     ("1", [("收受告知", "第1步")])]
    assert data["more"] == ""


def test_many_procedures_are_bounded() -> None:
    data = described(post(), *(procedure({}, name=f"p{number}", number=f"{number:03}") for number in range(MOST_PROCEDURES + 3)))
    assert [part["number"] for part in data["procedures"]] == [f"{number:03}" for number in range(MOST_PROCEDURES)]
    assert data["more"] == "另有 3 項程序，列於本崗位網頁。"


def test_whom_it_works_with_inside_and_outside() -> None:
    stage = {"do": "做", "by": "chief"}
    data = described(
        post(), CHIEF, OTHER,
        procedure({"approve": "chief", "consult": "other", "inform": ["other", "clerk"]}, {"by": "other", "approve": "clerk"}, audience="public"),
        procedure({"by": "chief", "consult": "clerk", "inform": "clerk"}, name="inside", audience="staff"),
        {"kind": "oversight", "id": "mail", "title": "公文時效", "matter": "時效", "inspector": "clerk", "closing": "結案",
         "stages": dict.fromkeys(("inspection", "notification", "rectification", "assessment"), stage)
         | {"responsibility": {"do": "負責", "by": "clerk"}}},
        audiences=[{"id": "staff", "title": "同仁"}, {"id": "public", "title": "民眾", "internal": False}])
    assert facts(data["relations"]) == {
        "送核崗位": ["主任"], "核定對象": ["文印員"], "徵詢崗位": ["文印員"], "徵詢本崗位者": ["主任"], "告知崗位": ["文印員"],
        "告知本崗位者": ["主任"], "管制考核": ["公文時效（檢查崗位、責任）"], "對外：民眾": ["收文"]}


def test_rules_that_apply_are_those_in_force() -> None:
    def rule(name: str, **fields: Any) -> dict[str, Any]:
        return {"kind": "conduct", "id": name, "title": name.upper(), "clauses": [{"text": "守時"}], **fields}

    data = described(post(), CHIEF, rule("own", applies_to="clerk"), rule("all"), rule("others", applies_to="chief"),
                     rule("old", status="retired"), rule("next", applies_to="clerk", status="draft"))
    assert facts(data["rules"]) == {"行為規範": ["OWN"], "各崗位通用行為規範": ["ALL"]}


def test_what_is_paid_stands_under_its_own_name_and_not_among_classes() -> None:
    paid = {"kind": "criteria", "id": "pay", "title": "值班費", "side": "benefit", "applies_to": "clerk",
            "tiers": [{"id": "each", "description": "每班", "amount": "200元"}]}
    assert facts(described(post(), CHIEF, paid)["rules"]) == {"給付": ["值班費"]}


@pytest.mark.parametrize(("status", "said"), [("draft", "草案"), ("suspended", "暫停適用"), ("retired", "不再施行")])
def test_a_post_that_is_not_in_force_says_so(status: str, said: str) -> None:
    assert said in described(post(status=status))["state"]


def test_texts_keep_the_language_they_are_in() -> None:
    data = described(post({"do": "登記"}), language="en")
    assert data["title"] == ["en", "Post description: Registry clerk"]
    assert data["duties"][0]["duties"][0]["do"] == ["zh-Hant", "登記"]


# --- Parts ---------------------------------------------------------------------------------------------------------

def test_short_facts_share_a_row_and_empty_ones_have_none() -> None:
    some = [Words("en", "x")]
    rows = in_rows([Fact("a", some, short=True), Fact("empty", [], short=True), Fact("b", some, short=True), Fact("c", some, short=True),
                    Fact("long", some), Fact("d", some, short=True)])
    assert [[fact.name for fact in row] for row in rows] == [["a", "b"], ["c"], ["long"], ["d"]]


def test_a_long_list_says_how_long_it_is() -> None:
    context = PrintContext(handbook(post()), "zh-Hant")
    values = [Words("zh-Hant", str(number)) for number in range(5)]
    assert bounded(context, values, 5) == values
    assert bounded(context, values, 2) == [*values[:2], ("zh-Hant", "…等共 5 項")]


# --- The document --------------------------------------------------------------------------------------------------

def test_every_post_has_a_description(sample: Handbook) -> None:
    jobs = list(post_description_jobs(PrintContext(sample, sample.language, "https://handbook.example.org/")))
    assert [job.address for job in jobs] == [f"posts/{name}.pdf" for name in sample.posts]
    assert all(len(job.pictures) == 1 for job in jobs)
    assert not next(post_description_jobs(PrintContext(sample, sample.language))).pictures


@needs_pdftotext
def test_the_document_is_sound_and_read_in_order(sample: Handbook, tmp_path: Path) -> None:
    context = PrintContext(sample, "en", "https://handbook.example.org/")
    job = next(job for job in post_description_jobs(context) if "registry-clerk" in job.address)
    data, again = typeset(job, job)
    assert data == again
    read, text = as_read(job), context.words.text
    headings = [text(LABELS[name]) for name in ("place", "duties", "authority", "procedures", "relations", "rules", "signing")]
    assert_in_order(data, read["title"][1], *headings)
    assert_in_order(data, *(duty["do"][1] for group in read["duties"] for duty in group["duties"]), *read["signers"])
    assert_sound(tmp_path, "en", data)


@needs_pdftotext
def test_the_longest_texts_break_and_stay() -> None:
    address = "https://" + "a-very-long-name." * 5 + "example.org/" + "x" * 80
    made = handbook(post({"do": "核對" * 240, "evidence": address, "when": {"event": "來文" * 200}}, contact=address, requirements=[address]))
    [data] = typeset(*post_description_jobs(PrintContext(made, "zh-Hant")))
    assert "".join(pages(data)).count("核對") == 240
    assert_in_order(data, "核對核對", "簽章", "直屬主管")


@needs_pdftotext
def test_nobody_signs_on_a_page_that_has_nothing_but_signatures() -> None:
    conduct = {"kind": "conduct", "id": "manners", "title": "應對守則", "clauses": [{"text": "主動招呼。"}]}
    signed = []
    for duties in range(11, 21):  # one more each, until the signatures have to go to another page
        (data,) = typeset(*post_description_jobs(PrintContext(handbook(post(*({} for _ in range(duties))), conduct), "zh-Hant")))
        signed += [(number, "應對守則" in page) for number, page in enumerate(pages(data)) if "任職人已閱讀" in page]
    assert {number for number, _ in signed} == {0, 1}
    assert all(beside for _, beside in signed)
