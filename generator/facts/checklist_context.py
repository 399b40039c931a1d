"""Steps that a post does not tick in a procedure, but has to know of for the order: from whom its own steps come, and to whom they go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from generator.facts.checklist_items import Checklist, ContextStep, Group
from generator.facts.checklist_steps import doers_of
from generator.handbook import Handbook
from generator.model import Procedure


def with_context(found: Checklist, handbook: Handbook) -> Checklist:
    """The list with the neighbouring steps of others, and with its own that are ticked elsewhere on the list."""
    groups: list[Group] = []
    for _, part in groupby(found.groups, lambda group: group.procedure and group.procedure.id):
        same = [*part]
        groups += same if same[0].procedure is None else _placed(same[0].procedure, same, found, handbook)
    return Checklist(found.post, tuple(groups))


def _placed(procedure: Procedure, groups: Sequence[Group], found: Checklist, handbook: Handbook) -> Iterator[Group]:
    """Every step of the context stands before the first item that is a later step, the rest at the end of the last group."""
    own = {item.step_number - 1 for group in groups for item in group.items if item.step and not item.extends}
    pending = [index for index in range(len(procedure.steps)) if index not in own and _is_near(procedure, index, own, found)]
    for group in groups:
        placed: list[tuple[int, int]] = []
        for place, item in enumerate(group.items):
            while pending and pending[0] + 1 < item.step_number:
                placed.append((pending.pop(0), place))
        if group is groups[-1]:
            placed += [(index, len(group.items)) for index in pending]
        yield replace(group, context=tuple(_context(procedure, index, place, found, handbook) for index, place in placed))


def _is_near(procedure: Procedure, index: int, own: set[int], found: Checklist) -> bool:
    """Whether a step leads to one of the list or follows one, or is the post's own."""
    return (found.number(procedure.id, index) is not None or any(target in own for target in procedure.targets[index])
            or any(index in procedure.targets[source] for source in own))


def _context(procedure: Procedure, index: int, before: int, found: Checklist, handbook: Handbook) -> ContextStep:
    step, item = procedure.steps[index], found.number(procedure.id, index)
    return ContextStep(step_number=index + 1, by=() if item else doers_of(step, handbook), do=step.do, item=item, before=before)
