"""The edition for readers outside, on a phone: what can be done, how long it takes and what to bring, without a word for staff."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator import building
from generator.door import Asked
from generator.site.frame import SCRIPTS_OF_STAFF
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

SCRIPT = re.compile(r'<script[^>]* src="([^"?#:]+)"')
STAFF = ("您在哪一個崗位", "崗位檢核表", "起身招呼來訪者")
STAFF_MENU = {"崗位", "檢核表", "逐步辦理", "辦理紀錄", "獎懲及其他標準", "工作範圍", "涵蓋範圍與品質", "全部條目"}


@pytest.fixture(scope="module")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's edition for the public."""
    root = tmp_path_factory.mktemp("public")
    shutil.copytree(ROOT / "rules", root / "rules")
    (root / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text("utf-8").replace("- handbook", "- handbook: {documents: []}"), "utf-8")
    assert building.build(root, asked=Asked(audience="public")).published
    return root / "site-public"


@pytest.mark.parametrize(("folder", "wanted", "time", "paper"), [
    ("", "檔案調閱", "不攜出", "身分證明文件"), ("zh-Hans/", "档案调阅", "不携出", "身分证明文件"), ("en/", "File loan", "during office hours", "identity")])
def test_time_and_papers_take_two_taps_at_most(public_site: Path, chromium: Any, folder: str, wanted: str, time: str, paper: str) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto((public_site / folder / "index.html").as_uri())
    service = page.locator(".hb-service", has_text=wanted)
    assert service.locator("summary").get_by_text(time).is_visible()  # the time: no tap
    service.locator("summary").tap()  # the papers: one
    papers = service.get_by_text(paper)
    assert papers.is_visible() and papers.bounding_box()["y"] < 844
    page.close()


def test_its_site_has_the_scripts_that_its_pages_load_and_none_of_staff(public_site: Path) -> None:
    pages = [page for page in public_site.rglob("*.html") if page.name != "404.html"]  # whose addresses begin at the server's root
    loaded = {(page.parent / found).resolve() for page in pages for found in SCRIPT.findall(page.read_text("utf-8"))}
    assert loaded and not [path for path in loaded if not path.is_file()]
    scripts = {path.relative_to(public_site / "assets" / "handbook").as_posix() for path in (public_site / "assets" / "handbook").rglob("*.js")}
    assert "search.js" in scripts and not scripts & SCRIPTS_OF_STAFF


def test_no_menu_and_no_word_of_staff(public_site: Path, chromium: Any) -> None:
    page = chromium.new_page()
    for name in ("index.html", "procedures/visitor-reception.html", "procedures/petition-handling.html"):
        page.goto((public_site / name).as_uri())
        menu = page.locator(".frame-sections a").all_inner_texts()
        assert "程序" in menu and not STAFF_MENU & set(menu)
        text = page.content()
        assert not [words for words in STAFF if words in text], name
    page.goto((public_site / "procedures" / "index.html").as_uri())
    text = page.locator("main").inner_text()
    assert "可以辦理" in text and "維護崗位" not in text and "啟動時機\n" not in text
    assert page.locator(".frame-footer [data-offline]").inner_text() == "由資料夾開啟，不需網路。"
    page.goto((public_site / "posts" / "duty-officer.html").as_uri())
    assert not {"來源檔", "維護崗位", "員額"} & set(page.locator("main dt").all_inner_texts())
    assert not {"職責", "職權", "班次與輪值表", "任職條件"} & set(page.locator("main h2").all_inner_texts())  # whom to reach, and for what
    page.goto((public_site / "entries" / "index.html").as_uri())
    text = page.locator("main").inner_text()
    assert not [words for words in ("維護崗位", "下次檢討", "duty-officer", "保存期限") if words in text]
    assert not [name for name in ("checklists", "data", "posts/duty-officer.pdf") if (public_site / name).exists()]
    page.close()
