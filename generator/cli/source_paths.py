"""How a file is named to people and programs that do not stand in the handbook's folder."""

from __future__ import annotations

import os
from pathlib import Path


def from_working_folder(root: Path) -> str:
    """The handbook's folder from where the command was typed: what an editor opens and a terminal makes a link of."""
    return _relative(root, Path.cwd())


def from_here(file: Path) -> str:
    """A file from where the command was typed."""
    return from_working_folder(file.parent) + file.name


def from_repository(root: Path) -> str:
    """The handbook's folder from the top of the repository that holds it; from the working folder outside a repository."""
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), None)
    return _relative(root, top or Path.cwd())


def _relative(root: Path, base: Path) -> str:
    """Empty where the two are the same. The whole path where the two lie far apart, or on two drives."""
    try:
        found = os.path.relpath(root.resolve(), base.resolve())
    except ValueError:
        found = str(root.resolve())
    if Path(found).parts[:2] == ("..", ".."):
        found = str(root.resolve())
    return "" if found == "." else Path(found).as_posix() + "/"
