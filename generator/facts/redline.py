"""How a text became another: what was struck out and what was put in, word by word.

Latin words and numbers are compared whole, Chinese by the character. Where little is left of a text, it is shown as replaced whole, and
one syllable that stays between two longer changes changes with them, since scattered syllables read worse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.patterns import pattern_of

_WORDS = pattern_of(r"[A-Za-z0-9]+(?:[.,:'’-][A-Za-z0-9]+)*|\s+|.", re.DOTALL)
_MUST_STAY = 0.3
"""The share of the longer text that both have, below which nothing is compared."""
_LONG_CHANGE = 3
"""Words of a change beside which a single word is an island."""
_Step = tuple[str, int, int, int, int]
"""(what is done, from, to in the older text, from, to in the newer one), as difflib has it."""
_LONGEST = 2_000
"""Words. Comparing grows with the square of a text, and nobody reads a longer redline."""


class Piece(NamedTuple):
    """Some text, and what became of it: `kept`, `out` or `in`."""

    what: str
    text: str


def redline(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order. Those kept and out make up `before`, those kept and in make up `after`."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) <= _LONGEST:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        if sum(block.size for block in matcher.get_matching_blocks()) >= _MUST_STAY * max(len(old), len(new), 1):
            return tuple(_joined(_pieces(_without_islands(matcher.get_opcodes()), old, new)))
    return tuple(piece for piece in (Piece("out", before), Piece("in", after)) if piece.text)


def _without_islands(steps: Sequence[_Step]) -> list[_Step]:
    """The same steps from one text to another, where a single word that stays between two changes of several words is a change too."""
    return [("replace", *step[1:]) if 0 < place < len(steps) - 1 and step[0] == "equal" and step[2] - step[1] == 1
            and min(_size(steps[place - 1]), _size(steps[place + 1])) >= _LONG_CHANGE else step for place, step in enumerate(steps)]


def _size(step: _Step) -> int:
    return max(step[2] - step[1], step[4] - step[3])


def _pieces(steps: Sequence[_Step], old: list[str], new: list[str]) -> Iterator[Piece]:
    for what, start, end, other_start, other_end in steps:
        if what == "equal":
            yield Piece("kept", "".join(old[start:end]))
        else:
            yield Piece("out", "".join(old[start:end]))
            yield Piece("in", "".join(new[other_start:other_end]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """A space between two changes changes with them: one long piece reads better than three short ones."""
    out = put = ""
    kept = ""
    for piece in pieces:
        if piece.what == "kept" and (out or put) and piece.text.isspace():
            kept = piece.text
        elif piece.what == "kept":
            yield from _change(out, put)
            if kept or piece.text:
                yield Piece("kept", kept + piece.text)
            out = put = kept = ""
        else:
            out += kept + piece.text if piece.what == "out" else kept
            put += piece.text if piece.what == "in" else ""
            if kept and piece.what == "out":
                put += kept
            kept = ""
    yield from _change(out, put)
    if kept:
        yield Piece("kept", kept)


def _change(out: str, put: str) -> Iterator[Piece]:
    if out:
        yield Piece("out", out)
    if put:
        yield Piece("in", put)
