"""Asks the three searches in headless Chromium, each by the programs that its own pages run."""

from __future__ import annotations

import statistics
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.chromium import chromium_started

ROUNDS = 5
Answer = list[list[str]]
"""For one query: groups of results as they are shown, each a list of pages."""

OURS = """{
    ready: async (language) => { const index = await handbookSearch.index(language); await handbookSearch.fill(index); },
    ask: async (query, language) => {
        const { engine } = await handbookSearch.index(language);
        engine.prepare();
        const found = engine.search(query, {limit: 5});
        engine.answers(query); // the dialog asks for both at every key
        return found.groups.map((group) => group.results.map((result) => result.address.split("#")[0]));
    },
    all: async (query, language) => {
        const found = (await handbookSearch.index(language)).engine.search(query, {limit: 10000});
        return found.groups.flatMap((group) => group.results.map((result) => result.address.split("#")[0]));
    },
}"""
MATERIAL = """(() => {
    let worker, setUp, turn = Promise.resolve();
    const send = (message) => (turn = turn.then(() => new Promise((resolve, reject) => {
        worker.onmessage = (event) => resolve(event.data.data);
        worker.onerror = (event) => reject(new Error(event.message));
        worker.postMessage(message);
    })));
    const pages = (found) => found.items.map((item) => item[0].location.split("#")[0]);
    const start = async () => {
        const index = await (await fetch("search/search_index.json")).json();
        worker = new Worker(document.querySelector("script#__config") ? JSON.parse(document.querySelector("script#__config").textContent).search : "");
        await send({type: 0, data: {config: index.config, docs: index.docs, options: {suggest: false}}});
    };
    return {
        ready: () => (setUp ||= start()),
        ask: async (query) => [pages(await send({type: 2, data: query}))],
        all: async (query) => pages(await send({type: 2, data: query})),
    };
})()"""
PAGEFIND = """(() => {
    let loaded;
    const results = async (query, most) => {
        const { results } = await loaded.search(query);
        const found = await Promise.all(results.slice(0, most).map((result) => result.data()));
        return found.map((item) => item.url.replace(/^\\//, ""));
    };
    return {
        ready: async () => { loaded = await import("/pagefind/pagefind.js"); await loaded.init(); },
        ask: async (query) => [await results(query, 5)],
        all: (query) => results(query, 10000),
    };
})()"""

FIRST = """async ([language, query]) => {
    const began = performance.now();
    await asked.ready(language);
    await asked.ask(query, language);
    return performance.now() - began;
}"""
TIMES = """async ([language, queries, rounds]) => {
    const times = queries.map(() => []);
    for (let round = 0; round < rounds; round++) for (const [number, query] of queries.entries()) {
        const began = performance.now();
        await asked.ask(query, language);
        times[number].push(performance.now() - began);
    }
    return times;
}"""


ARRIVED = """async ([language, query]) => {
    const index = await handbookSearch.index(language);
    await handbookSearch.fill(index);
    index.engine.search(query, {limit: 5});
    const answered = performance.now();
    const files = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(`/${index.head.files[0]}`));
    return answered - files[0].responseEnd;
}"""


@dataclass(frozen=True)
class Times:
    """Milliseconds: from wanting to search to the first answer; then of half and of 95 % of all queries, each in its median round."""

    first: float
    median: float
    most: float


@contextmanager
def asked(folder: Path, search: str, start: str = "index.html") -> Iterator[Page]:
    """A page of the site with `search` as `asked`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with chromium_started() as browser:
        page = browser.new_page()
        page.set_default_timeout(600_000)
        page.goto(f"http://127.0.0.1:{server.server_port}/{start}")
        page.evaluate(f"() => {{ globalThis.asked = {search}; }}")
        yield page
    server.shutdown()


def answers(page: Page, language: str, queries: Sequence[str]) -> list[tuple[Answer, list[str]]]:
    """For every query what is shown at first, group by group, and all that was found."""
    page.evaluate("(language) => asked.ready(language)", language)
    return [(page.evaluate("([q, l]) => asked.ask(q, l)", [query, language]), page.evaluate("([q, l]) => asked.all(q, l)", [query, language]))
            for query in queries]


def times(page: Page, language: str, queries: Sequence[str]) -> Times:
    first: float = page.evaluate(FIRST, [language, queries[0]])
    found: list[list[float]] = page.evaluate(TIMES, [language, list(queries), ROUNDS])
    each = sorted(statistics.median(rounds) for rounds in found)
    return Times(first, statistics.median(each), each[int(len(each) * 0.95)])


def after_arrival(folder: Path, language: str, query: str) -> float:
    """Milliseconds from the moment our index has arrived (it is still a text) to the first answer, in the median of fresh pages."""
    found = []
    for _ in range(ROUNDS):
        with asked(folder, OURS) as page:
            found.append(float(page.evaluate(ARRIVED, [language, query])))
    return statistics.median(found)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass
