"""HB522 stage-unlike-duty: a stage of supervision and the duty that it is say different times, limits or records.

The two are one job, and the checklist lists it once, as the duty says. What only one of the two says is no contradiction.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.calendar.lengths import length
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.lengths import as_written
from generator.checks.shared.stages import CHECKS_MAIL, DUTY
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model import Oversight
from generator.model.handbook import Calendar
from generator.model.others import Stage
from generator.model.post import Duty

_WITH_EVERY = CHECKS_MAIL.replace("duty: check-mail", "duty: check-mail, every: monthly on the 5th")

FAULT = Descriptor(
    code="HB522", name="stage-unlike-duty",
    message="the stage says \"{field}: {own}\", but the duty \"{duty}\" of \"{post}\", which it is, says \"{there}: {other}\"",
    hint="leave \"{field}\" out of the stage; the duty says it",
    why="Whoever works by the checklist looks at one time, and whoever reads the page of the oversight expects another.",
    invalid=DUTY + _WITH_EVERY, valid=DUTY + CHECKS_MAIL)


def find(oversight: Oversight, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not is_current(oversight, handbook):
        return
    for name, stage in oversight.stages.in_order:
        if duty := handbook.find_duty(stage.by, stage.duty):
            post = handbook.posts[stage.by]
            for field, there in _unlike(stage, duty, handbook.entry.calendar):
                own, other = ("stages", name, field), ("duties", post.duties.index(duty), there)
                yield Diagnostic(descriptor=FAULT, span=oversight.source.span(own), related=post.source.span(other), details={
                    "field": field, "own": as_written(oversight, own, getattr(stage, field)), "duty": duty.id, "post": post.title,
                    "there": there, "other": as_written(post, other, getattr(duty, there))})


def _unlike(stage: Stage, duty: Duty, calendar: Calendar) -> Iterator[tuple[str, str]]:
    """(field of the stage, field of the duty)"""
    if stage.every and stage.every != duty.when:
        yield "every", "when"
    if stage.within and duty.within and length(stage.within, calendar) not in {length(time, calendar) for time in duty.within.times()}:
        yield "within", "within"
    if stage.record and duty.record and stage.record != duty.record:
        yield "record", "record"


CHECK = of_each_entry("oversight", FAULT, find, "post")
