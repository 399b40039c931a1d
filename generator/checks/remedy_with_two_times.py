"""HB524 remedy-with-two-times: a scale allows one time for a remedy, and the step at which it is used another.

Compared are remedies of scales and steps that say the same act, counted from the same event: `Appeal, within 14 days of the notice` and a
step `Appeal in writing, within 7 days of the notice`. No finding where another remedy of that name from that event has the time of the
step: it is then the step of that one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.calendar.lengths import length
from generator.checks.shared.base import of_kinds
from generator.checks.shared.same_words import stands_in
from generator.checks.shared.small_office import PARTY
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.limit import in_any_case, names_of
from generator.model.procedure import Step
from generator.model.scale import Remedy
from generator.model.text import Text

_LEVELS = """\
levels: [{id: warning, title: 警告, side: penalty, rank: 1, scale: penalty}]
scales: [{id: penalty, title: 處分, side: penalty, remedies: {do: 申請復查, within: 30日, since: 收受處分書之次日}}]
outsiders:"""
_APPEAL = PARTY.replace("outsiders:", _LEVELS).replace("trigger:", "events: [{id: receipt, title: 收受處分書}]\ntrigger:") + """\
  - {id: appeal, do: 申請復查, by: applicant, within: 收受處分書後"""

FAULT = Descriptor(
    code="HB524", name="remedy-with-two-times", severity=Severity.WARNING,
    message="here there are {time} to \"{do}\", but the scale \"{scale}\" allows {other}",
    hint="write in both the time that the law gives",
    why="Whoever trusts the longer time loses the remedy, and whoever is told the shorter is refused what the rules allow.",
    invalid=_APPEAL + "15日內}\n", valid=_APPEAL + "30日內}\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    remedies = [(number, place, remedy) for number, scale in enumerate(handbook.entry.scales)
                for place, remedy in enumerate(scale.remedies) if remedy.within and remedy.since]
    for procedure in current(handbook.procedures, handbook) if remedies else ():
        for index, step in enumerate(procedure.steps):
            if step.within and step.within.time and step.within.after:
                yield from _of_step(procedure, index, step, remedies, handbook)


def _of_step(procedure: Procedure, index: int, step: Step, remedies: list[tuple[int, int, Remedy]],
             handbook: Handbook) -> Iterator[Diagnostic]:
    assert step.within and step.within.time and step.within.after
    after = in_any_case(step.within.after)
    event = next((each for each in procedure.events if after in each.names), None)
    calendar = handbook.entry.calendar
    same = [found for found in remedies if event and stands_in(found[2].do, step.do) and _counts_from(found[2], event.title)]
    times = {length(remedy.within, calendar) for _, _, remedy in same if remedy.within}
    if same and length(step.within.time, calendar) not in times:
        number, place, remedy = same[0]
        yield Diagnostic(
            descriptor=FAULT, span=procedure.source.span(("steps", index, "within")),
            related=handbook.entry.source.span(("scales", number, "remedies", place)),
            details={"time": step.within.time, "do": remedy.do, "scale": handbook.entry.scales[number].title, "other": remedy.within})


def _counts_from(remedy: Remedy, event: Text) -> bool:
    """收受處分書之次日 counts from 收受處分書."""
    told = [in_any_case(words) for words in remedy.since.by_language.values()] if remedy.since else []
    return any(name in words for words in told for name in names_of(event))


CHECK = of_kinds(FAULT, find, "handbook", "procedure")
