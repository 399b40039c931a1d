"""The classes by which the time limits of a procedure differ: the criteria that decide them, and the levels to which a case can come."""

from __future__ import annotations

from generator.analysis.reachable import reachable_levels
from generator.handbook import Handbook
from generator.model import Procedure


def classes(procedure: Procedure, handbook: Handbook) -> dict[str, tuple[str, ...]]:
    """Criteria → the levels that they can come to, in the order of their scale, of those by which limits of the procedure differ."""
    named = dict.fromkeys(limit.criteria for limit in procedure.limits)
    return {name: reachable_levels(criteria, handbook) for name in named if name and (criteria := handbook.criteria.get(name))}
