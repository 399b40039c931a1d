"""HB310 lapsed-reference: a rule in force refers to an entry that is a draft, suspended, expired, retired, or replaced by such a one.

A duty that names a draft, or a step that a suspended post carries out, binds nobody. (Where a newer entry has replaced the
one referred to, HB309 says which.)
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.standing import State, holds, replaced, state_of
from generator.checks.shared.base import Check
from generator.diagnostics import Descriptor, Diagnostic, Severity, Term
from generator.handbook import Handbook

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


_LAPSED = frozenset({State.DRAFT, State.SUSPENDED, State.RETIRED, State.EXPIRED, State.SUPERSEDED})


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    known = replaced(handbook)
    for entry in handbook.all_entries:
        state = state_of(entry, handbook)
        backwards = entry.expires and entry.effective and entry.expires < entry.effective  # one of the dates is wrong, and HB301 says so
        if state not in _LAPSED or entry.key in known or backwards:
            continue
        for link in handbook.links_to(*entry.key):
            if holds(link.entry, handbook) and link.path[0] != "supersedes":
                yield Diagnostic(descriptor=FAULT, span=link.entry.source.span(link.path), cause=f"{entry.kind} {entry.id}",
                                 details={"given": entry.id, "status": Term(state.value)})


CHECK = Check(FAULT, find)
