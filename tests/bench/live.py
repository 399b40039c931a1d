"""`handbook serve` as a reader meets it: the first page after the start, and an edit on the open page after it is saved."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http import HTTPStatus
from pathlib import Path

from tests.bench.measure import FIXED_DAY

EDITS = 50
PAUSE = 1.0
"""Seconds between two edits, as somebody needs who reads what is shown."""


def bench_live(folder: Path, edits: int = EDITS) -> Iterator[str]:
    """Lines with the times in milliseconds, from the start or the saving to the last byte of the page that shows it.

    As an open page does, this listens for the news that something else is shown, and asks for the page then.
    """
    path = sorted((folder / "rules" / "procedure").glob("*.yml"))[0]
    text = path.read_text("utf-8")
    address = f"/procedures/{path.stem}.html"
    started = time.perf_counter()
    with _serving(folder) as port:
        for what, worst in (("first answer", HTTPStatus.SERVICE_UNAVAILABLE), ("first page", HTTPStatus.OK)):
            _wait_for(port, "/", worst)
            yield f"serve: {what} after {1000 * (time.perf_counter() - started):.0f} ms"
        taken, news = [], _news(port)
        for number in range(edits):
            version = f"{number + 2}.{number}"
            saved = time.perf_counter()
            path.write_text(re.sub(r"version: '[\d.]+'", f"version: '{version}'", text), "utf-8")
            while f">{version}<" not in _page(port, address):
                next(news)
            taken.append(1000 * (time.perf_counter() - saved))
            time.sleep(PAUSE)
        path.write_text(text, "utf-8")
        taken.sort()
        yield (f"serve: an edit is shown after {statistics.median(taken):.0f} ms (median), {taken[int(0.95 * len(taken))]:.0f} ms (p95), "
               f"{taken[-1]:.0f} ms at most, of {edits} edits")


@contextmanager
def _serving(folder: Path) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "generator", "serve", "--folder", str(folder), "--address", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **FIXED_DAY})
    try:
        yield port
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def _wait_for(port: int, address: str, worst: int) -> None:
    """Until there is an answer of that status or a better one."""
    while True:
        with suppress(OSError):
            if _answer(port, address)[0] <= worst:
                return
        time.sleep(0.005)


def _page(port: int, address: str) -> str:
    return _answer(port, address)[1]


def _answer(port: int, address: str) -> tuple[int, str]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=120)) as connection:
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def _news(port: int) -> Iterator[bytes]:
    """A line whenever something else is shown, or is still the same after a while."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", "/~changes")
    answer = connection.getresponse()
    yield from iter(answer.readline, b"")
