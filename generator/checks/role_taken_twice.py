"""HB223 role-taken-twice: a step gives somebody a role that another holds already.

A role for a case is held until a step gives it back (`releases`). Where it is given to somebody else in between, two act in it. Where the
role is handed over, the step that assigns it also releases it: `assigns: chief, releases: chief`. So do two where two strands that go on at
the same time give it away.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.held_roles import held_before
from generator.analysis.parallel import body
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import INCIDENT
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Procedure

_TWICE = INCIDENT.replace("ASSIGNS", ", assigns: chief") + "  - {do: 編列收文字號, by: head, within: 5 minutes, assigns: chiefHANDED}\n"
_TWICE = _TWICE.replace("RELEASES", "") + "  - {do: 分送郵件, by: chief, within: 5 minutes, releases: chief}\n"

FAULT = Descriptor(
    code="HB223", name="role-taken-twice", severity=Severity.WARNING,
    message="the role \"{role}\" is assigned here, and an earlier step has assigned it already",
    hint="write releases: {role} in this step too, where somebody hands the role over; or leave one of the two out",
    why="Two people act in one role, and each takes the other for the one who decides.",
    invalid=_TWICE.replace("HANDED", ""), valid=_TWICE.replace("HANDED", ", releases: chief"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook) if handbook.entry.roles else ():
        beside = _assigned_beside(procedure)
        for index, held in enumerate(held_before(procedure)):
            step = procedure.steps[index]
            for which, role in enumerate(step.assigns):
                if (held and role in held and role not in step.releases) or (index, role) in beside:
                    span = procedure.source.span(("steps", index, "assigns", which))
                    yield Diagnostic(descriptor=FAULT, span=span, details={"role": role})


def _assigned_beside(procedure: Procedure) -> set[tuple[int, str]]:
    """(step, role) of every role that a strand before it assigns too, which begins at the same step."""
    first: dict[tuple[int, str], int] = {}
    found: set[tuple[int, str]] = set()
    for strand in procedure.strands:
        for index in sorted(body(procedure, strand)):
            for role in procedure.steps[index].assigns:
                if first.setdefault((strand.fork, role), strand.start) != strand.start:
                    found.add((index, role))
    return found


CHECK = of_entries(FAULT, find, "handbook")
