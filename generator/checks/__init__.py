"""Every lint rule, one a module, listed by hand in the order of their codes."""

from __future__ import annotations

from generator.checks import expires_before_effective
from generator.checks.base import Check

ALL: tuple[Check, ...] = (
    expires_before_effective.CHECK,
)

__all__ = ["ALL", "Check"]
