"""Fonts that a handbook brings along in its own `templates/print`."""

from __future__ import annotations

from pathlib import Path

from generator.printing.glyph_table import characters_of, font_files
from generator.templates import BUILT_IN, template_folders


def own_characters(root: Path) -> list[frozenset[int]]:
    """The characters of each face. A file that is no font has none; Typst passes it over."""
    folders = [folder for folder in template_folders(root, "print") if folder != BUILT_IN / "print"]
    return [codes for folder in folders for path in font_files(folder) for codes in _codes(path)]


def _codes(path: Path) -> list[frozenset[int]]:
    from fontTools.ttLib import TTLibError

    try:
        return [codes for _, codes in characters_of(path)]
    except (TTLibError, OSError):
        return []
