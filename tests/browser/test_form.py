"""The form of pages, measured in a real browser: sizes of type, targets, line breaks, narrow screens, keyboard, forced colours, motion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from combinations import combined

from tests.browser.test_site import violations

pytestmark = pytest.mark.browser

PAGES = ("index.html", "posts/secretary.html", "procedures/seal-use.html", "procedures/visitor-reception.html", "criteria/attendance.html",
         "criteria/annual-appraisal.html", "conduct/service-rules.html", "oversight/document-deadlines.html", "scopes/index.html",
         "terms/index.html", "entries/index.html", "checklists/duty-officer.html", "quality/index.html", "en/procedures/seal-use.html")
ENGLISH = ("en/posts/duty-officer.html", "en/criteria/attendance.html", "en/criteria/document-timeliness.html", "en/checklists/index.html",
           "en/scopes/index.html", "en/entries/index.html", "en/oversight/document-deadlines.html", "en/risks/index.html")
PHONE, DESK = 390, 1280

SIZES = """() => {
  const found = new Set(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("svg, script, style") || !element.getBoundingClientRect().width) continue;
    found.add(Math.round(parseFloat(getComputedStyle(element).fontSize) * 10) / 10);
  }
  return [...found];
}"""
SMALL_TARGETS = """() => [...document.querySelectorAll("#content :is(a, button, summary, select)")].filter((one) => {
  const box = one.getBoundingClientRect(), alone = one.textContent.trim() === one.parentElement.textContent.trim();
  return !one.closest("svg, .hb-hidden") && box.width && (box.height < 23.5 || (alone && box.width < 23.5));
}).map((one) => one.outerHTML.slice(0, 120))"""
BROKEN = """() => [...document.querySelectorAll(".hb-unbroken")].filter((one) => one.getClientRects().length > 1).map((one) => one.textContent)"""
THIN = """() => [...document.querySelectorAll("#content :is(th, td)")].filter((one) => {
  const box = one.getBoundingClientRect(), size = parseFloat(getComputedStyle(one).fontSize);
  return box.width > 1 && !one.closest(".hb-hidden") && getComputedStyle(one.closest("tr").parentElement).position !== "absolute" && one.textContent.trim().length > 3 && one.clientWidth < 3 * size;
}).map((one) => one.textContent.trim().slice(0, 40))"""
BROKEN_WORDS = """() => {
  const found = [], range = document.createRange(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, element = text.parentElement;
    if (element.closest("svg, script, style, pre") || !element.checkVisibility({ visibilityProperty: true })) continue;
    for (const word of text.data.matchAll(/[A-Za-z]{2,}/g)) {
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
      if (boxes.length > 1 && boxes.at(-1).top - boxes[0].top > 4 && !element.closest(HIDDEN)) found.push(word[0]);
    }
  }
  return found;
}""".replace("HIDDEN", '".hb-hidden, .frame-hidden, .frame-button__text, .hb-table--stack > thead"')
OUTSIDE = """() => [...document.querySelectorAll("#content .hb-chart svg text")].filter((one) => {
  const box = one.getBoundingClientRect(), picture = one.ownerSVGElement.getBoundingClientRect();
  return box.width && (box.left < picture.left - 6 || box.right > picture.right + 6);
}).map((one) => one.textContent)"""
MOVING = """() => [...document.querySelectorAll("*")].filter((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0).length"""
FOCUSED = """() => {
  const style = getComputedStyle(document.activeElement), box = document.activeElement.getBoundingClientRect();
  const drawn = style.outlineStyle !== "none" || document.activeElement.closest("svg") !== null;
  return { name: document.activeElement.outerHTML.slice(0, 100), drawn, seen: box.bottom > 0 && box.top < innerHeight };
}"""

Opened = Callable[..., Any]


@pytest.fixture
def opened(sample_site: Path, chromium: Any) -> Iterator[Opened]:
    """Opens a page of the sample at a width, with what a reader has set on their device."""
    contexts = []

    def open_(name: str, width: int, **settings: Any) -> Any:
        contexts.append(chromium.new_context(viewport={"width": width, "height": 844}, **settings))
        page = contexts[-1].new_page()
        page.goto((sample_site / name).as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_to_its_scale_and_its_targets_can_be_hit(opened: Opened, name: str, width: int) -> None:
    page = opened(name, width)
    assert len(page.evaluate(SIZES)) <= 5
    assert page.evaluate(SMALL_TARGETS) == []
    assert page.evaluate(THIN) == []


@pytest.mark.parametrize("name", PAGES)
def test_no_number_is_parted_from_its_unit_on_a_phone(opened: Opened, name: str) -> None:
    assert opened(name, PHONE).evaluate(BROKEN) == []


def test_what_scripts_write_parts_no_number_from_its_unit_either(opened: Opened) -> None:
    page = opened("index.html", PHONE)
    page.locator("[data-handbook-search]").first.click()
    page.locator(".hb-search__input").fill("公文多久要辦完")
    page.locator(".hb-search .hb-unbroken").first.wait_for()
    assert page.evaluate(BROKEN) == [] and "6 個工作日" in page.locator(".hb-search .hb-unbroken").all_inner_texts()


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("name", ENGLISH)
def test_no_word_is_broken_and_no_text_leaves_its_picture(opened: Opened, name: str, width: int) -> None:
    page = opened(name, width)
    assert page.evaluate(BROKEN_WORDS) == []
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


def test_in_english_the_sheet_is_in_the_first_screen_of_a_phone_and_the_title_is_whole(opened: Opened) -> None:
    page = opened("en/procedures/seal-use.html", PHONE)
    assert page.evaluate("document.querySelector('.hb-begin a[type=\"application/pdf\"]').getBoundingClientRect().bottom") <= 844
    assert page.evaluate("(({scrollHeight, clientHeight}) => scrollHeight - clientHeight)(document.querySelector('.frame-brand__title'))") <= 1


@pytest.mark.parametrize("name", PAGES)
def test_at_400_percent_nothing_scrolls_sideways_but_what_says_so(opened: Opened, name: str) -> None:
    page = opened(name, DESK // 4)
    assert page.evaluate("document.documentElement.scrollWidth") <= DESK // 4


@pytest.mark.parametrize(("name", "settings"), combined(
    ["procedures/seal-use.html", "criteria/attendance.html#case?of-hours=5&with=repeated", "posts/secretary.html"],
    [{"forced_colors": "active"}, {"color_scheme": "dark"}, {"reduced_motion": "reduce"}]))
def test_what_a_reader_has_set_holds(opened: Opened, sample_site: Path, name: str, settings: dict[str, Any]) -> None:
    address, _, case = name.partition("#")
    page = opened(address, PHONE, **settings)
    if case:
        page.evaluate("(hash) => { location.hash = hash }", case)
    assert violations(page) == []
    if "reduced_motion" in settings:
        assert page.evaluate(MOVING) == 0


def test_in_forced_colours_the_page_that_is_open_stands_out_from_the_others(opened: Opened) -> None:
    page = opened("procedures/seal-use.html", DESK, forced_colors="active")
    colours = page.locator(".frame-side a").evaluate_all(
        "(links) => [true, false].map((own) => [...new Set(links.filter((one) => one.hasAttribute('aria-current') === own)"
        ".map((one) => getComputedStyle(one).borderInlineStartColor))])")
    assert len(colours[0]) == len(colours[1]) == 1 and colours[0] != colours[1]


@pytest.mark.parametrize("name", ["procedures/seal-use.html", "criteria/attendance.html"])
def test_the_keyboard_reaches_everything_and_is_seen(opened: Opened, name: str) -> None:
    page = opened(name, DESK)
    reached = set()
    for _ in range(90):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if found["name"].startswith("<body"):
            break  # once round
        reached.add(found["name"])
        assert found["drawn"] and found["seen"], found["name"]
    assert len(reached) > 30


def test_a_phone_has_the_list_of_contents_below_the_head(opened: Opened) -> None:
    page = opened("procedures/seal-use.html", PHONE)
    fold = page.locator(".hb-contents-fold")
    fold.locator("summary").click()
    fold.get_by_text("流程圖").click()
    page.wait_for_timeout(100)
    assert 0 <= page.locator("#flow-chart").bounding_box()["y"] < 300


def test_the_sheet_with_the_flow_chart_takes_three_taps(opened: Opened) -> None:
    page = opened("index.html", PHONE, has_touch=True)
    page.locator(".hb-counts a", has_text="程序").tap()
    page.locator("#content table").get_by_role("link", name="用印", exact=True).tap()
    page.wait_for_url("**/seal-use.html")
    sheet = page.locator("a[href$='seal-use.pdf']").first
    assert sheet.is_visible() and "流程圖" in sheet.inner_text()  # the third tap


def test_a_flow_chart_is_one_drawing_whose_lanes_stay_in_sight(opened: Opened) -> None:
    page = opened("procedures/seal-use.html", DESK)
    chart = page.locator(".hb-chart-wide")
    assert chart.locator("svg.hb-flow:not(.hb-flow-lanes)").count() == 1
    page.locator("#timeline").scroll_into_view_if_needed()
    page.evaluate("window.scrollBy(0, -700)")
    lanes = chart.locator(".hb-flow-lanes").bounding_box()
    assert 0 <= lanes["y"] < 844


PARTED = """() => [...document.querySelectorAll("#content :is(h2, h3, thead th, .hb-check__note > *)")]
    .filter((one) => one.checkVisibility()).map((one) => one.textContent.replace(/\\s+/g, ""))"""


@pytest.mark.parametrize("name", ["procedures/seal-use.html", "criteria/attendance.html", "checklists/duty-officer.html", "quality/index.html"])
def test_on_paper_no_page_ends_with_a_heading(opened: Opened, name: str) -> None:
    """A heading stands with what it heads: the flow chart, the first row of a table, the first item of a list. No button or choice is on
    paper, and no page is left after a third because what follows would not break."""
    page = opened(name, DESK)
    page.emulate_media(media="print")
    headings = page.evaluate(PARTED)
    assert headings and page.locator("#content :is(.hb-button, select)").evaluate_all("all => all.every((one) => !one.checkVisibility())")
    with pymupdf.open(stream=page.pdf(format="A4"), filetype="pdf") as paper:
        for side in paper:
            last = "".join(side.get_text().splitlines()[-1].split())
            assert last not in headings
            assert side.number + 1 == len(paper) or max(block[3] for block in side.get_text("blocks")) > side.rect.height / 2


def test_a_step_lights_its_box_and_the_reverse(opened: Opened) -> None:
    page = opened("procedures/seal-use.html", DESK)
    page.locator("#step-decide").hover()
    assert page.locator(".hb-chart-wide a[href='#step-decide'].hb-flow--lit").count() >= 1
    page.locator(".hb-chart-wide a[href='#step-compare']").first.focus()
    assert "hb-step--lit" in page.locator("#step-compare").get_attribute("class")


def test_the_work_of_one_post_can_be_shown_alone(opened: Opened) -> None:
    page = opened("procedures/seal-use.html", DESK)
    page.locator("#lane").select_option("office-director")
    assert [step.get_attribute("id") for step in page.locator(".hb-step:visible").all()] == ["step-decide"]
    page.locator("#lane").select_option("")
    assert page.locator(".hb-step:visible").count() == 8
