"""What is read while something is made: whoever keeps what was made can tell by that when to make it anew.

Entries that are watched (see `watched`) note by themselves that they are read. A value that is made once for several readers must be
shared through `once` or `shared`, so that each of them counts as reading what the value was made of.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")
Read = tuple[str, str, str]
"""What was read: ("entry", kind, id), for example."""

Keep = Callable[[str, Callable[[], bytes]], bytes]
"""Gives what is made under a name, as far as possible from an earlier build."""

_READ: ContextVar[set[Read] | None] = ContextVar("read", default=None)


def made_anew(name: str, make: Callable[[], bytes]) -> bytes:
    """Where nothing is kept."""
    return make()


def note(read: Read) -> None:
    """Says that something is read, whoever is making whatever."""
    found = _READ.get()
    if found is not None:
        found.add(read)


@contextmanager
def reading() -> Iterator[set[Read]]:
    """Gives what is read inside, which counts for what is being made outside as well."""
    found: set[Read] = set()
    token = _READ.set(found)
    try:
        yield found
    finally:
        _READ.reset(token)
        note_all(found)


@contextmanager
def apart() -> Iterator[None]:
    """What is read inside does not count: for a decision that is made anew every time, and of which nothing is kept."""
    token = _READ.set(None)
    try:
        yield
    finally:
        _READ.reset(token)


def note_all(read: Iterable[Read]) -> None:
    """Says the same of many."""
    outer = _READ.get()
    if outer is not None:
        outer.update(read)


def once(made: dict[Any, Any], key: Hashable, make: Callable[[], Value]) -> Value:
    """`make()`, made when it is asked for first and then kept in `made`. Whoever asks reads what it was made of."""
    if key not in made:
        with reading() as read:
            value = make()
        made[key] = value, frozenset(read)
    value, known = made[key]
    if known:
        note_all(known)
    return value


class shared(Generic[Value]):  # used as a decorator
    """`functools.cached_property`, but whoever asks reads what the value was made of."""

    def __init__(self, make: Callable[[Any], Value]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"shared {name}"

    @overload
    def __get__(self, instance: None, owner: type) -> shared[Value]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...

    def __get__(self, instance: object | None, owner: type) -> shared[Value] | Value:
        return self if instance is None else once(instance.__dict__, self._name, lambda: self._make(instance))
