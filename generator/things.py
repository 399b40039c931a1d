"""What can be made of a handbook, or need not be: a page, a document, an index, or a piece of one. See `kept`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple, Protocol

from generator.reads import apart


def _nothing(data: bytes) -> bytes:
    return b""


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


class Thing(NamedTuple):
    """What can be made, or need not be: `name` is its own among those of one store."""

    name: str
    make: Callable[[], bytes]
    head: Callable[[bytes], bytes] = _nothing
    """Of its data what must be known at once where the rest is read `late`: text, and short, since it is kept with what was read."""

    @property
    def is_short(self) -> bool:
        """Whether its head is all of it: there is nothing left to be kept in a file of its own."""
        return self.head is bytes


def short(name: str, make: Callable[[], bytes]) -> Thing:
    """Of text that is short all is known at once."""
    return Thing(name, make, bytes)


def piece(name: str, make: Callable[[], bytes]) -> Thing:
    """Of a piece the digest is known at once, however it is asked for first."""
    return Thing(name, make, _digest)


class Late(NamedTuple):
    """The head of a thing, what reads all of it, and a digest of all that it was made of."""

    head: bytes
    read: Callable[[], bytes]
    made_of: str


class Plan(Protocol):
    """A file of the site that is not made yet."""

    @property
    def address(self) -> str: ...

    @property
    def data(self) -> bytes:
        """Makes it."""


def things(plan: Callable[[], Iterable[Plan]], head: Callable[[bytes], bytes] = _nothing) -> list[Thing]:
    """What is planned, by its addresses. All is planned at every build, so that nothing counts as read for that: what is planned must not
    tell anything of the handbook by itself, but find it when it is made.
    """
    with apart():
        return [Thing(each.address, partial(_data, each), head) for each in plan()]


def _data(plan: Plan) -> bytes:
    return plan.data
