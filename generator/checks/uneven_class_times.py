"""HB560 uneven-class-times: of the time limits of a table, one in the middle is longer or shorter than those of both its neighbours.

Graver cases are handled faster, or are given more time, and either may be right. Times that go up and down again with the class of a case
(普通件6日、速件3日、最速件4日) are a slip, mostly of a row or a unit. Compared are the levels of one scale in its order, with times
that are all of the clock or all of the office.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from generator.analysis.scale import scale_of
from generator.calendar.lengths import length
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, HEAD, LEVELS, TAKE_IN_MAIL
from generator.checks.shared.stated_limits import limits_of
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Post, Procedure
from generator.model.duration import AT_ONCE, Duration
from generator.model.handbook import Level
from generator.model.limit import Limit

_THREE = (LEVELS
          .replace("rank: 2}", "rank: 3}\n  - {id: fast, title: 速件, side: class, rank: 2}")
          .replace("< 3\", level: urgent}", "< 2\", level: urgent}, {when: \"= 2\", level: fast}")
          .replace("given: 2, expect: {level: urgent}}", "given: 1, expect: {level: urgent}}, {given: 2, expect: {level: fast}}"))
_OFFICE = _THREE + HEAD + "---\n" + CLERK + COUNTS_MAIL + "---\n" + TAKE_IN_MAIL.replace("basis:", "scope: mail\nbasis:")
_TABLE = "{criteria: speed, cases: {urgent: 1 hour, fast: FAST, normal: 4 hours}}"

FAULT = Descriptor(
    code="HB560", name="uneven-class-times", severity=Severity.WARNING,
    message="{time} for {level} lies beyond the times on both sides of it: {lower} {before}, {higher} {after}",
    hint="correct one of them; the times of a table become shorter with the class of the case, or longer",
    why="A case that is raised by a class is given more time, and by another class less again: nobody can explain that.",
    invalid=_OFFICE.replace("30 minutes", _TABLE.replace("FAST", "5 hours")),
    valid=_OFFICE.replace("30 minutes", _TABLE.replace("FAST", "2 hours")))


class _Timed(NamedTuple):
    level: Level
    time: Duration
    minutes: Fraction


def find(entry: Procedure | Post, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for path, limit in limits_of(entry, handbook):
        timed = _in_order(limit, handbook)
        for (low, middle), (_, high) in pairwise(pairwise(timed)):
            if (middle.minutes - low.minutes) * (middle.minutes - high.minutes) > 0:
                yield Diagnostic(descriptor=FAULT, span=entry.source.span((*path, "cases", middle.level.id)), details={
                    "time": middle.time, "level": middle.level.title, "lower": low.level.title, "before": low.time,
                    "higher": high.level.title, "after": high.time})


def _in_order(limit: Limit, handbook: Handbook) -> list[_Timed]:
    """The times of the levels in the order of their scale; nothing where they are of different sorts or scales."""
    levels = {name: level for name in limit.cases if (level := handbook.find("level", name)) is not None}
    scale = scale_of(next(iter(levels.values())), handbook) if levels else []
    if not {*levels} <= {level.id for level in scale}:
        return []
    found = [(level, time, length(time, handbook.entry.calendar)) for level in scale if (time := limit.cases.get(level.id))]
    mixed = any(each.work for _, _, each in found) and any(each.clock for _, _, each in found)
    if mixed or any(not time.has_number and time.largest != AT_ONCE for _, time, _ in found):
        return []
    return [_Timed(level, time, each.work + each.clock) for level, time, each in found]


CHECK = of_each_entry(("procedure", "post"), FAULT, find, "handbook")
