"""HB233 never-same-person: a step that the same person must do as another, who may not or cannot do it.

`same_as` leads to a step of other posts, with no post or substitute in common, so nobody can do both. Or the step, by `other_than`,
excludes whoever did that very step.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.people import can_be_the_same, is_same_person, others
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.small_office import PARTY
from generator.checks.shared.step_names import step_title
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model import Procedure

_SIGNS = PARTY + """\
  - {do: 補送缺漏文件, by: applicant, within: 5 days}
  - {do: 登記郵件, by: clerk, within: 30 minutes, same_as: STEP}
"""

FAULT = Descriptor(
    code="HB233", name="never-same-person",
    message="nobody can do this step and be the one who did step {number}, \"{title}\"",
    hint="name a doer who may do both, or delete \"same_as\" or \"other_than\"",
    why="The step waits for somebody who cannot exist.",
    invalid=_SIGNS.replace("STEP", "step-2"), valid=_SIGNS.replace("STEP", "step-1"))


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for index, step in enumerate(procedure.steps if is_current(procedure, handbook) else ()):
        if not can_be_the_same(procedure, index, handbook):
            yield _found(procedure, index, "same_as", step.same_as)
        for other in others(procedure, index, handbook):
            if is_same_person(procedure, index, other):
                yield _found(procedure, index, "other_than", other.name)


_ITSELF = "the step names itself here; name the step whose doer must be another, or delete \"other_than\""


def _found(procedure: Procedure, index: int, field: str, name: str | None) -> Diagnostic:
    other = procedure.index_of(name or "") or 0
    return Diagnostic(descriptor=FAULT, hint=_ITSELF if other == index else None, span=procedure.source.span(("steps", index, field)),
                      details={"number": other + 1, "title": step_title(procedure, other)})


CHECK = of_each_entry("procedure", FAULT, find, "handbook", "post")
