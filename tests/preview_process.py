"""A preview server in a process of its own, for tests of what browsers see of it."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent


INTERRUPTIBLE = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
"""A shell that starts the tests in the background has them ignore interrupts, and every process that they start."""


class Preview:
    """A running preview server and its handbook. `code` starts it; in it stand `{tests!r}`, `{root!r}` and `{port}`."""

    def __init__(self, root: Path, code: str) -> None:
        self.root = root
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        code = code.format(tests=str(TESTS), root=str(root), port=self.port)
        self.log = root.parent / "log"
        self.process = subprocess.Popen([sys.executable, "-c", INTERRUPTIBLE + code], stderr=self.log.open("w"), env={**os.environ, "LANG": "C"})

    def get(self, path: str = "/", host: str = "localhost") -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest("GET", path, skip_host=True)
            connection.putheader("Host", host)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def wait_for(self, condition: Any, what: str) -> None:
        ends = time.monotonic() + 20
        while time.monotonic() < ends:
            try:
                if condition():
                    return
            except OSError:
                pass
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.05)
        pytest.fail(f"waited in vain for: {what}\n{self.log.read_text()}")

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
