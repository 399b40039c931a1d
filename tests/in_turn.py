"""What all tests of a process share, so that the hundreds of small handbooks they build do not each look for the same anew."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import jinja2
import material
import pytest

from generator.printing import press
from generator.templates import BUILT_IN

THEME = str(Path(material.__file__).with_name("templates"))


def in_turn(patch: pytest.MonkeyPatch) -> None:
    """What is made is made in this process, documents as well: a process of their own would look for the fonts and read the templates anew."""
    patch.setattr(os, "cpu_count", lambda: 1)
    patch.setattr(press, "_begun", True)
    share_fonts(patch)
    share_theme(patch)


def share_fonts(patch: pytest.MonkeyPatch) -> None:
    """The packaged fonts are looked for once. A handbook with templates of its own may have fonts of its own."""
    fonts, packaged = press._fonts_of, (BUILT_IN / "print",)
    known = cache(fonts)
    patch.setattr(press, "_fonts_of", lambda folders: (known if folders == packaged else fonts)(folders))


def share_theme(patch: pytest.MonkeyPatch) -> None:
    """The files of the theme are listed once, without the 11,000 icons, which MkDocs leaves out because their folder is hidden."""
    listed = jinja2.FileSystemLoader.list_templates

    @cache
    def of_the_theme() -> list[str]:
        return [name for name in listed(jinja2.FileSystemLoader(THEME)) if not name.startswith(".")]

    def list_templates(loader: jinja2.FileSystemLoader) -> list[str]:
        if THEME not in loader.searchpath:
            return listed(loader)
        others = jinja2.FileSystemLoader([folder for folder in loader.searchpath if folder != THEME])
        return sorted({*listed(others), *of_the_theme()})

    patch.setattr(jinja2.FileSystemLoader, "list_templates", list_templates)
