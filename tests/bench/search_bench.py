"""How large the search index is and how fast the search answers, in headless Chromium: `python -m tests.bench.search_bench SITE`."""

from __future__ import annotations

import gzip
import shutil
import statistics
import sys
from pathlib import Path
from typing import Any

QUERIES = [
    "值班", "值班員", "公文", "印", "机密文书", "登記簿", "保險櫃 上鎖", "採購 驗收 會同", "duty officer", "registered letters",
    "P-00100", "東區會議室借用", "收到掛號郵件要怎麼辦", "鑰匙箱清典", "麒麟", "fire extingisher", "訪客證 麒麟", "10分鐘", "號",
    "archives access card",
]
"""One character, words, several words, both scripts, English, numbers, questions, slips, and nothing at all."""

MEASURE = """async (queries) => {
    const language = document.documentElement.dataset.language;
    const began = performance.now();
    const index = await handbookSearch.index(language);
    const head = performance.now() - began;
    await handbookSearch.fill(index);
    const filled = performance.now() - began;
    index.engine.search(queries[0], {limit: 5});
    const first = performance.now() - began;
    const times = [];
    for (let round = 0; round < 7; round++) for (const query of queries) {
        const start = performance.now();
        index.engine.search(query, {limit: 5});
        times.push({query, time: performance.now() - start});
    }
    const bytes = performance.memory ? performance.memory.usedJSHeapSize : 0;
    return {head, filled, first, times, bytes, entries: index.engine.blocks.reduce((sum, block) => sum + block.entries.length, 0)};
}"""
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]


def bench_search(site: Path) -> list[str]:
    """Lines of a report on a built site."""
    found = _measure(site)
    times = sorted(item["time"] for item in found["times"])
    slowest = max(found["times"], key=lambda item: float(item["time"]))
    files = sorted((site / "assets/handbook").glob("search-zh-Hant*.js"))
    raw = sum(path.stat().st_size for path in files) / 1e6
    packed = sum(len(gzip.compress(path.read_bytes(), 6)) for path in files) / 1e6
    return [
        f"search: {found['entries']} entries in the index, {len(files)} files, {raw:.2f} MB ({packed:.2f} MB gzip)",
        f"  from the key to the dialog {found['head']:.0f} ms, to the whole index {found['filled']:.0f} ms, "
        f"to the first result {found['first']:.0f} ms",
        f"  {len(times)} queries: median {statistics.median(times):.1f} ms, 95 % within {times[int(len(times) * 0.95)]:.1f} ms, "
        f"slowest {times[-1]:.1f} ms (“{slowest['query']}”); heap {found['bytes'] / 1e6:.0f} MB",
    ]


def _measure(site: Path) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page()
        page.goto((site / "index.html").resolve().as_uri())
        found: dict[str, Any] = page.evaluate(MEASURE, QUERIES)
        browser.close()
        return found


if __name__ == "__main__":
    print("\n".join(bench_search(Path(sys.argv[1]))))
