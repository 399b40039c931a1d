"""Whole handbooks of offices, written in every form of the entry language: each is in order, and has its pages in each of its languages."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import pipeline
from generator.door import Settings
from generator.handbook import Handbook
from generator.pipeline import Checked
from generator.templates import template_folders
from tests.rendered import render_pages

ROOTS = sorted(path.parent for path in (Path(__file__).parent / "handbooks").glob("*/mkdocs.yml"))
DAY = datetime.date(2026, 9, 1)
EXPECTED = "expected.txt"
"""Findings that a handbook has for a reason: `HB503 rules/posts.yml  why`, one a line."""


@pytest.fixture(scope="module", params=ROOTS, ids=[root.name for root in ROOTS])
def root(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture(scope="module")
def checked(root: Path) -> Checked:
    return pipeline.check(Settings(root, DAY))


def accepted(root: Path) -> Iterator[tuple[str, str]]:
    """(code, file) of every finding that is expected; each line says why."""
    path = root / EXPECTED
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        code, file, reason = line.split(maxsplit=2)
        assert reason.strip(), line
        yield code, file


def test_only_what_is_expected_is_found(root: Path, checked: Checked) -> None:
    assert not checked.faulty, "\n".join(map(str, checked.diagnostics))
    assert {(found.code, found.span.file) for found in checked.diagnostics} == set(accepted(root))


def entries(handbook: Handbook) -> set[str]:
    """Addresses that must have a page: those of all procedures, posts and criteria."""
    return {f"{section}/{name}.html" for section in ("procedures", "posts", "criteria") for name in getattr(handbook, section)}


def test_every_entry_has_its_page_in_every_language(root: Path, checked: Checked) -> None:
    handbook = checked.handbook
    assert handbook is not None
    for language in handbook.languages:
        pages = {page.address: page for page in render_pages(handbook, checked.diagnostics, language, template_folders(root, "pages"),
                                                             today=DAY)}
        assert entries(handbook) <= set(pages)
        assert all("<h1" in page.content for page in pages.values())
