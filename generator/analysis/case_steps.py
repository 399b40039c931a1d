"""The steps to which a case of a level comes: where criteria give an answer, only the ways for that level are open. Pure and linear."""

from __future__ import annotations

from collections.abc import Iterable

from generator.analysis.graphs import after_what_follows, ways_within
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.flow import of_case


def levels_at(procedure: Procedure, index: int, levels: Iterable[str], handbook: Handbook) -> tuple[str, ...]:
    """Those of some levels whose cases come to a step; all of them where no case seems to come there."""
    known = tuple(levels)
    return tuple(level for level in known if index in steps_of_case(procedure, level, handbook)) or known


def steps_of_case(procedure: Procedure, level: str, handbook: Handbook) -> frozenset[int]:
    """The indexes of the steps to which a case of a level comes; found once, however many steps are asked for."""
    return handbook.once(procedure, ("steps of case", level), lambda: _reached(procedure, level))


def _reached(procedure: Procedure, level: str) -> frozenset[int]:
    ways = ways_within((arc.target for arc in of_case(procedure.arcs(number), level)) for number in range(len(procedure.steps)))
    return frozenset(after_what_follows([0], ways, set()))
