"""What is known of things that earlier runs made: what was read for each, in which state that was, and where the thing is kept.

What was read is told by numbers, since most of it was read for many things. Whether it is still in the same state is decided once for
each number, and not once for each thing; and of much of it not even that, since one thing that is the same vouches for the rest.
"""

from __future__ import annotations

import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain, count, islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic_core import from_json, to_json

from generator.files import read_verified, write_verified
from generator.reads import Read, Unknowable

_FORM = 7
_LINE = 32
"""Bytes of a line."""
_NO_LINE = bytes(_LINE)
"""Of what nobody has looked at: no line is like it."""
Key = TypeVar("Key")
Value = TypeVar("Value")


class Known(NamedTuple):
    """Of a thing the numbers of what was read for it, the names of its pieces, which are kept for themselves, its key in the cache, and
    the head of its data. What is known as a whole by its head is in no cache, and has no key.
    """

    read: array[int]
    pieces: tuple[str, ...]
    key: str
    head: bytes


class _FoundOnce(dict[int, Value]):
    """By a number what `find` gives; it is asked once."""

    def __init__(self, find: Callable[[int], Value]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, number: int) -> Value:
        self[number] = found = self._find(number)
        return found


def added_since(found: dict[Key, Value], number: int) -> Iterator[tuple[Key, Value]]:
    """What was put into a mapping since there were so many, the last first: thousands may stand before."""
    return islice(reversed(found.items()), len(found) - number)


VouchedBy = Callable[[Read], Read | None]
"""What vouches for something that is read: while that is in the same state, so is this. None where nothing is known to."""


def by_nothing(read: Read) -> Read | None:
    """Where everything is looked at."""
    return None


class Reads:
    """What was read, by its numbers, with its lines: digests of it and of the state that it was in before, and of that in which
    `line_of` finds it now.
    """

    def __init__(self, line_of: Callable[[Read], bytes], reads: Iterable[Read] = (), before: bytes = b"",
                 vouched_by: VouchedBy = by_nothing) -> None:
        self._reads = [*reads]
        self._numbers = {read: number for number, read in enumerate(self._reads)}
        self._before, self._vouched_by = before, vouched_by
        self._now = _FoundOnce(lambda number: line_of(self._reads[number]))
        self._same = _FoundOnce(self._is_same)

    def numbers(self, reads: Iterable[Read]) -> array[int]:
        return array("I", map(self._number, reads))

    def of(self, numbers: Iterable[int]) -> Iterator[Read]:
        return map(self._reads.__getitem__, numbers)

    def lines(self, numbers: Iterable[int]) -> bytes:
        """As they are now. Raises Unknowable."""
        return b"".join(map(self._now.__getitem__, numbers))

    def are_same(self, numbers: Iterable[int]) -> bool:
        """Whether all of them are as they were before. All are looked at: what must be made for that is made now."""
        with suppress(Unknowable):
            return {*map(self._same.__getitem__, numbers)} <= {True}
        return False

    def all_lines(self) -> tuple[list[Read], bytes]:
        """Everything by its numbers, with the lines as far as they are known now."""
        return self._reads, b"".join(self._now.get(number, _NO_LINE) for number in range(len(self._reads)))

    def looked_at(self) -> int:
        """Of how many the line is known now."""
        return len(self._now)

    def looked_at_since(self, number: int) -> dict[Read, bytes]:
        """The lines of what was looked at since that many were known: for another process, which has other numbers."""
        return {self._reads[each]: line for each, line in added_since(self._now, number)}

    def learn(self, lines: Mapping[Read, bytes]) -> None:
        """What another process has found."""
        for read, line in lines.items():
            self._now.setdefault(self._number(read), line)

    def _is_same(self, number: int) -> bool:
        before = self._before[number * _LINE:(number + 1) * _LINE]
        if before == _NO_LINE:
            return False
        voucher = self._vouched_by(self._reads[number])
        if voucher is not None and (known := self._numbers.get(voucher)) is not None and self._same[known]:
            self._now[number] = before
        return self._now[number] == before

    def _number(self, read: Read) -> int:
        number = self._numbers.setdefault(read, len(self._reads))
        if number == len(self._reads):
            self._reads.append(read)
        return number


def write(path: Path, base: str, made: Sequence[str], known: Mapping[str, Known], reads: Reads) -> None:
    """Keeps what is known of these things, which were made of `base` besides what was read, and what was made anew now. The lines of all
    that was read for them are known: what has none is never the same. Raises OSError.
    """
    every, lines = reads.all_lines()
    if reads.looked_at() < len(every) / 2:
        known, every, lines = _without_unused(known, reads)
    said = {name: [b64encode(each.read.tobytes()), *each[1:]] for name, each in known.items()}
    write_verified(path, to_json({"form": [_FORM, sys.byteorder], "base": base, "made": made, "read": every, "lines": b64encode(lines),
                                  "things": said}))


def _without_unused(known: Mapping[str, Known], reads: Reads) -> tuple[Mapping[str, Known], list[Read], bytes]:
    """The same under new numbers. Else what is read keeps its number, so that an edit renumbers nothing of what it leaves as it is."""
    used = dict(zip(dict.fromkeys(chain.from_iterable(each.read for each in known.values())), count()))
    renumbered = {name: each._replace(read=array("I", map(used.__getitem__, each.read))) for name, each in known.items()}
    return renumbered, [*reads.of(used)], reads.lines(used)


def read(path: Path | None, base: str, line_of: Callable[[Read], bytes],
         vouched_by: VouchedBy = by_nothing) -> tuple[dict[str, Known], Reads]:
    """What is known of each thing that was made of the same `base`; nothing where that is not known for certain."""
    with suppress(ValueError):
        said = from_json((read_verified(path) if path else None) or b"{}")
        if (said.get("form"), said.get("base")) == ([_FORM, sys.byteorder], base):
            things = {name: Known(_unpacked(numbers), tuple(pieces), key, head.encode())
                      for name, (numbers, pieces, key, head) in said["things"].items()}
            return things, Reads(line_of, map(tuple, said["read"]), b64decode(said["lines"]), vouched_by)
    return {}, Reads(line_of)


def _unpacked(said: str) -> array[int]:
    numbers = array("I")
    numbers.frombytes(b64decode(said))
    return numbers
