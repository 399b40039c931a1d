"""The preview answers this computer only, outlives faulty edits, and its reload script passes the policy of the pages."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from preview_process import Preview
from small_site import FAULTY, write_handbook

from generator.site.serve import allow_reload_script, guard, tolerant


def page_app(environ: Any, start_response: Any) -> list[bytes]:
    kind = environ.get("kind", "text/html")
    start_response("200 OK", [("Content-Type", kind), ("Content-Length", "3")])
    return [b"<meta content=\"script-src 'self'; style-src 'self'\">", b"<script src=x></script><script>live()</script></body>"]


def ask(app: Any, **environ: str) -> tuple[str, dict[str, str], bytes]:
    answer: list[Any] = []
    environ.setdefault("REQUEST_METHOD", "GET")
    body = app(environ, lambda status, headers, exc_info=None: answer.extend([status, dict(headers)]))
    return answer[0], answer[1], b"".join(body)


@pytest.mark.parametrize(("host", "listening", "status"), [
    ("localhost:8000", "127.0.0.1", "200"), ("127.0.0.1:8000", "127.0.0.1", "200"), ("LOCALHOST", "127.0.0.1", "200"),
    ("[::1]:8000", "::1", "200"), ("office-pc:8000", "office-pc", "200"),
    ("evil.example", "127.0.0.1", "403"), ("evil.example:8000", "127.0.0.1", "403"), ("localhost.evil.example", "127.0.0.1", "403"),
    ("", "127.0.0.1", "403"), ("192.168.1.5:8000", "127.0.0.1", "403"), ("127.0.0.1.evil.example", "0.0.0.0", "403"),
    ("192.168.1.5:8000", "0.0.0.0", "200"), ("evil.example", "0.0.0.0", "403"), (socket.gethostname(), "0.0.0.0", "200"),
    ("[fe80::1]:8000", "::", "200"),
    ("[::1].evil.example", "127.0.0.1", "403"), ("[::1]evil.example:8000", "127.0.0.1", "403"), ("[::1", "127.0.0.1", "403"),
    ("localhost:8000:evil.example", "127.0.0.1", "403"), ("localhost:evil.example", "127.0.0.1", "403"), ("localhost@evil.example", "127.0.0.1", "403"),
    ("localhost/evil.example", "127.0.0.1", "403"), ("localhost evil.example", "127.0.0.1", "403"), ("localhost.", "127.0.0.1", "403"),
    ("[localhost]", "127.0.0.1", "403"), ("", "", "403"), ("[::1].evil.example", "::", "403"), ("127.1", "0.0.0.0", "403"),
])
def test_foreign_hosts_are_refused(host: str, listening: str, status: str) -> None:
    assert ask(guard(page_app, listening), HTTP_HOST=host, PATH_INFO="/")[0].startswith(status)


@pytest.mark.parametrize(("path", "status"), [
    ("/", "200"), ("/posts/a..b.html", "200"), ("/../", "404"), ("/a/../../etc/passwd", "404"), ("/..\\x", "404"),
    ("/\0", "400"), ("/x\0.html", "400"), ("/\xff\xfe", "400"), ("/\xc0\xae\xc0\xae/", "400"), ("/x\r\ny", "400"), ("/\x7f", "400"),
    ("/" + "表單".encode().decode("latin-1"), "200"),
])
def test_paths_out_of_the_site_are_refused(path: str, status: str) -> None:
    assert ask(guard(page_app, "127.0.0.1"), HTTP_HOST="localhost", PATH_INFO=path)[0].startswith(status)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "", "PROPFIND"])
def test_only_reading_is_answered(method: str) -> None:
    status, headers, _ = ask(guard(page_app, "127.0.0.1"), HTTP_HOST="localhost", PATH_INFO="/", REQUEST_METHOD=method)
    assert (status, headers["Allow"]) == ("405 Method Not Allowed", "GET, HEAD")


def test_head_is_answered_without_a_body() -> None:
    status, headers, body = ask(guard(page_app, "127.0.0.1"), HTTP_HOST="localhost", PATH_INFO="/", REQUEST_METHOD="HEAD")
    assert (status, headers["Content-Length"], body) == ("200 OK", "3", b"")


def test_a_notice_stands_on_every_page_and_is_shown_as_text() -> None:
    def app(environ: Any, start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/html")])
        return [b"<html><body class=x><h1>a</h1></body></html>"]

    assert b'<body class=x><pre class="frame-notice" role="alert">a &lt;b&gt;</pre><h1>' in ask(allow_reload_script(app, lambda: "a <b>"))[2]
    assert b"<pre" not in ask(allow_reload_script(app))[2]


def test_the_reload_script_gets_a_fresh_nonce_that_the_policy_names() -> None:
    nonces = set()
    for _ in range(2):
        _, headers, body = ask(allow_reload_script(page_app))
        found = re.search(rb"script-src 'nonce-([\w-]+)' 'self'; style-src 'self'", body)
        assert found
        assert b'<script nonce="' + found[1] + b'">live()' in body
        assert b"<script src=x>" in body
        assert int(headers["Content-Length"]) == len(body)
        nonces.add(found[1])
    assert len(nonces) == 2


def test_other_files_pass_as_they_are() -> None:
    status, headers, body = ask(allow_reload_script(page_app), kind="text/css")
    assert (status, headers["Content-Length"]) == ("200 OK", "3")
    assert b"nonce" not in body


def test_a_tolerant_builder_shows_failures_and_returns() -> None:
    shown: list[str] = []

    def builder(fail: type[Exception] | None = None) -> None:
        if fail:
            raise fail("not good")

    build = tolerant(builder, ValueError, lambda failure: shown.append(str(failure)))
    build()
    build(ValueError)
    assert shown == ["not good"]
    with pytest.raises(KeyError):
        build(KeyError)


# --- The whole server ------------------------------------------------------------------------------------------------

SERVER = """
import sys
from pathlib import Path
sys.path[:0] = [{tests!r}]
from small_site import small_render
from generator import building, pipeline
pipeline.render = small_render
building.serve(Path({root!r}), "127.0.0.1:{port}")
"""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    started = Preview(write_handbook(tmp_path_factory.mktemp("serve") / "handbook"), SERVER)
    try:
        started.wait_for(lambda: started.get()[0] == 200, "the first build")
        yield started
    finally:
        started.stop()


def test_the_server_shows_the_site(preview: Preview) -> None:
    status, text = preview.get("/posts/p1.html")
    assert status == 200
    assert "<h1>Post 1</h1>" in text
    assert re.search(r"script-src 'nonce-[\w-]+' 'self'", text)


@pytest.mark.parametrize(("path", "host", "status"), [
    ("/", "evil.example", 403), ("/%2e%2e/", "localhost", 404), ("/..%2f..%2fetc/passwd", "localhost", 404), ("/%00", "localhost", 400),
    ("/%ff%fe", "localhost", 400), ("/", "[::1].evil.example", 403),
    ("/none.html", "localhost", 404),
])
def test_the_server_refuses(preview: Preview, path: str, host: str, status: int) -> None:
    assert preview.get(path, host)[0] == status


def test_a_faulty_edit_is_reported_and_the_last_good_site_stays(preview: Preview) -> None:
    faulty = preview.root / "rules" / "second.yml"
    faulty.write_text(FAULTY, "utf-8")
    preview.wait_for(lambda: "HB104" in preview.log.read_text(), "the finding")
    preview.wait_for(lambda: "rules/second.yml:4:13" in preview.get("/posts/p1.html")[1], "the finding on the page")
    assert "<h1>Post 1</h1>" in preview.get("/posts/p1.html")[1]
    faulty.unlink()
    post = preview.root / "rules" / "handbook.yml"
    post.write_text(post.read_text("utf-8").replace("辦公室手冊", "新的手冊"), "utf-8")
    preview.wait_for(lambda: "新的手冊" in preview.get("/")[1], "the next build")
    assert "frame-notice" not in preview.get("/")[1]


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    started = Preview(write_handbook(tmp_path / "handbook"), SERVER)
    started.wait_for(lambda: started.get()[0] == 200, "the first build")
    before = sorted(p.name for p in started.root.iterdir())
    started.stop()
    assert started.process.returncode == 0
    assert before == [".cache", "mkdocs.yml", "rules"], "no site and no history; what saves time stays"


@pytest.mark.browser
def test_a_browser_reloads_the_page_after_an_edit(preview: Preview, chromium: Any) -> None:
    from playwright.sync_api import expect

    complaints: list[str] = []
    page = chromium.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.goto(f"http://127.0.0.1:{preview.port}/posts/p1.html")
    handbook = preview.root / "rules" / "handbook.yml"
    handbook.write_text(handbook.read_text("utf-8").replace("某機關", "另一機關"), "utf-8")
    expect(page.locator(".frame-footer strong")).to_have_text("另一機關", timeout=15000)
    page.close()
    assert complaints == []
