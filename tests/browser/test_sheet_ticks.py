"""Ticks of a page brought to the boxes of its printed sheet: from a server, and from a folder, where the reader chooses the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pytest
from checklist_cases import HEAD, post, procedure
from playwright.sync_api import BrowserContext, Page, expect

from browser.phones import built, without_complaints
from browser.served import Served

pytestmark = pytest.mark.browser

HOST = "http://handbook.test"
STEPS = ({"id": "one", "do": "拆封"}, {"id": "two", "do": "登記"})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    duties = ({"id": "open", "do": "開門"}, {"id": "close", "do": "關門"}, {"id": "fire", "do": "通報", "when": "on event"})
    return built(tmp_path_factory.mktemp("sheet"), HEAD, post(*duties, answers_for="mail"), post(name="chief"), procedure(*STEPS, scope="mail"))


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with without_complaints(context) as opened:
        opened.clock.set_fixed_time("2026-11-23T09:00:00")
        yield opened


def tick(page: Page, *names: str) -> None:
    page.get_by_role("radio", name="全部").check()
    for name in names:
        page.locator(f'[data-check-item="{name}"]').check()


def saved(page: Page, folder: Path, act: Any) -> Path:
    with page.expect_download() as waiting:
        act()
    waiting.value.save_as(folder / waiting.value.suggested_filename)
    return folder / waiting.value.suggested_filename


def boxes(path: Path) -> dict[str, bool]:
    """Every box of a sheet; two readers must say the same of it."""
    with pikepdf.open(path) as pdf:
        found = {str(field.T): (str(field.V), str(field.AS)) for field in pdf.Root.AcroForm.Fields if field.FT == "/Btn"}
        assert not pdf.check_pdf_syntax()
    with pymupdf.open(path) as paper:
        shown = {widget.field_name: widget.field_value == "Yes" for page in paper for widget in page.widgets() if widget.field_type_string == "CheckBox"}
    assert {name: state == ("/Yes", "/Yes") for name, state in found.items()} == shown
    return shown


def test_ticks_of_the_page_are_ticks_of_the_sheet(page: Page, site: Path, tmp_path: Path) -> None:
    page.route(f"{HOST}/**", lambda route: route.fulfill(path=site / route.request.url.removeprefix(f"{HOST}/")))
    page.goto(f"{HOST}/checklists/clerk.html")
    page.get_by_label("姓名或簡稱").fill("林小姐")
    tick(page, "duty/open", "duty/fire", "incoming/two")
    made = saved(page, tmp_path, page.get_by_role("button", name="帶入檢核表").click)
    assert made.name == "clerk.pdf" and made.read_bytes().startswith((site / "checklists/clerk.pdf").read_bytes())
    assert boxes(made) == {"clerk/duty/open": True, "clerk/duty/close": False, "clerk/duty/fire": True, "clerk/incoming/one": False,
                           "clerk/incoming/two": True}
    expect(page.locator("[data-sheet-answer]")).to_have_text("檢核表已儲存，勾選 3 項。")
    assert lines(made) == {f"clerk/sheet/{sheet}/{line}": said for sheet, also in (("duties", {"period": "2026-11-23"}), ("in-incoming", {}))
                           for line, said in {**also, "done": "林小姐", "done-date": "2026-11-23"}.items()}


def lines(path: Path) -> dict[str, str]:
    """Every line of a sheet on which something is written, as it is drawn by who shows it."""
    with pikepdf.open(path) as pdf:
        assert pdf.Root.AcroForm.NeedAppearances
    with pymupdf.open(path) as paper:
        return {widget.field_name: widget.field_value for page in paper for widget in page.widgets()
                if widget.field_type_string == "Text" and widget.field_value}


def test_without_a_network_the_sheet_that_was_opened_is_filled(site: Path, context: BrowserContext, tmp_path: Path) -> None:
    served, page = Served(site), context.new_page()
    page.goto(served.url + "checklists/clerk.html")
    expect(page.locator("[data-offline]")).to_contain_text("已存於本機，離線也能開啟各頁", timeout=30_000)
    page.goto(served.url + "checklists/clerk.html")
    page.evaluate("fetch('clerk.pdf').then((found) => found.arrayBuffer())")  # as when it is opened
    served.stop()
    page.goto(served.url + "checklists/clerk.html")
    tick(page, "duty/close")
    made = saved(page, tmp_path, page.get_by_role("button", name="帶入檢核表").click)
    assert [name for name, ticked in boxes(made).items() if ticked] == ["clerk/duty/close"]


def test_from_a_folder_the_reader_chooses_the_sheet(page: Page, site: Path, tmp_path: Path) -> None:
    page.goto(f"{site.as_uri()}/checklists/clerk.html")
    button, answer, file = page.get_by_role("button", name="帶入檢核表"), page.locator("[data-sheet-answer]"), page.get_by_label("檢核表檔案")
    button.click()
    expect(answer).to_have_text("本頁尚未勾選任何項目。")
    tick(page, "duty/close")
    button.click()
    expect(answer).to_contain_text("請選取檔案 clerk.pdf")
    file.set_input_files(site / "checklists/chief.pdf")
    expect(answer).to_contain_text("沒有本表的勾選欄位")
    made = saved(page, tmp_path, lambda: file.set_input_files(site / "checklists/clerk.pdf"))
    assert [name for name, ticked in boxes(made).items() if ticked] == ["clerk/duty/close"]
