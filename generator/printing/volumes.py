"""Documents that are divided when they are too large to be typeset, or bound, as one: `handbook.pdf`, `handbook-2.pdf`, …"""

from __future__ import annotations


def volume(name: str, number: int) -> str:
    """The address of a volume, counted from 1, of the document `name`."""
    return name if number == 1 else f"{name.removesuffix('.pdf')}-{number}.pdf"
