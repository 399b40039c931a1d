"""The times of a table go one way with the class of a case; which way, its author knows."""

from __future__ import annotations

import pytest

from generator.checks.uneven_class_times import FAULT
from tests.check_cases import found


@pytest.mark.parametrize(("times", "findings"), [
    ("urgent: 1 hour, fast: 5 hours, normal: 4 hours", 1), ("urgent: at once, fast: 40 minutes, normal: 30 minutes", 1),
    ("urgent: 5 working days, fast: 2 working days, normal: 6 working days", 1), ("urgent: 1 hour, fast: 4 hours, normal: 4 hours", 0),
    ("urgent: 30 days, fast: 20 days, normal: 10 days", 0), ("urgent: 3 hours, fast: 1 working day, normal: 1 working hour", 0),
    ("urgent: 1 hour, fast: same day, normal: 4 hours", 0)])
def test_the_one_in_the_middle_is_neither_the_longest_nor_the_shortest(times: str, findings: int) -> None:
    text = FAULT.invalid.replace("urgent: 1 hour, fast: 5 hours, normal: 4 hours", times)
    diagnostics = found(text, "HB560")
    assert len(diagnostics) == findings
    assert not findings or str(diagnostics[0].details["level"]) == "速件"
