"""A finished day or case as a record: a page with seal and code, a file that another machine opens and checks, and many of them compared."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pymupdf
import pytest
from axe_core_python.sync_playwright import Axe
from checklist_cases import HEAD, post, procedure
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.loading import reload
from browser.phones import built, without_complaints

pytestmark = pytest.mark.browser

WATCH = [
    {"id": "take", "do": "點收鑰匙", "when": "daily at 08:00", "within": "15 minutes", "critical": True},
    {"id": "round", "do": "檢查門窗", "when": "daily at 18:30", "within": "1 hour"},
    {"id": "close", "do": "=結算日誌", "when": "daily at 07:30", "within": "20 minutes"},
    {"id": "visitor", "do": "登記訪客", "when": "on event", "critical": True},
    {"id": "call", "do": "登記來電", "when": "on event"},
]
VISIT = procedure({"id": "register", "do": "登記訪客"},
                  {"id": "ask", "do": "聯絡受訪人", "within": "20 minutes", "decision": "是否接見？", "branches": [{"when": "是", "goto": "lead"}, {"when": "否", "goto": "leave"}]},
                  {"id": "lead", "do": "引導至會客室"}, {"id": "leave", "do": "登記離開時刻"}, name="visit", scope="mail", within="3 working days")


def office(version: str = "2.1") -> tuple[dict[str, Any], ...]:
    return {**HEAD, "version": version}, post(*WATCH, name="watch", day_begins="08:00"), post(answers_for="mail"), VISIT


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("records"), *office())


@pytest.fixture
def page(context: BrowserContext, site: Path) -> Iterator[Page]:
    with without_complaints(context) as opened:
        yield opened


def watch(page: Page, site: Path) -> None:
    """A watch of which the round was late and the log is left open, looked at the next morning."""
    page.clock.set_fixed_time("2026-11-23T08:05:00")
    page.goto(f"{site.as_uri()}/checklists/watch.html")
    page.get_by_label("姓名或簡稱").fill("林")
    page.keyboard.press("Tab")
    page.locator("#day-duty--take").tap()
    page.clock.set_fixed_time("2026-11-23T20:10:00")
    page.locator("#day-duty--round").tap()
    page.clock.set_fixed_time("2026-11-24T09:00:00")
    reload(page)
    page.get_by_role("link", name="11月23日的辦理紀錄").tap()
    page.locator(".hb-record__table").wait_for()


def saved(page: Page, folder: Path, button: str = "存成檔案以供繳交") -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


@pytest.fixture
def supervisor(chromium: Browser, site: Path) -> Iterator[Page]:
    """Another machine: a browser that has seen nothing, at a desk."""
    other = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = other.new_page()
    page.goto(f"{site.as_uri()}/records/index.html")
    yield page
    other.close()


def opened(page: Page, *paths: Path) -> None:
    page.get_by_label("紀錄檔").set_input_files(list(map(str, paths)))
    page.locator("[data-record-files] li").nth(len(paths) - 1).wait_for()


def states(page: Page) -> list[str]:
    return page.locator(".hb-record__table tbody td:last-child").all_inner_texts()


# --- The page of a record ------------------------------------------------------------------------------------------

def test_a_finished_day_says_what_was_done_and_what_was_not(page: Page, site: Path) -> None:
    watch(page, site)
    assert [state.split("\n")[-1] for state in states(page)] == ["已完成", "逾期完成", "未辦"]
    first = page.locator(".hb-record__row").first
    expect(first).to_contain_text("08:05")
    expect(first).to_contain_text("林")
    facts = page.locator(".hb-record .hb-facts")
    for said in ("某機關", "2026年11月23日", "版次 2.1", "已完成 1、逾期完成 1、未辦 1"):
        expect(facts).to_contain_text(said)
    expect(page.locator("svg.hb-record__code path")).to_have_count(1)


def test_what_was_over_before_the_list_was_first_opened_is_not_called_left_out(page: Page, site: Path) -> None:
    page.clock.set_fixed_time("2026-11-23T12:00:00")
    page.goto(f"{site.as_uri()}/checklists/watch.html")
    page.clock.set_fixed_time("2026-11-23T18:40:00")
    page.locator("#day-duty--round").tap()
    page.get_by_role("link", name="當日辦理紀錄（列印或繳交）").tap()
    rows = page.locator(".hb-record__table tbody tr")
    expect(rows.locator("td:last-child")).to_have_text(["首次開啟清單以前，不詳", "已完成", "未到期"])
    expect(page.locator(".hb-record")).to_contain_text("首次開啟清單以前，不詳\xa01")
    page.goto(f"{site.as_uri()}/checklists/watch.html")
    page.locator("#day-duty--take").tap()
    page.get_by_role("link", name="當日辦理紀錄（列印或繳交）").tap()
    expect(rows.locator("td:last-child")).to_have_text(["已完成", "已完成", "未到期"])  # when is not known, and so it is not called late


def test_what_is_quoted_in_quotation_marks_has_the_inner_ones(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/records/index.html")
    assert page.evaluate("HandbookPage.filled('「{one}」與「{other}」', { one: '「情節重大」', other: '逾期' })") == "「『情節重大』」與「逾期」"


def test_it_prints_on_one_page(page: Page, site: Path) -> None:
    watch(page, site)
    seal = page.locator(".hb-facts dd").last.inner_text()
    with pymupdf.open(stream=page.pdf(format="A4")) as paper:
        assert len(paper) == 1
        said = paper[0].get_text()
    assert all(words in said for words in ("點收鑰匙", "逾期完成", "林", seal, "辦理人簽章"))
    assert "勾選紀錄" not in said, "the foot of the site is no evidence"


def test_a_case_becomes_a_record(page: Page, site: Path) -> None:
    page.clock.set_fixed_time("2026-11-23T09:00:00")
    page.goto(f"{site.as_uri()}/cases/index.html?start=visit")
    for name in ("完成", "否"):
        page.locator(".hb-case__answer", has_text=name).tap()
    page.get_by_role("link", name="本案辦理紀錄").tap()
    page.locator(".hb-record__table").wait_for()
    assert [state.split("\n")[-1] for state in states(page)] == ["已完成", "已完成", "依答案免辦", "未到期"]


def test_the_record_of_a_case_says_to_whom_it_was_handed_over(page: Page, site: Path) -> None:
    page.clock.set_fixed_time("2026-11-23T16:50:00")
    page.goto(f"{site.as_uri()}/cases/index.html?start=visit")
    page.locator(".hb-case__answer").tap()
    page.locator("[data-case] summary", has_text="移交").tap()
    page.locator("#hb-case-to").fill("陳")
    page.locator("[data-case] button", has_text="移交").tap()
    page.get_by_role("link", name="本案辦理紀錄").tap()
    expect(page.locator(".hb-record .hb-fact", has_text="移交")).to_have_text("移交2026年11月23日 16:50 → 陳")


def test_what_was_done_because_something_happened_is_in_the_record_of_its_day(page: Page, site: Path) -> None:
    """Each time that it was done, and not what was taken back, begun anew, or done on another day."""
    page.clock.set_fixed_time("2026-11-23T10:00:00")
    page.goto(f"{site.as_uri()}/checklists/watch.html#due-event")
    visitor, call = (page.locator(f'[data-check-item="duty/{name}"]') for name in ("visitor", "call"))
    visitor.tap()
    call.tap()
    call.tap()
    page.locator('[data-check-group="due-event"] [data-check-clear]').tap()
    page.clock.set_fixed_time("2026-11-23T11:30:00")
    visitor.tap()
    page.clock.set_fixed_time("2026-11-24T08:30:00")
    call.tap()
    reload(page, f"{site.as_uri()}/records/index.html?post=watch&day=2026-11-23", ".hb-record__table")
    done = page.locator(".hb-record__row--done")
    expect(done).to_have_text(["4▲ 登記訪客10:00已完成", "4▲ 登記訪客11:30已完成"])
    assert page.evaluate("""() => { const day = new HandbookDays.Day(HandbookDays.of("watch"));
        const made = HandbookRecordRows.ofDay(day, HandbookDates.read("2026-11-24"), new Date());
        return HandbookRecordRows.rowsOf(made).filter((row) => row.state === "done").map((row) => row.what); }""") == ["登記來電"]


# --- Handed in, and opened elsewhere -------------------------------------------------------------------------------

def test_a_supervisor_opens_the_sheet_on_another_machine(page: Page, site: Path, supervisor: Page, tmp_path: Path) -> None:
    watch(page, site)
    seal = page.locator(".hb-facts dd").last.inner_text()
    file = saved(page, tmp_path)
    assert file.name == f"watch-2026-11-23-{seal}.json"
    opened(supervisor, file)
    verdict = supervisor.locator("[data-record-files] li")
    expect(verdict).to_contain_text(f"未經變更，封存碼 {seal}")
    expect(verdict).to_contain_text("依本手冊現行規定辦理")
    assert [state.split("\n")[-1] for state in states(supervisor)] == ["已完成", "逾期完成", "未辦"]
    expect(supervisor.locator(".hb-facts dd").last).to_have_text(seal)


def test_a_changed_record_is_told_and_does_not_count(page: Page, site: Path, supervisor: Page, tmp_path: Path) -> None:
    watch(page, site)
    file = saved(page, tmp_path)
    forged = tmp_path / "forged.json"
    forged.write_text(file.read_text("utf-8").replace("T20:10:00", "T18:40:00"), "utf-8")
    opened(supervisor, forged)
    expect(supervisor.locator("[data-record-files] li")).to_have_text("forged.json 封存後遭變更（第 2 筆），不予採認。")
    expect(supervisor.locator(".hb-record__table")).to_have_count(0)
    found = json.loads(file.read_text("utf-8"))
    for name, change, said in (("cut", lambda: (found["events"].pop(), found["seals"].pop()), "（第 2 筆），"),
                               ("head", lambda: found["head"].update(version="9"), "（崗位或案件、日期、規定版本或事項清單），")):
        change()
        (tmp_path / f"{name}.json").write_text(json.dumps(found, ensure_ascii=False), "utf-8")
        opened(supervisor, tmp_path / f"{name}.json")
        expect(supervisor.locator("[data-record-files] li")).to_contain_text(f"{name}.json 封存後遭變更{said}")
    (tmp_path / "mark.json").write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    opened(supervisor, tmp_path / "mark.json")
    expect(supervisor.locator("[data-record-files] li")).to_have_text("mark.json 封存後經其他程式改寫，請索取原始檔案。")
    (tmp_path / "other.json").write_text('{"a": 1}', "utf-8")
    opened(supervisor, tmp_path / "other.json")
    expect(supervisor.locator("[data-record-files] li")).to_have_text("other.json 不是手冊的辦理紀錄。")


def test_a_record_counts_years_as_its_handbook_does(page: Page, tmp_path: Path) -> None:
    head, *others = office()
    del head["version"]  # of what is not stated nothing is said
    watch(page, built(tmp_path / "roc", {**head, "years": "roc"}, *others))
    expect(page.locator(".hb-record .hb-facts")).to_contain_text("核對碼")
    expect(page.locator(".hb-record .hb-facts")).not_to_contain_text("版次")
    expect(page.locator(".hb-record .hb-facts")).to_contain_text("民國115年11月23日")
    expect(page.locator(".hb-record .hb-facts")).not_to_contain_text("2026年")


def test_other_rules_are_told(page: Page, site: Path, chromium: Browser, tmp_path: Path) -> None:
    watch(page, site)
    file = saved(page, tmp_path)
    other = chromium.new_page()
    other.goto(f"{built(tmp_path / 'new', *office('3.0')).as_uri()}/records/index.html")
    opened(other, file)
    expect(other.locator("[data-record-files] li")).to_contain_text(re.compile("所依規定（版次 2.1，核對碼 .*）與本手冊現行規定（版次 3.0，核對碼 .*）不同"))
    other.close()


def test_many_records_are_compared_per_post_and_week(page: Page, site: Path, supervisor: Page, tmp_path: Path) -> None:
    watch(page, site)
    first = saved(page, tmp_path)
    page.clock.set_fixed_time("2026-12-01T08:05:00")
    reload(page, f"{site.as_uri()}/checklists/watch.html")
    page.locator("#day-duty--take").tap()
    reload(page)
    page.get_by_role("link", name="當日辦理紀錄").tap()
    second = saved(page, tmp_path)
    opened(supervisor, first, second)
    rows = supervisor.locator(".hb-record table").first.locator("tbody tr")
    assert [row.inner_text().split() for row in rows.all()] == [["收發員", "2026年11月23日", "1", "1", "1", "0", "1", "0"], ["收發員", "2026年11月30日", "1", "1", "0", "0", "0", "2"]]
    faults = supervisor.locator(".hb-record table").last.locator("tbody tr")
    assert [("檢查門窗" in row.inner_text(), "=結算日誌" in row.inner_text()) for row in faults.all()] == [(True, False), (False, True)]
    table = list(csv.reader(io.StringIO(saved(supervisor, tmp_path, "CSV").read_text("utf-8-sig"))))
    assert len(table) == 1 + 6 and table[3][5] == "'=結算日誌"
    book = openpyxl.load_workbook(saved(supervisor, tmp_path, "XLSX"))
    assert [[cell.value or "" for cell in row] for row in book.active.rows] == [[value.removeprefix("'") for value in row] for row in table]
    assert book.sheetnames == ["辦理紀錄", "依崗位及週別"] and book.active.column_dimensions["F"].width > 8
    assert list(book.worksheets[1].values)[1] == ("收發員", "2026-11-23", 1, 1, 1, 0, 1, 0)


def test_of_many_files_those_to_look_at_are_told_first(page: Page, site: Path, supervisor: Page, tmp_path: Path) -> None:
    """The supervisor sees what does not count, and how many files are in order; each of these is named when it is asked for."""
    files = []
    page.goto(f"{site.as_uri()}/records/index.html")
    for number in range(3):
        page.clock.set_fixed_time(f"2026-11-2{number + 3}T08:05:00")
        reload(page, f"{site.as_uri()}/checklists/watch.html", "#day-duty--take")
        page.locator("#day-duty--take").tap()
        reload(page, f"{site.as_uri()}/records/index.html?post=watch&day=2026-11-2{number + 3}", ".hb-record__table")
        files.append(saved(page, tmp_path))
    forged = tmp_path / "zzz.json"
    forged.write_text(files[0].read_text("utf-8").replace("T08:05:00", "T08:04:00"), "utf-8")
    supervisor.get_by_label("紀錄檔").set_input_files(list(map(str, [*files, forged])))
    verdicts = supervisor.locator("[data-record-files] > li")
    expect(verdicts.nth(1)).to_contain_text("3 個檔案未經變更，均依本手冊現行規定辦理。")
    expect(verdicts.first).to_contain_text("zzz.json 封存後遭變更")
    supervisor.get_by_text("3 個檔案").click()
    expect(verdicts.nth(1).locator("li")).to_have_count(3)
    expect(verdicts.nth(1).locator("li").first).to_contain_text(files[0].name)


def test_a_day_that_was_saved_twice_counts_once(page: Page, site: Path, supervisor: Page, tmp_path: Path) -> None:
    page.clock.set_fixed_time("2026-11-23T08:05:00")
    page.goto(f"{site.as_uri()}/checklists/watch.html")
    page.locator("#day-duty--take").tap()
    reload(page, f"{site.as_uri()}/records/index.html?post=watch&day=2026-11-23", ".hb-record__table")
    early = saved(page, tmp_path)
    page.clock.set_fixed_time("2026-11-24T09:00:00")
    reload(page, seen=".hb-record__table")
    late = saved(page, tmp_path)
    opened(supervisor, early, late)
    said = supervisor.locator("[data-record-files] li").first
    expect(said).to_have_text(f"{early.name}：所載內容均已載於封存碼 {late.stem[-9:]} 的紀錄，不重複計算。")
    assert [state.split("\n")[-1] for state in states(supervisor)] == ["已完成", "未辦", "未辦"]


def test_a_case_whose_step_is_over_is_not_said_to_have_time(page: Page, site: Path, supervisor: Page, tmp_path: Path) -> None:
    files = []
    for name, at in (("王先生", "2026-11-23T09:30:00"), ("李小姐", "2026-11-23T09:10:00")):
        page.clock.set_fixed_time("2026-11-23T09:00:00")
        page.goto(f"{site.as_uri()}/cases/index.html")
        page.get_by_label("案由").fill(name)
        page.get_by_role("button", name="開始").tap()
        page.locator(".hb-case__answer").tap()
        page.clock.set_fixed_time(at)
        page.get_by_role("link", name="本案辦理紀錄").tap()
        page.locator(".hb-record__table").wait_for()
        files.append(saved(page, tmp_path))
        expected = ["已完成", "未辦" if name == "王先生" else "未到期", "未到期", "未到期"]
        assert [state.split("\n")[-1] for state in states(page)] == expected
        expect(page.locator(".hb-record .hb-facts")).to_contain_text("全案期限2026年11月26日")
    opened(supervisor, *files)
    rows = supervisor.locator(".hb-record table tbody tr")
    assert [row.inner_text().split("\t") for row in rows.all()] == [
        ["收文", "2026年11月23日", "2", "2", "0", "0", "1", "5"],
        ["王先生 · 收文", "2026年11月23日", "聯絡受訪人", "2026年11月23日 09:20", "", "", "未辦"]]


def test_a_limit_of_a_case_is_on_the_clock_of_whoever_ran_it(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """A supervisor's machine may be set to another zone: what was done in time is not called late there."""
    made, looked = chromium.new_context(timezone_id="Asia/Taipei"), chromium.new_context(timezone_id="America/New_York")
    page, other = made.new_page(), looked.new_page()
    page.clock.set_fixed_time("2026-11-23T09:00:00+08:00")
    page.goto(f"{site.as_uri()}/cases/index.html?start=visit")
    page.locator(".hb-case__answer").click()
    page.clock.set_fixed_time("2026-11-23T09:10:00+08:00")
    page.locator(".hb-case__answer").first.click()
    page.get_by_role("link", name="本案辦理紀錄").click()
    page.locator(".hb-record__table").wait_for()
    other.goto(f"{site.as_uri()}/records/index.html")
    opened(other, saved(page, tmp_path))
    for shown in (page, other):
        expect(shown.locator(".hb-record__table tbody tr").nth(1)).to_contain_text("至09:20止09:10是已完成")
    made.close()
    looked.close()


def test_an_open_case_goes_on_at_a_colleagues(page: Page, site: Path, supervisor: Page, tmp_path: Path) -> None:
    page.goto(f"{site.as_uri()}/cases/index.html?start=visit")
    page.locator(".hb-case__answer").tap()
    page.get_by_role("link", name="本案辦理紀錄").tap()
    opened(supervisor, saved(page, tmp_path))
    supervisor.get_by_role("button", name="在此接續辦理").click()
    expect(supervisor.locator("[data-case-do]")).to_have_text("聯絡受訪人")


def test_what_went_on_here_and_there_in_different_ways_is_kept_on_both_sides(page: Page, site: Path, supervisor: Page, tmp_path: Path) -> None:
    page.goto(f"{site.as_uri()}/cases/index.html?start=visit")
    page.locator(".hb-case__answer").tap()
    page.get_by_role("link", name="本案辦理紀錄").tap()
    opened(supervisor, saved(page, tmp_path))
    supervisor.get_by_role("button", name="在此接續辦理").click()
    supervisor.get_by_role("button", name="否").click()
    page.go_back()
    for answer in ("是", "完成"):
        page.locator(".hb-case__answer", has_text=answer).tap()
    page.get_by_role("link", name="本案辦理紀錄").tap()
    theirs = saved(page, tmp_path)
    for _ in range(2):
        reload(supervisor, f"{site.as_uri()}/records/index.html")
        opened(supervisor, theirs)
        supervisor.get_by_role("button", name="在此接續辦理").click()
        expect(supervisor.locator(".hb-case__title")).to_have_text(f"收文 {theirs.stem[-9:]}")
        reload(supervisor, f"{site.as_uri()}/cases/index.html", seen=".hb-cases__row")
        assert sorted(supervisor.locator(".hb-cases__row > .hb-sub:nth-of-type(1)").all_inner_texts()) == ["第 4 步：登記離開時刻"] * 2
        assert sorted(supervisor.locator(".hb-cases__row > a").all_inner_texts()) == ["收文", f"收文 {theirs.stem[-9:]}"]


# --- Each turn once ------------------------------------------------------------------------------------------------

HEADS = {"kind": "day", "post": "watch", "day": "2026-11-23", "handbook": "office", "organisation": "某機關", "language": "zh-Hant", "title": "值班員",
         "version": "1", "code": "AB12CD34", "made": "2026-11-24T09:00:00+08:00",
         "items": [{"id": "duty/take", "mark": "day 2026-11-23", "number": 1, "do": "點收\u2028鑰匙", "from": "2026-11-23T08:00", "until": "2026-11-23T08:15",
                    "critical": True, "left": False}]}


def of_day(day: str, made: str, *events: dict[str, str], until: str = "2026-11-23T18:00", post: str = "watch",
           last: str = "") -> list[Any]:
    item = {"id": "duty/list", "mark": "week 2026-11-23", "number": 1, "do": "檢視清單", "from": "2026-11-23T09:00", "until": until, "critical": False,
            "left": False, **({"last": last} if last else {})}
    return [{**HEADS, "post": post, "day": day, "made": f"{made}+08:00", "items": [item]}, list(events)]


def tick(at: str, kind: str = "done", by: str = "林") -> dict[str, str]:
    return {"t": f"{at}+08:00", "item": "duty/list", "mark": "week 2026-11-23", "kind": kind, "by": by}


MONDAY, WEDNESDAY = of_day("2026-11-23", "2026-11-24T08:00:00"), of_day("2026-11-25", "2026-11-25T20:00:00")
LATER = of_day("2026-12-01", "2026-12-01T20:00:00", tick("2026-12-01T10:00:00"))
EARLY = of_day("2026-11-23", "2026-11-23T10:00:00")
EACH_ONCE = [
    ("left out, and told of on each day after", [MONDAY, WEDNESDAY], [[1, "open", "", "2026-11-23", "2026-11-23"]]),
    ("done late, in a week after", [LATER, MONDAY], [[1, "late", "2026-12-01T10:00", "2026-11-23", "2026-11-23"]]),
    ("not yet due when the first record was made", [EARLY, WEDNESDAY], [[1, "open", "", "2026-11-25", "2026-11-23"]]),
    ("the same file twice", [LATER, LATER], [[1, "late", "2026-12-01T10:00", "2026-12-01", "2026-11-30"]]),
    ("ticked, and taken back before the record was made anew",
     [of_day("2026-11-23", "2026-11-23T10:00:00", tick("2026-11-23T09:30:00")),
      of_day("2026-11-23", "2026-11-24T08:00:00", tick("2026-11-23T09:30:00"), tick("2026-11-23T11:00:00", "undone"))],
     [[1, "open", "", "2026-11-23", "2026-11-23"]]),
    ("left out by one, done by a colleague on the same post",
     [MONDAY, of_day("2026-11-23", "2026-11-23T18:30:00", tick("2026-11-23T17:00:00", by="陳"))], [[1, "done", "2026-11-23T17:00", "2026-11-23", "2026-11-23"]]),
    ("of two posts", [MONDAY, of_day("2026-11-23", "2026-11-24T08:00:00", post="desk")], [[1, "open", "", "2026-11-23", "2026-11-23"]] * 2),
]


def test_records_that_tell_of_the_same_turn_are_records_all_the_same(scripts: Any, supervisor: Page) -> None:
    assert scripts.ask("counted", [MONDAY, WEDNESDAY, LATER, LATER]) == 3
    rows = supervisor.evaluate("""records => { const table = new HandbookRecordTable({});
        return [...table.weeks(records.map(([head, events]) => HandbookRecord.make(head, events))).querySelectorAll("tbody tr")].map(
            (row) => [...row.children].slice(1).map((cell) => cell.textContent)); }""", [MONDAY, WEDNESDAY, LATER])
    assert rows == [["2026年11月23日", "2", "0", "1", "0", "0", "0"], ["2026年11月30日", "1", "0", "0", "0", "0", "0"]]


@pytest.mark.parametrize(("until", "last", "said"), [
    ("2026-11-24T08:00", "2026-11-23", "2026-11-23"), ("2026-11-24T00:00", "", "2026-11-24 00:00"), ("2026-11-23T18:00", "", "2026-11-23 18:00")])
def test_a_limit_of_whole_days_is_told_by_its_last_day_whenever_the_day_of_the_post_begins(supervisor: Page, until: str, last: str, said: str) -> None:
    rows = supervisor.evaluate("""([head, events]) => new HandbookRecordTable({}).sheet([HandbookRecord.make(head, events)])""",
                               of_day("2026-11-23", "2026-11-25T08:00:00", until=until, last=last))
    assert rows[1][6] == said


@pytest.mark.parametrize(("records", "turns"), [case[1:] for case in EACH_ONCE], ids=[case[0] for case in EACH_ONCE])
def test_a_turn_counts_once_however_many_records_tell_of_it(scripts: Any, records: Any, turns: Any) -> None:
    assert scripts.ask("turns", records) == turns


# --- Sealed to the last byte ---------------------------------------------------------------------------------------

EVENTS = [{"t": "2026-11-23T08:05:00+08:00", "item": "duty/take", "mark": "day 2026-11-23", "kind": kind, "by": "林"} for kind in ("done", "undone", "done")]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 10_000), sign=st.characters(exclude_categories=("Cs",)))
def test_a_changed_character_is_told(scripts: Any, place: int, sign: str) -> None:
    text = scripts.ask("sealed", HEADS, EVENTS)
    assert scripts.ask("checked", text) == ""
    place %= len(text)
    changed = text[:place] + sign + text[place + 1:]
    if changed != text:
        assert scripts.ask("checked", changed) in ("unreadable", "changed", "changed_head", "rewritten")


@pytest.mark.parametrize("change", [
    lambda found: found["events"].pop(), lambda found: found["events"].pop(0), lambda found: found["seals"].pop(), lambda found: found["events"].reverse(),
    lambda found: (found["events"].pop(), found["seals"].pop()), lambda found: found["head"].update(version="2"), lambda found: found["head"]["items"].clear(), lambda found: found.update(extra=1),
])
def test_a_changed_record_is_told_wherever_it_was_changed(scripts: Any, change: Any) -> None:
    found = json.loads(scripts.ask("sealed", HEADS, EVENTS))
    change(found)
    assert scripts.ask("checked", json.dumps(found, ensure_ascii=False)) in ("changed", "changed_head", "rewritten")


# --- Who can use it ------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out(page: Page, site: Path, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    watch(page, site)
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in Axe().run(page, options=options)["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# --- The rules, the clock and other windows change under one's hands ----------------------------------------------------

def test_what_was_ticked_is_in_the_record_though_the_list_has_it_no_more(page: Page, tmp_path: Path) -> None:
    """In the morning the keys were taken; at noon the handbook was built anew, and the list says something else."""
    page.clock.set_fixed_time("2026-11-23T08:05:00")
    folder = tmp_path / "one"
    page.goto(f"{built(folder, *office()).as_uri()}/checklists/watch.html")
    page.locator("#day-duty--take").tap()
    page.locator("#day-duty--round").tap()
    kept = page.evaluate("({ ...localStorage })")
    head, _, clerk, visit = office("2.2")
    changed = [{**WATCH[1], "when": "weekly"}, *WATCH[2:], {"id": "lamp", "do": "檢查燈具", "when": "daily at 19:00"}]
    page.goto(f"{built(tmp_path / 'two', head, post(*changed, name='watch', day_begins='08:00'), clerk, visit).as_uri()}/records/index.html")
    page.evaluate("kept => Object.assign(localStorage, kept)", kept)
    reload(page, f"{page.url}?post=watch&day=2026-11-23", ".hb-record__table")
    expect(page.locator(".hb-record__row--done")).to_have_text(
        ["點收鑰匙08:05已不在現行清單：規定其後已修正。已完成", "檢查門窗08:05已不在現行清單：規定其後已修正。已完成"])


def test_a_tick_before_its_time_is_told(page: Page, site: Path) -> None:
    """Windows that are looked at from half past six were not looked at when the watch began."""
    page.clock.set_fixed_time("2026-11-23T08:05:00")
    page.goto(f"{site.as_uri()}/checklists/watch.html")
    for name in ("take", "round"):
        page.locator(f"#day-duty--{name}").tap()
    reload(page, f"{site.as_uri()}/records/index.html?post=watch&day=2026-11-23", ".hb-record__table")
    expect(page.locator(".hb-record__row--done")).to_have_text(
        ["1▲ 點收鑰匙至08:15止08:05已完成", "2檢查門窗至19:30止08:05於起始時間前勾選（應自18:30起）。已完成"])


def test_a_clock_that_was_put_back_lets_nothing_stand_that_was_taken_back(page: Page, site: Path) -> None:
    page.clock.set_fixed_time("2026-11-23T09:05:00")
    page.goto(f"{site.as_uri()}/checklists/watch.html")
    page.locator("#day-duty--take").tap()
    page.clock.set_fixed_time("2026-11-23T08:06:00")
    page.locator("#day-duty--take").tap()
    page.locator("#day-duty--round").tap()
    reload(page, f"{site.as_uri()}/records/index.html?post=watch&day=2026-11-23", ".hb-record__table")
    expect(page.locator(".hb-record__row--done")).to_have_count(1)
    expect(page.locator(".hb-record__row--done")).to_contain_text("檢查門窗")


def test_a_clock_that_was_wrong_once_takes_nothing_away(page: Page, site: Path) -> None:
    page.clock.set_fixed_time("2026-11-23T08:05:00")
    page.goto(f"{site.as_uri()}/checklists/watch.html")
    page.locator("#day-duty--take").tap()
    page.clock.set_fixed_time("2027-11-23T08:05:00")
    reload(page)
    page.locator("#day-duty--take").tap()
    page.clock.set_fixed_time("2026-11-23T08:10:00")
    reload(page)
    expect(page.locator("#day-duty--take")).to_be_checked()


def test_taking_a_clearing_back_keeps_what_another_window_has_ticked(page: Page, context: BrowserContext, site: Path) -> None:
    page.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")  # rests, and is told nothing
    page.clock.set_fixed_time("2026-11-23T08:05:00")
    page.goto(f"{site.as_uri()}/checklists/watch.html#due-event")
    page.locator("[data-check-item='duty/visitor']").tap()
    page.locator("[data-check-group=due-event] [data-check-clear]").tap()
    other = context.new_page()
    other.clock.set_fixed_time("2026-11-23T08:06:00")
    other.goto(f"{site.as_uri()}/checklists/watch.html#all")
    other.locator("#day-duty--take").tap()
    page.locator("[data-check-group=due-event] [data-check-undo] button").tap()
    expect(page.locator("[data-check-item='duty/visitor']")).to_be_checked()
    expect(page.locator("[data-check-item='duty/take']")).to_be_checked()
