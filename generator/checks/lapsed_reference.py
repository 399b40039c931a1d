"""HB310 lapsed-reference: a rule in force refers to an entry that is a draft, suspended or retired.

A duty that names a draft, or a step that a suspended post carries out, binds nobody. (Where a newer entry has replaced the
one referred to, HB309 says which.)
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.in_force import all_entries, replaced
from generator.checks.shared.base import Check
from generator.diagnostics import Descriptor, Diagnostic, Severity, Term
from generator.handbook import Handbook
from generator.model.common import Status

FAULT = Descriptor(
    code="HB310", name="lapsed-reference", severity=Severity.WARNING,
    message="\"{given}\" is not in force ({status}), but this rule is",
    hint="refer to an entry in force, or change the status of one of the two",
    why="Half of the rule holds and half does not.",
    invalid="""\
kind: term
id: seal
title: 印信
definition: 機關之印
status: draft
---
kind: term
id: stamp
title: 條戳
definition: 代替印信的木戳
see: seal
""",
    valid="""\
kind: term
id: seal
title: 印信
definition: 機關之印
---
kind: term
id: stamp
title: 條戳
definition: 代替印信的木戳
see: seal
""")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    known = replaced(handbook)
    for entry in all_entries(handbook):
        if entry.status is Status.IN_FORCE or entry.key in known:
            continue
        for link in handbook.links_to(*entry.key):
            if link.entry.status is Status.IN_FORCE and link.path[0] != "supersedes":
                yield Diagnostic(descriptor=FAULT, span=link.entry.source.span(link.path),
                                 details={"given": entry.id, "status": Term(entry.status.value)})


CHECK = Check(FAULT, find)
