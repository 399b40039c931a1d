"""HB234 role-not-held: somebody acts in a role that, on some way through the procedure, nobody holds.

A role is held from the step that assigns it (`assigns`) to the one that gives it back (`releases`). Where no step of the procedure assigns
it, the role itself must say when it is taken (`taken`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.held_roles import acting, assigned, held_before
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import INCIDENT
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.walk import FieldPath

FAULT = Descriptor(
    code="HB234", name="role-not-held",
    message="on some way to this step nobody holds the role \"{role}\"",
    hint="write in an earlier step: assigns: {role}; or say in the role when it is taken (taken)",
    why="In the case itself, everybody waits for somebody who was never named.",
    invalid=INCIDENT.replace("ASSIGNS", "").replace("RELEASES", ""),
    valid=INCIDENT.replace("ASSIGNS", ", assigns: chief").replace("RELEASES", ", releases: chief"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook) if handbook.entry.roles else ():
        yield from (Diagnostic(descriptor=FAULT, span=procedure.source.span(path), details={"role": role})
                    for path, role in _not_held(procedure, handbook))


def _not_held(procedure: Procedure, handbook: Handbook) -> Iterator[tuple[FieldPath, str]]:
    here = assigned(procedure)
    before = held_before(procedure) if here else [frozenset()] * len(procedure.steps)
    for index, step in enumerate(procedure.steps):
        held = before[index]
        for field, which, name in acting(step):
            role = handbook.find("role", name) if handbook.doer_kind(name) == "role" else None
            if role is None or role.is_body:
                continue
            if held is not None and (name not in held | frozenset(step.assigns) if name in here else role.taken is None):
                yield ("steps", index, field, which), name


CHECK = of_entries(FAULT, find, "handbook", "post")
