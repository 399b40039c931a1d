"""Without a network: after one visit over http every page opens, and its foot says so; from a folder and over plain http it says what is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from small_site import MKDOCS, write_handbook

from browser.served import Served
from generator import building
from generator.site.offline import Offline

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_handbook(tmp_path_factory.mktemp("offline") / "office", MKDOCS.replace("[handbook]", "[{handbook: {documents: []}}]"))
    assert building.build(root).published
    return root / "site"


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(viewport={"width": 390, "height": 844})
    yield made
    made.close()


def test_after_one_visit_every_page_opens_without_a_network(site: Path, context: BrowserContext) -> None:
    served, page = Served(site), context.new_page()
    page.goto(served.url + "index.html")
    expect(page.locator("[data-offline]")).to_have_text("已存於本機，離線也能開啟各頁；PDF 須連線，但首頁所選崗位的檢核表除外。", timeout=30_000)
    page.reload()  # from now on the worker answers
    page.locator("#day-post").select_option("clerk")
    page.wait_for_function("async () => Boolean(await caches.match(new URL('checklists/clerk.pdf', location.href).href))")
    served.stop()
    assert page.evaluate("fetch('checklists/clerk.pdf').then((found) => found.status)") == 200
    for name in ("index.html", "checklists/clerk.html", "posts/clerk.html", "en/checklists/clerk.html"):
        page.goto(served.url + name)
        expect(page.locator("h1")).to_be_visible()
    box = page.locator("[data-day-item]").first
    box.click()
    page.reload()
    expect(page.locator("[data-day-item]").first).to_be_checked()
    assert page.evaluate("getComputedStyle(document.querySelector('.md-grid')).maxWidth") != "none"


def test_it_can_be_installed(site: Path, context: BrowserContext) -> None:
    served, page = Served(site), context.new_page()
    page.goto(served.url + "en/index.html")
    said = context.new_cdp_session(page).send("Page.getAppManifest")
    found = json.loads(said["data"])
    assert said["errors"] == []
    assert (found["name"], found["start_url"], found["display"]) == ("辦公室手冊", "index.html", "minimal-ui")
    served.stop()


def test_a_page_from_a_folder_says_what_it_can(site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    expect(page.locator("[data-offline]")).to_have_text("由資料夾開啟，不需網路；勾選紀錄存於本瀏覽器。")


def test_a_large_site_is_kept_as_far_as_there_is_room() -> None:
    offline = Offline()
    for address, size in (("zz.html", 20_000_000), ("terms/index.html", 5_000_000), ("en/checklists/a.html", 9_000_000), ("index.html", 9_000_000),
                          ("checklists/a.pdf", 1), ("sw.js", 1)):
        offline.add(address, size, "")
    assert offline.files() == ["en/checklists/a.html", "index.html", "terms/index.html"]
