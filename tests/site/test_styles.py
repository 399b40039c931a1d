"""Sizes of type are those of one scale, whichever page a style is for."""

from __future__ import annotations

import re
from pathlib import Path

ASSETS = Path(__file__).parents[2] / "templates" / "assets"


def test_every_size_of_type_is_one_of_the_scale() -> None:
    """On paper sizes are in points; that of the root is what the others are made of."""
    sizes = {(file.name, size) for file in ASSETS.glob("*.css") for size in re.findall(r"font-size: ([^;}]+)", file.read_text("utf-8"))}
    own = {(name, size) for name, size in sizes if not re.fullmatch(r"var\(--type-[a-z]+(, [^)]*)?\)|inherit|[\d.]+pt", size)}
    assert own == {("frame.css", "125%"), ("frame.css", "16px")}
