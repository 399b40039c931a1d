"""Spreads independent work over the processor's cores, where the system can fork; elsewhere it is done in turn."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

Item = TypeVar("Item")
Result = TypeVar("Result")
Told = Callable[[int, int], None]
"""Is told how many items are begun, and of how many."""
MOMENT = 0.2
"""Seconds between two looks at how far other processes are."""
LEAST = 200
"""With fewer items than this, starting processes takes longer than it saves (measured on flow charts)."""


def silent(begun: int, total: int) -> None:
    """For whom nobody waits."""


def map_forked(function: Callable[[Item], Result], items: Sequence[Item], least: int | None = LEAST,
               told: Told = silent) -> list[Result]:
    """`[function(item) for item in items]`. Results must be picklable; `function` sees all that the caller sees. None for `least` forbids
    other processes. `told` learns now and again how far the work is.

    Each process takes the next item that nobody has taken. This one waits, so that what they fill their memory with on the way is given
    back when they end. What fails in one of them is done again here, where it fails with its traceback. Call it before threads are started:
    a forked process has only the thread that forked it. A worker of a cluster may start no processes, and works in turn. Raises
    RuntimeError where a process ends without its results.
    """
    processes = workers(len(items), least)
    if processes < 2:
        return [function(item) for _, item in _telling(enumerate(items), len(items), told)]
    context = multiprocessing.get_context("fork")
    turn = context.Value("l", 0)
    working: dict[Connection, BaseProcess] = {}
    done: dict[int, Result] = {}
    try:
        for _ in range(processes):
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(target=_work, args=(function, items, turn, sender))
            process.start()
            sender.close()
            working[receiver] = process
        while working:
            for ended in cast(list[Connection], wait([*working], MOMENT)):
                done |= _received(ended)
                working.pop(ended).join()
            told(min(turn.value, len(items)), len(items))
    finally:
        end(working.values())
    return [done[number] if number in done else function(items[number]) for number in range(len(items))]


def workers(items: int, least: int | None) -> int:
    """How many processes so many items are worth; one where this process may start no others."""
    return min(os.cpu_count() or 1, items // least + 1) if least and can_fork() else 1


def end(processes: Iterable[BaseProcess]) -> None:
    """Those that are still at work when somebody interrupts this process, or it fails."""
    for process in processes:
        process.terminate()
        process.join()


def _telling(numbered: Iterable[tuple[int, Item]], total: int, told: Told) -> Iterator[tuple[int, Item]]:
    for number, item in numbered:
        told(number, total)
        yield number, item


def can_fork() -> bool:
    """Whether this process may start others: a worker of a cluster may not, and some systems cannot."""
    return "fork" in multiprocessing.get_all_start_methods() and not multiprocessing.current_process().daemon


def taken(turn: Synchronized[int], number: int) -> Iterator[int]:
    """The numbers of the items that this process takes."""
    while True:
        with turn.get_lock():
            mine = turn.value
            turn.value += 1
        if mine >= number:
            return
        yield mine


def _work(function: Callable[[Item], Result], items: Sequence[Item], turn: Synchronized[int], sender: Connection) -> None:
    done: dict[int, Result] = {}
    with suppress(KeyboardInterrupt):  # it reaches the caller too, who asks for nothing any more
        with suppress(Exception):  # whatever it is, the caller will meet it
            for number in taken(turn, len(items)):
                done[number] = function(items[number])
        sender.send(done)
    sender.close()


def _received(receiver: Connection) -> dict[int, Any]:
    """Results by the numbers of their items; what failed is not among them."""
    try:
        results: dict[int, Any] = receiver.recv()
    except EOFError:
        raise RuntimeError("a worker process ended without its results") from None
    return results
