"""The entries of a book, each a portion of it. They are made in groups that stay from build to build: an edit makes one group anew, and of
the others only what is known of them is read to plan the book.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from generator.book.portions import Block, Gist, Portion, gist, says_something, written
from generator.facts.showing import Output, all_shown
from generator.printing.print_context import PrintContext
from generator.reads import group_name, groups

_LINE = b"\n"
"""Between what is written of a group: what is known of its entries, then the blocks of each. In JSON there is none."""
_GROUPS = 48
"""Of the entries of a kind: all of a group are made anew with one of them, and each group takes time to be found again."""


class Listed(NamedTuple):
    """What a book lists of an entry elsewhere: (language, title of a regulation, article) of its basis; ids of the terms that it names, and
    of those that its texts hold.
    """

    cited: Sequence[tuple[str, str, str]] = ()
    terms: Sequence[str] = ()
    held: Sequence[str] = ()


class EntryPortion(NamedTuple):
    """An entry in the book, and what is listed of it elsewhere."""

    portion: Portion
    listed: Listed


class BookEntries:
    """The entries of a book, declared as pieces. `name` is its own among the books, `blocks` gives for each kind what makes those of an
    entry, and `listed` says what is listed of an entry elsewhere.
    """

    def __init__(self, context: PrintContext, name: str, blocks: Mapping[str, Callable[[Any], list[Block]]],
                 listed: Callable[[Any], Listed]) -> None:
        self._made: dict[str, dict[str, EntryPortion]] = {}
        self._context, self._name, self._blocks, self._listed = context, name, blocks, listed
        self._groups = {kind: [*self._declared(kind)] for kind in blocks}

    def of(self, kind: str) -> Mapping[str, EntryPortion]:
        """The entries of a kind that have a place in the book, in their order, by their ids."""
        if kind not in self._made:
            found = {name: portion for members, take in self._groups[kind] for name, portion in _read(members, take)}
            self._made[kind] = {name: found[name] for name in self._ids(kind)}
        return self._made[kind]

    def _ids(self, kind: str) -> list[str]:
        return [entry.id for entry in all_shown(kind, self._context.handbook, Output.BOOK)]

    def _declared(self, kind: str) -> Iterator[tuple[list[str], Callable[[], bytes]]]:
        for members in groups(self._ids(kind), _GROUPS):
            name = group_name(f"{self._name} {kind}", members)
            yield members, self._context.declare(name, partial(self._group, kind, members))

    def _group(self, kind: str, members: Sequence[str]) -> bytes:
        known, lines = [], []
        for entry in map(self._context.handbook.by_kind[kind].__getitem__, members):
            blocks = [block for block in self._blocks[kind](entry) if says_something(block)]
            lines.append(written(blocks))
            known.append((gist(blocks, lines[-1]), self._listed(entry)))
        return _LINE.join((json.dumps(known, ensure_ascii=False).encode("utf-8", "surrogatepass"), *lines))


def _read(members: Sequence[str], take: Callable[[], bytes]) -> Iterator[tuple[str, EntryPortion]]:
    for place, (name, (known, listed)) in enumerate(zip(members, json.loads(take().partition(_LINE)[0]), strict=True), 1):
        yield name, EntryPortion(Portion(Gist(*known), partial(_blocks, take, place)), Listed(*listed))


def _blocks(take: Callable[[], bytes], place: int) -> list[Block]:
    blocks: list[Block] = json.loads(take().split(_LINE)[place])
    return blocks
