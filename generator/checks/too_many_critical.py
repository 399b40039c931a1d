"""HB702 too-many-critical: more than three critical items in one group of a checklist.

A group is what is gone through at one time: the duties of a period, or what a post does in a procedure between two pause points.
Duties on events are no such group, because each is set off by an event of its own. A duty of several times a day, or of every shift,
counts once. The finding stands at the first item too many.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_each
from generator.diagnostics import Descriptor, Diagnostic, Severity, Span
from generator.facts.checklist import checklist
from generator.facts.checklist_items import Group, Item
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
    for group in checklist(post, handbook).groups:
        if group.procedure is None and group.period == "event":
            continue
        critical = list({_name(item): item for item in group.items if item.critical}.values())
        if len(critical) > LIMIT:
            yield Diagnostic(descriptor=FAULT, span=_span(post, group, critical[LIMIT]),
                             details={"count": len(critical), "post": post.title, "limit": LIMIT})


def _name(item: Item) -> str:
    """The name that all turns of a duty have in common."""
    return "/".join(item.id.split("/")[:2])


def _span(post: Post, group: Group, item: Item) -> Span:
    if group.procedure is not None:
        return group.procedure.source.span(("steps", item.step_number - 1, "critical"))  # type: ignore[no-any-return]
    own = [duty.id for duty in post.duties]
    return post.source.span(("duties", own.index(item.duty), "critical") if item.duty in own else ("duties",))  # type: ignore[no-any-return]


CHECK = of_each("post", FAULT, find, "handbook", "procedure", once=True)
