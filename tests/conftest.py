"""Options and fixtures that all tests share: the sample handbook, its site, and a browser."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.handbook import Handbook

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what the cases give now as what is expected")


@pytest.fixture(scope="session", autouse=True)
def one_processor() -> Iterator[None]:
    """As on a computer with one processor, what a test makes is made in turn, in its own process. The tests are spread over the processors
    already, and each process that is forked for a small handbook compiles anew what this one has known since the last test. What is spread
    over processes is tested with `two_processors`; the sample's site, and whatever is run as a program, is built by all there are.
    """
    from tests.in_turn import in_turn

    with pytest.MonkeyPatch.context() as patch:
        in_turn(patch)
        yield


@pytest.fixture
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made is spread over two processes, on a computer with one processor as well."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr("generator.printing.press._begun", False)


@pytest.fixture(scope="session")
def sample() -> Handbook:
    """The sample handbook, resolved."""
    from generator.reading.load import load
    from generator.reading.resolve import resolve
    from generator.reading.validate import validate

    valid = validate(load(ROOT).documents)
    handbook = resolve(valid.entries, valid.claimed).handbook
    assert handbook is not None
    return handbook


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample handbook's site, built once for all processes that run the tests; nobody writes into it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    root = shared / "sample"
    with (shared / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "site").exists():
            shutil.copytree(ROOT / "rules", root / "rules")
            shutil.copy(ROOT / "mkdocs.yml", root)
            subprocess.run([sys.executable, "-m", "generator", "build", "--quiet"], cwd=root, check=True)
    return root / "site"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """See `tests.chromium`."""
    from tests.chromium import chromium_started

    with chromium_started() as browser:
        yield browser


@pytest.fixture(scope="session")
def scripts() -> Iterator[Any]:
    """The scripts of the pages in node."""
    from tests.scripts import Scripts

    asked = Scripts()
    yield asked
    asked.close()
