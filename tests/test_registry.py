"""The registry's own test: every fault fires on the example of it, and is silent on what to write instead.

An example is read beside the sound handbook in cases/base, or alone if it holds a handbook entry itself. A few faults lie in
what a file is and not in its text; they have no example, and test_load finds them.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, Fault, Severity
from generator.lint import lint
from generator.load import load, load_text
from generator.registry import FAMILIES, FAULTS, find_fault
from generator.resolve import resolve
from generator.validate import validate

BASE = load(Path(__file__).parent / "cases" / "base").documents
TODAY = datetime.date(2026, 6, 1)
SHOWN = [fault for fault in FAULTS.values() if fault.invalid]
WITHOUT_EXAMPLE = {"not-utf-8", "nested-too-deep", "too-large", "misnamed-file", "not-a-file", "unreadable", "no-handbook-entry"}


def findings(text: str) -> list[Diagnostic]:
    """Everything that is wrong with a handbook of which `text` is one file."""
    documents, diagnostics = load_text(text, "example.yml", Path("example.yml"))
    alone = any(isinstance(d.data, dict) and d.data.get("kind") == "handbook" for d in documents)
    valid = validate([*([] if alone else BASE), *documents])
    resolved = resolve(valid.entries, valid.claimed)
    found = [*diagnostics, *valid.diagnostics, *resolved.diagnostics]
    return found + (lint(resolved.handbook, TODAY) if resolved.handbook else [])


@pytest.mark.parametrize("fault", SHOWN, ids=lambda fault: fault.code)
def test_a_fault_fires_on_its_example_where_the_example_is(fault: Fault) -> None:
    places = [d.span.file for d in findings(fault.invalid) if d.code == fault.code]
    assert places
    assert "example.yml" in places


@pytest.mark.parametrize("fault", SHOWN, ids=lambda fault: fault.code)
def test_what_to_write_instead_is_right(fault: Fault) -> None:
    assert fault.valid
    found = [d for d in findings(fault.valid) if d.span.file == "example.yml"]
    assert fault.code not in {d.code for d in found}
    assert not [d for d in found if d.code[:3] in ("HB0", "HB1")]


def test_only_faults_of_files_have_no_example() -> None:
    assert {fault.name for fault in FAULTS.values() if not fault.invalid} == WITHOUT_EXAMPLE


@pytest.mark.parametrize("fault", FAULTS.values(), ids=lambda fault: fault.code)
def test_a_fault_says_what_it_is_and_why_it_matters(fault: Fault) -> None:
    assert re.fullmatch(r"HB\d{3}", fault.code)
    assert fault.code[:3] in FAMILIES
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", fault.name)
    assert fault.message
    assert fault.why.endswith(".")
    assert not fault.message.endswith(".")
    assert isinstance(fault.severity, Severity)


def test_no_two_faults_share_a_code_or_a_name() -> None:
    from generator import faults
    from generator.checks import ALL
    from generator.upkeep import waivers

    everything = [*faults.READING, *waivers.FAULTS, *faults.REFERENCES, *(fault for check in ALL for fault in check.faults)]
    assert len({fault.code for fault in everything}) == len({fault.name for fault in everything}) == len(everything) == len(FAULTS)


def test_every_fault_that_the_module_defines_is_listed() -> None:
    from generator import faults

    defined = {value for value in vars(faults).values() if isinstance(value, Fault)}
    assert defined == {*faults.READING, *faults.REFERENCES}


@pytest.mark.parametrize("given", ["HB104", "hb104", " HB104 ", "unknown-reference", "Unknown-Reference"])
def test_a_fault_is_found_by_code_or_name(given: str) -> None:
    found = find_fault(given)
    assert found is not None
    assert found.code == "HB104"


def test_what_is_no_fault_is_not_found() -> None:
    assert find_fault("HB999") is None
