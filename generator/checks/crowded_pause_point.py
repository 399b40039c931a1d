"""HB701 crowded-pause-point: more items at a pause point than are taken in at a glance.

Counted are the steps that one post does or approves at the point, because each post goes through its own list. The limit is
nine, as checklist practice has it.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator

from generator.checks.shared.base import of_each
from generator.checks.shared.on_lists import OnLists, Rows
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.facts.checklist import checklist
from generator.facts.checklist_division import GROUP_ITEMS
from generator.facts.checklist_items import Part
from generator.handbook import Handbook
from generator.model import Post

_HEAD = "kind: procedure\nid: mail\ntitle: 收文\ntrigger: 郵件送達\npause_points: [{id: before, title: 分送前}]\nsteps:\n"
_STEP = "  - {do: 清點郵件, by: head, within: 1 hour, pause: before}\n"

FAULT = Descriptor(
    code="HB701", name="crowded-pause-point", severity=Severity.WARNING,
    message="{count} items for \"{post}\" at this pause point; at most {limit} are taken in at a glance",
    hint="divide it into two pause points, or leave out what nobody forgets",
    why="A long list is skimmed, and what matters is skimmed with it.",
    invalid=_HEAD + _STEP * (GROUP_ITEMS + 1), valid=_HEAD + _STEP * GROUP_ITEMS)


def find(post: Post, handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for name, pause, count in _CROWDED.rows(post, handbook):
        procedure = handbook.procedures[name]
        index = [point.id for point in procedure.pause_points].index(pause)
        yield Diagnostic(descriptor=FAULT, span=procedure.source.span(("pause_points", index)),
                         details={"count": count, "post": post.title, "limit": GROUP_ITEMS})


def _crowded(post: Post, part: Part, handbook: Handbook) -> Rows:
    """[procedure, pause point, number of items]"""
    counts: Counter[tuple[str, str]] = Counter()  # a group that was divided counts as one
    for group in checklist(post, handbook, part).groups:
        if group.procedure is not None and group.pause is not None:
            counts[group.procedure.id, group.pause.id] += len(group.items)
    return [[*place, count] for place, count in counts.items() if count > GROUP_ITEMS]


_CROWDED = OnLists("crowded pause points", _crowded)
CHECK = of_each("post", FAULT, find, "handbook", "procedure", on_lists=(_CROWDED,))
