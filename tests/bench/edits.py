"""Edited field → pages, documents and index parts that come out otherwise, files that a build links from the last one, and what it made."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.bench.measure import run
from tests.bench.stock import BUILD


def _in_first(kind: str, pattern: str, new: str) -> Callable[[Path], None]:
    def edit(rules: Path) -> None:
        path = sorted((rules / kind).glob("*.yml"))[0]
        text = path.read_text("utf-8")
        changed = re.sub(pattern, new, text, count=1, flags=re.MULTILINE)
        assert changed != text, f"{path} has no {pattern}"
        path.write_text(changed, "utf-8")

    return edit


EDITS: Mapping[str, Callable[[Path], None]] = {
    "a step's text": _in_first("procedure", r"(do:\n\s+zh-Hant: )", r"\1先"),
    "a procedure's version": _in_first("procedure", r"version: '1.0'", "version: '1.1'"),
    "a procedure's title": _in_first("procedure", r"(title:\n\s+zh-Hant: )", r"\1新"),
    "a duty's text": _in_first("post", r"(do:\n\s+zh-Hant: )", r"\1先"),
    "a post's title": _in_first("post", r"(title:\n\s+zh-Hant: )", r"\1新"),
    "a definition": _in_first("term", r"(definition:\n\s+zh-Hant: )", r"\1即"),
}


def bench_edits(folder: Path) -> Iterator[str]:
    """A line for each edit. The handbook in `folder` has been built."""
    columns = "{:<26}{:>8}{:>11}{:>8}{:>9}{:>10}{:>12}{:>8}"
    yield columns.format("edited field", "pages", "documents", "index", "other", "linked", "made anew", "cpu s")
    for name, edit in EDITS.items():
        before = _files(folder / "site")
        edit(folder / "rules")
        cost = run(BUILD, folder)
        after = _files(folder / "site")
        changed = Counter(_part(address) for address, (_, digest) in after.items() if address not in before or before[address][1] != digest)
        linked = sum(before.get(address) == found for address, found in after.items())
        yield columns.format(name, *(changed[part] for part in ("page", "document", "index", "other")), linked, _made(folder),
                             f"{cost.processor:.1f}")


def _made(folder: Path) -> int:
    """How many pages, plans of documents and scripts the last build made, and did not find made."""
    notes = (folder / ".cache" / "handbook" / "made").glob("*/reads.json")
    return sum(len(json.loads(note.read_bytes().partition(b"\n")[2])["made"]) for note in notes)


def _files(site: Path) -> dict[str, tuple[int, bytes]]:
    """Address → the file itself by its number, and a digest of what it holds: MkDocs writes a page of each kind anew, though it be the same."""
    return {path.relative_to(site).as_posix(): (path.stat().st_ino, hashlib.sha256(path.read_bytes()).digest())
            for path in site.rglob("*") if path.is_file()}


def _part(address: str) -> str:
    if address.endswith(".html"):
        return "page"
    if address.endswith(".pdf"):
        return "document"
    return "index" if "/search-" in address else "other"
