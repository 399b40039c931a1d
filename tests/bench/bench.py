"""`make bench`: large handbooks, built by us and by others, one after the other on the same machine; then what an edit costs.

Both sides run as a whole process with the same command, `mkdocs build`. The stock project holds the same pages and the same text
as Markdown. PDFs, which it does not have, are timed by themselves: what a first build takes longer than one that finds them made.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench.edits import bench_edits
from tests.bench.live import EDITS, bench_live
from tests.bench.make_handbook import make_handbook
from tests.bench.measure import Cost, count, run, size
from tests.bench.peers import bench_peers
from tests.bench.stock import BUILD, WITHOUT_SEGMENTER, make_stock

OURS = [sys.executable, "-m", "generator", "build", "--quiet"]
CHECK = [sys.executable, "-c", "import sys; from generator.cli.main import main\ntry: main(['check', '--output-format', 'concise'])\nexcept SystemExit: pass"]
"""Findings are no failure here."""
SIZES = (500, 1000, 3000)
COLUMNS = "{:<42}{:>8}{:>8}{:>9}{:>9}{:>9}{:>9}{:>9}{:>10}{:>8}{:>8}"
HEADINGS = ("", "entries", "pages", "wall s", "cpu s", "mem MB", "site MB", "index MB", "pages/s", "wall ×", "cpu ×")


@dataclass(frozen=True)
class Row:
    """One measurement. `pages` is 0 where a rate would say nothing; `site` and `index` are MB."""

    name: str
    entries: int
    pages: int
    cost: Cost
    site: float = 0
    index: float = 0

    def show(self, base: Cost) -> str:
        """As a line of the table; the last columns are multiples of `base`."""
        rate = f"{self.pages / self.cost.wall:.0f}" if self.pages else ""
        sizes = (f"{self.site:.1f}", f"{self.index:.2f}") if self.site else ("", "")
        return COLUMNS.format(self.name, self.entries, self.pages or "", f"{self.cost.wall:.2f}", f"{self.cost.processor:.2f}",
                              f"{self.cost.memory:.0f}", *sizes, rate,
                              f"{self.cost.wall / base.wall:.2f}", f"{self.cost.processor / base.processor:.2f}")


def bench_ours(folder: Path, entries: int) -> list[Row]:
    """A first build, one that finds the PDFs made, one where nothing changed, and one where an entry was edited; and the checks."""
    site = folder / "site"
    full = run(BUILD, folder)
    pages, index = count(site, "*.html") - 1, size(site, "search-*.js")  # 404.html is nobody's page
    pdfs = count(site, "*.pdf")
    shutil.rmtree(site)
    _forget_pages(folder)
    cold = run(BUILD, folder)
    run(OURS, folder)
    again = run(OURS, folder)
    _edit(next((folder / "rules" / "procedure").glob("*.yml")))
    edited = run(OURS, folder)
    checked = run(CHECK, folder)
    made = Cost(full.wall - cold.wall, full.processor - cold.processor, full.memory)
    return [
        Row("ours, every page anew", entries, pages, cold, size(site) - size(site, "*.pdf"), index),
        Row("ours, nothing changed", entries, pages, again),
        Row("ours, one procedure edited", entries, pages, edited),
        Row("ours, handbook check", entries, 0, checked),
        Row(f"ours, {pdfs} PDFs by themselves", entries, 0, made),
    ]


def _forget_pages(folder: Path) -> None:
    """Removes what builds keep for the next one, but for finished documents."""
    cache = folder / ".cache" / "handbook"
    for kept in cache.iterdir() if cache.is_dir() else ():
        if kept.name != "documents":
            shutil.rmtree(kept) if kept.is_dir() else kept.unlink()


def _edit(path: Path) -> None:
    text = path.read_text("utf-8")
    path.write_text(text.replace("version: '1.0'", "version: '1.1'"), "utf-8")
    assert path.read_text("utf-8") != text


def bench_stock(folder: Path, handbook: Path, entries: int) -> list[Row]:
    """With the Chinese segmenter that Material recommends, if it is installed, and without it. MkDocs keeps nothing between builds."""
    pages = make_stock(folder, handbook)
    rows = []
    variants = [("stock MkDocs, no Chinese segmenter", WITHOUT_SEGMENTER)]
    if importlib.util.find_spec("jieba"):
        variants.insert(0, ("stock MkDocs, Chinese segmenter", BUILD))
    for name, command in variants:
        cost = run(command, folder)
        rows.append(Row(name, entries, pages, cost, size(folder / "site"), size(folder / "site", "search_index.json")))
        shutil.rmtree(folder / "site")
    return rows + [Row(name, entries, pages, cost, megabytes) for name, cost, megabytes in bench_peers(folder)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="entries of each handbook")
    parser.add_argument("--ours", action="store_true", help="leave stock MkDocs out")
    parser.add_argument("--edits", type=int, default=EDITS, help="edits that are timed while the handbook is served")
    parser.add_argument("--search", action="store_true", help="time the search too, in Chromium, at the largest size")
    given = parser.parse_args()
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}. ×: multiples of \"ours, every page anew\".")
    print(COLUMNS.format(*HEADINGS))
    for entries in sorted(given.sizes):
        with tempfile.TemporaryDirectory() as scratch:
            ours = Path(scratch) / "ours"
            make_handbook(ours, entries)
            rows = bench_ours(ours, entries)
            for row in rows:
                print(row.show(rows[0].cost), flush=True)
            for row in () if given.ours else bench_stock(Path(scratch) / "stock", ours, entries):
                print(row.show(rows[0].cost), flush=True)
            if entries == max(given.sizes):
                print(*bench_live(ours, given.edits), *bench_edits(ours), sep="\n", flush=True)
            if given.search and entries == max(given.sizes):
                from tests.bench.search_bench import bench_search

                print("\n".join(bench_search(ours / "site")))
    if not given.ours and not importlib.util.find_spec("jieba"):
        print("jieba is not installed, so stock MkDocs was measured without its Chinese segmenter only.")


if __name__ == "__main__":
    main()
