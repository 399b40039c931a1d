"""Readers get their answer first: measured on a phone, in the first screen and in taps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from browser.phones import PHONE

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(chromium: Any) -> Iterator[Any]:
    page = chromium.new_page(viewport=PHONE, has_touch=True)
    yield page
    page.close()


def in_first_screen(locator: Any) -> bool:
    """Whether all of it can be seen without scrolling."""
    box = locator.bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= PHONE["height"]


@pytest.mark.parametrize(("folder", "decider", "time"), [("", "辦公室主任", "4小時"), ("en/", "Office director", "4 hours")])
def test_who_decides_and_how_long_are_in_the_first_screen(sample_site: Path, phone: Any, folder: str, decider: str, time: str) -> None:
    phone.goto((sample_site / folder / "procedures" / "seal-use.html").as_uri())
    card = phone.locator(".hb-answer-card")
    for seen in (card.get_by_text(decider).first, card.get_by_text(time, exact=True), card.locator("a[href^='tel:']").first):
        assert in_first_screen(seen)


def test_a_post_can_be_called_from_the_first_screen(sample_site: Path, phone: Any) -> None:
    phone.goto((sample_site / "posts" / "duty-officer.html").as_uri())
    assert in_first_screen(phone.locator(".hb-answer-card a[href='tel:1119']"))
    assert in_first_screen(phone.locator(".hb-answer-card a[href='tel:1120']"))  # the substitute


def test_administration_stands_at_the_foot(sample_site: Path, phone: Any) -> None:
    for name in ("procedures/seal-use", "posts/duty-officer", "criteria/attendance", "conduct/service-rules"):
        phone.goto((sample_site / f"{name}.html").as_uri())
        foot = phone.locator(".hb-strip--foot")
        assert name.partition("/")[2] in foot.inner_text()
        assert foot.bounding_box()["y"] > phone.locator("#content h2").last.bounding_box()["y"]


CASE = "#case?of-hours=5&with=repeated&with=self-reported"


def test_what_follows_from_a_case_why_and_where_to_object_are_in_the_first_screen(sample_site: Path, phone: Any) -> None:
    phone.goto((sample_site / "criteria" / "attendance.html").as_uri())
    field = phone.locator("#decide-hours")
    assert in_first_screen(field)
    field.fill("5")
    outcome = phone.locator("[data-decide-outcome]")
    assert "記過" in outcome.locator("strong").inner_text() and "4 小時以上，未滿 2 日" in outcome.inner_text()
    follows = phone.locator("[data-decide-follows='demerit']")
    assert all(words in follows.inner_text() for words in ("減 3 分", "核定：辦公室主任", "向公務人員保障暨培訓委員會提起復審", "30日內"))
    assert in_first_screen(follows) and in_first_screen(outcome)
    assert phone.locator("[data-decide-follows]:visible").count() == 1


def test_a_case_is_in_the_address_and_comes_back_from_it(sample_site: Path, phone: Any) -> None:
    address = (sample_site / "criteria" / "attendance.html").as_uri()
    phone.goto(address + CASE)
    assert phone.locator("#decide-hours").input_value() == "5"
    links = phone.locator("[data-decide-chain] li")
    assert [text.split()[0] for text in links.all_inner_texts()] == ["記過", "→", "→"]
    assert [text.strip() for text in links.locator("strong").all_inner_texts()] == ["記過", "記大過", "記過"]
    phone.locator("#decide-hours").fill("2")
    assert "of-hours=2" in phone.evaluate("location.hash")
    assert "#case?of-hours=2&with=repeated" in phone.locator("a[data-decide-link]").get_attribute("href")
    phone.locator("#decide-hours").fill("")
    phone.locator("summary", has_text="加減情節").click()
    while (chosen := phone.locator("[name=modifier]:checked")).count():
        chosen.first.uncheck()
    assert phone.evaluate("location.hash") == ""


def test_a_case_that_was_sent_is_told_to_be_another_where_the_criteria_are(sample_site: Path, phone: Any) -> None:
    """What the form cannot take over is not passed over in silence, nor is a change of the criteria since."""
    sent = phone.locator("[data-decide-sent]")
    for language in ("", "en/"):
        address = f"{sample_site.as_uri()}/{language}criteria/attendance.html"
        phone.goto(address + CASE)
        expect(sent).to_be_hidden()
        own = phone.locator("a[data-decide-link]").get_attribute("href").partition("#")[2]
        assert "rules=" in own
    for case, told in ((own, False), (own.replace("rules=", "rules=a"), True), (own.replace("repeated", "abolished"), True), ("case?of-days=3", True)):
        phone.goto("about:blank")
        phone.goto(f"{sample_site.as_uri()}/criteria/attendance.html#{case}")
        expect(sent).to_be_visible() if told else expect(sent).to_be_hidden()
        phone.reload()  # the address stays as it was sent
        expect(sent).to_be_visible() if told else expect(sent).to_be_hidden()
    phone.locator("#decide-hours").fill("2")
    expect(sent).to_be_hidden()
    assert phone.evaluate("location.hash").startswith("#case?of-hours=2&rules=")


def test_the_tier_of_a_case_is_marked_on_the_picture_and_in_the_table(sample_site: Path, phone: Any) -> None:
    phone.goto((sample_site / "criteria" / "attendance.html").as_uri() + CASE)
    assert phone.locator("tr.hb-tier--here").get_attribute("id") == "tier-under-two-days"
    assert phone.locator(".hb-tiers:visible .hb-tier--here").count() == 1
    phone.locator("#decide-hours").fill("x")
    assert phone.locator(".hb-tier--here").count() == 0
    assert phone.locator(".hb-decide__fault").inner_text() != ""
    assert phone.locator("[data-decide-outcome]").inner_text() == "請更正標示的欄位。"


def test_a_reasoned_note_holds_the_case_and_nothing_else(sample_site: Path, phone: Any) -> None:
    phone.goto((sample_site / "criteria" / "attendance.html").as_uri() + CASE)
    phone.evaluate("window.print = () => {}")
    phone.locator("[data-decide-print]").click()
    phone.emulate_media(media="print")
    text = phone.locator("#content").inner_text()
    assert "公務人員考績法" in text and "12 個月內第二次以上曠職" in text and "當事人陳述" in text
    assert "到職以來第一次曠職" not in text and not phone.locator("#tiers").is_visible()
    phone.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not phone.locator(".hb-decide").is_visible() and phone.locator("#tiers").is_visible()
    phone.evaluate("dispatchEvent(new Event('beforeprint'))")  # as the browser's own command does: the case and all of the page
    assert phone.locator("[data-decide-outcome]").is_visible() and phone.locator("#tiers").is_visible()
    assert not phone.locator(".hb-decide__line").first.is_visible()
    phone.evaluate("dispatchEvent(new Event('afterprint'))")
    phone.emulate_media(media="screen")


# --- By way of the search -------------------------------------------------------------------------------------------

ANSWER = ".hb-search__answer"


def asked(page: Any, query: str) -> Any:
    """The row that answers a question."""
    page.locator("[data-handbook-search]").first.click()
    page.locator(".hb-search__input").fill(query)
    page.locator(ANSWER).first.wait_for()
    return page.locator(ANSWER).first


@pytest.mark.parametrize(("folder", "query", "decider", "time"), [
    ("", "用印由誰核定", "辦公室主任", "2小時"), ("", "我可以蓋章嗎", "辦公室主任", "2小時"), ("en/", "may I stamp this", "Office director", "2 hours")])
def test_who_decides_and_how_long_in_the_first_screen_of_the_search_and_of_its_page(
        sample_site: Path, phone: Any, folder: str, query: str, decider: str, time: str) -> None:
    phone.goto((sample_site / folder / "index.html").as_uri())
    row = asked(phone, query)
    assert in_first_screen(row) and decider in row.inner_text() and time in row.inner_text()
    row.tap()
    phone.wait_for_url("**/procedures/seal-use.html")
    for seen in (decider, time):
        assert in_first_screen(phone.locator(".hb-answer-card").get_by_text(seen).first)


@pytest.mark.parametrize(("folder", "query", "level"), [("", "曠職5小時", "記過"), ("en/", "absent 5 hours", "Demerit")])
def test_what_follows_from_an_absence_is_one_question_and_one_tap_away(
        sample_site: Path, phone: Any, folder: str, query: str, level: str) -> None:
    phone.goto((sample_site / folder / "index.html").as_uri())
    row = asked(phone, query)
    assert in_first_screen(row) and level in row.inner_text()
    row.tap()
    outcome, follows = phone.locator("[data-decide-outcome]"), phone.locator("[data-decide-follows='demerit']")
    expect(phone.locator("#decide-hours")).to_have_value("5")
    expect(outcome).to_contain_text(level)
    assert in_first_screen(outcome) and in_first_screen(follows)


def test_today_leads_to_the_list_of_the_post_that_was_chosen(sample_site: Path, phone: Any) -> None:
    phone.goto((sample_site / "index.html").as_uri())
    assert asked(phone, "今天要做什麼").get_attribute("href").endswith("/index.html")
    phone.keyboard.press("Escape")
    phone.locator("#day-post").select_option("duty-officer")
    row = asked(phone, "今日待辦")
    assert "值班員" in row.inner_text() and row.get_attribute("href").endswith("/checklists/duty-officer.html")
    phone.goto((sample_site / "terms/index.html").as_uri())  # which loads no list of a day itself
    expect(asked(phone, "明天要做什麼")).to_contain_text("點收值班日誌")
    phone.keyboard.press("Escape")
    row = asked(phone, "who stamps documents")  # a question in another language than the page
    assert row.get_attribute("href").endswith("/en/procedures/seal-use.html#step-stamp") and "Apply the seal" in row.inner_text()


def test_what_nobody_answers_for_and_what_is_due_are_one_tap_away(sample_site: Path, phone: Any) -> None:
    phone.goto((sample_site / "index.html").as_uri())
    phone.locator(".hb-find a").tap()
    assert all(in_first_screen(phone.locator(f"#{name}")) for name in ("unanswered", "due"))


def test_pages_opened_before_stand_in_an_empty_search_until_they_are_cleared(sample_site: Path, phone: Any) -> None:
    for name in ("procedures/seal-use", "posts/secretary"):
        phone.goto((sample_site / f"{name}.html").as_uri())
    phone.goto((sample_site / "index.html").as_uri())
    phone.locator("[data-handbook-search]").first.click()
    rows = phone.locator(".hb-search [role=option]")
    rows.first.wait_for()
    assert [text.strip() for text in rows.all_inner_texts()][:2] == ["文秘人員", "用印"]
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/procedures/seal-use.html")
    phone.locator("[data-handbook-search]").first.click()
    phone.locator("[data-forget]").click()
    assert rows.count() == 0 and phone.locator("[data-forget]").count() == 0
