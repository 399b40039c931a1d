"""How much work a post's duties come to in a year, as far as they come round by the calendar."""

from __future__ import annotations

from fractions import Fraction

from generator.analysis.owed_duties import duties_of, is_shared
from generator.calendar.lengths import effort_minutes
from generator.calendar.occurrences import anchor, times_in_year
from generator.calendar.shifts import in_shifts
from generator.calendar.working_days import WorkingDays
from generator.handbook import Handbook
from generator.model import Post


def recurring_minutes(post: Post, handbook: Handbook, year: int) -> Fraction:
    """Minutes of work in a year that the duties with a stated effort come to, for all holders of the post together; but for those of
    roles that other posts may take as well."""
    head = handbook.entry
    days = WorkingDays(head.calendar)
    return sum((effort_minutes(duty.effort, head.calendar) * times_in_year(when, days, year, anchor(post, head))
                for duty in duties_of(post, handbook) if duty.effort and not is_shared(duty, handbook)
                for when in in_shifts(duty.when, post.shifts)), Fraction(0))
