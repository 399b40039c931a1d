"""Handbooks for the tests of checks. An example of a fault is read beside the sound handbook in cases/base, or alone if it holds a
handbook entry itself."""

from __future__ import annotations

import datetime
from pathlib import Path

from generator.checks import ALL
from generator.diagnostics import Diagnostic
from generator.handbook import Handbook
from generator.reading.load import load, load_text
from generator.reading.resolve import resolve
from generator.reading.validate import validate

BASE = load(Path(__file__).parent / "cases" / "base").documents
TODAY = datetime.date(2026, 6, 1)
CHECKS = [check for check in ALL if check.descriptor.code[:3] in ("HB2", "HB3", "HB5")]
BY_CODE = {check.descriptor.code: check for check in ALL}


def handbook(text: str) -> Handbook:
    """The handbook of an example; it must be free of faults of reading and reference."""
    documents, descriptors = load_text(text, "example.yml", Path("example.yml"))
    alone = any(d.data.get("kind") == "handbook" for d in documents)
    valid = validate([*([] if alone else BASE), *documents])
    resolved = resolve(valid.entries, valid.claimed)
    assert not [*descriptors, *valid.diagnostics, *resolved.diagnostics]
    assert resolved.handbook
    return resolved.handbook.on(TODAY)


def found(text: str, code: str) -> list[Diagnostic]:
    return list(BY_CODE[code].find(handbook(text), TODAY))
