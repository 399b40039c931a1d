"""How the preview begins: it answers, and files are read, before all is loaded that makes pages."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from generator.collector import collector_paused
from generator.door import Asked, settings
from generator.errors import cannot_listen
from generator.live.waiting import answered_meanwhile, page_of

if TYPE_CHECKING:
    from generator.live.preview import Voice

_SWITCH = 0.0005
"""Seconds for which one thread computes before another may: where the system cannot fork, who reads files waits so long after each of
them while checks run."""


def serve(root: Path, address: str, asked: Asked, voice: Voice, ready: Callable[[str], None]) -> None:
    """Shows the handbook at `address` (host:port) until it is interrupted; `ready` is told where, as soon as anything is shown. Raises
    HandbookError where there is nothing to show."""
    sys.setswitchinterval(_SWITCH)
    name, _, port = address.rpartition(":")
    host, place = name.strip("[]"), f"http://{address}/"
    listening = _listen(host, int(port), address)
    with listening:
        with answered_meanwhile(listening, host, page_of(*voice.waiting())) as answered:
            if answered:
                ready(place)
            from generator.known_rules import known_files  # takes a moment to load, and the next even longer

            with collector_paused():
                files = known_files(settings(root.resolve(), asked), brief=True)
            from generator.live.server import Live

            live = Live(root, asked, voice, files)
        if not answered:
            ready(place)
        live.run(listening, host)


def _listen(host: str, port: int, address: str) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=128)
    except OSError as error:
        raise cannot_listen(address, error) from error
