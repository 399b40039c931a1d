"""The sample's whole site in a real browser: accessible, to itself, on http and from a folder, on a phone, and inert."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from axe_core_python.sync_playwright import Axe

from generator import building

pytestmark = pytest.mark.browser

PAGES = (
    "index.html", "posts/index.html", "posts/duty-officer.html", "procedures/index.html", "procedures/document-circulation.html",
    "procedures/petition-handling.html", "criteria/index.html", "criteria/attendance.html", "criteria/document-timeliness.html",
    "conduct/principles-of-handling.html", "oversight/document-deadlines.html", "terms/index.html", "scopes/index.html",
    "scopes/duty-watch.html", "entries/index.html", "checklists/index.html", "checklists/duty-officer.html", "cases/index.html", "cases/emergency.html",
    "records/index.html", "quality/index.html", "quality/checks.html",
    "en/index.html", "en/posts/secretary.html", "en/procedures/seal-use.html", "en/checklists/secretary.html",
    "zh-Hans/index.html", "zh-Hans/posts/registry-clerk.html", "zh-Hans/checklists/registry-clerk.html", "zh-Hans/entries/index.html",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NASTY = ("<script>window.hacked = 1</script>", "<img src=x onerror='window.hacked = 1'>", "</title><script>window.hacked = 1</script>",
         "{{7*7}}{% raw %}", "[x](javascript:alert(1))", "*b* #read(\"f\") $x$", "--8<-- \"f\"", "\"><base href=//evil.example>")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def http(sample_site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(sample_site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


ALIKE = 4
"""Neighbours of one making (tag and classes) that are looked at where time is short: a long list is the same row many times over."""
SHORTEN = """most => {
  for (const list of document.querySelectorAll("main *")) {
    const seen = {};
    for (const part of [...list.children]) {
      const making = `${part.tagName}.${part.className}`;
      seen[making] = (seen[making] || 0) + 1;
      if (seen[making] > most) part.remove();
    }
  }
}"""


def violations(page: Any) -> list[tuple[str, str]]:
    found = Axe().run(page, options={"runOnly": RULES})["violations"]
    return [(v["id"], node["html"][:160]) for v in found for node in v["nodes"]]


LOOKS = [(360, "dark"), (1280, "light"), (360, "light"), (768, "dark"), (1280, "dark")]


@pytest.mark.parametrize("number", range(len(LOOKS)))
def test_no_accessibility_violations(sample_site: Path, chromium: Any, number: int) -> None:
    """Every page in one of the looks, its long lists shortened; the sweep takes every page whole in every look."""
    expect_accessible(sample_site, chromium, LOOKS[number], PAGES[number :: len(LOOKS)], ALIKE)


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
def test_no_accessibility_violations_of_any_page_in_any_look(sample_site: Path, chromium: Any, look: tuple[int, str]) -> None:
    expect_accessible(sample_site, chromium, look, PAGES)


def expect_accessible(sample_site: Path, chromium: Any, look: tuple[int, str], pages: tuple[str, ...], alike: int = 0) -> None:
    width, scheme = look
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    found = {}
    for name in pages:
        page.goto((sample_site / name).as_uri())
        if alike:
            page.evaluate(SHORTEN, alike)
        if problems := violations(page):
            found[name] = problems
    page.close()
    assert found == {}


def test_no_request_leaves_the_site_and_nothing_fails(http: str, chromium: Any) -> None:
    page = chromium.new_page()
    foreign: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith((http, "data:")) else None)
    # Going on to the next page aborts what is still loading; that is no failure.
    page.on("requestfailed", lambda request: errors.append(request.url) if "ERR_ABORTED" not in (request.failure or "") else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    for name in (*PAGES, "404.html"):
        page.goto(http + name)
        page.keyboard.press("/")
        page.keyboard.type("公文")
        page.wait_for_timeout(50)
    page.close()
    assert (foreign, errors) == ([], [])


def test_from_a_folder_pages_run_without_errors(sample_site: Path, chromium: Any) -> None:
    page = chromium.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
    page.on("console", lambda message: errors.append(f"{page.url}: {message.text}") if message.type == "error" else None)
    for name in PAGES:
        page.goto((sample_site / name).as_uri())
    page.close()
    assert errors == []


def test_the_page_for_missing_addresses_is_accessible(http: str, chromium: Any) -> None:
    """It is styled from the root of its host, so it is looked at through a server."""
    page = chromium.new_page()
    page.goto(http + "404.html")
    found = violations(page)
    page.close()
    assert found == []


@pytest.mark.parametrize("width", [320, 390])
def test_no_page_is_wider_than_a_phone(sample_site: Path, chromium: Any, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    too_wide = []
    for name in PAGES:
        page.goto((sample_site / name).as_uri())
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            too_wide.append(name)
    page.close()
    assert too_wide == []


def test_no_page_has_inline_scripts_styles_or_handlers(sample_site: Path) -> None:
    import re

    inline = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")|<style|\sstyle=\"|\son[a-z]+=\"", re.IGNORECASE)
    found = {p.name: m[0] for p in sample_site.rglob("*.html") if (m := inline.search(p.read_text("utf-8")))}
    assert found == {}


def test_an_entry_text_is_text_everywhere(tmp_path: Path, chromium: Any) -> None:
    """Script, Markdown, Jinja, Typst and HTML in every text of an entry stay what they are: characters."""
    shutil.copytree(Path(__file__).parents[1] / "cases" / "base", tmp_path, dirs_exist_ok=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ndocs_dir: rules\nplugins: [handbook]\n", "utf-8")
    import json

    nasty = json.dumps(" ".join(NASTY))
    (tmp_path / "rules" / "nasty.yml").write_text(f"""\
kind: post
id: nasty
title: {nasty}
summary: {nasty}
unit: office
tags: [{nasty}]
basis: {{cite: {nasty}}}
duties:
  - {{id: do, do: {nasty}, when: {{event: {nasty}}}, evidence: {nasty}, procedure: nasty}}
---
kind: procedure
id: nasty
title: {nasty}
trigger: {nasty}
scope: mail
steps:
  - {{do: {nasty}, by: nasty, control: {nasty}, decision: {nasty}, branches: [{{when: {nasty}, goto: end}}, {{when: "no", goto: last}}]}}
  - {{id: last, do: {nasty}, by: nasty}}
---
kind: criteria
id: nasty
title: {nasty}
side: penalty
measures: [{{id: m, title: {nasty}, unit: {nasty}}}]
tiers: [{{title: {nasty}, when: any, level: reprimand}}]
modifiers: [{{id: x, title: {nasty}, effect: up}}]
cases: [{{title: {nasty}, given: 1, expect: {{level: reprimand}}}}]
---
kind: term
id: nasty
title: {nasty}
definition: {nasty}
""", "utf-8")
    built = building.build(tmp_path)
    assert built.published
    page = chromium.new_page()
    for name in ("index", "posts/nasty", "procedures/nasty", "criteria/nasty", "terms/index", "entries/index", "checklists/nasty"):
        page.goto((tmp_path / "site" / f"{name}.html").as_uri())
        page.keyboard.press("/")
        page.keyboard.type("hacked")
        page.wait_for_timeout(100)
        assert page.evaluate("window.hacked") is None, name
        assert page.locator("base").count() == 0
        assert "<script>window.hacked = 1</script>" in page.locator("body").inner_text() or name in ("index", "entries/index"), name
    page.close()
