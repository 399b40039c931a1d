"""Work for processes that end after so many items and so give back the memory that they filled, beside what this process does meanwhile."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any, TypeVar

from generator.parallel import MOMENT, can_fork, end

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import SynchronizedArray

Item = TypeVar("Item")
Work = Callable[[Item], object]


@dataclass(frozen=True)
class _Queue:
    """Items, of which a process takes so many at most. `ends` are the number of the first item that nobody has taken, and one more than
    that of the last.
    """

    begin: Callable[[], AbstractContextManager[Work[Any]]]
    items: Sequence[Any]
    each: int
    ends: SynchronizedArray[int]

    def left(self) -> int:
        """How many items nobody has taken."""
        with self.ends.get_lock():
            return self.ends[1] - self.ends[0]

    def work_through(self, first: bool) -> None:
        with suppress(KeyboardInterrupt):
            try:
                with self.begin() as work:
                    for number in islice(self._taken(first), self.each):
                        work(self.items[number])
            except Exception:  # whatever it is, the caller will meet it
                self.ends[0] = self.ends[1]

    def _taken(self, first: bool) -> Iterator[int]:
        """The numbers of the items that this process takes."""
        while True:
            with self.ends.get_lock():
                if self.ends[0] >= self.ends[1]:
                    return
                if first:
                    self.ends[0] += 1
                    mine = self.ends[0] - 1
                else:
                    self.ends[1] -= 1
                    mine = self.ends[1]
            yield mine


class Batches:
    """As many processes as there are processors. One of them takes the first item that nobody has taken, the others the last one: of what
    can only be done one at a time, and so comes first, none waits for another as long as there is anything else.

    Only what the work leaves behind in files counts. Once it fails nothing more of the same items is begun, as nothing is where no process
    can be started: the caller finds out what is there. Begin and finish before threads are started.
    """

    def __init__(self) -> None:
        self.items = 0
        """How many there are in all."""
        self._queues: list[_Queue] = []
        self._running: dict[Any, BaseProcess] = {}
        self._at_the_front: Any = None

    def __enter__(self) -> Batches:
        return self

    def __exit__(self, *_: object) -> None:
        end(self._running.values())

    def begin(self, begin: Callable[[], AbstractContextManager[Work[Item]]], items: Sequence[Item], each: int) -> None:
        """One process begins with these items at once, if a processor is left for it. Each process begins the work for itself."""
        if can_fork():
            ends = multiprocessing.get_context("fork").Array("l", [0, len(items)])
            self._queues.append(_Queue(begin, items, each, ends))
            self.items += len(items)
            self._start([self._queues[-1]])

    def finish(self, progress: Callable[[int], None]) -> None:
        """Does the work for every item. `progress` is told now and again how many are done."""
        done = 0
        while self._left() > 0 or self._running:
            self._start(queue for queue in self._queues for _ in range(queue.left()))
            for ended in wait([*self._running], MOMENT):
                self._running.pop(ended).join()
            done = max(done, self.items - self._left() - len(self._running))
            progress(done)

    def _left(self) -> int:
        return sum(queue.left() for queue in self._queues)

    def _start(self, queues: Iterable[_Queue]) -> None:
        for queue in islice(queues, max(0, (os.cpu_count() or 1) - len(self._running))):
            first = self._at_the_front not in self._running
            started = multiprocessing.get_context("fork").Process(target=queue.work_through, args=(first,))
            started.start()
            self._running[started.sentinel] = started
            self._at_the_front = started.sentinel if first else self._at_the_front
