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
    """Says what a service costs; nobody is judged, and a tier needs no level."""

    @property
    def judges_people(self) -> bool:
        """Whether it belongs on a score sheet, and under reward and penalty."""
        return self not in (Side.CLASS, Side.FEE)
