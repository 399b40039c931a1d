"""How far a post stands below the top. Pure."""

from __future__ import annotations

from generator.handbook import Handbook

DEEPEST = 6
"""So many levels have a column of their own; the posts below stand in the last."""


def levels(handbook: Handbook) -> dict[str, int]:
    """Post → its level: 1 for one that reports to nobody, 2 for those that report to it, and so on. Linear."""
    below: dict[str | None, list[str]] = {}
    for post in handbook.posts.values():
        below.setdefault(handbook.superior(post), []).append(post.id)
    found: dict[str, int] = {}
    level, names = 1, below.get(None, [])
    while names:
        found |= dict.fromkeys(names, level)
        level, names = level + 1, [inner for name in names for inner in below.get(name, [])]
    return found
