"""HB802 withheld-way: in the edition for an audience, a procedure would go on elsewhere, since a withheld step leads on in its own way.

A withheld step is taken out, and the step before it goes on to the step after it. Where the withheld step has branches, or a
`next` that leads elsewhere, that would be another procedure than the one which is in force.
"""

from __future__ import annotations

from generator.checks.shared.editions import OFFICE_WITH_AUDIENCES, of_editions
from generator.diagnostics import Descriptor, Severity
from generator.edition import changed_ways

_HEAD = OFFICE_WITH_AUDIENCES + """\
kind: procedure
id: loan
title: 調閱
trigger: 申請調閱
steps:
- {do: 受理申請}
"""
FAULT = Descriptor(
    code="HB802", name="withheld-way", severity=Severity.ERROR,
    message="in the edition for {audience} the procedure would go another way: {kind} \"{given}\", which is withheld, leads on in its own",
    hint="write the branches or \"next\" at a step that everyone may read; or let step \"{given}\" be read by the same audience",
    why="Readers of that edition would follow another procedure than the one in force.",
    invalid=_HEAD + "- {do: 查核密等, audience: staff, next: return}\n- {do: 交付}\n- {id: return, do: 歸還}\n",
    valid=_HEAD + "- {do: 查核密等, audience: staff}\n- {do: 交付}\n- {id: return, do: 歸還}\n")

CHECK = of_editions(FAULT, changed_ways)
