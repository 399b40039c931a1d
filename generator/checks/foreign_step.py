"""HB219 foreign-step: a duty that says it is a step of a procedure which another post does.

The step is done or approved by other posts than the one that has the duty. Either the duty names the wrong step, or the
step the wrong post.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.analysis.doers import posts_behind
from generator.analysis.duty_steps import duty_steps
from generator.analysis.standing import versions
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import CLERK, MAIL, TAKE_IN_MAIL
from generator.checks.shared.step_names import step_details
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook

_DUTY = CLERK + """\
duties:
  - {id: count-mail, do: 清點郵件, when: daily, procedure: take-in-mail, step: step-1}
"""

FAULT = Descriptor(
    code="HB219", name="foreign-step",
    message="step {number} of \"{procedure}\", \"{title}\", is neither done nor approved by \"{post}\"",
    hint="name a step of \"{post}\", or name this post in the step, under \"by\"",
    why="Two posts read that the step is theirs, or each that it is the other's.",
    invalid=MAIL + "  - {do: 清點郵件, by: head, within: 30 minutes}\n---\n" + _DUTY,
    valid=TAKE_IN_MAIL + "---\n" + _DUTY)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for post in current(handbook.posts, handbook):
        for number, procedure, index in duty_steps(post, handbook):
            step = procedure.steps[index]
            named = (*step.by, *step.approve)
            if named and versions(post, handbook).isdisjoint(posts_behind(named, handbook)):
                yield Diagnostic(
                    descriptor=FAULT, span=post.source.span(("duties", number, "step")),
                    related=procedure.source.span(("steps", index, "do")), details={**step_details(procedure, index), "post": post.id})


CHECK = of_entries(FAULT, find, "procedure", "post")
