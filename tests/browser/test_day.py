"""The day of a post on a phone: what is due now, next and overdue, on the first page and on the checklist, over midnight and after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_core_python.sync_playwright import Axe
from checklist_cases import HEAD, post
from combinations import combined
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.loading import reload
from browser.phones import PHONE, built, without_complaints

pytestmark = pytest.mark.browser

WATCH = [
    {"id": "close", "do": "結算日誌", "when": "daily at 07:30", "within": "20 minutes"},
    {"id": "take", "do": "點收鑰匙", "when": "daily at 08:00", "within": "15 minutes", "critical": True},
    {"id": "round", "do": "檢查門窗", "when": "daily at 18:30", "within": "1 hour"},
    {"id": "night", "do": "巡查機房", "when": "daily at 23:00", "within": "1 hour"},
    {"id": "roster", "do": "簽認班表", "when": "monthly on the 25th", "within": "2 working days"},
    {"id": "call", "do": "登記來電", "when": "on event"},
]
PUBLIC = {"audiences": [{"id": "public", "title": "民眾", "internal": False}]}
DEADLINES = [
    {"id": "pay", "do": "造送清冊", "when": "每月25日前", "within": "3個工作日"},
    {"id": "fire", "do": "申報檢修", "when": "每年11月20日前", "within": "10個工作日"},
    {"id": "desk", "do": "送出日報", "when": "every working day by 17:00", "within": "1 hour"},
    {"id": "water", "do": "檢驗水質", "when": "每3個月", "within": "5個工作日"},
    {"id": "lift", "do": "保養電梯", "when": "monthly on the first Wednesday at 10:00", "within": "2 hours"},
    {"id": "gate", "do": "看守大門", "when": "每日 17:00-07:10"},
]
"""Of a post whose days begin at midnight; it is in force since 1 March."""
OFFICE = ({**HEAD, **PUBLIC, "contacts": ["clerk"]}, post(*WATCH, name="watch", day_begins="08:00", contact="1119"), post(*DEADLINES, name="dates", title="總務"),
          post({"id": "ring", "do": "登記來電", "when": "on event"}, name="guard", title="門衛"), post(answers_for="mail"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("watch"), *OFFICE)


@pytest.fixture
def page(context: BrowserContext, site: Path) -> Iterator[Page]:
    with without_complaints(context) as opened:
        opened.clock.set_fixed_time("2026-11-23T18:40:00")
        opened.goto(f"{site.as_uri()}/index.html")
        yield opened


def choose(page: Page, name: str = "watch") -> None:
    page.get_by_label("我的崗位").select_option(name)
    page.locator("[data-day-item]").first.wait_for()


def test_what_was_left_after_midnight_has_the_date_of_its_hour(page: Page) -> None:
    at(page, "2026-11-23T09:00:00")
    choose(page)
    box(page, "take").tap()
    at(page, "2026-11-24T08:30:00")
    left = page.locator(".hb-day__row--overdue", has_text="結算日誌").locator(".hb-day__timing")
    expect(left).to_have_text("11月24日未辦完")


def box(page: Page, name: str, left: bool = False) -> Any:
    return page.locator(f"#day-duty--{name}{'--left' if left else ''}")


def at(page: Page, moment: str) -> None:
    """The clock goes on while the page stays open."""
    page.clock.set_fixed_time(moment)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def shown(page: Page) -> dict[str, list[str]]:
    """Heading → what stands below it, in order."""
    return page.evaluate("""() => Object.fromEntries([...document.querySelectorAll(".hb-day__state")].map((heading) => [heading.textContent,
        [...heading.nextElementSibling.querySelectorAll("label[for]:first-of-type")].filter((e) => e.parentElement.matches("li"))
            .map((label) => label.textContent.replace(/^▲\\S* /, ""))]))""")


# --- One's next action ---------------------------------------------------------------------------------------------

def test_the_next_action_is_in_the_first_screen_of_the_first_page(page: Page) -> None:
    """Chosen once, remembered: afterwards it takes no tap at all."""
    choose(page)
    reload(page)
    assert shown(page)["現在"] == ["檢查門窗"]
    for place in ("[data-day-item]", ".hb-day__state--now + ul [data-day-item]"):
        bounds = page.locator(place).first.bounding_box()
        assert bounds and bounds["y"] + bounds["height"] < PHONE["height"]
    box(page, "round").tap()
    assert box(page, "round").is_checked()


def test_the_checklist_opens_with_the_day_and_remembers_it(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/checklists/watch.html")
    bounds = page.locator("[data-day-item]").first.bounding_box()
    assert bounds and bounds["y"] + bounds["height"] < PHONE["height"]
    page.get_by_role("radio", name="全部").check()
    reload(page)
    expect(page.locator("[data-check-group]").first).to_be_visible()
    page.get_by_role("radio", name="今日應辦").check()
    reload(page)
    expect(page.locator("[data-check-group]").first).to_be_hidden()
    expect(page.locator("[data-day-item]").first).to_be_visible()


def test_the_line_of_progress_stays_in_sight(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/checklists/watch.html")
    page.evaluate("scrollTo(0, 300)")
    line = page.locator(".hb-day__line").bounding_box()
    assert line and 0 <= line["y"] < 100
    assert line["height"] < 48


def test_a_link_into_the_list_shows_the_list(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/checklists/watch.html#due-event")
    expect(page.locator('[data-check-item="duty/call"]')).to_be_in_viewport()


# --- The order of a watch, over midnight ---------------------------------------------------------------------------

def test_the_day_is_the_watch_and_not_the_date(page: Page) -> None:
    page.clock.set_fixed_time("2026-11-23T08:10:00")
    choose(page)
    at(page, "2026-11-23T18:40:00")
    assert shown(page) == {"逾期": ["點收鑰匙"], "現在": ["檢查門窗"], "接下來": ["巡查機房", "結算日誌"]}
    expect(page.locator(".hb-day__row--overdue .hb-day__timing")).to_have_text("08:15 已逾期")
    at(page, "2026-11-24T00:20:00")
    assert shown(page) == {"逾期": ["點收鑰匙", "檢查門窗", "巡查機房"], "接下來": ["結算日誌"]}
    at(page, "2026-11-24T07:40:00")
    assert shown(page)["現在"] == ["結算日誌"]


EARLIER = "較早（在此開啟清單以前，是否已辦不詳）"


def test_what_was_over_before_anybody_looked_here_is_not_called_overdue(page: Page) -> None:
    """It may have been ticked elsewhere, or on paper; it can still be ticked here, and what is missed from now on is overdue."""
    page.clock.set_fixed_time("2026-11-24T07:45:00")
    choose(page)
    assert shown(page) == {"現在": ["結算日誌"], EARLIER: ["點收鑰匙", "檢查門窗", "巡查機房"]}
    expect(page.locator("[data-day-count]")).to_have_text("今日已完成 0／1")
    expect(page.locator("[data-day-coming]")).to_contain_text("現在：")
    box(page, "night").tap()
    reload(page)
    assert shown(page)["已完成"] == ["巡查機房"]
    at(page, "2026-11-24T08:20:00")
    assert shown(page)["逾期"] == ["點收鑰匙", "結算日誌"]


def test_hours_that_were_over_before_anybody_looked_here_are_not_carried_over(page: Page) -> None:
    page.clock.set_fixed_time("2026-11-24T07:30:00")
    choose(page, "dates")
    assert "看守大門" not in shown(page).get("逾期", [])


def test_ticks_of_a_watch_outlast_midnight(page: Page, site: Path) -> None:
    """Tick off a watch over midnight and return."""
    choose(page)
    box(page, "take").tap()
    box(page, "round").tap()
    at(page, "2026-11-23T23:10:00")
    box(page, "night").tap()
    at(page, "2026-11-24T00:05:00")
    reload(page)
    expect(page.locator("[data-day-count]")).to_have_text("今日已完成 3／4")
    assert shown(page) == {"接下來": ["結算日誌"], "已完成": ["點收鑰匙", "檢查門窗", "巡查機房"]}
    reload(page, f"{site.as_uri()}/checklists/watch.html")
    at(page, "2026-11-24T07:45:00")
    box(page, "close").tap()
    reload(page)
    expect(page.locator("[data-day-notice]")).to_have_text("今日應辦事項均已完成。")
    at(page, "2026-11-24T08:00:00")
    assert shown(page) == {"現在": ["點收鑰匙"], "接下來": ["檢查門窗", "巡查機房", "結算日誌"]}


DEAF = "addEventListener('storage', (event) => event.stopImmediatePropagation(), true)"
"""A window that rested in the background is not told what others have written."""


def test_a_window_that_lags_behind_keeps_the_ticks_of_the_others(page: Page, context: BrowserContext) -> None:
    page.add_init_script(DEAF)
    reload(page)
    choose(page)
    other = context.new_page()
    other.clock.set_fixed_time("2026-11-23T18:41:00")
    other.goto(page.url)
    box(other, "round").tap()
    box(page, "take").tap()
    assert box(page, "round").is_checked()
    box(other, "night").tap()
    page.evaluate("dispatchEvent(new Event('pageshow'))")  # back from another page
    assert box(page, "night").is_checked()
    reload(page)
    assert shown(page)["已完成"] == ["點收鑰匙", "檢查門窗", "巡查機房"]


def test_where_nothing_more_can_be_kept_ticks_stand_and_the_first_page_says_so(page: Page) -> None:
    choose(page)
    box(page, "take").tap()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }")
    for name in ("round", "night"):
        box(page, name).tap()
    at(page, "2026-11-23T18:45:00")
    assert shown(page)["已完成"] == ["點收鑰匙", "檢查門窗", "巡查機房"]
    expect(page.locator("[data-check-forgetful]")).to_be_visible()


ROUNDS = post({"id": "look", "do": "巡視車庫", "when": "每8小時", "within": "10 minutes"}, {"id": "tell", "do": "交接", "when": "每班", "within": "10 minutes"},
              {"id": "call", "do": "試通無線電", "when": "每日兩次 (08:30、20:30)", "within": "5 minutes"},
              name="guard", day_begins="08:00", shifts=[{"id": "day", "title": "日班", "hours": "08:00-20:00"},
                                                        {"id": "night", "title": "夜班", "hours": "20:00-08:00"}])


def test_each_of_several_turns_of_a_day_says_which_it_is(context: BrowserContext, tmp_path: Path) -> None:
    with without_complaints(context) as page:
        page.clock.set_fixed_time("2026-11-23T08:05:00")
        page.goto(f"{built(tmp_path, HEAD, ROUNDS, post(answers_for='mail')).as_uri()}/index.html")
        choose(page, "guard")
        box(page, "call--2").tap()
        at(page, "2026-11-24T00:10:00")
        facts = lambda state: page.locator(f".hb-day__row--{state} .hb-day__facts").evaluate_all(  # noqa: E731
            "all => all.map((facts) => [...facts.children].map((fact) => fact.textContent).join(' '))")
        assert facts("overdue") == ["11月23日 20:00 已逾期 08:00–20:00 限10分鐘", "11月23日 16:00 已逾期 08:00–16:00 限10分鐘",
                                    "11月23日 08:35 已逾期 限5分鐘", "00:00 已逾期 16:00–24:00 限10分鐘"]
        at(page, "2026-11-24T08:10:00")
        assert facts("overdue") == ["11月23日未辦完 08:00–20:00 限10分鐘", "11月23日未辦完 08:00–16:00 限10分鐘", "11月23日未辦完 08:30 限5分鐘",
                                    "11月23日未辦完 16:00–24:00 限10分鐘", "11月23日未辦完 20:00–翌日08:00 限10分鐘", "11月24日未辦完 00:00–08:00 限10分鐘"]


def test_hours_over_midnight_go_on_after_it(page: Page, site: Path) -> None:
    choose(page, "dates")
    for moment in ("2026-11-23T23:30:00", "2026-11-24T00:30:00", "2026-11-24T07:00:00"):
        at(page, moment)
        assert "看守大門" in shown(page)["現在"]
    assert "看守大門" in shown(page)["接下來"]
    at(page, "2026-11-24T07:10:00")
    assert "看守大門" in shown(page)["逾期"]
    at(page, "2026-11-24T03:00:00")
    box(page, "gate", left=True).tap()
    reload(page, f"{site.as_uri()}/checklists/dates.html")
    page.get_by_role("radio", name="全部").check()
    expect(page.locator('[data-check-item="duty/gate"]')).to_be_checked()
    at(page, "2026-11-24T17:30:00")
    expect(page.locator('[data-check-item="duty/gate"]')).not_to_be_checked()


@pytest.mark.parametrize(("moment", "state", "what", "said"), [
    ("2026-11-19T09:00:00", "", "造送清冊", ""),
    ("2026-11-20T09:00:00", "現在", "造送清冊", "25日前提前3個工作日開始辦理至11月25日"),
    ("2026-11-25T09:00:00", "現在", "造送清冊", "25日前提前3個工作日開始辦理"),
    ("2026-11-26T09:00:00", "逾期", "造送清冊", "應於11月25日前完成，已逾期25日前提前3個工作日開始辦理"),
    ("2026-11-06T09:00:00", "現在", "申報檢修", "11月20日前提前10個工作日開始辦理至11月20日"),
    ("2026-11-21T09:00:00", "逾期", "申報檢修", "應於11月20日前完成，已逾期11月20日前提前10個工作日開始辦理"),
    ("2026-11-20T16:30:00", "現在", "送出日報", "17:00前提前1小時開始辦理"),
    ("2026-11-20T15:30:00", "接下來", "送出日報", "17:00前提前1小時開始辦理"),
    ("2026-11-20T17:00:00", "逾期", "送出日報", "17:00 已逾期17:00前提前1小時開始辦理"),
    ("2026-09-03T09:00:00", "現在", "檢驗水質", "3月、6月、9月、12月自該期第一個工作日起5個工作日內至9月8日"),
    ("2026-09-09T09:00:00", "逾期", "檢驗水質", "應於9月8日前完成，已逾期3月、6月、9月、12月自該期第一個工作日起5個工作日內"),
])
def test_from_when_and_until_when_is_the_one_decision(page: Page, moment: str, state: str, what: str, said: str) -> None:
    page.clock.set_fixed_time(f"{moment[:8]}01T07:00:00")  # what is over before the list is first opened may have been done elsewhere
    choose(page, "dates")
    at(page, moment)
    rows = {name: found for name, found in shown(page).items() if what in found}
    assert list(rows) == ([state] if state else [])
    if state:
        assert "".join(page.locator(".hb-day__row", has_text=what).locator(".hb-day__facts").inner_text().split("\n")).startswith(said)


def test_what_was_over_before_the_list_was_first_opened_is_not_called_overdue(page: Page) -> None:
    page.clock.set_fixed_time("2026-11-26T09:00:00")
    choose(page, "dates")
    found = shown(page)
    assert "逾期" not in found
    assert any("造送清冊" in row for row in found["較早（在此開啟清單以前，是否已辦不詳）"])
    expect(page.locator(".hb-day__row--earlier", has_text="造送清冊").locator(".hb-day__timing")).to_have_text("應於11月25日前完成")
    at(page, "2026-12-28T09:00:00")
    assert any("造送清冊" in row for row in shown(page)["逾期"])


def test_what_was_over_before_another_year_began_names_its_year(page: Page) -> None:
    page.clock.set_fixed_time("2027-01-04T09:00:00")
    choose(page, "dates")
    expect(page.locator(".hb-day__row--earlier", has_text="檢驗水質").locator(".hb-day__timing")).to_have_text("應於2026年12月8日前完成")


def test_of_two_turns_that_are_open_at_once_that_of_yesterday_ends_today(context: BrowserContext, tmp_path: Path) -> None:
    daily = post({"id": "enter", "do": "登記死亡數", "when": "每個工作日", "within": "1個工作日"}, answers_for="mail")
    with without_complaints(context) as page:
        page.clock.set_fixed_time("2026-11-24T09:00:00")
        page.goto(f"{built(tmp_path, HEAD, daily).as_uri()}/index.html")
        choose(page, "clerk")
        said = page.locator(".hb-day__row--now .hb-day__facts").evaluate_all("all => all.map((facts) => facts.lastChild.textContent)")
        assert said == ["至11月24日止", "至11月25日止"]


def test_the_next_thing_names_its_date_where_that_is_not_today(page: Page) -> None:
    page.clock.set_fixed_time("2026-11-02T07:00:00")
    choose(page, "dates")
    at(page, "2026-11-27T09:00:00")
    for name in ("pay", "fire"):
        box(page, name).tap()
    at(page, "2026-11-27T09:01:00")
    expect(page.locator("[data-day-coming]")).to_have_text("逾期：11月4日 10:00 保養電梯")


def ahead(page: Page) -> list[list[str]]:
    """[what, when, …] of what comes in the next days."""
    return page.evaluate("""() => [...document.querySelectorAll(".hb-day__ahead li")].map(
        (row) => [...row.querySelectorAll(":scope > span:not(.hb-critical), .hb-day__facts > span")].map((each) => each.textContent))""")


def test_the_next_days_are_told_before_they_come(page: Page, site: Path) -> None:
    """On a Friday what is due until the Friday after, without what is done every day; what is done beforehand is not told any more."""
    page.clock.set_fixed_time("2026-10-30T09:00:00")
    choose(page, "dates")
    fire = ["申報檢修", "11月6日週五", "11月20日前", "提前10個工作日開始辦理", "至11月20日止"]
    assert ahead(page) == [["保養電梯", "11月4日週三", "第一個週三 10:00", "限2小時"], fire]
    page.clock.set_fixed_time("2026-11-02T09:00:00")
    page.goto(f"{site.as_uri()}/checklists/dates.html")
    page.get_by_role("radio", name="全部").check()
    page.locator("[data-check-item='duty/lift']").check()
    page.goto(f"{site.as_uri()}/index.html")
    assert ahead(page) == [fire]
    at(page, "2026-11-06T09:00:00")
    assert ahead(page) == []
    assert "申報檢修" in shown(page)["現在"]


def test_of_work_for_several_days_the_next_thing_names_the_last_and_of_nothing_nothing_is_counted(page: Page) -> None:
    page.clock.set_fixed_time("2026-09-01T07:30:00")
    choose(page, "dates")
    expect(page.locator("[data-day-coming]")).to_have_text("現在：至9月8日止 檢驗水質")
    page.get_by_label("我的崗位").select_option("guard")
    expect(page.locator("[data-day-notice]")).to_be_visible()
    expect(page.locator("[data-day-count]")).to_have_text("")


def test_what_was_left_undone_is_carried_over_and_marked(page: Page) -> None:
    choose(page)
    box(page, "take").tap()
    at(page, "2026-11-24T08:05:00")
    assert shown(page)["逾期"] == ["檢查門窗", "巡查機房", "結算日誌"]
    expect(page.locator(".hb-day__row--overdue .hb-day__timing").first).to_have_text("11月23日未辦完")
    box(page, "round", left=True).tap()
    reload(page)
    assert shown(page)["已完成"] == ["檢查門窗"]
    expect(box(page, "round")).not_to_be_checked()
    at(page, "2026-11-25T09:00:00")
    assert "巡查機房" not in shown(page).get("已完成", [])


def test_a_day_on_which_nothing_was_ticked_here_is_not_carried_over(page: Page) -> None:
    """Somebody else kept that watch, on another device."""
    choose(page)
    box(page, "take").tap()
    at(page, "2026-11-26T08:05:00")
    assert "逾期" not in shown(page)


def test_a_day_of_the_month_may_be_late_by_working_days(page: Page) -> None:
    choose(page)
    for moment, place in (("2026-11-25T09:00", "現在"), ("2026-11-27T20:00", "現在"), ("2026-11-28T09:00", "逾期")):
        at(page, f"{moment}:00")
        assert "簽認班表" in shown(page)[place], moment


# --- Who, why not, and back again ----------------------------------------------------------------------------------

def test_a_tick_keeps_time_and_name_and_can_be_taken_back(page: Page) -> None:
    choose(page)
    page.get_by_label("姓名或簡稱").fill("林")
    page.keyboard.press("Tab")
    box(page, "round").tap()
    row = page.locator("li", has=box(page, "round"))
    expect(row.locator(".hb-day__note")).to_have_text("18:40 完成，林")
    expect(page.locator("[data-day-count]")).to_have_text("今日已完成 1／3")
    before = row.bounding_box()
    box(page, "round").tap()
    expect(row.locator(".hb-day__note")).to_have_count(0)
    assert before and row.bounding_box() and abs(row.bounding_box()["y"] - before["y"]) < 2  # type: ignore[index]


def test_what_does_not_apply_needs_a_reason(page: Page) -> None:
    choose(page)
    row = page.locator("li", has=box(page, "round"))
    row.locator("summary").tap()
    row.get_by_role("button", name="不適用").tap()
    expect(row.get_by_label("不適用的理由，或備註")).to_be_focused()
    expect(page.locator("[data-day-count]")).to_have_text("今日已完成 0／3")
    page.keyboard.type("整修中，無門窗")
    row.get_by_role("button", name="不適用").tap()
    expect(page.locator("[data-day-count]")).to_have_text("今日已完成 1／3")
    reload(page)
    expect(page.locator("li", has=box(page, "round")).locator(".hb-day__note")).to_have_text("18:40 註記不適用：整修中，無門窗")


def test_the_whole_list_and_the_day_are_of_one_mind(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/checklists/watch.html")
    box(page, "round").tap()
    page.get_by_role("radio", name="全部").check()
    expect(page.locator('[data-check-item="duty/round"]')).to_be_checked()
    page.locator('[data-check-item="duty/night"]').check()
    page.get_by_role("radio", name="今日應辦").check()
    expect(box(page, "night")).to_be_checked()


# --- Who is asked, and who can use it ------------------------------------------------------------------------------

def test_an_edition_for_outsiders_asks_nobody(tmp_path: Path) -> None:
    home = (built(tmp_path, *OFFICE, audience="public") / "index.html").read_text("utf-8")
    assert "data-day-home" not in home and not re.search(r"我的崗位", home)


def test_without_a_script_there_is_a_list(chromium: Browser, site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site.as_uri()}/checklists/watch.html")
    expect(page.locator("[data-check-item]:visible")).to_have_count(len(WATCH))
    expect(page.locator("[data-day]")).to_be_hidden()
    page.goto(f"{site.as_uri()}/index.html")
    expect(page.locator("[data-day-home]")).to_be_hidden()
    context.close()


@pytest.mark.parametrize(("address", "scheme"), combined(["index.html", "checklists/watch.html", "en/checklists/watch.html"], ["light", "dark"]))
def test_nobody_is_shut_out(page: Page, site: Path, address: str, scheme: Any) -> None:
    choose(page)
    box(page, "take").tap()
    page.emulate_media(color_scheme=scheme)
    reload(page, f"{site.as_uri()}/{address}")
    page.locator(".hb-day__more summary").first.tap()
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in Axe().run(page, options=options)["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.evaluate("""() => [...document.querySelectorAll(".hb-day :is(button, input, summary), .hb-day-home select")]
        .filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect()).filter((r) => r.width < 24 || r.height < 24).length""")
    assert small == 0


def test_how_long_a_shift_takes_stays_on_one_line(context: BrowserContext, tmp_path: Path) -> None:
    weekend = post({"id": "look", "do": "巡視車庫", "when": "每班", "within": "10 minutes"}, name="guard",
                   shifts=[{"id": "weekend", "title": "週末", "hours": "17:00-08:00", "days": "weekly on Friday", "lasts": "63 hours"}])
    with without_complaints(context) as page:
        page.clock.set_fixed_time("2026-11-23T08:05:00")
        page.goto(f"{built(tmp_path, HEAD, weekend, post(answers_for='mail')).as_uri()}/index.html")
        choose(page, "guard")
        assert page.locator("[data-day-shift] .hb-unbroken").all_inner_texts()[-1] == "63小時"
