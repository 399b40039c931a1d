"""Work spread over processes comes back whole and in order."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import pytest

from generator.parallel import map_forked, work_in_batches

pytestmark = pytest.mark.usefixtures("two_processors")


@pytest.mark.parametrize("number", [0, 1, 5, 200, 401, 1000])
def test_the_results_are_those_of_a_loop(number: int) -> None:
    assert map_forked(lambda n: n * n, range(number)) == [n * n for n in range(number)]


def _slowly(number: int) -> int:
    """Long enough that another process gets its turn."""
    time.sleep(.0005)
    return os.getpid()


def test_more_than_one_process_takes_part() -> None:
    assert len(set(map_forked(_slowly, range(1000)))) == 2


def test_a_process_that_dies_is_an_error() -> None:
    here = os.getpid()
    with pytest.raises(RuntimeError):
        map_forked(lambda n: _slowly(n) if os.getpid() == here else os._exit(1), range(1000))


def test_what_fails_in_another_process_fails_here_with_its_place(capfd: pytest.CaptureFixture[str]) -> None:
    """Who looks for the line of a template that is not right finds it in the traceback; no process prints one of its own."""

    def inverse(number: int) -> float:
        _slowly(number)
        return 1 / (number - 301)

    with pytest.raises(ZeroDivisionError) as failed:
        map_forked(inverse, range(1000))
    assert failed.traceback[-1].name == "inverse"
    assert capfd.readouterr().err == ""


@pytest.fixture
def left(tmp_path: Path) -> Callable[[int], object]:
    """Leaves a file named by the number, with the process that wrote it; fails at 13."""
    return lambda number: (tmp_path / f"{number}").write_text(f"{os.getpid()}") if number != 13 else 1 / 0


def test_processes_end_after_a_batch(tmp_path: Path, left: Callable[[int], object]) -> None:
    told: list[int] = []
    work_in_batches(partial(nullcontext, left), range(10), 4, told.append)
    writers = Counter(path.read_text() for path in tmp_path.iterdir())
    assert sum(writers.values()) == 10 and max(writers.values()) <= 4 and f"{os.getpid()}" not in writers
    assert sorted(told) == told and told[-1] == 10


def test_what_takes_long_keeps_nothing_else_waiting(tmp_path: Path, left: Callable[[int], object]) -> None:
    """One process is busy with the first item until all others are there."""

    def work(number: int) -> object:
        while number == 0 and len([*tmp_path.iterdir()]) < 9:
            time.sleep(0.01)
        return left(number)

    work_in_batches(partial(nullcontext, work), range(10), 40, lambda done: None)
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

    work_in_batches(partial(nullcontext, work), range(10), 40, lambda done: None)
    assert {int(path.name) for path in tmp_path.iterdir()} == {*range(10)}


def test_nothing_is_begun_after_a_failure(tmp_path: Path, left: Callable[[int], object], capfd: pytest.CaptureFixture[str],
                                          monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    work_in_batches(partial(nullcontext, left), range(20), 5, lambda done: None)
    assert {int(path.name) for path in tmp_path.iterdir()} == {*range(13)}
    assert capfd.readouterr().err == ""


def test_what_cannot_be_begun_is_left_to_the_caller(capfd: pytest.CaptureFixture[str]) -> None:
    def begin() -> nullcontext[Callable[[int], object]]:
        raise OSError

    work_in_batches(begin, range(20), 5, lambda done: None)
    assert capfd.readouterr().err == ""
