"""HB211 beyond-authority: a post decides something that its stated authority does not reach.

A procedure lets it approve a step or decide a matter, but no item of `authority` in the post names that procedure or its
scope. One of the two is wrong: either the post oversteps, or its description leaves out a right. An item that names neither
scopes nor procedures holds everywhere. The post at the top, which reports to nobody, holds all that is not delegated.
A role for a case has the authority that it is taken for.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import deciders, is_current
from generator.checks.shared.base import of_each
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, TAKE_IN_MAIL
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model import Post, Procedure
from generator.model.walk import FieldPath

FAULT = Descriptor(
    code="HB211", name="beyond-authority",
    message="\"{post}\" decides here, but its authority does not name \"{procedure}\" or its scope",
    hint="add to the post under \"authority\" what it decides, with \"procedures: {procedure}\"; or let another post decide",
    why="Staff cannot tell whether the decision holds, and the post can deny that it was entitled to decide.",
    invalid=TAKE_IN_MAIL + """\
delegation:
  - {matter: 退回非本機關的來文, decide: clerk}
---
""" + CLERK + COUNTS_MAIL,
    valid=TAKE_IN_MAIL + """\
delegation:
  - {matter: 退回非本機關的來文, decide: clerk}
---
""" + CLERK + """\
authority:
  - {decide: 退回非本機關的來文, procedures: take-in-mail}
""" + COUNTS_MAIL)


def find(procedure: Procedure, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for path, name in deciders(procedure, handbook, roles=False) if is_current(procedure, handbook) else ():
        post = handbook.posts.get(name)
        if post and post.reports_to and not _reaches(post, procedure) and not _approves_own(procedure, path, name):
            yield Diagnostic(descriptor=FAULT, span=procedure.source.span(path), details={"post": name, "procedure": procedure.id})


def _approves_own(procedure: Procedure, path: FieldPath, name: str) -> bool:
    """Whether it approves a step that it does itself, which is told already and must not be fixed by more authority."""
    return path[0] == "steps" and name in procedure.steps[int(path[1])].by


def _reaches(post: Post, procedure: Procedure) -> bool:
    return any(procedure.id in item.procedures or (procedure.scope and procedure.scope in item.scopes)
               or not (item.procedures or item.scopes) for item in post.authority)


CHECK = of_each("procedure", FAULT, find, "post")
