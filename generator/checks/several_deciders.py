"""HB205 several-deciders: an approval or a decision that lies with more than one post.

Others can be asked, review the draft or co-sign it (`consult`, `review`, `cosign`); one post decides.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from generator.analysis.current import current
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, TAKE_IN_MAIL
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.walk import FieldPath

FAULT = Descriptor(
    code="HB205", name="several-deciders",
    message="{count} posts decide here: {posts}",
    hint="let one decide; the others review or co-sign (delegation table), or are consulted (step)",
    why="When two decide, neither answers for the decision, and the matter waits for both.",
    invalid=TAKE_IN_MAIL + """\
delegation:
  - {matter: 退回非本機關的來文, draft: clerk, decide: [head, clerk]}
---
""" + CLERK + """\
authority:
  - {decide: 退回郵件, procedures: take-in-mail}
""" + COUNTS_MAIL,
    valid=TAKE_IN_MAIL + """\
delegation:
  - {matter: 退回非本機關的來文, draft: clerk, decide: head}
---
""" + CLERK + """\
authority:
  - {decide: 退回郵件, procedures: take-in-mail}
""" + COUNTS_MAIL)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        for number, step in enumerate(procedure.steps):
            yield from _several(procedure, ("steps", number, "approve"), step.approve)
        for number, row in enumerate(procedure.delegation):
            yield from _several(procedure, ("delegation", number, "decide"), row.decide)


def _several(procedure: Procedure, path: FieldPath, posts: Sequence[str]) -> Iterator[Diagnostic]:
    if len(set(posts)) > 1:
        yield Diagnostic(descriptor=FAULT, span=procedure.source.span(path), details={"count": len(posts), "posts": ", ".join(posts)})


CHECK = of_entries(FAULT, find)
