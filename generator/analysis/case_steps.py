"""The steps to which a case of a level comes: where criteria give an answer, only the ways for that level are open. Pure and linear."""

from __future__ import annotations

from collections.abc import Iterable

from generator.analysis.graphs import after_what_follows
from generator.model import Procedure
from generator.model.flow import of_case


def levels_at(procedure: Procedure, index: int, levels: Iterable[str]) -> tuple[str, ...]:
    """Those of some levels whose cases come to a step; all of them where no case seems to come there."""
    known = tuple(levels)
    return tuple(level for level in known if comes_to(procedure, index, level)) or known


def comes_to(procedure: Procedure, index: int, level: str) -> bool:
    """Whether a case of a level comes to a step."""
    steps = range(len(procedure.steps))
    ways = [[arc.target for arc in of_case(procedure.arcs(number), level) if arc.target is not None] for number in steps]
    return index in after_what_follows([0], ways, set())
