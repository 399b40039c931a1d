"""The ordinary files below a folder. Links, pipes and devices are passed over without being opened or followed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def ordinary_files(folder: Path) -> Iterator[Path]:
    """Every regular file that is not hidden, folder by folder, in no particular order."""
    folders = [folder]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                elif entry.is_file(follow_symlinks=False):
                    yield Path(entry.path)
