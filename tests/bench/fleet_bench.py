"""Times many small handbooks on one worker and on two, and a run in which one in a hundred has changed.

    python -m tests.bench.fleet_bench [NUMBER]

Each handbook is the one that `handbook init` makes, with another title, so that none is the copy of another.
"""

from __future__ import annotations

import datetime
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from generator.cli.scaffold import init
from generator.door import Asked
from generator.fleet.farm import build_all, cluster, unchanged
from generator.fleet.offices import offices
from generator.fleet.work import Order, State

TODAY = datetime.date(2026, 1, 5)
OFFICES = 5_000


def make(folder: Path, number: int) -> None:
    for each in range(number):
        root = folder / f"office-{each:04}"
        init(root, "zh-Hant", TODAY)
        change(root, f"第{each}號")


def change(root: Path, mark: str) -> None:
    """Another organisation's name, in every page."""
    path = root / "rules" / "handbook.yml"
    text = path.read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("organisation:"))
    path.write_text(text.replace(line, f"organisation: {mark}機關"), "utf-8")


def run(source: Path, sites: Path, workers: int) -> tuple[float, int]:
    """Seconds of a whole run, the start of its workers included, and how many handbooks it built."""
    started = time.monotonic()
    orders = [Order(office, str(sites), Asked(TODAY)) for office in offices(str(source))]
    done = unchanged(orders, str(sites))
    built = 0
    if waiting := [order for order in orders if order.office.name not in done]:
        with cluster(None, workers) as client:
            for outcome in build_all(waiting, client):
                assert outcome.state is State.BUILT, outcome
                built += 1
    return time.monotonic() - started, built


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source")
        make(source, number)
        print(f"{number} handbooks, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before\n")
        print("| run | seconds | built | a handbook | so 5,000 offices |\n| --- | --- | --- | --- | --- |")
        for name, workers in (("1 worker", 1), ("2 workers", 2)):
            sites = Path(folder, "sites")
            shutil.rmtree(sites, ignore_errors=True)
            seconds, built = run(source, sites, workers)
            print(f"| {name} | {seconds:.1f} | {built} | {seconds / built:.2f} s | {seconds / built * OFFICES / 3600:.2f} h |", flush=True)
        seconds, built = run(source, sites, 2)
        print(f"| nothing changed | {seconds:.1f} | {built} | | {seconds / number * OFFICES:.0f} s |", flush=True)
        for each in range(0, number, 100):
            change(source / f"office-{each:04}", "改名")
        seconds, built = run(source, sites, 2)
        print(f"| 1 in 100 changed, 2 workers | {seconds:.1f} | {built} | | |", flush=True)


if __name__ == "__main__":
    main()
