"""HB520 duty-unlike-step: a duty and the step that it is say different limits or records.

The two are one job, and the checklist lists it once. A limit of 60 minutes and one of an hour are the same; what only one of the two
says is no contradiction.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.duty_steps import duty_steps
from generator.calendar.lengths import Length, length
from generator.checks.shared.base import of_entries
from generator.checks.shared.lengths import as_written
from generator.checks.shared.small_office import CLERK, TAKE_IN_MAIL
from generator.checks.shared.step_names import step_details
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model.handbook import Calendar
from generator.model.limit import Limit
from generator.model.post import Duty
from generator.model.procedure import Step

_DUTY = "---\n" + CLERK + """\
duties:
  - {id: count-mail, do: 清點郵件, when: daily, within: 20 minutes, procedure: take-in-mail, step: step-1}
"""

FAULT = Descriptor(
    code="HB520", name="duty-unlike-step",
    message="the duty says \"{field}: {own}\", but the step that it is says \"{field}: {other}\" "
            "(step {number} of \"{procedure}\", \"{title}\")",
    hint="write the same in both, or leave \"{field}\" out of the duty",
    why="Whoever keeps the longer limit, or writes in the other book, is late by one rule and in order by the other.",
    invalid=TAKE_IN_MAIL + _DUTY,
    valid=TAKE_IN_MAIL + _DUTY.replace("20 minutes", "0.5 hours"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for post in current(handbook.posts, handbook):
        for number, procedure, index in duty_steps(post, handbook):
            duty, step = post.duties[number], procedure.steps[index]
            for field in _unlike(duty, step, handbook.entry.calendar):
                own, other = ("duties", number, field), ("steps", index, field)
                yield Diagnostic(descriptor=FAULT, span=post.source.span(own), related=procedure.source.span(other), details={
                    **step_details(procedure, index), "field": field, "own": as_written(post, own, getattr(duty, field)),
                    "other": as_written(procedure, other, getattr(step, field))})


def _unlike(duty: Duty, step: Step, calendar: Calendar) -> Iterator[str]:
    if duty.within and step.within and _lengths(duty.within, calendar).isdisjoint(_lengths(step.within, calendar)):
        yield "within"
    if duty.record and step.record and duty.record != step.record:
        yield "record"


def _lengths(limit: Limit, calendar: Calendar) -> frozenset[Length]:
    return frozenset(length(time, calendar) for time in limit.times())


CHECK = of_entries(FAULT, find, "procedure")
