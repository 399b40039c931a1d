"""Many patterns as one expression that looks closely only where one of them can begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def alternation(patterns: Iterable[str]) -> str:
    """The patterns joined by `|`, those that begin with the same character under one branch.

    A regular expression whose branches all begin with a plain character skips every place where no branch can begin; measured
    on four hundred Chinese words that is four times faster than the words side by side. Of two patterns that begin with
    the same character the earlier is tried first. A pattern may begin with a plain character, a class such as `[過太]` or a
    group such as `(?:權責|專責)`.
    """
    by_first: dict[str, list[str]] = {}
    for pattern in patterns:
        for opened in openings(pattern):
            first = opened[: 2 if opened.startswith("\\") else 1]
            by_first.setdefault(first, []).append(opened[len(first):])
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in by_first.items())


def openings(pattern: str) -> Iterator[str]:
    """The pattern as patterns that each begin with a plain character: `[過太]大` → `過大`, `太大`."""
    if pattern.startswith("["):
        characters, rest = _until(pattern, 1, "]")
        yield from (character + rest for character in characters)
    elif pattern.startswith("(?:"):
        inside, rest = _until(pattern, 3, ")")
        for choice in _choices(inside):
            yield from openings(choice + rest.removeprefix("?"))
        if rest.startswith("?"):
            yield from openings(rest[1:])
    else:
        yield pattern


def _until(pattern: str, start: int, end: str) -> tuple[str, str]:
    """What stands between `start` and the bracket that closes it, and what follows."""
    depth = 0
    for place in range(start, len(pattern)):
        if pattern[place] == end and depth == 0:
            return pattern[start:place], pattern[place + 1:]
        depth += {"(": 1, ")": -1}.get(pattern[place], 0) if end == ")" else 0
    raise ValueError(pattern)


def _choices(inside: str) -> Iterator[str]:
    depth, begin = 0, 0
    for place, character in enumerate(inside):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "|" and depth == 0:
            yield inside[begin:place]
            begin = place + 1
    yield inside[begin:]
