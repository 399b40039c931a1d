"""Where verbs of the lexicon stand in a Chinese text. They are looked up: an expression of all of them takes longer to compile than most
handbooks to check.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.checks.shared.vague_words import verbs
from generator.patterns import pattern_of

_AND = pattern_of("以?及|與|和|与")


def verb_ends(text: str, place: int, lexicon: str) -> Iterator[int]:
    """Where a verb that begins at a place may end, the longest first."""
    known, last = verbs(lexicon), min(len(text), place + _longest(lexicon))
    return (end for end in range(last, place, -1) if text[place:end] in known)


def joined_ends(text: str, place: int, lexicon: str) -> Iterator[int]:
    """Where verbs that are joined by "and", such as 「清點及登記」, may end, those with the most verbs first."""
    for end in verb_ends(text, place, lexicon):
        if text.startswith("、", end):
            yield from joined_ends(text, end + 1, lexicon)
        if found := _AND.match(text, end):
            yield from verb_ends(text, found.end(), lexicon)


@cache
def _longest(lexicon: str) -> int:
    return max(map(len, verbs(lexicon)), default=0)
