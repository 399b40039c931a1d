"""Spreads independent work over the processor's cores, where the system can fork; elsewhere it is done in turn."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
LEAST = 200
"""With fewer items than this, starting processes takes longer than it saves (measured on flow charts)."""


def map_forked(function: Callable[[Item], Result], items: Sequence[Item], least: int = LEAST) -> list[Result]:
    """`[function(item) for item in items]`. Results must be picklable; `function` sees all that the caller sees.

    What fails in another process is done again in this one, where it fails with its traceback. Call it before threads are started: a
    forked process has only the thread that forked it. A worker of a cluster may start no processes, and works in turn. Raises
    RuntimeError where a process ends without its results.
    """
    workers = min(os.cpu_count() or 1, len(items) // least + 1)
    if workers < 2 or "fork" not in multiprocessing.get_all_start_methods() or multiprocessing.current_process().daemon:
        return [function(item) for item in items]
    context = multiprocessing.get_context("fork")
    shares = [items[number::workers] for number in range(workers)]
    started = []
    for share in shares[1:]:
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(function, share, sender))
        process.start()
        sender.close()
        started.append((process, receiver))
    parts = [[function(item) for item in shares[0]]]
    for share, (process, receiver) in zip(shares[1:], started, strict=True):
        received = _received(receiver)
        parts.append([function(item) for item in share] if received is None else received)
        process.join()
    return [parts[number % workers][number // workers] for number in range(len(items))]


def _work(function: Callable[[Item], Result], share: Sequence[Item], sender: Connection) -> None:
    try:
        results = [function(item) for item in share]
    except Exception:  # whatever it is, the caller will meet it
        sender.send(None)
    else:
        sender.send(results)
    sender.close()


def _received(receiver: Connection) -> list[Any] | None:
    """None where something failed."""
    try:
        results: list[Any] | None = receiver.recv()
    except EOFError:
        raise RuntimeError("a worker process ended without its results") from None
    return results
