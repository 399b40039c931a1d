"""What a level or a set of criteria is for."""

from __future__ import annotations

from enum import Enum


class Side(Enum):
    REWARD = "reward"
    PENALTY = "penalty"
    GRADE = "grade"
    CLASS = "class"
    """Tells things apart (severity, speed, secrecy) and neither rewards nor punishes anybody."""

    @property
    def judges_people(self) -> bool:
        """Whether it belongs on a score sheet, and under reward and penalty."""
        return self is not Side.CLASS
