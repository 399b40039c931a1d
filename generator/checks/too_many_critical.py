"""HB702 too-many-critical: more than three critical items in one group of a checklist.

A group is what is gone through at one time: the duties of a period, or what a post does in a procedure between two pause points.
Duties on events are no such group, because each is set off by an event of its own. A duty of several times a day, or of every shift,
counts once. The finding stands at the first item too many.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_each
from generator.checks.shared.on_lists import OnLists, Rows
from generator.diagnostics import Descriptor, Diagnostic, Severity, Span
from generator.facts.checklist import checklist
from generator.facts.checklist_items import Group, Item, Part
from generator.facts.packet import packet_part
from generator.handbook import Handbook
from generator.model import Post

LIMIT = 3

_HEAD = "kind: procedure\nid: mail\ntitle: 收文\ntrigger: 郵件送達\nsteps:\n"
_CRITICAL = "  - {do: 清點郵件, by: head, within: 1 hour, critical: true}\n"
_ORDINARY = "  - {do: 清點郵件, by: head, within: 1 hour}\n"

FAULT = Descriptor(
    code="HB702", name="too-many-critical", severity=Severity.WARNING,
    message="{count} critical items in one group of the checklist of \"{post}\"; at most {limit} stand out",
    hint="keep critical only what does serious harm if it is left out, or divide the group with a pause point",
    why="Where everything is critical, nothing is.",
    invalid=_HEAD + _CRITICAL * (LIMIT + 1), valid=_HEAD + _CRITICAL * LIMIT + _ORDINARY)


def find(post: Post, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for name, item, count in _CRITICAL_ITEMS.rows(post, handbook):
        yield Diagnostic(descriptor=FAULT, span=_span(post, name, item, handbook),
                         details={"count": count, "post": post.title, "limit": LIMIT})


def _critical_items(post: Post, part: Part, handbook: Handbook) -> Rows:
    """[procedure, index of the step that is one too many, number of critical items], or of duties with no procedure, and the duty."""
    return [[*_place(group, critical[LIMIT]), len(critical)]
            for sheet in packet_part(checklist(post, handbook, part), part) for group in sheet.groups
            if len(critical := _critical(group)) > LIMIT]


def _critical(group: Group) -> list[Item]:
    """All turns of a duty are one; duties on events do not fall due together."""
    if group.procedure is None and group.period == "event":
        return []
    return [*{_name(item): item for item in group.items if item.critical}.values()]


def _name(item: Item) -> str:
    """The name that all turns of a duty have in common."""
    return "/".join(item.id.split("/")[:2])


def _place(group: Group, item: Item) -> tuple[str, int | str]:
    return (group.procedure.id, item.step_number - 1) if group.procedure else ("", item.duty)


def _span(post: Post, procedure: str, item: int | str, handbook: Handbook) -> Span:
    if procedure:
        return handbook.procedures[procedure].source.span(("steps", item, "critical"))  # type: ignore[no-any-return]
    own = [duty.id for duty in post.duties]
    return post.source.span(("duties", own.index(item), "critical") if item in own else ("duties",))  # type: ignore[no-any-return]


_CRITICAL_ITEMS = OnLists("critical items", _critical_items)
CHECK = of_each("post", FAULT, find, "handbook", "procedure", once=True, on_lists=(_CRITICAL_ITEMS,))
