"""Spreads independent work over the processor's cores, where the system can fork; elsewhere it is done in turn."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized, SynchronizedArray

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Item], object]
Told = Callable[[int, int], None]
"""Is told how many items are begun, and of how many."""
_MOMENT = 0.2
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
    workers = min(os.cpu_count() or 1, len(items) // least + 1) if least else 1
    if workers < 2 or not _can_fork():
        return [function(item) for _, item in _telling(enumerate(items), len(items), told)]
    context = multiprocessing.get_context("fork")
    turn = context.Value("l", 0)
    working: dict[Connection, BaseProcess] = {}
    done: dict[int, Result] = {}
    try:
        for _ in range(workers):
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(target=_work, args=(function, items, turn, sender))
            process.start()
            sender.close()
            working[receiver] = process
        while working:
            for ended in cast(list[Connection], wait([*working], _MOMENT)):
                done |= _received(ended)
                working.pop(ended).join()
            told(min(turn.value, len(items)), len(items))
    finally:
        _end(working.values())
    return [done[number] if number in done else function(items[number]) for number in range(len(items))]


def work_in_batches(begin: Callable[[], AbstractContextManager[Work[Item]]], items: Sequence[Item], each: int,
                    progress: Callable[[int], None]) -> None:
    """Does the work for every item in processes that end after so many items and so give back the memory that they filled. Each begins
    the work for itself. One process takes the first item that nobody has taken, the others the last one: of what can only be done one at
    a time, and so comes first, none waits for another as long as there is anything else.

    Only what the work leaves behind in files counts. Once it fails nothing more is begun, as nothing is where no process can be started:
    the caller finds out what is there. Call it before threads are started. `progress` is told now and again how many are done.
    """
    if not _can_fork():
        return
    context = multiprocessing.get_context("fork")
    ends = context.Array("l", [0, len(items)])
    running: dict[Any, BaseProcess] = {}
    at_the_front = None
    done = 0
    try:
        while (left := _left(ends)) > 0 or running:
            for _ in range(min(os.cpu_count() or 1, left) - len(running)):
                first = at_the_front not in running
                started = context.Process(target=_work_through, args=(begin, items, ends, first, each))
                started.start()
                running[started.sentinel] = started
                at_the_front = started.sentinel if first else at_the_front
            for ended in wait([*running], _MOMENT):
                running.pop(ended).join()
            done = max(done, len(items) - _left(ends) - len(running))
            progress(done)
    finally:
        _end(running.values())


def _end(processes: Iterable[BaseProcess]) -> None:
    """Those that are still at work when somebody interrupts this process, or it fails."""
    for process in processes:
        process.terminate()
        process.join()


def _telling(numbered: Iterable[tuple[int, Item]], total: int, told: Told) -> Iterator[tuple[int, Item]]:
    for number, item in numbered:
        told(number, total)
        yield number, item


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods() and not multiprocessing.current_process().daemon


def _work_through(begin: Callable[[], AbstractContextManager[Work[Item]]], items: Sequence[Item], ends: SynchronizedArray[int],
                  first: bool, each: int) -> None:
    with suppress(KeyboardInterrupt):
        try:
            with begin() as work:
                for number in islice(_taken_from_an_end(ends, first), each):
                    work(items[number])
        except Exception:  # whatever it is, the caller will meet it
            ends[0] = ends[1]


def _left(ends: SynchronizedArray[int]) -> int:
    """How many items nobody has taken."""
    with ends.get_lock():
        return ends[1] - ends[0]


def _taken_from_an_end(ends: SynchronizedArray[int], first: bool) -> Iterator[int]:
    """The numbers of the items that this process takes. `ends` are the number of the first item that nobody has taken, and one more than
    that of the last.
    """
    while True:
        with ends.get_lock():
            if ends[0] >= ends[1]:
                return
            if first:
                ends[0] += 1
                mine = ends[0] - 1
            else:
                ends[1] -= 1
                mine = ends[1]
        yield mine


def _taken(turn: Synchronized[int], number: int) -> Iterator[int]:
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
            for number in _taken(turn, len(items)):
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
