"""HB501 promise-too-short: the steps of a procedure may take longer than the procedure promises.

The limits and waiting times of the steps are added along the slowest path from the first step to the end; of steps at the same time the
slowest count. Every loop is gone through as often as its answer may be given (`at_most`), else once. The time of people outside counts
only where their step says `counts: true`. Minutes and hours that fit into a working day are working time, longer ones run day and night
(24 hours are 1 day). Where working time and clock time cannot be compared for certain, nothing is reported. Where limits differ by case,
it is the slowest path of the case that takes longest. The picture on the procedure's page shows the path.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.slowest_path import every_case, slowest_case, slowest_path
from generator.analysis.step_times import step_times
from generator.analysis.timeline import may_be_late
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.passed_promise import passed
from generator.checks.shared.small_office import COUNTS_MAIL
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model import Procedure

FAULT = Descriptor(
    code="HB501", name="promise-too-short",
    message="{promised} promised, but the slowest path takes {total}",
    hint="shorten the limits of the steps on the path, or promise more; the path: {path}",
    why="A promise that cannot be kept even if everyone is on time makes every post look late.",
    invalid="""\
kind: procedure
id: take-in-mail
title: 收文
basis: {cite: 文書處理手冊}
trigger: 郵件送達
within: 2 working days
steps:
  - {do: 清點郵件, by: clerk, within: 1 working day}
  - {do: 編列收文字號, by: clerk, within: 2 working days}
---
kind: post
id: clerk
title: 收發員
substitutes: [head]
""" + COUNTS_MAIL,
    valid="""\
kind: procedure
id: take-in-mail
title: 收文
basis: {cite: 文書處理手冊}
trigger: 郵件送達
within: 2 working days
steps:
  - {do: 清點郵件, by: clerk, within: 4 hours}
  - {do: 編列收文字號, by: clerk, within: 1 working day}
---
kind: post
id: clerk
title: 收發員
substitutes: [head]
""" + COUNTS_MAIL)


_MOST_NAMED = 12
IN_CASE = "shorten the limits of the steps on the path, or promise more; the path of \"{case}\": {path}"


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not is_current(procedure, handbook):
        return
    if _may_be_late(procedure, handbook):
        case, path = slowest_case(procedure, handbook), slowest_path(procedure, handbook)
        steps = [procedure.step_key(leg.index) for leg in path.legs if leg.end > leg.start - leg.wait]
        shown = [*steps[:_MOST_NAMED], "…"] if len(steps) > _MOST_NAMED else steps
        yield passed(FAULT, procedure, path, case, hint=IN_CASE, path=" → ".join(shown))


def _may_be_late(procedure: Procedure, handbook: Handbook) -> bool:
    """Whether it is late in any case: then it is in the slowest."""
    if procedure.within is None:
        return False
    calendar, times = handbook.entry.calendar, step_times(procedure, handbook)
    return any(may_be_late(procedure, calendar, times, case) for case in every_case(procedure, handbook))


CHECK = of_each_entry("procedure", FAULT, find, "procedure", "criteria")
