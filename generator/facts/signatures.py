"""Who signs on a sheet beside the one who did it all: whoever does an item together with others, or must be a certain other person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.facts.checklist_items import Item
from generator.facts.packet import Sheet


class SignatureLine(NamedTuple):
    """The `number` of an item on its list, and which `person` of several who do it, from 1; 0 for the only one."""

    number: int
    person: int


def signature_lines(sheet: Sheet) -> Iterator[SignatureLine]:
    """The lines of a sheet, in the order of its items."""
    for group in sheet.groups:
        for number, item in enumerate(group.items, group.first):
            people = _people(item)
            if people > 1:
                yield from (SignatureLine(number, person) for person in range(1, people + 1))
            elif people == 1:
                yield SignatureLine(number, 0)


def _people(item: Item) -> int:
    """How many people sign for an item; none where it does not matter who did it."""
    if item.procedure is None or item.step is None or item.approves:
        return 0
    step = item.procedure.steps[item.step_number - 1]
    named = any(item.step in (other.same_as, *other.other_than) for other in item.procedure.steps)
    return step.people or (1 if step.same_as or step.other_than or named else 0)
