"""Work in batches is done whole, beside what this process does, and ends where it fails."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import pytest

from generator.batches import Batches

pytestmark = pytest.mark.usefixtures("two_processors")


def work_through(begin: Callable[[], nullcontext[Callable[[int], object]]], items: Sequence[int], each: int,
                 told: Callable[[int], None] = lambda done: None) -> None:
    with Batches() as batches:
        batches.begin(begin, items, each)
        batches.finish(told)


@pytest.fixture
def left(tmp_path: Path) -> Callable[[int], object]:
    """Leaves a file named by the number, with the process that wrote it; fails at 13."""
    return lambda number: (tmp_path / f"{number}").write_text(f"{os.getpid()}") if number != 13 else 1 / 0


def test_processes_end_after_a_batch(tmp_path: Path, left: Callable[[int], object]) -> None:
    told: list[int] = []
    work_through(partial(nullcontext, left), range(10), 4, told.append)
    writers = Counter(path.read_text() for path in tmp_path.iterdir())
    assert sum(writers.values()) == 10 and max(writers.values()) <= 4 and f"{os.getpid()}" not in writers
    assert sorted(told) == told and told[-1] == 10


def test_what_takes_long_keeps_nothing_else_waiting(tmp_path: Path, left: Callable[[int], object]) -> None:
    """One process is busy with the first item until all others are there."""

    def work(number: int) -> object:
        while number == 0 and len([*tmp_path.iterdir()]) < 9:
            time.sleep(0.01)
        return left(number)

    work_through(partial(nullcontext, work), range(10), 40)
    assert {int(path.name) for path in tmp_path.iterdir()} == {*range(10)}


def test_one_process_takes_the_first_items_and_the_others_the_last(tmp_path: Path, left: Callable[[int], object]) -> None:
    """While the first item is being worked at, the others are taken from the end."""

    def work(number: int) -> object:
        while number == 0 and not [*tmp_path.iterdir()]:
            time.sleep(0.01)
        seen = sorted(int(path.name) for path in tmp_path.iterdir())
        if number == 0:
            assert seen == [*range(10 - len(seen), 10)]
        return left(number)

    work_through(partial(nullcontext, work), range(10), 40)
    assert {int(path.name) for path in tmp_path.iterdir()} == {*range(10)}


def test_nothing_is_begun_after_a_failure(tmp_path: Path, left: Callable[[int], object], capfd: pytest.CaptureFixture[str],
                                          monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    work_through(partial(nullcontext, left), range(20), 5)
    assert {int(path.name) for path in tmp_path.iterdir()} == {*range(13)}
    assert capfd.readouterr().err == ""


def test_what_cannot_be_begun_is_left_to_the_caller(capfd: pytest.CaptureFixture[str]) -> None:
    def begin() -> nullcontext[Callable[[int], object]]:
        raise OSError

    work_through(begin, range(20), 5)
    assert capfd.readouterr().err == ""


def test_work_goes_on_beside_what_this_process_does(tmp_path: Path, left: Callable[[int], object]) -> None:
    """Of each of two kinds of work one process begins at once."""
    with Batches() as batches:
        batches.begin(partial(nullcontext, left), [1, 2], 1)
        batches.begin(partial(nullcontext, left), [11, 12], 1)
        while len([*tmp_path.iterdir()]) < 2:
            time.sleep(0.01)
        assert {int(path.name) // 10 for path in tmp_path.iterdir()} == {0, 1}
        batches.finish(lambda done: None)
    assert batches.items == 4
    assert {int(path.name) for path in tmp_path.iterdir()} == {1, 2, 11, 12}


def test_a_failure_ends_only_work_of_its_own_kind(tmp_path: Path, left: Callable[[int], object],
                                                  capfd: pytest.CaptureFixture[str]) -> None:
    with Batches() as batches:
        batches.begin(partial(nullcontext, left), [13], 5)
        batches.begin(partial(nullcontext, left), [*range(20, 30)], 5)
        batches.finish(lambda done: None)
    assert {int(path.name) for path in tmp_path.iterdir()} == {*range(20, 30)}
    assert capfd.readouterr().err == ""


def test_nothing_goes_on_once_this_process_fails(tmp_path: Path, left: Callable[[int], object]) -> None:
    def work(number: int) -> None:
        left(number)
        time.sleep(60)

    with pytest.raises(KeyboardInterrupt), Batches() as batches:
        batches.begin(partial(nullcontext, work), [1, 2], 5)
        while not [*tmp_path.iterdir()]:
            time.sleep(0.01)
        raise KeyboardInterrupt
    assert [path.name for path in tmp_path.iterdir()] == ["1"]
