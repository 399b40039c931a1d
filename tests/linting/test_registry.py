"""The registry's own test: every fault fires on the example of it, and is silent on what to write instead.

An example is read beside the sound handbook in cases/base, or alone if it holds a handbook entry itself. A few faults lie in
what a file is and not in its text; they have no example, and test_load finds them.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.linting.linter import judge
from generator.linting.registry import DESCRIPTORS, FAMILIES, find_descriptor
from generator.reading.load import load, load_text
from generator.reading.resolve import resolve
from generator.reading.validate import validate

BASE = load(Path(__file__).parents[1] / "cases" / "base").documents
TODAY = datetime.date(2026, 6, 1)
SHOWN = [descriptor for descriptor in DESCRIPTORS.values() if descriptor.invalid]
WITHOUT_EXAMPLE = {"not-utf-8", "faulty-template", "nested-too-deep", "too-large", "misnamed-file", "not-a-file", "unreadable", "no-handbook-entry",
                   "active-file", "empty-attachment", "bad-file-name", "other-encoding", "more-of-them", "unused-file",
                   "same-but-for-case"}


def findings(text: str) -> list[Diagnostic]:
    """Everything that is wrong with a handbook of which `text` is one file."""
    documents, diagnostics = load_text(text, "example.yml", Path("example.yml"))
    alone = any(isinstance(d.data, dict) and d.data.get("kind") == "handbook" for d in documents)
    valid = validate([*([] if alone else BASE), *documents])
    resolved = resolve(valid.entries, valid.claimed)
    found = [*diagnostics, *valid.diagnostics, *resolved.diagnostics]
    return found + (judge(resolved.handbook, TODAY).diagnostics if resolved.handbook else [])


@pytest.mark.parametrize("descriptor", SHOWN, ids=lambda descriptor: descriptor.code)
def test_a_fault_fires_on_its_example_where_the_example_is(descriptor: Descriptor) -> None:
    places = [d.span.file for d in findings(descriptor.invalid) if d.code == descriptor.code]
    assert places
    assert "example.yml" in places


@pytest.mark.parametrize("descriptor", SHOWN, ids=lambda descriptor: descriptor.code)
def test_what_to_write_instead_is_right(descriptor: Descriptor) -> None:
    assert descriptor.valid
    found = [d for d in findings(descriptor.valid) if d.span.file == "example.yml"]
    assert descriptor.code not in {d.code for d in found}
    assert not [d for d in found if d.code[:3] in ("HB0", "HB1")]


def test_only_faults_of_files_have_no_example() -> None:
    assert {descriptor.name for descriptor in DESCRIPTORS.values() if not descriptor.invalid} == WITHOUT_EXAMPLE


@pytest.mark.parametrize("descriptor", DESCRIPTORS.values(), ids=lambda descriptor: descriptor.code)
def test_a_fault_says_what_it_is_and_why_it_matters(descriptor: Descriptor) -> None:
    assert re.fullmatch(r"HB\d{3}", descriptor.code)
    assert descriptor.code[:3] in FAMILIES
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", descriptor.name)
    assert descriptor.message
    assert descriptor.why.endswith(".")
    assert not descriptor.message.endswith(".")
    assert isinstance(descriptor.severity, Severity)


def test_no_two_faults_share_a_code_or_a_name() -> None:
    from generator.checks import ALL
    from generator.linting import waivers
    from generator.reading import descriptors

    everything = [*descriptors.READING, *waivers.DESCRIPTORS, *descriptors.REFERENCES, *(descriptor for check in ALL for descriptor in check.descriptors)]
    assert len({descriptor.code for descriptor in everything}) == len({descriptor.name for descriptor in everything}) == len(everything) == len(DESCRIPTORS)


def test_every_fault_that_the_module_defines_is_listed() -> None:
    from generator.reading import descriptors

    defined = {value for value in vars(descriptors).values() if isinstance(value, Descriptor)}
    assert defined == {*descriptors.READING, *descriptors.REFERENCES}


@pytest.mark.parametrize("given", ["HB104", "hb104", " HB104 ", "unknown-reference", "Unknown-Reference"])
def test_a_fault_is_found_by_code_or_name(given: str) -> None:
    found = find_descriptor(given)
    assert found is not None
    assert found.code == "HB104"


def test_what_is_no_fault_is_not_found() -> None:
    assert find_descriptor("HB999") is None
