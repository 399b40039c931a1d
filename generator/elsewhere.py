"""What other processes have made, and hold for further questions: of much that is made, little is asked for at once."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Thread
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from generator.parallel import taken

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

Item = TypeVar("Item")
Held = TypeVar("Held")
Answer = TypeVar("Answer")


class Elsewhere(Generic[Held]):
    """Each of some forked processes makes a share of what is to be made of `items`. Call it before threads are started: a forked process
    has only the thread that forked it.
    """

    def __init__(self, make: Callable[[Item], Held], items: Sequence[Item], processes: int) -> None:
        context = multiprocessing.get_context("fork")
        self._number, self._forked_by = len(items), os.getpid()
        turn, pipes = context.Value("l", 0), [context.Pipe() for _ in range(processes)]
        self._here = [here for here, _ in pipes]
        self._processes = [context.Process(target=_hold, args=(make, items, turn, pipes, there), daemon=True) for _, there in pipes]
        for process in self._processes:
            process.start()
        for _, there in pipes:
            there.close()

    def ask(self, question: Callable[[Held], Answer], yielding: int = 0) -> list[Answer | None]:
        """The answer for each item; None where what should answer has failed, or has ended. The question must be picklable. By so much the
        processes yield to others from now on, of 19 at most.
        """
        answers: dict[int, Answer] = {}
        for connection in self._here:
            with suppress(OSError):
                connection.send((question, yielding))
        for connection in self._here:
            with suppress(OSError, EOFError):
                answers |= connection.recv()
        return [answers.get(number) for number in range(self._number)]

    def end(self) -> None:
        """Nobody asks any more."""
        for connection in self._here:
            with suppress(OSError):
                connection.send(None)
            connection.close()
        if self._forked_by == os.getpid():
            for process in self._processes:
                process.join()

    def leave(self) -> None:
        """Nobody asks any more here, but maybe in a process that was forked from this one."""
        for connection, process in zip(self._here, self._processes, strict=True):
            connection.close()
            Thread(target=process.join, daemon=True).start()


def _hold(make: Callable[[Any], Any], items: Sequence[Any], turn: Synchronized[int], pipes: Sequence[tuple[Connection, Connection]],
          mine: Connection) -> None:
    """Ends when it is told to, or when nobody is left who might ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for each in (end for pipe in pipes for end in pipe if end is not mine):
        each.close()
    held: dict[int, Any] = {}
    for number in taken(turn, len(items)):
        with suppress(Exception):  # whatever it is, who asks for this will meet it
            held[number] = make(items[number])
    with suppress(OSError, EOFError):
        while asked := mine.recv():
            question, yielding = asked
            os.nice(yielding)
            mine.send(_answers(question, held))


def _answers(question: Callable[[Any], Any], held: dict[int, Any]) -> dict[int, Any]:
    answers = {}
    for number, each in held.items():
        with suppress(Exception):
            answers[number] = question(each)
    return answers
