"""The bench of the check times what it says: three runs of one handbook, the last after an edit."""

from __future__ import annotations

from pathlib import Path

from tests.bench.check_bench import bench_check


def test_the_bench_times_three_runs_of_one_handbook(tmp_path: Path) -> None:
    rows = [*bench_check(tmp_path, 20, peer=None)]
    assert [(name, entries) for name, entries, _ in rows] == [
        ("ours, nothing known", 20), ("ours, nothing changed", 20), ("ours, one text edited", 20)]
    assert all(cost.processor > 0 and cost.memory > 0 for _, _, cost in rows)
