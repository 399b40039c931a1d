"""What changed for my post since last month: two taps on a phone at most, and a choice that can be sent as an address."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from small_site import POST, write_handbook

from browser.loading import reload
from browser.phones import PHONE, without_complaints
from generator import building
from generator.door import Asked
from generator.facts.changes import FieldChange
from generator.pages import changes as pages_changes
from generator.reading import git

pytestmark = pytest.mark.browser

MESSENGER = POST.replace("id: clerk", "id: messenger").replace("answers_for: mail\n", "").replace("收發員", "遞送員")
CHIEF = MESSENGER.replace("id: messenger", "id: chief").replace("遞送員", "主任")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("changes") / "office")


def built(folder: Path) -> Path:
    """The site of an office whose rules have changed on three days."""
    root = write_handbook(folder, **{"messenger.yml": MESSENGER, "chief.yml": CHIEF})
    (root / "mkdocs.yml").write_text("site_name: ''\ndocs_dir: rules\nplugins: [handbook: {documents: [amendments]}]\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(git, "_GIT", ("there-is-no-such-program",))
        for day, name, text in (("2026-09-01", "clerk", POST), ("2026-09-15", "clerk", POST.replace("清點郵件", "清點郵件及包裹")),
                                ("2026-11-02", "clerk", POST.replace("清點郵件", "清點郵件及快遞")),
                                ("2026-11-05", "messenger", MESSENGER.replace("daily", "weekly"))):
            (root / "rules" / f"{name}.yml").write_text(text, "utf-8")
            assert building.build(root, asked=Asked(datetime.date.fromisoformat(day))).published
    return root / "site"


@pytest.fixture
def page(context: BrowserContext, site: Path) -> Iterator[Page]:
    with without_complaints(context) as opened:
        opened.clock.set_fixed_time(datetime.datetime(2026, 11, 26, 9))
        opened.goto((site / "index.html").as_uri())
        yield opened


def titles(page: Page) -> list[str]:
    return [text.split()[0] for text in page.locator("article.hb-change:visible h3").all_inner_texts()]


def test_from_the_first_page_it_is_one_tap_once_the_post_is_known(page: Page) -> None:
    mine = page.locator("[data-day-home] [data-changes-mine]")  # below the work of the day, and not below all posts
    expect(mine).to_be_hidden()
    page.locator("#day-post").select_option("clerk")
    expect(mine).to_contain_text("您的崗位有 1 項異動")
    mine.locator("a").tap()
    expect(page.locator("h1")).to_have_text("最近異動")
    assert titles(page) == ["收發員"]
    assert page.locator("[name=post]").input_value() == "clerk"
    expect(page.locator("article.hb-change:visible ins")).to_have_text("快遞")
    expect(page.locator("article.hb-change:visible del")).to_have_text("包裹")


def test_a_post_that_nothing_changed_for_is_told_nothing(page: Page) -> None:
    page.locator("#day-post").select_option("chief")
    expect(page.locator("[data-changes-mine]")).to_be_hidden()


def test_two_days_and_a_post_are_in_the_address(page: Page, site: Path) -> None:
    page.goto((site / "changes" / "index.html").as_uri())
    assert titles(page) == ["遞送員", "收發員", "收發員"]
    page.locator("[name=to]").fill("2026-10-01")
    assert titles(page) == ["收發員"]
    page.locator("[name=post]").select_option("messenger")
    assert titles(page) == []
    expect(page.locator("output")).to_have_text("沒有異動。")
    assert re.search(r"\?post=messenger&to=2026-10-01$", page.url)
    reload(page)
    assert titles(page) == []


def test_since_the_last_visit(page: Page, site: Path) -> None:
    page.goto((site / "changes" / "index.html").as_uri())
    expect(page.locator("[data-changes-visit]")).to_be_hidden()
    page.evaluate("localStorage.setItem('handbook-changes-seen:office', '2026-11-03')")
    reload(page)
    page.locator("[data-changes-visit]").tap()
    assert titles(page) == ["遞送員"]


def test_without_scripts_every_change_is_there(chromium: Browser, site: Path) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    opened = context.new_page()
    opened.goto((site / "changes" / "index.html").as_uri())
    assert titles(opened) == ["遞送員", "收發員", "收發員"]
    expect(opened.locator("form")).to_be_hidden()
    context.close()


def test_days_far_back_are_folded_until_somebody_asks(context: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages_changes, "AT_ONCE", 2)
    address = (built(tmp_path / "office") / "changes" / "index.html").as_uri()
    with without_complaints(context) as page:
        page.goto(address)
        assert titles(page) == ["遞送員", "收發員"]
        page.locator("summary", has_text="2026年9月15日").tap()
        assert titles(page) == ["遞送員", "收發員", "收發員"]
        page.goto(f"{address}?to=2026-10-01")
        assert titles(page) == ["收發員"]
        reload(page, f"{address}#2026-09-15-post-clerk")
        assert titles(page) == ["遞送員", "收發員", "收發員"]
        reload(page, address)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert len(titles(page)) == 3
        assert Axe().run(page)["violations"] == []


@pytest.mark.parametrize(("number", "shown"), [(1, 1), (5, 5), (6, 3), (30, 3)])
def test_many_changes_of_an_entry_are_folded_but_for_the_first(number: int, shown: int) -> None:
    assert pages_changes.shown_at_first([cast(FieldChange, None)] * number) == shown


def test_an_entry_says_when_it_changed_last(page: Page, site: Path) -> None:
    page.goto((site / "posts" / "clerk.html").as_uri())
    line = page.locator(".hb-strip--foot div", has_text="最近修正")
    expect(line).to_contain_text("2026年11月2日 職責 1 · 作法：清點郵件及包裹 → 清點郵件及快遞")
    line.locator("a").tap()
    expect(page.locator("article.hb-change").nth(1)).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say(page: Page, site: Path, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto((site / "changes" / "index.html").as_uri())
    found = Axe().run(page)
    assert [violation["id"] for violation in found["violations"]] == []
