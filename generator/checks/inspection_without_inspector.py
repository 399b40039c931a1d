"""HB908 inspection-without-inspector: a risk says how often something is looked at, and names no post that looks.

The post is named with the inspection, under `by`, or else is the owner of the risk; it then stands among the duties of that post.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.base import of_entries
from generator.checks.shared.risks import CONTROLLED
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

_INSPECTED = CONTROLLED + "inspect: {item: 抽查登記簿 10 筆與清單相符, every: monthly}\n"

FAULT = Descriptor(
    code="HB908", name="inspection-without-inspector", severity=Severity.WARNING,
    message="nobody is told to look at this so often",
    hint="name the post that looks: \"by\", or give the risk an \"owner\"",
    why="It stands in nobody's calendar and on nobody's checklist.",
    invalid=_INSPECTED, valid=_INSPECTED + "owner: head\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for risk in current(handbook.risks, handbook):
        for number, found in enumerate(risk.inspect):
            if found.every and found.inspector(risk) is None:
                yield Diagnostic(descriptor=FAULT, span=risk.source.span(("inspect", number, "every")))


CHECK = of_entries(FAULT, find)
