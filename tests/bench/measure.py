"""Runs a command and says what it took."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FIXED_DAY = {"SOURCE_DATE_EPOCH": "1772323200", "NO_MKDOCS_2_WARNING": "1"}
"""2026-03-01, when every entry made here is in force and none is due for review: a bench means the same on any day."""


@dataclass(frozen=True)
class Cost:
    """Wall and processor time in seconds; memory of the largest process in MB (10⁶ bytes)."""

    wall: float
    processor: float
    memory: float


def run(command: Sequence[str], folder: Path) -> Cost:
    """Runs a command to its end, its children included. Raises CalledProcessError with what it printed if it fails."""
    log = folder / ".bench.log"
    with log.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **FIXED_DAY})
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, log.read_text("utf-8", "replace")[-2000:])
    log.unlink()
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6)


def size(folder: Path, pattern: str = "*") -> float:
    """MB of the files below a folder whose names match."""
    return sum(path.stat().st_size for path in folder.rglob(pattern) if path.is_file()) / 1e6


def count(folder: Path, pattern: str) -> int:
    return sum(1 for _ in folder.rglob(pattern))
