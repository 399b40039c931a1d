"""`make bench-check`: what `handbook check` takes of handbooks of growing size, beside check-jsonschema over the same files.

    python -m tests.bench.check_bench [SIZE …] [--peer COMMAND]

check-jsonschema looks at the shape of each file only: the same schema as editors use, no references, no wording, no case. It is timed
where it is installed (`pip install check-jsonschema`, in any environment).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.bench import CHECK
from tests.bench.edits import EDITS
from tests.bench.make_handbook import make_handbook
from tests.bench.measure import Cost, run

SIZES = (3_000, 10_000, 30_000)
PEER = "check-jsonschema"
COLUMNS = "{:<34}{:>9}{:>9}{:>9}{:>9}{:>16}{:>12}"
SCHEMA = [sys.executable, "-m", "generator", "schema", "--output", "schema"]


def bench_check(folder: Path, entries: int, peer: str | None) -> Iterator[tuple[str, int, Cost]]:
    """(name, entries, cost): nothing known, nothing changed, a step's text edited; and the peer."""
    make_handbook(folder, entries)
    yield "ours, nothing known", entries, run(CHECK, folder)
    yield "ours, nothing changed", entries, run(CHECK, folder)
    EDITS["a step's text"](folder / "rules")
    yield "ours, one text edited", entries, run(CHECK, folder)
    if peer:
        run(SCHEMA, folder)
        files = sorted(str(path.relative_to(folder)) for path in (folder / "rules").rglob("*.yml"))
        yield PEER, entries, _alike(peer, folder, files)


def _alike(peer: str, folder: Path, files: list[str]) -> Cost:
    """The names go through a file, since a command line has no room for so many."""
    (folder / "names").write_text("\n".join(files), "utf-8")
    schema = next((folder / "schema").glob("*.json"))
    return run(["sh", "-c", f'xargs -n 100000 "{peer}" --schemafile "{schema}" < names'], folder)


def growth(cost: Cost, first: Cost) -> tuple[str, str]:
    """How many times as long, and as much memory, as the smallest handbook took."""
    return f"{cost.processor / first.processor:.2f}", f"{cost.memory / first.memory:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="entries of each handbook")
    parser.add_argument("--peer", default=shutil.which(PEER), help="where check-jsonschema is")
    given = parser.parse_args()
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print(COLUMNS.format("", "entries", "wall s", "cpu s", "mem MB", "cpu × smallest", "memory ×"))
    smallest: dict[str, Cost] = {}
    for entries in sorted(given.sizes):
        with tempfile.TemporaryDirectory() as folder:
            try:
                for name, number, cost in bench_check(Path(folder), entries, given.peer):
                    times = growth(cost, smallest.setdefault(name, cost))
                    print(COLUMNS.format(name, number, f"{cost.wall:.1f}", f"{cost.processor:.1f}", f"{cost.memory:.0f}", *times), flush=True)
            except subprocess.CalledProcessError as error:
                sys.exit(f"{error}\n{error.output}")


if __name__ == "__main__":
    main()
