"""HB302 no-basis: a rule in force that names no law, regulation or decision it rests on.

Procedures, criteria and conduct bind people; a basis says by what right. A decision of the organisation itself is a basis
too. Terms and posts need none of their own.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.standing import holds
from generator.checks.shared.base import of_entries
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB302", name="no-basis", severity=Severity.WARNING,
    message="in force without a basis",
    hint="name the law, regulation or decision: basis: [{{cite: …, article: …}}]",
    why="A rule without a basis cannot be defended when somebody objects to it, nor kept current when the law changes.",
    invalid="""\
kind: conduct
id: service
title: 服務規範
clauses:
  - {text: 訪客到達後 10 分鐘內由受訪崗位接待}
""",
    valid="""\
kind: conduct
id: service
title: 服務規範
basis: {cite: 本辦公室工作規程（2026年版）}
clauses:
  - {text: 訪客到達後 10 分鐘內由受訪崗位接待}
""")


_KINDS = frozenset({"procedure", "criteria", "conduct"})


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for entry in handbook.entries:
        if entry.kind in _KINDS and not entry.basis and holds(entry, handbook):
            yield Diagnostic(descriptor=FAULT, span=entry.source.span(("id",)))


CHECK = of_entries(FAULT, find)
