"""HB532 unfollowed-way: a step that says in two ways what follows, of which only one is ever followed.

Steps at the same time (`together`) go before answers, and a matter that passes to another procedure (`pass_to`) ends here, whatever
answers, `next` or `together` say.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import MAIL, TAKE_IN_MAIL
from generator.checks.shared.step_names import step_title
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model.procedure import Step

_PASSES = TAKE_IN_MAIL.replace("take-in-mail", "register-mail").replace("clerk", "head") + "---\n" + MAIL + """\
  - {id: count, do: 清點郵件, by: head, within: 30 minutes, pass_to: register-mailNEXT}
"""

FAULT = Descriptor(
    code="HB532", name="unfollowed-way",
    message="step {number}, \"{title}\", has both \"{followed}\" and \"{given}\"; \"{given}\" is never followed",
    hint="delete one of the two; what depends on an answer belongs into a step of its own, to which the answer leads",
    why="A way that is written and never taken misleads whoever reads the rule.",
    invalid=_PASSES.replace("NEXT", ", next: end"), valid=_PASSES.replace("NEXT", ""))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for procedure in current(handbook.procedures, handbook):
        for index, step in enumerate(procedure.steps):
            for followed, given in _both(step):
                yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("steps", index, given)), details={
                    "number": index + 1, "title": step_title(procedure, index), "followed": followed, "given": given})


def _both(step: Step) -> Iterator[tuple[str, str]]:
    """(what is followed, what is given beside it)."""
    followed, others = ("together", ("pass_to", "branches")) if step.together else ("pass_to", ("branches", "next"))
    if getattr(step, followed):
        yield from ((followed, given) for given in others if getattr(step, given))


CHECK = of_entries(FAULT, find)
