"""The same handbook for stock MkDocs with Material: Markdown pages, the same bounded navigation, the built-in search."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from generator import pipeline
from generator.door import settings
from tests.bench.markdown import to_markdown
from tests.bench.measure import FIXED_DAY

CONFIGURATION = """\
site_name: Handbook
use_directory_urls: false
theme:
  name: material
  font: false
markdown_extensions: [tables, attr_list]
plugins:
  - search:
      lang: [zh, en]
      separator: '[\\s\\u200b\\-]'
validation: {omitted_files: ignore, not_found: ignore, unrecognized_links: ignore, anchors: ignore}
nav:
"""
BUILD = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
WITHOUT_SEGMENTER = [sys.executable, "-c", "import sys; sys.modules['jieba'] = None; from mkdocs.__main__ import cli; cli()",
                     "build", "--quiet"]
"""Material segments Chinese if jieba can be imported; here it cannot."""


def make_stock(folder: Path, handbook_folder: Path) -> int:
    """As `write_stock`, but in a process of its own: what a process took counts in the memory of those it starts."""
    command = [sys.executable, "-m", "tests.bench.stock", str(folder), str(handbook_folder)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **FIXED_DAY}).stdout.split()[-1])


def write_stock(folder: Path, handbook_folder: Path) -> int:
    """Writes a project with the pages of a handbook as Markdown; returns their number.

    Only the first page of each section is in the navigation, so that every page's is as short as ours.
    """
    checked = pipeline.check(handbook_folder)
    assert checked.handbook is not None
    pages = pipeline.render(checked.handbook, (), settings(handbook_folder)).pages
    nav = ""
    for page in pages:
        prefix = "" if page.language == checked.handbook.language else f"{page.language}/"
        address = prefix + page.address.removesuffix(".html") + ".md"
        path = folder / "docs" / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(to_markdown(page.title, page.content), "utf-8")
        nav += f"  - {address}\n" if path.name == "index.md" else ""
    (folder / "mkdocs.yml").write_text(CONFIGURATION + nav, "utf-8")
    return len(pages)


if __name__ == "__main__":
    print(write_stock(Path(sys.argv[1]), Path(sys.argv[2])))
