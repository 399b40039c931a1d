"""Procedures run step by step on a phone: answers lead on, several cases side by side, pausing, handing over, deadlines, emergencies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from axe_core_python.sync_playwright import Axe
from checklist_cases import HEAD, post, procedure
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.loading import reload
from browser.phones import PHONE, built, without_complaints

pytestmark = pytest.mark.browser

VISIT = procedure(
    {"id": "register", "do": "登記訪客", "within": "5 minutes", "control": "核對證件"},
    {"id": "ask", "do": "聯絡受訪人", "decision": "是否接見？", "branches": [{"when": "是", "goto": "lead"}, {"when": "否", "goto": "leave"}]},
    {"id": "lead", "do": "引導至會客室", "by": "chief"},
    {"id": "leave", "do": "登記離開時刻"},
    name="visit", scope="mail", within="3 working days")
FIRE = procedure({"id": "call", "do": "撥打119", "within": "2 minutes", "critical": True}, {"id": "out", "do": "疏散"}, name="fire", scope="mail",
                 matter="sudden", version="3.1")
MOVE = procedure({"id": "tell", "do": "宣布搬遷", "together": ["pack", "strip"], "next": "count"}, {"id": "pack", "do": "打包檔案", "next": "count"},
                 {"id": "strip", "do": "拆卸設備", "within": "10 minutes", "next": "count"}, {"id": "count", "do": "點收"}, name="move", scope="mail")
DRAFT = procedure({"id": "write", "do": "擬稿"},
                  {"id": "judge", "do": "審核", "decision": "可否？",
                   "branches": [{"when": "退回", "goto": "write", "at_most": 1, "then": "meet"}, {"when": "核定", "goto": "end"}]},
                  {"id": "meet", "do": "會商", "starts": ["fire", "move"]}, name="draft", scope="mail")
REPORT = procedure(
    {"id": "sort", "do": "判定等級", "by": "clerk", "judge": "class", "decision": "哪一級？", "branches": [
        {"when": "甲級", "level": "a", "goto": "phone"}, {"when": "乙級或丙級", "level": ["b", "c"], "goto": "online"}]},
    {"id": "phone", "do": "電話報告"},
    {"id": "online", "do": "上網通報", "within": {"after": "known", "criteria": "class", "cases": {"a": "2 hours", "b": "24 hours", "c": "7 days"}}},
    {"id": "look", "do": "調查事件", "within": {"time": "2 months", "after": "accepted", "extend": {"by": "1 month", "approve": "chief"}}},
    {"id": "send", "do": "分送資料", "within": {"time": "3 working days", "before": "meeting"}},
    {"id": "tell", "do": "通知結果", "within": {"time": "1 working day", "after": "look"}},
    {"do": "作成決定", "by": "clerk", "within": {"time": "3個月", "after": "accepted", "restart": "mended", "latest": "6 months after accepted"}},
    name="report", scope="mail", events=[{"id": "known", "title": "知悉"}, {"id": "accepted", "title": "受理"}, {"id": "meeting", "title": "會議"},
                                               {"id": "mended", "title": "補正"}])
CLASSES = {"kind": "criteria", "id": "class", "title": "事件等級", "side": "class", "act": "事件", "scope": "mail",
           "tiers": [{"id": f"t{name}", "title": f"情形{name}", "level": name} for name in "abc"]}
LEVELS = {"levels": [{"id": name, "title": title, "side": "class", "rank": rank}
                     for rank, (name, title) in enumerate((("c", "丙級"), ("b", "乙級"), ("a", "甲級")), 1)]}
RETURN = procedure({"id": "fill", "do": "填報", "within": "每個工作日 08:30前"}, {"id": "send", "do": "送出", "within": "每月25日前，12月除外"},
                   name="return", scope="mail", within="每月25日前")
_BY_CLASS = {"criteria": "class", "cases": {"a": "1 working day", "b": "3 working days"}, "time": "6 working days"}
CLASSED = procedure({"id": "open", "do": "拆封"}, {"id": "draft", "do": "擬辦", "within": _BY_CLASS}, {"do": "歸檔"}, name="classed", scope="mail",
                    within=_BY_CLASS)
LONGER = procedure({"id": "look", "do": "調查事件", "within": {"time": "30日", "extend": {"by": "30日", "approve": "chief"}}},
                   {"id": "rule", "do": "裁定", "wait": "5 working days", "within": "3 working days"}, name="longer", scope="mail",
                   within={"time": "2 months", "extend": {"by": "1 month", "approve": "chief"}})
PUBLIC = {"audiences": [{"id": "public", "title": "民眾", "internal": False}]}
OFFICE = ({**HEAD, **PUBLIC, **LEVELS, "calendar": {"country": "TW"}}, post(answers_for="mail", contact="02-2345-6789 分機 12"), post(name="chief"), VISIT,
          FIRE, MOVE, DRAFT, REPORT, RETURN, CLASSED, LONGER, CLASSES)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("cases"), *OFFICE)


@pytest.fixture
def page(context: BrowserContext, site: Path) -> Iterator[Page]:
    with without_complaints(context) as opened:
        opened.clock.set_fixed_time("2026-11-27T09:00:00")
        opened.goto(f"{site.as_uri()}/cases/index.html")
        yield opened


def begin(page: Page, procedure: str = "visit", title: str = "") -> None:
    page.get_by_label("程序").select_option(procedure)
    page.locator("#case-title").fill(title)
    page.get_by_role("button", name="開始").tap()
    page.locator("[data-case-do]").wait_for()


def step(page: Page) -> str:
    return page.locator("[data-case-do]").inner_text()


def answer(page: Page, name: str) -> None:
    page.locator(".hb-case__answer", has_text=name).tap()


def rows(page: Page) -> list[str]:
    return page.locator(".hb-cases__row > a").all_inner_texts()


# --- One step at a time --------------------------------------------------------------------------------------------

def test_one_step_is_shown_and_its_answer_is_in_the_first_screen(page: Page) -> None:
    begin(page)
    assert step(page) == "登記訪客"
    expect(page.locator("[data-case-do]")).to_be_focused()  # the form that had the focus is gone
    bounds = page.locator(".hb-case__answer").bounding_box()
    assert bounds and bounds["y"] + bounds["height"] < PHONE["height"] and bounds["height"] >= 44
    answer(page, "完成")
    assert step(page) == "聯絡受訪人"
    expect(page.locator("[data-case-do]")).to_be_focused()
    expect(page.locator(".hb-case__answer")).to_have_text(["是", "否"])


def test_a_case_that_was_begun_without_a_name_is_given_one(page: Page) -> None:
    begin(page)
    page.locator("summary", has_text="註明本案案由").tap()
    page.locator("#hb-case-about").fill("王先生洽公")
    page.get_by_role("button", name="註明本案案由").tap()
    expect(page.locator(".hb-case__title")).to_have_text("王先生洽公")
    reload(page)
    expect(page.locator(".hb-case__title")).to_have_text("王先生洽公")
    assert step(page) == "登記訪客"


def test_an_answer_leads_past_what_does_not_apply(page: Page) -> None:
    begin(page)
    answer(page, "完成")
    answer(page, "否")
    assert step(page) == "登記離開時刻"
    page.get_by_label("備註，或不適用的理由").fill("訪客自行離開")
    answer(page, "完成，程序結束")
    expect(page.locator(".hb-case__passed")).to_have_text("引導至會客室依所選答案，免辦此步")
    expect(page.locator(".hb-case__path li").last).to_contain_text("訪客自行離開")


def test_what_does_not_apply_needs_a_reason(page: Page) -> None:
    begin(page)
    page.locator("[data-case-skip]").tap()
    assert step(page) == "登記訪客"
    page.keyboard.type("已於昨日登記")
    page.locator("[data-case-skip]").tap()
    assert step(page) == "聯絡受訪人"
    page.get_by_role("button", name="退回上一步").tap()
    assert step(page) == "登記訪客"


def test_a_case_keeps_who_did_what_and_when(page: Page) -> None:
    page.get_by_label("姓名或簡稱").fill("林")
    page.keyboard.press("Tab")
    begin(page, "fire")
    page.clock.set_fixed_time("2026-11-27T09:01:00")
    answer(page, "完成")
    answer(page, "完成")
    first = page.locator(".hb-case__path li").first
    expect(first).to_contain_text("09:01 林")
    reload(page)
    expect(page.locator(".hb-case__path li").first).to_contain_text("09:01 林")


def test_steps_at_the_same_time_are_all_gone_through(page: Page) -> None:
    """One after the other; the time of each counts from where all of them began."""
    begin(page, "move")
    assert step(page) == "宣布搬遷"
    answer(page, "完成")
    seen = [step(page)]
    page.clock.set_fixed_time("2026-11-27T09:20:00")
    answer(page, "完成")
    seen.append(step(page))
    expect(page.locator(".hb-case__late")).to_contain_text("09:10")
    answer(page, "完成")
    seen.append(step(page))
    assert seen == ["打包檔案", "拆卸設備", "點收"]


def test_an_answer_may_be_given_only_so_often(page: Page) -> None:
    begin(page, "draft")
    for expected in (["退回（最多 1 次）", "核定"], ["退回（之後）", "核定"]):
        answer(page, "完成")
        assert [found.inner_text() for found in page.locator(".hb-case__answer").all()][-1] == "核定"
        assert len(expected) == page.locator(".hb-case__answer").count()
        if expected[0].startswith("退回（最多"):
            page.locator(".hb-case__answer").first.tap()
    page.locator(".hb-case__answer").first.tap()
    assert step(page) == "會商"


# --- Several, paused, handed over ----------------------------------------------------------------------------------

def test_what_is_started_beside_a_case_is_one_tap_away(page: Page, context: BrowserContext) -> None:
    begin(page, "draft")
    for given in ("完成", "退回", "完成", "退回"):
        answer(page, given)
    assert step(page) == "會商"
    expect(page.locator(".hb-case__other")).to_have_count(2)
    with context.expect_page() as opened:
        page.locator(".hb-case__other").nth(1).tap()
    assert step(opened.value) == "宣布搬遷"
    assert step(page) == "會商"


def test_several_cases_run_side_by_side(page: Page) -> None:
    begin(page, title="王先生")
    answer(page, "完成")
    page.get_by_role("link", name="全部案件").tap()
    begin(page, title="李小姐")
    page.get_by_role("link", name="全部案件").tap()
    assert sorted(rows(page)) == ["李小姐", "王先生"]
    page.get_by_role("link", name="王先生").tap()
    page.locator("[data-case-do]").wait_for()
    assert step(page) == "聯絡受訪人"
    page.go_back()
    assert len(rows(page)) == 2


def test_the_case_whose_time_is_up_first_stands_in_front_and_says_so(page: Page) -> None:
    begin(page, title="王先生")
    page.clock.set_fixed_time("2026-11-27T09:02:00")
    page.get_by_role("link", name="全部案件").tap()
    begin(page, title="李小姐")
    page.get_by_role("link", name="全部案件").tap()
    assert rows(page) == ["王先生", "李小姐"]
    said = page.locator(".hb-cases__row").first
    expect(said).to_contain_text("期限：")
    page.clock.set_fixed_time("2026-12-27T09:20:00")
    reload(page)
    expect(page.locator(".hb-cases__row").first.locator(".hb-case__late")).to_contain_text("已逾期")


def test_the_first_page_tells_of_the_cases_that_are_due_on_the_next_working_days(page: Page, site: Path) -> None:
    for name, title in (("visit", "<b>王先生"), ("longer", "張先生")):  # the last has 30 days
        begin(page, name, title)
        page.goto(f"{site.as_uri()}/cases/index.html")
    page.goto(f"{site.as_uri()}/index.html")
    page.get_by_label("我的崗位").select_option("clerk")
    told = page.locator("[data-day-lists] li:has(a[href*='case='])")
    expect(told).to_have_count(1)
    assert told.locator("a").all_inner_texts() == ["<b>王先生"]
    expect(told.first).to_contain_text("期限：")
    page.clock.set_fixed_time("2026-12-27T09:20:00")
    reload(page)
    expect(told.first).to_contain_text("已逾期")
    expect(told).to_have_count(2)
    told.first.get_by_role("link").tap()
    assert step(page)


DEAF = "addEventListener('storage', (event) => event.stopImmediatePropagation(), true)"
"""A window that rested in the background is not told what others have written."""


def test_a_window_that_lags_behind_follows_before_it_goes_on(page: Page, context: BrowserContext) -> None:
    page.add_init_script(DEAF)
    reload(page)
    begin(page)
    other = context.new_page()
    other.clock.set_fixed_time("2026-11-27T09:01:00")
    other.goto(page.url)
    answer(other, "完成")
    answer(other, "是")
    page.get_by_label("備註，或不適用的理由").fill("證件相符")
    answer(page, "完成")
    assert step(page) == "引導至會客室"
    expect(page.locator("[data-case-notice]")).to_contain_text("另一個視窗已續辦本案")
    expect(page.get_by_label("備註，或不適用的理由")).to_have_value("證件相符")
    answer(page, "完成")
    expect(page.locator("[data-case-notice]")).to_be_hidden()
    assert step(page) == "登記離開時刻"
    expect(other.locator("[data-case-do]")).to_have_text("登記離開時刻")  # this one is told


def test_where_nothing_more_can_be_kept_a_case_goes_on_and_says_so(page: Page) -> None:
    begin(page)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }")
    for name, then in (("完成", "聯絡受訪人"), ("是", "引導至會客室"), ("完成", "登記離開時刻")):
        answer(page, name)
        assert step(page) == then
        expect(page.locator("[data-case-notice]")).to_contain_text("不保存案件")


def test_beginning_by_a_link_begins_one_case(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/procedures/visit.html")
    page.get_by_role("link", name="開始逐步辦理").tap()
    page.locator("[data-case-do]").wait_for()
    reload(page)
    page.get_by_role("link", name="全部案件").tap()
    assert rows(page) == ["收文"]


def test_a_case_is_paused_and_handed_over(page: Page) -> None:
    begin(page, title="王先生")
    page.get_by_role("button", name="暫停").tap()
    expect(page.locator(".hb-case__do")).to_have_text("暫停中")
    answer(page, "繼續辦理")
    page.locator("summary", has_text="移交").tap()
    page.get_by_label("接辦人").fill("陳")
    page.get_by_role("button", name="移交").tap()
    expect(page.locator(".hb-case__holder")).to_have_text("已移交予陳")
    with pymupdf.open(stream=page.pdf(format="A4")) as paper:
        printed = paper[0].get_text()
    assert all(words in printed for words in ("已移交予陳", "開始", "尚未辦理")), "paper shows the whole run so far"
    answer(page, "完成")
    answer(page, "否")
    answer(page, "完成，程序結束")
    expect(page.locator(".hb-case__path li").last).to_contain_text("陳")


# --- Deadlines -----------------------------------------------------------------------------------------------------

def test_the_deadline_goes_by_working_days(page: Page) -> None:
    """Begun on a Friday, three working days are over on Wednesday."""
    begin(page)
    expect(page.locator(".hb-case__promise")).to_have_text("全案應於12月2日前辦結。")
    page.clock.set_fixed_time("2026-12-03T00:10:00")
    reload(page)
    expect(page.locator(".hb-notice").filter(has_text="已逾期")).to_be_visible()


def test_a_deadline_of_the_calendar_is_its_next_day(page: Page) -> None:
    """25 December is a holiday, and so is 1 January; at 09:00 the half past eight of today is over."""
    begin(page, "return")
    expect(page.locator(".hb-case__promise")).to_have_text("全案應於12月24日前辦結。")
    assert "11月30日 08:30" in limits(page)[0]
    answer(page, "完成")
    assert "1月25日" in limits(page)[0]


def test_the_time_of_a_step_counts_from_the_step_before(page: Page) -> None:
    begin(page)
    expect(page.locator(".hb-case__facts")).to_contain_text("09:05")
    page.clock.set_fixed_time("2026-11-27T09:06:00")
    reload(page)
    expect(page.locator(".hb-case__late")).to_contain_text("09:05")


# --- Emergencies ---------------------------------------------------------------------------------------------------

def test_an_emergency_is_one_red_tap_away_with_a_number_to_call(page: Page, site: Path) -> None:
    for name in ("index.html", "terms/index.html" if (site / "terms").exists() else "entries/index.html"):
        page.goto(f"{site.as_uri()}/{name}")
        link = page.locator("a.frame-emergency")
        assert link.bounding_box()["height"] >= 24  # type: ignore[index]
        assert link.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(164, 36, 27)"
        link.tap()
        call = page.locator('a[href^="tel:"]').first
        bounds = call.bounding_box()
        assert bounds and bounds["y"] + bounds["height"] < PHONE["height"]
    page.get_by_role("link", name="開始逐步辦理").tap()
    page.locator("[data-case-do]").wait_for()
    assert step(page).endswith("撥打119")
    expect(page.locator("[data-case-do] a")).to_have_attribute("href", "tel:119")
    expect(page.locator(".hb-emergency__call a").first).to_be_in_viewport()


def test_an_edition_for_outsiders_has_no_cases(tmp_path: Path) -> None:
    site = built(tmp_path, *OFFICE, audience="public")
    assert not (site / "cases").exists()
    assert "frame-emergency" not in (site / "index.html").read_text("utf-8")


# --- Who can use it ------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("stored", ["", "{", "[]", '{"id": "x", "title": "y", "data": {"steps": [{}]}, "events": []}'])
def test_what_is_not_a_case_is_passed_over(page: Page, stored: str) -> None:
    page.evaluate("stored => localStorage.setItem('handbook-case:office:x', stored)", stored)
    reload(page)
    expect(page.locator("[data-case-list]")).to_have_text("本瀏覽器尚無辦理中的案件。")


@pytest.mark.parametrize("asked", ["?start=gone", "?start=../checklists/clerk", "?case=gone"])
def test_a_made_up_address_begins_nothing(context: BrowserContext, site: Path, asked: str) -> None:
    page = context.new_page()
    page.goto(f"{site.as_uri()}/cases/index.html{asked}")
    expect(page.locator("[data-case-list]")).to_have_text("本瀏覽器尚無辦理中的案件。")


def test_without_a_script_the_procedures_are_listed(chromium: Browser, site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/cases/index.html")
    expect(page.locator("noscript li a")).to_have_count(8)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["cases/index.html", "cases/index.html?start=visit", "cases/index.html?start=classed", "cases/emergency.html", "en/cases/index.html?start=fire"])
def test_nobody_is_shut_out(page: Page, site: Path, address: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site.as_uri()}/{address}")
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in Axe().run(page, options=options)["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# --- Limits from events, from steps and by class -------------------------------------------------------------------

def limits(page: Page) -> list[str]:
    """What is said of the limit, and until when that is."""
    return [text.replace("\n", " ") for text in page.locator(".hb-case__facts > div", has=page.locator(".hb-case__limit")).all_inner_texts()]


def happened(page: Page, event: str, moment: str = "") -> None:
    field = page.get_by_label(f"「{event}」的時間")
    if moment:
        field.fill(moment)
    page.locator("p", has=field).get_by_role("button", name="算出期限").tap()


def test_a_limit_from_an_event_asks_when_that_was_and_says_the_limit_of_the_class(page: Page) -> None:
    begin(page, "report")
    answer(page, "甲級")
    answer(page, "完成")
    assert limits(page) == ["甲級：自知悉起2小時"]
    expect(page.get_by_label("「知悉」的時間")).to_have_value("2026-11-27T09:00")
    happened(page, "知悉")
    assert limits(page) == ["甲級：自知悉起2小時 至11月27日 11:00止"]
    happened(page, "知悉", "2026-11-27T08:30")
    reload(page)
    assert limits(page) == ["甲級：自知悉起2小時 至11月27日 10:30止"]


def test_where_an_answer_leaves_classes_open_each_has_its_end(page: Page) -> None:
    begin(page, "report")
    answer(page, "乙級或丙級")
    happened(page, "知悉")
    assert limits(page) == ["乙級：自知悉起24小時 至11月28日 09:00止", "丙級：自知悉之日起7日 至12月4日止"]
    answer(page, "完成")
    happened(page, "受理", "2026-11-26T10:00")
    assert limits(page) == ["自受理之日起2個月內 至2027年1月26日止"]
    expect(page.locator(".hb-case__facts")).to_contain_text("得延長一次，至多1個月")
    answer(page, "完成")
    happened(page, "會議", "2026-12-10T14:00")
    assert limits(page) == ["至遲會議前3個工作日 至12月7日止"]
    answer(page, "完成")
    assert [text.split(" ")[-1] for text in limits(page)] == ["至11月30日止"]


def test_a_limit_counts_anew_from_what_happened_since_and_ends_at_the_latest_day(page: Page) -> None:
    begin(page, "report")
    answer(page, "乙級或丙級")
    for _ in range(4):
        answer(page, "完成")
    for event, moment, ends in (("受理", "2026-11-02T10:00", "至2027年2月2日止"), ("補正", "2026-12-01T10:00", "至2027年3月2日止"),
                                ("補正", "2027-03-01T10:00", "至2027年5月3日止")):
        happened(page, event, moment)
        assert [text.split(" ")[-1] for text in limits(page)] == [ends]


# --- Limits by a class that nobody judges on the way -----------------------------------------------------------------------

def test_the_class_is_asked_first_and_one_tap_says_it(page: Page) -> None:
    begin(page, "classed")
    assert step(page) == "事件等級"
    expect(page.locator("[data-case-do]")).to_be_focused()
    expect(page.locator(".hb-case__answer")).to_have_text(["丙級", "乙級", "甲級"])
    expect(page.locator(".hb-case__promise")).to_have_count(0)  # nobody knows it yet
    answer(page, "乙級")
    assert step(page) == "拆封"
    expect(page.locator(".hb-case__promise")).to_have_text("全案應於12月2日前辦結。")
    reload(page)
    assert step(page) == "拆封"
    page.get_by_role("link", name="全部案件").tap()
    expect(page.locator(".hb-cases__row").first).to_contain_text("乙級")


def test_a_class_that_changes_moves_the_limits_and_the_record_says_so(page: Page, site: Path) -> None:
    page.get_by_label("姓名或簡稱").fill("林")
    page.keyboard.press("Tab")
    begin(page, "classed")
    answer(page, "丙級")
    answer(page, "完成")
    assert [text.split(" ")[-1] for text in limits(page)] == ["至12月7日止"]
    page.locator("summary", has_text="事件等級：丙級").tap()
    page.get_by_label("變更理由").fill("媒體查詢")
    page.get_by_role("button", name="甲級").tap()
    assert [text.split(" ")[-1] for text in limits(page)] == ["至11月30日止"]
    expect(page.locator(".hb-case__promise")).to_have_text("全案應於11月30日前辦結。")
    page.clock.set_fixed_time("2026-12-01T09:00:00")
    answer(page, "完成")
    page.locator(".hb-case__record").tap()
    facts = page.locator(".hb-facts")
    expect(facts).to_contain_text("丙級 · 2026年11月27日 09:00 · 林 → 甲級 · 2026年11月27日 09:00 · 林 · 媒體查詢")
    expect(facts).to_contain_text("全案期限2026年11月30日")
    rows = page.locator(".hb-record__row").all_inner_texts()
    assert "逾期" in rows[1] and "11月30日" in rows[1]
    with page.expect_download() as saved:
        page.locator("[data-record-csv]").tap()
    lines = Path(saved.value.path()).read_text("utf-8-sig").splitlines()
    assert lines[0].split(",")[6] == '"案件類別"'
    assert [line.split(",")[6:8] for line in lines[1:]] == [['"丙級"', '""'], ['"甲級"', '"2026-11-30"'], ['"甲級"', '""'], ['"甲級"', '"2026-11-30"']]
    assert lines[-1].split(",")[5] == '"全案"'  # after its steps


# --- A limit that was extended, and a step that waits --------------------------------------------------------------------

def test_an_extension_takes_one_tap_with_its_reason_and_stands_in_the_record(page: Page, tmp_path: Path) -> None:
    page.get_by_label("姓名或簡稱").fill("林")
    page.keyboard.press("Tab")
    begin(page, "longer")
    assert limits(page) == ["限30日 至12月28日止"]
    field = page.get_by_label("本步時限延長至（最遲2027年1月26日）")
    expect(field).to_have_value("2027-01-26")
    page.get_by_role("button", name="登錄延長").tap()
    expect(page.locator("#hb-case-remark")).to_be_focused()  # the reason is not left out
    page.keyboard.type("案情複雜")
    field.fill("2027-02-26")
    page.get_by_role("button", name="登錄延長").tap()
    assert limits(page) == ["限30日 至12月28日止"]  # the rule does not allow so much
    field.fill("2027-01-15")
    page.get_by_role("button", name="登錄延長").tap()
    assert limits(page) == ["限30日 至2027年1月15日止"]
    reload(page)
    assert limits(page) == ["限30日 至2027年1月15日止"]
    expect(page.locator(".hb-case__extended")).to_contain_text("時限已延長，原至12月28日；理由：案情複雜")
    expect(page.get_by_label("本步時限延長至")).to_have_count(0)  # once only
    page.clock.set_fixed_time("2027-01-10T09:00:00")
    answer(page, "完成")
    page.locator(".hb-case__record").tap()
    said = "時限由2026年12月28日延長至2027年1月15日（2026年11月27日 09:00 林登錄）：案情複雜"
    row = page.locator(".hb-record__row").first
    expect(row).to_contain_text(said)
    expect(row).to_contain_text("已完成")
    with page.expect_download() as saved:
        page.locator("[data-record-csv]").tap()
    assert "時限由2026-12-28延長至2027-01-15（2026-11-27 09:00 林登錄）：案情複雜" in Path(saved.value.path()).read_text("utf-8-sig")
    supervised(page, tmp_path)
    expect(page.get_by_role("heading", name="時限延長情形")).to_be_visible()
    expect(page.locator("[data-record] table").last).to_contain_text(said)


def supervised(page: Page, folder: Path) -> None:
    """Opens the record of this case beside one of another, as whoever supervises them does."""
    files = []
    for _ in range(2):
        with page.expect_download() as saved:
            page.get_by_role("button", name="存成檔案以供繳交").tap()
        files.append(folder / saved.value.suggested_filename)
        saved.value.save_as(files[-1])
        page.goto(page.url.replace("records/index.html", "cases/index.html").partition("?")[0])
        begin(page)
        answer(page, "完成")
        page.locator(".hb-case__record").tap()
        page.wait_for_url("**/records/**")  # and until its scripts see what is chosen
    page.get_by_label("紀錄檔").set_input_files(list(map(str, files)))


def test_the_whole_case_may_be_extended_and_that_withdrawn(page: Page) -> None:
    begin(page, "longer")
    expect(page.locator(".hb-case__promise")).to_have_text("全案應於2027年1月27日前辦結。")
    page.locator("#hb-case-remark").fill("待補正")
    page.get_by_role("button", name="登錄全案延長").tap()
    expect(page.locator(".hb-case__promise")).to_have_text("全案應於2027年3月2日前辦結。")
    page.get_by_role("button", name="撤銷延長登錄").tap()
    expect(page.locator(".hb-case__promise")).to_have_text("全案應於2027年1月27日前辦結。")


def test_a_step_that_waits_says_until_when_and_then_how_long_it_has(page: Page) -> None:
    begin(page, "longer")
    answer(page, "完成")
    assert page.locator(".hb-case__facts > div").all_inner_texts()[1:] == ["先等候5個工作日。 至12月4日止", "限3個工作日 至12月9日止"]


def test_of_an_answer_that_leaves_several_classes_one_tap_says_which(page: Page) -> None:
    begin(page, "report")
    answer(page, "乙級或丙級")
    page.locator(".hb-case__class").get_by_role("button", name="乙級").tap()
    happened(page, "知悉")
    assert limits(page) == ["乙級：自知悉起24小時 至11月28日 09:00止"]


def test_a_case_whose_procedure_is_gone_goes_on_and_says_so(context: BrowserContext, site: Path, tmp_path: Path) -> None:
    page = context.new_page()  # the browser complains of the file that is not there
    page.goto(f"{site.as_uri()}/cases/index.html")
    begin(page)
    address, kept = page.url, page.evaluate("({ ...localStorage })")
    page.goto(f"{built(tmp_path, *[entry for entry in OFFICE if entry is not VISIT]).as_uri()}/cases/index.html")
    page.evaluate("kept => Object.assign(localStorage, kept)", kept)
    page.goto(page.url + address[address.index("?"):])
    page.locator("[data-case-do]").wait_for()
    assert step(page) == "登記訪客"
    expect(page.locator(".hb-notice", has_text="手冊已無本程序")).to_be_visible()
