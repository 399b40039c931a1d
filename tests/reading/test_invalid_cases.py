"""Every file under cases/invalid is checked beside the sound handbook in cases/base; its findings stand in the .txt beside it.

To add a case: write `name.yml`, run `pytest tests/test_invalid_cases.py --accept`, and read `name.txt` before you keep it.
"""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from generator.cli.for_people import concise
from generator.cli.report import Report
from generator.linting.linter import judge
from generator.reading.load import load
from generator.reading.resolve import Attachable, resolve
from generator.reading.validate import validate

CASES = Path(__file__).parents[1] / "cases"
INVALID = sorted((CASES / "invalid").glob("*.yml"))
TODAY = datetime.date(2026, 6, 1)


def findings(root: Path) -> list[str]:
    """One line a finding, without the summary."""
    from generator.diagnostics import in_reading_order

    loaded = load(root)
    valid = validate(loaded.documents)
    resolved = resolve(valid.entries, valid.claimed | loaded.claimed, Attachable(files=loaded.attachable))
    found = [*loaded.diagnostics, *valid.diagnostics, *resolved.diagnostics]
    if resolved.handbook and not found:
        found += judge(resolved.handbook, TODAY).diagnostics
    return concise(Report(in_reading_order(found), root, "en")).splitlines()[:-1]


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_each_faulty_file_gets_exactly_its_findings(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    shutil.copy(path, tmp_path / "rules" / "case.yml")
    found = findings(tmp_path)
    expected = path.with_suffix(".txt")
    if request.config.getoption("--accept"):
        expected.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8").splitlines()
    assert found


def test_the_sound_handbook_beside_them_has_no_findings() -> None:
    assert findings(CASES / "base") == []


def test_there_are_enough_cases() -> None:
    assert len(INVALID) >= 30
