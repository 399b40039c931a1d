"""The sheets of a checklist on paper: one for the duties of a day and period, and one for each procedure, the case at hand. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from generator.facts.checklist_items import Checklist, Group, Grouped, Part
from generator.model import Procedure


@dataclass(frozen=True, slots=True)
class Sheet(Grouped):
    """Groups that are taken to hand together: all duties, or what a post has to tick off in one `procedure`."""

    id: str
    procedure: Procedure | None
    groups: tuple[Group, ...]

    @property
    def first(self) -> int:
        """The number of the first item."""
        return self.groups[0].first


def packet(found: Checklist) -> tuple[Sheet, ...]:
    """All sheets of a list, in its order. Every item is on exactly one of them."""
    parts = (tuple(groups) for _, groups in groupby(found.groups, lambda group: group.procedure and group.procedure.id))
    return tuple(Sheet(f"in-{groups[0].procedure.id}" if groups[0].procedure else "duties", groups[0].procedure, groups)
                 for groups in parts)


def packet_part(found: Checklist, part: Part) -> tuple[Sheet, ...]:
    """Of a part of a list the sheets: that of the duties only in the first part."""
    return tuple(sheet for sheet in packet(found) if sheet.procedure or part.number == 0)
