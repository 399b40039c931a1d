"""Long groups of a checklist in parts that are taken in at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.facts.checklist_items import Group, Item
from generator.facts.duties import moment

GROUP_ITEMS = 9
"""More items than this are not taken in at a glance: a longer group is divided."""


def divided(group: Group, number: int) -> Iterator[Group]:
    """The group in parts of at most `GROUP_ITEMS`, the first item numbered `number`."""
    parts = -(-len(group.items) // GROUP_ITEMS)
    start = 0
    for part in range(1, parts + 1):
        end = _cut(group.items, start, parts - part)
        yield replace(group, id=group.id if part == 1 else f"{group.id}---{part}", first=number + start, part=part, parts=parts,
                      items=group.items[start:end])
        start = end


def _cut(items: tuple[Item, ...], start: int, parts_after: int) -> int:
    """Where the part that begins at `start` ends: at a natural place, as near as can be to parts of the same length."""
    if parts_after == 0:
        return len(items)
    even = start + round((len(items) - start) / (parts_after + 1))
    earliest = max(start + 1, len(items) - parts_after * GROUP_ITEMS)
    latest = min(start + GROUP_ITEMS, len(items) - parts_after)
    natural = [place for place in range(earliest, latest + 1) if _is_break(items[place - 1], items[place])]
    return min(natural or [even], key=lambda place: (abs(place - even), place))


def _is_break(before: Item, after: Item) -> bool:
    """Another day, duties without a time after those with one, another priority of such, or steps of other posts between the two."""
    if before.when is None or after.when is None:
        return after.step_number > before.step_number + 1
    earlier, later = moment(before.when), moment(after.when)
    timed = bool(before.when.at), bool(after.when.at)
    return earlier[:2] != later[:2] or timed[0] is not timed[1] or (not timed[0] and before.priority is not after.priority)
