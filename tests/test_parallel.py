"""Work spread over processes comes back whole and in order."""

from __future__ import annotations

import os
import time

import pytest

from generator.parallel import map_forked

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
