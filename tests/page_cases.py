"""A small handbook with something of everything, for the tests of pages and of their views."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

from generator.handbook import Handbook
from tests.checklist_cases import handbook

ENTRIES: list[dict[str, Any]] = list(yaml.safe_load_all((Path(__file__).parent / "cases" / "pages" / "small.yml").read_text("utf-8")))
"""The handbook's own entry first, then one or two of every kind, each named by another."""


def small_handbook() -> Handbook:
    """The handbook of all these entries, in zh-Hant and en."""
    head, *entries = ENTRIES
    return handbook(*entries, **head)


class Outline(HTMLParser):
    """What a test asks of a page: every element with its attributes, and the level of every heading."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def values(self, name: str) -> list[str]:
        """The values of an attribute, wherever it stands."""
        return [attributes[name] or "" for _, attributes in self.elements if name in attributes]

    @property
    def headings(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.elements if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]
