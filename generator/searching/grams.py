"""Grams: the pieces of writing by which a divided index says which entries can hold a word.

templates/assets/search-grams.js takes the same grams from a query: every ideograph (々 and 〇 are such); every pair of neighbours of
which one is an ideograph; of a word of alphabetic writing its first one and its first two letters (behind a space) and any three in a row.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.patterns import pattern_of

SHARDS = 256
"""Files into which the grams of a divided index are put."""

_GOLDEN = 0x9E3779B1
_IDEOGRAPH = "\u3005-\u3007\u3040-\ud7ff\ue000-\uffff"
_ALPHABETIC = "0-9A-Za-z\u00c0-\u2e7f"
_RUNS = pattern_of(f"[{_IDEOGRAPH}]+|(?:(?=[{_ALPHABETIC}])[^\\W_])+")
_FIRST_IDEOGRAPH = "\u3005"


def grams_of(text: str) -> Iterator[str]:
    """The grams of a folded text; some come more than once."""
    end = -1
    before = ""
    for run in _RUNS.finditer(text):
        piece = run[0]
        if run.start() == end:
            yield before + piece[0]  # ideographs and letters that touch
        if piece[0] >= _FIRST_IDEOGRAPH:
            yield from piece
            yield from map(str.__add__, piece, piece[1:])
        else:
            yield " " + piece[0]
            if len(piece) > 1:
                yield " " + piece[:2]
            for start in range(len(piece) - 2):
                yield piece[start:start + 3]
        end, before = run.end(), piece[-1]


def shard_of(gram: str) -> int:
    """The number of the file that holds a gram."""
    mixed = 0
    for character in gram:
        mixed = ((mixed ^ ord(character)) * _GOLDEN) & 0xFFFFFFFF
    return mixed >> 24
