"""Every PDF of the sample handbook's site, whatever form it is: what the archive, screen readers and printers ask of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pytest
from printing.pdf_checks import font_faults, identity_faults, layout_faults, unseen_characters

SPOKEN = {"zh-Hans": "zh-CN", "en": "en"}
COLLECTIONS = "documents"
MISTAKEN = {"PDFA2A-STREAM-LENGTH-001"}
"""The validator takes the last byte of a compressed stream for part of the line end that follows, where it is a carriage return."""


@pytest.fixture(scope="module")
def documents(sample_site: Path) -> dict[str, bytes]:
    """Address → PDF. Files that a rule brings along are not ours."""
    return {str(path.relative_to(sample_site)): path.read_bytes() for path in sorted(sample_site.rglob("*.pdf")) if is_ours(path)}


def is_ours(path: Path) -> bool:
    with pikepdf.open(path) as pdf:
        return "Typst" in str(pdf.docinfo.get("/Creator", ""))


@pytest.fixture(scope="module", params=["longest", pytest.param("all", marks=pytest.mark.slow)])
def chosen(documents: dict[str, bytes], request: pytest.FixtureRequest) -> dict[str, bytes]:
    return documents if request.param == "all" else {address: documents[address] for address in longest(documents)}


def longest(documents: dict[str, bytes]) -> list[str]:
    """The longest of each kind of form, each collection and each book, in one of the languages, in turn."""
    by_kind: dict[str, dict[str, str]] = {}
    for address in sorted(documents, key=lambda address: (len(documents[address]), address)):
        folder, name = Path(address).parent, Path(address).name
        kind = name if folder.name == COLLECTIONS else folder.name
        by_kind.setdefault(kind, {})[Path(address).parts[0] if Path(address).parts[0] in SPOKEN else ""] = address
    return [found[sorted(found)[number % len(found)]] for number, (_, found) in enumerate(sorted(by_kind.items()))]


def faults(documents: dict[str, bytes], find: Callable[[str, bytes], object]) -> dict[str, object]:
    """What is found in each document, where something is."""
    found = {address: find(address, data) for address, data in documents.items()}
    return {address: what for address, what in found.items() if what}


def test_there_is_something_to_look_at(documents: dict[str, bytes]) -> None:
    assert len(documents) > 20


def test_each_says_what_it_is(documents: dict[str, bytes]) -> None:
    assert faults(documents, lambda address, data: identity_faults(data, SPOKEN.get(Path(address).parts[0], "zh-TW"))) == {}


def test_each_brings_its_fonts(documents: dict[str, bytes]) -> None:
    assert faults(documents, lambda _, data: font_faults(data)) == {}


def test_the_text_of_each_has_no_unseen_characters(documents: dict[str, bytes]) -> None:
    assert faults(documents, lambda _, data: unseen_characters(data)) == {}


def test_a_validator_finds_no_fault(chosen: dict[str, bytes]) -> None:
    page = pytest.importorskip("page", reason="needs page-validation")

    def judged(_: str, data: bytes) -> list[str]:
        reports = [page.validate_pdf_bytes(data, profile=profile) for profile in ("2a", "ua1")]
        return [f"{fault.rule_id} {fault.message}" for report in reports for fault in report.failures if fault.rule_id not in MISTAKEN]

    assert faults(chosen, judged) == {}


FOOT = re.compile(r"^\S.* (Page \d+|第 ?\d+ ?[頁页]) \d+/\d+$")
"""The foot of a page, which is no prose: the checker knows it only where several pages have the same."""


def test_a_checker_of_accessibility_finds_no_error(chosen: dict[str, bytes], tmp_path: Path) -> None:
    checker = Path(sys.executable).with_name("outloud")
    if not checker.exists():
        pytest.skip("needs outloud")
    for address, data in chosen.items():
        (tmp_path / address.replace("/", "-")).write_bytes(data)
    given = [str(checker), "-q", "--fail-on", "never", "--json", "-", *sorted(map(str, tmp_path.iterdir()))]
    said = json.loads(subprocess.run(given, capture_output=True, text=True, check=True).stdout)
    found = [(result["path"], each) for result in said["results"] for each in result["findings"] if each["severity"] == "error"]
    assert [error for error in found if not (FOOT.search(error[1]["evidence"] or "") or is_repeated_header(*error))] == []


def is_repeated_header(path: str, error: dict[str, Any]) -> bool:
    """Whether a line that screen readers pass over is the head of a table that goes on, which they have read on the page before."""
    if error["rule"] != "TAG-002" or error["count"] != 1 or error["page"] < 2:
        return False
    with pymupdf.open(path) as pdf:
        return error["evidence"] in " ".join(pdf[error["page"] - 2].get_text().split())


def test_nothing_is_cut_off_or_leaves_its_cell(chosen: dict[str, bytes]) -> None:
    assert faults(chosen, lambda _, data: layout_faults(data)) == {}


def small_letters(pdf: pymupdf.Document) -> set[str]:
    """Words in letters under 8 points, as the eye measures them on paper."""
    return {span["text"] for page in pdf for block in page.get_text("dict")["blocks"] for line in block.get("lines", ())
            for span in line["spans"] if span["size"] < 7.95 and span["text"].strip()}


def test_no_letter_is_too_small_to_read(chosen: dict[str, bytes]) -> None:
    """Of forms. Collections and books, which are long, are made of the same pieces."""
    opened = {address: pymupdf.open(stream=data) for address, data in chosen.items() if Path(address).parent.name != COLLECTIONS}
    assert {address: found for address, pdf in opened.items() if (found := small_letters(pdf))} == {}


def test_every_page_has_text_that_can_be_copied(chosen: dict[str, bytes]) -> None:
    def unreadable(_: str, data: bytes) -> list[int]:
        with pymupdf.open(stream=data) as pdf:
            texts = [page.get_text() for page in pdf]
        return [number for number, text in enumerate(texts, 1) if "\ufffd" in text or not text.strip()]

    # An empty left-hand page keeps the next list on a sheet of its own.
    assert faults({a: d for a, d in chosen.items() if "documents/checklists" not in a}, unreadable) == {}
