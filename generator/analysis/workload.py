"""How much work a post's duties come to in a year, as far as they come round by the calendar."""

from __future__ import annotations

from fractions import Fraction

from generator.analysis.timeline import unit_minutes, week_length, working_minutes
from generator.model import Post
from generator.model.handbook import Calendar
from generator.model.quantity import Duration, Frequency

_TIMES_A_YEAR: dict[str, Fraction | int] = {
    "day": 365, "week": Fraction(365, 7), "month": 12, "quarter": 4, "half-year": 2, "year": 1, "event": 0}
_MOST_PUBLIC_HOLIDAYS = 60


def times_a_year(frequency: Frequency, working_days: int) -> Fraction:
    """How often a duty falls due in a year of so many working days; 0 for what an event sets off."""
    periods = working_days if frequency.period == "working day" else _TIMES_A_YEAR[frequency.period]
    return Fraction(periods * frequency.times, frequency.interval)


def fewest_working_days(calendar: Calendar) -> int:
    """No year of this calendar has fewer working days, whatever its country's holidays are; at least 1."""
    return max(1, 52 * week_length(calendar) - _MOST_PUBLIC_HOLIDAYS - len(calendar.holidays))


def effort_minutes(effort: Duration, calendar: Calendar) -> Fraction:
    """Minutes of work; a day of effort is a day of work."""
    if effort.unit == "day":
        return Fraction(effort.number) * unit_minutes("working day", calendar)
    return working_minutes(effort, calendar)


def recurring_minutes(post: Post, calendar: Calendar, working_days: int) -> Fraction:
    """Minutes of work in a year that the duties with a stated effort come to, for all holders of the post together."""
    return sum((effort_minutes(duty.effort, calendar) * times_a_year(duty.when, working_days)
                for duty in post.duties if duty.effort), Fraction(0))
