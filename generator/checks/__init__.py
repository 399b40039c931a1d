"""Every lint rule, one a module, listed by hand in the order of their codes."""

from __future__ import annotations

from generator.checks import (
    act_judged_twice,
    dominated_tier,
    expires_before_effective,
    failed_case,
    gap_in_tiers,
    modifier_off_scale,
    no_mirror,
    not_filled_in,
    overlapping_tiers,
    unbounded_end,
    unequal_equivalence,
    unit_mismatch,
    unreachable_tier,
    untested_criteria,
    wrong_side,
)
from generator.checks.base import Check

ALL: tuple[Check, ...] = (
    not_filled_in.CHECK,
    expires_before_effective.CHECK,
    gap_in_tiers.CHECK,
    overlapping_tiers.CHECK,
    unreachable_tier.CHECK,
    dominated_tier.CHECK,
    unbounded_end.CHECK,
    unit_mismatch.CHECK,
    modifier_off_scale.CHECK,
    unequal_equivalence.CHECK,
    act_judged_twice.CHECK,
    no_mirror.CHECK,
    failed_case.CHECK,
    untested_criteria.CHECK,
    wrong_side.CHECK,
)

__all__ = ["ALL", "Check"]
