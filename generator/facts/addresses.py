"""Where every entry, item and part of the handbook is found, whatever the format: folders, file names and anchors.

Addresses are relative to the root of a language.
"""

from __future__ import annotations

from generator.model import Procedure

SECTIONS = {
    "post": "posts", "procedure": "procedures", "criteria": "criteria", "conduct": "conduct", "oversight": "oversight",
    "term": "terms", "scope": "scopes", "unit": "posts", "level": "criteria", "form": "entries", "register": "entries",
    "audience": "entries", "handbook": "entries",
}
"""Kind → folder of its pages, which is also the section of the site it belongs to."""

_PARTS_OF_AN_INDEX = ("unit", "level", "form", "register", "audience")


def address(kind: str, name: str) -> str:
    """The address of an entry or item: `posts/secretary.html`, `entries/index.html#form-seal-request`."""
    folder = SECTIONS[kind]
    if kind == "handbook":
        return "index.html"
    if kind == "term":
        return f"{folder}/index.html#{name}"
    if kind in _PARTS_OF_AN_INDEX:
        return f"{folder}/index.html#{kind}-{name}"
    return f"{folder}/{name}.html"


def step_anchor(procedure: Procedure, index: int) -> str:
    """The anchor of step `index` (from 0) on the page of its procedure."""
    return f"step-{procedure.step_key(index)}"


def part_anchor(kind: str, name: str | None, index: int) -> str:
    """The anchor of a tier or clause: by its id or its written number, else by its number from 1."""
    return f"{kind}-{'-'.join(name.split()) if name else index + 1}"
