"""The same pages three times over: with our search, as a site of stock MkDocs with Material's search, and with Pagefind."""

from __future__ import annotations

import datetime
import gzip
import html
import importlib.util
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import pipeline
from generator.handbook import Handbook
from generator.model import script_words
from generator.page import Page
from generator.searching.render import search_documents
from generator.templates import BUILT_IN, template_folders
from tests.bench.markdown import to_markdown
from tests.bench.measure import run
from tests.bench.stock import BUILD, CONFIGURATION
from tests.rendered import render_pages

STUB = ('<!doctype html><html lang="{language}" data-language="{language}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        "<body>{body}</body></html>")

DAY = datetime.date(2026, 6, 1)


@dataclass(frozen=True)
class Site:
    """A built site with a search. `index` and `packed` are MB of what there is to load for one language, plain and compressed."""

    folder: Path
    pages: int
    index: float
    packed: float


def read(folder: Path) -> Handbook:
    """The handbook of a folder. Raises ValueError if it has faults."""
    found = pipeline.check(folder).handbook
    if found is None:
        raise ValueError(f"{folder} has no handbook that could be read")
    return found


def pages_of(handbook: Handbook, folder: Path, languages: Sequence[str]) -> list[Page]:
    return [page for tag in languages for page in render_pages(handbook, (), tag, template_folders(folder, "pages"), today=DAY)]


def place(page: Page, main: str) -> str:
    return page.address if page.language == main else f"{page.language}/{page.address}"


def make_ours(folder: Path, handbook: Handbook, languages: Sequence[str]) -> Site:
    """Pages that are empty but for their search."""
    for asset in (BUILT_IN / "assets").glob("*.js"):
        _write(folder / "assets/handbook" / asset.name, asset.read_bytes())
    _write(folder / "assets/handbook" / script_words.FILE, script_words.rule_words_script())
    for tag in languages:
        for document in search_documents(handbook, tag):
            _write(folder / document.address, document.data)
    main = handbook.language
    head = "".join(f'<script src="assets/handbook/{name}.js" defer></script>' for name in ("handbook", "recent", "search"))
    _write(folder / "index.html", STUB.format(language=main, title="", head=head, body="").encode())
    files = [*(folder / "assets/handbook").glob(f"search-{main}*.js")]
    return Site(folder, 1, *_sizes(files))


def make_material(folder: Path, pages: Sequence[Page], main: str) -> Site:
    """Built by `mkdocs build`; Material segments Chinese if jieba is installed."""
    nav = ""
    for page in pages:
        address = place(page, main).removesuffix(".html") + ".md"
        _write(folder / "docs" / address, to_markdown(page.title, page.content).encode())
        nav += f"  - {address}\n" if address.endswith("index.md") else ""
    (folder / "mkdocs.yml").write_text(CONFIGURATION + nav, "utf-8")
    run(BUILD, folder)
    site = folder / "site"
    return Site(site, len(pages), *_sizes([site / "search/search_index.json"]))


def make_pagefind(folder: Path, pages: Sequence[Page], main: str, command: str) -> Site:
    """Plain pages with their language, as Pagefind wants them. What it loads is compressed already; a query loads a part of it."""
    for page in pages:
        body = f"<main data-pagefind-body><h1>{html.escape(page.title)}</h1>{page.content}</main>"
        _write(folder / place(page, main), STUB.format(language=page.language, title=html.escape(page.title), head="", body=body).encode())
    subprocess.run([command, "--site", str(folder), "--keep-index-url"], check=True, capture_output=True)
    tag = main.lower()
    files = [path for path in (folder / "pagefind").rglob("*") if path.suffix.startswith(".pf_") and path.name.startswith(tag)]
    packed = sum(path.stat().st_size for path in files) / 1e6
    plain = sum(len(gzip.decompress(path.read_bytes())) if path.read_bytes()[:2] == b"\x1f\x8b" else path.stat().st_size for path in files)
    return Site(folder, len(pages), plain / 1e6, packed)


def has_segmenter() -> bool:
    return importlib.util.find_spec("jieba") is not None


def find_pagefind() -> str | None:
    return shutil.which("pagefind") or shutil.which("node_modules/.bin/pagefind")


def _sizes(files: Sequence[Path]) -> tuple[float, float]:
    """MB, plain and compressed as web servers do."""
    return (sum(path.stat().st_size for path in files) / 1e6, sum(len(gzip.compress(path.read_bytes(), 6)) for path in files) / 1e6)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
