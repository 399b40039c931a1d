"""Work that only makes things and drops none is quicker without Python's garbage collector looking at all of them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_passed_over = False
"""Whether something has been. Python could be asked, but would count all of it (0.16 s at 3,000 entries, after every pause)."""


@contextmanager
def collector_paused() -> Iterator[None]:
    """No garbage collection inside; measured on 3,000 pages: 4.5 s instead of 7.3 s, in the same memory.

    What was made inside counts as old afterwards; as new it would be looked through at once (0.9 s for a build of 3,000 entries).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            count_as_old()
            gc.enable()


def count_as_old() -> None:
    """What has been made up to now is not looked through by `give_back_new_cycles`, nor copied by forked processes for being looked
    through: 1 s in each process at 10,000 entries.
    """
    if not _passed_over:  # to take back this freezing would take back that of `pass_over_what_is_there`
        gc.freeze()
        gc.unfreeze()


def give_back_new_cycles() -> None:
    """Gives back what was made since this was called last, and is only held by itself any more, as the values of a template and those of
    a workbook are: with the collector paused, those of 600 entries took 50 MB. What is still held counts as older, and is not looked
    through again.
    """
    gc.collect(0)


def pass_over_what_is_there() -> None:
    """What has been made up to now is not looked through again: a server that has read thousands of entries would look through all of
    them while its first reader waits, and a program that ends would do it twice (2 s after a build of 3,000). Of these, what is in a cycle
    is never given back, so call it while a server starts, and where nothing follows.
    """
    global _passed_over
    _passed_over = True
    gc.freeze()
