"""HB214 critical-step-unlisted: a post carries out a critical step, but nothing in the post's own entry speaks of the procedure.

Work is handed over to it in the middle of somebody else's procedure. Its checklist is made from its duties, so the step is
missing there. One duty that names the procedure, or an item of its authority, is enough; the post that keeps the procedure up
to date (`owner`) knows it anyway.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.base import of_kinds
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, TAKE_IN_MAIL
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Post, Procedure
from generator.model.common import Status

FAULT = Descriptor(
    code="HB214", name="critical-step-unlisted", severity=Severity.WARNING,
    message="\"{post}\" does this critical step, but none of its duties names \"{procedure}\"",
    hint="add a duty to the post, with \"procedure: {procedure}\" and \"when: {{event: …}}\"",
    why="The receiver of a hand-over who was never told of it will say so when the step is missed.",
    invalid=TAKE_IN_MAIL + """\
  - {do: 批示承辦崗位, by: secretary, within: 2 hours, critical: true}
---
""" + CLERK + COUNTS_MAIL + """\
---
kind: post
id: secretary
title: 文秘人員
substitutes: [clerk]
duties:
  - {id: draft, do: 撰寫文稿, when: daily}
""",
    valid=TAKE_IN_MAIL + """\
  - {do: 批示承辦崗位, by: secretary, within: 2 hours, critical: true}
---
""" + CLERK + COUNTS_MAIL + """\
---
kind: post
id: secretary
title: 文秘人員
substitutes: [clerk]
duties:
  - {id: assign, do: 批示承辦崗位, when: {event: 收文登記完成}, within: 2 hours, procedure: take-in-mail}
""")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures):
        told = _told(handbook, procedure)
        for number, step in enumerate(procedure.steps):
            for which, post in enumerate(step.by):
                if step.critical and post not in told:
                    told.add(post)  # its first critical step stands for the rest
                    yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("steps", number, "by", which)),
                                     details={"post": post, "procedure": procedure.id})


def _told(handbook: Handbook, procedure: Procedure) -> set[str]:
    """Posts whose own entry speaks of the procedure."""
    told = {link.entry.id for link in handbook.links_to("procedure", procedure.id)
            if isinstance(link.entry, Post) and link.entry.status is not Status.RETIRED}
    return told | {procedure.owner} if procedure.owner else told


CHECK = of_kinds(FAULT, find, "post", "procedure")
