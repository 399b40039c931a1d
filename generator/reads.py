"""What is read while something is made: whoever keeps what was made can tell by that when to make it anew.

Entries that are watched (see `watched`) note by themselves that they are read. A value that is made once for several readers must be
shared through `once` or `shared`, so that each of them counts as reading what the value was made of.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar, Token
from functools import cache, partial
from typing import Any, Generic, TypeVar, overload
from zlib import crc32

Value = TypeVar("Value")
Read = tuple[str, str, str]
"""What was read: ("entry", kind, id), for example."""

Keep = Callable[[str, Callable[[], bytes]], bytes]
"""Gives what is made under a name, as far as possible from an earlier build."""

Declare = Callable[[str, Callable[[], bytes]], Callable[[], bytes]]
"""Says what makes a piece under a name, and gives what takes it. Whoever takes a piece has read what came out and not what it was made
of: where an edit makes a piece anew and the same comes out, what is made of it is not made again. Declare before anything is made.
"""

PIECE, ALL = "piece", "*"
IDS = "ids"
"""Which entries of a kind there are, in their order; with an id, whether there is that one."""
STATE = "state"
"""In what state an entry is on the day, whatever that follows from."""
_GROUPS = 128
"""Of `in_groups`: of 3,000 entries of a kind some twenty-five are made anew with the one that is edited."""


class Unknowable(Exception):
    """Nobody can tell whether something that was read is still the same: nobody has said yet how it is made."""


_READ: ContextVar[set[Read] | None] = ContextVar("read", default=None)


def made_anew(name: str, make: Callable[[], bytes]) -> bytes:
    """Where nothing is kept."""
    return make()


def as_declared(name: str, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """The same for pieces."""
    return make


def made_once(name: str, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """The same for pieces that several ask for: what one of them has made stays as long as they do."""
    return cache(make)


def in_groups(declare: Declare, name: str, ids: Iterable[str], make: Callable[[str], Any]) -> Callable[[], dict[str, Any]]:
    """Gives what takes `{id: make(id)}`, which is declared in so many pieces that an edit makes little anew, and so few that finding them
    takes no time.

    `make` gives what JSON can hold. Which piece an id is in does not depend on others.
    """
    every = [*ids]
    take_all = _declared(declare, name, every, groups(every), partial(_made_together, make))
    return lambda: {each: made for taken in take_all() for each, made in json.loads(taken).items()}


def written_in_groups(declare: Declare, name: str, ids: Iterable[str], make: Callable[[str], bytes]) -> Callable[[], dict[str, bytes]]:
    """The same where `make` gives something as it is written at last, in which there is no zero byte, such as JSON."""
    every = [*ids]
    found = groups(every)
    take_all = _declared(declare, name, every, found, partial(_written_together, make))
    return lambda: {each: made for members, taken in zip(found, take_all(), strict=True)
                    for each, made in zip(members, taken.split(b"\0"), strict=True)}


def _declared(declare: Declare, name: str, ids: Sequence[str], found: Iterable[Sequence[str]],
              make: Callable[[Sequence[str]], bytes]) -> Callable[[], list[bytes]]:
    """Gives what takes the groups. Whoever does has read which ids there are: another piece stands for each list of them."""
    take_ids = declare(group_name(f"ids of {name}", ids), name.encode)
    pieces = [declare(group_name(name, members), partial(make, members)) for members in found]

    def take_all() -> list[bytes]:
        take_ids()
        return [take() for take in pieces]

    return take_all


def groups(ids: Iterable[str], number: int = _GROUPS) -> list[list[str]]:
    """So many that an edit makes little anew, and so few that finding them takes no time. In which an id is does not depend on others."""
    found: dict[int, list[str]] = {}
    for each in ids:
        found.setdefault(crc32(each.encode()) % number, []).append(each)
    return [*found.values()]


def group_name(name: str, members: Sequence[object]) -> str:
    """What the piece of a group is kept under: another name where another id is in it."""
    return f"{name} {hashlib.sha256(json.dumps(members).encode()).hexdigest()[:32]}"


def _written_together(make: Callable[[str], bytes], ids: Iterable[str]) -> bytes:
    return b"\0".join(map(make, ids))


def _made_together(make: Callable[[str], Any], ids: Iterable[str]) -> bytes:
    return json.dumps({each: make(each) for each in ids}, ensure_ascii=False).encode("utf-8", "surrogatepass")


@cache
def read_of(what: str, kind: str, name: str) -> Read:
    """The same object for the same entry: what was read is remembered hundreds of thousands of times."""
    return what, kind, name


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


class apart:  # used as a function; as a generator it would take as long as most of what is decided inside
    """What is read inside does not count: for a decision that is made anew every time, and of which nothing is kept."""

    __slots__ = ("_token",)

    def __enter__(self) -> None:
        self._token: Token[set[Read] | None] = _READ.set(None)

    def __exit__(self, *_: object) -> None:
        _READ.reset(self._token)


def note_all(read: Iterable[Read]) -> None:
    """Says the same of many."""
    outer = _READ.get()
    if outer is not None:
        outer.update(read)


_NOTHING: frozenset[Read] = frozenset()


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


def answered(made: dict[Any, Any], read: Read, find: Callable[[], Value]) -> Value:
    """`find()`, found once and then kept in `made`. Whoever asks has read `read`, which stands for the answer, and nothing of what that was
    found in.
    """
    note(read)
    if read not in made:
        with apart():
            made[read] = find(), _NOTHING
    value: Value = made[read][0]
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
