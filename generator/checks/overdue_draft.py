"""HB320 overdue-draft: a draft whose first day in force has passed.

Either the rule was adopted, and its status was forgotten, or it was put off, and its date was.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.common import Status

FAULT = Descriptor(
    code="HB320", name="overdue-draft", severity=Severity.WARNING,
    message="still a draft, but was to be in force from {effective}",
    hint="write \"status: in-force\" if it was adopted; otherwise the new day under \"effective\", or leave that out",
    why="Some read that the rule is only a draft, others that it has begun; all can say that they kept to the handbook.",
    invalid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\neffective: 2020-01-01\nstatus: draft\n",
    valid="kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\neffective: 2020-01-01\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for entry in handbook.all_entries:
        if entry.status is Status.DRAFT and entry.effective and entry.effective <= today:
            yield Diagnostic(descriptor=FAULT, span=entry.source.span(("effective",)), cause=entry.effective.isoformat(),
                             details={"effective": entry.effective})


CHECK = of_entries(FAULT, find)
