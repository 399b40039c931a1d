"""That whatever a trial found has a test that is still there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from generator.files import own_data

TESTS = Path(__file__).parent
FOUND: dict[str, dict[str, str]] = own_data(TESTS / "cases" / "found_by_trials.yml")


@pytest.mark.parametrize(("file", "name", "case"), sorted(
    {(file, name, "".join(case)) for found in FOUND.values() for file, name, *case in map(str.split, found.values())}))
def test_it_has_a_test(file: str, name: str, case: str) -> None:
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert not case or (TESTS / "cases" / "invalid" / f"{case}.yml").exists()


def test_none_is_left_out() -> None:
    assert sum(map(len, FOUND.values())) >= 68
