"""Who signs on a sheet beside the one who did it all: whoever does an item together with others, or must be a certain other person."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from generator.analysis.people import others
from generator.facts.checklist_items import Item
from generator.facts.packet import Sheet
from generator.handbook import Handbook
from generator.model import Procedure


class SignatureLine(NamedTuple):
    """The `number` of an `item` on its list, and which `person` of several who do it, from 1; 0 for the only one."""

    number: int
    person: int
    item: Item


def signature_lines(sheet: Sheet) -> Iterator[SignatureLine]:
    """The lines of a sheet, in the order of its items."""
    for group in sheet.groups:
        for number, item in enumerate(group.items, group.first):
            if item.signers > 1:
                yield from (SignatureLine(number, person, item) for person in range(1, item.signers + 1))
            elif item.signers == 1:
                yield SignatureLine(number, 0, item)


def signers(procedure: Procedure, index: int, handbook: Handbook) -> int:
    """How many people sign for a step; none where it does not matter who did it."""
    step = procedure.steps[index]
    return step.people or (1 if step.same_as or step.other_than or index in _named(procedure, handbook) else 0)


def _named(procedure: Procedure, handbook: Handbook) -> Collection[int]:
    """Indexes of the steps whose doers other steps name, here or in another procedure."""
    return handbook.once(procedure, "signed", lambda: frozenset(_find_named(procedure, handbook)))


def _find_named(procedure: Procedure, handbook: Handbook) -> Iterator[int]:
    yield from (place for step in procedure.steps if (place := procedure.index_of(step.same_as or "")) is not None)
    for other in (procedure, *_referring(procedure, handbook)):
        for index in range(len(other.steps)):
            yield from (found.step for found in others(other, index, handbook)
                        if found.procedure.id == procedure.id and found.step is not None)


def _referring(procedure: Procedure, handbook: Handbook) -> Iterator[Procedure]:
    """The procedures that name steps of another one so."""
    found = {link.entry.id: link.entry for link in handbook.links_to(*procedure.key) if "other_than" in link.path}
    return (entry for entry in found.values() if isinstance(entry, Procedure) and entry.id != procedure.id)
