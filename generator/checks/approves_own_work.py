"""HB207 approves-own-work: a post that carries out a step and approves the same step, or that its own time limit is extended.

An approval is a second pair of eyes. If the post may do it alone, leave `approve` out and say so in its authority.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence

from generator.analysis.current import current
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, MAIL
from generator.diagnostics import Descriptor, Diagnostic, Term
from generator.handbook import Handbook
from generator.model import Entry
from generator.model.limit import Limit
from generator.model.walk import FieldPath

THE_WORK = Term("the work")
MORE_TIME = Term("more time for it")
OF_MORE_TIME = "name another post that decides whether more time is given"

FAULT = Descriptor(
    code="HB207", name="approves-own-work",
    message="\"{post}\" carries this out and approves {what} too",
    hint="name another post to approve, or leave \"approve\" out if nobody needs to",
    why="Whoever approves their own work is checked by nobody.",
    invalid=MAIL + """\
  - {do: 編列收文字號, by: clerk, approve: clerk, within: 30 minutes}
---
""" + CLERK + """\
authority:
  - {decide: 編列收文字號, procedures: take-in-mail}
""" + COUNTS_MAIL,
    valid=MAIL + """\
  - {do: 編列收文字號, by: clerk, approve: head, within: 30 minutes}
---
""" + CLERK + COUNTS_MAIL)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        for number, step in enumerate(procedure.steps):
            place = ("steps", number)
            yield from _both(procedure, step.by, (*place, "approve"), step.approve, THE_WORK)
            yield from _extended(procedure, step.by, (*place, "within"), step.within)
    for post in current(handbook.posts, handbook):
        for number, duty in enumerate(post.duties):
            yield from _extended(post, (post.id,), ("duties", number, "within"), duty.within)


def _extended(entry: Entry, by: Collection[str], path: FieldPath, limit: Limit | None) -> Iterator[Diagnostic]:
    for number, extension in enumerate(limit.extend if limit else ()):
        yield from _both(entry, by, (*path, "extend", number, "approve"), extension.approve, MORE_TIME)


def _both(entry: Entry, by: Collection[str], path: FieldPath, approve: Sequence[str], what: Term) -> Iterator[Diagnostic]:
    for which, post in enumerate(approve):
        if post in by:
            yield Diagnostic(descriptor=FAULT, span=entry.source.span((*path, which)), hint=OF_MORE_TIME if what == MORE_TIME else None,
                             details={"post": post, "what": what})


CHECK = of_entries(FAULT, find)
