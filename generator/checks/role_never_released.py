"""HB235 role-never-released: a role that a procedure assigns, and that somebody still holds when it ends.

A role for a case ends with the case. Let the last step give it back (`releases`), or say in the role itself when it is given back
(`released`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.held_roles import held_at_end
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import INCIDENT
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB235", name="role-never-released", severity=Severity.WARNING,
    message="on some way to the end the role \"{role}\" is not given back",
    hint="write in the last step: releases: {role}; or say in the role when it is given back (released)",
    why="Whoever still holds a role goes on deciding, or is still waited for, when the case is long over.",
    invalid=INCIDENT.replace("ASSIGNS", ", assigns: chief").replace("RELEASES", ""),
    valid=INCIDENT.replace("ASSIGNS", ", assigns: chief").replace("RELEASES", ", releases: chief"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook) if handbook.entry.roles else ():
        for name in sorted(held_at_end(procedure)):
            role = handbook.find("role", name)
            index, which = next((index, step.assigns.index(name)) for index, step in enumerate(procedure.steps) if name in step.assigns)
            if role is not None and role.released is None:
                yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("steps", index, "assigns", which)), details={"role": name})


CHECK = of_entries(FAULT, find, "handbook")
