"""Style sheets, scripts and pictures that every page may use: the package's own, replaced or joined by the handbook's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.page import Document
from generator.templates import template_folders

FOLDER = "assets/handbook"


def render_assets(root: Path) -> Iterator[Document]:
    """Every ordinary file below the folders of assets, sorted; a file of the handbook's own counts before the package's."""
    found: dict[str, Path] = {}
    for folder in reversed(template_folders(root, "assets")):
        found.update((path.relative_to(folder).as_posix(), path) for path in ordinary_files(folder))
    for name, path in sorted(found.items()):
        yield Document(f"{FOLDER}/{name}", path.read_bytes())


def ordinary_files(folder: Path) -> Iterator[Path]:
    """Files below a folder; hidden ones, links, pipes and devices are passed over without being opened or followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from ordinary_files(Path(entry.path))
            elif entry.is_file(follow_symlinks=False):
                yield Path(entry.path)
