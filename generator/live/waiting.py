"""What a browser is shown until the preview is ready: the first time, reading thousands of files takes seconds."""

from __future__ import annotations

import html
import os
import signal
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_all_start_methods, get_context
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from generator.site.serve import guard

_AGAIN = 1
"""Seconds after which the page is asked for again."""
_MOMENT = 0.1
"""Seconds between two looks at whether anybody still waits."""
_PATIENCE = 1.0
"""Seconds for which a connection may say nothing: browsers open some before they need them."""
_PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="{again}"><title>{said}</title>
<style>html {{ color-scheme: light dark }}
body {{ font: 1.1rem/1.6 system-ui, sans-serif; margin: 30vh 8vw 0; text-align: center; text-wrap: balance }}</style>
</head><body><p role="status">{said}</p></body></html>
"""


def page_of(said: str, language: str) -> bytes:
    """A page that says so, and asks again by itself whether there is more to show."""
    return _PAGE.format(said=html.escape(said), language=language, again=_AGAIN).encode()


@contextmanager
def answered_meanwhile(listening: socket.socket, host: str, page: bytes) -> Iterator[bool]:
    """Within this context whoever asks at the socket, which listens at `host`, is answered with the page, with 503. Gives whether that
    is so: another process answers, and not every system can fork one. Call it before threads are started.

    Whoever asks at the end is answered by whatever listens afterwards.
    """
    if "fork" not in get_all_start_methods():
        yield False
        return
    process = get_context("fork").Process(target=_answer, args=(listening, host, page, os.getpid()), daemon=True)
    process.start()
    try:
        yield True
    finally:
        process.terminate()
        process.join()


class _Handler(WSGIRequestHandler):
    timeout = _PATIENCE

    def log_message(self, *_: object) -> None:
        """Nobody need know who waits."""


class _Server(WSGIServer):
    """Answers one after the other at a socket that listens already."""

    timeout = _MOMENT

    def __init__(self, listening: socket.socket, app: WSGIApplication) -> None:
        super().__init__(("", 0), _Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listening
        self.server_name, self.server_port = listening.getsockname()[:2]
        self.setup_environ()
        self.set_app(app)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who asked is gone."""


def _answer(listening: socket.socket, host: str, page: bytes, asking: int) -> None:
    """Until the process that waits says so, or has ended. What has begun to be answered is answered first."""
    ended = False

    def end(*_: object) -> None:
        nonlocal ended
        ended = True

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, end)

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("503 Service Unavailable", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page))),
                                                   ("Cache-Control", "no-store"), ("Retry-After", str(_AGAIN))])
        return [page]

    server = _Server(listening, guard(app, host))
    while not ended and os.getppid() == asking:
        with suppress(OSError):
            server.handle_request()
