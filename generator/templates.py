"""Where templates come from: the handbook's own folder first, then what the package brings. File by file."""

from __future__ import annotations

from pathlib import Path

_PACKAGED = Path(__file__).parent / "_templates"
_CHECKOUT = Path(__file__).parent.parent / "templates"
BUILT_IN = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
"""In a wheel the templates lie in the package, in a checkout beside it."""


def template_folders(root: Path, part: str) -> list[Path]:
    """The folders to look in for templates of `part` (`pages`, `print`, `theme`, `assets`), the handbook's own first."""
    own = root / "templates" / part
    built_in = BUILT_IN / part
    return [own, built_in] if own.is_dir() and own.resolve() != built_in.resolve() else [built_in]
