"""A real scheduler and real workers on this machine: handbooks fail alone, workers are killed, nothing is lost or done twice."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dask
import fsspec
import pytest
from fleet.s3_store import s3_store
from small_site import MKDOCS, write_handbook

from generator import __version__, parallel
from generator.door import Asked
from generator.errors import HandbookError
from generator.fleet.farm import build_all, cluster, unchanged
from generator.fleet.offices import offices
from generator.fleet.store import Store
from generator.fleet.work import Order, Outcome, State, build_office

TODAY = Asked(datetime.date(2026, 1, 5))
FEW = MKDOCS.replace("[handbook]", "[handbook: {documents: [checklists]}]")
NOTING = FEW + "hooks: [noting.py]\n"
NOTE = """\
import os, pathlib
def on_pre_build(config):
    with open({log!r}, "a") as log:
        log.write(pathlib.Path(config.config_file_path).parent.name + "\\n")
"""
KILL = """\
    if pathlib.Path(config.config_file_path).parent.name in {names!r}:
        if open({log!r}).read().split().count(pathlib.Path(config.config_file_path).parent.name) <= {times}:
            os.kill(os.getpid(), 9)
"""


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    with dask.config.set({"distributed.scheduler.allowed-failures": 1}), cluster(None, 2) as made:
        yield made


@pytest.fixture
def log(tmp_path: Path) -> Path:
    (tmp_path / "log").write_text("", "utf-8")
    return tmp_path / "log"


def fleet(folder: Path, log: Path, *names: str, killed: tuple[str, ...] = (), times: int = 1) -> str:
    """Handbooks that note when a build of theirs begins, and kill the worker that builds some of them, so many times."""
    hook = (NOTE + KILL).format(log=str(log), names=killed, times=times)
    for name in names:
        root = write_handbook(folder / name, NOTING)
        (root / "noting.py").write_text(hook, "utf-8")
    return str(folder)


def run(source: str, sites: str, client: Any, shares: int = 1) -> dict[str, Outcome]:
    orders = [Order(office, sites, TODAY, shares) for office in offices(source)]
    done = unchanged(orders, sites)
    return done | {o.name: o for o in build_all([order for order in orders if order.office.name not in done], client)}


def test_one_with_errors_fails_alone_and_keeps_its_last_good_site(tmp_path: Path, log: Path, client: Any) -> None:
    source, sites = fleet(tmp_path / "source", log, "health", "archives"), str(tmp_path / "sites")
    assert {o.state for o in run(source, sites, client).values()} == {State.BUILT}
    good = (tmp_path / "sites" / "health" / "index.html").read_bytes()
    (tmp_path / "source" / "health" / "rules" / "clerk.yml").write_text("kind: post\nid: clerk\n", "utf-8")
    outcomes = run(source, sites, client)
    assert {name: o.state for name, o in outcomes.items()} == {"health": State.REFUSED, "archives": State.UNCHANGED}
    assert outcomes["health"].diagnostics
    assert (tmp_path / "sites" / "health" / "index.html").read_bytes() == good
    assert sorted(log.read_text("utf-8").split()) == ["archives", "health"], "what is unchanged is not built, what is faulty stops before"


def test_what_a_killed_worker_had_is_built_by_another(tmp_path: Path, log: Path, client: Any) -> None:
    source, sites = fleet(tmp_path / "source", log, "a", "b", "c", killed=("b",)), str(tmp_path / "sites")
    outcomes = run(source, sites, client)
    assert {o.state for o in outcomes.values()} == {State.BUILT}
    assert log.read_text("utf-8").split().count("b") == 2, "killed once, built once"
    assert all((tmp_path / "sites" / name / "index.html").is_file() for name in "abc")
    assert set(Store(sites).records()) == {"a", "b", "c"}
    assert {o.state for o in run(source, sites, client).values()} == {State.UNCHANGED}


def test_one_that_ends_its_workers_again_and_again_is_given_up(tmp_path: Path, log: Path, client: Any) -> None:
    source = fleet(tmp_path / "source", log, "a", "b", killed=("b",), times=99)
    outcomes = run(source, str(tmp_path / "sites"), client)
    assert {name: o.state for name, o in outcomes.items()} == {"a": State.BUILT, "b": State.LOST}
    assert outcomes["b"].error.format(**outcomes["b"].details).startswith("its workers ended 2 times")


def test_a_task_that_is_given_out_twice_publishes_once(tmp_path: Path, log: Path) -> None:
    source, sites = fleet(tmp_path / "source", log, "a"), str(tmp_path / "sites")
    order = Order(offices(source)[0], sites, TODAY)
    first, second = build_office(order), build_office(order)
    assert (first.state, second.state) == (State.BUILT, State.BUILT)
    assert (first.pages, first.documents) == (second.pages, second.documents)
    assert log.read_text("utf-8").split() == ["a"]


def test_a_site_is_the_same_from_one_worker_in_shares_and_without_a_cluster(tmp_path: Path, client: Any) -> None:
    write_handbook(tmp_path / "source" / "a", FEW)
    whole, shared = str(tmp_path / "whole"), str(tmp_path / "shared")
    build_office(Order(offices(str(tmp_path / "source"))[0], whole, TODAY))
    assert run(str(tmp_path / "source"), shared, client, shares=3)["a"].state is State.BUILT

    def files(sites: str) -> dict[str, bytes]:
        """All but what is noted of the files themselves, such as when they were written."""
        return {str(p.relative_to(sites)): p.read_bytes() for p in sorted(Path(sites).rglob("*")) if p.is_file() and p.parent.name != "published"}

    assert files(whole) == files(shared)


def test_from_an_s3_store_to_an_s3_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_handbook(tmp_path / "a", FEW)
    with s3_store(monkeypatch, "rules", "sites"), cluster(None, 1) as client:  # its worker finds the store by the environment
        fsspec.filesystem("s3").put(str(tmp_path / "a"), "rules/a", recursive=True)
        assert run("s3://rules", "s3://sites", client)["a"].state is State.BUILT
        assert run("s3://rules", "s3://sites", client)["a"].state is State.UNCHANGED
        assert fsspec.filesystem("s3").cat_file("sites/a/index.html").startswith(b"<!doctype html>")
        assert fsspec.filesystem("s3").info("sites/a/index.html")["ContentType"] == "text/html"


def test_a_scheduler_elsewhere_is_asked(tmp_path: Path, log: Path, client: Any) -> None:
    fleet(tmp_path / "source", log, "a")
    command = [sys.executable, "-m", "generator", "fleet", str(tmp_path / "source"), str(tmp_path / "sites"), "--lang", "en", "--today",
               "2026-01-05"]
    done = subprocess.run([*command, "--scheduler", client.scheduler.address], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Handbooks: 1 (1 built)\n")
    report = json.loads((tmp_path / "sites" / ".fleet" / "report.json").read_text("utf-8"))
    assert [(each["name"], each["state"], each["errors"]) for each in report["handbooks"]] == [("a", "built", 0)]
    assert "<td>a</td><td>built</td>" in (tmp_path / "sites" / ".fleet" / "report.html").read_text("utf-8")


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.fleet.farm._SECONDS_TO_CONNECT", 1)
    with pytest.raises(HandbookError, match="no scheduler answers at"), cluster("tcp://127.0.0.1:9", None):
        pass


def test_workers_of_another_version_are_refused(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.fleet.farm.__version__", "0.0.0")
    with pytest.raises(HandbookError, match=f"has version {__version__}, and this is 0.0.0"), cluster(client.scheduler.address, None):
        pass


def _forked(number: int) -> list[int]:
    return parallel.map_forked(abs, [-1, -2, -3], least=1)


def test_a_worker_starts_no_processes_of_its_own(client: Any) -> None:
    started = time.monotonic()
    assert client.submit(_forked, 0, pure=False).result(timeout=60) == [1, 2, 3]
    assert time.monotonic() >= started
