"""The server of the preview: it answers this computer only, shows edits and faults, and makes documents when they are asked for."""

from __future__ import annotations

import http.client
import re
import statistics
import time
from collections.abc import Iterator
from typing import Any

import pytest
from preview_process import Preview
from small_site import FAULTY, write_handbook

from generator.templates import BUILT_IN

SERVER = """
import sys
from generator.cli.main import main
main(["serve", "--folder", {root!r}, "--address", "127.0.0.1:{port}"])
"""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = write_handbook(tmp_path_factory.mktemp("live") / "handbook")
    (root / "templates" / "pages").mkdir(parents=True)
    started = Preview(root, SERVER)
    try:
        started.wait_for(lambda: started.get()[0] == 200, "the first page")
        yield started
    finally:
        started.stop()


def test_pages_and_assets_are_shown(preview: Preview) -> None:
    status, text = preview.get("/posts/clerk.html")
    assert status == 200
    assert re.search(r"<h1[^>]*>.*收發員", text)
    assert '<script src="/~live.js?version=' in text
    assert "unsafe" not in text
    for path in ("/", "/en/", "/en/posts/clerk.html", "/assets/handbook/frame.css", "/assets/handbook/search-zh-Hant.js", "/~live.js"):
        assert preview.get(path)[0] == 200, path
    assert preview.get("/none.html")[0] == 404


@pytest.mark.parametrize(("path", "host", "status"), [
    ("/", "evil.example", 403), ("/~changes", "evil.example", 403), ("/%2e%2e/", "localhost", 404), ("/..%2f..%2fetc/passwd", "localhost", 404),
    ("/%00", "localhost", 400), ("/%ff%fe", "localhost", 400), ("/", "[::1].evil.example", 403), ("/assets/handbook/..%5cx", "localhost", 404),
    ("/assets/handbook//etc/passwd", "localhost", 404), ("/assets/stylesheets//etc/passwd", "localhost", 404), ("//etc/passwd", "localhost", 404),
    ("/data//etc/passwd", "localhost", 404), ("/rules/clerk.yml", "localhost", 404), ("/mkdocs.yml", "localhost", 404),
])
def test_the_server_refuses(preview: Preview, path: str, host: str, status: int) -> None:
    assert preview.get(path, host)[0] == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_only_reading_is_answered(preview: Preview, method: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=10)
    connection.request(method, "/")
    answer = connection.getresponse()
    assert (answer.status, answer.getheader("Allow")) == (405, "GET, HEAD")
    connection.close()


def test_a_document_is_typeset_when_it_is_asked_for(preview: Preview) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=60)
    connection.request("GET", "/posts/clerk.pdf")
    answer = connection.getresponse()
    assert (answer.status, answer.getheader("Content-Type"), answer.read(5)) == (200, "application/pdf", b"%PDF-")
    connection.close()


def test_a_faulty_edit_is_reported_and_the_last_good_page_stays(preview: Preview) -> None:
    faulty = preview.root / "rules" / "second.yml"
    faulty.write_text(FAULTY, "utf-8")
    preview.wait_for(lambda: "rules/second.yml:4:13" in preview.get("/posts/clerk.html")[1], "the finding on the page")
    assert "收發員" in preview.get("/posts/clerk.html")[1]
    assert "HB104" in preview.log.read_text()
    faulty.unlink()
    preview.wait_for(lambda: "frame-notice" not in preview.get("/posts/clerk.html")[1], "the page without a notice")


def test_a_template_of_ones_own_is_shown_once_it_is_there(preview: Preview) -> None:
    """In the place of one that was shown before."""
    own, built_in = preview.root / "templates" / "pages" / "post.html", (BUILT_IN / "pages" / "post.html").read_text("utf-8")
    assert "自己的樣板" not in preview.get("/posts/clerk.html")[1]
    own.write_text(built_in.replace("{% block answer %}", "{% block answer %}<p>自己的樣板</p>"), "utf-8")
    preview.wait_for(lambda: "自己的樣板" in preview.get("/posts/clerk.html")[1], "what the template says")
    own.unlink()
    preview.wait_for(lambda: "自己的樣板" not in preview.get("/posts/clerk.html")[1], "the page as before")


def test_a_folder_is_seen_that_is_made_while_the_handbook_is_shown(preview: Preview) -> None:
    """Of templates, which was not there before; and of rules, which are there once more."""
    templates, built_in = preview.root / "templates", (BUILT_IN / "pages" / "post.html").read_text("utf-8")
    (templates / "pages").rmdir()
    templates.rmdir()
    (templates / "pages").mkdir(parents=True)
    own = templates / "pages" / "post.html"
    for words in ("自己的樣板", "改過的樣板"):
        own.write_text(built_in.replace("{% block answer %}", "{% block answer %}<p>" + words + "</p>"), "utf-8")
        preview.wait_for(lambda words=words: words in preview.get("/posts/clerk.html")[1], words)  # type: ignore[misc]
    own.unlink()
    rules, aside = preview.root / "rules", preview.root / "aside"
    rules.rename(aside)
    preview.wait_for(lambda: "frame-notice" in preview.get("/posts/clerk.html")[1], "what is wrong")
    aside.rename(rules)
    preview.wait_for(lambda: "frame-notice" not in preview.get("/posts/clerk.html")[1], "the page without a notice")
    clerk = rules / "clerk.yml"
    text = clerk.read_text("utf-8")
    for words in ("數郵件", "清點郵件"):
        clerk.write_text(text.replace("清點郵件", words), "utf-8")
        preview.wait_for(lambda words=words: words in preview.get("/posts/clerk.html")[1], words)  # type: ignore[misc]


def test_an_edit_of_the_settings_is_shown(preview: Preview) -> None:
    settings = preview.root / "mkdocs.yml"
    before = settings.read_text("utf-8")
    settings.write_text(before.replace("site_name: ''", "site_name: 另一個名字"), "utf-8")
    preview.wait_for(lambda: "另一個名字" in preview.get("/")[1], "the new name")
    settings.write_text(before, "utf-8")
    preview.wait_for(lambda: "另一個名字" not in preview.get("/")[1], "the old name")


def test_interrupting_ends_it(tmp_path: Any) -> None:
    started = Preview(write_handbook(tmp_path / "handbook"), SERVER)
    started.wait_for(lambda: started.get()[0] == 200, "the first page")
    started.stop()
    assert started.process.returncode == 0
    assert "Traceback" not in started.log.read_text()


LOOKING = """
import time
from generator.live import closer_look

def look(*given):
    print("looking", file=sys.stderr, flush=True)
    time.sleep(60)
    yield from ()

closer_look.look_closer = look
"""
"""Somebody whose rules take long to be checked."""


def test_interrupting_ends_it_while_it_looks_closer(tmp_path: Any) -> None:
    started = Preview(write_handbook(tmp_path / "handbook"), "import sys" + LOOKING + SERVER)
    started.wait_for(lambda: "looking" in started.log.read_text() and started.get()[0] == 200, "a look")
    started.stop()
    assert started.process.returncode == 0
    assert "Traceback" not in started.log.read_text()


@pytest.mark.browser
def test_a_browser_shows_an_edit_at_once(preview: Preview, chromium: Any) -> None:
    """Saved → shown, several times over; the middle one is quick even on a busy machine."""
    from playwright.sync_api import expect

    complaints: list[str] = []
    page = chromium.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.goto(f"http://127.0.0.1:{preview.port}/posts/clerk.html")
    clerk = preview.root / "rules" / "clerk.yml"
    text, taken = clerk.read_text("utf-8"), []
    for number in range(5):
        started = time.perf_counter()
        clerk.write_text(text.replace("清點郵件", f"清點郵件{number}"), "utf-8")
        expect(page.locator("body")).to_contain_text(f"清點郵件{number}", timeout=30000)
        taken.append(time.perf_counter() - started)
    page.close()
    assert [said for said in complaints if "sw.js" not in said and "404" not in said] == []
    assert statistics.median(taken) < 10, taken
