"""The checklist of a post, derived from its duties and from the steps it does or approves in procedures. Pure.

Duties are grouped by how often they fall due, from every day to once a year and on events; steps by procedure and pause
point. A duty that is a step stands once, in the words of the duty: where it recurs among the duties, at its time; where an event
sets it off in its procedure. Nothing here knows a language, a page or a sheet of paper.
"""

from __future__ import annotations

from generator.facts.checklist_context import with_context
from generator.facts.checklist_items import Checklist, Group, Part
from generator.facts.checklist_plan import checklist_plan, numbered
from generator.facts.checklist_steps import procedure_groups
from generator.handbook import Handbook
from generator.model import Post

WHOLE = Part()
_PROCEDURES, _MOST = 4, 8
"""So many procedures for each post make a part of every list, since several posts take part in each. More parts than these take longer to
keep than an edit saves.
"""


def checklist(post: Post, handbook: Handbook, part: Part = WHOLE) -> Checklist:
    """The post's list: duties by frequency, then steps by procedure and pause point.

    Time grows with the post's own duties and the places that name the post, not with the size of the handbook. Of a `part` there are the
    duties and its procedures, and every item has the number that it has on the whole list: no other procedure is read as a whole, but
    those whose steps are duties.
    """
    return handbook.once(post, ("checklist", part), lambda: _checklist(post, handbook, part))


def parts_of_lists(handbook: Handbook) -> list[Part]:
    """In which parts what is made of a list is kept: an edit of one procedure makes little anew."""
    number = min(_MOST, max(1, len(handbook.procedures) // max(1, len(handbook.posts)) // _PROCEDURES))
    return [Part(each, number) for each in range(number)]


def _checklist(post: Post, handbook: Handbook, part: Part) -> Checklist:
    plan, found = checklist_plan(post, handbook), list[Group]()
    for procedure in (handbook.procedures[name] for name in plan.first if part.holds(name)):
        groups = procedure_groups(procedure, plan.steps[procedure.id], plan.merged, plan.elsewhere, handbook)
        found += numbered(groups, plan.first[procedure.id])
    return with_context(Checklist(post, (*plan.duties, *found)), handbook)
