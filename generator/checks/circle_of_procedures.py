"""HB534 circle-of-procedures: procedures that go through each other, so that none of them is ever done.

A procedure goes through another (`go_through`) and goes on when that is done. Where that one, directly or by way of others, goes through
the first, each waits for the other. A matter may pass to another procedure and come back (`pass_to`): it then begins anew.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.graphs import strongly_connected
from generator.checks.shared.base import of_kinds
from generator.checks.shared.gathered import Gathered
from generator.checks.shared.small_office import MAIL
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model import Procedure

_TWO = (MAIL + "  - {do: 清點郵件, by: head, within: 30 minutes, go_through: register-mail}\n---\n"
        + MAIL.replace("take-in-mail", "register-mail") + "  - {do: 登記郵件, by: head, within: 30 minutesBACK}\n")

FAULT = Descriptor(
    code="HB534", name="circle-of-procedures",
    message="the procedures go through each other and never end: {circle}",
    hint="let one of them end first, or pass the matter on (pass_to) where it does not come back",
    why="Each of them waits until the other is done.",
    invalid=_TWO.replace("BACK", ", go_through: take-in-mail"), valid=_TWO.replace("BACK", ""))


def _through(procedure: Procedure, handbook: Handbook) -> list[tuple[int, str]]:
    """(index of a step, the procedure that it goes through)"""
    steps = procedure.steps if is_current(procedure, handbook) else ()
    return [(index, step.go_through) for index, step in enumerate(steps) if step.go_through]


_THROUGH = Gathered("procedures gone through", ("procedure",), _through)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    through = {entry.id: rows for entry, rows in _THROUGH.rows(handbook)}
    names = [*through]
    place = {name: number for number, name in enumerate(names)}
    ways = [[place[name] for _, name in rows if name in place] for rows in through.values()]
    for circle in strongly_connected(ways):
        first = min(circle)
        if len(circle) > 1 or first in ways[first]:
            inside = {names[number] for number in circle}
            index = next(index for index, name in through[names[first]] if name in inside)
            yield Diagnostic(descriptor=FAULT, span=handbook.procedures[names[first]].source.span(("steps", index, "go_through")),
                             details={"circle": ", ".join(names[number] for number in sorted(circle))})


CHECK = of_kinds(FAULT, find, "procedure", gathered=(_THROUGH,))
