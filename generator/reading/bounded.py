"""A limit on how many findings of one kind a file gets, so that a report stays one that somebody reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.diagnostics import Diagnostic
from generator.reading import descriptors

_READING = ("HB0", "HB1")
MOST_OF_A_KIND = 20
"""Findings of one code in one file: of a thousand the author needs to see the first, and that there are more."""


def bounded(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The first findings of reading of every code in every file, and in place of the rest one that says how many they are.

    What one cause brings about again and again counts once, since people are told of it once. What checks find is never left out: a
    baseline has to know all of it.
    """
    kept: list[Diagnostic] = []
    number: Counter[tuple[str, str]] = Counter()
    last: dict[tuple[str, str], Diagnostic] = {}
    told: set[tuple[str, str, str]] = set()
    for diagnostic in diagnostics:
        key, cause = (diagnostic.span.file, diagnostic.code), diagnostic.cause
        if not diagnostic.code.startswith(_READING) or (cause and (*key, cause) in told):
            kept.append(diagnostic)
            continue
        number[key] += 1
        last[key] = diagnostic
        if number[key] <= MOST_OF_A_KIND:
            kept.append(diagnostic)
            told.add((*key, cause))
    for key, many in number.items():
        if many > MOST_OF_A_KIND:
            kept.append(Diagnostic(descriptor=descriptors.MORE_OF_THEM, span=last[key].span,
                                   details={"number": many - MOST_OF_A_KIND, "code": key[1]}))
    return kept
