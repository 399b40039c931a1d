"""What a browser is shown while the rules are read for the first time."""

from __future__ import annotations

import http.client
import os
import socket
import threading
import time
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from preview_process import Preview
from small_site import write_handbook

from generator.live import waiting
from generator.live.waiting import answered_meanwhile, page_of

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="another process answers")

SLOW_SERVER = """
import sys, time
from generator.live.preview import Preview
begin = Preview.start

def start(self):
    time.sleep(1.5)
    return begin(self)

Preview.start = start
from generator.cli.main import main
main(["serve", "--folder", {root!r}, "--address", "127.0.0.1:{port}"])
"""
"""Somebody whose rules take a while to be read."""


def asked(listening: socket.socket, method: str = "GET", host: str = "localhost") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(*listening.getsockname()[:2], timeout=10)
    connection.request(method, "/posts/clerk.html", headers={"Host": host})
    answer = connection.getresponse()
    return answer.status, answer.read()


def test_the_page_says_so_and_asks_again() -> None:
    page = page_of("<讀取中>", "zh-Hant").decode()
    assert page.count("&lt;讀取中&gt;") == 2 and '<html lang="zh-Hant">' in page and 'http-equiv="refresh"' in page


@pytest.mark.parametrize(("method", "host", "expected"), [
    ("GET", "localhost", (503, b"wait")), ("HEAD", "localhost", (503, b"")), ("POST", "localhost", (405, b"405 Method Not Allowed")),
    ("GET", "evil.example", (403, b"403 Forbidden"))])
def test_whoever_asks_meanwhile_is_told_to_wait(method: str, host: str, expected: tuple[int, bytes]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening, answered_meanwhile(listening, "127.0.0.1", b"wait") as answered:
        assert answered and asked(listening, method, host) == expected


def test_connections_that_say_nothing_keep_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither those who ask, nor whatever listens afterwards. Who asks as late as that is answered all the same."""
    monkeypatch.setattr(waiting, "_PATIENCE", 60)
    with socket.create_server(("127.0.0.1", 0)) as listening, ExitStack() as connections:
        with answered_meanwhile(listening, "127.0.0.1", b"wait"):
            _, late = [connections.enter_context(socket.create_connection(listening.getsockname())) for _ in range(2)]
            for _ in range(3):
                assert asked(listening)[0] == 503
        late.sendall(b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n")
        assert late.makefile("rb").readline() == b"HTTP/1.0 503 Service Unavailable\r\n"


def test_whoever_asks_at_the_end_is_answered_by_what_follows() -> None:
    class Next(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"ready")

    found: list[tuple[int, bytes]] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        def ask() -> None:
            while not found or found[-1][1] == b"wait":
                found.append(asked(listening))

        asking = threading.Thread(target=ask)
        with answered_meanwhile(listening, "127.0.0.1", b"wait"):
            asking.start()
            while len(found) < 3:
                time.sleep(0.01)
        with HTTPServer(("", 0), Next, bind_and_activate=False) as following:
            following.socket.close()
            following.socket, following.timeout = listening, 0.1
            while asking.is_alive():
                following.handle_request()
        asking.join()
    assert set(found[:-1]) == {(503, b"wait")} and found[-1] == (200, b"ready")


def test_the_preview_answers_at_once_and_then_shows_the_handbook(tmp_path: Path) -> None:
    preview = Preview(write_handbook(tmp_path / "handbook"), SLOW_SERVER)
    try:
        preview.wait_for(lambda: preview.get()[0], "an answer")
        status, text = preview.get("/posts/clerk.html")
        assert status == 503 and "正在讀取規定" in text
        while (answer := preview.get("/posts/clerk.html"))[0] == 503:  # raises where nobody answers
            time.sleep(0.02)
        assert answer[0] == 200 and "收發員" in answer[1]
    finally:
        preview.stop()


@pytest.mark.browser
def test_the_open_page_becomes_that_of_the_handbook(tmp_path: Path, chromium: Any) -> None:
    page = chromium.new_page()
    preview = Preview(write_handbook(tmp_path / "handbook"), SLOW_SERVER)
    try:
        preview.wait_for(lambda: preview.get()[0], "an answer")
        page.goto(f"http://127.0.0.1:{preview.port}/posts/clerk.html")
        assert page.get_by_role("status").is_visible()
        page.get_by_role("heading", name="收發員").first.wait_for()
    finally:
        page.close()
        preview.stop()
