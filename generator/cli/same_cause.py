"""Findings for people: what one cause brings about in many places is told once, at the first place, with the number of the others.

Programs and baselines get every place: they compare places one by one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Span


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, and where else the same cause brings it about."""

    diagnostic: Diagnostic
    elsewhere: tuple[Span, ...] = ()


def told(diagnostics: Iterable[Diagnostic]) -> list[Told]:
    """In the order of the findings; what names no cause stands by itself."""
    groups: dict[object, list[Diagnostic]] = {}
    for number, diagnostic in enumerate(diagnostics):
        groups.setdefault((diagnostic.code, diagnostic.cause) if diagnostic.cause else number, []).append(diagnostic)
    return [Told(first, tuple(other.span for other in others)) for first, *others in groups.values()]
