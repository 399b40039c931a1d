"""Every page and printed form that a change touches: `python -m tests.looks.compare BEFORE [HANDBOOK]`, as `make looks`.

Builds a handbook (a folder of the repository; the sample if left out) with the program and the rules of a revision, and with those of
the working tree, and writes `looks/index.html`: what pages say otherwise, and the pictures that changed. Of each section the index and
one more page are pictured, on a phone and on a wide screen, in light and dark; of PDFs every page.
"""

from __future__ import annotations

import difflib
import html
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pymupdf
from lxml import etree
from lxml import html as markup
from PIL import Image, ImageChops

from tests.browser.served import Served
from tests.chromium import chromium_started

ROOT = Path(__file__).parents[2]
OUT = ROOT / "looks"
DAY = "2026-11-02"
BLOCKS = ("p", "li", "td", "th", "h1", "h2", "h3", "dt", "dd", "div", "option", "summary", "figcaption", "text")
CODE = re.compile(r"\b[0-9A-F]{4}-[0-9A-F]{4}\b")
SCREENS = [(width, scheme) for width in (390, 1280) for scheme in ("light", "dark")]
DPI, NOTICED, ALLOWED = 50, 20, 60


def built(code: Path, handbook: str, folder: Path) -> Path:
    """The site of a handbook by the program in `code`, on a fixed day."""
    shutil.copytree(code / handbook / "rules", folder / "rules")
    shutil.copy(code / handbook / "mkdocs.yml", folder)
    subprocess.run([sys.executable, "-m", "generator", "build", "--quiet", "--today", DAY], cwd=folder, check=True,
                   env={**os.environ, "PYTHONPATH": str(code), "SOURCE_DATE_EPOCH": "1793577600"})
    return folder / "site"


def lines(page: Path) -> list[str]:
    """What a reader reads on it, block by block; print codes change with everything and are left out."""
    content = markup.fromstring(page.read_bytes()).find('.//*[@id="content"]')
    if content is None:
        return []
    etree.strip_elements(content, "script", with_tail=False)
    for block in content.iter(*BLOCKS):
        block.tail = "\n" + (block.tail or "")
    return [said for line in content.text_content().splitlines() if (said := CODE.sub("", " ".join(line.split())))]


def otherwise(before: Path, after: Path) -> dict[str, list[str]]:
    """A line that came or went, with its sign → the pages where it did."""
    found: dict[str, list[str]] = defaultdict(list)
    for page in sorted({path.relative_to(site).as_posix() for site in (before, after) for path in site.rglob("*.html")}):
        old, new = (lines(site / page) if (site / page).exists() else [] for site in (before, after))
        for line in difflib.unified_diff(old, new, lineterm="", n=0) if old != new else ():
            if not line.startswith(("---", "+++", "@@")):
                found[line].append(page)
    return found


def pictured(site: Path) -> list[str]:
    """The index of every section, and the first page below it."""
    sections: dict[Path, list[str]] = defaultdict(list)
    for page in sorted(site.rglob("*.html"), key=lambda path: (path.name != "index.html", path)):
        if page.parts[-2:] != ("quality", "checks.html"):
            sections[page.parent].append(page.relative_to(site).as_posix())
    return [page for pages in sections.values() for page in pages[:2]]


def screens(site: Path, pages: list[str]) -> Iterator[tuple[str, bytes]]:
    """(name, picture) of pages at every width and in both schemes."""
    served = Served(site)
    with chromium_started() as browser:
        for width, scheme in SCREENS:
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, service_workers="block")  # type: ignore[arg-type]
            page.clock.set_fixed_time(f"{DAY}T09:00:00")
            for name in pages:
                page.goto(served.url + name)
                yield f"{name} {width} {scheme}", page.screenshot(full_page=True)
    served.stop()


def sheets(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(site.rglob("*.pdf")):
        with pymupdf.open(path) as pdf:
            for page in pdf:
                yield f"{path.relative_to(site).as_posix()} {page.number + 1}", page.get_pixmap(dpi=DPI).tobytes()


def alike(one: bytes, other: bytes) -> bool:
    """Whether two pictures have the same size, and hardly a point that differs."""
    a, b = (Image.open(io.BytesIO(picture)).convert("L") for picture in (one, other))
    return a.size == b.size and sum(ImageChops.difference(a, b).histogram()[NOTICED:]) <= ALLOWED


def report(said: dict[str, list[str]], pictures: list[tuple[str, bytes, bytes]]) -> None:
    """`looks/index.html`, with the pictures beside it."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    rows = [f"<tr><td>{len(pages)}<td>{html.escape(pages[0])}<td>{html.escape(line)}" for line, pages in said.items()]
    shown = []
    for number, (name, *both) in enumerate(pictures):
        for side, picture in zip("ab", both, strict=True):
            (OUT / f"{number}{side}.png").write_bytes(picture)
        shown.append(f'<h3>{html.escape(name)}</h3><img src="{number}a.png" alt="before"> <img src="{number}b.png" alt="after">')
    (OUT / "index.html").write_text(
        "<!doctype html><meta charset=utf-8><title>What changed</title><style>img{max-width:48%;vertical-align:top;border:1px solid}</style>"
        f"<h2>Words</h2><table><tr><th>Pages<th>First<th>Line{''.join(rows)}</table><h2>Pictures</h2>{''.join(shown)}", "utf-8")


def main(revision: str, handbook: str = ".") -> None:
    with tempfile.TemporaryDirectory() as scratch:
        code = Path(scratch, "code")
        packed = subprocess.run(["git", "archive", revision], cwd=ROOT, check=True, capture_output=True).stdout
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(code, filter="data")
        before, after = (built(tree, handbook, Path(scratch, name)) for tree, name in ((code, "before"), (ROOT, "after")))
        said, pages = otherwise(before, after), [page for page in pictured(after) if (before / page).exists()]
        old = dict((*screens(before, pages), *sheets(before)))
        new = ((name, picture) for found in (screens(after, pages), sheets(after)) for name, picture in found)
        report(said, [(name, old[name], picture) for name, picture in new if name in old and not alike(old[name], picture)])
    print(f"{len(said)} lines of words differ; see {OUT / 'index.html'}")


if __name__ == "__main__":
    main(*sys.argv[1:])
