"""What a browser is shown until the preview is ready: the first time, reading thousands of files takes seconds."""

from __future__ import annotations

import html
import signal
import socket
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from selectors import EVENT_READ, DefaultSelector
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from generator.site.serve import guard

_AGAIN = 1
"""Seconds after which the page is asked for again."""
_PATIENCE = 1.0
"""Seconds within which a request that has begun must have been made."""
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

    Whoever connects at the end is answered by whatever listens afterwards, which need not wait for those who have connected before.
    """
    if "fork" not in get_all_start_methods():
        yield False
        return
    context = get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=_answer, args=(listening, host, page, here, there), daemon=True)
    process.start()
    there.close()
    try:
        yield True
    finally:
        with here, suppress(OSError, EOFError):
            here.send(None)
            here.recv()
        Thread(target=process.join, daemon=True).start()


class _Handler(WSGIRequestHandler):
    timeout = _PATIENCE

    def log_message(self, *_: object) -> None:
        """Nobody need know who waits."""


class _Server(WSGIServer):
    """Answers at a socket that listens already, each as soon as it has said what it asks for: browsers open connections before they need
    them.
    """

    def __init__(self, listening: socket.socket, app: WSGIApplication) -> None:
        super().__init__(("", 0), _Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listening
        self.server_name, self.server_port = listening.getsockname()[:2]
        self.setup_environ()
        self.set_app(app)
        self._open = DefaultSelector()

    def answer_until(self, end: Connection) -> None:
        """Until the other end says so or is gone: it is told when nobody is accepted any more. Those who were have a while to ask."""
        self._open.register(self.socket, EVENT_READ)
        self._open.register(end, EVENT_READ)
        while end not in (ready := [*self._ready()]):
            for asked in ready:
                self._take(asked)
        self._open.unregister(self.socket)
        self._open.unregister(end)
        with suppress(OSError):
            end.send(None)
        until = time.monotonic() + _PATIENCE
        while self._open.get_map() and (left := until - time.monotonic()) > 0:
            for asked in self._ready(left):
                self._take(asked)

    def _ready(self, seconds: float | None = None) -> Iterator[Any]:
        return (key.fileobj for key, _ in self._open.select(seconds))

    def _take(self, asked: socket.socket) -> None:
        """Accepts somebody, or answers somebody who has asked. Who is gone meanwhile needs neither."""
        with suppress(OSError):
            if asked is self.socket:
                self._open.register(self.get_request()[0], EVENT_READ)
            else:
                self._open.unregister(asked)
                self.process_request(asked, asked.getpeername())


def _answer(listening: socket.socket, host: str, page: bytes, other_end: Connection, end: Connection) -> None:
    """Until the process that waits says so, or has ended."""
    other_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("503 Service Unavailable", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page))),
                                                   ("Cache-Control", "no-store"), ("Retry-After", str(_AGAIN))])
        return [page]

    _Server(listening, guard(app, host)).answer_until(end)
