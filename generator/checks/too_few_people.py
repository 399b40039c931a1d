"""HB232 too-few-people: a step needs more different people than there are.

`people: 2` asks for two different people, and `other_than` for somebody who did not do another step, here or in
another procedure, or who did not draft the matter. A post sends its holders
(`headcount`) and those of its substitutes; a role can be taken by the holders of its posts. A post of one person without a substitute can
never be two people.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from generator.analysis.current import is_current
from generator.analysis.people import Other, shortages
from generator.checks.shared.base import of_each_entry
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, MAIL
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model import Procedure

_LOCKS = MAIL + """\
  - {do: 清點郵件, by: clerk, people: 3, within: 30 minutes}
---
""" + CLERK + COUNTS_MAIL

FAULT = Descriptor(
    code="HB232", name="too-few-people",
    message="step {steps} needs {needed} different people, but there are only {available}",
    hint="let another post do it or help, name substitutes, or write the headcount of the post",
    why="Where a rule asks for a second person and there is only one, the rule is broken or the work stops.",
    invalid=_LOCKS, valid=_LOCKS.replace("people: 3", "people: 2"))

_EITHER = ("{posts} do the step together; where any one of them does it, list a role in the handbook's own entry and name that: roles: "
           "[{{id: …, title: …, posts: [{posts}], taken: …}}]; else let another post help, name substitutes, or write the headcount")


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for index in range(len(procedure.steps)) if is_current(procedure, handbook) else ():
        for short in shortages(procedure, index, handbook):
            path = ("people",) if short.other is None else ("other_than", short.other.which)
            several = _several(procedure, index, short.other, handbook)
            span = procedure.source.span(("steps", index, *path))
            yield Diagnostic(descriptor=FAULT, span=span, hint=_EITHER if several else None, details={
                "needed": short.needed, "available": short.available, "steps": _steps(procedure, index, short.other),
                "posts": ", ".join(several)})


def _several(procedure: Procedure, index: int, other: Other | None, handbook: Handbook) -> Sequence[str]:
    """The posts of the first of the steps that several are to do, which their author may have meant as a choice."""
    both = [procedure.steps[index], *([other.procedure.steps[other.step]] if other and other.step is not None else [])]
    found = (step.by for step in both if len(step.by) > max(1, step.people or 1) and all(name in handbook.posts for name in step.by))
    return next(found, ())


def _steps(procedure: Procedure, index: int, other: Other | None) -> str:
    """The steps by number; one of another procedure, and a draft, as rules name them."""
    if other is None:
        return str(index + 1)
    if other.procedure is procedure and other.step is not None:
        return " + ".join(str(step + 1) for step in sorted((index, other.step)))
    return f"{index + 1} + {other.name if other.procedure is procedure else f'{other.procedure.id}.{other.name}'}"


CHECK = of_each_entry("procedure", FAULT, find, "handbook", "post")
