"""How much work a post's duties come to in a year, as far as they come round by the calendar."""

from __future__ import annotations

from fractions import Fraction

from generator.calendar.lengths import effort_minutes
from generator.calendar.occurrences import anchor, times_in_year
from generator.calendar.shifts import in_shifts
from generator.calendar.working_days import WorkingDays
from generator.model import HandbookEntry, Post


def recurring_minutes(post: Post, head: HandbookEntry, year: int) -> Fraction:
    """Minutes of work in a year that the duties with a stated effort come to, for all holders of the post together.

    `head` is the handbook's own entry, which has the calendar.
    """
    days = WorkingDays(head.calendar)
    return sum((effort_minutes(duty.effort, head.calendar) * times_in_year(when, days, year, anchor(post, head))
                for duty in post.duties if duty.effort for when in in_shifts(duty.when, post.shifts)), Fraction(0))
