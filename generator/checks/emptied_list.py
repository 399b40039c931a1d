"""HB804 emptied-list: in the edition for an audience, nothing would be left of a list that must hold something.

A post needs a duty, and a procedure a step. Where every item of such a list is withheld, what is left of the entry would be no entry, or
would say something else than it does.
"""

from __future__ import annotations

from generator.checks.shared.editions import OFFICE_WITH_AUDIENCES, of_editions
from generator.diagnostics import Descriptor, Severity
from generator.edition import emptied_lists

_HEAD = OFFICE_WITH_AUDIENCES + """\
kind: procedure
id: loan
title: 調閱
trigger: 申請調閱
steps:
- {do: 受理申請, audience: staff}
"""
FAULT = Descriptor(
    code="HB804", name="emptied-list", severity=Severity.ERROR,
    message="readers of the edition for {audience} may see {kind} \"{given}\", but nothing of this list, which would then be empty",
    hint="let them see at least one item, or give \"{given}\" the same audience as its items",
    why="What would be left says less than a rule must, or something else than the rule does.",
    invalid=_HEAD + "- {do: 查核密等, audience: staff}\n",
    valid=_HEAD + "- {do: 交付}\n")

CHECK = of_editions(FAULT, emptied_lists)
