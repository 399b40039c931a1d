"""What readers come for, on a phone and in every language, counted in taps and pixels. The watch over midnight is in test_day.py, the sheet that
a supervisor opens on another machine in test_records.py, what changed for a post in test_changes.py, the edition for visitors in test_visitors.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.phones import PHONE, without_complaints

pytestmark = pytest.mark.browser


class Thumb:
    """A reader's thumb on a phone, which counts its taps. Typing is no tap."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0

    def tap(self, what: Any) -> None:
        what.tap()
        self.taps += 1

    def search(self, query: str) -> Any:
        """The first row that the search gives."""
        self.tap(self.page.locator("[data-handbook-search]").first)
        self.page.locator(".hb-search__input").fill(query)
        row = self.page.locator(".hb-search [role=option]").first
        row.wait_for()
        return row


def first_screen(page: Page) -> str:
    """All the text that can be read in full without scrolling, below the bar."""
    return str(page.evaluate("""(height) => {
        const read = [], walker = document.createTreeWalker(document.querySelector("#content"), NodeFilter.SHOW_TEXT), range = document.createRange();
        while (walker.nextNode()) {
            range.selectNodeContents(walker.currentNode);
            const { top, bottom, width } = range.getBoundingClientRect();
            if (width && top >= 0 && bottom <= height) read.push(walker.currentNode.textContent);
        }
        return read.join("").replace(/\\s+/g, " ");
    }""", PHONE["height"]))


@pytest.fixture
def thumb(context: BrowserContext) -> Iterator[Thumb]:
    with without_complaints(context) as page:
        yield Thumb(page)


@pytest.mark.parametrize(("folder", "query", "seen"), [
    ("", "曠職5小時", ("記過", "4 小時以上，未滿 2 日", "辦公室主任", "向公務人員保障暨培訓委員會提起復審", "30")),
    ("zh-Hans/", "旷工5小时", ("记过", "4 小时以上，未满 2 日", "办公室主任", "提起复审", "30")),
    ("en/", "absent 5 hours", ("Demerit", "From 4 hours to under 2 days", "Office director", "Apply for review, to", "30 days"))])
def test_what_follows_from_an_absence_why_and_where_to_object(sample_site: Path, thumb: Thumb, folder: str, query: str, seen: tuple[str, ...]) -> None:
    """The page that the search opens says all of it in its first screen."""
    thumb.page.goto((sample_site / folder / "index.html").as_uri())
    thumb.tap(thumb.search(query))
    expect(thumb.page.locator("[data-decide-outcome]")).to_contain_text(seen[0])
    text = first_screen(thumb.page)
    assert [words for words in seen if words not in text] == []
    assert thumb.taps == 2


@pytest.mark.parametrize(("folder", "query", "chart"), [("", "用印", "流程圖"), ("zh-Hans/", "用印", "流程图"), ("en/", "use of the seal", "Flow chart")])
def test_the_sheet_with_its_flow_chart_takes_three_taps(sample_site: Path, thumb: Thumb, folder: str, query: str, chart: str) -> None:
    """The third opens what the browser asks before it prints: the steps and the chart, without going through the reader of PDFs."""
    thumb.page.add_init_script("window.print = () => { window.printed = true; };")
    thumb.page.goto((sample_site / folder / "index.html").as_uri())
    thumb.tap(thumb.search(query))
    thumb.page.wait_for_url("**/procedures/seal-use.html*")
    thumb.tap(thumb.page.locator("[data-print-page] button"))
    assert thumb.taps == 3 and thumb.page.evaluate("window.printed")
    with pymupdf.open(stream=thumb.page.pdf(format="A4")) as paper:
        assert any(chart in page.get_text() for page in paper)
    printed = thumb.page.locator(".hb-downloads a[href$='seal-use.pdf']")
    with pymupdf.open(sample_site / folder / "procedures" / str(printed.get_attribute("href")).rpartition("/")[2]) as document:
        assert any(chart in page.get_text() for page in document)


@pytest.mark.parametrize(("folder", "sentence"), [("", "每個工作範圍都有一個主責崗位"), ("en/", "Every scope of work has one answerable post")])
def test_what_nobody_answers_for_is_one_tap_away(sample_site: Path, thumb: Thumb, folder: str, sentence: str) -> None:
    thumb.page.goto((sample_site / folder / "index.html").as_uri())
    thumb.tap(thumb.page.locator(".hb-find a"))
    thumb.page.wait_for_url("**/quality/index.html")
    assert thumb.taps == 1 and sentence in first_screen(thumb.page)


@pytest.mark.parametrize("folder", ["", "zh-Hans/", "en/"])
def test_the_next_action_of_a_duty_officer(sample_site: Path, thumb: Thumb, folder: str) -> None:
    """Choosing one's post is one tap; from then on there is none."""
    thumb.page.clock.set_fixed_time("2026-11-23T18:40:00")
    thumb.page.goto((sample_site / folder / "index.html").as_uri())
    thumb.page.locator("#day-post").select_option("duty-officer")
    thumb.taps += 1
    row = thumb.page.locator(".hb-day__state--now + ul label").first
    row.wait_for()
    box = row.bounding_box()
    assert thumb.taps == 1 and box and box["y"] + box["height"] <= PHONE["height"]
    assert row.inner_text().splitlines()[0] in first_screen(thumb.page)


@pytest.mark.parametrize("folder", ["", "en/"])
def test_whom_to_call_in_an_emergency_comes_first(sample_site: Path, thumb: Thumb, folder: str) -> None:
    thumb.page.goto((sample_site / folder / "procedures" / "emergency-response.html").as_uri())
    assert thumb.page.locator(".hb-answer-card > div").first.locator("a[href^='tel:']").count() == 1
    start = thumb.page.locator("a.hb-button").first.bounding_box()
    assert start and start["y"] < PHONE["height"] / 2


def test_a_whole_case_is_in_the_address(sample_site: Path, thumb: Thumb) -> None:
    """With further acts, the day of the decision and an earlier outcome, as `handbook decide --and` takes them."""
    page, address = thumb.page, (sample_site / "criteria" / "disciplinary-periods.html").as_uri()
    page.goto(f"{address}#case?of-score=30&of-breaches=1&and=demerit-12m&and=demerit-12m&decided=2026-11-02")
    total = page.locator("[data-combine-outcome]")
    expect(total).to_contain_text("24個月")
    assert page.locator("[name='demerit-12m']").input_value() == "2" and page.locator("[name=decided]").input_value() == "2026-11-02"
    before = total.inner_text()
    page.locator("[name='demerit-12m']").fill("1")
    assert page.evaluate("location.hash").count("and=demerit-12m") == 1
    sent = str(page.locator("a[data-decide-link]").get_attribute("href"))
    expect(total).not_to_have_text(before)
    now = total.inner_text()
    page.goto("about:blank")
    page.goto(address + sent[sent.index("#"):])
    assert page.locator("[data-combine-outcome]").inner_text() == now
