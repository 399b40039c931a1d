"""How much time a limit gives in a case, and what it does to the path of a procedure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from generator.calendar.lengths import Length, in_clock_time, length
from generator.model.duration import Duration
from generator.model.handbook import Calendar
from generator.model.limit import Limit
from generator.model.procedure import Procedure


def time_in(limit: Limit, case: str | None, calendar: Calendar) -> Duration | None:
    """The time that a limit gives in a case; where no case is given, or one that it says nothing of, the longest. None where it ends by
    the calendar."""
    found = limit.of_case(case) if case else None
    return found or _longest(limit.times(), calendar)


def length_in(limit: Limit | None, case: str | None, calendar: Calendar, extended: bool = False) -> Length | None:
    """How long that is, as far as anybody can say, with every extension that may be given where it is `extended`, but never longer than
    where it ends in any case, if that counts from the same moment."""
    time = time_in(limit, case, calendar) if limit else None
    if limit is None or time is None:
        return None
    found = length(time, calendar)
    for each in limit.extend if extended else ():
        by = each.of_case(case) if case else _longest((by for _, by in each.times_of_cases()), calendar)
        once = length(by, calendar) if by else Length(Fraction(0), Fraction(0))
        found += Length(once.work * each.times, once.clock * each.times)
    if limit.latest and limit.latest.after == limit.after:
        return min(found, length(limit.latest.time, calendar), key=lambda each: in_clock_time(each, calendar))
    return found


def after_extensions(time: Duration, extensions: Iterable[tuple[Duration, int]]) -> Iterator[tuple[Duration, ...]]:
    """How long a time is after each extension that may be given, in turn: (how much longer, how often) of each. Lengths of the office
    and of all days are counted one after the other, since they do not add up to one; others are one length, counted from one beginning."""
    lengths: tuple[Duration, ...] = (time,)
    for by, times in extensions:
        for _ in range(times):
            last = lengths[-1]
            lengths = (*lengths[:-1], last.longer(by, 1)) if last.works is by.works or not last.has_number else (*lengths, by)
            yield lengths


def _longest(times: Iterable[Duration], calendar: Calendar) -> Duration | None:
    return max(times, key=lambda time: in_clock_time(length(time, calendar), calendar), default=None)


def cases(procedure: Procedure) -> tuple[str | None, ...]:
    """The levels by which the limits of a procedure differ; None alone where they do not."""
    return tuple(dict.fromkeys(case for limit in procedure.limits for case in limit.cases)) or (None,)


def can_extend(procedure: Procedure) -> bool:
    """Whether any limit of a procedure may be extended."""
    return any(limit.extend for limit in procedure.limits)
