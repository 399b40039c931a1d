"""HB217 uncalled-procedure: a procedure that no post's duty calls for.

Nobody's checklist leads to it. Either it is not needed, or a duty that sets it off is missing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current, duties_for
from generator.checks.shared.base import of_kinds
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, MAIL, TAKE_IN_MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB217", name="uncalled-procedure", severity=Severity.WARNING,
    message="no post has a duty that calls for the procedure \"{procedure}\"",
    hint="write in a duty: procedure: {procedure}",
    why="A procedure that nobody is bound to begin is not begun.",
    invalid=MAIL + """\
  - {do: 清點郵件, by: head, within: 30 minutes}
""",
    valid=TAKE_IN_MAIL + """\
---
""" + CLERK + COUNTS_MAIL)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures):
        if not any(True for _ in duties_for(handbook, procedure)):
            yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("id",)), details={"procedure": procedure.id})


CHECK = of_kinds(FAULT, find, "post", "procedure")
