"""What a level or a set of criteria is for."""

from __future__ import annotations

from enum import Enum


class Side(Enum):
    REWARD = "reward"
    PENALTY = "penalty"
    GRADE = "grade"
    CLASS = "class"
    """Tells things apart (severity, speed, secrecy) and neither rewards nor punishes anybody."""
    FEE = "fee"
    """Says what a service costs."""
    BENEFIT = "benefit"
    """Says what the organisation pays out, such as relief, a subsidy or compensation."""

    @property
    def judges_people(self) -> bool:
        """Whether it belongs on a score sheet, and under reward and penalty."""
        return self not in (Side.CLASS, Side.FEE, Side.BENEFIT)

    @property
    def earns_levels(self) -> bool:
        """Whether what it says to be paid follows from a level; tables of fees and benefits need none."""
        return self not in (Side.FEE, Side.BENEFIT)
