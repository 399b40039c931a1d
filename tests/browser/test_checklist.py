"""The whole checklist in a browser: what is remembered and for how long, with keyboard, without storage, without script, on paper."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from axe_core_python.sync_playwright import Axe
from checklist_cases import HEAD, post, procedure, written
from combinations import combined
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.loading import reload, reload_at
from browser.phones import without_complaints
from generator import building
from generator.door import Asked

pytestmark = pytest.mark.browser

DUTIES = {
    "daily": "daily at 08:00", "again": "daily", "workday": "every working day", "weekly": "weekly on Wednesday", "any": "weekly",
    "fortnight": "every 2 weeks", "monthly": "monthly on the 25th", "last": "monthly on the last day", "quarter": "quarterly",
    "half": "half-yearly", "yearly": "yearly on 03-31", "event": "on event",
}
DAILY = {"daily", "again", "workday"}
MONDAY = "2026-11-23T09:00:00"
WHOLE_LIST = "try { localStorage.setItem('handbook-view', 'all'); } catch { /* without storage the day is shown */ }"
SLOW_ENOUGH = 900
"""Milliseconds until a message is spoken."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("handbook")
    (root / "rules").mkdir()
    (root / "mkdocs.yml").write_text("site_name: ''\ndocs_dir: rules\nplugins: [handbook]\n", "utf-8")
    entries = [
        {**HEAD, "units": [{"id": "office", "title": "某室"}]},
        post(*({"id": name, "do": {"zh-Hant": f"辦理 {name}", "en": f"Do {name}"}, "when": when, "critical": name == "daily"}
               for name, when in DUTIES.items()), answers_for="mail", unit="office"),
        post(name="chief", unit="office"),
        procedure({"id": "one", "control": "逐件核對"}, {"id": "two"}, {"id": "three", "by": "chief", "approve": "clerk"}, scope="mail"),
        procedure({"id": "ask", "by": "chief", "decision": "急件?", "branches": [{"when": "是", "goto": "hurry"}, {"when": "否", "goto": "wait"}]},
                  {"id": "hurry", "by": "chief", "next": "end"}, {"id": "wait", "by": "chief"}, name="urgent"),
    ]
    (root / "rules" / "all.yml").write_text(written(*entries), "utf-8")
    assert building.build(root, asked=Asked(today=datetime.date(2026, 11, 1))).published
    return root / "site"


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context()
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, site: Path) -> Iterator[Page]:
    """The clerk's list, opened as a file on a Monday morning; any complaint of the browser is a failure."""
    with without_complaints(context) as opened:
        opened.clock.set_fixed_time(MONDAY)
        opened.add_init_script(WHOLE_LIST)
        opened.goto(f"{site.as_uri()}/checklists/clerk.html")
        yield opened


def box(page: Page, name: str) -> Any:
    return page.locator(f'[data-check-item="{name}"]')


def ticked(page: Page) -> set[str]:
    return {str(found.get_attribute("data-check-item")).removeprefix("duty/") for found in page.locator("[data-check-item]:checked").all()}


def group(page: Page, name: str) -> Any:
    return page.locator(f'[data-check-group="{name}"]')


# --- What is remembered --------------------------------------------------------------------------------------------

def test_ticks_are_remembered_for_their_post_and_in_every_language(page: Page, site: Path) -> None:
    box(page, "duty/daily").check()
    box(page, "incoming/one").check()
    reload(page)
    assert ticked(page) == {"daily", "incoming/one"}
    reload(page, f"{site.as_uri()}/en/checklists/clerk.html")
    assert ticked(page) == {"daily", "incoming/one"}
    reload(page, f"{site.as_uri()}/checklists/chief.html")
    assert ticked(page) == set()


def test_what_is_not_always_done_counts_only_where_it_was_done(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/checklists/chief.html")
    urgent = group(page, "in-urgent")
    count = urgent.locator(".hb-check__state [data-check-count]")
    expect(count).to_have_text("0／1")
    expect(urgent.locator(".hb-check__if").first).to_have_text("僅在第3項為「是」時")
    box(page, "urgent/ask").check()
    expect(count).to_have_text("1／1")
    box(page, "urgent/wait").check()
    expect(count).to_have_text("2／2")
    assert urgent.locator("li:visible").count() == 3


@pytest.mark.parametrize(("moment", "kept"), [
    ("2026-11-23T23:59:59", set(DUTIES)),
    ("2026-11-24T00:00:00", set(DUTIES) - {"daily", "again", "workday"}),
    ("2026-11-29T23:59:00", set(DUTIES) - {"daily", "again", "workday"}),
    ("2026-11-30T00:00:00", {"fortnight", "monthly", "last", "quarter", "half", "yearly", "event"}),
    ("2026-12-01T00:00:00", {"fortnight", "quarter", "half", "yearly", "event"}),
    ("2026-12-07T00:00:00", {"quarter", "half", "yearly", "event"}),
    ("2027-01-01T00:00:00", {"event"}),
    ("2036-01-01T00:00:00", {"event"}),
])
def test_a_tick_lasts_as_long_as_its_period(page: Page, moment: str, kept: set[str]) -> None:
    for name in DUTIES:
        box(page, f"duty/{name}").check()
    reload_at(page, moment)
    assert ticked(page) == kept


def test_a_new_day_is_noticed_on_a_page_that_stays_open(page: Page) -> None:
    box(page, "duty/daily").check()
    page.clock.set_fixed_time("2026-11-24T07:00:00")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert ticked(page) == set()


@pytest.mark.parametrize("day", [datetime.date(2026, 1, 1) + datetime.timedelta(days=n) for n in (0, 3, 4, 86, 296)])
def test_weeks_begin_on_monday_all_year_round(page: Page, day: datetime.date) -> None:
    reload_at(page, f"{day}T12:00:00")
    box(page, "duty/any").check()
    sunday = day + datetime.timedelta(days=6 - day.weekday())
    reload_at(page, f"{sunday}T23:00:00")
    assert ticked(page) == {"any"}
    reload_at(page, f"{sunday + datetime.timedelta(days=1)}T01:00:00")
    assert ticked(page) == set()


def test_what_another_window_ticks_is_shown(page: Page, context: BrowserContext) -> None:
    other = context.new_page()
    other.add_init_script(WHOLE_LIST)
    other.clock.set_fixed_time(MONDAY)
    other.goto(page.url)
    box(other, "duty/daily").check()
    expect(box(page, "duty/daily")).to_be_checked()


@pytest.mark.parametrize("found", [
    "", "{", "[]", "null", '{"events": {}, "runs": "x"}',
    '{"since": 3, "events": [1, null, {"t": 7}, {"t": "2026", "item": "duty/daily", "mark": "x", "kind": "eaten"}], "runs": {"a": "b"}}',
])
def test_a_damaged_memory_is_begun_anew(page: Page, found: str) -> None:
    page.evaluate("found => localStorage.setItem('handbook-log:office:clerk', found)", found)
    reload(page)
    assert ticked(page) == set()
    expect(page.locator("[data-check-forgetful]")).to_be_hidden()
    box(page, "duty/daily").check()
    reload(page)
    assert ticked(page) == {"daily"}
    kept = page.evaluate("JSON.parse(localStorage.getItem('handbook-log:office:clerk')).events")
    assert [(event["item"], event["kind"]) for event in kept] == [("duty/daily", "done")]


@pytest.mark.parametrize("broken", [
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })",
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
])
def test_without_storage_it_works_and_says_so(page: Page, broken: str) -> None:
    expect(page.locator("[data-check-forgetful]")).to_be_hidden()
    page.add_init_script(broken)
    page.reload()
    expect(page.locator("[data-check-forgetful]")).to_be_visible()
    page.get_by_role("radio", name="全部").check()
    box(page, "duty/daily").check()
    expect(group(page, "due-day").locator("[data-check-count]")).to_have_text("1／2")
    page.reload()
    assert ticked(page) == set()


# --- Progress, clearing, new runs ----------------------------------------------------------------------------------

def test_progress_is_shown_and_told_once(page: Page) -> None:
    page.evaluate("""() => {
        window.told = [];
        new MutationObserver((all) => all.forEach(() => window.told.push(document.querySelector("[data-check-status]").textContent)))
            .observe(document.querySelector("[data-check-status]"), { childList: true });
    }""")
    box(page, "duty/daily").check()
    box(page, "duty/again").check()
    page.wait_for_timeout(SLOW_ENOUGH)
    assert page.evaluate("window.told") == ["每日：已完成 2／2"]
    assert page.locator("#check-total").evaluate("e => [e.value, e.max]") == [2, len(DUTIES) + 3]
    assert group(page, "due-day").locator("progress").evaluate("e => [e.value, e.max]") == [2, 2]


@pytest.mark.parametrize("name", ["due-day", "in-incoming"])
def test_clearing_a_group_can_be_undone(page: Page, name: str) -> None:
    place = group(page, name)
    clear = place.locator("[data-check-clear]")
    expect(clear).to_be_hidden()
    for found in place.locator("[data-check-item]").all():
        found.check()
    box(page, "duty/monthly").check()
    before = ticked(page)
    clear.click()
    assert ticked(page) == {"monthly"}
    undo = place.locator("[data-check-undo] button")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    assert ticked(page) == before
    expect(clear).to_be_focused()
    expect(undo).to_be_hidden()
    reload(page)
    assert ticked(page) == before


def test_a_new_run_lasts(page: Page) -> None:
    box(page, "incoming/one").check()
    group(page, "in-incoming").locator("[data-check-clear]").click()
    reload(page)
    assert ticked(page) == set()
    box(page, "incoming/two").check()
    reload(page)
    assert ticked(page) == {"incoming/two"}


def test_the_whole_list_is_cleared_and_restored(page: Page) -> None:
    for name in ("duty/daily", "duty/event", "incoming/one"):
        box(page, name).check()
    bar = page.locator(".hb-check__bar")
    bar.locator("[data-check-clear]").click()
    assert ticked(page) == set()
    bar.locator("[data-check-undo] button").click()
    assert ticked(page) == {"daily", "event", "incoming/one"}


def test_a_tick_after_clearing_takes_the_offer_back(page: Page) -> None:
    box(page, "duty/daily").check()
    group(page, "due-day").locator("[data-check-clear]").click()
    box(page, "duty/again").check()
    expect(group(page, "due-day").locator("[data-check-undo]")).to_be_hidden()


# --- What is due today ---------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("day", "due"), [
    ("2026-11-23", DAILY | {"any", "fortnight", "quarter", "half", "yearly"}),
    ("2026-11-25", DAILY | {"any", "fortnight", "quarter", "half", "yearly", "weekly", "monthly"}),
    ("2026-11-28", DAILY - {"workday"} | {"any", "fortnight", "quarter", "half", "yearly", "weekly", "monthly"}),
    ("2026-11-30", DAILY | {"any", "fortnight", "quarter", "half", "yearly", "monthly", "last"}),
    ("2026-03-30", DAILY | {"any", "fortnight", "quarter", "half", "monthly"}),
    ("2026-03-31", DAILY | {"any", "fortnight", "quarter", "half", "monthly", "last", "yearly"}),
    ("2026-04-06", DAILY - {"workday"} | {"fortnight", "quarter", "half", "yearly"}),  # a holiday: what is due on Monday is due on Tuesday
    ("2026-02-28", DAILY - {"workday"} | {"any", "weekly", "fortnight", "quarter", "half", "monthly", "last"}),
])
def test_what_is_due_today(page: Page, day: str, due: set[str]) -> None:
    since = f"{day[:4]}-01-02T09:00:00"  # since then it is known here what was done
    page.add_init_script(f"localStorage.setItem('handbook-opened:office:clerk', '{since}')")  # Chromium may forget what is written by now
    reload_at(page, f"{day}T09:00:00")
    expect(page.locator("[data-check-today]")).to_have_text(f"今日應辦 {len(due)} 項")
    page.get_by_role("radio", name="今日應辦").check()
    shown = {str(found.get_attribute("data-day-item")).removeprefix("duty/") for found in page.locator("[data-day-item]:visible").all()}
    assert shown == due
    page.get_by_role("radio", name="全部").check()
    expect(page.locator("[data-check-item]:visible")).to_have_count(len(DUTIES) + 3)


def test_what_is_not_due_yet_says_when(page: Page) -> None:
    days = {name: box(page, f"duty/{name}").locator("xpath=ancestor::li").locator("[data-check-next]") for name in ("daily", "monthly", "last", "weekly", "any")}
    assert {name: found.inner_text() for name, found in days.items() if found.is_visible()} == {
        "monthly": "下次：11月25日", "last": "下次：11月30日", "weekly": "下次：11月25日"}


@pytest.mark.parametrize("day", ["2024-12-31", "2028-01-01"])
def test_a_page_that_is_older_than_its_dates_says_so(page: Page, day: str) -> None:
    reload_at(page, f"{day}T09:00:00")
    page.get_by_role("radio", name="今日應辦").check()
    notice = page.locator("[data-day-notice]")
    expect(notice).to_have_text("本表僅載有2025年1月1日至2027年12月31日的應辦日期；手冊重新產生前，無法顯示今日應辦事項。")
    expect(page.locator("[data-check-today]")).to_have_text("今日應辦 0 項")
    page.get_by_role("radio", name="全部").check()
    box(page, "duty/daily").check()
    reload(page)
    assert ticked(page) == {"daily"}


# --- Is a printed copy current? -------------------------------------------------------------------------------------

def code_of(page: Page) -> str:
    return str(page.locator("[data-print]").get_attribute("data-print"))


def ask(page: Page, typed: str) -> Any:
    """What the page answers to a code that is typed in."""
    page.get_by_label("核對碼").fill(typed)
    page.keyboard.press("Enter")
    return page.locator("[data-print-answer]")


def test_the_code_on_a_current_copy_says_so(page: Page) -> None:
    code = code_of(page)
    page.goto(f"{page.url}?print={code}&version=2.1")
    notice = page.locator("[data-print-notice]")
    expect(notice).to_have_text(f"您手上的紙本（版次 2.1，核對碼 {code[:4]}\u2011{code[4:]}）是現行版。")
    expect(notice).to_have_role("status")
    assert notice.bounding_box()["y"] < page.locator(".hb-check").bounding_box()["y"]  # type: ignore[index]
    expect(page.get_by_label("核對碼")).to_have_value(code)


def test_the_code_on_an_old_copy_says_so_and_leads_to_the_sheet(page: Page, site: Path) -> None:
    page.goto(f"{page.url}?print=0000000F&version=1.9")
    notice = page.locator("[data-print-notice]")
    expect(notice).to_contain_text("您手上的紙本（版次 1.9，核對碼 0000\u2011000F）已不是現行版；現行版為版次 2.1")
    leads = str(notice.get_by_role("link", name="列印現行檢核表（PDF）").get_attribute("href"))
    assert (site / "checklists" / leads).is_file()


def test_without_a_code_nothing_is_said(page: Page) -> None:
    expect(page.locator("[data-print-notice]")).to_be_empty()
    expect(page.locator("[data-print-answer]")).to_be_empty()
    code = code_of(page)
    expect(page.locator(".hb-facts--box")).to_contain_text(f"{code[:4]}-{code[4:]}")


@pytest.mark.parametrize("write", [str, str.lower, lambda code: f" {code[:4]} - {code[4:]} ", lambda code: f"{code[:4]}－{code[4:]}"])
def test_a_code_is_typed_as_it_is_read(page: Page, write: Any) -> None:
    expect(ask(page, write(code_of(page)))).to_contain_text("是現行版")


@pytest.mark.parametrize(("typed", "answer"), [
    ("00000000", "請先核對有無輸入錯誤"), ("", "核對碼為 8 個字元"), ("1234", "核對碼為 8 個字元"), ("不明碼不明碼不明", "核對碼為 8 個字元"),
])
def test_another_code_is_answered_too(page: Page, typed: str, answer: str) -> None:
    page.goto(f"{page.url}?print={code_of(page)}")
    place = ask(page, typed)
    expect(place).to_contain_text(answer)
    expect(place).to_have_role("status")
    expect(page.locator("[data-print-notice]")).to_be_empty()


def test_an_address_puts_no_words_into_the_page(page: Page) -> None:
    """Whoever makes up a link may not make the page say what he likes."""
    page.goto(f"{page.url}?print=00000000&version={'<img src=x>' + '請撥打 0900 ' * 9}")
    notice = page.locator("[data-print-notice]")
    expect(notice.locator("img")).to_have_count(0)
    assert "請撥打 0900 請撥打 0900 請撥打" not in notice.inner_text()


def test_each_language_has_sheets_of_its_own(page: Page, site: Path) -> None:
    chinese = code_of(page)
    page.goto(f"{site.as_uri()}/en/checklists/clerk.html?print={chinese}")
    assert code_of(page) != chinese
    expect(page.locator("[data-print-notice]")).to_contain_text("is out of date")


# --- Keyboard, no script, accessibility, paper ---------------------------------------------------------------------

def test_the_keyboard_is_enough(page: Page) -> None:
    first = box(page, "duty/daily")
    first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(box(page, "duty/again")).to_be_focused()
    page.keyboard.press("j")
    expect(box(page, "duty/workday")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("ArrowUp")
    expect(first).to_be_focused()
    page.keyboard.press("k")
    expect(first).to_be_focused()
    assert ticked(page) == {"daily"}


def test_without_a_script_it_can_be_read_and_ticked(chromium: Browser, site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/checklists/clerk.html")
    expect(page.locator("article :is(button, progress, input[type=radio]):visible")).to_have_count(0)
    expect(page.locator("[data-check-item]:visible")).to_have_count(len(DUTIES) + 3)
    box(page, "duty/daily").check()
    context.close()


@pytest.mark.parametrize(("address", "scheme", "width"), combined(
    ["checklists/clerk.html", "en/checklists/clerk.html", "checklists/index.html"], ["light", "dark"], [1280, 390]))
def test_nobody_is_shut_out(chromium: Browser, site: Path, address: str, scheme: Any, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.add_init_script(WHOLE_LIST)
    page.goto(f"{site.as_uri()}/{address}")
    if "clerk" in address:
        box(page, "duty/daily").check()
        box(page, "incoming/one").check()
        group(page, "in-incoming").locator("[data-check-clear]").click()
        page.locator("#print-code").fill("00000000")
        page.keyboard.press("Enter")
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    violations = Axe().run(page, options=options)["violations"]
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.evaluate("""() => [...document.querySelectorAll("article button, article input")].filter((e) => e.checkVisibility())
        .map((e) => e.getBoundingClientRect()).filter((r) => r.width < 24 || r.height < 24).length""")
    assert small == 0
    context.close()


def test_on_paper_there_are_boxes_and_lines_to_sign(page: Page) -> None:
    box(page, "duty/daily").check()
    page.emulate_media(media="print")
    for name in (".hb-check__bar", ".hb-check__state", "[data-check-print]"):
        assert all(not found.is_visible() for found in page.locator(name).all())
    drawn = box(page, "duty/again").evaluate("e => { const s = getComputedStyle(e); return [s.appearance, s.borderTopStyle, s.width]; }")
    assert drawn[:2] == ["none", "solid"] and abs(float(drawn[2].removesuffix("px")) - 4.5 / 25.4 * 96) < 0.5
    expect(page.locator(".hb-check__sign")).to_be_visible()


def test_links_lead_to_the_step_and_the_sheet(page: Page, site: Path) -> None:
    for name in ("第1步", "列印或填寫用檢核表（PDF）"):
        href = page.get_by_role("link", name=name).first.get_attribute("href")
        target, _, anchor = str(href).partition("#")
        found = (site / "checklists" / target).resolve()
        assert found.is_file() and (not anchor or f'id="{anchor}"' in found.read_text("utf-8"))


def test_a_printed_page_begins_with_its_list(page: Page) -> None:
    with pymupdf.open(stream=page.pdf(format="A4")) as paper:
        assert "辦理 daily" in paper[0].get_text()
        assert len(paper) <= 3


def test_what_a_case_does_not_take_cannot_be_ticked_against_what_it_takes(page: Page) -> None:
    page.goto(page.url.replace("clerk", "chief"))
    hurry, wait = box(page, "urgent/hurry"), box(page, "urgent/wait")
    assert not hurry.is_disabled() and not wait.is_disabled()
    hurry.check()
    assert wait.is_disabled() and not box(page, "urgent/ask").is_disabled()
    number = page.locator("li", has=hurry).locator(".hb-check__number").inner_text()
    expect(page.locator("li", has=wait).get_by_text(f"已辦理第{number}項")).to_be_visible()
    hurry.uncheck()
    assert not wait.is_disabled()


def test_a_tick_out_of_its_order_tells_what_is_missing(page: Page) -> None:
    """What is read and then done is done in its order, as on paper nothing stops who knows better."""
    first, second = box(page, "incoming/one"), box(page, "incoming/two")
    told = page.locator("li", has=second).locator("[data-check-skipped]")
    second.check()
    number = page.locator("li", has=first).locator(".hb-check__number").inner_text()
    expect(told).to_have_text(f"前面還沒有勾選：第{number}項")
    first.check()
    expect(told).to_be_hidden()
