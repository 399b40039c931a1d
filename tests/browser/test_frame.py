"""The frame in a browser, opened from the disk: accessible, usable with a keyboard and without scripts, and to itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from small_site import small_render, write_handbook

from generator import building, pipeline

pytestmark = pytest.mark.browser

WIDTHS = (360, 768, 1280)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IN_SIGHT = """() => {
  const element = document.activeElement, box = element.getBoundingClientRect();
  if (element === document.body) return "";
  const name = element.id || element.textContent.trim() || element.outerHTML;
  if (element.id === "__drawer") return "";  // stands for its label, which shows the focus
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  const found = document.elementFromPoint(x, y);
  return found && (element.contains(found) || found.contains(element)) ? "" : name;
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_handbook(tmp_path_factory.mktemp("browser") / "handbook")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "render", small_render)
        assert building.build(root).published
    return root / "site"


@pytest.fixture
def window(chromium: Any, site: Path) -> Iterator[Any]:
    """Opens pages of the site. What the browser complains of, and every request elsewhere, makes the test fail."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def open_page(address: str = "posts/p1.html", width: int = 1280, **options: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.extend(  # what the end of a page breaks off has not failed
            [] if "ERR_ABORTED" in (request.failure or "") else [f"failed: {request.url}"]))
        page.on("request", lambda request: None if request.url.startswith(("file:", "data:")) else complaints.append(request.url))
        page.goto((site / address).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def violations(page: Any) -> list[str]:
    from axe_core_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})["violations"]
    return [f"{v['id']}: {v['help']}: {[n['html'] for n in v['nodes']]}" for v in found]


@pytest.mark.parametrize("address", ["index.html", "posts/p1.html", "en/posts/p1.html"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_there_are_no_barriers(window: Any, address: str, width: int, scheme: str) -> None:
    assert violations(window(address, width, color_scheme=scheme)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_there_are_no_barriers_in_the_open_drawer_and_menus(window: Any, scheme: str) -> None:
    page = window(width=360, color_scheme=scheme)
    page.click("[data-handbook-drawer]")
    assert violations(page) == []
    page.keyboard.press("Escape")
    for number in (0, 1):
        page.locator("[data-handbook-menu] summary").nth(number).click()
        assert violations(page) == []


@pytest.mark.parametrize("width", [320, *WIDTHS])
@pytest.mark.parametrize("address", ["index.html", "posts/p1.html"])
def test_nothing_scrolls_sideways(window: Any, address: str, width: int) -> None:
    page = window(address, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_tab_stop_can_be_seen(window: Any, width: int, scripts: bool) -> None:
    page = window(width=width, java_script_enabled=scripts)
    hidden = []
    for _ in range(45):
        page.keyboard.press("Tab")
        hidden.append(page.evaluate(IN_SIGHT))
    assert [name for name in hidden if name] == []


def test_the_first_tab_stop_skips_to_the_content(window: Any) -> None:
    page = window()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('article').contains(document.activeElement)")


@pytest.mark.parametrize("close", ["Escape", "overlay", "button"])
def test_the_drawer_opens_and_closes_with_the_focus(window: Any, close: str) -> None:
    page = window(width=390)
    button = page.locator("[data-handbook-drawer]")
    drawer = page.locator("#navigation")
    assert not drawer.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert drawer.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.textContent") == "崗位"
    assert page.evaluate("document.querySelector('.md-content').inert")
    if close == "Escape":
        page.keyboard.press("Escape")
    elif close == "overlay":
        page.mouse.click(380, 600)
    else:
        button.click()
    assert not drawer.is_visible()
    assert button.get_attribute("aria-expanded") == "false"
    assert not page.evaluate("document.querySelector('.md-content').inert")
    if close != "overlay":
        assert page.evaluate("document.activeElement.hasAttribute('data-handbook-drawer')")


def test_without_scripts_the_drawer_works_and_nothing_useless_is_shown(window: Any) -> None:
    page = window(width=390, java_script_enabled=False)
    drawer = page.locator("#navigation")
    assert not drawer.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert drawer.is_visible()
    page.locator("label.frame-menu-label").click()
    assert not drawer.is_visible()
    for useless in ("[data-handbook-drawer]", "[data-handbook-search]", ".frame-menu--colours"):
        assert not page.locator(useless).is_visible()
    page.locator("[data-handbook-menu] summary").first.click()
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/site/en/posts/p1.html")


def test_menus_close_by_escape_and_when_the_focus_leaves(window: Any) -> None:
    page = window()
    summary = page.locator("[data-handbook-menu] summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("link", name="English").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("link", name="English").is_visible()
    assert summary.evaluate("e => e === document.activeElement")
    page.keyboard.press("Enter")
    page.locator("article").click()
    assert not page.get_by_role("link", name="English").is_visible()


def test_the_other_language_opens_at_the_same_place(window: Any, site: Path) -> None:
    page = window()
    page.goto((site / "posts" / "p1.html").as_uri() + "#part-2")
    page.locator(".frame-contents a").nth(0).click()
    page.locator("[data-handbook-menu] summary").first.click()
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/site/en/posts/p1.html#part-1")


def background(page: Any) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize(("device", "choice", "dark"), [
    ("light", "auto", False), ("dark", "auto", True), ("light", "dark", True), ("dark", "light", False)])
def test_colours_are_as_chosen_and_remembered(window: Any, site: Path, device: str, choice: str, dark: bool) -> None:
    page = window(color_scheme=device)
    page.locator(".frame-menu--colours summary").click()
    page.locator(f"input[value={choice}]").check()
    for _ in range(2):
        assert (background(page) != "rgb(255, 255, 255)") == dark
        assert page.evaluate("document.documentElement.dataset.mdColorScheme") == ("slate" if dark else "default")
        page.goto((site / "index.html").as_uri())
    assert page.locator(f"input[value={choice}]").is_checked()


def test_what_is_printed_is_black_on_white_and_only_the_content(window: Any) -> None:
    page = window(color_scheme="dark")
    page.locator(".frame-menu--colours summary").click()
    page.locator("input[value=dark]").check()
    page.emulate_media(media="print")
    assert background(page) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('article')).color") == "rgb(0, 0, 0)"
    for useless in (".md-header", "#navigation", ".frame-contents"):
        assert not page.locator(useless).is_visible()
    assert page.locator(".frame-footer strong").is_visible()


def test_the_policy_forbids_inline_scripts_and_styles(chromium: Any, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    path = tmp_path / "site" / "posts" / "p1.html"
    attack = "<script>document.title='ran'</script><p id=s style='color:red' onclick='x'>x</p><img src=x onerror=\"document.title='ran'\">"
    path.write_text(path.read_text("utf-8").replace("</h1>", f"</h1>{attack}", 1), "utf-8")
    page = chromium.new_page()
    page.goto(path.as_uri())
    page.wait_for_timeout(100)
    assert page.title() != "ran"
    assert page.evaluate("getComputedStyle(document.getElementById('s')).color") != "rgb(255, 0, 0)"
    assert page.locator(".frame-brand").evaluate("e => getComputedStyle(e).display") == "flex", "our own style sheets count"
    assert page.evaluate("document.documentElement.classList.contains('js')"), "our own scripts run"
    page.close()
