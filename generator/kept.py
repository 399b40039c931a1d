"""What earlier builds made, kept under a digest of all that it was made of: what would come out the same is not made again.

Losing the folder costs only time. What is read from it is verified, and made again where it is damaged.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from contextlib import suppress
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from generator import known
from generator.collector import count_as_old, give_back_new_cycles
from generator.known import Known, VouchedBy, by_nothing
from generator.parallel import Told, map_forked, silent
from generator.printing.document_cache import DocumentCache
from generator.reads import ALL, PIECE, Read, Unknowable, apart, note, note_all, reading
from generator.things import Late, Thing, piece

_READS = "reads.json"
LEAST = 24
"""With fewer things to make than this, starting processes takes longer than it saves (0.1 s at 3,000 entries)."""


class _Asked(NamedTuple):
    """A thing that was asked for in this run: whether it was made anew, and its data where no cache has it."""

    known: Known
    anew: bool
    data: bytes | None = None


class _Told(NamedTuple):
    """What another process must be told of a thing that was made: its data or its head; whatever was asked for on the way, each with what
    was read for it, since numbers of that are each process's own; and the lines that were found on the way.
    """

    data: bytes
    asked: Mapping[str, tuple[_Asked, Sequence[Read]]]
    lines: Mapping[Read, bytes]


class Kept:
    """A store of what was made of one handbook. `base` stands for whatever everything is made of, `state` tells a digest of what
    was read: see `reads`. `in_short` says what need be remembered of it, in order, and `vouched_by` what need not be looked at. Without a
    folder nothing is kept.
    """

    def __init__(self, folder: Path | None, base: str, state: Callable[[Read], str],
                 in_short: Callable[[Set[Read]], Iterable[Read]] = sorted, vouched_by: VouchedBy = by_nothing) -> None:
        self._folder, self._base, self._state, self._in_short = folder, base, state, in_short
        self._pieces: dict[str, Callable[[], bytes]] = {}
        self._cache = DocumentCache(folder / "things") if folder else None
        self._before, self._reads = known.read(folder / _READS if folder else None, base, self._line_of, vouched_by)
        self._asked: dict[str, _Asked] = {}

    @property
    def made(self) -> list[str]:
        """Names of what was made anew."""
        return [name for name, asked in self._asked.items() if asked.anew]

    def all(self, things: Sequence[Thing], least: int | None = LEAST) -> list[bytes]:
        """Everything, in its order. Where there are as many as `least` to be made, several processes make them, the first ones first;
        None forbids it.
        """
        found = _made_together([(self, things)], least, whole=True)[0]
        return [found[thing.name] for thing in things]

    def heads(self, things: Sequence[Thing], least: int | None = LEAST) -> list[bytes]:
        """The same of their heads: of what need not be made nothing is read from its file."""
        found = _made_together([(self, things)], least, whole=False)[0]
        return [found[thing.name] for thing in things]

    def one(self, name: str, make: Callable[[], bytes]) -> bytes:
        """A piece of what is being made, which is kept for itself."""
        return self.all([piece(name, make)], least=None)[0]

    def declare(self, name: str, make: Callable[[], bytes]) -> Callable[[], bytes]:
        """A piece of what will be made, which is kept for itself; see `reads.Declare`."""
        self._pieces[name] = make
        return partial(self._taken, name)

    def make_pieces(self, names: Iterable[str], least: int | None = LEAST) -> None:
        """Pieces that were declared are made now, as far as they are not known; see `all`."""
        _made_together([(self, [piece(name, self._pieces[name]) for name in names])], least, whole=False)

    def count_as_read(self, name: str) -> None:
        """What was read for a thing that was asked for is read by whoever makes something of it."""
        note_all(self._reads.of(self._asked[name].known.read))

    def close(self) -> None:
        """Notes what was read and what was made, and removes what nobody asked for. A folder that cannot be written to is no fault."""
        if self._folder and self._cache:
            with suppress(OSError):
                asked = {name: self._asked[name].known for name in sorted(self._asked)}
                known.write(self._folder / _READS, self._base, self.made, asked, self._reads)
            self._cache.count_as_used(asked.known.key for asked in self._asked.values() if asked.known.key)
            self._cache.remove_unused()

    def _taken(self, name: str) -> bytes:
        note((PIECE, name, ALL))
        with apart():
            return self.one(name, self._pieces[name])

    def _digest_of(self, name: str) -> str:
        """Of what came out. It is kept as the head of the piece: of a thing that need not be made no piece need be read."""
        digest = _made_together([(self, [piece(name, self._pieces[name])])], least=None, whole=False)[0][name].decode()
        assert digest, f"{name} was asked for as a thing, and is a piece: nobody could tell when it is another one"
        return digest

    def _line_of(self, read: Read) -> bytes:
        """A digest of something that was read, and of the state that it is in. Raises Unknowable."""
        what, name, _ = read
        if what == PIECE and name not in self._pieces:
            raise Unknowable(name)
        state = self._digest_of(name) if what == PIECE else self._state(read)
        return hashlib.sha256(f"{read}{state}".encode("utf-8", "surrogatepass")).digest()

    def _known_of(self, things: Iterable[Thing], whole: bool) -> dict[str, bytes]:
        """The data of each thing that need not be made, or only its head, by its name."""
        with apart():
            return {thing.name: data for thing in things if (data := self._known(thing.name, whole)) is not None}

    def _made(self, whole: bool, thing: Thing) -> _Told:
        """Makes a thing and keeps it."""
        before, looked_at = len(self._asked), self._reads.looked_at()
        with reading() as read:
            data = thing.make()
        give_back_new_cycles()
        pieces = dict(known.added_since(self._asked, before))
        asked = self._keep(thing, data, self._in_short(read), tuple(reversed(pieces)))
        told = {name: (each, [*self._reads.of(each.known.read)]) for name, each in {**pieces, thing.name: asked}.items()}
        return _Told(data if whole else asked.known.head, told, self._reads.looked_at_since(looked_at))

    def _learn(self, told: _Told) -> None:
        """What was made, maybe by another process."""
        self._reads.learn(told.lines)
        for name, (asked, read) in told.asked.items():
            self._asked[name] = asked._replace(known=asked.known._replace(read=self._reads.numbers(read)))

    def _read(self, thing: Thing) -> bytes:
        """A thing that was asked for. What was damaged or removed meanwhile is made again."""
        asked = self._asked[thing.name]
        if (data := self._data(asked)) is None:
            data = thing.make()
            if self._cache:
                self._cache.put(asked.known.key, data)
        return data

    def _data(self, asked: _Asked) -> bytes | None:
        if not asked.known.key:
            return asked.known.head
        return self._cache.get(asked.known.key) if self._cache and asked.data is None else asked.data

    def _known(self, name: str, whole: bool) -> bytes | None:
        asked = self._asked.get(name) or self._asked_before(name)
        if asked is None:
            return None
        data = self._data(asked) if whole else asked.known.head
        if data is not None:
            self._ask(name, asked)
        return data

    def _asked_before(self, name: str) -> _Asked | None:
        """A thing of an earlier build, if it was made of the same and is still there."""
        before = self._before.get(name)
        if before and self._cache and self._reads.are_same(before.read) and (not before.key or self._cache.seems_to_hold(before.key)):
            return _Asked(before, anew=False)
        return None

    def _ask(self, name: str, asked: _Asked) -> None:
        """Nobody will ask for the pieces of a thing that is known, which are wanted when it is made anew some other time."""
        self._asked.setdefault(name, asked)
        for each in asked.known.pieces:
            if each not in self._asked and (before := self._asked_before(each)):
                self._ask(each, before)

    def _keep(self, thing: Thing, data: bytes, read: Iterable[Read], pieces: tuple[str, ...]) -> _Asked:
        numbers = self._reads.numbers(read)
        with apart():
            lines = self._reads.lines(numbers)
        made = Known(numbers, pieces, "" if thing.is_short else self._key(thing.name, lines), thing.head(data))
        there = self._cache is not None and (thing.is_short or self._cache.put(made.key, data))
        self._asked[thing.name] = asked = _Asked(made, anew=True, data=None if there else data)
        return asked

    def _key(self, name: str, lines: bytes) -> str:
        """A digest of all that a thing is made of, which stays as it is known where all that was read is as it was."""
        return hashlib.sha256(f"{self._base}\n{name}\n".encode("utf-8", "surrogatepass") + lines).hexdigest()


def late(parts: Sequence[tuple[Kept, Sequence[Thing]]], told: Told = silent) -> list[dict[str, Late]]:
    """Things of several stores by their names, made at the same time, the first ones of each first, and read later: all of them would
    fill the memory, and most are not read at all where their files are in the site already.
    """
    heads = _made_together(parts, LEAST, whole=False, told=told)
    return [{thing.name: Late(found[thing.name], partial(store._read, thing), store._asked[thing.name].known.key) for thing in things}
            for (store, things), found in zip(parts, heads, strict=True)]


def _made_together(parts: Sequence[tuple[Kept, Sequence[Thing]]], least: int | None, whole: bool,
                   told: Told = silent) -> list[dict[str, bytes]]:
    """For each store the data of each of its things, or only its head, by its name."""
    found = [store._known_of(things, whole) for store, things in parts]
    absent = [(place, number, thing) for number, (_, things) in enumerate(parts) for place, thing in enumerate(things)
              if thing.name not in found[number]]
    missing = [(number, thing) for _, number, thing in sorted(absent, key=itemgetter(0))]
    if least and missing:  # a piece is made inside of something else, whose cycles are still to be given back
        count_as_old()
    made = map_forked(lambda each: parts[each[0]][0]._made(whole, each[1]), missing, least, told)
    for (number, thing), told_of in zip(missing, made, strict=True):
        found[number][thing.name] = told_of.data
        parts[number][0]._learn(told_of)
    for store, things in parts:
        for thing in things:
            store.count_as_read(thing.name)
    return found

