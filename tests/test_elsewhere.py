"""What other processes hold is what would be made here; what fails there, or ends, is not answered for."""

from __future__ import annotations

import os
from operator import methodcaller

import pytest

from generator.elsewhere import Elsewhere


class Number:
    def __init__(self, number: int) -> None:
        if number == 3:
            raise ValueError(number)
        self.number = number

    def times(self, factor: int) -> int:
        return self.number * factor

    def inverse(self) -> float:
        return 1 / self.number

    def process(self) -> int:
        return os.getpid()

    def ended(self) -> None:
        os._exit(1)


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_everything_is_held_by_one_of_them_for_every_question(processes: int) -> None:
    held = Elsewhere(Number, range(50), processes)
    for factor in (2, 3):
        assert held.ask(methodcaller("times", factor)) == [None if number == 3 else number * factor for number in range(50)]
    assert os.getpid() not in held.ask(methodcaller("process"))
    assert held.ask(methodcaller("inverse"))[:4] == [None, 1, 0.5, None]
    held.end()


def test_nobody_answers_for_a_process_that_has_ended() -> None:
    held = Elsewhere(Number, range(5), 1)
    assert held.ask(methodcaller("ended")) == held.ask(methodcaller("times", 1)) == [None] * 5
    held.end()


def test_a_process_that_is_forked_afterwards_may_go_on_asking() -> None:
    held = Elsewhere(Number, range(5), 2)
    receiver, sender = os.pipe()
    if os.fork() == 0:
        answers = held.ask(methodcaller("times", 2))
        held.end()
        os.write(sender, repr(answers).encode())
        os._exit(0)
    held.leave()
    os.close(sender)
    with os.fdopen(receiver) as told:
        assert told.read() == "[0, 2, 4, None, 8]"
    os.wait()
