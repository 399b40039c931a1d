"""What a book is divided into: portions, each an entry with its heading or what stands between entries. Of a portion only its gist is
needed to plan the book; its blocks are read when the volume that it is in is typeset.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any, NamedTuple, TypeGuard

from generator.book.pictures import pictures_in

Block = dict[str, Any]
Blocks = Callable[[], list[Block]]

_CELL = 25
_REFERENCE = 3
"""A text that leads somewhere has a third piece, the name of the place; see `book.PageReference`."""


class Gist(NamedTuple):
    """What need be known of a portion. `digest` is another one for other blocks; `weight` is how much they take to typeset; `alone` says
    that there is nothing but the heading; `places` are those of the portion in their order, `refers` those to which it refers, and `files`
    the names of its pictures.
    """

    digest: str
    weight: int
    heading: Block | None
    alone: bool
    places: list[str]
    refers: list[str]
    files: list[str]


class Portion(NamedTuple):
    """Its gist, and what gives its blocks."""

    gist: Gist
    blocks: Blocks


Piece = Block | Portion
"""What the content of a part is made of."""


def portion(blocks: list[Block]) -> Portion:
    """A portion of blocks that are made already."""
    return Portion(gist(blocks, written(blocks)), lambda: blocks)


def gist(blocks: Sequence[Block], data: bytes) -> Gist:
    """Of blocks of which only the first may be a heading, and which are written as `data`."""
    heading = blocks[0] if blocks and is_heading(blocks[0]) else None
    refers = {run[2] for block in blocks for lines in texts(block) for _, runs in lines for run in runs if is_reference(run)}
    files = [*(block["name"] for block in blocks if block["is"] == "chart"), *pictures_in(blocks)]
    return Gist(hashlib.sha256(data).hexdigest(), weight(blocks), heading, heading is not None and len(blocks) == 1,
                [*_places(blocks)], sorted(refers), files)


def written(blocks: Sequence[Block]) -> bytes:
    """Blocks on one line."""
    return json.dumps(blocks, ensure_ascii=False).encode("utf-8", "surrogatepass")


def portions(pieces: Iterable[Piece]) -> Iterator[Portion]:
    """Portions as they are; of other blocks those from a heading to the next."""
    held: list[Block] = []
    for piece in pieces:
        if held and (isinstance(piece, Portion) or is_heading(piece)):
            yield portion(held)
            held = []
        if isinstance(piece, Portion):
            yield piece
        elif says_something(piece):
            held.append(piece)
    if held:
        yield portion(held)


def table_of_rows(head: Block, rows: Sequence[Portion]) -> Portion:
    """One table of tables that have a row each, of which there is one at least. Of `head` all but the rows is taken."""
    digest = hashlib.sha256(written([head]) + "".join(row.gist.digest for row in rows).encode()).hexdigest()
    known = [row.gist for row in rows]
    places, refers, files = ([*chain.from_iterable(lists)] for lists in zip(*(gist[-3:] for gist in known), strict=True))
    return Portion(Gist(digest, sum(gist.weight for gist in known), None, False, places, refers, files), partial(_joined, head, rows))


def _joined(head: Block, rows: Sequence[Portion]) -> list[Block]:
    made = [table for row in rows for table in row.blocks()]
    return [{**head, "rows": [each for table in made for each in table["rows"]], "divisible": any(table["divisible"] for table in made)}]


def is_heading(block: Block) -> bool:
    """Whether it is in the contents, and may begin a volume."""
    return bool(block["is"] == "heading")


def says_something(block: Block) -> bool:
    """Whether anything is printed of it."""
    return block["is"] != "facts" or bool(block["rows"])


def is_reference(run: Sequence[Any]) -> TypeGuard[tuple[str, str, str]]:
    """Whether words lead to a place of the book. Of marked words the third piece is no text."""
    return len(run) == _REFERENCE and isinstance(run[2], str)


def weight(blocks: Iterable[Block]) -> int:
    """How much blocks take to typeset: their characters, and something for every cell and heading."""
    return sum(_CELL + sum(len(run[1]) for _, runs in lines for run in runs) for block in blocks for lines in texts(block))


def texts(block: Block) -> Iterator[Sequence[Any]]:
    """Every text of a block, as lines."""
    if block["is"] == "table":
        yield from (cell for _, cells in block["rows"] for cell in cells)
    elif block["is"] in ("facts", "clauses", "ruled"):
        yield from (lines for _, lines in block["rows"])
    else:
        yield block.get("lines", [])


def _places(blocks: Iterable[Block]) -> Iterator[str]:
    """Everything that can be referred to, in order."""
    for block in blocks:
        if is_heading(block) and block["at"]:
            yield block["at"]
        elif block["is"] == "table":
            yield from (at for at, _ in block["rows"] if at)
